"""A small table model for the pages of the import: rows of texts, the first column may hold a tick."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from widgets.theme import dense

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_STATES = {
    True: Qt.CheckState.Checked,
    False: Qt.CheckState.Unchecked,
    None: Qt.CheckState.PartiallyChecked,
}


class Rows(QAbstractTableModel):
    """Shows any sequence; `text(thing, column)` and, for a tick, `ticked(thing)` (None: in part) and
    `tick(thing, on)` are handed in."""

    def __init__(
        self,
        parent: QWidget,
        text: Callable[[Any, int], str],
        ticked: Callable[[Any], bool | None] | None = None,
        tick: Callable[[Any, bool], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._ticked = ticked
        self._tick = tick
        self.headers: list[str] = []
        self.tips: dict[int, str] = {}  # of a column's head, where its words do not say all
        self.things: Sequence[Any] = ()

    def show(self, things: Sequence[Any], headers: list[str] | None = None) -> None:
        """Show other things, with other headers if given."""
        self.beginResetModel()
        self.things = things
        if headers is not None:
            self.headers = headers
        self.endResetModel()

    def renew(self) -> None:
        """The things have changed in themselves."""
        if self.things:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.things) - 1, len(self.headers) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.things)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if (
            role in (Role.DisplayRole, Role.ToolTipRole)
            and orientation == Qt.Orientation.Horizontal
            and section < len(self.headers)
        ):
            return (role == Role.ToolTipRole and self.tips.get(section)) or self.headers[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        thing = self.things[index.row()]
        if role in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return self._text(thing, index.column())
        if role == Role.CheckStateRole and index.column() == 0 and self._ticked is not None:
            return _STATES[self._ticked(thing)]
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or self._tick is None or index.column() != 0:
            return False
        self._tick(self.things[index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        self.dataChanged.emit(index, index)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == 0 and self._tick is not None:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found


def narrowed(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths no more than `room` in all, if that can be: each column gives of what it has above its least."""
    over = sum(wanted) - room
    spare = sum(wanted) - sum(least)
    if over <= 0 or spare <= 0:
        return list(wanted)
    share = min(1.0, over / spare)
    return [width - math.ceil((width - low) * share) for width, low in zip(wanted, least, strict=True)]


_NAME, _LEAST = 20, 6  # letters that a stretched column keeps, and any other


class RowsView(QTableView):
    """A dense table of `Rows`. Tab leaves it; the space bar ticks the chosen rows.

    widths: of the columns, in letters. fits: columns give way, down to their heads, so that the table is no wider than its
    place; without it (a spreadsheet of anybody's making) it is scrolled.
    """

    def __init__(
        self, model: QAbstractTableModel, parent: QWidget, widths: Sequence[int], fits: bool = True
    ) -> None:
        super().__init__(parent)
        self._fits = fits
        self._own = False  # the person has set widths
        self.setModel(model)
        dense(self)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._widths = widths
        self._wide = -1
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        model.modelReset.connect(self._fit)
        header.sectionResized.connect(self._resized)

    def stretch(self, column: int) -> None:
        """This column takes what room the others leave."""
        self.horizontalHeader().setStretchLastSection(False)
        self._wide = column
        self._fit()

    def _fit(self) -> None:
        if self._own:
            return
        letter = self.fontMetrics().averageCharWidth()
        shown = range(min(len(self._widths), self.model().columnCount()))
        header = self.horizontalHeader()
        least = [header.sectionSizeHint(column) for column in shown]
        wanted = [max(self._widths[column] * letter, least[column]) for column in shown]
        if self._fits:
            wanted = self._with_room(narrowed(wanted, least, self.viewport().width()), letter)
        for column, width in enumerate(wanted):
            if column != self._wide:
                self.setColumnWidth(column, width)
        if self._wide in shown:  # forgotten while there were no columns
            header.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Stretch)

    def _with_room(self, widths: list[int], letter: int) -> list[int]:
        """Widths that leave the stretched column, a name as a rule, enough letters to be read: the others' heads are cut then."""
        others = sum(width for column, width in enumerate(widths) if column != self._wide)
        left = self.viewport().width() - _NAME * letter
        if self._wide < 0 or not 0 < left < others:
            return widths
        return [max(width * left // others, _LEAST * letter) for width in widths]

    @Slot()
    def _resized(self) -> None:
        self._own = self._own or bool(QApplication.mouseButtons() & Qt.MouseButton.LeftButton)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Space and self.selectionModel().hasSelection():
            rows = [index.row() for index in self.selectionModel().selectedRows(0)]
            first = self.model().index(rows[0], 0)
            if first.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                on = Qt.CheckState(first.data(Role.CheckStateRole)) != Qt.CheckState.Checked
                state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
                for row in rows:
                    self.model().setData(self.model().index(row, 0), state, Role.CheckStateRole)
                return
        super().keyPressEvent(event)
