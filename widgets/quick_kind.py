"""The kinds of an interaction side by side, chosen by a letter or an arrow."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from app.bridge.translate import words
from app.core.entities.interaction import KINDS
from widgets.icons import set_icon
from widgets.theme import colours

_ICONS = {"C": "phone", "M": "meeting", "L": "mail", "T": "message", "N": "note"}


class KindBar(QFrame):
    """Five kinds side by side; a letter or an arrow chooses. `chosen`: by a letter, so that the focus may go on."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Kind"))
        # One letter for each of: call, meeting, letter, message, note. They must differ.
        self.letters = self.tr("CMLTN")
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self.buttons: dict[str, QToolButton] = {}
        for (key, text), letter in zip(KINDS, self.letters, strict=True):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            name = words(text)
            button.setText(name if name[:1].upper() == letter.upper() else f"{name} ({letter})")
            set_icon(button, _ICONS[key])
            row.addWidget(button)
            self.buttons[key] = button
        row.addStretch(1)
        self.set_kind("C")

    def kind(self) -> str:
        """The letter of the kind that is chosen."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "C")

    def set_kind(self, kind: str) -> None:
        """Choose a kind."""
        self.buttons[kind].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = list(self.buttons)
        at = keys.index(self.kind())
        typed = event.text().upper()
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.set_kind(keys[(at + (1 if event.key() == Qt.Key.Key_Right else -1)) % len(keys)])
        elif typed and typed in self.letters.upper():
            self.set_kind(keys[self.letters.upper().index(typed)])
            self.chosen.emit()
        elif typed and typed in keys:
            self.set_kind(typed)
            self.chosen.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(colours().accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
            painter.end()
