"""A list as a file: its columns as shown, all rows of its filter, to .xlsx or .csv; no cell becomes a formula."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from app.core.gate import Pass
from reports.sheet import MOST_ROWS, NOT_XML, safe, sheet_name
from reports.writing import TooLong

Row = Sequence[object]
_WIDEST = 60


@dataclass(frozen=True)
class Mark:
    """Who carried the rows out and when: `words` stand below them, `author` in the workbook's properties."""

    words: str
    author: str


def write(
    path: Path,
    title: str,
    headings: Sequence[str],
    rows: Sequence[Row],
    russian: bool,
    mark: Mark,
    allowed: Pass,
) -> None:
    """Write the file that the path's ending names, beside and renamed, so that an older one stays whole until then.

    `allowed` is the gate's: without it nothing is written. Raises TooLong for more rows than a sheet holds, OSError.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        if path.suffix.lower() == ".csv":
            _csv(part, headings, rows, russian)
        else:
            _xlsx(part, title, headings, rows, mark, allowed)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _xlsx(
    path: Path, title: str, headings: Sequence[str], rows: Sequence[Row], mark: Mark, allowed: Pass
) -> None:
    if len(rows) > MOST_ROWS:
        raise TooLong
    book = Workbook(write_only=True)
    book.properties.creator = mark.author
    book.properties.identifier = str(allowed.number)
    sheet = book.create_sheet(sheet_name(title))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(rows) + 1}"
    for at, heading in enumerate(headings, start=1):
        longest = max((len(str(row[at - 1] or "")) for row in rows[:200]), default=0)
        sheet.column_dimensions[get_column_letter(at)].width = min(max(len(heading), longest) + 2, _WIDEST)
    bold = Font(bold=True)

    def text(value: str, font: Font | None = None) -> WriteOnlyCell:
        cell = WriteOnlyCell(sheet, NOT_XML.sub("", value))
        cell.data_type = "s"  # whatever it begins with, it is a text
        if font is not None:
            cell.font = font
        return cell

    sheet.append([text(heading, bold) for heading in headings])
    for row in rows:
        sheet.append([text(value) if isinstance(value, str) else _of_excel(value) for value in row])
    sheet.append([])
    sheet.append([text(mark.words, Font(color="808080"))])
    book.save(path)


def _of_excel(value: object) -> object:
    """Excel knows no days before 1900-03-01: those are written as text."""
    return str(value) if isinstance(value, dt.date) and value.year < 1901 else value


def _csv(path: Path, headings: Sequence[str], rows: Iterable[Row], russian: bool) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";" if russian else ",", lineterminator="\r\n")
        writer.writerow([safe(heading) for heading in headings])
        for row in rows:
            writer.writerow([_cell(value) for value in row])


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return safe(value) if isinstance(value, str) else str(value)
