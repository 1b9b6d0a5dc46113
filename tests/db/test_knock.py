"""The first knock at a base: what it answers, and the sentence for each way it can fail."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from firebird.driver import create_database

from app.core import knock
from app.core.begin import WrongVersion, begin
from app.core.knock import Attempt, Greeting, greet, say
from app.core.passwords import Passwords
from app.core.places import Choice, Embedded, NewBase, Server, opener
from db import engine, errors
from tests.rig.server import ServerRig

NEW = NewBase("Sun Ltd", "Anna Orlova", "en")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base as the start dialog makes it."""
    made = tmp_path_factory.mktemp("knock") / "sub" / "Sun Ltd.fdb"
    answer = Attempt(Choice(Embedded(str(made)), "ANNA", new=NEW), greet).done.result(60)
    assert answer.firm == "Sun Ltd"
    return made


def failure(choice: Choice) -> tuple[BaseException, knock.Said]:
    error = Attempt(choice, greet).done.exception(60)
    assert error is not None
    return error, say(error, choice)


def words(said: knock.Said) -> str:
    return said.mark.text.format_map(dict(said.values))


def test_a_base_on_this_computer_greets(path: Path) -> None:
    greeting = Attempt(Choice(Embedded(str(path)), "ANNA"), greet).done.result(60)
    assert isinstance(greeting, Greeting)
    assert greeting.engine[0] == 5


def test_a_new_base_is_made_once_for_all_lanes_of_a_stay(tmp_path: Path) -> None:
    choice = Choice(Embedded(str(tmp_path / "lanes.fdb")), "ANNA", new=NEW)
    open_one = opener(choice)
    first = open_one()
    first.close()
    second = open_one()
    second.close()


def test_a_new_base_never_takes_the_place_of_a_file(path: Path) -> None:
    error, said = failure(Choice(Embedded(str(path)), "ANNA", new=NEW))
    assert isinstance(error, errors.BaseExists)
    assert str(path) in words(said)
    assert said.about == "path"


def test_a_login_with_other_letters_is_refused_in_words(tmp_path: Path) -> None:
    target = tmp_path / "x.fdb"
    _, said = failure(Choice(Embedded(str(target)), "АННА", new=NEW))
    assert said.about == "user"
    assert not target.exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    _, said = failure(Choice(Embedded(str(tmp_path / "file" / "x.fdb")), "ANNA", new=NEW))
    assert "cannot be written" in words(said)
    assert said.about == "path"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    error, said = failure(Choice(Embedded(str(tmp_path / "none.fdb")), "ANNA"))
    assert isinstance(error, errors.BaseNotFound)
    assert "none.fdb" in words(said)


def test_a_stranger_is_told_to_ask_the_administrator(path: Path) -> None:
    error, said = failure(Choice(Embedded(str(path)), "STRANGER"))
    assert isinstance(error, errors.Refused)
    assert said.about == "user"
    assert "administrator" in words(said)


def test_a_firebird_base_of_another_program_is_told_apart(tmp_path: Path) -> None:
    engine.load()
    other = tmp_path / "other.fdb"
    create_database(str(other), user="ANNA").close()
    error, said = failure(Choice(Embedded(str(other)), "ANNA"))
    assert isinstance(error, knock.NotOurs)
    assert said.about == "path"
    choice = Choice(Embedded(str(other)), "ANNA")
    began = Attempt(choice, begin()).done.exception(60)
    assert began is not None
    assert say(began, choice) == said


def test_a_file_that_is_no_base_is_told(tmp_path: Path) -> None:
    text = tmp_path / "letter.fdb"
    text.write_text("no base at all" * 4000)
    error, _ = failure(Choice(Embedded(str(text)), "ANNA"))
    assert isinstance(error, errors.NotABase)


@pytest.mark.parametrize(("base", "word"), [(99, "newer"), (0, "older")])
def test_a_base_of_another_version_is_told(base: int, word: str) -> None:
    said = say(WrongVersion(base, 1), Choice(Embedded("/x.fdb"), "ANNA"))
    assert word in words(said)
    assert str(base) in words(said)


def test_a_closed_port_and_a_wrong_host_are_told_apart() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    error, said = failure(Choice(Server("127.0.0.1", port), "ANNA", "x"))
    assert isinstance(error, errors.PortClosed)
    assert str(port) in words(said)
    error, said = failure(Choice(Server("no-such-host.invalid"), "ANNA", "x"))
    assert isinstance(error, errors.NoSuchHost)
    assert "no-such-host.invalid" in words(said)
    assert said.about == "address"


@pytest.mark.server
def test_a_server_knows_its_people_and_bases(path: Path, tmp_path: Path, server_rig: ServerRig) -> None:
    copy = tmp_path / "served.fdb"
    copy.write_bytes(path.read_bytes())
    host, _, rest = server_rig.place(copy, "knock", {"ANNA": "secret-1"}).partition("/")
    target = engine.parse_server(f"{host}/{rest}")
    greeting = Attempt(Choice(target, "ANNA", "secret-1"), greet).done.result(60)
    assert greeting.firm == "Sun Ltd"
    error, said = failure(Choice(target, "ANNA", "secret-2"))
    assert isinstance(error, errors.WrongPassword)
    assert said.about == "password"
    _, said = failure(Choice(Server(target.host, target.port, "nothing"), "ANNA", "secret-1"))
    assert "nothing" in words(said)


def test_an_attempt_can_be_stopped_at_once(path: Path) -> None:
    Attempt(Choice(Embedded(str(path)), "ANNA"), greet).cancel()


def test_without_a_keyring_nothing_is_kept_and_nothing_fails() -> None:
    box = Passwords()
    target = Server("crm")
    assert not box.can_keep()
    assert not box.keep(target, "ANNA", "secret")
    assert box.find(target, "ANNA") is None
    box.forget(target, "ANNA")


def test_with_a_keyring_a_password_is_kept_for_a_base_and_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.backend import KeyringBackend

    class Box(KeyringBackend):
        priority = 1  # type: ignore[assignment]

        def __init__(self) -> None:
            self.kept: dict[tuple[str, str], str] = {}

        def get_password(self, service: str, username: str) -> str | None:
            return self.kept.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            self.kept[service, username] = password

        def delete_password(self, service: str, username: str) -> None:
            del self.kept[service, username]

    before = keyring.get_keyring()
    keyring.set_keyring(Box())
    try:
        box = Passwords()
        assert box.can_keep()
        assert box.keep(Server("crm"), "ANNA", "secret")
        assert box.find(Server("crm"), "ANNA") == "secret"
        assert box.find(Server("crm", 3051), "ANNA") is None
        box.forget(Server("crm"), "ANNA")
        assert box.find(Server("crm"), "ANNA") is None
    finally:
        keyring.set_keyring(before)
