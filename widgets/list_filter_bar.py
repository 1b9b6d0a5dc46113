"""The filter bar: a text, and a chip for each other filter in force. Ctrl+F comes here, Esc and Down go back to the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.entity import Entity
from widgets.icons import set_icon
from widgets.list_filter_popup import TEXT_SIZE, Popup
from widgets.list_filter_words import FilterWords
from widgets.list_filters import is_empty
from widgets.list_flow import Flow
from widgets.theme import UNIT

_PAUSE = 250  # ms of rest in typing before the base is asked


class Chip(QFrame):
    """One filter in force: its words open the editor, the cross takes it away."""

    opened = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = QToolButton(self)
        self.label.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.label.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.label.setCheckable(True)
        self.label.setChecked(True)  # painted as chosen: a filter in force is seen at once
        self.label.clicked.connect(self._clicked)
        self.label.installEventFilter(self)
        self.cross = QToolButton(self)
        self.cross.setAutoRaise(True)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.setToolTip(self.tr("Remove this filter (Del)"))
        set_icon(self.cross, "close", "muted")
        self.cross.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.label)
        row.addWidget(self.cross)

    def _clicked(self) -> None:
        self.label.setChecked(True)
        self.opened.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.removed.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.opened.emit()
                return True
        return False


class FilterBar(QWidget):
    """Holds the values of an entity's filters (see widgets.list_filters).

    Signals: `changed` when the list must be asked anew; `left` when the keys go back to the list. `fixed` names filters
    that the surroundings decide: they are not offered.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, workplace: Workplace, entity: Entity, fixed: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._entity = entity
        self._workplace = workplace
        self._filters = {one.name: one for one in entity.filters if one.name not in fixed}
        self._values: dict[str, Any] = {}
        self._chips: dict[str, Chip] = {}
        self._words = FilterWords(workplace, entity, self)
        self._words.named.connect(self._named)
        self.popup: Popup | None = None
        self.text = QLineEdit(self)
        self.text.setMaxLength(TEXT_SIZE)
        self.text.setClearButtonEnabled(True)
        self.text.setFixedWidth(28 * UNIT)
        self.text.installEventFilter(self)
        self.text.setVisible("text" in self._filters)
        self.text.textEdited.connect(self._typed)
        self.text.textChanged.connect(self._cleared)
        self.add = QToolButton(self)
        self.add.setAutoRaise(True)
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(self.add, "filter", "muted")
        self.menu = QMenu(self.add)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.add.clicked.connect(self.open_menu)
        self.reset_button = QToolButton(self)
        self.reset_button.setAutoRaise(True)
        self.reset_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reset_button.clicked.connect(self.reset)
        self.reset_button.hide()
        self._flow = Flow(self, UNIT // 2)
        for widget in (self.text, self.add, self.reset_button):
            self._flow.addWidget(widget)
        self.add.setVisible(any(name != "text" for name in self._filters))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._typed_enough)
        self.retranslate()

    def retranslate(self) -> None:
        """Put the words of the language in force."""
        if "text" in self._filters:
            self.text.setPlaceholderText(words(self._filters["text"].label))
            self.text.setAccessibleName(words(self._filters["text"].label))
        self.add.setText(self.tr("Filter"))
        self.add.setToolTip(self.tr("Add a filter (Ctrl+Shift+F)"))
        self.reset_button.setText(self.tr("Reset"))
        self.reset_button.setToolTip(self.tr("Show all rows again"))
        for name in self._chips:
            self._caption(name)

    # ---- values

    def values(self) -> dict[str, Any]:
        """The values in force."""
        return {name: value for name, value in self._values.items() if not is_empty(value)}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Other values; `changed` is not emitted."""
        self._pause.stop()
        self._values = {name: value for name, value in values.items() if name in self._filters}
        self.text.setText(str(self._values.get("text", "")))
        for name in list(self._chips):
            if name not in self._values:
                self._drop_chip(name)
        for name in self._values:
            if name != "text":
                self._show_chip(name)
        self._show_reset()

    @Slot()
    def reset(self) -> None:
        """Take all filters away."""
        self.set_values({})
        self.changed.emit()

    def set_value(self, name: str, value: Any) -> None:
        """One other value; the list is asked anew when it differs."""
        if value == self._values.get(name):
            if is_empty(value):
                self._drop_chip(name)
            return
        if is_empty(value):
            self._values.pop(name, None)
            self._drop_chip(name)
        else:
            self._values[name] = value
            self._show_chip(name)
        self._show_reset()
        self.changed.emit()

    def _show_reset(self) -> None:
        self.reset_button.setVisible(bool(self.values()))

    # ---- the text

    def type_ahead(self, text: str) -> bool:
        """What was typed into the list; whether there is a text filter to take it."""
        if "text" not in self._filters:
            return False
        self.text.setFocus()
        self.text.setText(text)
        self._typed(text)
        return True

    def take_focus(self) -> None:
        """Ctrl+F."""
        if "text" in self._filters:
            self.text.setFocus()
            self.text.selectAll()
        else:
            self.add.setFocus()

    def _typed(self, _text: str) -> None:
        self._pause.start()

    def _cleared(self, text: str) -> None:
        if not text and self._values.get("text"):
            self._typed_enough()

    @Slot()
    def _typed_enough(self) -> None:
        self._pause.stop()
        text = self.text.text()
        if text.strip() == str(self._values.get("text", "")).strip():
            return
        if text.strip():
            self._values["text"] = text
        else:
            self._values.pop("text", None)
        self._show_reset()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        key = event.key()
        if event.type() == QEvent.Type.ShortcutOverride:  # or the page around would close itself
            event.setAccepted(key == Qt.Key.Key_Escape)
            return key == Qt.Key.Key_Escape
        if key == Qt.Key.Key_Escape and self.text.text():
            self.text.clear()
            self._typed_enough()
            return True
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._typed_enough()
            self.left.emit()
            return True
        return False

    # ---- chips

    def _fill_menu(self) -> None:
        self.menu.clear()
        unseen = self._workplace.facts.rights.unseen(self._entity).filters
        for name, one in self._filters.items():
            if name != "text" and name not in unseen:
                self.menu.addAction(words(one.label)).triggered.connect(partial(self._from_menu, name))

    def _from_menu(self, name: str, _checked: bool = False) -> None:
        self.edit(name)

    @Slot()
    def open_menu(self) -> None:
        """Offer the filters (Ctrl+Shift+F)."""
        if self.add.isVisibleTo(self):
            self.menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def edit(self, name: str) -> None:
        """Open the editor of a filter below its chip."""
        self._show_chip(name)
        self._flow.activate()
        popup = self._words.popup(self._filters[name], self._values.get(name), self)
        popup.taken.connect(partial(self._taken, name))
        popup.destroyed.connect(partial(self._closed, name))
        self.popup = popup
        popup.open_at(self._chips[name])
        popup.setFocus()

    def _taken(self, name: str, value: Any) -> None:
        self.popup = None
        self.set_value(name, value)

    def _closed(self, name: str) -> None:
        self.popup = None
        if name in self._chips and is_empty(self._values.get(name)):
            self._drop_chip(name)

    def _show_chip(self, name: str) -> None:
        if name not in self._chips:
            chip = Chip(self)
            chip.opened.connect(partial(self.edit, name))
            chip.removed.connect(partial(self.set_value, name, None))
            before = next(reversed(self._chips.values())).label if self._chips else self.text
            QWidget.setTabOrder(before, chip.label)  # as they stand on the screen
            self._chips[name] = chip
            self._flow.insert(self._flow.count() - 2, chip)
            chip.show()
        self._caption(name)

    def _drop_chip(self, name: str) -> None:
        chip = self._chips.pop(name, None)
        if chip is not None:
            had_focus = chip.label.hasFocus()
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
            if had_focus:
                self.left.emit()

    # ---- words

    def _caption(self, name: str) -> None:
        one = self._filters[name]
        value = self._values.get(name)
        said = "…" if is_empty(value) else self._words.said(one, value)
        self._chips[name].label.setText(f"{words(one.label)}: {said}")

    @Slot(str)
    def _named(self, name: str) -> None:
        if name in self._chips:
            self._caption(name)

    def caption(self, name: str) -> str:
        """What a filter's chip says, "" when the filter is not in force."""
        return self._chips[name].label.text() if name in self._chips else ""
