"""A small base for the tests of lists: names that differ in case and accents only, gaps, equal sort values.

Import the fixtures by name. `lists_path` is a fresh copy for one test; `lists_read` is shared by tests that only read.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db import base, engine, session

CLIENTS = 137
LOGIN = "ANNA"  # an administrator
MANAGER = "BORIS"  # sees all branches
NARROW = "VERA"  # sees her own branch only
START = dt.datetime(2026, 1, 5, 9, 0)
ROLES = ("director", "head")

_NAMES = (
    "Elan", "élan", "ELAN", "Ёлка", "елка", "Alpha", "alpha ", "Zürich AG", "Zurich AG", "ООО Ромашка",
    "ооо ромашка", "บริษัท ไทย", "Öl & Gas", "Ol & Gas", "4 сезона", "«Кавычки»", "Straße", "Strasse",
)  # fmt: skip
_CITIES = ("", "Москва", "москва", "Zürich", "Bangkok", "")


class _Filler:
    """Inserts rows of every entity that has a list."""

    def __init__(self, con: Any) -> None:
        self._cursor = con.cursor()
        self._uids = itertools.count(1)
        self._dice = random.Random(7)
        (self.home,) = self.column("select id from branch_t")
        (self.anna,) = self.column("select id from employee_t")
        self.north = self.insert("branch_t", name="North", city="Tver")
        self.people: list[int] = [self.anna]
        self.clients: list[int] = []

    def insert(self, table: str, **values: Any) -> int:
        values = {"uid": f"{next(self._uids):032x}", **values}
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        self._cursor.execute(
            f"insert into {table} ({names}) values ({marks}) returning id", tuple(values.values())
        )
        return int(self._cursor.fetchone()[0])

    def column(self, statement: str) -> list[Any]:
        self._cursor.execute(statement)
        return [row[0] for row in self._cursor.fetchall()]

    def staff(self) -> None:
        roles = {code: self.column(f"select id from staff_role_t where code = '{code}'")[0] for code in ROLES}
        for login, name, branch, role in (
            (MANAGER, "Boris Ivanov", self.home, "director"),
            (NARROW, "Vera Petrova", self.north, "head"),
            (None, "Gleb Sidorov", self.home, "director"),
        ):
            values = {"name": name, "login": login, "branch_id": branch, "staff_role_id": roles[role]}
            self.people.append(self.insert("employee_t", **values))
        self.insert("department_t", name="Sales", branch_id=self.home)

    def companies(self) -> None:
        statuses = self.column(
            "select v.id from dictionary_t v join dictionary_kind_t k on k.id = v.kind_id"
            " where k.code = 'status' order by v.id"
        )
        for n in range(CLIENTS):
            values = {
                "kind": "P" if n % 5 == 0 else "O",
                "name": _NAMES[n % len(_NAMES)] if n < 54 else f"Client {n:03d}",
                "city": _CITIES[n % len(_CITIES)],
                "region": "",
                "country": "RU",
                "status_id": statuses[n % 3] if n % 4 else None,
                "employee_id": self.people[n % 3] if n % 7 else None,
                "branch_id": self.north if n % 10 == 0 else self.home,
                "created_at": START + dt.timedelta(days=n % 40),
                "is_archived": n % 25 == 3,
            }
            self.clients.append(self.insert("client_t", **values))
        for n, client in enumerate(self.clients[:90]):
            phone = f"+7912345{n:04d}"
            values = {"client_id": client, "kind": "P", "typed": phone, "normal": phone, "is_main": True}
            self.insert("channel_t", **values)

    def persons(self) -> None:
        for n in range(60):
            contact = self.insert(
                "contact_t",
                name=f"{_NAMES[n % 18]} {n % 7}",
                branch_id=self.home,
                employee_id=self.people[n % 2],
                created_at=START + dt.timedelta(days=n % 9),
            )
            self.insert(
                "employment_t",
                contact_id=contact,
                client_id=self.clients[n % 20],
                job="Director" if n % 2 else None,
                is_main=n % 3 == 0,
            )

    def work(self) -> None:
        for n in range(160):
            self.insert(
                "interaction_t",
                client_id=self.clients[(n * 7) % 100],
                employee_id=self.people[n % 3],
                kind="CMLTN"[n % 5],
                direction="OI"[n % 2],
                at_ts=START + dt.timedelta(hours=self._dice.randrange(900) // 8),
                summary=f"Talk {n}",
                next_step="call" if n % 3 == 0 else None,
            )
        for n in range(120):
            self.insert(
                "task_t",
                subject=f"Task {n:03d}",
                client_id=self.clients[n] if n % 4 else None,
                employee_id=self.people[n % 3],
                author_id=self.anna,
                state="ODOW"[n % 4],
                due_at=START + dt.timedelta(days=self._dice.randrange(300) // 10),
            )


def fill(con: Any) -> None:
    """Rows of every entity that has a list, and what two more people may do."""
    filler = _Filler(con)
    filler.staff()
    filler.companies()
    filler.persons()
    filler.work()
    con.commit()


@pytest.fixture(scope="session")
def lists_read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base's file; nobody writes to it."""
    path = tmp_path_factory.mktemp("lists") / "lists.fdb"
    base.create(path, firm="Stable & Sons", person="Anna Ray", login=LOGIN, branch="Head office")
    with base.owner(engine.Embedded(str(path))) as con:
        fill(con)
    return path


@pytest.fixture
def lists_path(lists_read: Path, tmp_path: Path) -> Path:
    """A copy of the base for a test that writes."""
    return Path(shutil.copy(lists_read, tmp_path / "lists.fdb"))


@pytest.fixture(scope="module")
def reader(lists_read: Path) -> Iterator[session.Session]:
    """A session of the administrator on the shared base."""
    with session.open_session(engine.Embedded(str(lists_read)), LOGIN) as opened:
        yield opened
