"""The table of a list: rows are selected, nothing glows, moves or follows; little is painted anew.

Over a remote desktop (`quiet`) a single chosen row is marked by its current cell and a strip at its left edge, so that a step
down repaints two cells and two strips instead of two rows.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from widgets.list_model import MARK_ROLE, ListModel
from widgets.theme import colours, dense, draws_less, watermark

Index = QModelIndex | QPersistentModelIndex
STRIP = 3  # pixels of the mark at a row's left edge
PAD = 8  # pixels between a cell's edge and its text, as the style has them
_MARK_EVERY = 8  # rows
_BURST = 50  # ms
_AHEAD = 25  # rows before the end at which the next page is asked for


class _Cells(QStyledItemDelegate):
    """Says the whole text of a cell that shows only a part of it. Painting stays the style's: Python would be slow at it."""

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        text = str(index.data() or "")
        width = QFontMetrics(view.font()).horizontalAdvance(text) + 2 * PAD
        if text and width > view.visualRect(index).width():
            QToolTip.showText(event.globalPos(), text, view)
        else:
            QToolTip.hideText()
        return True


class _QuietBar(QScrollBar):
    """A scroll bar that is painted only when it looks another way; Qt's own is whenever anything is set anew."""

    _shown = (0, 0, 0, 0)

    def sliderChange(self, change: QScrollBar.SliderChange) -> None:
        shown = (self.minimum(), self.maximum(), self.pageStep(), self.sliderPosition())
        if shown != self._shown:
            self._shown = shown
            super().sliderChange(change)


class _QuietCells(_Cells):
    """Paints only the current cell of a single chosen row as chosen, and no focus frame."""

    def __init__(self, table: ListTable) -> None:
        super().__init__(table)
        self._table = table

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if self._table.marks_cells and index != self._table.currentIndex():
            option.state &= ~QStyle.StateFlag.State_Selected

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # the table has painted the row whole
        if chosen and self._table.marks_cells and index != self._table.currentIndex():
            painter.fillRect(option.rect, option.palette.base())
        super().paint(painter, option, index)


