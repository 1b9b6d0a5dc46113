"""A lane runs jobs in order on its own thread, and gets its line back without ever repeating a write."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.core.jobs import reading
from db import engine, errors
from db.lane import CONNECTED, DOWN, RECONNECTING, Lane
from db.session import Session, open_session
from tests.bench.wan import ThinLine
from tests.db.conftest import OWNER, ServerBase, q
from tests.rig.server import ServerRig

SLOW = q("select count(*) from rdb$fields a, rdb$fields b, rdb$fields c, rdb$fields d")
COUNT = q("select count(*) from client_t")
TOUCH = q("update client_t set rv = rv + 1 where id = 1 returning rv")
QUICK = (0.0, 0.05, 0.1, 0.2, 0.4)
PATIENT = 20.0


def count(session: Session) -> Any:
    return session.one(COUNT)


def slow(session: Session) -> Any:
    return session.one(SLOW)


def wait_for(what: Callable[[], object]) -> None:
    give_up = time.monotonic() + PATIENT
    while not what():
        assert time.monotonic() < give_up, "did not come"
        time.sleep(0.01)


@pytest.fixture
def lane(base: engine.Embedded) -> Iterator[Lane]:
    lane = Lane(lambda: open_session(base, OWNER))
    yield lane
    lane.close()


def test_jobs_run_in_order_on_a_thread_of_the_lane(lane: Lane) -> None:
    seen: list[tuple[int, str]] = []
    futures = [
        lane.submit(lambda s, i=i: seen.append((i, threading.current_thread().name))) for i in range(20)
    ]
    for future in futures:
        future.result(PATIENT)
    assert [i for i, _ in seen] == list(range(20))
    assert {name for _, name in seen} == {"lane-lane"}


def test_an_error_of_a_job_reaches_the_asker_and_the_lane_goes_on(lane: Lane) -> None:
    with pytest.raises(ZeroDivisionError):
        lane.submit(lambda s: 1 // 0).result(PATIENT)
    with pytest.raises(errors.Bug):
        lane.submit(lambda s: s.one(q("select nonsense"))).result(PATIENT)
    assert lane.submit(count).result(PATIENT) == (100,)


def test_a_waiting_job_can_be_cancelled(lane: Lane) -> None:
    gate = threading.Event()
    first = lane.submit(lambda s: gate.wait(PATIENT))
    ran: list[int] = []
    second = lane.submit(lambda s: ran.append(2))
    assert lane.cancel(second)
    gate.set()
    assert first.result(PATIENT)
    with pytest.raises(CancelledError):
        second.result(PATIENT)
    assert lane.submit(count).result(PATIENT) == (100,)
    assert ran == []


def test_a_running_job_can_be_cancelled_and_the_next_runs(lane: Lane) -> None:
    running = lane.submit(slow)
    after = lane.submit(count)
    wait_for(running.running)
    wait_for(lambda: lane._session is not None)
    time.sleep(0.1)
    assert lane.cancel()
    with pytest.raises(errors.Cancelled):
        running.result(PATIENT)
    assert after.result(PATIENT) == (100,)


def test_cancelling_what_is_done_stops_nothing(lane: Lane) -> None:
    done = lane.submit(count)
    done.result(PATIENT)
    running = lane.submit(count)
    assert not lane.cancel(done)
    assert running.result(PATIENT) == (100,)
    wait_for(lambda: not lane.cancel())


def test_open_transactions_end_when_the_user_does_nothing(base: engine.Embedded) -> None:
    lane = Lane(lambda: open_session(base, OWNER), idle=0.1)
    try:
        lane.submit(count).result(PATIENT)
        lane.submit(lambda s: s.write(TOUCH)).result(PATIENT)
        session = lane._session
        assert session is not None
        wait_for(lambda: session.resting)
        assert lane.submit(count).result(PATIENT) == (100,)
    finally:
        lane.close()


def test_closing_a_lane_gives_the_attachment_back_and_drops_what_waits(base: engine.Embedded) -> None:
    lane = Lane(lambda: open_session(base, OWNER))
    running = lane.submit(slow)
    waiting = lane.submit(count)
    wait_for(running.running)
    time.sleep(0.2)
    lane.close()
    lane.close()
    with pytest.raises(errors.Cancelled):
        running.result(PATIENT)
    assert waiting.cancelled()
    with pytest.raises(RuntimeError):
        lane.submit(count)
    script = "import sys; sys.path.insert(0, sys.argv[1])\nfrom db import engine\nengine.connect_embedded(sys.argv[2], 'OWNER').detach()"
    root = str(Path(engine.__file__).parent.parent)
    subprocess.run([sys.executable, "-c", script, root, base.path], timeout=60, check=True)


def test_the_first_failure_to_connect_is_told_as_it_is(tmp_path: Path) -> None:
    lane = Lane(lambda: open_session(engine.Embedded(str(tmp_path / "none.fdb")), OWNER))
    try:
        for _ in range(2):
            with pytest.raises(errors.BaseNotFound):
                lane.submit(count).result(PATIENT)
    finally:
        lane.close()


# ---- over a line


class Line:
    """A lane over a line that can be cut, and what it said about its state."""

    def __init__(self, server_base: ServerBase, line: ThinLine) -> None:
        self.base, self.wire = server_base, line
        self.states: list[str] = []
        self.lane = Lane(
            lambda: server_base.open(line.port), on_state=self.states.append, pauses=QUICK, stalled=0.5
        )
        self.lane.submit(count).result(PATIENT)

    def rv(self) -> int:
        with self.base.open() as other:
            row = other.one(q("select rv from client_t where id = 1"))
            assert row is not None
            return int(row[0])


@pytest.fixture
def line(server_base: ServerBase) -> Iterator[Line]:
    with ThinLine(server_base.rig.port) as wire:
        made = Line(server_base, wire)
        try:
            yield made
        finally:
            wire.flow()
            made.lane.close()


@pytest.mark.server
def test_a_read_is_repeated_on_a_new_line(line: Line) -> None:
    line.wire.cut()
    assert line.lane.submit(reading(count)).result(PATIENT) == (100,)
    assert line.states == [CONNECTED, DOWN, RECONNECTING, CONNECTED]


@pytest.mark.server
def test_a_job_that_is_not_marked_as_reading_is_not_repeated(line: Line) -> None:
    runs: list[int] = []

    def job(session: Session) -> Any:
        runs.append(1)
        return session.one(COUNT)

    line.wire.cut()
    with pytest.raises(errors.LineDown):
        line.lane.submit(job).result(PATIENT)
    assert runs == [1]
    assert line.lane.submit(job).result(PATIENT) == (100,)


@pytest.mark.server
@pytest.mark.parametrize("mark", [reading, lambda job: job])
def test_a_write_is_never_repeated_whether_it_arrived_or_not(line: Line, mark: Callable[[Any], Any]) -> None:
    line.lane.submit(lambda s: s.write(TOUCH)).result(PATIENT)
    runs: list[int] = []

    def save(session: Session) -> Any:
        runs.append(1)
        return session.write(TOUCH)

    line.wire.settle()
    line.wire.cut(after=2)  # the line dies inside the request: it never arrives whole
    with pytest.raises(errors.LineDown):
        line.lane.submit(mark(save)).result(PATIENT)
    assert (len(runs), line.rv()) == (1, 1)
    line.lane.submit(lambda s: s.write(TOUCH)).result(PATIENT)
    line.wire.settle()
    line.wire.reset()
    line.lane.submit(lambda s: s.write(TOUCH)).result(PATIENT)
    line.wire.settle()
    asked = line.wire.up_bytes
    line.wire.cut(after=asked + 1)  # the request arrives, its answer does not
    with pytest.raises(errors.LineDown):
        line.lane.submit(mark(save)).result(PATIENT)
    assert len(runs) == 2
    wait_for(lambda: line.rv() == 4)  # it was kept, once
    assert line.lane.submit(reading(count)).result(PATIENT) == (100,)
    assert line.rv() == 4


@pytest.mark.server
def test_a_lane_finds_its_line_again_by_itself(line: Line) -> None:
    line.wire.refuse()
    with pytest.raises(errors.LineDown):
        line.lane.submit(reading(count)).result(PATIENT)
    with pytest.raises(errors.LineDown):
        line.lane.submit(lambda s: s.write(TOUCH)).result(PATIENT)
    assert line.lane.state == DOWN
    line.wire.admit()
    wait_for(lambda: line.lane.state == CONNECTED)
    assert line.lane.submit(count).result(PATIENT) == (100,)
    assert line.rv() == 0


@pytest.mark.server
def test_stopping_a_call_on_a_stalled_line_drops_the_line(line: Line) -> None:
    line.wire.hold()
    asked = line.lane.submit(reading(count))
    wait_for(asked.running)
    time.sleep(0.1)
    assert line.lane.cancel(asked)
    with pytest.raises(errors.Cancelled):
        asked.result(PATIENT)
    line.wire.flow()
    assert line.lane.submit(reading(count)).result(PATIENT) == (100,)


@pytest.mark.server
def test_closing_a_lane_on_a_stalled_line_does_not_hang(server_base: ServerBase) -> None:
    with ThinLine(server_base.rig.port) as wire:
        line = Line(server_base, wire)
        wire.hold()
        asked = line.lane.submit(count)
        wait_for(asked.running)
        time.sleep(0.1)
        line.lane.close(timeout=1)
        with pytest.raises(errors.DatabaseError):
            asked.result(PATIENT)
        wire.flow()


@pytest.mark.server
def test_a_password_changed_meanwhile_is_not_tried_again_and_again(line: Line) -> None:
    tries: list[int] = []

    def refused() -> Session:
        tries.append(1)
        raise errors.WrongPassword(engine.Server("crm"))

    line.lane._open = refused
    line.wire.cut()
    with pytest.raises(errors.LineDown):
        line.lane.submit(reading(count)).result(PATIENT)
    time.sleep(0.5)
    assert tries == [1]


@pytest.fixture
def mortal(template: Path) -> Iterator[ServerBase]:
    """A server of the test's own, to be killed."""
    with ServerRig() as rig:
        rig.place(template, "mortal")
        yield ServerBase(rig, "mortal", "SYSDBA", rig.sysdba_password)


