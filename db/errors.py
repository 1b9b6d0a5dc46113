"""The closed set of errors that the database layer raises, and how the engine's codes become one of them.

The engine answers with a vector of codes (gds codes), nested: the first says what failed ("unsuccessful metadata
update"), later ones why. So every code of the vector is looked at. Codes decide; only names (of a constraint, of
a user exception) are read from the text, because the driver hands out no other form of the vector's arguments.
"""

from __future__ import annotations

import re
from typing import Any


class DatabaseError(Exception):
    """Anything that the database layer raises."""


class Conflict(DatabaseError):
    """The row was changed by somebody else since it was read (its version differs)."""


class Busy(DatabaseError):
    """Another transaction holds the row and did not let go within the lock timeout."""


class Forbidden(DatabaseError):
    """The database does not grant this to the user."""


class Cancelled(DatabaseError):
    """The user stopped the statement; nothing of it was kept."""


class LineDown(DatabaseError):
    """The connection is lost. Whether a write in flight arrived is not known."""


class SessionEnded(LineDown):
    """The administrator has ended this session: connecting again is for the person to decide."""


class ShutOut(SessionEnded):
    """The same, and the base does not let the person in again: blocked, or another password."""


class Rule(DatabaseError):
    """A rule of the base refused: an exception raised in the database. Its text is `key` or `key|value|value`."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.key, *values = text.strip().split("|")
        self.values: tuple[str, ...] = tuple(values)


class _Constraint(DatabaseError):
    """A constraint of the base refused; its name in lower case."""

    def __init__(self, constraint: str) -> None:
        super().__init__(constraint)
        self.constraint = constraint


class Invalid(_Constraint):
    """A value the base cannot keep: a check or not-null constraint (`table.column`), a missing reference, or one of
    `string_truncation`, `numeric_overflow`, `conversion`."""


class Duplicate(_Constraint):
    """A value that must be unique is there already."""


class InUse(_Constraint):
    """The row cannot go because others refer to it."""


class Bug(DatabaseError):
    """Everything else: our mistake. Carries the statement's name, never its values."""

    def __init__(self, text: str, name: str = "", codes: tuple[int, ...] = ()) -> None:
        super().__init__(f"{name}: {text}" if name else text)
        self.name = name
        self.codes = codes


class ConnectFailed(DatabaseError):
    """Connecting did not succeed; `target` is the db.engine.Embedded or Server that was asked for."""

    def __init__(self, target: Any, detail: str = "") -> None:
        super().__init__(f"{target} {detail}".strip())
        self.target = target
        self.detail = detail


class NoSuchHost(ConnectFailed):
    """The name is not known to the network."""


class PortClosed(ConnectFailed):
    """The computer answers, but nothing listens on the port (or the network cannot reach it)."""


class NoAnswer(ConnectFailed):
    """Nothing came back in time."""


class WrongPassword(ConnectFailed):
    """The server does not know this pair of name and password."""


class BaseNotFound(ConnectFailed):
    """No such file, alias or path."""


class BaseExists(ConnectFailed):
    """A new base was asked for where a file already stands."""


class BaseInUse(ConnectFailed):
    """The file is opened by another program (an embedded engine takes it for itself)."""


class BaseClosed(ConnectFailed):
    """The administrator has shut the base down for maintenance."""


class NotABase(ConnectFailed):
    """The file is not a Firebird base, or it is damaged."""


class NotFirebird5(ConnectFailed):
    """The engine, or the file's format, is not that of Firebird 5."""

    def __init__(self, target: Any, version: str = "") -> None:
        super().__init__(target, version)
        self.version = version


class Refused(ConnectFailed):
    """The base's own ON CONNECT rule refused the log-in; key and values as in Rule."""

    def __init__(self, target: Any, text: str) -> None:
        super().__init__(target, text)
        self.key, *values = text.strip().split("|")
        self.values: tuple[str, ...] = tuple(values)


