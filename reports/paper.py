"""A report on paper: title, parameters, chart and table, drawn row by row (no table objects, which cost five
times as much)."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from app.core.texts import T
from reports.chart import draw, picture, wanted_height
from reports.facts import MADE, Facts, label, parameters
from reports.layout import LEADING, PAD, ROW_GAP, SIZE, Block, Page, blocks, column_widths, paginate, texts_of
from reports.pen import Pen
from reports.run import Result
from reports.typeface import BOLD, ITALIC, PLAIN, clean, width, wrap

A4 = (595.28, 841.89)
MARGIN = 34.0
FOOT = 22.0
TITLE = 15.0

Tick = Callable[[int, int], None]
"""Called with pages drawn and pages in all; an exception of it stops the writing."""


ROWS = T("Report", "Rows: {count}")
CUT = T("Report", "Only the first {count} rows are shown.")
PAGE = T("Report", "Page {page} of {pages}")
GOES_ON = T("Report", "{name} (continued)")


def measure(text: str, size: float, bold: bool) -> float:
    """Text widths for charts on paper."""
    return width(text, size, BOLD if bold else PLAIN)


def write(result: Result, facts: Facts, out: BinaryIO, tick: Tick | None = None) -> Pen:
    """Write the report as a PDF; returns the pen for its counts. `tick` may raise to stop."""
    size = (A4[1], A4[0]) if result.report.landscape else A4
    title = facts.form.words(result.report.title)
    pen = Pen(out, size, title, facts.author)
    _Paper(result, facts, pen, title).draw(tick)
    pen.close()
    return pen


class _Paper:
    """One report being drawn."""

    def __init__(self, result: Result, facts: Facts, pen: Pen, title: str) -> None:
        self.result = result
        self.facts = facts
        self.form = facts.form
        self.pen = pen
        self.title = title
        self.room = pen.width - 2 * MARGIN
        self.bottom = pen.height - MARGIN - FOOT
        texts = texts_of(result, self.form)
        self.titles = [self.form.words(column.title) for column in result.columns]
        figures = [cells for cells in texts if cells]
        self.widths = column_widths(result.columns, self.titles, figures, self.room)
        self.head = [
            wrap(text, wide - 2 * PAD, SIZE, BOLD, 3)
            for text, wide in zip(self.titles, self.widths, strict=True)
        ]
        self.head_height = max(len(lines) for lines in self.head) * LEADING + ROW_GAP + 2.0
        self.blocks = blocks(result, texts, self.widths, lambda line: label(result, self.form, line))

    def draw(self, tick: Tick | None) -> None:
        """All pages."""
        pen = self.pen
        y = self._opening(MARGIN)
        first = self.bottom - y - self.head_height
        other = self.bottom - MARGIN - self.head_height
        pages = paginate(self.blocks, first, other)
        for number, page in enumerate(pages, 1):
            if number > 1:
                y = MARGIN
            if self.blocks and (page.blocks or number > 1):
                self._page(page, y)
            self._foot(number, len(pages))
            pen.turn()
            if tick is not None:
                tick(number, len(pages))

    def _opening(self, y: float) -> float:
        """Title, parameters, row count and chart; returns where the table starts."""
        pen, form = self.pen, self.form
        if self.facts.firm:
            pen.text(MARGIN, y + 6.0, clean(self.facts.firm), SIZE, PLAIN, "faint")
            y += 14.0
        for line in wrap(self.title, self.room, TITLE, BOLD, 3):
            y += TITLE * 1.2
            pen.text(MARGIN, y - 3.0, line, TITLE, BOLD)
        y += 6.0
        for name, said in parameters(self.result, form):
            lead = f"{name}: "
            pen.text(MARGIN, y + SIZE, lead, SIZE, PLAIN, "faint")
            indent = width(lead, SIZE)
            for text in wrap(clean(said), self.room - indent, SIZE, PLAIN, 3):
                pen.text(MARGIN + indent, y + SIZE, text, SIZE)
                y += LEADING + 1.0
        count = form.words(ROWS).format(count=form.number(len(self.result.rows)))
        pen.text(MARGIN, y + SIZE, count, SIZE, PLAIN, "faint")
        y += LEADING + 1.0
        if self.result.cut:
            text = form.words(CUT).format(count=form.number(len(self.result.rows)))
            pen.text(MARGIN, y + SIZE, text, SIZE, BOLD)
            y += LEADING + 1.0
        if not self.result.rows:
            pen.text(MARGIN, y + 22.0, form.words(self.result.report.empty), 10.0, ITALIC)
            return y + 30.0
        return self._chart(y + 8.0)

    def _chart(self, y: float) -> float:
        shown = picture(self.result, self.form)
        if shown is None:
            return y
        high = min(wanted_height(shown, SIZE), (self.bottom - y) * 0.6)
        wide = min(self.room, 640.0)
        self.pen.shapes(draw(shown, wide, high, measure, SIZE), MARGIN, y + 4.0)
        return y + high + 16.0

    def _page(self, page: Page, y: float) -> None:
        y = top = self._head(y)
        thin: list[tuple[float, float, float, float]] = []
        strong: list[tuple[float, float, float, float]] = []
        for block in page.repeated:
            y = self._group(block, y, self.form.words(GOES_ON))
        for block in page.blocks:
            if block.line.kind == "head":
                y = self._group(block, y, "{name}")
                continue
            self._row(block, y)
            if block.line.kind != "row":
                strong.append((MARGIN, y, MARGIN + self._wide(), y))
            y += block.height
            thin.append((MARGIN, y, MARGIN + self._wide(), y))
        self.pen.rules(thin, "grid", 0.4)
        self.pen.rules([(MARGIN, top, MARGIN + self._wide(), top)], "rule", 0.9)
        if strong:
            self.pen.rules(strong, "axis", 0.6)

    def _wide(self) -> float:
        return sum(self.widths)

    def _head(self, y: float) -> float:
        x = MARGIN
        for column, lines, wide in zip(self.result.columns, self.head, self.widths, strict=True):
            at = x + wide - PAD if column.number else x + PAD
            line_y = y + self.head_height - ROW_GAP - (len(lines) - 1) * LEADING
            for text in lines:
                self.pen.text(at, line_y, text, SIZE, BOLD, "text", "right" if column.number else "left")
                line_y += LEADING
            x += wide
        return y + self.head_height

    def _group(self, block: Block, y: float, words: str) -> float:
        indent = block.line.depth * 10.0
        wide = self._wide()
        self.pen.box(MARGIN, y, wide, block.height, "band")
        for at, text in enumerate(block.cells[0]):
            last = at == len(block.cells[0]) - 1
            shown = words.format(name=text) if last else text
            self.pen.text(MARGIN + PAD + indent, y + SIZE + 1.6 + at * LEADING, shown, SIZE, BOLD)
        return y + block.height

    def _row(self, block: Block, y: float) -> None:
        style = PLAIN if block.line.kind == "row" else BOLD
        pen = self.pen
        base = y + SIZE + 1.2
        x = MARGIN
        for column, lines, wide in zip(self.result.columns, block.cells, self.widths, strict=True):
            if column.number:
                for at, text in enumerate(lines):
                    pen.text(x + wide - PAD, base + at * LEADING, text, SIZE, style, "text", "right")
            else:
                for at, text in enumerate(lines):
                    pen.text(x + PAD, base + at * LEADING, text, SIZE, style)
            x += wide

    def _foot(self, page: int, pages: int) -> None:
        foot(self.pen, self.facts, page, pages, self.title)


def foot(pen: Pen, facts: Facts, page: int, pages: int, title: str) -> None:
    """Who and when on the left, the title from the second page on in the middle, page x of y on the right."""
    form = facts.form
    y = pen.height - MARGIN
    pen.rules([(MARGIN, y - 12.0, pen.width - MARGIN, y - 12.0)], "grid", 0.4)
    made = form.words(MADE).format(moment=form.moment(facts.moment), author=clean(facts.author))
    pen.text(MARGIN, y, made, 7.0, PLAIN, "faint")
    number = form.words(PAGE).format(page=form.number(page), pages=form.number(pages))
    pen.text(pen.width - MARGIN, y, number, 7.0, PLAIN, "faint", "right")
    if page > 1:
        pen.text(pen.width / 2, y, title, 7.0, PLAIN, "faint", "middle")
