"""Where a seat is counted, the program asks the key itself, some time after the sign-in: two turns while nobody waits."""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.bridge.workplace import Workplace
from app.core import seats

if TYPE_CHECKING:
    from app.core.seats import Asked

_ASK_MS = 5_000  # after the window is shown
_LOG = logging.getLogger(__name__)
_READ_MS = 20_000  # the keeper looks every 5 s


class Proof(QObject):
    """Emits `failed("licence" or "proof")` when the base shows what the vendor did not sign, `failed("gate")` when the code that
    counts seats is not this program's. A key that is away is no failure."""

    failed = Signal(str)

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._asked: Asked | None = None
        if workplace.facts.own_users:  # behind a server: elsewhere no seat is counted
            QTimer.singleShot(_ASK_MS, self, self.ask)

    @Slot()
    def ask(self) -> None:
        """Ask the key through the base."""
        job = seats.ask_proof(secrets.token_hex(16))
        self._workplace.background.run(self, job, self._was_asked, failed=_quietly, key="proof")
        self._workplace.background.run(
            self, seats.altered_gate(), self._compared, failed=_quietly, key="gate"
        )

    def _compared(self, altered: list[str]) -> None:
        if altered:
            _LOG.warning("the gate of seats is not this program's: %s", ", ".join(altered))
            self._fail("gate")

    def _fail(self, what: str) -> None:
        self._workplace.background.run(self, seats.say_failed(what), _ignore, failed=_quietly)
        self.failed.emit(what)

    def _was_asked(self, asked: Asked) -> None:
        if asked.counted:
            self._asked = asked
            QTimer.singleShot(_READ_MS, self, self.read)

    @Slot()
    def read(self) -> None:
        """Read what the key has answered, and judge it."""
        self._workplace.background.run(self, seats.read_proof(), self._answered, failed=_quietly, key="proof")

    def _answered(self, signature: bytes) -> None:
        from terminal.proof import AWAY, FINE, judge  # with cryptography: only where a seat is counted

        assert self._asked is not None
        found = judge(self._asked, signature)
        if found not in (FINE, AWAY):
            self._fail(found)


def _quietly(_: Exception) -> None:
    """The next sign-in asks again."""


def _ignore(_: object) -> None:
    """Nobody waits for it."""
