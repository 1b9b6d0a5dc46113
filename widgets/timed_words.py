"""How scheduled work and the keeper are said on the screen."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from app.bridge.translate import words
from app.core.cases.timed import KINDS, SAYS, Work
from app.core.seats import Condition
from app.core.texts import T
from widgets import seat_words
from widgets.fields import show_moment

PERIODS = (
    (60, T("Timed", "every hour")),
    (360, T("Timed", "every 6 hours")),
    (720, T("Timed", "twice a day")),
    (1440, T("Timed", "every day")),
    (10080, T("Timed", "every week")),
    (40320, T("Timed", "every 4 weeks")),
)
_EVERY = T("Timed", "every {n} min")
_NEVER = T("Timed", "not yet")
_OFF = T("Timed", "switched off")
_RUNS = T("Timed", "runs since {when}")
_SOON = T("Timed", "within a minute")
_FAILED = T("Timed", "failed: {what}")
_LINE = T("Timed", "The keeper lost the base: {what}")


def kind(code: str) -> str:
    """What a kind of work is called."""
    return words(KINDS[code]) if code in KINDS else code


def period(minutes: int) -> str:
    """Every so many minutes."""
    known = dict(PERIODS).get(minutes)
    return words(known) if known else words(_EVERY).format(n=minutes)


def say(text: str) -> str:
    """What came of work: a key of SAYS with its values; anything else as it is."""
    key, *values = text.split("|")
    if key == "failed":
        values = ["|".join(values)]
    try:
        return words(SAYS[key]).format(*values)
    except (KeyError, IndexError):
        return text


def alarm(text: str) -> str:
    """The details of an alarm about work that failed: "code: key|values"; anything else as it is."""
    code, found, said = text.partition(": ")
    return f"{kind(code)}: {say(said)}" if found and code in KINDS else text


def result(work: Work) -> str:
    """What came of the last run."""
    if work.last_at is None:
        return words(_NEVER)
    said = say(work.say)
    return said if work.ok else words(_FAILED).format(what=said)


def next_run(work: Work) -> str:
    """When it runs next, or that it runs now."""
    if work.begun_at is not None:
        return words(_RUNS).format(when=show_moment(work.begun_at))
    if work.asked_at is not None:
        return words(_SOON)
    return show_moment(work.next_at) if work.on else words(_OFF)


def trouble(condition: Condition) -> str:
    """The last thing that went wrong at the keeper, and when; "" when nothing has."""
    if not condition.trouble or condition.trouble_at is None:
        return ""
    key, _, rest = condition.trouble.partition("|")
    said = words(_LINE).format(what=rest) if key == "base" else seat_words.trouble(key) or key
    return f"{show_moment(condition.trouble_at)} · {said}"


def alive(condition: Condition) -> str:
    """Whether the keeper lives, and when it was heard of last."""
    at = condition.keeper_at
    if at is None:
        return QCoreApplication.translate("Timed", "It has never signed in.")
    when = show_moment(at)
    if condition.now - at > dt.timedelta(minutes=2):
        return QCoreApplication.translate("Timed", "It is silent since {when}. Start its service.").format(
            when=when
        )
    return QCoreApplication.translate("Timed", "It is at work, last heard of {when}.").format(when=when)


def lease(condition: Condition) -> str:
    """Until when the key is proved."""
    if condition.lease_at is None:
        return QCoreApplication.translate("Timed", "never proved")
    until = show_moment(condition.lease_at)
    if condition.lease_at < condition.now:
        return QCoreApplication.translate("Timed", "ended {when}; 72 hours of grace after that").format(
            when=until
        )
    return QCoreApplication.translate("Timed", "until {when}").format(when=until)
