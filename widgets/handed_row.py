"""A notice in the strip of reminders: something was handed to the person, or from the person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from app.core.cases.attention import NoticeOfHandOver
from widgets.card_head import Shortened
from widgets.fields import show_moment
from widgets.icons import pixmap, set_icon
from widgets.theme import UNIT, bold


class HandedRow(QWidget):
    """One notice. Signals: opened (only of what was handed to the person), seen."""

    opened = Signal()
    seen = Signal()

    def __init__(self, notice: NoticeOfHandOver, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        picture = QLabel(self)
        picture.setPixmap(pixmap("user", 16, "accent"))
        what = Shortened(self)
        what.setFont(bold())
        what.set_whole(self.head())
        note = Shortened(self)
        note.set_whole(" · ".join(text for text in (self.figures(), notice.note) if text))
        for part, stretch in ((picture, 0), (QLabel(show_moment(notice.at), self), 0), (what, 3), (note, 3)):
            row.addWidget(part, stretch)
        self.open_button = self._button("eye", self.tr("Show"), self.opened)
        self.open_button.setVisible(notice.kind == "taken")
        self.seen_button = self._button("close", "", self.seen)
        self.seen_button.setToolTip(self.tr("Mark as read"))
        row.addWidget(self.open_button)
        row.addWidget(self.seen_button)

    def _button(self, picture: str, text: str, told: object) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setText(text)
        button.setAccessibleName(text or self.tr("Mark as read"))
        if text:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_icon(button, picture)
        button.clicked.connect(lambda _checked=False: told.emit())  # type: ignore[attr-defined]
        return button

    def head(self) -> str:
        """Who handed what over to whom."""
        notice = self.notice
        texts = {
            "taken": self.tr("{author} has handed over to you"),
            "given": self.tr("{author} has handed yours over to {colleague}"),
            "back": self.tr("{author} has taken a hand-over back"),
        }
        text = texts[notice.kind]
        if notice.kind == "taken" and notice.colleague and notice.colleague != notice.author:
            text = self.tr("{author} has handed over to you from {colleague}")
        if notice.kind == "given" and notice.colleague == notice.author:
            text = self.tr("{author} has taken over yours")
        return text.format(author=notice.author, colleague=notice.colleague)

    def figures(self) -> str:
        """How many rows of each kind."""
        notice = self.notice
        parts = (
            (notice.clients, self.tr("clients: {n}")),
            (notice.contacts, self.tr("contact persons: {n}")),
            (notice.tasks, self.tr("tasks: {n}")),
        )
        return ", ".join(text.format(n=number) for number, text in parts if number)
