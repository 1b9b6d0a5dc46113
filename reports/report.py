"""The vocabulary of reports: one declaration and one `.sql` file beside it make a report.

From the declaration follow the menu entry, the parameter dialog, the page on the screen, PDF, print, xlsx,
csv and the way from every figure to the rows behind it. There are three forms:

* a *list*: the statement answers rows of the entity itself (a column `id`); groups and subtotals are made by
  the runner;
* *figures*: the statement answers counted rows, and a second statement, `rows`, answers the rows behind a
  figure;
* a *card*: the statement answers the lines of a printed form, section by section.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.core.texts import T
from reports.params import Param

Kind = Literal[
    "id",
    "text",
    "choice",
    "int",
    "number",
    "money",
    "share",
    "change",
    "day",
    "moment",
    "month",
    "birthday",
    "flag",
    "country",
    "phone",
]
Total = Literal["", "sum", "count", "min", "max", "mean"]
Row = tuple[object, ...]

NUMBERS = frozenset({"int", "number", "money", "share", "change"})
COMPUTED = frozenset({"share", "change"})


@dataclass(frozen=True, slots=True)
class Col:
    """One column.

    Attributes:
        name: the name in the select list of the statement (computed columns stand in no statement).
        kind: what the values are. `id` is a hidden key. `share` is the part of the column `of` in its whole,
            `change` the difference of the two columns `of` (now, before). `month` is the first day of a
            month, `birthday` a day without its year, `country` an ISO 3166-1 code,
            `phone` a number in E.164 form or as somebody typed it.
        total: how subtotals and totals are made of the rows.
        of: the columns that a computed column is made of.
        drill: name of a value that the `rows` statement knows, when this column counts only some of the rows.
        counts: the figure is the number of rows behind it, and a test holds it to that.
        when: the column is there only when the report runs with this value (the comparison period).
        before: name of the period whose comparison this column counts: its rows are asked for with that
            comparison as the period.
        choices: the words of the codes of a `choice`.
        unset: nothing is said in words ("Not set"), because the column names what is counted.
        weight: how much of the spare width a text column takes.
    """

    name: str
    title: T
    kind: Kind = "text"
    total: Total = ""
    of: tuple[str, ...] = ()
    drill: str = ""
    counts: bool = False
    when: str = ""
    before: str = ""
    choices: tuple[tuple[str, T], ...] = ()
    unset: bool = False
    weight: float = 1.0

    @property
    def hidden(self) -> bool:
        """A key that nobody sees."""
        return self.kind == "id"

    @property
    def computed(self) -> bool:
        """Made by the runner of other columns."""
        return self.kind in COMPUTED

    @property
    def number(self) -> bool:
        """Right aligned, and a number in a spreadsheet."""
        return self.kind in NUMBERS


@dataclass(frozen=True, slots=True)
class Group:
    """Rows with the same `key` stand together under a heading made of the column `shows`."""

    key: str
    shows: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One declaration for the page, the screen and the spreadsheet.

    Attributes:
        kind: bars lie, columns stand, a stacked chart puts the series on each other.
        label: the column with the names of the points; with `by_group` the heading of the outermost group.
        values: one series per column; a `pie` has one.
        by_group: the points are the outermost groups (their subtotals; `count` is the number of rows).
        top: more points than this are added up as "Others" (in a bar chart or a pie).
    """

    kind: Literal["bar", "column", "line", "pie", "stacked"]
    label: str
    values: tuple[str, ...]
    by_group: bool = False
    top: int = 12


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a printed card: rows whose first column holds `key`.

    With `pairs` label and value stand side by side; a third column holds a code that takes the place of the
    value.
    """

    key: str
    title: T
    columns: tuple[Col, ...]
    pairs: bool = False


Values = Mapping[str, object]
Work = Callable[[Sequence[Row], Values], Sequence[Row]]

COUNT = "count"
"""The name of the figure that every group has without declaring it: the number of its rows."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report.

    Attributes:
        key: folder and file in the catalogue, `clients/by_source`.
        title: the heading of the page and the menu entry.
        group: the heading in the menu.
        about: what the report answers, in a sentence.
        params: what it asks.
        columns: the columns, in the order of the select list (computed ones anywhere).
        entity: whose card opens from a row behind a figure; a hidden column `entity` says it row by row.
        groups: the groupings that the user may choose from.
        group_by: the keys of the groupings chosen at first, outermost first.
        keys: the columns that say which rows stand behind a row of figures; none for a list.
        rows: the columns of the `rows` statement: `id` first, then the `keys`, then what is shown.
        chart: the picture.
        landscape: the page lies.
        work: a pure function over the rows of the statement, for what SQL cannot do.
        works_on: the columns of the statement when `work` changes them.
        sections: the parts of a card.
        empty: what to say when nothing is found, when that is good news.
        blocks: the blocks of rights whose rows it shows or counts. It is offered to whoever sees reports and all of these, and
            the base is asked before it runs: a figure made of rows that one does not see would be a wrong figure.
    """

    key: str
    title: T
    group: T
    about: T
    columns: tuple[Col, ...]
    params: tuple[Param, ...] = ()
    entity: str = ""
    groups: tuple[Group, ...] = ()
    group_by: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    rows: tuple[Col, ...] = ()
    chart: Chart | None = None
    landscape: bool = False
    work: Work | None = None
    works_on: tuple[str, ...] = ()
    sections: tuple[Section, ...] = field(default=())
    empty: T = T("Report", "Nothing found for these parameters.")
    blocks: tuple[str, ...] = ()

    @property
    def card(self) -> bool:
        """A printed form, not a table."""
        return bool(self.sections)

    @property
    def selected(self) -> tuple[Col, ...]:
        """The columns that come from the statement, in its order."""
        return tuple(column for column in self.columns if not column.computed)

    def column(self, name: str) -> Col:
        """A column by its name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def grouping(self, key: str) -> Group:
        """An offered grouping by its key; KeyError when there is none."""
        for group in self.groups:
            if group.key == key:
                return group
        raise KeyError(key)
