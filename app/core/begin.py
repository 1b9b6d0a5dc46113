"""What the program asks when it has signed in: everything it needs and the first page, in one round trip."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from app.core import store
from app.core.blocks import Permissions
from app.core.facts import Facts, Kind, Value
from app.core.jobs import reading
from app.core.rights import Rights
from app.core.seats import standing
from app.core.settings import Settings
from db import errors, sql
from db.migrate import SCHEMA_VERSION
from db.session import Session

_PARTS = (
    "base.info",
    "base.me",
    "base.rights",
    "base.settings",
    "dictionary_kind.all",
    "dictionary.all",
    "employee.all",
    "branch.all",
    "department.all",
    "staff_role.all",
    "base.permissions",
    "seat.first_poll",
)


class PasswordEnded(Exception):
    """The password has to be changed before anything else: another has set it, or it is too old."""


class TokenWanted(Exception):
    """The base opens nothing to this session before one of the person's tokens has signed (app.core.tokens)."""


class WrongVersion(Exception):
    """The base is older or newer than this program; `base` and `program` are schema versions."""

    def __init__(self, base: int, program: int = SCHEMA_VERSION) -> None:
        super().__init__(f"base {base}, program {program}")
        self.base = base
        self.program = program


@dataclass(frozen=True)
class Start:
    """The facts and the first page of a list (an empty one when none was asked for)."""

    facts: Facts
    page: store.Page


def begin(entity: str = "", sort: str = "", size: int = 50) -> Callable[[Session], Start]:
    """A job for the start. Raises WrongVersion, PasswordEnded, TokenWanted."""
    queries = [sql.query(name) for name in _PARTS]
    names = [sql.statement(name).columns for name in _PARTS]
    if entity:
        pages = store.page_before_facts(entity, sort=sort, size=size)
        queries += pages
        names += [store.columns(entity)] * len(pages)
    bundle = sql.bundle(queries, names)

    def job(session: Session) -> Start:
        asked = dt.datetime.now()
        answers = sql.unbundle(session.rows(bundle), names)
        facts = _facts(answers, asked)
        rows = [row for page in answers[len(_PARTS) :] for row in page]  # one of them at most has any
        page_columns = store.columns(entity) if entity else ()
        return Start(facts, store.Page(page_columns, rows[:size], len(rows) > size))

    return reading(job)


def _facts(answers: list[list[tuple[Any, ...]]], asked: dt.datetime) -> Facts:
    info, me, rights, settings, kinds, values, employees, branches, departments, roles, permissions, seat = (
        answers[: len(_PARTS)]
    )
    version, base_uid, firm, firm_now, password_ends_at, before_at, before_from, is_shared, wants_token = (
        info[0]
    )
    if version != SCHEMA_VERSION:
        raise WrongVersion(version)
    if not me and password_ends_at is not None and password_ends_at <= firm_now:
        raise PasswordEnded
    if not me and wants_token:
        raise TokenWanted
    if not me:
        raise errors.Rule("not_staff")
    me_id, login, name, branch_id, department_id, staff_role_id = me[0]
    return Facts(
        firm=firm,
        base_uid=base_uid,
        schema_version=version,
        clock=firm_now - asked,
        login=login,
        me_id=me_id,
        me_name=name,
        branch_id=branch_id,
        department_id=department_id,
        staff_role_id=staff_role_id,
        rights=Rights(_rights(rights), Permissions([str(piece) for (piece,) in permissions])),
        settings=Settings(_joined(settings, firm=True), _joined(settings, firm=False)),
        kinds=[Kind(*row) for row in kinds],
        values=[
            Value(row_id, label, active, code or "", kind) for row_id, label, active, code, _, kind in values
        ],
        own_users=bool(is_shared),
        password_ends_at=password_ends_at,
        before_at=before_at,
        before_from=(before_from or "").split("/")[0],
        small={
            "employee": [Value(*row) for row in employees],
            "branch": [Value(*row) for row in branches],
            "department": [Value(*row) for row in departments],
            "staff_role": [Value(row_id, label, True, code) for row_id, label, code in roles],
        },
        standing=standing(seat),
    )


def _rights(pieces: list[tuple[Any, ...]]) -> Iterator[tuple[str, str]]:
    """Object and verbs out of "object=verbs;" in pieces."""
    for (piece,) in pieces:
        for right in str(piece).split(";")[:-1]:
            name, _, verbs = right.partition("=")
            yield name, verbs


def _joined(pieces: list[tuple[Any, ...]], firm: bool) -> dict[str, str]:
    """Settings arrive in pieces, in order."""
    bodies: dict[str, str] = {}
    for code, owner_id, piece in pieces:
        if (owner_id == 0) == firm:
            bodies[code] = bodies.get(code, "") + piece
    return bodies
