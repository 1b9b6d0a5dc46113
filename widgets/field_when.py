"""Days and moments: typed in many forms, moved with the arrow keys, picked from a calendar with F4."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, QTime
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from app.core.texts import T
from widgets.field_base import TypedField, day_format, habits_of
from widgets.field_days import read_day, read_moment, shift_months
from widgets.icons import set_icon
from widgets.tokens import colours

NO_DAY = T("Field", "There is no such day. Write it like {example}, +7 or “tomorrow”.")
NO_MOMENT = T("Field", "There is no such time. Write it like {example} or “tomorrow 10”.")
TOO_EARLY = T("Field", "Not before {low}.")
TOO_LATE = T("Field", "Not after {high}.")
_WEEKDAY_WITHIN = timedelta(days=60)  # of days further off the weekday says nothing
_MINUTES = 15  # what an arrow key moves a time by
_UNITS = {
    Qt.Key.Key_Up: ("day", 1),
    Qt.Key.Key_Down: ("day", -1),
    Qt.Key.Key_PageUp: ("month", 1),
    Qt.Key.Key_PageDown: ("month", -1),
}


def show_day(day: date, locale: QLocale | None = None) -> str:
    """The day in the locale's short form, the year with four digits."""
    locale = locale or QLocale()
    return locale.toString(QDate(day.year, day.month, day.day), day_format(locale))


def show_moment(moment: datetime, locale: QLocale | None = None) -> str:
    """Day and time, to the minute, in the locale's short form."""
    locale = locale or QLocale()
    clock = locale.toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
    return f"{show_day(moment.date(), locale)} {clock}".replace("\u202f", " ")


class Calendar(QFrame):
    """A month below a field; closes with Esc, picks with Enter or a click."""

    def __init__(self, day: date, pick: Callable[[date], None], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._pick = pick
        self.month = QCalendarWidget(self)
        self.month.setGridVisible(False)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(colours().muted))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(weekend, quiet)
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.month.activated.connect(self._picked)
        self.month.clicked.connect(self._picked)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self.month)
        self.setFocusProxy(self.month)

    def _picked(self, day: QDate) -> None:
        self.close()
        self._pick(date(day.year(), day.month(), day.day()))


class _When(TypedField):
    """What days and moments share. now: the present in the firm's time; lean: the year of a day without one
    ("near", "future", "past")."""

    _nothing_such = NO_DAY

    def __init__(
        self,
        now: Callable[[], datetime] = datetime.now,
        lean: str = "near",
        low: Any = None,
        high: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now, self._low, self._high = now, low, high
        self._locale = QLocale()
        self._habits = habits_of(self._locale, lean)
        self.edit.setMaximumWidth(self.edit.fontMetrics().horizontalAdvance("0") * 22)
        self._button = QToolButton(self)
        self._button.setAutoRaise(True)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setToolTip(self.tr("Calendar (F4)"))
        set_icon(self._button, "calendar", "muted")
        self._button.clicked.connect(self.open_calendar)
        self._row.addWidget(self._button)
        self._beside(" ")
        self._row.addStretch(1)
        self.calendar: Calendar | None = None

    def _parse(self, text: str) -> Any:
        raise NotImplementedError

    def _day_of(self, value: Any) -> date:
        raise NotImplementedError

    def _moved(self, value: Any, unit: str, count: int) -> Any:
        raise NotImplementedError

    def _with_day(self, value: Any, day: date) -> Any:
        raise NotImplementedError

    def _read(self, text: str) -> tuple[Any, T | None]:
        found = self._parse(text)
        if found is None:
            return None, self._nothing_such
        if self._low is not None and found < self._low:
            return None, TOO_EARLY
        if self._high is not None and found > self._high:
            return None, TOO_LATE
        return found, None

    def _facts(self) -> dict[str, object]:
        return {
            "example": self._show(self._with_day(None, self._now().date())),
            "low": "" if self._low is None else self._show(self._low),
            "high": "" if self._high is None else self._show(self._high),
        }

    def _after_text(self) -> None:
        value = None if self._wrong() is not None else self.value()
        name = ""
        day = None if value is None else self._day_of(value)
        if day is not None and abs(day - self._now().date()) < _WEEKDAY_WITHIN:
            name = self._locale.dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
        self._beside(name or " ")

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._button.setVisible(not read_only)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        below = key == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier
        if self._read_only:
            return False
        if key == Qt.Key.Key_F4 or below:
            self.open_calendar()
            return True
        if key in _UNITS and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self._move(*_UNITS[key])
            return True
        return False

    def _move(self, unit: str, count: int) -> None:
        if self._wrong() is not None:  # what was typed and could not be read stays
            self.show_problem()
            return
        value = self.value()
        if value is None:
            self._put_by_user(self._with_day(None, self._now().date()))
            return
        try:
            moved = self._moved(value, unit, count)
        except (OverflowError, ValueError):
            return
        self._put_by_user(moved)

    def _put_by_user(self, value: Any) -> None:
        place = self.edit.cursorPosition()
        self.edit.setText(self._show(value))
        self.edit.setCursorPosition(place)
        self._typed()

    def open_calendar(self) -> None:
        if self._read_only:
            return
        day = None if self._wrong() is not None else self.value()
        start = self._now().date() if day is None else self._day_of(day)
        self.calendar = Calendar(start, self._picked, self)
        self.calendar.move(self.edit.mapToGlobal(QPoint(0, self.edit.height())))
        self.calendar.show()
        self.calendar.month.setFocus()

    def _picked(self, day: date) -> None:
        value = None if self._wrong() is not None else self.value()
        self._put_by_user(self._with_day(value, day))
        self._settle()
        self.edit.setFocus()


class DayField(_When):
    """A date."""

    def _parse(self, text: str) -> date | None:
        return read_day(text, self._now().date(), self._habits)

    def _show(self, value: Any) -> str:
        return show_day(value, self._locale)

    def _day_of(self, value: Any) -> date:
        return date(value.year, value.month, value.day)

    def _moved(self, value: Any, unit: str, count: int) -> date:
        day: date = value
        return shift_months(day, count) if unit == "month" else day + timedelta(days=count)

    def _with_day(self, value: Any, day: date) -> date:
        return day


class MomentField(_When):
    """A date with a time, to the minute. hour: the time of a day typed without one."""

    _nothing_such = NO_MOMENT

    def __init__(
        self,
        now: Callable[[], datetime] = datetime.now,
        lean: str = "near",
        hour: time = time(9),
        low: datetime | None = None,
        high: datetime | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(now, lean, low, high, parent)
        self._hour = hour

    def _parse(self, text: str) -> datetime | None:
        return read_moment(text, self._now(), self._habits, self._hour)

    def _show(self, value: Any) -> str:
        return show_moment(value, self._locale)

    def _day_of(self, value: Any) -> date:
        moment: datetime = value
        return moment.date()

    def _moved(self, value: Any, unit: str, count: int) -> datetime:
        moment: datetime = value
        if unit == "month":
            return datetime.combine(shift_months(moment.date(), count), moment.time())
        in_time = self.edit.cursorPosition() > self.edit.text().find(" ") > 0
        return moment + (timedelta(minutes=_MINUTES * count) if in_time else timedelta(days=count))

    def _with_day(self, value: Any, day: date) -> datetime:
        return datetime.combine(day, self._hour if value is None else value.time())
