"""How the statements of the screens reach their rows: shown on plans and on rows read, which do not depend on the clock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core import store
from app.core.cases.merge import merge, sides
from app.core.entities import ENTITIES
from app.core.search import find_query
from db import sql
from db.engine import Embedded
from db.session import Session, open_session
from tests.bench.million import Q, ready

CLIENTS = 3000


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PADDOCK_BENCH_DIR", str(tmp_path_factory.mktemp("plans")))
        return ready(CLIENTS, lambda _: None)


@pytest.fixture
def demo(base: Path) -> Iterator[Session]:
    with open_session(Embedded(str(base)), "DEMO") as session:
        yield session


def plan(session: Session, query: sql.Query) -> str:
    """The main part of a statement's plan: how its own rows are reached, without sub-queries."""
    session.prepare(query)
    text: str = session._statements[query.text].statement.get_plan(True)
    return text.rsplit("Select Expression", 1)[1]


_READ = """select coalesce(sum(r.mon$record_seq_reads), 0), coalesce(sum(r.mon$record_idx_reads), 0)
             from mon$attachments a
             join mon$table_stats t on t.mon$stat_id = a.mon$stat_id
             join mon$record_stats r on r.mon$stat_id = t.mon$record_stat_id
            where a.mon$attachment_id = current_connection and t.mon$table_name = ?"""


def read_by(session: Session, query: sql.Query, table: str) -> tuple[int, int]:
    """Rows of a table that a statement reads: in sequence, and by an index."""
    session.rows(query)
    counts = []
    for _ in range(2):
        session.end_reading()
        seq, idx = session.rows(Q(_READ, (table,)))[0]
        counts.append((int(seq), int(idx)))
        session.end_reading()
        session.rows(query)
    return counts[1][0] - counts[0][0], counts[1][1] - counts[0][1]


@pytest.mark.parametrize("order", ["name", "city", "last", "next", "created"])
def test_the_next_page_walks_the_index_of_its_order_and_nothing_else(demo: Session, order: str) -> None:
    row = demo.rows(store.page_query("client", sort=order))[-1]
    keys = store.keys_of("client", order, row)
    text = plan(demo, store.page_query("client", sort=order, after=keys))
    assert f'Index "CLIENT_{order.upper()}_IX" Range Scan' in text
    assert "Bitmap" not in text
    assert "Sort" not in text


@pytest.mark.parametrize("order", ["name", "city", "last", "next", "created"])
def test_the_first_page_reads_little_more_than_it_shows(demo: Session, order: str) -> None:
    seq, idx = read_by(demo, store.page_query("client", sort=order), "CLIENT_T")
    assert (seq, idx) <= (0, 60)


def test_a_page_of_one_responsible_walks_that_persons_names(demo: Session) -> None:
    text = plan(demo, store.page_query("client", filters={"employee": (7,)}))
    assert "Sort" not in text


def search(text: str) -> sql.Query:
    query = find_query(text)
    assert query is not None
    return query


@pytest.mark.parametrize("typed", ["+7 912 34", "4567", "8 (912) 345-67-89", "office77@", "7701"])
def test_a_search_for_a_phone_a_mail_or_a_number_reads_no_table_in_sequence(
    demo: Session, typed: str
) -> None:
    for table in ("CHANNEL_T", "CLIENT_T", "CONTACT_T"):
        seq, idx = read_by(demo, search(typed), table)
        assert seq == 0, table
        assert idx < 400, table


def test_a_search_walks_the_word_that_fewest_have(demo: Session) -> None:
    common = demo.rows(search("ответственностью"))
    assert len(common) == 12
    for typed in ("ответственностью huber", "huber ответственностью"):
        seq, idx = read_by(demo, search(typed), "CLIENT_WORD_T")
        assert seq == 0
        assert idx < 1000, typed


def test_a_search_for_a_word_that_nobody_has_reads_next_to_nothing(demo: Session) -> None:
    seq, idx = read_by(demo, search("ответственностью щщщ общество"), "CLIENT_WORD_T")
    assert (seq, idx) <= (0, 1100)
    assert demo.rows(search("ответственностью щщщ общество")) == []


def test_a_search_looks_at_a_bounded_number_of_rows_however_common_its_words_are(demo: Session) -> None:
    seq, idx = read_by(demo, search("общество nordwind"), "CLIENT_WORD_T")
    assert seq == 0
    assert idx < 500 + 500 + 2 * 1500


def test_the_rare_word_is_found_among_the_common_ones(demo: Session) -> None:
    name = demo.rows(Q("select first 1 name from client where name like '% Казань %'"))[0][0]
    first, city, number = name.split()
    found = {title for _, _, title, _, _ in demo.rows(search(f"общество {city} {number} {first}"))}
    assert name in found


def test_the_history_of_a_row_and_of_what_was_merged_into_it_is_read_by_the_rows(demo: Session) -> None:
    ids = [int(row[0]) for row in demo.rows(Q("select first 2 id from client order by id desc"))]
    merge("client", sides("client", ids)(demo), 0, {}, "Two")(demo)
    tab = next(tab for tab in ENTITIES["client"].tabs if tab.kind == "history")
    found = store.tab_query("client", ids[0], tab)
    assert found is not None
    assert {line[-1] for line in demo.rows(found[0])} - {None}
    entries = demo.rows(Q("select count(*) from history"))[0][0]
    seq, idx = read_by(demo, found[0], "AUDIT_T")
    assert seq == 0
    assert idx < 200 < entries
