"""The line over a list: filter bar, saved filters, the commands most used, and a button for all of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from widgets.icons import set_icon
from widgets.list_commands import Commands
from widgets.list_filter_bar import FilterBar
from widgets.theme import UNIT


class TopLine(QWidget):
    """Filter bar at the left, small buttons at the right. compact: inside a card, where adding stands for columns."""

    def __init__(self, bar: FilterBar, compact: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands: Commands | None = None
        self._compact = compact
        self.saved = self._button("star")
        self.saved.setVisible(not compact)
        self.more = self._button("more")
        self.more.clicked.connect(self._open_menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(UNIT, UNIT // 2, UNIT // 2, UNIT // 2)
        self._row.setSpacing(UNIT // 2)
        self._row.addWidget(bar, 1)
        for button in (self.saved, self.more):
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()

    def _button(self, picture: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(button, picture, "muted")
        return button

    def put_commands(self, commands: Commands) -> None:
        """Show the commands most used."""
        self._commands = commands
        for name in ("add", "refresh") if self._compact else ("columns", "refresh"):
            place = self._row.count() - 1
            self._row.insertWidget(place, commands.button(name), 0, Qt.AlignmentFlag.AlignTop)

    def put_action(self, action: QAction) -> QToolButton:
        """Show a command of a subclass with its words, before the small buttons."""
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setDefaultAction(action)
        self._row.insertWidget(1, button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def retranslate(self) -> None:
        """The words of the language in force."""
        for button, says in (
            (self.saved, self.tr("Saved filters")),
            (self.more, self.tr("All commands of the list")),
        ):
            button.setToolTip(says)
            button.setAccessibleName(says)

    @Slot()
    def _open_menu(self) -> None:
        if self._commands is not None:
            self._commands.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
