"""The matrix of a role's or a person's permissions: a row a block of information, a column a verb, a scope in each cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from app.bridge.translate import words
from app.core.blocks import BLOCKS, SCOPES, VERBS
from app.core.cases.permissions import Matrix, RuleInForce
from widgets.theme import UNIT, bold, dense
from widgets.tokens import colours

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_VERBS = tuple(VERBS)
LETTERS = "NOTBA"  # of the scopes, in the order of app.core.blocks.SCOPES
_SHORT_FIRST = 22 * UNIT
_COLUMN = 13 * UNIT


class MatrixModel(QAbstractTableModel):
    """Blocks and verbs. `may`: whether the person who looks may give a scope of a cell (block, verb, scope)."""

    def __init__(self, may: Callable[[str, str, str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = Matrix()
        self.known = False  # whether the rules are here
        self._may = may
        self._bold = bold()

    def take(self, matrix: Matrix | None) -> None:
        """Show rules; None while they are on their way."""
        self.known = matrix is not None
        self.matrix = matrix or Matrix()
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 1), last)

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(BLOCKS)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else 1 + len(_VERBS)

    def cell(self, index: Index) -> tuple[str, str] | None:
        """Block and verb of a cell, None where a block has no such verb."""
        if not index.isValid() or index.column() == 0:
            return None
        block, verb = BLOCKS[index.row()], _VERBS[index.column() - 1]
        return (block.key, verb) if verb in block.verbs else None

    def rule(self, index: Index) -> RuleInForce | None:
        """The rule in force of a cell."""
        cell = self.cell(index)
        return self.matrix.rules.get(cell) if cell else None

    def may_set(self, index: Index, scope: str = "N") -> bool:
        """Whether the person who looks may switch this cell to a scope."""
        cell = self.cell(index)
        return cell is not None and self.known and self.matrix.may_set and self._may(*cell, scope)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.column() == 0:
            return words(BLOCKS[index.row()].title) if role == Qt.ItemDataRole.DisplayRole else None
        cell = self.cell(index)
        if cell is None or not self.known:
            return None
        rule = self.matrix.rules.get(cell)
        scope = self.matrix.scope(*cell)
        if role == Qt.ItemDataRole.DisplayRole:
            text = words(SCOPES[scope])
            return f"{text} …" if rule and rule.until else text
        if role == Qt.ItemDataRole.FontRole and rule and rule.origin == "P":
            return self._bold
        if role == Qt.ItemDataRole.ForegroundRole:
            if not self.may_set(index):
                return QColor(colours().faint)
            return QColor(colours().muted) if scope == "N" else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{words(BLOCKS[index.row()].title)}, {words(VERBS[cell[1]])}: {words(SCOPES[scope])}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return words(VERBS[_VERBS[section - 1]]) if section else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.cell(index) is None:
            return Qt.ItemFlag.NoItemFlags if index.column() else Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class MatrixTable(QTableView):
    """Signals: chosen() when another cell is current; wanted(scope) when a scope's letter was typed in a cell."""

    chosen = Signal()
    wanted = Signal(str)

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        dense(self)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(6 * UNIT)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.setAccessibleName(self.tr("Permissions"))
        self.setCurrentIndex(model.index(0, 1))

    def letters(self) -> str:
        """The letters of the scopes in the language in force, in the order of LETTERS."""
        said = self.tr("NOTBA", "letters of None, Own, Department (T), Branch, All; in this order")
        return said if len(said) == len(LETTERS) else LETTERS

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().upper()
        if typed and len(typed) == 1 and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            for letters in (self.letters(), LETTERS):
                if typed in letters:
                    self.wanted.emit(LETTERS[letters.index(typed)])
                    return
        super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit()


def scope_title(scope: str) -> str:
    """A scope in words."""
    mark = SCOPES[scope]
    return QCoreApplication.translate(mark.context, mark.text)