@pytest.mark.server
@pytest.mark.slow
def test_a_killed_server_loses_no_acknowledged_save_and_no_save_is_repeated(mortal: ServerBase) -> None:
    lane = Lane(mortal.open, pauses=QUICK)
    acknowledged: list[int] = []
    try:
        lane.submit(count).result(PATIENT)

        def save(session: Session) -> Any:
            row = session.write(TOUCH)
            acknowledged.append(row[0] if row else 0)
            return row

        futures = [lane.submit(save) for _ in range(400)]
        wait_for(lambda: len(acknowledged) > 50)
        mortal.rig.kill()
        failures = [future for future in futures if future.exception(PATIENT) is not None]
        assert failures, "the server died too late"
        assert all(isinstance(f.exception(), errors.LineDown) for f in failures)
        mortal.rig.restart()
        wait_for(lambda: lane.state == CONNECTED)
        (kept,) = lane.submit(lambda s: s.one(q("select rv from client_t where id = 1"))).result(PATIENT)
        assert acknowledged == list(range(1, len(acknowledged) + 1))
        assert kept in (len(acknowledged), len(acknowledged) + 1)  # one may have been on its way
    finally:
        lane.close()


def test_a_cancel_that_comes_at_the_last_moment_never_hits_the_next_job(lane: Lane) -> None:
    """Once in hundreds of times the engine keeps a cancel for the next call."""
    lane.submit(count).result(PATIENT)
    chance = Random(1)
    hit = 0
    for _ in range(1500):
        job = lane.submit(count)
        time.sleep(chance.random() * 0.001)
        lane.cancel(job)
        following = lane.submit(count)
        hit += following.exception(PATIENT) is not None
    assert hit == 0


