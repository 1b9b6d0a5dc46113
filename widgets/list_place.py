"""The place in a list: kept while rows are read anew; what stands there, is called, and points at."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any

from PySide6.QtCore import QObject, Slot
from shiboken6 import isValid

from app.bridge.translate import words
from app.core.entities import ENTITIES
from widgets.list_model import ListModel
from widgets.list_table import ListTable


class Place(QObject):
    """The current row and what is known of it. `keeps`: whether the next rows are the same ones read anew."""

    def __init__(self, model: ListModel, table: ListTable, fixed: Container[str], parent: QObject) -> None:
        super().__init__(parent)
        self.keeps = False
        self._model = model
        self._table = table
        self._fixed = fixed
        self._kept = (-1, -1, 0)  # id, place, first row on the screen
        model.will_replace.connect(self._keep)
        model.replaced.connect(self._restore)

    @property
    def current(self) -> int:
        """The current row, -1 for none."""
        return self._table.currentIndex().row()

    @Slot()
    def _keep(self) -> None:
        place = self.current
        row_id = self._model.row_id(place) if 0 <= place < self._model.rowCount() else -1
        self._kept = (row_id, place, self._table.verticalScrollBar().value())

    @Slot()
    def _restore(self) -> None:
        row_id, place, top = self._kept
        if not self._model.rowCount():
            return
        if not self.keeps or place < 0:
            self._table.choose(0)
            self._table.scrollToTop()
            return
        found = self._model.place_of(row_id)
        self._table.choose(found if found >= 0 else min(place, self._model.rowCount() - 1))
        self._table.verticalScrollBar().setValue(top)

    def neighbour(self, row_id: int, step: int) -> int | None:
        """The id of the row so many steps from another; None where the rows in memory end, or when the list is gone."""
        if not isValid(self):
            return None
        place = self._model.place_of(row_id)
        other = place + step
        if place < 0 or not 0 <= other < self._model.rowCount():
            return None
        if other + 1 >= self._model.rowCount():
            self._model.fetchMore()
        return self._model.row_id(other)

    def name_at(self, place: int) -> str:
        """What a row is called: its title field, or its first column shown."""
        title = self._model.value(place, self._model.entity.title)
        if title:
            return " ".join(str(title).split())
        return self._model.text(place, self._table.first_column())

    def names_of(self, ids: Sequence[int], most: int) -> list[str]:
        """Names of the first of some rows, as far as they are in memory."""
        places = [place for place in map(self._model.place_of, ids[: most * 4]) if place >= 0]
        return [self.name_at(place) for place in places[:most]]

    def related(self) -> list[tuple[str, int, str]]:
        """Rows of other entities that the current row points at: entity, id, name."""
        found = []
        for name in self._model.names:
            entity = name.removesuffix("_id")
            row_id = self._model.value(self.current, name) if self.current >= 0 else None
            if name.endswith("_id") and entity in ENTITIES and row_id and entity not in self._fixed:
                title = self._model.value(self.current, entity) or words(ENTITIES[entity].one)
                found.append((entity, int(row_id), str(title)))
        return found

    def quick_given(self) -> dict[str, Any] | None:
        """What quick entry begins with when it is opened from here."""
        place, key = self.current, self._model.entity.key
        if place < 0:
            return None
        if key in ("client", "contact"):
            return {f"{key}_id": self._model.row_id(place), key: self.name_at(place)}
        client_id = self._model.value(place, "client_id")
        return {"client_id": client_id, "client": self._model.value(place, "client")} if client_id else None
