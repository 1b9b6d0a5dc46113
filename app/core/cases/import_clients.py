"""The import's talk with the base: what is known, who is there already, the load as one act, and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from app.core.clinic import pack
from app.core.clinic.model import Client, Known
from app.core.clinic.plan import Fate, Hit, Item, Plan
from app.core.jobs import reading
from app.core.store import new_uid
from db import sql
from db.session import Act, Session

Progress = Callable[[int, int], None]  # clients done, clients in all; raises Stopped to cancel


@dataclass(frozen=True, slots=True)
class Loaded:
    """What an import wrote; `refused` are the clients that the base did not take, with the keys of why."""

    act_id: int
    new: int
    filled: int
    persons: int
    channels: int
    refused: list[tuple[Client, str]] = field(default_factory=list)


def known(may_add: bool) -> Callable[[Session], Known]:
    """A job for what the base knows of values, employees and branches; `may_add`: the user may add values."""

    def job(session: Session) -> Known:
        found = Known(may_add=may_add)
        for _, name, kind, title in session.rows(sql.query("import.values")):
            place = f"class:{title.lower()}" if title else kind
            found.values.setdefault(place, {})[name.lower()] = name
        for employee_id, name, login in session.rows(sql.query("import.employees")):
            found.employees[name.lower()] = employee_id
            if login:
                found.employees.setdefault(login.lower(), employee_id)
        for branch_id, name in session.rows(sql.query("import.branches")):
            found.branches[name.lower()] = branch_id
        return found

    return reading(job)


def candidates(
    clients: list[Client], progress: Progress = lambda done, of: None
) -> Callable[[Session], list[Hit]]:
    """A job that asks the base whom of the clients it may have already."""

    def job(session: Session) -> list[Hit]:
        found: list[Hit] = []
        done = 0
        for block in pack.blocks(pack.questions(clients)):
            progress(done, len(clients))
            found += [
                Hit(*row) for row in session.rows(sql.query("import.candidates", body="\n".join(block)))
            ]
            done += len(block)
        progress(done, len(clients))
        return found

    return reading(job)


def load(
    plan: Plan, summary: str, terms: pack.Terms, progress: Progress = lambda done, of: None
) -> Callable[[Session], Loaded]:
    """A job that writes all of a plan as one act, or nothing: a failure or a stop on the way rolls it back.

    A client that the base refuses by itself (a constraint, a branch that is not the user's) is left out and named.
    """

    def job(session: Session) -> Loaded:
        with session.act() as act:
            act_id = _begin(act, plan, summary, terms)
            return _write(act, plan.written(), terms, act_id, progress)

    return job


def warm(session: Session) -> None:
    """A job that prepares the statements of an import while the user looks at the file."""
    session.prepare(sql.query("import.candidates", body=""))
    session.prepare(sql.query("import.begin", uid=None, summary="", body=""))
    session.prepare(sql.query("import.load", body="", is_last=False))


def _begin(act: Act, plan: Plan, summary: str, terms: pack.Terms) -> int:
    """Open the act and learn the ids of all dictionary values that the plan uses; the act's id."""
    wanted = pack.value_names(item.client for item in plan.written())
    uid: str | None = new_uid()
    act_id = 0
    for block in list(pack.blocks(("\t".join(map(pack.plain, one)) for one in wanted), pack.MAX_VALUES)) or [
        []
    ]:
        rows = act.rows(sql.query("import.begin", uid=uid, summary=summary[:250], body="\n".join(block)))
        act_id = act_id or rows[0][0]
        uid = None
        for line, (_, _, value_id) in zip(block, rows, strict=False):
            kind, title, value = line.split("\t")
            terms.ids[kind or f"class:{title.lower()}", value.lower()] = value_id
    return act_id


def _write(act: Act, items: list[Item], terms: pack.Terms, act_id: int, progress: Progress) -> Loaded:
    totals = [0, 0]  # persons, channels
    refused: list[tuple[Client, str]] = []
    done = 0
    for owners, block, is_last in _blocks(items, terms):
        progress(done, len(items))
        row = act.execute(sql.query("import.load", body="\n".join(block), is_last=is_last))
        assert row is not None
        totals = [a + int(b) for a, b in zip(totals, row[2:4], strict=True)]
        for said in str(row[4]).splitlines():
            number, _, key = said.partition("\t")
            refused.append((owners[int(number)].client, key))
        done += len({id(owner) for owner in owners})
    progress(len(items), len(items))
    refusals = _once(refused)
    lost = {id(client) for client, _ in refusals}
    kept = [item.fate for item in items if id(item.client) not in lost]
    return Loaded(act_id, kept.count(Fate.NEW), kept.count(Fate.FILL), totals[0], totals[1], refusals)


def _blocks(items: list[Item], terms: pack.Terms) -> Iterator[tuple[list[Item], list[str], bool]]:
    """Blocks of lines, each line with the item it is of; whether it is the last. At least one block."""
    owners: list[Item] = []

    def all_lines() -> Iterator[str]:
        for item in items:
            for line in pack.lines(item.client, terms, item.base_id if item.fate is Fate.FILL else None):
                owners.append(item)
                yield line

    at = 0
    waiting: list[str] = []
    for block in pack.blocks(all_lines()):
        if waiting:
            yield owners[at : at + len(waiting)], waiting, False
            at += len(waiting)
        waiting = block
    yield owners[at : at + len(waiting)], waiting, True


def _once(refused: list[tuple[Client, str]]) -> list[tuple[Client, str]]:
    """The first refusal of each client: a long client has several lines, and what follows a refused one fails too."""
    first: dict[int, tuple[Client, str]] = {}
    for client, key in refused:
        first.setdefault(id(client), (client, key))
    return list(first.values())
