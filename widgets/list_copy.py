"""Copying cells: one door, so that a rule about what may leave the program has one place to stand in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication

from app.bridge.translate import words
from widgets.list_table import ListTable

Gate = Callable[[str, int, str], bool]
"""Asked with the entity, the number of rows and the text before anything is copied; answers whether it may be."""


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """Cells as spreadsheets take them: tabs between cells, a line for each row; tabs and breaks in a cell are blanks."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def copy(entity: str, rows: int, text: str, gate: Gate | None = None) -> bool:
    """Put a text on the clipboard; whether it was allowed."""
    if gate is not None and not gate(entity, rows, text):
        return False
    QGuiApplication.clipboard().setText(text)
    return True


def copy_cells(table: ListTable, with_headings: bool, gate: Gate | None = None) -> bool:
    """Copy the current cell; of several rows, or with headings, all columns shown. Whether something was copied."""
    model, places = table.rows(), table.places()
    shown = table.shown_columns()
    if len(places) == 1 and not with_headings:
        shown = [table.currentIndex().column()]
    cells = [[model.text(place, column) for column in shown] for place in places]
    if with_headings:
        cells.insert(0, [words(model.columns[column].label) for column in shown])
    return bool(places) and copy(model.entity.key, len(places), as_text(cells), gate)
