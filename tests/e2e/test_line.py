"""At a server behind a thin line: what signing in costs, and what a broken line leaves."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

import pytest

from db.session import Session, open_session
from tests.bases import Served
from tests.bench.wan import Side, ThinLine
from tests.e2e.conftest import sign_in
from tests.e2e.program import Person, Start
from tests.e2e.screen import wait_for
from tests.staffed import ask, new

_LOG = logging.getLogger(__name__)

TURNS, BYTES = 8, 12_000
SHOWN = "signed in, the first page is shown"  # what app.shell.wiring logs


class Mark(NamedTuple):
    """The meter at a moment of this computer's clock."""

    at: float
    turns: int
    size: int


class Recorded(ThinLine):
    """A thin line, 100 ms and 1 Mbit/s, that remembers when its meter went on."""

    def __init__(self, port: int) -> None:
        super().__init__(port, rtt_ms=100, kbps=1000)
        self.marks: list[Mark] = []

    def _count(self, side: Side, size: int, spoke: list[Side]) -> None:
        super()._count(side, size, spoke)
        self.marks.append(Mark(time.time(), self.turns, self.up_bytes + self.down_bytes))

    def until(self, moment: float) -> Mark:
        """The meter at that moment."""
        return [mark for mark in self.marks if mark.at <= moment][-1]


def shown_at(person: Person) -> float:
    """When the program showed the first page, by its log."""
    line = next(line for line in person.log.splitlines() if SHOWN in line)
    return datetime.strptime(line[:23], "%Y-%m-%d %H:%M:%S,%f").timestamp()


@pytest.fixture
def line(served_base: Served) -> Iterator[Recorded]:
    with Recorded(served_base.rig.port) as made:
        yield made


@pytest.fixture
def through(served_base: Served, line: Recorded) -> str:
    """The address of the base behind the thin line."""
    return f"127.0.0.1/{line.port}:{served_base.target.alias}"


@pytest.fixture
def watch(served_base: Served) -> Iterator[Session]:
    """A second session at the base, past the thin line."""
    session = open_session(served_base.target, served_base.login, served_base.password)
    yield session
    session.close()


def row(watch: Session, client: int) -> tuple:
    """Name and version of a client now."""
    return ask(watch, "select name, rv from client where id = ?", client)[0]


def test_signing_in_costs_eight_turns_and_twelve_kilobytes_at_most(
    start: Start, served_base: Served, line: Recorded, through: str, watch: Session
) -> None:
    new(watch, "client", name="Old Name Ltd", branch_id=1)
    anna = start("--server", through, "--user", served_base.login)
    anna.focus("Password")
    line.reset()
    line.marks.clear()
    anna.write(served_base.password)
    anna.keys("Return")
    anna.window("— Paddock CRM")
    anna.sees("Old Name Ltd")
    wait_for(lambda: SHOWN in anna.log, "the line in the log")
    cost = line.until(shown_at(anna))
    _LOG.info("sign-in: %d turns, %d bytes", cost.turns, cost.size)
    assert 3 <= cost.turns <= TURNS
    assert cost.size <= BYTES
    anna.leave()


def test_what_was_typed_outlives_a_cut_line_and_is_saved_once(
    start: Start, served_base: Served, line: Recorded, through: str, watch: Session
) -> None:
    client = new(watch, "client", name="Old Name Ltd", branch_id=1)
    first = row(watch, client)[1]
    anna = sign_in(start, served_base, through)
    anna.sees("Old Name Ltd")
    anna.keys("ctrl+k")
    anna.focus("Find")
    anna.write("old name")
    anna.keys("Return")
    wait_for(lambda: anna.focus("Name") == "Old Name Ltd", "the card")
    anna.replace("New Name Ltd")
    anna.keys("ctrl+s")
    wait_for(lambda: row(watch, client) == ("New Name Ltd", first + 1), "the saved name")

    line.settle()
    anna.replace("Newest Name Ltd")
    line.refuse()
    anna.keys("ctrl+s")
    anna.sees("The line broke while saving. Your text is kept.")
    assert anna.focus("Name") == "Newest Name Ltd"
    anna.sees("to the base")  # in the status line: lost, or connecting to it again
    assert row(watch, client) == ("New Name Ltd", first + 1)
    line.admit()
    # On a very busy machine the program may have stopped asking by now; Ctrl+S must do all the same.
    with contextlib.suppress(AssertionError):
        anna.sees("The save had not arrived", within=8)
    assert anna.focus("Name") == "Newest Name Ltd"
    anna.keys("ctrl+s")
    wait_for(lambda: row(watch, client)[0] == "Newest Name Ltd", "the name saved at last")
    anna.no_longer_sees("The save had not arrived")
    line.settle()
    assert row(watch, client) == ("Newest Name Ltd", first + 2)
    anna.leave()
