"""The list of bulk operations: imports, mass changes, removals; any of them can be taken back."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core.entities.act import ACT
from widgets.icons import set_icon
from widgets.list_view import ListView


class ActsList(ListView):
    """A list of acts with one command more: take it back (Enter)."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, ACT, parent=parent)
        self.undo_action = QAction(self)
        set_icon(self.undo_action, "undo", "muted")
        self.undo_action.triggered.connect(self.open_current)
        self.more_actions.append(self.undo_action)
        self._say_words()
        self.table.chosen.connect(self._check)
        self.model.state_changed.connect(self._check)

    def _say_words(self) -> None:
        self.undo_action.setText(self.tr("Take back…"))

    def retranslate(self) -> None:
        super().retranslate()
        self._say_words()

    def _act(self) -> int | None:
        """The id of the current act when it can be taken back."""
        place = self.table.currentIndex().row()
        if place < 0 or self.model.value(place, "state") == "U":
            return None
        until = self.model.value(place, "until_at")
        if until is not None and until < self.workplace.facts.now():
            return None
        return self.model.row_id(place)

    @Slot()
    def _check(self) -> None:
        self.undo_action.setEnabled(self._act() is not None)

    @Slot()
    def open_current(self) -> None:
        """Ask, then take the current act back."""
        act_id = self._act()
        if act_id is None:
            return
        place = self.table.currentIndex().row()
        question = self.tr(
            "Take back “{name}”? If somebody has worked on these records since, you are asked first."
        ).format(name=self.place.name_at(place))
        if messages.ask(self, question, self.tr("Take back")):
            self.work.undo(act_id)
