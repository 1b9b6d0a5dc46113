"""A gate of seats that was altered, switched off or dropped is told apart by every program that signs in."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core import seats
from db import base, doors
from db.engine import Embedded
from db.session import open_session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "firm.fdb"
    base.create(made, firm="Firm", person="Anna", login="ANNA")
    return made


def altered(path: Path) -> list[str]:
    with open_session(Embedded(str(path)), "ANNA") as session:
        return seats.altered_gate()(session)


def test_a_base_of_this_program_has_its_gate(path: Path) -> None:
    assert set(doors.gate_sources()) == set(doors.GATE)
    assert altered(path) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("alter trigger seat_connect inactive", "seat_connect"),
        ("drop trigger seat_connect", "seat_connect"),
        ("create or alter trigger gate_connect on connect position 0 as begin end", "gate_connect"),
        ("alter function seat_count returns integer as begin return 0; end", "seat_count"),
        (
            "alter procedure seat_limit returns (seats integer, why d_code, until_at timestamp) as begin seats = 99; suspend; end",
            "seat_limit",
        ),
    ],
)
def test_what_was_changed_in_the_gate_is_named(path: Path, text: str, name: str) -> None:
    with base.owner(Embedded(str(path))) as con:
        con.execute_immediate(text)
        con.commit()
    assert altered(path) == [name]


def test_an_altered_gate_is_written_into_the_audit(path: Path) -> None:
    with open_session(Embedded(str(path)), "ANNA") as session:
        seats.say_failed("gate")(session)
    with base.owner(Embedded(str(path))) as con:
        cursor = con.cursor()
        cursor.execute("select login, words from audit_t where entity = 'licence' and verb = 'N'")
        assert [tuple(row) for row in cursor.fetchall()] == [("ANNA", "program_gate")]
        cursor.close()
