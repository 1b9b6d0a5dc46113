"""Puts a demo world into an empty base, as the base's owner, with all that the triggers would have kept.

Guards, versions, search words and phone tails are the triggers' own work.  The audit and the two dates beside a client
(last contact, next step) are switched off while rows stream in and made up for by one statement each, because the
owner at the moment of loading is not who wrote these rows, nor when.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from db import base
from db.demo import bulk
from db.demo.country import table
from db.demo.model import World
from db.demo.rows import TABLES, Keys, changes
from db.demo.world import make
from db.engine import Embedded
from db.seed import OWNER
from db.session import Act, Session, open_session

AUDITED = [
    "branch",
    "department",
    "employee",
    "dictionary_kind",
    "dictionary",
    "client",
    "client_class",
    "contact",
    "employment",
    "channel",
    "interaction",
    "task",
    "attachment",
]
_CACHE = 4_000  # pages of 16 KB
_IDLE = tuple(f"{table}_audit" for table in AUDITED) + ("interaction_last", "task_next")


class _Query(NamedTuple):
    name: str
    text: str
    values: tuple[object, ...] = ()


class NotEmpty(Exception):
    """The base has clients already: the demo is for a new base."""


def create(
    path: Path, size: str = "full", language: str = "ru", seed: int = 1, now: datetime | None = None
) -> World:
    """Make a base file with a demo world in it; the demo's first employee (log-in DEMO) is its administrator too.

    Raises errors.BaseExists; a half-made file does not stay.
    """
    world = make(size, language, seed, now)
    first = world.employees[0]
    base.create(
        path,
        firm=world.firm,
        person=first.name,
        login=first.login,
        branch=world.branches[0].name,
        language=language,
        country=table(f"words_{world.language}")["home"],
    )
    try:
        with open_session(Embedded(str(path)), OWNER, page_cache=_CACHE) as session:
            store(session, world)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return world


def load(
    session: Session, size: str = "full", language: str = "ru", seed: int = 1, now: datetime | None = None
) -> World:
    """Make a demo world and store it through a session of the base's owner; returns the world.

    `now` is where its past ends (default: the clock).  Raises NotEmpty, bulk.Failed, errors of db.errors.
    """
    world = make(size, language, seed, now)
    store(session, world)
    return world


def store(session: Session, world: World) -> None:
    """Store a world.  A failure leaves the base without it, with every trigger at work."""
    with session.act() as act:
        if act.one(_Query("demo: empty?", "select first 1 id from client_t")):
            raise NotEmpty
    with _idle_triggers(session):
        with session.act() as act:
            keys = Keys(world, act)
            for table in TABLES:
                columns, rows = table.make(world, keys)
                bulk.insert(session._attachment, act._transaction, table.name, columns, rows)
            _posts(act, world, keys)
            _bodies(act, world, keys)
            _make_up(act)
            _journal(session, act, world, keys)
        _restart_identities(session)
    _refresh_statistics(session)


@contextmanager
def _idle_triggers(session: Session) -> Iterator[None]:
    _switch(session, "inactive")
    try:
        yield
    finally:
        _switch(session, "active")


def _switch(session: Session, state: str) -> None:
    with session.act() as act:
        for trigger in _IDLE:
            act.define(f"alter trigger {trigger} {state}", "demo: triggers")


def _posts(act: Act, world: World, keys: Keys) -> None:
    """Heads of departments; and where those work who were in the base before (its first administrator)."""
    for department in world.departments:
        if department.head:
            values = (keys.employee(department.head), keys.department(department.key))
            act.execute(_Query("demo: head", "update department_t set head_id = ? where id = ?", values))
    text = """update employee_t set department_id = ?, branch_id = ?, job = ?, phone = ?, email = ?, birthday = ?
               where id = ? and department_id is null"""
    for e in world.employees:
        if e.login in keys.logins:
            place = (
                keys.department(e.department),
                keys.branch(e.branch),
                e.job,
                e.phone,
                e.email,
                e.birthday,
            )
            act.execute(_Query("demo: post", text, (*place, keys.employee(e.key))))
    for row in world.branches:
        where = (row.city, row.phone, keys.branch(row.key))
        act.execute(
            _Query(
                "demo: branch", "update branch_t set city = ?, phone = ? where id = ? and city = ''", where
            )
        )


def _bodies(act: Act, world: World, keys: Keys) -> None:
    """Bytes of files and photographs, each once; then who has them."""
    bodies = {hashlib.sha256(b).hexdigest(): b for b in keys.bodies}
    for sha, body in sorted(bodies.items()):
        act.execute(
            _Query(
                "demo: body",
                "insert into file_body_t (sha, size_bytes, body) values (?, ?, ?)",
                (sha, len(body), body),
            )
        )
    for contact in world.contacts:
        if contact.photo:
            sha = hashlib.sha256(contact.photo).hexdigest()
            values = (sha, keys.contact(contact.key))
            act.execute(_Query("demo: photo", "update contact_t set photo_sha = ? where id = ?", values))
    columns, rows = keys.attachment_rows(world)
    bulk.insert(act._session._attachment, act._transaction, "attachment_t", columns, rows)


def _make_up(act: Act) -> None:
    """The dates beside a client, as interaction_last and task_next would have left them."""
    act.execute(
        _Query(
            "demo: last and next",
            """update client_t c
                  set c.last_key = coalesce((select max(i.at_ts) from interaction_t i where i.client_id = c.id), c.last_key),
                      c.next_key = coalesce((select min(t.due_at) from task_t t where t.client_id = c.id and t.state = 'O'),
                                            c.next_key)""",
        )
    )


def _journal(session: Session, act: Act, world: World, keys: Keys) -> None:
    """One audit entry per row by the person who made it then, and one per change of a client; all in the order of their times."""
    made = " union all ".join(
        f"""select t.created_at, coalesce((select e.login from employee_t e where e.id = t.created_by), current_user),
                   cast('{table}' as varchar(30)), t.id
              from {table}_t t
             where not exists (select 1 from audit_t a where a.entity = '{table}' and a.row_id = t.id)"""
        for table in AUDITED
    )
    entries: list[tuple[Any, ...]] = [(*row, "I", None) for row in act.rows(_Query("demo: journal", made))]
    entries += changes(world, keys)
    entries.sort(key=lambda entry: entry[0])
    top = act.one(_Query("demo: audit", "select coalesce(max(id), 0) from audit_t"))
    first = int(top[0]) + 1 if top else 1
    bulk.insert(
        session._attachment,
        act._transaction,
        "audit_t",
        ("id", "at_ts", "login", "entity", "row_id", "verb", "changes"),
        [(number, *entry) for number, entry in enumerate(entries, first)],
    )


def _restart_identities(session: Session) -> None:
    """Rows came with their ids; the next one gets the next number."""
    with session.act() as act:
        tops = {}
        for table in (*AUDITED, "audit"):
            row = act.one(_Query("demo: top", f"select coalesce(max(id), 0) from {table}_t"))
            tops[table] = int(row[0]) if row else 0
        for table, top in tops.items():
            act.define(f"alter table {table}_t alter column id restart with {top + 1}", "demo: identity")


def _refresh_statistics(session: Session) -> None:
    """Indexes filled after they were made have no figures: the optimizer would guess."""
    with session.act() as act:
        names = act.rows(
            _Query(
                "demo: indexes",
                "select trim(rdb$index_name) from rdb$indices where coalesce(rdb$system_flag, 0) = 0",
            )
        )
        for (name,) in names:
            act.define(f'set statistics index "{name}"', "demo: statistics")
