"""What a person is to be told unasked: reminders that are due, and notices of a hand-over. One round trip, twice a minute."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.core.cases.tasks import Reminder
from app.core.jobs import reading
from db import sql
from db.session import Session

_PARTS = ("task.reminders", "handover.notices")


@dataclass(frozen=True)
class NoticeOfHandOver:
    """Something was handed to the person (taken), from the person (given), or that was taken back (back)."""

    id: int
    kind: str
    at: dt.datetime
    author: str
    colleague: str
    clients: int
    contacts: int
    tasks: int
    note: str


@dataclass(frozen=True)
class Attention:
    """Reminders, the oldest first, at most twenty; notices not seen yet, at most ten."""

    reminders: list[Reminder]
    notices: list[NoticeOfHandOver]


def attention() -> Callable[[Session], Attention]:
    """A job that asks for all of it; the base's clock decides what is due."""
    names = [sql.statement(part).columns for part in _PARTS]
    bundle = sql.bundle([sql.query(part) for part in _PARTS], names)

    def job(session: Session) -> Attention:
        reminders, notices = sql.unbundle(session.rows(bundle), names)
        return Attention([_reminder(*row) for row in reminders], [_notice(*row) for row in notices])

    return reading(job)


def _reminder(*row: Any) -> Reminder:
    return Reminder(*(*row[:6], row[6] or ""))


def _notice(*row: Any) -> NoticeOfHandOver:
    row_id, kind, at, author, colleague, clients, contacts, tasks, note = row
    return NoticeOfHandOver(
        row_id, kind.strip(), at, author or "", colleague or "", clients, contacts, tasks, note or ""
    )


def notice_seen(notice_id: int) -> Callable[[Session], None]:
    """A job that says that the person has seen a notice."""
    query = sql.query("handover.seen", id=notice_id)

    def job(session: Session) -> None:
        session.write(query)

    return job
