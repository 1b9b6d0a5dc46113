"""One scripted run of the real program, without a display: python -m tests.bench.client_run BASE ROUNDS

BASE is a file, or HOST/PORT:ALIAS with the password in PADDOCK_BENCH_SECRET.

Prints one JSON line: seconds from the start of the process to a usable window, the longest pauses of the GUI thread
by what was going on, and the resident memory after each round.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="paddock-bench-home-")

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from app.bridge.translate import Translation
from app.core.places import Choice, Places, parse_server
from app.shell.entrance import Entrance
from app.shell.wiring import Program
from db import sql
from widgets.theme import Theme

Step = Callable[[], bool] | None
BEAT = 5  # ms between two beats of the GUI thread
PATIENCE = 60.0
REPORTS = ("clients/by_source", "clients/register", "clients/growth", "clients/birthdays")
TYPED = ("восток", "ирина", "строй", "5551", "гранин всев", "марк")


def since_start() -> float:
    """Seconds since this process began, as the kernel counts."""
    fields = Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()
    up = float(Path("/proc/uptime").read_text().split()[0])
    return up - int(fields[19]) / os.sysconf("SC_CLK_TCK")


def memory() -> float:
    """Resident memory in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


class Pulse(QObject):
    """A beat in the GUI thread; the longest time between two beats, by label: elapsed and own processor time, in ms."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.label = "start"
        self.longest: dict[str, tuple[float, float]] = {}
        self._last = (time.perf_counter(), time.thread_time())
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._beat)
        timer.start(BEAT)

    @Slot()
    def _beat(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        gap = (now[0] - self._last[0]) * 1000 - BEAT
        work = (now[1] - self._last[1]) * 1000
        old = self.longest.get(self.label, (0.0, 0.0))
        self.longest[self.label] = (max(old[0], gap), max(old[1], work))
        self._last = now


class Play(QObject):
    """Plays the rounds by a timer and ends the program."""

    def __init__(self, app: QApplication, program: Program, rounds: int) -> None:
        super().__init__(program)
        self._app = app
        self._program = program
        self._rounds = rounds
        self.found: dict[str, Any] = {"memory": []}
        self.pulse = Pulse(self)
        self._steps = self._play()
        self._waits: Step = None
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(10)

    @Slot()
    def _look(self) -> None:
        if self._waits is not None and not self._waits():
            if time.monotonic() - self._since > PATIENCE:
                self._end(f"waited too long: {self.pulse.label}")
            return
        self._timer.stop()
        try:
            self._waits = next(self._steps)
        except StopIteration:
            self._end("")
            return
        except Exception as error:  # noqa: BLE001 -- whatever went wrong is the run's result
            self._end(f"{self.pulse.label}: {type(error).__name__}: {error}")
            return
        self._since = time.monotonic()
        self._timer.start(10)

    def _end(self, why: str) -> None:
        self._timer.stop()
        self.found["failed"] = why
        self.found["pauses"] = self.pulse.longest
        self._program.leave()
        self._app.exit(0)

    # ---- tools

    @property
    def _window(self) -> Any:
        return self._program.window

    def _quiet(self) -> bool:
        workplace = self._program.workplace
        return workplace is not None and not workplace.background.awaited

    def _touch(self) -> None:
        """As the hand of a person: the window hears of each act."""
        if (handle := self._window.windowHandle()) is not None:
            move = QMouseEvent(
                QEvent.Type.MouseMove,
                QPointF(1, 1),
                QPointF(1, 1),
                Qt.MouseButton.NoButton,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
            )
            self._app.sendEvent(handle, move)

    def _calm(self, label: str = "", milliseconds: int = 150) -> Iterator[Step]:
        if label:
            self.pulse.label = label
        self._touch()
        end = time.monotonic() + milliseconds / 1000
        yield lambda: time.monotonic() > end
        yield self._quiet

    def _type(self, text: str) -> None:
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
                self._app.sendEvent(self._app.focusWidget() or self._window, event)

    def _press(self, key: Qt.Key) -> None:
        QTest.keyClick(self._app.focusWidget() or self._window, key)

    # ---- the play

    def _play(self) -> Iterator[Step]:
        yield lambda: self._window is not None and self._window.isVisible() and self._rows() > 0
        self._app.processEvents()
        self.found["usable"] = since_start()
        self.found["spent"] = time.process_time()
        self.found["memory_at_start"] = memory()
        if not self._rounds:
            return
        self._window.resize(1366, 728)
        self._window.activateWindow()
        yield from self._calm("warming up", 1500)
        yield from self._fill_cache()
        for number in range(self._rounds):
            yield from self._round(number)
            self.found["memory"].append(round(memory(), 1))

    def _fill_cache(self) -> Iterator[Step]:
        """Let the engine fill its pages now, as the first hour would: what grows after that is the program's."""
        done: list[object] = []
        for view in ("client_list", "contact_list", "interaction_list", "task_list", "history"):
            query = sql.Query("fill", f"select count(*), max(id) from {view}")
            self._program.workplace.background.run(self, lambda s, q=query: s.rows(q), done.append)
        yield lambda: len(done) == 5

    def _rows(self) -> int:
        page = self._window.tabs.page()
        tables = page.findChildren(QTableView) if page is not None else []
        return tables[0].model().rowCount() if tables else 0

    def _round(self, number: int) -> Iterator[Step]:
        window = self._window
        for key in ("client", "contact", "interaction", "task"):
            self.pulse.label = "list opened"
            window.open_section(key)
            yield from self._calm()
            yield from self._scroll()
        yield from self._search(TYPED[number % len(TYPED)])
        for client in range(5):
            self.pulse.label = "card opened"
            window.open_card("client", 1 + (number * 37 + client * 11) % 700)
            yield from self._calm("card opened", 250)
        yield from self._note(number)
        yield from self._report(REPORTS[number % len(REPORTS)])
        self.pulse.label = "cards closed"
        while window.tabs.count() > 5:
            window.tabs.setCurrentIndex(window.tabs.count() - 1)
            window.close_current()
            yield from self._calm("", 20)
        if number % 2:
            return
        self.pulse.label = "nobody touches it"
        rest = time.monotonic() + 3
        yield lambda: time.monotonic() > rest

    def _scroll(self) -> Iterator[Step]:
        self.pulse.label = "list scrolled"
        table = self._window.tabs.page().findChild(QTableView)
        for _ in range(3):
            table.scrollToBottom()
            yield from self._calm("list scrolled", 60)
        table.scrollToTop()

    def _search(self, text: str) -> Iterator[Step]:
        self.pulse.label = "search typed"
        self._window.find_client()
        for char in text:
            self._type(char)
            yield from self._calm("search typed", 40)
        yield from self._calm("search typed", 300)
        self._press(Qt.Key.Key_Escape)
        yield from self._calm("search typed")  # the list that comes to light again is painted

    def _note(self, number: int) -> Iterator[Step]:
        self.pulse.label = "quick entry"
        window = self._window
        window.open_quick()
        yield from self._calm("quick entry")
        quick = window.quick
        quick.said.setFocus()
        self._type(f"Договорились о пробной партии, ждут счёт {number}")
        quick.step.setFocus()
        self._type("Выслать счёт")
        self._press(Qt.Key.Key_Tab)
        self._type("завтра 10")
        self._press(Qt.Key.Key_Return)
        yield lambda: not quick.isVisible()
        yield from self._calm("quick entry", 200)

    def _report(self, key: str) -> Iterator[Step]:
        self.pulse.label = "report shown"
        self._window.open_section("reports")
        yield from self._calm("report shown")
        page = self._window.tabs.page()
        page.choose(key)
        page.build()
        yield lambda: page.pane() is not None
        yield from self._calm("report shown", 500)


def main() -> None:
    base, rounds, secret = sys.argv[1], int(sys.argv[2]), os.environ.get("PADDOCK_BENCH_SECRET", "")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Paddock CRM")
    app.setQuitOnLastWindowClosed(False)
    translation = Translation(app)
    translation.use("ru")
    program = Program(app, Places(), translation, Theme(app))
    program.use_looks("light")
    entrance = Entrance(app, program)
    play = Play(app, program, rounds)
    if secret:
        entrance.enter(Choice(parse_server(base), "DEMO", password=secret))
    else:
        entrance.base(Path(base), "DEMO")
    app.exec()
    program.leave()
    print(json.dumps(play.found), flush=True)


if __name__ == "__main__":
    main()
