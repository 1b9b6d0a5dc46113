"""What waits for the consent of a second person, on both sides: requests to answer, and own ones that were answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.core.gate import Consent


class Consents(QObject):
    """Held by the workplace; what the base said last, and how the person's own leavings go on once they may.

    Signal `changed`: other requests or answers than before.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open: list[Consent] = []
        self._again: dict[int, Callable[[], None]] = {}
        self._dropped: set[int] = set()  # answers that were read

    def take(self, found: Sequence[Consent]) -> None:
        """What the base says now."""
        news = [consent for consent in found if consent.id not in self._dropped]
        if news != self.open:
            self.open = news
            self.changed.emit()

    def wait_for(self, consent_id: int, again: Callable[[], None]) -> None:
        """Remember how something goes on when it is granted; forgotten when the program ends."""
        self._again[consent_id] = again

    def way_on(self, consent_id: int) -> Callable[[], None] | None:
        """How an own request goes on, None when the program was started anew since."""
        return self._again.get(consent_id)

    def drop(self, consent_id: int) -> None:
        """Answered, or its answer was read."""
        self._dropped.add(consent_id)
        self._again.pop(consent_id, None)
        self.open = [consent for consent in self.open if consent.id != consent_id]
        self.changed.emit()
