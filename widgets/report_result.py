"""A finished report on the screen: chart and table, or the pages of its PDF; each is a page of a stack with
a way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.bridge.background import Background
from app.bridge.translate import words
from reports.chart import picture
from reports.facts import Facts, label
from reports.report import Col
from reports.run import Drill, Line, Result, behind
from reports.writing import kinds
from widgets.icons import set_icon
from widgets.report_chart import ChartView
from widgets.report_pages import FIT_WIDTH, WHOLE_PAGE, PagesView
from widgets.report_table import ResultTable
from widgets.theme import UNIT, bold

CHART_PART = 0.45
"""The chart takes at most this part of the height at first."""
ZOOMS = (50, 75, 100, 125, 150, 200)


class Bar(QWidget):
    """The tools above a result: a way back, what is shown, and what can be done with it.

    Signals: back, preview, print_asked, save_asked(kind).
    """

    back = Signal()
    preview = Signal()
    print_asked = Signal()
    save_asked = Signal(str)

    def __init__(self, file_kinds: tuple[str, ...], deep: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = self._button("back", self.tr("Back"), self.tr("Back (Esc)"))
        self.back_button.setVisible(deep)
        self.back_button.clicked.connect(self.back)
        self.says = QLabel(self)
        self.says.setFont(bold())
        self.says.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.preview_button = self._button("eye", self.tr("Preview"), self.tr("Preview (Ctrl+Shift+P)"))
        self.preview_button.clicked.connect(self.preview)
        self.print_button = self._button("print", self.tr("Print…"), self.tr("Print (Ctrl+P)"))
        self.print_button.clicked.connect(self.print_asked)
        self.save_button = self._button("save", self.tr("Save as…"), self.tr("Save as a file (Ctrl+Shift+S)"))
        self.save_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.save_button.setMenu(self._menu(file_kinds))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        self._row.setSpacing(UNIT)
        self._row.addWidget(self.back_button)
        self._row.addWidget(self.says, 1)
        for each in (self.preview_button, self.print_button, self.save_button):
            self._row.addWidget(each)

    def _button(self, picture_name: str, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(button, picture_name)
        return button

    def _menu(self, file_kinds: tuple[str, ...]) -> QMenu:
        names = {
            "pdf": (self.tr("PDF document"), "pdf"),
            "xlsx": (self.tr("Excel workbook"), "excel"),
            "csv": (self.tr("Text with separators (CSV)"), "file"),
        }
        menu = QMenu(self)
        for kind in file_kinds:
            text, picture_name = names[kind]
            action = menu.addAction(text)
            set_icon(action, picture_name)
            action.setData(kind)
            action.triggered.connect(lambda _=False, kind=kind: self.save_asked.emit(kind))
        return menu

    def show_rights(self, may_print: bool, may_export: bool) -> None:
        """Grey out what the base would refuse."""
        self.print_button.setEnabled(may_print)
        actions = self.save_button.menu().actions()
        for action in actions:
            action.setEnabled(may_print if action.data() == "pdf" else may_export)
        self.save_button.setEnabled(any(action.isEnabled() for action in actions))

    def put(self, widget: QWidget) -> None:
        """A tool of one's own, left of the common ones."""
        self._row.insertWidget(2, widget)


