"""The people of the firm with their log-ins: who may sign in, since when, and what an administrator can do about it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.cases import logins
from app.core.cases.logins import LoginList, LoginState
from app.core.texts import T
from widgets.card_notice import Notice
from widgets.fields import show_moment
from widgets.icons import set_icon
from widgets.import_table import Rows, RowsView
from widgets.list_flow import Flow
from widgets.login_dialog import MAKE, RENAME, RESET, LoginDialog
from widgets.theme import UNIT

_WIDTHS = [27, 15, 18, 26, 18, 18, 14, 14]


WRONG_TRIES = T(
    "Logins",
    "Wrong passwords typed in this program before the sign-in. Tries of other programs stand nowhere: no Firebird server records them.",
)


def when(moment: dt.datetime | None) -> str:
    """A moment in the locale's way, "" for none."""
    return show_moment(moment) if moment else ""


def address(text: str) -> str:
    """The address as the server sees it, without the port."""
    return text.rpartition("/")[0] or text


class PeopleTab(QWidget):
    """Signal `leaving(id)`: the departure of a person is wanted."""

    leaving = Signal(int)

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._all = LoginList(True, [])
        self._wanted: int | None = None
        self.notice = Notice(self)
        self.words = QLineEdit(self)
        self.words.setClearButtonEnabled(True)
        self.rows = Rows(self, self._text)
        self.view = RowsView(self.rows, self, _WIDTHS)
        self.view.stretch(0)
        self.view.setSelectionMode(RowsView.SelectionMode.SingleSelection)
        self.login_button, self.reset_button, self.token_button, self.block_button, self.leave_button = (
            QPushButton(self) for _ in range(5)
        )
        self._lay_out()
        self.words.textChanged.connect(self._filter)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())
        self.view.doubleClicked.connect(lambda _: self.make())
        self.login_button.clicked.connect(self.make)
        self.reset_button.clicked.connect(self.reset)
        self.token_button.clicked.connect(self.open_tokens)
        self.block_button.clicked.connect(self.block)
        self.leave_button.clicked.connect(self.leave)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self.view)
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(self.make)
        self.setFocusProxy(self.words)
        self.retranslate()
        self.look()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(UNIT)
        row = Flow(gap=UNIT)
        self.words.setFixedWidth(UNIT * 30)
        row.addWidget(self.words)
        for button, picture in (
            (self.login_button, "key"),
            (self.reset_button, "refresh"),
            (self.token_button, "key"),
            (self.block_button, "lock"),
            (self.leave_button, "logout"),
        ):
            set_icon(button, picture)
            row.addWidget(button)
        box.addWidget(self.notice)
        box.addLayout(row)
        box.addWidget(self.view, 1)

    def retranslate(self) -> None:
        """Put the words of the language in force."""
        self.words.setPlaceholderText(self.tr("Name or log-in"))
        self.words.setAccessibleName(self.tr("Name or log-in"))
        self.view.setAccessibleName(self.tr("People and log-ins"))
        self.reset_button.setText(self.tr("New &password…"))
        self.token_button.setText(self.tr("&Tokens…"))
        self.leave_button.setText(self.tr("&Departure…"))
        self.rows.tips = {len(_WIDTHS) - 1: words(WRONG_TRIES)}
        self._filter()

    def _headers(self) -> list[str]:
        return [
            self.tr("Name"),
            self.tr("Log-in"),
            self.tr("Role"),
            self.tr("State"),
            self.tr("Password set"),
            self.tr("Last sign-in"),
            self.tr("Address"),
            self.tr("Wrong tries"),
        ]

    def _text(self, one: LoginState, column: int) -> str:
        return (
            one.name,
            one.login,
            one.staff_role,
            self.state_of(one),
            when(one.changed_at),
            when(one.last_at),
            address(one.last_from),
            str(one.failed) if one.failed else "",
        )[column]

    def state_of(self, one: LoginState) -> str:
        """Whether a person may sign in, in words."""
        if not one.is_active:
            return self.tr("does not work here")
        if not one.login:
            return self.tr("no log-in")
        if one.blocked_at is not None:
            return self.tr("blocked since {when}").format(when=when(one.blocked_at))
        if one.needs_token and not one.tokens:
            return self.tr("needs a token and has none")
        may = self.tr("may sign in with a token") if one.needs_token else self.tr("may sign in")
        if not self._all.own_users:
            return may
        if not one.is_user:
            return self.tr("no password yet")
        ends = one.password_ends_at
        if ends is not None and ends <= self._workplace.facts.now() + dt.timedelta(
            seconds=2
        ):  # whole seconds, late by a line
            return self.tr("must change the password")
        return may

    # ---- the rows

    @Slot()
    def look(self) -> None:
        """Ask the base."""
        self._workplace.background.run(self, logins.state(), self._show, key="people")

    def choose(self, employee_id: int) -> None:
        """Make an employee the current one, now or when the rows are here."""
        self._wanted = employee_id
        for row, one in enumerate(self.rows.things):
            if one.id == employee_id:
                self.view.selectRow(row)
                self.view.setFocus()
                self._wanted = None

    def _show(self, found: LoginList) -> None:
        current = self.current()
        self._all = found
        self._filter()
        if not found.own_users and not self.notice.isVisible():
            self.notice.say(
                "info",
                self.tr(
                    "This base is a file on this computer: whoever can open the file gets in, and nobody is asked for a "
                    "password. Under a server (paddock-admin share) everybody gets a password, made and blocked here."
                ),
                [(self.tr("Read more"), lambda: self._workplace.open_help("logins"))],
            )
        wanted = self._wanted or (current.id if current else None)
        if wanted is not None:
            self.choose(wanted)
        elif self.rows.rowCount():
            self.view.selectRow(0)
        self._show_buttons()

    @Slot()
    def _filter(self) -> None:
        typed = self.words.text().strip().casefold()
        people = [p for p in self._all.people if typed in p.name.casefold() or typed in p.login.casefold()]
        self.rows.show(people, self._headers())
        self._show_buttons()

    def current(self) -> LoginState | None:
        """The person of the current row."""
        index: QModelIndex = self.view.currentIndex()
        return (
            self.rows.things[index.row()] if index.isValid() and index.row() < len(self.rows.things) else None
        )

    @Slot()
    def _show_buttons(self) -> None:
        one = self.current()
        has = one is not None and bool(one.login)
        mine = one is not None and one.login == self._workplace.facts.login
        self.login_button.setText(
            self.tr("Another &log-in…") if has and self._is_whole(one) else self.tr("Make a &log-in…")
        )
        self.block_button.setText(self.tr("&Unblock") if one and one.blocked_at else self.tr("&Block"))
        set_icon(self.block_button, "unlock" if one and one.blocked_at else "lock")
        self.login_button.setEnabled(one is not None and not (mine and self._is_whole(one)))
        self.reset_button.setEnabled(has and not mine and self._all.own_users and self._is_whole(one))
        self.token_button.setEnabled(has)
        self.block_button.setEnabled(has and not mine)
        self.leave_button.setEnabled(one is not None and not mine)

    def _is_whole(self, one: LoginState | None) -> bool:
        """Whether a log-in has all it needs: where the base keeps users, a user."""
        return one is not None and bool(one.login) and (one.is_user or not self._all.own_users)

    # ---- acts

    @Slot()
    def make(self) -> None:
        """Make a log-in for the current person, or another one."""
        one = self.current()
        if one is not None and self.login_button.isEnabled():
            self._ask(one, RENAME if self._is_whole(one) else MAKE)

    @Slot()
    def reset(self) -> None:
        """Set another password for the current person."""
        one = self.current()
        if one is not None and self.reset_button.isEnabled():
            self._ask(one, RESET)

    def _ask(self, one: LoginState, how: str) -> None:
        taken = {p.login for p in self._all.people if p.login and p.id != one.id}
        dialog = LoginDialog(self._workplace, one, how, taken, self._all.own_users, self)
        if dialog.exec():
            self._made(one, dialog.login, dialog.password)
        dialog.deleteLater()

    def _made(self, one: LoginState, login: str, password: str) -> None:
        self._workplace.say_changed("employee", one.id)
        if password:
            text = self.tr(
                "{name}: log-in {login}, first password {password}. It is shown only here and now."
            )
            self.notice.say(
                "good",
                text.format(name=one.name, login=login, password=password),
                [
                    (self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(f"{login} {password}")),
                    (self.tr("Close"), self.notice.clear),
                ],
            )
        self.look()

    @Slot()
    def open_tokens(self) -> None:
        """The tokens of the current person, and whether one is asked for."""
        one = self.current()
        if one is None or not self.token_button.isEnabled():
            return
        from widgets.token_page import TokensDialog, Whose  # with the libraries of tokens

        whose = Whose(one.id, one.name, one.login == self._workplace.facts.login, one.needs_token)
        dialog = TokensDialog(self._workplace, whose, self)
        dialog.changed.connect(self.look)
        dialog.exec()
        dialog.deleteLater()

    @Slot()
    def block(self) -> None:
        """Block the current person, or let in again."""
        one = self.current()
        if one is None or not self.block_button.isEnabled():
            return
        blocking = one.blocked_at is None
        if blocking:
            text = self.tr(
                "Block {name}? Open sessions end within seconds; what was typed there and not saved is kept as a draft "
                "on that computer."
            )
            if not messages.ask(self, text.format(name=one.name), yes=self.tr("Block")):
                return

        def done(ended: int) -> None:
            text = self.tr("%n session(s) ended.", "", ended) if blocking else ""
            head = self.tr("{name} is blocked.") if blocking else self.tr("{name} may sign in again.")
            self.notice.say(
                "good",
                f"{head.format(name=one.name)} {text}".strip(),
                [(self.tr("Close"), self.notice.clear)],
            )
            self.look()

        self._workplace.background.run(self, logins.block(one.id, blocking), done)

    @Slot()
    def leave(self) -> None:
        """Begin or reopen the departure of the current person."""
        one = self.current()
        if one is not None and self.leave_button.isEnabled():
            self.leaving.emit(one.id)
