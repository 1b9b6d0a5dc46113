"""Values of filters: periods that follow the calendar, keeping and reading them, what a new row is given."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.entities import ENTITIES
from widgets.list_filters import PRESETS, from_json, given_values, resolved, span_of, to_json

DAY = dt.timedelta(days=1)
CLIENT = ENTITIES["client"]
days = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))
periods = st.one_of(
    st.sampled_from([name for name, _ in PRESETS]),
    st.tuples(st.just("days"), st.integers(-400, 400).filter(bool)),
    st.tuples(st.none() | days, days),
    st.just((None,)),
)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": st.text(max_size=10),
    "period": periods,
    "flag": st.booleans(),
    "country": st.lists(st.sampled_from(["GB", "DE"]), unique=True).map(tuple),
    "choice": st.lists(st.sampled_from("OP"), unique=True).map(tuple),
    "pick": st.lists(st.none() | st.integers(1, 99), unique=True).map(tuple),
    "ref": st.lists(st.none() | st.integers(1, 99), unique=True).map(tuple),
}
values = st.fixed_dictionaries({}, optional={one.name: VALUES[one.kind] for one in CLIENT.filters})


@given(values=values)
def test_what_is_kept_is_read_back(values: dict[str, Any]) -> None:
    kept = json.loads(json.dumps(to_json(values)))
    asked = resolved(CLIENT, from_json(CLIENT, kept), dt.date(2026, 11, 21))
    assert asked == resolved(CLIENT, values, dt.date(2026, 11, 21))


@given(today=days, value=periods)
def test_a_period_never_ends_before_it_begins(today: dt.date, value: Any) -> None:
    if value == (None,):
        return
    low, high = span_of(value, today)
    if isinstance(value, str) or value[0] == "days":
        assert low is None or high is None or low <= high


@given(today=days)
def test_weeks_and_months_touch_without_a_gap(today: dt.date) -> None:
    assert span_of("last_week", today)[1] == span_of("week", today)[0] - DAY  # type: ignore[operator]
    assert span_of("last_month", today)[1] == span_of("month", today)[0] - DAY  # type: ignore[operator]
    for name in ("week", "month", "year", "today"):
        low, high = span_of(name, today)
        assert low <= today <= high  # type: ignore[operator]
    assert span_of("month", today)[0].day == 1  # type: ignore[union-attr]
    assert (span_of("month", today)[1] + DAY).day == 1  # type: ignore[operator]


def test_the_last_days_end_today_and_the_next_days_begin_today() -> None:
    today = dt.date(2026, 11, 21)
    assert span_of(("days", 7), today) == (dt.date(2026, 11, 15), today)
    assert span_of(("days", -7), today) == (today, dt.date(2026, 11, 27))


@pytest.mark.parametrize(
    "body",
    [
        None,
        7,
        [],
        {"gone": [1]},
        {"status": "x"},
        {"archived": [1]},
        {"created": "no such preset"},
        {"text": 5},
    ],
)
def test_what_a_saved_filter_cannot_mean_is_left_out(body: Any) -> None:
    assert from_json(CLIENT, body) == {}


def test_a_new_row_is_given_what_the_surroundings_say_alone() -> None:
    interaction, dictionary = ENTITIES["interaction"], ENTITIES["dictionary"]
    assert given_values(interaction, {"client": 17}) == {"client_id": 17}
    assert given_values(interaction, {"client": (17,), "kind": ("C", "M")}) == {"client_id": 17}
    assert given_values(interaction, {"kind": ("C",), "contact": (None,)}) == {"kind": "C"}
    assert given_values(dictionary, {"kind": 3}) == {"kind_id": 3}
    assert given_values(ENTITIES["attachment"], {"owner": {"kind": "client", "id": 1}}) == {}
