from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.field_numbers import Marks, places_of, read_number, show_number

RUSSIAN = Marks(",", "\u00a0")
ENGLISH = Marks(".", ",")
GERMAN = Marks(",", ".")
SWISS = Marks(".", "’")
BARE = Marks(".", "")
ALL = (RUSSIAN, ENGLISH, GERMAN, SWISS, BARE)


@pytest.mark.parametrize(
    ("typed", "marks", "meant"),
    [
        ("1234", RUSSIAN, "1234"),
        ("1 234,50", RUSSIAN, "1234.50"),
        ("1234.5", RUSSIAN, "1234.5"),
        ("1.234", RUSSIAN, "1.234"),
        ("1,234", ENGLISH, "1234"),
        ("12,5", ENGLISH, "12.5"),
        ("1,234.50", RUSSIAN, "1234.50"),
        ("1.234,50", ENGLISH, "1234.50"),
        ("1.234", GERMAN, "1234"),
        ("1.5", GERMAN, "1.5"),
        ("12,34,567.8", ENGLISH, "1234567.8"),
        ("1.234.567", ENGLISH, "1234567"),
        ("−5", RUSSIAN, "-5"),
        (",5", RUSSIAN, "0.5"),
        ("5.", ENGLISH, "5"),
        ("1,2,3", ENGLISH, None),
        ("1.2.3", RUSSIAN, None),
        ("abc", RUSSIAN, None),
        ("12 руб", RUSSIAN, None),
        ("1e5", ENGLISH, None),
        ("", ENGLISH, None),
        (".", ENGLISH, None),
        ("-", ENGLISH, None),
    ],
)
def test_a_number_is_read_as_it_is_meant(typed: str, marks: Marks, meant: str | None) -> None:
    assert read_number(typed, marks) == (None if meant is None else Decimal(meant))


@pytest.mark.parametrize("marks", ALL)
@pytest.mark.parametrize("places", [None, 0, 2])
@given(value=st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False, places=4))
def test_a_shown_number_reads_back(marks: Marks, places: int | None, value: Decimal) -> None:
    assert read_number(show_number(value, marks, places), marks) == value


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(typed: str) -> None:
    assert isinstance(read_number(typed, RUSSIAN), Decimal | None)


def test_nothing_is_rounded_away() -> None:
    assert show_number(Decimal("1.005"), ENGLISH, 2) == "1.005"
    assert show_number(Decimal("1234.5"), RUSSIAN, 2) == "1\u00a0234,50"
    assert show_number(Decimal("-0.00"), ENGLISH, 2) == "0.00"
    assert show_number(Decimal("1E+3"), ENGLISH, 0) == "1,000"


def test_digits_after_the_point_are_counted_without_idle_zeros() -> None:
    assert places_of(Decimal("1.500")) == 1
    assert places_of(Decimal("100")) == 0
