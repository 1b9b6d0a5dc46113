"""The third page of the import: what the program doubts, by kind and one by one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QAbstractItemView, QLabel, QSplitter, QVBoxLayout, QWidget

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.clinic.doubts import ABOUT, Doubt, Kind, by_kind
from widgets.import_page import Page
from widgets.import_table import Rows, RowsView
from widgets.import_work import Work
from widgets.theme import UNIT


class DoubtsPage(Page):
    """Kinds on the left with a tick for all of them, the doubts of the chosen kind on the right with a tick each."""

    def __init__(self, workplace: Workplace, work: Work, parent: QWidget) -> None:
        super().__init__(workplace, work, parent)
        self._groups: dict[Kind, list[Doubt]] = {}
        self._kind: Kind | None = None
        self._said: dict[Kind, bool | None] = {}  # asked at every repaint
        self.kinds = Rows(self, self._kind_text, self._kind_ticked, self._tick_kind)
        self.kinds_view = RowsView(self.kinds, self, [40, 8])
        self.kinds_view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubts = Rows(self, self._doubt_text, work_accepted(work), self._tick)
        self.doubts_view = RowsView(self.doubts, self, [9, 18, 36])
        self.meaning = QLabel(self)
        self.meaning.setWordWrap(True)
        right = QWidget(self)
        box = QVBoxLayout(right)
        box.setContentsMargins(UNIT, 0, 0, 0)
        box.addWidget(self.meaning)
        box.addWidget(self.doubts_view, 1)
        split = QSplitter(self)
        split.addWidget(self.kinds_view)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([46 * UNIT, 90 * UNIT])
        split.setChildrenCollapsible(False)
        self.box.addWidget(split, 1)
        self.kinds_view.selectionModel().currentChanged.connect(self._show_kind)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Doubts"))
        self.says.setText(
            self.tr(
                "What is ticked is taken as proposed. The space bar ticks, for a whole kind or for single rows."
            )
        )

    def first(self) -> QWidget:
        return self.kinds_view

    def entered(self) -> None:
        self._groups = by_kind(self.work.state.doubts)
        kept = self._kind
        self._said.clear()
        self.kinds.show(list(self._groups), [self.tr("Kind"), self.tr("Rows")])
        self.kinds_view.stretch(0)
        place = list(self._groups).index(kept) if kept in self._groups else 0
        if self._groups:
            self.kinds_view.setCurrentIndex(self.kinds.index(place, 0))
        else:
            self._kind = None
            self.meaning.setText(self.tr("Nothing is doubtful in this file."))
            self.doubts.show([], [])

    @Slot(QModelIndex, QModelIndex)
    def _show_kind(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not current.isValid() or current.row() >= len(self.kinds.things):
            return
        self._kind = self.kinds.things[current.row()]
        self.meaning.setText(words(ABOUT[self._kind].accepted))
        headers = [self.tr("Row"), self.tr("Column"), self.tr("In the file"), self.tr("Proposed")]
        self.doubts.show(self._groups[self._kind], headers)

    def _kind_text(self, kind: Kind, column: int) -> str:
        return words(ABOUT[kind].label) if column == 0 else self.locale().toString(len(self._groups[kind]))

    def _kind_ticked(self, kind: Kind) -> bool | None:
        """Whether all of a kind are accepted; None: some are."""
        if kind not in self._said:
            accepted = self.work.state.answers.accepted
            said = {accepted(doubt) for doubt in self._groups[kind]}
            self._said[kind] = said.pop() if len(said) == 1 else None
        return self._said[kind]

    def _tick_kind(self, kind: Kind, on: bool) -> None:
        self.work.state.answers.answer_kind(kind, on)
        self._said.clear()
        self.doubts.renew()

    def _tick(self, doubt: Doubt, on: bool) -> None:
        self.work.state.answers.single[doubt.place] = on
        self._said.clear()
        self.kinds.renew()

    def _doubt_text(self, doubt: Doubt, column: int) -> str:
        if column == 0:
            return self.locale().toString(doubt.row + 1)
        if column == 1:
            mapped = self.work.state.mapping
            return mapped.columns[doubt.column].header if mapped is not None else ""
        text = doubt.was if column == 2 else doubt.proposed
        return " ".join(text.split())


def work_accepted(work: Work) -> Callable[[Doubt], bool]:
    """Whether a doubt's proposal is taken, asked of the answers in force."""
    return lambda doubt: work.state.answers.accepted(doubt)
