"""One of a list, and yes or no."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from app.core.texts import T
from widgets.field_base import Field
from widgets.tokens import ROW

NOT_LISTED = T("Field", "Choose one from the list (F4).")
_LONG = 12  # from so many choices on, the box can be searched
_LETTERS = 8  # of a choice that a box has room for at least


class Item(NamedTuple):
    """A choice: what is stored, what is shown, whether it may still be chosen."""

    key: Any
    text: str
    active: bool = True


class _Box(QComboBox):
    """A combo box that the mouse wheel does not change while the card is scrolled."""

    def sizeHint(self) -> QSize:
        """Room for a few letters; the layout gives more. The box's own hint measures every item, and its way to be told
        not to makes the popup's list at once, which is most of the time that a card's eight boxes took."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        letters = max(_LETTERS, self.minimumContentsLength())
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        inside = QSize(metrics.horizontalAdvance("X") * letters, max(metrics.height(), 14) + 2)
        return self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, inside, self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(Field):
    """One of `items`. A current value that may not be chosen any more is shown and kept, and said to be so.

    With many items the box is searched by typing any part of them; with few, typing jumps to the beginning.
    """

    def __init__(self, items: Sequence[Item | tuple[Any, ...]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = _Box(self)
        self.box.setMaxVisibleItems(16)
        self.box.activated.connect(self._chosen)
        self.box.installEventFilter(self)
        self._row.addWidget(self.box, 1)
        self.setFocusProxy(self.box)
        self._plain: QLineEdit | None = None
        self._items: tuple[Item, ...] = ()
        self._shown: list[Item] = []
        self._first: Any = None
        self._first_text = ""
        self.set_items(items)

    def set_items(self, items: Sequence[Item | tuple[Any, ...]]) -> None:
        """Other choices; the value stays."""
        now = None if self._wrong() is not None else self.value()
        self._items = tuple(Item(*item) for item in items)
        self._fill(now)

    def value(self) -> Any:
        if self.box.isEditable():
            index = self._typed_index()
            return self._first if index is None else self.box.itemData(index)
        return self.box.currentData()

    def set_value(self, value: Any, text: str = "") -> None:
        """text: shown when `value` is not among the items."""
        self._first, self._first_text = value, text
        self._fill(value)
        if self._says is not None:
            self.show_problem()

    def set_required(self, required: bool) -> None:
        super().set_required(required)
        self._fill(self.value())

    def _wrong(self) -> T | None:
        return NOT_LISTED if self.box.isEditable() and self._typed_index() is None else None

    def is_changed(self) -> bool:
        return self._wrong() is not None or self.value() != self._first

    def draft(self) -> str | None:
        if not self.is_changed():
            return None
        return json.dumps([self.value(), self.box.currentText()])

    def restore(self, draft: str) -> None:
        value, text = json.loads(draft)
        index = self.box.findData(value)
        if index >= 0:
            self.box.setCurrentIndex(index)
        if self.box.isEditable():
            self.box.setEditText(text)
        self._edited()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        if read_only and self._plain is None:
            self._plain = QLineEdit(self)
            self._plain.setReadOnly(True)
            self._row.insertWidget(0, self._plain, 1)
        if self._plain is not None:
            self._plain.setText(self.box.currentText())
            self._plain.setVisible(read_only)
            self.box.setVisible(not read_only)
            self.setFocusProxy(self._plain if read_only else self.box)

    def _fill(self, current: Any) -> None:
        shown = [item for item in self._items if item.active or item.key == current]
        if current is not None and all(item.key != current for item in shown):
            shown.append(Item(current, self._first_text or str(current), False))
        if not self._required or current is None:
            shown.insert(0, Item(None, ""))
        self.box.blockSignals(True)
        if shown != self._shown:  # a card sets eight boxes three times while it is made
            self._put(shown)
        self.box.setCurrentIndex(max(0, self.box.findData(current)) if shown else -1)
        self.box.blockSignals(False)
        if self._plain is not None:
            self._plain.setText(self.box.currentText())

    def _put(self, shown: list[Item]) -> None:
        self._shown = shown
        self.box.clear()
        for item in shown:
            text = item.text
            if not item.active:
                text = self.tr("{name} (no longer used)").format(name=item.text)
            self.box.addItem(text, item.key)
        self._set_search(len(shown) > _LONG)

    def _set_search(self, search: bool) -> None:
        if search == self.box.isEditable():
            return
        self.box.setEditable(search)
        if not search:
            return
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        finder = QCompleter(self.box.model(), self.box)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        finder.setMaxVisibleItems(16)
        self.box.setCompleter(finder)
        typed = self.box.lineEdit()
        if typed is not None:
            typed.textEdited.connect(self._edited)
            typed.editingFinished.connect(self._settle)

    def _typed_index(self) -> int | None:
        """The row that the typed text names, None when it names none."""
        text = self.box.currentText().strip().casefold()
        if not text:
            return max(0, self.box.findData(None))
        current = self.box.currentIndex()
        if current >= 0 and self.box.itemText(current).casefold() == text:
            return current
        for index in range(self.box.count()):
            if self.box.itemText(index).strip().casefold() == text:
                return index
        return None

    def _settle(self) -> None:
        """A part of exactly one item means that item."""
        part = self.box.currentText().strip().casefold()
        if part and self._typed_index() is None:
            fits = [i for i in range(self.box.count()) if part in self.box.itemText(i).casefold()]
            if len(fits) == 1:
                self.box.setCurrentIndex(fits[0])
                self._edited()
        if self._says is not None or self._wrong() is not None:
            self.show_problem()
        self.settled.emit()

    def _chosen(self) -> None:
        if self.box.isEditable():
            self.box.setEditText(self.box.itemText(self.box.currentIndex()))
        self._edited()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self.box.isEditable():
            self.settled.emit()
        return False


class FlagField(Field):
    """Yes or no; the label stands beside the box."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(text, self)
        self.box.setMinimumHeight(ROW)  # as high as the other editors, so that labels stand beside it
        self.box.clicked.connect(self._edited)
        self._row.addWidget(self.box)
        self._row.addStretch(1)
        self.setFocusProxy(self.box)
        self._first: bool | None = None

    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: bool | None) -> None:
        self._first = bool(value)
        self.box.setChecked(bool(value))

    def is_empty(self) -> bool:
        return False

    def is_changed(self) -> bool:
        return self.value() != bool(self._first)

    def draft(self) -> str | None:
        return json.dumps(self.value()) if self.is_changed() else None

    def restore(self, draft: str) -> None:
        self.box.setChecked(bool(json.loads(draft)))
        self._edited()

    def set_read_only(self, read_only: bool) -> None:
        """Readable, as a disabled box would not be, but not to be changed."""
        self._read_only = read_only
        self.box.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, read_only)
        self.box.setFocusPolicy(Qt.FocusPolicy.NoFocus if read_only else Qt.FocusPolicy.StrongFocus)
