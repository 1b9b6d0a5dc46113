"""The steps of a departure: each says what it does, does it, and reports what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.cases import departure, hand_over, logins
from app.core.cases.departure import ByServer, Deed, Exit, Look
from app.core.cases.hand_over import Handed
from app.core.entities import ENTITIES
from app.core.texts import T
from widgets import timed_words
from widgets.fields import ChoiceField, show_moment
from widgets.import_table import Rows, RowsView
from widgets.theme import UNIT

VERBS = {
    "I": T("Departure", "added"),
    "U": T("Departure", "changed"),
    "D": T("Departure", "deleted"),
    "X": T("Departure", "exported"),
    "P": T("Departure", "printed"),
    "R": T("Departure", "report run"),
    "B": T("Departure", "copied to the clipboard"),
    "F": T("Departure", "file saved"),
    "V": T("Departure", "phones and addresses looked at"),
    "L": T("Departure", "signed in"),
    "N": T("Departure", "refused"),
}
_WIDE = UNIT * 48


def subject_of(entity: str) -> str:
    """What an entry of the audit is about, in words."""
    return words(ENTITIES[entity].many) if entity in ENTITIES else entity


class Step(QWidget):
    """One step. Signals: done(sentence); `ask_first`: a question before, "" for none."""

    done = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.look: Look | None = None
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(UNIT)
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.box.addWidget(self.about)

    def show_look(self, look: Look) -> None:
        """What is known of the leaver now."""
        self.look = look
        self.about.setText(self.says(look))

    def says(self, look: Look) -> str:
        """What the step does for this person."""
        raise NotImplementedError

    def act(self) -> str:
        """The words of the button."""
        raise NotImplementedError

    def go(self, ended: Callable[[], None]) -> None:
        """Do it; `ended` is called when nothing runs any more, whatever came of it."""
        raise NotImplementedError


class BlockStep(Step):
    """Blocks the log-in."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, parent)
        self.box.addStretch(1)

    def says(self, look: Look) -> str:
        if not look.leaver.login:
            return self.tr("{name} has no log-in: there is nothing to block.").format(name=look.leaver.name)
        return self.tr(
            "The log-in {login} is blocked and its open sessions end within seconds. "
            "It can be unblocked under Log-ins."
        ).format(login=look.leaver.login)

    def act(self) -> str:
        return self.tr("&Block")

    def go(self, ended: Callable[[], None]) -> None:
        assert self.look is not None
        if not self.look.leaver.login:
            ended()
            self.done.emit(self.tr("There was no log-in."))
            return

        def blocked(count: int) -> None:
            ended()
            self.done.emit(
                self.tr("The log-in is blocked.") + " " + self.tr("%n session(s) ended.", "", count)
            )

        def failed(error: Exception) -> None:
            ended()
            messages.failed(self, error)

        self.workplace.background.run(self, logins.block(self.look.leaver.id), blocked, failed)


