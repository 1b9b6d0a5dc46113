"""The little windows in which a filter's value is chosen: several of a list, a period, a text, yes or no.

Enter takes the choice, Esc leaves all as it was, a click elsewhere takes it too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.bridge.translate import words
from widgets.field_when import DayField
from widgets.list_filters import NOT_SET, PRESETS
from widgets.theme import UNIT, row_height

Choice = tuple[Any, str, bool]  # value, words, still in use
Lookup = Callable[[str, Callable[[Sequence[Choice]], None]], None]
TEXT_SIZE = 80  # no column that a filter looks at is asked for longer texts
_SEARCH_FROM = 10  # so many choices can be searched
_ROWS = 14
_PAUSE = 200  # ms of rest before the base is asked
_VALUE = Qt.ItemDataRole.UserRole


class Popup(QFrame):
    """What all share: `taken(value)` once when it closes with a choice. Deletes itself."""

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        self.box.setSpacing(UNIT // 2)
        self._dropped = False

    def value(self) -> Any:
        """The value chosen so far."""
        raise NotImplementedError

    def open_at(self, anchor: QWidget) -> None:
        """Show below a widget, inside the screen."""
        self.adjustSize()
        place = anchor.mapToGlobal(QPoint(0, anchor.height()))
        free = anchor.screen().availableGeometry()
        place.setX(max(free.left(), min(place.x(), free.right() - self.width())))
        if place.y() + self.height() > free.bottom():
            place.setY(max(free.top(), anchor.mapToGlobal(QPoint(0, 0)).y() - self.height()))
        self.move(place)
        self.show()

    def take(self) -> None:
        """Close with the choice."""
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._dropped = True
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: Any) -> None:
        if not self._dropped:
            self._dropped = True
            self.taken.emit(self.value())
        super().closeEvent(event)

    def _buttons(self) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        apply = QPushButton(self.tr("Apply"), self)
        apply.setDefault(True)
        apply.clicked.connect(self.take)
        row.addWidget(apply)
        self.box.addLayout(row)


class PickPopup(Popup):
    """Several of a list. Answers a tuple of values; None in it means "not set".

    With `lookup` the list is what the base finds for the text typed, below what is chosen already.
    """

    def __init__(
        self,
        choices: Sequence[Choice],
        value: Sequence[Any],
        not_set: bool,
        parent: QWidget,
        lookup: Lookup | None = None,
    ) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Part of the name"))
        self.search.setMaxLength(TEXT_SIZE)
        self.search.textEdited.connect(self._searched)
        self.search.installEventFilter(self)
        self.search.setVisible(lookup is not None or len(choices) > _SEARCH_FROM)
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.installEventFilter(self)
        self.box.addWidget(self.search)
        self.box.addWidget(self.list, 1)
        self._buttons()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        chosen = set(value)
        if not_set:
            self._add(None, words(NOT_SET), None in chosen)
        for key, text, active in choices:
            if active or key in chosen:
                self._add(key, text, key in chosen)
        self._fit()
        self.setFocusProxy(self.search if lookup is not None else self.list)
        self.list.setCurrentRow(next((i for i in range(self.list.count()) if self._is_on(i)), 0))

    def _add(self, key: Any, text: str, chosen: bool) -> None:
        item = QListWidgetItem(text, self.list)
        item.setData(_VALUE, (key,))
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)

    def _fit(self) -> None:
        rows = _ROWS if self._lookup else min(max(self.list.count(), 1), _ROWS)
        width = max(self.list.sizeHintForColumn(0) + 4 * UNIT, 28 * UNIT)
        self.list.setFixedSize(
            min(width, 60 * UNIT), rows * max(row_height(), self.list.sizeHintForRow(0)) + 4
        )

    def _is_on(self, place: int) -> bool:
        return self.list.item(place).checkState() == Qt.CheckState.Checked

    def value(self) -> tuple[Any, ...]:
        return tuple(self.list.item(i).data(_VALUE)[0] for i in range(self.list.count()) if self._is_on(i))

    def names(self) -> dict[Any, str]:
        """The words of what is chosen."""
        items = (self.list.item(i) for i in range(self.list.count()) if self._is_on(i))
        return {item.data(_VALUE)[0]: item.text() for item in items}

    def take(self) -> None:
        """Enter with nothing checked takes the current line: one key less for the usual case."""
        item = self.list.currentItem()
        if not self.value() and item is not None and not item.isHidden():
            item.setCheckState(Qt.CheckState.Checked)
        super().take()

    def _searched(self, text: str) -> None:
        if self._lookup is not None:
            self._pause.start()
            return
        part = text.strip().casefold()
        first = None
        for i in range(self.list.count()):
            fits = part in self.list.item(i).text().casefold()
            self.list.item(i).setHidden(not fits)
            first = i if fits and first is None else first
        self.list.setCurrentRow(-1 if first is None else first)

    def _ask(self) -> None:
        text = self.search.text().strip()
        if self._lookup is not None and text:
            self._lookup(text, lambda choices: self._found(choices) if isValid(self) else None)

    def _found(self, choices: Sequence[Choice]) -> None:
        for i in reversed(range(self.list.count())):
            if not self._is_on(i) and self.list.item(i).data(_VALUE)[0] is not None:
                self.list.takeItem(i)
        kept = set(self.value())
        start = self.list.count()
        for key, text, _ in choices:
            if key not in kept:
                self._add(key, text, False)
        if self.list.count() > start:
            self.list.setCurrentRow(start)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
            return True
        if watched is self.search:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.setFocus()
            return False
        if event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.search.isVisibleTo(self):
                self.search.setFocus()
                self.search.insert(event.text())
                self._searched(self.search.text())
            return self.search.isVisibleTo(self)
        return False


class OnePopup(Popup):
    """One of a short list: yes or no."""

    def __init__(self, choices: Sequence[tuple[Any, str]], value: Any, parent: QWidget) -> None:
        super().__init__(parent)
        self._first = value
        self._took = False
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        for key, text in choices:
            QListWidgetItem(text, self.list).setData(_VALUE, (key,))
        self.list.setFixedSize(20 * UNIT, len(choices) * max(row_height(), self.list.sizeHintForRow(0)) + 4)
        self.list.itemClicked.connect(self.take)
        self.list.itemActivated.connect(self.take)
        self.list.setCurrentRow(next((i for i, (key, _) in enumerate(choices) if key is value), 0))
        self.box.addWidget(self.list)
        self.setFocusProxy(self.list)

    def value(self) -> Any:
        item = self.list.currentItem()
        return item.data(_VALUE)[0] if self._took and item is not None else self._first

    def take(self) -> None:
        self._took = True
        super().take()


class TextPopup(Popup):
    """A text that the column begins with."""

    def __init__(self, value: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(value, self)
        self.edit.setMaxLength(TEXT_SIZE)
        self.edit.setMinimumWidth(28 * UNIT)
        self.edit.setPlaceholderText(self.tr("Begins with"))
        self.edit.selectAll()
        self.box.addWidget(self.edit)
        self._buttons()
        self.setFocusProxy(self.edit)

    def value(self) -> str:
        return self.edit.text().strip()


class PeriodPopup(Popup):
    """A period: one of the presets at a click, the last or next days, or from one day to another."""

    def __init__(self, value: Any, not_set: bool, now: Callable[[], dt.datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self._preset: Any = value if isinstance(value, str) or value == (None,) else None
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        presets: list[tuple[str | None, str]] = [(name, words(text)) for name, text in PRESETS]
        if not_set:
            presets.append((None, words(NOT_SET)))
        for name, text in presets:
            QListWidgetItem(text, self.list).setData(_VALUE, (name,))
        self.list.setFixedHeight(len(presets) * max(row_height(), self.list.sizeHintForRow(0)) + 4)
        self.list.itemClicked.connect(self._preset_taken)
        self.list.itemActivated.connect(self._preset_taken)
        self.days = QSpinBox(self)
        self.days.setRange(-999, 999)
        self.days.setSpecialValueText("")
        self.low = DayField(now, parent=self)
        self.high = DayField(now, parent=self)
        for field in (self.low, self.high):
            field.edit.setMinimumWidth(12 * UNIT)
        self._lay_out()
        self._fill(value)
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        self.box.addWidget(self.list)
        for label, widget in (
            (self.tr("Last days (-7: next 7)"), self.days),
            (self.tr("From"), self.low),
            (self.tr("To"), self.high),
        ):
            row = QHBoxLayout()
            name = QLabel(label, self)
            name.setBuddy(widget)
            row.addWidget(name, 1)
            row.addWidget(widget)
            self.box.addLayout(row)
        self._buttons()

    def _fill(self, value: Any) -> None:
        names = [self.list.item(i).data(_VALUE)[0] for i in range(self.list.count())]
        if self._preset is not None:
            self.list.setCurrentRow(names.index(None if value == (None,) else value))
        else:
            self.list.setCurrentRow(names.index("month"))
        if isinstance(value, tuple) and len(value) == 2:
            if value[0] == "days":
                self.days.setValue(int(value[1]))
            else:
                self.low.set_value(value[0])
                self.high.set_value(value[1])

    def value(self) -> Any:
        if self._preset is not None:
            return self._preset
        if self.days.value():
            return ("days", self.days.value())
        low, high = self.low.value(), self.high.value()
        if low is not None and high is not None and high < low:
            low, high = high, low
        return None if low is None and high is None else (low, high)

    def _preset_taken(self, item: QListWidgetItem) -> None:
        name = item.data(_VALUE)[0]
        self._preset = (None,) if name is None else name
        super().take()

    def take(self) -> None:
        """The button, and Enter in the boxes, take the boxes; Enter in the list takes its line."""
        if self.list.hasFocus():
            self._preset_taken(self.list.currentItem())
            return
        if self.days.value() or self.low.value() is not None or self.high.value() is not None:
            self._preset = None
        super().take()
