"""Ways around the rights that somebody with any SQL tool may think of; each was tried, none may lead anywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest
from firebird.driver import DatabaseError

from tests.db.port_base import PHONE, ROLES, SECRET, Firm, committed, make, outcome
from tests.db.test_port import new_uid
from tests.rig.server import ServerRig

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def firm(server_rig: ServerRig, tmp_path_factory: pytest.TempPathFactory) -> Firm:
    return make(tmp_path_factory.mktemp("tricks") / "tricks.fdb", server_rig, "tricks")


@pytest.fixture
def mana(firm: Firm) -> Iterator[Any]:
    with firm.open("MANA") as opened:
        yield opened


@pytest.fixture
def heda(firm: Firm) -> Iterator[Any]:
    with firm.open("HEDA") as opened:
        yield opened


@pytest.fixture
def adma(firm: Firm) -> Iterator[Any]:
    with firm.open("ADMA") as opened:
        yield opened


def kept(con: Any, text: str, *values: object) -> Any:
    """Run a statement and commit it; its first row."""
    cursor = con.cursor()
    try:
        cursor.execute(text, values)
        return cursor.fetchone() if cursor.description else None
    finally:
        cursor.close()
        con.commit()


def switch(
    con: Any, block: str, verb: str, scope: str, role: int | None = None, person: int | None = None
) -> str:
    text = "execute procedure permission_set(?, ?, ?, ?, ?, ?, null, null)"
    return outcome(con, text, new_uid(), role, person, block, verb, scope)[0]


# ---- the own rights


def test_nobody_sets_the_own_rights_nor_those_of_the_own_role(heda: Any, firm: Firm) -> None:
    assert "own_rights" in switch(heda, "client", "X", "T", person=firm.people["HEDA"])
    assert "own_rights" in switch(heda, "client", "X", "T", role=firm.roles["head"])
    with firm.open("DIRA") as dira:
        assert "own_rights" in switch(dira, "client", "X", "N", role=firm.roles["director"])


def test_nobody_gives_more_than_the_own_or_to_people_elsewhere(heda: Any, firm: Firm) -> None:
    assert switch(heda, "client", "X", "T", person=firm.people["TEMA"]) == ""
    assert "beyond_own" in switch(heda, "client", "X", "A", person=firm.people["TEMA"])
    assert "may_not" in switch(heda, "client", "X", "N", person=firm.people["FARA"])
    assert "may_not" in switch(heda, "client", "X", "N", role=firm.roles["manager"])


def test_a_rule_cannot_be_written_with_a_number_of_ones_own(heda: Any, firm: Firm) -> None:
    text = "insert into permission (id, uid, employee_id, block, verb, scope) values (2000000000, ?, ?, 'client', 'X', 'T')"
    assert outcome(heda, text, new_uid(), firm.people["TEMA"])[0]


def test_taking_a_ban_away_cannot_open_more_than_the_own(adma: Any, heda: Any, firm: Firm) -> None:
    tema = firm.people["TEMA"]
    text = "execute procedure permission_set(?, null, ?, 'client', 'X', ?, null, null)"
    kept(adma, text, new_uid(), tema, "A")
    ban, _ = kept(adma, text, new_uid(), tema, "N")
    try:
        assert "beyond_own" in outcome(heda, "delete from permission where id = ? returning id", ban)[0]
    finally:
        kept(adma, "delete from permission where employee_id = ?", tema)


def test_a_manager_changes_no_rights_at_all(mana: Any, firm: Firm) -> None:
    assert switch(mana, "client", "S", "A", person=firm.people["MANA"])
    assert outcome(mana, "update permission set scope = 'A' where role_id = ?", firm.roles["manager"])[0]
    assert outcome(mana, "delete from permission where role_id = ?", firm.roles["manager"])[0]
    assert outcome(mana, "update employee set staff_role_id = ? where login = 'MANA'", firm.roles["admin"])[0]


def test_nobody_becomes_somebodys_stand_in_by_the_own_hand(mana: Any, heda: Any, firm: Firm) -> None:
    text = "insert into stand_in (uid, absent_id, stand_in_id, since, until) values (?, ?, ?, '2020-01-01', '2090-01-01')"
    people = firm.people
    assert outcome(mana, text, new_uid(), people["FARA"], people["MANA"])[0]
    assert outcome(mana, text, new_uid(), people["TEMA"], people["LONA"])[0]
    assert "own_rights" in outcome(heda, text, new_uid(), people["TEMA"], people["HEDA"])[0]
    assert outcome(mana, text, new_uid(), people["MANA"], people["TEMA"])[0] == ""


def test_a_stand_in_cannot_lengthen_or_hand_on_the_own_time(adma: Any, mana: Any, firm: Firm) -> None:
    people = firm.people
    (row,) = kept(
        adma,
        "insert into stand_in (uid, absent_id, stand_in_id, since, until) values (?, ?, ?, '2020-01-01', '2090-01-01') returning id",
        new_uid(), people["FARA"], people["MANA"],
    )  # fmt: skip
    try:
        assert outcome(mana, "select id from client where id = ?", firm.row("client", "f", "MANA"))[1]
        assert outcome(mana, "update stand_in set until = '2099-01-01' where id = ? returning id", row)[0]
        text = "insert into stand_in (uid, absent_id, stand_in_id, since, until) values (?, ?, ?, '2020-01-01', '2090-01-01')"
        assert outcome(mana, text, new_uid(), people["FARA"], people["TEMA"])[0]
    finally:
        kept(adma, "delete from stand_in where id = ?", row)


def test_an_administrator_set_back_is_none_in_an_open_session(adma: Any, firm: Firm) -> None:
    (person,) = kept(
        adma,
        "insert into employee (uid, name, login, branch_id, staff_role_id) values (?, 'Nobo', 'NOBO', 1, ?) returning id",
        new_uid(), firm.roles["admin"],
    )  # fmt: skip
    with firm.open("NOBO") as nobo:
        assert switch(nobo, "client", "X", "A", person=firm.people["MANA"]) == ""
        kept(adma, "update employee set staff_role_id = ? where id = ?", firm.roles["manager"], person)
        assert switch(nobo, "client", "X", "A", person=firm.people["MANA"])
        kept(adma, "update employee set is_active = false where id = ?", person)
        with pytest.raises(DatabaseError, match="Killed"):
            nobo._att.ping()


def test_a_switch_is_in_force_with_the_next_statement(mana: Any, adma: Any, firm: Firm) -> None:
    seen = "select count(*) from client"
    assert outcome(mana, seen)[1][0][0] > 0
    text = "execute procedure permission_set(?, null, ?, 'client', 'S', 'N', null, null)"
    rule, _ = kept(adma, text, new_uid(), firm.people["MANA"])
    try:
        assert outcome(mana, seen) == ("", [(0,)])
        assert outcome(mana, "select count(*) from client_list") == ("", [(0,)])
    finally:
        kept(adma, "delete from permission where id = ?", rule)
    assert outcome(mana, seen)[1][0][0] > 0


# ---- forged variables


def test_a_change_cannot_be_put_into_somebody_elses_act(mana: Any, adma: Any, firm: Firm) -> None:
    (act,) = kept(adma, "select id from act_begin(?, 'import', 'x')", new_uid())
    client = firm.row("client", "o", "MANA")
    kept(
        mana,
        "execute block (a integer = ?, c integer = ?) as begin"
        " rdb$set_context('USER_TRANSACTION', 'PADDOCK_ACT', a); update client set note = 'mine' where id = :c; end",
        act, client,
    )  # fmt: skip
    newest = outcome(
        adma,
        "select first 1 act_id, login from history where entity = 'client' and row_id = ? order by id desc",
        client,
    )
    assert newest[1] == [(None, "MANA")]


@pytest.mark.parametrize("said", ["x", "999999999", "-1", "1; drop table client_t", "9" * 200])
def test_nonsense_in_the_variable_is_no_act_and_no_error(mana: Any, firm: Firm, said: str) -> None:
    text = (
        "execute block (a varchar(250) = ?, c integer = ?) as begin"
        " rdb$set_context('USER_TRANSACTION', 'PADDOCK_ACT', a); update client set note = 'mine' where id = :c; end"
    )
    assert outcome(mana, text, said, firm.row("client", "o", "MANA"))[0] == ""


def test_no_other_variable_changes_who_one_is(mana: Any, firm: Firm) -> None:
    text = (
        "execute block returns (who varchar(63), n integer) as begin"
        " rdb$set_context('USER_SESSION', 'CURRENT_USER', 'ADMA'); rdb$set_context('USER_SESSION', 'PADDOCK_ACT', '1');"
        " who = current_user; select count(*) from client c where c.id = "
        + str(firm.row("client", "f", "MANA"))
        + " into n; suspend; end"
    )
    assert outcome(mana, text) == ("", [("MANA", 0)])
    assert outcome(mana, "select rdb$set_context('SYSTEM', 'EFFECTIVE_USER', 'ADMA') from rdb$database")[0]


# ---- rows drawn over from others


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("update client_class set client_id = ? where client_id = ? returning id", "client_class"),
        ("update channel set client_id = ? where client_id = ? returning id", "channel"),
        ("update employment set contact_id = ? where contact_id = ? returning id", "employment"),
    ],
)
def test_a_row_of_anothers_client_cannot_be_drawn_over_to_the_own(
    mana: Any, adma: Any, firm: Firm, text: str, kind: str
) -> None:
    of = "contact" if kind == "employment" else "client"
    mine, theirs = firm.row(of, "o", "MANA"), firm.row(of, "b", "MANA")
    if kind == "client_class":
        kept(adma, "update or insert into client_class (client_id, value_id) values (?, (select first 1 id from dictionary)) matching (client_id, value_id)", theirs)  # fmt: skip
    if kind == "channel":
        rule, _ = kept(adma, "execute procedure permission_set(?, null, ?, 'channel', 'C', 'O', null, null)", new_uid(), firm.people["MANA"])  # fmt: skip
    try:
        assert outcome(adma, f"select id from {kind} where {of}_id = ?", theirs)[1]
        assert "not_yours" in outcome(mana, text, mine, theirs)[0]
    finally:
        if kind == "channel":
            kept(adma, "delete from permission where id = ?", rule)


def test_a_talk_cannot_be_put_into_somebody_elses_mouth(mana: Any, firm: Firm) -> None:
    talk = firm.row("interaction", "o", "MANA")
    assert outcome(
        mana, "update interaction set employee_id = ? where id = ? returning id", firm.people["LONA"], talk
    )[0]


def test_a_task_of_others_cannot_be_made_the_own_and_deleted(mana: Any, adma: Any, firm: Firm) -> None:
    people = firm.people
    (task,) = kept(
        adma,
        "insert into task (uid, subject, employee_id, due_at) values (?, 'From above', ?, '2030-01-01 10:00') returning id",
        new_uid(), people["MANA"],
    )  # fmt: skip
    assert outcome(mana, "update task set author_id = ? where id = ? returning id", people["MANA"], task)[0]
    assert outcome(mana, "delete from task where id = ? returning id", task)[0]
    assert (
        "may_not_reassign"
        in outcome(mana, "update task set employee_id = ? where id = ? returning id", people["FARA"], task)[0]
    )
    assert outcome(mana, "update task set state = 'D' where id = ? returning id", task)[1]


@pytest.mark.parametrize("kind", ["interaction", "task"])
def test_a_hidden_persons_name_is_not_had_by_naming_the_number(mana: Any, firm: Firm, kind: str) -> None:
    contact = firm.row("contact", "f", "MANA")
    row = firm.row(kind, "o", "MANA")
    assert (
        "not_yours"
        in outcome(mana, f"update {kind} set contact_id = ? where id = ? returning id", contact, row)[0]
    )


# ---- files, phones, history


def test_a_digest_opens_no_file(mana: Any, firm: Firm) -> None:
    sha = hashlib.sha256(b"file f").hexdigest()
    client = firm.row("client", "o", "MANA")
    assert outcome(mana, "execute procedure file_known(?)", sha)[1] == [(False,)]
    assert outcome(
        mana, "select id from attachment_add(?, 'client', ?, 'x', null, ?, null)", new_uid(), client, sha
    )[0]
    photo = "execute procedure contact_photo_set(?, ?, null)"
    assert outcome(mana, photo, firm.row("contact", "o", "MANA"), sha)[0]
    own = firm.row("attachment", "o", "MANA")
    assert outcome(mana, "update attachment set sha = ? where id = ? returning id", sha, own)[0]
    assert outcome(
        mana, "select body from attachment_body(?, false)", firm.row("attachment", "f", "MANA")
    ) == (
        "",
        [(None,)],
    )


def test_a_file_cannot_be_moved_to_the_own_client(mana: Any, firm: Firm) -> None:
    text = "update attachment set owner_id = ? where id = ? returning id"
    assert outcome(mana, text, firm.row("client", "o", "MANA"), firm.row("attachment", "b", "MANA"))[0]


def test_the_history_tells_of_visible_rows_only(mana: Any) -> None:
    for text in (
        "select count(*) from history h, history_field(h.id) f where f.old_value like ? or f.new_value like ?",
        "select count(*) from history h, history_field(h.id) f where cast(f.old_value as varchar(2000)) containing ? or f.new_value containing ?",
    ):
        assert outcome(mana, text, f"%{SECRET}%", f"%{SECRET}%") == ("", [(0,)])
    entities = outcome(mana, "select distinct entity from history where entity = 'permission'")
    assert entities == ("", [])


def test_files_of_hidden_clients_leave_no_trace_in_the_history(mana: Any, adma: Any, firm: Firm) -> None:
    hidden = firm.row("attachment", "f", "MANA")
    kept(adma, "update attachment set note = ? where id = ?", SECRET, hidden)
    asked = "select count(*) from history where entity = 'attachment' and row_id = ?"
    assert outcome(adma, asked, hidden)[1] != [(0,)]
    assert outcome(mana, asked, hidden) == ("", [(0,)])


def test_who_does_not_see_phones_finds_nobody_by_them(mana: Any, adma: Any, firm: Firm) -> None:
    asked = "select found from find('', '', '', '', ?, '', '', 12)"
    tail = PHONE[::-1][:7]
    assert outcome(mana, asked, tail)[1]
    rule, _ = kept(
        adma,
        "execute procedure permission_set(?, null, ?, 'channel', 'S', 'N', null, null)",
        new_uid(),
        firm.people["MANA"],
    )
    try:
        assert outcome(mana, asked, tail) == ("", [])
        assert outcome(mana, "select count(*) from channel") == ("", [(0,)])
        assert outcome(mana, "select count(*) from client_list where phone is not null") == ("", [(0,)])
        assert outcome(mana, "select count(*) from employment_list where phone is not null") == ("", [(0,)])
    finally:
        kept(adma, "delete from permission where id = ?", rule)


def test_a_phone_scope_of_the_own_shows_the_own_only(mana: Any, adma: Any, firm: Firm) -> None:
    text = "execute procedure permission_set(?, null, ?, 'channel', ?, 'O', null, null)"
    rules = [kept(adma, text, new_uid(), firm.people["MANA"], verb)[0] for verb in "SF"]
    try:
        assert outcome(mana, "select id from channel") == ("", [(firm.row("channel", "o", "MANA"),)])
        shown = outcome(mana, "select id from client_list where phone is not null")
        assert shown == ("", [(firm.row("client", "o", "MANA"),)])
    finally:
        for rule in rules:
            kept(adma, "delete from permission where id = ?", rule)


def test_the_engines_profiler_does_not_begin_and_leaves_no_tables(firm: Firm) -> None:
    with firm.open("MANA") as con:
        assert (
            "PLG$PROF_SESSIONS" in outcome(con, "select rdb$profiler.start_session('x') from rdb$database")[0]
        )
        outcome(con, "select count(*) from client")
        committed(con, "execute procedure rdb$profiler.finish_session(true)")
    with firm.rig_owner() as con:
        text = "select trim(rdb$relation_name) from rdb$relations where rdb$relation_name starting with 'PLG$PROF'"
        assert outcome(con, text)[1] == [("PLG$PROF_SESSIONS",)]


@pytest.mark.parametrize(
    "text",
    [
        "comment on table client_t is 'x'",
        "create global temporary table x (i integer)",
        "create mapping m using any plugin from any user to user sysdba",
        "create shadow 1 '/tmp/x.shd'",
        "alter database begin backup",
        "create or alter trigger t on connect as begin end",
        "insert into rdb$user_privileges values ('MANA', 'SYSDBA', 'M', 0, 'CRM_ADMIN', null, 8, 13)",
        "execute block as begin execute statement 'delete from client_t' with caller privileges; end",
        "merge into client c using client_list s on c.id = s.id when matched then delete",
        "create user zzz password 'xxxxxxxx1'",
        "alter user adma password 'xxxxxxxx1'",
    ],
)
def test_neither_definitions_nor_users_are_made_by_an_employee(mana: Any, text: str) -> None:
    assert committed(mana, text)


def test_a_reset_of_the_session_opens_nothing_and_ends_nothing(mana: Any, firm: Firm) -> None:
    before = outcome(mana, "select count(*) from client")[1]
    for text in ("alter session reset", "set role none"):
        assert outcome(mana, text)[0] == ""
        assert outcome(mana, "select count(*) from client")[1] == before
    with firm.rig_owner() as con:
        open_ones = "select count(*) from session_t where login = 'MANA' and ended_at is null"
        assert outcome(con, open_ones)[1][0][0] >= 1


def test_a_row_of_a_number_of_others_is_neither_overwritten_nor_taken(mana: Any, firm: Firm) -> None:
    far = firm.row("client", "f", "MANA")
    values = f"'{new_uid()}', 'Taken', 1, {firm.people['MANA']}"
    texts = (
        f"update or insert into client (id, uid, name, branch_id, employee_id) values ({far}, {values}) matching (id) returning id",
        f"merge into client c using (select {far} as id from rdb$database) s on c.id = s.id"
        f" when matched then update set name = 'Taken' when not matched then"
        f" insert (id, uid, name, branch_id, employee_id) values (s.id, {values}) returning c.id",
    )
    for text in texts:
        error, rows = outcome(mana, text)
        assert error or rows[0][0] != far, rows
    with firm.rig_owner() as con:
        assert outcome(con, "select name from client_t where id = ?", far)[1][0][0].startswith(SECRET)


def test_the_people_of_the_tests_are_one_of_each_role(adma: Any) -> None:
    codes = outcome(adma, "select code from staff_role order by code")[1]
    assert sorted(ROLES.values()) == [code.strip() for (code,) in codes]
