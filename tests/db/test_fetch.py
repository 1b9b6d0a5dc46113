"""The fast reader gives what the driver's own cursor gives."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from firebird.driver import connect
from hypothesis import given, settings
from hypothesis import strategies as st

from db import engine
from db.errors import Invalid
from db.session import Session, open_session
from tests.db.conftest import OWNER, q

COLUMNS = {
    "small": ("smallint", st.integers(-(2**15), 2**15 - 1)),
    "whole": ("integer", st.integers(-(2**31), 2**31 - 1)),
    "big": ("bigint", st.integers(-(2**63), 2**63 - 1)),
    "tiny": ("numeric(4, 1)", st.decimals(-3276, 3276, places=1)),
    "price": ("numeric(9, 2)", st.decimals(-21474836, 21474836, places=2)),
    "money": ("numeric(18, 4)", st.decimals(-(10**14) + 1, 10**14 - 1, places=4)),
    "words": (
        "varchar(60)",
        st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=60),
    ),
    "fixed": ("char(20)", st.text("abcäßЖ漢😀 ", max_size=20)),
    "octets": ("varchar(16) character set octets", st.binary(max_size=16)),
    "code": ("char(4) character set octets", st.binary(min_size=4, max_size=4)),
    "day": ("date", st.dates()),
    "hour": ("time", st.times().map(lambda t: t.replace(microsecond=t.microsecond // 100 * 100))),
    "moment": ("timestamp", st.datetimes().map(lambda t: t.replace(microsecond=t.microsecond // 100 * 100))),
    "flag": ("boolean", st.booleans()),
    "double": ("double precision", st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False)),
    "note": ("blob sub_type text", st.text("ab Жй漢😀\n", max_size=300)),
    "body": ("blob sub_type binary", st.binary(max_size=300)),
}
ROW = st.tuples(*(st.none() | values for _, values in COLUMNS.values()))
INSERT = q(f"insert into every values ({', '.join('?' * len(COLUMNS))})")


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fetch") / "every.fdb"
    engine.create_base(path, OWNER)
    with open_session(engine.Embedded(str(path)), OWNER) as session, session.act() as act:
        act.define(f"create table every ({', '.join(f'{n}_ {t}' for n, (t, _) in COLUMNS.items())})")
    return path


def drivers_rows(path: Path, text: str) -> list[tuple[Any, ...]]:
    """The same by the driver's own cursor."""
    with connect(str(path), user=OWNER, charset="UTF8") as con:
        cursor = con.cursor()
        try:
            found = []
            for row in cursor.execute(text).fetchall():
                found.append(tuple(v.read() if hasattr(v, "read") else v for v in row))
            return found
        finally:
            cursor.close()


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=5))
def test_values_come_back_as_they_went_in_and_as_the_driver_reads_them(
    every: Path, rows: list[tuple[Any, ...]]
) -> None:
    with open_session(engine.Embedded(str(every)), OWNER) as session:
        session.write(q("delete from every"))
        with session.act() as act:
            for row in rows:
                act.execute(q(INSERT.text, *row))
        got = session.rows(q("select * from every"))
    wanted = [
        tuple(
            v.rstrip(" ") if name == "fixed" and v is not None else v
            for name, v in zip(COLUMNS, row, strict=True)
        )
        for row in rows
    ]
    assert got == wanted
    theirs = drivers_rows(every, "select * from every")
    fixed = list(COLUMNS).index("fixed")
    for mine, their in zip(got, theirs, strict=True):
        for i, (name, value) in enumerate(zip(COLUMNS, their, strict=True)):
            if i == fixed and value is not None:
                value = value.rstrip(" ")
            assert mine[i] == value, name


def test_the_ends_of_the_calendar_and_the_clock_are_kept(session: Session) -> None:
    days = (dt.date.min, dt.date.max, dt.date(1858, 11, 17), dt.date(1858, 11, 16))
    for day in days:
        assert session.one(q("select cast(? as date) from rdb$database", day)) == (day,)
    for hour in (dt.time.min, dt.time(23, 59, 59, 999900)):
        assert session.one(q("select cast(? as time) from rdb$database", hour)) == (hour,)
    for moment in (dt.datetime.min, dt.datetime(9999, 12, 31, 23, 59, 59, 999900)):
        assert session.one(q("select cast(? as timestamp) from rdb$database", moment)) == (moment,)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("select sum(cast(9223372036854775807 as bigint)) from client_t", 922337203685477580700),
        ("select cast(-12345678901234567890.123456 as numeric(38, 6)) from rdb$database",
         Decimal("-12345678901234567890.123456")),
        ("select cast(0 as numeric(9, 2)) from rdb$database", Decimal("0.00")),
        ("select cast(1.5 as float) from rdb$database", 1.5),
        ("select null from rdb$database", None),
        ("select '' from rdb$database", ""),
    ],
)  # fmt: skip
def test_rarer_types_are_read(session: Session, text: str, value: object) -> None:
    (got,) = session.one(q(text)) or ()
    assert got == value
    assert type(got) is type(value)


