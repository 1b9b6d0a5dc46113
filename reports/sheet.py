"""A report as a spreadsheet: xlsx with typed cells and a native chart, and csv. No text of the base can
become a formula.

The table is flat so that it can be filtered and pivoted: groups are columns of every row, subtotals and the
chart have a sheet of their own, and what the report was asked stands on a third.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.chart import BarChart, LineChart, PieChart, Reference
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from app.core.texts import T
from reports.chart import Picture, picture
from reports.facts import MADE, Facts, label, parameters
from reports.format import NOT_SET
from reports.report import Col
from reports.run import Line, Result
from reports.typeface import clean
from reports.writing import TooLong

Tick = Callable[[int, int], None]
"""Called with rows written and rows in all; an exception of it stops the writing."""

MOST_ROWS = 1_048_000
"""Excel's own limit is 1,048,576 lines (Excel specifications and limits)."""
MOST_SIGNS = 32_000
"""Excel's own limit is 32,767 characters in a cell."""
FIRST_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was: days before March 1900 are written as text."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A text that starts so is read as a formula by spreadsheet programs (OWASP, CSV injection)."""
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_FORMATS = {
    "int": "#,##0",
    "number": "#,##0.##",
    "money": "#,##0.00",
    "share": "0.0%",
    "change": "+#,##0;-#,##0;0",
    # The two below are the built-in formats 22 and 14, which every reader sees in the way of his own country.
    "moment": "m/d/yy h:mm",
    "day": "mm-dd-yy",
    "month": "mmmm yyyy",
}
_WIDTHS = {"moment": 17.0, "day": 12.0, "month": 17.0, "share": 10.0, "birthday": 15.0, "flag": 8.0}

TOTALS = T("Report", "Totals")
ABOUT = T("Report", "About this report")
CHART = T("Report", "Chart")


def flat(result: Result) -> tuple[tuple[Col, ...], Iterator[tuple[object, ...]]]:
    """The shown columns with those of the groups before them, and a row of values for every row."""
    groups = tuple(result.report.column(result.report.grouping(key).shows) for key in result.group_by)

    def rows() -> Iterator[tuple[object, ...]]:
        heads: list[object] = []
        for line in result.lines:
            if line.kind == "head":
                del heads[line.depth :]
                heads.append(line.label)
            elif line.kind == "row":
                yield (*heads, *line.cells)

    return (*groups, *result.columns), rows()


def write_xlsx(result: Result, facts: Facts, out: BinaryIO, tick: Tick | None = None) -> None:
    """Write the report as a workbook, row by row. TooLong when it has more rows than a sheet holds."""
    if len(result.rows) > MOST_ROWS:
        raise TooLong
    _Book(result, facts).write(out, tick)


