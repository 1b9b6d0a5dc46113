"""The window is locked when nobody has touched it for a while, or when the token that the person signed in with is pulled out:
the work stays behind a cover that asks for the password, or for the token's PIN.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core.settings import Settings
from widgets.theme import UNIT, title_font

_LOOK_MS = 5_000
_AGAIN_MS = 2_000  # after a wrong password
_WIDE = UNIT * 40
_TOUCHES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)
_HELD_BACK = (
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
    QEvent.Type.Shortcut,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
    QEvent.Type.ContextMenu,
    QEvent.Type.DragEnter,
)
Check = Callable[[str], bool]


class Door(Protocol):
    """What opens a cover in place of a password, when that takes time."""

    def asks_for(self) -> str:
        """What is to be typed."""

    def says(self) -> str:
        """Why the window is locked, "" when nothing but the person is to be named."""

    def open(self, typed: str, done: Callable[[str], None], owner: QObject) -> None:
        """Try once; `done` gets "" or a sentence, later, on the GUI thread, unless the owner is gone."""


def lock_minutes(settings: Settings) -> int:
    """After how many idle minutes the window locks, 0 for never: the person may ask for less than the firm, not for more."""
    asked = [int(settings.get(key)) for key in ("lock.minutes", "lock.own_minutes")]
    return min((one for one in asked if one > 0), default=0)


class Cover(QWidget):
    """Lies over a whole window. Signal `opened`: the right password was typed. check None: nobody has a password here (the
    base is a file of this computer), so a button is enough; the cover keeps what is on the screen from passers-by only.
    door: asked in place of all that.
    """

    opened = Signal()
    wrong = Signal()

    def __init__(self, over: QWidget, name: str, check: Check | None, door: Door | None = None) -> None:
        super().__init__(over)
        self._check, self._door, self._name = check, door, name
        self.setAutoFillBackground(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        title = QLabel(self.tr("Locked"), self)
        title.setFont(title_font())
        self.says = QLabel(self)
        self.says.setWordWrap(True)
        self.says.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.says.setFixedWidth(_WIDE * 2)
        self.say_why()
        self.line = QLineEdit(self)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        asks_for = door.asks_for() if door is not None else self.tr("Your password")
        self.line.setPlaceholderText(asks_for)
        self.line.setAccessibleName(asks_for)
        self.line.setFixedWidth(_WIDE)
        self.line.setVisible(check is not None or door is not None)
        self.button = QPushButton(self.tr("Go on"), self)
        self.button.setFixedWidth(_WIDE)
        box = QVBoxLayout(self)
        box.setSpacing(UNIT)
        box.addStretch(2)
        for widget in (title, self.says, self.line, self.button):
            box.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        self.line.returnPressed.connect(self.button.click)
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self._try)
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()
        self.take_focus()

    def take_focus(self) -> None:
        """To the line, or the button where there is no password."""
        (self.button if self.line.isHidden() else self.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def say_why(self) -> None:
        """Name the person, and the reason where there is one."""
        why = self._door.says() if self._door is not None else ""
        self.says.setText(f"{self._name}\n{why}" if why else self._name)

    @Slot()
    def _try(self) -> None:
        if self._door is not None:
            if self.line.text():
                self._enable(False)
                self._door.open(self.line.text(), self._answered, self)
            return
        if self._check is None or self._check(self.line.text()):
            self.opened.emit()
            return
        self.wrong.emit()
        self.line.clear()
        self.says.setText(self.tr("This is not your password."))
        self._enable(False)
        QTimer.singleShot(_AGAIN_MS, self, self._again)

    def _answered(self, problem: str) -> None:
        if not problem:
            self.opened.emit()
            return
        self.line.clear()
        self.says.setText(problem)
        self._again()

    def _enable(self, on: bool) -> None:
        for part in (self.line, self.button):
            part.setEnabled(on)

    @Slot()
    def _again(self) -> None:
        self._enable(True)
        self.take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False


class Lock(QObject):
    """Locks the windows of the program after idle minutes, or when told to. Signals: `locked`, `unlocked`, `wrong`."""

    locked = Signal()
    unlocked = Signal()
    wrong = Signal()

    def __init__(
        self,
        window: QWidget,
        name: str,
        minutes: Callable[[], int],
        check: Check | None,
        door: Door | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._name, self._minutes, self._check, self._door = window, name, minutes, check, door
        self.covers: list[Cover] = []
        self._touched = time.monotonic()
        self._watched: QWindow | None = None
        self._before: QWidget | None = None
        self._timer = QTimer(
            self
        )  # rings once: those that repeat stand still while the session is left, and then it has to lock
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._window_in_front)
        self._window_in_front(window.windowHandle())

    @Slot(QWindow)
    def _window_in_front(self, window: QWindow | None) -> None:
        """What is typed and clicked comes to the window in front first: one filter there, none on each widget."""
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._forget)
            self._touched = time.monotonic()

    @Slot()
    def _forget(self) -> None:
        self._watched = None

    @Slot()
    def look(self) -> None:
        """Lock if nobody has touched anything for the minutes that hold now."""
        self._timer.start()
        minutes = self._minutes()
        if minutes and not self.covers and self.idle() >= minutes * 60:
            self.lock()

    def idle(self) -> float:
        """Seconds since somebody last touched the program."""
        return time.monotonic() - self._touched

    def lock(self, others: bool = True) -> None:
        """Cover the window, and every other one of the program, now; what is typed stays in them."""
        if self.covers:
            for cover in self.covers:
                cover.say_why()
            return
        self._before = QApplication.focusWidget()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for window in QApplication.topLevelWidgets():
            mine = others or window is self._window
            if (
                mine
                and window.isVisible()
                and window.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog)
            ):
                cover = Cover(window, self._name, self._check, self._door)
                cover.opened.connect(self.unlock)
                cover.wrong.connect(self.wrong)
                self.covers.append(cover)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self.locked.emit()

    @Slot()
    def unlock(self) -> None:
        """Take the covers away."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        if self._before is not None and shiboken6.isValid(self._before):
            # before the covers go: their going would pass the focus on as Tab does, with all of a line selected
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        for cover in self.covers:
            cover.hide()
            cover.deleteLater()
        self.covers = []
        self._touched = time.monotonic()
        self.unlocked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._watched:
            if kind in _TOUCHES:
                self._touched = time.monotonic()
            return False
        return bool(self.covers) and kind in _HELD_BACK and self._is_behind(watched)

    def _is_behind(self, watched: QObject) -> bool:
        """Whether something lies in a covered window, but not in its cover.

        A window that came later (the start dialog, when the session was ended meanwhile) has no cover and takes keys.
        """
        if any(watched is cover or _inside(watched, cover) for cover in self.covers):
            return False
        above: QObject | None = watched
        while above is not None and not isinstance(above, QWidget):
            above = above.parent()
        return above is not None and any(above.window() is cover.parentWidget() for cover in self.covers)


def _inside(one: QObject, cover: QWidget) -> bool:
    above: QObject | None = one
    while above is not None and above is not cover:
        above = above.parent()
    return above is cover
