"""A base that the tests of reports fill themselves, and plain rows of its tables to count by hand."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from db import base, engine
from db.session import Session

TODAY = date(2026, 3, 10)
BOSS = "BOSS"
CITIES = (
    ("Омская область", "Омск"),
    ("", "Санкт-Петербург"),
    ("Łódzkie", "Łódź"),
    ("", ""),
    ("Омская область", "ОМСК"),
)
NAMES = (
    "Ромашка",
    "Василёк",
    "Лютик",
    "Wiśnia",
    "Akácie",
    "ดอกบัว",
    "Маргаритка",
    "Колокольчик",
    "Tulip",
    "Rose",
)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Rows:
    """Every row of the filled tables as dictionaries, read from the tables themselves."""

    client: list[dict[str, Any]]
    contact: list[dict[str, Any]]
    channel: list[dict[str, Any]]
    interaction: list[dict[str, Any]]
    task: list[dict[str, Any]]
    employee: list[dict[str, Any]]
    employment: list[dict[str, Any]]
    audit: list[dict[str, Any]]
    codes: dict[int, str]
    """Meaning of dictionary values by id."""
    names: dict[int, str]

    def code(self, client: dict[str, Any]) -> str:
        """The meaning of a client's status, "" without one."""
        return self.codes.get(client["status_id"], "")


