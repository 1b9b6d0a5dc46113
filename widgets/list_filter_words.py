"""What the chips of filters say, and the editor that fits each kind of filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QWidget

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import store
from app.core.entities import ENTITIES
from app.core.entity import Entity, Filter
from app.core.texts import T
from widgets.countries import countries, language
from widgets.field_when import show_day
from widgets.list_filter_popup import Choice, OnePopup, PeriodPopup, PickPopup, Popup, TextPopup
from widgets.list_filters import (
    FROM_TO,
    LAST_DAYS,
    NEXT_DAYS,
    NOT_SET,
    PRESETS,
    SINCE,
    UNTIL,
    is_empty,
    options_of,
)

_NAMED = 2  # values that a chip names; more are counted


class FilterWords(QObject):
    """Knows the names behind the values. `named(filter)`: a name that had to be asked for has come."""

    named = Signal(str)

    def __init__(self, workplace: Workplace, entity: Entity, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._entity = entity
        self._names: dict[tuple[str, Any], str] = {}  # of large entities' rows, once known

    def popup(self, one: Filter, value: Any, parent: QWidget) -> Popup:
        """The editor of a filter."""
        not_set = store.offers_not_set(self._entity.key, one.name)
        if one.kind == "text":
            return TextPopup(str(value or ""), parent)
        if one.kind == "flag":
            return OnePopup([(True, self.tr("Yes")), (False, self.tr("No"))], value, parent)
        if one.kind == "period":
            return PeriodPopup(value, not_set, self._workplace.facts.now, parent)
        if _is_large(one):
            chosen = [(key, self._name(one, key), True) for key in value or () if key is not None]
            return PickPopup(chosen, value or (), not_set, parent, partial(self._look_up, one))
        return PickPopup(self._choices(one), value or (), not_set, parent)

    def said(self, one: Filter, value: Any) -> str:
        """A value in words."""
        if is_empty(value):
            return "…"
        if one.kind == "flag":
            return self.tr("Yes") if value else self.tr("No")
        if one.kind == "text":
            return str(value)
        if one.kind == "period":
            return said_period(value)
        names = [self._name(one, key) for key in value[:_NAMED]]
        more = len(value) - _NAMED
        return ", ".join(names) + (f" +{more}" if more > 0 else "")

    def _choices(self, one: Filter) -> list[Choice]:
        if one.kind == "country":
            return [(item.key, item.text, True) for item in countries(language())]
        offered = options_of(one, self._workplace.facts)
        return [(key, _word(text), active) for key, text, active in offered]

    def _look_up(self, one: Filter, text: str, found: Callable[[Sequence[Choice]], None]) -> None:
        def show(rows: Sequence[tuple[int, str, str]]) -> None:
            self._names.update({(one.to, row_id): title for row_id, title, _ in rows})
            found([(row_id, f"{title}  {hint or ''}".strip(), True) for row_id, title, hint in rows])

        self._workplace.background.run(self, store.lookup(one.to, text), show, key="lookup")

    def _name(self, one: Filter, key: Any) -> str:
        if key is None:
            return words(NOT_SET)
        if not _is_large(one):
            return next((text for option, text, _ in self._choices(one) if option == key), f"№ {key}")
        if (one.to, key) not in self._names:
            self._names[one.to, key] = f"№ {key}"  # until its name has come
            came = partial(self._came, one, key)
            self._workplace.background.run(self, store.title(one.to, key), came, failed=_quietly)
        return self._names[one.to, key]

    def _came(self, one: Filter, key: Any, title: str) -> None:
        if title:
            self._names[one.to, key] = title
            self.named.emit(one.name)


def said_period(value: Any) -> str:
    """A period in words."""
    if value == (None,):
        return words(NOT_SET)
    if isinstance(value, str):
        return words(dict(PRESETS)[value])
    if value[0] == "days":
        days = int(value[1])
        return words(NEXT_DAYS if days < 0 else LAST_DAYS).format(n=abs(days))
    low, high = (show_day(day, QLocale()) if day else "" for day in value)
    text = FROM_TO if low and high else (SINCE if low else UNTIL)
    return words(text).format(low=low, high=high)


def _is_large(one: Filter) -> bool:
    return one.kind == "ref" and not ENTITIES[one.to].small


def _word(text: str | T) -> str:
    return text if isinstance(text, str) else words(text)


def _quietly(_: Exception) -> None:
    """The chip says the number then."""
