"""Merging duplicates: the records side by side, for each field in which they differ the value that stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPalette, QShortcut
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
from app.core.cases import merge as case
from app.core.cases.merge import HANGS, Merged, Side
from app.core.entities import ENTITIES
from app.core.entity import Choice, Day, Flag, Moment, Pick, Ref
from app.core.phones import pretty
from app.core.texts import T
from widgets.fields import show_day, show_moment
from widgets.icons import icon
from widgets.theme import UNIT, bold, dense

_LABEL, _VALUE = 24 * UNIT, 32 * UNIT
_SUMMARY = 250  # characters of the journal's line
_SHOWN = 6  # channels of a record that are named
_COUNTS = {
    "employment": T("Merge", "Jobs"),
    "interaction": T("Merge", "Interactions"),
    "task": T("Merge", "Tasks"),
    "attachment": T("Merge", "Files"),
}


class _Table(QTableWidget):
    """Emits `chosen(row, column)` for a click, Space and Enter."""

    chosen = Signal(int, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.currentRow(), self.currentColumn())
            return
        super().keyPressEvent(event)


class MergeDialog(QDialog):
    """Asks which record is kept and whose value of each field.

    The proposal: the record on which most hangs, and values that say something.
    """

    def __init__(self, workplace: Workplace, entity: str, rows: Sequence[Side], parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._entity = ENTITIES[entity]
        self.sides = list(rows)
        self.kept, self.chosen = case.proposed(entity, rows)
        self.fields = list(self.chosen)
        self.setWindowTitle(self.tr("Merge records"))
        says = QLabel(
            self.tr(
                "Choose the values that stay (Space). Everything that belongs to the others moves to the record "
                "that stays; phones and jobs that both have are not doubled."
            ),
            self,
        )
        says.setWordWrap(True)
        self.table = _Table(1 + len(self.fields) + 1 + len(self._counts()), 1 + len(rows), self)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        dense(self.table)
        self.table.setShowGrid(True)
        self._fill()
        self.table.chosen.connect(self._choose)
        self.table.cellClicked.connect(self._choose)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self.tr("Merge them"))
        ok.setToolTip("Ctrl+Enter")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        box = QVBoxLayout(self)
        box.setSpacing(UNIT)
        box.addWidget(says)
        box.addWidget(self.table, 1)
        box.addWidget(self.buttons)
        height = 18 * UNIT + self.table.rowCount() * self.table.verticalHeader().defaultSectionSize()
        self.resize(min(140 * UNIT, _LABEL + _VALUE * len(rows) + 6 * UNIT), min(76 * UNIT, height))
        self.table.setCurrentCell(0, 1 + self.kept)
        self.table.setFocus()

    # ---- what is shown

    def _counts(self) -> list[str]:
        return [name for name in HANGS if any(side.hangs.get(name) for side in self.sides)]

    def _fill(self) -> None:
        titles = [str(side.values.get(self._entity.title) or side.id) for side in self.sides]
        self.table.setHorizontalHeaderLabels(["", *titles])
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.table.setColumnWidth(0, _LABEL)
        self._row(0, self.tr("Record that stays"), [self._record(side) for side in self.sides], True)
        for place, name in enumerate(self.fields, start=1):
            texts = [self._text(name, side) for side in self.sides]
            self._row(place, self._label(name), texts, True)
        below = 1 + len(self.fields)
        self._row(below, self.tr("Phones and addresses"), [self._channels(side) for side in self.sides])
        for place, name in enumerate(self._counts(), start=below + 1):
            texts = [self.locale().toString(side.hangs.get(name, 0)) for side in self.sides]
            self._row(place, words(_COUNTS[name]), texts)
        self._mark()

    def _row(self, place: int, label: str, texts: Sequence[str], choice: bool = False) -> None:
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        for column, text in enumerate((label, *texts)):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if column == 0 or not choice:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                item.setForeground(muted)
            self.table.setItem(place, column, item)

    def _mark(self) -> None:
        """Bold and a mark for what stays."""
        for place in range(1 + len(self.fields)):
            stays = self.kept if place == 0 else self.chosen[self.fields[place - 1]]
            for number in range(len(self.sides)):
                item = self.table.item(place, 1 + number)
                if item is None:
                    continue
                item.setFont(bold() if number == stays else self.font())
                item.setIcon(icon("check", "accent") if number == stays else QIcon())

    def _label(self, name: str) -> str:
        return words(self._entity.field(name).label)

    def _record(self, side: Side) -> str:
        made = side.values.get("created_at")
        return self.tr("No. {id}, made {day}").format(id=side.id, day=show_moment(made) if made else "")

    def _channels(self, side: Side) -> str:
        shown = [pretty(text) if text.startswith("+") else text for text in side.channels[:_SHOWN]]
        return ", ".join(shown) + (" …" if len(side.channels) > _SHOWN else "")

    def _text(self, name: str, side: Side) -> str:
        value = side.values.get(name)
        declared = self._entity.field(name)
        if isinstance(declared, Flag):
            return self.tr("Yes") if value else self.tr("No")
        if value in (None, ""):
            return "—"
        if isinstance(declared, Choice):
            return next((words(label) for key, label in declared.options if key == value), str(value))
        if isinstance(declared, Pick | Ref):
            kind = declared.kind if isinstance(declared, Pick) else declared.to
            return side.titles.get(name) or self._workplace.facts.name_of(kind, value) or str(value)
        if isinstance(declared, Moment):
            return show_moment(value)
        if isinstance(declared, Day):
            return show_day(value)
        return self.tr("a photo") if name == "photo_sha" else " ".join(str(value).split())

    # ---- what is chosen

    @Slot(int, int)
    def _choose(self, row: int, column: int) -> None:
        if column < 1 or row > len(self.fields):
            return
        if row == 0:
            self.kept = column - 1
        else:
            self.chosen[self.fields[row - 1]] = column - 1
        self._mark()


def merge_rows(
    view: QWidget,
    workplace: Workplace,
    entity: str,
    ids: Sequence[int],
    done: Callable[[str, Merged], None],
) -> None:
    """Read the records, ask, merge in the background; `done` gets the name of the record that stays and what it came to."""

    def ask(rows: list[Side]) -> None:
        dialog = MergeDialog(workplace, entity, rows, view.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            title = ENTITIES[entity].title
            named = dialog.chosen.get(title, dialog.kept)
            name = str(rows[named].values.get(title) or rows[named].id)
            others = [str(row.values.get(title)) for place, row in enumerate(rows) if place != dialog.kept]
            summary = f"{words(ENTITIES[entity].many)}: {', '.join(others)} → {name}"[:_SUMMARY]
            job = case.merge(entity, rows, dialog.kept, dialog.chosen, summary)
            workplace.background.run(view, job, partial(told, name), long=True)
        dialog.deleteLater()

    def told(name: str, result: Merged) -> None:
        for changed in (entity, "channel", "employment", "interaction", "task", "attachment"):
            workplace.say_changed(changed)
        done(name, result)

    workplace.background.run(view, case.sides(entity, ids), ask, key="merge")
