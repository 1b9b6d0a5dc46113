"""The generic list of an entity: filter bar, rows by pages, commands; alone as a page, or small inside a card."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, Slot
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import gate, store
from app.core.entities import ENTITIES
from app.core.entity import Entity
from app.core.gate import Pass
from widgets.card_notice import Notice
from widgets.gate_held import ask_gate
from widgets.list_commands import Commands
from widgets.list_copy import copy_cells
from widgets.list_export import ListRows
from widgets.list_filter_bar import FilterBar
from widgets.list_filters import given_values, resolved
from widgets.list_layout import Layout, show_order
from widgets.list_model import ListModel, State
from widgets.list_parts import BelowLine, EmptyPage
from widgets.list_place import Place
from widgets.list_saved import SavedFilters
from widgets.list_says import Says
from widgets.list_table import ListTable
from widgets.list_top import TopLine
from widgets.list_work import RowWork

Spreadsheet = Callable[[ListRows], None]


class ListView(QWidget):
    """A list of `entity`.

    filters: values set at the start that the person may take away (see app.core.entity.Filter); names that are no filter
    of the bar (ids, say) hold until "show all". fixed_filters: what the surroundings decide; invisible, never taken away,
    given to new rows. compact: inside a card. start: a first page that came with something else.
    spreadsheet: takes what "Save as spreadsheet" hands over.
    """

    def __init__(
        self,
        workplace: Workplace,
        entity: str | Entity,
        *,
        filters: Mapping[str, Any] | None = None,
        fixed_filters: Mapping[str, Any] | None = None,
        compact: bool = False,
        start: store.Page | None = None,
        spreadsheet: Spreadsheet | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.entity = ENTITIES[entity] if isinstance(entity, str) else entity
        self.fixed = dict(fixed_filters or {})
        self.spreadsheet = spreadsheet
        self.more_actions: list[QAction] = []  # of subclasses, at the end of the menu
        self._behind = True  # the rows are not those of the base: ask when shown
        self.model = ListModel(workplace, self.entity, self)
        self.table = ListTable(self.model, self)
        self.bar = FilterBar(workplace, self.entity, tuple(self.fixed), self)
        self.notice = Notice(self)
        self.below = BelowLine(self)
        self.empty = EmptyPage(self.table.viewport())
        self.says = Says(self.model, self.below, self.empty, self.notice)
        self.place = Place(self.model, self.table, self.fixed, self)
        self.work = RowWork(workplace, self.place, self.table, self.notice, self.asked, self)
        known = {one.name for one in self.entity.filters}
        self.extra = {name: value for name, value in (filters or {}).items() if name not in known}
        self.bar.set_values(filters or {})
        self.commands = Commands(self, self._does(), compact)
        self.top = TopLine(self.bar, compact, self)
        self.top.put_commands(self.commands)
        self.saved = SavedFilters(workplace, self.entity, self.top.saved, self._to_save)
        self.columns = Layout(workplace, self.entity, self.table, tuple(self.fixed), self)
        self._lay_out()
        self._connect()
        self.table.setAccessibleName(words(self.entity.many))
        self.setFocusProxy(self.table)
        self.setProperty("help", "lists")
        self._say_extra()
        self._show_order()
        if start is not None:
            self._behind = False
            self.model.seed(start)
        self._update()

    # ---- building

    def _does(self) -> dict[str, Callable[[], object]]:
        return {
            "open": self.open_current,
            "add": self.add,
            **self.work.does(),
            "copy": lambda: copy_cells(self.table, False, self._ask_gate),
            "copy_rows": lambda: copy_cells(self.table, True, self._ask_gate),
            "find": self.bar.take_focus,
            "filter": self.bar.open_menu,
            "reset": self.reset_filters,
            "refresh": self.reload,
            "columns": lambda: self.columns.choose(),
            "spreadsheet": self._save_as_spreadsheet,
        }

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.top)
        box.addWidget(self.notice)
        box.addWidget(self.table, 1)
        box.addWidget(self.below)

    def _connect(self) -> None:
        self.table.activated.connect(self._activated)
        self.table.typed.connect(self._typed)
        self.table.horizontalHeader().sectionClicked.connect(self._head_clicked)
        self.bar.changed.connect(self._filters_changed)
        self.bar.left.connect(self.table.setFocus)
        self.saved.chosen.connect(self._use_saved)
        self.below.count_asked.connect(self.count)
        self.below.further_asked.connect(self.model.look_further)
        self.below.refresh_asked.connect(self.reload)
        self.work.chosen_changed.connect(self._chosen)
        self.model.state_changed.connect(self._update)
        self.workplace.changed.connect(self._row_changed)
        self.workplace.facts_changed.connect(self._facts_changed)

    # ---- asking

    def asked(self) -> dict[str, Any]:
        """The filter in force, as the store takes it."""
        return {
            **resolved(self.entity, self.bar.values(), self.workplace.facts.today()),
            **self.extra,
            **self.fixed,
        }

    def _ask(self, keep_place: bool = False) -> None:
        self._behind = False
        self.place.keeps = keep_place
        self.says.total = ""
        self.work.forget_all()
        if keep_place and self.model.filters == self.asked():
            self.model.reload()
        else:
            self.model.ask(self.model.order, self.asked())

    @Slot()
    def reload(self) -> None:
        """Read everything anew, the place kept (F5)."""
        self._ask(keep_place=True)

    def sort_by(self, order: str) -> None:
        """Another order."""
        self.model.order = order
        self._show_order()
        self._ask()

    def _show_order(self) -> None:
        down = store.sort_direction(self.entity.key, self.model.order)
        show_order(self.table, self.entity, self.model.order, down)

    @Slot(int)
    def _head_clicked(self, column: int) -> None:
        order = self.entity.columns[column].sort
        if order and order != self.model.order:
            self.sort_by(order)
        else:
            self._show_order()

    @Slot()
    def _filters_changed(self) -> None:
        self._ask()

    @Slot()
    def reset_filters(self) -> None:
        """Show all rows again."""
        self.extra = {}
        self.notice.clear()
        self.bar.reset()

    def set_filters(self, filters: Mapping[str, Any]) -> None:
        """Other values in the filter bar."""
        self.bar.set_values(filters)
        self._ask()

    def _to_save(self) -> tuple[dict[str, Any], str]:
        return self.bar.values(), self.model.order

    @Slot(dict, str)
    def _use_saved(self, values: dict[str, Any], order: str) -> None:
        self.bar.set_values(values)
        self.sort_by(order)
        self.table.setFocus()

    def _say_extra(self) -> None:
        if self.extra:
            text = self.tr("Only certain rows are shown.")
            self.notice.say("info", text, [(self.tr("Show all"), self.reset_filters)])

    @Slot()
    def count(self) -> None:
        """Count all rows of the filter; may take seconds."""
        self.says.count(self, self.workplace, self.asked())

    # ---- what others and other screens do

    @Slot(str, int)
    def _row_changed(self, entity: str, row_id: int) -> None:
        if entity != self.entity.key:
            return
        if row_id and self.model.holds(row_id):
            self.model.reread([row_id])
        elif self.isVisible():
            self.reload()
        else:
            self._behind = True

    @Slot()
    def _facts_changed(self) -> None:
        self.bar.retranslate()
        self.columns.follow_rights()
        if self.isVisible():
            self.reload()
        else:
            self._behind = True

    def mark_stale(self, entity: str | Sequence[int], ids: Sequence[int] | None = None) -> None:
        """Others have changed rows: those in memory are read anew and marked. Called with ids alone, or entity and ids."""
        if ids is None:
            self.model.reread([int(one) for one in entity], by_others=True)
        elif entity == self.entity.key:
            self.model.reread(ids, by_others=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.columns.spread_once()
        if self._behind:
            self._ask(keep_place=self.model.state is not State.BLANK)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.columns.flush()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "commands"):
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange and hasattr(self, "columns"):
            self.columns.fit()

    def retranslate(self) -> None:
        """The words of the language in force."""
        self.commands.retranslate()
        self.bar.retranslate()
        self.below.retranslate()
        self.top.retranslate()
        self.table.setAccessibleName(words(self.entity.many))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1)
        self.table.viewport().update()
        self._update()

    # ---- what is chosen

    def chosen_ids(self) -> list[int]:
        """Ids of the rows chosen, from the top."""
        return self.work.ids()

    @Slot(int)
    def _chosen(self, number: int) -> None:
        self.says.show_chosen(number)
        self.commands.update()

    def quick_given(self) -> dict[str, Any] | None:
        """What quick entry begins with when it is opened from this list."""
        return self.place.quick_given()

    # ---- commands

    def may_add(self) -> bool:
        """Whether this person may add a row here."""
        return bool(self.entity.fields) and self.workplace.facts.rights.may_add(self.entity.key)

    @Slot()
    def add(self) -> None:
        """A new row, with what the fixed filters say of it."""
        if self.may_add():
            self.workplace.open_card(self.entity.key, None, given_values(self.entity, self.fixed) or None)

    @Slot()
    def open_current(self) -> None:
        """The card of the current row."""
        place = self.place.current
        if place >= 0 and self.entity.fields:
            given = {"neighbours": self.place.neighbour}
            self.workplace.open_card(self.entity.key, self.model.row_id(place), given)

    @Slot(QModelIndex)
    def _activated(self, _index: QModelIndex) -> None:
        self.open_current()

    @Slot(str)
    def _typed(self, text: str) -> None:
        self.bar.type_ahead(text)

    def export_rows(self) -> ListRows:
        """What a spreadsheet of this list is made of: columns as shown, and a job for all rows of the filter."""
        return ListRows(
            title=words(self.entity.many),
            columns=self.columns.shown(),
            order=self.model.order,
            filters=store.leaving(self.entity.key, self.asked(), self.workplace.facts),
            entity=self.entity.key,
            moment=self.workplace.facts.now(),
        )

    def _ask_gate(self, rows: int, go_on: Callable[[Pass], None]) -> None:
        ask_gate(self.workplace, self, self.export_rows().leaving(gate.CLIPBOARD, rows), go_on)

    def _save_as_spreadsheet(self) -> None:
        if self.spreadsheet is not None:
            self.spreadsheet(self.export_rows())

    @Slot()
    def _update(self) -> None:
        self.says.update(
            bool(self.bar.values() or self.extra), self.reset_filters, self.add if self.may_add() else None
        )
        self.commands.update()
