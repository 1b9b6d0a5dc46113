"""What changed in the base since the last look, for open lists and cards, and what this person may do now, what waits for consent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.core import gate
from app.core.blocks import Permissions
from app.core.gate import Consent
from app.core.jobs import reading
from app.core.seats import Standing, look_anew, standing
from db import sql
from db.session import Session

_OVERLAP = 50  # entries of transactions that committed late may have smaller numbers than those seen
FIRST = -1  # no look yet


@dataclass(frozen=True)
class Look:
    """The newest entry seen, entity and row of the changes since the look before (none at the first), permissions.

    `unseen`: alarms that wait for this person, 100 at most. `consents`: what waits for a consent.
    """

    last: int
    changes: list[tuple[str, int]]
    permissions: Permissions
    unseen: int = 0
    consents: list[Consent] = field(default_factory=list)
    standing: Standing = Standing()


def look(last: int = FIRST, drafts: int = 0, idle: int = 0) -> Callable[[Session], Look]:
    """A job that looks since an entry, with some overlap, at most 500 changes; one round trip.

    It also tells the base that this seat is in use: `drafts` cards are not saved, nobody touched the program for `idle` seconds.
    """
    if last == FIRST:
        entries = sql.query("base.last_change")
    else:
        entries = sql.query("base.changed_since", last=max(0, last - _OVERLAP))
    parts = [
        sql.query("audit.number"),  # before the entries are looked at, which it gives their numbers
        entries,
        sql.query("base.permissions"),
        sql.query("alarm.unseen"),
        gate.consents_query(),
        sql.query("seat.poll", drafts=drafts, idle=idle),
    ]
    names = [sql.statement(part.name).columns for part in parts]
    bundle = sql.bundle(parts, names)

    def job(session: Session) -> Look:
        _, rows, pieces, alarms, consents, seat = sql.unbundle(session.rows(bundle, charged=True), names)
        permissions = Permissions([str(piece) for (piece,) in pieces])
        newest = max((int(str(row[0])) for row in rows), default=max(last, 0))
        changes = [] if last == FIRST else [(str(row[1]), int(str(row[2]))) for row in rows]
        unseen = int(str(alarms[0][0]))
        found = standing(seat)
        if found.twin is not None:
            look_anew(session)
        return Look(max(newest, last), changes, permissions, unseen, gate.consents_of(consents), found)

    return reading(job)
