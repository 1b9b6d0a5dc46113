"""How values are shown in lists: one line, in the locale's way, the words of due dates, the colours of overdue ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QLocale, QTime

from app.bridge.translate import words
from app.core.entity import Col
from app.core.phones import pretty
from app.core.texts import T
from widgets.field_when import show_day, show_moment

_NEAR = {
    -1: T("Formats", "yesterday {time}"),
    0: T("Formats", "today {time}"),
    1: T("Formats", "tomorrow {time}"),
}
_YES = T("Formats", "Yes")
_BYTES = T("Formats", "{n} B")
RIGHT = frozenset({"int", "size"})  # kinds that are read from the right
OVERDUE, TODAY = "overdue", "today"


def due_state(moment: dt.datetime, now: dt.datetime) -> str:
    """OVERDUE for what should be done already, TODAY for what is left of today, "" for later."""
    if moment < now:
        return OVERDUE
    return TODAY if moment.date() == now.date() else ""


class Formats:
    """Turns values into texts. now: the firm's time, asked anew each time, because "today" changes at midnight."""

    def __init__(self, now: Callable[[], dt.datetime], locale: QLocale | None = None) -> None:
        self._now = now
        self._locale = locale or QLocale()
        self._shows: dict[str, Callable[[Any], str]] = {
            "int": self._locale.toString,
            "day": lambda value: show_day(value, self._locale),
            "moment": lambda value: show_moment(value, self._locale),
            "due": self._due,
            "flag": lambda value: words(_YES) if value else "",
            "phone": _phone,
            "size": self._size,
        }

    def show(self, col: Col, value: Any) -> str:
        """A value as one line of text, "" for none."""
        if value is None:
            return ""
        if col.kind == "choice":
            return next((words(label) for key, label in col.options if key == value), str(value))
        shows = self._shows.get(col.kind)
        return shows(value) if shows else _one_line(str(value))

    def due_state(self, value: Any) -> str:
        """See `due_state`; "" for no moment."""
        return due_state(value, self._now()) if isinstance(value, dt.datetime) else ""

    def count(self, number: int) -> str:
        """A number of rows in the locale's way of writing."""
        return self._locale.toString(number)

    def _due(self, value: dt.datetime) -> str:
        near = _NEAR.get((value.date() - self._now().date()).days)
        if near is None:
            return show_moment(value, self._locale)
        clock = self._locale.toString(QTime(value.hour, value.minute), QLocale.FormatType.ShortFormat)
        return words(near).format(time=clock.replace("\u202f", " "))

    def _size(self, value: int) -> str:
        if value < 1024:  # Qt's word for bytes has no cases
            return words(_BYTES).format(n=value)
        return self._locale.formattedDataSize(value, 1)


@lru_cache(maxsize=4096)
def _phone(value: str) -> str:
    return pretty(value) if value.startswith("+") else value


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text
