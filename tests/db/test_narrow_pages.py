"""The first page of a list for somebody who sees little of a large base: told on plans and rows read, not on time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core import store
from app.core.begin import Start, begin
from db import base as bases
from db import sql
from db.engine import Embedded
from db.session import Session, open_session
from tests.bench.million import ready
from tests.db.test_demo_plans import plan, read_by

CLIENTS, CONTACTS = 3000, 600
FEW = 12  # clients and contact persons of OLGA, and of the branch of BELLA
PAGE = 50


def add_narrow_people(path: Path) -> None:
    """OLGA sees her own clients only, BELLA her branch, NORA nothing, DORA everything, HEDDA those of OLGA's department."""
    with bases.owner(Embedded(str(path))) as con:
        cursor = con.cursor()

        def one(text: str, *values: object) -> int:
            cursor.execute(text, values)
            return int(cursor.fetchone()[0])

        far = one("insert into branch_t (name) values ('Far away') returning id")
        few = one("insert into department_t (name, branch_id) values ('Few', 1) returning id")
        role = one("select id from staff_role_t where code = 'manager'")
        for login, branch, scope in (
            ("OLGA", 1, "O"),
            ("BELLA", far, "B"),
            ("NORA", 1, "N"),
            ("DORA", 1, "A"),
            ("HEDDA", 1, "T"),
        ):
            person = one(
                "insert into employee_t (name, login, branch_id, staff_role_id) values (?, ?, ?, ?) returning id",
                login.title(), login, branch, role,
            )  # fmt: skip
            for block in ("client", "contact"):
                one(
                    "insert into permission_t (uid, employee_id, block, verb, scope)"
                    " values (replace(uuid_to_char(gen_uuid()), '-', ''), ?, ?, 'S', ?) returning id",
                    person, block, scope,
                )  # fmt: skip
                if scope in "OB":
                    column, value = ("employee_id", person) if scope == "O" else ("branch_id", far)
                    cursor.execute(
                        f"update {block}_t set {column} = ?, is_archived = false"
                        f" where id in (select first {FEW} id from {block}_t where mod(id, 7) = ?)",
                        (value, "OB".index(scope)),
                    )
        cursor.execute("update employee_t set department_id = ? where login in ('OLGA', 'HEDDA')", (few,))
        cursor.close()
        con.commit()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PADDOCK_BENCH_DIR", str(tmp_path_factory.mktemp("narrow")))
        path = ready(CLIENTS, lambda _: None)
    add_narrow_people(path)
    return path


@pytest.fixture
def person(large: Path, request: pytest.FixtureRequest) -> Iterator[Session]:
    with open_session(Embedded(str(large)), request.param) as session:
        yield session


def page_of(session: Session, entity: str, sort: str = "name", **filters: object) -> sql.Query:
    facts = begin()(session).facts
    return store.page_query(entity, sort=sort, filters=store.narrowed(entity, filters, facts), size=PAGE)


def starting(session: Session, entity: str) -> Start:
    return begin(entity, size=PAGE)(session)


@pytest.mark.parametrize("entity", ["client", "contact"])
@pytest.mark.parametrize(
    ("person", "index"), [("OLGA", "employee"), ("BELLA", "branch")], indirect=["person"]
)
def test_an_index_gives_the_page_of_somebody_who_sees_little(
    person: Session, entity: str, index: str
) -> None:
    query = page_of(person, entity)
    text = plan(person, query)
    assert f'Index "{entity.upper()}_{index.upper()}_IX" Range Scan' in text
    assert "Sort" not in text
    assert read_by(person, query, f"{entity.upper()}_T") <= (0, 4 * FEW)
    everything = {row[0] for row in person.rows(sql.Query("all", f"select id from {entity}"))}
    assert len(everything) >= FEW
    assert {row[0] for row in person.rows(query)} == everything


@pytest.mark.parametrize("sort", ["name", "city", "last", "next", "created"])
@pytest.mark.parametrize("person", ["OLGA", "BELLA", "HEDDA"], indirect=True)
def test_no_order_makes_somebody_who_sees_little_read_the_whole_table(person: Session, sort: str) -> None:
    assert read_by(person, page_of(person, "client", sort), "CLIENT_T") <= (0, 4 * FEW)


@pytest.mark.parametrize("entity", ["client", "contact"])
@pytest.mark.parametrize("person", ["DORA"], indirect=True)
def test_the_page_of_somebody_who_sees_all_walks_the_index_of_the_order(person: Session, entity: str) -> None:
    query = page_of(person, entity)
    assert f'Index "{entity.upper()}_NAME_IX" Full Scan' in plan(person, query)
    assert "Sort" not in plan(person, query)
    assert read_by(person, query, f"{entity.upper()}_T") <= (0, 2 * PAGE)


