"""Rows made on the way: a person at a client in one line, a client or person together with the first entry about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from app.core import store
from app.core.cases.channels import understand
from app.core.cases.quick_entry import Entry, quick_query
from app.core.facts import Facts
from app.core.jobs import reading
from app.core.store import new_uid
from db.session import Act, Session


@dataclass(frozen=True)
class NewPerson:
    """A person to be made at a client. `phone` in any spelling, "" for none."""

    name: str
    role_id: int | None = None
    job: str = ""
    phone: str = ""
    is_main: bool = False
    uid: str = field(default_factory=new_uid)


@dataclass(frozen=True)
class NewClient:
    """A client to be made: `kind` O organisation, P person."""

    name: str
    kind: str = "O"
    uid: str = field(default_factory=new_uid)


def add_person(person: NewPerson, client_id: int, facts: Facts) -> Callable[[Session], int]:
    """A job that makes a person, the place at the client and the phone, all or none; the person's id."""

    def job(session: Session) -> int:
        with session.act() as act:
            return _person(act, person, client_id, facts)

    return job


def write_down(
    entry: Entry, facts: Facts, client: NewClient | None = None, person: NewPerson | None = None
) -> Callable[[Session], tuple[int, int | None, int]]:
    """A job that makes the client and the person, if given, and writes the entry about them, all or none.

    Ids of the interaction, of the task (None without a next step) and of the client. `entry.client_id` counts
    when no client is to be made.
    """

    def job(session: Session) -> tuple[int, int | None, int]:
        with session.act() as act:
            client_id = entry.client_id if client is None else _client(act, client, facts)
            contact_id = entry.contact_id
            if person is not None:
                contact_id = _person(act, person, client_id, facts)
            row = act.execute(quick_query(replace(entry, client_id=client_id, contact_id=contact_id)))
            assert row is not None
            return int(row[0]), None if row[1] is None else int(row[1]), client_id

    return job


def people_of(client_id: int) -> Callable[[Session], list[tuple[int, str, str]]]:
    """A job for the people of a client: id, name, job; those who left come last."""
    query = store.page_query("employment", filters={"client": client_id}, size=50)
    names = store.columns("employment")

    def job(session: Session) -> list[tuple[int, str, str]]:
        found = []
        for row in session.rows(query):
            values = dict(zip(names, row, strict=True))
            found.append((values["contact_id"], values["contact"], values["job"] or values["job_role"] or ""))
        return list(dict.fromkeys(found))

    return reading(job)


def employer_of(contact_id: int) -> Callable[[Session], tuple[int, str] | None]:
    """A job for the client a person works at now: id and name, None for nobody's."""
    query = store.page_query("employment", filters={"contact": contact_id}, size=1)
    names = store.columns("employment")

    def job(session: Session) -> tuple[int, str] | None:
        rows = session.rows(query)
        if not rows:
            return None
        values = dict(zip(names, rows[0], strict=True))
        return values["client_id"], values["client"]

    return reading(job)


def _client(act: Act, client: NewClient, facts: Facts) -> int:
    given = {"name": client.name, "kind": client.kind}
    values = {**store.blank("client", facts, given).values, "uid": client.uid}
    return _inserted(act, "client", values)


def _person(act: Act, person: NewPerson, client_id: int, facts: Facts) -> int:
    values = {**store.blank("contact", facts, {"name": person.name}).values, "uid": person.uid}
    contact_id = _inserted(act, "contact", values)
    place = {"contact_id": contact_id, "client_id": client_id, "role_id": person.role_id, "uid": new_uid()}
    _inserted(act, "employment", {**place, "job": person.job or None, "is_main": person.is_main})
    if person.phone.strip():
        region, area = str(facts.settings.get("phone.region")), str(facts.settings.get("phone.area"))
        reading_of = understand("P", person.phone, region, area)
        channel = {"uid": new_uid(), "contact_id": contact_id, "kind": "P", "typed": person.phone.strip()}
        _inserted(act, "channel", {**channel, "normal": reading_of.normal, "is_main": True})
    return contact_id


def _inserted(act: Act, entity: str, values: dict[str, Any]) -> int:
    row = act.execute(store.save_query(entity, values))
    assert row is not None
    return int(row[0])
