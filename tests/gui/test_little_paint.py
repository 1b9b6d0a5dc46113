"""Over a line no more is painted than has changed: pixels are counted for what a person does all day."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, QStringListModel, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.bench import progress
from tests.lists_base import lists_path, lists_read  # noqa: F401 - fixtures
from tests.lists_gui import Settle, Show, opened, settle, show, workplace  # noqa: F401 - fixtures
from widgets.calm_tabs import CalmTabs
from widgets.calm_view import CalmListView
from widgets.flat_boxes import box
from widgets.flat_style import FlatStyle
from widgets.list_view import ListView
from widgets.one_picture import OnePicture
from widgets.theme import palette
from widgets.tokens import LESS, MARK, PLAIN_LIGHT

Key = Qt.Key


class Painted(QObject):
    """Counts the pixels of paint events in a window and what lies in it; opaque parts once."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.areas: dict[str, int] = {}
        self.times: dict[str, int] = {}
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QPaintEvent)
            and isinstance(watched, QWidget)
            and watched.window() is self._window
        ):
            kind = type(watched).__name__
            area = sum(rect.width() * rect.height() for rect in event.region())
            self.areas[kind] = self.areas.get(kind, 0) + area
            self.times[kind] = self.times.get(kind, 0) + 1
        return False

    def most(self) -> float:
        """The largest share of the window that one kind of part has painted."""
        whole = self._window.width() * self._window.height()
        return max(self.areas.values(), default=0) / whole

    def end(self) -> None:
        QApplication.instance().removeEventFilter(self)


@pytest.fixture
def less(qapp: QApplication) -> Iterator[None]:
    qapp.setProperty(LESS, True)
    yield
    qapp.setProperty(LESS, False)
    qapp.setProperty(MARK, "")


@pytest.fixture
def counted(less: None, show: Show, settle: Settle, qtbot: QtBot) -> Iterator[tuple[ListView, Painted]]:
    view = show()
    view.table.choose(3, 1)
    view.table.setFocus()
    settle()
    qtbot.wait(400)
    painted = Painted(view.window())
    yield view, painted
    painted.end()


Counted = tuple[ListView, Painted]


def test_the_focus_comes_and_goes_unpainted(counted: Counted, settle: Settle) -> None:
    view, painted = counted
    view.table.clearFocus()
    settle()
    view.table.setFocus()
    settle()
    assert painted.most() < 0.01


def test_the_window_loses_and_gets_the_focus_unpainted(
    counted: Counted, settle: Settle, qtbot: QtBot
) -> None:
    """The theme's palette is the same with and without the focus; Qt paints a whole window where it is not."""
    view, painted = counted
    view.window().setPalette(palette(PLAIN_LIGHT))
    style = FlatStyle()
    for part in view.window().findChildren(QAbstractItemView):
        style.polish(part)
    settle()
    qtbot.wait(400)
    painted.areas.clear()
    for kind in (QEvent.Type.WindowDeactivate, QEvent.Type.WindowActivate):
        for widget in [view.window(), *view.window().findChildren(QWidget)]:
            QApplication.sendEvent(widget, QEvent(kind))
        settle()
    assert painted.most() < 0.01, painted.areas


def test_nothing_is_painted_under_the_mouse_and_while_nobody_touches_it(
    counted: Counted, settle: Settle, qtbot: QtBot
) -> None:
    view, painted = counted
    table = view.table
    for row in range(12):
        qtbot.mouseMove(table.viewport(), table.visualRect(view.model.index(row, 1)).center())
    qtbot.wait(1500)
    assert painted.areas == {}


def test_twenty_rows_down_paint_two_cells_each_and_half_a_page_now_and_then(
    counted: Counted, settle: Settle, qtbot: QtBot
) -> None:
    view, painted = counted
    for _ in range(20):
        qtbot.keyClick(view.table, Key.Key_Down)
        qtbot.wait(60)
    settle()
    assert view.table.currentIndex().row() == 23
    assert painted.most() < 2.2  # two scrollings of half a page at most, and the cells


