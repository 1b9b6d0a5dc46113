"""What the generator makes: plain rows with keys counted from 1, no database in sight.

Moments are the firm's own time; keys refer to each other (`client.employee` is an employee's key).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(slots=True)
class Branch:
    key: int
    name: str
    city: str
    phone: str


@dataclass(slots=True)
class Department:
    key: int
    name: str
    branch: int
    parent: int | None
    head: int | None = None


@dataclass(slots=True)
class Employee:
    key: int
    login: str
    name: str
    sex: str
    job: str
    department: int
    branch: int
    role: str
    phone: str
    email: str
    birthday: date
    active: bool = True


@dataclass(slots=True)
class Kind:
    """A dictionary and its values as (symbol, name); classifiers are the firm's own dictionaries of clients."""

    code: str
    name: str
    classifier: bool
    values: list[tuple[str, str]]


@dataclass(slots=True)
class Client:
    key: int
    kind: str
    name: str
    legal_name: str
    country: str
    language: str
    region: str
    city: str
    address: str
    tax_id: str
    reg_code: str
    reg_no: str
    source: str
    trade: str
    size: str
    segment: str
    employee: int
    branch: int
    created_at: datetime
    slug: str
    status: str = "first_contact"
    status_since: datetime = datetime.min
    birthday: date | None = None
    note: str = ""
    archived: bool = False
    classes: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Contact:
    key: int
    name: str
    salutation: str
    sex: str
    country: str
    language: str
    birthday: date | None
    branch: int
    employee: int
    created_at: datetime
    slug: str
    note: str = ""
    photo: bytes | None = None


@dataclass(slots=True)
class Employment:
    contact: int
    client: int
    role: str
    since: date | None = None
    until: date | None = None
    main: bool = False
    note: str = ""


@dataclass(slots=True)
class Channel:
    """A way to reach a client or a contact; `normal` is what equality means (E.164, lower-case e-mail)."""

    client: int | None
    contact: int | None
    kind: str
    typed: str
    normal: str
    label: str
    main: bool = False
    bad: bool = False


@dataclass(slots=True)
class Interaction:
    key: int
    client: int
    contact: int | None
    employee: int
    at: datetime
    kind: str
    direction: str
    minutes: int | None
    result: str
    summary: str
    key_points: str
    next_step: str
    step: str


@dataclass(slots=True)
class Task:
    key: int
    subject: str
    client: int | None
    contact: int | None
    employee: int
    author: int
    interaction: int | None
    created_at: datetime
    due_at: datetime
    remind_at: datetime | None
    done_at: datetime | None = None
    result: str = ""
    withdrawn: bool = False


@dataclass(slots=True)
class Attachment:
    owner_kind: str
    owner: int
    name: str
    body: bytes
    employee: int
    created_at: datetime


@dataclass(slots=True)
class Change:
    """What somebody changed in a client: the history shows it. `field` is status or employee."""

    client: int
    at: datetime
    employee: int
    field: str
    old: str | int
    new: str | int


@dataclass(slots=True)
class World:
    """All of it. `first` and `now` bound the moments of what happened; tasks may lie later."""

    firm: str
    language: str
    seed: int
    first: datetime
    now: datetime
    branches: list[Branch] = field(default_factory=list)
    departments: list[Department] = field(default_factory=list)
    employees: list[Employee] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)
    clients: list[Client] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    employments: list[Employment] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)
    interactions: list[Interaction] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
