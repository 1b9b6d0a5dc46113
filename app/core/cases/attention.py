"""What a person is to be told unasked: reminders, notices of a hand-over, the last backup. One round trip, twice a minute."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.core.cases.tasks import Reminder
from app.core.jobs import reading
from db import sql
from db.session import Session

OLD_HOURS = 36  # after that many hours without a verified backup the program warns
_PARTS = ("task.reminders", "handover.notices", "backup.last")


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
    """Reminders, the oldest first, at most twenty; notices not seen yet, at most ten; for administrators the last backup."""

    reminders: list[Reminder]
    notices: list[NoticeOfHandOver]
    backed_up: dt.datetime | None = None  # when the last backup was found whole


def attention() -> Callable[[Session], Attention]:
    """A job that asks for all of it; the base's clock decides what is due."""
    names = [sql.statement(part).columns for part in _PARTS]
    bundle = sql.bundle([sql.query(part) for part in _PARTS], names)

    def job(session: Session) -> Attention:
        reminders, notices, backups = sql.unbundle(session.rows(bundle), names)
        last: Any = backups[0][0] if backups else None
        return Attention([_reminder(*row) for row in reminders], [_notice(*row) for row in notices], last)

    return reading(job)


def _reminder(*row: Any) -> Reminder:
    row_id, subject, due_at, remind_at, client_id, rv, client = row
    return Reminder(row_id, subject, due_at, remind_at, client_id, rv, client or "")


def _notice(*row: Any) -> NoticeOfHandOver:
    row_id, kind, at, author, colleague, clients, contacts, tasks, note = row
    return NoticeOfHandOver(
        row_id, kind.strip(), at, author or "", colleague or "", clients, contacts, tasks, note or ""
    )


def is_old(last: dt.datetime | None, now: dt.datetime) -> bool:
    """Whether the last verified backup is so old that the administrator must be warned; none at all is."""
    return last is None or now - last > dt.timedelta(hours=OLD_HOURS)


def notice_seen(notice_id: int) -> Callable[[Session], None]:
    """A job that says that the person has seen a notice."""
    query = sql.query("handover.seen", id=notice_id)

    def job(session: Session) -> None:
        session.write(query)

    return job