class _Book:
    """One workbook being written."""

    def __init__(self, result: Result, facts: Facts) -> None:
        self.result = result
        self.facts = facts
        self.form = facts.form
        self.book = Workbook(write_only=True)
        self.bold = Font(bold=True)

    def write(self, out: BinaryIO, tick: Tick | None) -> None:
        """All sheets; when it is stopped, the temporary files of the sheets go away."""
        try:
            self._fill(tick)
        except BaseException:
            for sheet in self.book.worksheets:
                sheet.close()
                sheet._writer.cleanup()
            raise
        self.book.save(out)

    def _fill(self, tick: Tick | None) -> None:
        self._table(tick)
        shown = picture(self.result, self.form)
        if self.result.group_by and any(line.kind == "sub" for line in self.result.lines):
            self._totals()
        if shown is not None:
            self._chart(shown)
        self._about()

    def _cell(self, sheet: object, value: object, style: str = "", bold: bool = False) -> WriteOnlyCell:
        cell = WriteOnlyCell(sheet, None)
        if isinstance(value, str):
            text = NOT_XML.sub("", value)[:MOST_SIGNS]
            # The type is set, not guessed: openpyxl would take "=1+1" for a formula.
            cell._value, cell.data_type = text, "s"
            if text.startswith(_DANGEROUS):
                cell.quotePrefix = True
        elif value is not None:
            cell.value = value
        if style:
            cell.number_format = style
        if bold:
            cell.font = self.bold
        return cell

    def _typed(self, sheet: object, column: Col, value: object, bold: bool = False) -> WriteOnlyCell | None:
        if value is None:
            return None
        kind = column.kind
        if isinstance(value, (datetime, date)) and kind in ("day", "moment", "month"):
            exact = value.date() if isinstance(value, datetime) else value
            if exact < FIRST_DAY:
                return self._cell(sheet, self.form.cell(column, value), "", bold)
            if kind == "moment" and not isinstance(value, datetime):
                value = datetime.combine(value, time())
            return self._cell(sheet, exact if kind != "moment" else value, _FORMATS[kind], bold)
        if column.number and isinstance(value, (int, float, Decimal)):
            return self._cell(sheet, value, _FORMATS.get(kind, ""), bold)
        return self._cell(sheet, self.form.cell(column, value), "", bold)

    def _header(self, sheet: object, columns: Sequence[Col]) -> list[WriteOnlyCell]:
        made = []
        for column in columns:
            cell = self._cell(sheet, self.form.words(column.title), "", True)
            cell.alignment = Alignment(
                wrap_text=True, vertical="top", horizontal="right" if column.number else None
            )
            made.append(cell)
        return made

    def _table(self, tick: Tick | None) -> None:
        columns, rows = flat(self.result)
        sheet = self.book.create_sheet(sheet_name(self.form.words(self.result.report.title)))
        sheet.freeze_panes = "A2"
        last = get_column_letter(len(columns))
        sheet.auto_filter.ref = f"A1:{last}{len(self.result.rows) + 1}"
        for at, wide in enumerate(self._widths(columns), 1):
            sheet.column_dimensions[get_column_letter(at)].width = wide
        sheet.append(self._header(sheet, columns))
        count = len(self.result.rows)
        for number, row in enumerate(rows, 1):
            sheet.append([self._typed(sheet, c, value) for c, value in zip(columns, row, strict=True)])
            if tick is not None and number % 500 == 0:
                tick(number, count)
        for line in self.result.lines:
            if line.kind == "total":
                offset = len(columns) - len(self.result.columns)
                sheet.append([None] * len(columns))
                sheet.append(self._total_row(sheet, line, offset))

    def _total_row(self, sheet: object, line: Line, offset: int) -> list[WriteOnlyCell | None]:
        cells: list[WriteOnlyCell | None] = [None] * offset
        for column, value in zip(self.result.columns, line.cells, strict=True):
            cells.append(self._typed(sheet, column, value, True))
        if cells[0] is None:
            cells[0] = self._cell(sheet, label(self.result, self.form, line), "", True)
        return cells

    def _widths(self, columns: Sequence[Col]) -> list[float]:
        sample = self.result.lines[:400]
        shown = {column.name: at for at, column in enumerate(self.result.columns)}
        widths = []
        for column in columns:
            texts = [self.form.words(column.title)[:24]]
            if column.name in shown:
                at = shown[column.name]
                texts += [self.form.cell(column, line.cells[at]) for line in sample if line.cells]
            widest = max(len(text) for text in texts) + 3.0
            widths.append(max(_WIDTHS.get(column.kind, 8.0), min(widest, 48.0)))
        return widths

    def _totals(self) -> None:
        sheet = self.book.create_sheet(sheet_name(self.form.words(TOTALS)))
        sheet.freeze_panes = "A2"
        sheet.column_dimensions["A"].width = 36
        columns = [column for column in self.result.columns if column.total or column.computed]
        places = [self.result.columns.index(column) for column in columns]
        name = self._cell(sheet, "", "", True)
        rows = self._cell(sheet, self.form.words(T("Report", "Number of rows")), "", True)
        sheet.append([name, rows, *self._header(sheet, columns)])
        for line in self.result.lines:
            if line.kind not in ("sub", "total"):
                continue
            words = self._group_name(line)
            bold = line.kind == "total" or line.depth < len(self.result.group_by) - 1
            sheet.append(
                [
                    self._cell(sheet, "    " * line.depth + words, "", bold),
                    self._cell(sheet, line.count, "#,##0", bold),
                    *(
                        self._typed(sheet, c, line.cells[at], bold)
                        for c, at in zip(columns, places, strict=True)
                    ),
                ]
            )

    def _group_name(self, line: Line) -> str:
        if line.kind == "total":
            return label(self.result, self.form, line)
        column = self.result.report.column(
            self.result.report.grouping(self.result.group_by[line.depth]).shows
        )
        return self.form.cell(column, line.label) or self.form.words(NOT_SET)

    def _chart(self, shown: Picture) -> None:
        sheet = self.book.create_sheet(sheet_name(self.form.words(CHART)))
        sheet.column_dimensions["A"].width = 32
        sheet.append(["", *(self._cell(sheet, name, "", True) for name in shown.series)])
        for name, values in zip(shown.labels, shown.values, strict=True):
            sheet.append([self._cell(sheet, name), *values])
        sheet.add_chart(_native(sheet, shown, self.form.words(self.result.report.title)), "F2")

    def _about(self) -> None:
        sheet = self.book.create_sheet(sheet_name(self.form.words(ABOUT)))
        sheet.column_dimensions["A"].width = 28
        sheet.column_dimensions["B"].width = 60
        sheet.append([self._cell(sheet, self.form.words(self.result.report.title), "", True)])
        if self.facts.firm:
            sheet.append([self._cell(sheet, self.facts.firm)])
        for name, said in parameters(self.result, self.form):
            sheet.append([self._cell(sheet, name), self._cell(sheet, said)])
        rows = self._cell(sheet, self.form.words(T("Report", "Number of rows")))
        sheet.append([rows, self._cell(sheet, len(self.result.rows))])
        made = self.form.words(MADE).format(
            moment=self.form.moment(self.facts.moment), author=self.facts.author
        )
        sheet.append([self._cell(sheet, made)])


