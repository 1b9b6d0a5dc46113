"""Values as Russian and English write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from app.core.texts import T
from reports.format import Format
from reports.report import Col

RU = Format("ru_RU", lambda text: {"Yes": "Да", "No": "Нет", "Call": "Звонок"}[text.text])
EN = Format("en_US", lambda text: text.text)


def col(kind: str, **more: object) -> Col:
    return Col("x", T("Test", "X"), kind, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "value", "russian", "english"),
    [
        ("int", 1234567, "1\xa0234\xa0567", "1,234,567"),
        ("number", Decimal("-1234.50"), "-1\xa0234,5", "-1,234.5"),
        ("money", Decimal("1234.5"), "1\xa0234,50", "1,234.50"),
        ("money", 12, "12,00", "12.00"),
        ("share", Decimal("0.25555"), "25,6\xa0%", "25.6%"),
        ("change", 5, "+5", "+5"),
        ("change", -1200, "-1\xa0200", "-1,200"),
        ("change", 0, "0", "0"),
        ("day", date(2025, 3, 1), "01.03.2025", "3/1/2025"),
        ("day", datetime(2025, 3, 1, 15, 4), "01.03.2025", "3/1/2025"),
        ("moment", datetime(2025, 3, 1, 5, 4, 3), "01.03.2025 05:04", "3/1/2025 05:04"),
        ("month", date(2025, 3, 1), "Март 2025", "March 2025"),
        ("birthday", date(2024, 2, 29), "29 февраля", "February 29"),
        ("flag", True, "Да", "Yes"),
        ("flag", False, "Нет", "No"),
        ("phone", "+79123456789", "+7 912 345-67-89", "+7 912 345-67-89"),
        ("phone", "ask for Olga", "ask for Olga", "ask for Olga"),
        ("text", "Łódź", "Łódź", "Łódź"),
        ("text", None, "", ""),
        ("int", None, "", ""),
    ],
)
def test_a_value_is_written_the_way_of_the_language(
    kind: str, value: object, russian: str, english: str
) -> None:
    assert RU.cell(col(kind), value) == russian
    assert EN.cell(col(kind), value) == english


def test_a_code_shows_its_words_and_an_unknown_code_itself() -> None:
    column = col("choice", choices=(("call", T("Test", "Call")),))
    assert RU.cell(column, "call") == "Звонок"
    assert RU.cell(column, "fax") == "fax"


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(["ru_RU", "en_US", "de_DE"]))
def test_numbers_are_those_of_babel(number: Decimal, locale: str) -> None:
    form = Format(locale, lambda text: text.text)
    assert form.number(number) == format_decimal(number, "#,##0.##", locale=locale)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["ru_RU", "en_GB", "de_DE", "pl_PL"]))
def test_days_are_those_of_babel(day: date, locale: str) -> None:
    form = Format(locale, lambda text: text.text)
    pattern = {"ru_RU": "dd.MM.yyyy", "en_GB": "dd/MM/yyyy", "de_DE": "dd.MM.yyyy", "pl_PL": "d.MM.yyyy"}
    assert form.day(day) == format_date(day, pattern[locale], locale=locale)
