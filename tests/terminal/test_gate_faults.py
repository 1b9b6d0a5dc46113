"""Crashes, cut lines, stopped clients, and people who try to get around the gate."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest
from firebird.driver import core

from db import engine, errors, seed
from db.session import Session
from tests.terminal.gate_base import (  # noqa: F401 - fixtures
    OTHER,
    PASSWORD,
    PEOPLE,
    REMOTE,
    TODAY,
    Gate,
    gate,
    gate_module,
    licence,
    q,
)

pytestmark = pytest.mark.server


def full(gate: Gate) -> None:  # noqa: F811
    """Both seats are taken: U0 in a process of its own, U1 here."""
    assert gate.client("pc-1", "U0", REMOTE).said == "in"
    gate.sign_in("U1", OTHER)
    assert gate.refusal("U2", REMOTE) == "seats_taken"


def soon(gate: Gate, login: str, patience: float = 10) -> str:  # noqa: F811
    """The key of the refusal, once it is "" or patience is over."""
    give_up = time.monotonic() + patience
    while (key := gate.refusal(login, REMOTE)) and time.monotonic() < give_up:
        time.sleep(0.05)
    return key


def test_the_seat_of_a_killed_client_is_free(gate: Gate) -> None:  # noqa: F811
    full(gate)
    gate.clients[0].kill()
    assert soon(gate, "U2") == ""


def test_the_seat_of_a_stopped_client_is_free_after_90_seconds_and_never_two_have_it(gate: Gate) -> None:  # noqa: F811
    full(gate)
    assert gate.clients[0].poll() == "polled"
    gate.clients[0].stop()
    gate.clock(seconds=80)
    assert gate.refusal("U2", REMOTE) == "seats_taken"
    gate.held[0].rows(q("select why from seat_poll(0, 0)"))
    gate.held[0].end_reading()
    gate.clock(seconds=95)
    gate.sign_in("U2", REMOTE)
    assert gate.refusal("U3", REMOTE) == "seats_taken"
    gate.clients[0].go_on()
    assert gate.clients[0].poll() == "SessionEnded"
    assert gate.held[0].one(q("select count(*) from client")) == (0,)


def test_a_program_that_asks_on_time_keeps_its_seat(gate: Gate) -> None:  # noqa: F811
    full(gate)
    for seconds in (60, 120, 180):
        gate.clock(seconds=seconds)
        assert gate.clients[0].poll() == "polled"
        gate.held[0].rows(q("select why from seat_poll(0, 0)"))
        gate.held[0].end_reading()
        assert gate.refusal("U2", REMOTE) == "seats_taken"


def test_a_cut_line_gives_the_seat_back_and_the_person_finds_it_again(gate: Gate) -> None:  # noqa: F811
    full(gate)
    gate.lines[REMOTE].cut()
    gate.lines[REMOTE].flow()
    assert gate.client("pc-1", "U0", REMOTE).said == "in"
    gate.sign_in("U1", OTHER)


def test_a_killed_server_forgets_who_was_in(gate: Gate) -> None:  # noqa: F811
    full(gate)
    gate.rig.kill()
    gate.rig.restart()
    told = gate.all_at_once(PEOPLE, REMOTE)
    assert sorted(told.values()) == ["", "", *["seats_taken"] * 4]


def test_the_seat_desk_shows_who_is_in_and_frees_a_seat(gate: Gate) -> None:  # noqa: F811
    full(gate)
    assert gate.clients[0].poll(drafts=3) == "polled"
    admin = gate.sign_in("ANNA")
    desk = "select login, host, kind, drafts_count, conn_count from seat_desk order by login"
    seats = {row[0].strip(): row[1:] for row in admin.rows(q(desk))}
    admin.end_reading()
    assert seats["U0"] == ("pc-1", "R", 3, 1)
    assert seats["U1"][1:] == ("R", None, 1)
    admin.write(q("execute procedure seat_ask('U1', ?, true)", seats["U1"][0]))
    assert gate.held[0].rows(q("select asker from seat_poll(0, 0)")) == [("Anna",)]
    admin.write(q("execute procedure seat_release('U0', 'pc-1')"))
    assert gate.clients[0].poll() == "SessionEnded"
    assert gate.refusal("U2", REMOTE) == ""
    assert gate.owner("select words from audit_t where entity = 'seat' and verb = 'D'")[-1] == ("U0 @ pc-1",)


ATTACKS = [
    "drop trigger seat_connect",
    "alter trigger seat_connect inactive",
    "alter trigger seat_disconnect inactive",
    "create or alter trigger seat_connect on connect as begin end",
    "create trigger mine on connect as begin end",
    "delete from seat_t",
    "update licence_t set body = ''",
    "update lease_t set valid_until = dateadd(1 year to utc_now())",
    "insert into seat_net_t (uid, prefix, kind) values ('x', '127.0.0.9', 'O')",
    "update proof_t set sig = 'x'",
    "execute procedure lease_ask",
    "execute procedure lease_prove('AAAA')",
    "execute procedure keeper_beat('ok')",
    "execute procedure seat_reap",
    "execute procedure clock_seen",
    "execute procedure seat_end('U1', 'vm')",
    "execute procedure proof_give(1, 'x')",
    "execute block as begin execute procedure seat_take ('O', '10.0.0.1', 'vm'); end",
    "alter procedure seat_take (kind char(1)) as begin end",
    "recreate function licence_vendor_key returns varbinary(600) as begin return null; end",
    "alter database set linger to 0",
]
ROLES = tuple(code for code, *_ in seed.ROLES_OF_A_FIRM)


@pytest.mark.parametrize("role", ROLES)
def test_no_role_reaches_what_the_gate_rests_on(gate: Gate, role: str) -> None:  # noqa: F811
    gate.owner(
        "update employee_t set staff_role_id = (select r.id from staff_role_t r where r.code = '"
        f"{role}') where login = 'U5'"
    )
    session = gate.sign_in("U5")
    for text in ATTACKS:
        with pytest.raises(errors.DatabaseError), session.act() as act:
            act.define(text)
    assert gate.owner(
        "select count(*) from rdb$triggers where rdb$trigger_name in ('SEAT_CONNECT', 'SEAT_DISCONNECT')"
        " and coalesce(rdb$trigger_inactive, 0) = 0"
    ) == [(2,)]
    session.close()
    gate.owner(
        "update employee_t set staff_role_id = (select r.id from staff_role_t r where r.code = 'manager')"
        " where login = 'U5'"
    )


@pytest.mark.timeout(300)
def test_whatever_breaks_a_seat_is_back_within_90_seconds_and_never_two_have_it(gate: Gate) -> None:  # noqa: F811
    """Programs are killed, stopped and cut off at random, thirty times; others want in all the while."""
    dice, seconds = random.Random(7), 0
    waiting = list(PEOPLE)
    for _ in range(30):
        gate.clock(seconds=seconds)
        while len(gate.clients) < 2:
            one = gate.client(f"pc-{len(waiting)}-{seconds}", waiting.pop(0), REMOTE)
            assert one.said == "in"
        assert gate.refusal(waiting[0], REMOTE) == "seats_taken"
        victim = dice.choice(gate.clients)
        other = next(one for one in gate.clients if one is not victim)
        how = dice.choice(["kill", "stop", "cut"])
        if how == "cut":
            gate.lines[REMOTE].cut()
            gate.lines[REMOTE].flow()
            lost = list(gate.clients)
        else:
            getattr(victim, how)()
            lost = [victim]
        seconds += 95
        gate.clock(seconds=seconds)
        if how != "cut":
            assert other.poll() == "polled"
        for one in lost:
            gate.clients.remove(one)
            login = waiting.pop(0)
            assert gate.client(f"pc-{login}-{seconds}", login, REMOTE).said == "in", how
            waiting.append(one.login)
        taken = gate.owner("select count(distinct login || host) from seat_t where kind <> 'O'")
        assert taken == [(2,)], how
        for one in lost:
            if how == "stop":
                one.go_on()
                assert one.poll() == "SessionEnded"
            one.end()


@pytest.mark.parametrize(
    ("licensed", "shift", "key"),
    [
        ({"until": TODAY}, {"days": 3}, "seat_expired"),
        ({}, {"hours": 73}, "seat_no_key"),
        ({}, {"hours": -2}, "seat_clock"),
        (None, {"days": 31}, "seat_trial_over"),
    ],
)
def test_every_refusal_is_written_down_with_who_and_from_where(
    gate: Gate,  # noqa: F811
    licensed: dict[str, Any] | None,
    shift: dict[str, float],
    key: str,
) -> None:
    if licensed is not None:
        gate.install(licence(**licensed))
        gate.proved()
    gate.sign_in("U0", REMOTE)
    gate.leave()
    gate.clock(**shift)
    assert gate.refusal("U1", REMOTE) == key
    last = gate.owner("select login, words from audit_t where verb = 'N' and entity = 'seat' order by id")[-1]
    assert last[0] == "U1"
    assert last[1].startswith(f"{key}|")
    assert last[1].endswith(f" @{REMOTE}")


def test_a_person_is_no_administrator_of_seats(gate: Gate) -> None:  # noqa: F811
    session = gate.sign_in("U0")
    for text in (
        "execute procedure seat_release('U1', 'vm')",
        "execute procedure seat_ask('U1', 'vm', true)",
        "execute procedure licence_install('PADDOCK-LICENCE/1|', '', '')",
        "execute procedure timed_set('backup', 1, null, true)",
        "select * from seat_desk",
        "select * from seat_standing",
    ):
        with pytest.raises(errors.DatabaseError):
            session.write(q(text)) if text.startswith("execute") else session.rows(q(text))


@pytest.mark.parametrize("login", ["U2", "ANNA"])
def test_nobody_signs_in_past_the_triggers(gate: Gate, login: str) -> None:  # noqa: F811
    dpb = core.DPB(user=login, password=PASSWORD, timeout=10, no_db_triggers=True)
    dpb.config = "AuthClient=Srp256,Srp\nProviders=Remote"
    target = engine.Server("127.0.0.1", gate.rig.port, "gate")
    with pytest.raises(errors.ConnectFailed):
        engine.attach(target, f"inet://127.0.0.1:{gate.rig.port}/gate", dpb)


@pytest.mark.parametrize("zone", ["-14:00", "+14:00"])
def test_a_time_zone_of_the_clients_choice_moves_no_clock(gate: Gate, zone: str) -> None:  # noqa: F811
    gate.install(licence())
    gate.proved()
    gate.sign_in("U1", OTHER)
    for hours, key in ((71, ""), (73, "seat_no_key")):
        gate.clock(hours=hours)
        dpb = core.DPB(user="U2", password=PASSWORD, timeout=10, session_time_zone=zone)
        dpb.config = "AuthClient=Srp256,Srp\nProviders=Remote"
        port = gate.port(REMOTE)
        try:
            engine.attach(
                engine.Server("127.0.0.1", port, "gate"), f"inet://127.0.0.1:{port}/gate", dpb
            ).detach()
            found = ""
        except errors.Refused as refused:
            found = refused.key
        assert found == key


def test_what_a_person_writes_about_the_own_connection_disturbs_nobody(gate: Gate) -> None:  # noqa: F811
    full(gate)
    for name in ("SEEN", "IDLE", "DRAFTS"):
        gate.held[0].rows(
            q(f"select rdb$set_context('USER_SESSION', 'PADDOCK_{name}', 'nonsense') from rdb$database")
        )
    gate.held[0].end_reading()
    gate.clock(seconds=100)
    assert gate.refusal("U2", REMOTE) == ""
    with gate.sign_in("ANNA") as admin:
        assert admin.rows(q("select login from seat_desk"))


def test_a_connection_made_inside_the_server_is_refused(gate: Gate) -> None:  # noqa: F811
    session = gate.sign_in("U0")
    for source in ("gate", "localhost:gate", f"127.0.0.1/{gate.rig.port}:gate"):
        text = (
            "execute block returns (n integer) as begin execute statement 'select 1 from rdb$database'"
            f" on external '{source}' as user 'U2' password '{PASSWORD}' into n; suspend; end"
        )
        gate.owner("update lease_t set trial_at = dateadd(-40 day to utc_now())")
        with pytest.raises(errors.DatabaseError):
            session.rows(q(text))


def test_a_client_that_skips_its_own_checks_meets_the_gate_all_the_same(gate: Gate) -> None:  # noqa: F811
    """No line of the program runs here: the driver alone, as any other tool would use it."""
    full(gate)
    dpb = core.DPB(user="U2", password=PASSWORD, timeout=10)
    dpb.config = "AuthClient=Srp256,Srp\nProviders=Remote"
    port = gate.port(REMOTE)
    with pytest.raises(errors.Refused):
        engine.attach(engine.Server("127.0.0.1", port, "gate"), f"inet://127.0.0.1:{port}/gate", dpb)


def test_the_keeper_sees_nothing_of_the_firm(gate: Gate) -> None:  # noqa: F811
    gate.install(licence())
    keeper: Session = gate.sign_in("PADDOCK_KEEPER", REMOTE)
    for text in (
        "select * from client",
        "select * from employee",
        "select * from seat_desk",
        "select * from history",
    ):
        with pytest.raises(errors.DatabaseError):
            keeper.rows(q(text))
    assert gate.owner("select count(*) from seat_t where login = 'PADDOCK_KEEPER'") == [(0,)]
