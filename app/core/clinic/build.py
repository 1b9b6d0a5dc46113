"""Turns the rows of a table into clients, by a mapping and the user's answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from app.core.clinic import dates, names
from app.core.clinic.cells import Pen
from app.core.clinic.doubts import Answers, Kind
from app.core.clinic.mapping import Column, Mapping, data_rows
from app.core.clinic.model import EMAIL, MESSENGER, PHONE, Client, Harvest, Known, Person
from app.core.clinic.people import full_name, looks_like_person
from app.core.clinic.table import Cell, Table

Progress = Callable[[int, int], None]  # rows done, rows in all; may raise Stopped
_FIRST: Final = ("country", "kind")  # read before what depends on them
_NAMED: Final = ("name", "legal_name", "legal_form", "person", "last", "first", "middle")
_TOTALS: Final = re.compile(r"^(?:итого|всего|total|sum|sous-total|รวม)\b", re.IGNORECASE)


def harvest(
    table: Table,
    mapping: Mapping,
    known: Known,
    answers: Answers,
    progress: Progress = lambda done, rows: None,
) -> Harvest:
    """The clients of a table and the doubts about them. Pure: the same answers give the same clients."""
    work = _Work(table, mapping, known, answers)
    rows = list(data_rows(table, mapping))
    for number, row in enumerate(rows):
        if not number % 200:
            progress(number, len(rows))
        work.take(row)
    progress(len(rows), len(rows))
    return Harvest(work.clients, work.pen.doubts)


class _Work:
    """The rows so far: clients, and where to find those that later rows may belong to."""

    def __init__(self, table: Table, mapping: Mapping, known: Known, answers: Answers) -> None:
        self.table = table
        self.mapping = mapping
        self.clients: list[Client] = []
        self.pen = Pen(known, mapping.region, mapping.area, answers, percent=table.percent)
        self._by_key: dict[str, list[Client]] = {}
        self._by_tax: dict[str, Client] = {}
        self._last: Client | None = None
        columns = [c for c in mapping.columns if c.field and c.field not in _NAMED]
        self._columns = sorted(columns, key=lambda c: (c.field not in _FIRST, c.index))
        self._named = {(c.field, c.group): c for c in mapping.columns if c.field in _NAMED}
        self._groups = sorted({c.group for c in mapping.columns if c.group})
        for column in mapping.of("birthday"):
            cells = [table.cell(row, column.index) for row in list(data_rows(table, mapping))[:2000]]
            self.pen.day_first[column.index] = dates.day_first(cells)

    def take(self, row: int) -> None:
        """Read one row into a new client, or into the client of an earlier row."""
        self.pen.row = row
        client = Client([row])
        persons = {group: self._person(group) for group in self._groups}
        self._name(client)
        told = names.home(client.fields.get("legal_name") or client.name)
        self.pen.home = told if told != self.mapping.region else ""
        for column in self._columns:
            cell = self.table.cell(row, column.index)
            if cell is not None:
                self.pen.column = column
                self.pen.read(cell, client, persons.get(column.group))
        client.persons = [one for one in persons.values() if one.name]
        self._nameless(client, persons)
        if _TOTALS.match(client.name) and not client.all_channels():
            return
        self._settle(client)

    def _cell(self, field: str, group: int) -> tuple[Column, Cell] | None:
        column = self._named.get((field, group))
        if column is None:
            return None
        cell = self.table.cell(self.pen.row, column.index)
        return None if cell is None else (column, cell)

    def _text(self, field: str, group: int = 0) -> str:
        found = self._cell(field, group)
        if found is None:
            return ""
        self.pen.column = found[0]
        return self.pen.text(found[1])

    def _person(self, group: int) -> Person:
        name = self._text("person", group) or full_name(
            self._text("last", group), self._text("first", group), self._text("middle", group)
        )
        job = next((c.name for c in self.mapping.columns if c.group == group and c.name), "")
        return Person(name[:120], job)

    def _name(self, client: Client) -> None:
        typed = self._text("name")
        legal = self._text("legal_name")
        form = self._text("legal_form")
        name = typed or names.without_form(legal)
        if not legal and names.legal_form(name):
            legal = name
        if form and not legal:
            legal = f"{form} «{name}»" if name else ""
        if legal:
            client.fields["legal_name"] = self.pen.fitted(legal, 250, client)
        self.pen.column = self._named.get(("name", 0)) or self.pen.column
        client.name = self.pen.fitted(name, 120, client)

    def _nameless(self, client: Client, persons: dict[int, Person]) -> None:
        """Say what the client is; a row without a client's name is a person, or belongs to the row above."""
        if client.name:
            self._maybe_person(client)
            return
        for person in persons.values():
            if not person.name and (person.channels or person.note):
                for channel in person.channels:
                    client.add_channel(channel)
        if not client.persons:
            client.problem = "no_name"
        elif ("name", 0) not in self._named or not self._continues():
            first = client.persons.pop(0)
            client.kind, client.name = "P", first.name
            client.birthday = client.birthday or first.birthday
            for channel in first.channels:
                client.add_channel(channel)
            client.add_note(first.note)
            client.add_note(first.job)

    def _continues(self) -> bool:
        """An empty name under a name, as merged cells leave it: another person of the client above."""
        if self._last is None or ("name", 0) not in self._named:
            return False
        self.pen.column = self._named["name", 0]
        return self.pen.ask(Kind.JOINED, "", self._last.name, 0.85)

    def _maybe_person(self, client: Client) -> None:
        if (
            client.kind == "P"
            or len(client.fields.get("tax_id", "")) == 10
            or client.fields.get("legal_name")
        ):
            return
        if looks_like_person(client.name):
            self.pen.column = self._named.get(("name", 0)) or self.pen.column
            sure = 0.55 if client.persons else 0.8
            if self.pen.ask(Kind.PERSON, client.name, client.name, sure):
                client.kind = "P"

    def _settle(self, client: Client) -> None:
        """Keep the client, or give its row to a client that is the same."""
        if client.problem:
            self.clients.append(client)
            return
        if not client.name:
            assert self._last is not None
            _give_to_person(client)
            self._last.absorb(client)
            return
        same = self._same(client)
        if same is not None:
            self.pen.column = self._named.get(("name", 0)) or self.pen.column
            if self.pen.ask(Kind.JOINED, client.name, same.name, 0.95):
                _give_to_person(client)
                same.absorb(client)
                self._last = same
                return
        self.clients.append(client)
        self._last = client
        self._by_key.setdefault(names.key(client.name), []).append(client)
        if client.fields.get("tax_id"):
            self._by_tax.setdefault(_tax_key(client), client)

    def _same(self, client: Client) -> Client | None:
        """An earlier client with the same tax number, or the same name and nothing that speaks against it."""
        tax = client.fields.get("tax_id", "")
        if tax and _tax_key(client) in self._by_tax:
            found = self._by_tax[_tax_key(client)]
            if names.key(found.name) == names.key(client.name):
                return found
        for other in self._by_key.get(names.key(client.name), ()):
            if client.kind == other.kind and not _contradict(client, other):
                return other
        return None


def _give_to_person(client: Client) -> None:
    """In a row that adds a person to a client, phone and e-mail are that person's."""
    if len(client.persons) == 1:
        personal = [one for one in client.channels if one.kind in (PHONE, EMAIL, MESSENGER)]
        client.channels = [one for one in client.channels if one not in personal]
        client.persons[0].channels += personal


def _tax_key(client: Client) -> str:
    return f"{client.fields.get('tax_id', '')}/{client.fields.get('reg_code', '')}"


def _contradict(one: Client, other: Client) -> bool:
    """Whether two clients of one name differ in tax number or city, or are persons with nothing in common."""
    for key in ("tax_id", "reg_code", "city"):
        a, b = one.fields.get(key, "").lower(), other.fields.get(key, "").lower()
        if a and b and a != b:
            return True
    if one.kind == "P":
        shared = {c.same for c in one.channels} & {c.same for c in other.channels}
        return not shared
    return False
