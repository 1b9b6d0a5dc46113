"""The import: one window of pages from the file to the act, by keyboard alone if the user likes.

Ctrl+Enter or Alt+Right goes on, Alt+Left goes back, Esc stops what runs.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.clinic.refusal import Refused
from widgets.icons import set_icon
from widgets.import_columns import ColumnsPage
from widgets.import_done import DonePage
from widgets.import_doubts import DoubtsPage
from widgets.import_duplicates import DuplicatesPage
from widgets.import_file import FilePage
from widgets.import_page import Page
from widgets.import_trial import TrialPage
from widgets.import_work import Work
from widgets.theme import UNIT, bold

_LOOK_EVERY = 500  # ms: twice a second is enough, here and over a remote desktop
_FILE, _COLUMNS, _DOUBTS, _DUPLICATES, _TRIAL, _DONE = range(6)
Failed = Callable[[Exception], None]


class ImportWizard(QWidget):
    """The pages, the strip of steps above them, and below the bar with progress, back, on and stop."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.work = Work(workplace, self)
        self.setProperty("help", "import")
        self.stack = QStackedWidget(self)
        self.file = FilePage(workplace, self.work, self)
        self.columns = ColumnsPage(workplace, self.work, self)
        self.doubts = DoubtsPage(workplace, self.work, self)
        self.duplicates = DuplicatesPage(workplace, self.work, self)
        self.trial = TrialPage(workplace, self.work, self)
        self.done = DonePage(workplace, self.work, self)
        self.pages: list[Page] = [
            self.file, self.columns, self.doubts, self.duplicates, self.trial, self.done,
        ]  # fmt: skip
        for page in self.pages:
            self.stack.addWidget(page)
            page.changed.connect(self._show_buttons)
        self.steps = [QLabel(self) for _ in self.pages]
        self.back, self.on, self.halt = QPushButton(self), QPushButton(self), QPushButton(self)
        set_icon(self.back, "back")
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(UNIT // 2)
        self.says = QLabel(self)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.destroyed.connect(self.work.forget)
        self._go(_FILE)

    def _lay_out(self) -> None:
        strip = QHBoxLayout()
        strip.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        strip.setSpacing(3 * UNIT)
        for step in self.steps:
            strip.addWidget(step)
        strip.addStretch(1)
        bar = QHBoxLayout()
        bar.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        bar.setSpacing(UNIT)
        bar.addWidget(self.says, 1)
        for button in (self.halt, self.back, self.on):
            bar.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(strip)
        box.addWidget(_line(self))
        box.addWidget(self.stack, 1)
        box.addWidget(self.progress)
        box.addWidget(_line(self))
        box.addLayout(bar)

    def _connect(self) -> None:
        self.file.chosen.connect(self.read)
        self.done.again.connect(self._start_again)
        self.back.clicked.connect(self.go_back)
        self.on.clicked.connect(self.go_on)
        self.halt.clicked.connect(self.stop)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            ("Ctrl+Return", self.go_on),
            ("Alt+Right", self.go_on),
            ("Alt+Left", self.go_back),
            ("Esc", self.stop),
        ):
            QShortcut(QKeySequence(keys), self, act, context=inside)

    def retranslate(self) -> None:
        """The words in the language in force."""
        texts = (
            self.tr("1  File"),
            self.tr("2  Columns"),
            self.tr("3  Doubts"),
            self.tr("4  Duplicates"),
            self.tr("5  Trial"),
            self.tr("6  Done"),
        )
        for step, text in zip(self.steps, texts, strict=True):
            step.setText(text)
        self.back.setText(self.tr("Back"))
        self.halt.setText(self.tr("Stop"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            for page in self.pages:
                page.retranslate()  # type: ignore[attr-defined]
            if not self.work.running:
                self._go(self.place)

    @property
    def place(self) -> int:
        """The number of the page shown, from 0."""
        return self.stack.currentIndex()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The page came to the front: the keys belong to its first widget."""
        super().focusInEvent(event)
        self.pages[self.place].first().setFocus()

    def is_dirty(self) -> bool:
        """Whether closing would lose an import begun."""
        return self.work.running or _COLUMNS <= self.place < _DONE

    # going

    def _go(self, place: int) -> None:
        page = self.pages[place]
        page.entered()
        self.stack.setCurrentIndex(place)
        for number, step in enumerate(self.steps):
            step.setFont(bold() if number == place else self.font())
            role = step.foregroundRole()
            step.setForegroundRole(role.WindowText if number <= place else role.PlaceholderText)
        page.first().setFocus()
        self._show_buttons()

    @Slot()
    def _show_buttons(self) -> None:
        running = self.work.running
        place = self.place
        self.halt.setVisible(running)
        self.back.setVisible(0 < place < _DONE)
        self.back.setEnabled(not running)
        self.on.setVisible(place < _DONE)
        self.on.setEnabled(not running and self.pages[place].ready())
        self.on.setText(self.tr("Import") if place == _TRIAL else self.tr("Next"))
        self.on.setDefault(True)
        self.stack.setEnabled(not running)
        self.progress.setVisible(running)
        if not running:
            self.says.setText("")

    @Slot()
    def go_on(self) -> None:
        """What "Next" does on this page."""
        if self.work.running or not self.pages[self.place].ready() or self.place == _DONE:
            return
        self.pages[self.place].left()
        if self.place == _COLUMNS:
            self._begin(self.tr("Reading the rows…"))
            self.work.examine(self._next, self._failed)
        elif self.place == _DOUBTS:
            self._begin(self.tr("Looking for duplicates…"))
            self.work.compare(self._next, self._failed)
        elif self.place == _DUPLICATES:
            self._begin("")
            self.work.weigh(self._next, self._failed)
        elif self.place == _TRIAL:
            self._begin(self.tr("Writing…"))
            self.work.load(self._loaded, self._failed)
        else:
            self._next()
        self._show_buttons()

    @Slot()
    def go_back(self) -> None:
        """One page back; nothing that was said is lost."""
        if not self.work.running and 0 < self.place < _DONE:
            self._go(self.place - 1)

    @Slot(str, int)
    def read(self, path: str, sheet: int = -1) -> None:
        """Read a file (another sheet of it) and show it."""
        if self.work.running:
            return
        self._begin(self.tr("Reading the file…"))
        self.work.read(path, None if sheet < 0 else sheet, self._was_read, self._failed)
        self._show_buttons()

    @Slot()
    def stop(self) -> None:
        """Stop what runs; nothing of it stays."""
        if self.work.running:
            self.work.stop()

    @Slot()
    def _start_again(self) -> None:
        self.work.forget()
        self._go(_FILE)

    # the steps that take time

    def _begin(self, text: str) -> None:
        self.says.setText(text)
        self.progress.setRange(0, 0)
        self._timer.start()

    def _end(self) -> None:
        self._timer.stop()
        self._show_buttons()

    def _was_read(self) -> None:
        self._end()
        self._go(_FILE)
        self.on.setFocus()

    def _next(self) -> None:
        self._end()
        self._go(self.place + 1)

    def _loaded(self) -> None:
        for entity in ("client", "contact", "channel", "employment", "act"):
            self._workplace.say_changed(entity)
        self._next()

    def _failed(self, error: Exception) -> None:
        self._end()
        self.pages[self.place].first().setFocus()
        if self.work.stopped:  # whatever it ended with: the user wanted it
            self.says.setText(self.tr("Stopped. Nothing was changed."))
        elif isinstance(error, Refused):
            messages.warn(self, words(error.text).format(**error.values))
        else:
            messages.failed(self, error)

    @Slot()
    def _look(self) -> None:
        """Show how far the step is."""
        done, of = self.work.done, self.work.of
        self.progress.setRange(0, max(of, 0))
        self.progress.setValue(done)
        if of == 0 and done:
            self.says.setText(self.tr("Reading the file… %n row(s)", "", done))


def _line(parent: QWidget) -> QWidget:
    line = QWidget(parent)
    line.setFixedHeight(1)
    line.setBackgroundRole(QPalette.ColorRole.Mid)
    line.setAutoFillBackground(True)
    return line
