"""The blocks of information and the verbs that a permission opens or closes, as schema.sql (permission_t) spells them."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.texts import T

VERBS = {
    "S": T("Permission", "See"),
    "A": T("Permission", "Add"),
    "C": T("Permission", "Change"),
    "D": T("Permission", "Delete"),
    "X": T("Permission", "Export"),
    "P": T("Permission", "Print"),
    "R": T("Permission", "Reassign"),
    "F": T("Permission", "In lists"),
}
SCOPES = {
    "N": T("Permission", "None"),
    "O": T("Permission", "Own"),
    "T": T("Permission", "Department"),
    "B": T("Permission", "Branch"),
    "A": T("Permission", "All"),
}


@dataclass(frozen=True)
class BlockOfRights:
    """One block: its key, its name, the verbs it has."""

    key: str
    title: T
    verbs: str


BLOCKS = (
    BlockOfRights("client", T("Permission", "Clients"), "SACDXPR"),
    BlockOfRights("contact", T("Permission", "Contact persons"), "SACDXPR"),
    BlockOfRights("channel", T("Permission", "Phones and addresses"), "SACDXF"),
    BlockOfRights("interaction", T("Permission", "Interactions"), "SACDXP"),
    BlockOfRights("task", T("Permission", "Tasks"), "SACDXR"),
    BlockOfRights("attachment", T("Permission", "Files"), "SACDX"),
    BlockOfRights("report", T("Permission", "Reports"), "SXP"),
    BlockOfRights("permission", T("Permission", "Permissions of others"), "SC"),
    BlockOfRights("audit", T("Permission", "Audit"), "SX"),
    BlockOfRights("alarm", T("Permission", "Alarms"), "SACD"),
)
BY_KEY = {block.key: block for block in BLOCKS}


class Permissions:
    """What is open to this person, as the base packed it: "block.verb=scope;" in pieces."""

    def __init__(self, pieces: list[str] | None = None) -> None:
        self._scopes: dict[tuple[str, str], str] = {}
        for rule in "".join(pieces or []).split(";"):
            if rule:
                name, _, scope = rule.partition("=")
                block, _, verb = name.rpartition(".")
                self._scopes[block, verb] = scope

    def scope(self, block: str, verb: str) -> str:
        """N, O, T, B or A; N for what no rule opens."""
        return self._scopes.get((block, verb), "N")

    @property
    def is_shut(self) -> bool:
        """Whether the base opens nothing at all to this session: its password or its token is asked for anew."""
        return ("session", "S") in self._scopes

    def sees(self, entity: str, field: str) -> bool:
        """Whether a field is seen: it is, until a rule hides it."""
        return self._scopes.get((f"{entity}.{field}", "S"), "A") != "N"

    def near(self, block: str) -> dict[str, tuple[int, ...]]:
        """What all that is seen of a block has in common, as a filter of its page: one of a few values; {} when nothing."""
        names = ("near_branch", "near_person", "near_few")
        known = {name: self._scopes[block, name] for name in names if (block, name) in self._scopes}
        return {name: tuple(int(key) for key in keys.strip(",").split(",")) for name, keys in known.items()}

    def exports_less(self, block: str) -> bool:
        """Whether less may leave than is seen."""
        export = self.scope(block, "X")
        return export not in ("A", self.scope(block, "S"))

    def may(self, block: str, verb: str) -> bool:
        """Whether a door is open at all. A block without permissions of its own (branches, say) is open."""
        return block not in BY_KEY or self.scope(block, verb) != "N"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Permissions) and self._scopes == other._scopes

    __hash__ = None  # type: ignore[assignment]