def touch(session: Session) -> Any:
    return session.write(TOUCH)


def touch_in_an_act(session: Session) -> Any:
    with session.act() as act:
        act.execute(q("update client_t set name = 'x' where id = 2"))
        return act.execute(TOUCH)


@pytest.mark.parametrize("save", [touch, touch_in_an_act])
def test_a_save_told_as_stopped_was_not_made_and_one_told_as_made_was(
    lane: Lane, save: Callable[[Session], Any]
) -> None:
    """The engine may make a commit and report it as cancelled."""
    ask = q("select rv from client_t where id = 1")
    lane.submit(save).result(PATIENT)
    chance = Random(2)
    made, lies = 1, []
    for i in range(250):
        job = lane.submit(save)
        time.sleep(chance.random() * 0.004)
        lane.cancel(job)
        told = not job.cancelled() and job.exception(PATIENT) is None
        (rv,) = lane.submit(lambda s: s.one(ask)).result(PATIENT)
        if rv != made + told:
            lies.append(i)
        made = rv
    assert lies == []


def test_a_job_stopped_before_its_save_does_not_save(lane: Lane) -> None:
    reading_, go_on = threading.Event(), threading.Event()

    def read_then_save(session: Session) -> Any:
        session.one(COUNT)
        reading_.set()
        go_on.wait(PATIENT)
        return session.write(TOUCH)

    job = lane.submit(read_then_save)
    assert reading_.wait(PATIENT)
    lane.cancel(job)
    go_on.set()
    with pytest.raises(errors.Cancelled):
        job.result(PATIENT)
    assert lane.submit(lambda s: s.one(q("select rv from client_t where id = 1"))).result(PATIENT) == (0,)
