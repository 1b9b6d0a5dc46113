"""The bar above a list that says what just happened or what is wrong, with the one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from widgets.icons import pixmap, set_icon
from widgets.theme import UNIT, colours

INFO, GOOD, WARNING, ERROR = "info", "good", "warning", "error"
_ICONS = {
    INFO: ("info", "muted"),
    GOOD: ("ok", "good"),
    WARNING: ("warning", "warning"),
    ERROR: ("error", "error"),
}


class NoticeBar(QFrame):
    """One line: words, at most one button, a cross. Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = INFO
        self.topic = ""
        self._act: Callable[[], None] | None = None
        self._picture = QLabel(self)
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QPushButton(self)
        self.button.clicked.connect(self._pressed)
        self.cross = QToolButton(self)
        self.cross.setAutoRaise(True)
        self.cross.setToolTip(self.tr("Close"))
        set_icon(self.cross, "close", "muted")
        self.cross.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT // 2, UNIT // 2)
        row.setSpacing(UNIT)
        row.addWidget(self._picture)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        row.addWidget(self.cross)
        self.hide()

    def say(
        self,
        kind: str,
        text: str,
        action: str = "",
        act: Callable[[], None] | None = None,
        topic: str = "",
    ) -> None:
        """Show a line in place of the one before. `topic` names what it is about, for `dismiss`."""
        self.kind, self.topic, self._act = kind, topic, act
        self.text.setText(text)
        self._picture.setPixmap(pixmap(_ICONS[kind][0], 16, _ICONS[kind][1]))
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.show()
        self.update()

    @Slot()
    def dismiss(self, topic: str = "") -> None:
        """Go; with a topic only when that is what is said."""
        if not topic or topic == self.topic:
            self._act = None
            self.topic = ""
            self.hide()

    @Slot()
    def _pressed(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            act()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint = colours()
        backs = {GOOD: paint.good_back, WARNING: paint.warning_back, ERROR: paint.error_back}
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(backs.get(self.kind, paint.marker)))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(paint.line))
        painter.end()
