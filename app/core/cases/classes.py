"""Ticking a value of a classifier for a client, or taking the tick away."""

from __future__ import annotations

from collections.abc import Callable

from db import errors, sql
from db.session import Session


def set_class(client_id: int, value_id: int, wanted: bool) -> Callable[[Session], None]:
    """A job that puts a client into a class or takes it out; being there already is as good."""
    name = "client.add_class" if wanted else "client.drop_class"
    query = sql.query(name, client_id=client_id, value_id=value_id)

    def job(session: Session) -> None:
        try:
            session.write(query)
        except errors.Duplicate:
            return  # somebody else was first with the same

    return job
