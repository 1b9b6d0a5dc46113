"""The only way to speak to the user in a box: info, warn, ask, failed. Nothing else opens one.

Texts come translated (`self.tr`); errors are put into words here. In tests a Recorder takes the place of the boxes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from string import Formatter
from types import TracebackType
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from app.core.errors import BUG, Explanation, explain
from app.core.texts import T
from db import errors

log = logging.getLogger(__name__)

INFO, WARN, ASK, BUG_KIND = "info", "warn", "ask", "bug"


class Speaker(Protocol):
    """Whoever shows a message: boxes, or a Recorder. Returns whether the user agreed."""

    def __call__(
        self, kind: str, parent: QWidget | None, text: str, *, yes: str = "", details: str = ""
    ) -> bool: ...


def info(parent: QWidget | None, text: str) -> None:
    """Tells something that the user must see now."""
    _speaker(INFO, parent, text)


def warn(parent: QWidget | None, text: str) -> None:
    """Tells of a mistake or a danger."""
    _speaker(WARN, parent, text)


def ask(parent: QWidget | None, text: str, yes: str = "") -> bool:
    """Asks before something that cannot be taken back; `yes` names the action ("Delete"). Enter does not agree."""
    return _speaker(ASK, parent, text, yes=yes)


def failed(parent: QWidget | None, error: BaseException) -> None:
    """Tells of an error in one sentence. A stop by the user himself is no news; a bug is logged and can be copied."""
    if isinstance(error, errors.Cancelled):
        return
    said = explain(error)
    if said.text == BUG:
        log.error("unexpected error: %s", said.details, exc_info=error)
    kind = BUG_KIND if said.details else WARN
    _speaker(kind, parent, words(said), details=said.details)


def words(said: Explanation) -> str:
    """An explanation in the user's language."""
    values = {name: _tr(value) if isinstance(value, T) else value for name, value in said.values.items()}
    # A value that the base did not send is left out rather than a second error made of the first.
    return Formatter().vformat(_tr(said.text), tuple(_numbered(values)), _Blank(values))


def _numbered(values: Any) -> list[str]:
    return [values.get(str(i), "") for i in range(10)]


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _boxes(kind: str, parent: QWidget | None, text: str, *, yes: str = "", details: str = "") -> bool:
    box = QMessageBox(parent)
    box.setWindowTitle(QGuiApplication.applicationDisplayName())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    agree: QPushButton | None = None
    if kind == ASK:
        agree = box.addButton(yes or _tr(T("Messages", "Yes")), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(_tr(T("Messages", "Cancel")), QMessageBox.ButtonRole.RejectRole))
    else:
        box.setIcon(QMessageBox.Icon.Information if kind == INFO else QMessageBox.Icon.Warning)
        box.setDefaultButton(box.addButton(_tr(T("Messages", "Close")), QMessageBox.ButtonRole.RejectRole))
    copy = (
        box.addButton(_tr(T("Messages", "Copy details")), QMessageBox.ButtonRole.ActionRole)
        if details
        else None
    )
    box.exec()
    if copy is not None and box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(details)
    agreed = agree is not None and box.clickedButton() is agree
    box.deleteLater()
    return agreed


def _tr(mark: T) -> str:
    return QCoreApplication.translate(mark.context, mark.text)


_speaker: Speaker = _boxes


def speak_through(speaker: Speaker | None) -> Speaker:
    """Replaces the boxes (None: boxes again); returns who spoke before."""
    global _speaker
    before, _speaker = _speaker, speaker or _boxes
    return before


@dataclass
class Said:
    """One message that a Recorder took."""

    kind: str
    text: str
    details: str = ""


@dataclass
class Recorder:
    """Takes messages instead of boxes: `with Recorder(answer=True) as said: ...; said.texts`.

    `expected=False` makes any message an error: the guard of tests that expect none.
    """

    answer: bool = False
    expected: bool = True
    said: list[Said] = field(default_factory=list)
    _before: Callable[..., bool] | None = None

    def __call__(
        self, kind: str, parent: QWidget | None, text: str, *, yes: str = "", details: str = ""
    ) -> bool:
        self.said.append(Said(kind, text, details))
        if not self.expected:
            raise AssertionError(f"a message nobody expected: {text} {details}")
        return self.answer

    @property
    def texts(self) -> list[str]:
        """The messages so far."""
        return [one.text for one in self.said]

    def __enter__(self) -> Recorder:
        self._before = speak_through(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        speak_through(self._before)
