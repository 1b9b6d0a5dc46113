"""Hand-over: clients, contact persons and open tasks pass to a colleague as one act that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.core.store import new_uid
from db import sql
from db.session import Session

ENTITIES = ("client", "contact", "task")  # what can be handed over
_IDS_A_STATEMENT = 700  # as many ids as surely fit the parameter of the procedure


@dataclass(frozen=True)
class Handed:
    """What a hand-over came to. `left`: rows that stayed, because they are closed or not this person's to pass on."""

    act_id: int
    clients: int
    contacts: int
    tasks: int
    left: int

    @property
    def rows(self) -> int:
        """All that was passed on."""
        return self.clients + self.contacts + self.tasks


def hand_over(
    entity: str,
    ids: Sequence[int],
    to_id: int,
    *,
    persons: bool = True,
    tasks: bool = True,
    note: str = "",
    summary: str,
) -> Callable[[Session], Handed]:
    """A job that passes chosen rows on. persons, tasks: those of the clients go along.

    Up to some 700 rows are one round trip. Raises errors.Rule: may_not_reassign, no_colleague.
    """
    if entity not in ENTITIES:
        raise ValueError(entity)
    texts = [",".join(map(str, ids[i : i + _IDS_A_STATEMENT])) for i in range(0, len(ids), _IDS_A_STATEMENT)]
    queries = [
        sql.query(
            "handover.rows",
            uid=None if number else new_uid(),
            entity=entity,
            ids=text,
            to_id=to_id,
            with_persons=persons,
            with_tasks=tasks,
            note=note or None,
            summary=summary,
            is_last=number == len(texts) - 1,
        )
        for number, text in enumerate(texts)
    ]

    def job(session: Session) -> Handed:
        if len(queries) == 1:
            return _handed([session.write(queries[0])])
        with session.act() as act:
            return _handed([act.execute(query) for query in queries])

    return job


def hand_over_all(
    from_id: int, to_id: int, *, what: str = "CPT", note: str = "", summary: str
) -> Callable[[Session], Handed]:
    """A job that passes on everything of a person: any of C clients, P contact persons, T open tasks; an act of one statement.

    Raises errors.Rule: may_not_reassign, no_colleague.
    """
    query = sql.query(
        "handover.all",
        uid=new_uid(),
        from_id=from_id,
        to_id=to_id,
        what=what,
        note=note or None,
        summary=summary,
    )

    def job(session: Session) -> Handed:
        with session.act() as act:
            return _handed([act.execute(query)])

    return job


def _handed(answers: Sequence[tuple[object, ...] | None]) -> Handed:
    rows = [[int(str(value or 0)) for value in row] for row in answers if row is not None]
    act_id, clients, contacts, tasks, _ = rows[-1]
    return Handed(act_id, clients, contacts, tasks, sum(row[4] for row in rows))
