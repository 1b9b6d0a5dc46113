"""A list as a file keeps every value and makes no formula."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.core.gate import Pass
from reports import listing
from reports.sheet import TooLong

MARK = listing.Mark("Made 04.03.2026 by Anna", "Anna")
HEADINGS = ("Name", "Last contact", "Number", "Archived")
ROWS = [
    ("=1+1", dt.datetime(2026, 3, 4, 5, 6), 7, True),
    ('Ёлка; "Co"\x0b', None, None, False),
    ("@SUM(A1)", dt.date(1850, 1, 1), -3, None),
]


def test_a_workbook_keeps_kinds_and_makes_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    listing.write(path, "Clients: [all]", HEADINGS, ROWS, russian=True, mark=MARK, allowed=Pass(7, None))
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    cells = list(sheet.iter_rows())
    assert [cell.value for cell in cells[0]] == list(HEADINGS)
    assert [(cell.value, cell.data_type) for cell in cells[1][:3]] == [
        ("=1+1", "s"),
        (dt.datetime(2026, 3, 4, 5, 6), "d"),
        (7, "n"),
    ]
    assert cells[2][0].value == 'Ёлка; "Co"'
    assert cells[3][1].value == "1850-01-01"
    assert sheet.freeze_panes == "A2"
    assert (cells[-1][0].value, sheet.auto_filter.ref) == (MARK.words, "A1:D4")
    assert (book.properties.creator, book.properties.identifier) == ("Anna", "7")


def test_text_with_separators_is_read_back_and_harmless(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    listing.write(path, "Clients", HEADINGS, ROWS, russian=True, mark=MARK, allowed=Pass(7, None))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[0] == list(HEADINGS)
    assert rows[1][:3] == ["'=1+1", "2026-03-04 05:06", "7"]
    assert rows[2][0].startswith('Ёлка; "Co"')
    assert rows[3][0] == "'@SUM(A1)"


def test_a_file_that_fails_leaves_the_older_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.xlsx"
    path.write_text("older")
    monkeypatch.setattr(listing, "MOST_ROWS", 2)
    with pytest.raises(TooLong):
        listing.write(path, "Clients", HEADINGS, ROWS, russian=False, mark=MARK, allowed=Pass(7, None))
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]
