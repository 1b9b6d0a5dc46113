"""Pages of a list: put one behind the other they are the whole list, no row twice, in every order and filter."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core import store
from app.core.cases.read_list import pages, read_list
from app.core.entities import ENTITIES
from db import engine, errors, sql
from db.session import Session, open_session
from tests.lists_base import CLIENTS, NARROW, START, lists_path, lists_read, reader  # noqa: F401 - fixtures

LISTS = ["client", "contact", "interaction", "task", "employee", "dictionary", "dictionary_kind", "branch"]
SORTS = [(name, sort) for name in LISTS for sort in sql.statement(f"{name}.page").sorts]

_days = st.integers(-5, 45).map(lambda n: (START + dt.timedelta(days=n)).date())
_texts = st.sampled_from(["", "e", "ё", "Е", "ZUR", "клиент", "Client 1", "«", "ООО Р", "task 0", "straße"])
_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": _texts,
    "choice": st.lists(st.sampled_from("OPDWCMLTN"), max_size=3, unique=True).map(tuple),
    "flag": st.booleans(),
    "period": st.tuples(st.none() | _days, st.none() | _days),
    "country": st.lists(st.sampled_from(["GB", "DE", "FR"]), max_size=2, unique=True).map(tuple),
    "pick": st.lists(st.integers(1, 40), max_size=3, unique=True).map(tuple),
    "ref": st.lists(st.integers(1, 30), max_size=3, unique=True).map(tuple),
}


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, str, dict[str, Any], int]:
    """A list, a sort, some filters, a page size."""
    name, sort = draw(st.sampled_from(SORTS))
    filters = {}
    for one in draw(st.lists(st.sampled_from(ENTITIES[name].filters), max_size=2, unique=True)):
        value = draw(_VALUES[one.kind])
        if isinstance(value, tuple) and one.kind != "period" and store.offers_not_set(name, one.name):
            value = draw(st.sampled_from([value, (None, *value)]))
        filters[one.name] = value
    return name, sort, filters, draw(st.integers(1, 60))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=questions())
def test_pages_concatenate_to_the_whole(
    reader: Session, question: tuple[str, str, dict[str, Any], int]
) -> None:  # noqa: F811
    name, sort, filters, size = question
    whole = store.page(name, sort=sort, filters=filters, size=10_000)(reader)
    assert not whole.more
    paged = [row for page in pages(reader, name, sort, filters, size) for row in page]
    assert paged == whole.rows
    ids = [row[0] for row in paged]
    assert len(ids) == len(set(ids)) == store.count(name, filters)(reader)
    assert set(ids) == set(store.ids(name, filters, 10_000)(reader))


@pytest.mark.parametrize(("name", "sort"), SORTS)
def test_every_order_holds_every_row(reader: Session, name: str, sort: str) -> None:  # noqa: F811
    found = [row[0] for page in pages(reader, name, sort, size=7) for row in page]
    assert sorted(found) == sorted(store.ids(name, None, 10_000)(reader))


@pytest.mark.parametrize(("name", "sort"), SORTS)
def test_moments_and_numbers_stand_in_the_order_promised(reader: Session, name: str, sort: str) -> None:  # noqa: F811
    """The order of texts is the base's own affair (its collation), that of all else is plain."""
    rows = store.page(name, sort=sort, size=10_000)(reader).rows
    column, down = sql.statement(f"{name}.page").sorts[sort][0]
    if sql.kind_of(column) != "text":
        values = [store.keys_of(name, sort, row)[0] for row in rows]
        assert values == sorted(values, reverse=down)


def test_names_that_differ_in_case_and_accents_only_stand_together(reader: Session) -> None:  # noqa: F811
    names = [row[1] for row in store.page("client", size=1000)(reader).rows]
    places = [i for i, name in enumerate(names) if name.casefold() in ("elan", "élan")]
    assert places == list(range(places[0], places[0] + len(places)))


def test_a_period_can_ask_for_rows_with_nothing_there(reader: Session) -> None:  # noqa: F811
    never = store.page("client", filters={"last": (None,)}, size=1000)(reader)
    shown = never.columns.index("last_at")
    assert never.rows
    assert all(row[shown] is None for row in never.rows)
    some = store.count("client", {"last": (None, None)})(reader)
    assert some == CLIENTS  # an open period leaves nothing out
    idle = store.count("client", {"next": (None,)})(reader)
    busy = store.count("client", {"next": (START.date(), None)})(reader)
    assert idle + busy == CLIENTS


def test_one_who_sees_one_branch_pages_through_its_rows_only(lists_path: Path) -> None:  # noqa: F811
    with open_session(engine.Embedded(str(lists_path)), NARROW) as narrow:
        found = [row for page in pages(narrow, "client", "city", size=4) for row in page]
    branch, who = (store.columns("client").index(name) for name in ("branch", "employee"))
    mine = [row for row in found if row[who] == "Vera Petrova"]  # one's own are seen wherever they are
    north = [row for row in found if row[branch] == "North"]
    assert {row[0] for row in found} == {row[0] for row in (*mine, *north)}
    assert len(north) == len([n for n in range(CLIENTS) if n % 10 == 0])


def test_reading_a_whole_list_tells_how_far_it_is_and_can_be_stopped(reader: Session) -> None:  # noqa: F811
    told: list[int] = []
    rows: list[store.Row] = []
    assert (
        read_list("client", take=rows.extend, go_on=lambda n: not told.append(n), size=50)(reader) == CLIENTS
    )  # type: ignore[func-returns-value]
    assert told == [50, 100, CLIENTS]
    assert len(rows) == CLIENTS
    with pytest.raises(errors.Cancelled):
        read_list("client", go_on=lambda n: n < 100, size=50)(reader)
