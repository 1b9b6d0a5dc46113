"""Bulk operations: a change of many rows as one journalled act, and taking an act back."""

from __future__ import annotations

import contextlib
import datetime as dt
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
    """A row that was left alone when an act was taken back (field: one field of it), or how many steps were done.

    why: C changed since, W worked with since, U in use by others' rows, R rights do not allow it, G gone. who, at: who has changed
    or worked with it last, as far as known. With `done`: row_id is the number of steps of the entity.
    """

    entity: str
    row_id: int
    field: str | None
    now_value: str | None
    done: bool
    why: str | None = None
    who: str | None = None
    at: dt.datetime | None = None
    title: str | None = None


@dataclass(frozen=True)
class TakenBack:
    """What taking an act back came to. `done` False: nothing was changed, because there are conflicts to decide on."""

    done: bool
    left: list[Undone]
    entities: tuple[str, ...]


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


def undo(act_id: int, anyway: bool = False) -> Callable[[Session], list[Undone]]:
    """A job that takes an act back, all in one transaction.

    What was changed since is left alone and reported, with `anyway` only what others stand on or the rights forbid.
    Raises errors.Rule: act_closed, act_too_old, not_yours.
    """
    query = sql.query("act.undo", id=act_id, anyway=anyway)

    def job(session: Session) -> list[Undone]:
        with session.act() as act:
            return [Undone(*row) for row in act.rows(query)]

    return job


class _Conflicts(Exception):
    """Rolls an attempt back."""


def try_undo(act_id: int) -> Callable[[Session], TakenBack]:
    """A job that takes an act back if nothing stands in the way; else it changes nothing and tells the conflicts."""
    query = sql.query("act.undo", id=act_id, anyway=False)

    def job(session: Session) -> TakenBack:
        steps: list[Undone] = []
        with contextlib.suppress(_Conflicts), session.act() as act:
            steps = [Undone(*row) for row in act.rows(query)]
            if not all(step.done for step in steps):
                raise _Conflicts
        return taken_back(steps, forced=all(step.done for step in steps))

    return job


def taken_back(steps: Sequence[Undone], forced: bool = True) -> TakenBack:
    """The steps of an undoing summed up."""
    left = [step for step in steps if not step.done]
    return TakenBack(forced, left, tuple(step.entity for step in steps if step.done))
