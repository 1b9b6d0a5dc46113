"""What the program knows of the base and of the person since log-in: who, rights, settings, dictionaries, the firm's clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.core.rights import Rights
from app.core.seats import Standing
from app.core.settings import Settings


@dataclass(frozen=True)
class Value:
    """A value of a dictionary, or a row of a small entity (branch, department, employee)."""

    id: int
    name: str
    is_active: bool = True
    code: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Kind:
    """A dictionary: a list of values with a name."""

    id: int
    name: str
    code: str
    is_system: bool
    is_classifier: bool


@dataclass
class Facts:
    """Everything asked for in the one round trip after log-in. Refreshed as a whole when a dictionary changes."""

    firm: str
    base_uid: str
    schema_version: int
    clock: dt.timedelta  # the firm's time minus this computer's
    login: str
    me_id: int
    me_name: str
    branch_id: int
    department_id: int | None
    staff_role_id: int | None
    rights: Rights
    settings: Settings
    kinds: Sequence[Kind] = ()
    values: Sequence[Value] = ()
    small: dict[str, Sequence[Value]] = field(default_factory=dict)  # branch, department, employee
    standing: Standing = field(default_factory=Standing)  # of the seat and, for administrators, the licence
    password_ends_at: dt.datetime | None = None  # the firm's time; None: never, or no password here
    before_at: dt.datetime | None = None  # the log-in before this one, and from where
    before_from: str = ""
    own_users: bool = False  # the base keeps users with passwords: it is behind a server

    def renew(self, other: Facts) -> None:
        """Take over what was asked anew; whoever holds these facts sees the new ones."""
        self.__dict__.update(other.__dict__)

    def now(self) -> dt.datetime:
        """The firm's time, whatever this computer's clock says."""
        return (dt.datetime.now() + self.clock).replace(microsecond=0)

    def today(self) -> dt.date:
        """The firm's date."""
        return self.now().date()

    def workday_end(self) -> dt.datetime:
        """Today at 18:00, or tomorrow's when that has passed: what a new task is offered."""
        now = self.now()
        end = now.replace(hour=18, minute=0, second=0)
        return end if now < end else end + dt.timedelta(days=1)

    @property
    def country(self) -> str:
        """Country of new clients, ISO 3166-1 alpha-2."""
        return str(self.settings.get("country"))

    def picks(self, kind: str) -> list[Value]:
        """Values of one dictionary in its order; "*" gives those of all classifiers."""
        if kind == "*":
            classifiers = {k.code for k in self.kinds if k.is_classifier}
            return [v for v in self.values if v.kind in classifiers]
        return [v for v in self.values if v.kind == kind]

    def refs(self, entity: str) -> list[Value]:
        """Rows of a small entity."""
        if entity == "dictionary_kind":
            return [Value(k.id, k.name, True, k.code) for k in self.kinds]
        return list(self.small.get(entity, ()))

    def name_of(self, entity_or_kind: str, value_id: object) -> str:
        """The name behind an id, "" when there is none."""
        pool = self.refs(entity_or_kind) or self.picks(entity_or_kind)
        return next((v.name for v in pool if v.id == value_id), "")
