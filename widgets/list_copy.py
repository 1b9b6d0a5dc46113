"""Copying cells: one door, so that a rule about what may leave the program has one place to stand in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication

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
