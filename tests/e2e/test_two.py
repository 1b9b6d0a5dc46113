"""Two people at one base: what happens when both change the same client."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import Server
from db.session import Session, open_session
from tests.bases import Served
from tests.e2e.conftest import sign_in
from tests.e2e.program import Person, Start
from tests.e2e.screen import Screen, wait_for
from tests.rig.server import ServerRig
from tests.staffed import ADMIN, MANAGER, ask, new, staffed_path, staffed_template  # noqa: F401 -- fixtures

ANNAS, BORIS_HAS = "anna-2Krt", "boris-7Qm"


@pytest.fixture
def shared(server_rig: ServerRig, staffed_path: Path) -> Served:
    server_rig.place(staffed_path, "shared", {ADMIN: ANNAS, MANAGER: BORIS_HAS})
    return Served(server_rig, Server(server_rig.host, server_rig.port, "shared"), ADMIN, ANNAS)


@pytest.fixture
def watch(shared: Served) -> Iterator[Session]:
    session = open_session(shared.target, shared.login, shared.password)
    yield session
    session.close()


@pytest.fixture
def other_screen() -> Iterator[Screen]:
    with Screen() as made:
        yield made


def name_of(watch: Session, client: int) -> str:
    return str(ask(watch, "select name from client where id = ?", client)[0][0])


def open_card(person: Person, name: str) -> None:
    person.sees(name)
    person.keys("ctrl+k")
    person.focus("Find")
    person.write(name)
    person.keys("Return")
    wait_for(lambda: person.focus("Name") == name, "the card")


def test_a_conflict_asks_and_both_values_are_in_the_history(
    start: Start, shared: Served, watch: Session, other_screen: Screen
) -> None:
    client = new(watch, "client", name="First Name Ltd", branch_id=1)
    anna = sign_in(start, shared)
    boris = sign_in(start, shared, login=MANAGER, password=BORIS_HAS, on=other_screen)
    open_card(anna, "First Name Ltd")
    open_card(boris, "First Name Ltd")

    boris.replace("Name of Boris Ltd")
    boris.keys("ctrl+s")
    wait_for(lambda: name_of(watch, client) == "Name of Boris Ltd", "what Boris saved")
    anna.replace("Name of Anna Ltd")
    anna.keys("ctrl+s")
    anna.sees("Boris has saved this record meanwhile.")
    anna.reads("Name of Anna Ltd")
    anna.sees("Name of Boris Ltd   Boris")
    assert name_of(watch, client) == "Name of Boris Ltd"

    anna.keys("ctrl+s")  # mine, as proposed
    wait_for(lambda: name_of(watch, client) == "Name of Anna Ltd", "what Anna chose")
    anna.no_longer_sees("has saved this record meanwhile")
    history = ask(
        watch,
        "select h.employee, f.old_value, f.new_value from history h join history_field(h.id) f on true"
        " where h.entity = 'client' and h.row_id = ? and h.verb = 'U' and f.field = 'name' order by h.id",
        client,
    )
    assert history == [
        ("Boris", "First Name Ltd", "Name of Boris Ltd"),
        ("Anna", "Name of Boris Ltd", "Name of Anna Ltd"),
    ]
    anna.leave()
    boris.leave()
