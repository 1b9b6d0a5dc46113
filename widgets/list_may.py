"""What a person may do with rows of a list as a whole: hand them over, merge them. The base decides; the program greys out."""

from __future__ import annotations

from app.bridge.workplace import Workplace
from app.core.cases import hand_over, merge


def may_hand_over(workplace: Workplace, entity: str) -> bool:
    """Whether this person may hand over rows of an entity at all; of an employee: what is his."""
    rights = workplace.facts.rights
    if entity == "employee":
        return rights.permissions.may("client", "R") and rights.may("X", "hand_over_all")
    return (
        entity in hand_over.ENTITIES and rights.permissions.may(entity, "R") and rights.may("X", "hand_over")
    )


def may_merge(workplace: Workplace, entity: str) -> bool:
    """Whether this person may merge rows of an entity at all."""
    rights = workplace.facts.rights
    return entity in merge.MERGED and rights.may_change(entity) and rights.may_delete(entity)
