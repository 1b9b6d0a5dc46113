"""Taking a big act back, and the report of what was left alone because somebody has worked on it since."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.cases.big_acts import Undone, undo
from app.core.entities import ENTITIES
from widgets.theme import UNIT, dense


def take_back(
    owner: QWidget, workplace: Workplace, act_id: int, done: Callable[[Sequence[Undone]], None]
) -> None:
    """Take an act back in the background; `done` gets what was left alone. Open screens are told."""

    def answer(steps: Sequence[Undone]) -> None:
        for entity in {step.entity for step in steps}:
            workplace.say_changed(entity)
        workplace.say_changed("act", act_id)
        done([step for step in steps if not step.done])

    workplace.background.run(owner, undo(act_id), answer, long=True)


class LeftAlone(QDialog):
    """The rows that were left alone, with the values they have now. A double click or Enter opens the row's card."""

    def __init__(self, workplace: Workplace, left: Sequence[Undone], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Left alone"))
        self._workplace = workplace
        self._left = list(left)
        says = QLabel(self.tr("Somebody has worked on these rows since, so they stay as they are."), self)
        says.setWordWrap(True)
        self.table = QTableWidget(len(left), 4, self)
        self.table.setHorizontalHeaderLabels(
            [self.tr("What"), self.tr("Number"), self.tr("Field"), self.tr("Value now")]
        )
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        dense(self.table)
        for place, step in enumerate(self._left):
            for column, text in enumerate(self._cells(step)):
                self.table.setItem(place, column, QTableWidgetItem(text))
        self.table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.table.activated.connect(self._open)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(says)
        box.addWidget(self.table, 1)
        box.addWidget(buttons)
        self.resize(72 * UNIT, 44 * UNIT)

    def _cells(self, step: Undone) -> tuple[str, str, str, str]:
        entity = ENTITIES.get(step.entity)
        what = words(entity.one) if entity else step.entity
        field = (step.field or "").lower()
        label = next((words(f.label) for f in entity.fields if f.name == field), field) if entity else field
        return what, str(step.row_id), label, step.now_value or ""

    def _open(self, index: QModelIndex) -> None:
        step = self._left[index.row()]
        if step.entity in ENTITIES:
            self.accept()
            self._workplace.open_card(step.entity, step.row_id, None)
