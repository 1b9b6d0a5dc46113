"""Puts a layout of columns on the table and keeps what the person makes of it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.entity import Col, Entity
from widgets.list_columns import ColumnsDialog, Shown, layout_key, plain_layout, read_layout, to_json
from widgets.list_table import PAD, ListTable

_MOST_SPREAD = 0.6  # of a column's own width
_MOST_NARROWED = 0.45
_LATE = dt.datetime(2026, 12, 28, 22, 58)
_SAMPLES: dict[str, dt.date] = {"moment": _LATE, "due": _LATE, "day": _LATE.date()}
_SETTLED = 120  # ms after the last change of the window's size
_ARROW = 20  # pixels of the mark that tells the order
_KEEP_AFTER = 1500  # ms after the last change of a width or a place


class Layout(QObject):
    """The layout of one list. `within`: the fixed filters of a list inside a card; each such place has its own."""

    def __init__(
        self, workplace: Workplace, entity: Entity, table: ListTable, within: Sequence[str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._entity = entity
        self._table = table
        self._within = tuple(within)
        self._key = layout_key(entity.key, within)
        self._putting = False
        self._kept: list[Shown] = []  # columns of the layout that are hidden from this person now
        self._spread = False
        self._shared = -1  # the room that was shared last, in pixels
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_KEEP_AFTER)
        self._pause.timeout.connect(self.keep)
        self._room = QTimer(self)
        self._room.setSingleShot(True)
        self._room.setInterval(_SETTLED)
        self._room.timeout.connect(self._spread_anew)
        table.installEventFilter(self)
        header = table.horizontalHeader()
        header.sectionResized.connect(self._changed)
        header.sectionMoved.connect(self._changed)
        self.put(read_layout(entity, workplace.facts.settings.layout(self._key), within))

    def _unit(self) -> int:
        return max(1, self._table.fontMetrics().horizontalAdvance("0"))

    def _least(self, col: Col, width: float) -> int:
        """In a column as wide as declared its name and any moment are shown whole, however long they are here."""
        if width != col.width:
            return 0
        metrics = self._table.fontMetrics()
        least = metrics.horizontalAdvance(words(col.label)) + (_ARROW if col.sort else 0)
        if col.kind in _SAMPLES:
            sample = self._table.rows().formats.show(col, _SAMPLES[col.kind])
            least = max(least, metrics.horizontalAdvance(sample))
        return least + 2  # advances are rounded

    def spread_once(self) -> None:
        """Called when the list is shown and its width is known."""
        if not self._spread:
            self._spread = True
            QTimer.singleShot(0, self, self.spread)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width of the window shares the room anew."""
        if event.type() == QEvent.Type.Resize and self._spread:
            self._room.start()
        return False

    @Slot()
    def _spread_anew(self) -> None:
        own = self._workplace.facts.settings.layout(self._key) is not None
        if own or self._pause.isActive() or not self._table.isVisible() or self._room_there() == self._shared:
            return  # the resize of being shown, say, has been dealt with: nothing is painted again for it
        self.fit()
        self.spread()

    def _room_there(self) -> int:
        return self._table.width() - self._table.verticalScrollBar().sizeHint().width()

    @Slot()
    def spread(self) -> None:
        """Room to spare goes to the columns of text, and they give where it lacks, as long as the person has not set widths."""
        if self._workplace.facts.settings.layout(self._key) is not None:
            return
        header = self._table.horizontalHeader()
        self._shared = self._room_there()
        spare = self._shared - header.length()
        wide = [
            i
            for i, col in enumerate(self._entity.columns)
            if col.kind == "text" and not header.isSectionHidden(i)
        ]
        total = sum(header.sectionSize(i) for i in wide)
        if not spare or not total:
            return
        share = max(min(spare / total, _MOST_SPREAD), -_MOST_NARROWED)
        self._putting = True
        for i in wide:
            width = header.sectionSize(i)
            header.resizeSection(i, width + math.floor(width * share))
        self._putting = False

    def put(self, layout: Sequence[Shown]) -> None:
        """Show these columns."""
        header, unit = self._table.horizontalHeader(), self._unit()
        places = {col.name: i for i, col in enumerate(self._entity.columns)}
        unseen = self._unseen()
        self._kept = [one for one in layout if one.name in unseen]
        layout = [one for one in layout if one.name not in unseen]
        widths = {one.name: one.width for one in layout}
        self._putting = True
        for name, column in places.items():
            header.setSectionHidden(column, name not in widths)
        for visual, one in enumerate(layout):
            header.moveSection(header.visualIndex(places[one.name]), visual)
            width = max(
                round(one.width * unit), self._least(self._entity.columns[places[one.name]], one.width)
            )
            header.resizeSection(places[one.name], width + 2 * PAD)
        self._putting = False
        self._table.columns_changed()

    def _unseen(self) -> frozenset[str]:
        return self._workplace.facts.rights.unseen(self._entity).columns

    def now(self) -> list[Shown]:
        """The layout as it stands on the screen."""
        header, unit = self._table.horizontalHeader(), self._unit()
        found = []
        for visual in range(header.count()):
            column = header.logicalIndex(visual)
            if not header.isSectionHidden(column):
                width = (header.sectionSize(column) - 2 * PAD) / unit
                found.append(Shown(self._entity.columns[column].name, round(width, 1)))
        return found

    def shown(self) -> list[Col]:
        """The columns on the screen, from left to right."""
        columns = {col.name: col for col in self._entity.columns}
        return [columns[one.name] for one in self.now()]

    def follow_rights(self) -> None:
        """Columns that were hidden from the person, or are seen again."""
        unseen = self._unseen()
        gone = {one.name for one in self.now()} & unseen
        back = {one.name for one in self._kept} - unseen
        if gone or back:
            self.flush()
            self.fit()

    def fit(self) -> None:
        """The font is another: the same widths in its characters."""
        self.put(read_layout(self._entity, self._workplace.facts.settings.layout(self._key), self._within))

    @Slot()
    def _changed(self) -> None:
        if not self._putting:
            self._pause.start()

    @Slot()
    def keep(self) -> None:
        """Remember the layout for this person."""
        self._pause.stop()
        self._workplace.remember(self._key, to_json([*self.now(), *self._kept]))

    def flush(self) -> None:
        """Remember now what would be remembered soon."""
        if self._pause.isActive():
            self.keep()

    def choose(self) -> None:
        """Let the person choose; an administrator may do so for the firm."""
        may_set_firm = self._workplace.facts.rights.may_change("branch")
        unseen = self._unseen()
        seen = tuple(col for col in self._entity.columns if col.name not in unseen)
        dialog = ColumnsDialog(
            replace(self._entity, columns=seen), self.now(), may_set_firm, self._table.window()
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.take(dialog.layout_chosen(), dialog.firm.isChecked())
        dialog.deleteLater()

    def take(self, layout: Sequence[Shown], for_firm: bool = False) -> None:
        """Show a layout and remember it. The plain one is not kept: it follows the firm's."""
        layout = [*layout, *self._kept]
        kept = to_json(layout)
        plain = to_json(plain_layout(self._entity, self._within))
        if for_firm:
            self._workplace.remember(self._key, kept, True)
            self._workplace.remember(self._key, None)
        else:
            self._workplace.remember(self._key, None if kept == plain else kept)
        self.put(layout)

    def hide(self, column: int) -> None:
        """Leave one column out."""
        name = self._entity.columns[column].name
        left = [one for one in self.now() if one.name != name]
        if left:
            self.take(left)


def show_order(table: ListTable, entity: Entity, order: str, descending: bool) -> None:
    """The arrow in the head of the column that gives the order; none when no column does."""
    header = table.horizontalHeader()
    column = next((i for i, col in enumerate(entity.columns) if col.sort == order), -1)
    way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
    header.blockSignals(True)
    header.setSortIndicator(column, way)
    header.blockSignals(False)
    header.viewport().update()
