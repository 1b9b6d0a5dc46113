"""Python's collector of cycles, kept out of the person's way.

A full collection looks at every object of the program with all threads standing still: some 40 ms here, a key that is
answered late. So none starts by itself: what the start made stays and is not looked at again, and the rest is looked
through while nobody types or clicks. The two quick generations go on as ever.
"""

from __future__ import annotations

import ctypes
import gc
import logging
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS = 500
_REST = 2.0  # seconds without a touch
_OFTEN = 20.0  # seconds between two collections
_LATEST = 900.0  # seconds after which a rest is not waited for any more
_NEVER = 1 << 30
_LOG = logging.getLogger(__name__)


class Collector(QObject):
    """Decides when all is collected. `idle`: seconds since the person last touched the program."""

    def __init__(self, parent: QObject, idle: Callable[[], float]) -> None:
        super().__init__(parent)
        self._idle = idle
        self._last = time.monotonic()
        young, middle, _old = gc.get_threshold()
        gc.set_threshold(young, middle, _NEVER)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def settle(self) -> None:
        """The start is over: what is there now is there to stay, until `unsettle`."""
        gc.collect()
        gc.freeze()
        self._last = time.monotonic()

    def unsettle(self) -> None:
        """The base is left: its window and all that hung on it are looked at again."""
        gc.unfreeze()

    @Slot()
    def look(self) -> None:
        """Collect if it is time and nobody is disturbed."""
        since = time.monotonic() - self._last
        if since > _LATEST or (since > _OFTEN and self._idle() > _REST):
            began = time.perf_counter()
            gc.collect()
            _give_back()
            self._last = time.monotonic()
            _LOG.debug("collected in %.0f ms", (time.perf_counter() - began) * 1000)


def _give_back() -> None:
    """Freed memory goes back to the system; the allocator of Linux keeps it otherwise. A millisecond."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # that of GNU has it
        if trim is not None:
            trim(0)
