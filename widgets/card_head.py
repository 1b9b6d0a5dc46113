"""The head of a card: what it is, how to reach it, what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.core import phones
from app.core.cases.channels import HELD
from widgets.icons import pixmap, set_icon
from widgets.theme import UNIT, colours, title_font


class Shortened(QLabel):
    """A line of text that is cut with an ellipsis when there is no room for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_whole(self, text: str) -> None:
        """Show a text."""
        self._whole = text
        self._cut()

    def whole(self) -> str:
        """The text, not cut."""
        return self._whole

    def _cut(self) -> None:
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(40, self.width()))
        if cut != self.text():
            self.setText(cut)
            self.setToolTip(self._whole if cut != self._whole else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._cut()
        super().resizeEvent(event)


class Head(QWidget):
    """Title with a marker of changes, the main phone and e-mail, buttons.

    Signals: save, previous, following, note (quick entry).
    """

    save = Signal()
    previous = Signal()
    following = Signal()
    note = Signal()

    def __init__(self, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT * 2, UNIT, UNIT, UNIT // 2)
        row.setSpacing(UNIT // 2)
        self._picture = QLabel(self)
        self._icon = picture
        self.marker = QLabel("●", self)
        self.marker.setToolTip(self.tr("There are changes that are not saved (Ctrl+S)"))
        self.marker.hide()
        self.title = Shortened(self)
        self.title.setFont(title_font())
        self.strip = Shortened(self)
        self.strip.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.title)
        texts.addWidget(self.strip)
        self.strip.hide()
        row.addWidget(self._picture)
        row.addSpacing(UNIT // 2)
        row.addWidget(self.marker)
        row.addLayout(texts, 1)
        self.note_button = self._button("quick", self.tr("Note a call about this (Ctrl+J)"), self.note)
        self.back_button = self._button("up", self.tr("Previous in the list (Alt+Up)"), self.previous)
        self.next_button = self._button("down", self.tr("Next in the list (Alt+Down)"), self.following)
        self.save_button = self._button("save", self.tr("Save (Ctrl+S)"), self.save)
        self.save_button.setText(self.tr("Save"))
        self.save_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.menu = QMenu(self)
        self.more_button = self._button("more", self.tr("More"), None)
        self.more_button.clicked.connect(self.show_menu)
        for button in (
            self.note_button,
            self.back_button,
            self.next_button,
            self.save_button,
            self.more_button,
        ):
            row.addWidget(button)
        self._paint()

    def _button(self, name: str, tip: str, signal: Any) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(tip)
        set_icon(button, name)
        if signal is not None:
            button.clicked.connect(lambda _checked=False: signal.emit())
        return button

    def show_menu(self) -> None:
        """The rarer commands, below their button."""
        button = self.more_button
        self.menu.popup(
            button.mapToGlobal(QPoint(button.width() - self.menu.sizeHint().width(), button.height()))
        )

    def add_command(self, name: str, picture: str, text: str, does: Callable[[], object]) -> None:
        """A line of the menu."""
        action = self.menu.addAction(text)
        action.setObjectName(name)
        set_icon(action, picture)
        action.triggered.connect(lambda _checked=False: does())

    def show_command(self, name: str, shown: bool) -> None:
        """Whether a line of the menu is there."""
        for action in self.menu.actions():
            if action.objectName() == name:
                action.setVisible(shown)

    def show_title(self, text: str, changed: bool) -> None:
        """The row's name, and whether something is not saved."""
        self.title.set_whole(text)
        self.marker.setVisible(changed)
        self.save_button.setEnabled(changed)

    def show_channels(self, rows: Sequence[dict[str, Any]]) -> None:
        """The main phone and e-mail; nothing of those that are not to be used."""
        good = [row for row in rows if not row.get("is_bad") and row["kind"] != HELD]
        found: list[str] = []
        for kind in ("P", "E", "M"):
            of_kind = sorted((r for r in good if r["kind"] == kind), key=lambda r: not r["is_main"])
            if of_kind and (kind != "M" or not found):
                first = of_kind[0]
                text = str(first["typed"])
                if kind == "P" and str(first["normal"]).startswith("+"):
                    text = phones.pretty(str(first["normal"]))
                found.append(text)
        self.strip.set_whole("    ".join(found))
        self.strip.setVisible(bool(found))

    def _paint(self) -> None:
        self._picture.setPixmap(pixmap(self._icon, 24, "muted"))
        look = self.marker.palette()
        look.setColor(QPalette.ColorRole.WindowText, colours().accent)
        self.marker.setPalette(look)

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange and hasattr(self, "menu"):
            self._paint()
