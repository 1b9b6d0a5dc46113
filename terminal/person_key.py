"""The token a person signs in with: in the port of this computer, or in that of the person's own which a remote desktop
session hands on (Windows shows a session the tokens of the computer that the person sits at).

It holds a key of its own, apart from one for the licence. The PIN is typed by the person, given to the token once, and kept
nowhere; a wrong one is never tried again by itself.
"""

from __future__ import annotations

import contextlib
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass

from app.core.tokens import SignerAway
from terminal import key as keys
from terminal.key import Key, KeyTrouble, Library, TokenSeen

LABEL = "paddock-sign-in"
_LOOK = 2.0  # seconds between two looks whether the token is still there

_one_at_a_time = threading.RLock()  # not every maker's library stands two threads


@dataclass(frozen=True)
class Plugged:
    """A token in a port, and the library that reaches it. `has_key`: whether it holds a key to sign in with."""

    library: Library
    token: TokenSeen

    @property
    def number(self) -> str:
        """What tells it from others: the serial number, or the label where there is none."""
        return self.token.serial or self.token.label

    @property
    def has_key(self) -> bool:
        return LABEL in self.token.keys

    @property
    def title(self) -> str:
        """As a person may know it again."""
        return " · ".join(part for part in (self.token.label, self.token.model, self.token.serial) if part)


def plugged(more: tuple[str, ...] = ()) -> list[Plugged]:
    """The tokens that are plugged in, each once, those that hold a key to sign in with first. more: paths of libraries
    besides those that are known. A library that does not work is as one that sees no token."""
    libraries = [*(Library("", path) for path in more), *keys.find_libraries()]
    found: dict[str, Plugged] = {}
    for library in libraries:
        with _one_at_a_time, contextlib.suppress(KeyTrouble):
            for token in keys.tokens(library.path):
                one = Plugged(library, token)
                found.setdefault(one.number, one)
    return sorted(found.values(), key=lambda one: (not one.has_key, one.title))


_keys: weakref.WeakSet[PersonKey] = weakref.WeakSet()


class PersonKey:
    """The key of one token, for signing; an app.core.tokens.Signer. Any thread may use it.

    path: of the library; number: the token's serial number, or its label. lost: it was open and the token has gone;
    losses: how often that was.
    """

    def __init__(self, path: str, number: str) -> None:
        self.path, self.number = path, number
        self._key = Key(path, number, LABEL)
        self._public = b""
        self._has_pin = False  # and it was the right one
        self.lost, self.losses = False, 0
        _keys.add(self)

    @staticmethod
    def is_in_use(number: str) -> bool:
        """Whether somebody is signed in here with the token of that number."""
        return any(key.is_open and key.number == number for key in list(_keys))

    def open(self, pin: str) -> None:
        """Give the token its PIN, once. Raises KeyTrouble; "other_key" when another key is on the token than before."""
        with _one_at_a_time:
            self._has_pin = False
            self._key.open(pin)
            public = self._key.public()
            if self._public and public != self._public:
                self._key.close()
                raise KeyTrouble("other_key")
            self._public, self._has_pin, self.lost = public, True, False

    def open_or_make(self, pin: str) -> None:
        """The same; the key is made on the token where there is none yet. A token may take half a minute for that."""
        with _one_at_a_time:
            try:
                self.open(pin)
            except KeyTrouble as trouble:
                if trouble.state != "no_key":
                    raise
                self._key.make(pin)
                self.open(pin)

    @property
    def public(self) -> bytes:
        """The public part, PKCS#1 in DER; b"" before it was opened for the first time."""
        return self._public

    def sign(self, text: bytes) -> bytes:
        """See app.core.tokens.Signer."""
        with _one_at_a_time:
            try:
                return self._key.sign(text)
            except KeyTrouble as trouble:
                self._look()
                raise SignerAway(trouble.state) from trouble

    @property
    def is_open(self) -> bool:
        return self._key.is_open

    def is_there(self) -> bool:
        """Whether the token is still in its port. Once it is not, the key is closed for good: only the PIN opens it again."""
        with _one_at_a_time:
            return self._look()

    def _look(self) -> bool:
        is_there = self._key.is_there()
        if self._has_pin and not is_there and not self.lost:
            self.lost = True
            self.losses += 1
        return is_there

    def close(self) -> None:
        """Sign out of the token."""
        self._has_pin = False  # at once: what comes to the token before us is no loss
        with _one_at_a_time:
            self._key.close()


class Watch:
    """Looks every two seconds, in a thread of its own, whether a token is still there. `gone` is called from that thread, once
    each time an open key is lost; one that is opened again is watched again. A key closed otherwise is not lost."""

    def __init__(self, key: PersonKey, gone: Callable[[], None], pause: float = _LOOK) -> None:
        self._key, self._gone, self._pause = key, gone, pause
        self._end = threading.Event()
        self._told = key.losses
        self._thread = threading.Thread(target=self._run, name="token", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._end.wait(self._pause):
            self._key.is_there()
            losses = self._key.losses
            if losses != self._told and not self._end.is_set():
                self._gone()
            self._told = losses

    def end(self) -> None:
        """Look no more; waits for nothing."""
        self._end.set()
