"""Values of fields as words: for history, feed and conflicts, where ids are shown as names."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.bridge.translate import words
from app.core.entities import ENTITIES
from app.core.entity import Choice, Day, Field, Flag, Moment, Photo, Pick, Ref
from app.core.facts import Facts
from app.core.texts import T
from widgets.field_when import show_day, show_moment

YES, NO = T("Card", "yes"), T("Card", "no")
PICTURE = T("Card", "picture")
_OWNER = "PADDOCK_OWNER"  # no person: what the making or an upgrade of the base wrote
OWNER_WROTE = T("Card", "The base itself")


def declared_field(entity: str, name: str) -> Field | None:
    """The declaration of a field, None for one that is not declared (a technical column)."""
    return next((f for f in ENTITIES[entity].fields if f.name == name), None) if entity in ENTITIES else None


def label_of(entity: str, name: str) -> str:
    """What a field is called; its technical name when it is not declared."""
    found = declared_field(entity, name)
    return words(found.label) if found else name


def shown(facts: Facts, entity: str, name: str, value: Any, title: str = "") -> str:
    """A value (typed, or as text from the audit) as the user reads it; `title` names a large reference's row."""
    if value is None or value == "":
        return ""
    field = declared_field(entity, name)
    if isinstance(field, Flag):
        return words(YES if value is True or str(value).strip().upper() == "TRUE" else NO)
    if isinstance(field, Photo):
        return words(PICTURE)
    if isinstance(field, Choice):
        return next((words(text) for key, text in field.options if key == str(value).strip()), str(value))
    if isinstance(field, Pick | Ref):
        return title or _named(facts, field, value)
    if isinstance(field, Day | Moment):
        return _when(value, day=isinstance(field, Day))
    return str(value).strip()


def who(name: str | None) -> str:
    """Who wrote an entry, as a person reads it; the owner of the base is nobody's log-in."""
    return words(OWNER_WROTE) if name == _OWNER else name or ""


def _named(facts: Facts, field: Pick | Ref, value: Any) -> str:
    pool = field.kind if isinstance(field, Pick) else field.to
    number = int(value) if str(value).strip().isdecimal() else None
    return facts.name_of(pool, number) or (f"#{number}" if number is not None else str(value))


def _when(value: Any, day: bool) -> str:
    if isinstance(value, str):
        try:
            value = dt.datetime.fromisoformat(value.strip())
        except ValueError:
            return str(value)
    if day:
        return show_day(value.date() if isinstance(value, dt.datetime) else value)
    return show_moment(value)


def day_heading(day: dt.date, today: dt.date) -> str:
    """A day over its rows: today, yesterday, tomorrow, or the day written out."""
    near = {
        0: QCoreApplication.translate("Card", "Today"),
        -1: QCoreApplication.translate("Card", "Yesterday"),
        1: QCoreApplication.translate("Card", "Tomorrow"),
    }
    locale = QLocale()
    format_ = "ddd, d MMMM" if day.year == today.year else "d MMMM yyyy"
    text = str(locale.toString(QDate(day.year, day.month, day.day), format_))
    word = near.get((day - today).days)
    return f"{word} · {text}" if word else text
