from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.field_days import Habits, read_day, read_moment, read_time, shift_months

TODAY = date(2026, 3, 11)  # a Wednesday
NOW = datetime(2026, 3, 11, 14, 20, 33)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5.3", date(2026, 3, 5)),
        ("05.03.26", date(2026, 3, 5)),
        ("5.3.2026", date(2026, 3, 5)),
        ("05032026", date(2026, 3, 5)),
        ("050326", date(2026, 3, 5)),
        ("0503", date(2026, 3, 5)),
        ("12", date(2026, 3, 12)),
        ("20260305", date(2026, 3, 5)),
        ("2026-03-05", date(2026, 3, 5)),
        ("5/3/2026", date(2026, 3, 5)),
        ("5 3 2026", date(2026, 3, 5)),
        ("+7", date(2026, 3, 18)),
        ("-3", date(2026, 3, 8)),
        ("+2w", date(2026, 3, 25)),
        ("+2н", date(2026, 3, 25)),
        ("+1m", date(2026, 4, 11)),
        ("+ 1 мес", date(2026, 4, 11)),
        ("+1г", date(2027, 3, 11)),
        ("today", TODAY),
        ("Сегодня", TODAY),
        ("завтра", date(2026, 3, 12)),
        ("tomorrow", date(2026, 3, 12)),
        ("вчера", date(2026, 3, 10)),
        ("послезавтра", date(2026, 3, 13)),
        ("пт", date(2026, 3, 13)),
        ("fri", date(2026, 3, 13)),
        ("вт", date(2026, 3, 17)),
        ("ср", date(2026, 3, 18)),
        ("5 марта", date(2026, 3, 5)),
        ("5 мар. 2027", date(2027, 3, 5)),
        ("5 мая 2027 г.", None),
        ("March 5", date(2026, 3, 5)),
        ("Mar 5th, 2027", date(2027, 3, 5)),
        ("1.1.79", date(1979, 1, 1)),
        ("1.1.46", date(2046, 1, 1)),
        ("29.2", date(2028, 2, 29)),
        ("31.4", None),
        ("32", None),
        ("5.13", None),
        ("1.1.1", None),
        ("12345", None),
        ("maybe", None),
        ("", None),
        ("+9999г", TODAY),
    ],
)
def test_a_day_is_read_as_it_is_meant(typed: str, meant: date | None) -> None:
    assert read_day(typed, TODAY) == meant


def test_slashes_follow_the_order_of_the_locale_and_points_do_not() -> None:
    american = Habits("mdy")
    assert read_day("5/3", TODAY, american) == date(2026, 5, 3)
    assert read_day("5.3", TODAY, american) == date(2026, 3, 5)
    assert read_day("050326", TODAY, american) == date(2026, 5, 3)
    assert read_day("26/05/03", TODAY, Habits("ymd")) == date(2026, 5, 3)


def test_a_day_without_a_year_leans_where_it_is_told() -> None:
    assert read_day("20.12", TODAY) == date(2025, 12, 20)
    assert read_day("20.12", TODAY, Habits(lean="future")) == date(2026, 12, 20)
    assert read_day("20.4", TODAY, Habits(lean="past")) == date(2025, 4, 20)
    assert read_day("2", TODAY, Habits(lean="future")) == date(2026, 4, 2)
    assert read_day("11.3", TODAY, Habits(lean="future")) == TODAY


@pytest.mark.parametrize("order", ["dmy", "mdy", "ymd"])
@given(day=st.dates(min_value=date(1000, 1, 1)))
def test_a_day_written_in_full_reads_back(order: str, day: date) -> None:
    written = {"dmy": f"{day:%d}/{day:%m}/{day.year:04}", "mdy": f"{day:%m}/{day:%d}/{day.year:04}"}
    habits = Habits(order)
    assert read_day(written.get(order, day.isoformat()), TODAY, habits) == day
    assert read_day(f"{day.day}.{day.month}.{day.year:04}", TODAY, habits) == day
    assert read_day(day.isoformat(), TODAY, habits) == day


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(typed: str) -> None:
    assert isinstance(read_day(typed, TODAY), date | None)
    assert isinstance(read_moment(typed, NOW), datetime | None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tomorrow 10", datetime(2026, 3, 12, 10)),
        ("завтра в 10:30", datetime(2026, 3, 12, 10, 30)),
        ("10:30 завтра", datetime(2026, 3, 12, 10, 30)),
        ("5.3 14", datetime(2026, 3, 5, 14)),
        ("05.03.2026 14:05", datetime(2026, 3, 5, 14, 5)),
        ("5 марта 9", datetime(2026, 3, 5, 9)),
        ("3/5/2026 3:05 PM", datetime(2026, 5, 3, 15, 5)),
        ("fri 3pm", datetime(2026, 3, 13, 15)),
        ("пт", datetime(2026, 3, 13, 9)),
        ("14:30", datetime(2026, 3, 11, 14, 30)),
        ("3pm", datetime(2026, 3, 11, 15)),
        ("+2h", datetime(2026, 3, 11, 16, 20)),
        ("+30 мин", datetime(2026, 3, 11, 14, 50)),
        ("25:00", None),
        ("tomorrow 26", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_moment_is_read_as_it_is_meant(typed: str, meant: datetime | None) -> None:
    assert read_moment(typed, NOW) == meant


def test_a_time_is_read_in_many_forms() -> None:
    assert read_time("9") == read_time("9:00") == read_time("0900") == read_time("9.00") == time(9)
    assert read_time("12am") == time(0)
    assert read_time("13pm") is None
    assert read_time("24") is None


def test_a_month_later_ends_with_the_month() -> None:
    assert shift_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert shift_months(date(2026, 1, 31), -2) == date(2025, 11, 30)
