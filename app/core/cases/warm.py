"""Statements made ready before they are needed, so that the save itself is one round trip."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.core import store
from db import sql
from db.session import Session


def saving(entity: str, values: Mapping[str, Any]) -> Callable[[Session], None]:
    """A job that prepares the save of a card that has just been changed."""
    query = store.save_query(entity, values)
    return lambda session: session.prepare(query)


def statement(query: sql.Query) -> Callable[[Session], None]:
    """A job that prepares one statement."""
    return lambda session: session.prepare(query)
