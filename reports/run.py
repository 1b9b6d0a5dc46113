"""From the rows of a statement to the lines of a report, and from any figure back to the rows behind it.
Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from app.core.texts import T
from reports.report import Col, Report, Row, Values

Keys = tuple[tuple[str, object], ...]
"""Names and values that all rows behind a figure share."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report.

    Attributes:
        kind: heading of a group, row, subtotal, or the total of all.
        depth: which grouping a heading or subtotal belongs to, 0 outermost.
        cells: one value per shown column; nothing in a heading.
        keys: what the rows behind this line share.
        count: the number of statement rows it stands for.
        label: the value that names the group (of the column that the grouping shows).
    """

    kind: Literal["head", "row", "sub", "total"]
    depth: int
    cells: Row
    keys: Keys
    count: int = 1
    label: object = None


@dataclass(frozen=True, slots=True)
class Result:
    """A report that has run.

    Attributes:
        report: the declaration.
        choices: the answers to its parameters, by name.
        values: what the statement was asked with.
        group_by: the groupings in force, outermost first.
        columns: the shown columns; those that name a group are in its heading instead.
        rows: the rows as the statement (and the report's own work) gave them.
        lines: everything in the order of the page.
        cut: there were more rows than a report takes.
        today: the firm's day it ran on.
        note: what the rows are, when they are those behind a figure.
    """

    report: Report
    choices: Values
    values: Values
    group_by: tuple[str, ...]
    columns: tuple[Col, ...]
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    cut: bool
    today: date
    note: str = ""

    def position(self, name: str) -> int:
        """Where a column stands in `rows`; KeyError when it is not in the statement."""
        for at, column in enumerate(self.report.selected):
            if column.name == name:
                return at
        raise KeyError(name)


def asked(report: Report, choices: Values, today: date) -> dict[str, object]:
    """The answers as values of the statement; parameters that are not answered take their defaults.
    PeriodError."""
    values: dict[str, object] = {"today": today}
    for param in report.params:
        values |= param.values(choices.get(param.name, param.initial()), today)
    return values


def missing(report: Report, choices: Values, today: date) -> tuple[T, ...]:
    """The titles of the parameters that must be answered and are not."""
    return tuple(
        param.title
        for param in report.params
        if param.required and not param.values(choices.get(param.name, param.initial()), today)
    )


def arrange(
    report: Report,
    rows: Sequence[Row],
    choices: Values,
    today: date,
    group_by: tuple[str, ...] | None = None,
    cut: bool = False,
) -> Result:
    """Rows of the statement made into groups, subtotals and totals. Pure."""
    values = asked(report, choices, today)
    if report.work is not None:
        rows = report.work(rows, values)
    chosen = report.group_by if group_by is None else group_by
    shows = {report.grouping(key).shows for key in chosen}
    columns = tuple(
        column
        for column in report.columns
        if not column.hidden and column.name not in shows and (not column.when or column.when in values)
    )
    maker = _Maker(report, chosen, columns)
    lines = maker.lines(rows)
    return Result(report, dict(choices), values, chosen, columns, tuple(rows), tuple(lines), cut, today)


class _Sums:
    """The running totals of one group, one slot per column of the report that has a total or feeds a
    computed one."""

    __slots__ = ("count", "seen", "slots")

    def __init__(self, width: int) -> None:
        self.slots: list[object] = [None] * width
        self.seen = [0] * width
        self.count = 0

    def add(self, row: Row, wanted: Sequence[tuple[int, str]]) -> None:
        """Take one row in."""
        self.count += 1
        for at, total in wanted:
            value = row[at]
            if value is None:
                continue
            self.seen[at] += 1
            old = self.slots[at]
            if old is None:
                self.slots[at] = value
            elif total == "min":
                self.slots[at] = min(old, value)  # type: ignore[call-overload]
            elif total == "max":
                self.slots[at] = max(old, value)  # type: ignore[call-overload]
            else:
                self.slots[at] = old + value  # type: ignore[operator]

    def total(self, at: int, total: str) -> object:
        """The total of one column; a mean is exact, not rounded."""
        if total == "count":
            return self.count
        value = self.slots[at]
        if total == "mean" and value is not None:
            return Decimal(str(value)) / self.seen[at]
        if total == "sum" and value is None:
            return 0
        return value


class _Maker:
    """Makes lines of rows, for one report and one choice of groupings."""

    def __init__(self, report: Report, group_by: tuple[str, ...], columns: tuple[Col, ...]) -> None:
        self.report = report
        self.columns = columns
        selected = report.selected
        self.at = {column.name: at for at, column in enumerate(selected)}
        self.groups = tuple((key, self.at[key], self.at[report.grouping(key).shows]) for key in group_by)
        fed = {name for column in columns if column.computed for name in column.of}
        self.wanted = tuple(
            (at, column.total or "sum")
            for at, column in enumerate(selected)
            if (column.total not in ("", "count")) or column.name in fed
        )
        self.totals = any(column.total for column in columns)
        self.width = len(selected)
        keys = report.keys or tuple(name for name in ("entity", "id") if name in self.at)
        self.keys = tuple((name, self.at[name]) for name in keys)
        self.whole = _Sums(self.width)

    def lines(self, rows: Sequence[Row]) -> list[Line]:
        """Every line, headings before and subtotals after their rows, the total last."""
        for row in rows:
            self.whole.add(row, self.wanted)
        made: list[Line] = []
        self._level(self._sorted(rows), 0, (), made)
        if self.totals and rows:
            made.append(Line("total", 0, self._totals(self.whole), (), self.whole.count))
        return made

    def _sorted(self, rows: Sequence[Row]) -> Sequence[Row]:
        if not self.groups:
            return rows
        order = [(key_at, label_at) for _, key_at, label_at in self.groups]
        return sorted(rows, key=lambda row: [(_order(row[shown]), _order(row[key])) for key, shown in order])

    def _level(self, rows: Sequence[Row], depth: int, keys: Keys, made: list[Line]) -> _Sums:
        sums = _Sums(self.width)
        if depth == len(self.groups):
            for row in rows:
                sums.add(row, self.wanted)
                own = keys + tuple((name, row[at]) for name, at in self.keys)
                made.append(Line("row", depth, self._cells(row), own))
            return sums
        name, key_at, label_at = self.groups[depth]
        for part in _parts(rows, key_at):
            here = (*keys, (name, part[0][key_at]))
            label = part[0][label_at]
            made.append(Line("head", depth, (), here, len(part), label))
            inner = self._level(part, depth + 1, here, made)
            if self.totals:
                made.append(Line("sub", depth, self._totals(inner), here, inner.count, label))
            _merge(sums, inner, self.wanted)
        return sums

    def _cells(self, row: Row) -> Row:
        return tuple(
            self._computed(column, [row[self.at[name]] for name in column.of])
            if column.computed
            else row[self.at[column.name]]
            for column in self.columns
        )

    def _totals(self, sums: _Sums) -> Row:
        return tuple(
            self._computed(column, [sums.total(self.at[name], "sum") for name in column.of])
            if column.computed
            else (sums.total(self.at[column.name], column.total) if column.total else None)
            for column in self.columns
        )

    def _computed(self, column: Col, of: Sequence[object]) -> object:
        if column.kind == "change":
            return (of[0] or 0) - (of[1] or 0)  # type: ignore[operator]
        whole = self.whole.total(self.at[column.of[0]], "sum")
        if not whole:
            return None
        return Decimal(str(of[0] or 0)) / Decimal(str(whole))


def _parts(rows: Sequence[Row], at: int) -> list[list[Row]]:
    """Neighbours with the same key."""
    made: list[list[Row]] = []
    for row in rows:
        if made and fold(made[-1][0][at]) == fold(row[at]):
            made[-1].append(row)
        else:
            made.append([row])
    return made


def _merge(into: _Sums, inner: _Sums, wanted: Sequence[tuple[int, str]]) -> None:
    count, seen = into.count, list(into.seen)
    into.add(tuple(inner.slots), wanted)
    into.count = count + inner.count
    into.seen = [mine + its for mine, its in zip(seen, inner.seen, strict=True)]


def fold(value: object) -> object:
    """Texts blind to case and accents, as the base compares them (й stays a letter of its own); the rest as
    it is."""
    if not isinstance(value, str):
        return value
    text = value.casefold().replace("ё", "е")
    if text.isascii():
        return text
    bare = unicodedata.normalize("NFKD", text.replace("й", "\0"))
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).replace("\0", "й")


def _order(value: object) -> tuple[int, object]:
    """Anything comparable with its like: nothing last, texts blind to case, ё beside е."""
    if value is None:
        return (2, 0)
    if isinstance(value, str):
        return (1, fold(value))
    if isinstance(value, datetime):
        return (0, value.timestamp())
    if isinstance(value, date):
        return (0, value.toordinal())
    return (0, value)


# --- from a figure to the rows behind it ---


@dataclass(frozen=True, slots=True)
class Drill:
    """The rows behind one figure: they share `keys` of one of `any_of`, and count for the column `figure`."""

    any_of: tuple[Keys, ...]
    figure: str = ""


def behind(result: Result, line: Line, column: Col) -> Drill:
    """The way from a figure to its rows."""
    return Drill((line.keys,), column.name)


def rows_report(report: Report) -> Report:
    """The list that opens behind a figure: a report itself, so it prints and exports like any other."""
    if not report.keys:
        return report
    return replace(
        report, columns=report.rows, keys=(), groups=(), group_by=(), chart=None, rows=(), work=None
    )


def drill_values(result: Result, drill: Drill) -> dict[str, object]:
    """What the `rows` statement is asked with. Several alternatives are parted afterwards, by the keys the
    rows carry."""
    values = dict(result.values)
    column = result.report.column(drill.figure) if drill.figure else None
    if column is not None and column.before:
        for end in ("from", "until"):
            values[f"{column.before}_{end}"] = values[f"{column.before}_before_{end}"]
    if column is not None and column.drill:
        values[column.drill] = True
    if len(drill.any_of) == 1:
        values |= dict(drill.any_of[0])
    return values


def picked(result: Result, drill: Drill, rows: Sequence[Row], cut: bool = False, note: str = "") -> Result:
    """The list behind a figure, of the rows of the report itself (a list) or of its `rows` statement
    (figures)."""
    report = rows_report(result.report)
    at = {column.name: place for place, column in enumerate(report.selected)}
    if result.report.keys and len(drill.any_of) == 1:
        chosen: Sequence[Row] = rows  # the statement has chosen already
    else:
        names = [tuple(at[name] for name, _ in keys) for keys in drill.any_of[:1]]
        wanted = {tuple(fold(value) for _, value in keys) for keys in drill.any_of}
        places = names[0] if names else ()
        chosen = [row for row in rows if tuple(fold(row[place]) for place in places) in wanted]
    plain = replace(report, work=None, group_by=())
    return replace(arrange(plain, chosen, result.choices, result.today, (), cut), note=note)


# --- the charts' points ---


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a chart: its name (a value of the label column), a value per series, and the rows behind
    it."""

    label: object
    values: tuple[Decimal, ...]
    any_of: tuple[Keys, ...]
    others: bool = False


def points(result: Result) -> tuple[Point, ...]:
    """The points of the chart of a result, largest first and cut to `top` for bars and pies; empty without a
    chart."""
    chart = result.report.chart
    if chart is None:
        return ()
    found = _group_points(result) if chart.by_group else _row_points(result)
    if chart.kind in ("bar", "pie"):
        found.sort(key=lambda point: -sum(point.values))
        if len(found) > chart.top + 1:
            found = [*found[: chart.top], _others(found[chart.top :])]
    return tuple(found)


def _group_points(result: Result) -> list[Point]:
    chart = result.report.chart
    assert chart is not None
    if not result.group_by:
        return []
    names = [column.name for column in result.columns]
    if not any(line.kind == "sub" for line in result.lines) or chart.values == ("count",):
        return [
            Point(line.label, (Decimal(line.count),), (line.keys,))
            for line in result.lines
            if line.kind == "head" and line.depth == 0
        ]
    return [
        Point(
            line.label, tuple(_decimal(line.cells[names.index(name)]) for name in chart.values), (line.keys,)
        )
        for line in result.lines
        if line.kind == "sub" and line.depth == 0
    ]


def _row_points(result: Result) -> list[Point]:
    chart = result.report.chart
    assert chart is not None
    label = result.position(chart.label)
    places = [result.position(name) for name in chart.values]
    keys = [(name, result.position(name)) for name in result.report.keys or ("id",)]
    return [
        Point(
            row[label],
            tuple(_decimal(row[at]) for at in places),
            (tuple((name, row[at]) for name, at in keys),),
        )
        for row in result.rows
    ]


def _others(rest: Sequence[Point]) -> Point:
    values = tuple(sum(column, Decimal(0)) for column in zip(*(point.values for point in rest), strict=True))
    return Point(None, values, tuple(keys for point in rest for keys in point.any_of), True)


def _decimal(value: object) -> Decimal:
    return Decimal(0) if value is None else Decimal(str(value))
