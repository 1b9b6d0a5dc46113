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

_NAMES = (
    "Elan", "élan", "ELAN", "Ёлка", "елка", "Alpha", "alpha ", "Zürich AG", "Zurich AG", "ООО Ромашка",
    "ооо ромашка", "บริษัท ไทย", "Öl & Gas", "Ol & Gas", "4 сезона", "«Кавычки»", "Straße", "Strasse",
)  # fmt: skip
_CITIES = ("", "Москва", "москва", "Zürich", "Bangkok", "")


def _insert(cursor: Any, table: str, **values: Any) -> int:
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    cursor.execute(f"insert into {table} ({names}) values ({marks}) returning id", tuple(values.values()))
    return int(cursor.fetchone()[0])


def fill(con: Any) -> None:
    """Rows of every entity that has a list."""
    dice = random.Random(7)
    cursor = con.cursor()

    def column(statement: str) -> list[Any]:
        cursor.execute(statement)
        return [row[0] for row in cursor.fetchall()]

    def column2(statement: str) -> list[Any]:
        cursor.execute(statement)
        return cursor.fetchall()

    uid = (f"{n:032x}" for n in itertools.count(1))
    (home,) = column("select id from branch_t")
    (anna,) = column("select id from employee_t")
    north = _insert(cursor, "branch_t", uid=next(uid), name="North", city="Tver")
    people = [anna]
    roles = dict(column2("select code, id from staff_role_t"))
    for login, name, branch, role in (
        (MANAGER, "Boris Ivanov", home, "director"),
        (NARROW, "Vera Petrova", north, "head"),
        (None, "Gleb Sidorov", home, "director"),
    ):
        people.append(
            _insert(
                cursor,
                "employee_t",
                uid=next(uid),
                name=name,
                login=login,
                branch_id=branch,
                staff_role_id=roles[role],
            )
        )
    _insert(cursor, "department_t", uid=next(uid), name="Sales", branch_id=home)
    statuses = column(
        "select v.id from dictionary_t v join dictionary_kind_t k on k.id = v.kind_id where k.code = 'status' order by v.id"
    )
    clients = []
    for n in range(CLIENTS):
        name = _NAMES[n % len(_NAMES)] if n < 54 else f"Client {n:03d}"
        clients.append(
            _insert(
                cursor,
                "client_t",
                uid=next(uid),
                kind="P" if n % 5 == 0 else "O",
                name=name,
                city=_CITIES[n % len(_CITIES)],
                region="",
                country="RU",
                status_id=statuses[n % 3] if n % 4 else None,
                employee_id=people[n % 3] if n % 7 else None,
                branch_id=north if n % 10 == 0 else home,
                created_at=START + dt.timedelta(days=n % 40),
                is_archived=n % 25 == 3,
            )
        )
    contacts = []
    for n in range(60):
        contacts.append(
            _insert(
                cursor, "contact_t", uid=next(uid), name=f"{_NAMES[n % 18]} {n % 7}", branch_id=home,
                employee_id=people[n % 2], created_at=START + dt.timedelta(days=n % 9),
            )
        )  # fmt: skip
        _insert(
            cursor, "employment_t", uid=next(uid), contact_id=contacts[-1], client_id=clients[n % 20],
            job="Director" if n % 2 else None, is_main=n % 3 == 0,
        )  # fmt: skip
    for n, client in enumerate(clients[:90]):
        phone = f"+7912345{n:04d}"
        _insert(
            cursor,
            "channel_t",
            uid=next(uid),
            client_id=client,
            kind="P",
            typed=phone,
            normal=phone,
            is_main=True,
        )
    for n in range(160):
        _insert(
            cursor, "interaction_t", uid=next(uid), client_id=clients[(n * 7) % 100], employee_id=people[n % 3],
            kind="CMLTN"[n % 5], direction="OI"[n % 2], at_ts=START + dt.timedelta(hours=dice.randrange(900) // 8),
            summary=f"Talk {n}", next_step="call" if n % 3 == 0 else None,
        )  # fmt: skip
    for n in range(120):
        _insert(
            cursor, "task_t", uid=next(uid), subject=f"Task {n:03d}", client_id=clients[n] if n % 4 else None,
            employee_id=people[n % 3], author_id=anna, state="ODOW"[n % 4],
            due_at=START + dt.timedelta(days=dice.randrange(300) // 10),
        )  # fmt: skip
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
