"""What a report asks before it runs, and how an answer becomes values of its statement.

A *choice* is the answer to one parameter as the editor, the saved set and the page know it. It stays relative
("last month") until the report runs; only then `values` turns it into the days that the statement compares
with. A parameter that is not answered gives no values, and the lines of the statement that need them fall
away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from app.core.texts import T

PRESETS: dict[str, T] = {
    "all": T("Period", "All time"),
    "today": T("Period", "Today"),
    "this_week": T("Period", "This week"),
    "last_week": T("Period", "Last week"),
    "this_month": T("Period", "This month"),
    "last_month": T("Period", "Last month"),
    "this_quarter": T("Period", "This quarter"),
    "last_quarter": T("Period", "Last quarter"),
    "this_year": T("Period", "This year"),
    "last_year": T("Period", "Last year"),
    "last_30_days": T("Period", "Last 30 days"),
    "last_12_months": T("Period", "Last 12 months"),
    "next_7_days": T("Period", "Next 7 days"),
    "next_30_days": T("Period", "Next 30 days"),
    "custom": T("Period", "From … to …"),
}

COMPARISONS: dict[str, T] = {
    "": T("Period", "No comparison"),
    "previous": T("Period", "With the period before"),
    "year": T("Period", "With a year ago"),
}


def shift_months(day: date, months: int) -> date:
    """The same day some months later or earlier; 31 January and a month is the last day of February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    raise ValueError(day)


def span(preset: str, today: date) -> tuple[date, date] | None:
    """First day and the day after the last of a named period; None for all time. KeyError for an unknown
    name."""
    month = today.replace(day=1)
    week = today - timedelta(days=today.weekday())
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    year = date(today.year, 1, 1)
    day = timedelta(days=1)
    spans: dict[str, tuple[date, date] | None] = {
        "all": None,
        "today": (today, today + day),
        "this_week": (week, week + 7 * day),
        "last_week": (week - 7 * day, week),
        "this_month": (month, shift_months(month, 1)),
        "last_month": (shift_months(month, -1), month),
        "this_quarter": (quarter, shift_months(quarter, 3)),
        "last_quarter": (shift_months(quarter, -3), quarter),
        "this_year": (year, shift_months(year, 12)),
        "last_year": (shift_months(year, -12), year),
        "last_30_days": (today - 29 * day, today + day),
        "last_12_months": (shift_months(month, -11), shift_months(month, 1)),
        "next_7_days": (today, today + 7 * day),
        "next_30_days": (today, today + 30 * day),
    }
    return spans[preset]


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """A period as chosen. `first` and `last` (both included) count only with the preset `custom`."""

    preset: str = "all"
    first: date | None = None
    last: date | None = None
    compare: str = ""

    def span(self, today: date) -> tuple[date, date] | None:
        """First day and the day after the last; None when it is not limited. An open end is far away."""
        if self.preset != "custom":
            return span(self.preset, today)
        if self.first is None and self.last is None:
            return None
        return self.first or date(1900, 1, 1), (self.last or date(2999, 12, 31)) + timedelta(days=1)

    def before(self, today: date) -> tuple[date, date] | None:
        """The period to compare with: whole months move by months, anything else by its number of days."""
        chosen = self.span(today)
        if chosen is None or not self.compare:
            return None
        start, until = chosen
        if self.compare == "year":
            return shift_months(start, -12), shift_months(until, -12)
        if start.day == 1 and until.day == 1:
            months = (until.year - start.year) * 12 + until.month - start.month
            return shift_months(start, -months), start
        return start - (until - start), start


