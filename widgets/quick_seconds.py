"""How long quick entries take: measured from opening to saving, the median shown in the panel's corner."""

from __future__ import annotations

import statistics
import time

from PySide6.QtWidgets import QLabel, QWidget

from app.bridge.workplace import Workplace
from widgets.theme import small_font

SECONDS = "quick.seconds"  # the layout under which the last measurements are kept
_KEPT = 40
_EVERY = 5  # measurements between two keepings: each costs a round trip


class Seconds(QLabel):
    """Shows the median of the last entries; keeps them in the base, so that they follow the person."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._began = 0.0
        self._unkept = 0
        kept = workplace.facts.settings.layout(SECONDS)
        self.seconds: list[float] = [float(s) for s in kept] if isinstance(kept, list) else []
        self.setFont(small_font())
        self.setForegroundRole(self.foregroundRole().PlaceholderText)
        self._show()

    def begin(self) -> None:
        """The panel was opened."""
        self._began = time.monotonic()

    def end(self) -> None:
        """An entry is saved."""
        self.seconds = [*self.seconds, round(time.monotonic() - self._began, 1)][-_KEPT:]
        self._unkept += 1
        self._show()
        if self._unkept >= _EVERY:
            self._unkept = 0
            self._workplace.remember(SECONDS, self.seconds)

    def _show(self) -> None:
        if self.seconds:
            self.setText(self.tr("usually {n} s").format(n=round(statistics.median(self.seconds))))
            tip = self.tr("Median from opening to saving; entries measured: {n}")
            self.setToolTip(tip.format(n=len(self.seconds)))
