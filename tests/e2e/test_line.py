"""At a server behind a thin line: what signing in costs, and what a broken line leaves."""

from __future__ import annotations

import time
from datetime import datetime
from typing import NamedTuple

from db.session import Session, open_session
from db.sql import Query
from tests.bases import Served
from tests.bench.wan import Side, ThinLine
from tests.e2e.conftest import sign_in
from tests.e2e.program import Start
from tests.e2e.screen import wait_for
from tests.staffed import ask, new

TURNS, BYTES = 8, 12_000


class Mark(NamedTuple):
    """The meter at a moment of this computer's clock."""

    at: float
    turns: int
    size: int


class Recorded(ThinLine):
    """A thin line that remembers when its meter went on."""

    def __init__(self, port: int) -> None:
        super().__init__(port, rtt_ms=100, kbps=1000)
        self.marks: list[Mark] = []

    def _count(self, side: Side, size: int, spoke: list[Side]) -> None:
        super()._count(side, size, spoke)
        self.marks.append(Mark(time.time(), self.turns, self.up_bytes + self.down_bytes))

    def until(self, moment: float) -> Mark:
        """The meter at that moment."""
        return [mark for mark in self.marks if mark.at <= moment][-1]


def test_x(start: Start, served_base: Served) -> None:
    watch = open_session(served_base.target, served_base.login, served_base.password)
    try:
        client = new(watch, "client", name="Old Name Ltd", branch_id=1)
        with Recorded(served_base.rig.port) as line:
            anna = sign_in(start, served_base, f"127.0.0.1/{line.port}:{served_base.target.alias}")
            anna.sees("Old Name Ltd")
            seen = time.time()
            time.sleep(4)
            t0 = line.marks[0].at
            last = 0
            for m in line.marks:
                if m.turns != last:
                    print(f"{m.at - t0:.3f} {m}")
                    last = m.turns
            print("seen", seen - t0, line.turns, line.connections)
            print(anna.log)
            anna.leave()
    finally:
        watch.close()
