"""What the audit keeps: every change whole, one row an entry, and nobody who rewrites it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from db import base, engine, errors
from db.audit import packed
from db.seed import OWNER
from db.session import Session, open_session
from db.sql import Query
from tests.staffed import (  # noqa: F401 -- fixtures
    anna,
    as_user,
    ask,
    boris,
    do,
    new,
    staffed_path,
    staffed_template,
    vera,
)


def fields(session: Session, entity: str, row: int) -> list[tuple]:
    """Verb, field, old and new value of a row's history, oldest first."""
    return ask(
        session,
        "select h.verb, f.field, f.old_value, f.new_value from history h left join history_field(h.id) f on true"
        " where h.entity = ? and h.row_id = ? order by h.id",
        entity,
        row,
    )


def test_a_change_of_case_alone_is_a_change(boris: Session) -> None:
    row = new(boris, "client", name="acme")
    assert do(boris, "update client set name = 'ACME' where id = ? returning rv", row) == (1,)
    assert fields(boris, "client", row)[1:] == [("U", "name", "acme", "ACME")]


def test_long_values_are_kept_whole(boris: Session) -> None:
    client = new(boris, "client", name="Acme")
    row = new(
        boris, "interaction", client_id=client, summary="ё" * 2000, key_points="k" * 2000, next_step="n" * 250
    )
    do(
        boris,
        "update interaction set summary = ?, key_points = ?, next_step = ?, minutes = 5 where id = ? returning rv",
        "ж" * 2000, "p" * 2000, "m" * 250, row,
    )  # fmt: skip
    assert sorted(fields(boris, "interaction", row)[1:]) == [
        ("U", "key_points", "k" * 2000, "p" * 2000),
        ("U", "minutes", None, "5"),
        ("U", "next_step", "n" * 250, "m" * 250),
        ("U", "summary", "ё" * 2000, "ж" * 2000),
    ]


def test_a_value_cannot_pretend_to_be_another_field(boris: Session) -> None:
    row = new(boris, "client", name="Acme", note="x")
    forged = packed("employee_id", "1", "2") + "\n" + packed("name", None, "")
    do(boris, "update client set note = ? where id = ? returning rv", forged, row)
    assert fields(boris, "client", row)[1:] == [("U", "note", "x", forged)]


def test_nothing_and_no_text_differ_in_the_history(boris: Session) -> None:
    row = new(boris, "client", name="Acme")
    do(boris, "update client set note = '' where id = ? returning rv", row)
    assert fields(boris, "client", row)[1:] == [("U", "note", None, "")]


def test_a_deleted_row_leaves_its_values(anna: Session, staffed_path: Path) -> None:
    row = new(anna, "client", name="Acme", city="Omsk")
    do(anna, "delete from client where id = ? returning id", row)
    left = {field: old for verb, field, old, _ in fields(anna, "client", row) if verb == "D"}
    assert (left["name"], left["city"], left["is_archived"]) == ("Acme", "Omsk", "FALSE")


@pytest.mark.parametrize(
    "text", ["update audit_t set words = 'x'", "delete from audit_t", "update audit_t set at_ts = at_ts"]
)
def test_not_even_the_owner_rewrites_the_audit(anna: Session, staffed_path: Path, text: str) -> None:
    new(anna, "client", name="Acme")
    with (
        open_session(engine.Embedded(str(staffed_path)), OWNER) as owner,
        pytest.raises(errors.Rule) as refusal,
        owner.act() as act,
    ):
        act.execute(Query("rewrite", text, ()))
    assert refusal.value.key == "audit_kept"


def test_what_must_last_lasts_though_the_rest_is_rolled_back(
    as_user: Callable[[str], Session], staffed_path: Path
) -> None:
    with base.owner(engine.Embedded(str(staffed_path))) as con:
        cursor = con.cursor()
        cursor.execute("execute procedure trace('X', 'client', null, 12, 'rolled back')")
        cursor.execute("execute procedure trace_lasting('N', 'client', 7, null, 'stays')")
        cursor.close()
        con.rollback()
        cursor = con.cursor()
        cursor.execute("select verb, entity, row_id, amount, words from audit_t where verb in ('X', 'N')")
        found = cursor.fetchall()
        cursor.close()
    assert found == [("N", "client", 7, None, "stays")]


