"""Reminders and notices: asked for at the start and twice a minute; a quiet strip of the main window shows what is due.

The base holds what was seen, and only the user's own act says so: what comes due while the program does not run is
shown when it runs again.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QLocale, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core.cases import tasks
from app.core.cases.attention import Attention, NoticeOfHandOver, attention, notice_seen
from app.core.cases.tasks import Reminder
from widgets.card_head import Shortened
from widgets.fields import show_moment
from widgets.handed_row import HandedRow
from widgets.icons import pixmap, set_icon
from widgets.theme import UNIT, bold, colours

POLL = 30_000  # ms
_SHOWN = 4  # rows; more are counted


class ReminderRow(QWidget):
    """One task that is due. Signals: done, snoozed(minutes, 0: till tomorrow morning), opened, seen."""

    done = Signal()
    snoozed = Signal(int)
    opened = Signal()
    seen = Signal()

    def __init__(self, reminder: Reminder, now: dt.datetime, parent: QWidget) -> None:
        super().__init__(parent)
        self.reminder = reminder
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        late = reminder.due_at < now
        picture = QLabel(self)
        picture.setPixmap(pixmap("overdue" if late else "reminder", 16, "error" if late else "accent"))
        when = QLabel(self._when(reminder.due_at, now), self)
        if late:
            look = when.palette()
            look.setColor(QPalette.ColorRole.WindowText, colours().error)
            when.setPalette(look)
        what = Shortened(self)
        what.setFont(bold())
        what.set_whole(reminder.subject)
        who = Shortened(self)
        who.set_whole(reminder.client)
        row.addWidget(picture)
        row.addWidget(when)
        row.addSpacing(UNIT)
        row.addWidget(what, 3)
        row.addWidget(who, 2)
        self.done_button = self._button("task-done", self.tr("Done"), self.done.emit)
        self.snooze_button = self._button("reminder", self.tr("Later"), None)
        menu = QMenu(self)
        for text, minutes in (
            (self.tr("In 10 minutes"), 10),
            (self.tr("In an hour"), 60),
            (self.tr("Tomorrow morning"), 0),
        ):
            menu.addAction(text).triggered.connect(lambda _checked=False, m=minutes: self.snoozed.emit(m))
        self.snooze_button.setMenu(menu)
        self.snooze_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.open_button = self._button("eye", self.tr("Open"), self.opened.emit)
        self.seen_button = self._button("close", "", self.seen.emit)
        self.seen_button.setToolTip(self.tr("Seen: do not remind again"))
        for button in (self.done_button, self.snooze_button, self.open_button, self.seen_button):
            row.addWidget(button)

    def _button(self, picture: str, text: str, does: object) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setText(text)
        button.setAccessibleName(text or self.tr("Seen"))
        if text:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_icon(button, picture)
        if callable(does):
            button.clicked.connect(lambda _checked=False: does())
        return button

    def _when(self, due: dt.datetime, now: dt.datetime) -> str:
        if due.date() == now.date():
            return QLocale().toString(QTime(due.hour, due.minute), QLocale.FormatType.ShortFormat)
        return show_moment(due)


class Reminders(QFrame):
    """The strip: hidden while nothing is due. It takes no focus when it comes.

    Signal: backed_up(moment of the last verified backup, or None), with each look.
    """

    backed_up = Signal(object)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.setObjectName("reminders")
        self.setAutoFillBackground(True)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(UNIT * 2, UNIT // 2, UNIT, UNIT // 2)
        self._box.setSpacing(2)
        self.rows: list[ReminderRow] = []
        self.notices: list[HandedRow] = []
        self._known: list[Reminder] = []
        self._told: list[NoticeOfHandOver] = []
        self._acting: set[int] = set()
        self._more = QLabel(self)
        self._more.hide()
        self.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(POLL)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        workplace.changed.connect(self._changed)
        QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        """Ask now. A failure is not shown here: the line's state is on the status line."""
        self.workplace.background.run(self, attention(), self._take, _nothing, key="look")

    def _changed(self, entity: str, row_id: int) -> None:
        """A task that is shown was changed elsewhere; a new one comes with the next look."""
        if (
            entity == "backup"
            or entity == "task"
            and (row_id == 0 or any(one.id == row_id for one in self._known))
        ):
            self.look()

    def _take(self, found: Attention) -> None:
        self.backed_up.emit(found.backed_up)
        due = [one for one in found.reminders if one.id not in self._acting]
        told = [one for one in found.notices if -one.id not in self._acting]
        if due == self._known and told == self._told:
            return
        new = {one.id for one in due} - {one.id for one in self._known}
        new |= {-one.id for one in told} - {-one.id for one in self._told}
        self._known, self._told = due, told
        self._show()
        if new and self.workplace.facts.settings.get("remind.sound"):
            QApplication.beep()
        if new:
            QApplication.alert(self.window())

    def _show(self) -> None:
        for row in (*self.rows, *self.notices):
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._box.removeWidget(self._more)
        now = self.workplace.facts.now()
        self.notices = [self._notice_row(one) for one in self._told[:_SHOWN]]
        self.rows = [self._row(one, now) for one in self._known[:_SHOWN]]
        rest = len(self._known) - len(self.rows) + len(self._told) - len(self.notices)
        self._more.setText(self.tr("and %n more", "", rest))
        self._more.setVisible(rest > 0)
        self._box.addWidget(self._more)
        look = self.palette()
        look.setColor(QPalette.ColorRole.Window, colours().warning_back)
        self.setPalette(look)
        self.setVisible(bool(self._known or self._told))

    def _notice_row(self, notice: NoticeOfHandOver) -> HandedRow:
        row = HandedRow(notice, self)
        row.seen.connect(lambda: self.hear(notice))
        row.opened.connect(lambda: self.follow(notice))
        self._box.addWidget(row)
        return row

    def _row(self, reminder: Reminder, now: dt.datetime) -> ReminderRow:
        row = ReminderRow(reminder, now, self)
        row.done.connect(lambda: self.finish(reminder))
        row.snoozed.connect(lambda minutes: self.snooze(reminder, minutes))
        row.opened.connect(lambda: self.open(reminder))
        row.seen.connect(lambda: self.see(reminder))
        self._box.addWidget(row)
        return row

    # -- what the user does

    def finish(self, reminder: Reminder) -> None:
        """The task is done."""
        self._act(reminder, tasks.finish(reminder.id))

    def snooze(self, reminder: Reminder, minutes: int) -> None:
        """Remind later; 0 minutes: tomorrow morning."""
        now = self.workplace.facts.now()
        until = now + dt.timedelta(minutes=minutes) if minutes else tasks.morning_after(now)
        self._act(reminder, tasks.snooze(reminder.id, until))

    def see(self, reminder: Reminder) -> None:
        """Seen, and that is all."""
        self._act(reminder, tasks.seen(reminder.id))

    def open(self, reminder: Reminder) -> None:
        """Seen, and the task is opened."""
        self.workplace.open_card("task", reminder.id, None)
        self.see(reminder)

    def hear(self, notice: NoticeOfHandOver) -> None:
        """The notice was read."""
        self._acting.add(-notice.id)
        self._told = [one for one in self._told if one.id != notice.id]
        self._show()

        def failed(error: Exception) -> None:
            self._acting.discard(-notice.id)
            messages.failed(self, error)
            self.look()

        self.workplace.background.run(self, notice_seen(notice.id), _nothing, failed, key=f"hear {notice.id}")

    def follow(self, notice: NoticeOfHandOver) -> None:
        """The notice was read, and what was handed over is looked at."""
        for entity, number in (
            ("client", notice.clients),
            ("contact", notice.contacts),
            ("task", notice.tasks),
        ):
            if number:
                self.workplace.open_list(entity, {"employee": (self.workplace.facts.me_id,)})
                break
        self.hear(notice)

    def _act(self, reminder: Reminder, job: object) -> None:
        """The row goes at once and comes back when the base refuses."""
        self._acting.add(reminder.id)
        self._known = [one for one in self._known if one.id != reminder.id]
        self._show()

        def done(_: object) -> None:
            self._acting.discard(reminder.id)
            self.workplace.say_changed("task", reminder.id)

        def failed(error: Exception) -> None:
            self._acting.discard(reminder.id)
            messages.failed(self, error)
            self.look()

        self.workplace.background.run(self, job, done, failed, key=f"act {reminder.id}")  # type: ignore[arg-type]


def _nothing(_: object) -> None:
    """The next look tries again."""
