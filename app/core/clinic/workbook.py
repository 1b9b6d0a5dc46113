"""Reads xlsx, xls and ods. Runs in the reading process only."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from app.core.clinic import refusal
from app.core.clinic.guard import Packed
from app.core.clinic.refusal import Refused
from app.core.clinic.table import Cell, Sheet

_SHEET: Final = re.compile(rb"<(?:[\w.-]+:)?sheet\s([^<>]*)>")
_RELATION: Final = re.compile(rb"<(?:[\w.-]+:)?Relationship\s([^<>]*)>")


class Workbook:
    """An open workbook: its sheets, and the rows of one of them."""

    def __init__(self, path: str, packed: Packed) -> None:
        self.kind = packed.kind
        self._packed = packed
        self._path = path
        try:
            self._book = CalamineWorkbook.from_path(path)
        except PasswordError as error:
            raise Refused("password") from error
        except (CalamineError, OSError, ValueError) as error:
            raise Refused("damaged") from error
        self.sheets = [
            Sheet(one.name, one.visible is not SheetVisibleEnum.Visible) for one in self._book.sheets_metadata
        ]

    def sheet(self, index: int) -> CalamineSheet:
        try:
            return self._book.get_sheet_by_index(index)
        except (CalamineError, OSError, ValueError) as error:
            raise Refused("damaged") from error

    def fullest(self) -> int:
        """The visible sheet with the most filled rows: what a user means by "the file"."""
        best, most = 0, -1
        for index, one in enumerate(self.sheets[:20]):
            height = -1 if one.hidden else self.sheet(index).height
            if height > most:
                best, most = index, height
        return best

    def rows(self, index: int) -> Iterator[list[Cell]]:
        """Every row from the first of the sheet, so that row numbers are those that the user sees."""
        sheet = self.sheet(index)
        if sheet.start is None or sheet.end is None:
            return
        if sheet.end[0] >= refusal.MAX_ROWS:
            raise Refused("rows", limit=refusal.MAX_ROWS)
        if sheet.end[1] >= refusal.MAX_COLUMNS:
            raise Refused("columns", limit=refusal.MAX_COLUMNS)
        first_column = sheet.start[1]
        for number, cells in enumerate(sheet.iter_rows()):  # with the empty rows above, without such columns
            row: list[Cell] = [None] * first_column + [_cell(value, number) for value in cells]
            while row and row[-1] is None:
                row.pop()
            yield row

    def percent(self, index: int) -> set[tuple[int, int]]:
        """(row, column) of the cells shown as percent; only xlsx says so cheaply."""
        if not any(self._packed.percent.values()):
            return set()
        with zipfile.ZipFile(self._path) as packed:
            part = _part_of_sheet(packed, index)
        return self._packed.percent.get(part, set())


def _part_of_sheet(packed: zipfile.ZipFile, index: int) -> str:
    sheets = _SHEET.findall(packed.read("xl/workbook.xml"))
    relations = _RELATION.findall(packed.read("xl/_rels/workbook.xml.rels"))
    target = {_value(one, rb"Id"): _value(one, rb"Target") for one in relations}
    if index >= len(sheets):
        return ""
    found = target.get(_value(sheets[index], rb"(?:[\w.-]+:)id"), "")
    return found.lstrip("/") if found.startswith("/") else posixpath.normpath(posixpath.join("xl", found))


def _value(attributes: bytes, name: bytes) -> str:
    found = re.search(rb"(?<![\w:])" + name + rb"\s*=\s*[\"']([^\"']*)[\"']", attributes)
    return found[1].decode("utf-8", "replace") if found else ""


def _cell(value: Any, row: int) -> Cell:
    if isinstance(value, str):
        if len(value) > refusal.MAX_CELL:
            raise Refused("cell", row=row + 1, limit=refusal.MAX_CELL)
        return value if value and not value.isspace() else None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, (time, timedelta)):
        return str(value)
    cell: Cell = value
    return cell if isinstance(value, (int, float, bool, date, datetime)) else str(value)
