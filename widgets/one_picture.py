"""Shows what comes in pieces as one picture: over a line each piece would travel, and be painted over by the next.

A page that is brought to the front asks the base, gets its rows, lays itself out: three to six pictures in a quarter of a
second. While it is held nothing of it is painted; the picture before stays on the screen, and keys are taken as ever.
"""

from __future__ import annotations

import time

import shiboken6
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.bridge.background import Background
from widgets.theme import draws_less

LONGEST = 0.4  # seconds: then what there is is shown
_EVERY = 25  # ms
_CALM = 2  # looks in a row that nothing was awaited


class OnePicture(QObject):
    """Holds widgets back while answers of the base are awaited; does nothing where the picture does not travel."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._held: list[QWidget] = []
        self._since = 0.0
        self._calm = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)

    def hold(self, widget: QWidget) -> None:
        """Paint nothing of this widget until it is complete."""
        if not draws_less() or not widget.isVisible() or any(one is widget for one in self._held):
            return
        widget.setUpdatesEnabled(False)
        self._held.append(widget)
        self._since, self._calm = time.monotonic(), 0
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        self._calm = 0 if self._background.awaited else self._calm + 1
        if self._calm >= _CALM or time.monotonic() - self._since > LONGEST:
            self.show()

    def show(self) -> None:
        """Show what there is, now."""
        self._timer.stop()
        held, self._held = self._held, []
        for widget in held:
            if shiboken6.isValid(widget):
                widget.setUpdatesEnabled(True)
