"""A strip over the pages: an administrator asks for this seat; or, for administrators, the licence ends or its key is away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.core.seats import Standing
from widgets import seat_words
from widgets.card_notice import Notice


class SeatStrip(Notice):
    """Hidden until there is something to say. What was put away stays away until it gets more urgent.

    `leave` closes the program (unsaved cards ask), `open_seats` shows the page of seats.
    """

    def __init__(
        self, leave: Callable[[], object], open_seats: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._leave = leave
        self._open = open_seats
        self._put_away: set[str] = set()
        self._said = ""
        self._tampered = ""

    def show_standing(self, standing: Standing) -> None:
        """Say what the newest poll brought."""
        if self._tampered:
            return
        kind, mark, text = self._of(standing)
        if not mark or mark in self._put_away:
            self._said = ""
            self.clear()
            return
        if mark == self._said:
            return
        self._said = mark
        first = (
            (self.tr("Leave now"), self._leave) if mark.startswith("ask") else (self.tr("Open"), self._open)
        )
        self.say(kind, text, (first, (self.tr("Not now"), lambda: self._away(mark))))

    def show_tampering(self, what: str) -> None:
        """Say that licence or proof of this base are not the vendor's, or that its gate is not this program's. It stays: nothing of a
        poll takes it away."""
        self._tampered = what
        gate = self.tr(
            "The code of this base that counts seats is not the one that this program brings. Work goes on; it is written down "
            "in the audit. An administrator finds out with paddock-admin check, and mends it with paddock-admin upgrade."
        )
        text = (
            gate
            if what == "gate"
            else self.tr(
                "The licence of this base was changed by somebody who is not its vendor. Work goes on; "
                "it is written down in the audit. Tell your administrator."
            )
        )
        self.say("error", text)

    def _of(self, standing: Standing) -> tuple[str, str, str]:
        if standing.asked_at is not None:
            text = self.tr(
                "{name} asks you to leave: the seat is needed. Save your work and close the program."
            )
            return "warning", f"ask {standing.asked_at}", text.format(name=standing.asker)
        if standing.why == "grace" or (standing.why == "full" and seat_words.trouble(standing.keeper)):
            return "warning", f"key {standing.keeper}", self._key_text(standing)
        days = standing.days
        if standing.why in ("full", "emergency") and days is not None and seat_words.warns(days):
            return "warning", f"ends {seat_words.step_of(days)}", seat_words.ending(days)
        if standing.why in ("expired", "no_key", "clock"):
            text = self.tr(
                "No terminal or remote seats are given: see Seats and licence. The office works in full."
            )
            return "error", standing.why, text
        return "", "", ""

    def _key_text(self, standing: Standing) -> str:
        text = self.tr("Terminal and remote seats are given for 72 hours after the key was last there.")
        return f"{seat_words.trouble(standing.keeper)} {text}".strip()

    def _away(self, mark: str) -> None:
        self._put_away.add(mark)
        self._said = ""
        self.clear()
