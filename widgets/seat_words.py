"""How seats, licence, key and keeper are said on the screen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from app.bridge.translate import words
from app.core.entities.seat_net import SEAT_KINDS
from app.core.seats import WARN_DAYS, Condition, Seat
from app.core.texts import T
from widgets.fields import show_day, show_moment

if TYPE_CHECKING:
    from terminal.licence import Licence  # with cryptography: the page of seats loads it, the start does not

_WHY = {
    "full": T("Seats", "The licence is in force and its key is there."),
    "grace": T("Seats", "The key is away. Terminal and remote seats are given until {until}; whoever is in stays in."),
    "emergency": T("Seats", "An emergency licence is in force until {day}, without the key."),
    "trial": T("Seats", "There is no licence: two terminal and remote seats are on trial until {day}. The office works in full."),
    "no_key": T("Seats", "The key has been away for more than 72 hours: no terminal and remote seats. The office works in full."),
    "expired": T("Seats", "The licence has expired on {day}: no terminal and remote seats. The office works in full."),
    "trial_over": T("Seats", "The trial is over and there is no licence: no terminal and remote seats. The office works in full."),
    "clock": T("Seats", "The clock of the server is wrong, it was later before: no terminal and remote seats."),
}  # fmt: skip
_UNPROVED = T(
    "Seats",
    "The key of the licence has not been there yet: until then two terminal and remote seats are on trial, until {day}.",
)
_KEY = {
    "ok": T("Seats", "The key is there."),
    "no_token": T("Seats", "The key is not plugged in."),
    "no_key": T("Seats", "The token holds no licence key."),
    "wrong_pin": T("Seats", "The PIN is wrong. It is not tried again until the file of the PIN is changed."),
    "locked": T("Seats", "The token is locked after too many wrong PINs. Unlock it with its administrator's PIN."),
    "no_library": T("Seats", "The library of the token cannot be loaded on the keeper's computer."),
    "lease_wrong_key": T("Seats", "The key that is plugged in is not one that the licence names."),
    "lease_no_licence": T("Seats", "The key is there; it waits for a licence."),
    "lease_clock": T("Seats", "The clock of the server is wrong, it was later before."),
    "silent": T("Seats", "The keeper does not answer. Start its service."),
    "": T("Seats", "No keeper has signed in yet. Set it up on the computer that has the key."),
    "trouble": T("Seats", "The keeper cannot use the token. Look into its log."),
}  # fmt: skip
_BAD = {
    "not_a_licence": T("Seats", "This file is no licence of Paddock CRM."),
    "damaged": T("Seats", "The file is damaged. Ask the vendor to send it again."),
    "signature": T("Seats", "The vendor of this program did not sign this file."),
    "field": T("Seats", "The file is damaged. Ask the vendor to send it again."),
    "too_long": T("Seats", "The file is damaged. Ask the vendor to send it again."),
    "other_base": T("Seats", "This licence is for another base. Ask the vendor for one of this base ({base})."),
}  # fmt: skip
_LEFT = (
    T("Seats", "The licence ends today. Ask the vendor for the next one."),
    T("Seats", "The licence ends tomorrow. Ask the vendor for the next one."),
    T("Seats", "The licence ends in {days} days. Ask the vendor for the next one."),
)
_MINUTE = T("Seats", "{n} min")
_HOUR = T("Seats", "{n} h")
_EXTRA = T("Seats", "{kind}, beyond the number")


def bad_file(key: str, base_uid: str) -> str:
    """Why a licence file is refused."""
    return words(_BAD.get(key, _BAD["damaged"])).format(base=base_uid)


def standing(condition: Condition, licensed: bool) -> str:
    """How the licence stands; `licensed`: whether there is one."""
    until = condition.until
    mark = _UNPROVED if licensed and condition.why == "trial" else _WHY.get(condition.why, _WHY["trial_over"])
    text = words(mark)
    text = text.format(until=show_moment(until) if until else "", day=show_day(until.date()) if until else "")
    days = days_left(condition)
    return f"{text} {ending(days)}" if days is not None and warns(days) else text


def days_left(condition: Condition) -> int | None:
    """Days until the end of a licence that ends."""
    if condition.until is None or condition.until.year == 9999 or condition.why not in ("full", "emergency"):
        return None
    return (condition.until.date() - condition.now.date()).days


def warns(days: int | None) -> bool:
    """Whether the administrator is told of that many days."""
    return days is not None and days <= max(WARN_DAYS)


def ending(days: int) -> str:
    """That the licence ends in so many days."""
    return words(_LEFT[min(max(days, 0), 2)]).format(days=days)


def step_of(days: int) -> int:
    """Which of the warnings that many days belong to: each is said once, and can be put away."""
    return min((step for step in WARN_DAYS if days <= step), default=0)


def key_state(condition: Condition) -> str:
    """How key and keeper are; the keeper is silent after two minutes."""
    if condition.keeper_at is None:
        return words(_KEY[""])
    if condition.now - condition.keeper_at > dt.timedelta(minutes=2):
        return words(_KEY["silent"])
    return words(_KEY.get(condition.keeper, _KEY["trouble"]))


def trouble(keeper: str) -> str:
    """What a poll says of the key, "" when all is well or nobody has set it up."""
    return "" if keeper in ("ok", "", "lease_no_licence") else words(_KEY.get(keeper, _KEY["trouble"]))


def kind_of(seat: Seat) -> str:
    """Office, remote, terminal server."""
    kind = kind_name(seat.kind)
    return words(_EXTRA).format(kind=kind) if seat.extra else kind


def kind_name(letter: str) -> str:
    """Office, remote, terminal server; of a letter."""
    return next((words(mark) for known, mark in SEAT_KINDS if known == letter), letter)


def idle(seat: Seat, now: dt.datetime) -> str:
    """For how long nobody has touched the program; "" for a tool that does not say."""
    if seat.active_at is None:
        return ""
    return idle_for(int((now - seat.active_at).total_seconds()))


def idle_for(seconds: int | None) -> str:
    """A time without a touch, in minutes or hours; "" for a tool that does not say."""
    if seconds is None:
        return ""
    minutes = max(0, seconds) // 60
    return words(_MINUTE).format(n=minutes) if minutes < 120 else words(_HOUR).format(n=minutes // 60)


def moment(at: dt.datetime, now: dt.datetime) -> str:
    """A moment in a narrow column: of today its time only."""
    if at.date() != now.date():
        return show_moment(at)
    return (
        QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat).replace("\u202f", " ")
    )


def summary(licence: Licence) -> str:
    """Number and validity of a licence in one line."""
    until = show_day(licence.until) if licence.until.year != 9999 else "∞"
    return f"{licence.id} · {show_day(licence.since)} – {until}"


def tr_kind(kind: str) -> str:
    """The name of a kind of licence file."""
    names = {
        "full": T("Seats", "Licence"),
        "emergency": T("Seats", "Emergency licence"),
        "clock": T("Seats", "Clock file"),
    }
    mark = names.get(kind, names["full"])
    return QCoreApplication.translate(mark.context, mark.text)
