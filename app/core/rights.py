"""What the base says this person may do. There is no second list of rights anywhere: the program only greys out."""

from __future__ import annotations

from collections.abc import Iterable


class Rights:
    """Privileges by object as the engine reports them: S select, I insert, U update, D delete, X execute."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        self._verbs = {name.strip().lower(): verbs for name, verbs in rows}

    def may(self, verb: str, name: str) -> bool:
        """Whether the base would take this verb on this view or procedure."""
        return verb in self._verbs.get(name, "")

    def may_see(self, entity: str) -> bool:
        """Whether the entity's list can be read."""
        return self.may("S", f"{entity}_list") or self.may("S", entity)

    def may_add(self, entity: str) -> bool:
        """Whether rows can be added."""
        return self.may("I", entity) or (entity == "attachment" and self.may("X", "attachment_add"))

    def may_change(self, entity: str) -> bool:
        """Whether rows can be changed."""
        return self.may("U", entity)

    def may_delete(self, entity: str) -> bool:
        """Whether rows can be deleted."""
        return self.may("D", entity)
