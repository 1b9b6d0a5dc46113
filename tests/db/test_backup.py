"""Backups count only when restored and compared; any damaged byte is refused."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import backup, base, container, engine
from db.container import Damaged, Secret, Writer, unpack
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