# gds codes (firebird/impl/msg/jrd.h of Firebird 5.0: 335544320 + number)
ARITHMETIC = 335544321
BAD_DB_FORMAT = 335544323
BAD_HANDLE = 335544324
CONVERSION = 335544334
DB_CORRUPT = 335544335
DEADLOCK = 335544336
IO_ERROR = 335544344
LOCK_CONFLICT = 335544345
NOT_VALID = 335544347
NO_DUPLICATE = 335544349
NO_PRIVILEGE = 335544352
UNAVAILABLE = 335544375
WRONG_ODS = 335544379
UPDATE_CONFLICT = 335544451
FOREIGN_KEY = 335544466
LOGIN = 335544472
LOCK_TIMEOUT = 335544510
EXCEPTION = 335544517
SHUTDOWN = 335544528
CHECK = 335544558
UNIQUE = 335544665
NETWORK = 335544721
NET_READ = 335544726
NET_WRITE = 335544727
LOST = 335544741
CANCELLED = 335544794
REFERENCE_MISSING = 335544838
REFERENCES_PRESENT = 335544839
ATTACHMENT_SHUT = 335544856
ATTACHMENT_KILLED = 335545130
TRUNCATION = 335544914
ACCESS_DENIED = 335544831
ALREADY_OPEN = 335545107
FILE_TOO_SHORT = 335545273

_LINE = {NETWORK, NET_READ, NET_WRITE, LOST, ATTACHMENT_SHUT, SHUTDOWN, BAD_HANDLE}
_LOCKED = {LOCK_TIMEOUT, LOCK_CONFLICT, DEADLOCK, UPDATE_CONFLICT}
_EXCEPTION = re.compile(r"exception \d+\s*\n-\s*(?P<name>[^\n]+)\n-(?P<text>.*?)(?:\n-At |\Z)", re.DOTALL)
_CONSTRAINT = re.compile(r'constraint "?(?P<name>[^"\s]+)"?')
_INDEX = re.compile(r'index "?(?P<name>[^"\s]+)"?')
_COLUMN = re.compile(r'column "?(?P<name>[^\s,]+)"?')


def translate(error: Any, name: str = "") -> DatabaseError:
    """What a firebird.driver DatabaseError means; `name` is the statement's."""
    codes = set(error.gds_codes or ())
    text = str(error)
    if ATTACHMENT_KILLED in codes:
        return SessionEnded(text)
    if _is_line_down(error, codes):
        return LineDown(text)
    if CANCELLED in codes:
        return Cancelled(name)
    if EXCEPTION in codes:
        return Rule(_exception_text(text))
    if NO_PRIVILEGE in codes:
        return Forbidden(name)
    if constraint := _constraint(codes, text):
        return constraint
    if codes & _LOCKED:
        return Busy(name)
    return Bug(text, name, tuple(error.gds_codes or ()))


def connect_error(error: Any, target: Any) -> ConnectFailed:
    """What a failure to attach means."""
    codes = set(error.gds_codes or ())
    text = str(error)
    if EXCEPTION in codes:
        return Refused(target, _exception_text(text))
    if LOGIN in codes:
        return WrongPassword(target)
    if WRONG_ODS in codes:
        return NotFirebird5(target)
    if codes & {BAD_DB_FORMAT, DB_CORRUPT, FILE_TOO_SHORT}:
        return NotABase(target)
    if SHUTDOWN in codes:
        return BaseClosed(target)
    if ALREADY_OPEN in codes or LOCK_CONFLICT in codes:
        return BaseInUse(target)
    if codes & {
        IO_ERROR,
        UNAVAILABLE,
        ACCESS_DENIED,
    }:  # denied: the server opens aliases only, and this is none
        return BaseNotFound(target)
    if _is_line_down(error, codes):
        return NoAnswer(target, text)
    return ConnectFailed(target, text)


def _is_line_down(error: Any, codes: set[int]) -> bool:
    return bool(codes & _LINE) or str(getattr(error, "sqlstate", "") or "").startswith("08")


def _constraint(codes: set[int], text: str) -> DatabaseError | None:
    if UNIQUE in codes:
        return Duplicate(_named(_CONSTRAINT, text))
    if FOREIGN_KEY in codes:
        kind = InUse if REFERENCES_PRESENT in codes else Invalid
        return kind(_named(_CONSTRAINT, text))
    if CHECK in codes:
        return Invalid(_named(_CONSTRAINT, text))
    if NOT_VALID in codes:
        return Invalid(_named(_COLUMN, text))
    if NO_DUPLICATE in codes:
        return Duplicate(_named(_INDEX, text))
    for code, key in ((TRUNCATION, "string_truncation"), (CONVERSION, "conversion")):
        if code in codes:
            return Invalid(key)
    if ARITHMETIC in codes:
        return Invalid("numeric_overflow")
    return None


def _exception_text(text: str) -> str:
    found = _EXCEPTION.search(text)
    return found["text"].strip() if found else text


def _named(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found["name"].replace('"', "").lower() if found else ""
