"""The fourth page of the import: rows that may be one client, and clients that the base may have already."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.bridge.workplace import Workplace
from app.core.clinic.duplicates import Candidate, Pair, Why
from app.core.clinic.model import Client
from app.core.clinic.plan import Fate, Item
from widgets.import_page import Page
from widgets.import_table import Rows, RowsView
from widgets.import_work import Work
from widgets.theme import UNIT

_FATE = 0


class _FatePicker(QStyledItemDelegate):
    """A combo box with what can become of a client of the file."""

    def __init__(self, page: DuplicatesPage) -> None:
        super().__init__(page)
        self._page = page

    def createEditor(self, parent: QWidget, option: Any, index: Any) -> QWidget:
        box = QComboBox(parent)
        item: Item = self._page.base.things[index.row()]
        for fate, candidate in self._page.fates(item):
            box.addItem(self._page.fate_text(fate, candidate), (fate, candidate.id if candidate else None))
        box.activated.connect(lambda _: self._chosen(box))
        return box

    def _chosen(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Any) -> None:
        assert isinstance(editor, QComboBox)
        item: Item = self._page.base.things[index.row()]
        places = [editor.itemData(place) for place in range(editor.count())]
        editor.setCurrentIndex(
            places.index((item.fate, item.base_id)) if (item.fate, item.base_id) in places else 0
        )
        editor.showPopup()

    def setModelData(self, editor: QWidget, model: Any, index: Any) -> None:
        assert isinstance(editor, QComboBox)
        fate, base_id = editor.currentData()
        self._page.decide(index.row(), Fate(fate), base_id)


class _Base(Rows):
    """Clients with candidates in the base; what becomes of them can be edited."""

    def flags(self, index: Any) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.column() == _FATE else found


class DuplicatesPage(Page):
    """Two lists: pairs inside the file with a tick (one client), and clients of the base with what to do."""

    def __init__(self, workplace: Workplace, work: Work, parent: QWidget) -> None:
        super().__init__(workplace, work, parent)
        self.pairs = Rows(self, self._pair_text, lambda pair: work.state.is_joined(pair), self._tick)
        self.pairs_view = RowsView(self.pairs, self, [46, 46, 18])
        self.base = _Base(self, self._item_text)
        self.base_view = RowsView(self.base, self, [36, 42, 34, 16])
        self.base_view.setItemDelegateForColumn(_FATE, _FatePicker(self))
        self.base_view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.base_view.activated.connect(self._edit)
        self.empty_file, self.empty_base = QLabel(self), QLabel(self)
        self.all_new, self.all_fill, self.all_skip = (QPushButton(self) for _ in range(3))
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._file_tab(), "")
        self.tabs.addTab(self._base_tab(), "")
        self.box.addWidget(self.tabs, 1)
        for button, fate in (
            (self.all_new, Fate.NEW),
            (self.all_fill, Fate.FILL),
            (self.all_skip, Fate.SKIP),
        ):
            button.clicked.connect(lambda _=False, fate=fate: self._decide_all(fate))
        self.retranslate()

    def _file_tab(self) -> QWidget:
        page = QWidget(self)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, UNIT, 0, 0)
        box.addWidget(self.empty_file)
        box.addWidget(self.pairs_view, 1)
        return page

    def _base_tab(self) -> QWidget:
        page = QWidget(self)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, UNIT, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        for button in (self.all_fill, self.all_skip, self.all_new):
            line.addWidget(button)
        line.addStretch(1)
        box.addLayout(line)
        box.addWidget(self.empty_base)
        box.addWidget(self.base_view, 1)
        return page

    def retranslate(self) -> None:
        self.title.setText(self.tr("Duplicates"))
        self.says.setText(
            self.tr(
                "Ticked rows of the file become one client. A client that is in the base already is filled up:"
                " only what is empty there is written, and new phones and persons are added."
            )
        )
        self.empty_file.setText(self.tr("No two rows of the file look like the same client."))
        self.empty_base.setText(self.tr("The base has none of these clients yet."))
        self.all_fill.setText(self.tr("Fill up all"))
        self.all_skip.setText(self.tr("Leave all as they are"))
        self.all_new.setText(self.tr("All are new clients"))

    def first(self) -> QWidget:
        return self.base_view if self.tabs.currentIndex() else self.pairs_view

    def entered(self) -> None:
        state = self.work.state
        assert state.by_client is not None
        one, other = self.tr("One row"), self.tr("The other")
        self.pairs.show(state.pairs, [one, other, self.tr("Because of"), self.tr("Sure")])
        items = [item for item in state.by_client.items if item.candidates]
        headers = [self.tr("What to do"), self.tr("In the file"), self.tr("In the base")]
        self.base.show(items, [*headers, self.tr("Because of"), self.tr("Sure")])
        self.tabs.setTabText(
            0, self.tr("In the file: {count}").format(count=self.locale().toString(len(state.pairs)))
        )
        self.tabs.setTabText(
            1, self.tr("In the base: {count}").format(count=self.locale().toString(len(items)))
        )
        self.empty_file.setVisible(not state.pairs)
        self.pairs_view.setVisible(bool(state.pairs))
        for part in (self.base_view, self.all_new, self.all_fill, self.all_skip):
            part.setVisible(bool(items))
        self.empty_base.setVisible(not items)
        if items and not state.pairs:
            self.tabs.setCurrentIndex(1)
        for view, rows in ((self.pairs_view, state.pairs), (self.base_view, items)):
            if rows:
                view.setCurrentIndex(view.model().index(0, 0))

    # pairs of the file

    def _pair_text(self, pair: Pair, column: int) -> str:
        state = self.work.state
        assert state.harvest is not None
        if column < 2:
            return self._client_text(state.harvest.clients[pair.second if column else pair.first])
        return self._why(pair.why) if column == 2 else self._sure(pair.certainty)

    def _tick(self, pair: Pair, on: bool) -> None:
        self.work.state.joined[pair.first, pair.second] = on

    def _client_text(self, client: Client) -> str:
        parts = [client.name, client.fields.get("city", "")]
        row = self.tr("row {number}").format(number=self.locale().toString(client.row + 1))
        return "  ·  ".join(part for part in (*parts, row) if part)

    # clients of the base

    def fates(self, item: Item) -> list[tuple[Fate, Candidate | None]]:
        """What can become of a client with candidates."""
        found: list[tuple[Fate, Candidate | None]] = [(Fate.FILL, one) for one in item.candidates]
        return [*found, (Fate.SKIP, item.candidates[0]), (Fate.NEW, None)]

    def fate_text(self, fate: Fate, candidate: Candidate | None) -> str:
        if fate is Fate.FILL and candidate is not None:
            return self.tr("Fill up “{name}”").format(name=candidate.name)
        return self.tr("Leave as it is") if fate is Fate.SKIP else self.tr("A new client")

    def decide(self, row: int, fate: Fate, base_id: int | None) -> None:
        """The user's word on one client."""
        state = self.work.state
        assert state.by_client is not None
        state.by_client.decide(self.base.things[row], fate, base_id)
        self.base.renew()

    def _decide_all(self, fate: Fate) -> None:
        state = self.work.state
        assert state.by_client is not None
        state.by_client.decide_all(fate)
        self.base.renew()

    def _item_text(self, item: Item, column: int) -> str:
        chosen = next((one for one in item.candidates if one.id == item.base_id), item.candidates[0])
        if column == _FATE:
            return self.fate_text(item.fate, chosen)
        if column == 1:
            return self._client_text(item.client)
        if column == 2:
            return "  ·  ".join(part for part in (chosen.name, chosen.city) if part)
        return self._why(chosen.why) if column == 3 else self._sure(chosen.certainty)

    @Slot(QModelIndex)
    def _edit(self, index: QModelIndex) -> None:
        self.base_view.edit(index.siblingAtColumn(_FATE))

    def _why(self, why: Why) -> str:
        texts = {
            Why.TAX: self.tr("tax number"),
            Why.PHONE: self.tr("phone"),
            Why.EMAIL: self.tr("e-mail"),
            Why.OTHER: self.tr("messenger"),
            Why.NAME: self.tr("name"),
        }
        return texts[why]

    def _sure(self, certainty: float) -> str:
        return f"{round(certainty * 100)} %"
