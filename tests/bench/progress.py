"""The program's line of progress at work for some seconds, in a window of its own: python -m tests.bench.progress SECONDS

Shows the window, waits for a line on its standard input, works for so many seconds as a long report does (a hundred steps a second),
then says "done"; whoever has started it ends it.
"""

from __future__ import annotations

import sys
import threading
import time
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from reports.writing import Progress
from widgets.report_work import WorkLine
from widgets.theme import Looks, Theme

STEPS_A_SECOND = 100


class Window(QWidget):
    """A page with the line below it. `begin` starts the work; `is_over` says when it is done; `asked` is `begin` from any thread."""

    asked = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self.begin)
        self.line = WorkLine(self)
        self.progress = Progress()
        self.is_over = threading.Event()
        box = QVBoxLayout(self)
        box.addStretch(1)
        box.addWidget(self.line)

    @Slot(float)
    def begin(self, seconds: float) -> None:
        """Work for so many seconds in a thread of its own."""
        call: Any = threading.Thread(target=self._work, args=(seconds,), daemon=True)
        self.line.work("Making the report…", lambda: call, self.progress)
        call.start()

    def _work(self, seconds: float) -> None:
        end, began = time.monotonic() + seconds, time.monotonic()
        while (now := time.monotonic()) < end:
            self.progress(int((now - began) * 1000), int(seconds * 1000))
            time.sleep(1 / STEPS_A_SECOND)
        self.is_over.set()


def main() -> None:
    seconds = float(sys.argv[1])
    app = QApplication(sys.argv[:1])
    Theme(app).apply(Looks("light", remote=True, smooth=False))
    window = Window()
    window.setWindowTitle("Progress")
    window.resize(1200, 860)
    window.show()

    def told() -> None:
        sys.stdin.readline()
        window.asked.emit(seconds)
        window.is_over.wait()
        print("done", flush=True)

    threading.Thread(target=told, daemon=True).start()
    app.exec()


if __name__ == "__main__":
    main()
