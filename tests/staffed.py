"""A base with staff (import the fixtures by name): a template made once, a copy for each test, three people in two branches."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db import base, engine, sql
from db.session import Session, open_session

ADMIN, MANAGER, NARROW = "ANNA", "BORIS", "VERA"  # Vera sees branch South only


def new(session: Session, table: str, **values: object) -> int:
    """Insert through a view as the person of the session; the id."""
    given = {"uid": uuid.uuid4().hex, **values}
    marks = ", ".join("?" * len(given))
    text = f"insert into {table} ({', '.join(given)}) values ({marks}) returning id"
    row = session.write(sql.Query(f"new {table}", text, tuple(given.values())))
    assert row is not None
    return int(row[0])


def ask(session: Session, text: str, *values: object) -> list[tuple]:
    """Rows of a statement."""
    return session.rows(sql.Query("ask", text, values))


def do(session: Session, text: str, *values: object) -> tuple | None:
    """Run a writing statement, committed."""
    return session.write(sql.Query("do", text, values))


@pytest.fixture(scope="session")
def staffed_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.fdb"
    base.create(path, firm="Firm", person="Anna", login=ADMIN, branch="North")
    with base.owner(engine.Embedded(str(path))) as con:
        cursor = con.cursor()
        cursor.execute("insert into branch_t (name) values ('South') returning id")
        south = cursor.fetchone()[0]
        for login, branch, role in ((MANAGER, 1, "director"), (NARROW, south, "head")):
            cursor.execute(
                "insert into employee_t (name, login, branch_id, staff_role_id)"
                " values (?, ?, ?, (select id from staff_role_t where code = ?))",
                (login.title(), login, branch, role),
            )
        cursor.close()
        con.commit()
    return path


@pytest.fixture
def staffed_path(staffed_template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(staffed_template, tmp_path / "base.fdb"))


@pytest.fixture
def as_user(staffed_path: Path) -> Iterator[Callable[[str], Session]]:
    """Sessions of people at the test's base; closed at the end."""
    opened: list[Session] = []

    def open_as(login: str) -> Session:
        opened.append(open_session(engine.Embedded(str(staffed_path)), login))
        return opened[-1]

    yield open_as
    for session in opened:
        session.close()


@pytest.fixture
def anna(as_user: Callable[[str], Session]) -> Session:
    return as_user(ADMIN)


@pytest.fixture
def boris(as_user: Callable[[str], Session]) -> Session:
    return as_user(MANAGER)


@pytest.fixture
def vera(as_user: Callable[[str], Session]) -> Session:
    return as_user(NARROW)
