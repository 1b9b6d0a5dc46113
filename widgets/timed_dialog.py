"""When a kind of scheduled work runs: switched on, how often, when next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from app.bridge.translate import words
from app.core.cases.timed import Work
from widgets import timed_words
from widgets.field_when import MomentField
from widgets.theme import UNIT


class TimedDialog(QDialog):
    """Asks; the answer stands in `minutes()`, `first_at()`, `on.isChecked()`. `now`: the firm's clock."""

    def __init__(self, work: Work, now: Callable[[], dt.datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self.setProperty("help", "keeper")
        self.setWindowTitle(timed_words.kind(work.code))
        self.on = QCheckBox(self.tr("Switched &on"), self)
        self.on.setChecked(work.on)
        self.every = QComboBox(self)
        for minutes, mark in timed_words.PERIODS:
            self.every.addItem(words(mark), minutes)
        if self.every.findData(work.minutes) < 0:
            self.every.addItem(timed_words.period(work.minutes), work.minutes)
        self.every.setCurrentIndex(self.every.findData(work.minutes))
        self.next = MomentField(now=now, lean="future")
        self.next.edit.setMinimumWidth(self.next.edit.maximumWidth())  # day and hour whole
        self.next.set_required(True)
        self.next.set_name(self.tr("Next run"))
        self.next.set_value(work.next_at.replace(second=0, microsecond=0))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        form = QFormLayout()
        form.setHorizontalSpacing(2 * UNIT)
        form.setVerticalSpacing(UNIT)
        form.addRow(self.on)
        form.addRow(self.tr("&Runs"), self.every)
        form.addRow(self.tr("&Next run"), self.next)
        box = QVBoxLayout(self)
        box.setSpacing(2 * UNIT)
        box.addLayout(form)
        box.addStretch(1)
        box.addWidget(self.buttons)
        self.buttons.accepted.connect(self._check)
        self.buttons.rejected.connect(self.reject)
        self.setMinimumWidth(48 * UNIT)

    def minutes(self) -> int:
        """The period."""
        return int(self.every.currentData())

    def first_at(self) -> dt.datetime | None:
        """The next run by the firm's clock; None where it was left as it was."""
        chosen: dt.datetime | None = self.next.value()
        return None if chosen == self._work.next_at.replace(second=0, microsecond=0) else chosen

    @Slot()
    def _check(self) -> None:
        if self.next.show_problem():
            self.accept()