class PeriodError(ValueError):
    """The first day of a period lies behind its last."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days. Gives `<name>_from` and `<name>_until` (the latter excluded), timestamps of the
    firm; with a comparison also `<name>_before_from` and `<name>_before_until`."""

    name: str
    title: T
    default: str = "this_month"
    compare: bool = False
    required: bool = False

    def initial(self) -> PeriodChoice:
        """What the editor shows first."""
        return PeriodChoice(self.default)

    def values(self, choice: object, today: date) -> dict[str, object]:
        """Values for the statement. PeriodError when the days are the wrong way round."""
        if not isinstance(choice, PeriodChoice):
            return {}
        chosen = choice.span(today)
        if chosen is None:
            return {}
        if chosen[0] >= chosen[1]:
            raise PeriodError(self.name)
        found: dict[str, object] = _moments(self.name, chosen)
        before = choice.before(today) if self.compare else None
        if before is not None:
            found |= _moments(f"{self.name}_before", before)
        return found

    def sample(self) -> dict[str, object]:
        """Every value that can come, for preparing the statement."""
        choice = PeriodChoice("last_month", compare="previous" if self.compare else "")
        return self.values(choice, date(2024, 5, 15))

    def dump(self, choice: object) -> object:
        """The choice as JSON."""
        if not isinstance(choice, PeriodChoice):
            return None
        first, last = choice.first, choice.last
        days = {"first": first and first.isoformat(), "last": last and last.isoformat()}
        return {
            "preset": choice.preset,
            "compare": choice.compare,
            **(days if choice.preset == "custom" else {}),
        }

    def load(self, saved: object) -> PeriodChoice:
        """The choice from JSON; what cannot be understood falls back to the default."""
        if not isinstance(saved, Mapping) or str(saved.get("preset")) not in PRESETS:
            return self.initial()
        compare = str(saved.get("compare") or "")
        return PeriodChoice(
            str(saved["preset"]),
            _day(saved.get("first")),
            _day(saved.get("last")),
            compare if compare in COMPARISONS and self.compare else "",
        )


def _moments(name: str, days: tuple[date, date]) -> dict[str, object]:
    return {
        f"{name}_from": datetime.combine(days[0], time()),
        f"{name}_until": datetime.combine(days[1], time()),
    }


def _day(saved: object) -> date | None:
    try:
        return date.fromisoformat(saved) if isinstance(saved, str) else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class PickChoice:
    """One record or dictionary value: its id and the words it was shown with."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class Pick:
    """One of the records of an entity (`of="employee"`) or of the values of a dictionary
    (`of="dictionary:source"`)."""

    name: str
    title: T
    of: str
    required: bool = False

    def initial(self) -> PickChoice | None:
        """Nothing is picked at first."""
        return None

    def values(self, choice: object, today: date) -> dict[str, object]:
        """`<name>`: the id."""
        return {self.name: choice.id} if isinstance(choice, PickChoice) else {}

    def sample(self) -> dict[str, object]:
        """Every value that can come."""
        return {self.name: 1}

    def dump(self, choice: object) -> object:
        """The choice as JSON."""
        return {"id": choice.id, "text": choice.text} if isinstance(choice, PickChoice) else None

    def load(self, saved: object) -> PickChoice | None:
        """The choice from JSON, or none."""
        if isinstance(saved, Mapping) and isinstance(saved.get("id"), int):
            return PickChoice(saved["id"], str(saved.get("text") or ""))
        return None


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few fixed codes."""

    name: str
    title: T
    choices: tuple[tuple[str, T], ...]
    default: str = ""
    required: bool = False

    def initial(self) -> str:
        """The default code; empty for all."""
        return self.default

    def values(self, choice: object, today: date) -> dict[str, object]:
        """`<name>`: the code."""
        return {self.name: choice} if choice in dict(self.choices) else {}

    def sample(self) -> dict[str, object]:
        """Every value that can come."""
        return {self.name: self.choices[0][0]}

    def dump(self, choice: object) -> object:
        """The choice as JSON."""
        return choice or ""

    def load(self, saved: object) -> str:
        """The choice from JSON."""
        return saved if isinstance(saved, str) and saved in dict(self.choices) else self.initial()