class Filler:
    """Puts made-up rows into the tables as the owner of the base."""

    def __init__(self, con: Any) -> None:
        self.cursor = con.cursor()
        self.chance = random.Random(7)

    def add(self, table: str, **values: Any) -> int:
        """One row; its id."""
        if table not in ("client_class_t",):
            values.setdefault("uid", uuid.UUID(int=self.chance.getrandbits(128)).hex)
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        self.cursor.execute(
            f"insert into {table} ({names}) values ({marks}) returning id", tuple(values.values())
        )
        return int(self.cursor.fetchone()[0])

    def role(self, code: str) -> int:
        self.cursor.execute("select id from staff_role_t where code = ?", (code,))
        return int(self.cursor.fetchone()[0])

    def ids(self, kind: str) -> list[int]:
        """The values of a dictionary."""
        self.cursor.execute(
            "select v.id from dictionary_t v join dictionary_kind_t k on k.id = v.kind_id where k.code = ?",
            (kind,),
        )
        return [row[0] for row in self.cursor.fetchall()]

    def moment(self, least: int, most: int) -> datetime:
        """Some time so many days before today."""
        day = TODAY - timedelta(days=self.chance.randint(least, most))
        return datetime(day.year, day.month, day.day, self.chance.randint(8, 19), self.chance.randint(0, 59))

    def fill(self, clients: int) -> None:
        """Branches, people, clients and what happened with them."""
        chance = self.chance
        branch = self.add("branch_t", name="Омск")
        department = self.add("department_t", name="Продажи", branch_id=branch)
        staff = [
            self.add(
                "employee_t",
                name=name,
                login=f"USER{at}",
                branch_id=branch if at % 2 else 1,
                department_id=department if at % 2 else None,
                staff_role_id=self.role("head" if at == 1 else "director"),
            )
            for at, name in enumerate(("Иванов", "Петрова", "Иванов", "Søren"))
        ]
        statuses, sources, results, classes = map(self.ids, ("status", "source", "result", "class_abc"))
        for at in range(clients):
            region, city = chance.choice(CITIES)
            client = self.add(
                "client_t",
                kind="P" if at % 9 == 0 else "O",
                name=f"{chance.choice(NAMES)} {at}",
                tax_id=f"77{at % 60:08d}" if at % 3 == 0 else None,
                region=region,
                city=city,
                source_id=chance.choice([*sources, None]),
                status_id=chance.choice([*statuses, None]),
                status_since=self.moment(1, 500),
                employee_id=chance.choice([*staff, None]),
                branch_id=chance.choice([1, branch]),
                birthday=date(1990, chance.randint(1, 12), chance.randint(1, 28)) if at % 9 == 0 else None,
                is_archived=at % 11 == 0,
                created_at=self.moment(1, 700),
            )
            if at % 4 == 0:
                self.add("client_class_t", client_id=client, value_id=chance.choice(classes))
            self.add(
                "channel_t",
                client_id=client,
                kind="P",
                typed=f"8 495 {at % 50:03d}-00-{at % 50:02d}",
                normal=f"+7495{at % 50:03d}00{at % 50:02d}",
            )
            self._people(at, client, branch)
            self._events(client, staff, results)

    def watch(self) -> None:
        """Log-ins, refusals, cards shown and what left, as the audit has them."""
        chance = self.chance
        self.cursor.execute("select id from client_t")
        clients = [row[0] for row in self.cursor.fetchall()]
        for at in range(200):
            verb = chance.choice("LLNVVVXPBF")
            words = {
                "L": chance.choice((None, None, "new_address")),
                "N": chance.choice(("not_yours", "may_not")),
            }
            self.cursor.execute(
                "insert into audit_t (at_ts, login, entity, row_id, verb, words, amount) values (?, ?, 'client', ?, ?, ?, ?)",
                (
                    self.moment(0, 200),
                    f"USER{at % 4}",
                    chance.choice(clients),
                    verb,
                    words.get(verb),
                    chance.randint(1, 300) if verb in "XPBF" else None,
                ),
            )

    def _people(self, at: int, client: int, branch: int) -> None:
        chance = self.chance
        for number in range(chance.randint(0, 2)):
            born = date(chance.randint(1950, 2005), chance.randint(1, 12), chance.randint(1, 28))
            if at % 10 == 0 and number == 0:
                born = date(1988, 2, 29)
            contact = self.add(
                "contact_t",
                name=f"Персона {at}-{number}",
                birthday=born,
                branch_id=chance.choice([1, branch]),
            )
            self.add(
                "employment_t",
                contact_id=contact,
                client_id=client,
                job="Директор",
                until=TODAY if chance.random() < 0.2 else None,
            )
            self.add("channel_t", contact_id=contact, kind="E", typed=f"p{at}{number}@example.com")

    def _events(self, client: int, staff: list[int], results: list[int]) -> None:
        chance = self.chance
        for _ in range(chance.choice((0, 1, 1, 2, 4))):
            self.add(
                "interaction_t",
                client_id=client,
                employee_id=chance.choice(staff),
                kind=chance.choice("CMLTN"),
                direction=chance.choice("ION"),
                at_ts=self.moment(0, 400),
                minutes=chance.choice((None, 5, 40)),
                result_id=chance.choice([*results, None]),
                summary="Поговорили",
            )
        for _ in range(chance.choice((0, 0, 1, 2))):
            self.add(
                "task_t",
                subject="Позвонить",
                client_id=client,
                employee_id=chance.choice(staff),
                author_id=chance.choice(staff),
                due_at=self.moment(-20000, -19000) if chance.random() < 0.4 else self.moment(1, 300),
                state=chance.choice("OOOD"),
            )


def make(path: Path, clients: int = 150) -> Rows:
    """Build and fill a base; the rows of its tables."""
    base.create(path, firm="Паддок", person="Босс", login=BOSS, branch="Москва", language="ru")
    with base.owner(engine.Embedded(str(path))) as con:
        filler = Filler(con)
        filler.fill(clients)
        filler.cursor.close()
        con.commit()
        filler = Filler(con)
        filler.watch()
        filler.cursor.close()
        con.commit()
        return _read(con)


def _read(con: Any) -> Rows:
    def table(name: str) -> list[dict[str, Any]]:
        cursor = con.cursor()
        cursor.execute(f"select * from {name}")
        names = [each[0].lower() for each in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        cursor.close()
        return rows

    values = table("dictionary_t")
    kinds = ("client", "contact", "channel", "interaction", "task", "employee", "employment", "audit")
    return Rows(
        *(table(f"{kind}_t") for kind in kinds),
        codes={row["id"]: row["code"] or "" for row in values},
        names={row["id"]: row["name"] for row in values},
    )


@contextmanager
def session(path: Path, user: str = BOSS) -> Iterator[Session]:
    """A session of a person."""
    engine.load()
    with Session(engine.connect_embedded(path, user), engine.Embedded(str(path)), user) as found:
        yield found
