"""What a list hands over for a spreadsheet: its columns as shown, and a job that reads all rows of its filter."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.bridge.translate import words
from app.core import store
from app.core.cases.read_list import read_list
from app.core.entities import ENTITIES
from app.core.entity import Col
from app.core.gate import Leaving

Row = tuple[Any, ...]


@dataclass
class ListRows:
    """All rows of a list's filter in its order.

    `columns` are the columns shown, in the order shown; a cell is a str, int, bool, datetime.date, datetime.datetime or
    None: choices come as words. `job` reads them on the long lane: it hands pages of rows to `take` and tells `told` the
    number read so far, both on the lane's thread. `stop` may be called from any thread; the job raises Cancelled then.
    """

    title: str
    columns: Sequence[Col]
    order: str
    filters: Mapping[str, Any]
    entity: str
    moment: dt.datetime
    _stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def headings(self) -> list[str]:
        """The titles of the columns in the language in force."""
        return [words(col.label) for col in self.columns]

    @property
    def asked(self) -> str:
        """The filter and the columns, for the log of what leaves."""
        known = {one.name: words(one.label) for one in ENTITIES[self.entity].filters}
        parts = [
            f"{known.get(name, name)}: {_said(value)}"
            for name, value in self.filters.items()
            if name != store.LEAVES
        ]
        return "; ".join([*parts, ", ".join(self.headings)])

    def leaving(self, kind: str, rows: int) -> Leaving:
        """What the gate is told of so many of these rows."""
        return Leaving(kind, self.entity, self.title, rows, self.asked)

    def stop(self) -> None:
        """Stop reading."""
        self._stopped.set()

    def job(
        self, take: Callable[[list[Row]], object], told: Callable[[int], object] | None = None
    ) -> Callable[[Any], int]:
        """A job of a session that reads everything; the number of rows."""
        turn = self._cells()

        def go_on(count: int) -> bool:
            if told is not None:
                told(count)
            return not self._stopped.is_set()

        return read_list(
            self.entity, self.order, self.filters, lambda rows: take([turn(row) for row in rows]), go_on
        )

    def _cells(self) -> Callable[[Row], Row]:
        names = store.columns(self.entity)
        choices = [{key: words(label) for key, label in col.options} for col in self.columns]
        places = [names.index(col.name) for col in self.columns]

        def turn(row: Row) -> Row:
            return tuple(
                known.get(row[place], row[place]) if known else row[place]
                for place, known in zip(places, choices, strict=True)
            )

        return turn


def _said(value: Any) -> str:
    several = value if isinstance(value, (tuple, list)) else (value,)
    return ", ".join("…" if one is None else str(one) for one in several)
