"""Quick entry: a call with its next step, written down and committed in one round trip."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from app.core.store import new_uid
from db import sql
from db.session import Session


@dataclass(frozen=True)
class Entry:
    """What is written down. `at` None: now. `next_at` None: no next step. `uid`s make a repeat recognisable."""

    client_id: int
    summary: str
    kind: str = "C"
    direction: str = "O"
    contact_id: int | None = None
    at: dt.datetime | None = None
    result_id: int | None = None
    next_step: str = ""
    next_at: dt.datetime | None = None
    remind_at: dt.datetime | None = None
    uid: str = field(default_factory=new_uid)
    next_uid: str = field(default_factory=new_uid)


def quick_query(entry: Entry) -> sql.Query:
    """The one statement of a quick entry."""
    return sql.query(
        "interaction.quick",
        uid=entry.uid,
        client_id=entry.client_id,
        contact_id=entry.contact_id,
        kind=entry.kind,
        direction=entry.direction,
        at_ts=entry.at,
        result_id=entry.result_id,
        summary=entry.summary,
        next_uid=entry.next_uid,
        next_step=entry.next_step or None,
        next_at=entry.next_at,
        remind_at=entry.remind_at,
    )


def quick_entry(entry: Entry) -> Callable[[Session], tuple[int, int | None]]:
    """A job that writes the entry; ids of the interaction and of the task (None without a next step)."""
    query = quick_query(entry)

    def job(session: Session) -> tuple[int, int | None]:
        row = session.write(query)
        assert row is not None  # the procedure always answers
        return int(row[0]), None if row[1] is None else int(row[1])

    return job
