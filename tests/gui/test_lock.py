"""A locked window shows nothing, takes nothing but the password, and keeps the work."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.bridge.session_watch import SessionWatch
from app.core.settings import Settings
from app.shell import lock as module
from app.shell.lock import Lock, lock_minutes
from app.shell.presence import Presence
from terminal.session_place import SessionPlace


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    box = QVBoxLayout(made)
    edit = QLineEdit("typed")
    box.addWidget(edit)
    made.resize(500, 400)
    made.show()
    edit.setFocus()
    return made


Make = Callable[..., Lock]


@pytest.fixture
def make(window: QWidget) -> Iterator[Make]:
    made: list[Lock] = []

    def make(minutes: int = 5, password: str | None = "right") -> Lock:
        check = None if password is None else (lambda typed: typed == password)
        made.append(Lock(window, "Olga", lambda: minutes, check))
        return made[-1]

    yield make
    for one in made:
        if one.covers:
            one.unlock()
        one._window_in_front(None)
        one._timer.stop()
        one.deleteLater()


def test_idle_minutes_lock_and_a_touch_puts_it_off(make: Make, window: QWidget, qtbot: QtBot) -> None:
    lock = make(5)
    lock._touched = time.monotonic() - 301
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)
    lock.look()
    assert lock.covers == []
    lock._touched = time.monotonic() - 301
    lock.look()
    assert len(lock.covers) == 1


def test_a_session_that_is_left_locks_while_nobody_looks_and_not_after_somebody_has_come_back(
    make: Make, window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever comes back would see the work for some seconds; the window's other clocks stand still meanwhile."""
    monkeypatch.setattr(module, "_LOOK_MS", 50)
    lock = make(5)
    watch = SessionWatch(window, SessionPlace())
    Presence(watch, window)
    watch.hear("left")
    lock._touched = time.monotonic() - 301
    qtbot.waitUntil(lambda: len(lock.covers) == 1)
    watch.hear("back")
    assert lock.covers[0].isVisible()


def test_without_minutes_nothing_locks(make: Make) -> None:
    lock = make(0)
    lock._touched = time.monotonic() - 1_000_000
    lock.look()
    assert lock.covers == []


def test_only_the_password_opens_and_the_work_is_there(make: Make, window: QWidget, qtbot: QtBot) -> None:
    lock, edit = make(), window.findChild(QLineEdit)
    edit.end(False)
    fired: list[int] = []
    shortcut = QShortcut(QKeySequence("Ctrl+S"), window)
    shortcut.activated.connect(lambda: fired.append(1))
    lock.lock()
    cover = lock.covers[0]
    assert cover.geometry() == window.rect()
    qtbot.keyClicks(edit, "more")
    qtbot.keyClick(cover.line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert (edit.text(), fired) == ("typed", [])
    module_again, wrong = module._AGAIN_MS, []
    module._AGAIN_MS = 1
    try:
        lock.wrong.connect(lambda: wrong.append(1))
        qtbot.keyClicks(cover.line, "left")
        qtbot.keyClick(cover.line, Qt.Key.Key_Return)
        assert (len(lock.covers), wrong) == (1, [1])
        qtbot.waitUntil(cover.line.isEnabled)
    finally:
        module._AGAIN_MS = module_again
    qtbot.keyClicks(cover.line, "right")
    qtbot.keyClick(cover.line, Qt.Key.Key_Return)
    assert lock.covers == []
    qtbot.keyClicks(edit, "+")
    assert edit.text() == "typed+"


def test_a_window_that_comes_later_takes_keys(make: Make, window: QWidget, qtbot: QtBot) -> None:
    lock = make()
    lock.lock()
    later = QLineEdit(window)
    later.setWindowFlag(Qt.WindowType.Dialog)
    later.show()
    qtbot.keyClicks(later, "name")
    assert later.text() == "name"
    assert lock.covers


def test_at_a_file_of_this_computer_a_button_is_enough(make: Make, qtbot: QtBot) -> None:
    lock = make(password=None)
    lock.lock()
    assert not lock.covers[0].line.isVisible()
    qtbot.mouseClick(lock.covers[0].button, Qt.MouseButton.LeftButton)
    assert lock.covers == []


@pytest.mark.parametrize(
    ("firm", "own", "minutes"),
    [("0", "0", 0), ("10", "0", 10), ("10", "5", 5), ("10", "60", 10), ("0", "7", 7)],
)
def test_a_person_may_lock_sooner_than_the_firm_but_not_later(firm: str, own: str, minutes: int) -> None:
    assert lock_minutes(Settings({"lock.minutes": firm}, {"lock.own_minutes": own})) == minutes
