"""The geometry of a chart, drawn once and painted twice: as vectors on paper and on the screen, where every
shape knows its figure.

Coordinates run from the upper left corner, x to the right and y down, in points on paper and in pixels on
the screen. Colours are roles ("series0", "grid", "text"), so that the painter decides between light and dark.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.core.texts import T
from reports.format import NOT_SET, Format
from reports.run import Point, Result, points

Measure = Callable[[str, float, bool], float]
"""The width of a text of a size, bold or not."""

SERIES = 8
"""How many colours there are; a ninth series takes the first again."""

OTHERS = T("Report", "Others")


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle; `index` is (point, series) when it stands for a figure."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    index: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through some points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 0.5


@dataclass(frozen=True, slots=True)
class Words:
    """A text whose base line starts, has its middle or ends at (x, y)."""

    x: float
    y: float
    text: str
    size: float
    align: str = "left"
    colour: str = "text"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Wedge:
    """A slice of a circle; degrees, counted clockwise from twelve o'clock."""

    x: float
    y: float
    radius: float
    start: float
    extent: float
    fill: str
    index: tuple[int, int] | None = None


Shape = Rect | Stroke | Words | Wedge


@dataclass(frozen=True, slots=True)
class Picture:
    """What a chart shows, in words and numbers.

    Attributes:
        kind: bar, column, line, pie or stacked.
        labels: the names of the points.
        series: the names of the series.
        values: for every point a value per series.
        points: the same points with the way to their rows.
        names: the columns of the series.
        say: a number as the locale writes it.
    """

    kind: str
    labels: tuple[str, ...]
    series: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]
    points: tuple[Point, ...]
    names: tuple[str, ...]
    say: Callable[[object], str]


def picture(result: Result, form: Format) -> Picture | None:
    """The chart of a result; None when it has none or nothing to show."""
    chart = result.report.chart
    found = points(result)
    if chart is None or not found:
        return None
    label = result.report.column(chart.label)
    if chart.by_group:
        label = result.report.column(result.report.grouping(result.group_by[0]).shows)
    labels = tuple(
        form.words(OTHERS) if point.others else form.cell(label, point.label) or form.words(NOT_SET)
        for point in found
    )
    titles = {column.name: form.words(column.title) for column in result.report.columns}
    series = tuple(titles.get(name, form.words(T("Report", "Count"))) for name in chart.values)
    values = tuple(tuple(float(value) for value in point.values) for point in found)
    money = any(column.name in chart.values and column.kind == "money" for column in result.report.columns)
    say = form.money if money else form.number
    return Picture(chart.kind, labels, series, values, found, chart.values, say)


def wanted_height(shown: Picture, size: float = 8.0) -> float:
    """How high a chart wants to be at a text size: bars need a line each."""
    if shown.kind == "bar":
        each = max(2.0, 1.6 * len(shown.series))
        return size * (each * len(shown.labels) + 1.5 + _legend_lines(shown) * 1.8)
    if shown.kind == "pie":
        return size * max(16.0, 1.8 * len(shown.labels) + 2.0)
    return size * 22.0


def draw(shown: Picture, width: float, height: float, measure: Measure, size: float = 8.0) -> list[Shape]:
    """The shapes of a chart inside a box, the background first."""
    if not shown.labels:
        return []
    if shown.kind == "pie":
        return _pie(shown, width, height, measure, size)
    shapes: list[Shape] = []
    top = 0.0
    if _legend_lines(shown):
        shapes += _legend(shown.series, 0.0, size, width, measure, size)
        top = size * 1.8
    if shown.kind == "bar":
        return shapes + _bars(shown, top, width, height, measure, size)
    return shapes + _standing(shown, top, width, height, measure, size)


def colour(series: int) -> str:
    """The role of a series."""
    return f"series{series % SERIES}"


def _legend_lines(shown: Picture) -> int:
    return 1 if len(shown.series) > 1 else 0


def _legend(
    names: Sequence[str], x: float, y: float, width: float, measure: Measure, size: float
) -> list[Shape]:
    shapes: list[Shape] = []
    room = width / len(names)
    for at, name in enumerate(names):
        text = shorten(name, room - 2.5 * size, measure, size)
        shapes.append(Rect(x, y - size * 0.8, size * 0.8, size * 0.8, colour(at)))
        shapes.append(Words(x + size * 1.2, y, text, size))
        x += size * 3.0 + measure(text, size, False)
    return shapes


