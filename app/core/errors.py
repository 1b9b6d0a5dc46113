"""The closed set of errors a user can meet, for everybody above db."""

from __future__ import annotations

from db.errors import (
    Bug,
    Busy,
    Cancelled,
    Conflict,
    DatabaseError,
    Duplicate,
    Forbidden,
    Invalid,
    InUse,
    LineDown,
    Rule,
)

__all__ = [
    "Bug",
    "Busy",
    "Cancelled",
    "Conflict",
    "DatabaseError",
    "Duplicate",
    "Forbidden",
    "InUse",
    "Invalid",
    "LineDown",
    "Rule",
]
