"""Which token, and its PIN: the part that the sign-in and the registration share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from app.bridge.translate import words
from app.core.texts import T
from terminal import person_key
from terminal.person_key import PersonKey, Plugged
from widgets.icons import set_icon
from widgets.theme import UNIT

NONE_IN = T(
    "Token", "No token is plugged in, or its maker's driver is missing. Plug it in and press Refresh."
)
Beside = Callable[[QObject, Callable[[], Any], Callable[[Any], None], Callable[[Any], None]], object]
"""Runs work beside the GUI for an owner, and brings back its answer or its error."""


class TokenChoice(QWidget):
    """A list of tokens that are plugged in, and a line for the PIN. Nothing here waits for a token.

    libraries: paths that the person has added on this computer.
    Signals: `changed`; `added(path)`: another library was chosen; `looked(found)`: how many tokens there are.
    """

    changed = Signal()
    added = Signal(str)
    looked = Signal(int)

    def __init__(self, beside: Beside, libraries: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._beside, self._libraries = beside, libraries
        self._wanted = ""
        self.token = QComboBox(self)
        self.token.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.token.setMinimumContentsLength(24)
        self.pin = QLineEdit(self)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(64)
        self.pin.setAccessibleName(self.tr("PIN of the token"))
        self.refresh_button = QPushButton(self.tr("Re&fresh"), self)
        set_icon(self.refresh_button, "refresh")
        self.library_button = QPushButton(self.tr("&Library…"), self)
        self.library_button.setToolTip(self.tr("Choose the library of a token that is not known here"))
        for button in (self.refresh_button, self.library_button):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.token, 1)
        row.addWidget(self.refresh_button)
        row.addWidget(self.library_button)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        label = QLabel(self.tr("&Token"), self)
        label.setBuddy(self.token)
        form.addRow(label, row)
        form.addRow(self.tr("&PIN"), self.pin)
        self.setFocusProxy(self.pin)
        self.refresh_button.clicked.connect(self.look)
        self.library_button.clicked.connect(self.browse)
        self.pin.textChanged.connect(self.changed)
        self.token.currentIndexChanged.connect(self.changed)

    @Slot()
    def look(self) -> None:
        """See what is plugged in."""
        more = self._libraries
        self.setEnabled(False)
        self._beside(self, lambda: person_key.plugged(more), self._show, lambda _: self._show([]))

    def _show(self, found: list[Plugged]) -> None:
        self.setEnabled(True)
        self._wanted = self.number() or self._wanted
        self.token.clear()
        for one in found:
            self.token.addItem(one.title, one)
            if one.number == self._wanted:
                self.token.setCurrentIndex(self.token.count() - 1)
        self.pin.setFocus()
        self.looked.emit(len(found))
        self.changed.emit()

    @Slot()
    def browse(self) -> None:
        """Choose a library that is not among those known."""
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Library of the token"), "", "*.so *.so.* *.dll *.dylib"
        )
        if path:
            self._libraries = (path, *(one for one in self._libraries if one != path))
            self.added.emit(path)
            self.look()

    def want(self, number: str) -> None:
        """The token to choose when it is there."""
        self._wanted = number

    def one(self) -> Plugged | None:
        """The chosen token."""
        found = self.token.currentData()
        return found if isinstance(found, Plugged) else None

    def number(self) -> str:
        """Its number, "" for none."""
        one = self.one()
        return one.number if one is not None else ""

    def is_ready(self) -> bool:
        """Whether there is a token and a PIN."""
        return self.isEnabled() and self.one() is not None and bool(self.pin.text())

    def key(self) -> PersonKey:
        """The key on the chosen token, closed."""
        one = self.one()
        assert one is not None
        return PersonKey(one.library.path, one.number)


def none_in() -> str:
    """The sentence for no token at all."""
    return words(NONE_IN)
