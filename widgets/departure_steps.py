"""The steps of a departure: each says what it does, does it, and reports what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.cases import departure, hand_over, logins
from app.core.cases.departure import BackupFailed, Deed, Exit, Look
from app.core.cases.hand_over import Handed
from app.core.entities import ENTITIES
from app.core.texts import T
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
    """Makes a verified backup on this computer."""

    def __init__(self, workplace: Workplace, own_users: bool, parent: QWidget) -> None:
        super().__init__(workplace, parent)
        self.folder, self.phrase, self.password = (QLineEdit(self) for _ in range(3))
        for edit in (self.phrase, self.password):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        browse = QPushButton(self.tr("B&rowse…"), self)
        browse.setAutoDefault(False)
        browse.clicked.connect(self.browse)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.folder, 1)
        row.addWidget(browse)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        label = QLabel(self.tr("&Folder"), self)
        label.setBuddy(self.folder)
        form.addRow(label, row)
        form.addRow(self.tr("&Pass phrase of the backup"), self.phrase)
        if own_users:
            form.addRow(self.tr("Password of the base's &owner"), self.password)
        else:
            self.password.hide()
        self.box.addLayout(form)
        self.box.addStretch(1)

    def says(self, look: Look) -> str:
        return self.tr(
            "A backup of the whole base is written to this computer, encrypted, restored and compared before it counts: "
            "so what the person may have spoilt can be looked up later. It takes about a minute for 100,000 clients; you "
            "can go on with the next step meanwhile."
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
        folder = self.folder.text().strip()
        if not folder or len(self.phrase.text()) < 8:
            ended()
            messages.warn(self, self.tr("Choose a folder, and a pass phrase of at least 8 characters."))
            return

        def made(path: str) -> None:
            ended()
            self.done.emit(self.tr("The backup {path} was restored and compared.").format(path=path))

        def failed(error: Exception) -> None:
            ended()
            if isinstance(error, BackupFailed):
                messages.warn(self, self.tr("There is no backup that counts. {why}").format(why=error))
            else:
                messages.failed(self, error)

        job = departure.backup(Path(folder), self.phrase.text(), self.password.text())
        self.phrase.clear()
        self.password.clear()
        self.workplace.background.run(self, job, made, failed, long=True)


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
                    "pass on as one big act, which can be taken back. The history stays, and the colleague is told. "
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
