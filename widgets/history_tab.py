"""The history of one row, the same for every entity: who, when, which field, from what to what.

The entries of records that were merged into it stand among its own, each with the name of its record.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from app.bridge.workplace import Workplace
from app.core.entity import Entity, Tab
from widgets import card_words
from widgets.card_tabs import TabPage
from widgets.fields import show_moment
from widgets.theme import dense

Index = QModelIndex | QPersistentModelIndex
_TECHNICAL = frozenset({"uid", "tail", "rv", "birth_md", "last_key", "next_key"})


class HistoryModel(QAbstractTableModel):
    """Lines of history; who and when stand at the first line of an entry only."""

    def __init__(self, entity: str, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._entity, self._workplace = entity, workplace
        self._lines: list[tuple[str, str, str, str, str]] = []

    def take(self, rows: list[dict[str, Any]]) -> None:
        """New rows of the base, newest first."""
        self.beginResetModel()
        self._lines, last = [], None
        for row in rows:
            if row["field"] in _TECHNICAL:
                continue
            first = row["id"] != last
            last = row["id"]
            when = show_moment(row["at_ts"]) if first else ""
            who = card_words.who(row["employee"]) if first else ""
            self._lines.append((when, who, *self._change(row)))
        self.endResetModel()

    def _change(self, row: dict[str, Any]) -> tuple[str, str, str]:
        facts, name = self._workplace.facts, str(row["field"] or "")
        verb = str(row["verb"]).strip()
        if not name:
            said = {"I": self.tr("Created"), "D": self.tr("Deleted")}
            return self._of(row, said.get(verb, self.tr("Changed"))), "", ""
        label = self._of(row, card_words.label_of(self._entity, name))
        old = card_words.shown(facts, self._entity, name, row["old_value"])
        new = card_words.shown(facts, self._entity, name, row["new_value"])
        return label, old, new

    def _of(self, row: dict[str, Any], what: str) -> str:
        """A field or an event, with the record that it is of when that was merged into this one."""
        if row["merged"] is None:
            return what
        return self.tr("{what} — merged “{name}”").format(what=what, name=row["merged"])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 5

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self._lines[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return text if len(text) > 30 else None
        return " ".join(text.split())

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (self.tr("When"), self.tr("Who"), self.tr("Field"), self.tr("Was"), self.tr("Became"))
        return names[section]


class HistoryPage(TabPage):
    """The history tab."""

    def __init__(
        self,
        workplace: Workplace,
        entity: Entity,
        tab: Tab,
        row_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workplace, entity, tab, row_id, parent)
        self.model = HistoryModel(entity.key, workplace, self)
        self.view = QTableView(self)
        self.view.setModel(self.model)
        dense(self.view)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectItems)
        self.view.setTabKeyNavigation(False)
        header = self.view.horizontalHeader()
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, width in enumerate((18, 20, 20, 30)):
            header.resizeSection(column, width * digit)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view)
        self.setFocusProxy(self.view)

    def show_rows(self, rows: list[dict[str, Any]]) -> None:
        """Show the entries."""
        self.model.take(rows)

    def outdated(self, entity: str, row_id: int) -> bool:
        """This very row was changed."""
        return entity == self.entity.key and row_id in (0, self.row_id)