# ---- refusals and log-ins


def test_a_refused_write_is_noted_though_nothing_was_written(anna: Session, vera: Session) -> None:
    row = new(anna, "client", name="Northern Star", branch_id=1)
    with pytest.raises(errors.Rule):
        new(vera, "channel", client_id=row, kind="P", typed="1234567")
    found = ask(anna, "select login, kind, entity, gist from audit_list where kind = 'N'")
    assert found == [("VERA", "N", "channel", "!not_yours")]


def test_a_log_in_is_noted_once_for_a_programs_two_lines(as_user: Callable[[str], Session]) -> None:
    as_user("BORIS")
    as_user("BORIS")
    anna = as_user("ANNA")
    found = ask(anna, "select login, kind from audit_list where kind = 'L' order by id")
    assert found == [("BORIS", "L"), ("ANNA", "L")]
    assert len(ask(anna, "select id from signing where login = 'BORIS'")) == 2


def test_who_is_not_staff_leaves_a_trace(as_user: Callable[[str], Session]) -> None:
    with pytest.raises(errors.Refused):
        as_user("MALLORY")
    assert ask(as_user("ANNA"), "select login, gist from audit_list where kind = 'N'") == [
        ("MALLORY", "!not_staff")
    ]


def test_a_right_given_tells_which(anna: Session, boris: Session) -> None:
    do(boris, "execute procedure permission_set('p1', null, 3, 'client', 'D', 'A', null, 'for a day')")
    number, title = ask(
        anna, "select id, title from audit_list where entity = 'permission' and kind = 'I' order by id desc"
    )[0]
    told = {
        field: value
        for field, _, value in ask(anna, "select field, old_value, new_value from audit_fields(?)", number)
    }
    assert title == "Vera"
    assert (told["block"], told["verb"].strip(), told["scope"].strip(), told["note"]) == (
        "client",
        "D",
        "A",
        "for a day",
    )


def test_another_clock_of_the_session_does_not_change_what_is_noted(boris: Session, anna: Session) -> None:
    do(boris, "set time zone '-11:00'")
    row = new(boris, "client", name="Acme")
    do(anna, "execute procedure audit_number(100)")
    noted, now = ask(
        anna, "select at_ts, localtimestamp from audit_list where entity = 'client' and row_id = ?", row
    )[0]
    assert abs((now - noted).total_seconds()) < 3600


def test_a_manager_reads_nothing_of_the_audit(anna: Session, vera: Session) -> None:
    new(anna, "client", name="Acme")
    number = ask(anna, "select first 1 id from audit_list order by id desc")[0][0]
    assert ask(vera, "select id from audit_list") == []
    assert ask(vera, "select field from audit_fields(?)", number) == []
    with pytest.raises(errors.Rule):
        ask(vera, "select what from audit_check(1)")


def test_another_clock_of_the_session_does_not_lengthen_a_right(anna: Session, vera: Session) -> None:
    far = new(anna, "client", name="Far away", branch_id=1)
    (now,) = ask(anna, "select localtimestamp from rdb$database")[0]
    text = "execute procedure permission_set(?, null, 3, 'client', 'S', 'A', ?, null)"
    seen = "select name from client where id = ?"
    do(anna, text, "p1", now + dt.timedelta(hours=1))
    assert ask(vera, seen, far) == [("Far away",)]
    do(anna, "delete from permission where uid = 'p1' returning id")
    do(anna, text, "p2", now - dt.timedelta(minutes=1))
    do(vera, "set time zone '-11:00'")
    vera.end_reading()
    assert ask(vera, seen, far) == []
