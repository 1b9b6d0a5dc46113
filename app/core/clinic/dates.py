"""Dates as people type them into spreadsheets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from app.core.clinic.table import Cell

_MONTHS: Final[dict[str, int]] = {
    prefix: number
    for number, prefixes in enumerate(
        (
            "янв jan", "фев feb", "мар mar märz mrz", "апр apr", "мая май may mai", "июн jun", "июл jul",
            "авг aug", "сен sep", "окт oct okt", "ноя nov", "дек dec dez",
        ),
        1,
    )
    for prefix in prefixes.split()
}  # fmt: skip
_NUMERIC: Final = re.compile(
    r"(\d{1,4})\s*[./\-\s]\s*(\d{1,2})\s*[./\-\s]\s*(\d{1,4})(?:\s*г\.?)?(?:[\sT]+\d{1,2}:.*)?"
)
_NAMED: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s.\-]*([^\W\d]{3,})\.?[\s,.\-]*(\d{2,4})(?:\s*(?:г\.?|года))?"
)
_NAMED_US: Final = re.compile(r"([^\W\d]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{2,4})")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T.*)?")
_EPOCH: Final = date(1899, 12, 30)  # of spreadsheets, with Excel's own leap year error built in
_BUDDHIST: Final = 543


@dataclass(frozen=True, slots=True)
class Day:
    """A date read from a cell. `sure` is false when day and month could be the other way round."""

    value: date | None
    as_text: bool  # the cell was no date but a text or a bare number
    sure: bool = True


def read(cell: Cell, *, day_first: bool = True, latest: date | None = None) -> Day:
    """The date of a cell, value None when it is none; two-digit years lie before `latest` (today)."""
    if isinstance(cell, datetime):
        return Day(cell.date(), as_text=False)
    if isinstance(cell, date):
        return Day(cell, as_text=False)
    if isinstance(cell, bool) or cell is None:
        return Day(None, as_text=True)
    if isinstance(cell, int | float):
        return _from_number(cell)
    return _from_text(cell.strip(), day_first, latest or date.today())


def _from_number(number: float) -> Day:
    text = str(int(number))
    if _COMPACT.fullmatch(text) and 1900 <= int(text[:4]) <= 2100:
        return Day(_day(int(text[:4]), int(text[4:6]), int(text[6:])), as_text=True)
    if 1000 < number < 80_000:
        return Day(_EPOCH + timedelta(days=int(number)), as_text=True)
    return Day(None, as_text=True)


def _from_text(text: str, day_first: bool, latest: date) -> Day:
    found = _COMPACT.fullmatch(text)
    if found:
        return Day(_day(int(found[1]), int(found[2]), int(found[3])), as_text=True)
    found = _NUMERIC.fullmatch(text)
    if found:
        return _numeric(found[1], found[2], found[3], day_first, latest)
    found = _NAMED.fullmatch(text.lower())
    if found and _month(found[2]):
        return Day(_day(_year(found[3], latest), _month(found[2]), int(found[1])), as_text=True)
    found = _NAMED_US.fullmatch(text.lower())
    if found and _month(found[1]):
        return Day(_day(_year(found[3], latest), _month(found[1]), int(found[2])), as_text=True)
    return Day(None, as_text=True)


def _numeric(one: str, two: str, three: str, day_first: bool, latest: date) -> Day:
    if len(one) > 2:
        return Day(_day(_year(one, latest), int(two), int(three)), as_text=True)
    year, a, b = _year(three, latest), int(one), int(two)
    days = (_day(year, b, a), _day(year, a, b)) if day_first else (_day(year, a, b), _day(year, b, a))
    value = days[0] or days[1]
    return Day(value, as_text=True, sure=days[0] is not None and (days[1] is None or a == b))


def _year(text: str, latest: date) -> int:
    year = int(text)
    if len(text) <= 2:
        year += latest.year // 100 * 100
        return year - 100 if year > latest.year else year
    return year - _BUDDHIST if 2400 <= year <= 2700 else year


def _month(word: str) -> int:
    return _MONTHS.get(word[:3], 0) or _MONTHS.get(word[:4], 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 1850 <= year <= 2150 else None


def day_first(cells: list[Cell]) -> bool:
    """Whether a column of dates as text writes the day first; told by the numbers over 12, else yes."""
    first = second = 0
    for cell in cells:
        found = _NUMERIC.fullmatch(cell.strip()) if isinstance(cell, str) else None
        if found and len(found[1]) <= 2:
            first += int(found[1]) > 12
            second += int(found[2]) > 12
    return first >= second
