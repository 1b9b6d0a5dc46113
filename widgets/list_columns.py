"""Which columns a list shows, in which order and how wide: chosen by each person, or by an administrator for the firm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.bridge.translate import words
from app.core.entity import Entity
from widgets.icons import set_icon
from widgets.theme import UNIT

_NARROWEST, _WIDEST = 3.0, 200.0  # characters


class Shown(NamedTuple):
    """A column in a layout; width in characters of the list's font, so that it fits any font and screen."""

    name: str
    width: float


def layout_key(entity: str, within: Sequence[str] = ()) -> str:
    """The key of a layout; a list inside a card has one of its own for each place where it stands."""
    return f"list.{entity}.columns" + "".join(f".{name}" for name in sorted(within))


def plain_layout(entity: Entity, within: Sequence[str] = ()) -> list[Shown]:
    """The layout of a new person; in a card the column that would say the card's own name in every row is left out."""
    return [Shown(col.name, col.width) for col in entity.columns if col.shown and col.name not in within]


def read_layout(entity: Entity, kept: Any, within: Sequence[str] = ()) -> list[Shown]:
    """A kept layout without columns that are gone; the plain one when nothing of it is left."""
    known = {col.name for col in entity.columns}
    found: list[Shown] = []
    for one in kept if isinstance(kept, list) else ():
        if isinstance(one, list) and len(one) == 2 and one[0] in known and isinstance(one[1], (int, float)):
            found.append(Shown(one[0], min(max(float(one[1]), _NARROWEST), _WIDEST)))
            known.discard(one[0])
    return found or plain_layout(entity, within)


def to_json(layout: Sequence[Shown]) -> list[list[Any]]:
    """A layout as it is kept."""
    return [[one.name, round(one.width, 1)] for one in layout]


class ColumnsDialog(QDialog):
    """Columns to check and to move (Alt+Up, Alt+Down, or by the mouse)."""

    def __init__(self, entity: Entity, layout: Sequence[Shown], may_set_firm: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Columns"))
        self._entity = entity
        self._widths = {col.name: float(col.width) for col in entity.columns}
        self.list = QListWidget(self)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setMinimumSize(40 * UNIT, 40 * UNIT)
        self.list.installEventFilter(self)
        self.up = self._button(self.tr("Up (Alt+Up)"), "up", -1)
        self.down = self._button(self.tr("Down (Alt+Down)"), "down", 1)
        self.plain = QPushButton(self.tr("As at first"), self)
        self.plain.setAutoDefault(False)
        self.plain.clicked.connect(lambda: self.fill(plain_layout(self._entity)))
        self.firm = QCheckBox(self.tr("For everybody who has not chosen columns"), self)
        self.firm.setVisible(may_set_firm)
        self._lay_out()
        self.fill(layout)

    def _button(self, text: str, picture: str, by: int) -> QPushButton:
        button = QPushButton(self)
        button.setToolTip(text)
        button.setAutoDefault(False)
        set_icon(button, picture)
        button.clicked.connect(lambda: self.move_by(by))
        return button

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        for button in (self.up, self.down):
            side.addWidget(button)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(self.list, 1)
        middle.addLayout(side)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.addButton(self.plain, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        box = QVBoxLayout(self)
        box.addLayout(middle, 1)
        box.addWidget(self.firm)
        box.addWidget(buttons)
        self.list.itemChanged.connect(self._checked)

    def fill(self, layout: Sequence[Shown]) -> None:
        """Show a layout: its columns first, the others below."""
        self._widths.update({one.name: one.width for one in layout})
        labels = {col.name: words(col.label) for col in self._entity.columns}
        shown = [one.name for one in layout]
        self.list.clear()
        for name in [*shown, *(name for name in labels if name not in shown)]:
            item = QListWidgetItem(labels[name], self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setCheckState(Qt.CheckState.Checked if name in shown else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)

    def layout_chosen(self) -> list[Shown]:
        """The layout as it stands in the dialog."""
        items = [self.list.item(i) for i in range(self.list.count())]
        names = [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]
        return [Shown(name, self._widths[name]) for name in names]

    def move_by(self, by: int) -> None:
        """Move the current column up or down."""
        row = self.list.currentRow()
        if row >= 0 and 0 <= row + by < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + by, item)
            self.list.setCurrentRow(row + by)

    def _checked(self, _item: QListWidgetItem) -> None:
        self._ok.setEnabled(bool(self.layout_chosen()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            key = Qt.Key(event.key())
            if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in steps:
                self.move_by(steps[key])
                return True
        return False
