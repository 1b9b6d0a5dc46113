"""The gate of seats: who gets in from where, exactly as many as the licence says, and what a clock does to it."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from db import base, engine, errors
from db.session import open_session
from terminal.vendor import keys
from tests.terminal.gate_base import (  # noqa: F401 - fixtures
    ADMINS,
    OTHER,
    PEOPLE,
    REMOTE,
    TERMINAL,
    TODAY,
    Gate,
    gate,
    gate_module,
    licence,
    q,
)

pytestmark = pytest.mark.server
ROUNDS = int(os.environ.get("PADDOCK_ROUNDS", "100"))


def test_without_a_licence_a_base_on_this_computer_and_an_office_address_are_free(
    gate: Gate, tmp_path: Path
) -> None:
    path = tmp_path / "own.fdb"
    base.create(path, firm="Own", person="Own", login="OWN")
    with open_session(engine.Embedded(str(path)), "OWN") as session:
        assert session.one(q("select count(*) from client")) == (0,)
    gate.sign_in("U0")
    assert gate.owner("select login, kind from seat_t") == [("U0", "O")]


def test_two_people_try_terminal_seats_for_thirty_days_and_no_third_one(gate: Gate) -> None:
    gate.sign_in("U0", REMOTE)
    gate.sign_in("U1", REMOTE)
    assert gate.refusal("U2", REMOTE) == "seats_taken"
    gate.leave()
    gate.clock(days=29)
    assert gate.refusal("U2", REMOTE) == ""
    gate.clock(days=31)
    assert gate.refusal("U2", REMOTE) == "seat_trial_over"
    assert gate.refusal("U2") == ""


def test_the_refusal_names_who_sits_there(gate: Gate) -> None:
    gate.sign_in("U0", REMOTE)
    gate.sign_in("U1", REMOTE)
    with pytest.raises(errors.Refused) as refused:
        gate.sign_in("U2", REMOTE)
    count, who = refused.value.values
    assert count == "2"
    assert [name.split(" (")[0] for name in who.split(", ")] == ["U0", "U1"]
    assert gate.owner("select login, verb, entity from audit_t where verb = 'N'")[-1] == ("U2", "N", "seat")


def test_a_second_window_or_a_new_line_takes_no_second_seat(gate: Gate) -> None:
    gate.sign_in("U0", REMOTE)
    gate.sign_in("U1", REMOTE)
    assert gate.refusal("U0", REMOTE) == ""
    assert gate.refusal("U0", OTHER) == ""
    assert gate.owner("select count(distinct login) from seat_t where kind <> 'O'") == [(2,)]


def test_one_seat_has_six_connections_at_most(gate: Gate) -> None:
    for _ in range(6):
        gate.sign_in("U0", REMOTE)
    assert gate.refusal("U0", REMOTE) == "seat_many"


def test_the_same_person_at_another_computer_is_another_seat(gate: Gate) -> None:
    assert gate.client("pc-1", "U0", REMOTE).said == "in"
    assert gate.client("pc-2", "U0", REMOTE).said == "in"
    assert gate.client("pc-3", "U0", REMOTE).said == "seats_own|2|pc-1"
    assert gate.client("pc-2", "U0", REMOTE).said == "in"


def test_several_people_at_one_office_address_are_a_terminal_server(gate: Gate) -> None:
    gate.sign_in("U0")
    gate.sign_in("U1")
    assert gate.refusal("U2") == "seats_taken"
    assert gate.refusal("U2", REMOTE) == "seats_taken"
    assert {kind for (kind,) in gate.owner("select kind from seat_t")} == {"T"}


def test_a_named_terminal_server_and_a_named_network_count_from_the_first_person_on(gate: Gate) -> None:
    gate.owner(
        f"insert into seat_net_t (uid, prefix, kind) values ('{'1' * 32}', '127.0.0.1', 'T')",
        f"insert into seat_net_t (uid, prefix, kind) values ('{'2' * 32}', '127.0.0.', 'R')",
    )
    gate.sign_in("U0")
    gate.sign_in("U1", TERMINAL)
    assert gate.owner("select login, kind from seat_t order by login") == [("U0", "T"), ("U1", "R")]


def test_no_address_of_the_internet_is_declared_the_offices(gate: Gate) -> None:
    with gate.sign_in(ADMINS[0]) as session:
        for prefix in ("8.8.8.8", "1.", "172.32.", "127.0.0.2", "2001:db8:", "100.64."):
            with pytest.raises(errors.Rule) as refused:
                session.write(
                    q(
                        f"insert into seat_net (uid, prefix, kind) values ('{'3' * 32}', '{prefix}', 'O') returning id"
                    )
                )
            assert refused.value.key == "seat_not_private"
        assert session.write(
            q(f"insert into seat_net (uid, prefix, kind) values ('{'3' * 32}', '172.20.', 'O') returning id")
        )


@pytest.mark.timeout(600)
def test_of_six_people_at_once_exactly_two_get_in(gate: Gate) -> None:
    for _ in range(ROUNDS):
        told = gate.all_at_once(PEOPLE, REMOTE)
        assert sorted(told.values()) == ["", "", *["seats_taken"] * 4]
        gate.leave()
        gate.owner("execute procedure seat_reap")


def test_of_six_people_at_once_on_an_unnamed_terminal_server_exactly_two_get_in(gate: Gate) -> None:
    for _ in range(3):
        told = gate.all_at_once(PEOPLE, "")
        assert sorted(told.values()) == ["", "", *["seats_taken"] * 4]
        gate.leave()
        gate.owner("execute procedure seat_reap")


def test_an_administrator_gets_in_when_all_is_taken_but_not_as_a_way_around(gate: Gate) -> None:
    gate.sign_in("U0", REMOTE)
    gate.sign_in("U1", REMOTE)
    gate.sign_in("ANNA", REMOTE)
    gate.sign_in("ADA", REMOTE)
    assert gate.refusal("AGNES", REMOTE) == "seats_taken"
    assert gate.owner("select login from seat_t where is_extra order by 1") == [("ADA",), ("ANNA",)]


def test_a_licence_counts_while_its_key_is_proved_and_for_72_hours_after(gate: Gate) -> None:
    gate.install(licence(trm=3))
    gate.proved()
    for login in PEOPLE[:3]:
        gate.sign_in(login, REMOTE)
    assert gate.refusal("U3", REMOTE) == "seats_taken"
    gate.leave()
    gate.clock(minutes=10)
    assert gate.refusal("U0", REMOTE) == ""
    gate.clock(hours=72)
    assert gate.refusal("U0", REMOTE) == ""
    gate.clock(hours=73)
    assert gate.refusal("U0", REMOTE) == "seat_no_key"
    assert gate.refusal("ANNA", REMOTE) == ""
    assert gate.refusal("U0") == ""


def test_who_is_in_stays_in_when_the_key_goes(gate: Gate) -> None:
    gate.install(licence())
    gate.proved()
    session = gate.sign_in("U0", REMOTE)
    gate.clock(hours=100)
    assert gate.refusal("U1", REMOTE) == "seat_no_key"
    assert session.one(q("select count(*) from client")) == (0,)
    gate.sign_in("U0", REMOTE)


def test_an_expired_licence_ends_terminal_seats_and_nothing_else(gate: Gate) -> None:
    gate.install(licence(until=TODAY))
    gate.proved()
    assert gate.refusal("U0", REMOTE) == ""
    gate.clock(days=1.5)
    assert gate.refusal("U0", REMOTE) == "seat_expired"
    assert gate.refusal("ANNA", REMOTE) == ""
    assert gate.refusal("U0") == ""


def test_an_emergency_licence_needs_no_key_and_ends_after_its_days(gate: Gate) -> None:
    gate.install(licence(until=TODAY))
    gate.install(licence(kind="emergency", id="E-1", key=b"", until=TODAY + dt.timedelta(days=13)))
    gate.clock(days=10)
    assert gate.refusal("U0", REMOTE) == ""
    gate.clock(days=14.5)
    assert gate.refusal("U0", REMOTE) == "seat_expired"


def test_a_clock_set_back_gives_no_seat_until_it_is_right(gate: Gate) -> None:
    gate.install(licence())
    gate.proved()
    gate.sign_in("U0", REMOTE)
    gate.leave()
    gate.clock(minutes=-50)
    assert gate.refusal("U0", REMOTE) == ""
    gate.clock(hours=-2)
    assert gate.refusal("U0", REMOTE) == "seat_clock"
    assert gate.refusal("U0") == ""
    gate.clock()
    assert gate.refusal("U0", REMOTE) == ""


def test_a_clock_far_ahead_by_mistake_poisons_nothing(gate: Gate) -> None:
    gate.install(licence(until=dt.date(9999, 12, 31)))
    gate.proved()
    gate.sign_in("U0", REMOTE)
    gate.leave()
    gate.clock(days=3650)
    assert gate.refusal("U0", REMOTE) == "seat_no_key"
    gate.clock()
    assert gate.refusal("U0", REMOTE) == ""


def test_a_clock_ahead_for_more_than_an_hour_is_believed_and_a_clock_file_undoes_it_once(gate: Gate) -> None:
    gate.install(licence())
    gate.proved()
    gate.sign_in("U0", REMOTE)
    gate.leave()
    for hours in (48, 49.1):
        gate.clock(hours=hours)
        assert gate.refusal("U0", REMOTE) == ""
    gate.clock()
    assert gate.refusal("U0", REMOTE) == "seat_clock"
    ((uid,),) = gate.owner("select base_uid from base_info_t")
    repair = licence(kind="clock", id="C-1", base=uid, since=TODAY)
    gate.install(repair)
    assert gate.refusal("U0", REMOTE) == ""
    with pytest.raises(errors.Rule) as refused:
        gate.install(repair)
    assert refused.value.key == "licence_used"


def test_forged_licences_are_refused_and_written_down(gate: Gate, tmp_path: Path) -> None:
    stranger = keys.make(tmp_path / "stranger", "phrase")
    for bad in (licence(), licence(trm=99)):
        with pytest.raises(errors.Rule) as refused:
            gate.install(bad, stranger)
        assert refused.value.key == "licence_bad"
    with pytest.raises(errors.Rule):
        gate.install(licence(base="f" * 32))
    assert gate.owner("select count(*) from audit_t where entity = 'licence' and verb = 'N'")[0][0] >= 3


def test_a_licence_altered_in_the_table_itself_counts_for_nothing(gate: Gate) -> None:
    gate.install(licence())
    gate.proved()
    gate.owner("update licence_t set body = replace(body, '|trm=00002|', '|trm=00099|')")
    gate.owner("update lease_t set trial_at = dateadd(-40 day to utc_now())")
    assert gate.refusal("U0", REMOTE) == "seat_trial_over"
