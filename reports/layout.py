"""Where everything on the paper goes: widths of columns, wrapped cells, pages. Pure sums; nothing is drawn
here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reports.format import Format
from reports.report import Col
from reports.run import Line, Result
from reports.typeface import BOLD, PLAIN, clean, parts, width, wrap

SIZE = 8.0
LEADING = 10.4
PAD = 4.0
"""Between the edge of a column and its text, left and right."""
ROW_GAP = 3.2
"""Above and below the lines of a row together."""
MOST_LINES = 12
"""A cell with more text than this ends with an ellipsis: no row may be higher than a page."""
TEXT_CAP = 0.45
"""No column of text asks for more than this part of the page."""
SLACK = 0.01
"""A text exactly as wide as its column is not wrapped for the sake of a rounded sum."""
LONGEST_WORD = 96.0
"""A word wider than this is broken rather than given room."""

SHOWN_WIDTHS = 4000
"""The widest text is looked for in this many rows, spread over the report: measuring every cell costs as
much as drawing."""


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the report as it will stand on paper.

    Attributes:
        line: the line of the result.
        cells: for every column the wrapped text.
        height: in points.
    """

    line: Line
    cells: tuple[tuple[str, ...], ...]
    height: float


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page: the headings of the groups that go on from the page before, then the
    blocks."""

    repeated: tuple[Block, ...]
    blocks: tuple[Block, ...]


def column_widths(
    columns: Sequence[Col], titles: Sequence[str], texts: Sequence[Sequence[str]], room: float
) -> list[float]:
    """Widths that add up to `room`: numbers as wide as they are, texts share what is left by what they need.

    `texts` are rows of cell texts. A title may wrap, so only its longest word counts.
    """
    every = max(1, len(texts) // SHOWN_WIDTHS)
    needs: list[float] = []
    leasts: list[float] = []
    for at, (column, title) in enumerate(zip(columns, titles, strict=True)):
        word = max((width(word, SIZE, BOLD) for word in title.split()), default=0.0)
        cells = {row[at] for row in texts[::every]}
        style = BOLD if column.number else PLAIN
        widest = max((width(text, SIZE, style) for text in cells), default=0.0)
        fixed = column.kind not in ("text", "choice")
        need = max(word, widest, min(width(title, SIZE, BOLD), 60.0)) + 2 * PAD
        longest = max((width(part, SIZE) for text in cells for part in parts(text)), default=0.0)
        least = need if fixed else min(need, max(word, min(longest, LONGEST_WORD)) + 2 * PAD)
        needs.append(need if fixed else max(least, min(need, room * TEXT_CAP)))
        leasts.append(least)
    return _share(columns, needs, leasts, room)


def _share(
    columns: Sequence[Col], needs: Sequence[float], leasts: Sequence[float], room: float
) -> list[float]:
    spare = room - sum(needs)
    if spare >= 0:
        stretch = [column.weight if column.kind == "text" else 0.0 for column in columns]
        if not any(stretch):
            return list(needs)
        # A little spare width goes to the texts; very much would tear the columns apart.
        spare = min(spare, 0.6 * sum(need for need, take in zip(needs, stretch, strict=True) if take))
        whole = sum(take * need for take, need in zip(stretch, needs, strict=True))
        return [need + spare * take * need / whole for take, need in zip(stretch, needs, strict=True)]
    if sum(leasts) >= room:
        return [least * room / sum(leasts) for least in leasts]
    return cut(needs, leasts, room)


def cut(needs: Sequence[float], leasts: Sequence[float], room: float) -> list[float]:
    """The widest columns give way first, down to a common width, none below its least."""
    low, high = 0.0, max(needs)
    for _ in range(40):
        middle = (low + high) / 2
        wide = sum(max(least, min(need, middle)) for need, least in zip(needs, leasts, strict=True))
        low, high = (low, middle) if wide > room else (middle, high)
    return [max(least, min(need, low)) for need, least in zip(needs, leasts, strict=True)]


def texts_of(result: Result, form: Format) -> list[tuple[str, ...]]:
    """The texts of every line's cells, in the order of the lines; empty for headings."""
    columns = result.columns
    cell = form.cell
    return [
        tuple([clean(cell(column, value)) for column, value in zip(columns, line.cells, strict=True)])
        if line.kind != "head"
        else ()
        for line in result.lines
    ]


def blocks(
    result: Result,
    texts: Sequence[tuple[str, ...]],
    widths: Sequence[float],
    labels: Callable[[Line], str],
) -> list[Block]:
    """Every line wrapped into its columns. `labels` says a heading, a subtotal or the total."""
    rooms = [wide - 2 * PAD + SLACK for wide in widths]
    plain = LEADING + ROW_GAP
    made: list[Block] = []
    for line, cells in zip(result.lines, texts, strict=True):
        if line.kind == "head":
            label = wrap(clean(labels(line)), sum(widths) - 2 * PAD, SIZE, BOLD, 2)
            made.append(Block(line, (label,), len(label) * LEADING + ROW_GAP + 1.0))
            continue
        if line.kind == "row":
            wrapped = tuple(
                [wrap(text, room, SIZE, PLAIN, MOST_LINES) for text, room in zip(cells, rooms, strict=True)]
            )
        else:
            free = _free(cells, widths) - 2 * PAD
            label = wrap(clean(labels(line)), free, SIZE, BOLD, 3)
            rest = [(text,) for text in cells]
            wrapped = (label, *rest[1:])
        high = max(len(lines) for lines in wrapped)
        made.append(Block(line, wrapped, plain if high == 1 else high * LEADING + ROW_GAP))
    return made


def _free(cells: Sequence[str], widths: Sequence[float]) -> float:
    """The width of the first column and of the empty ones right of it: the room of a total's label."""
    free = widths[0]
    for text, wide in zip(cells[1:], widths[1:], strict=True):
        if text:
            break
        free += wide
    return free


def paginate(made: Sequence[Block], first: float, other: float) -> list[Page]:
    """Blocks on pages with `first` points of room on the first page and `other` on the rest.

    A heading never stands at the foot of a page without a row; headings of groups that go on are repeated.
    """
    pages: list[Page] = []
    current: list[Block] = []
    repeated: tuple[Block, ...] = ()
    open_heads: list[Block] = []
    room = first
    at = 0
    while at < len(made):
        run = _together(made, at)
        need = sum(block.height for block in made[at:run])
        if need > room and (current or (pages == [] and first < other)):
            pages.append(Page(repeated, tuple(current)))
            current = []
            repeated = _going_on(open_heads, made[at])
            room = other - sum(block.height for block in repeated)
        for block in made[at:run]:
            current.append(block)
            room -= block.height
            if block.line.kind == "head":
                del open_heads[block.line.depth :]
                open_heads.append(block)
        at = run
    if current or not pages:
        pages.append(Page(repeated, tuple(current)))
    return pages


def _together(made: Sequence[Block], at: int) -> int:
    """The end of what must not be parted: headings with the first row after them."""
    end = at
    while end < len(made) and made[end].line.kind == "head":
        end += 1
    return min(end + 1, len(made))


def _going_on(open_heads: Sequence[Block], following: Block) -> tuple[Block, ...]:
    if following.line.kind == "total":
        return ()
    depth = following.line.depth + (1 if following.line.kind == "sub" else 0)
    return tuple(open_heads[:depth])
