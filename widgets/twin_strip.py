"""A strip over the pages: the same person is still signed in elsewhere, and that session can be taken over."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.bridge.workplace import Workplace
from app.core import carried, seats
from app.core.seats import Standing, Twin
from widgets import seat_words
from widgets.card_notice import Notice
from widgets.fields import show_moment

_EVERY_MS = 3_000


class TwinStrip(Notice):
    """Hidden while there is nothing to say; what was put away stays away. Signal: `came`, with the uids of drafts that are here now."""

    came = Signal(list)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._put_away: set[int] = set()
        self._said: Twin | None = None
        self.taking: Twin | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_EVERY_MS)
        self._again.timeout.connect(self.ask)

    def show_standing(self, standing: Standing) -> None:
        """Say what the newest poll brought."""
        if self.taking is not None:
            return
        twin = standing.twin
        if twin is None:
            if standing.carried:  # left behind by a program that is gone
                self.fetch()
            if self._said is not None:
                self._said = None
                self.clear()
        elif twin.conn not in self._put_away and (self._said is None or self._said.conn != twin.conn):
            self._said = twin
            acts = ((self.tr("Take that session over"), self.take), (self.tr("Not now"), self._away))
            self.say("info", self._words(twin), acts)

    def _words(self, twin: Twin) -> str:
        if twin.here:
            text = self.tr("You have this program open a second time at {computer}, since {when}")
        else:
            text = self.tr("You are still signed in at {computer} ({kind}), since {when}")
        told = [
            text.format(
                computer=twin.host, kind=seat_words.kind_name(twin.kind), when=show_moment(twin.since)
            )
        ]
        if twin.touched is not None:
            seconds = (self._workplace.facts.now() - twin.touched).total_seconds()
            told.append(self.tr("untouched for {idle}").format(idle=seat_words.idle_for(int(seconds))))
        if twin.drafts:
            told.append(self.tr("%n card(s) not saved there", "", twin.drafts))
        return "; ".join(told) + "."

    def _away(self) -> None:
        if self._said is not None:
            self._put_away.add(self._said.conn)
        self._said = None
        self.clear()

    @Slot()
    def take(self) -> None:
        """Take the other session over: what was typed there comes here."""
        self.taking, self._said = self._said, None
        if self.taking is not None:
            text = self.tr(
                "The program at {computer} keeps what is typed and leaves. This takes up to a minute; work goes on here."
            )
            self.say("info", text.format(computer=self.taking.host))
            self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask how far the other program is."""
        if self.taking is not None:
            job = seats.take_over(self.taking)
            self._workplace.background.run(self, job, self._answered, failed=self._later, key="take over")

    def _later(self, _: object) -> None:
        self._again.start()

    def _answered(self, state: str) -> None:
        if state == seats.ASKED:
            self._again.start()
            return
        self.taking = None
        self.say("good", self.tr("That session is here now."), ((self.tr("Close"), self.clear),))
        self.fetch()

    def fetch(self) -> None:
        """Bring the drafts that lie in the base."""
        job = carried.fetch(self._workplace.drafts)
        self._workplace.background.run(self, job, self._fetched, failed=_quietly, key="drafts")

    def _fetched(self, uids: list[str]) -> None:
        if uids:
            self.came.emit(uids)


def _quietly(_: object) -> None:
    """The next poll tells again what lies there."""