def test_a_large_blob_of_several_segments_is_read_whole(session: Session) -> None:
    text = "Жёлтый 漢字 " * 20_000
    session.write(q("update client_t set note = ? where id = 1", text))
    assert session.one(q("select note from client_t where id = 1")) == (text,)


def test_no_rows_is_an_empty_list(session: Session) -> None:
    assert session.rows(q("select id, name from client_t where id < 0")) == []
    assert session.one(q("select id, name from client_t where id < 0")) is None


def test_a_limit_ends_the_reading(session: Session) -> None:
    assert len(session.rows(q("select id from client_t"), limit=7)) == 7
    assert len(session.rows(q("select id from client_t"), limit=1000)) == 100
    assert session.rows(q("select id from client_t"), limit=0) == []


@pytest.mark.parametrize(
    ("text", "value", "wanted"),
    [
        ("select count(*) from client_t where id = ?", "17", 1),  # a text where a number stands
        ("select count(*) from client_t where name starting with ?", "Client 1", 12),
        ("select count(*) from client_t where id < ?", Decimal("2.5"), 2),
        ("select count(*) from client_t where id < ?", 2.5, 2),
        ("select count(*) from client_t where cast(? as date) = date '2026-02-01'", "2026-02-01", 100),
        (
            "select count(*) from client_t where cast(? as date) = date '2026-02-01'",
            dt.datetime(2026, 2, 1, 23),
            100,
        ),
        ("select count(*) from client_t where ? is null", None, 100),
        ("select count(*) from client_t where ? is null", "", 0),
        ("select count(*) from client_t where id = ?", None, 0),
        ("select count(*) from client_t where cast(? as boolean)", True, 100),
    ],
)
def test_a_value_may_be_of_another_kind_than_the_column(
    session: Session, text: str, value: object, wanted: int
) -> None:
    assert session.one(q(text, value)) == (wanted,)


def test_the_same_statement_takes_values_of_changing_kinds(session: Session) -> None:
    text = "select count(*) from client_t where id = ?"
    for value, count in ((1, 1), ("2", 1), (None, 0), (Decimal(3), 1), (3.0, 1), (4, 1)):
        assert session.one(q(text, value)) == (count,)


def test_a_decimal_finer_than_the_column_is_rounded_by_the_base(session: Session) -> None:
    text = "select cast(? as numeric(9, 2)) from rdb$database"
    assert session.one(q(text, Decimal("1.005"))) == (Decimal("1.01"),)
    assert session.one(q(text, 12)) == (Decimal("12.00"),)


@pytest.mark.parametrize(
    ("text", "value", "key"),
    [
        ("select count(*) from client_t where name = ?", "x" * 5000, "string_truncation"),
        ("select count(*) from client_t where name = ?", "x" * 50_000, "string_truncation"),
        ("select count(*) from client_t where rv = ?", 2**40, "numeric_overflow"),
        ("select count(*) from client_t where rv = ?", 2**70, "numeric_overflow"),
        ("select count(*) from client_t where rv = ?", "Anna", "conversion"),
    ],
)
def test_a_value_that_the_column_can_never_hold_is_invalid(
    session: Session, text: str, value: object, key: str
) -> None:
    with pytest.raises(Invalid) as caught:
        session.rows(q(text, value))
    assert caught.value.constraint == key
    assert session.one(q("select count(*) from client_t")) == (100,)


def cpu(call: Callable[[], object]) -> float:
    """The least processor time of this thread over some runs, seconds."""
    times = []
    for _ in range(5):
        before = time.thread_time()
        call()
        times.append(time.thread_time() - before)
    return min(times)


def test_rows_are_read_several_times_faster_than_by_the_driver(
    session: Session, base: engine.Embedded
) -> None:
    text = (
        "select first 2000 a.id, a.id + 1, a.id * 2, a.name, a.name, b.name, b.name, a.rv, b.rv, true, current_date,"
        " localtimestamp, cast(1.25 as numeric(9, 2)), cast('abc' as char(32)), a.uid from client_t a, client_t b"
    )
    ours = cpu(lambda: session.rows(q(text)))
    with connect(base.path, user=OWNER, charset="UTF8") as con:
        cursor = con.cursor()
        try:
            theirs = cpu(lambda: cursor.execute(text).fetchall())
        finally:
            cursor.close()
    assert theirs / ours > 2  # about 5 on an idle machine
