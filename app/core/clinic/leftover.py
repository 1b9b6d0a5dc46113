"""Saves rows that were not loaded as a spreadsheet: the same columns, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils.exceptions import IllegalCharacterError

from app.core.clinic.mapping import Mapping, headers_of
from app.core.clinic.table import Cell, Table


def save(path: str, table: Table, mapping: Mapping, rows: Iterable[tuple[int, str]], title: str) -> int:
    """Write rows of the file, each with the words of why it failed, under a column `title`; how many were written.

    Texts are written as texts, never as formulas, so that opening the file runs nothing. Raises OSError.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    headers = headers_of(table, mapping.header_row)
    sheet.append([_header(sheet, header) for header in (*headers, title)])
    count = 0
    for row, reason in rows:
        cells: list[Cell] = [table.cell(row, column) for column in range(len(headers))]
        sheet.append([_safe(sheet, cell) for cell in (*cells, reason)])
        count += 1
    book.save(path)
    return count


def _safe(sheet: Any, cell: Cell) -> Any:
    if not isinstance(cell, str):
        return cell
    try:
        made = WriteOnlyCell(sheet, cell)
    except IllegalCharacterError:
        made = WriteOnlyCell(sheet, "".join(c for c in cell if c.isprintable() or c in "\n\t"))
    made.data_type = "s"  # a text that begins with = stays a text
    return made


def _header(sheet: Any, text: str) -> Any:
    made = _safe(sheet, text)
    made.font = Font(bold=True)
    return made
