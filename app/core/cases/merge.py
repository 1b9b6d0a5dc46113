"""Merge of duplicates: one row is kept, what hangs on the others moves to it, and the others are removed; one act."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.core import store
from app.core.entities import ENTITIES
from app.core.jobs import reading
from db import errors, sql
from db.session import Session

MERGED = ("client", "contact")  # what can be merged
MOST = 5  # rows at once
HANGS = ("employment", "interaction", "task", "attachment")  # what hangs on a row, as the statement counts it
_OWN = ("photo_sha",)  # no field of the form, but a value to choose


@dataclass(frozen=True)
class Side:
    """One of the rows to merge: its values by field name, titles of references, channels, and how much hangs on it."""

    id: int
    rv: int
    values: Mapping[str, Any]
    titles: Mapping[str, str]
    channels: tuple[str, ...]
    hangs: Mapping[str, int]

    @property
    def weight(self) -> int:
        """How much hangs on it."""
        return sum(self.hangs.values()) + len(self.channels)


@dataclass(frozen=True)
class Merged:
    """What a merge came to: the act, and how many rows moved."""

    act_id: int
    rows: int


def fields_of(entity: str) -> list[str]:
    """Names of the fields whose value is chosen when two rows differ."""
    declared = ENTITIES[entity]
    photo = [f.name for f in declared.fields if f.name in _OWN]
    return [*declared.writable, *photo]


def sides(entity: str, ids: Sequence[int]) -> Callable[[Session], list[Side]]:
    """A job that reads the rows to merge, with what hangs on each. Raises errors.Rule("gone")."""
    cards = [store.card(entity, row_id) for row_id in ids]
    hanging = [sql.query(f"{entity}.hangs", id=row_id) for row_id in ids]

    def job(session: Session) -> list[Side]:
        found = []
        for card, hangs in zip(cards, hanging, strict=True):
            read = card(session)
            row = session.one(hangs) or (0,) * len(HANGS)
            place = sql.statement(f"channel.of_{entity}").columns.index("typed")
            found.append(
                Side(
                    int(read.values["id"]),
                    int(read.values["rv"]),
                    read.values,
                    read.titles,
                    tuple(str(channel[place]) for channel in read.parts.get("channels", [])),
                    dict(zip(HANGS, map(int, row), strict=True)),
                )
            )
        return found

    return reading(job)


def differing(entity: str, rows: Sequence[Side]) -> list[str]:
    """Names of the fields in which the rows say different things."""
    return [name for name in fields_of(entity) if len({_plain(row.values.get(name)) for row in rows}) > 1]


def _plain(value: Any) -> Any:
    return None if value in (None, "") else value


def proposed(entity: str, rows: Sequence[Side]) -> tuple[int, dict[str, int]]:
    """Which row to keep (its place: the one on which most hangs) and, for the other fields, whose value: the first that says anything."""
    kept = max(range(len(rows)), key=lambda place: (rows[place].weight, -rows[place].id))
    order = [kept, *(place for place in range(len(rows)) if place != kept)]
    chosen = {
        name: next((place for place in order if _plain(rows[place].values.get(name)) is not None), kept)
        for name in differing(entity, rows)
    }
    return kept, chosen


def merge(
    entity: str, rows: Sequence[Side], kept: int, chosen: Mapping[str, int], summary: str
) -> Callable[[Session], Merged]:
    """A job that merges the rows into that at place `kept`, all or none. chosen: by field the place whose value stays.

    Raises errors.Rule: not_yours, may_not_delete, gone; errors.Conflict when one of the rows was changed meanwhile.
    """
    others = [place for place in range(len(rows)) if place != kept]
    steps = []
    for number, place in enumerate(others):
        take = [name for name, whose in chosen.items() if whose == place]
        steps.append((number == len(others) - 1, rows[place], ",".join(take)))

    def job(session: Session) -> Merged:
        moved, act_id = 0, 0
        with session.act() as act:
            for is_last, row, take in steps:
                query = sql.query(
                    "act.merge",
                    uid=None if act_id else store.new_uid(),
                    summary=summary,
                    entity=entity,
                    kept_id=rows[kept].id,
                    kept_rv=None if act_id else rows[kept].rv,
                    merged_id=row.id,
                    merged_rv=row.rv,
                    take=take,
                    is_last=is_last,
                )
                answer = act.one(query)
                if answer is None:
                    raise errors.Conflict(query.name)
                act_id = act_id or int(answer[0])
                moved += int(answer[1])
        return Merged(act_id, moved)

    return job


def merged_into(entity: str, row_id: int) -> Callable[[Session], tuple[int, str] | None]:
    """A job that tells what a row that is gone was merged into: id and name; None when it was not, or that is out of sight."""
    query = sql.query("act.merged_into", entity=entity, row_id=row_id)

    def job(session: Session) -> tuple[int, str] | None:
        row = session.write(query)
        return None if row is None or row[0] is None else (int(row[0]), str(row[1]))

    return job
