"""The classifiers of a client: every value of the firm's own classifiers, ticked or not; a tick is saved at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core.cases.classes import set_class
from app.core.entity import Entity, Tab
from widgets.card_tabs import TabPage
from widgets.theme import UNIT, bold, dense

_VALUE = Qt.ItemDataRole.UserRole


class ClassesPage(TabPage):
    """A check list by classifier."""

    def __init__(
        self,
        workplace: Workplace,
        entity: Entity,
        tab: Tab,
        row_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workplace, entity, tab, row_id, parent)
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        dense(self.tree)
        self.tree.itemChanged.connect(self._ticked)
        self.empty = QLabel(
            self.tr("The firm has no classifiers yet. An administrator adds them under Firm, Dictionaries."),
            self,
        )
        self.empty.setForegroundRole(self.empty.foregroundRole().PlaceholderText)
        self.empty.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT)
        self.empty.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.empty)
        box.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)
        self._filling = False
        self._items: dict[int, QTreeWidgetItem] = {}
        self._build()
        workplace.facts_changed.connect(self._rebuild)

    def _build(self) -> None:
        facts = self.workplace.facts
        may = facts.rights.may_add("client_class")
        self._filling = True
        self.tree.clear()
        self._items = {}
        for kind in facts.kinds:
            values = [v for v in facts.picks(kind.code) if v.is_active] if kind.is_classifier else []
            if not values:
                continue
            head = QTreeWidgetItem(self.tree, [kind.name])
            head.setFont(0, bold())
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for value in values:
                item = QTreeWidgetItem(head, [value.name])
                flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if may else flags)
                item.setCheckState(0, Qt.CheckState.Unchecked)
                item.setData(0, _VALUE, value.id)
                self._items[value.id] = item
        self.tree.expandAll()
        self._filling = False
        self.empty.setVisible(not self._items)
        self.tree.setVisible(bool(self._items))

    def _rebuild(self) -> None:
        ticked = self.ticked()
        self._build()
        self._tick(ticked)

    def ticked(self) -> set[int]:
        """Ids of the values that are ticked."""
        return {value for value, item in self._items.items() if item.checkState(0) == Qt.CheckState.Checked}

    def show_rows(self, rows: list[dict[str, Any]]) -> None:
        """Tick what the base holds."""
        self._tick({int(row["value_id"]) for row in rows})

    def _tick(self, values: set[int]) -> None:
        self._filling = True
        for value, item in self._items.items():
            item.setCheckState(0, Qt.CheckState.Checked if value in values else Qt.CheckState.Unchecked)
        self._filling = False
        self.counted.emit(len(self.ticked()))

    def _ticked(self, item: QTreeWidgetItem) -> None:
        value = item.data(0, _VALUE)
        if self._filling or value is None or self.row_id is None:
            return
        wanted = item.checkState(0) == Qt.CheckState.Checked
        self.counted.emit(len(self.ticked()))

        def failed(error: Exception) -> None:
            self._filling = True
            item.setCheckState(0, Qt.CheckState.Unchecked if wanted else Qt.CheckState.Checked)
            self._filling = False
            self.counted.emit(len(self.ticked()))
            messages.failed(self, error)

        job = set_class(self.row_id, int(value), wanted)
        self.workplace.background.run(self, job, self._kept, failed, key=f"class {value}")

    def _kept(self, _: object) -> None:
        if self.row_id is not None:
            self.tell("client_class", self.row_id)
