"""The status line: who, where, whether the line lives, what runs and how to stop it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from app.bridge.workplace import Workplace
from app.core.cases.attention import is_old
from widgets.backup_words import age_words
from widgets.fields import show_moment
from widgets.icons import set_icon
from widgets.theme import UNIT, colours


class StatusLine(QStatusBar):
    """Shows the person and the base on the right, a running call over 300 ms with its stop button on the left.

    To administrators also the age of the last backup. Signal: backup_asked, when that is clicked.
    """

    backup_asked = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.setSizeGripEnabled(False)
        self.setContentsMargins(UNIT, 0, UNIT, 0)
        facts = workplace.facts
        self._who = QLabel(f"{facts.me_name} · {facts.firm}", self)
        self._who.setToolTip(self._last_login())
        self._busy = QLabel(self)
        self._stop = QToolButton(self)
        self._stop.setAutoRaise(True)
        self._stop.setToolTip(self.tr("Stop (Esc)"))
        set_icon(self._stop, "close")
        self._line = QLabel(self)
        self._line.hide()
        self.alarms = QToolButton(self)
        self.alarms.setAutoRaise(True)
        self.alarms.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.alarms.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_icon(self.alarms, "warning", "warning")
        self.alarms.hide()
        self.addWidget(self._line)
        self.addWidget(self._busy)
        self.addWidget(self._stop)
        self._backup = QToolButton(self)
        self._backup.setAutoRaise(True)
        self._backup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._backup.clicked.connect(self.backup_asked)
        self._backup.hide()
        self._too_old = False
        self.addPermanentWidget(self._backup)
        self.addPermanentWidget(self.alarms)
        self.addPermanentWidget(self._who)
        self._busy.hide()
        self._stop.hide()
        self._stop.clicked.connect(self.stop)
        if parent is not None:
            parent.installEventFilter(self)
        workplace.background.busy.connect(self._show_busy)

    def _last_login(self) -> str:
        facts = self._workplace.facts
        if facts.before_at is None:
            return self.tr("Log-in {login}; the first sign-in.").format(login=facts.login)
        said = self.tr("Log-in {login}; signed in before on {when}, from {place}.")
        return said.format(
            login=facts.login,
            when=show_moment(facts.before_at),
            place=facts.before_from or self.tr("this computer"),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc that nothing else wants stops what the base is asked, as the button says."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and not self._stop.isHidden()
        ):
            self.stop()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def stop(self) -> None:
        """Stop what runs on either lane."""
        self._workplace.background.cancel()

    @Slot(object)
    def show_backup(self, last: dt.datetime | None) -> None:
        """How old the last verified backup is, to administrators only; a warning after a day and a half."""
        if not self._workplace.facts.rights.may("X", "backup_note"):
            return
        now = self._workplace.facts.now()
        self._too_old = is_old(last, now)
        self._colour_backup()
        self._backup.setText(age_words(last, now))
        self._backup.show()

    def _colour_backup(self) -> None:
        look = self._backup.palette()
        look.setColor(QPalette.ColorRole.ButtonText, colours().error if self._too_old else colours().muted)
        self._backup.setPalette(look)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_too_old"):
            self._colour_backup()
        super().changeEvent(event)

    @Slot(int)
    def show_alarms(self, number: int) -> None:
        """Say how many alarms wait; nothing when none does."""
        self.alarms.setText(self.tr("%n alarm(s)", "", number))
        self.alarms.setVisible(number > 0)

    @Slot(str)
    def _show_busy(self, text: str) -> None:
        self._busy.setText(text)
        self._busy.setVisible(bool(text))
        self._stop.setVisible(bool(text))

    @Slot(str)
    def show_line(self, state: str) -> None:
        """Say when the line to the base is lost and when it is back: "connected", "down", "reconnecting"."""
        said = {
            "down": self.tr("The line to the base is lost"),
            "reconnecting": self.tr("Connecting to the base again…"),
            "ended": self.tr("Your session was ended"),
            "shut out": self.tr("An administrator has blocked your log-in, or its password was changed"),
        }.get(state, "")
        self._line.setText(said)
        self._line.setVisible(bool(said))
