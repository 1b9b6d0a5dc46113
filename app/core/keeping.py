"""Settings, and saved things (filters, report parameters, import recipes), own and shared."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.core.jobs import reading
from db import errors, sql
from db.session import Session


def set_setting(code: str, body: str | None, for_firm: bool = False) -> Callable[[Session], None]:
    """A job that stores a setting's text; None removes it. Raises errors.Rule("not_admin") for the firm's."""
    query = sql.query("base.set_setting", code=code, for_firm=for_firm, body=body)

    def job(session: Session) -> None:
        session.write(query)

    return job


def say_who(text: str, failed: int = 0) -> Callable[[Session], None]:
    """A job that tells the base what this program says of itself, and how many wrong passwords for this log-in it has seen
    since the last good one; kept as a claim beside what the server sees."""
    query = sql.query("base.claim", txt=text[:250], failed=failed)

    def job(session: Session) -> None:
        session.write(query)

    return job


@dataclass(frozen=True)
class Saved:
    """A saved thing. `owner_id` None: shared with everybody. `body` is what its kind needs (JSON in the base)."""

    id: int
    rv: int
    kind: str
    subject: str
    name: str
    owner_id: int | None
    body: Any
    made_by: int | None = None


def saved(kind: str, subject: str) -> Callable[[Session], list[Saved]]:
    """A job for the saved things of one kind ("filter", "report", "recipe") about one subject (an entity, a report)."""
    query = sql.query("base.saved", kind=kind, subject=subject)

    def job(session: Session) -> list[Saved]:
        return [
            Saved(row_id, rv, k, s, name, owner, json.loads(body), made_by)
            for row_id, k, s, name, owner, body, made_by, rv in session.rows(query)
        ]

    return reading(job)


def keep(
    uid: str, kind: str, subject: str, name: str, owner_id: int | None, body: Any, old: Saved | None = None
) -> Callable[[Session], int]:
    """A job that saves a thing under a name, over an old one if given; its id. Raises errors.Conflict, Rule("not_yours")."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    if old is None:
        query = sql.query(
            "base.save_new", uid=uid, kind=kind, subject=subject, name=name, employee_id=owner_id, body=text
        )
    else:
        query = sql.query("base.save_over", id=old.id, rv=old.rv, name=name, employee_id=owner_id, body=text)

    def job(session: Session) -> int:
        row = session.write(query)
        if row is None:
            raise errors.Conflict(query.name)
        return int(row[0]) if old is None else old.id

    return job


def forget(thing: Saved) -> Callable[[Session], None]:
    """A job that removes a saved thing."""
    query = sql.query("base.unsave", id=thing.id, rv=thing.rv)

    def job(session: Session) -> None:
        if session.write(query) is None:
            raise errors.Conflict(query.name)

    return job