def test_forty_characters_paint_their_line_only(less: None, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 500)
    lines = [QLineEdit(window) for _ in range(8)]
    box = QVBoxLayout(window)
    for line in lines:
        box.addWidget(line)
    window.show()
    lines[3].setFocus()
    qtbot.wait(200)
    painted = Painted(window)
    for _ in range(40):
        qtbot.keyClick(lines[3], Key.Key_A)
        qtbot.wait(5)
    painted.end()
    assert painted.times["QLineEdit"] >= 10
    assert painted.areas["QLineEdit"] <= painted.times["QLineEdit"] * lines[3].width() * lines[3].height()
    assert painted.times.get("QWidget", 0) <= painted.times["QLineEdit"]
    assert max(painted.areas.values()) <= 40 * 2 * lines[3].width() * lines[3].height()


def test_rows_that_come_out_of_sight_paint_the_scroll_bar_only(counted: Counted, settle: Settle) -> None:
    view, painted = counted
    before = view.model.rowCount()
    view.model.fetchMore()
    settle()
    assert view.model.rowCount() > before
    assert painted.most() < 0.05


def test_steps_past_the_edge_scroll_half_a_page_at_once(
    counted: Counted, settle: Settle, qtbot: QtBot
) -> None:
    view, painted = counted
    table = view.table
    last = table.rowAt(table.viewport().height() - 2) - 1
    table.choose(last, 1)
    settle()
    qtbot.wait(80)
    at = table.verticalScrollBar().value()
    moved = 0
    for _ in range(6):
        qtbot.keyClick(table, Key.Key_Down)
        qtbot.wait(70)
        now = table.verticalScrollBar().value()
        moved, at = moved + (now != at), now
    assert moved == 1


def test_a_burst_of_pages_is_painted_a_few_times_only(counted: Counted, settle: Settle, qtbot: QtBot) -> None:
    view, painted = counted
    for _ in range(12):
        qtbot.keyClick(view.table, Key.Key_PageDown, delay=2)
    qtbot.wait(120)
    settle()
    assert view.table.visualRect(view.table.currentIndex()).intersects(view.table.viewport().rect())
    assert painted.areas.get("QWidget", 0) / (view.window().width() * view.window().height()) < 6


def test_the_mark_of_the_session_is_part_of_the_rows(counted: Counted, qapp: QApplication) -> None:
    view, _ = counted
    plain = view.table.viewport().grab().toImage()
    qapp.setProperty(MARK, "Olga · 22.11 10:00")
    assert view.table.viewport().grab().toImage() != plain


