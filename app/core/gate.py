"""The one gate for everything that leaves the program: rows as a file, on paper, on the clipboard, in a letter.

Whoever writes something out of the program needs a `Pass`, and only this module makes one, of the base's answer. The base
decides (procedure gate_pass of schema.sql): the right, the limits of the person, the consent of a second one above them; it
counts what leaves and keeps a trace. One round trip, just before the writing, when the number of rows is known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.core.cases.permissions import Subject
from app.core.jobs import reading
from app.core.store import new_uid
from db import errors, sql
from db.session import Session

R = TypeVar("R")

EXPORT, PRINT, CLIPBOARD, MAIL = "X", "P", "B", "M"
COPIED_FREELY = 20
"""Rows on the clipboard that nobody is asked for: what stands on half a screen may be read off it as well."""
_ABOVE = frozenset({"consent_needed", "quota_hour", "quota_day"})  # what a second person may let through
_WORDS = 3500


@dataclass(frozen=True)
class Leaving:
    """What is to leave. `kind`: EXPORT, PRINT, CLIPBOARD, MAIL. `block`: of app.core.blocks, or an entity. `what`: the list or
    the report in words; `asked`: what it was asked."""

    kind: str
    block: str
    what: str
    rows: int
    asked: str = ""


@dataclass(frozen=True)
class Pass:
    """The base lets it through. `number`: of the entry that counted it; `left`: rows that may still leave, None without a limit."""

    number: int
    left: int | None


class Held(errors.Rule):
    """The gate is shut for something; `leaving` says for what. `may_be_granted`: a second person can open it."""

    def __init__(self, rule: errors.Rule, leaving: Leaving) -> None:
        super().__init__("|".join((rule.key, *rule.values)))
        self.leaving = leaving

    @property
    def may_be_granted(self) -> bool:
        return self.key in _ABOVE


def ask(leaving: Leaving) -> Callable[[Session], Pass]:
    """A job that asks the gate, one round trip. Raises Held."""
    query = sql.query(
        "gate.pass",
        kind=leaving.kind,
        block=leaving.block,
        what=leaving.what[:250],
        amount=leaving.rows,
        words=leaving.asked[:_WORDS] or None,
    )

    def job(session: Session) -> Pass:
        try:
            row = session.write(query)
        except errors.Rule as rule:
            raise Held(rule, leaving) from rule
        assert row is not None  # the procedure always answers
        return Pass(int(row[0]), None if row[1] is None else int(row[1]))

    return job


def through(leaving: Leaving, write: Callable[[Pass], R]) -> Callable[[Session], R]:
    """A job that asks the gate and writes; the writer's answer. Raises Held, and what the writer raises."""
    asked = ask(leaving)
    return lambda session: write(asked(session))


# ---- the consent of a second person


@dataclass(frozen=True)
class Consent:
    """A request that waits for me (`mine` False, `person` asks) or an own one that `person` has answered.

    `state`: A asked, G granted, R refused.
    """

    id: int
    mine: bool
    state: str
    person: str
    leaving: Leaving
    why: str
    answer: str
    asked_at: dt.datetime


def ask_consent(leaving: Leaving, why: str) -> Callable[[Session], int]:
    """A job that asks for somebody's consent; the request's number. Raises errors.Rule."""
    query = sql.query(
        "gate.ask_consent",
        uid=new_uid(),
        kind=leaving.kind,
        block=leaving.block,
        what="; ".join(part for part in (leaving.what, leaving.asked) if part)[:250],
        amount=leaving.rows,
        why=why[:250],
    )

    def job(session: Session) -> int:
        row = session.write(query)
        assert row is not None
        return int(row[0])

    return job


def answer_consent(
    consent_id: int, grants: bool, hours: int = 4, words: str = ""
) -> Callable[[Session], None]:
    """A job that grants for so many hours, or refuses. Raises errors.Rule: consent_own, consent_closed, may_not."""
    query = sql.query(
        "gate.answer_consent", id=consent_id, grants=grants, hours=hours, words=words[:250] or None
    )

    def job(session: Session) -> None:
        session.write(query)

    return job


def consents_query() -> sql.Query:
    """The statement of what waits; it rides on the look at what has changed."""
    return sql.query("gate.consents")


def consents_of(rows: Sequence[Sequence[object]]) -> list[Consent]:
    """What waits, of the rows of `consents_query`."""
    found = []
    for row_id, mine, state, person, kind, block, what, amount, why, answer, asked_at in rows:
        assert isinstance(asked_at, dt.datetime)
        leaving = Leaving(str(kind), str(block).strip(), str(what), int(str(amount or 0)))
        found.append(
            Consent(
                int(str(row_id)), bool(mine), str(state), str(person or ""), leaving, str(why), str(answer or ""), asked_at
            )
        )  # fmt: skip
    return found


# ---- limits


@dataclass(frozen=True)
class Limit:
    """How much may leave: rows (kind O), files (F), cards shown with their phones (V). None in a number: no limit.

    `alone`: rows at once without a second person's consent. `own`: the person's rule, not the role's.
    """

    kind: str
    per_hour: int | None = None
    per_day: int | None = None
    alone: int | None = None
    own: bool = True
    author: str = ""
    at: dt.datetime | None = None


def limits(subject: Subject) -> Callable[[Session], dict[str, Limit]]:
    """A job for the limits of a role, or of a person with a role (both ids given), by kind."""
    query = sql.query("gate.limits", role_id=subject.role_id, employee_id=subject.employee_id)

    def job(session: Session) -> dict[str, Limit]:
        found: dict[str, Limit] = {}
        for kind, hour, day, alone, _, employee, author, at in session.rows(query):
            own = employee is not None
            if own or str(kind) not in found:  # a person's goes before the role's
                found[str(kind)] = Limit(str(kind), hour, day, alone, own, author or "", at)
        return found

    return reading(job)


def set_limit(subject: Subject, limit: Limit | None, kind: str) -> Callable[[Session], None]:
    """A job that sets a limit; None takes a person's rule away, so that the role's is in force again.

    Raises errors.Rule: own_rights, beyond_own, may_not.
    """
    wanted = limit or Limit(kind)
    query = sql.query(
        "gate.set_limit",
        uid=new_uid(),
        role_id=subject.role_id,
        employee_id=subject.employee_id,
        kind=kind,
        is_set=limit is not None,
        per_hour=wanted.per_hour,
        per_day=wanted.per_day,
        alone=wanted.alone,
    )

    def job(session: Session) -> None:
        session.write(query)

    return job
