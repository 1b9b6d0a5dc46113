"""Answers to a report's questions: days of periods, values for the statement, saved sets."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.texts import T
from reports.format import Format
from reports.params import (
    PRESETS,
    Flag,
    NumberParam,
    OneOf,
    Period,
    PeriodChoice,
    PeriodError,
    Pick,
    PickChoice,
    TextParam,
    dump_all,
    load_all,
    shift_months,
    spoken,
)

NAME = T("Test", "Period")
PERIOD = Period("period", NAME, compare=True)
SAY = Format("ru_RU", lambda text: text.text)
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
named = [preset for preset in PRESETS if preset not in ("all", "custom")]


@given(days, st.sampled_from(named))
def test_a_named_period_is_some_days_next_to_today(today: date, preset: str) -> None:
    start, until = PeriodChoice(preset).span(today)
    assert start < until
    if not preset.startswith("last_") or "days" in preset or "12" in preset:
        assert start <= today < until
    else:
        assert until <= today


@given(days, st.sampled_from(named))
def test_the_period_before_ends_where_the_period_starts(today: date, preset: str) -> None:
    choice = PeriodChoice(preset, compare="previous")
    assert choice.before(today)[1] == choice.span(today)[0]


@given(days)
def test_the_month_before_march_is_all_of_february(today: date) -> None:
    choice = PeriodChoice("this_month", compare="previous")
    start, until = choice.before(today.replace(month=3, day=1))
    assert (start.month, start.day, until.month, until.day) == (2, 1, 3, 1)


def test_a_year_before_29_february_is_28_february() -> None:
    choice = PeriodChoice("today", compare="year")
    assert choice.before(date(2024, 2, 29))[0] == date(2023, 2, 28)


@given(days, st.integers(-240, 240))
def test_months_there_and_back_lose_at_most_the_end_of_a_month(day: date, months: int) -> None:
    back = shift_months(shift_months(day, months), -months)
    assert day - timedelta(days=3) <= back <= day


def test_own_days_count_both_ends() -> None:
    choice = PeriodChoice("custom", date(2025, 3, 1), date(2025, 3, 31))
    values = PERIOD.values(choice, date(2030, 1, 1))
    assert values == {"period_from": datetime(2025, 3, 1), "period_until": datetime(2025, 4, 1)}


def test_days_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(PeriodError):
        PERIOD.values(PeriodChoice("custom", date(2025, 3, 2), date(2025, 3, 1)), date(2030, 1, 1))


def test_an_open_end_is_open() -> None:
    today = date(2030, 1, 1)
    values = PERIOD.values(PeriodChoice("custom", date(2025, 3, 2), None, "previous"), today)
    assert values["period_from"] == datetime(2025, 3, 2)
    assert values["period_until"].year == 3000
    assert spoken(PERIOD, PeriodChoice("custom", date(2025, 3, 2)), today, SAY) == "from 02.03.2025"
    assert spoken(PERIOD, PeriodChoice("custom", None, date(2025, 3, 2)), today, SAY) == "until 02.03.2025"


def test_all_time_gives_no_value_at_all() -> None:
    assert PERIOD.values(PeriodChoice("all", compare="year"), date(2030, 1, 1)) == {}


choices = st.one_of(
    st.tuples(
        st.just(PERIOD),
        st.builds(
            PeriodChoice,
            st.sampled_from(named),
            compare=st.sampled_from(["", "previous", "year"]),
        ),
    ),
    st.tuples(
        st.just(PERIOD), st.builds(PeriodChoice, st.just("custom"), st.none() | days, st.none() | days)
    ),
    st.tuples(
        st.just(Pick("x", NAME, "employee")), st.none() | st.builds(PickChoice, st.integers(), st.text())
    ),
    st.tuples(st.just(NumberParam("x", NAME)), st.integers(0, 9999)),
    st.tuples(st.just(Flag("x", NAME)), st.booleans()),
    st.tuples(st.just(TextParam("x", NAME)), st.text()),
    st.tuples(st.just(OneOf("x", NAME, (("a", NAME), ("b", NAME)))), st.sampled_from(["", "a", "b"])),
)


@given(choices)
def test_a_saved_choice_comes_back_as_it_was(pair: tuple) -> None:
    param, choice = pair
    assert param.load(json.loads(json.dumps(param.dump(choice)))) == choice


@given(
    st.sampled_from(
        [PERIOD, Pick("x", NAME, "e"), NumberParam("x", NAME, 5), Flag("x", NAME), TextParam("x", NAME)]
    ),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.dictionaries(st.text(), inner)
    ),
)
def test_a_spoilt_saved_choice_never_breaks_the_dialog(param: Period, saved: object) -> None:
    choice = param.load(saved)
    assert param.values(choice, date(2025, 1, 1)) is not None


def test_a_saved_preset_of_another_kind_is_none() -> None:
    assert PERIOD.load({"preset": {}}) == PERIOD.load(None)


def test_a_kept_set_survives_new_and_lost_parameters() -> None:
    old = (PERIOD, NumberParam("days", NAME, 30), Flag("gone", NAME))
    kept = json.loads(json.dumps(dump_all(old, {"period": PeriodChoice("today"), "days": 7, "gone": True})))
    new = (PERIOD, NumberParam("days", NAME, 30), TextParam("words", NAME))
    assert load_all(new, kept) == {"period": PeriodChoice("today"), "days": 7, "words": ""}
    assert load_all(new, None) == {"period": PeriodChoice("this_month"), "days": 30, "words": ""}


def test_a_number_is_kept_between_its_bounds() -> None:
    assert NumberParam("days", NAME, 30, 1, 365).values(100000, date(2025, 1, 1)) == {"days": 365}
    assert NumberParam("days", NAME, 30, 1, 365).values(None, date(2025, 1, 1)) == {"days": 30}


def test_choices_say_themselves_on_the_page() -> None:
    today = date(2025, 11, 21)
    assert spoken(PERIOD, PeriodChoice("this_month"), today, SAY) == "01.11.2025 – 30.11.2025"
    assert spoken(PERIOD, PeriodChoice("today"), today, SAY) == "21.11.2025"
    assert spoken(PERIOD, PeriodChoice("this_month", compare="year"), today, SAY) == (
        "01.11.2025 – 30.11.2025 (compared with 01.11.2024 – 30.11.2024)"
    )
    assert spoken(PERIOD, PeriodChoice("all"), today, SAY) == "All time"
    assert spoken(Pick("m", NAME, "employee"), PickChoice(1, "Ivanov"), today, SAY) == "Ivanov"
    assert spoken(Flag("m", NAME), True, today, SAY) == "Yes"
    assert spoken(Flag("m", NAME), False, today, SAY) == ""
    assert spoken(OneOf("m", NAME, (("a", T("Test", "Apple")),)), "a", today, SAY) == "Apple"
    assert spoken(NumberParam("m", NAME), 5, today, SAY) == "5"
