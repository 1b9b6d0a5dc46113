"""The sign-in by token: the base has taken the password and asks for a token to sign before it opens anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.core.places import Places, in_background
from app.shell.hop import Hop
from terminal.person_key import PersonKey
from widgets.login_dialog import Block, ProblemLine
from widgets.theme import UNIT
from widgets.token_choice import TokenChoice, none_in
from widgets.token_words import trouble_words

_WIDE = UNIT * 66
_LIBRARIES, _LAST = "token.libraries", "token.last"
Prove = Callable[[PersonKey, Callable[[Any], None], Callable[[Exception], None]], object]


def beside(
    owner: QObject, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Any], None]
) -> Hop:
    """Run work that may wait for a token."""
    return Hop(in_background(work), done, failed, owner)


def known_libraries(places: Places) -> tuple[str, ...]:
    """Libraries of tokens that the person has added on this computer."""
    kept = places.setting(_LIBRARIES, [])
    return tuple(str(one) for one in kept) if isinstance(kept, list) else ()


def keep_library(places: Places, path: str) -> None:
    """One more of them."""
    places.set_setting(_LIBRARIES, [path, *(one for one in known_libraries(places) if one != path)][:5])


class TokenEntry(QDialog):
    """Accepted when the base has taken the token; then `key` is open, to sign for lines that are opened later.

    prove: has the base judge the key, and calls back. A wrong PIN is given to the token once; the person types the next one.
    """

    ending = Signal()  # about to close

    def __init__(self, places: Places, login: str, prove: Prove, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places, self._prove = places, prove
        self.key: PersonKey | None = None
        self._busy = False
        self.setWindowTitle(self.tr("Sign in with your token"))
        text = self.tr(
            "{login} signs in with a password and a token. Plug the token into this computer, or into your own one when "
            "you work over a remote desktop, and type its PIN."
        )
        self.choice = TokenChoice(beside, known_libraries(places), self)
        self.choice.want(str(places.setting(_LAST, "")))
        self.problem = ProblemLine(_WIDE, self)
        self.buttons = QDialogButtonBox(self)
        self.ok = self.buttons.addButton(self.tr("Sign in"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        box.setSpacing(UNIT)
        for part in (Block(text.format(login=login), _WIDE, self), self.choice, self.problem, self.buttons):
            box.addWidget(part)
        box.setSizeConstraint(box.SizeConstraint.SetFixedSize)
        self.choice.changed.connect(self._show_state)
        self.choice.added.connect(lambda path: keep_library(places, path))
        self.choice.looked.connect(lambda found: self.problem.say("" if found else none_in()))
        self.buttons.accepted.connect(self.send)
        self.buttons.rejected.connect(self.reject)
        self._show_state()
        QTimer.singleShot(0, self, self.choice.look)

    @Slot()
    def _show_state(self) -> None:
        self.ok.setEnabled(not self._busy and self.choice.is_ready())

    @Slot()
    def send(self) -> None:
        """Give the token its PIN, then have it sign for the base."""
        if self._busy or not self.choice.is_ready():
            return
        key, pin = self.choice.key(), self.choice.pin.text()
        self._set_busy(True)
        beside(self, lambda: key.open(pin), lambda _: self._opened(key), self._failed)

    def _opened(self, key: PersonKey) -> None:
        self.key = key
        self._prove(key, self._proved, self._failed)

    def _proved(self, _: object) -> None:
        self._places.set_setting(_LAST, self.choice.number())
        self.accept()

    def _failed(self, error: BaseException) -> None:
        if self.key is not None:
            self.key.close()
            self.key = None
        self._set_busy(False)
        self.choice.pin.clear()
        self.problem.say(trouble_words(error))
        self.choice.pin.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.choice.setEnabled(not busy)
        if busy:
            self.problem.say("")
        self._show_state()

    def done(self, result: int) -> None:
        """Close, whatever came of it."""
        if result != QDialog.DialogCode.Accepted and self.key is not None:
            self.key.close()
            self.key = None
        self.ending.emit()
        super().done(result)