class BackupStep(Step):
    """Has the keeper of the server make a verified backup, or makes one on this computer."""

    def __init__(self, workplace: Workplace, own_users: bool, parent: QWidget) -> None:
        super().__init__(workplace, parent)
        self._own_users = own_users
        self.by_server, self.here = QRadioButton(self), QRadioButton(self)
        self.keeper = QLabel(self)
        self.keeper.setWordWrap(True)
        self.keeper.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.keeper.setContentsMargins(UNIT * 3, 0, 0, 0)
        self.form = QWidget(self)
        self.folder, self.phrase, self.password = (QLineEdit(self.form) for _ in range(3))
        for edit in (self.phrase, self.password):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._lay_out_form()
        for part in (self.by_server, self.keeper, self.here, self.form):
            self.box.addWidget(part)
        for part in (self.by_server, self.keeper, self.here):
            part.setVisible(own_users)
        self.box.addStretch(1)
        self.by_server.setText(self.tr("The &server makes it, where it keeps its backups"))
        self.here.setText(self.tr("On this &computer"))
        self.here.setChecked(True)
        self.here.toggled.connect(self.form.setEnabled)
        self._first = True
        self._wait = ServerBackup(workplace, self)

    def _lay_out_form(self) -> None:
        browse = QPushButton(self.tr("B&rowse…"), self)
        browse.setAutoDefault(False)
        browse.clicked.connect(self.browse)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.folder, 1)
        row.addWidget(browse)
        form = QFormLayout(self.form)
        form.setContentsMargins(UNIT * 3 if self._own_users else 0, 0, 0, 0)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        label = QLabel(self.tr("&Folder"), self)
        label.setBuddy(self.folder)
        form.addRow(label, row)
        form.addRow(self.tr("&Pass phrase of the backup"), self.phrase)
        if self._own_users:
            form.addRow(self.tr("Password of the base's &owner"), self.password)
        else:
            self.password.hide()

    def says(self, look: Look) -> str:
        self.by_server.setEnabled(look.server.alive)
        self.keeper.setText(self._of_keeper(look.server))
        if self._first and self._own_users:
            (self.by_server if look.server.alive else self.here).setChecked(True)
            self._first = False
        return self.tr(
            "A backup of the whole base is made, encrypted, restored and compared before it counts: so what the person may "
            "have spoilt can be looked up later. It takes about a minute for 100,000 clients; you can go on with the next "
            "step meanwhile."
        )

    def _of_keeper(self, server: ByServer) -> str:
        if not server.alive:
            return self.tr(
                "The keeper is not at work at this base. Without it the password of the base's owner, PADDOCK_OWNER, is needed "
                "here; or make the backup on the server with paddock-admin backup, and skip this step."
            )
        if server.at is None:
            return self.tr("It is the keeper's work, and needs the part [backup] of its configuration (F1).")
        last = self.tr("The last one was made at {when}: {said}") if server.ok else ""
        return (last or self.tr("The last one failed at {when}: {said}")).format(
            when=show_moment(server.at), said=timed_words.say(server.said)
        )

    def act(self) -> str:
        return self.tr("Make the &backup")

    @Slot()
    def browse(self) -> None:
        """Choose the folder."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for the backup"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def go(self, ended: Callable[[], None]) -> None:
        def made(path: str) -> None:
            ended()
            self.done.emit(self.tr("The backup {path} was restored and compared.").format(path=path))

        def failed(error: Exception) -> None:
            ended()
            from app.core.cases.backups import Failed  # the libraries of backups are large
            from widgets.backup_dialog import failure

            if isinstance(error, Failed):
                self._no_backup(failure(error))
            else:
                messages.failed(self, error)

        def told(ok: bool, said: str) -> None:
            ended()
            if ok:
                self.done.emit(self.tr("Made by the server: {said}.").format(said=timed_words.say(said)))
            elif said.startswith("not_configured"):
                self._no_backup(
                    self.tr("The keeper's configuration lacks the part [backup], or a line of it (F1).")
                )
            else:
                self._no_backup(timed_words.say(said))

        if self.by_server.isChecked():
            self._wait.begin(told, failed)
            return
        folder = self.folder.text().strip()
        if not folder or len(self.phrase.text()) < 8:
            ended()
            messages.warn(self, self.tr("Choose a folder, and a pass phrase of at least 8 characters."))
            return
        job = departure.backup(Path(folder), self.phrase.text(), self.password.text())
        self.phrase.clear()
        self.password.clear()
        self.workplace.background.run(self, job, made, failed, long=True)

    def _no_backup(self, why: str) -> None:
        messages.warn(self, self.tr("There is no backup that counts. {why}").format(why=why))


class ServerBackup(QTimer):
    """Asks the keeper for a backup and looks every three seconds whether it is there."""

    EVERY = 3000  # ms

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._asked: dt.datetime | None = None
        self._told: Callable[[bool, str], None] | None = None
        self.setInterval(self.EVERY)
        self.timeout.connect(self.look)

    def begin(self, told: Callable[[bool, str], None], failed: Callable[[Exception], None]) -> None:
        """Ask. `told`: whether there is a backup, and what the keeper says of it; `failed`: it was not asked at all."""
        self._told = told
        self._workplace.background.run(self, departure.ask_server, self._begun, failed, key="ask")

    def _begun(self, asked: dt.datetime) -> None:
        self._asked = asked
        self.start()

    @Slot()
    def look(self) -> None:
        """Ask the base how it goes; a line that is down meanwhile is looked at again."""
        self._workplace.background.run(self, departure.by_server(), self._known, lambda _: None, key="look")

    def _known(self, found: ByServer) -> None:
        if self._asked is None or found.at is None or found.at <= self._asked:
            return
        self.stop()
        self._asked = None
        if self._told is not None:
            self._told(found.ok, found.said)


class DaysStep(Step):
    """Shows what the leaver did in the last days."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, parent)
        self.deeds = Rows(self, self._deed)
        self.exits = Rows(self, self._exit)
        self.deeds_view = RowsView(self.deeds, self, [30, 28, 10, 10, 18])
        self.exits_view = RowsView(self.exits, self, [18, 24, 24, 10, 40])
        self.exits_label = QLabel(self)
        self.box.addWidget(self.deeds_view, 2)
        self.box.addWidget(self.exits_label)
        self.box.addWidget(self.exits_view, 3)

    def says(self, look: Look) -> str:
        self.deeds.show(
            look.deeds,
            [self.tr("What"), self.tr("About"), self.tr("Times"), self.tr("Rows"), self.tr("Last")],
        )
        self.exits.show(
            look.exits,
            [self.tr("When"), self.tr("What"), self.tr("About"), self.tr("Rows"), self.tr("Details")],
        )
        self.exits_label.setText(
            self.tr("What left the base, the newest first:")
            if look.exits
            else self.tr("Nothing left the base.")
        )
        self.exits_view.setVisible(bool(look.exits))
        text = self.tr("What {name} did in the last %n day(s), as the audit has it.", "", departure.DAYS)
        return text.format(name=look.leaver.name)

    def _deed(self, one: Deed, column: int) -> str:
        return (
            words(VERBS[one.verb]) if one.verb in VERBS else one.verb,
            subject_of(one.entity),
            str(one.count),
            str(one.amount) if one.amount else "",
            show_moment(one.last_at),
        )[column]

    def _exit(self, one: Exit, column: int) -> str:
        return (
            show_moment(one.at),
            words(VERBS[one.verb]) if one.verb in VERBS else one.verb,
            subject_of(one.entity),
            str(one.amount) if one.amount else "",
            one.words,
        )[column]

    def act(self) -> str:
        return self.tr("I have &looked at it")

    def go(self, ended: Callable[[], None]) -> None:
        assert self.look is not None
        ended()
        rows = sum(one.amount for one in self.look.exits)
        self.done.emit(
            self.tr("Looked at: %n time(s) something left the base,", "", len(self.look.exits))
            + " "
            + self.tr("%n row(s) in all.", "", rows)
        )


