"""What a file holds: rows of cells, as the file itself types them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, before it is read."""

    name: str
    hidden: bool = False


@dataclass(slots=True)
class Table:
    """The rows of one sheet, each as long as its last filled cell; rows and columns count from 0.

    `percent` holds (row, column) of the numbers that the file shows as percent.
    """

    rows: list[list[Cell]]
    kind: str = "csv"
    sheets: list[Sheet] = field(default_factory=list)
    sheet: int = 0
    encoding: str = ""
    separator: str = ""
    percent: set[tuple[int, int]] = field(default_factory=set)

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None


def shown(cell: Cell) -> str:
    """A cell as text: whole numbers without ".0" and exponent, dates as 2021-03-12, one space for several."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == cell.time().min else cell.isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < 1e18:
        return str(int(value))
    return repr(round(value, 10)) if abs(value) < 1e15 else repr(value)


def packed(cell: Cell) -> Any:
    """A cell for JSON; dates and moments as a list of one text, which no other cell is."""
    return [cell.isoformat()] if isinstance(cell, date) else cell


def unpacked(value: Any) -> Cell:
    """The reverse of `packed`."""
    if not isinstance(value, list):
        cell: Cell = value
        return cell
    text = str(value[0])
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
