"""Scheduled work: what there is, when it runs, and the doing of what is due.

Each kind is a row in the base. The keeper of a server does it; where the base is a file on this computer the program of an
administrator does. What came of it is kept as a key and values, "tidied|0|0|2", so that everybody reads it in the own language.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.core.cases import auditing
from app.core.jobs import reading
from app.core.texts import T
from db import sql
from db.session import Session

Does = Callable[[Session], str]
_LOG = logging.getLogger(__name__)
ASK_AGAIN = 100.0  # seconds in which every program that lives asks, three times
KINDS: dict[str, T] = {
    "backup": T("Timed", "Verified backup; older ones are thinned out"),
    "seal": T("Timed", "Seal the audit and check its chain"),
    "licence": T("Timed", "Look at the end of the licence"),
    "tidy": T("Timed", "Clear stale seats and drafts"),
}
SAYS: dict[str, T] = {
    "backed_up": T("Timed", "{0}, restored and compared; rows: {1}"),
    "sealed": T("Timed", "entries sealed: {0}; seals that hold: {1}"),
    "broken": T("Timed", "seals that do not hold: {0}, the first is number {1}; see the audit"),
    "licence_none": T("Timed", "no licence"),
    "licence_left": T("Timed", "days left: {0}"),
    "licence_endless": T("Timed", "without an end"),
    "licence_over": T("Timed", "the licence has expired"),
    "tidied": T("Timed", "seats given back: {0}; programs ended that were silent for a day: {1}; drafts dropped: {2}"),
    "not_configured": T("Timed", "not configured: {0}"),
    "not_told": T("Timed", "make one backup on the page Backups first, with a key file: this one takes its folder and key file"),
    "failed": T("Timed", "{0}"),
    "backup_failed": T("Timed", "no backup: {0}"),
}  # fmt: skip


class NotWell(Exception):
    """Work was done and found something that an administrator must look at; the text is what to say."""


@dataclass(frozen=True)
class Work:
    """One kind of work. `minutes`: its period; `begun_at`: it runs since; `asked_at`: wanted at once; `say`: what came of the
    last run, a key of SAYS and values."""

    code: str
    minutes: int
    next_at: dt.datetime
    begun_at: dt.datetime | None
    asked_at: dt.datetime | None
    last_at: dt.datetime | None
    ok: bool
    say: str
    on: bool


@dataclass(frozen=True)
class Done:
    """What was done just now, and how it went."""

    code: str
    ok: bool
    say: str


def all_work() -> Callable[[Session], list[Work]]:
    """A job for every kind of work; empty for who is no administrator."""
    query = sql.query("timed.all")

    def job(session: Session) -> list[Work]:
        rows = session.rows(query)
        session.end_reading()
        return [
            Work(code.strip(), minutes, next_at, begun, asked, last, bool(ok), say or "", on)
            for code, minutes, next_at, begun, asked, last, ok, say, on in rows
        ]

    return reading(job)


def set_work(code: str, minutes: int, first_at: dt.datetime | None, on: bool) -> Callable[[Session], None]:
    """A job that says when work runs: every so many minutes, next at that time of the firm (None: as it was), or not at all.

    Raises errors.Rule("not_admin", "gone").
    """
    query = sql.query("timed.set", code=code, minutes=minutes, first_at=first_at, is_on=on)

    def job(session: Session) -> None:
        session.write(query)

    return job


def ask(code: str) -> Callable[[Session], None]:
    """A job that wants work done at once, also what is switched off. Raises errors.Rule("not_admin", "no_keeper", "gone")."""
    query = sql.query("timed.ask", code=code)

    def job(session: Session) -> None:
        session.write(query)

    return job


def do_due(session: Session, does: Mapping[str, Does]) -> list[Done]:
    """A job that does what is due, one after the other, and notes how it went. What fails stops nothing but itself.

    `does`: what this computer can do; the rest is noted as not configured.
    """
    due = [str(row[0]).strip() for row in session.rows(sql.query("timed.due"))]
    session.end_reading()
    found = []
    for code in due:
        taken = session.write(sql.query("timed.begin", code=code))
        if taken is None or not taken[0]:
            continue  # another keeper has it
        done = _do(session, code, does.get(code))
        session.write(sql.query("timed.done", code=code, ok=done.ok, say=done.say[:250]))
        found.append(done)
    return found


def _do(session: Session, code: str, work: Does | None) -> Done:
    if work is None:
        return Done(code, False, f"not_configured|{code}")
    try:
        return Done(code, True, work(session))
    except NotWell as found:
        return Done(code, False, str(found))
    except KeyError as error:
        return Done(code, False, f"not_configured|{error.args[0] if error.args else code}")
    except Exception as error:  # noqa: BLE001 - whatever timed work does, the rest goes on
        _LOG.warning("timed work %s failed", code, exc_info=error)
        return Done(code, False, f"failed|{type(error).__name__}: {error}")


# ---- what needs nothing but the base


def seal(session: Session) -> str:
    """Seal the audit and look at the whole chain again. Raises NotWell when a seal does not hold."""
    sealed = 0
    while more := auditing.seal(session):
        sealed += more
    verdicts = auditing.check()(session)
    broken = auditing.broken(verdicts)
    if broken:
        raise NotWell(f"broken|{len(broken)}|{broken[0].seal}")
    return f"sealed|{sealed}|{len(verdicts) - 1}"


def licence(session: Session) -> str:
    """Note how many days the licence has left; the base warns 30, 14, 7 and 1 days before. Raises NotWell when it is over."""
    row = session.write(sql.query("timed.licence"))
    assert row is not None  # the procedure always answers
    why, days, _ = row
    if (why or "").strip() in ("trial", "trial_over"):
        return "licence_none"
    if days is None:
        return "licence_endless"
    if days < 0:
        raise NotWell("licence_over")
    return f"licence_left|{days}"


def tidy(session: Session) -> str:
    """Clear what has been left lying. Programs that are silent get time to ask once more: the clock may have jumped."""
    seats, silent, drafts = _tidied(session, ends=False)
    if silent:
        time.sleep(ASK_AGAIN)
        more, silent, _ = _tidied(session, ends=True)
        seats += more
    return f"tidied|{seats}|{silent}|{drafts}"


def _tidied(session: Session, ends: bool) -> tuple[int, int, int]:
    with session.act() as act:  # what the engine shows of connections is as old as the transaction
        row = act.execute(sql.query("timed.tidy", ends=ends))
    assert row is not None  # the procedure always answers
    return int(row[0]), int(row[1]), int(row[2])


OF_THE_BASE: dict[str, Does] = {"seal": seal, "licence": licence, "tidy": tidy}
