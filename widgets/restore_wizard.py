"""Restoring a backup, in three steps: which file and its secret; what it holds, and where to; what was made, and how to go over to it.

It stands beside the main window and hinders nobody: the base that is open stays as it is until a person puts the new one in its place.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.cases import backups
from app.core.cases.backups import Failed, Holds, Made, Secret
from app.core.entities import ENTITIES
from app.core.texts import T
from widgets.backup_dialog import failure
from widgets.card_notice import Notice
from widgets.fields import show_moment
from widgets.theme import UNIT, bold

FILE, WHERE, DONE = range(3)
_AT_SERVER = T(
    "RestoreWizard",
    "{place} is made of the backup of {day} and compared with it: {rows} rows. The base that people work at is as it was.\n\n"
    "1. Look whether it is what you want: File, Open another base, A server, {place}, with today's log-ins and passwords.\n"
    "2. What was changed since {day} is not in it. Back up the base of now, so that you have both.\n"
    "3. To go over to it, everybody leaves the program. On the server an administrator stops the Firebird service, lets "
    "the two aliases change their files in databases.conf, and starts the service: the old base stays, under {alias}. "
    "Log-ins and passwords are then those of {day}.",
)
_HERE = T(
    "RestoreWizard",
    "{place} is made of the backup of {day} and compared with it: {rows} rows. The base that is open is as it was.\n\n"
    "1. Look whether it is what you want: File, Open another base.\n"
    "2. What was changed since {day} is not in it. Put it in the place of this base only then: the base of now is kept beside it.",
)


class RestoreWizard(QDialog):
    """One restore. `file`: the backup to begin with, "" for none."""

    _told = Signal(str)  # from the job's thread: restoring

    def __init__(self, workplace: Workplace, file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._secret: Secret | None = None
        self.made: Made | None = None
        self.at_work = False
        self.setProperty("help", "backups")
        self.setWindowTitle(self.tr("Restore a backup"))
        self.title, self.holds, self.says = QLabel(self), QLabel(self), QLabel(self)
        self.title.setFont(bold())
        self.file, self.phrase, self.key, self.to, self.password = (QLineEdit(self) for _ in range(5))
        self.file.setText(file)
        for secret in (self.phrase, self.password):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.by_phrase = QRadioButton(self.tr("&Pass phrase"), self)
        self.by_key = QRadioButton(self.tr("&Key file"), self)
        self.by_phrase.setChecked(True)
        self.notice = Notice(self)
        self.back_button, self.next_button, self.place_button, self.copy_button, self.close_button = (
            QPushButton(self) for _ in range(5)
        )
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._show_step(FILE)
        self.setMinimumWidth(84 * UNIT)
        (self.phrase if file else self.file).setFocus()

    # ---- look

    def _lay_out(self) -> None:
        for label in (self.holds, self.says):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.stack.addWidget(self._file_step())
        self.stack.addWidget(self._where_step())
        last = QWidget(self)
        box = QVBoxLayout(last)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.says)
        box.addStretch(1)
        self.stack.addWidget(last)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for button in (self.back_button, self.next_button, self.place_button, self.copy_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.copy_button.setAutoDefault(False)
        self.back_button.setAutoDefault(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        whole.setSpacing(UNIT)
        whole.addWidget(self.title)
        whole.addWidget(self.stack, 1)
        whole.addWidget(self.notice)
        whole.addLayout(row)

    def _form(self, page: QWidget) -> QFormLayout:
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(2 * UNIT)
        form.setVerticalSpacing(UNIT)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        return form

    def _file_step(self) -> QWidget:
        page = QWidget(self)
        form = self._form(page)
        about = QLabel(
            self.tr(
                "The whole file is checked before anything is made: a changed byte or a wrong pass phrase is refused."
            ),
            page,
        )
        about.setWordWrap(True)
        form.addRow(about)
        self._row(form, self.tr("&Backup file"), self.file, self._pick_backup)
        form.addRow(self.by_phrase, self.phrase)
        form.addRow(self.by_key, self._with(self.key, self._pick_key))
        return page

    def _where_step(self) -> QWidget:
        page = QWidget(self)
        form = self._form(page)
        form.addRow(self.holds)
        self.password.setVisible(self._workplace.at_server)
        if self._workplace.at_server:
            self._row(form, self.tr("&Alias at the server"), self.to)
            self._row(form, self.tr("Pass&word of PADDOCK_OWNER"), self.password)
            text = self.tr(
                "The base goes to the server over its port into the file of this alias, which must not be there yet, and is compared. "
                "The base that people work at stays as it is. How an administrator of the server adds the alias stands in the manual (F1)."
            )
        else:
            self._row(form, self.tr("&New base file"), self.to, self._pick_new)
            text = self.tr(
                "A new file is made and compared. The base that is open stays as it is; at the end you may put the new one in its place."
            )
        about = QLabel(text, page)
        about.setWordWrap(True)
        form.addRow(about)
        return page

    def _row(self, form: QFormLayout, text: str, field: QLineEdit, pick: Any = None) -> None:
        label = QLabel(text, self)
        label.setBuddy(field)
        form.addRow(label, self._with(field, pick) if pick is not None else field)

    def _with(self, field: QLineEdit, pick: Any) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        button = QPushButton(self.tr("Choose…"), self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: pick())
        row.addWidget(field, 1)
        row.addWidget(button)
        return row

    def _connect(self) -> None:
        for choice in (self.by_phrase, self.by_key):
            choice.toggled.connect(self._chosen)
        self.back_button.clicked.connect(lambda: self._show_step(FILE))
        self.next_button.clicked.connect(self.go_on)
        self.place_button.clicked.connect(self.put_in_place)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.says.text()))
        self.close_button.clicked.connect(self.reject)
        self._told.connect(self._say_doing, Qt.ConnectionType.QueuedConnection)
        self.back_button.setText(self.tr("&Back"))
        self.place_button.setText(self.tr("&Put it in the place of this base…"))
        self.copy_button.setText(self.tr("&Copy these words"))
        self.close_button.setText(self.tr("Close"))
        self._chosen()

    @Slot()
    def _chosen(self) -> None:
        self.phrase.setEnabled(self.by_phrase.isChecked())
        self.key.setEnabled(self.by_key.isChecked())

    def _show_step(self, step: int) -> None:
        titles = (
            self.tr("1 of 3: which backup"),
            self.tr("2 of 3: what it holds, and where to"),
            self.tr("3 of 3: made and compared"),
        )
        self.title.setText(titles[step])
        self.stack.setCurrentIndex(step)
        self.next_button.setText(self.tr("Check the &file") if step == FILE else self.tr("&Restore"))
        self.next_button.setDefault(True)
        self.back_button.setVisible(step == WHERE)
        self.next_button.setVisible(step != DONE)
        self.place_button.setVisible(step == DONE and not self._workplace.at_server)
        self.copy_button.setVisible(step == DONE)
        self.notice.clear()
        self._set_at_work(False)

    def _set_at_work(self, at_work: bool) -> None:
        self.at_work = at_work
        self.stack.setEnabled(not at_work)
        for button in (self.back_button, self.next_button, self.close_button):
            button.setEnabled(not at_work)

    @Slot(str)
    def _say_doing(self, _step: str) -> None:
        if self.at_work:
            self.notice.say(
                "info", self.tr("Restoring and comparing… You can work on in the other window meanwhile.")
            )

    def reject(self) -> None:
        """Close, but not while a base is being made: it could not be stopped half way."""
        if not self.at_work:
            super().reject()

    # ---- files

    def _pick_backup(self) -> None:
        kinds = self.tr("Backups (*{suffix})").format(suffix=backups.SUFFIX)
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Backup file"), self.file.text(), kinds)
        if path:
            self.file.setText(path)

    def _pick_key(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Key file"), self.key.text())
        if path:
            self.key.setText(path)
            self.by_key.setChecked(True)

    def _pick_new(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("New base file"), self.to.text(), self.tr("Bases (*.fdb)")
        )
        if path:
            self.to.setText(path)

    # ---- steps

    @Slot()
    def go_on(self) -> None:
        """Do what the step that is shown asks for."""
        if self.stack.currentIndex() == FILE:
            self._check()
        else:
            self._restore()

    def _check(self) -> None:
        key = self.key.text().strip() if self.by_key.isChecked() else ""
        if not self.file.text().strip() or (self.by_key.isChecked() and not key):
            self.notice.say("error", self.tr("Choose the files first."))
            return
        try:
            self._secret = backups.secret(self.phrase.text(), key)
        except Failed as error:
            self.notice.say("error", failure(error))
            return
        self._run(backups.inspect(Path(self.file.text().strip()), self._secret), self._show_holds)
        self.notice.say("info", self.tr("Checking the file…"))

    def _show_holds(self, holds: Holds) -> None:
        number = self.locale().toString
        told = ", ".join(
            f"{words(ENTITIES[name].many)}: {number(rows)}" for name, rows in holds.counts.items()
        )
        self.holds.setText(
            self.tr("Whole. Made {day} of {base}: {rows} rows, {size}.\n{told}.").format(
                day=show_moment(holds.made),
                base=holds.of,
                rows=number(holds.rows),
                size=self.locale().formattedDataSize(holds.size, 1),
                told=told,
            )
        )
        self.to.setText(self.to.text() or holds.free)
        self._show_step(WHERE)
        (self.password if self._workplace.at_server else self.to).setFocus()

    def _restore(self) -> None:
        assert self._secret is not None
        file, to = Path(self.file.text().strip()), self.to.text().strip()
        if not to:
            self.notice.say("error", self.tr("Say first where to."))
            return
        if self._workplace.at_server:
            job: Any = backups.restore_at_server(
                file, self._secret, to, self.password.text(), self._told.emit
            )
        else:
            job = backups.restore(file, self._secret, Path(to), self._told.emit)
        self._run(job, self._show_made)

    def _run(self, job: Any, done: Any) -> None:
        def failed(error: Exception) -> None:
            self._set_at_work(False)
            if isinstance(error, Failed):
                self.notice.say("error", failure(error))
            else:
                self.notice.clear()
                messages.failed(self, error)

        self._set_at_work(True)
        self._workplace.background.run(self, job, done, failed, key="restore", long=True)

    def _show_made(self, made: Made) -> None:
        self.made = made
        place = made.place or str(made.path)
        self.says.setText(
            words(_AT_SERVER if made.place else _HERE).format(
                place=place,
                alias=place.rpartition(":")[2],
                day=show_moment(made.made),
                rows=self.locale().toString(made.rows),
            )
        )
        self._show_step(DONE)
        self.close_button.setFocus()

    @Slot()
    def put_in_place(self) -> None:
        """Let the program close this base, keep it beside, and open the restored one under its name."""
        assert self.made is not None
        asked = self.tr(
            "This base is closed, kept beside under another name, and the restored one takes its place. "
            "What was changed since {day} is only in the kept one then."
        ).format(day=show_moment(self.made.made))
        if messages.ask(self, asked, yes=self.tr("Put it in place")):
            path = self.made.path
            self.accept()
            self._workplace.put_in_place(path)
