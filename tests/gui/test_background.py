"""Jobs for screens: answers on the GUI thread, the newest wins, nothing for the dead, the GUI never waits."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from app.bridge.background import Background
from app.bridge.messages import WARN, Recorder
from app.core.jobs import reading
from db.errors import Bug, Busy, Cancelled
from db.lane import Lane

PATIENT = 10_000  # ms


class FakeSession:
    """Only what a lane asks of a session."""

    def __init__(self) -> None:
        self.wrote = False
        self.resting = True
        self.used = 0.0
        self.unwanted: Callable[[], bool] = bool
        self.stopped = threading.Event()

    def cancel(self) -> None:
        self.stopped.set()

    def take_late_cancel(self) -> None:
        self.stopped.clear()

    def abort(self) -> None:
        self.stopped.set()

    def close(self) -> None:
        self.stopped.set()

    def wait(self) -> None:
        """A statement that runs until it is cancelled."""
        assert self.stopped.wait(10), "nobody stopped it"
        self.stopped.clear()
        raise Cancelled("test")


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    background = Background(Lane(FakeSession), Lane(FakeSession))  # type: ignore[arg-type]
    yield background
    background.close()


class Asker(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.got: list[Any] = []
        self.errors: list[Exception] = []
        self.threads: list[QThread] = []

    def done(self, result: Any) -> None:
        self.got.append(result)
        self.threads.append(QThread.currentThread())

    def failed(self, error: Exception) -> None:
        self.errors.append(error)


def raises(error: Exception) -> Callable[[Any], Any]:
    def job(session: Any) -> Any:
        raise error

    return job


def test_an_answer_comes_on_the_gui_thread(qtbot: QtBot, background: Background) -> None:
    asker = Asker()
    background.run(asker, reading(lambda s: threading.current_thread().name), asker.done)
    qtbot.waitUntil(lambda: asker.got != [], timeout=PATIENT)
    assert asker.got[0].startswith("lane-")
    assert asker.threads == [asker.thread()]
    assert background.awaited == 0


def test_long_work_does_not_stand_in_the_way_of_short_work(qtbot: QtBot, background: Background) -> None:
    asker, gate = Asker(), threading.Event()
    background.run(asker, lambda s: gate.wait(10), asker.done, long=True)
    background.run(asker, lambda s: "short", asker.done)
    qtbot.waitUntil(lambda: asker.got == ["short"], timeout=PATIENT)
    gate.set()
    qtbot.waitUntil(lambda: asker.got == ["short", True], timeout=PATIENT)


def test_of_questions_with_one_key_only_the_newest_is_answered(qtbot: QtBot, background: Background) -> None:
    asker, another = Asker(), Asker()
    background.run(asker, lambda s: s.wait(), asker.done, asker.failed, key="page")
    for i in range(5):
        background.run(asker, lambda s, i=i: i, asker.done, asker.failed, key="page")
    background.run(another, lambda s: "mine", another.done, key="page")
    background.run(asker, lambda s: "other key", asker.done, key="card")
    qtbot.waitUntil(lambda: "other key" in asker.got and another.got == ["mine"], timeout=PATIENT)
    assert asker.got == [4, "other key"]
    assert asker.errors == []


def test_an_answer_already_on_its_way_is_dropped_when_asked_anew(
    qtbot: QtBot, background: Background
) -> None:
    asker = Asker()
    first = background.run(asker, lambda s: "old", asker.done, key="page")
    assert first.future is not None
    first.future.result(10)  # the answer stands in the event queue now
    background.run(asker, lambda s: "new", asker.done, key="page")
    qtbot.waitUntil(lambda: asker.got != [], timeout=PATIENT)
    qtbot.wait(50)
    assert asker.got == ["new"]


def test_an_answer_for_a_dead_owner_is_dropped_and_its_work_stopped(
    qtbot: QtBot, background: Background
) -> None:
    asker, other = Asker(), Asker()
    got = asker.got
    call = background.run(asker, lambda s: s.wait(), asker.done, asker.failed)
    late = background.run(asker, lambda s: "late", asker.done)
    asker.deleteLater()
    background.run(other, lambda s: "alive", other.done)
    qtbot.waitUntil(lambda: other.got == ["alive"], timeout=PATIENT)
    assert got == []
    assert call.orphaned
    assert late.forgotten


def test_a_call_can_be_forgotten_by_its_asker(qtbot: QtBot, background: Background) -> None:
    asker = Asker()
    call = background.run(asker, lambda s: s.wait(), asker.done, asker.failed)
    qtbot.wait(50)
    call.cancel()
    background.run(asker, lambda s: "next", asker.done)
    qtbot.waitUntil(lambda: asker.got == ["next"], timeout=PATIENT)
    assert asker.errors == []


def test_escape_stops_what_runs_and_says_so_to_the_asker(qtbot: QtBot, background: Background) -> None:
    asker = Asker()
    background.run(asker, lambda s: s.wait(), asker.done, asker.failed)
    background.run(asker, lambda s: s.wait(), asker.done, asker.failed, long=True)
    qtbot.wait(50)
    background.cancel()
    qtbot.waitUntil(lambda: len(asker.errors) == 2, timeout=PATIENT)
    assert all(isinstance(error, Cancelled) for error in asker.errors)


def test_escape_stops_questions_that_wait_behind_but_nothing_to_be_written(
    qtbot: QtBot, background: Background
) -> None:
    asker = Asker()
    background.run(asker, reading(FakeSession.wait), asker.done, asker.errors.append)
    background.run(asker, reading(lambda session: "read"), asker.done, asker.errors.append)
    background.run(asker, lambda session: "written", asker.done, asker.errors.append)
    qtbot.wait(50)
    background.cancel()
    qtbot.waitUntil(lambda: len(asker.errors) + len(asker.got) == 3, timeout=PATIENT)
    assert [type(error) for error in asker.errors] == [Cancelled, Cancelled]
    assert asker.got == ["written"]


def test_the_user_is_told_that_the_program_works_only_when_it_takes_long(
    qtbot: QtBot, background: Background
) -> None:
    asker, said, gate = Asker(), [], threading.Event()
    background.busy.connect(said.append)
    background.run(asker, lambda s: "at once", asker.done)
    qtbot.waitUntil(lambda: asker.got == ["at once"], timeout=PATIENT)
    qtbot.wait(600)
    assert said == []
    background.run(asker, lambda s: gate.wait(10), asker.done)
    qtbot.waitUntil(lambda: len(said) == 1, timeout=PATIENT)
    assert said[0]
    gate.set()
    qtbot.waitUntil(lambda: len(said) == 2, timeout=PATIENT)
    assert said[1] == ""


def test_an_error_without_a_listener_is_said_in_words(qtbot: QtBot, background: Background) -> None:
    asker = Asker()
    with Recorder() as said:
        background.run(asker, raises(Busy("client.update")), asker.done)
        qtbot.waitUntil(lambda: said.said != [], timeout=PATIENT)
    assert said.said[0].kind == WARN
    assert "same record" in said.texts[0]


def test_a_bug_is_logged_and_its_details_can_be_copied(
    qtbot: QtBot, background: Background, expected_log: Callable[[str], None]
) -> None:
    expected_log("boom")
    asker = Asker()
    with Recorder() as said:
        background.run(asker, raises(Bug("boom", "client.page")), asker.done)
        qtbot.waitUntil(lambda: said.said != [], timeout=PATIENT)
    assert "client.page: boom" in said.said[0].details


def test_the_gui_goes_on_while_a_job_runs(qtbot: QtBot, background: Background) -> None:
    asker, gate = Asker(), threading.Event()
    background.run(asker, lambda s: gate.wait(10), asker.done)
    turns = 0
    while turns < 20:
        qtbot.wait(5)
        turns += 1
    assert asker.got == []
    gate.set()
    qtbot.waitUntil(lambda: asker.got == [True], timeout=PATIENT)


def test_closing_with_answers_on_their_way_tells_nobody(qtbot: QtBot) -> None:
    background = Background(Lane(FakeSession))  # type: ignore[arg-type]
    asker = Asker()
    background.run(asker, lambda s: s.wait(), asker.done, asker.failed)
    waiting: Future[Any] | None = background.run(asker, lambda s: 2, asker.done, asker.failed).future
    started = time.monotonic()
    background.close()
    assert time.monotonic() - started < 60
    qtbot.wait(50)
    assert (asker.got, asker.errors) == ([], [])
    assert waiting is not None
    assert waiting.cancelled()