@pytest.mark.parametrize("entity", ["client", "contact"])
@pytest.mark.parametrize("person", ["OLGA", "BELLA", "NORA", "DORA", "HEDDA"], indirect=True)
def test_the_start_reads_no_more_than_it_shows_whoever_signs_in(person: Session, entity: str) -> None:
    before = _reads(person, entity)
    rows = starting(person, entity).page.rows
    seq, idx = (after - was for after, was in zip(_reads(person, entity), before, strict=True))
    assert (seq, idx) <= (0, 4 * PAGE)
    assert rows == person.rows(page_of(person, entity))[:PAGE]


@pytest.mark.parametrize("person", ["NORA"], indirect=True)
def test_who_sees_nothing_reads_nothing(person: Session) -> None:
    query = page_of(person, "client")
    assert read_by(person, query, "CLIENT_T") == (0, 0)
    assert person.rows(query) == []


@pytest.mark.parametrize("person", ["OLGA"], indirect=True)
def test_a_stand_in_sees_the_absent_persons_clients_too(person: Session, large: Path) -> None:
    absent = 1
    with bases.owner(Embedded(str(large))) as con:
        con.execute_immediate(
            "insert into stand_in_t (uid, absent_id, stand_in_id, since, until) select 'ab', 1, e.id,"
            " cast(localtimestamp as date), cast(localtimestamp as date) from employee_t e where e.login = 'OLGA'"
        )
        con.commit()
        try:
            ids = {row[0] for row in person.rows(page_of(person, "client"))}
            theirs = {
                row[0]
                for row in person.rows(
                    sql.Query("t", "select id from client where employee_id = ?", (absent,))
                )
            }
            assert ids & theirs
        finally:
            con.execute_immediate("delete from stand_in_t")
            con.commit()


@pytest.mark.parametrize("person", ["DORA", "BELLA"], indirect=True)
def test_the_beginning_of_a_tax_number_finds_the_same_however_many_have_it(person: Session) -> None:
    numbers = [
        row[0] for row in person.rows(sql.Query("t", "select tax_id from client where tax_id is not null"))
    ]
    starts = {number[:length] for number in numbers[::40] for length in (1, 2, 3, 4)} | {"99", "0000"}
    assert len(starts) > 4
    for begun in sorted(starts):
        found = [row[0] for row in store.page("client", filters={"tax": begun}, size=3000)(person).rows]
        wanted = sql.Query(
            "w", "select id from client where tax_id starting with ? order by name, id", (begun,)
        )
        assert sorted(found) == sorted(row[0] for row in person.rows(wanted)), begun


@pytest.mark.parametrize("person", ["DORA"], indirect=True)
def test_a_beginning_that_nobody_has_reads_nothing(person: Session) -> None:
    query = store.page_asked("client", filters={"tax": "99"})
    person.rows(query)
    assert read_by(person, query, "CLIENT_T") == (0, 0)


@pytest.mark.parametrize("person", ["DORA"], indirect=True)
def test_of_a_beginning_that_many_have_the_lists_order_is_walked_without_the_others(person: Session) -> None:
    query = store.page_asked("client", filters={"tax": "7"}, size=PAGE)
    _, few, many = plan(person, query).split("First N Records")
    assert "Filter (preliminary)" in few, "the base takes one of the two ways"
    assert "Filter (preliminary)" in many
    assert many.index('"CLIENT_NAME_IX" Full Scan') < many.index('"CLIENT_TAX_IX" Range Scan')
    assert "Sort" not in many


@pytest.mark.parametrize("person", ["HEDDA"], indirect=True)
def test_who_joins_a_department_is_in_its_heads_list_without_a_new_sign_in(
    person: Session, large: Path
) -> None:
    def near() -> tuple[int, ...]:
        return begin()(person).facts.rights.permissions.near("client")["near_few"]

    before = near()
    with bases.owner(Embedded(str(large))) as con:
        con.execute_immediate(
            "update employee_t set department_id = (select department_id from employee_t where login = 'OLGA') where login = 'NORA'"
        )
        con.commit()
        try:
            assert len(near()) == len(before) + 1
        finally:
            con.execute_immediate("update employee_t set department_id = null where login = 'NORA'")
            con.commit()


def _reads(session: Session, entity: str) -> tuple[int, int]:
    from tests.db.test_demo_plans import _READ, Q

    session.end_reading()
    seq, idx = session.rows(Q(_READ, (f"{entity.upper()}_T",)))[0]
    session.end_reading()
    return int(seq), int(idx)
