"""What the program does when its session is left, come back to, locked, or shown on another screen."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QRect, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.bridge.session_watch import SessionWatch

_LOG = logging.getLogger(__name__)
_EDGE = 40  # pixels of a title that must be on a screen to be seized


class Presence(QObject):
    """Looks after one main window. Signals: `left` (keep what is typed now), `back` (ask anew), `moved` (the looks may have
    to follow: the picture may travel over another line now).
    """

    left = Signal()
    back = Signal()
    moved = Signal()

    def __init__(self, watch: SessionWatch, window: QWidget) -> None:
        super().__init__(window)
        self._watch, self._window = watch, window
        self._paused: list[QTimer] = []
        watch.left.connect(self._left)
        watch.back.connect(self._back)
        watch.screens_changed.connect(self.fit)
        watch.listen(window)

    @Slot()
    def _left(self) -> None:
        """Nobody looks: what is typed is kept, and nothing asks the base twice a minute for nobody."""
        _LOG.info("the session was left")
        self.left.emit()
        self._paused = [t for t in self._window.findChildren(QTimer) if t.isActive() and not t.isSingleShot()]
        for timer in self._paused:
            timer.stop()

    @Slot()
    def _back(self) -> None:
        _LOG.info("back in the session: %s", self._watch.place.kind)
        for timer in self._paused:
            timer.start()
        self._paused = []
        self.fit()
        self.moved.emit()
        self.back.emit()

    @Slot()
    def fit(self) -> None:
        """Put the window back on a screen that is there."""
        if self._window.isMaximized() or self._window.isFullScreen():
            return
        free = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        frame = self._window.frameGeometry()
        wanted = fitting(frame, free)
        if wanted != frame:
            _LOG.info("the window is put back on the screen")
            border = frame.size() - self._window.size()
            self._window.resize(wanted.size() - border)
            self._window.move(wanted.topLeft())


def fitting(frame: QRect, screens: list[QRect]) -> QRect:
    """Where a window of this frame has its title on one of the screens and is no larger than that one.

    A frame that fits stays as it is; without a screen there is nothing to fit to.
    """
    title = QRect(frame.left(), frame.top(), frame.width(), _EDGE)
    home = max(screens, key=lambda screen: _area(screen.intersected(frame)), default=None)
    if home is None:
        return frame
    size = frame.size().boundedTo(home.size())
    seen = home.intersected(title)
    if size == frame.size() and seen.height() == _EDGE and seen.width() >= min(_EDGE * 3, frame.width()):
        return frame
    left = min(max(frame.left(), home.left()), home.right() + 1 - size.width())
    top = min(max(frame.top(), home.top()), home.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def _area(rect: QRect) -> int:
    return rect.width() * rect.height() if rect.isValid() else 0
