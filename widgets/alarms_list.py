"""The list of alarms: what the base has told of, by whom it was seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.bridge.workplace import Workplace
from app.core.cases import auditing
from app.core.entities.alarm import ALARM
from app.core.entity import Col
from widgets import timed_words
from widgets.formats import Formats
from widgets.icons import set_icon
from widgets.list_model import State
from widgets.list_view import ListView

_NEW = {"state": ("N",)}  # the filter that the section opens with


class AlarmFormats(Formats):
    """The formats of a list; what failed by the clock in the words of the person who reads it."""

    def show(self, col: Col, value: Any) -> str:
        if col.name == "words" and value:
            return timed_words.alarm(str(value))
        return super().show(col, value)


class AlarmsList(ListView):
    """A list of alarms with two commands more: seen (Ctrl+Enter), and the entries of that person (Enter)."""

    def __init__(
        self, workplace: Workplace, filters: Mapping[str, Any] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(workplace, ALARM, filters=filters, parent=parent)
        self.setProperty("help", "audit")
        self.model.formats = AlarmFormats(workplace.facts.now)
        self.seen_action = self._action("check", self.mark_seen)
        self.seen_action.setShortcut(QKeySequence("Ctrl+Return"))
        self.addAction(self.seen_action)
        self.entries_action = self._action("eye", self.open_current)
        self.top.put_action(self.seen_action)
        self._say_words()
        self.table.chosen.connect(self._look)
        self.model.state_changed.connect(self._look)

    def _action(self, picture: str, does: object) -> QAction:
        action = QAction(self)
        set_icon(action, picture, "muted")
        action.triggered.connect(does)
        self.more_actions.append(action)
        return action

    def _say_words(self) -> None:
        self.seen_action.setText(self.tr("Seen"))
        self.entries_action.setText(self.tr("What this person did that day"))

    def retranslate(self) -> None:
        super().retranslate()
        self._say_words()

    def _update(self) -> None:
        super()._update()
        if self.model.state is State.READY and not self.model.rowCount() and self.bar.values() == _NEW:
            self.empty.say(self.tr("No new alarms."), self.tr("Show the old ones"), self.reset_filters)

    def _audits(self) -> bool:
        return self.workplace.facts.rights.may_see("audit")

    @Slot()
    def _look(self) -> None:
        chosen = bool(self.chosen_ids())
        self.seen_action.setEnabled(chosen)
        self.entries_action.setEnabled(chosen and self._audits())

    @Slot()
    def mark_seen(self) -> None:
        """The rows chosen were looked at."""
        ids = self.chosen_ids()
        if ids:
            self.workplace.background.run(self, auditing.seen(ids), lambda _: self._seen(), key="seen")

    def _seen(self) -> None:
        self.reload()
        self.workplace.say_changed("alarm", 0)

    @Slot()
    def open_current(self) -> None:
        """The entries of the audit that this person wrote on that day."""
        place = self.place.current
        if place < 0 or not self._audits():
            return
        who = self.model.value(place, "employee")
        person = next((one.id for one in self.workplace.facts.refs("employee") if one.name == who), None)
        day = self.model.value(place, "at_ts").date()
        filters: dict[str, Any] = {"at": (day, day)}
        if person is not None:
            filters["employee"] = (person,)
        self.workplace.open_list("audit", filters)