class ResultPane(QWidget):
    """Chart and table of one result.

    Signals: drill(Drill, title): rows behind a figure are wanted; opened(entity, id): a card is wanted.
    """

    drill = Signal(object, str)
    opened = Signal(str, int)

    def __init__(
        self, result: Result, facts: Facts, title: str = "", deep: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.result = result
        self.facts = facts
        self.bar = Bar(kinds(result), deep, self)
        self.bar.says.setText(self._caption(title))
        self.bar.says.setToolTip(self.bar.says.text())
        self.table = ResultTable(self)
        self.table.setAccessibleName(title or words(result.report.title))
        self.table.show_result(result, facts.form)
        self.table.figure.connect(self._figure)
        self.table.opened.connect(self._row)
        self.chart = ChartView(self)
        self.chart.picked.connect(self._point)
        shown = picture(result, facts.form)
        self.chart.show_picture(shown)
        self.chart_place = QScrollArea(self)
        self.chart_place.setFrameShape(QScrollArea.Shape.NoFrame)
        self.chart_place.setWidgetResizable(True)
        self.chart_place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chart_place.setMinimumHeight(12 * UNIT)
        self.chart_place.setWidget(self.chart)
        self.chart_place.setVisible(shown is not None)
        self.empty = QLabel(words(result.report.empty), self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setVisible(not result.rows)
        self.table.setVisible(bool(result.rows))
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.chart_place)
        self.split.addWidget(self.table)
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self.empty, 1)
        box.addWidget(self.split, 1)
        self.split.setVisible(bool(result.rows))
        self._parted = shown is None
        self.setFocusProxy(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The first size decides how the room is shared; later the user does."""
        super().resizeEvent(event)
        room = self.height() - self.bar.sizeHint().height()
        if not self._parted and room > 0:
            self._parted = True
            high = min(self.chart.sizeHint().height(), max(int(room * CHART_PART), 12 * UNIT))
            self.split.setSizes([high, room - high])

    def _caption(self, title: str) -> str:
        count = self.facts.form.number(len(self.result.rows))
        said = self.tr("Rows: {count}").format(count=count)
        if self.result.cut:
            said = self.tr("Only the first {count} rows are shown").format(count=count)
        return f"{title} · {said}" if title else said

    def _figure(self, line: Line, column: Col | None) -> None:
        form = self.facts.form
        if line.kind == "row":
            named = next((at for at, col in enumerate(self.result.columns) if not col.number), 0)
            name = form.cell(self.result.columns[named], line.cells[named])
        else:
            name = label(self.result, form, line)
        title = f"{name} · {form.words(column.title)}" if column else name
        drill = behind(self.result, line, column) if column else Drill((line.keys,))
        self.drill.emit(drill, title)

    def _point(self, point: int, series: int) -> None:
        shown = picture(self.result, self.facts.form)
        if shown is not None:
            name = shown.names[series]
            drill = Drill(shown.points[point].any_of, "" if name == "count" else name)
            self.drill.emit(drill, self.chart.says((point, series)))

    def _row(self, line: Line) -> None:
        keys = dict(line.keys)
        row_id = keys.get("id")
        if isinstance(row_id, int):
            self.opened.emit(str(keys.get("entity") or self.result.report.entity).strip(), row_id)


class PreviewPane(QWidget):
    """The pages of a PDF with the tools to turn and enlarge them."""

    def __init__(
        self, result: Result, facts: Facts, background: Background, deep: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.result = result
        self.facts = facts
        self.bar = Bar(kinds(result), deep, self)
        self.bar.preview_button.hide()
        self.bar.says.setText(self.tr("Preview"))
        self.view = PagesView(background, self)
        self.view.setAccessibleName(self.tr("Preview"))
        self.view.moved.connect(self._moved)
        self.page = QSpinBox(self)
        self.page.setAccessibleName(self.tr("Page"))
        self.page.setRange(1, 1)
        self.page.setKeyboardTracking(False)
        self.page.valueChanged.connect(self.view.go)
        self.zoom = QComboBox(self)
        self.zoom.setAccessibleName(self.tr("Size"))
        self.zoom.addItem(self.tr("Width of the window"), FIT_WIDTH)
        self.zoom.addItem(self.tr("Whole page"), WHOLE_PAGE)
        for percent in ZOOMS:
            self.zoom.addItem(self.tr("{percent} %").format(percent=percent), percent)
        self.zoom.currentIndexChanged.connect(lambda _: self.view.set_zoom(self.zoom.currentData()))
        self.bar.put(self.zoom)
        self.bar.put(self.page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _moved(self, page: int, pages: int) -> None:
        self.page.blockSignals(True)
        self.page.setRange(1, pages)
        self.page.setSuffix(self.tr(" of {pages}").format(pages=pages))
        self.page.setValue(page)
        self.page.blockSignals(False)

    def zoom_by(self, step: int) -> None:
        """The next larger or smaller size of the list."""
        at = self.zoom.currentIndex()
        first = self.zoom.findData(100)
        self.zoom.setCurrentIndex(first if at < 2 else max(2, min(self.zoom.count() - 1, at + step)))
