"""The departure of an employee: what the person did in the last days, what is left to pass on, a backup, and the closing.

How far a departure has come is kept in the base among the saved things, so that it can be gone on with, by anybody who may.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.core import keeping
from app.core.jobs import reading
from app.core.keeping import Saved
from app.core.store import new_uid
from db import errors, sql
from db.session import Session

DAYS = 30
STEPS = ("block", "backup", "days", "hand", "close")
KIND = "departure"
OPEN, DONE, SKIPPED = "open", "done", "skipped"


@dataclass(frozen=True)
class Leaver:
    """An employee who leaves, and what is still the person's: clients, persons, open tasks."""

    id: int
    name: str
    login: str
    is_active: bool
    is_blocked: bool
    clients: int
    contacts: int
    tasks: int


@dataclass(frozen=True)
class Deed:
    """How often something was done in the last days. `amount`: rows in all, 0 where they are not counted."""

    verb: str
    entity: str
    count: int
    amount: int
    last_at: dt.datetime


@dataclass(frozen=True)
class Exit:
    """Something that left the base."""

    at: dt.datetime
    verb: str
    entity: str
    amount: int
    words: str


@dataclass
class Progress:
    """What was done of a departure: by step its state and a sentence. `kept`: where it is saved."""

    steps: dict[str, tuple[str, str]] = field(default_factory=dict)
    kept: Saved | None = None

    def state(self, step: str) -> str:
        """open, done or skipped."""
        return self.steps.get(step, (OPEN, ""))[0]

    def said(self, step: str) -> str:
        """What was said when the step ended."""
        return self.steps.get(step, (OPEN, ""))[1]


@dataclass(frozen=True)
class ByServer:
    """The backup that the keeper of the server makes. `alive`: it gave a sign of life within two minutes; `at`, `ok`, `said`: how
    the last one went, None and "" before the first."""

    alive: bool
    at: dt.datetime | None
    ok: bool
    said: str


@dataclass(frozen=True)
class Look:
    """All that the departure page shows."""

    server: ByServer
    leaver: Leaver
    deeds: list[Deed]
    exits: list[Exit]
    progress: Progress


def look(employee_id: int, days: int = DAYS) -> Callable[[Session], Look]:
    """A job for the page. Raises errors.Rule: not_admin, gone."""
    left = sql.query("leaver.left", employee_id=employee_id)
    deeds = sql.query("leaver.days", employee_id=employee_id, days=days)
    exits = sql.query("leaver.exits", employee_id=employee_id, days=days)
    saved = keeping.saved(KIND, _subject(employee_id))
    server = by_server()

    def job(session: Session) -> Look:
        row = session.one(left)
        if row is None:
            raise errors.Rule("gone")
        name, login, active, blocked, clients, contacts, tasks = row
        kept = next(iter(saved(session)), None)
        steps = {str(k): (str(v[0]), str(v[1])) for k, v in (kept.body if kept else {}).items()}
        return Look(
            server(session),
            Leaver(employee_id, name, (login or "").strip(), active, blocked, clients, contacts, tasks),
            [
                Deed(verb, entity.strip(), count, amount or 0, last)
                for verb, entity, count, amount, last in session.rows(deeds)
            ],
            [
                Exit(at, verb, entity.strip(), amount or 0, said or "")
                for at, verb, entity, amount, said in session.rows(exits)
            ],
            Progress(steps, kept),
        )

    return reading(job)


def keep(employee_id: int, name: str, progress: Progress) -> Callable[[Session], Progress]:
    """A job that keeps how far a departure has come."""
    body: dict[str, Any] = {step: list(state) for step, state in progress.steps.items()}
    kept = progress.kept
    save = keeping.keep(new_uid(), KIND, _subject(employee_id), name[:80], None, body, kept)
    again = keeping.saved(KIND, _subject(employee_id))

    def job(session: Session) -> Progress:
        save(session)
        session.end_reading()
        return Progress(progress.steps, next(iter(again(session)), None))

    return job


def _subject(employee_id: int) -> str:
    return f"employee-{employee_id}"


def close(employee_id: int) -> Callable[[Session], None]:
    """A job that notes that a person does not work here any more. Once more changes nothing."""
    query = sql.query("leaver.close", employee_id=employee_id)

    def job(session: Session) -> None:
        session.write(query)

    return job


def by_server() -> Callable[[Session], ByServer]:
    """A job for how the backups of the keeper go. Raises errors.Rule("not_admin")."""
    query = sql.query("backup.by_server")

    def job(session: Session) -> ByServer:
        row = session.one(query)
        session.end_reading()
        assert row is not None  # the procedure always answers
        alive, _, at, ok, said = row
        return ByServer(bool(alive), at, bool(ok), said or "")

    return reading(job)


def ask_server(session: Session) -> dt.datetime:
    """A job that has the keeper make a backup now; the moment it was asked. Raises errors.Rule: not_admin, no_keeper."""
    row = session.write(sql.query("backup.ask"))
    assert row is not None
    asked: dt.datetime = row[0]
    return asked


def backup(folder: Path, phrase: str, password: str) -> Callable[[Session], str]:
    """A job for the long lane: a verified backup of this very base into a folder of this computer, noted in the base; the file's path.

    `password`: of the owner of the base, where it is behind a server; it is used once and not kept. Raises backups.Failed.
    """

    def job(session: Session) -> str:
        from app.core.cases import backups  # their libraries are large: only who makes one needs them

        return str(backups.make(folder, backups.secret(phrase), password, None)(session).path)

    return job
