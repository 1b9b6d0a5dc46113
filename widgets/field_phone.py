"""A phone number as typed, with its full form beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from widgets.field_text import TextField
from widgets.theme import colours


class Reading(NamedTuple):
    """How a typed number is understood: its full form, and whether such a number exists."""

    shown: str
    valid: bool


Read = Callable[[str], Reading]


class PhoneField(TextField):
    """The number stays as typed; what it is understood as stands beside it. A number that makes no sense is
    no problem (people note what they hear), but it is said. read: how a number is understood.
    """

    def __init__(self, read: Read, size: int = 60, parent: QWidget | None = None) -> None:
        self._understand = read
        super().__init__(size, parent=parent)
        self.edit.setMaximumWidth(self.edit.fontMetrics().horizontalAdvance("0") * 26)
        self._beside(" ")
        self._row.addStretch(1)

    def _after_text(self) -> None:
        text = self.edit.text().strip()
        reading = self._understand(text) if text else Reading("", True)
        if not reading.valid:
            self._beside(self.tr("not a known number"))
        else:
            self._beside(reading.shown if reading.shown != text else " ")
        if self._hint is not None:
            look = self._hint.palette()
            paint = colours()
            look.setColor(QPalette.ColorRole.PlaceholderText, paint.muted if reading.valid else paint.warning)
            self._hint.setPalette(look)