class ListTable(QTableView):
    """Shows a ListModel. Signals: `typed` (text typed ahead), `chosen` (the selection is another)."""

    typed = Signal(str)
    chosen = Signal()

    def __init__(self, model: ListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._many = False
        self._first = 0
        self._quiet = draws_less()
        self._unseen = False  # what has changed since the last layout are rows below the last one in sight
        self._owed = (0, 0)  # scrolled, but not shown yet
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_BURST)
        self._gather.timeout.connect(self._scroll_now)
        if self._quiet:
            self.setHorizontalScrollBar(_QuietBar(Qt.Orientation.Horizontal))
            self.setVerticalScrollBar(_QuietBar(Qt.Orientation.Vertical))
        self.setModel(model)  # calls selectionChanged: all that it reads is set by now
        self.setItemDelegate(_QuietCells(self) if self._quiet else _Cells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAutoScroll(True)
        dense(self)
        self._set_up_header()
        self.verticalScrollBar().valueChanged.connect(self._near_end)
        model.rowsInserted.connect(self._rows_came)
        model.rowsInserted.connect(self._near_end)
        for other in (model.rowsRemoved, model.modelReset, model.layoutChanged, model.columnsInserted):
            other.connect(self._laid_out_anew)
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

    def changeEvent(self, event: QEvent) -> None:
        """The session may be shown over a line now, or no more: the theme puts the font anew then."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and getattr(self, "_quiet", None) not in (
            None,
            draws_less(),
        ):
            self._quiet = draws_less()
            self.setItemDelegate(_QuietCells(self) if self._quiet else _Cells(self))
            self._scroll_now()

    # ---- what is chosen

    @property
    def marks_cells(self) -> bool:
        """Whether a chosen row shows by its current cell and strip only."""
        return not self._many and self._quiet

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Over a line nothing is painted anew because the list gets the focus; its mark looks the same without.

        Qt's own would paint the list, or at least its frame, and what is painted at two far ends of a window travels as the
        whole rectangle between them.
        """
        if not self._quiet:
            super().focusInEvent(event)
        elif not self.currentIndex().isValid() and self.rows().rowCount():
            first = self.rows().index(max(self.rowAt(0), 0), self.first_column())
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """As with the focus that comes."""
        if not self._quiet:
            super().focusOutEvent(event)

    @Slot(QModelIndex, int, int)
    def _rows_came(self, _parent: QModelIndex, first: int, _last: int) -> None:
        above = self.rowViewportPosition(first - 1) + self.rowHeight(first - 1) if first else 0
        self._unseen = self._quiet and first > 0 and above >= self.viewport().height()

    @Slot()
    def _laid_out_anew(self) -> None:
        self._unseen = False

    def doItemsLayout(self) -> None:
        """Rows that came below the last one in sight change nothing but the scroll bar."""
        if self._unseen:
            self._unseen = False
            bar = self.verticalScrollBar()  # item by item: a page is as many rows as are in sight
            bar.setRange(0, max(0, self.rows().rowCount() - bar.pageStep()))
        else:
            super().doItemsLayout()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Over a line a step out of sight scrolls half a page: the next steps are then two cells each, not a whole list."""
        if self._quiet and hint is QAbstractItemView.ScrollHint.EnsureVisible and index.isValid():
            top, bottom = self.rowAt(0), self._last_row(self.viewport().height() - self.rowHeight(0))
            if index.row() in (top - 1, bottom + 1):
                hint = QAbstractItemView.ScrollHint.PositionAtCenter
        super().scrollTo(index, hint)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Over a line a burst of keys or of the wheel is one picture each 50 ms."""
        if not self._quiet:
            super().scrollContentsBy(dx, dy)
            return
        self._owed = (self._owed[0] + dx, self._owed[1] + dy)
        if not self._gather.isActive():
            self._scroll_now()
            self._gather.start()

    @Slot()
    def _scroll_now(self) -> None:
        (dx, dy), self._owed = self._owed, (0, 0)
        if dx or dy:
            super().scrollContentsBy(dx, dy)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        area = event.rect()
        current = self.currentIndex().row()
        if self.rows().marked:
            for place in range(self.rowAt(area.top()), self._last_row(area.bottom()) + 1):
                if self.rows().index(place, 0).data(MARK_ROLE):
                    self._strip(painter, place, colours().warning)
        if current >= 0:
            self._strip(painter, current, colours().accent)
        if text := watermark():
            self._mark_rows(painter, area, text)
        painter.end()

    def _mark_rows(self, painter: QPainter, area: QRect, text: str) -> None:
        """Person and time, faint, on every eighth row: it belongs to the row and scrolls with it, so it costs nothing anew."""
        painter.setPen(QColor(colours().line))
        first, last = self.rowAt(max(area.top(), 0)), self._last_row(area.bottom())
        width = QFontMetrics(self.font()).horizontalAdvance(text)
        for place in range(first - first % _MARK_EVERY + _MARK_EVERY // 2, last + 1, _MARK_EVERY):
            top, height = self.rowViewportPosition(place), self.rowHeight(place)
            left = max(0, (self.viewport().width() - width) * (1 + place // _MARK_EVERY % 3) // 4)
            painter.drawText(left, top, width + PAD, height, Qt.AlignmentFlag.AlignVCenter, text)

    def _last_row(self, y: int) -> int:
        place = self.rowAt(y)
        return place if place >= 0 else self.rows().rowCount() - 1

    def _strip(self, painter: QPainter, place: int, colour: str) -> None:
        index = self.rows().index(place, self._first)
        rect = self.visualRect(index)
        painter.fillRect(rect.left(), rect.top(), STRIP, rect.height(), QColor(colour))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        was_many = self._many
        self._many = len(self.selectionModel().selectedRows(0)) > 1
        if self._many or was_many or not self._quiet:
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
