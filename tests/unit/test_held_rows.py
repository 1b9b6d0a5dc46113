"""The rows that a list holds behave as a plain list does, packed or not."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.list_rows import BLOCK, OPEN_BLOCKS, HeldRows


def row(number: int) -> tuple[object, ...]:
    return (
        number,
        f"Восток {number}",
        Decimal(number) / 8,
        datetime(2026, 11, 1 + number % 28),
        None,
        number % 2 == 0,
    )


def rows(count: int, first: int = 0) -> list[tuple[object, ...]]:
    return [row(number) for number in range(first, first + count)]


def test_rows_out_of_use_are_packed_and_come_back_whole() -> None:
    held = HeldRows(rows(BLOCK * (OPEN_BLOCKS + 5)))
    assert held.packed == 5
    assert held[3] == row(3)
    assert held.packed == 5
    assert list(held) == rows(len(held))


def test_a_place_beyond_the_last_row_is_none() -> None:
    held = HeldRows(rows(3))
    with pytest.raises(IndexError):
        held[3]
    with pytest.raises(IndexError):
        held[-1]


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("extend"), st.integers(0, 3 * BLOCK)),
        st.tuples(st.just("pop"), st.integers(0, 10_000)),
        st.tuples(st.just("set"), st.integers(0, 10_000)),
        st.tuples(st.just("get"), st.integers(0, 10_000)),
    ),
    max_size=40,
)


@given(ACTS)
def test_whatever_is_done_it_holds_what_a_list_would(acts: list[tuple[str, int]]) -> None:
    held, plain, made = HeldRows(), [], 0
    for act, number in acts:
        if act == "extend":
            fresh = rows(number, made)
            made += number
            held.extend(fresh)
            plain += fresh
        elif plain:
            place = number % len(plain)
            if act == "pop":
                assert held.pop(place) == plain.pop(place)
            elif act == "set":
                held[place] = plain[place] = (plain[place][0], "другое")
            else:
                assert held[place] == plain[place]
        assert len(held) == len(plain)
    assert list(held) == plain
    assert list(held.ids) == [r[0] for r in plain]