def _tabs(kind: type[QTabWidget], qtbot: QtBot) -> tuple[QTabWidget, QLabel]:
    tabs = kind()
    qtbot.addWidget(tabs)
    page = QWidget()
    label = QLabel("a", page)
    QVBoxLayout(page).addWidget(label, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    tabs.addTab(page, "page")
    tabs.resize(600, 500)
    tabs.show()
    qtbot.wait(100)
    return tabs, label


def test_a_longer_text_inside_paints_no_whole_tab(qtbot: QtBot) -> None:
    shares = []
    for kind in (QTabWidget, CalmTabs):
        tabs, label = _tabs(kind, qtbot)
        label.setText("ab")
        qtbot.wait(100)
        painted = Painted(tabs)
        label.setText("a longer text")
        qtbot.wait(100)
        shares.append(painted.most())
        painted.end()
    assert shares[0] > 0.9  # what Qt's own does
    assert shares[1] < 0.05


class Asked(QObject):
    awaited = 1


def test_a_page_in_pieces_is_one_picture(less: None, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 300)
    window.show()
    qtbot.wait(50)
    asked = Asked(window)
    one = OnePicture(asked, window)  # type: ignore[arg-type]
    painted = Painted(window)
    one.hold(window)
    for _ in range(4):
        window.update()
        qtbot.wait(20)
    assert painted.areas == {}
    asked.awaited = 0
    qtbot.waitUntil(window.updatesEnabled)
    qtbot.wait(50)
    assert 0 < painted.most() <= 1.0
    painted.end()


def test_an_answer_that_does_not_come_holds_nothing_for_long(less: None, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    one = OnePicture(Asked(window), window)  # type: ignore[arg-type]
    one.hold(window)
    assert not window.updatesEnabled()
    qtbot.waitUntil(window.updatesEnabled, timeout=2000)


def test_a_feed_is_not_painted_for_the_focus(less: None, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    view = CalmListView(window)
    view.setModel(QStringListModel(["a", "b", "c"], view))
    line = QLineEdit(window)
    box = QVBoxLayout(window)
    box.addWidget(view)
    box.addWidget(line)
    window.resize(600, 500)
    window.show()
    qtbot.waitExposed(window)
    line.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.wait(100)
    painted = Painted(window)
    view.setFocus()
    qtbot.wait(50)
    line.setFocus()
    qtbot.wait(50)
    assert painted.areas.get("QWidget", 0) < 600 * 500 * 0.1
    painted.end()


def test_tabs_tell_that_they_change_while_the_page_before_is_still_there(qtbot: QtBot) -> None:
    tabs = CalmTabs()
    qtbot.addWidget(tabs)
    first, second = QLabel("1"), QLabel("2")
    tabs.addTab(first, "1")
    tabs.addTab(second, "2")
    tabs.show()
    seen: list[bool] = []
    tabs.changing.connect(lambda: seen.append(first.isVisible()))
    tabs.setCurrentIndex(1)
    assert seen == [True]
    assert second.isVisible()


def test_boxes_have_no_smooth_corners_where_the_picture_travels(less: None) -> None:
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    painter = QPainter(picture)
    box(painter, QRect(2, 2, 16, 16), "#dddddd", "#888888")
    painter.end()
    found = {picture.pixelColor(x, y).name() for x in range(20) for y in range(20)}
    assert found == {"#ffffff", "#dddddd", "#888888"}


def _in(style: FlatStyle, qtbot: QtBot) -> progress.Window:
    window = progress.Window()
    qtbot.addWidget(window)
    for part in (window.line, window.line.bar):
        part.setStyle(style)
    return window


@pytest.mark.parametrize("steps", [10, 100])
def test_progress_is_painted_twice_a_second_and_nothing_but_its_bar(
    less: None, qtbot: QtBot, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often work says how far it is."""
    monkeypatch.setattr(progress, "STEPS_A_SECOND", steps)
    style = FlatStyle()
    window = _in(style, qtbot)
    window.resize(800, 500)
    window.show()
    qtbot.wait(100)
    began = time.monotonic()
    window.begin(2.5)
    qtbot.wait(100)  # the line itself has come
    painted = Painted(window)
    qtbot.waitUntil(window.is_over.is_set, timeout=30_000)
    took = time.monotonic() - began
    painted.end()
    bar = window.line.bar
    assert 2 <= painted.times["QProgressBar"] <= took * 2 + 1
    assert painted.areas["QProgressBar"] <= painted.times["QProgressBar"] * bar.width() * bar.height()
    others = {
        kind: area
        for kind, area in painted.areas.items()
        if kind not in ("QProgressBar", "WorkLine", "Window")
    }
    assert others == {}
    assert painted.most() < 0.03
    window.line.say("")


def test_work_of_which_nobody_knows_how_long_it_takes_is_not_animated(less: None, qtbot: QtBot) -> None:
    style = FlatStyle()
    window = _in(style, qtbot)
    window.show()
    window.line.work("Making the report…", lambda: None)  # type: ignore[arg-type, return-value]
    qtbot.wait(100)
    painted = Painted(window)
    qtbot.wait(1200)
    painted.end()
    assert painted.times == {}
    window.line.say("")
