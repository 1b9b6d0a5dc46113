"""Probable duplicates: what is found, and that the work grows with the clients, not with their square."""

from __future__ import annotations

import random
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from reports.catalog.clients import duplicates
from reports.report import Row

NOW = datetime(2026, 1, 1)


def client(number: int, name: str, tax: str | None = None) -> Row:
    return ("C", number, 1, None, None, name, tax, "Омск", None, "Иванов", NOW, "")


def channel(number: int, sign: str) -> Row:
    return ("H", number, None, None, None, "", None, "", None, None, None, sign)


def sets(rows: list[Row], likeness: int = 90) -> set[frozenset[int]]:
    """The sets of suspects as sets of client ids."""
    found: dict[object, set[int]] = {}
    for row in duplicates.suspects(rows, {"names": True, "likeness": likeness}):
        found.setdefault(row[2], set()).add(row[0])  # type: ignore[arg-type]
    return {frozenset(members) for members in found.values()}


def test_the_same_name_in_other_form_and_order_is_suspected() -> None:
    rows = [
        client(1, "ООО «Ромашка Плюс»"),
        client(2, "Плюс Ромашка, ООО"),
        client(3, "РОМАШКА-ПЛЮС"),
        client(4, "Василёк"),
    ]
    assert sets(rows) == {frozenset({1, 2, 3})}


def test_a_slip_of_the_pen_at_the_beginning_is_found_too() -> None:
    rows = [client(1, "Электромонтажсервис"), client(2, "Злектромонтажсервис"), client(3, "Янтарь")]
    assert sets(rows) == {frozenset({1, 2})}


def test_known_tax_numbers_that_differ_part_clients_of_one_name() -> None:
    assert sets([client(1, "Ромашка", "7701"), client(2, "Ромашка", "7702")]) == set()
    assert sets([client(1, "Ромашка", "7701"), client(2, "Ромашка")]) == {frozenset({1, 2})}


def test_signs_join_into_one_set() -> None:
    rows = [
        client(1, "Ромашка", "7701"),
        client(2, "Лютик", "7701"),
        client(3, "Колокольчик"),
        channel(2, "+7495"),
        channel(3, "+7495"),
        channel(9, "+7495"),
    ]
    assert sets(rows) == {frozenset({1, 2, 3})}


@given(st.lists(st.text("абвг ", min_size=1, max_size=8), max_size=40))
def test_every_suspect_stands_in_one_set_of_at_least_two(names: list[str]) -> None:
    rows = [client(number, name) for number, name in enumerate(names)]
    found = sets(rows, 80)
    assert sum(map(len, found)) == len(frozenset().union(*found))
    assert all(len(members) > 1 for members in found)


def test_the_work_grows_with_the_clients_and_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = {}
    compare = fuzz.ratio
    for number in (500, 1000, 2000):
        chance = random.Random(number)
        calls = []

        def counted(one: str, other: str, score_cutoff: float, calls: list[int] = calls) -> float:
            calls.append(1)
            return float(compare(one, other, score_cutoff=score_cutoff))

        monkeypatch.setattr(fuzz, "ratio", counted)
        rows = [client(at, "".join(chance.choices("абвгдежз", k=12))) for at in range(number)]
        sets(rows)
        counts[number] = len(calls)
        monkeypatch.setattr(fuzz, "ratio", compare)
    assert counts[500] <= 2 * duplicates.WINDOW * 500
    assert counts[1000] < 2.1 * counts[500]
    assert counts[2000] < 2.1 * counts[1000]
