"""The line below a report: what was found, or how far the work is, with a button that stops it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from app.bridge.background import Call
from reports.writing import Progress
from widgets.icons import set_icon
from widgets.theme import UNIT

LOOK_EVERY = 500
"""ms between two looks at the progress: twice a second is enough for a remote picture."""


class WorkLine(QWidget):
    """Says something, or shows a piece of work.

    Signals: link(target): a link in the words was clicked.
    """

    link = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.words.linkActivated.connect(self.link)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(20 * UNIT)
        self.bar.setFixedHeight(UNIT)
        self.stop = QPushButton(self)
        set_icon(self.stop, "stop")
        self.stop.clicked.connect(self.stop_work)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, 0, UNIT, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.words)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        row.addStretch(1)
        self._call: Call | None = None
        self._progress: Progress | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        self.setFixedHeight(self.stop.sizeHint().height() + UNIT // 2)
        self.retranslate()
        self.say("")

    def retranslate(self) -> None:
        """The words of the language in force."""
        self.stop.setText(self.tr("Stop (Esc)"))
        self.bar.setAccessibleName(self.tr("Progress"))

    def say(self, text: str) -> None:
        """Plain words; the work, if any, is over."""
        self._call = self._progress = None
        self._timer.stop()
        self.words.setText(text)
        self.bar.hide()
        self.stop.hide()

    def work(self, text: str, run: Callable[[], Call], progress: Progress | None = None) -> None:
        """Start a piece of work and show it until `say` is called."""
        self.words.setText(text)
        self._progress = progress
        self.bar.setRange(0, 0)
        self.bar.show()
        self.stop.show()
        self._call = run()
        self._timer.start()

    @property
    def busy(self) -> bool:
        """Whether a piece of work is shown."""
        return self._call is not None

    @Slot()
    def stop_work(self) -> None:
        """Stop the work; its `failed` is told."""
        if self._progress is not None:
            self._progress.stop()
        if self._call is not None:
            self._call.stop()

    def _look(self) -> None:
        shown = self._progress
        if shown is not None and shown.total:
            self.bar.setRange(0, shown.total)
            self.bar.setValue(shown.done)
