"""What a job is: a function of a session, made in the core, run on a lane."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from db.session import Session

R_co = TypeVar("R_co", covariant=True)
R = TypeVar("R")


class Job(Protocol[R_co]):
    """Run on a lane's thread with its session. `reads`: may be repeated after a broken line."""

    def __call__(self, session: Session, /) -> R_co: ...


def reading(job: Callable[[Session], R]) -> Callable[[Session], R]:
    """Mark a job that only reads: after a broken line the lane may run it again by itself. A write never is."""
    job.reads = True  # type: ignore[attr-defined]
    return job


def then(job: Callable[[Session], Any], turn: Callable[[Any], R]) -> Callable[[Session], R]:
    """The same job with its answer turned into something else, still on the lane's thread."""

    @functools.wraps(job)
    def both(session: Session) -> R:
        return turn(job(session))

    both.reads = getattr(job, "reads", False)  # type: ignore[attr-defined]
    return both
