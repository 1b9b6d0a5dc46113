"""What is done with a task without opening its card: finish, open again, snooze its reminder, say that it was seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from db import errors, sql
from db.session import Session


@dataclass(frozen=True)
class Reminder:
    """A task whose reminder is due and was not seen yet."""

    id: int
    subject: str
    due_at: dt.datetime
    remind_at: dt.datetime
    client_id: int | None
    rv: int
    client: str


def finish(task_id: int, state: str = "D") -> Callable[[Session], int]:
    """A job that sets a task done ("D") or open again ("O"), whatever its version; its new version.

    Raises errors.Rule("gone"), errors.Conflict when somebody changes it in this very moment.
    """
    card = sql.query("task.card", id=task_id)
    names = sql.statement("task.card").columns

    def job(session: Session) -> int:
        row = session.one(card)
        if row is None:
            raise errors.Rule("gone")
        values = dict(zip(names, row, strict=True))
        query = sql.query("task.finish", id=task_id, rv=values["rv"], state=state, result=values["result"])
        changed = session.write(query)
        if changed is None:
            raise errors.Conflict(query.name)
        return int(changed[0])

    return job


def snooze(task_id: int, until: dt.datetime) -> Callable[[Session], None]:
    """A job that moves a reminder to another moment."""
    query = sql.query("task.snooze", id=task_id, remind_at=until)

    def job(session: Session) -> None:
        session.write(query)

    return job


def seen(task_id: int) -> Callable[[Session], None]:
    """A job that says that the person has seen a reminder."""
    query = sql.query("task.reminded", id=task_id)

    def job(session: Session) -> None:
        session.write(query)

    return job


def morning_after(now: dt.datetime, hour: int = 9) -> dt.datetime:
    """Tomorrow morning."""
    return dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time(hour))
