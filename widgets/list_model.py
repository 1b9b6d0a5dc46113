"""The rows of a list for Qt: pages by key, held in memory, read anew row by row.

`data` answers from memory only. A page is asked for when the view nears the end; the mark that one is on its way is taken
back after the rows were put in, because the view asks for more as soon as it hears of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import store
from app.core.entity import Col, Entity
from widgets.formats import OVERDUE, RIGHT, TODAY, Formats
from widgets.list_rows import HeldRows
from widgets.theme import colours

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ID_ROLE = Role.UserRole
MARK_ROLE = Role.UserRole + 1  # "", CHANGED or GONE
CHANGED, GONE = "changed", "gone"  # by others, since the row was read
MOST_AT_ONCE = 1000  # rows that a reload asks for in one piece
_IDS_AT_ONCE = 500
_PAST = (("is_archived", True), ("is_active", False), ("is_bad", True))
_CLOSED = {"task": frozenset("DW"), "act": frozenset("U")}


class State(Enum):
    """What the model is at. FAILED keeps the rows; `error` says why."""

    BLANK = "blank"
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


class ListModel(QAbstractTableModel):
    """Rows of one entity in one order under some filters; columns are all those of the declaration.

    Signals: `state_changed` after anything that a status line shows; `will_replace` and `replaced` around a change of
    all rows, so that a view can keep its place.
    """

    state_changed = Signal()
    will_replace = Signal()
    replaced = Signal()

    def __init__(self, workplace: Workplace, entity: Entity, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entity = entity
        self.columns: tuple[Col, ...] = entity.columns
        self.names = store.columns(entity.key)
        self.order = entity.sort
        self.filters: dict[str, Any] = {}
        self.state = State.BLANK
        self.error: Exception | None = None
        self.more = False
        self.reached: tuple[Any, ...] | None = (
            None  # how far a slow filter was looked through, where not to the end
        )
        self.formats = Formats(workplace.facts.now)
        self._workplace = workplace
        self._rows = HeldRows()
        self._ids: set[int] = set()
        self._marks: dict[int, str] = {}
        self._after: tuple[Any, ...] | None = None
        self._coming = False  # a page is on its way
        self._question = 0  # answers to older questions are dropped
        self._closed = _CLOSED.get(entity.key, frozenset())
        self._places = {name: i for i, name in enumerate(self.names)}
        self._sides = [_alignment(col) for col in self.columns]
        self._spots = [self._places[col.name] for col in self.columns]

    # ---- asking

    @property
    def page_size(self) -> int:
        """Rows to ask for at once."""
        return int(self._workplace.facts.settings.get("page.size"))

    def ask(self, order: str, filters: Mapping[str, Any]) -> None:
        """Another question: the rows shown stay until the first page of the answer is here."""
        self.order = order
        self.filters = dict(filters)
        self.reached = None
        self._load(self.page_size)

    def _asked(self) -> dict[str, Any]:
        return store.narrowed(self.entity.key, self.filters, self._workplace.facts)

    def reload(self) -> None:
        """The same question again, for as many rows as are held and one that may be new."""
        self._load(max(self.page_size, min(len(self._rows) + 1, MOST_AT_ONCE)))

    def _load(self, size: int) -> None:
        self._question += 1
        self._coming = True
        self.error = None
        self._set_state(State.LOADING)
        self._ask_page(self._take_first, size=size, until=self.reached)

    def _ask_page(self, take: Callable[[int, store.Page], None], **where: Any) -> None:
        question = self._question
        self._workplace.background.run(
            self,
            store.page(self.entity.key, sort=self.order, filters=self._asked(), **where),
            lambda page: take(question, page),
            lambda error: self._take_error(question, error),
            key="page",
        )

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's signature
        return not parent.isValid() and self.reached is None and self._may_go_on()

    def _may_go_on(self) -> bool:
        return self.more and not self._coming and self.state is State.READY

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008
        if self.canFetchMore(parent):
            self._go_on()

    def look_further(self) -> None:
        """Look on where a slow filter was looked through so far; a person asks for it."""
        if self._may_go_on():
            self._set_state(State.LOADING)
            self._go_on()

    def _go_on(self) -> None:
        self._coming = True
        self._ask_page(self._take_next, after=self._after, size=self.page_size)

    def retry(self) -> None:
        """After a failure: go on where it stopped."""
        if self.state is State.FAILED and self._rows:
            self.error = None
            self._set_state(State.READY)
            self._go_on()
        else:
            self.reload()

    # ---- answers

    def seed(self, page: store.Page) -> None:
        """A first page that came with something else (the start asks for all in one turn)."""
        self._question += 1
        self._take_first(self._question, page)

    def _take_first(self, question: int, page: store.Page) -> None:
        if question != self._question:
            return
        self.will_replace.emit()
        self.beginResetModel()
        self._rows = HeldRows(page.rows)
        self._ids = set(self._rows.ids)
        self._marks.clear()
        self._remember_end(page)
        self.endResetModel()
        self._coming = False
        self.replaced.emit()
        self._set_state(State.READY)

    def _take_next(self, question: int, page: store.Page) -> None:
        if question != self._question:
            return
        fresh = [row for row in page.rows if int(row[0]) not in self._ids]  # a row may have moved behind us
        self._remember_end(page)
        if fresh:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._rows.extend(fresh)
            self._ids.update(int(row[0]) for row in fresh)
            self.endInsertRows()
        self._coming = False
        self._set_state(State.READY)

    def _remember_end(self, page: store.Page) -> None:
        self.more, self.reached = page.more, page.reached
        if page.reached is not None:
            self._after = page.reached
        elif page.rows:
            self._after = store.keys_of(self.entity.key, self.order, page.rows[-1])

    def _take_error(self, question: int, error: Exception) -> None:
        if question != self._question:
            return
        self._coming = False
        self.error = error
        self._set_state(State.FAILED)

    def _set_state(self, state: State) -> None:
        self.state = state
        self.state_changed.emit()

    # ---- single rows

    def reread(self, ids: Iterable[int], by_others: bool = False) -> None:
        """Read the rows held among `ids` anew and put them where they stand. `by_others`: mark what has changed."""
        held = [row_id for row_id in dict.fromkeys(ids) if row_id in self._ids]
        question = self._question
        for start in range(0, len(held), _IDS_AT_ONCE):
            part = held[start : start + _IDS_AT_ONCE]
            self._workplace.background.run(
                self,
                store.page(self.entity.key, sort=self.order, filters={"ids": part}, size=len(part)),
                partial(self._take_again, question, part, by_others),
                lambda error: self._take_error(question, error),
            )

    def _take_again(self, question: int, ids: Sequence[int], by_others: bool, page: store.Page) -> None:
        if question != self._question:
            return
        found = {int(row[0]): row for row in page.rows}
        places = self._positions(ids)
        for row_id in ids:
            place = places.get(row_id)
            if place is None:
                continue
            if row_id not in found:
                self._lose(place, by_others)
            elif self._rows[place] != found[row_id]:
                self._rows[place] = found[row_id]
                self._mark(place, CHANGED if by_others else "")
        if not by_others:
            self._drop([places[row_id] for row_id in ids if row_id in places and row_id not in found])

    def _lose(self, place: int, by_others: bool) -> None:
        if by_others:  # a row that goes while one looks at it is struck out, not pulled away
            self._mark(place, GONE)

    def _mark(self, place: int, mark: str) -> None:
        row_id = self._rows.ids[place]
        if mark:
            self._marks[row_id] = mark
        else:
            self._marks.pop(row_id, None)
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))
        self.state_changed.emit()

    def _drop(self, places: Sequence[int]) -> None:
        for place in sorted(places, reverse=True):
            self.beginRemoveRows(QModelIndex(), place, place)
            row = self._rows.pop(place)
            self._ids.discard(int(row[0]))
            self._marks.pop(int(row[0]), None)
            self.endRemoveRows()
        if places:
            self.state_changed.emit()

    def _positions(self, ids: Iterable[int]) -> dict[int, int]:
        wanted = set(ids)
        return {row_id: place for place, row_id in enumerate(self._rows.ids) if row_id in wanted}

    # ---- what is held

    @property
    def marked(self) -> int:
        """How many rows others have changed or removed since they were read."""
        return len(self._marks)

    def holds(self, row_id: int) -> bool:
        """Whether a row is in memory."""
        return row_id in self._ids

    def row_id(self, place: int) -> int:
        """The id of the row at a place."""
        return self._rows.ids[place]

    def place_of(self, row_id: int) -> int:
        """Where a row stands, -1 when it is not held."""
        return self._positions([row_id]).get(row_id, -1)

    def value(self, place: int, name: str) -> Any:
        """A value by the name of its column in the page, shown or not; None for a name the page lacks."""
        spot = self._places.get(name)
        return None if spot is None else self._rows[place][spot]

    def text(self, place: int, column: int) -> str:
        """What a cell shows."""
        return self.formats.show(self.columns[column], self._rows[place][self._spots[column]])

    # ---- Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == Role.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Role.TextAlignmentRole:
            return self._sides[index.column()]
        if role == Role.ForegroundRole:
            return self._colour(index.row(), index.column())
        if role == ID_ROLE:
            return self.row_id(index.row())
        if role == MARK_ROLE:
            return self._marks.get(self.row_id(index.row()), "")
        if role == Role.FontRole and self._marks.get(self.row_id(index.row())) == GONE:
            struck = QFont()
            struck.setStrikeOut(True)
            return struck
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        col = self.columns[section]
        if role == Role.DisplayRole:
            return words(col.label)
        if role == Role.TextAlignmentRole:
            return self._sides[section]
        if role == Role.ForegroundRole and not col.sort:
            return QColor(colours().muted)
        if role == Role.ToolTipRole:
            return self.tr("Click to sort") if col.sort else self.tr("No order by this column")
        return None

    def _colour(self, place: int, column: int) -> QColor | None:
        if self._is_over(place):
            return QColor(colours().muted)
        if self.columns[column].kind == "due":
            state = self.formats.due_state(self._rows[place][self._spots[column]])
            if state in (OVERDUE, TODAY):
                return QColor(colours().error if state == OVERDUE else colours().warning)
        return None

    def _is_over(self, place: int) -> bool:
        """Rows of the past stand back: archived, out of use, done, a former place of work."""
        past = any(self.value(place, name) is value for name, value in _PAST)
        return past or self.value(place, "until") is not None or self.value(place, "state") in self._closed


def _alignment(col: Col) -> int:
    side = Qt.AlignmentFlag.AlignRight if col.kind in RIGHT else Qt.AlignmentFlag.AlignLeft
    return (side | Qt.AlignmentFlag.AlignVCenter).value
