"""Prepares the statements of the usual screens while the person looks at the first list, so that each costs one turn."""

from __future__ import annotations

from collections.abc import Callable

from app.core import store
from app.core.cases.quick_entry import Entry, quick_query
from app.core.jobs import reading
from app.core.search import find_query
from db import sql
from db.errors import DatabaseError
from db.session import Session


def usual(size: int) -> list[sql.Query]:
    """Statements of the screens opened most: the next page, the card of a client, search, quick entry."""
    found = [store.page_query("client", after=("", 0), size=size)]
    found.append(store.card_query("client", 0, "feed"))
    found.append(quick_query(Entry(0, "")))
    if search := find_query("abc"):
        found.append(search)
    return found


def warm(queries: list[sql.Query]) -> list[Callable[[Session], None]]:
    """One job a statement, so that the person's own questions come in between. What cannot be prepared is left."""

    def job_for(query: sql.Query) -> Callable[[Session], None]:
        def job(session: Session) -> None:
            try:
                session.prepare(query)
            except DatabaseError:
                return  # a right that is missing shows when the screen is opened

        return reading(job)

    return [job_for(query) for query in queries]
