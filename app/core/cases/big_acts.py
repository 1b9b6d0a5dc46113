"""Big acts: a change of many rows as one journalled act, and taking an act back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.core.entities import ENTITIES
from app.core.store import new_uid
from db import sql
from db.session import Session

_IDS_A_STATEMENT = 700  # as many ids as surely fit the parameter of ids_of


@dataclass(frozen=True)
class Done:
    """An act that was finished: its id and the number of rows it changed."""

    act_id: int
    rows: int


@dataclass(frozen=True)
class Undone:
    """One step of taking an act back. `done` False: somebody has worked on the row since, it was left alone."""

    entity: str
    row_id: int
    field: str
    now_value: str | None
    done: bool


def mass_change(
    entity: str, ids: Sequence[int], field: str, value: Any, summary: str
) -> Callable[[Session], Done]:
    """A job that sets one field of many rows, all or none. Raises ValueError for a field not offered for mass change."""
    if field not in ENTITIES[entity].mass:
        raise ValueError(f"{entity}.{field} is not offered for mass change")
    texts = [",".join(map(str, ids[i : i + _IDS_A_STATEMENT])) for i in range(0, len(ids), _IDS_A_STATEMENT)]

    def job(session: Session) -> Done:
        with session.act() as act:
            row = act.execute(sql.query("act.begin", uid=new_uid(), kind="mass", summary=summary))
            assert row is not None
            act_id = int(row[0])
            for text in texts:
                act.execute(sql.query(f"{entity}.mass_{field}", value=value, ids=text))
            finished = act.execute(sql.query("act.finish", id=act_id))
            return Done(act_id, int(finished[0]) if finished else 0)

    return job


def undo(act_id: int) -> Callable[[Session], list[Undone]]:
    """A job that takes an act back, all in one transaction; what was changed since is left alone and reported."""
    query = sql.query("act.undo", id=act_id)

    def job(session: Session) -> list[Undone]:
        with session.act() as act:
            return [Undone(*row) for row in act.rows(query)]

    return job
