"""Every test that asks has a base of its own, alone or behind the server."""

from __future__ import annotations

from pathlib import Path

import pytest

from db import engine, errors
from db.session import open_session
from db.sql import Query
from tests.bases import LOGIN, Served

WHO = Query("who", "select current_user from rdb$database", ())


def who(target: engine.Target, password: str = "") -> object:
    with open_session(target, LOGIN, password) as session:
        row = session.one(WHO)
    assert row is not None
    return row[0]


def test_a_base_opens_with_the_embedded_engine(base_path: Path) -> None:
    assert who(engine.Embedded(str(base_path))) == LOGIN


def test_a_copy_is_the_tests_own(base_path: Path, base_template: Path) -> None:
    before = base_template.read_bytes()
    assert who(engine.Embedded(str(base_path))) == LOGIN
    assert base_path != base_template
    assert base_template.read_bytes() == before


@pytest.mark.server
def test_a_served_base_asks_for_the_password(served_base: Served) -> None:
    assert who(served_base.target, served_base.password) == LOGIN
    with pytest.raises(errors.WrongPassword):
        who(served_base.target, "wrong")
