"""The chain of seals: a changed byte of any column, a missing or an added entry is found."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from app.core import administer
from db import base, engine
from db.script import SCHEMA, parts, table_statements
from tests.staffed import anna, as_user, ask, do, staffed_path, staffed_template  # noqa: F401 -- fixtures

_BEGIN = dt.datetime(2026, 3, 1, 9)
_ROWS = 39  # of two days


def fill(con: Any, rows: int, first: dt.datetime = _BEGIN) -> None:
    """Entries of two days with something in every column."""
    cursor = con.cursor()
    for i in range(rows):
        cursor.execute(
            "insert into audit_t (at_ts, login, session_id, entity, row_id, verb, act_id, amount, words, changes, rest)"
            " values (?, 'BORIS', ?, 'client', ?, 'U', ?, ?, ?, ?, ?)",
            (
                first + dt.timedelta(hours=i),
                i + 1,
                i + 10,
                i + 5,
                i + 7,
                f"words {i}",
                f"city 1 1:{i % 10}ё;",
                f"note 1 1:a{i};",
            ),
        )
    cursor.close()
    con.commit()


def seal(con: Any) -> int:
    """Seals all that can be sealed; how many entries."""
    cursor, total = con.cursor(), 0
    while True:
        cursor.execute("select sealed from audit_seal")
        sealed = cursor.fetchone()[0]
        con.commit()
        if not sealed:
            cursor.close()
            return total
        total += sealed


def verdicts(con: Any) -> list[str]:
    cursor = con.cursor()
    cursor.execute("select what from audit_check(1)")
    found = [row[0] for row in cursor.fetchall()]
    cursor.close()
    con.commit()
    return found


def break_in(con: Any, *texts: str) -> None:
    """What nobody may, with the guard of the audit taken away first."""
    con.execute_immediate("alter trigger audit_keep inactive")
    con.execute_immediate("alter trigger audit_seal_keep inactive")
    con.commit()
    for text in texts:
        con.execute_immediate(text)
    con.commit()


@pytest.fixture
def sealed(staffed_path: Path) -> Any:  # noqa: F811
    with base.owner(engine.Embedded(str(staffed_path))) as con:
        con.execute_immediate("alter trigger audit_keep inactive")  # what making the template has left
        con.commit()
        con.execute_immediate("delete from audit_t")
        con.execute_immediate("alter trigger audit_keep active")
        con.commit()
        fill(con, _ROWS)
        assert seal(con) == _ROWS
        yield con


def columns() -> list[str]:
    tables, _ = parts(SCHEMA.read_text(encoding="utf-8"))
    body = next(s for s in table_statements(tables) if s.startswith("create table audit_t"))
    names = [line.split()[0] for line in body.splitlines()[1:] if line.startswith("  ")]
    return [name for name in names if name not in ("constraint", "id")]


@pytest.mark.usefixtures("sealed")
def test_whole_days_are_sealed_one_by_one(sealed: Any) -> None:
    assert verdicts(sealed) == ["ok", "ok", "open"]


@pytest.mark.parametrize("column", columns())
def test_one_changed_byte_of_any_column_is_found(sealed: Any, column: str) -> None:
    changed = {
        "at_ts": "dateadd(1 millisecond to at_ts)",
        "login": "'BORIT'",
        "entity": "'cliens'",
        "verb": "'I'",
        "words": "overlay(words placing 'W' from 1)",
        "changes": "overlay(changes placing 'е' from 11)",
        "rest": "'note 1 1:b'",
    }.get(column, f"{column} + 1")
    break_in(sealed, f"update audit_t set {column} = {changed} where row_id = 20")
    assert verdicts(sealed) == ["changed", "ok", "open"]


@pytest.mark.parametrize("column", ["words", "act_id", "session_id", "amount", "changes", "rest"])
def test_nothing_in_the_place_of_something_is_found(sealed: Any, column: str) -> None:
    break_in(sealed, f"update audit_t set {column} = null where row_id = 40")
    assert verdicts(sealed) == ["ok", "changed", "open"]


def test_a_letter_moved_from_one_text_to_the_next_is_found(sealed: Any) -> None:
    break_in(
        sealed,
        "update audit_t set words = words || left(changes, 1), changes = substring(changes from 2) where row_id = 20",
    )
    assert verdicts(sealed)[0] == "changed"


def test_a_missing_and_an_added_entry_are_found(sealed: Any) -> None:
    break_in(
        sealed,
        "delete from audit_t where row_id = 20",
        "update audit_t set id = id + 100000 where row_id = 48",
    )
    assert verdicts(sealed)[:2] == ["missing", "missing"]
    break_in(
        sealed,
        "insert into audit_t (id, at_ts, login, entity, row_id, verb)"
        " select first 1 id - 1, at_ts, 'BORIS', 'client', 1, 'U' from audit_t where row_id = 21",
    )
    assert verdicts(sealed)[0] == "changed"  # as many as before, another one


def test_a_missing_seal_and_a_seal_made_anew_are_found(sealed: Any) -> None:
    fill(sealed, 5, _BEGIN + dt.timedelta(days=5))
    assert seal(sealed) == 5
    break_in(sealed, "delete from audit_seal_t where id = 2")
    assert "seal" in verdicts(sealed)


def test_what_is_young_is_not_sealed_yet_and_counted(sealed: Any) -> None:
    fill(sealed, 1, dt.datetime.now())
    assert seal(sealed) == 0
    cursor = sealed.cursor()
    cursor.execute("select found_count from audit_check(1) where what = 'open'")
    assert cursor.fetchone() == (1,)
    cursor.close()


def test_numbers_that_no_entry_has_do_not_stop_the_seals(sealed: Any) -> None:
    sealed.execute_immediate("alter table audit_t alter column id restart with 100000")
    sealed.commit()
    fill(sealed, 3, _BEGIN + dt.timedelta(days=9))
    assert seal(sealed) == 3
    assert set(verdicts(sealed)) == {"ok", "open"}


def test_the_administrators_command_seals_checks_and_holds_against_kept_digests(
    sealed: Any, staffed_path: Path, tmp_path: Path
) -> None:  # noqa: F811
    target, kept = str(staffed_path), tmp_path / "digests.txt"
    fill(sealed, 2, _BEGIN + dt.timedelta(days=5))
    said = list(administer.audit(target, kept))
    assert said[0] == "2 entries sealed now."
    assert said[-1] == "The audit is as it was sealed: 41 entries in 3 seals; 0 wait for a seal."
    assert len(kept.read_text().split()) == 3
    break_in(
        sealed, "delete from audit_seal_t", "update audit_t set words = 'nothing happened' where row_id = 20"
    )
    with pytest.raises(
        administer.Refused, match="not as it was sealed"
    ):  # a chain made anew agrees with itself alone
        list(administer.audit(target, kept))
    assert len(kept.read_text().split()) == 3
