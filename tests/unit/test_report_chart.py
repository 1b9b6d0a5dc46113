"""The geometry of charts: true to the figures, inside the box, clickable."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from reports.chart import (
    Picture,
    Rect,
    Stroke,
    Wedge,
    Words,
    draw,
    hit,
    picture,
    shorten,
    ticks,
    wanted_height,
)
from reports.paper import measure
from reports.run import Point, arrange
from tests.unit.report_samples import REGISTER, TODAY, facts, register_rows

numbers = st.floats(-(10**6), 10**6).map(lambda value: round(value, 2))


def shown(kind: str, values: list[tuple[float, ...]]) -> Picture:
    labels = tuple(f"Point {at}" for at in range(len(values)))
    series = tuple(f"Series {at}" for at in range(len(values[0])))
    points = tuple(
        Point(label, tuple(map(Decimal, row)), ()) for label, row in zip(labels, values, strict=True)
    )
    return Picture(kind, labels, series, tuple(values), points, series, str)


tables = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.tuples(*[numbers] * wide), min_size=1, max_size=30)
)
kinds = st.sampled_from(["bar", "column", "line", "pie", "stacked"])


@given(kinds, tables)
def test_every_shape_lies_inside_the_box(kind: str, values: list) -> None:
    made = shown(kind, values)
    wide, high = 500.0, max(160.0, wanted_height(made))
    for shape in draw(made, wide, high, measure):
        if isinstance(shape, Rect):
            assert shape.width >= 0
            assert shape.height >= 0
            box = (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
        elif isinstance(shape, Wedge):
            r = shape.radius
            box = (shape.x - r, shape.y - r, shape.x + r, shape.y + r)
        elif isinstance(shape, Stroke):
            box = (
                min(x for x, _ in shape.points),
                min(y for _, y in shape.points),
                max(x for x, _ in shape.points),
                max(y for _, y in shape.points),
            )
        else:
            box = (shape.x, shape.y - shape.size, shape.x, shape.y)
        assert box[0] >= -3
        assert box[1] >= -3
        assert box[2] <= wide + 3
        assert box[3] <= high + 3


@given(st.sampled_from(["bar", "column"]), tables)
def test_bars_are_as_long_as_their_figures(kind: str, values: list) -> None:
    made = shown(kind, values)
    rects = {s.index: s for s in draw(made, 500, 400, measure) if isinstance(s, Rect) and s.index}
    assert set(rects) == {(at, series) for at, row in enumerate(values) for series in range(len(row))}
    long = {index: (s.width if kind == "bar" else s.height) for index, s in rects.items()}
    top = max(rects, key=lambda index: abs(values[index[0]][index[1]]))
    most = abs(values[top[0]][top[1]])
    assume(most > 1)
    for (at, series), length in long.items():
        assert abs(length - long[top] * abs(values[at][series]) / most) <= 0.6


@given(st.lists(st.floats(0, 1000).map(lambda value: (value,)), min_size=1, max_size=8))
def test_slices_fill_the_circle_in_proportion(values: list) -> None:
    whole = sum(row[0] for row in values)
    wedges = [s for s in draw(shown("pie", values), 400, 200, measure) if isinstance(s, Wedge)]
    assume(whole > 0)
    assert abs(sum(wedge.extent for wedge in wedges) - 360) < 0.01
    for wedge in wedges:
        assert abs(wedge.extent - 360 * values[wedge.index[0]][0] / whole) < 0.01


@given(kinds, tables)
def test_a_click_on_a_figure_finds_it(kind: str, values: list) -> None:
    made = shown(kind, values)
    shapes = draw(made, 500, max(160.0, wanted_height(made)), measure)
    for shape in shapes:
        if kind != "line" and isinstance(shape, Rect) and shape.index and min(shape.width, shape.height) > 1:
            assert hit(shapes, shape.x + shape.width / 2, shape.y + shape.height / 2) == shape.index
    assert hit(shapes, -50, -50) is None


@given(st.floats(-(10**6), 0), st.floats(1, 10**6), st.integers(2, 12))
def test_ticks_are_even_and_hold_all_values(low: float, high: float, wanted: int) -> None:
    marks = ticks(low, high, wanted)
    assert marks[0] <= low + 1e-6 * high
    assert marks[-1] >= high - 1e-6 * high
    assert len(marks) <= 2.5 * wanted + 3
    steps = {round((b - a) / (marks[1] - marks[0]), 6) for a, b in zip(marks, marks[1:], strict=False)}
    assert steps == {1.0}


def test_counts_have_whole_ticks() -> None:
    assert ticks(0.0, 2.0, 8) == [0.0, 1.0, 2.0]


@given(st.sampled_from(["column", "line", "stacked"]), st.integers(2, 30), st.integers(1, 30))
def test_names_below_a_chart_never_lie_on_each_other(kind: str, points: int, letters: int) -> None:
    made = shown(kind, [(1.0,)] * points)
    made = replace(made, labels=tuple("m" * letters for _ in range(points)))
    names = [
        shape
        for shape in draw(made, 500.0, 160.0, measure)
        if isinstance(shape, Words) and shape.text.startswith("m")
    ]
    spans = sorted(
        (s.x - measure(s.text, s.size, False) / 2, s.x + measure(s.text, s.size, False) / 2) for s in names
    )
    assert all(end < start for (_, end), (start, _) in pairwise(spans))
    assert names


def test_a_long_name_is_shortened_to_its_room() -> None:
    text = shorten("Общество с ограниченной ответственностью", 60, measure, 8.0)
    assert text.endswith("…")
    assert measure(text, 8.0, False) <= 60
    assert shorten("Short", 600, measure, 8.0) == "Short"


def test_a_picture_takes_names_and_figures_from_the_groups() -> None:
    result = arrange(REGISTER, register_rows(100), {}, TODAY)
    made = picture(result, facts().form)
    assert made is not None
    assert "Not set" in made.labels
    total = [line for line in result.lines if line.kind == "total"][0]
    amount = [column.name for column in result.columns].index("amount")
    assert abs(sum(row[0] for row in made.values) - float(total.cells[amount])) < 0.01
    words = [s.text for s in draw(made, 500, wanted_height(made), measure) if isinstance(s, Words)]
    assert "Иванова 1 А. П." in words


def test_nothing_found_has_no_picture() -> None:
    assert picture(arrange(REGISTER, [], {}, TODAY), facts().form) is None
