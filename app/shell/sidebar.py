"""The sections on the left: a flat list, by keys and by mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.bridge.translate import words
from app.shell.sections import Section
from widgets.icons import icon
from widgets.theme import UNIT

_ROW = 32


class _Row(QStyledItemDelegate):
    """A row with its icon a step away from the window's edge; the whole width is marked."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        inner = option.rect.adjusted(UNIT + UNIT // 2, 0, -UNIT // 2, 0)
        side = option.decorationSize.width()
        option.icon.paint(painter, inner.left(), inner.top(), side, inner.height())
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        inner.setLeft(inner.left() + side + UNIT)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, option.text)


class Sidebar(QListWidget):
    """Emits `chosen` with the key of a section."""

    chosen = Signal(str)

    def __init__(self, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections = list(sections)
        self.setObjectName("sidebar")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Row(self))
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        for section in self._sections:
            item = QListWidgetItem(icon(section.icon), "")
            item.setData(Qt.ItemDataRole.UserRole, section.key)
            item.setSizeHint(QSize(0, _ROW))
            self.addItem(item)
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the language in force; the width follows the longest."""
        for i, section in enumerate(self._sections):
            self.item(i).setText(words(section.title))
        widest = max(
            (self.fontMetrics().horizontalAdvance(words(s.title)) for s in self._sections), default=80
        )
        self.setFixedWidth(widest + 16 + UNIT * 5)

    def mark(self, page: str) -> None:
        """Mark the section of the page in front, by the page's key: a card or a list of its own belongs to its entity's."""
        kind, _, rest = page.partition(":")
        key = rest.partition(":")[0] if kind in ("section", "card", "list") else ""
        row = next((i for i, s in enumerate(self._sections) if s.key == key), -1)
        self.setCurrentRow(row)

    def _go(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
