"""Log-ins as two people live them: one is blocked while at work, another comes with a first password."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.cases import logins
from db import base, engine, sharing
from db.engine import Server
from db.session import Session, open_session
from tests.bases import Served
from tests.e2e.conftest import sign_in
from tests.e2e.program import Start
from tests.e2e.screen import wait_for
from tests.rig.server import ServerRig
from tests.staffed import ADMIN, MANAGER, ask, new, staffed_path, staffed_template  # noqa: F401 -- fixtures

ANNAS, BORIS_HAS, OWN = "anna-2Krt", "boris-7Qm", "seven blue kettles"


@pytest.fixture
def guarded(server_rig: ServerRig, staffed_path: Path) -> Served:  # noqa: F811
    """A base that keeps its own users under the guard; the first passwords of its people are already their own."""
    sharing.make_users(staffed_path, {"SYSDBA": "s", "PADDOCK_OWNER": "o", ADMIN: ANNAS, MANAGER: BORIS_HAS})
    sharing.guard(staffed_path)
    server_rig.place(staffed_path, "guarded")
    return Served(server_rig, Server(server_rig.host, server_rig.port, "guarded"), ADMIN, ANNAS)


@pytest.fixture
def anna(guarded: Served) -> Iterator[Session]:
    with open_session(guarded.target, ADMIN, ANNAS) as session:
        yield session


def boris_id(anna: Session) -> int:
    return int(ask(anna, "select id from employee where login = ?", MANAGER)[0][0])


def test_a_person_blocked_at_work_is_told_within_ten_seconds_and_loses_nothing(
    start: Start, guarded: Served, anna: Session
) -> None:
    new(anna, "client", name="Old Name Ltd", branch_id=1)
    boris = sign_in(start, guarded, login=MANAGER, password=BORIS_HAS)
    boris.sees("Old Name Ltd")
    boris.keys("ctrl+k")
    boris.focus("Find")
    boris.write("old name")
    boris.keys("Return")
    wait_for(lambda: boris.focus("Name") == "Old Name Ltd", "the card")
    boris.replace("Typed and not saved")
    blocked = time.monotonic()
    assert logins.block(boris_id(anna))(anna) >= 1
    assert "Ask your administrator" in boris.sees("your log-in is blocked", within=10)
    assert time.monotonic() - blocked < 10
    drafts = list(boris.home.glob("config/*/drafts/*/*.json"))
    assert any("Typed and not saved" in draft.read_text(encoding="utf-8") for draft in drafts)
    assert ask(anna, "select count(*) from client where name = 'Typed and not saved'") == [(0,)]

    logins.block(boris_id(anna), False)(anna)
    boris.focus("Password")
    boris.write(BORIS_HAS)
    boris.keys("Return")
    boris.sees("Not saved on")
    boris.leave()


def test_who_comes_with_a_first_password_chooses_an_own_one_before_the_base_opens(
    start: Start, guarded: Served, anna: Session
) -> None:
    new(anna, "client", name="Old Name Ltd", branch_id=1)
    logins.reset(boris_id(anna), "first-9Wq")(anna)
    boris = start("--server", str(guarded.target), "--user", MANAGER)
    boris.focus("Password")
    boris.write("first-9Wq")
    boris.keys("Return")
    boris.sees("Your password was set by another person")
    boris.focus("New password")
    boris.write("password1!")
    boris.keys("Return")
    boris.sees("This is guessed too easily")
    boris.replace(OWN)
    boris.keys("Tab")
    boris.write(OWN)
    boris.keys("Return")
    boris.window("— Paddock CRM")
    boris.sees("Old Name Ltd")
    boris.leave()
    with open_session(guarded.target, MANAGER, OWN) as session:
        assert ask(session, "select count(*) from me") == [(1,)]


def test_the_owner_can_always_mend_it(guarded: Served) -> None:
    with base.owner(engine.Server(guarded.rig.host, guarded.rig.port, "guarded"), "o") as con:
        con.execute_immediate("alter user anna password 'mended-1'")
        con.commit()
    open_session(guarded.target, ADMIN, "mended-1").close()