def _native(sheet: object, shown: Picture, title: str) -> object:
    """The chart as the spreadsheet program draws it, over the cells of its sheet."""
    chart: BarChart | LineChart | PieChart
    if shown.kind == "pie":
        chart = PieChart()
    elif shown.kind == "line":
        chart = LineChart()
    else:
        chart = BarChart()
        chart.type = "bar" if shown.kind == "bar" else "col"
        if shown.kind == "stacked":
            chart.grouping, chart.overlap = "stacked", 100
    last = len(shown.labels) + 1
    values = Reference(sheet, min_col=2, max_col=len(shown.series) + 1, min_row=1, max_row=last)
    chart.add_data(values, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=last))
    chart.title = title
    chart.width, chart.height = 24, max(9, min(22, len(shown.labels) * 0.8 + 3))
    if shown.kind != "pie":
        # openpyxl leaves the axes marked as deleted; Excel then hides them.
        chart.x_axis.delete = chart.y_axis.delete = False
        if shown.kind == "bar":
            chart.x_axis.scaling.orientation = "maxMin"
        if len(shown.series) == 1:
            chart.legend = None
    return chart


def sheet_name(title: str) -> str:
    """A name that Excel takes: at most 31 characters, none of its forbidden ones."""
    return re.sub(r"[\[\]:*?/\\]", " ", title).strip(" '")[:31] or "Report"


# --- csv ---


def write_csv(result: Result, facts: Facts, out: BinaryIO, tick: Tick | None = None) -> None:
    """Write the rows as UTF-8 text with a mark of the encoding; cells parted the way the language's Excel
    expects."""
    columns, rows = flat(result)
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text, delimiter=";" if facts.form.russian else ",", lineterminator="\r\n")
        writer.writerow([safe(facts.form.words(column.title)) for column in columns])
        for number, row in enumerate(rows, 1):
            cells = zip(columns, row, strict=True)
            writer.writerow([_csv_cell(facts, column, value) for column, value in cells])
            if tick is not None and number % 500 == 0:
                tick(number, len(result.rows))
    finally:
        text.detach()


def _csv_cell(facts: Facts, column: Col, value: object) -> str:
    if value is None:
        return ""
    if column.number and isinstance(value, (int, float, Decimal)):
        exact = round(value, 6) if column.kind == "share" else value
        number = f"{exact:f}" if isinstance(exact, Decimal) else str(exact)
        return number.replace(".", facts.form.decimal)
    return safe(clean(facts.form.cell(column, value)))


def safe(text: str) -> str:
    return f"'{text}" if text.startswith(_DANGEROUS) else text
