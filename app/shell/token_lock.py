"""A person who signed in with a token: pulling it out locks the window, the token and its PIN unlock it; the work stays."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.bridge.translate import words
from app.core.texts import T
from app.shell.lock import Lock
from app.shell.token_entry import beside
from terminal.person_key import PersonKey, Watch
from widgets.token_words import trouble_words

_PIN = T("TokenLock", "PIN of your token")
_PULLED = T("TokenLock", "Your token was pulled out. Your work is kept. Plug it in again and type its PIN.")


class TokenDoor:
    """Opens a locked window: asks for the PIN of the token that the person signed in with."""

    def __init__(self, key: PersonKey) -> None:
        self._key = key

    def asks_for(self) -> str:
        """See app.shell.lock.Door."""
        return words(_PIN)

    def says(self) -> str:
        """Why: the token is out, or nobody has touched the program for a while."""
        return words(_PULLED) if self._key.lost else ""

    def guard(self, lock: Lock) -> TokenLock:
        """Have a lock close when the token is pulled out."""
        return TokenLock(self._key, lock)

    def open(self, typed: str, done: Callable[[str], None], owner: QObject) -> None:
        """Give the token its PIN, once."""
        key = self._key
        beside(owner, lambda: key.open(typed), lambda _: done(""), lambda error: done(trouble_words(error)))


class TokenLock(QObject):
    """Watches the token of the person at work, as long as this object lives. Signal `gone`: it was pulled out."""

    gone = Signal()

    def __init__(self, key: PersonKey, lock: Lock) -> None:
        super().__init__(lock)
        self._key, self._lock = key, lock
        self.gone.connect(self._gone, Qt.ConnectionType.QueuedConnection)
        self._watch = Watch(key, self.gone.emit)
        self.destroyed.connect(self._watch.end)  # the window is left

    @Slot()
    def _gone(self) -> None:
        if self._key.lost:  # else it was back, with its PIN, before this came
            self._lock.lock()
