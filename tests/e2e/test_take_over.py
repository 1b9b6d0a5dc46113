"""One person, two programs: the second takes the session of the first over, with what was typed there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import Server
from db.session import Session, open_session
from tests.bases import Served
from tests.e2e.conftest import sign_in
from tests.e2e.program import Start
from tests.e2e.screen import Screen, wait_for
from tests.rig.server import ServerRig
from tests.staffed import ADMIN, MANAGER, ask, new, staffed_path, staffed_template  # noqa: F401 -- fixtures

ANNAS, BORIS_HAS = "anna-2Krt", "boris-7Qm"


@pytest.fixture
def shared(server_rig: ServerRig, staffed_path: Path) -> Served:  # noqa: F811
    server_rig.place(staffed_path, "shared", {ADMIN: ANNAS, MANAGER: BORIS_HAS}, seats=False)
    return Served(server_rig, Server(server_rig.host, server_rig.port, "shared"), ADMIN, ANNAS)


@pytest.fixture
def anna(shared: Served) -> Iterator[Session]:
    with open_session(shared.target, ADMIN, ANNAS) as session:
        yield session


@pytest.fixture
def home() -> Iterator[Screen]:
    with Screen() as made:
        yield made


def test_what_was_typed_at_the_office_is_offered_at_home_and_the_office_shows_the_sign_in(
    start: Start, shared: Served, anna: Session, home: Screen
) -> None:
    new(anna, "client", name="Old Name Ltd", branch_id=1)
    office = sign_in(start, shared, login=MANAGER, password=BORIS_HAS)
    office.sees("Old Name Ltd")
    office.keys("ctrl+k")
    office.focus("Find")
    office.write("old name")
    office.keys("Return")
    wait_for(lambda: office.focus("Name") == "Old Name Ltd", "the card")
    office.replace("Typed at the office")

    there = sign_in(start, shared, login=MANAGER, password=BORIS_HAS, on=home)
    there.sees("a second time at")
    there.tab_to("Take that session over", key="shift+Tab")
    there.keys("space")
    office.sees("taken this session over", within=60)
    there.sees("That session is here now", within=60)
    there.sees("Not saved on")
    assert ask(anna, "select count(*) from client where name = 'Typed at the office'") == [(0,)]
    there.leave()
