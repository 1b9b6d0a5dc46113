"""The values of filters as the bar holds them and as they are saved: periods by name, ids with their names.

A period that follows the calendar is kept by its name ("month", or ("days", 30)), so that a saved filter means this month
in every month; `resolved` makes days of it when the base is asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from app.core.entity import Entity, Filter
from app.core.facts import Facts
from app.core.texts import T

NOT_SET = T("Filters", "Not set")
PRESETS: tuple[tuple[str, T], ...] = (
    ("overdue", T("Filters", "Before today")),
    ("today", T("Filters", "Today")),
    ("tomorrow", T("Filters", "Tomorrow")),
    ("week", T("Filters", "This week")),
    ("last_week", T("Filters", "Last week")),
    ("month", T("Filters", "This month")),
    ("last_month", T("Filters", "Last month")),
    ("year", T("Filters", "This year")),
)
LAST_DAYS = T("Filters", "Last {n} days")
NEXT_DAYS = T("Filters", "Next {n} days")
FROM_TO = T("Filters", "{low} – {high}")
SINCE = T("Filters", "from {low}")
UNTIL = T("Filters", "until {high}")
Span = tuple[dt.date | None, dt.date | None]


def span_of(value: Any, today: dt.date) -> Span:
    """The days of a period value: a preset's name, ("days", n) with n < 0 for coming days, or two days."""
    if isinstance(value, str):
        return _preset(value, today)
    if value[0] == "days":
        days = int(value[1])
        if days < 0:
            return today, today + dt.timedelta(days=-days - 1)
        return today - dt.timedelta(days=days - 1), today
    return value[0], value[1]


def _preset(name: str, today: dt.date) -> Span:
    day, monday = dt.timedelta(days=1), today - dt.timedelta(days=today.weekday())
    first = today.replace(day=1)
    before = (first - day).replace(day=1)
    next_first = (first + dt.timedelta(days=32)).replace(day=1)
    spans: dict[str, Span] = {
        "overdue": (None, today - day),
        "today": (today, today),
        "tomorrow": (today + day, today + day),
        "week": (monday, monday + 6 * day),
        "last_week": (monday - 7 * day, monday - day),
        "month": (first, next_first - day),
        "last_month": (before, first - day),
        "year": (today.replace(month=1, day=1), today.replace(month=12, day=31)),
    }
    return spans[name]


def is_empty(value: Any) -> bool:
    """Whether a value asks for nothing."""
    return value is None or value == () or (isinstance(value, str) and not value.strip())


def resolved(entity: Entity, values: Mapping[str, Any], today: dt.date) -> dict[str, Any]:
    """Values for the store: see app.core.entity.Filter."""
    found: dict[str, Any] = {}
    kinds = {one.name: one.kind for one in entity.filters}
    for name, value in values.items():
        if is_empty(value):
            continue
        if kinds.get(name) == "period" and value != (None,):
            found[name] = span_of(value, today)
        elif isinstance(value, str):
            found[name] = value.strip()
        else:
            found[name] = value
    return found


def to_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as JSON can keep them."""
    return {name: _plain(value) for name, value in values.items() if not is_empty(value)}


def _plain(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    return {"day": value.isoformat()} if isinstance(value, dt.date) else value


def from_json(entity: Entity, body: Any) -> dict[str, Any]:
    """Values from what was saved; what is not understood (a filter that is gone) is left out."""
    known = {one.name: one for one in entity.filters}
    if not isinstance(body, dict):
        return {}
    return {
        name: _typed(value) for name, value in body.items() if name in known and _fits(known[name], value)
    }


def _typed(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_typed(one) for one in value)
    return dt.date.fromisoformat(value["day"]) if isinstance(value, dict) else value


def _fits(one: Filter, value: Any) -> bool:
    if one.kind == "flag":
        return isinstance(value, bool)
    if one.kind == "text":
        return isinstance(value, str)
    if one.kind == "period":
        return isinstance(value, list) or (
            isinstance(value, str) and any(value == name for name, _ in PRESETS)
        )
    return isinstance(value, list)


def given_values(entity: Entity, fixed: Mapping[str, Any]) -> dict[str, Any]:
    """What a new row of a list with fixed filters has from the start: `client` of a filter is `client_id` of a row."""
    names = {one.name for one in entity.fields}
    given: dict[str, Any] = {}
    for name, value in fixed.items():
        alone = value[0] if isinstance(value, (tuple, list)) and len(value) == 1 else value
        if isinstance(alone, (tuple, list, dict)) or alone is None:
            continue
        for place in (f"{name}_id", name):
            if place in names:
                given[place] = alone
                break
    return given


def options_of(one: Filter, facts: Facts) -> list[tuple[Any, str | T, bool]]:
    """What a filter of a closed set offers: value, words, whether still in use."""
    if one.kind == "choice":
        return [(key, label, True) for key, label in one.options]
    if one.kind == "pick":
        kinds = {kind.code: kind.name for kind in facts.kinds}
        several = one.dictionary == "*"
        return [
            (
                value.id,
                f"{kinds.get(value.kind, '')}: {value.name}" if several else value.name,
                value.is_active,
            )
            for value in facts.picks(one.dictionary)
        ]
    return [(value.id, value.name, value.is_active) for value in facts.refs(one.to)]
