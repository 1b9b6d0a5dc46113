"""Seats, the licence and its key as the program asks for them: what stands in polls, the seat desk, licence files."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.core.jobs import reading
from db import doors, sql
from db.session import Session

WARN_DAYS = (30, 14, 7, 1)  # before the last day of the licence, when the administrator is told


@dataclass(frozen=True)
class Twin:
    """Another program of the same person. `conn`: its number for `take_over`; `kind` as in Seat; `touched`: when somebody last
    touched it, None for a tool that does not say; `drafts`: cards not saved there; `here`: it runs at this very computer."""

    conn: int
    host: str
    kind: str
    since: dt.datetime
    touched: dt.datetime | None
    drafts: int
    here: bool

    @classmethod
    def of(cls, text: str) -> Twin:
        """What seat_twin of schema.sql packs."""
        conn, host, kind, since, touched, drafts, here = text.split("|")
        moment = dt.datetime.fromisoformat(touched) if touched else None
        return cls(int(conn), host, kind, dt.datetime.fromisoformat(since), moment, int(drafts), here == "1")


@dataclass(frozen=True)
class Standing:
    """What every poll brings.

    asker, asked_at  who asks this seat to leave, and since when; "" and None when nobody does
    why              for administrators: how the licence stands, a key of seat_limit in schema.sql; "" for others
    days             until its last day, or of the grace; None when it does not end
    keeper           for administrators: what the keeper last said; "silent" when it says nothing, "" when there never was one
    twin             where else this person is signed in, None: nowhere
    taker            the computer at which this person takes this very session over, "" when nobody does
    carried          drafts that another program of this person has left in the base
    """

    asker: str = ""
    asked_at: dt.datetime | None = None
    why: str = ""
    days: int | None = None
    keeper: str = ""
    twin: Twin | None = None
    taker: str = ""
    carried: int = 0


def standing(rows: Sequence[Sequence[Any]]) -> Standing:
    """The part of a bundle that `seat.poll` answers."""
    if not rows:
        return Standing()
    why, asked_at, asker, days, keeper, twin, taker, carried = rows[0]
    return Standing(
        asker or "",
        asked_at,
        (why or "").strip(),
        days,
        keeper or "",
        Twin.of(twin) if twin else None,
        taker or "",
        carried or 0,
    )


@dataclass(frozen=True)
class Seat:
    """A person at a computer. `kind`: O office, R remote, T terminal. `active_at`: when somebody last touched the program there,
    None for a tool that does not say; `drafts`: cards not saved there; `extra`: an administrator above the number."""

    login: str
    name: str
    host: str
    address: str
    kind: str
    extra: bool
    since: dt.datetime
    active_at: dt.datetime | None
    drafts: int | None
    connections: int
    asked_at: dt.datetime | None


@dataclass(frozen=True)
class Condition:
    """How licence, key and keeper stand; see seat_standing in schema.sql. `key`: 1 main, 2 spare; `lease_at`: until when the
    key is proved; `trouble`: the last thing that went wrong at the keeper."""

    why: str
    seats: int
    taken: int
    until: dt.datetime | None
    proved_at: dt.datetime | None
    key: int | None
    keeper_at: dt.datetime | None
    keeper: str
    latest_at: dt.datetime | None
    now: dt.datetime
    lease_at: dt.datetime | None = None
    trouble: str | None = None
    trouble_at: dt.datetime | None = None


@dataclass(frozen=True)
class LicenceFile:
    """An installed licence as the base keeps it, unchecked: terminal.licence.verify reads it."""

    kind: str
    body: str
    for_program: bytes
    for_base: bytes
    installed_at: dt.datetime
    installed_by: str


@dataclass(frozen=True)
class Desk:
    """Everything that the page of seats shows."""

    condition: Condition
    seats: list[Seat]
    licences: list[LicenceFile]


def desk() -> Callable[[Session], Desk]:
    """A job for the page of seats and licence. Empty for who is no administrator."""
    questions = [sql.query(f"seat.{name}") for name in ("standing", "desk", "licences")]

    def job(session: Session) -> Desk:
        first, seats, files = (session.rows(question) for question in questions)
        session.end_reading()  # what the engine shows of connections is as old as the transaction
        found = Condition(*_cleaned(first[0])) if first else _nothing()
        return Desk(found, [Seat(*_cleaned(row)) for row in seats], [_file(row) for row in files])

    return reading(job)


def _cleaned(row: Sequence[Any]) -> list[Any]:
    return [value.strip() if isinstance(value, str) else value for value in row]


def _nothing() -> Condition:
    return Condition("", 0, 0, None, None, None, None, "", None, dt.datetime.min)


def _file(row: Sequence[Any]) -> LicenceFile:
    kind, body, for_program, for_base, at, by = row
    return LicenceFile(
        kind.strip(), body, base64.b64decode(for_program), base64.b64decode(for_base), at, by.strip()
    )


def ask_to_leave(seat: Seat, asks: bool = True) -> Callable[[Session], None]:
    """A job that asks the person of a seat to leave it, or takes the request back."""
    query = sql.query("seat.ask", login=seat.login, host=seat.host, asks=asks)
    return _writes(query)


def release(seat: Seat) -> Callable[[Session], None]:
    """A job that ends the connections of a seat and gives it back."""
    return _writes(sql.query("seat.release", login=seat.login, host=seat.host))


ASKED, ENDED, GONE = "asked", "ended", "gone"


def look_anew(session: Session) -> None:
    """A job after which the base tells who is signed in now: what the engine shows of connections is as old as the transaction."""
    session.end_reading()


def take_over(twin: Twin) -> Callable[[Session], str]:
    """A job that asks the other program of this person to leave, ends it when it has not left in time, and tells how that stands:
    ASKED, ENDED, GONE."""
    query = sql.query("seat.take_over", conn=twin.conn)

    def job(session: Session) -> str:
        row = session.write(query)
        assert row is not None
        return str(row[0]).strip()

    return job


def install(body: str, for_program: bytes, for_base: bytes) -> Callable[[Session], None]:
    """A job that puts a licence in place. Raises errors.Rule("licence_bad", "licence_used", "not_admin")."""
    query = sql.query(
        "seat.install",
        body=body,
        for_program=base64.b64encode(for_program).decode(),
        for_base=base64.b64encode(for_base).decode(),
    )
    return _writes(query)


@dataclass(frozen=True)
class Asked:
    """What a program asked the key: its connection, its number, and what the base holds of licences. `counted`: whether this
    seat is one that the licence counts; nothing is asked where it is not."""

    counted: bool
    conn: int
    base_uid: str
    nonce: str
    licences: list[LicenceFile]


def ask_proof(nonce: str) -> Callable[[Session], Asked]:
    """A job that asks the key, through the base, for a proof of this connection and of a number just made up."""
    query, files = sql.query("seat.proof_ask", nonce=nonce), sql.query("seat.licences")

    def job(session: Session) -> Asked:
        row = session.write(query)
        assert row is not None
        conn, base_uid, kind = row
        counted = (kind or "") in ("R", "T")
        held = [_file(one) for one in session.rows(files)] if counted else []
        return Asked(counted, int(conn), base_uid.strip(), nonce, held)

    return job


def read_proof() -> Callable[[Session], bytes]:
    """A job for the signature that came, b"" when none has."""
    query = sql.query("seat.proof")

    def job(session: Session) -> bytes:
        row = session.one(query)
        return base64.b64decode(row[0]) if row and row[0] else b""

    return reading(job)


def altered_gate() -> Callable[[Session], list[str]]:
    """A job for the names of what in the gate of seats is not as this program would have made it."""
    query = sql.query("seat.gate")
    return reading(lambda session: doors.differing(session.rows(query)))


def say_failed(what: str) -> Callable[[Session], None]:
    """A job that writes into the audit that this program was shown a "licence" or a "proof" that is not the vendor's,
    or another "gate" than its own."""
    return _writes(sql.query("seat.proof_failed", what=what))


def _writes(query: sql.Query) -> Callable[[Session], None]:
    def job(session: Session) -> None:
        session.write(query)

    return job
