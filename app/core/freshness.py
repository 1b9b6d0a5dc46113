"""What changed in the base since the last look, for open lists and cards."""

from __future__ import annotations

from collections.abc import Callable

from app.core.jobs import reading
from db import sql
from db.session import Session

_OVERLAP = 50  # entries of transactions that committed late may have smaller numbers than those seen


def last_change() -> Callable[[Session], int]:
    """A job for the newest audit entry this person sees."""
    query = sql.query("base.last_change")

    def job(session: Session) -> int:
        row = session.one(query)
        return int(row[0]) if row else 0

    return reading(job)


def changed_since(last: int) -> Callable[[Session], list[tuple[int, str, int]]]:
    """A job for entry, entity and row of the changes since an entry, with some overlap; at most 500."""
    query = sql.query("base.changed_since", last=max(0, last - _OVERLAP))

    def job(session: Session) -> list[tuple[int, str, int]]:
        return [(int(i), str(entity), int(row_id)) for i, entity, row_id, _ in session.rows(query)]

    return reading(job)
