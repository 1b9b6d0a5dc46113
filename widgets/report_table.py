"""The lines of a report on the screen: headings of groups, rows, subtotals, the total; every figure opens
its rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reports.facts import label
from reports.format import Format
from reports.layout import cut
from reports.report import Col
from reports.run import Line, Result
from widgets.theme import UNIT, bold, dense, row_height
from widgets.tokens import colours

Index = QModelIndex | QPersistentModelIndex
SAMPLE = 60
WIDEST = 40 * UNIT
LEAST = 13 * UNIT
"""A column of texts of weight 1 is never narrower than this by itself."""
INDENT = 2 * UNIT
_NONE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
TIGHT = 9.0 * UNIT


class ResultModel(QAbstractTableModel):
    """The lines of a result. Texts are made when they are asked for, and everything asked for is in
    memory."""

    def __init__(self, result: Result, form: Format, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result = result
        self.form = form
        self._bold = bold()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.result.lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.result.columns)

    def line(self, row: int) -> Line:
        """A line by its row."""
        return self.result.lines[row]

    def column(self, section: int) -> Col:
        """A column by its section."""
        return self.result.columns[section]

    def words(self, row: int) -> str:
        """What stands across the first cells of a heading, a subtotal or the total."""
        return label(self.result, self.form, self.line(row))

    def text(self, row: int, section: int) -> str:
        """The text of a cell."""
        line = self.line(row)
        return self.form.cell(self.column(section), line.cells[section]) if line.cells else ""

    def opens(self, row: int, section: int) -> bool:
        """Whether a click on the cell opens rows: a figure, not a cell of a list's own row."""
        line = self.line(row)
        if line.kind == "head":
            return False
        own = line.kind == "row" and not self.result.report.keys
        shown = self.column(section).number and line.cells[section] is not None
        return shown and not own and not self.result.report.card

    def spanned(self, row: int) -> int:
        """Over how many cells the words of a line may run."""
        line = self.line(row)
        if line.kind == "head":
            return len(self.result.columns)
        if line.kind == "row":
            return 0
        for at, cell in enumerate(line.cells):
            if cell is not None:
                return max(1, at)
        return len(line.cells)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, section = index.row(), index.column()
        line = self.line(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if line.kind != "row" and section < self.spanned(row) else self.text(row, section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.column(section).number else _LEFT
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if line.kind != "row" else None
        if role == Qt.ItemDataRole.BackgroundRole:
            return QColor(colours().header) if line.kind == "head" else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(colours().link) if self.opens(row, section) else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words(row) if line.kind != "row" and section == 0 else self.text(row, section)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.form.words(self.column(section).title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (_RIGHT if self.column(section).number else _LEFT) | Qt.TextFlag.TextWordWrap
        return None


class _Delegate(QStyledItemDelegate):
    """Lets the words of headings and totals run over the empty cells beside them; each cell paints its
    part."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ResultModel)
        super().paint(painter, option, index)
        rect: QRect = option.rect
        c = colours()
        line = model.line(index.row())
        if line.kind in ("sub", "total"):
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, QColor(c.line))
        if index.column() >= model.spanned(index.row()):
            return
        table = self.parent()
        assert isinstance(table, QTableView)
        start = table.columnViewportPosition(0) + UNIT // 2 + line.depth * INDENT
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(rect)
        painter.setFont(bold(table.font()))
        painter.setPen(QColor(c.chosen_text if chosen else c.text))
        last = model.spanned(index.row()) - 1
        end = table.columnViewportPosition(last) + table.columnWidth(last)
        place = QRect(start, rect.top(), max(10, end - start - UNIT // 2), rect.height())
        painter.drawText(
            place,
            _LEFT,
            painter.fontMetrics().elidedText(
                model.words(index.row()), Qt.TextElideMode.ElideRight, place.width()
            ),
        )
        painter.restore()


class ResultTable(QTableView):
    """Shows a result.

    Signals: figure(line, column): rows behind a figure are wanted; opened(line): the card of a row is wanted.
    """

    figure = Signal(object, object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Delegate(self))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self._needs: list[float] = []
        self._leasts: list[float] = []
        self._sharing = self._own_widths = False
        self.horizontalHeader().sectionResized.connect(self._moved)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)

    def show_result(self, result: Result, form: Format) -> None:
        """Another result."""
        old = self.model()
        self.setModel(ResultModel(result, form, self))
        if old is not None:
            old.deleteLater()
        dense(self)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsMovable(True)
        header.setStretchLastSection(False)
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        self._fit()
        if result.lines:
            self.setCurrentIndex(self.model().index(0, 0))

    def shown(self) -> ResultModel:
        """The model in force."""
        model = self.model()
        assert isinstance(model, ResultModel)
        return model

    def _fit(self) -> None:
        """Columns as wide as their texts, measured over a sample of the lines."""
        model = self.shown()
        self._needs = []
        self._own_widths = False
        self._leasts = []
        heading = QFontMetrics(self.horizontalHeader().font())
        plain, heavy = QFontMetrics(self.font()), QFontMetrics(bold(QFont(self.font())))
        count = len(model.result.lines)
        rows = range(0, count, max(1, count // SAMPLE))
        for section, column in enumerate(model.result.columns):
            title = model.form.words(column.title)
            widest = max(heading.horizontalAdvance(word) for word in title.split() or [""])
            for row in rows:
                line = model.line(row)
                if line.cells and (line.kind == "row" or section >= model.spanned(row)):
                    metrics = plain if line.kind == "row" else heavy
                    widest = max(widest, metrics.horizontalAdvance(model.text(row, section)))
            least = float(min(widest + 2.5 * UNIT, WIDEST))  # cells are elided by fractions of a pixel
            self._needs.append(max(least, min(heading.horizontalAdvance(title) + 3.0 * UNIT, 1.6 * least)))
            text = column.kind in ("text", "choice")
            self._leasts.append(min(least, LEAST * min(column.weight, 1.5)) if text else least + UNIT)
        self._share()

    def _share(self) -> None:
        """Texts give way so that all columns can be seen at once, until the user moves an edge himself."""
        room = float(self.viewport().width())
        widths = self._needs
        if sum(self._needs) > room:
            widths = cut(self._needs, self._leasts, room)
        if sum(self._leasts) > room:  # narrower still before anything has to be scrolled to
            columns = self.shown().result.columns
            texts = [column.kind in ("text", "choice") for column in columns]
            tight = [
                min(least, TIGHT) if text else least for least, text in zip(self._leasts, texts, strict=True)
            ]
            widths = cut(self._leasts, tight, room)
        self._sharing = True
        for section, wide in enumerate(widths):
            self.setColumnWidth(section, int(wide))
        self._sharing = False
        self._set_header_height()

    def _set_header_height(self) -> None:
        """As many lines as the title needs that wraps most."""
        header = self.horizontalHeader()
        metrics = QFontMetrics(header.font())
        model = self.shown()
        lines = 1
        for section, column in enumerate(model.result.columns):
            room = QRect(0, 0, max(1, self.columnWidth(section) - 2 * UNIT), 100 * metrics.lineSpacing())
            title = model.form.words(column.title)
            wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, title)
            lines = max(lines, round(wrapped.height() / metrics.lineSpacing()))
        header.setFixedHeight(lines * metrics.lineSpacing() + 2 * UNIT - 4)

    def _moved(self) -> None:
        if not self._sharing:
            self._own_widths = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._needs and not self._own_widths:
            self._share()

    def sizeHint(self) -> QSize:
        return QSize(80 * UNIT, 40 * UNIT)

    def open_current(self) -> None:
        """What Enter does: rows behind a figure or a group, the card of a row."""
        index = self.currentIndex()
        if not index.isValid():
            return
        model = self.shown()
        line = model.line(index.row())
        if line.kind == "row" and not model.result.report.keys:
            self.opened.emit(line)
        elif line.kind == "head":
            self.figure.emit(line, None)
        else:
            column = model.column(index.column())
            self.figure.emit(line, column if model.opens(index.row(), index.column()) else None)

    def _clicked(self, index: QModelIndex) -> None:
        if self.shown().opens(index.row(), index.column()):
            self.open_current()

    def _double_clicked(self, index: QModelIndex) -> None:
        if not self.shown().opens(index.row(), index.column()):
            self.open_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.open_current()
            return
        super().keyPressEvent(event)
