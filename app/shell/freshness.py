"""Other people's changes and one's own rights: while nobody waits, one round trip every half minute asks for both."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.bridge.idle import Idle
from app.bridge.workplace import Workplace
from app.core.cases import auditing
from app.core.errors import Rule
from app.core.freshness import FIRST, Look, look

_EVERY_MS = 28_000  # a right switched off is to be seen within 30 s
_SEAL_EVERY = (
    128  # looks: once an hour the audit is sealed up to an hour ago, by whichever program is the first
)


class Freshness(QObject):
    """Emits `stale(entity, ids)` for rows that somebody (we too) changed since the last look.

    Permissions that have changed are put into the facts, and `workplace.facts_changed` says so.
    """

    stale = Signal(str, list)
    standing = Signal(object)  # app.core.seats.Standing, of every look
    unseen = Signal(int)  # alarms that wait for this person

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._last = FIRST
        self._idle = Idle()
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        workplace.changed.connect(self._changed_here)

    @Slot(str, int)
    def _changed_here(self, entity: str, _row_id: int) -> None:
        if entity == "alarm":  # seen here: the status line follows
            self.look()

    @Slot()
    def look(self) -> None:
        """Ask now. A failure is not shown: the line's state is on the status line already."""
        job = look(self._last, self._workplace.drafts.count(), self._idle.seconds())
        self._workplace.background.run(self, job, self._seen, failed=_quietly, key="freshness")
        if self._looks % _SEAL_EVERY == 0:
            self._workplace.background.run(
                self, auditing.seal, _quietly, failed=_quietly, key="seal", long=True
            )
        self._looks += 1

    def _seen(self, seen: Look) -> None:
        if seen.permissions.is_shut:  # a line that broke came back without what is asked for now
            self._workplace.sign_in_again(Rule("not_in"))
            return
        self._last = seen.last
        self.unseen.emit(seen.unseen)
        self.standing.emit(seen.standing)
        rows: dict[str, list[int]] = defaultdict(list)
        for entity, row_id in seen.changes:
            rows[entity].append(row_id)
        self._workplace.consents.take(seen.consents)
        rights = self._workplace.facts.rights
        if seen.permissions != rights.permissions:
            rights.permissions = seen.permissions
            self._workplace.facts_changed.emit()
        for entity, ids in rows.items():
            self.stale.emit(entity, ids)


def _quietly(_: object) -> None:
    """The next look tries again."""
