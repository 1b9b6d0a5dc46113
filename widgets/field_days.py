"""Days and times as people type them: 5.3, 05032026, +7, today, завтра, пт, 5 марта, tomorrow 10.

Plain functions without Qt. A text that is no day answers None and is never guessed into one.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_NEAR_DAYS = {
    0: "today tod сегодня сег td",
    1: "tomorrow tom tmr завтра завт",
    2: "послезавтра",
    -1: "yesterday вчера",
    -2: "позавчера",
}
_WEEKDAYS = (
    "mon monday mo пн пон понедельник",
    "tue tues tuesday tu вт вторник",
    "wed wednesday we ср среда среду",
    "thu thur thurs thursday th чт чет четверг",
    "fri friday fr пт пят пятница пятницу",
    "sat saturday sa сб суб суббота субботу",
    "sun sunday su вс вос воскр воскресенье",
)
_MONTHS = (
    "jan january янв января январь",
    "feb february фев февр февраля февраль",
    "mar march мар марта март",
    "apr april апр апреля апрель",
    "may май мая",
    "jun june июн июня июнь",
    "jul july июл июля июль",
    "aug august авг августа август",
    "sep sept september сен сент сентября сентябрь",
    "oct october окт октября октябрь",
    "nov november ноя нояб ноября ноябрь",
    "dec december дек декабря декабрь",
)
_DAY_OF = {word: offset for offset, words in _NEAR_DAYS.items() for word in words.split()}
_WEEKDAY_OF = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
_MONTH_OF = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
_STEP = re.compile(r"^([+-])\s*(\d{1,4})\s*(|d|day|days|д|дн|w|week|weeks|н|нед|m|mon|м|мес|y|г|л)\.?$")
_CLOCK = re.compile(r"^(\d{1,2})(?:[:.\- ]?(\d{2}))?\s*(am|pm|a|p|ч|h)?\.?$")
_HOURS = re.compile(r"^\+\s*(\d{1,3})\s*(h|hours|ч|час|min|мин)\.?$")


@dataclass(frozen=True)
class Habits:
    """How days are read. order: of day, month and year in numbers ("dmy", "mdy", "ymd");
    lean: the year of a day typed without one: "near" (the closest), "future" or "past"."""

    order: str = "dmy"
    lean: str = "near"


def read_day(typed: str, today: date, habits: Habits | None = None) -> date | None:
    """The day meant by `typed`, or None when it is none."""
    habits = habits or Habits()
    text = " ".join(typed.casefold().replace(",", " ").split()).strip(" .")
    if not text:
        return None
    if text in _DAY_OF:
        return today + timedelta(days=_DAY_OF[text])
    if text in _WEEKDAY_OF:
        return today + timedelta(days=(_WEEKDAY_OF[text] - today.weekday() - 1) % 7 + 1)
    return (
        _stepped(text, today)
        or _numbers(text, today, habits)
        or _digits(text, today, habits)
        or _month_in_words(text, today, habits)
    )


def read_time(typed: str) -> time | None:
    """The time meant by `typed`: 10, 9:30, 0930, 9.30, 3pm, 10ч."""
    found = _CLOCK.match(typed.casefold().strip())
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "")[:1]
    if half in ("a", "p"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_moment(
    typed: str, now: datetime, habits: Habits | None = None, hour: time = time(9)
) -> datetime | None:
    """The moment meant by `typed`: a day and a time in any order, a day alone (then at `hour`), a time alone
    (today), +2h. None when it is none."""
    text = " ".join(typed.casefold().replace(" в ", " ").replace(" at ", " ").split())
    if not text:
        return None
    ahead = _HOURS.match(text)
    if ahead:
        span = timedelta(minutes=int(ahead[1]) * (1 if ahead[2] in ("min", "мин") else 60))
        return (now + span).replace(second=0, microsecond=0)
    words = text.split(" ")
    for cut in range(len(words) - 1, 0, -1):
        before, after = " ".join(words[:cut]), " ".join(words[cut:])
        for day_text, time_text in ((before, after), (after, before)):
            clock = read_time(time_text)
            day = read_day(day_text, now.date(), habits) if clock else None
            if clock and day:
                return datetime.combine(day, clock)
    if ":" in text or re.fullmatch(r"\d{1,2}\s?(am|pm|ч|h)", text):
        clock = read_time(text)
        return datetime.combine(now.date(), clock) if clock else None
    day = read_day(text, now.date(), habits)
    return datetime.combine(day, hour) if day else None


def shift_months(day: date, months: int) -> date:
    """The same day `months` later, the last of the month when there is no such day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not 1 <= year <= 9999:
        return day
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _stepped(text: str, today: date) -> date | None:
    found = _STEP.match(text)
    if not found:
        return None
    count = int(found[2]) * (1 if found[1] == "+" else -1)
    unit = found[3][:1]
    try:
        if unit in ("m", "м"):
            return shift_months(today, count)
        if unit in ("y", "г", "л"):
            return shift_months(today, count * 12)
        return today + timedelta(days=count * (7 if unit in ("w", "н") else 1))
    except OverflowError:
        return None


