"""The same person at two computers: the second learns of the first, takes its session over, and nobody else's."""

from __future__ import annotations

import ast
import datetime as dt

import pytest

from tests.terminal.gate_base import (  # noqa: F401 - fixtures
    OTHER,
    REMOTE,
    Client,
    Gate,
    gate,
    gate_module,
    q,
)

pytestmark = pytest.mark.server
TAKER = "CRM_TAKE_OVER"


def polled(client: Client, column: str) -> str:
    """A column of the next poll of a client."""
    rows = ast.literal_eval(client.ask(f"select {column} from seat_poll(3, 0)"))
    return str(rows[0][0] or "")


def conn_of(twin: str) -> int:
    return int(twin.split("|")[0])


def late(gate: Gate) -> None:  # noqa: F811
    """As if the request had been made a minute ago."""
    gate.owner("update seat_t set taker_at = dateadd(-60 second to taker_at)")


def test_the_second_sign_in_learns_where_the_first_one_is(gate: Gate) -> None:  # noqa: F811
    office, home = gate.client("office", "U0"), gate.client("home", "U0", REMOTE)
    other = gate.client("desk", "U1", OTHER)
    assert polled(office, "taker") == ""
    _, host, kind, since, touched, drafts, here = polled(home, "twin").split("|")
    assert (host, kind, drafts, here) == ("office", "O", "3", "0")
    assert dt.datetime.fromisoformat(since) <= dt.datetime.fromisoformat(touched)
    assert polled(other, "twin") == ""


def test_two_connections_of_one_program_are_no_second_sign_in(gate: Gate) -> None:  # noqa: F811
    gate.sign_in("U0")
    session = gate.sign_in("U0")
    assert session.rows(q("select twin from seat_poll(0, 0)")) == [(None,)]


def test_who_is_taken_over_is_told_and_ended_only_when_it_does_not_leave(gate: Gate) -> None:  # noqa: F811
    office, home = gate.client("office", "U0"), gate.client("home", "U0", REMOTE)
    take = f"execute procedure seat_take_over({conn_of(polled(home, 'twin'))})"
    assert home.ask(take) == "('asked',)"
    assert polled(office, "taker") == "home"
    assert home.ask(take) == "('asked',)"
    late(gate)
    assert home.ask(take) == "('ended',)"
    assert home.ask(take) == "('gone',)"
    assert office.poll() == "SessionEnded"
    assert gate.owner("select host from seat_t") == [("home",)]
    told = gate.owner(
        "select login, verb from audit_t where entity = 'seat' and words like '%office > home%'"
    )
    assert told == [("U0", "U")]


def test_nobody_takes_over_the_session_of_another_person_or_the_own_one(gate: Gate) -> None:  # noqa: F811
    gate.client("office", "U0")
    thief = gate.client("desk", "U1", REMOTE)
    for conn, login in gate.owner("select conn, login from seat_t"):
        for _ in range(2):
            assert thief.ask(f"execute procedure seat_take_over({conn})") == "('gone',)", login
            late(gate)
    kept = gate.owner("select login, host, taker from seat_t order by login")
    assert kept == [("U0", "office", None), ("U1", "desk", None)]
    assert thief.ask("execute procedure seat_hand_over('office', null, 'desk')") == "Forbidden"


def test_the_own_seat_elsewhere_that_keeps_one_out_is_taken_over_at_the_door(gate: Gate) -> None:  # noqa: F811
    office = gate.client("office", "U0", REMOTE)
    gate.client("desk", "U1", OTHER)
    assert gate.client("home", "U0", REMOTE).said == "seats_own|2|office"
    assert gate.client("home", "U2", REMOTE, TAKER).said == "seat_handing|gone"
    assert gate.client("home", "U0", REMOTE, TAKER).said == "seat_handing|asked"
    assert polled(office, "taker") == "home"
    assert gate.client("home", "U0", REMOTE).said == "seats_own|2|office"
    late(gate)
    assert gate.client("home", "U0", REMOTE, TAKER).said == "seat_handing|ended"
    assert gate.client("home", "U0", REMOTE, TAKER).said == "seat_handing|gone"
    assert gate.client("home", "U0", REMOTE).said == "in"
    assert gate.owner("select login, host from seat_t order by login") == [("U0", "home"), ("U1", "desk")]


def test_drafts_on_their_way_are_the_persons_own(gate: Gate) -> None:  # noqa: F811
    one, other = gate.client("office", "U0"), gate.client("desk", "U1")
    uid = "a" * 32
    assert one.ask(f"execute procedure draft_put('{uid}', 'typed')") == "None"
    assert polled(one, "kept_count") == "1"
    assert other.ask("select uid from draft") == "[]"
    assert other.ask(f"execute procedure draft_drop('{uid}')") == "None"
    assert "typed" in one.ask("select body from draft")
    assert other.ask("delete from draft") == "Forbidden"
