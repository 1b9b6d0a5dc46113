"""The departure of an employee as a page: five steps, each may be done or skipped, and at the end what was done.

How far it has come is kept in the base: closed and opened again, by anybody who may, it goes on where it was.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core.cases import departure
from app.core.cases.departure import DONE, OPEN, SKIPPED, STEPS, Look, Progress
from widgets.departure_steps import BackupStep, BlockStep, CloseStep, DaysStep, HandStep, Step
from widgets.icons import icon, set_icon
from widgets.theme import UNIT, bold, title_font

_LEFT = UNIT * 36
_SIGNS = {OPEN: ("task-open", "muted"), DONE: ("ok", "good"), SKIPPED: ("next", "muted")}


class Departure(QWidget):
    """One page of the main window. Signal: title_changed(str)."""

    title_changed = Signal(str)

    def __init__(self, workplace: Workplace, employee_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help", "logins")
        self._workplace = workplace
        self._id = employee_id
        self._progress = Progress()
        self._running: set[str] = set()
        self.head, self.state, self.summary = QLabel(self), QLabel(self), QLabel(self)
        self.list = QListWidget(self)
        self.stack = QStackedWidget(self)
        own_users = workplace.facts.own_users
        self.steps: dict[str, Step] = {
            "block": BlockStep(workplace, self),
            "backup": BackupStep(workplace, own_users, self),
            "days": DaysStep(workplace, self),
            "hand": HandStep(workplace, self),
            "close": CloseStep(workplace, self),
        }
        self.do_button, self.skip_button, self.copy_button = (QPushButton(self) for _ in range(3))
        self._lay_out()
        self._connect()
        self.setEnabled(False)
        self.read()

    # ---- look

    def _lay_out(self) -> None:
        self.head.setFont(title_font())
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.state, self.summary):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setMinimumWidth(_LEFT // 2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setAccessibleName(self.tr("Steps"))
        for step in self.steps.values():
            self.stack.addWidget(step)
        self._step_title = QLabel(self)
        self._step_title.setFont(bold())
        set_icon(self.copy_button, "copy")
        right = QWidget(self)
        box = QVBoxLayout(right)
        box.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        box.setSpacing(UNIT)
        box.addWidget(self.head)
        box.addWidget(self._step_title)
        box.addWidget(self.stack, 1)
        box.addWidget(self.state)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.do_button)
        row.addWidget(self.skip_button)
        row.addStretch(1)
        row.addWidget(self.copy_button)
        box.addLayout(row)
        box.addWidget(self.summary)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.list)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LEFT, _LEFT * 4])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)
        self.setFocusProxy(self.do_button)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_step)
        self.do_button.clicked.connect(self.do)
        self.skip_button.clicked.connect(self.skip)
        self.copy_button.clicked.connect(self.copy)
        for key, step in self.steps.items():
            step.done.connect(lambda said, key=key: self._ended(key, DONE, said))

    def title(self) -> str:
        """What the page's tab says."""
        return self.tr("Departure")

    def _titles(self) -> dict[str, str]:
        return {
            "block": self.tr("Block the log-in"),
            "backup": self.tr("Verified backup"),
            "days": self.tr("The last days"),
            "hand": self.tr("Pass the work on"),
            "close": self.tr("Close the card"),
        }

    # ---- reading

    def read(self) -> None:
        """Ask the base for the person and for how far the departure has come."""
        self._workplace.background.run(self, departure.look(self._id), self._show, self._failed, key="look")

    def _failed(self, error: Exception) -> None:
        self.state.setText("")
        messages.failed(self, error)

    def _show(self, look: Look) -> None:
        self.setEnabled(True)
        first = not self.head.text()
        self._progress = look.progress
        self.head.setText(look.leaver.name)
        self.title_changed.emit(f"{self.title()}: {look.leaver.name}")
        for step in self.steps.values():
            step.show_look(look)
        self._show_list()
        if first:
            self._go_to_open()
        self._show_step()

    def _show_list(self) -> None:
        row = max(self.list.currentRow(), 0)
        self.list.blockSignals(True)
        self.list.clear()
        for number, (key, text) in enumerate(self._titles().items(), start=1):
            item = QListWidgetItem(icon(*_SIGNS[self._progress.state(key)]), f"{number}. {text}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, key)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _go_to_open(self) -> None:
        """To the first step that is neither done nor skipped nor running."""
        for row, key in enumerate(STEPS):
            if self._progress.state(key) == OPEN and key not in self._running:
                self.list.setCurrentRow(row)
                return

    def step(self) -> str:
        """The key of the step that is shown."""
        return STEPS[max(self.list.currentRow(), 0)]

    @Slot()
    def _show_step(self) -> None:
        key = self.step()
        self._step_title.setText(self._titles()[key])
        self.stack.setCurrentWidget(self.steps[key])
        state, running = self._progress.state(key), key in self._running
        said = {OPEN: "", DONE: self.tr("Done."), SKIPPED: self.tr("Skipped.")}[state]
        if running:
            said = self.tr("At work; the other steps can go on meanwhile…")
        self.state.setText(f"{said} {self._progress.said(key)}".strip() if not running else said)
        self.do_button.setText(self.steps[key].act() if state != DONE else self.tr("Do it again"))
        self.skip_button.setText(self.tr("&Skip"))
        self.copy_button.setText(self.tr("&Copy what was done"))
        self.do_button.setEnabled(not running)
        self.skip_button.setEnabled(state == OPEN and not running)
        whole = all(self._progress.state(one) != OPEN for one in STEPS)
        self.copy_button.setVisible(whole)
        self.summary.setVisible(whole)
        self.summary.setText(self.report())

    def report(self) -> str:
        """What was done, a line a step."""
        lines = []
        for key, text in self._titles().items():
            state = self._progress.state(key)
            said = self.tr("not done yet") if state == OPEN else self.tr("skipped")
            lines.append(f"{text}: {self._progress.said(key) if state == DONE else said}")
        return "\n".join(lines)

    # ---- acts

    @Slot()
    def do(self) -> None:
        """Do the step that is shown."""
        key = self.step()
        self._running.add(key)
        self._show_step()

        def ended() -> None:
            self._running.discard(key)
            self._show_step()

        self.steps[key].go(ended)

    @Slot()
    def skip(self) -> None:
        """Go on without it."""
        self._ended(self.step(), SKIPPED, "")

    def _ended(self, key: str, state: str, said: str) -> None:
        self._progress.steps[key] = (state, said)
        self._show_list()
        if self.step() == key:
            self._go_to_open()
        self._show_step()
        job = departure.keep(self._id, self.head.text(), self._progress)
        self._workplace.background.run(self, job, self._kept)

    def _kept(self, progress: Progress) -> None:
        self._progress.kept = progress.kept
        self.read()

    @Slot()
    def copy(self) -> None:
        """What was done to the clipboard."""
        QGuiApplication.clipboard().setText(f"{self.head.text()}\n{self.report()}")
