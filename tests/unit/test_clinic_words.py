"""Names, dates, tax numbers and countries as they stand in messy files."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.core.clinic import dates, names, people
from app.core.clinic.countries import country_code
from app.core.tax_numbers import Fault, kpp, register_number, split_inn_kpp, tax_number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ООО «Ромашка»", 'Общество с ограниченной ответственностью "Ромашка"'),
        ("OOO Pомашка", "ромашка, ООО"),
        ("Müller & Söhne GmbH", "MULLER & SOHNE"),
        ("Romashka Sp. z o.o.", "Romashka"),
        ("บริษัท ไทยรุ่งเรือง จำกัด", "ไทยรุ่งเรือง"),
        ("Acme Co., Ltd.", "ACME"),
        ("Тёплый дом", "Теплый  дом"),
    ],
)
def test_spellings_of_one_firm_have_one_key(one: str, other: str) -> None:
    assert names.key(one) == names.key(other)


def test_a_name_that_is_only_a_form_keeps_a_key() -> None:
    assert names.key("АО") == "ао"


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Pомашка", "Ромашка"),
        ("OOO Вега", "ООО Вега"),
        ("IT-Сервис", "IT-Сервис"),
        ("Аcme", "Acme"),
        ("Ромашка", "Ромашка"),
        ("Hotel", "Hotel"),
        ("ВМW", "BMW"),
    ],
)
def test_look_alikes_of_the_other_alphabet_are_mended(typed: str, mended: str) -> None:
    assert names.unmixed(typed) == mended


@pytest.mark.parametrize(
    ("name", "bare", "form"),
    [
        ("ООО «Ромашка»", "Ромашка", "ООО"),
        ("Торговый дом «Весна», ООО", "Торговый дом «Весна»", "ООО"),
        ("Acme Co., Ltd.", "Acme", "Ltd"),
        ("ИП Иванов И.И.", "Иванов И.И.", "ИП"),
        ("Ромашка", "Ромашка", ""),
    ],
)
def test_the_form_is_told_from_the_name(name: str, bare: str, form: str) -> None:
    assert (names.without_form(name), names.legal_form(name)) == (bare, form)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Иванов Иван Иванович", True),
        ("Иванов И.И.", True),
        ("Anna Müller", True),
        ("นาย สมชาย ใจดี", True),
        ("Торговый дом Весна", False),
        ("Hans Peter GmbH", False),
        ("Ромашка", False),
        ("ООО Иван", False),
    ],
)
def test_persons_are_told_from_firms(text: str, person: bool) -> None:
    assert people.looks_like_person(text) is person


LATEST = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("cell", "day", "sure"),
    [
        ("22.03.2021", date(2021, 3, 22), True),
        ("03/04/75", date(1975, 4, 3), False),
        ("2021-03-12", date(2021, 3, 12), True),
        ("12 марта 2021 г.", date(2021, 3, 12), True),
        ("March 12, 2021", date(2021, 3, 12), True),
        ("12-Mar-85", date(1985, 3, 12), True),
        ("22.03.2564", date(2021, 3, 22), True),
        ("20210312", date(2021, 3, 12), True),
        (44267, date(2021, 3, 12), True),
        ("1.1.26", date(2026, 1, 1), True),
        ("13.1.27", date(1927, 1, 13), True),
        ("31.02.2020", None, False),
        ("soon", None, True),
        (None, None, True),
    ],
)
def test_dates_are_read_as_people_type_them(cell: object, day: date | None, sure: bool) -> None:
    found = dates.read(cell, latest=LATEST)  # type: ignore[arg-type]
    assert (found.value, found.sure, found.as_text) == (day, sure, True)


def test_a_true_date_is_no_text() -> None:
    assert dates.read(datetime(2021, 3, 12, 10)) == dates.Day(date(2021, 3, 12), as_text=False)


def test_a_column_with_a_month_over_twelve_has_the_month_first() -> None:
    assert dates.day_first(["03/04/1975", "05/22/1980"]) is False
    assert dates.read("03/04/1975", day_first=False).value == date(1975, 3, 4)
    assert dates.day_first(["03/04/1975"]) is True


@pytest.mark.parametrize(
    ("typed", "country", "compact", "fault"),
    [
        ("7707083893", "RU", "7707083893", Fault.NONE),
        ("ИНН 7707083893.0", "RU", "7707083893", Fault.NONE),
        ("7707083894", "RU", "7707083894", Fault.CHECKSUM),
        ("77070838", "RU", "77070838", Fault.LENGTH),
        ("500100732259", "RU", "500100732259", Fault.NONE),
        ("274062111", "RU", "0274062111", Fault.NONE),
        ("77О7О83893", "RU", "7707083893", Fault.NONE),
        ("DE 136 695 976", "RU", "DE136695976", Fault.NONE),
        ("136695976", "DE", "DE136695976", Fault.NONE),
        ("GB980780684", "RU", "980780684", Fault.NONE),
        ("0994000165510", "TH", "0994000165510", Fault.NONE),
        ("960440000151", "KZ", "960440000151", Fault.NONE),
        ("960440000152", "KZ", "960440000152", Fault.CHECKSUM),
        ("12", "AQ", "12", Fault.UNCHECKED),
        ("", "RU", "", Fault.EMPTY),
    ],
)
def test_a_tax_number_gets_a_reasoned_verdict(typed: str, country: str, compact: str, fault: Fault) -> None:
    verdict = tax_number(typed, country)
    assert (verdict.compact, verdict.fault) == (compact, fault)
    assert verdict.valid is (fault in (Fault.NONE, Fault.UNCHECKED))


def test_what_was_mended_in_a_tax_number_is_said() -> None:
    assert tax_number("274062111", "RU").repaired
    assert not tax_number("7707083893", "RU").repaired


def test_register_numbers_and_kpp_are_checked() -> None:
    assert register_number("1027700132195", "RU").valid
    assert register_number("1027700132196", "RU").fault is Fault.CHECKSUM
    assert kpp("773601001").valid
    assert kpp("73601001").compact == "073601001"
    assert kpp("7736").fault is Fault.FORMAT


def test_tax_number_and_kpp_in_one_cell_are_parted() -> None:
    assert split_inn_kpp("7707083893/773601001") == ("7707083893", "773601001")
    assert split_inn_kpp("ИНН 7707083893 / КПП 773601001") == ("7707083893", "773601001")
    assert split_inn_kpp("7707083893") == ("7707083893", "")


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Россия", "RU"), ("РФ", "RU"), ("Deutschland", "DE"), ("th", "TH"), ("ประเทศไทย", ""), ("x", "")],
)
def test_countries_are_read_in_several_languages(typed: str, code: str) -> None:
    assert country_code(typed) in (code, "TH" if typed == "ประเทศไทย" else code)
