"""Spreadsheets of reports: typed, complete, harmless."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from reports.report import Col, Report, Row
from reports.run import Result, arrange
from reports.sheet import MOST_SIGNS, write_csv, write_xlsx
from tests.unit.report_samples import REGISTER, TODAY, facts, register_rows, text

NOTES = Report(
    "t/notes",
    text("Notes: 2025/26"),
    text("T"),
    text("T"),
    (Col("id", text("Id"), "id"), Col("note", text("Note"))),
)


def book(result: Result, locale: str = "ru_RU") -> openpyxl.Workbook:
    out = io.BytesIO()
    write_xlsx(result, facts(locale), out)
    return openpyxl.load_workbook(io.BytesIO(out.getvalue()))


def lines(result: Result, locale: str = "ru_RU") -> list[list[str]]:
    out = io.BytesIO()
    write_csv(result, facts(locale), out)
    made = out.getvalue().decode("utf-8")
    assert made.startswith("\ufeff")
    return list(csv.reader(io.StringIO(made[1:], newline=""), delimiter=";" if locale == "ru_RU" else ","))


def test_cells_have_their_types_and_groups_are_columns() -> None:
    sheet = book(arrange(REGISTER, register_rows(40), {}, TODAY)).worksheets[0]
    header = [cell.value for cell in sheet[1]]
    assert header[:3] == ["Менеджер", "Клиент", "Город"]
    row = dict(zip(header, [cell.value for cell in sheet[2]], strict=True))
    assert isinstance(row["Последний контакт"], datetime)
    assert isinstance(row["Следующий шаг"], date)
    assert isinstance(row["Дней без контакта"], int)
    assert isinstance(row["Оборот"], (int, float))


def test_the_sheet_has_every_row_and_the_same_total() -> None:
    rows = register_rows(40)
    sheet = book(arrange(REGISTER, rows, {}, TODAY)).worksheets[0]
    at = [cell.value for cell in sheet[1]].index("Оборот")
    amounts = [values[at] for values in sheet.iter_rows(min_row=2, max_row=41, values_only=True)]
    assert sum(Decimal(str(value)) for value in amounts) == sum(row[8] for row in rows)
    last = [cell.value for cell in sheet[sheet.max_row]]
    assert last[0] == "Total"
    assert Decimal(str(last[at])) == sum(row[8] for row in rows)


def test_the_header_is_frozen_and_filters_cover_the_rows_only() -> None:
    sheet = book(arrange(REGISTER, register_rows(40), {}, TODAY)).worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:H41"


def test_subtotals_chart_and_parameters_have_sheets_of_their_own() -> None:
    made = book(arrange(REGISTER, register_rows(40), {}, TODAY))
    assert made.sheetnames == ["Реестр клиентов", "Totals", "Chart", "About this report"]
    assert len(made["Chart"]._charts) == 1
    totals = list(made["Totals"].iter_rows(min_row=2, values_only=True))
    assert sum(row[1] for row in totals[:-1]) == totals[-1][1] == 40
    about = [row[0] for row in made["About this report"].iter_rows(values_only=True)]
    assert "Made 21.11.2025 14:05 by Петров Иван" in about


dangerous = st.builds(
    lambda start, rest: start + rest,
    st.sampled_from(["=", "+", "-", "@", "\t", "\r", "=1+", "+7 495 ", "-1", "@SUM", "＝1"]),
    st.text(max_size=20),
)


@given(st.lists(st.one_of(dangerous, st.text()), min_size=1, max_size=5))
def test_no_text_becomes_a_formula(notes: list[str]) -> None:
    result = arrange(NOTES, list(enumerate(notes)), {}, TODAY)
    sheet = book(result).worksheets[0]
    for at, note in enumerate(notes):
        cell = sheet.cell(at + 2, 1)
        assert cell.data_type != "f"
        if note.isprintable() and note:
            assert cell.value == note
    for row in lines(result)[1:]:
        assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_a_csv_for_russian_has_semicolons_and_decimal_commas() -> None:
    rows: list[Row] = [(1, "A;B", 1, "P", None, None, None, date(2025, 3, 1), Decimal("-12.50"))]
    made = lines(arrange(REGISTER, rows, {}, TODAY))
    assert made[1] == ["P", "A;B", "", "", "", "01.03.2025", "-12,50", "1,000000"]
    made = lines(arrange(REGISTER, rows, {}, TODAY, ()), "en_US")
    assert made[1] == ["A;B", "P", "", "", "", "3/1/2025", "-12.50", "1.000000"]


def test_a_csv_has_no_subtotal_between_its_rows() -> None:
    assert len(lines(arrange(REGISTER, register_rows(25), {}, TODAY))) == 26


def test_signs_and_lengths_that_excel_refuses_are_left_out() -> None:
    sheet = book(arrange(NOTES, [(1, "a\x00\x0bb\ud800"), (2, "x" * 40_000)], {}, TODAY)).worksheets[0]
    assert sheet["A2"].value == "ab"
    assert len(sheet["A3"].value) == MOST_SIGNS


def test_days_before_excels_calendar_are_text() -> None:
    report = Report(
        "t/d", text("D"), text("T"), text("T"), (Col("id", text("Id"), "id"), Col("day", text("Day"), "day"))
    )
    sheet = book(arrange(report, [(1, date(1891, 5, 15)), (2, date(1991, 5, 15))], {}, TODAY)).worksheets[0]
    assert sheet["A2"].value == "15.05.1891"
    assert sheet["A3"].value == datetime(1991, 5, 15)


def test_another_program_reads_the_same(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "r.xlsx"
    with path.open("wb") as out:
        write_xlsx(arrange(REGISTER, register_rows(10), {}, TODAY), facts(), out)
    table = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert len(table) == 13
    assert table[0][1] == "Клиент"


def test_an_empty_report_is_a_sheet_with_a_header() -> None:
    made = book(arrange(REGISTER, [], {}, TODAY))
    assert made.sheetnames == ["Реестр клиентов", "About this report"]
    assert made.worksheets[0].max_row == 1


@pytest.mark.parametrize("write", [write_xlsx, write_csv])
def test_a_stop_asked_between_rows_stops_the_writing(write) -> None:  # type: ignore[no-untyped-def]
    class StopError(Exception):
        pass

    def tick(done: int, rows: int) -> None:
        raise StopError

    with pytest.raises(StopError):
        write(arrange(REGISTER, register_rows(600), {}, TODAY), facts(), io.BytesIO(), tick)


def test_a_title_with_forbidden_signs_still_names_a_sheet() -> None:
    assert book(arrange(NOTES, [], {}, TODAY)).sheetnames[0] == "Notes  2025 26"
