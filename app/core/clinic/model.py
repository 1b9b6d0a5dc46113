"""What a file becomes: clients with contact persons, channels and dictionary values, not yet in the base."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.core.clinic.doubts import Doubt

PHONE: Final = "P"
EMAIL: Final = "E"
ADDRESS: Final = "A"
MESSENGER: Final = "M"
SITE: Final = "W"
NOTE_SIZE: Final = 2000


@dataclass(slots=True)
class Channel:
    """A phone, e-mail, address, messenger or site; `normal` is what equality means, "" when unknown."""

    kind: str
    typed: str
    normal: str = ""
    label: str = ""

    @property
    def same(self) -> tuple[str, str]:
        return self.kind, self.normal or self.typed.lower()


@dataclass(slots=True)
class Person:
    """A contact person of a client."""

    name: str
    job: str = ""
    salutation: str = ""
    birthday: date | None = None
    note: str = ""
    channels: list[Channel] = field(default_factory=list)


@dataclass(slots=True)
class Client:
    """A client to be; `rows` are the rows of the file it came from, the first one first.

    `fields` holds texts by field key, `values` dictionary values by kind code (source, status, trade, size),
    `classes` (classifier, value) pairs. `problem` is the key of why it is refused, "" when it is not.
    """

    rows: list[int]
    kind: str = "O"
    name: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    classes: list[tuple[str, str]] = field(default_factory=list)
    employee_id: int | None = None
    branch_id: int | None = None
    birthday: date | None = None
    channels: list[Channel] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    problem: str = ""

    @property
    def row(self) -> int:
        return self.rows[0]

    def add_note(self, text: str) -> None:
        """Append a line to the note; nothing that the note can hold is dropped."""
        before = self.fields.get("note", "")
        if text and text not in before.split("\n"):
            self.fields["note"] = f"{before}\n{text}".strip()[:NOTE_SIZE]

    def add_channel(self, channel: Channel) -> None:
        if all(channel.same != one.same for one in self.channels):
            self.channels.append(channel)

    def all_channels(self) -> list[Channel]:
        return [*self.channels, *(channel for person in self.persons for channel in person.channels)]

    def absorb(self, other: Client) -> None:
        """Take what another row adds: persons, channels, classes, and fields that are empty here."""
        self.rows += other.rows
        for key, text in other.fields.items():
            if key == "note":
                self.add_note(text)
            else:
                self.fields.setdefault(key, text)
        for kind, value in other.values.items():
            self.values.setdefault(kind, value)
        self.classes += [one for one in other.classes if one not in self.classes]
        self.employee_id = self.employee_id or other.employee_id
        self.branch_id = self.branch_id or other.branch_id
        self.birthday = self.birthday or other.birthday
        for channel in other.channels:
            self.add_channel(channel)
        for person in other.persons:
            _add_person(self.persons, person)


def _add_person(persons: list[Person], person: Person) -> None:
    known = next((one for one in persons if one.name.lower() == person.name.lower()), None)
    if known is None:
        persons.append(person)
        return
    known.job = known.job or person.job
    known.birthday = known.birthday or person.birthday
    known.note = known.note or person.note
    for channel in person.channels:
        if all(channel.same != one.same for one in known.channels):
            known.channels.append(channel)


@dataclass(slots=True)
class Known:
    """What the base knows already: values by kind code, classifiers by title, employees and branches by name.

    All names are keys in small letters; `may_add` says whether the user may add dictionary values.
    """

    values: dict[str, dict[str, str]] = field(default_factory=dict)
    employees: dict[str, int] = field(default_factory=dict)
    branches: dict[str, int] = field(default_factory=dict)
    may_add: bool = True


@dataclass(slots=True)
class Harvest:
    """The clients of a file, and everything that is doubted about them."""

    clients: list[Client]
    doubts: list[Doubt]
