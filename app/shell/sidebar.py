"""The sections on the left, by keys and by mouse: those of every day, and those of the firm, which fold away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.texts import T
from app.shell.sections import Section
from widgets.icons import icon
from widgets.theme import UNIT, colours, small_font

_ROW = 32


_FIRM = T("Sections", "Firm")
_KEPT = "sidebar.folded"
_KEY = Qt.ItemDataRole.UserRole


class _Row(QStyledItemDelegate):
    """A row with its icon a step away from the window's edge; the whole width is marked. A heading is small and quiet."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        inner = option.rect.adjusted(UNIT + UNIT // 2, 0, -UNIT // 4, 0)
        side = option.decorationSize.width()
        option.icon.paint(painter, inner.left(), inner.top(), side, inner.height())
        is_heading = not index.data(_KEY)
        painter.setFont(small_font() if is_heading else option.font)
        painter.setPen(
            QColor(colours().muted) if is_heading else option.palette.color(QPalette.ColorRole.Text)
        )
        inner.setLeft(inner.left() + side + UNIT)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, option.text)
        if is_heading:
            painter.setPen(QColor(colours().line))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())


class Sidebar(QListWidget):
    """Emits `chosen` with the key of a section. Whether the firm's are folded away is remembered for the person."""

    chosen = Signal(str)

    def __init__(
        self, sections: Sequence[Section], workplace: Workplace, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sections = list(sections)
        self._workplace = workplace
        self._folded = workplace.facts.settings.layout(_KEPT) is True
        self._rows: list[Section | None] = []  # None: the heading
        self._marked = -1
        self.setObjectName("sidebar")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Row(self))
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        for section in self._sections:
            if section.menu == "firm" and None not in self._rows:
                self._add(None, "down", _ROW - UNIT)
            self._add(section, section.icon, _ROW)
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)
        self.retranslate()
        self._fold()

    def _add(self, section: Section | None, picture: str, height: int) -> None:
        item = QListWidgetItem(icon(picture), "")
        item.setData(_KEY, section.key if section else "")
        item.setSizeHint(QSize(0, height))
        if section is None:  # never looks like the page in front
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addItem(item)
        self._rows.append(section)

    def retranslate(self) -> None:
        """Words of the language in force; the width follows the longest."""
        for row, section in enumerate(self._rows):
            self.item(row).setText(words(section.title if section else _FIRM))
        widest = max(
            (self.fontMetrics().horizontalAdvance(words(s.title)) for s in self._sections), default=80
        )
        self.setFixedWidth(widest + 16 + UNIT * 4)

    def mark(self, page: str) -> None:
        """Mark the section of the page in front, by the page's key: a card or a list of its own belongs to its entity's."""
        kind, _, rest = page.partition(":")
        key = rest.partition(":")[0] if kind in ("section", "card", "list") else ""
        row = next((n for n, section in enumerate(self._rows) if section and section.key == key), -1)
        if row != self._marked:
            self._marked = row
            self._fold()
        if row != self.currentRow():
            self.setCurrentRow(row)

    def _fold(self) -> None:
        """Show the firm's sections, or only the marked one of them."""
        for row, section in enumerate(self._rows):
            if section is None:
                self.item(row).setIcon(icon("next" if self._folded else "down"))
            elif section.menu == "firm":
                self.item(row).setHidden(self._folded and row != self._marked)

    def _go(self, item: QListWidgetItem) -> None:
        if key := str(item.data(_KEY)):
            self.chosen.emit(key)
            return
        self._folded = not self._folded
        self._workplace.remember(_KEPT, self._folded)
        self._fold()
