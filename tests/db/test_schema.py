"""The base as the judge: who sees what, what is refused, what is written down, what can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core import store
from app.core.begin import begin
from app.core.cases.big_acts import mass_change, undo
from app.core.cases.quick_entry import Entry, quick_entry
from app.core.search import find
from db import audit, base, engine, errors, migrate
from db.script import SCHEMA, code_statements, parts, table_statements
from db.session import Session
from tests.staffed import (  # noqa: F401 -- fixtures
    anna,
    as_user,
    ask,
    boris,
    do,
    new,
    staffed_path,
    staffed_template,
    vera,
)

SOUTH = 2


def test_the_generated_triggers_are_what_the_tables_ask_for() -> None:
    text = SCHEMA.read_text(encoding="utf-8")
    assert audit.rewritten(text) == text


def test_every_table_with_a_row_version_is_audited() -> None:
    tables, code = parts(SCHEMA.read_text(encoding="utf-8"))
    versioned = {
        s.split()[2] for s in table_statements(tables) if s.startswith("create table") and " d_rv" in s
    }
    triggers = {
        s.split()[4] for s in code_statements(code) if s.startswith("create trigger") and "_audit for " in s
    }
    assert versioned
    assert versioned == triggers


def test_an_upgrade_leaves_the_schema_as_a_new_base_has_it(staffed_path: Path) -> None:
    with base.owner(engine.Embedded(str(staffed_path))) as con:
        con.execute_immediate("drop trigger client_word_fill")
        con.execute_immediate("create view stray as select 1 as one from rdb$database")
        con.commit()
        assert migrate.description(con) != base.expected()
        migrate.upgrade(con)
        assert migrate.description(con) == base.expected()


def test_a_person_without_a_staff_row_does_not_get_in(as_user: Callable[[str], Session]) -> None:
    with pytest.raises(errors.Refused) as refusal:
        as_user("MALLORY")
    assert refusal.value.key == "not_staff"


def test_nobody_reaches_a_table(boris: Session) -> None:
    tables, _ = parts(SCHEMA.read_text(encoding="utf-8"))
    names = [s.split()[2] for s in table_statements(tables) if s.startswith("create table")]
    assert len(names) > 20
    for name in names:
        with pytest.raises(errors.Forbidden):
            ask(boris, f"select count(*) from {name}")


def test_a_narrow_person_sees_and_makes_rows_of_the_own_branch_only(anna: Session, vera: Session) -> None:
    north = new(anna, "client", name="Northern Star", branch_id=1)
    south = new(anna, "client", name="Southern Cross", branch_id=SOUTH)
    assert [row[0] for row in ask(vera, "select id from client_list")] == [south]
    assert do(vera, "update client set note = 'mine' where id = ? returning rv", north) is None
    with pytest.raises(errors.Rule) as refusal:
        new(vera, "client", name="Elsewhere", branch_id=1)
    assert refusal.value.key == "not_yours"
    with pytest.raises(errors.Rule):
        new(vera, "channel", client_id=north, kind="P", typed="1234567")
    do(
        vera, "update client set branch_id = 1 where id = ? returning rv", south
    )  # a head may hand over what is hers
    assert ask(vera, "select id from client_list") == []


def test_a_manager_cannot_change_dictionaries_or_the_firms_settings(boris: Session) -> None:
    with pytest.raises(errors.Forbidden):
        do(boris, "update dictionary set name = 'x' where id = 1 returning rv")
    with pytest.raises(errors.Rule) as refusal:
        do(boris, "execute procedure setting_set('country', true, '\"DE\"')")
    assert refusal.value.key == "not_admin"


def test_a_stale_save_is_a_conflict(anna: Session, boris: Session) -> None:
    row = new(anna, "client", name="Acme")
    mine, theirs = (store.card("client", row)(s).values for s in (anna, boris))
    store.save("client", {**theirs, "city": "Tver"})(boris)
    with pytest.raises(errors.Conflict):
        store.save("client", {**mine, "city": "Omsk"})(anna)
    assert store.card("client", row)(anna).values["city"] == "Tver"


def test_stamps_cannot_be_forged(boris: Session) -> None:
    row = new(boris, "client", name="Acme", created_by=1, created_at=dt.datetime(2001, 1, 1), rv=77)
    by, at, rv = ask(boris, "select created_by, created_at, rv from client where id = ?", row)[0]
    assert (by, rv) == (2, 0)
    assert at.year > 2001
    do(boris, "update client set created_by = 1, rv = 50, name = 'Acme 2' where id = ? returning rv", row)
    assert ask(boris, "select created_by, rv from client where id = ?", row) == [(2, 1)]


def test_each_changed_field_is_in_the_history_with_who_and_both_values(anna: Session, boris: Session) -> None:
    row = new(anna, "client", name="Acme", city="Tver")
    do(boris, "update client set city = 'Omsk', note = 'moved' where id = ? returning rv", row)
    found = store.tab_rows("client", row, "history")(anna)
    lines = [(who, verb, field, old, after) for _, _, who, verb, field, old, after, _, _ in found]
    assert lines == [
        ("Boris", "U", "city", "Tver", "Omsk"),
        ("Boris", "U", "note", None, "moved"),
        ("Anna", "I", None, None, None),
    ]


def test_history_of_rows_out_of_sight_is_out_of_sight(anna: Session, vera: Session) -> None:
    row = new(anna, "client", name="Secret", branch_id=1)
    assert store.tab_rows("client", row, "history")(anna)
    assert store.tab_rows("client", row, "history")(vera) == []


def test_quick_entry_writes_the_call_and_its_next_step_and_moves_the_clients_dates(anna: Session) -> None:
    row = new(anna, "client", name="Acme")
    due = dt.datetime(2030, 5, 6, 10)
    at = dt.datetime(2026, 3, 4, 15, 30)
    ids = quick_entry(Entry(row, "Wants a price", at=at, next_step="Send the price", next_at=due))(anna)
    assert None not in ids
    assert ask(anna, "select last_at, next_at, rv from client_list where id = ?", row) == [(at, due, 0)]
    do(anna, "update task set state = 'D' where id = ? returning rv", ids[1])
    assert ask(anna, "select next_at from client_list where id = ?", row) == [(None,)]
    do(anna, "delete from task where id = ? returning id", ids[1])
    do(anna, "delete from interaction where id = ? returning id", ids[0])
    assert ask(anna, "select last_at from client_list where id = ?", row) == [(None,)]


@pytest.mark.parametrize(
    "typed",
    [
        "елоч игр",
        "ИГРУШКИ ёлочные",
        "фабрика",
        "9876",
        "8 (912) 345-98-76",
        "+7 912 345 98 76",
        "79123459876",
        "345-98-76",
        "INFO@elka",
        "7707083893",
        "77070",
    ],
)
def test_a_client_is_found_by_any_of_its_marks(anna: Session, typed: str) -> None:
    row = new(anna, "client", name="Ёлочные игрушки", legal_name="ООО «Фабрика ёлок»", tax_id="7707083893")
    new(anna, "client", name="Другой клиент")
    new(anna, "channel", client_id=row, kind="P", typed="8 912 345-98-76", normal="+79123459876")
    new(anna, "channel", client_id=row, kind="E", typed="info@Elka.example.com")
    assert [hit.id for hit in find(typed)(anna)] == [row]


def test_accents_and_case_do_not_matter(anna: Session) -> None:
    row = new(anna, "contact", name="Łukasz Müller-Ñandú")
    for typed in ("muller", "ÑANDU müll", "nandu"):
        assert [(hit.kind, hit.id) for hit in find(typed)(anna)] == [("P", row)]


def test_search_shows_nothing_of_other_branches(anna: Session, vera: Session) -> None:
    row = new(anna, "client", name="Northern Star", branch_id=1, tax_id="7707083893")
    new(anna, "channel", client_id=row, kind="P", typed="+7 912 345 98 76", normal="+79123459876")
    for typed in ("northern", "9876", "7707083893"):
        assert find(typed)(anna)
        assert find(typed)(vera) == []


def test_a_mass_change_is_one_act_and_is_taken_back_but_not_over_others_work(
    anna: Session, boris: Session
) -> None:
    rows = [new(anna, "client", name=f"Client {i}", city="Tver") for i in range(5)]
    done = mass_change("client", rows, "city", "Omsk", "City of 5 clients")(anna)
    assert done.rows == 5
    do(boris, "update client set city = 'Kazan' where id = ? returning rv", rows[2])
    steps = undo(done.act_id)(anna)
    assert [s.row_id for s in steps if not s.done] == [rows[2]]
    cities = dict(ask(anna, "select id, city from client"))
    assert [cities[r] for r in rows] == ["Tver", "Tver", "Kazan", "Tver", "Tver"]
    with pytest.raises(errors.Rule) as refusal:
        undo(done.act_id)(anna)
    assert refusal.value.key == "act_closed"


def test_nobody_takes_back_anothers_act(anna: Session, boris: Session) -> None:
    rows = [new(anna, "client", name="Acme", city="Tver")]
    done = mass_change("client", rows, "city", "Omsk", "x")(anna)
    with pytest.raises(errors.Rule) as refusal:
        undo(done.act_id)(boris)
    assert refusal.value.key == "not_yours"


def test_an_employment_outlives_its_end_and_names_past_employers(anna: Session) -> None:
    old, now = new(anna, "client", name="Old firm"), new(anna, "client", name="New firm")
    person = new(anna, "contact", name="Vsevolod Granin")
    new(anna, "employment", contact_id=person, client_id=old, until=dt.date(2025, 5, 1))
    new(anna, "employment", contact_id=person, client_id=now, job="Head")
    assert ask(anna, "select client, job from contact_list") == [("New firm", "Head")]
    assert len(ask(anna, "select id from employment_list where contact_id = ?", person)) == 2


def test_a_department_cannot_be_part_of_itself(anna: Session) -> None:
    top = new(anna, "department", name="Sales", branch_id=1)
    part = new(anna, "department", name="Key clients", branch_id=1, parent_id=top)
    with pytest.raises(errors.Rule) as refusal:
        do(anna, "update department set parent_id = ? where id = ? returning rv", part, top)
    assert refusal.value.key == "department_loop"


def test_what_the_program_relies_on_in_dictionaries_stays(anna: Session) -> None:
    (first,) = ask(anna, "select id from dictionary where code = 'first_contact'")
    with pytest.raises(errors.Rule):
        do(anna, "delete from dictionary where id = ? returning id", first[0])
    do(anna, "update dictionary set name = 'Hello said' where id = ? returning rv", first[0])
    assert ask(anna, "select name from dictionary where id = ?", first[0]) == [("Hello said",)]


def test_the_start_brings_who_rights_settings_and_the_first_page(anna: Session, boris: Session) -> None:
    new(anna, "client", name="Acme", country="DE")
    do(anna, "execute procedure setting_set('country', true, ?)", '"DE"')
    do(boris, "execute procedure setting_set('page.size', false, ?)", "77")
    do(boris, "execute procedure setting_set('list.client.columns', false, ?)", '"' + "я" * 900 + '"')
    start = begin("client")(boris)
    facts = start.facts
    assert (facts.login, facts.me_name, facts.firm) == ("BORIS", "Boris", "Firm")
    assert facts.settings.get("country") == "DE"
    assert facts.settings.get("page.size") == 77
    assert facts.settings.layout("list.client.columns") == "я" * 900
    assert facts.rights.may_change("client")
    assert not facts.rights.may_change("dictionary")
    assert begin()(anna).facts.rights.may_change("dictionary")
    assert [row[1] for row in start.page.rows] == ["Acme"]
    assert {v.code for v in facts.picks("status")} >= {"new", "first_contact", "active"}
    assert abs((facts.now() - dt.datetime.now()).total_seconds()) < 5


@pytest.mark.parametrize("entity", ["client", "contact"])
def test_search_words_follow_their_row_and_go_with_it(anna: Session, staffed_path: Path, entity: str) -> None:
    row_id = new(anna, entity, name="Gooseberry Mill")

    def words() -> list[str]:
        with base.owner(engine.Embedded(str(staffed_path))) as con:
            cursor = con.cursor()
            cursor.execute(f"select word from {entity}_word_t where {entity}_id = ? order by 1", (row_id,))
            found = [word for (word,) in cursor.fetchall()]
            cursor.close()
        return found

    assert words() == ["Gooseberry", "Mill"]
    do(anna, f"update {entity} set name = 'Gooseberry Barn' where id = ?", row_id)
    assert words() == ["Barn", "Gooseberry"]
    do(anna, f"delete from {entity} where id = ?", row_id)
    assert words() == []


def test_a_report_is_never_written_down_with_fewer_rows_than_none(boris: Session, staffed_path: Path) -> None:
    do(boris, "execute procedure note_report('clients.list', -5, 'x')")
    boris.close()
    with base.owner(engine.Embedded(str(staffed_path))) as con:
        cursor = con.cursor()
        cursor.execute("select amount from audit_t where verb = 'R'")
        assert cursor.fetchall() == [(0,)]
        cursor.close()


@pytest.mark.parametrize(
    ("name", "text"),
    [("legal", "GRAPE"), ("code", "7710"), ("number", "102"), ("address", "mill lane"), ("note", "éclair")],
)
def test_a_client_is_filtered_by_what_only_its_card_shows(anna: Session, name: str, text: str) -> None:
    found = new(
        anna,
        "client",
        name="One",
        legal_name="The Grape Company",
        reg_code="771001001",
        reg_no="1027700132195",
        address="5 Mill Lane",
        note="Likes eclairs with coffee",
    )
    new(anna, "client", name="Other", legal_name="Other", address="Elsewhere", note="Tea")
    anna.end_reading()
    page = store.page("client", filters={name: text})(anna)
    assert [row[0] for row in page.rows] == [found]
