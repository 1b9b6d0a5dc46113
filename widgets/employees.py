"""The list of employees with two commands more for administrators: the log-in of one, and the departure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.bridge.workplace import Workplace
from widgets.icons import set_icon
from widgets.list_view import ListView


class EmployeeList(ListView):
    """A list of employees."""

    def __init__(
        self, workplace: Workplace, filters: Mapping[str, Any] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(workplace, "employee", filters=filters, parent=parent)
        self._workplace = workplace
        self.login_action, self.leave_action = QAction(self), QAction(self)
        for action, picture, does in (
            (self.login_action, "lock", self.open_login),
            (self.leave_action, "logout", self.open_departure),
        ):
            set_icon(action, picture, "muted")
            action.triggered.connect(does)
            self.more_actions.append(action)
        self._say_words()

    def _say_words(self) -> None:
        self.login_action.setText(self.tr("Log-in and password…"))
        self.leave_action.setText(self.tr("Departure…"))

    def retranslate(self) -> None:
        super().retranslate()
        self._say_words()

    def _current(self) -> int | None:
        place = self.table.currentIndex().row()
        return self.model.row_id(place) if place >= 0 else None

    @Slot()
    def open_login(self) -> None:
        """Show the log-in of the current employee."""
        if (employee_id := self._current()) is not None:
            self._workplace.open_logins(employee_id)

    @Slot()
    def open_departure(self) -> None:
        """Open the departure of the current employee."""
        if (employee_id := self._current()) is not None:
            self._workplace.open_departure(employee_id)