def shorten(text: str, room: float, measure: Measure, size: float, bold: bool = False) -> str:
    """The text cut with an ellipsis to fit into a width."""
    if measure(text, size, bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + "…", size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…" if low else ""


def ticks(least: float, most: float, wanted: int) -> list[float]:
    """Round numbers from at or below `least` to at or above `most`, about `wanted` of them; whole when the
    step allows."""
    span = most - least or 1.0
    raw = span / max(1, wanted)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * unit for unit in (1, 2, 5, 10) if power * unit >= raw * 0.999)
    if step < 1 and float(least).is_integer() and float(most).is_integer():
        step = 1.0
    first, last = math.floor(least / step + 1e-9), math.ceil(most / step - 1e-9)
    return [step * at for at in range(first, last + 1)]


def _range(shown: Picture) -> tuple[float, float]:
    if shown.kind == "stacked":
        highs = [sum(value for value in row if value > 0) for row in shown.values]
        lows = [sum(value for value in row if value < 0) for row in shown.values]
    else:
        highs = lows = [value for row in shown.values for value in row]
    return min(0.0, *lows), max(0.0, *highs)


def _bars(
    shown: Picture, top: float, width: float, height: float, measure: Measure, size: float
) -> list[Shape]:
    each = (height - top) / len(shown.labels)
    size = min(size, each * 0.9)  # names of neighbours never stand in each other
    names = max(measure(label, size, False) for label in shown.labels)
    left = min(names, width * 0.35) + size
    values = max(measure(shown.say(_exact(v)), size, False) for row in shown.values for v in row)
    room = max(size, width - left - values - size)
    least, most = _range(shown)
    scale = room / ((most - least) or 1.0)
    zero = left - least * scale
    thick = min(size * 1.3, each * 0.76 / len(shown.series))
    shapes: list[Shape] = []
    for at, (label, row) in enumerate(zip(shown.labels, shown.values, strict=True)):
        middle = top + each * (at + 0.5)
        text = shorten(label, left - size * 0.8, measure, size)
        shapes.append(Words(left - size * 0.8, middle + size * 0.35, text, size, "right"))
        y = middle - thick * len(row) / 2
        for series, value in enumerate(row):
            long = abs(value) * scale
            x = zero if value >= 0 else zero - long
            shapes.append(Rect(x, y, max(long, 0.5), thick * 0.92, colour(series), (at, series)))
            end = max(zero, x + long) + size * 0.4
            shapes.append(Words(end, y + thick * 0.5 + size * 0.35, shown.say(_exact(value)), size))
            y += thick
    shapes.append(Stroke(((zero, top), (zero, height)), "axis"))
    return shapes


@dataclass(frozen=True, slots=True)
class _Plot:
    """The inner box of a standing chart and its scale."""

    left: float
    right: float
    top: float
    bottom: float
    low: float
    high: float

    def y(self, value: float) -> float:
        """Where a value lies."""
        return self.bottom - (value - self.low) / ((self.high - self.low) or 1.0) * (self.bottom - self.top)


def _standing(
    shown: Picture, top: float, width: float, height: float, measure: Measure, size: float
) -> list[Shape]:
    marks = ticks(*_range(shown), wanted=max(2, int((height - top) / (size * 4))))
    names = [shown.say(_exact(mark)) for mark in marks]
    left = max(measure(name, size, False) for name in names) + size * 0.8
    plot = _Plot(left, width, top + size * 0.8, height - size * 1.8, marks[0], marks[-1])
    shapes: list[Shape] = []
    for mark, name in zip(marks, names, strict=True):
        y = plot.y(mark)
        shapes.append(Stroke(((left, y), (width, y)), "axis" if mark == 0 else "grid"))
        shapes.append(Words(left - size * 0.5, y + size * 0.35, name, size, "right", "faint"))
    shapes += _names_below(shown, plot, height, measure, size)
    if shown.kind == "line":
        return shapes + _lines(shown, plot, size)
    return shapes + _columns(shown, plot)


