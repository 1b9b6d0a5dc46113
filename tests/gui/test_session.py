"""The program follows its session: nobody there, somebody back, another screen, another line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bridge.session_watch import SessionWatch
from app.core.facts import Facts
from app.core.rights import Rights
from app.core.settings import Settings
from app.shell.mark import Mark
from app.shell.presence import Presence, fitting
from terminal.session_place import RDP, SessionPlace
from widgets.theme import Looks, Theme, chosen_looks, draws_less
from widgets.tokens import MARK, watermark


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[SessionWatch]:
    made = SessionWatch(qapp, SessionPlace())
    yield made
    made.setParent(None)
    made.deleteLater()


def test_leaving_is_said_once_and_coming_back_once(watch: SessionWatch) -> None:
    heard: list[str] = []
    watch.left.connect(lambda: heard.append("left"))
    watch.back.connect(lambda: heard.append("back"))
    watch.locked.connect(lambda: heard.append("locked"))
    for notice in ("", "back", "left", "left", "locked", "unlocked", "back", "locked", "unlocked"):
        watch.hear(notice)
    assert heard == ["left", "locked", "back", "left", "locked", "back"]


def test_nobody_there_keeps_drafts_and_stops_the_clocks(watch: SessionWatch, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    poll, once, idle = QTimer(window), QTimer(window), QTimer(window)
    once.setSingleShot(True)
    poll.start(100_000)
    once.start(100_000)
    presence = Presence(watch, window)
    heard: list[str] = []
    presence.left.connect(lambda: heard.append("left"))
    presence.back.connect(lambda: heard.append("back"))
    presence.moved.connect(lambda: heard.append("moved"))
    watch.hear("left")
    assert [t.isActive() for t in (poll, once, idle)] == [False, True, False]
    watch.hear("back")
    assert [t.isActive() for t in (poll, once, idle)] == [True, True, False]
    assert heard == ["left", "moved", "back"]
    for timer in (poll, once):
        timer.stop()


@pytest.mark.parametrize(
    ("frame", "screens", "wanted"),
    [
        ((100, 100, 800, 600), [(0, 0, 1920, 1080)], (100, 100, 800, 600)),
        ((2000, 100, 800, 600), [(0, 0, 1920, 1080)], (1120, 100, 800, 600)),  # the second screen is gone
        ((2000, 100, 800, 600), [(0, 0, 1920, 1080), (1920, 0, 1920, 1080)], (2000, 100, 800, 600)),
        ((100, 100, 1800, 1000), [(0, 0, 1280, 720)], (0, 0, 1280, 720)),  # a smaller screen
        ((100, -300, 800, 600), [(0, 0, 1920, 1080)], (100, 0, 800, 600)),  # the title is out of reach
        ((-700, 50, 800, 600), [(0, 0, 1920, 1080)], (0, 50, 800, 600)),
        ((5, 5, 10, 10), [], (5, 5, 10, 10)),
    ],
)
def test_a_window_is_put_where_it_is_seen(
    frame: tuple[int, ...], screens: list[tuple[int, ...]], wanted: tuple[int, ...]
) -> None:
    assert fitting(QRect(*frame), [QRect(*one) for one in screens]) == QRect(*wanted)


def test_a_lost_window_comes_back(watch: SessionWatch, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.move(20_000, 50)
    window.show()
    presence = Presence(watch, window)
    watch._screens()
    qtbot.waitUntil(lambda: window.x() < 20_000)
    assert window.screen().availableGeometry().contains(window.geometry())
    presence.deleteLater()


@pytest.mark.parametrize(
    ("settings", "remote", "kbps", "less", "smooth"),
    [
        ({}, False, 0, False, True),
        ({}, True, 0, True, True),
        ({}, True, 512, True, False),
        ({}, True, 4000, True, True),
        ({"text.edges": "smooth"}, True, 512, True, True),
        ({"text.edges": "sharp"}, False, 0, False, False),
        ({"drawing": "less"}, False, 0, True, True),
        ({"drawing": "full"}, True, 512, False, True),
    ],
)
def test_the_line_decides_how_much_is_drawn(
    settings: dict[str, str], remote: bool, kbps: int, less: bool, smooth: bool
) -> None:
    looks = chosen_looks(lambda key, default: settings.get(key, default), remote, kbps)
    assert (looks.remote, looks.smooth) == (less, smooth)


def test_the_theme_tells_whether_less_is_drawn(qapp: QApplication) -> None:
    theme = Theme(qapp)
    theme.set_line(SessionPlace(RDP).remote)
    theme.apply(theme.chosen(lambda key, default: default))
    assert draws_less()
    theme.apply(Looks("light"))
    assert not draws_less()


class Firm(QObject):
    """What the mark asks of a workplace."""

    facts_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        settings = Settings()
        self.facts = Facts(
            "Sun", "x" * 32, 1, dt.timedelta(), "ANNA", 1, "Anna", 1, None, True, Rights([]), settings
        )


def test_the_mark_comes_when_the_session_goes_on_over_a_line_and_when_the_firm_wants_it(
    watch: SessionWatch, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = iter([SessionPlace(RDP), SessionPlace()])
    monkeypatch.setattr("app.bridge.session_watch.find_place", lambda: next(places))
    watch.place = SessionPlace()
    firm, mark = Firm(watch), Mark(watch, watch)
    firm.facts.settings.remember("watermark.remote", True, True)
    try:
        mark.follow(firm)  # type: ignore[arg-type]
        assert watermark() == ""  # at the computer itself
        watch.hear("left")
        watch.hear("back")  # at home now, over RDP
        assert watermark().startswith("Anna · ")
        first = watermark()
        firm.facts_changed.emit()
        assert watermark() == first
        firm.facts.settings.remember("watermark.remote", False, True)
        firm.facts_changed.emit()
        assert watermark() == ""
        firm.facts.settings.remember("watermark.remote", True, True)
        firm.facts_changed.emit()
        assert watermark()
        watch.hear("left")
        watch.hear("back")  # at the computer again
        assert watermark() == ""
    finally:
        qapp.setProperty(MARK, "")
