"""Backups from inside the program: what the base knows of them, who is told, what is refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app.core import administer
from app.core.cases import backups
from app.core.cases.attention import attention, is_old
from app.core.cases.backups import Failed
from app.core.settings import SETTINGS
from db import backup as engine_backup
from db import base, engine, errors
from db.session import Session, open_session
from tests.bases import Served
from tests.staffed import (  # noqa: F401 -- fixtures
    anna,
    as_user,
    ask,
    boris,
    do,
    new,
    staffed_path,
    staffed_template,
)

RULE = (7, 4, 12)
KEY = backups.secret("correct horse battery")


def test_a_backup_made_while_the_base_is_open_is_known_verified_and_restores(
    anna: Session, tmp_path: Path
) -> None:  # noqa: F811
    new(anna, "client", name="Acme")
    steps: list[str] = []
    made = backups.make(tmp_path / "safe", KEY, "", RULE, steps.append)(anna)
    assert steps == ["writing", "verifying"]
    (known,) = backups.known()(anna)
    assert (known.by, known.place, known.size, known.rows) == ("Anna", str(made.path), made.size, made.rows)
    assert known.verified is not None
    restored = tmp_path / "again.fdb"
    backups.restore(made.path, KEY, restored)(anna)
    with open_session(engine.Embedded(str(restored)), "ANNA") as session:
        assert ask(session, "select name from client") == [("Acme",)]


def test_only_administrators_are_told_of_backups(anna: Session, boris: Session, tmp_path: Path) -> None:  # noqa: F811
    assert attention()(anna).backed_up is None
    backups.make(tmp_path / "safe", KEY, "", RULE)(anna)
    anna.end_reading()
    last = attention()(anna).backed_up
    assert last is not None
    assert not is_old(last, last + dt.timedelta(hours=36))
    assert is_old(last, last + dt.timedelta(hours=37))
    assert is_old(None, last)
    assert attention()(boris).backed_up is None
    assert backups.known()(boris) == []
    note = "execute procedure backup_note('{:032x}', 'x', localtimestamp, 1, 'x', 1)"
    with pytest.raises(errors.Forbidden):
        do(boris, note.format(1))


def test_a_backup_leaves_an_entry_in_the_audit(anna: Session, tmp_path: Path) -> None:  # noqa: F811
    made = backups.make(tmp_path / "safe", KEY, "", RULE)(anna)
    anna.rest()
    with base.owner(engine.Embedded(str(anna.target))) as con:
        cursor = con.cursor()
        cursor.execute("select verb, login, amount, words from audit_t where entity = 'backup'")
        assert cursor.fetchall() == [("X", "ANNA", made.rows, str(made.path))]
        cursor.close()
        con.commit()


def test_a_check_renews_the_moment_and_a_damaged_file_is_refused(anna: Session, tmp_path: Path) -> None:  # noqa: F811
    made = backups.make(tmp_path / "safe", KEY, "", RULE)(anna)
    first = backups.known()(anna)[0].verified
    backups.verify(made.path, KEY)(anna)
    anna.end_reading()
    (known,) = backups.known()(anna)
    assert known.verified is not None
    assert first is not None
    assert known.verified > first
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[:-100] + bytes([whole[-100] ^ 1]) + whole[-99:])
    with pytest.raises(Failed) as failed:
        backups.verify(made.path, KEY)(anna)
    assert failed.value.key == "damaged"
    with pytest.raises(Failed) as failed:
        backups.verify(made.path, backups.secret("another phrase"))(anna)
    assert failed.value.key == "damaged"


def test_nothing_is_restored_over_a_file(anna: Session, staffed_path: Path, tmp_path: Path) -> None:  # noqa: F811
    made = backups.make(tmp_path / "safe", KEY, "", RULE)(anna)
    with pytest.raises(Failed) as failed:
        backups.restore(made.path, KEY, staffed_path)(anna)
    assert failed.value.key == "exists"
    assert ask(anna, "select login from me") == [("ANNA",)]


def test_a_key_file_serves_instead_of_a_phrase_and_is_never_overwritten(
    anna: Session, tmp_path: Path
) -> None:  # noqa: F811
    path = tmp_path / "paddock.key"
    backups.make_key_file(path)
    assert path.stat().st_mode & 0o077 == 0
    key = backups.secret(key_file=str(path))
    made = backups.make(tmp_path / "safe", key, "", RULE)(anna)
    assert backups.verify(made.path, key)(anna).rows == made.rows
    with pytest.raises(Failed) as failed:
        backups.make_key_file(path)
    assert failed.value.key == "exists"


@pytest.mark.parametrize(
    ("given", "key"), [({"phrase": "short"}, "weak_phrase"), ({"key_file": "/none"}, "file")]
)
def test_a_weak_or_missing_secret_is_refused(given: dict[str, str], key: str) -> None:
    with pytest.raises(Failed) as failed:
        backups.secret(**given)
    assert failed.value.key == key


def test_the_rule_of_the_firm_decides_what_the_command_line_keeps(staffed_path: Path, tmp_path: Path) -> None:  # noqa: F811
    with base.owner(engine.Embedded(str(staffed_path))) as con:
        assert engine_backup.kept_by(con) == tuple(
            SETTINGS[f"backup.{unit}"].default for unit in ("days", "weeks", "months")
        )
        con.execute_immediate(
            "insert into setting_t (code, employee_id, body) values ('backup.days', 0, '1')"
        )
        con.execute_immediate(
            "insert into setting_t (code, employee_id, body) values ('backup.weeks', 0, '0')"
        )
        con.execute_immediate(
            "insert into setting_t (code, employee_id, body) values ('backup.months', 0, '0')"
        )
        con.commit()
        assert engine_backup.kept_by(con) == (1, 0, 0)
    old = tmp_path / "base-20250101-120000.pbk"
    old.touch()
    lines = list(administer.backup(str(staffed_path), tmp_path, KEY))
    assert any("no longer kept: base-20250101-120000.pbk" in line for line in lines)
    assert not old.exists()
    with open_session(engine.Embedded(str(staffed_path)), "ANNA") as session:
        assert [one.by for one in backups.known()(session)] == ["PADDOCK_OWNER"]


@pytest.mark.server
def test_over_the_port_the_owners_password_opens_and_a_wrong_one_does_not(
    served_base: Served, tmp_path: Path
) -> None:
    with open_session(served_base.target, served_base.login, served_base.password) as session:
        with pytest.raises(Failed) as failed:
            backups.make(tmp_path / "safe", KEY, "wrong", RULE)(session)
        assert failed.value.key == "password"
        served_base.rig.add_people(served_base.target.alias, {"PADDOCK_OWNER": "owner-1"})
        made = backups.make(tmp_path / "safe", KEY, "owner-1", RULE)(session)
        assert [one.place for one in backups.known()(session)] == [str(made.path)]
