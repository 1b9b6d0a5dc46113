"""Reading a whole list, page after page: for a spreadsheet of what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from app.core import store
from db import errors
from db.session import Session

_PAGE = 500


def pages(
    session: Session, entity: str, sort: str = "", filters: Mapping[str, Any] | None = None, size: int = _PAGE
) -> Iterator[list[store.Row]]:
    """The rows of a list in its order, a page at a time, so that millions of rows never stand in memory at once."""
    after: tuple[Any, ...] | None = None
    while True:
        page = store.page(entity, sort=sort, filters=filters, after=after, size=size)(session)
        if page.rows or page.reached:
            yield page.rows
        if not page.more:
            return
        after = page.reached or store.keys_of(entity, sort, page.rows[-1])


def read_list(
    entity: str,
    sort: str = "",
    filters: Mapping[str, Any] | None = None,
    take: Callable[[list[store.Row]], object] | None = None,
    go_on: Callable[[int], bool] | None = None,
    size: int = _PAGE,
) -> Callable[[Session], int]:
    """A job that hands all rows of a list to `take`, a page at a time; the number of rows.

    `go_on` is told the number of rows read so far, on the lane's thread; when it says no the job raises
    errors.Cancelled.
    """

    def job(session: Session) -> int:
        count = 0
        for rows in pages(session, entity, sort, filters, size):
            if take is not None and rows:
                take(rows)
            count += len(rows)
            if go_on is not None and not go_on(count):
                raise errors.Cancelled(f"{entity}.page/all")
        return count

    return job
