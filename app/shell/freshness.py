"""Other people's changes: while nobody waits, the audit is read from the last entry seen; one round trip a minute."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.bridge.workplace import Workplace
from app.core.freshness import changed_since, last_change

_EVERY_MS = 45_000


class Freshness(QObject):
    """Emits `stale(entity, ids)` for rows that somebody (we too) changed since the last look."""

    stale = Signal(str, list)

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._last = -1
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Ask now. A failure is not shown: the line's state is on the status line already."""
        job = last_change() if self._last < 0 else changed_since(self._last)
        self._workplace.background.run(self, job, self._seen, failed=_quietly, key="freshness")

    def _seen(self, answer: int | list[tuple[int, str, int]]) -> None:
        if isinstance(answer, int):
            self._last = answer
            return
        rows: dict[str, list[int]] = defaultdict(list)
        for entry, entity, row_id in answer:
            self._last = max(self._last, entry)
            rows[entity].append(row_id)
        for entity, ids in rows.items():
            self.stale.emit(entity, ids)


def _quietly(_: Exception) -> None:
    """The next look tries again."""
