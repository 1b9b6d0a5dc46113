"""Recent bases and this computer's settings survive a restart and a damaged file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.core import places as module
from app.core.places import (
    Embedded,
    Place,
    Places,
    Server,
    address_problem,
    file_for,
    folder,
    in_background,
    own_login,
    parse_server,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sub" / "places.json"


def test_a_base_that_was_opened_is_there_after_a_restart(file: Path) -> None:
    Places(file).note(parse_server("crm.example/3059:main"), "OLGA", "Sun Ltd")
    [place] = Places(file).recent()
    assert (place.target, place.user, place.title()) == (
        Server("crm.example", 3059, "main"),
        "OLGA",
        "Sun Ltd",
    )


def test_the_base_opened_last_is_first_and_stands_once(file: Path) -> None:
    places = Places(file)
    one, other = Embedded("/a/one.fdb"), Embedded("/a/other.fdb")
    for target in (one, other, one):
        places.note(target, "ANNA", "")
    assert [place.target for place in Places(file).recent()] == [one, other]


def test_two_people_at_one_base_are_two_places(file: Path) -> None:
    places = Places(file)
    places.note(Embedded("/a/one.fdb"), "ANNA", "")
    places.note(Embedded("/a/one.fdb"), "OLGA", "")
    assert len(Places(file).recent()) == 2


def test_only_the_latest_are_kept(file: Path) -> None:
    places = Places(file)
    for number in range(module.KEPT + 5):
        places.note(Embedded(f"/a/{number}.fdb"), "ANNA", "")
    assert len(Places(file).recent()) == module.KEPT


def test_a_base_can_be_forgotten(file: Path) -> None:
    places = Places(file)
    places.note(Embedded("/a/one.fdb"), "ANNA", "")
    places.note(Embedded("/a/other.fdb"), "ANNA", "")
    places.forget(places.recent()[0])
    assert len(Places(file).recent()) == 1


def test_a_place_without_a_firm_is_called_by_its_file_or_alias() -> None:
    assert Place(Embedded("/a/Sun Ltd.fdb"), "ANNA").title() == "Sun Ltd"
    assert Place(Server("crm", 3050, "main"), "ANNA").title() == "main"


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"recent": [{}, 7, {"file": "/a", "user": "A"}], "settings": 5}']
)
def test_a_damaged_file_is_an_empty_one(file: Path, damage: str) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(damage)
    places = Places(file)
    assert places.recent() == []
    assert places.setting("look", "dark") == "dark"
    places.note(Embedded("/a/one.fdb"), "ANNA", "")
    places.set_setting("look", "light")
    assert len(Places(file).recent()) == 1
    assert Places(file).setting("look") == "light"


def test_settings_and_bases_do_not_touch_each_other(file: Path) -> None:
    places = Places(file)
    places.set_setting("language", "ru")
    places.note(Embedded("/a/one.fdb"), "ANNA", "Пони")
    places.set_setting("look", "dark")
    body = json.loads(file.read_text(encoding="utf-8"))
    assert body["settings"] == {"language": "ru", "look": "dark"}
    assert body["recent"][0]["firm"] == "Пони"


def test_a_disk_that_refuses_stops_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    places = Places(blocked / "places.json")
    places.set_setting("look", "dark")
    assert places.setting("look") == "dark"


def test_no_password_is_ever_in_the_file(file: Path) -> None:
    Places(file).note(parse_server("crm:main"), "OLGA", "Sun")
    assert "password" not in file.read_text()


def test_the_file_is_in_the_persons_own_folder() -> None:
    assert Path.home() in folder().parents


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("", "host/port"),
        ("a b", "address"),
        ("host/x", "1 to 65535"),
        ("host:", "colon"),
        ("host:\x01", "alias"),
    ],
)
def test_a_bad_address_is_told_in_a_sentence(text: str, sign: str) -> None:
    problem = address_problem(text)
    assert problem is not None
    assert sign in problem.text


@pytest.mark.parametrize(
    "text", ["192.168.0.122/3059", "host/3050:alias", "host:C:/bases/crm.fdb", "[::1]:a"]
)
def test_addresses_as_administrators_write_them_are_good(text: str) -> None:
    assert address_problem(text) is None


def test_a_new_file_is_named_after_the_firm_and_stands_free(tmp_path: Path) -> None:
    first = file_for('ООО "Пони / Ко."', tmp_path)
    assert first.name == "ООО Пони Ко.fdb"
    first.write_text("")
    assert file_for('ООО "Пони / Ко."', tmp_path).name == "ООО Пони Ко 2.fdb"


@pytest.mark.parametrize(
    ("name", "login"),
    [
        ("olga", "OLGA"),
        ("o.petrova", "OPETROVA"),
        ("Ольга", "ADMIN"),
        ("root", "ADMIN"),
        ("7up", "ADMIN"),
        ("", "ADMIN"),
    ],
)
def test_a_login_is_offered_from_the_name_at_this_computer(
    monkeypatch: pytest.MonkeyPatch, name: str, login: str
) -> None:
    monkeypatch.setattr(module.getpass, "getuser", lambda: name)
    assert own_login() == login


def test_what_fails_in_the_background_fails_for_who_waits() -> None:
    assert in_background(lambda: 7).result(5) == 7
    with pytest.raises(KeyError):
        in_background(lambda: {}["x"]).result(5)
