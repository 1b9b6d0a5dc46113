"""A sentence over a page with what can be done about it: no box, nothing is covered, nothing waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from widgets.icons import set_icon
from widgets.theme import UNIT, colours

Act = tuple[str, Callable[[], object]]
_ICONS = {"info": "info", "warning": "warning", "error": "error", "good": "ok"}


class Notice(QFrame):
    """Hidden until `say`. Kinds: info, warning, error, good."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = "info"
        self.setAutoFillBackground(True)
        self._picture = QToolButton(self)
        self._picture.setAutoRaise(True)
        self._picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._picture.setEnabled(True)
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        self._row.setSpacing(UNIT)
        self._row.addWidget(self._picture)
        self._row.addWidget(self.text, 1)
        self.buttons: list[QPushButton] = []
        self.hide()

    def say(self, kind: str, text: str, acts: Sequence[Act] = ()) -> None:
        """Show a sentence with buttons; a button's act may call `say` or `clear` again."""
        self._kind = kind
        self._give_focus_back()
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        self.text.setText(text)
        for label, act in acts:
            button = QPushButton(label, self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, does=act: does())
            self._row.addWidget(button)
            self.buttons.append(button)
        self._paint()
        self.show()

    def clear(self) -> None:
        """Take the sentence away."""
        self._give_focus_back()
        self.hide()
        self.text.clear()

    def _give_focus_back(self) -> None:
        """To the page below, before the button that has it goes: Qt would hand it to whatever stands next in the window."""
        focus, page = self.window().focusWidget(), self.parentWidget()
        if focus is not None and page is not None and self.isAncestorOf(focus):
            page.setFocus()

    def _paint(self) -> None:
        paint = colours()
        back = {"error": paint.error_back, "warning": paint.warning_back, "good": paint.good_back}
        ground = QColor(back.get(self._kind, paint.marker))
        look = self.palette()
        if look.color(QPalette.ColorRole.Window) != ground:  # to set it is to hear of it again
            look.setColor(QPalette.ColorRole.Window, ground)
            self.setPalette(look)
        set_icon(self._picture, _ICONS[self._kind], self._kind if self._kind != "info" else "link")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "buttons"):
            self._paint()
