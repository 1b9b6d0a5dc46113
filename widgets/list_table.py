"""The table of a list: rows are selected, nothing glows, moves or follows; little is painted anew.

Over a remote desktop (`quiet`) a single chosen row is marked by its current cell and a strip at its left edge, so that a step
down repaints two cells and two strips instead of two rows.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from widgets.list_model import MARK_ROLE, ListModel
from widgets.theme import colours, dense

Index = QModelIndex | QPersistentModelIndex
STRIP = 3  # pixels of the mark at a row's left edge
AIR = 2  # pixels beside the text more than the style has
PAD = 6 + AIR  # pixels between a cell's edge and its text
_AHEAD = 25  # rows before the end at which the next page is asked for


def is_quiet() -> bool:
    """Whether the picture travels over a line: the theme has stopped the caret then."""
    return QApplication.cursorFlashTime() == 0


class _Cells(QStyledItemDelegate):
    """Paints cells without focus frames; marks the current row and rows that others have changed."""

    def __init__(self, table: ListTable) -> None:
        super().__init__(table)
        self._table = table

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.state &= ~QStyle.StateFlag.State_MouseOver
        if self._table.marks_cells and index != self._table.currentIndex():
            option.state &= ~QStyle.StateFlag.State_Selected

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:  # the table has painted a chosen row whole
            one = self._table.marks_cells and index != self._table.currentIndex()
            painter.fillRect(rect, option.palette.base() if one else option.palette.highlight())
        option.rect = rect.adjusted(AIR, 0, -AIR, 0)
        super().paint(painter, option, index)
        if index.column() != self._table.first_column():
            return
        if index.row() == self._table.currentIndex().row():
            painter.fillRect(rect.left(), rect.top(), STRIP, rect.height(), QColor(colours().accent))
        elif index.data(MARK_ROLE):
            painter.fillRect(rect.left(), rect.top(), STRIP, rect.height(), QColor(colours().warning))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The whole text of a cell that shows only a part of it."""
        text = str(index.data() or "")
        width = QFontMetrics(view.font()).horizontalAdvance(text) + 2 * PAD
        if text and width > view.visualRect(index).width():
            QToolTip.showText(event.globalPos(), text, view)
        else:
            QToolTip.hideText()
        return True


class ListTable(QTableView):
    """Shows a ListModel. Signals: `typed` (text typed ahead), `chosen` (the selection is another)."""

    typed = Signal(str)
    chosen = Signal()

    def __init__(self, model: ListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._many = False
        self._first = 0
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAutoScroll(True)
        dense(self)
        self._set_up_header()
        self.verticalScrollBar().setTracking(not is_quiet())
        self.verticalScrollBar().valueChanged.connect(self._near_end)
        model.rowsInserted.connect(self._near_end)
        model.modelReset.connect(self._near_end)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(True)
        header.setSortIndicatorShown(True)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMinimumSectionSize(28)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.sectionMoved.connect(self._find_first)

    def rows(self) -> ListModel:
        """The model."""
        model = self.model()
        assert isinstance(model, ListModel)
        return model

    # ---- what is chosen

    @property
    def marks_cells(self) -> bool:
        """Whether a chosen row shows by its current cell and strip only."""
        return not self._many and is_quiet()

    def places(self) -> list[int]:
        """The chosen rows, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows(0))

    def choose(self, place: int, column: int = -1) -> None:
        """Make a row the current and only chosen one."""
        column = column if column >= 0 else max(self.currentIndex().column(), self.first_column())
        self.setCurrentIndex(self.rows().index(place, column))

    def shown_columns(self) -> list[int]:
        """Columns from left to right."""
        header = self.horizontalHeader()
        places = (header.logicalIndex(i) for i in range(header.count()))
        return [column for column in places if not header.isSectionHidden(column)]

    def first_column(self) -> int:
        """The column that stands at the left."""
        return self._first

    @Slot()
    def _find_first(self) -> None:
        self._first = next(iter(self.shown_columns()), 0)
        self.viewport().update()

    def columns_changed(self) -> None:
        """Called after columns were hidden, shown or moved by the program."""
        self._find_first()

    # ---- painting no more than changed

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        was_many = self._many
        self._many = len(self.selectionModel().selectedRows(0)) > 1
        if self._many or was_many or not is_quiet():
            super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for index in (current, previous):
            if index.isValid() and current.row() != previous.row():
                rect = self.visualRect(index.sibling(index.row(), self._first))
                self.viewport().update(rect.left(), rect.top(), STRIP, rect.height())

    # ---- keys

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last row."""
        rows = self.rows().rowCount()
        column = max(self.currentIndex().column(), 0)
        if rows and action == QAbstractItemView.CursorAction.MoveHome:
            return self.rows().index(0, column)
        if rows and action == QAbstractItemView.CursorAction.MoveEnd:
            return self.rows().index(rows - 1, column)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """What is typed into a list goes to the filter."""
        if search.strip():
            self.typed.emit(search)

    # ---- pages

    @Slot()
    def _near_end(self) -> None:
        bar = self.verticalScrollBar()
        if self.isVisible() and bar.value() + bar.pageStep() + _AHEAD >= self.rows().rowCount():
            self.rows().fetchMore()
