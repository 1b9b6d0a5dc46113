"""The own password: changed from the menu, or asked for at the sign-in when another has set it or it is too old."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.bridge.messages import words as explained
from app.core import errors
from app.core.cases import logins
from app.core.knock import Attempt
from app.core.login_rules import LONGEST_PASSWORD, PasswordRules
from app.core.places import Choice
from app.shell.hop import Hop
from widgets.login_dialog import Block, ProblemLine, said
from widgets.theme import UNIT

_WIDE = UNIT * 58
Taken = Callable[[str], None]


class OwnPassword(QDialog):
    """Asks for the old password (unless it was typed a moment ago), and twice for a new one.

    The old one is checked by signing in with it beside the session in use, and the new one is set there. `taken` gets the
    new password when the base has it. `why`: a sentence above, when the change is not of the person's own will.
    """

    ending = Signal()  # about to close

    def __init__(
        self,
        choice: Choice,
        rules: PasswordRules,
        name: str,
        taken: Taken,
        why: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choice, self._rules, self._name, self._taken = choice, rules, name, taken
        self._forced = bool(
            why and choice.password
        )  # the keyring has typed it: then it is asked for all the same
        self._attempt: Attempt | None = None
        self.setWindowTitle(self.tr("Your password"))
        self.old, self.new, self.again = (QLineEdit(self) for _ in range(3))
        self.show_box = QCheckBox(self.tr("&Show what I type"), self)
        self.problem = ProblemLine(_WIDE, self)
        self._build(why)

    def _build(self, why: str) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for edit, label in (
            (self.old, self.tr("&Old password")),
            (self.new, self.tr("&New password")),
            (self.again, self.tr("New password &again")),
        ):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
            edit.setMaxLength(LONGEST_PASSWORD + 1)
            edit.textEdited.connect(lambda _: self.problem.say(""))
            if edit is self.old and self._forced:
                edit.hide()
            else:
                form.addRow(label, edit)
        form.addRow("", self.show_box)
        rule = self.tr("At least %n character(s); several words are good.", "", self._rules.length)
        hint = Block(f"{why} {rule}".strip(), _WIDE, self)
        self.buttons = QDialogButtonBox(self)
        self.ok = self.buttons.addButton(
            self.tr("Change the password"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.send)
        self.buttons.rejected.connect(self.reject)
        self.show_box.toggled.connect(self._show_signs)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        box.setSpacing(UNIT)
        box.addWidget(hint)
        box.addLayout(form)
        box.addWidget(self.problem)
        box.addWidget(self.buttons)
        box.setSizeConstraint(box.SizeConstraint.SetFixedSize)
        (self.new if self._forced else self.old).setFocus()

    @Slot(bool)
    def _show_signs(self, on: bool) -> None:
        for edit in (self.old, self.new, self.again):
            edit.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def _old(self) -> str:
        return self._choice.password if self._forced else self.old.text()

    def _problem(self) -> str:
        if not self._forced and not self.old.text():
            self.old.setFocus()
            return self.tr("Type the password you have now.")
        found = self._rules.problem(self.new.text(), self._choice.user, self._old(), self._name.split())
        if found is not None:
            self.new.setFocus()
            return said(found)
        if self.again.text() != self.new.text():
            self.again.setFocus()
            return self.tr("The two new ones differ. Type the new password again.")
        return ""

    @Slot()
    def send(self) -> None:
        """Check what was typed, then have the base take it."""
        text = self._problem()
        self.problem.say(text)
        if text or self._attempt is not None:
            return
        self.ok.setEnabled(False)
        choice = Choice(self._choice.target, self._choice.user, self._old(), self._choice.role)
        self._attempt = Attempt(choice, logins.own_password(self.new.text()))
        Hop(self._attempt.done, self._done, self._failed, self)

    def _done(self, _: object) -> None:
        self._attempt = None
        self.accept()
        self._taken(self.new.text())

    def _failed(self, error: BaseException) -> None:
        self._attempt = None
        self.ok.setEnabled(True)
        if isinstance(error, errors.WrongPassword) and not self._forced:
            self.problem.say(self.tr("The old password is wrong. Check the keyboard layout and Caps Lock."))
            self.old.setFocus()
            self.old.selectAll()
        else:
            self.problem.say(explained(errors.explain(error)))

    def done(self, result: int) -> None:
        """Close, whatever came of it."""
        self.ending.emit()
        super().done(result)

    def reject(self) -> None:
        """Close; an attempt on its way is given up."""
        if self._attempt is not None:
            self._attempt.cancel()
            self._attempt = None
        super().reject()
