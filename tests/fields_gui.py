"""What the tests of editors share: a window, typing in any script, the locales. Import `russian` by name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.fields import (
    Field,
    TextField,
)

F = TypeVar("F", bound=Field)
Key = Qt.Key
KEPT: list[QWidget] = []  # qtbot holds windows only weakly
NOW = datetime(2026, 3, 11, 14, 20)  # a Wednesday
RUSSIAN = QLocale(QLocale.Language.Russian, QLocale.Country.Russia)
LOCALES = [RUSSIAN, *(QLocale(name) for name in ("en_US", "en_GB", "de_DE", "de_CH", "sv_SE", "th_TH"))]


@pytest.fixture(autouse=True)
def russian() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(RUSSIAN)
    yield
    KEPT.clear()
    QLocale.setDefault(before)


def shown(qtbot: QtBot, field: F) -> F:
    """The field in a window with another place for the focus, and with the focus in it."""
    window = QWidget()
    box = QVBoxLayout(window)
    box.addWidget(field)
    other = TextField()
    other.setObjectName("other")
    box.addWidget(other)
    qtbot.addWidget(window)
    KEPT.append(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    qtbot.waitUntil((field.focusProxy() or field).hasFocus)
    return field


def type_text(widget: QWidget, text: str) -> None:
    """Types any letters (QTest knows only Latin ones)."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def leave(field: Field) -> None:
    window = field.window()
    other = window.findChild(TextField, "other")
    assert other is not None
    other.setFocus()


def now() -> datetime:
    return NOW
