"""What a lane does when the administrator ends its session: it says which way, and does not come back by itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.cases import logins
from db import engine, sharing
from db.errors import SessionEnded, ShutOut
from db.lane import ENDED, SHUT_OUT, Lane
from db.session import Session, open_session
from tests.rig.server import ServerRig
from tests.staffed import ADMIN, MANAGER, ask, staffed_path, staffed_template  # noqa: F401 -- fixtures

pytestmark = pytest.mark.server
ANNAS, BORIS_HAS = "anna-2Krt", "boris-7Qm"
Open = Callable[..., Lane]


@pytest.fixture
def target(server_rig: ServerRig, staffed_path: Path, request: pytest.FixtureRequest) -> engine.Server:  # noqa: F811
    alias = f"e{abs(hash(request.node.nodeid))}"
    sharing.make_users(staffed_path, {"SYSDBA": "s", "PADDOCK_OWNER": "o", ADMIN: ANNAS, MANAGER: BORIS_HAS})
    sharing.guard(staffed_path)
    server_rig.place(staffed_path, alias)
    return engine.Server(server_rig.host, server_rig.port, alias)


@pytest.fixture
def anna(target: engine.Server) -> Iterator[Session]:
    with open_session(target, ADMIN, ANNAS) as session:
        yield session


@pytest.fixture
def lane(target: engine.Server) -> Iterator[tuple[Lane, list[str]]]:
    states: list[str] = []
    made = Lane(lambda: open_session(target, MANAGER, BORIS_HAS), "test", states.append, pulse=0.2)
    made.submit(lambda session: session.one(_ME)).result(30)
    yield made, states
    made.close()


class _Ask:
    name, text, values = "me", "select login from me", ()


_ME = _Ask()


def wait_for(states: list[str], state: str) -> None:
    give_up = time.monotonic() + 10
    while state not in states and time.monotonic() < give_up:
        time.sleep(0.02)
    assert state in states


def boris(anna: Session) -> int:
    return int(ask(anna, "select id from employee where login = ?", MANAGER)[0][0])


def test_a_blocked_lane_learns_it_without_a_job_and_refuses_all_jobs(
    lane: tuple[Lane, list[str]], anna: Session
) -> None:
    made, states = lane
    logins.block(boris(anna))(anna)
    wait_for(states, SHUT_OUT)
    for _ in range(2):
        with pytest.raises(ShutOut):
            made.submit(lambda session: session.one(_ME)).result(30)
    assert not logins.sessions()(anna)[1:]  # only Anna's own


def test_a_session_ended_for_once_is_told_from_a_blocked_log_in(
    lane: tuple[Lane, list[str]], anna: Session
) -> None:
    made, states = lane
    other = next(one for one in logins.sessions()(anna) if one.login == MANAGER)
    logins.end_session(other.conn)(anna)
    wait_for(states, ENDED)
    with pytest.raises(SessionEnded) as told:
        made.submit(lambda session: session.one(_ME)).result(30)
    assert not isinstance(told.value, ShutOut)


def test_signs_of_life_do_not_keep_transactions_open(target: engine.Server) -> None:
    made = Lane(lambda: open_session(target, MANAGER, BORIS_HAS), "test", idle=0.3, pulse=0.1)
    try:
        seen: list[Session] = []

        def look(session: Session) -> None:
            session.one(_ME)
            seen.append(session)

        made.submit(look).result(30)
        assert not seen[0].resting
        give_up = time.monotonic() + 10
        while not seen[0].resting and time.monotonic() < give_up:
            time.sleep(0.02)
        assert seen[0].resting
    finally:
        made.close()
