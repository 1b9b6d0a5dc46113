"""Lines and blocks of text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QCompleter, QPlainTextEdit, QWidget

from app.core.texts import T
from widgets.field_base import Field, TypedField

TOO_LONG = T("Field", "Too long by {more}. At most {size} characters.")
Suggest = Callable[[str, Callable[[list[str]], None]], None]
_PAUSE = 200  # ms of rest before suggestions are asked for


def _left(count: int, size: int) -> int | None:
    """Characters left, when it is time to say so."""
    left = size - count
    return left if left <= max(5, size // 10) and count > 0 else None


class TextField(TypedField):
    """One line of text of at most `size` characters. suggest: asked with what was typed, answers texts to
    offer.
    """

    def __init__(
        self, size: int | None = None, suggest: Suggest | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._suggest = suggest
        if suggest is not None:
            self._offer = QStringListModel(self)
            offers = QCompleter(self._offer, self)
            offers.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            offers.activated.connect(self._taken)
            self.edit.setCompleter(offers)
            self._rest = QTimer(self)
            self._rest.setSingleShot(True)
            self._rest.setInterval(_PAUSE)
            self._rest.timeout.connect(self._ask)
            self.edit.textEdited.connect(self._rest.start)

    def value(self) -> str:
        return super().value() or ""

    def _empty(self) -> Any:
        return ""

    def _read(self, text: str) -> tuple[Any, T | None]:
        clean = re.sub(r"[\x00-\x1f\u2028\u2029]+", " ", text).strip()
        if self._size is not None and len(clean) > self._size:
            return clean, TOO_LONG
        return clean, None

    def _show(self, value: Any) -> str:
        return str(value)

    def _facts(self) -> dict[str, object]:
        size = self._size or 0
        return {"size": size, "more": len(self.edit.text().strip()) - size}

    def _after_text(self) -> None:
        left = None if self._size is None or self._read_only else _left(len(self.edit.text()), self._size)
        changed = self.edit.text() != self._put
        self._beside(str(left) if left is not None and changed else "")

    def _ask(self) -> None:
        typed = self.edit.text()
        if self._suggest is not None and typed.strip() and self.edit.hasFocus():
            self._suggest(typed, lambda found: self._offered(typed, found))

    def _offered(self, typed: str, found: list[str]) -> None:
        if typed == self.edit.text() and self.edit.hasFocus():
            others = [text for text in found if text != typed]
            self._offer.setStringList(others)
            if others:
                self.edit.completer().complete()

    def _taken(self, text: str) -> None:
        self.edit.setText(text)
        self._typed()


class MemoField(Field):
    """Several lines of text; grows with them from `lines` up to `most` lines. Tab leaves the field."""

    def __init__(
        self, size: int | None = None, lines: int = 3, most: int = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size, self._lines, self._most = size, lines, most
        self._first = ""
        self.edit = QPlainTextEdit(self)
        self.edit.setTabChangesFocus(True)
        self.edit.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._text_changed)
        self.edit.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._box.insertWidget(0, self.edit)
        self.setFocusProxy(self.edit)
        self._putting = False
        self._grow()

    def value(self) -> str:
        text = self.edit.toPlainText().replace("\x00", "")
        return self._first if text == self._first else text.strip()

    def set_value(self, value: str | None) -> None:
        self._first = value or ""
        self._putting = True
        self.edit.setPlainText(self._first)
        self._first = self.edit.toPlainText()  # the box has its own kind of line ends
        self._putting = False
        if self._says is not None:
            self.show_problem()

    def _wrong(self) -> T | None:
        too_long = self._size is not None and len(self.value()) > self._size
        return TOO_LONG if too_long else None

    def _facts(self) -> dict[str, object]:
        size = self._size or 0
        return {"size": size, "more": len(self.value()) - size}

    def is_changed(self) -> bool:
        return self.value() != self._first

    def draft(self) -> str | None:
        return self.edit.toPlainText() if self.is_changed() else None

    def restore(self, draft: str) -> None:
        self.edit.setPlainText(draft)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.edit.setReadOnly(read_only)

    def _text_changed(self) -> None:
        if not self._putting:
            self._edited()
            if self._wrong() is not None:
                self.show_problem()

    def _grow(self) -> None:
        """A document of plain text counts its height in lines."""
        wanted = round(self.edit.document().size().height())
        lines = max(self._lines, min(wanted, self._most))
        edges = 2 * self.edit.frameWidth() + 2 * round(self.edit.document().documentMargin())
        height = lines * self.edit.fontMetrics().lineSpacing() + edges
        if height != self.edit.maximumHeight():
            self.edit.setFixedHeight(height)
        more = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.edit.setVerticalScrollBarPolicy(
            more if wanted > self._most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            if self._says is not None or self._wrong() is not None:
                self.show_problem()
            self.settled.emit()
        return False
