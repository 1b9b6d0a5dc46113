"""A printed card: the sections of one record one below the other, pairs in two columns, the rest as small
tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from reports.facts import Facts
from reports.format import Format
from reports.layout import LEADING, PAD, ROW_GAP, SIZE, SLACK, column_widths
from reports.paper import A4, FOOT, MARGIN, TITLE, foot
from reports.pen import Pen
from reports.report import Col, Row, Section
from reports.run import Result
from reports.typeface import BOLD, ITALIC, PLAIN, clean, wrap

HEADING = 10.0
LABEL = 0.36
"""The part of a pair's width that its label takes."""
MOST_LINES = 30
SHORT = 46
"""A value with more letters than this takes the whole width of the page."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is drawn in one piece: how high it is, and the texts and lines in it.

    Attributes:
        texts: x from the left margin, base line from the top of the item, words, size, style, colour.
        rule: a thin line below.
        keep: must not stand last on a page.
    """

    height: float
    texts: tuple[tuple[float, float, str, float, str, str], ...]
    rule: str = ""
    keep: bool = False


def write(result: Result, facts: Facts, out: BinaryIO) -> Pen:
    """Write the card as a PDF; returns the pen for its counts."""
    form = facts.form
    title = form.words(result.report.title)
    pen = Pen(out, A4, title, facts.author)
    room = pen.width - 2 * MARGIN
    made = items(result, facts, room)
    pages = paginate(made, pen.height - 2 * MARGIN - FOOT)
    for number, page in enumerate(pages, 1):
        y = MARGIN
        for item in page:
            for x, down, text, size, style, colour in item.texts:
                pen.text(MARGIN + x, y + down, text, size, style, colour)
            y += item.height
            if item.rule:
                pen.rules([(MARGIN, y, MARGIN + room, y)], item.rule, 0.8 if item.rule == "rule" else 0.4)
        foot(pen, facts, number, len(pages), name_of(result) or title)
        pen.turn()
    pen.close()
    return pen


def name_of(result: Result) -> str:
    """The name that the card is about: the pair of the first section whose key is `name`."""
    return next((str(row[-1]) for row in result.rows if "name" in row), "")


def items(result: Result, facts: Facts, room: float) -> list[Item]:
    """All pieces of a card in their order."""
    form = facts.form
    made: list[Item] = []
    if facts.firm:
        made.append(Item(13.0, ((0.0, SIZE, clean(facts.firm), SIZE, PLAIN, "faint"),)))
    made.append(Item(12.0, ((0.0, SIZE, form.words(result.report.title), SIZE, PLAIN, "faint"),), keep=True))
    for line in wrap(clean(name_of(result)), room, TITLE, BOLD, 3):
        made.append(Item(TITLE * 1.3, ((0.0, TITLE, line, TITLE, BOLD, "text"),), keep=True))
    if not result.rows:
        text = form.words(result.report.empty)
        made.append(Item(30.0, ((0.0, 20.0, text, HEADING, ITALIC, "text"),)))
    for section in result.report.sections:
        rows = [row for row in result.rows if row[0] == section.key]
        if rows:
            made += _section(result, section, rows, form, room)
    return made


def _section(result: Result, section: Section, rows: Sequence[Row], form: Format, room: float) -> list[Item]:
    heading = form.words(section.title)
    made = [Item(HEADING * 2.4, ((0.0, HEADING * 1.9, heading, HEADING, BOLD, "text"),), "rule", keep=True)]
    if section.pairs:
        return made + _pairs(section, rows, result, form, room)
    places = [result.position(column.name) for column in section.columns]
    texts = [
        [clean(form.cell(column, row[at])) for column, at in zip(section.columns, places, strict=True)]
        for row in rows
    ]
    used = [at for at in range(len(section.columns)) if any(row[at] for row in texts)]
    columns = [section.columns[at] for at in used]
    return made + _table(columns, [[row[at] for at in used] for row in texts], form, room)


def _table(columns: Sequence[Col], texts: Sequence[Sequence[str]], form: Format, room: float) -> list[Item]:
    titles = [form.words(column.title) for column in columns]
    widths = column_widths(columns, titles, texts, room)
    made = [_line(titles, widths, SIZE - 0.5, PLAIN, "faint", keep=True)]
    made += [_line(row, widths, SIZE, PLAIN, "text") for row in texts]
    return made


def _line(
    texts: Sequence[str], widths: Sequence[float], size: float, style: str, colour: str, keep: bool = False
) -> Item:
    placed: list[tuple[float, float, str, float, str, str]] = []
    x, high = 0.0, 1
    for text, wide in zip(texts, widths, strict=True):
        lines = wrap(text, wide - PAD + SLACK, size, style, MOST_LINES)
        high = max(high, len(lines))
        placed += [(x, SIZE + 1.2 + at * LEADING, line, size, style, colour) for at, line in enumerate(lines)]
        x += wide
    return Item(high * LEADING + ROW_GAP, tuple(placed), "grid", keep)


def _pairs(section: Section, rows: Sequence[Row], result: Result, form: Format, room: float) -> list[Item]:
    """Label and value side by side, two pairs to a line while they are short."""
    label, value, *codes = section.columns
    moment = result.position("at_ts") if "at_ts" in {column.name for column in result.report.columns} else -1
    pairs = []
    for row in rows:
        said = form.cell(value, row[result.position(value.name)])
        for code in codes:
            said = form.cell(code, row[result.position(code.name)]) or said
        if moment >= 0 and isinstance(row[moment], datetime):
            said = form.day_of(row[moment])
        pairs.append((clean(form.cell(label, row[result.position(label.name)])), clean(said)))
    made: list[Item] = []
    half = room / 2
    waiting: tuple[str, str] | None = None
    for pair in pairs:
        if len(pair[1]) > SHORT or "\n" in pair[1]:
            made += [_pair_line([waiting], half, room)] if waiting else []
            waiting = None
            made.append(_pair_line([pair], room, room))
        elif waiting:
            made.append(_pair_line([waiting, pair], half, room))
            waiting = None
        else:
            waiting = pair
    if waiting:
        made.append(_pair_line([waiting], half, room))
    return made


def _pair_line(pairs: Sequence[tuple[str, str]], wide: float, room: float) -> Item:
    placed: list[tuple[float, float, str, float, str, str]] = []
    high = 1
    indent = room / 2 * LABEL
    for number, (label, value) in enumerate(pairs):
        x = number * wide
        names = wrap(label, indent - PAD, SIZE, PLAIN, 2)
        lines = wrap(value, wide - indent - PAD, SIZE, PLAIN, MOST_LINES)
        high = max(high, len(lines), len(names))
        placed += [
            (x, SIZE + 1.2 + at * LEADING, text, SIZE, PLAIN, "faint") for at, text in enumerate(names)
        ]
        placed += [
            (x + indent, SIZE + 1.2 + at * LEADING, text, SIZE, PLAIN, "text")
            for at, text in enumerate(lines)
        ]
    return Item(high * LEADING + ROW_GAP, tuple(placed), "grid")


def paginate(made: Sequence[Item], room: float) -> list[list[Item]]:
    """Pieces on pages; what must be kept goes to the next page together with what follows it."""
    pages: list[list[Item]] = [[]]
    used = 0.0
    at = 0
    while at < len(made):
        end = at
        while end < len(made) - 1 and made[end].keep:
            end += 1
        run = made[at : end + 1]
        need = sum(item.height for item in run)
        if used + need > room and pages[-1]:
            pages.append([])
            used = 0.0
        pages[-1] += run
        used += need
        at = end + 1
    return pages