class HandStep(Step):
    """Passes clients, persons and open tasks on."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, parent)
        self.to = ChoiceField()
        self.to.setMinimumWidth(_WIDE)
        self.note = QLineEdit(self)
        self.note.setMaxLength(250)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        label = QLabel(self.tr("Pass on &to"), self)
        label.setBuddy(self.to)
        form.addRow(label, self.to)
        form.addRow(self.tr("&Note to the colleague"), self.note)
        self.box.addLayout(form)
        self.box.addStretch(1)

    def says(self, look: Look) -> str:
        one = look.leaver
        colleagues = [v for v in self.workplace.facts.refs("employee") if v.is_active and v.id != one.id]
        self.to.set_items([(v.id, v.name) for v in colleagues])
        return " ".join(
            (
                self.tr("%n client(s),", "", one.clients),
                self.tr("%n contact person(s),", "", one.contacts),
                self.tr("%n open task(s)", "", one.tasks),
                self.tr(
                    "pass on as one bulk operation, which can be taken back. The history stays, and the colleague is told. "
                    "Part of them can be passed on from the lists with Ctrl+H first."
                ),
            )
        )

    def act(self) -> str:
        return self.tr("&Pass everything on")

    def go(self, ended: Callable[[], None]) -> None:
        assert self.look is not None
        to = self.to.value()
        if to is None:
            ended()
            messages.warn(self, self.tr("Choose the colleague who takes over."))
            return
        one, name = self.look.leaver, self.workplace.facts.name_of("employee", to)

        def handed(what: Handed) -> None:
            ended()
            for entity in ("client", "contact", "task"):
                self.workplace.say_changed(entity)
            text = self.tr("%n row(s) passed on", "", what.rows) + self.tr(" to {name}.").format(name=name)
            if what.left:
                text += " " + self.tr("%n row(s) stayed.", "", what.left)
            self.done.emit(text)

        def failed(error: Exception) -> None:
            ended()
            messages.failed(self, error)

        summary = self.tr("Departure of {name}").format(name=one.name)
        job = hand_over.hand_over_all(one.id, to, note=self.note.text().strip(), summary=summary)
        self.workplace.background.run(self, job, handed, failed, long=True)


class CloseStep(Step):
    """Notes on the employee's card that the person does not work here any more."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, parent)
        self.box.addStretch(1)

    def says(self, look: Look) -> str:
        return self.tr(
            "The card of {name} stays for the history, but is marked as no longer working here: the person is offered "
            "nowhere any more and cannot sign in, whatever the log-in."
        ).format(name=look.leaver.name)

    def act(self) -> str:
        return self.tr("&Mark the card")

    def go(self, ended: Callable[[], None]) -> None:
        assert self.look is not None
        employee_id = self.look.leaver.id

        def closed(_: object) -> None:
            ended()
            self.workplace.say_changed("employee", employee_id)
            self.done.emit(self.tr("The card is marked."))

        def failed(error: Exception) -> None:
            ended()
            messages.failed(self, error)

        self.workplace.background.run(self, departure.close(employee_id), closed, failed)