def _names_below(shown: Picture, plot: _Plot, height: float, measure: Measure, size: float) -> list[Shape]:
    each = (plot.right - plot.left) / len(shown.labels)
    widest = max(measure(label, size, False) for label in shown.labels)
    every = max(1, math.ceil(min(widest + size, size * 10) / each))
    made: list[Shape] = []
    end = -size
    for at in range(0, len(shown.labels), every):
        text = shorten(shown.labels[at], each * every - size * 0.4, measure, size)
        half = measure(text, size, False) / 2
        x = min(max(plot.left + each * (at + 0.5), half), plot.right - half)
        if x - half < end + size * 0.4:
            continue  # moved away from the edge it would lie on its neighbour
        end = x + half
        made.append(Words(x, height - size * 0.5, text, size, "middle"))
    return made


def _columns(shown: Picture, plot: _Plot) -> list[Shape]:
    each = (plot.right - plot.left) / len(shown.labels)
    stacked = shown.kind == "stacked"
    beside = 1 if stacked else len(shown.series)
    wide = min(each * 0.72, 48.0 * beside) / beside
    shapes: list[Shape] = []
    for at, row in enumerate(shown.values):
        x = plot.left + each * (at + 0.5) - wide * beside / 2
        up = down = 0.0
        for series, value in enumerate(row):
            base = (up if value >= 0 else down) if stacked else 0.0
            y, end = plot.y(base), plot.y(base + value)
            shapes.append(Rect(x, min(y, end), wide * 0.94, abs(y - end), colour(series), (at, series)))
            if stacked:
                up, down = (up + value, down) if value >= 0 else (up, down + value)
            else:
                x += wide
    return shapes


def _lines(shown: Picture, plot: _Plot, size: float) -> list[Shape]:
    each = (plot.right - plot.left) / len(shown.labels)
    shapes: list[Shape] = []
    dot = size * 0.3
    for series in range(len(shown.series)):
        way = tuple(
            (plot.left + each * (at + 0.5), plot.y(row[series])) for at, row in enumerate(shown.values)
        )
        shapes.append(Stroke(way, colour(series), size * 0.2))
        shapes += [
            Rect(x - dot, y - dot, 2 * dot, 2 * dot, colour(series), (at, series))
            for at, (x, y) in enumerate(way)
        ]
    return shapes


def _pie(shown: Picture, width: float, height: float, measure: Measure, size: float) -> list[Shape]:
    values = [max(0.0, row[0]) for row in shown.values]
    whole = sum(values)
    radius = max(size * 2, min(height, width * 0.5) / 2 - size * 0.5)
    middle = height / 2
    shapes: list[Shape] = []
    start = 0.0
    for at, value in enumerate(values):
        extent = 360.0 * value / whole if whole else 0.0
        if extent:
            shapes.append(Wedge(radius, middle, radius, start, extent, colour(at), (at, 0)))
        start += extent
    left = radius * 2 + size * 2.5
    step = min(size * 1.8, height / len(values))
    y = middle - step * len(values) / 2 + step * 0.5 + size * 0.35
    for at, (label, value) in enumerate(zip(shown.labels, values, strict=True)):
        part = f"{100 * value / whole:.0f}%" if whole else ""
        text = f"{shown.say(_exact(value))}  {part}"
        room = width - left - size * 2.4 - measure(text, size, True)
        name = shorten(label, room, measure, size)
        shapes.append(Rect(left, y - size * 0.8, size * 0.8, size * 0.8, colour(at), (at, 0)))
        shapes.append(Words(left + size * 1.4, y, name, size))
        x = left + size * 2.4 + measure(name, size, False)
        shapes.append(Words(x, y, text, size, colour="faint"))
        y += step
    return shapes


def _exact(value: float) -> object:
    return int(value) if value.is_integer() else Decimal(str(round(value, 2)))


def hit(shapes: Sequence[Shape], x: float, y: float, slack: float = 0.0) -> tuple[int, int] | None:
    """The figure under a point of the screen, the topmost first; None beside all of them."""
    for shape in reversed(shapes):
        if isinstance(shape, Rect) and shape.index is not None:
            inside = (
                shape.x - slack <= x <= shape.x + shape.width + slack
                and shape.y - slack <= y <= shape.y + shape.height + slack
            )
            if inside:
                return shape.index
        elif isinstance(shape, Wedge) and shape.index is not None:
            across, down = x - shape.x, y - shape.y
            angle = math.degrees(math.atan2(across, -down)) % 360
            if math.hypot(across, down) <= shape.radius and shape.start <= angle < shape.start + shape.extent:
                return shape.index
    return None
