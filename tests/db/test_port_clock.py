"""Nobody gains time by the time zone of a session, whether it came with another or was given one."""

from __future__ import annotations

import contextlib
import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from firebird.driver import connect

from tests.db.port_base import PASSWORD, Firm, make, outcome
from tests.db.test_gate import run
from tests.rig.server import ServerRig

pytestmark = pytest.mark.server

HOUR = dt.timedelta(hours=1)
Opener = Callable[[str], contextlib.AbstractContextManager[Any]]


@pytest.fixture(scope="module")
def firm(server_rig: ServerRig, tmp_path_factory: pytest.TempPathFactory) -> Firm:
    return make(tmp_path_factory.mktemp("clock") / "clock.fdb", server_rig, "clock")


@pytest.fixture(params=["came -14:00", "came +14:00", "given -14:00", "given +14:00"])
def forged(firm: Firm, request: pytest.FixtureRequest) -> Opener:
    """Opens a connection of a person whose own clock is fourteen hours off."""
    how, zone = request.param.split()

    @contextlib.contextmanager
    def opened(login: str) -> Iterator[Any]:
        came = {"session_time_zone": zone} if how == "came" else {}
        with connect(firm.rig.dsn(firm.alias), user=login, password=PASSWORD, charset="UTF8", **came) as con:
            if how == "given":
                con.execute_immediate(f"set time zone '{zone}'")
                con.commit()
            off = run(con, "select abs(datediff(hour from b.firm_now to localtimestamp)) from base_info b")
            assert off in ([(14,)], [(13,)])  # or the session is no forged one
            yield con

    return opened


def owner(firm: Firm, text: str, *values: object) -> list[Any]:
    with firm.rig_owner() as con:
        return run(con, text, *values)


def now(firm: Firm) -> dt.datetime:
    found: dt.datetime = owner(firm, "select firm_now from base_info")[0][0]
    return found


def test_the_firms_time_is_the_same_for_everybody(firm: Firm, forged: Opener) -> None:
    with forged("MANA") as mana:
        told = run(mana, "select firm_now from base_info")[0][0]
    assert abs(told - now(firm)) < HOUR
    began = owner(firm, "select first 1 began_at from session_t where login = 'MANA' order by id desc")[0][0]
    assert abs(began - now(firm)) < HOUR


@pytest.mark.parametrize(("age", "too_old"), [(30 * 24 + 5, True), (30 * 24 - 5, False)])
def test_an_act_is_taken_back_for_its_days_and_no_longer(
    firm: Firm, forged: Opener, age: int, too_old: bool
) -> None:
    with firm.open("MANA") as mana:
        act = run(mana, "select id from act_begin(?, 'import', 'x')", uuid.uuid4().hex)[0][0]
        run(mana, "execute procedure act_finish(?)", act)
    owner(firm, "update act_t set begun_at = ? where id = ?", now(firm) - age * HOUR, act)
    with forged("MANA") as mana:
        error, _ = outcome(mana, "select why from act_undo(?, false)", act)
    assert ("act_too_old" in error) == too_old, error


def test_an_act_cannot_be_dated_ahead(firm: Firm, forged: Opener) -> None:
    with forged("MANA") as mana:
        act = run(mana, "select id from act_begin(?, 'import', 'x')", uuid.uuid4().hex)[0][0]
        run(mana, "execute procedure act_finish(?)", act)
    begun, finished = owner(firm, "select begun_at, finished_at from act_t where id = ?", act)[0]
    assert abs(begun - now(firm)) < HOUR
    assert abs(finished - now(firm)) < HOUR


@pytest.mark.parametrize(("ends", "scope", "sees"), [(-5, "A", False), (5, "N", False), (-5, "N", True)])
def test_a_right_ends_at_its_time_and_not_before(
    firm: Firm, forged: Opener, ends: int, scope: str, sees: bool
) -> None:
    """(by itself a manager sees the own branch: a rule in force for all, or for none, changes that)"""
    row = firm.row("client", "f" if scope == "A" else "o", "MANA")
    rule = "insert into permission_t (uid, employee_id, block, verb, scope, until_at) values (?, ?, 'client', 'S', ?, ?)"
    owner(firm, rule, uuid.uuid4().hex, firm.people["MANA"], scope, now(firm) + ends * HOUR)
    try:
        with forged("MANA") as mana:
            found = run(mana, "select id from client where id = ?", row)
        with forged("ADMA") as admin:
            matrix = (
                "select scope, origin from permission_matrix(null, ?) where block = 'client' and verb = 'S'"
            )
            told = run(admin, matrix, firm.people["MANA"])
    finally:
        owner(
            firm, "delete from permission_t where employee_id = ? and block = 'client'", firm.people["MANA"]
        )
    assert bool(found) == sees
    assert told == ([("N", "P")] if ends > 0 else [("B", "R")])


