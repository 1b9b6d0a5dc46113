"""paddock-admin: each command does its work, refuses with a sentence, and says by its exit code which it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.admin import main
from app.core import begin
from db import base, engine, sql
from db.session import open_session
from tests.bases import Served
from tests.structure.sources import ROOT


@pytest.fixture
def made(tmp_path: Path) -> str:
    path = str(tmp_path / "firm.fdb")
    assert (
        main(
            [
                "create",
                path,
                "--firm",
                "ООО Ромашка",
                "--person",
                "Анна",
                "--login",
                "anna",
                "--language",
                "ru",
            ]
        )
        == 0
    )
    return path


def test_a_base_is_made_once_and_is_sound(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", made]) == 0
    assert main(["create", made, "--firm", "x", "--person", "x", "--login", "x"]) == 1
    assert "is there already" in capsys.readouterr().err


def test_a_base_with_strange_code_is_not_sound_until_it_is_upgraded(
    made: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with base.owner(engine.Embedded(made)) as con:
        con.execute_immediate("drop trigger gate_connect")
        con.commit()
    assert main(["check", made]) == 1
    assert "GATE_CONNECT" in capsys.readouterr().out
    assert main(["upgrade", made]) == 0
    assert main(["check", made]) == 0


def test_a_newer_base_is_left_alone(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    with base.owner(engine.Embedded(made)) as con:
        con.execute_immediate("update base_info_t set schema_version = 99")
        con.commit()
    assert main(["upgrade", made]) == 1
    assert "Update the program" in capsys.readouterr().err


def test_a_backup_is_made_checked_and_restored(
    made: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PADDOCK_BACKUP_PHRASE", "correct horse battery")
    kept = tmp_path / "kept"
    assert main(["backup", made, str(kept)]) == 0
    (file,) = kept.glob("*.pbk")
    assert main(["verify", str(file)]) == 0
    assert main(["restore", str(file), str(tmp_path / "again.fdb")]) == 0
    assert main(["check", str(tmp_path / "again.fdb")]) == 0


def test_a_damaged_backup_and_a_wrong_phrase_are_refused(
    made: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PADDOCK_BACKUP_PHRASE", "correct horse battery")
    main(["backup", made, str(tmp_path / "kept")])
    (file,) = (tmp_path / "kept").glob("*.pbk")
    body = bytearray(file.read_bytes())
    body[len(body) // 2] ^= 1
    broken = tmp_path / "broken.pbk"
    broken.write_bytes(bytes(body))
    assert main(["restore", str(broken), str(tmp_path / "no.fdb")]) == 1
    assert not (tmp_path / "no.fdb").exists()
    monkeypatch.setenv("PADDOCK_BACKUP_PHRASE", "another phrase")
    assert main(["verify", str(file)]) == 1
    assert "pass phrase" in capsys.readouterr().err


@pytest.mark.parametrize("target", ["no/such.fdb", "127.0.0.1/1:crm", "what is this"])
def test_a_target_that_is_not_there_gets_a_sentence(
    target: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PADDOCK_PASSWORD", "x")
    assert main(["check", target]) == 1
    assert target.split(":")[0] in capsys.readouterr().err


def test_a_lost_token_is_not_asked_for_any_more_and_the_audit_says_who_did_that(
    made: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with base.owner(engine.Embedded(made)) as con:
        con.execute_immediate("update employee_t set needs_token = true")
        con.commit()
    with open_session(engine.Embedded(made), "ANNA") as session, pytest.raises(begin.TokenWanted):
        begin.begin()(session)
    assert main(["lift-token", made, "BORIS"]) == 1
    assert "no such log-in" in capsys.readouterr().err
    assert main(["lift-token", made, "anna"]) == 0
    with open_session(engine.Embedded(made), "ANNA") as session:
        assert begin.begin()(session).facts.login == "ANNA"
        text = "select login from audit_list where words = 'ANNA: token_lifted'"
        assert session.rows(sql.Query("test", text, ())) == [("PADDOCK_OWNER",)]


def test_a_name_that_the_output_cannot_take_does_not_end_a_command(tmp_path: Path) -> None:
    """As on an English Windows whose output goes into a file."""
    path = tmp_path / "Пони.fdb"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "app.admin",
            "create",
            str(path),
            "--firm",
            "Пони",
            "--person",
            "A",
            "--login",
            "ANNA",
        ],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert rb"\u041f\u043e\u043d\u0438" in done.stdout


@pytest.mark.server
def test_a_backup_is_restored_at_a_server_beside_the_running_base(
    served_base: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rig, alias = served_base.rig, served_base.target.alias
    rig.add_people(alias, {"PADDOCK_OWNER": "owner-1"})
    monkeypatch.setenv("PADDOCK_BACKUP_PHRASE", "correct horse battery")
    monkeypatch.setenv("PADDOCK_PASSWORD", "owner-1")
    assert main(["backup", str(served_base.target), str(tmp_path)]) == 0
    (file,) = tmp_path.glob("*.pbk")
    place = f"{rig.host}/{rig.port}:{rig.make_room(alias)}"
    capsys.readouterr()
    assert main(["restore", str(file), place]) == 0
    assert "change places" in capsys.readouterr().out
    with open_session(engine.parse_server(place), served_base.login, served_base.password) as session:
        assert begin.begin()(session).facts.login == served_base.login
    assert main(["restore", str(file), place]) == 1
    assert "is there already" in capsys.readouterr().err
    monkeypatch.setenv("PADDOCK_PASSWORD", "wrong")
    assert main(["restore", str(file), place]) == 1
    assert "no such alias" in capsys.readouterr().err
