"""Likely duplicates: pairs, the surest first; Enter merges one, Del says that they are two."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.cases import duplicates
from app.core.cases.duplicates import SuspectPair
from app.core.cases.merge import MERGED, Merged
from app.core.clinic.duplicates import Why
from app.core.entities import ENTITIES
from app.core.texts import T
from widgets.card_notice import Notice
from widgets.icons import set_icon
from widgets.list_may import may_merge
from widgets.list_parts import EmptyPage
from widgets.list_undo import take_back
from widgets.merge_dialog import merge_rows
from widgets.theme import UNIT, dense

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_WHY = {
    Why.TAX: T("Duplicates", "Same tax number"),
    Why.PHONE: T("Duplicates", "Same phone"),
    Why.EMAIL: T("Duplicates", "Same e-mail"),
    Why.OTHER: T("Duplicates", "Same address"),
    Why.NAME: T("Duplicates", "Names alike"),
}
_HEADS = (
    T("Duplicates", "Why"),
    T("Duplicates", "Sure, %"),
    T("Duplicates", "First"),
    T("Duplicates", "City or client"),
    T("Duplicates", "Responsible"),
    T("Duplicates", "Second"),
    T("Duplicates", "City or client"),
    T("Duplicates", "Responsible"),
)
_WIDTHS = (20, 12, 0, 17, 18, 0, 17, 18)  # in units; 0: what is left


class PairsModel(QAbstractTableModel):
    """Pairs as rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.pairs: list[SuspectPair] = []

    def take(self, pairs: list[SuspectPair]) -> None:
        """Show other pairs."""
        self.beginResetModel()
        self.pairs = pairs
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.pairs)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        pair = self.pairs[index.row()]
        one, other = pair.one, pair.other
        return (
            words(_WHY[pair.why]),
            str(round(pair.certainty * 100)),
            *(one.name, one.place, one.owner),
            *(other.name, other.place, other.owner),
        )[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return words(_HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class DuplicatesPage(QWidget):
    """The page. It looks through the base when it is asked to, not by itself: that may take seconds."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.setProperty("help", "duplicates")
        self.kind = QComboBox(self)
        for entity in MERGED:
            if may_merge(workplace, entity):
                self.kind.addItem("", entity)
        self.look_button = QPushButton(self)
        set_icon(self.look_button, "search")
        self.merge_button = QPushButton(self)
        set_icon(self.merge_button, "merge")
        self.apart_button = QPushButton(self)
        set_icon(self.apart_button, "cancel")
        self.says = QLabel(self)
        self.notice = Notice(self)
        self.model = PairsModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        dense(self.table)
        self.empty = EmptyPage(self.table.viewport())
        self._looked = False
        self._lay_out()
        self._connect()
        self.retranslate()
        self._check()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        top.setSpacing(UNIT)
        for part in (self.kind, self.look_button, self.merge_button, self.apart_button):
            top.addWidget(part)
        top.addWidget(self.says, 1)
        header = self.table.horizontalHeader()
        for column, width in enumerate(_WIDTHS):
            if width:
                self.table.setColumnWidth(column, width * UNIT)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self.notice)
        box.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.look_button.clicked.connect(self.look)
        self.kind.currentIndexChanged.connect(self._other_kind)
        self.merge_button.clicked.connect(self.merge)
        self.apart_button.clicked.connect(self.apart)
        self.table.activated.connect(self.merge)
        self.table.selectionModel().selectionChanged.connect(self._check)
        delete = QShortcut(QKeySequence("Del"), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.apart)
        refresh = QShortcut(QKeySequence("F5"), self)
        refresh.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        refresh.activated.connect(self.look)

    def title(self) -> str:
        """What the page's tab says."""
        return self.tr("Duplicates")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """As a proxy it would be all of the page that Tab comes to."""
        super().focusInEvent(event)
        self.look_button.setFocus(event.reason())

    def retranslate(self) -> None:
        """Put the words of the language in force."""
        for place in range(self.kind.count()):
            self.kind.setItemText(place, words(ENTITIES[self.kind.itemData(place)].many))
        self.kind.setAccessibleName(self.tr("What to look through"))
        self.look_button.setText(self.tr("Look for duplicates"))
        self.look_button.setToolTip("F5")
        self.merge_button.setText(self.tr("Merge…"))
        self.merge_button.setToolTip(self.tr("Enter"))
        self.apart_button.setText(self.tr("These are two"))
        self.apart_button.setToolTip(self.tr("Del: do not show this pair again"))
        self._say_empty()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_HEADS) - 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "model"):
            self.retranslate()

    def _say_empty(self) -> None:
        if self.model.pairs:
            self.empty.hide()
        elif self._looked:
            self.empty.say(self.tr("No likely duplicates were found."))
        else:
            self.empty.say(
                self.tr(
                    "Nothing was looked through yet. Press F5 to look for records that are likely the same; all that you see "
                    "is looked through, which may take some seconds."
                ),
                self.tr("Look for duplicates"),
                self.look_button.click,
            )

    def entity(self) -> str:
        """The kind of records looked through."""
        return str(self.kind.currentData() or "client")

    def pair(self) -> SuspectPair | None:
        """The pair chosen."""
        place = self.table.currentIndex().row()
        return self.model.pairs[place] if 0 <= place < len(self.model.pairs) else None

    @Slot()
    def _check(self) -> None:
        for button in (self.merge_button, self.apart_button):
            button.setEnabled(self.pair() is not None)

    @Slot()
    def _other_kind(self) -> None:
        self._looked = False
        self.model.take([])
        self.says.clear()
        self.retranslate()
        self._check()

    @Slot()
    def look(self) -> None:
        """Look through the base."""
        self.says.setText(self.tr("Looking…"))
        self.empty.hide()
        self.look_button.setEnabled(False)

        def failed(error: Exception) -> None:
            self.look_button.setEnabled(True)
            self.says.clear()
            self._say_empty()
            messages.failed(self, error)

        self._workplace.background.run(
            self, duplicates.find(self.entity()), self._found, failed, key="look", long=True
        )

    def _found(self, pairs: list[SuspectPair]) -> None:
        self.look_button.setEnabled(True)
        self._looked = True
        self.model.take(pairs)
        self._say_number()
        if pairs:
            self.table.selectRow(0)
            self.table.setFocus()
        self._check()

    def _say_number(self) -> None:
        number = self.locale().toString(len(self.model.pairs))
        self.says.setText(self.tr("Pairs: {n}").format(n=number))
        self._say_empty()

    def _drop(self, row_ids: set[int]) -> None:
        place = self.table.currentIndex().row()
        kept = [pair for pair in self.model.pairs if not {pair.one.id, pair.other.id} & row_ids]
        self.model.take(kept)
        if kept:
            self.table.selectRow(min(place, len(kept) - 1))
        self._say_number()
        self._check()

    @Slot()
    def merge(self) -> None:
        """Merge the pair chosen."""
        pair = self.pair()
        if pair is not None:
            ids = [pair.one.id, pair.other.id]
            merge_rows(self, self._workplace, self.entity(), ids, self._merged)

    def _merged(self, name: str, done: Merged) -> None:
        pair = self.pair()
        if pair is not None:
            self._drop({pair.one.id, pair.other.id})
        text = self.tr("Merged into “{name}”.").format(name=name)
        self.notice.say(
            "good",
            text,
            [
                (self.tr("Undo"), lambda: self._undo(done.act_id)),
                (self.tr("Close"), self.notice.clear),
            ],
        )
        self.table.setFocus()

    def _undo(self, act_id: int) -> None:
        self.notice.clear()
        take_back(self, self._workplace, act_id, lambda _left: self.look())

    @Slot()
    def apart(self) -> None:
        """These are two: not shown again, to nobody."""
        pair = self.pair()
        if pair is None:
            return

        def done(_: None) -> None:
            pairs = [one for one in self.model.pairs if one is not pair]
            place = self.table.currentIndex().row()
            self.model.take(pairs)
            if pairs:
                self.table.selectRow(min(place, len(pairs) - 1))
            self._say_number()
            self._check()

        self._workplace.background.run(self, duplicates.apart(pair, self.entity()), done)
