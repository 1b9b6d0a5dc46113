"""The first knock at a base: is it there, is it ours, does it know the person; one sentence for each
failure.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TypeVar

from app.core.begin import PasswordEnded, TokenWanted, WrongVersion
from app.core.errors import explain
from app.core.places import Choice, Server, in_background, open_choice, opener
from app.core.texts import T
from db import errors, sql
from db.lane import Lane
from db.migrate import SCHEMA_VERSION
from db.session import Session

R = TypeVar("R")


@dataclass(frozen=True)
class Greeting:
    """What a base says of itself. answer: seconds of one turn; engine: version of Firebird."""

    firm: str
    engine: tuple[int, int]
    answer: float


class NotOurs(Exception):
    """A Firebird base, but not one of this program."""


def greet(session: Session) -> Greeting:
    """A job that learns whether the base is ours and of this version. Raises WrongVersion, NotOurs."""
    question = sql.query("base.info")
    try:
        session.prepare(question)
    except errors.Bug as error:
        raise NotOurs from error
    began = time.perf_counter()
    found = session.one(question)
    answer = time.perf_counter() - began
    if found is None:
        raise NotOurs
    if found[0] != SCHEMA_VERSION:
        raise WrongVersion(found[0])
    return Greeting(str(found[2]), session.engine_version(), answer)


class Attempt:
    """Opening a base in a lane of its own. `done` holds the answer of `job`; `cancel` returns at once: an
    answer that still comes is given back unseen.
    """

    def __init__(self, choice: Choice, job: Callable[[Session], R]) -> None:
        self._lane = Lane(opener(choice), "knock")
        self.done: Future[R] = self._lane.submit(job)
        self.done.add_done_callback(lambda _: self._close())

    def cancel(self) -> None:
        """Stop; nobody waits any more."""
        if not self.done.cancel():
            self._close()

    def _close(self) -> None:
        in_background(self._lane.close)


TAKE_OVER = "CRM_TAKE_OVER"  # a role that opens nothing: the gate asks the own program elsewhere to leave, and refuses
_EVERY, _LONGEST = 3.0, 90.0  # seconds


def has_own_seat(error: BaseException) -> str:
    """The computer where the person's own seat keeps the person out; "" when it is another refusal."""
    own = isinstance(error, errors.Refused) and error.key == "seats_own"
    return error.values[1] if own else ""  # type: ignore[attr-defined]


class Handing:
    """Asks at the door for the own seat at another computer, until it is free. `done` gets None, or the reason why not."""

    def __init__(self, choice: Choice, every: float = _EVERY) -> None:
        self._choice = replace(choice, role=TAKE_OVER)
        self._every = every
        self._over = threading.Event()
        self.done: Future[None] = in_background(self._wait)

    def cancel(self) -> None:
        """Wait no more."""
        self._over.set()

    def _wait(self) -> None:
        until = time.monotonic() + _LONGEST
        while True:
            try:
                open_choice(self._choice).close()  # a base without this gate lets everybody in
                return
            except errors.Refused as refused:
                if refused.key != "seat_handing":
                    raise
                if refused.values[:1] != ("asked",):
                    return
                if self._over.is_set() or time.monotonic() > until:
                    raise
            self._over.wait(self._every)


@dataclass(frozen=True)
class Said:
    """A sentence for the person: a mark, and the values that its {names} stand for. about: the part of the
    choice to look at: "address", "user", "password", "path" or ""; details: for the makers of the program.
    """

    mark: T
    values: Mapping[str, str | T]
    about: str = ""
    details: str = ""


_TABLE_UNKNOWN = 335544580  # gds code dsql_relation_err
_ABOUT: dict[type[Exception], str] = {
    errors.SessionEnded: "password",
    errors.WrongPassword: "password",
    errors.Refused: "user",
    errors.BaseClosed: "",
    errors.ConnectFailed: "address",
}
_NOT_OURS = T("Connect", "This is a base of Firebird, but not of Paddock CRM.")
_OLDER = T(
    "Connect",
    "The base is older than this program (version {base}, needed {program}). Ask your administrator.",
)
_NEWER = T(
    "Connect", "The base is newer than this program (version {base}, known {program}). Update the program."
)
# A base with users of its own hides behind a wrong alias: the server then looks in its common list of users.
_WRONG_PASSWORD = T(
    "Connect",
    "{host} does not know this log-in with this password, or has no base “{base}”. "
    "Check the keyboard layout, Caps Lock and the alias.",
)
_NOT_WRITTEN = T("Connect", "{path} cannot be written. Choose another folder.")
_PASSWORD_ENDED = T("Connect", "The base opens when you have chosen a new password.")
_TOKEN_WANTED = T("Connect", "The base opens when your token has signed for you.")
_BAD_LOGIN = T("Connect", "A log-in is of Latin letters, digits and _ and begins with a letter.")


def say(error: BaseException, choice: Choice) -> Said:
    """One sentence for what went wrong while the choice was opened."""
    server = isinstance(choice.target, Server)
    if isinstance(error, WrongVersion):
        mark = _NEWER if error.base > error.program else _OLDER
        return Said(mark, {"base": str(error.base), "program": str(error.program)})
    if isinstance(error, PasswordEnded):
        return Said(_PASSWORD_ENDED, {}, "password")
    if isinstance(error, TokenWanted):
        return Said(_TOKEN_WANTED, {}, "password")
    if isinstance(error, errors.WrongPassword) and isinstance(choice.target, Server):
        values = {"host": choice.target.host, "base": choice.target.alias}
        return Said(_WRONG_PASSWORD, values, "password")
    if isinstance(error, NotOurs) or (isinstance(error, errors.Bug) and _TABLE_UNKNOWN in error.codes):
        return Said(_NOT_OURS, {}, "address" if server else "path")
    if isinstance(error, ValueError):
        return Said(_BAD_LOGIN, {}, "user")
    if isinstance(error, OSError):
        return Said(_NOT_WRITTEN, {"path": str(choice.target)}, "path")
    found = explain(error)
    about = next((part for kind, part in _ABOUT.items() if isinstance(error, kind)), "")
    if about == "address" and not server:
        about = "path"
    return Said(found.text, dict(found.values), about, found.details)
