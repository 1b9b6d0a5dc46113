"""The audit: the fields of an entry, an old value put back, the chain of seals checked and continued, alarms seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.core import store
from app.core.entities import ENTITIES
from app.core.entity import Day, Field, Flag, Moment, Money, Number, Photo, Pick, Ref
from app.core.jobs import reading
from db import sql
from db.session import Session

OPEN = "open"  # of a verdict: entries that no seal covers yet


@dataclass(frozen=True)
class Change:
    """One field of an entry; values as text, None for nothing."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Verdict:
    """One seal looked at again. `what`: ok, changed, missing, added, seal; OPEN for the last, which is of no seal."""

    seal: int | None
    day: dt.date | None
    entries: int
    found: int
    digest: str
    what: str


@dataclass(frozen=True)
class Before:
    """A row as it is now, and what putting a value back would make of one field."""

    values: dict[str, Any]
    field: str
    now: Any
    then: Any


def changes(entry_id: int) -> Callable[[Session], list[Change]]:
    """A job for the fields of an entry."""
    query = sql.query("audit.fields", id=entry_id)
    return reading(lambda session: [Change(*row) for row in session.rows(query)])


# ---- putting back


def restorable(entity: str, name: str) -> Field | None:
    """The field that an old value can be put back into: one that people may change on the card of the entity."""
    declared = ENTITIES.get(entity)
    found = next((f for f in declared.fields if f.name == name), None) if declared else None
    return found if found is not None and name in declared.writable else None  # type: ignore[union-attr]


def typed(field: Field, text: str | None) -> Any:
    """A value of the audit, which is text, as the field holds it. Raises ValueError for what is none."""
    if text is None or (text == "" and isinstance(field, Ref | Pick | Number | Day | Moment | Money)):
        return None
    if isinstance(field, Flag):
        return text.strip().upper() == "TRUE"
    if isinstance(field, Ref | Pick | Number):
        return int(text)
    if isinstance(field, Day):
        return dt.date.fromisoformat(text.strip()[:10])
    if isinstance(field, Moment):
        return dt.datetime.fromisoformat(text.strip())
    return text.rstrip() if len(text.rstrip()) == 1 else text


def before_restoring(entity: str, row_id: int, change: Change) -> Callable[[Session], Before]:
    """A job that reads the row which a value is to be put back into. Raises errors.Rule("gone")."""
    field = restorable(entity, change.field)
    if field is None or isinstance(field, Photo):
        raise ValueError(f"{entity}.{change.field} cannot be put back")
    then = typed(field, change.old)
    card = store.card(entity, row_id)

    def job(session: Session) -> Before:
        values = card(session).values
        return Before(values, field.name, values.get(field.name), then)

    return reading(job)


def restore(entity: str, before: Before) -> Callable[[Session], store.Saved]:
    """A job that puts the value back as an ordinary save, with the person's own rights. Raises errors.Conflict."""
    return store.save(entity, {**before.values, before.field: before.then})


# ---- the chain


def check(first: int = 1) -> Callable[[Session], list[Verdict]]:
    """A job that looks at every seal from one on again: some ten seconds for a million entries."""
    query = sql.query("audit.check", first=first)

    def job(session: Session) -> list[Verdict]:
        with session.snapshot() as act:
            rows = act.rows(query)
        return [
            Verdict(seal, day, entries, found, digest or "", what)
            for seal, day, entries, found, digest, _, what in rows
        ]

    return reading(job)


def broken(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The seals that do not hold."""
    return [one for one in verdicts if one.what not in ("ok", OPEN)]


def seal(session: Session) -> int:
    """A job that seals what is older than an hour, 20,000 entries at most; how many."""
    row = session.write(sql.query("audit.seal"))
    return int(row[0]) if row else 0


def note_report(report: str, amount: int, words: str) -> Callable[[Session], None]:
    """A job that notes that a report was run."""
    query = sql.query("audit.note_report", report=report[:60], amount=amount, words=words[:3900])

    def job(session: Session) -> None:
        session.write(query)

    return job


# ---- alarms


def seen(ids: Sequence[int]) -> Callable[[Session], int]:
    """A job that says alarms were seen (700 at most at once); how many of them were new."""
    query = sql.query("alarm.seen", ids=",".join(map(str, ids[:700])))

    def job(session: Session) -> int:
        row = session.write(query)
        return int(row[0]) if row else 0

    return job


def plant(client_id: int, wish: bool | None = None) -> Callable[[Session], bool]:
    """A job that plants a false client (True), digs it up (False) or asks whether it is one (None)."""
    query = sql.query("alarm.plant", client_id=client_id, wish=wish)

    def job(session: Session) -> bool:
        row = session.write(query)
        return bool(row and row[0])

    return job
