"""The tokens a person signs in with: registered, taken away, asked for or not; one dialog for the person and the administrator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core import begin, tokens
from app.core.tokens import Token
from terminal.person_key import PersonKey
from widgets.card_notice import Notice
from widgets.fields import show_moment
from widgets.icons import set_icon
from widgets.import_table import Rows, RowsView
from widgets.login_dialog import Block
from widgets.theme import UNIT, bold
from widgets.token_choice import TokenChoice, none_in
from widgets.token_words import trouble_words

_WIDE = UNIT * 92
_WIDTHS = [32, 21, 18, 20]


@dataclass(frozen=True)
class Whose:
    """Whose tokens. is_needed: whether the base asks this person for one; None where that is not to be changed here."""

    id: int
    name: str
    is_me: bool
    is_needed: bool | None = None


class TokensDialog(QDialog):
    """Nothing here waits: what the base and the token do runs beside. Signal `changed`: something was registered, taken away
    or asked for."""

    changed = Signal()

    def __init__(self, workplace: Workplace, whose: Whose, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._whose, self._busy = workplace, whose, False
        self.setWindowTitle(
            self.tr("Your tokens") if whose.is_me else self.tr("Tokens: {name}").format(name=whose.name)
        )
        self.setProperty("help", "token")
        self.notice = Notice(self)
        self.rows = Rows(self, self._text)
        self.view = RowsView(self.rows, self, _WIDTHS)
        self.view.setSelectionMode(RowsView.SelectionMode.SingleSelection)
        self.view.setFixedHeight(UNIT * 17)
        self.view.setAccessibleName(self.tr("Registered tokens"))
        self.remove_button = QPushButton(self.tr("&Remove"), self)
        set_icon(self.remove_button, "delete")
        self.needed = QCheckBox(self.tr("&Signs in with password and token"), self)
        self.needed.setChecked(bool(whose.is_needed))
        self.needed.setVisible(whose.is_needed is not None)
        self.choice = TokenChoice(self._beside, (), self)
        self.register_button = QPushButton(self.tr("Re&gister this token"), self)
        set_icon(self.register_button, "key")
        self.close_button = QPushButton(self.tr("Close"), self)
        self._lay_out()
        self._connect()
        self._ask()
        self.choice.look()

    def _lay_out(self) -> None:
        about = self.tr(
            "The key is made on the token and never leaves it; the base keeps its public part. Register a second token as a "
            "spare: it opens the same."
        )
        head, new = QLabel(self.tr("Registered tokens"), self), QLabel(self.tr("Another token"), self)
        for label in (head, new):
            label.setFont(bold())
        beside = QHBoxLayout()
        beside.addWidget(self.needed)
        beside.addStretch(1)
        beside.addWidget(self.remove_button)
        below = QHBoxLayout()
        below.addWidget(self.register_button)
        below.addStretch(1)
        below.addWidget(self.close_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        box.setSpacing(UNIT)
        for above in (Block(about, _WIDE, self), head, self.view):
            box.addWidget(above)
        box.addLayout(beside)
        box.addSpacing(UNIT)
        for part in (new, self.choice, self.notice):
            box.addWidget(part)
        box.addStretch(1)
        box.addLayout(below)
        for button in (self.remove_button, self.register_button, self.close_button):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_state())
        self.choice.changed.connect(self._show_state)
        self.choice.looked.connect(self._looked)
        self.choice.pin.returnPressed.connect(self.register)
        self.remove_button.clicked.connect(self.remove)
        self.register_button.clicked.connect(self.register)
        self.needed.clicked.connect(self.require)
        self.close_button.clicked.connect(self.reject)
        self._show_state()

    def _text(self, one: Token, column: int) -> str:
        used = show_moment(one.used_at) if one.used_at else self.tr("never")
        return (one.label, show_moment(one.made_at), one.author, used)[column]

    def _beside(
        self,
        owner: QObject,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Any], None],
    ) -> object:
        return self._workplace.background.run(
            owner, lambda _session: work(), done, failed, key="token", long=True
        )

    # ---- what there is

    def _ask(self) -> None:
        self._workplace.background.run(self, tokens.tokens(self._whose.id), self._show, key="tokens")

    def _show(self, found: list[Token]) -> None:
        headers = [self.tr("Token"), self.tr("Registered"), self.tr("By"), self.tr("Last used")]
        self.rows.show(found, headers)
        if found:
            self.view.selectRow(0)
        self._show_state()

    @Slot(int)
    def _looked(self, found: int) -> None:
        if not found and not self.notice.isVisible():
            self.notice.say("info", none_in())

    def current(self) -> Token | None:
        """The token of the current row."""
        index = self.view.currentIndex()
        return (
            self.rows.things[index.row()] if index.isValid() and index.row() < len(self.rows.things) else None
        )

    @Slot()
    def _show_state(self) -> None:
        self.register_button.setEnabled(not self._busy and self.choice.is_ready())
        self.remove_button.setEnabled(not self._busy and self.current() is not None)
        self.needed.setEnabled(not self._busy and (self.needed.isChecked() or bool(self.rows.things)))

    # ---- acts

    @Slot()
    def register(self) -> None:
        """Make or find the key on the chosen token, and have the base keep its public part."""
        one = self.choice.one()
        if one is None or not self.register_button.isEnabled():
            return
        if self._is_mine_now():
            return
        job = tokens.register(self._whose.id, one.title, self.choice.key(), self.choice.pin.text())
        text = self.tr("The token is registered.")
        self._run(
            job, lambda _: self._done(text), self.tr("The token works; making a key may take half a minute…")
        )

    def _is_mine_now(self) -> bool:
        """Whether the chosen token is the one that this session rests on: taking it up anew would shut it."""
        if not PersonKey.is_in_use(self.choice.number()):
            return False
        self.notice.say("info", self.tr("You are signed in with this token: it is registered already."))
        return True

    @Slot()
    def remove(self) -> None:
        """Take the current token away."""
        one = self.current()
        if one is None or self._busy:
            return
        text = self.tr("Remove {label}? It opens nothing from then on, and what it has opened closes.")
        if messages.ask(self, text.format(label=one.label), yes=self.tr("Remove")):
            self._run(tokens.drop(one.id), lambda _: self._done(self.tr("The token is removed.")))

    @Slot()
    def require(self) -> None:
        """Ask the person for a token from now on, or no more."""
        wish, whose = self.needed.isChecked(), self._whose
        if not self._agreed(wish):
            self.needed.setChecked(not wish)
            return
        shown_first = wish and whose.is_me and not PersonKey.is_in_use(self.choice.number())
        key, pin = (self.choice.key(), self.choice.pin.text()) if shown_first else (None, "")
        job = tokens.require(whose.id, wish, key, pin)

        def done(_: object) -> None:
            if wish and whose.is_me:  # the own sessions have ended, too
                self.accept()
                self._workplace.sign_in_again(begin.TokenWanted())
                return
            text = (
                self.tr("{name} signs in with password and token.")
                if wish
                else self.tr("{name} signs in with the password alone.")
            )
            self._done(text.format(name=whose.name))

        def failed() -> None:
            self.needed.setChecked(not wish)

        self._run(job, done, or_else=failed)

    def _agreed(self, wish: bool) -> bool:
        """The person has read what follows. The own person types the PIN first, so as not to shut the own door."""
        if not wish:
            text = self.tr("Let {name} in with the password alone? Whoever knows the password then gets in.")
        elif not self._whose.is_me:
            text = self.tr(
                "Ask {name} for a token from now on? Open sessions end within seconds; what was typed there and not saved is "
                "kept as a draft on that computer."
            )
        elif not (self.choice.is_ready() or PersonKey.is_in_use(self.choice.number())):
            self.notice.say("warning", self.tr("Choose your registered token below and type its PIN first."))
            return False
        else:
            text = self.tr(
                "Sign in with password and token from now on? Your sessions end, and you sign in again at once."
            )
        return messages.ask(self, text.format(name=self._whose.name), yes=self.tr("Go on"))

    def _done(self, text: str) -> None:
        self.notice.say("good", text)
        self.changed.emit()
        self._ask()

    def _run(
        self,
        job: Callable[[Any], Any],
        done: Callable[[Any], None],
        says: str = "",
        or_else: Callable[[], None] = lambda: None,
    ) -> None:
        def ended(act: Callable[[], None]) -> None:
            self._busy = False
            self.choice.setEnabled(True)
            self.choice.pin.clear()
            self.notice.clear()
            act()
            self._show_state()

        def failed(error: Exception) -> None:
            or_else()
            self.notice.say("warning", trouble_words(error))

        self._busy = True
        self.choice.setEnabled(False)
        if says:
            self.notice.say("info", says)
        self._show_state()
        self._workplace.background.run(
            self,
            job,
            lambda answer: ended(lambda: done(answer)),
            lambda error: ended(lambda: failed(error)),
            key="act",
            long=True,
        )
