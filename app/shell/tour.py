"""The tour: the program plays its main job by itself at a copy of the demonstration base and leaves pictures and a report.

Import a spreadsheet, find a client, open the card, note a call, build a report. The keys are pressed as a person would press them;
the manual's pictures come from here, and so does the proof on a machine without a display that everything works together.
"""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.core.clinic.sample import PATH as SAMPLE
from app.shell.entrance import Entrance
from app.shell.wiring import Program

_LOG = logging.getLogger(__name__)
_PATIENCE = 180.0  # seconds for one step: the demonstration base is made in one of them
_SIZE = (1366, 728)
Step = Callable[[], bool] | None  # what the tour waits for; None: a moment


class Tour(QObject):
    """Runs itself by a timer; ends the program with exit code 0, or 1 when a step failed."""

    def __init__(self, app: QApplication, program: Program, entrance: Entrance, folder: Path) -> None:
        super().__init__(program)
        self._app = app
        self._program = program
        self._entrance = entrance
        self._folder = folder
        self._scratch = tempfile.TemporaryDirectory(prefix="paddock-tour-")
        self._steps = self._play()
        self._waits: Step = None
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(50)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin; the program's event loop does the rest."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._app.setQuitOnLastWindowClosed(False)  # it goes from one base to another
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        if self._waits is not None and not self._waits():
            if time.monotonic() - self._since > _PATIENCE:
                self._end(1, "the tour waited too long")
            return
        self._timer.stop()  # a step may run the event loop itself
        try:
            self._waits = next(self._steps)
        except StopIteration:
            self._end(0)
            return
        except Exception as error:  # noqa: BLE001 -- whatever went wrong is the tour's result
            _LOG.exception("tour")
            self._end(1, f"{type(error).__name__}: {error}")
            return
        self._since = time.monotonic()
        self._timer.start()

    def _end(self, code: int, why: str = "") -> None:
        self._timer.stop()
        if why:
            sys.stderr.write(f"The tour failed: {why}\n")
        self._program.leave()
        self._scratch.cleanup()
        self._app.exit(code)

    # ---- tools

    @property
    def _window(self) -> Any:
        return self._program.window

    def _quiet(self) -> bool:
        workplace = self._program.workplace
        return workplace is not None and not workplace.background.awaited

    def _picture(self, name: str) -> None:
        self._app.processEvents()
        self._window.grab().save(str(self._folder / f"{name}.png"))

    def _type(self, text: str) -> None:
        for char in text:  # QTest knows no keys beyond ASCII
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                self._app.sendEvent(self._focus(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char))

    def _press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._focus(), key, modifier)

    def _focus(self) -> QWidget:
        return self._app.focusWidget() or self._window

    # ---- the play

    def _play(self) -> Iterator[Step]:
        yield from self._enter()
        yield from self._import()
        yield from self._search_and_note()
        yield from self._report()
        yield from self._dark()

    def _enter(self) -> Iterator[Step]:
        self._entrance.demo()
        yield lambda: self._window is not None
        kept = self._entrance.demo_path()
        self._program.leave()
        copy = Path(self._scratch.name) / "tour.fdb"
        shutil.copyfile(kept, copy)
        self._entrance.base(copy, "")
        yield lambda: self._window is not None
        self._window.resize(*_SIZE)
        self._window.activateWindow()
        yield self._quiet
        yield from self._moment()
        self._picture("01-clients")

    def _moment(self, milliseconds: int = 400) -> Iterator[Step]:
        end = time.monotonic() + milliseconds / 1000
        yield lambda: time.monotonic() > end
        yield self._quiet

    def _import(self) -> Iterator[Step]:
        self._window.open_import()
        wizard = self._window.tabs.page()
        yield from self._moment()
        wizard.read(str(SAMPLE))
        yield lambda: wizard.on.isEnabled() and not wizard.work.running
        for place, name in (
            (1, "02-import-columns"),
            (2, "03-import-doubts"),
            (3, "04-import-duplicates"),
            (4, "05-import-trial"),
            (5, "06-import-done"),
        ):
            wizard.go_on()
            yield partial(self._at, wizard, place)
            yield from self._moment()
            self._picture(name)

    def _at(self, wizard: Any, place: int) -> bool:
        return wizard.place == place and not wizard.work.running

    def _search_and_note(self) -> Iterator[Step]:
        window = self._window
        window.open_section("client")
        yield from self._moment()
        window.find_client()
        self._type("восток" if self._program.translation.language == "ru" else "alpenland")
        yield from self._moment(800)
        self._picture("07-search")
        self._press(Qt.Key.Key_Return)
        yield lambda: str(window.tabs.page().property("page")).startswith("card:")
        yield from self._moment(800)
        self._picture("08-card")
        window.open_quick()
        yield from self._moment()
        quick = window.quick
        quick.said.setFocus()
        russian = self._program.translation.language == "ru"
        self._type(
            "Договорились о пробной партии, ждут счёт"
            if russian
            else "Agreed on a trial lot, they wait for the invoice"
        )
        quick.step.setFocus()
        self._type("Выслать счёт" if russian else "Send the invoice")
        self._press(Qt.Key.Key_Tab)
        self._type("завтра 10" if russian else "tomorrow 10")
        self._picture("09-quick-entry")
        self._press(Qt.Key.Key_Return)
        yield lambda: not quick.isVisible()
        yield from self._moment(800)
        self._picture("10-card-after")

    def _report(self) -> Iterator[Step]:
        window = self._window
        window.open_section("reports")
        yield from self._moment()
        page = window.tabs.page()
        page.catalogue.select("clients/by_source")
        page.build()
        yield lambda: page.pane() is not None
        yield from self._moment()
        self._picture("11-report")
        made: list[bytes] = []
        page.output.with_pdf(page.pane().result, page.pane().facts, made.append)
        yield lambda: bool(made)
        (self._folder / "report.pdf").write_bytes(made[0])
        page.preview()
        yield from self._moment(1200)
        self._picture("12-preview")
        window.open_section("task")
        yield from self._moment()
        self._picture("13-tasks")

    def _dark(self) -> Iterator[Step]:
        self._program.use_looks("dark")
        self._window.open_section("client")
        yield from self._moment()
        self._picture("14-dark")
        self._program.use_looks("light")
        yield from self._moment()
