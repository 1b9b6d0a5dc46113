"""The page "Scheduled work" for administrators: how the keeper is, what runs when, what came of it, and running it at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.bridge.workplace import Workplace
from app.core import seats
from app.core.cases import timed
from app.core.cases.timed import Work
from app.core.seats import Desk
from widgets import seat_words, timed_words
from widgets.card_notice import Notice
from widgets.fields import show_moment
from widgets.icons import set_icon
from widgets.import_table import Rows, RowsView
from widgets.theme import UNIT
from widgets.timed_dialog import TimedDialog

_EVERY_MS = 15_000


class TimedPage(QWidget):
    """One page of the main window. Asks again four times a minute while it is seen."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.setProperty("help", "keeper")
        self.notice = Notice(self)
        self.where = QLabel(self)
        self.where.setWordWrap(True)
        self._names = [QLabel(self) for _ in range(4)]
        self.facts = [QLabel(self) for _ in range(4)]
        self.run_button, self.change_button, self.switch_button, self.renew_button = (
            QPushButton(self) for _ in range(4)
        )
        self.rows = Rows(self, self._text)
        self.view = RowsView(self.rows, self, [36, 15, 20, 20, 34])
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.view.setSelectionMode(RowsView.SelectionMode.SingleSelection)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._look_if_seen)
        self._timer.start()
        self._workplace.changed.connect(self._changed)
        self.retranslate()
        self.look()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(UNIT * 2)
        form.setVerticalSpacing(UNIT // 2)
        for name, fact in zip(self._names, self.facts, strict=True):
            fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            fact.setWordWrap(True)
            form.addRow(name, fact)
            name.setVisible(self._workplace.at_server)
            fact.setVisible(self._workplace.at_server)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for button, picture in (
            (self.run_button, "play"),
            (self.change_button, "edit"),
            (self.switch_button, "stop"),
        ):
            set_icon(button, picture)
            row.addWidget(button)
        row.addStretch(1)
        set_icon(self.renew_button, "refresh")
        row.addWidget(self.renew_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(UNIT)
        box.addWidget(self.notice)
        box.addWidget(self.where)
        box.addLayout(form)
        box.addLayout(row)
        box.addWidget(self.view, 1)
        box.addWidget(self.told)
        self.run_button.clicked.connect(self.run)
        self.change_button.clicked.connect(self.change)
        self.switch_button.clicked.connect(self.switch)
        self.renew_button.clicked.connect(self.look)
        self.view.activated.connect(lambda _index: self.change())
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """As a proxy it would be all of the page that Tab comes to."""
        super().focusInEvent(event)
        self.view.setFocus(event.reason())

    def retranslate(self) -> None:
        """Put the words of the language in force."""
        self.run_button.setText(self.tr("R&un now"))
        self.change_button.setText(self.tr("Wh&en…"))
        self.renew_button.setText(self.tr("Refre&sh"))
        names = self.tr("Keeper"), self.tr("Key"), self.tr("Proved"), self.tr("Last trouble")
        for label, text in zip(self._names, names, strict=True):
            label.setText(text)
        self.where.setText(
            self.tr("The keeper does this at the server, whoever is signed in.")
            if self._workplace.at_server
            else self.tr(
                "This base is a file on this computer: the program does this itself while an administrator has it open. "
                "What came due meanwhile is done at the next start."
            )
        )
        self.view.setAccessibleName(self.tr("Scheduled work"))
        self._show_buttons()
        if self.rows.things:
            self.rows.show(self.rows.things, self._headers())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "view"):
            self.retranslate()

    def _headers(self) -> list[str]:
        return [
            self.tr("What"),
            self.tr("How often"),
            self.tr("Next run"),
            self.tr("Last run"),
            self.tr("What came of it"),
        ]

    def _text(self, work: Work, column: int) -> str:
        return (
            timed_words.kind(work.code),
            timed_words.period(work.minutes),
            timed_words.next_run(work),
            show_moment(work.last_at) if work.last_at else "",
            timed_words.result(work),
        )[column]

    # ---- asking the base

    @Slot()
    def look(self) -> None:
        """Ask the base."""
        self._workplace.background.run(self, timed.all_work(), self._show, key="timed")
        if self._workplace.at_server:
            self._workplace.background.run(self, seats.desk(), self._show_keeper, key="keeper")

    @Slot()
    def _look_if_seen(self) -> None:
        if self.isVisible():
            self.look()

    @Slot(str, int)
    def _changed(self, entity: str, _row_id: int) -> None:
        if entity == "timed":
            self.look()

    def _show(self, found: list[Work]) -> None:
        chosen = self.current()
        self.rows.show(found, self._headers())
        codes = [work.code for work in found]
        if found:
            self.view.selectRow(codes.index(chosen.code) if chosen and chosen.code in codes else 0)
        failed = [work for work in found if work.last_at is not None and not work.ok]
        if failed:
            self.notice.say("warning", f"{timed_words.kind(failed[0].code)}: {timed_words.result(failed[0])}")
        else:
            self.notice.clear()
        self._show_buttons()

    def _show_keeper(self, found: Desk) -> None:
        condition = found.condition
        told = (
            timed_words.alive(condition),
            seat_words.key_state(condition),
            timed_words.lease(condition),
            timed_words.trouble(condition) or self.tr("none"),
        )
        for label, text in zip(self.facts, told, strict=True):
            label.setText(text)

    # ---- acts

    def current(self) -> Work | None:
        """The work of the current row."""
        index = self.view.currentIndex()
        known = index.isValid() and index.row() < len(self.rows.things)
        return self.rows.things[index.row()] if known else None

    def _show_buttons(self) -> None:
        work = self.current()
        for button in (self.change_button, self.switch_button):
            button.setEnabled(work is not None)
        self.run_button.setEnabled(work is not None and work.begun_at is None)
        self.told.setText(f"{timed_words.kind(work.code)}: {timed_words.result(work)}" if work else "")
        off = work is not None and not work.on
        self.switch_button.setText(self.tr("Switch &on") if off else self.tr("Switch &off"))
        set_icon(self.switch_button, "ok" if off else "stop")

    @Slot()
    def run(self) -> None:
        """Have the current work done at once."""
        work = self.current()
        if work is not None:
            self._workplace.background.run(self, timed.ask(work.code), lambda _: self._asked())

    def _asked(self) -> None:
        self._workplace.say_changed("timed")

    @Slot()
    def switch(self) -> None:
        """Switch the current work on or off."""
        work = self.current()
        if work is not None:
            self._set(work, work.minutes, on=not work.on)

    @Slot()
    def change(self) -> None:
        """Ask when the current work runs."""
        work = self.current()
        if work is None:
            return
        dialog = TimedDialog(work, self._workplace.facts.now, self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            job = timed.set_work(work.code, dialog.minutes(), dialog.first_at(), dialog.on.isChecked())
            self._workplace.background.run(self, job, lambda _: self._asked())
        dialog.deleteLater()

    def _set(self, work: Work, minutes: int, on: bool) -> None:
        job = timed.set_work(work.code, minutes, None, on)
        self._workplace.background.run(self, job, lambda _: self._asked())
