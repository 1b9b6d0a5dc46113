"""The guards that stand on every test, and the two ways to tell them that something is expected.

Without a word from the test, each of these fails it: a warning (filterwarnings in pyproject.toml), a log record of level
WARNING or above, a message of Qt (qt_log_level_fail there), a thread, a running timer or a window left behind, a modal
dialog.  A test that wants one of them says so:

    def test_...(expected_log):     expected_log("no back end")          # a regular expression; it must come
    def test_...(dialogs):          dialogs.expect(QDialog.accept)       # what the user would do with the next one
"""

from __future__ import annotations

import gc
import logging
import re
import threading
import time
import weakref
from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QMenu, QMessageBox, QWidget

THREADS_END_WITHIN = 5.0  # seconds; a lane that was told to close still finishes its statement

_failed = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Notes a failed test: what it left behind is then no news, and would hide the reason."""
    report = yield
    item.stash[_failed] = item.stash.get(_failed, False) or report.failed
    return report


def _fail(request: pytest.FixtureRequest, faults: list[str]) -> None:
    if faults and not request.node.stash.get(_failed, False):
        pytest.fail("\n".join(faults), pytrace=False)


# -- log records


class Records(logging.Handler):
    """Keeps what is logged at WARNING or above; calling it names, as a regular expression, one that is expected."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[logging.LogRecord] = []
        self.expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(record)

    def __call__(self, pattern: str) -> None:
        self.expected.append(pattern)

    def faults(self) -> list[str]:
        said = [f"{record.name}: {record.getMessage()}" for record in self.seen]
        surprises = [text for text in said if not any(re.search(p, text) for p in self.expected)]
        missed = [p for p in self.expected if not any(re.search(p, text) for text in said)]
        return [f"logged unasked: {t}" for t in surprises] + [f"expected in the log: {p}" for p in missed]


@pytest.fixture(autouse=True)
def expected_log(request: pytest.FixtureRequest) -> Iterator[Records]:
    """Fails the test when something of level WARNING or above is logged that it did not expect."""
    records = Records()
    logging.getLogger().addHandler(records)
    try:
        yield records
    finally:
        logging.getLogger().removeHandler(records)
    _fail(request, records.faults())


# -- threads


@pytest.fixture(autouse=True)
def collected_as_ever() -> Iterator[None]:
    """A program that a test has started keeps full collections away (app.bridge.collector): not from the tests after it."""
    was = gc.get_threshold()
    yield
    gc.set_threshold(*was)
    gc.unfreeze()


@pytest.fixture(autouse=True)
def no_thread_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails the test when a thread that it started still runs."""
    before = set(threading.enumerate())
    yield
    give_up = time.monotonic() + THREADS_END_WITHIN
    while (left := set(threading.enumerate()) - before) and time.monotonic() < give_up:
        time.sleep(0.01)
    _fail(request, [f"thread left behind: {thread.name}" for thread in left])


# -- windows and timers

# Noted when made, not when started: signals are connected to QTimer.start, which must stay Qt's own.
_made: weakref.WeakSet[QTimer] = weakref.WeakSet()
_make_timer = QTimer.__init__


def _make_and_note(timer: QTimer, *arguments: Any, **options: Any) -> None:
    _make_timer(timer, *arguments, **options)
    _made.add(timer)


QTimer.__init__ = _make_and_note  # type: ignore[method-assign]


def _running_timers() -> list[QTimer]:
    return [timer for timer in list(_made) if shiboken6.isValid(timer) and timer.isActive()]


def _windows() -> list[QWidget]:
    return [window for window in QApplication.topLevelWidgets() if shiboken6.isValid(window)]


def _settle() -> None:
    """Let everything that was told to go be gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    gc.collect()


@pytest.fixture(autouse=True)
def nothing_left_on_the_screen(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails the test when a window or a running timer that it made is still there."""
    had_application = QApplication.instance() is not None
    before = {id(window) for window in _windows()} if had_application else set()
    ticking = {id(timer) for timer in _running_timers()}
    yield
    if not isinstance(QApplication.instance(), QApplication):
        return

    def left() -> list[Any]:
        windows = [window for window in _windows() if id(window) not in before]
        return windows + [timer for timer in _running_timers() if id(timer) not in ticking]

    if left():
        _settle()
    names = [f"{type(thing).__name__} {thing.objectName()!r}" for thing in left()]
    for thing in left():  # so that only the test which left it fails
        thing.stop() if isinstance(thing, QTimer) else shiboken6.delete(thing)
    _fail(request, [f"left behind: {name}" for name in names])


# -- modal dialogs


class Dialogs:
    """What the user would do with the dialogs that open; one act for each, in order.

    expect(act)    the next dialog is shown and handed to `act`, which must end it (accept, reject, click a button)
    texts          what the dialogs said: window title and, of a message box, its text
    """

    def __init__(self) -> None:
        self._acts: list[Callable[[Any], object]] = []
        self.texts: list[str] = []
        self.surprises: list[str] = []

    def expect(self, act: Callable[[Any], object]) -> None:
        self._acts.append(act)

    def run(self, dialog: QDialog) -> int:
        """In place of exec: the user's act instead of a loop."""
        text = dialog.text() if isinstance(dialog, QMessageBox) else ""
        self.texts.append(f"{dialog.windowTitle()} {text}".strip())
        if not self._acts:
            self.surprise(f"{type(dialog).__name__} opened unasked: {self.texts[-1]}")
        dialog.setModal(True)
        dialog.show()
        self._acts.pop(0)(dialog)
        if dialog.isVisible():
            dialog.reject()
            self.surprise(f"{type(dialog).__name__} was not ended by the test's act: {self.texts[-1]}")
        return dialog.result()

    def surprise(self, text: str) -> None:
        self.surprises.append(text)
        raise AssertionError(text)

    def faults(self) -> list[str]:
        return self.surprises + ["a dialog was expected and did not open"] * len(self._acts)


def _refusing(name: str, dialogs: Dialogs) -> Callable[..., None]:
    def refuse(*_: object, **__: object) -> None:
        dialogs.surprise(f"{name} opened unasked")

    return refuse


@pytest.fixture(autouse=True)
def dialogs(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dialogs]:
    """Fails the test when a modal dialog opens that it did not expect; nothing ever waits for a user."""
    made = Dialogs()
    monkeypatch.setattr(QDialog, "exec", lambda dialog: made.run(dialog))
    monkeypatch.setattr(QDialog, "open", lambda dialog, *_: made.run(dialog))
    monkeypatch.setattr(QMessageBox, "open", lambda dialog, *_: made.run(dialog))
    statics = {
        QMessageBox: ("about", "critical", "information", "question", "warning"),
        QFileDialog: ("getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName"),
        QInputDialog: ("getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
        QMenu: ("exec",),
    }
    for kind, names in statics.items():
        for name in names:
            monkeypatch.setattr(kind, name, _refusing(f"{kind.__name__}.{name}", made))
    yield made
    _fail(request, made.faults())
