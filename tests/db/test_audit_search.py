"""A text is looked for in the audit in steps: each statement looks at so many entries only, and it says how far it came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core import store
from app.core.cases.read_list import read_list
from db import base, engine, looking, sql
from db.session import Session
from tests.staffed import anna, as_user, staffed_path, staffed_template  # noqa: F401 -- fixtures

NOW = dt.datetime(2090, 11, 1, 12)  # newer than whatever making the base has left
ENTRIES, RARE = 1000, (3, 451, 450, 999)  # how many minutes ago; two in one minute


@pytest.fixture
def searched(
    staffed_path: Path, monkeypatch: pytest.MonkeyPatch, as_user: Callable[[str], Session]
) -> Session:  # noqa: F811
    """A session of somebody who sees an audit of 1,000 entries, four of them with a rare word; steps of 50."""
    with base.owner(engine.Embedded(str(staffed_path))) as con:
        cursor = con.cursor()
        cursor.executemany(
            "insert into audit_t (at_ts, login, entity, row_id, verb, words) values (?, 'ANNA', 'report', 0, 'R', ?)",
            [
                (NOW - dt.timedelta(minutes=ago // 2 * 2), f"needle {ago}" if ago in RARE else "hay")
                for ago in range(ENTRIES)
            ],
        )
        cursor.close()
        con.commit()
    monkeypatch.setattr(looking, "STEP", 50)
    return as_user("ANNA")


def words(page: store.Page) -> list[str]:
    return [row[page.columns.index("gist")] for row in page.rows]


def test_what_was_found_is_shown_with_how_far_it_was_looked_and_it_goes_on_from_there(
    searched: Session,
) -> None:
    filters = {"text": "needle"}
    found, after, pages = [], None, 0
    while True:
        page = store.page("audit", filters=filters, after=after)(searched)
        found += words(page)
        pages += 1
        if not page.more:
            break
        assert page.reached is not None
        assert page.reached[0] < NOW
        after = page.reached
    assert found == [f"needle {ago}" for ago in RARE]
    assert pages > 2


def test_no_statement_looks_at_more_than_a_step(searched: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[sql.Query] = []
    honest = Session.rows

    def rows(session: Session, query: sql.Query, **more: bool) -> list[tuple]:
        asked.append(query)
        return honest(session, query, **more)

    monkeypatch.setattr(Session, "rows", rows)
    store.page("audit", filters={"text": "needle"})(searched)
    pages = [query for query in asked if "containing" in query.text]
    assert len(pages) == looking.STEPS
    assert all("at_ts >= ?" in query.text for query in pages)


def test_a_page_that_is_full_goes_on_like_any_other(searched: Session) -> None:
    whole = store.page("audit", filters={"text": "hay"}, size=2000)(searched)
    while whole.more:
        assert whole.reached is not None
        more = store.page("audit", filters={"text": "hay"}, size=2000, after=whole.reached)(searched)
        whole = store.Page(whole.columns, whole.rows + more.rows, more.more, more.reached)
    first = store.page("audit", filters={"text": "hay"}, size=30)(searched)
    assert first.more
    assert first.reached is None
    after = store.keys_of("audit", "newest", first.rows[-1])
    second = store.page("audit", filters={"text": "hay"}, size=30, after=after)(searched)
    assert first.rows + second.rows == whole.rows[:60]
    assert len({row[0] for row in whole.rows}) == len(whole.rows) == ENTRIES - len(RARE)


def test_a_list_read_anew_looks_as_far_back_as_before(searched: Session) -> None:
    first = store.page("audit", filters={"text": "needle"})(searched)
    further = store.page("audit", filters={"text": "needle"}, after=first.reached)(searched)
    again = store.page("audit", filters={"text": "needle"}, until=further.reached)(searched)
    assert words(again) == words(first) + words(further)
    assert again.reached == further.reached


def test_counting_choosing_and_a_spreadsheet_take_all_steps(searched: Session) -> None:
    filters = {"text": "needle"}
    assert store.count("audit", filters)(searched) == len(RARE)
    assert len(store.ids("audit", filters, 10)(searched)) == len(RARE)
    assert len(store.ids("audit", filters, 2)(searched)) == 2
    taken: list[tuple] = []
    assert read_list("audit", "newest", filters, taken.extend)(searched) == len(RARE)
    assert len(taken) == len(RARE)


def test_a_period_and_a_person_bound_the_steps(searched: Session) -> None:
    filters = {"text": "needle", "at": (NOW.date(), NOW.date()), "kind": ("R",)}
    page = store.page("audit", filters=filters)(searched)
    assert words(page) == ["needle 3"]
