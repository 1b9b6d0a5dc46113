"""Probable duplicates of clients: the same phone or e-mail, the same tax number, or names that are alike.

Every pair of names cannot be compared in a large base. As in the sorted neighbourhood method (Hernández and
Stolfo, 1995) names are put in order, once by their words and once by their words from the end, and each is
compared with its next few neighbours only; so the work grows with the number of clients, not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.core.texts import T
from reports.catalog.common import (
    ARCHIVED,
    CITY,
    CLIENT,
    ENTERED,
    KEY,
    MANAGER,
    OF_BRANCH,
    OF_MANAGER,
    QUALITY,
)
from reports.params import Flag, NumberParam
from reports.report import Col, Group, Report, Row, Values
from reports.run import fold

WINDOW = 10
"""How many neighbours in the order a name is compared with."""

_FORMS = frozenset(
    [
        "ооо",
        "оао",
        "зао",
        "пао",
        "ао",
        "ип",
        "нко",
        "гуп",
        "муп",
        "фгуп",
        "тоо",
        "чп",
        "llc",
        "ltd",
        "limited",
        "inc",
        "corp",
        "co",
        "company",
        "gmbh",
        "mbh",
        "ag",
        "kg",
        "ug",
        "sa",
        "sarl",
        "sas",
        "srl",
        "spa",
        "bv",
        "nv",
        "ab",
        "as",
        "oy",
        "oyj",
        "aps",
        "sp",
        "zoo",
        "oo",
        "z",
        "o",
        "kft",
        "sro",
        "doo",
        "pte",
        "plc",
        "pty",
    ]
)
_WORD = re.compile(r"[^\W_]+")
WHAT, ID, EMPLOYEE_ID, NAME, TAX, SIGN = 0, 1, 2, 5, 6, 11


def essence(name: str) -> str:
    """A name without legal form, case, accents, marks and order of words."""
    text = str(fold(re.sub(r"(?<=\b\w)\.\s?(?=\w\b)", "", name)))
    words = _WORD.findall(text)
    return " ".join(sorted(word for word in words if word not in _FORMS)) or " ".join(sorted(words))


@dataclass
class Likeness:
    """Why a client is suspected: by which signs, and how alike the nearest name is, in per cent."""

    channel: bool = False
    tax: bool = False
    name: int = 0


@dataclass
class Sets:
    """Clients joined into sets of suspects."""

    parents: dict[int, int] = field(default_factory=dict)
    signs: dict[int, Likeness] = field(default_factory=dict)

    def root(self, client: int) -> int:
        """The client that stands for the set."""
        while self.parents.setdefault(client, client) != client:
            self.parents[client] = self.parents[self.parents[client]]
            client = self.parents[client]
        return client

    def join(self, one: int, other: int) -> tuple[Likeness, Likeness]:
        """Put two clients into one set; what is known of each so far."""
        a, b = sorted((self.root(one), self.root(other)))
        self.parents[b] = a
        return self.signs.setdefault(one, Likeness()), self.signs.setdefault(other, Likeness())


def suspects(rows: Sequence[Row], values: Values) -> Sequence[Row]:
    """The clients that have a probable duplicate, set by set, the oldest of a set first."""
    clients = {int(str(row[ID])): row for row in rows if row[WHAT] == "C"}
    sets = Sets()
    _by_channel(sets, rows, clients)
    _by_tax(sets, clients)
    if "names" in values:
        least = values["likeness"]
        assert isinstance(least, int)
        _by_name(sets, clients, least)
    found: dict[int, list[int]] = {}
    for client in sets.signs:
        found.setdefault(sets.root(client), []).append(client)
    made: list[Row] = []
    for number, members in enumerate(
        sorted(found.values(), key=lambda each: str(clients[min(each)][NAME])), 1
    ):
        members.sort()
        title = clients[members[0]][NAME]
        made += [_row(clients[client], number, title, sets.signs[client]) for client in members]
    return made


def _row(row: Row, number: int, title: object, why: Likeness) -> Row:
    return (row[ID], row[EMPLOYEE_ID], number, title, *row[NAME:SIGN], why.tax, why.channel, why.name or None)


def _pairs(groups: Iterable[list[int]]) -> Iterable[tuple[int, int]]:
    for members in groups:
        yield from zip(members, members[1:], strict=False)


def _by_channel(sets: Sets, rows: Sequence[Row], clients: dict[int, Row]) -> None:
    owners: dict[object, list[int]] = {}
    for row in rows:
        client = int(str(row[ID]))
        if row[WHAT] == "H" and client in clients and client not in owners.setdefault(fold(row[SIGN]), []):
            owners[fold(row[SIGN])].append(client)
    for one, other in _pairs(owners.values()):
        for why in sets.join(one, other):
            why.channel = True


def _by_tax(sets: Sets, clients: dict[int, Row]) -> None:
    owners: dict[object, list[int]] = {}
    for client, row in clients.items():
        if row[TAX]:
            owners.setdefault(row[TAX], []).append(client)
    for one, other in _pairs(owners.values()):
        for why in sets.join(one, other):
            why.tax = True


def _by_name(sets: Sets, clients: dict[int, Row], least: int) -> None:
    from rapidfuzz import fuzz  # 4 MB that the other reports of the catalogue do without

    names = [(essence(str(row[NAME])), client) for client, row in clients.items()]
    seen: set[tuple[int, int]] = set()
    for order in (sorted(names), sorted(names, key=lambda each: each[0][::-1])):
        for at, (name, client) in enumerate(order):
            for other_name, other in order[at + 1 : at + 1 + WINDOW]:
                pair = (min(client, other), max(client, other))
                if pair in seen or _differ(clients[client], clients[other]):
                    continue
                likeness = fuzz.ratio(name, other_name, score_cutoff=least)
                if likeness:
                    seen.add(pair)
                    for why in sets.join(client, other):
                        why.name = max(why.name, int(likeness))


def _differ(one: Row, other: Row) -> bool:
    """Two known tax numbers that differ say more than names that are alike."""
    return bool(one[TAX] and other[TAX] and one[TAX] != other[TAX])


REPORT = Report(
    key="clients/duplicates",
    title=T("Report", "Probable duplicates of clients"),
    group=QUALITY,
    blocks=("client", "channel"),
    about=T(
        "Report",
        "Clients who may be the same: the same phone, e-mail or tax number, or names that are alike.",
    ),
    params=(
        Flag("names", T("Report", "Compare names"), True),
        NumberParam("likeness", T("Report", "Names alike by per cent, at least"), 90, 60, 100),
        OF_MANAGER,
        OF_BRANCH,
        ARCHIVED,
    ),
    columns=(
        Col("id", KEY, "id"),
        Col("employee_id", KEY, "id"),
        Col("set_no", KEY, "id"),
        Col("set_name", T("Report", "Set of duplicates")),
        Col("name", CLIENT, weight=2.0),
        Col("tax_id", T("Report", "Tax number")),
        Col("city", CITY),
        Col("phone", T("Report", "Phone"), "phone"),
        Col("employee", MANAGER),
        Col("created_at", ENTERED, "day"),
        Col("same_tax", T("Report", "Same tax number"), "flag"),
        Col("same_channel", T("Report", "Same phone or e-mail"), "flag"),
        Col("likeness", T("Report", "Name alike, %"), "int"),
    ),
    entity="client",
    groups=(Group("set_no", "set_name"), Group("employee_id", "employee")),
    group_by=("set_no",),
    landscape=True,
    work=suspects,
    works_on=(
        "what",
        "id",
        "employee_id",
        "set_no",
        "set_name",
        "name",
        "tax_id",
        "city",
        "phone",
        "employee",
        "created_at",
        "sign",
    ),
    empty=T("Report", "No probable duplicates were found."),
)
