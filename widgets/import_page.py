"""What the pages of the import have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.bridge.workplace import Workplace
from widgets.import_work import Work
from widgets.theme import UNIT, title_font


class Page(QWidget):
    """One page: a title, a sentence that says what to do, and its own widgets below.

    `changed` is emitted when `ready` may have another answer.
    """

    changed = Signal()

    def __init__(self, workplace: Workplace, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.work = work
        self.title = QLabel(self)
        self.title.setFont(title_font())
        self.says = QLabel(self)
        self.says.setWordWrap(True)
        self.says.setForegroundRole(self.says.foregroundRole().PlaceholderText)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        self.box.setSpacing(UNIT)
        self.box.addWidget(self.title)
        self.box.addWidget(self.says)

    def entered(self) -> None:
        """The page is shown: take what the import knows by now."""

    def left(self) -> None:
        """The user goes on: give the import what was said here."""

    def ready(self) -> bool:
        """Whether the user can go on from here."""
        return True

    def first(self) -> QWidget:
        """Where the focus goes."""
        return self
