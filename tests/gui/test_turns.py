"""Work of the GUI thread in several turns: what waits comes in between, and what is not wanted any more is left out."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from app.bridge.turns import in_turns


def test_others_come_in_between_the_steps(qtbot: QtBot) -> None:
    owner, seen = QObject(), []

    def first() -> None:
        seen.append("first")
        QTimer.singleShot(0, owner, lambda: seen.append("between"))

    in_turns(owner, lambda: True, first, lambda: seen.append("second"))
    assert seen == []
    qtbot.waitUntil(lambda: "second" in seen)
    assert seen == ["first", "between", "second"]


def test_what_is_not_wanted_any_more_is_left_out(qtbot: QtBot) -> None:
    owner, seen = QObject(), []
    in_turns(owner, lambda: not seen, lambda: seen.append("first"), lambda: seen.append("second"))
    qtbot.waitUntil(lambda: bool(seen))
    qtbot.wait(20)
    assert seen == ["first"]


def test_without_its_owner_nothing_goes_on(qtbot: QtBot) -> None:
    owner, seen = QObject(), []
    in_turns(owner, lambda: True, lambda: seen.append("first"))
    owner.deleteLater()
    del owner
    qtbot.wait(20)
    assert seen == []
