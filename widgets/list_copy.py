"""Copying cells: the one place that fills the clipboard with rows; more than a few go through the gate first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication

from app.bridge.translate import words
from app.core.gate import COPIED_FREELY, Pass
from widgets.list_table import ListTable

Gate = Callable[[int, Callable[[Pass], None]], None]
"""Asked with the number of rows, and what to do when they may leave."""


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """Cells as spreadsheets take them: tabs between cells, a line for each row; tabs and breaks in a cell are blanks."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def copy(rows: int, text: str, gate: Gate) -> None:
    """Put rows on the clipboard, at once when they are few, else when the gate lets them."""

    def put(_allowed: Pass) -> None:
        QGuiApplication.clipboard().setText(text)

    if rows <= COPIED_FREELY:
        QGuiApplication.clipboard().setText(text)
    else:
        gate(rows, put)


def copy_cells(table: ListTable, with_headings: bool, gate: Gate) -> None:
    """Copy the current cell; of several rows, or with headings, all columns shown."""
    model, places = table.rows(), table.places()
    shown = table.shown_columns()
    if len(places) == 1 and not with_headings:
        shown = [table.currentIndex().column()]
    cells = [[model.text(place, column) for column in shown] for place in places]
    if with_headings:
        cells.insert(0, [words(model.columns[column].label) for column in shown])
    if places:
        copy(len(places), as_text(cells), gate)
