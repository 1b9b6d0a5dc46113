"""A firm behind the test rig's server, and people who come with a bare driver: six of them under test, one of each role.

Rows of every kind are there four times: of the person under test ("o", own), of a colleague in the same department ("t"),
of somebody else in the same branch ("b"), of somebody in another branch ("f", far). Names of far rows hold SECRET.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from firebird.driver import DatabaseError, connect

from db import base, engine, sharing
from tests.rig.server import ServerRig

SECRET = "Verschlossen"
PHONE = "+74959990000"
ROLES = {
    "MANA": "manager",
    "HEDA": "head",
    "DIRA": "director",
    "OPRA": "operator",
    "AUDA": "auditor",
    "ADMA": "admin",
}
PASSWORD = "port-9Kd2x"
KINDS = ("client", "contact", "channel", "interaction", "task", "attachment")


@dataclass
class Firm:
    """Where the base is, and ids: people by log-in, rows[kind][place] and rows[kind][log-in] for own ones."""

    rig: ServerRig
    alias: str
    people: dict[str, int] = field(default_factory=dict)
    roles: dict[str, int] = field(default_factory=dict)
    rows: dict[str, dict[str, int]] = field(default_factory=dict)
    branches: tuple[int, int] = (0, 0)

    def row(self, kind: str, place: str, login: str) -> int:
        """The id of a row of a kind: of the person ("o") or of a colleague at a place."""
        return self.rows[kind][login if place == "o" else place]

    def owner_of(self, place: str, login: str) -> int:
        """The employee whose rows of a place are."""
        return self.people[{"o": login, "t": "TEMA", "b": "LONA", "f": "FARA"}[place]]

    @contextlib.contextmanager
    def open(self, login: str, role: str | None = None) -> Iterator[Any]:
        """A bare connection of a person."""
        with connect(
            self.rig.dsn(self.alias), user=login, password=PASSWORD, role=role, charset="UTF8"
        ) as con:
            yield con

    @contextlib.contextmanager
    def rig_owner(self) -> Iterator[Any]:
        """A bare connection of SYSDBA, who sees the tables."""
        with connect(
            self.rig.dsn(self.alias), user="SYSDBA", password=self.rig.sysdba_password, charset="UTF8"
        ) as con:
            yield con


class Filler:
    def __init__(self, con: Any) -> None:
        self.cursor = con.cursor()
        self.count = 0

    def add(self, table: str, **values: Any) -> int:
        self.count += 1
        if table not in ("file_body",):
            values = {"uid": f"{self.count:032x}", **values}
        marks = ", ".join("?" * len(values))
        self.cursor.execute(
            f"insert into {table}_t ({', '.join(values)}) values ({marks}) returning id",
            tuple(values.values()),
        )
        return int(self.cursor.fetchone()[0])


def make(path: Path, rig: ServerRig, alias: str) -> Firm:
    """Fill a new base, place it under an alias of the server."""
    base.create(path, firm="Port & Sons", person="Adma", login="ADMA", branch="Home")
    firm = Firm(rig, alias)
    with base.owner(engine.Embedded(str(path))) as con:
        filler = Filler(con)
        _people(filler, firm)
        for place, login in [(who, who) for who in ROLES] + [("t", "TEMA"), ("b", "LONA"), ("f", "FARA")]:
            _rows(filler, firm, place, login)
        filler.cursor.close()
        con.commit()
    sharing.make_users(path, dict.fromkeys(("SYSDBA", "PADDOCK_OWNER", *firm.people, "NOBO"), PASSWORD))
    sharing.guard(path)
    rig.place(path, alias)
    return firm


def _people(filler: Filler, firm: Firm) -> None:
    cursor = filler.cursor
    far = filler.add("branch", name="Far")
    firm.branches = (1, far)
    sales = filler.add("department", name="Sales", branch_id=1)
    inner = filler.add("department", name="Key clients", branch_id=1, parent_id=sales)
    cursor.execute("select code, id from staff_role_t")
    firm.roles = dict(cursor.fetchall())
    cursor.execute("select id from employee_t")
    firm.people["ADMA"] = cursor.fetchone()[0]
    cursor.execute("update employee_t set department_id = ?", (sales,))
    colleagues = {"TEMA": ("manager", 1, inner), "LONA": ("manager", 1, None), "FARA": ("manager", far, None)}
    tested = {who: (role, 1, sales) for who, role in ROLES.items() if who != "ADMA"}
    for login, (role, branch, department) in (tested | colleagues).items():
        firm.people[login] = filler.add(
            "employee", name=login.title(), login=login, branch_id=branch, department_id=department,
            staff_role_id=firm.roles[role],
        )  # fmt: skip


def _rows(filler: Filler, firm: Firm, place: str, login: str) -> None:
    person, branch = firm.people[login], firm.branches[login == "FARA"]
    word = SECRET if login == "FARA" else "Open"
    body = f"file {place}".encode()
    sha = hashlib.sha256(body).hexdigest()
    filler.cursor.execute(
        "insert into file_body_t (sha, size_bytes, body) values (?, ?, ?)", (sha, len(body), body)
    )
    own = {"employee_id": person}
    client = filler.add("client", name=f"{word} {place} Ltd", note=word, city=word, branch_id=branch, **own)
    contact = filler.add("contact", name=f"{word} {place}", note=word, branch_id=branch, **own)
    filler.add("employment", client_id=client, contact_id=contact, job=word)
    found = {
        "client": client,
        "contact": contact,
        "channel": filler.add("channel", client_id=client, kind="P", typed=PHONE, normal=PHONE, label=word),
        "interaction": filler.add("interaction", client_id=client, kind="C", summary=f"{word} talk", **own),
        "task": filler.add(
            "task",
            subject=f"{word} task",
            client_id=client,
            author_id=person,
            due_at="2030-01-01 10:00",
            **own,
        ),
        "attachment": filler.add(
            "attachment",
            owner_kind="client",
            owner_id=client,
            name=f"{word}.txt",
            sha=sha,
            size_bytes=len(body),
        ),
    }
    for kind, row_id in found.items():
        firm.rows.setdefault(kind, {})[place] = row_id


def committed(con: Any, text: str) -> str:
    """The error of a statement that is committed (users are made only then), or ""."""
    try:
        con.execute_immediate(text)
        con.commit()
    except DatabaseError as error:
        con.rollback()
        return str(error) or "refused"
    return ""


def outcome(con: Any, text: str, *values: object) -> tuple[str, list[Any]]:
    """What a statement came to, undone: "" and its rows, or the error's text and nothing."""
    cursor = con.cursor()
    try:
        cursor.execute(text, values)
        return "", (cursor.fetchall() if cursor.description else [])
    except DatabaseError as error:
        return str(error) or "refused", []
    finally:
        cursor.close()
        con.rollback()
