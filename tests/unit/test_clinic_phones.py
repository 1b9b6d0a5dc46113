"""Phones as typed become one form, and are found by any part from the right."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.phones import Reason, normal, numbers, pretty, search_tail, split, tail


@pytest.mark.parametrize(
    ("typed", "e164", "reason"),
    [
        ("8 (912) 345-67-89", "+79123456789", Reason.TRUNK),
        ("+7 912 345 67 89", "+79123456789", Reason.NONE),
        ("79123456789", "+79123456789", Reason.NONE),
        ("79123456789.0", "+79123456789", Reason.NONE),
        ("+89123456789", "+79123456789", Reason.TRUNK),
        ("8 +7 912 345-67-89", "+79123456789", Reason.TRUNK),
        ("+7 8 912 345-67-89", "+79123456789", Reason.TRUNK),
        ("123-45-67", "+74951234567", Reason.AREA),
        ("8 9l2 З45-O7-89", "+79123450789", Reason.LETTERS),
        ("8-800-FLOWERS", "+78003569377", Reason.LETTERS),
        ("1-800-FLOWERS", "+18003569377", Reason.LETTERS),
        ("0049 89 12345678", "+498912345678", Reason.TRUNK),
        ("8-10-49-89-12345678", "+498912345678", Reason.TRUNK),
        ("+49 (0)89 12345678", "+498912345678", Reason.NONE),
        ("66812345678", "+66812345678", Reason.PLUS),
        ("+๖๖ ๘๑ ๒๓๔ ๕๖๗๘", "+66812345678", Reason.NONE),
        ("тел.: 8(912)345-67-89", "+79123456789", Reason.TRUNK),
        ("моб. +7(912)345-67-89 (секретарь)", "+79123456789", Reason.NONE),
        ("+7 912 345 67 89 - Анна", "+79123456789", Reason.NONE),
    ],
)
def test_a_typed_number_is_brought_to_one_form(typed: str, e164: str, reason: Reason) -> None:
    phone = normal(typed, "RU", "495")
    assert (phone.e164, phone.reason) == (e164, reason)
    assert phone.valid
    assert phone.changed == (reason is not Reason.NONE)


@pytest.mark.parametrize(
    ("typed", "digits", "reason"),
    [
        ("7,91235E+10", "79123510", Reason.ROUNDED),
        ("12", "12", Reason.SHORT),
        ("нет", "", Reason.EMPTY),
        ("+7 912 345 67 8", "7912345678", Reason.SHORT),
        ("+7 912 345 67 89 01 23 45 67", "7912345678901234567", Reason.LONG),
        ("+7 000 000-00-00", "70000000000", Reason.UNKNOWN),
    ],
)
def test_a_hopeless_number_keeps_its_digits_and_says_why(typed: str, digits: str, reason: Reason) -> None:
    phone = normal(typed, "RU")
    assert (phone.e164, phone.digits, phone.reason, phone.valid) == ("", digits, reason, False)


@pytest.mark.parametrize(
    "typed",
    [
        "(495) 123-45-67 доб. 12",
        "8 495 1234567 ext 12",
        "+7 495 123-45-67 #12",
        "8(495)1234567вн.12",
        "84951234567x12",
        "8 495 123-45-67, добавочный 12",
    ],
)
def test_an_extension_is_kept_apart(typed: str) -> None:
    phone = normal(typed, "RU")
    assert (phone.e164, phone.extension) == ("+74951234567", "12")


@pytest.mark.parametrize(
    ("cell", "e164s"),
    [
        ("+7 (495) 123-45-67, 123-45-68", ["+74951234567", "+74951234568"]),
        (
            "8 912 345-67-89; 8 912 345-67-80 и 8 495 123-45-67",
            ["+79123456789", "+79123456780", "+74951234567"],
        ),
        ("(495) 123-45-67/68", ["+74951234567", "+74951234568"]),
        ("8 912 345-67-89/8 912 345-67-80", ["+79123456789", "+79123456780"]),
        ("+7 912 345 67 89 +7 912 345 67 80", ["+79123456789", "+79123456780"]),
        ("89123456789 89123456780", ["+79123456789", "+79123456780"]),
        ("моб. 8(912)345-67-89\nраб. 123-45-67", ["+79123456789", "+78121234567"]),
        ("+44 20 7946 0958 and 8 912 345 67 89", ["+442079460958", "+79123456789"]),
        ("", []),
    ],
)
def test_a_cell_with_several_numbers_is_taken_apart(cell: str, e164s: list[str]) -> None:
    assert [phone.e164 for phone in numbers(cell, "RU", "812")] == e164s


def test_splitting_does_not_break_extensions() -> None:
    assert split("123-45-67, доб. 12, 13") == ["123-45-67, доб. 12", "123-45-67 #13"]
    found = numbers("8 495 123-45-67, доб. 5; 8 495 123-45-67 ext 6", "RU")
    assert [phone.extension for phone in found] == ["5", "6"]


def test_a_mobile_number_lends_its_code_to_nobody() -> None:
    assert [p.e164 for p in numbers("8 912 345-67-89, 123-45-67", "RU", "495")] == [
        "+79123456789",
        "+74951234567",
    ]


REGIONS = ("RU", "KZ", "BY", "DE", "GB", "FR", "IT", "TH", "US", "AE", "PL")


@st.composite
def real_numbers(draw: st.DrawFn) -> tuple[str, str]:
    """A valid number near the example number of a region, and the region."""
    region = draw(st.sampled_from(REGIONS))
    example = phonenumbers.example_number(region)
    national = phonenumbers.national_significant_number(example)
    changed = national[:-4] + "".join(draw(st.lists(st.sampled_from("0123456789"), min_size=4, max_size=4)))
    number = phonenumbers.parse(f"+{example.country_code}{changed}", None)
    if not phonenumbers.is_valid_number(number):
        number = example
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), region


def spellings(e164: str, region: str) -> list[str]:
    number = phonenumbers.parse(e164, None)
    formats = [phonenumbers.format_number(number, f) for f in range(3)]
    digits = e164[1:]
    return [
        *formats,
        digits,
        f"00{digits}",
        formats[2].replace(" ", "").replace("-", ""),
        formats[1].replace(" ", "-"),
        f"tel. {formats[2]}",
        f"{formats[1]} ext. 4",
        digits[-4:],
        digits[-7:-4] + "-" + digits[-4:-2] + "-" + digits[-2:],
    ]


@given(real_numbers())
def test_every_spelling_of_a_number_finds_it(number: tuple[str, str]) -> None:
    e164, region = number
    kept = tail(normal(e164, region).digits)
    for typed in spellings(e164, region):
        found = search_tail(typed, region)
        assert found, typed
        assert kept.startswith(found), typed


@given(real_numbers())
def test_every_whole_spelling_is_the_same_number(number: tuple[str, str]) -> None:
    e164, region = number
    for typed in spellings(e164, region)[:3]:
        assert normal(typed, region).e164 == e164


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.sampled_from(REGIONS))
def test_repairing_twice_changes_nothing(typed: str, region: str) -> None:
    once = normal(typed, region, "495")
    if once.valid:
        again = normal(once.e164, region, "495")
        assert (again.e164, again.changed) == (once.e164, False)
    assert once.valid == bool(once.e164)
    assert all(c in "0123456789" for c in once.digits + once.extension)


@given(st.from_regex(r"[-+8(79)0-9 ,;/#xд.]{0,40}", fullmatch=True), st.sampled_from(REGIONS))
def test_repairing_number_like_text_twice_changes_nothing(typed: str, region: str) -> None:
    for phone in numbers(typed, region, "495"):
        if phone.valid:
            assert normal(phone.e164, region, "495").e164 == phone.e164


@pytest.mark.parametrize(
    "typed", ["8 (912) 345-67-89", "+7 912 345 67 89", "345-67-89", "6789", "9123456789"]
)
def test_a_query_in_russian_habits_finds_the_number(typed: str) -> None:
    found = search_tail(typed, "RU")
    assert found
    assert tail("79123456789").startswith(found)


def test_a_query_without_digits_searches_no_phone() -> None:
    assert search_tail("Ромашка", "RU") == ""


def test_a_number_is_shown_grouped() -> None:
    assert pretty("+79123456789", "12") == "+7 912 345-67-89 #12"
    assert pretty("12-34") == "12-34"
