"""Taking a bulk operation back: what stands in the way is shown with who and when, and the person decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.cases.big_acts import TakenBack, Undone, taken_back, try_undo, undo
from app.core.entities import ENTITIES
from app.core.jobs import then
from app.core.texts import T
from widgets.fields import show_moment
from widgets.theme import UNIT, dense

_WHY = {
    "C": T("Undo", "Changed since"),
    "W": T("Undo", "Worked with since"),
    "U": T("Undo", "Others' records belong to it"),
    "R": T("Undo", "Your rights do not reach it"),
    "G": T("Undo", "Deleted since"),
}
_SHOWN = 1000  # rows; the number of all is said
_FORCED = frozenset("CW")  # what can be taken back anyway, as far as rights go


def take_back(
    owner: QWidget,
    workplace: Workplace,
    act_id: int,
    done: Callable[[Sequence[Undone]], None],
    failed: Callable[[Exception], None] | None = None,
) -> None:
    """Take an act back in the background. With conflicts the person is asked first; `done` gets what was left alone.

    Open screens are told. Nothing is called when the person decides to leave all as it is.
    """

    def answer(result: TakenBack) -> None:
        if not result.done:
            decide(result.left)
            return
        for entity in result.entities:
            workplace.say_changed(entity)
        workplace.say_changed("act", act_id)
        done(result.left)

    def decide(left: Sequence[Undone]) -> None:
        dialog = Conflicts(workplace, left, owner.window(), asks=True)
        dialog.exec()
        if dialog.decision:
            job = then(undo(act_id, dialog.decision == "anyway"), taken_back)
            workplace.background.run(owner, job, answer, failed, long=True)
        dialog.deleteLater()

    workplace.background.run(owner, try_undo(act_id), answer, failed, long=True)


class Conflicts(QDialog):
    """Rows that stand in the way of taking an act back, or were left alone: why, who, when, what they hold now.

    asks: offers to leave them, or to take back anyway; `decision` is then "leave", "anyway" or "".
    A double click or Enter on a row opens its card.
    """

    def __init__(
        self, workplace: Workplace, left: Sequence[Undone], parent: QWidget, asks: bool = False
    ) -> None:
        super().__init__(parent)
        self.decision = ""
        self.setWindowTitle(self.tr("Take back") if asks else self.tr("Left alone"))
        self._workplace = workplace
        self._number = len({(step.entity, step.row_id) for step in left})
        self._left = list(left[:_SHOWN])
        says = QLabel(self._says(asks), self)
        says.setWordWrap(True)
        self.table = QTableWidget(len(self._left), 6, self)
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Record"),
                self.tr("Why"),
                self.tr("Who"),
                self.tr("When"),
                self.tr("Field"),
                self.tr("Value now"),
            ]
        )
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        dense(self.table)
        self._fill()
        self.table.activated.connect(self._open)
        self.buttons = self._buttons(asks)
        box = QVBoxLayout(self)
        box.setSpacing(UNIT)
        box.addWidget(says)
        box.addWidget(self.table, 1)
        box.addWidget(self.buttons)
        self.resize(128 * UNIT, 52 * UNIT)

    def _says(self, asks: bool) -> str:
        if asks:
            text = self.tr("Something has happened to these records since ({n}). Nothing was taken back yet.")
        else:
            text = self.tr("These records were left as they are ({n}).")
        return text.format(n=self.locale().toString(self._number))

    def _fill(self) -> None:
        for place, step in enumerate(self._left):
            for column, text in enumerate(self._cells(step)):
                self.table.setItem(place, column, QTableWidgetItem(text))
        header = self.table.horizontalHeader()
        for column, width in enumerate((32, 22, 18, 16, 17)):
            self.table.setColumnWidth(column, width * UNIT)
        header.setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)

    def _buttons(self, asks: bool) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        if asks:
            self.leave = QPushButton(self.tr("Leave these, take back the rest"), self)
            self.anyway = QPushButton(self.tr("Take back anyway"), self)
            self.anyway.setEnabled(any(step.why in _FORCED for step in self._left))
            for button, decision in ((self.leave, "leave"), (self.anyway, "anyway")):
                box.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
                button.clicked.connect(partial(self._decide, decision))
            self.leave.setDefault(True)
            box.addButton(QDialogButtonBox.StandardButton.Cancel)
        else:
            box.addButton(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        return box

    def _decide(self, decision: str, _checked: bool = False) -> None:
        self.decision = decision
        self.accept()

    def _cells(self, step: Undone) -> tuple[str, ...]:
        entity = ENTITIES.get(step.entity)
        what = words(entity.one) if entity else step.entity
        field = (step.field or "").lower()
        label = next((words(f.label) for f in entity.fields if f.name == field), field) if entity else field
        return (
            f"{what}: {step.title or step.row_id}",
            words(_WHY[step.why]) if step.why in _WHY else "",
            step.who or "",
            show_moment(step.at) if step.at else "",
            label,
            self._value(field, step.now_value),
        )

    def _value(self, field: str, value: str | None) -> str:
        """A reference by its name, where the program knows it."""
        if value and field.endswith("_id") and value.isdigit():
            facts = self._workplace.facts
            for kind in (field.removesuffix("_id"), "*"):
                if name := facts.name_of(kind, int(value)):
                    return name
        return value or ""

    def _open(self, index: QModelIndex) -> None:
        step = self._left[index.row()]
        if step.entity in ENTITIES and ENTITIES[step.entity].fields:
            self.accept()
            self._workplace.open_card(step.entity, step.row_id, None)