def _numbers(text: str, today: date, habits: Habits) -> date | None:
    """5.3, 5/3/26, 2026-03-05, 5 3 2026. Points mean day first everywhere, slashes follow the order."""
    found = re.fullmatch(r"(\d{1,4})([./\- ])(\d{1,2})(?:[./\- ](\d{1,4}))?", text)
    if not found:
        return None
    first, mark, second, third = found[1], found[2], found[3], found[4]
    if len(first) == 4:
        return _day(int(first), int(second), int(third)) if third else None
    if len(first) == 3 or (third and len(third) in (1, 3)):
        return None
    order = "dmy" if mark == "." else habits.order
    if order == "ymd" and third and len(third) == 2:
        return _day(_year(first, today), int(second), int(third))
    day, month = (int(second), int(first)) if order in ("mdy", "ymd") else (int(first), int(second))
    return _with_year(day, month, third, today, habits)


def _digits(text: str, today: date, habits: Habits) -> date | None:
    """5, 0503, 050326, 05032026, 20260305."""
    if not re.fullmatch(r"\d{1,8}", text):
        return None
    if len(text) <= 2:
        return _nearest([_day(*_month(today, step), int(text)) for step in (-1, 0, 1)], today, habits.lean)
    if len(text) not in (4, 6, 8):
        return None
    first, second, rest = int(text[:2]), int(text[2:4]), text[4:]
    day, month = (second, first) if habits.order in ("mdy", "ymd") else (first, second)
    found = _with_year(day, month, rest or None, today, habits)
    whole = _day(int(text[:4]), int(text[4:6]), int(text[6:])) if len(text) == 8 else None
    if whole and 1900 <= whole.year < 2100 and (found is None or not 1900 <= found.year < 2100):
        return whole
    return found


def _month_in_words(text: str, today: date, habits: Habits) -> date | None:
    """5 марта, 5 мар 2026, March 5, Mar 5 26."""
    words = [word.strip(".") for word in text.split()]
    months = [word for word in words if word in _MONTH_OF]
    others = [re.sub(r"(?<=\d)(st|nd|rd|th|-го|го|г)$", "", word) for word in words if word not in _MONTH_OF]
    if len(months) != 1 or not 1 <= len(others) <= 2 or not all(word.isdecimal() for word in others):
        return None
    if len(others) == 2 and len(others[1]) not in (2, 4):
        return None
    return _with_year(
        int(others[0]), _MONTH_OF[months[0]], others[1] if len(others) == 2 else None, today, habits
    )


def _with_year(day: int, month: int, year: str | None, today: date, habits: Habits) -> date | None:
    if year is not None:
        return _day(_year(year, today), month, day)
    around = [_day(today.year + step, month, day) for step in (-4, -3, -2, -1, 0, 1, 2, 3, 4)]
    return _nearest(around, today, habits.lean)


def _year(text: str, today: date) -> int:
    """26 is 2026, 79 is 1979: at most twenty years ahead."""
    year = int(text)
    if len(text) > 2:
        return year
    year += today.year // 100 * 100
    return year - 100 if year > today.year + 20 else year


def _month(today: date, step: int) -> tuple[int, int]:
    shifted = shift_months(today.replace(day=1), step)
    return shifted.year, shifted.month


def _nearest(days: list[date | None], today: date, lean: str) -> date | None:
    there = [day for day in days if day]
    if lean == "future":
        there = [day for day in there if day >= today]
    elif lean == "past":
        there = [day for day in there if day <= today]
    return min(there, key=lambda day: abs(day - today), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