@pytest.mark.parametrize("day", [-1, 1])
def test_one_stands_in_on_the_firms_days_only(firm: Firm, forged: Opener, day: int) -> None:
    other = now(firm).date() + dt.timedelta(days=day)
    owner(firm, "insert into stand_in_t (uid, absent_id, stand_in_id, since, until) values (?, ?, ?, ?, ?)",
          uuid.uuid4().hex, firm.people["FARA"], firm.people["MANA"], other, other)  # fmt: skip
    try:
        with forged("MANA") as mana:
            found = run(mana, "select id from client where id = ?", firm.row("client", "f", "MANA"))
    finally:
        owner(firm, "delete from stand_in_t")
    assert found == []


def test_a_password_that_has_ended_opens_nothing(firm: Firm, forged: Opener) -> None:
    end = "update or insert into login_t (login, valid_until) values ('MANA', ?) matching (login)"
    owner(firm, end, now(firm) - 5 * HOUR)
    try:
        with forged("MANA") as mana:
            assert run(mana, "select count(*) from me") == [(0,)]
        owner(firm, end, now(firm) + 5 * HOUR)
        with forged("MANA") as mana:
            assert run(mana, "select count(*) from me") == [(1,)]
    finally:
        owner(firm, "delete from login_t where login = 'MANA'")


def log_ins(firm: Firm) -> int:
    found: int = owner(firm, "select count(*) from audit_t where verb = 'L' and login = 'MANA'")[0][0]
    return found


def test_each_log_in_is_noted_at_the_firms_time(firm: Firm, forged: Opener) -> None:
    with firm.open("MANA"):
        pass
    owner(firm, "update session_t set began_at = ? where login = 'MANA'", now(firm) - HOUR)
    before = log_ins(firm)
    with forged("MANA"):
        pass
    assert log_ins(firm) == before + 1
    noted = owner(
        firm, "select first 1 at_ts from audit_t where verb = 'L' and login = 'MANA' order by id desc"
    )
    assert abs(noted[0][0] - now(firm)) < HOUR


@pytest.mark.parametrize(("off", "told"), [(0, 1), (12, 0)])
def test_the_night_is_the_firms(firm: Firm, forged: Opener, off: int, told: int) -> None:
    """The rule's night lasts four hours: about now, or about the other end of the day (where a forged clock stands)."""
    hour = now(firm).hour + off
    owner(firm, "update alarm_rule_t set is_active = true, hour_from = ?, hour_to = ? where kind = 'night_login'",
          (hour - 2) % 24, (hour + 2) % 24)  # fmt: skip
    owner(firm, "update session_t set began_at = ? where login = 'MANA'", now(firm) - HOUR)
    owner(firm, "delete from alarm_t where kind = 'night_login'")
    with forged("MANA"):
        pass
    assert owner(firm, "select count(*) from alarm_t where kind = 'night_login'") == [(told,)]


def test_a_refusal_is_noted_at_the_firms_time(firm: Firm, forged: Opener) -> None:
    with forged("MANA") as mana:
        assert (
            "not_yours"
            in outcome(
                mana,
                "insert into channel (uid, client_id, kind, typed) values (?, ?, 'P', '1')",
                uuid.uuid4().hex,
                firm.row("client", "f", "MANA"),
            )[0]
        )
    noted = owner(
        firm, "select first 1 at_ts from audit_t where verb = 'N' and login = 'MANA' order by id desc"
    )
    assert abs(noted[0][0] - now(firm)) < HOUR


def test_a_request_for_consent_is_dated_by_the_firms_clock(firm: Firm, forged: Opener) -> None:
    with forged("HEDA") as heda:
        asked = "select id from consent_ask(?, 'X', 'client', 'All', 10, 'Because')"
        found = run(heda, asked, uuid.uuid4().hex)[0][0]
    at = owner(firm, "select asked_at from consent_t where id = ?", found)[0][0]
    assert abs(at - now(firm)) < HOUR
    with forged("ADMA") as admin:
        assert (found,) in run(admin, "select id from consents_open")
        run(admin, "execute procedure consent_answer(?, false, 1, 'No')", found)
    at = owner(firm, "select answered_at from consent_t where id = ?", found)[0][0]
    assert abs(at - now(firm)) < HOUR
