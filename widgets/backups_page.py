"""Backups, for administrators: make one now, check one, restore one, which are kept, and how old the last one is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core.cases import backups
from app.core.cases.attention import is_old
from app.core.cases.backups import Failed, Known, Made
from app.core.places import Places
from widgets.backup_dialog import CHECK, MAKE, BackupDialog, failure
from widgets.backup_words import age_words
from widgets.card_notice import Notice
from widgets.fields import NumberField, show_moment
from widgets.icons import set_icon
from widgets.list_parts import EmptyPage
from widgets.restore_wizard import RestoreWizard
from widgets.theme import UNIT, bold, colours, dense

FOLDER, KEY_FILE = "backup.folder", "backup.key_file"  # settings of this computer
_RULE = ("backup.days", "backup.weeks", "backup.months")


class BackupsPage(QWidget):
    """The page. The work runs in the background; what is under way is said, and the page may be left meanwhile."""

    _told = Signal(str)  # from the job's thread: writing, verifying, restoring

    def __init__(self, workplace: Workplace, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._places = workplace, places
        self.setProperty("help", "backups")
        self.last = QLabel(self)
        self.last.setFont(bold())
        self.doing = QLabel(self)
        self.notice = Notice(self)
        self.make_button, self.check_button, self.restore_button = (QPushButton(self) for _ in range(3))
        for button, picture in (
            (self.make_button, "download"),
            (self.check_button, "ok"),
            (self.restore_button, "upload"),
        ):
            set_icon(button, picture)
        self.rule = {key: NumberField(low=1 if key == _RULE[0] else 0, high=520) for key in _RULE}
        self.rule_labels = {key: QLabel(self) for key in _RULE}
        self.table = QTableWidget(0, 6, self)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        dense(self.table)
        self.empty = EmptyPage(self.table.viewport())
        self.wizard: RestoreWizard | None = None
        self._lay_out()
        self._connect()
        self.retranslate()
        self.look()
        self.setFocusProxy(self.make_button)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        for button in (self.make_button, self.check_button, self.restore_button):
            top.addWidget(button)
        top.addWidget(self.doing, 1)
        rule = QHBoxLayout()
        rule.setSpacing(UNIT)
        for key, field in self.rule.items():
            field.setFixedWidth(10 * UNIT)
            field.set_required(True)
            field.set_value(self._workplace.facts.settings.get(key))
            self.rule_labels[key].setBuddy(field)
            rule.addWidget(self.rule_labels[key])
            rule.addWidget(field)
        rule.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, 0)
        box.setSpacing(UNIT)
        for part in (self.last, top, self.notice, rule):
            box.addLayout(part) if isinstance(part, QHBoxLayout) else box.addWidget(part)
        box.addWidget(self.table, 1)
        header = self.table.horizontalHeader()
        for column, width in enumerate((18, 18, 0, 12, 12, 18)):
            if width:
                self.table.setColumnWidth(column, width * UNIT)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.make_button.clicked.connect(lambda: self.ask(MAKE))
        self.check_button.clicked.connect(lambda: self.ask(CHECK))
        self.restore_button.clicked.connect(self.restore)
        self._told.connect(self._say_doing, Qt.ConnectionType.QueuedConnection)
        for key, field in self.rule.items():
            field.settled.connect(lambda key=key: self._keep_rule(key))

    def title(self) -> str:
        """What the page's tab says."""
        return self.tr("Backups")

    def retranslate(self) -> None:
        """Put the words of the language in force."""
        self.make_button.setText(self.tr("Back up now…"))
        self.check_button.setText(self.tr("Check a file…"))
        self.restore_button.setText(self.tr("Restore…"))
        for key, text in zip(
            _RULE,
            (self.tr("Daily backups kept"), self.tr("Weekly"), self.tr("Monthly")),
            strict=True,
        ):
            self.rule_labels[key].setText(text)
            self.rule[key].set_name(text)
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Made"),
                self.tr("Who"),
                self.tr("Where"),
                self.tr("Size"),
                self.tr("Rows"),
                self.tr("Found whole"),
            ]
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "table"):
            self.retranslate()

    def _keep_rule(self, key: str) -> None:
        field = self.rule[key]
        if field.show_problem() and field.value() != self._workplace.facts.settings.get(key):
            self._workplace.remember(key, field.value(), for_firm=True)

    # ---- what is known

    def look(self) -> None:
        """Read the list anew."""
        self._workplace.background.run(self, backups.known(), self._show, key="known")

    def _show(self, known: list[Known]) -> None:
        self.empty.setVisible(not known)
        if not known:
            self.empty.say(
                self.tr(
                    "No backup is known yet. Make the first one, best on another disk: it is encrypted, restored into a "
                    "scratch base and compared before it counts."
                ),
                self.make_button.text().replace("&", ""),
                self.make_button.click,
            )
        self.table.setRowCount(len(known))
        for place, one in enumerate(known):
            texts = (
                show_moment(one.made),
                one.by,
                one.place,
                self.locale().formattedDataSize(one.size, 1),
                self.locale().toString(one.rows),
                show_moment(one.verified) if one.verified else self.tr("no"),
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(f"SHA-256 {one.sha256}" if column == 2 else text)
                if column in (3, 4):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(place, column, item)
        last = max((one.verified for one in known if one.verified), default=None)
        self._say_last(last)

    def _say_last(self, last: dt.datetime | None) -> None:
        now = self._workplace.facts.now()
        look = self.last.palette()
        old = is_old(last, now)
        look.setColor(self.last.foregroundRole(), colours().error if old else colours().text)
        self.last.setPalette(look)
        self.last.setText(age_words(last, now))

    # ---- work

    @Slot(str)
    def _say_doing(self, step: str) -> None:
        texts = {
            "writing": self.tr("Writing and encrypting…"),
            "verifying": self.tr("Restoring into a scratch base and comparing…"),
        }
        self.doing.setText(texts.get(step, ""))
        for button in (self.make_button, self.check_button, self.restore_button):
            button.setEnabled(not step)

    def ask(self, what: str) -> None:
        """Ask for what a backup or a check needs, then do it in the background."""
        session_at_server = self._workplace.at_server
        folder = str(self._places.setting(FOLDER, "") or "")
        dialog = BackupDialog(what, session_at_server, folder, self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.start(dialog)
        dialog.deleteLater()

    @Slot()
    def restore(self) -> None:
        """Open the wizard that restores, beside the window: one may work on meanwhile."""
        if self.wizard is None:
            self.wizard = RestoreWizard(self._workplace, self._newest(), self.window())
            self.wizard.finished.connect(self._restored)
            self.wizard.show()
        self.wizard.activateWindow()

    def _newest(self) -> str:
        """Where the newest backup of the list is, when this computer can see it."""
        item = self.table.item(0, 2)
        return item.text() if item is not None and Path(item.text()).is_file() else ""

    @Slot()
    def _restored(self) -> None:
        if self.wizard is not None:
            self.wizard.deleteLater()
            self.wizard = None

    def start(self, dialog: BackupDialog) -> None:
        """Do what was asked for."""
        assert dialog.secret is not None
        place = Path(dialog.place.text().strip())
        job: Any
        if dialog.what == MAKE:
            self._places.set_setting(FOLDER, str(place))
            if dialog.by_key.isChecked():  # the nightly one of this computer takes the same
                self._places.set_setting(KEY_FILE, dialog.key.text().strip())
            days, weeks, months = (int(self._workplace.facts.settings.get(key)) for key in _RULE)
            job = backups.make(
                place, dialog.secret, dialog.password.text(), (days, weeks, months), self._told.emit
            )
        else:
            job = backups.verify(place, dialog.secret, self._told.emit)
        self.notice.clear()
        self._say_doing("writing" if dialog.what == MAKE else "verifying")

        def done(made: Made) -> None:
            self._say_doing("")
            self.notice.say("good", self._result(dialog.what, made), [(self.tr("Close"), self.notice.clear)])
            self.look()
            self._workplace.say_changed("backup")

        def failed(error: Exception) -> None:
            self._say_doing("")
            if isinstance(error, Failed):
                self.notice.say("error", failure(error), [(self.tr("Close"), self.notice.clear)])
            else:
                messages.failed(self, error)

        self._workplace.background.run(self, job, done, failed, key="backup", long=True)

    def _result(self, what: str, made: Made) -> str:
        size, rows = self.locale().formattedDataSize(made.size, 1), self.locale().toString(made.rows)
        if what == CHECK:
            text = self.tr("{path} of {day} is whole: restored and compared, {rows} rows.")
        else:
            text = self.tr("{path}: {size}, {rows} rows, restored and compared.")
        said = text.format(path=made.path, day=show_moment(made.made), size=size, rows=rows)
        if made.dropped:
            said += " " + self.tr("No longer kept: {names}.").format(names=", ".join(made.dropped))
        return said
