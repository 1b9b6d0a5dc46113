"""Another record: type a part of its name, take it from the list, open it with Ctrl+Enter."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QToolButton, QWidget

from app.core.texts import T
from widgets.field_base import TypedField
from widgets.icons import icon, set_icon

NOT_CHOSEN = T("Field", "Nothing is chosen for this text. Choose one from the list (F4).")
_PAUSE = 200  # ms of rest before the base is asked
_ID = Qt.ItemDataRole.UserRole
_NAME = Qt.ItemDataRole.UserRole + 1


class Found(NamedTuple):
    """A record that fits: `hint` tells namesakes apart (city, organisation)."""

    id: int
    name: str
    hint: str = ""


class Ref(NamedTuple):
    """What a Ref field holds inside."""

    id: int
    name: str


Lookup = Callable[[str, Callable[[Sequence[Found]], None]], None]
Create = Callable[[str, Callable[[int, str], None]], None]


class RefField(TypedField):
    """The id of another record, shown by its name.

    lookup: asked in the background with what was typed ("" for the list of F4), answers through the
    callback; late answers are dropped. create: makes a new record of that name on the way, if given.
    Signals: opened (Ctrl+Enter or the button: show the record of this id).
    """

    opened = Signal(int)

    def __init__(self, lookup: Lookup, create: Create | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lookup, self._create = lookup, create
        self._chosen: Ref | None = None
        self._offers = QStandardItemModel(self)
        self.list = QCompleter(self._offers, self)
        self.list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.list.setMaxVisibleItems(12)
        self.list.setWidget(self.edit)
        self.list.activated[QModelIndex].connect(self._taken)  # type: ignore[index]
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE)
        self._rest.timeout.connect(self._ask)
        self.edit.textEdited.connect(self._forget)
        self._list_button = self._tool("down", self.tr("Show the list (F4)"), self.open_list)
        self._open_button = self._tool("forward", self.tr("Open (Ctrl+Enter)"), self._open)
        self._show_buttons()

    # -- value

    def value(self) -> int | None:
        return self._chosen.id if self._chosen else None

    def name(self) -> str:
        return self._chosen.name if self._chosen else ""

    def set_value(self, value: int | None, name: str = "") -> None:
        self._chosen = None if value is None else Ref(value, name or f"#{value}")
        super().set_value(self._chosen)
        self._show_buttons()

    def _show(self, value: Any) -> str:
        return str(value.name)

    def _wrong(self) -> T | None:
        text = self.edit.text().strip()
        return NOT_CHOSEN if text and (self._chosen is None or text != self._chosen.name) else None

    def is_empty(self) -> bool:
        return self._chosen is None

    def is_changed(self) -> bool:
        first = self._first.id if self._first else None
        return self._wrong() is not None or self.value() != first

    def draft(self) -> str | None:
        return json.dumps([self.value(), self.edit.text()]) if self.is_changed() else None

    def restore(self, draft: str) -> None:
        value, text = json.loads(draft)
        self._chosen = Ref(value, text) if value is not None else None
        self.edit.setText(text)
        self._show_buttons()
        self._edited()

    def choose(self, value: int, name: str) -> None:
        """Takes a record as if the user had chosen it."""
        self._chosen = Ref(value, name)
        self.edit.setText(name)
        self.edit.setCursorPosition(0)
        self._show_buttons()
        self._edited()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._list_button.setVisible(not read_only)

    def _settle(self) -> None:
        """A name that fits one found record exactly means that record."""
        if self.is_open():
            return
        if self._wrong() is not None:
            text = self.edit.text().strip().casefold()
            same = [one for one in self._found() if one.name.strip().casefold() == text]
            if len(same) == 1:
                self.choose(same[0].id, same[0].name)
        if self._says is not None or self._wrong() is not None:
            self.show_problem()
        self.settled.emit()

    # -- search

    def _forget(self, text: str) -> None:
        """The text is another: what was chosen for the old one is not meant any more."""
        if self._chosen is not None and text.strip() != self._chosen.name:
            self._chosen = None
            self._show_buttons()
        self._offers.clear()
        self._rest.start()

    def is_open(self) -> bool:
        """Whether the list is shown."""
        popup = self.list.popup()
        return popup is not None and popup.isVisible()

    def open_list(self) -> None:
        """The whole list, or what fits the typed text."""
        if not self._read_only:
            self.edit.setFocus()
            self._ask(whole=self._wrong() is None)

    def _ask(self, whole: bool = False) -> None:
        typed = "" if whole else self.edit.text().strip()
        before = self.edit.text()
        if typed or whole:
            self._lookup(typed, lambda found: self._answer(typed, before, found))

    def _answer(self, typed: str, before: str, found: Sequence[Found]) -> None:
        if before != self.edit.text():
            return
        self._offers.clear()
        for one in found:
            line = QStandardItem(f"{one.name}  ·  {one.hint}" if one.hint else one.name)
            line.setData(one.id, _ID)
            line.setData(one.name, _NAME)
            self._offers.appendRow(line)
        if self._create is not None and typed:
            line = QStandardItem(icon("add", "muted"), self.tr("New: “{name}”").format(name=typed))
            line.setData(typed, _NAME)
            self._offers.appendRow(line)
        if not self._offers.rowCount():
            line = QStandardItem(self.tr("Nothing found"))
            line.setEnabled(False)
            self._offers.appendRow(line)
        if self.edit.hasFocus():
            self._pop_up(bool(found))

    def _pop_up(self, choose_first: bool) -> None:
        self.list.complete()
        popup = self.list.popup()
        if isinstance(popup, QAbstractItemView) and choose_first:
            popup.setCurrentIndex(self.list.completionModel().index(0, 0))

    def _found(self) -> list[Found]:
        rows = [self._offers.item(row) for row in range(self._offers.rowCount())]
        return [Found(row.data(_ID), row.data(_NAME)) for row in rows if row.data(_ID) is not None]

    def _taken(self, index: QModelIndex) -> None:
        number, name = index.data(_ID), index.data(_NAME)
        if number is not None:
            self.choose(number, name)
            self.settled.emit()
        elif name and self._create is not None:
            self._create(name, self.choose)

    # -- buttons and keys

    def _tool(self, name: str, tip: str, does: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(tip)
        set_icon(button, name, "muted")
        button.clicked.connect(does)
        self._row.addWidget(button)
        return button

    def _show_buttons(self) -> None:
        self._open_button.setEnabled(self._chosen is not None)

    def _open(self) -> None:
        if self._chosen is not None:
            self.opened.emit(self._chosen.id)

    def _key(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held & Qt.KeyboardModifier.ControlModifier:
            self._open()
            return True
        below = key == Qt.Key.Key_Down and not self.is_open()
        if not self._read_only and (key == Qt.Key.Key_F4 or below):
            self.open_list()
            return True
        return False
