"""Removing rows as one act that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.core.cases.big_acts import Done
from app.core.store import new_uid, page_query
from db import errors, sql
from db.session import Act, Session

# What goes with a row: it has no life of its own. All else that points at a row keeps it from being removed.
PARTS = {"client": ("channel",), "contact": ("channel", "employment")}
_MOST_PARTS = 200


def remove_rows(entity: str, ids: Sequence[int], summary: str) -> Callable[[Session], Done]:
    """A job that removes rows with their parts, all or none, in the version that is there now.

    Rows that somebody has removed meanwhile are passed over. Raises errors.InUse while others point at one of them.
    """

    def job(session: Session) -> Done:
        with session.act() as act:
            begun = act.execute(sql.query("act.begin", uid=new_uid(), kind="remove", summary=summary))
            assert begun is not None
            for row_id in ids:
                for part in PARTS.get(entity, ()):
                    for row in act.rows(page_query(part, filters={entity: (row_id,)}, size=_MOST_PARTS)):
                        _remove(act, part, int(row[0]))
                _remove(act, entity, row_id)
            finished = act.execute(sql.query("act.finish", id=int(begun[0])))
            return Done(int(begun[0]), int(finished[0]) if finished else 0)

    return job


def _remove(act: Act, entity: str, row_id: int) -> None:
    row = act.one(sql.query(f"{entity}.card", id=row_id))
    if row is None:
        return
    version = sql.statement(f"{entity}.card").columns.index("rv")
    if act.execute(sql.query(f"{entity}.delete", id=row_id, rv=row[version])) is None:
        raise errors.Conflict(f"{entity}.delete")
