"""For how long nobody has touched the program. Asked twice a minute, it costs nothing in between: no filter sees every event."""

from __future__ import annotations

import ctypes
import sys
import time

from PySide6.QtGui import QCursor, QGuiApplication


class Idle:
    """On Windows the session's own clock of the last input; elsewhere what has moved since the last question: pointer, caret, focus."""

    def __init__(self) -> None:
        self._mark: object = None
        self._since = time.monotonic()

    def seconds(self) -> int:
        """Whole seconds."""
        if sys.platform == "win32":
            return _windows()
        caret = QGuiApplication.inputMethod().cursorRectangle()
        mark = (QCursor.pos().toTuple(), caret.getRect(), id(QGuiApplication.focusObject()))
        if mark != self._mark:
            self._mark, self._since = mark, time.monotonic()
        return int(time.monotonic() - self._since)


def _windows() -> int:
    if sys.platform != "win32":
        return 0

    class LastInput(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("ticks", ctypes.c_uint))

    last = LastInput(ctypes.sizeof(LastInput), 0)
    if not ctypes.windll.user32.GetLastInputInfo(ctypes.byref(last)):
        return 0
    return int(((ctypes.windll.kernel32.GetTickCount() - last.ticks) & 0xFFFFFFFF) // 1000)
