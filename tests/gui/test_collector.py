"""Python's full collections wait until nobody touches the program."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from app.bridge import collector
from app.bridge.collector import Collector


class Knot:
    """An object that only a collection of cycles can free."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def idle() -> list[float]:
    return [0.0]


@pytest.fixture
def mine(qapp: QObject, idle: list[float], monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    monkeypatch.setattr(collector, "_OFTEN", -1.0)
    made = Collector(QObject(qapp), lambda: idle[0])
    yield made
    made.parent().deleteLater()


def old_knot() -> weakref.ref[Knot]:
    """A cycle that has come into the oldest generation, where only full collections look."""
    knot = Knot()
    gc.collect(1)
    gc.collect(1)
    seen = weakref.ref(knot)
    del knot
    gc.collect(1)
    assert seen() is not None
    return seen


def test_no_full_collection_starts_by_itself(mine: Collector) -> None:
    before = gc.get_stats()[2]["collections"]
    kept = [[[] for _ in range(10)] for _ in range(60_000)]
    assert gc.get_stats()[2]["collections"] == before
    assert len(kept) == 60_000


def test_cycles_are_freed_when_nobody_touches_the_program(mine: Collector, idle: list[float]) -> None:
    seen = old_knot()
    mine.look()
    assert seen() is not None, "a person is at work"
    idle[0] = 60.0
    mine.look()
    assert seen() is None


def test_one_who_never_rests_is_not_waited_for_for_ever(
    mine: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = old_knot()
    monkeypatch.setattr(collector, "_LATEST", -1.0)
    mine.look()
    assert seen() is None


def test_what_the_start_made_is_not_looked_at_until_the_base_is_left(
    mine: Collector, idle: list[float]
) -> None:
    knot = Knot()
    seen = weakref.ref(knot)
    mine.settle()
    assert gc.get_freeze_count() > 0
    del knot
    idle[0] = 60.0
    mine.look()
    assert seen() is not None
    mine.unsettle()
    mine.look()
    assert seen() is None
