"""The same person at several computers: what is taken over from there, and what is handed over from here."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from app.bridge.workplace import Workplace
from app.core import carried
from app.core.seats import Standing
from app.shell.freshness import Freshness
from app.shell.presence import Presence
from widgets.twin_strip import TwinStrip

_LOG = logging.getLogger(__name__)


class Twins(QObject):
    """Looks after one main window. `keep`: writes the drafts of all open pages. Signal: `handed`, the drafts of this program lie in
    the base and it may end, since the person goes on at another computer.
    """

    handed = Signal()

    def __init__(self, workplace: Workplace, keep: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._keep = keep
        self._handing = False

    def follow(self, polls: Freshness, strip: TwinStrip, look: Callable[[list[str]], None]) -> None:
        """Show on the strip what polls and the sign-in say of other programs; `look` offers the drafts that came."""
        polls.standing.connect(strip.show_standing)
        polls.standing.connect(self.show_standing)
        strip.came.connect(look)
        strip.show_standing(self._workplace.facts.standing)

    @Slot(object)
    def show_standing(self, standing: Standing) -> None:
        """Hand over when a poll says that the session is being taken over."""
        if standing.taker and not self._handing:
            _LOG.info("the session is taken over")
            self._handing = True
            self.leave_behind(self.handed.emit)

    def attend(self, presence: Presence, back: Callable[[], None]) -> None:
        """Leave drafts behind when nobody looks at the session any more, take them back and call `back` when somebody does."""
        presence.left.connect(self.leave_behind)
        presence.back.connect(self.take_back)
        presence.back.connect(back)

    def leave_behind(self, then: Callable[[], None] | None = None) -> None:
        """Keep what is typed, and put copies of it into the base: nobody sits here now, or the person does elsewhere."""
        self._keep()
        workplace = self._workplace

        def done(_: object) -> None:
            if then is not None:
                then()

        if workplace.at_server and workplace.drafts.count():
            job = carried.leave_behind(workplace.drafts)
            workplace.background.run(self, job, done, failed=done, key="leave behind")
        else:
            done(None)

    @Slot()
    def take_back(self) -> None:
        """Somebody is back here: the copies in the base are not needed any more."""
        if self._workplace.at_server and self._workplace.drafts.sent():
            job = carried.fetch(self._workplace.drafts)
            self._workplace.background.run(self, job, _quietly, failed=_quietly, key="take back")


def _quietly(_: object) -> None:
    """What could not be taken back is offered at the next sign-in."""
