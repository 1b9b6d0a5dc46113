"""The page of the audit: the list of entries, and below it what the current entry changed, with the way back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core.cases import auditing
from app.core.cases.auditing import Before, Change
from app.core.entity import Photo
from widgets import audit_words, card_words
from widgets.audit_list import AuditList
from widgets.card_head import Shortened
from widgets.icons import set_icon
from widgets.theme import UNIT, bold, dense

Index = QModelIndex | QPersistentModelIndex
_WAIT = 150  # ms that the current entry stays before its fields are asked for
_LOWER = 22 * UNIT


class ChangesModel(QAbstractTableModel):
    """Field, what it was, what it became."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._entity = ""
        self._changes: list[Change] = []

    def take(self, entity: str, changes: list[Change]) -> None:
        """The fields of another entry."""
        self.beginResetModel()
        self._entity = entity
        self._changes = [one for one in changes if one.field not in audit_words.TECHNICAL]
        self.endResetModel()

    def change(self, place: int) -> Change | None:
        """The field at a place."""
        return self._changes[place] if 0 <= place < len(self._changes) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        return 0 if parent.isValid() else len(self._changes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        one = self._changes[index.row()]
        if index.column() == 0:
            text = audit_words.label_of(self._entity, one.field)
        else:
            value = one.old if index.column() == 1 else one.new
            text = audit_words.shown(self._workplace.facts, self._entity, one.field, value)
        if role == Qt.ItemDataRole.ToolTipRole:
            return text if len(text) > 40 else None
        return " ".join(text.split())

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Field"), self.tr("Was"), self.tr("Became"))[section]


class EntryPane(QWidget):
    """What one entry says: its words or its fields, and two commands."""

    def __init__(self, workplace: Workplace, audit: AuditList, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._audit = audit
        self._entry: tuple[int, str, str, int] | None = None
        self.head = Shortened(self)
        self.head.setFont(bold())
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.model = ChangesModel(workplace, self)
        self.view = QTableView(self)
        self.view.setModel(self.model)
        dense(self.view)
        self.view.setMinimumHeight(8 * UNIT)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        self.open_button = QPushButton(self)
        self.back_button = QPushButton(self)
        set_icon(self.open_button, "window")
        set_icon(self.back_button, "undo")
        self._wait = QTimer(self, singleShot=True, interval=_WAIT)
        self._lay_out()
        self._wait.timeout.connect(self._ask)
        self.open_button.clicked.connect(audit.open_current)
        self.back_button.clicked.connect(self.put_back)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._look())
        self.retranslate()
        self.follow()

    def _lay_out(self) -> None:
        header = self.view.horizontalHeader()
        digit = self.fontMetrics().horizontalAdvance("0")
        header.resizeSection(0, 24 * digit)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        top.addWidget(self.head, 1)
        top.addWidget(self.back_button)
        top.addWidget(self.open_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(UNIT)
        box.addLayout(top)
        box.addWidget(self.words)
        box.addWidget(self.view, 1)
        box.addStretch(0)

    def retranslate(self) -> None:
        """The words of the language in force."""
        self.open_button.setText(self.tr("Open the object"))
        self.back_button.setText(self.tr("Put the old value back"))

    @Slot()
    def follow(self) -> None:
        """Another entry is the current one."""
        entry = self._audit.entry()
        if entry == self._entry and entry is not None:
            return
        self._entry = entry
        self.model.take(entry[2] if entry else "", [])
        self._say()
        self._look()
        if entry is not None and entry[1] in ("I", "U", "D"):
            self._wait.start()

    def _say(self) -> None:
        model, place = self._audit.model, self._audit.place.current
        if self._entry is None:
            self.head.set_whole("")
            self.words.hide()
            self.view.hide()
            return
        shown = {col.name: model.text(place, i) for i, col in enumerate(model.columns)}
        parts = (shown["at_ts"], shown["employee"], shown["kind"], shown["entity"], shown["title"])
        self.head.set_whole(" · ".join(part for part in parts if part))
        has_words = model.value(place, "gist") is not None and self._entry[2] == "login"
        has_fields = not has_words and (
            self._entry[1] in ("U", "D") or (self._entry[1] == "I" and bool(shown["gist"]))
        )
        self.words.setText("" if has_fields else shown["gist"])
        self.words.setVisible(bool(self.words.text()))
        self.view.setVisible(has_fields)

    @Slot()
    def _ask(self) -> None:
        if self._entry is not None:
            job = auditing.changes(self._entry[0])
            self._workplace.background.run(self, job, self._take, key="changes")

    def _take(self, changes: list[Change]) -> None:
        if self._entry is not None:
            self.model.take(self._entry[2], changes)
            if changes:
                self.view.setCurrentIndex(self.model.index(0, 0))
            self._look()

    @Slot()
    def _look(self) -> None:
        self.open_button.setEnabled(self._audit.has_card())
        self.back_button.setEnabled(self._restorable() is not None)

    def _restorable(self) -> Change | None:
        change = self.model.change(self.view.currentIndex().row())
        if change is None or self._entry is None or self._entry[1] != "U" or not self._audit.has_card():
            return None
        field = auditing.restorable(self._entry[2], change.field)
        may = self._workplace.facts.rights.may_change(self._entry[2])
        return change if may and field is not None and not isinstance(field, Photo) else None

    # ---- the way back

    @Slot()
    def put_back(self) -> None:
        """Ask the row as it is now, then the person, then save like anybody else."""
        change = self._restorable()
        if change is None or self._entry is None:
            return
        entity, row_id = self._entry[2], self._entry[3]
        job = auditing.before_restoring(entity, row_id, change)
        self._workplace.background.run(
            self, job, lambda before: self._confirm(entity, row_id, before), key="back"
        )

    def _confirm(self, entity: str, row_id: int, before: Before) -> None:
        facts = self._workplace.facts
        now, then = (
            card_words.shown(facts, entity, before.field, value) for value in (before.now, before.then)
        )
        label = card_words.label_of(entity, before.field)
        if before.now == before.then:
            messages.info(self, self.tr("“{field}” has this value already.").format(field=label))
            return
        text = self.tr("Put back “{field}”? Now: {now}. Then: {then}.").format(
            field=label, now=_quoted(now), then=_quoted(then)
        )
        if messages.ask(self, text, self.tr("Put back")):

            def done(_: object) -> None:
                self._workplace.say_changed(entity, row_id)
                self._audit.reload()

            self._workplace.background.run(self, auditing.restore(entity, before), done, key="back")


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "—"


class AuditPage(QSplitter):
    """One page of the main window."""

    def __init__(
        self, workplace: Workplace, filters: Mapping[str, Any] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.list = AuditList(workplace, filters, self)
        self.pane = EntryPane(workplace, self.list, self)
        self.addWidget(self.list)
        self.addWidget(self.pane)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.setSizes([100 * UNIT, _LOWER])
        self.setProperty("help", "audit")
        self.list.table.selectionModel().currentChanged.connect(lambda *_: self.pane.follow())
        self.list.model.state_changed.connect(self.pane.follow)

    def focusInEvent(self, event: Any) -> None:
        """As a proxy the list would be all of the page that Tab comes to."""
        super().focusInEvent(event)
        self.list.setFocus(event.reason())

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.LanguageChange and hasattr(self, "pane"):
            self.pane.retranslate()