@dataclass(frozen=True, slots=True)
class NumberParam:
    """A whole number between two bounds, both included. With `ago` it is a number of days, and `<name>_ago`
    the midnight that lies so many days before today."""

    name: str
    title: T
    default: int = 0
    least: int = 0
    most: int = 9999
    ago: bool = False
    required: bool = True

    def initial(self) -> int:
        """The default number."""
        return self.default

    def values(self, choice: object, today: date) -> dict[str, object]:
        """`<name>`: the number, put between the bounds."""
        number = max(self.least, min(self.most, choice if isinstance(choice, int) else self.default))
        found: dict[str, object] = {self.name: number}
        if self.ago:
            found[f"{self.name}_ago"] = datetime.combine(today - timedelta(days=number), time())
        return found

    def sample(self) -> dict[str, object]:
        """Every value that can come."""
        return self.values(self.default, date(2024, 5, 15))

    def dump(self, choice: object) -> object:
        """The choice as JSON."""
        return choice if isinstance(choice, int) else self.default

    def load(self, saved: object) -> int:
        """The choice from JSON."""
        return saved if isinstance(saved, int) and not isinstance(saved, bool) else self.default


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no. Only yes gives a value, so a line of the statement can depend on it."""

    name: str
    title: T
    default: bool = False
    required: bool = False

    def initial(self) -> bool:
        """The default."""
        return self.default

    def values(self, choice: object, today: date) -> dict[str, object]:
        """`<name>`: True, or nothing."""
        return {self.name: True} if choice is True else {}

    def sample(self) -> dict[str, object]:
        """Every value that can come."""
        return {self.name: True}

    def dump(self, choice: object) -> object:
        """The choice as JSON."""
        return choice is True

    def load(self, saved: object) -> bool:
        """The choice from JSON."""
        return saved if isinstance(saved, bool) else self.default


@dataclass(frozen=True, slots=True)
class TextParam:
    """Some words, at most `size` characters."""

    name: str
    title: T
    size: int = 60
    required: bool = False

    def initial(self) -> str:
        """Nothing."""
        return ""

    def values(self, choice: object, today: date) -> dict[str, object]:
        """`<name>`: the words without spaces around them."""
        text = choice.strip()[: self.size] if isinstance(choice, str) else ""
        return {self.name: text} if text else {}

    def sample(self) -> dict[str, object]:
        """Every value that can come."""
        return {self.name: "a"}

    def dump(self, choice: object) -> object:
        """The choice as JSON."""
        return choice if isinstance(choice, str) else ""

    def load(self, saved: object) -> str:
        """The choice from JSON."""
        return saved if isinstance(saved, str) else ""


Param = Period | Pick | OneOf | NumberParam | Flag | TextParam


def dump_all(params: Sequence[Param], choices: Mapping[str, object]) -> dict[str, object]:
    """All answers as JSON, to be kept as a set."""
    return {param.name: param.dump(choices.get(param.name, param.initial())) for param in params}


def load_all(params: Sequence[Param], saved: object) -> dict[str, object]:
    """Answers from a kept set; parameters it does not know, or not any more, take their defaults."""
    known = saved if isinstance(saved, Mapping) else {}
    return {
        param.name: param.load(known[param.name]) if param.name in known else param.initial()
        for param in params
    }


class Speaker(Protocol):
    """What a parameter needs to say itself on the page: words and the locale's dates and numbers."""

    def words(self, text: T) -> str:
        """The words of a marked text."""
        ...

    def day(self, value: date) -> str:
        """A day as the locale writes it."""
        ...


YES = T("Report", "Yes")


def spoken(param: Param, choice: object, today: date, say: Speaker) -> str:
    """The choice in words for the page; empty when the parameter does not limit anything."""
    if isinstance(param, Period) and isinstance(choice, PeriodChoice):
        return _spoken_period(choice, today, say, param.compare)
    if isinstance(choice, PickChoice):
        return choice.text
    if isinstance(param, OneOf):
        text = dict(param.choices).get(str(choice))
        return say.words(text) if text else ""
    if isinstance(param, Flag):
        return say.words(YES) if choice is True else ""
    return "" if choice is None else str(choice).strip()


def _spoken_period(choice: PeriodChoice, today: date, say: Speaker, compare: bool) -> str:
    chosen = choice.span(today)
    if chosen is None:
        return say.words(PRESETS["all"])
    text = _spoken_days(chosen, say)
    before = choice.before(today) if compare else None
    if before is not None:
        text += say.words(T("Period", " (compared with {days})")).format(days=_spoken_days(before, say))
    return text


def _spoken_days(days: tuple[date, date], say: Speaker) -> str:
    first, last = days[0], days[1] - timedelta(days=1)
    if first == last:
        return say.day(first)
    if first == date(1900, 1, 1):
        return say.words(T("Period", "until {day}")).format(day=say.day(last))
    if last == date(2999, 12, 31):
        return say.words(T("Period", "from {day}")).format(day=say.day(first))
    return f"{say.day(first)} – {say.day(last)}"
