"""Numbers and sums of money."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget

from app.core.texts import T
from widgets.field_base import TypedField, marks_of
from widgets.field_numbers import places_of, read_number, show_number

NO_NUMBER = T("Field", "This is not a number.")
NO_SUM = T("Field", "This is not a sum. Write it like {example}.")
TOO_FINE = T("Field", "At most {places} digits after the point.")
NOT_WHOLE = T("Field", "Only whole numbers.")
TOO_SMALL = T("Field", "At least {low}.")
TOO_LARGE = T("Field", "At most {high}.")
_EXAMPLE = Decimal("1234.50")


class _Figures(TypedField):
    """A Decimal with bounds and a number of digits after the point."""

    _none_such = NO_NUMBER

    def __init__(
        self,
        places: int,
        low: Decimal | None,
        high: Decimal | None,
        unit: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._places, self._low, self._high = places, low, high
        self._marks = marks_of(QLocale())
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.edit.setMaximumWidth(self.edit.fontMetrics().horizontalAdvance("0") * 22)
        self._beside(unit)
        if self._hint is None:
            self._row.addStretch(0)

    def _read(self, text: str) -> tuple[Any, T | None]:
        found = read_number(text, self._marks)
        if found is None:
            return None, self._none_such
        if places_of(found) > self._places:
            return None, TOO_FINE if self._places else NOT_WHOLE
        if self._low is not None and found < self._low:
            return None, TOO_SMALL
        if self._high is not None and found > self._high:
            return None, TOO_LARGE
        return self._made(found), None

    def _made(self, found: Decimal) -> Any:
        return found

    def _facts(self) -> dict[str, object]:
        def shown(value: Decimal | None) -> str:
            return "" if value is None else show_number(value, self._marks)

        return {
            "places": self._places,
            "low": shown(self._low),
            "high": shown(self._high),
            "example": show_number(_EXAMPLE, self._marks, 2),
        }


class NumberField(_Figures):
    """A number: an int when `places` is 0, else a Decimal."""

    def __init__(
        self,
        places: int = 0,
        low: int | Decimal | None = None,
        high: int | Decimal | None = None,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
        super().__init__(places, bounds[0], bounds[1], unit, parent)

    def _made(self, found: Decimal) -> int | Decimal:
        return int(found) if self._places == 0 else found

    def _show(self, value: Any) -> str:
        return show_number(Decimal(value), self._marks)


class MoneyField(_Figures):
    """A sum as Decimal, in the locale's way of writing. currency: what is written beside it ("₽")."""

    _none_such = NO_SUM

    def __init__(
        self,
        currency: str = "",
        places: int = 2,
        low: Decimal | None = None,
        high: Decimal | None = Decimal("9999999999999.99"),
        parent: QWidget | None = None,
    ) -> None:
        self._currency = currency
        super().__init__(places, low, high, currency, parent)

    def _read(self, text: str) -> tuple[Any, T | None]:
        if self._currency:
            text = text.replace(self._currency, "")
        return super()._read(text.rstrip(" \u00a0₽$€£"))

    def _show(self, value: Any) -> str:
        return show_number(Decimal(value), self._marks, self._places)
