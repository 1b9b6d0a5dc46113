"""Which fields a role or a person sees: a tick a field, by entity, and why it stands as it does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.bridge.translate import words
from app.core.cases.permissions import Matrix, RuleInForce
from app.core.entities import ENTITIES
from widgets.theme import bold
from widgets.tokens import colours

_BLOCK = Qt.ItemDataRole.UserRole
Explain = Callable[[RuleInForce], str]


class FieldsPane(QTreeWidget):
    """Signal wanted(block, scope): a field ("client.note") is to be seen (A) or hidden (N).

    `may(block, verb, scope)`: whether the person who looks may set that; `explain`: a rule in words.
    """

    wanted = Signal(str, str)

    def __init__(
        self, may: Callable[[str, str, str], bool], explain: Explain, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._may, self._explain = may, explain
        self._filling = False
        self.setColumnCount(2)
        self.setRootIsDecorated(False)
        self.setIndentation(12)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(True)
        self.itemChanged.connect(self._changed)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._heads: dict[str, QTreeWidgetItem] = {}
        self._fill()
        self.retranslate()

    def _fill(self) -> None:
        for key, entity in ENTITIES.items():
            if not entity.hideable:
                continue
            head = QTreeWidgetItem(self)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setFont(0, bold())
            self._heads[key] = head
            for one in entity.hideable:
                item = QTreeWidgetItem(head)
                item.setData(0, _BLOCK, f"{key}.{one.name}")
                self._items[f"{key}.{one.name}"] = item
        self.expandAll()

    def retranslate(self) -> None:
        """Put the words of the language in force."""
        self._filling = True
        self.setHeaderLabels([self.tr("Field is seen"), ""])
        self.setAccessibleName(self.tr("Fields that are seen"))
        for entity in ENTITIES.values():
            for one in entity.hideable:
                self._items[f"{entity.key}.{one.name}"].setText(0, words(one.label))
        for key, head in self._heads.items():
            head.setText(0, words(ENTITIES[key].many))
        self._filling = False

    def take(self, matrix: Matrix | None) -> None:
        """Show rules; None while they are on their way."""
        self._filling = True
        for block, item in self._items.items():
            rule = matrix.rules.get((block, "S")) if matrix else None
            may = bool(matrix and matrix.may_set and self._may(block, "S", "N"))
            item.setCheckState(
                0, Qt.CheckState.Unchecked if rule and rule.scope == "N" else Qt.CheckState.Checked
            )
            item.setText(1, self._explain(rule) if rule else "")
            item.setForeground(1, QColor(colours().muted))
            item.setFlags(
                Qt.ItemFlag.ItemIsSelectable
                | (
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                    if may
                    else Qt.ItemFlag.NoItemFlags
                )
            )
        self._filling = False

    @Slot(QTreeWidgetItem, int)
    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if not self._filling and column == 0:
            seen = item.checkState(0) == Qt.CheckState.Checked
            self.wanted.emit(str(item.data(0, _BLOCK)), "A" if seen else "N")

    def tick(self, block: str, seen: bool) -> None:
        """What a click does."""
        self._items[block].setCheckState(0, Qt.CheckState.Checked if seen else Qt.CheckState.Unchecked)

    def is_ticked(self, block: str) -> bool:
        """Whether a field is seen."""
        return self._items[block].checkState(0) == Qt.CheckState.Checked

    def is_open(self, block: str) -> bool:
        """Whether the person who looks may switch a field."""
        return bool(self._items[block].flags() & Qt.ItemFlag.ItemIsUserCheckable)
