"""Backups count only when restored and compared; any damaged byte is refused."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import backup, base, container, engine, errors, sql
from db.container import Damaged, Secret, Writer, unpack
from db.session import open_session
from tests.bases import Served

PHRASE = Secret("correct horse battery")
OTHER = Secret("correct horse batterz")


KEY = Secret(key=bytes(32))


def packed(data: bytes, secret: Secret = KEY) -> bytes:
    file = io.BytesIO()
    writer = Writer(file, secret)
    for start in range(0, len(data), 70_000):
        writer.write(data[start : start + 70_000])
    writer.finish({"made": "now"})
    return file.getvalue()


@given(st.binary(max_size=300_000))
@settings(max_examples=25, deadline=None)
def test_what_goes_in_comes_out(data: bytes) -> None:
    out = io.BytesIO()
    manifest = unpack(io.BytesIO(packed(data)), KEY, out)
    assert out.getvalue() == data
    assert manifest["made"] == "now"


SAMPLE = packed(bytes(range(256)) * 20)


@pytest.mark.parametrize("at", range(len(SAMPLE)))
def test_any_flipped_byte_is_refused(at: int) -> None:
    damaged = bytearray(SAMPLE)
    damaged[at] ^= 0x40
    with pytest.raises(Damaged):
        unpack(io.BytesIO(bytes(damaged)), KEY)


@pytest.mark.parametrize("cut", [0, 5, 20, len(SAMPLE) // 2, len(SAMPLE) - 1])
def test_a_cut_file_and_a_lengthened_one_are_refused(cut: int) -> None:
    for file in (SAMPLE[:cut], SAMPLE + b"x"):
        with pytest.raises(Damaged):
            unpack(io.BytesIO(file), KEY)


def test_another_pass_phrase_is_refused_and_a_weak_one_not_taken() -> None:
    file = packed(b"secret", PHRASE)
    assert b"secret" not in file
    with pytest.raises(Damaged):
        unpack(io.BytesIO(file), OTHER)
    with pytest.raises(container.WeakSecret):
        Writer(io.BytesIO(), Secret("short"))


def test_a_backup_of_a_file_is_verified_and_restores_to_the_same(base_path: Path, tmp_path: Path) -> None:
    made = backup.make(engine.Embedded(str(base_path)), tmp_path / "kept", PHRASE)
    again = tmp_path / "again.fdb"
    backup.restore(made.path, PHRASE, again)
    with base.owner(engine.Embedded(str(base_path))) as one, base.owner(engine.Embedded(str(again))) as two:
        first, second = backup.state(one), backup.state(two)
    first["tables"].pop("SESSION_T"), second["tables"].pop("SESSION_T")  # signing in writes a row
    assert first == second
    assert [path.name for path in (tmp_path / "kept").iterdir()] == [made.path.name]
    with pytest.raises(FileExistsError):
        backup.restore(made.path, PHRASE, again)


def test_a_backup_that_differs_from_its_source_does_not_count(
    base_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = backup.state

    def one_row_more(con: object) -> dict:
        found = honest(con)  # type: ignore[arg-type]
        if "restored" not in str(con):
            found["tables"]["BRANCH_T"][0] += calls.pop(0)
        return found

    calls = [1, 1, 0]
    monkeypatch.setattr(backup, "state", one_row_more)
    with pytest.raises(backup.NotEqual):
        backup.make(engine.Embedded(str(base_path)), tmp_path / "kept", PHRASE)
    assert list((tmp_path / "kept").iterdir()) == []


@pytest.mark.server
def test_a_backup_comes_over_the_port_of_a_server(served_base: Served, tmp_path: Path) -> None:
    served_base.rig.add_people(served_base.target.alias, {"PADDOCK_OWNER": "owner-1"})
    made = backup.make(served_base.target, tmp_path / "kept", PHRASE, "owner-1")
    assert made.rows > 50


@pytest.mark.server
def test_a_restored_base_of_a_server_has_its_log_ins_again(served_base: Served, tmp_path: Path) -> None:
    rig = served_base.rig
    rig.add_people(served_base.target.alias, {"PADDOCK_OWNER": "owner-1"})
    made = backup.make(served_base.target, tmp_path / "kept", PHRASE, "owner-1")
    backup.restore(made.path, PHRASE, tmp_path / "again.fdb")
    rig.place(tmp_path / "again.fdb", "again")
    with base.owner(engine.Server(rig.host, rig.port, "again"), "owner-1") as con:
        assert backup.state(con)["tables"]["BRANCH_T"][0] > 0


@pytest.mark.server
def test_a_restored_base_belongs_to_the_owner_and_can_be_backed_up_again(
    served_base: Served, tmp_path: Path
) -> None:
    rig = served_base.rig
    rig.add_people(served_base.target.alias, {"PADDOCK_OWNER": "owner-1"})
    made = backup.make(served_base.target, tmp_path / "kept", PHRASE, "owner-1")
    backup.restore(made.path, PHRASE, tmp_path / "again.fdb")
    rig.place(tmp_path / "again.fdb", "once_more", {"PADDOCK_OWNER": "owner-1"})
    again = backup.make(engine.Server(rig.host, rig.port, "once_more"), tmp_path / "kept", PHRASE, "owner-1")
    assert again.rows >= made.rows


@pytest.mark.server
def test_a_backup_is_restored_at_a_server_over_its_port_and_takes_the_place_of_the_old_base(
    served_base: Served, tmp_path: Path
) -> None:
    rig, running = served_base.rig, served_base.target
    rig.add_people(running.alias, {"PADDOCK_OWNER": "owner-1"})
    with base.owner(running, "owner-1") as con:
        con.execute_immediate("update branch_t set name = 'As it was'")
        con.commit()
    made = backup.make(running, tmp_path / "kept", PHRASE, "owner-1")
    with base.owner(running, "owner-1") as con:
        con.execute_immediate("update branch_t set name = 'Spoilt'")
        con.commit()
    place = engine.Server(rig.host, rig.port, rig.make_room(running.alias))
    manifest = backup.restore_at(made.path, PHRASE, place, "owner-1")
    assert manifest["sha256"] == made.sha256
    with open_session(place, served_base.login, served_base.password) as session:
        assert session.rows(sql.Query("t", "select name from branch", ())) == [("As it was",)]
    with open_session(running, served_base.login, served_base.password) as session:
        assert session.rows(sql.Query("t", "select name from branch", ())) == [("Spoilt",)]
    with pytest.raises(FileExistsError):  # neither over the restored one nor over the one people work at
        backup.restore_at(made.path, PHRASE, place, "owner-1")
    with pytest.raises(FileExistsError):
        backup.restore_at(made.path, PHRASE, running, "owner-1")
    rig.swap(running.alias, place.alias)
    with open_session(running, served_base.login, served_base.password) as session:
        assert session.rows(sql.Query("t", "select name from branch", ())) == [("As it was",)]
    with base.owner(place, "owner-1") as con, con.cursor() as cursor:
        assert cursor.execute("select name from branch_t").fetchall() == [("Spoilt",)]
    assert backup.make(running, tmp_path / "kept", PHRASE, "owner-1").rows >= made.rows


@pytest.mark.server
def test_nothing_is_left_at_a_server_of_a_restore_that_failed(
    served_base: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig, running = served_base.rig, served_base.target
    rig.add_people(running.alias, {"PADDOCK_OWNER": "owner-1", "EVE": "eve-1"})
    made = backup.make(running, tmp_path / "kept", PHRASE, "owner-1")
    place = engine.Server(rig.host, rig.port, rig.make_room(running.alias))
    with pytest.raises(Damaged):
        backup.restore_at(made.path, OTHER, place, "owner-1")
    for target, password in ((place, "wrong"), (engine.Server(rig.host, rig.port, "nowhere"), "owner-1")):
        with pytest.raises(errors.ConnectFailed):
            backup.restore_at(made.path, PHRASE, target, password)
    monkeypatch.setattr(
        backup.seed, "OWNER", "EVE"
    )  # whoever has a log-in and the pass phrase, and is not the owner
    with pytest.raises(backup.RestoreFailed):
        backup.restore_at(made.path, PHRASE, place, "eve-1")
    monkeypatch.undo()
    assert not rig.path(place.alias).exists()
    honest = backup.state

    def one_row_more(con: object) -> dict:
        found = honest(con)  # type: ignore[arg-type]
        found["tables"]["BRANCH_T"][0] += 1
        return found

    monkeypatch.setattr(backup, "state", one_row_more)
    with pytest.raises(backup.NotEqual):
        backup.restore_at(made.path, PHRASE, place, "owner-1")
    assert not rig.path(place.alias).exists()


def test_a_restored_base_takes_the_place_of_the_one_before_which_is_kept(
    base_path: Path, tmp_path: Path
) -> None:
    restored = tmp_path / "restored.fdb"
    restored.write_bytes(b"restored")
    before = base_path.read_bytes()
    kept = backup.put_in_place(base_path, restored)
    assert base_path.read_bytes() == b"restored"
    assert kept.read_bytes() == before
    assert not restored.exists()
    with pytest.raises(FileNotFoundError):
        backup.put_in_place(base_path, restored)
    assert base_path.read_bytes() == b"restored"


def test_the_rule_keeps_the_newest_of_days_weeks_and_months(tmp_path: Path) -> None:
    now = dt.datetime(2026, 11, 21, 3)
    for days in range(400):
        for hour in (0, 12):
            moment = now - dt.timedelta(days=days, hours=hour)
            (tmp_path / f"crm-{moment:%Y%m%d-%H%M%S}.pbk").touch()
    (tmp_path / "notes.pbk").touch()
    backup.prune(tmp_path)
    left = sorted(p.name for p in tmp_path.iterdir())
    assert "notes.pbk" in left
    assert 7 + 4 <= len(left) <= 7 + 4 + 12 + 1
    assert f"crm-{now:%Y%m%d-%H%M%S}.pbk" in left
