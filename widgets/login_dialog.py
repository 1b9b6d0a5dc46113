"""A log-in for an employee, another one, or another password: the name of the log-in and the first password in one small dialog."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
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
from app.core import login_rules
from app.core.cases import logins
from app.core.cases.logins import LoginState
from app.core.login_rules import LONGEST_PASSWORD, PasswordRules, Problem
from widgets.icons import set_icon
from widgets.theme import UNIT, bold, colours

_WIDE = UNIT * 66
MAKE, RENAME, RESET = "make", "rename", "reset"


def said(problem: Problem | None) -> str:
    """A problem in words, "" for none."""
    return words(problem.mark).format_map(problem.values) if problem else ""


class Block(QLabel):
    """Words in several lines of a fixed width, in a dialog.

    A label whose height follows its width would do, but then a dialog and some window managers never agree on its size.
    """

    def __init__(self, text: str, width: int, parent: QWidget, lines: int = 0) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        high = lines * self.fontMetrics().lineSpacing() if lines else self.heightForWidth(width)
        self.setFixedSize(width, high)
        policy = self.sizePolicy()
        policy.setHeightForWidth(False)
        self.setSizePolicy(policy)


class ProblemLine(Block):
    """What is wrong with what was typed; keeps its room when nothing is."""

    def __init__(self, width: int, parent: QWidget) -> None:
        super().__init__("", width, parent, lines=3)

    def say(self, text: str) -> None:
        """Show a sentence, or none."""
        look = self.palette()
        look.setColor(self.foregroundRole(), colours().error)
        self.setPalette(look)
        self.setText(text)


class LoginDialog(QDialog):
    """Accepted when the base has taken it; then `login` and `password` are what was set. `taken`: log-ins of others."""

    def __init__(
        self,
        workplace: Workplace,
        person: LoginState,
        how: str,
        taken: Collection[str],
        own_users: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._person, self._how, self._taken = workplace, person, how, taken
        self._own_users = own_users
        self._rules = PasswordRules.of(workplace.facts.settings)
        self.login_edit = QLineEdit(self)
        self.password_edit = QLineEdit(self)
        self.another_button = QPushButton(self.tr("&Another"), self)
        self.copy_button = QPushButton(self.tr("&Copy"), self)
        self.problem = ProblemLine(_WIDE, self)
        self._build()
        self._fill()

    @property
    def login(self) -> str:
        """The log-in, in capitals."""
        return self._person.login if self._how == RESET else self.login_edit.text().strip().upper()

    @property
    def password(self) -> str:
        """The first password, "" where there are none."""
        return self.password_edit.text() if self._own_users else ""

    # ---- look

    def _build(self) -> None:
        titles = {
            MAKE: self.tr("Make a log-in"),
            RENAME: self.tr("Another log-in"),
            RESET: self.tr("New password"),
        }
        self.setWindowTitle(titles[self._how])
        head = QLabel(self._person.name, self)
        head.setFont(bold())
        hint = Block(self._hint(), _WIDE, self)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        if self._how == RESET:
            self.login_edit.hide()
        else:
            form.addRow(self.tr("&Log-in"), self.login_edit)
        if self._own_users:
            row = QHBoxLayout()
            row.setSpacing(UNIT)
            row.addWidget(self.password_edit, 1)
            for button, picture in ((self.another_button, "refresh"), (self.copy_button, "copy")):
                button.setAutoDefault(False)
                set_icon(button, picture)
                row.addWidget(button)
            label = QLabel(self.tr("First &password"), self)
            label.setBuddy(self.password_edit)
            form.addRow(label, row)
        else:
            for part in (self.password_edit, self.another_button, self.copy_button):
                part.hide()
        self.buttons = QDialogButtonBox(self)
        self.ok = self.buttons.addButton(titles[self._how], QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.send)
        self.buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        box.setSpacing(UNIT)
        box.addWidget(head)
        box.addWidget(hint)
        box.addLayout(form)
        box.addWidget(self.problem)
        box.addWidget(self.buttons)
        box.setSizeConstraint(box.SizeConstraint.SetFixedSize)

    def _hint(self) -> str:
        if not self._own_users:
            return self.tr(
                "This base is a file on this computer and asks nobody for a password; the log-in only says who works."
            )
        first = self.tr("Tell the person the first password; it has to be changed at the first sign-in.")
        if self._how == MAKE:
            return first
        if self._how == RESET:
            return self.tr("Open sessions of this person end now.") + " " + first
        return (
            self.tr(
                "The base keeps a password only together with the log-in, so another log-in needs a new first password. "
                "Open sessions of this person end now; the history keeps the old log-in for what was done under it."
            )
            + " "
            + first
        )

    def _fill(self) -> None:
        self.login_edit.setMaxLength(login_rules.LONGEST_LOGIN + 10)
        self.password_edit.setMaxLength(LONGEST_PASSWORD + 1)
        if self._how == MAKE:
            free = set(self._taken)
            self.login_edit.setText(self._person.login or login_rules.propose(self._person.name, free))
        elif self._how == RENAME:
            self.login_edit.setText(self._person.login)
        self.password_edit.setText(login_rules.first_password())
        self.login_edit.selectAll()
        self.login_edit.textChanged.connect(self._look)
        self.password_edit.textChanged.connect(self._look)
        self.another_button.clicked.connect(self.another)
        self.copy_button.clicked.connect(self.copy)

    # ---- acts

    @Slot()
    def another(self) -> None:
        """Propose another password."""
        self.password_edit.setText(login_rules.first_password())

    @Slot()
    def copy(self) -> None:
        """The password to the clipboard."""
        QGuiApplication.clipboard().setText(self.password_edit.text())

    def _problem(self) -> str:
        if self._how != RESET:
            if self._how == RENAME and self.login == self._person.login:
                return self.tr("Write the new log-in.")
            if found := login_rules.login_problem(self.login, self._taken):
                return said(found)
        if not self._own_users:
            return ""
        return said(self._rules.problem(self.password, self.login, names=self._person.name.split()))

    @Slot()
    def _look(self) -> None:
        self.problem.say("")

    @Slot()
    def send(self) -> None:
        """Have the base make it; the dialog stays open with a sentence when it does not."""
        text = self._problem()
        self.problem.say(text)
        if text:
            return
        if self._how == RESET:
            job = logins.reset(self._person.id, self.password)
        else:
            job = logins.make(self._person.id, self.login, self.password or "-")
        self.ok.setEnabled(False)
        self._workplace.background.run(self, job, lambda _: self.accept(), self._failed)

    def _failed(self, error: Exception) -> None:
        self.ok.setEnabled(True)
        messages.failed(self, error)
