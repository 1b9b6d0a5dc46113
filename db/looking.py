"""Pages that are looked through in steps: a filter that no index answers meets a table of which no end is seen, such as the audit.

One statement looks at so many rows and no more; so it is soon over, can be stopped between two, and what was found is shown with how
far it was looked. The order begins with a moment, the newest first, and the page has filters "step_since" and "step_before" on that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db import sql
from db.session import Session

STEP = 20_000  # rows that one statement looks at: some tenths of a second
STEPS = 5  # statements until one is asked whether to look further

Keys = tuple[Any, ...]


@dataclass(frozen=True)
class Asked:
    """A page's statement and its order, the filters that an index answers, and all of them."""

    name: str
    sort: str
    quick: Mapping[str, object]
    filters: Mapping[str, object]

    def _steps(self, session: Session, after: Sequence[object] | None) -> Iterator[tuple[Any, Keys | None]]:
        """From where to where, step after step: the keys to begin after, and those to look to (None: to the end)."""
        begin = after
        while True:
            query = sql.edge(self.name, sort=self.sort, filters=self.quick, after=begin, size=STEP)
            rows = session.rows(query)
            end = tuple(rows[0]) if rows else None
            yield begin, end
            if end is None:
                return
            begin = _past(end)

    def _within(self, end: Keys | None) -> dict[str, object]:
        return dict(self.filters) if end is None else {**self.filters, "step_since": end[0]}

    def page(
        self, session: Session, after: Sequence[object] | None, size: int, until: Sequence[Any] | None
    ) -> tuple[list[Keys], Keys | None]:
        """At most `size` rows, and the keys that were looked at last where they are fewer and not all.

        Looks at STEPS statements' rows, and at more as long as it has not come back to `until`.
        """
        found: list[Keys] = []
        for number, (begin, end) in enumerate(self._steps(session, after), start=1):
            query = sql.page(
                self.name,
                sort=self.sort,
                filters=self._within(end),
                after=begin,
                size=size - len(found),
            )
            found += session.rows(query)
            if len(found) >= size or end is None:
                break
            if number >= STEPS and (until is None or end[0] <= until[0]):
                return found, _past(end)
        return found, None

    def _each(self, session: Session, take: Callable[[dict[str, object]], bool]) -> None:
        """Hand the filters of each step to `take` until it has enough; the steps do not overlap."""
        for begin, end in self._steps(session, None):
            within = self._within(end)
            if begin is not None:
                within["step_before"] = begin[0]
            if not take(within):
                return

    def count(self, session: Session) -> int:
        """How many rows there are, step after step to the end."""
        found: list[int] = []

        def take(within: dict[str, object]) -> bool:
            found.append(int(session.rows(sql.counted(self.name, within))[0][0]))
            return True

        self._each(session, take)
        return sum(found)

    def ids(self, session: Session, limit: int) -> list[int]:
        """The ids of at most `limit` rows, step after step."""
        found: list[int] = []

        def take(within: dict[str, object]) -> bool:
            rows = session.rows(sql.ids(self.name, within, limit - len(found)))
            found.extend(int(row[0]) for row in rows)
            return len(found) < limit

        self._each(session, take)
        return found


def _past(end: Keys) -> Keys:
    """The keys behind all rows of the moment that was looked at last."""
    return (end[0], *(-1 for _ in end[1:]))
