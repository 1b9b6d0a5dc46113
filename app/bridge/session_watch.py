"""Hears what happens to the session the program is shown in: left, come back to, locked, another screen or scaling."""

from __future__ import annotations

import logging
import sys
from typing import Any

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from terminal import session_notice
from terminal.session_place import SessionPlace, find_place

_LOOK_MS = 5_000  # for xrdp, which tells nothing by itself
_GATHER_MS = 300  # a reconnection changes screens several times
_LOG = logging.getLogger(__name__)


class _Messages(QAbstractNativeEventFilter):
    """The messages of Windows. Kept alive by the watch."""

    def __init__(self, watch: SessionWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> Any:
        if bytes(kind.data() if isinstance(kind, QByteArray) else kind) == b"windows_generic_MSG":
            self._watch.hear(session_notice.notice_at(int(message)))
        return False, 0


class SessionWatch(QObject):
    """Signals: `left` (nobody sees the picture any more), `back` (somebody does again, perhaps from elsewhere; `place` is
    read anew before), `locked` (the session is locked), `screens_changed` (another screen, size or scaling).
    """

    left = Signal()
    back = Signal()
    locked = Signal()
    screens_changed = Signal()

    def __init__(self, parent: QObject, place: SessionPlace | None = None) -> None:
        super().__init__(parent)
        self.place = place or find_place()
        self.away = False
        self._window = 0
        self._messages: _Messages | None = None
        self._line = session_notice.xrdp_line(self.place)
        if self._line is not None:
            timer = QTimer(self)
            timer.setInterval(_LOOK_MS)
            timer.timeout.connect(self.look)
            timer.start()
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER_MS)
        self._gather.timeout.connect(self.screens_changed)
        self._follow_screens()

    def listen(self, window: QWidget) -> None:
        """Have the system's notices sent to a window that was shown."""
        if sys.platform != "win32":
            return
        if self._messages is None:
            self._messages = _Messages(self)
            application = QCoreApplication.instance()
            assert application is not None
            application.installNativeEventFilter(self._messages)
        self._window = int(window.winId())
        if not session_notice.ask_for_notices(self._window):
            _LOG.info("no notices of the session")

    def hear(self, notice: str) -> None:
        """A notice of the system: one of session_notice's, or ""."""
        if notice in (session_notice.LEFT, session_notice.LOCKED):
            first, self.away = not self.away, True
            if first:
                self.left.emit()
            if notice == session_notice.LOCKED:
                self.locked.emit()
        elif notice in (session_notice.BACK, session_notice.UNLOCKED) and self.away:
            self.away = False
            self.place = find_place() if notice == session_notice.BACK else self.place
            self.back.emit()

    @Slot()
    def look(self) -> None:
        """Whether xrdp's client has gone or come."""
        if self._line is not None:
            self.hear(self._line.changed())

    def _follow_screens(self) -> None:
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._screen_added)
        application.screenRemoved.connect(self._screens)
        application.primaryScreenChanged.connect(self._screens)
        for screen in QGuiApplication.screens():
            self._follow(screen)

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._screens)
        screen.logicalDotsPerInchChanged.connect(self._screens)

    @Slot(QScreen)
    def _screen_added(self, screen: QScreen) -> None:
        self._follow(screen)
        self._screens()

    @Slot()
    def _screens(self, *_: object) -> None:
        self._gather.start()
