"""Log-ins at the port: what an administrator may do to users, what nobody may, and what a blocked or new person gets."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from firebird.driver import DatabaseError, connect

from db import base, engine, migrate
from tests.db.port_base import PASSWORD, ROLES, Firm, committed, make, outcome
from tests.rig.server import ServerRig

pytestmark = pytest.mark.server
FIRST = "first-7Hq2w"


@pytest.fixture(scope="module")
def firm(server_rig: ServerRig, tmp_path_factory: pytest.TempPathFactory) -> Firm:
    return make(tmp_path_factory.mktemp("logins") / "logins.fdb", server_rig, "logins")


@pytest.fixture
def adma(firm: Firm) -> Iterator[Any]:
    with firm.open("ADMA") as opened:
        yield opened


@pytest.fixture
def owner(firm: Firm) -> Iterator[Any]:
    with firm.open("PADDOCK_OWNER") as opened:
        yield opened


def enters(firm: Firm, login: str, password: str) -> str:
    """What the server says to a log-in: "" or the error."""
    try:
        connect(firm.rig.dsn(firm.alias), user=login, password=password, charset="UTF8").close()
    except DatabaseError as error:
        return str(error) or "refused"
    return ""


@contextlib.contextmanager
def opened(firm: Firm, login: str, password: str) -> Iterator[Any]:
    with connect(firm.rig.dsn(firm.alias), user=login, password=password, charset="UTF8") as con:
        yield con


def kept(con: Any, text: str, *values: object) -> list[Any]:
    """Run a statement and commit it."""
    cursor = con.cursor()
    try:
        cursor.execute(text, values)
        return list(cursor.fetchall()) if cursor.description else []
    finally:
        cursor.close()
        con.commit()


def person(owner: Any, firm: Firm, name: str, role: str = "manager") -> int:
    """A new employee without a log-in."""
    text = "insert into employee_t (uid, name, branch_id, staff_role_id) values (gen_uuid_hex(), ?, 1, ?) returning id"
    text = text.replace("gen_uuid_hex()", "lower(replace(uuid_to_char(gen_uuid()), '-', ''))")
    return int(kept(owner, text, name, firm.roles[role])[0][0])


# ---- what nobody may do


@pytest.mark.parametrize(
    "text",
    [
        "alter user sysdba password 'x1'",
        "alter user sysdba inactive",
        "create or alter user sysdba password 'x1'",
        "drop user sysdba",
        "alter user sysdba set tags (a = 'b')",
        "alter user paddock_owner password 'x1'",
        "alter user paddock_owner inactive",
        "drop user paddock_owner",
        "alter user adma grant admin role",
        "alter user tema grant admin role",
        "create user evil password 'x1' grant admin role",
        "grant rdb$admin to adma",
        "grant rdb$admin to tema",
        "grant crm_admin to tema with admin option",
        "alter user adma inactive",
        "drop user adma",
        "update plg$srp_view set plg$user_name = 'SYSDBA' where plg$user_name = 'TEMA'",
        "update plg$srp_view set plg$verifier = (select v.plg$verifier from plg$srp_view v where v.plg$user_name = 'ADMA')"
        " where plg$user_name = 'SYSDBA'",
        "update plg$srp_view set plg$user_name = 'EVIL' where plg$user_name = 'TEMA'",
        "insert into plg$srp_view (plg$user_name, plg$verifier, plg$salt, plg$active) values ('PADDOCK_OWNER', 'x', 'x', true)",
        "delete from plg$srp_view where plg$user_name = 'PADDOCK_OWNER'",
        "drop trigger srp_guard",
        "alter trigger srp_guard inactive",
        "alter role crm_admin set system privileges to user_management, use_gbak_utility",
        "create role mine set system privileges to access_any_object_in_database",
        "alter role crm_manager set system privileges to user_management",
        "delete from login_t",
        "update login_t set valid_until = null",
        "update mon$attachments set mon$user = 'X'",
        "delete from mon$attachments where mon$user = 'PADDOCK_OWNER'",
        "update employee set login = 'SYSDBA' where login = 'TEMA'",
        "update employee set login = 'PADDOCK_OWNER' where login = 'TEMA'",
        "execute procedure login_make(1, 'PADDOCK_OWNER', 'x1')",
        "execute procedure login_changed('ADMA', 'U')",
        "execute procedure end_sessions('PADDOCK_OWNER')",
    ],
)
def test_an_administrator_does_not_become_the_owner_nor_more_than_an_administrator(
    adma: Any, text: str
) -> None:
    assert committed(adma, text)
    assert outcome(
        adma, "select sec$user_name from sec$users where sec$admin and sec$user_name = 'ADMA'"
    ) == ("", [])


def test_after_all_of_that_the_owner_still_gets_in_and_the_others_too(firm: Firm) -> None:
    for login in ("PADDOCK_OWNER", "ADMA", "TEMA"):
        assert enters(firm, login, PASSWORD) == ""
    assert enters(firm, "SYSDBA", firm.rig.sysdba_password) == ""


@pytest.mark.parametrize("login", [who for who in ROLES if who != "ADMA"])
@pytest.mark.parametrize(
    "text",
    [
        "create user evil password 'x1'",
        "alter user adma password 'x1'",
        "alter user adma inactive",
        "alter user tema inactive",
        "alter current user inactive",
        "drop user tema",
        "update plg$srp_view set plg$active = true",
        "delete from mon$attachments",
        "execute procedure login_block(1, true)",
        "execute procedure login_reset(1, 'x1')",
        "execute procedure login_make(1, 'EVIL', 'x1')",
        "execute procedure session_end(1)",
        "execute block as begin execute statement 'alter user adma password ''x1'''; end",
    ],
)
def test_who_is_no_administrator_touches_no_user(firm: Firm, login: str, text: str) -> None:
    with firm.open(login) as con:
        assert committed(con, text)


def test_others_sessions_are_not_seen_by_who_is_no_administrator(firm: Firm) -> None:
    with firm.open("ADMA"), firm.open("MANA") as mana:
        assert outcome(mana, "select * from session_now")[0]
        assert "not_admin" in outcome(mana, "select * from session_past(?)", firm.people["ADMA"])[0]
        assert "not_admin" in outcome(mana, "select * from session_past(null)")[0]
        error, rows = outcome(mana, "select login from session_past(?)", firm.people["MANA"])
        assert error == ""
        assert {login for (login,) in rows} == {"MANA"}
        assert outcome(mana, "select distinct mon$user from mon$attachments")[1][0][0].strip() == "MANA"


def test_nobody_but_an_administrator_sees_what_the_base_keeps_of_others_passwords(firm: Firm) -> None:
    for login in (who for who in ROLES if who != "ADMA"):
        with firm.open(login) as con:
            error, rows = outcome(con, "select trim(plg$user_name) from plg$srp_view")
            assert (error, rows) == ("", [(login,)])
            assert outcome(con, "select plg$verifier from plg$srp")[0]


def test_an_administrator_set_back_makes_no_more_users_in_an_open_session(owner: Any, firm: Firm) -> None:
    staff = person(owner, firm, "Zoya", "admin")
    kept(owner, "update employee_t set login = 'ZOYA' where id = ?", staff)
    firm.rig.add_people(firm.alias, {"ZOYA": PASSWORD})
    kept(owner, "update login_t set valid_until = null where login = 'ZOYA'")
    with firm.open("ZOYA") as zoya:
        kept(owner, "update employee_t set staff_role_id = ? where id = ?", firm.roles["manager"], staff)
        assert "not_admin" in committed(zoya, "alter user tema password 'x1'")
        assert "not_admin" in committed(zoya, "create user evil password 'x1'")
    assert enters(firm, "TEMA", PASSWORD) == ""


# ---- making, resetting


@pytest.mark.parametrize("zone", ["-14:00", "+14:00", "Pacific/Pago_Pago"])
def test_no_time_zone_of_a_session_makes_an_ended_password_good_again(
    adma: Any, owner: Any, firm: Firm, zone: str
) -> None:
    login = f"ZONE{len(zone)}{'M' if zone.startswith('-') else 'P'}"
    staff = person(owner, firm, login.title())
    kept(adma, f"execute procedure login_make(?, '{login}', ?)", staff, FIRST)
    with opened(firm, login, FIRST) as con:
        con.execute_immediate(f"set time zone '{zone}'")
        assert outcome(con, "select count(*) from me") == ("", [(0,)])


def test_a_new_person_must_set_an_own_password_before_anything_is_open(
    adma: Any, owner: Any, firm: Firm
) -> None:
    staff = person(owner, firm, "Nina")
    kept(adma, "execute procedure login_make(?, 'NINA', ?)", staff, FIRST)
    with opened(firm, "NINA", FIRST) as nina:
        for door in (
            "me",
            "client",
            "contact",
            "client_list",
            "task",
            "interaction",
            "channel",
            "history where entity = 'client'",
        ):
            assert outcome(nina, f"select count(*) from {door}") == ("", [(0,)]), door
        assert outcome(nina, "select password_ends_at <= firm_now from base_info") == ("", [(True,)])
        add = "insert into client (uid, name) values (?, 'X') returning id"
        assert outcome(nina, add, "f" * 32)[0]
        assert outcome(nina, "select count(*) from find('open', '', '', '', '', '', '', 10)")[1] in (
            [(0,)],
            [],
        )
        kept(nina, "execute procedure my_password('own-3Lm9v')")
        assert outcome(nina, "select count(*) from me") == ("", [(1,)])
        assert outcome(nina, "select count(*) from client")[1][0][0] > 0
        assert outcome(nina, "select password_ends_at from base_info") == ("", [(None,)])
    assert enters(firm, "NINA", FIRST)
    assert enters(firm, "NINA", "own-3Lm9v") == ""


def test_passwords_hold_any_sign_and_nothing_in_them_is_a_statement(
    adma: Any, owner: Any, firm: Firm
) -> None:
    staff = person(owner, firm, "Olga")
    nasty = "it's' inactive; drop user adma --\"пароль"
    kept(adma, "execute procedure login_make(?, 'OLGA', ?)", staff, nasty)
    assert enters(firm, "OLGA", nasty) == ""
    with opened(firm, "OLGA", nasty) as olga:
        kept(olga, "execute procedure my_password(?)", "'||x'")
    assert enters(firm, "OLGA", "'||x'") == ""
    assert enters(firm, "ADMA", PASSWORD) == ""


@pytest.mark.parametrize("login", ["anna", "АННА", "1ANNA", "A B", 'A"B', "A'B", "", "A" * 32, "A;B"])
def test_a_log_in_of_other_signs_is_refused_by_the_base(adma: Any, firm: Firm, login: str) -> None:
    try:
        error = outcome(adma, "execute procedure login_make(?, ?, 'x')", firm.people["TEMA"], login)[0]
    except UnicodeEncodeError:
        error = "not even sent"
    assert error


def test_a_password_lives_as_many_days_as_the_firm_says(adma: Any, owner: Any, firm: Firm) -> None:
    staff = person(owner, firm, "Ida")
    kept(adma, "execute procedure login_make(?, 'IDA', ?)", staff, FIRST)
    with opened(firm, "IDA", FIRST) as ida:
        kept(ida, "execute procedure my_password('own-3Lm9v')")
        kept(adma, "execute procedure setting_set('password.days', true, '30')")
        assert outcome(ida, "select datediff(day from firm_now to password_ends_at) from base_info") == (
            "",
            [(30,)],
        )
        kept(owner, "update login_t set changed_at = dateadd(-31 day to changed_at) where login = 'IDA'")
        kept(adma, "execute procedure setting_set('password.days', true, '31')")
        assert outcome(ida, "select count(*) from me") == ("", [(0,)])
        kept(adma, "execute procedure setting_set('password.days', true, null)")
        assert outcome(ida, "select count(*) from me") == ("", [(1,)])


def test_a_reset_ends_the_sessions_and_asks_for_an_own_password(adma: Any, firm: Firm) -> None:
    with firm.open("LONA") as lona:
        kept(adma, "execute procedure login_reset(?, ?)", firm.people["LONA"], FIRST)
        assert "shutdown" in ended(lona)
    assert enters(firm, "LONA", PASSWORD)
    with opened(firm, "LONA", FIRST) as lona:
        assert outcome(lona, "select count(*) from me") == ("", [(0,)])
        kept(lona, "execute procedure my_password(?)", PASSWORD)
    assert enters(firm, "LONA", PASSWORD) == ""
    assert "own_login" in outcome(adma, "execute procedure login_reset(?, 'x')", firm.people["ADMA"])[0]


def test_another_log_in_leaves_no_user_of_the_old_name(adma: Any, owner: Any, firm: Firm) -> None:
    staff = person(owner, firm, "Rita")
    kept(adma, "execute procedure login_make(?, 'RITA', ?)", staff, FIRST)
    with opened(firm, "RITA", FIRST) as rita:
        kept(adma, "execute procedure login_make(?, 'RITA_K', ?)", staff, FIRST)
        assert "shutdown" in ended(rita)
    assert enters(firm, "RITA", FIRST)
    assert enters(firm, "RITA_K", FIRST) == ""
    assert outcome(adma, "select sec$user_name from sec$users where sec$user_name = 'RITA'") == ("", [])
    assert "own_login" in committed(adma, "update employee set login = 'OTHER' where login = 'ADMA'")


# ---- blocking


def ended(con: Any) -> str:
    """The error that an ended session gives, or "" within ten seconds of life."""
    give_up = time.monotonic() + 10
    while time.monotonic() < give_up:
        try:
            con._att.ping()
        except DatabaseError as error:
            return str(error)
        time.sleep(0.05)
    return ""


def test_a_blocked_person_is_thrown_out_and_comes_in_again_when_unblocked(adma: Any, firm: Firm) -> None:
    who = firm.people["FARA"]
    with firm.open("FARA") as fara, firm.open("FARA") as second:
        assert kept(adma, "select n from login_block(?, true)", who) == [(2,)]
        assert "Killed" in ended(fara)
        assert "Killed" in ended(second)
    assert enters(firm, "FARA", PASSWORD)
    error, rows = outcome(
        adma, "select blocked_at is not null, is_user from login_state where login = 'FARA'"
    )
    assert (error, rows) == ("", [(True, True)])
    kept(adma, "select n from login_block(?, false)", who)
    assert enters(firm, "FARA", PASSWORD) == ""
    assert "own_login" in outcome(adma, "select n from login_block(?, true)", firm.people["ADMA"])[0]


def test_the_gate_refuses_a_blocked_person_even_with_a_working_user(
    adma: Any, owner: Any, firm: Firm
) -> None:
    kept(
        owner,
        "update or insert into login_t (login, blocked_at) values ('FARA', localtimestamp) matching (login)",
    )
    assert "blocked" in enters(firm, "FARA", PASSWORD)
    kept(adma, "select n from login_block(?, false)", firm.people["FARA"])
    assert enters(firm, "FARA", PASSWORD) == ""


def test_who_does_not_work_here_any_more_has_no_open_session(adma: Any, firm: Firm) -> None:
    who = firm.people["FARA"]
    with firm.open("FARA") as fara:
        kept(adma, "update employee set is_active = false where id = ? returning id", who)
        assert "Killed" in ended(fara)
    assert "not_staff" in enters(firm, "FARA", PASSWORD)
    kept(adma, "update employee set is_active = true where id = ? returning id", who)
    assert enters(firm, "FARA", PASSWORD) == ""


def test_a_single_session_is_ended_and_the_owners_is_not(adma: Any, owner: Any, firm: Firm) -> None:
    with firm.open("MANA") as mana:
        conn = outcome(mana, "select current_connection from rdb$database")[1][0][0]
        listed = outcome(adma, "select conn_id, login, address, is_own from session_now")[1]
        assert {(login, is_own) for _, login, _, is_own in listed} >= {("MANA", False), ("ADMA", True)}
        assert all(address for _, _, address, _ in listed)
        kept(adma, "execute procedure session_end(?)", conn)
        assert "Killed" in ended(mana)
    conn = outcome(owner, "select current_connection from rdb$database")[1][0][0]
    assert "login_guarded" in outcome(adma, "execute procedure session_end(?)", conn)[0]


def test_each_session_says_for_how_long_nobody_has_touched_it(adma: Any, firm: Firm) -> None:
    with firm.open("MANA") as polled, firm.open("LONA") as tool:
        with firm.open("MANA") as second:
            kept(polled, "select why from seat_poll(0, 3000)")
            conns = [
                outcome(c, "select current_connection from rdb$database")[1][0][0]
                for c in (polled, second, tool)
            ]
            found = dict(outcome(adma, "select conn_id, idle_s from session_now")[1])
        first, line, silent = (found[conn] for conn in conns)
        assert 3000 <= first < 3600
        assert line == first  # the same program
        assert silent is None
        kept(polled, "select why from seat_poll(0, 0)")
        assert dict(outcome(adma, "select conn_id, idle_s from session_now")[1])[conns[0]] < 600


@pytest.mark.parametrize("said", ["2999-01-01", "0001-01-01", "never", ""])
def test_what_a_session_says_of_its_idleness_breaks_nothing(adma: Any, firm: Firm, said: str) -> None:
    with firm.open("MANA") as mana:
        text = (
            "select rdb$set_context('USER_SESSION', 'PADDOCK_IDLE', ?), current_connection from rdb$database"
        )
        conn = outcome(mana, text, said)[1][0][1]
        found = dict(outcome(adma, "select conn_id, idle_s from session_now")[1])
        assert found[conn] in (0, None, 100_000_000)


def test_a_backup_is_asked_of_a_keeper_that_is_there(adma: Any, owner: Any, firm: Firm) -> None:
    ask = "select asked_at from backup_ask"
    assert "no_keeper" in outcome(adma, ask)[0]
    kept(
        owner,
        "update or insert into lease_t (id, keeper_at) values (1, dateadd(-3 minute to utc_now())) matching (id)",
    )
    assert "no_keeper" in outcome(adma, ask)[0]
    kept(owner, "update lease_t set keeper_at = utc_now()")
    kept(adma, ask)
    due = "select code, minutes, is_on from timed_t where asked_at is not null and is_on"
    assert outcome(owner, due)[1] == [("backup", 1440, True)]
    kept(owner, "update timed_t set minutes = 60, is_on = false, asked_at = null where code = 'backup'")
    kept(adma, ask)
    assert outcome(owner, due)[1] == [("backup", 60, True)]
    with firm.open("MANA") as mana:
        assert outcome(mana, ask)[0]
        assert outcome(mana, "select * from backup_by_server")[0]
    kept(owner, "update timed_t set minutes = 1440, is_on = false, asked_at = null where code = 'backup'")


# ---- what stays


def test_each_change_of_a_password_is_in_the_audit(owner: Any, firm: Firm) -> None:
    mine = firm.people["LONA"]
    before = outcome(owner, "select count(*) from audit_t where entity = 'login' and row_id = ?", mine)[1][0][
        0
    ]
    with firm.open("LONA") as lona:
        kept(lona, "execute procedure my_password(?)", PASSWORD)
    error, rows = outcome(
        owner, "select login, verb from audit_t where entity = 'login' and row_id = ? order by id desc", mine
    )
    assert error == ""
    assert len(rows) == before + 1
    assert rows[0] == ("LONA", "U")


def test_wrong_passwords_that_a_program_has_seen_are_told_to_the_administrator(adma: Any, firm: Firm) -> None:
    with firm.open("MANA") as mana:
        kept(mana, "execute procedure claim('Paddock CRM, test', 4)")
        kept(mana, "execute procedure claim('Paddock CRM, test', -4)")
        kept(mana, "execute procedure claim('Paddock CRM, test', 4)")
    error, rows = outcome(adma, "select failed_count, claimed from session_past(?)", firm.people["MANA"])
    assert error == ""
    assert rows[0] == (4, "Paddock CRM, test")


def test_an_upgrade_keeps_the_users_and_the_guard(base_path: Path) -> None:
    from db import sharing

    passwords = sharing.share(base_path, [])
    with base.owner(engine.Embedded(str(base_path))) as con:
        assert migrate.guards_users(con)
        migrate.upgrade(con)
        assert migrate.guards_users(con)
        found = migrate._rows(con, "select trim(plg$user_name) from plg$srp_view order by 1")
        assert {name for (name,) in found} == set(passwords)
        assert migrate.description(con) == base.expected()
