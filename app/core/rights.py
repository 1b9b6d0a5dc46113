"""What the base says this person may do. There is no second list of rights anywhere: the program only greys out."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.blocks import BY_KEY, Permissions
from app.core.entity import Entity, Unseen


class Rights:
    """Privileges by object as the engine reports them (S select, I insert, U update, D delete, X execute), and permissions.

    Both must agree: a privilege opens the door, a permission says how far.
    """

    def __init__(self, rows: Iterable[tuple[str, str]], permissions: Permissions | None = None) -> None:
        self._verbs = {name.strip().lower(): verbs for name, verbs in rows}
        self.permissions = permissions or Permissions()

    def may(self, verb: str, name: str) -> bool:
        """Whether the base would take this verb on this view or procedure."""
        return verb in self._verbs.get(name, "")

    def may_see(self, entity: str) -> bool:
        """Whether the entity's list can be read."""
        return (self.may("S", f"{entity}_list") or self.may("S", entity)) and self.permissions.may(
            entity, "S"
        )

    def may_add(self, entity: str) -> bool:
        """Whether rows can be added."""
        door = self.may("I", entity) or (entity == "attachment" and self.may("X", "attachment_add"))
        return door and self.permissions.may(entity, "A")

    def may_change(self, entity: str) -> bool:
        """Whether rows can be changed."""
        return self.may("U", entity) and self.permissions.may(entity, "C")

    def may_delete(self, entity: str) -> bool:
        """Whether rows can be deleted."""
        return self.may("D", entity) and self.permissions.may(entity, "D")

    def unseen(self, entity: Entity) -> Unseen:
        """What of an entity is hidden from this person."""
        return entity.without(self.permissions.sees)

    def may_export(self, block: str) -> bool:
        """Whether rows of a block may leave as a file."""
        return self.permissions.may(block if "X" in _verbs(block) else _OTHERS, "X")

    def may_print(self, block: str) -> bool:
        """Whether rows of a block may leave on paper."""
        return self.permissions.may(block if "P" in _verbs(block) else _OTHERS, "P")


_OTHERS = "report"  # lists without rights of their own leave as reports do


def _verbs(block: str) -> str:
    return BY_KEY[block].verbs if block in BY_KEY else ""
