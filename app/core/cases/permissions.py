"""Who may do what: reading the rules in force for a role or a person, switching one, taking a switch back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.core.jobs import reading
from app.core.store import new_uid
from db import errors, sql
from db.session import Session


@dataclass(frozen=True)
class Subject:
    """Whose rules: a role's or an employee's; one of both ids is None."""

    role_id: int | None = None
    employee_id: int | None = None


@dataclass(frozen=True)
class RuleInForce:
    """How far a verb of a block reaches. `origin`: R the role's rule, P the person's own. `author` "" for the program's."""

    scope: str
    origin: str
    until: dt.datetime | None
    note: str
    rule_id: int
    author: str
    at: dt.datetime


@dataclass(frozen=True)
class Matrix:
    """The rules in force by block and verb (missing: none opens it), and whether the person who asked may set rules here."""

    may_set: bool = False
    rules: Mapping[tuple[str, str], RuleInForce] = field(default_factory=dict)

    def scope(self, block: str, verb: str) -> str:
        """N, O, T, B or A."""
        rule = self.rules.get((block, verb))
        return rule.scope if rule else "N"


@dataclass(frozen=True)
class Colleague:
    """An employee at work, with the role."""

    id: int
    name: str
    role_id: int | None


def matrix(subject: Subject) -> Callable[[Session], Matrix]:
    """A job for what is in force."""
    query = sql.query("permission.matrix", role_id=subject.role_id, employee_id=subject.employee_id)

    def job(session: Session) -> Matrix:
        rules: dict[tuple[str, str], RuleInForce] = {}
        may_set = False
        for block, verb, scope, origin, until, note, rule_id, author, at in session.rows(query):
            if block:
                key = str(block).strip(), str(verb)
                rules[key] = RuleInForce(scope, origin, until, note or "", rule_id, author or "", at)
            else:
                may_set = scope != "N"
        return Matrix(may_set, rules)

    return reading(job)


def colleagues() -> Callable[[Session], list[Colleague]]:
    """A job for everybody at work, by name."""
    query = sql.query("permission.people")
    return reading(lambda session: [Colleague(*row) for row in session.rows(query)])


def switch(
    subject: Subject, block: str, verb: str, scope: str, until: dt.datetime | None = None, note: str = ""
) -> Callable[[Session], int]:
    """A job that sets a rule, in force from the next statement of anybody on; its id.

    Raises errors.Rule: own_rights, beyond_own, may_not.
    """
    query = sql.query(
        "permission.set",
        uid=new_uid(),
        role_id=subject.role_id,
        employee_id=subject.employee_id,
        block=block,
        verb=verb,
        scope=scope,
        until_at=until,
        note=note or None,
    )

    def job(session: Session) -> int:
        row = session.write(query)
        assert row is not None
        return int(row[0])

    return job


def take_back(rule_id: int) -> Callable[[Session], None]:
    """A job that takes a rule away: the one before is in force again. Raises errors.Rule, "gone" when somebody was first."""
    query = sql.query("permission.take_back", id=rule_id)

    def job(session: Session) -> None:
        if session.write(query) is None:
            raise errors.Rule("gone")

    return job
