"""What a session promises: committed writes, acts that stand or fall together, cancelling, few turns."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import db.session
from db import engine, errors
from db.session import KEPT_EMBEDDED, Session, open_session
from db.sql import Query
from tests.bench.wan import ThinLine
from tests.db.conftest import OWNER, ServerBase, fill, q

SLOW = q("select count(*) from rdb$fields a, rdb$fields b, rdb$fields c, rdb$fields d")
TOUCH = q("update client_t set rv = rv + 1 where id = 1 returning rv")
COUNT = q("select count(*) from client_t")


@pytest.fixture
def other(base: engine.Embedded) -> Iterator[Session]:
    with open_session(base, OWNER) as session:
        yield session


def test_a_write_is_committed_at_once(session: Session, other: Session) -> None:
    assert session.write(TOUCH) == (1,)
    assert other.one(q("select rv from client_t where id = 1")) == (1,)
    found = session.write(q("insert into client_t (name) values ('New') returning id, rv"))
    assert other.one(q("select name from client_t where id = ?", found[0] if found else 0)) == ("New",)
    assert session.write(q("execute procedure rename_client(1, 'Renamed')")) == (2,)
    assert other.one(q("select name from client_t where id = 1")) == ("Renamed",)
    assert session.write(q("delete from client_t where id = 2")) is None
    assert other.one(COUNT) == (100,)


def test_a_stale_write_touches_nothing_and_returns_none(session: Session, other: Session) -> None:
    stale = q("update client_t set name = 'Mine', rv = rv + 1 where id = 1 and rv = ? returning rv", 7)
    assert session.write(stale) is None
    assert other.one(q("select name from client_t where id = 1")) == ("Client 1",)
    assert session.write(TOUCH) == (1,)


def test_a_write_that_returns_many_rows_belongs_into_an_act(session: Session) -> None:
    with pytest.raises(errors.Bug):
        session.write(q("update client_t set rv = 9 returning rv"))
    with session.act() as act:
        assert len(act.rows(q("update client_t set rv = 10 returning rv"))) == 100


def test_readers_see_what_others_have_saved(session: Session, other: Session) -> None:
    assert session.one(COUNT) == (100,)
    other.write(q("delete from client_t where id = 1"))
    assert session.one(COUNT) == (99,)


def test_the_reading_transaction_cannot_write(session: Session) -> None:
    with pytest.raises(errors.Bug):
        session.rows(TOUCH)


def test_a_blob_is_written_with_the_row(session: Session, other: Session) -> None:
    note = "Заметка " * 30_000
    session.write(q("update client_t set note = ? where id = 1", note))
    assert other.one(q("select note from client_t where id = 1")) == (note,)
    assert session.write(q("execute procedure measure(?)", note)) == (len(note),)
    assert session.write(q("execute procedure measure(?)", "")) == (0,)
    assert session.write(q("execute procedure measure(?)", None)) == (None,)


def test_an_act_is_all_or_nothing(session: Session, other: Session) -> None:
    with session.act() as act:
        assert act.execute(q("insert into client_t (name) values (?) returning id", "A")) is not None
        act.execute(q("delete from client_t where id = 1"))
        assert act.one(COUNT) == (100,)
        assert act.rows(q("update client_t set rv = 5 where id < 5 returning id")) == [(2,), (3,), (4,)]
        assert other.one(q("select max(rv) from client_t")) == (0,)
    assert other.one(q("select max(rv) from client_t")) == (5,)


def refused_in_the_middle(session: Session) -> None:
    with session.act() as act:
        act.execute(q("delete from client_t"))
        act.execute(q("insert into client_t (name) values ('')"))


def failed_in_the_middle(session: Session) -> None:
    with session.act() as act:
        act.execute(q("delete from client_t"))
        raise KeyError


@pytest.mark.parametrize(
    ("act", "error"), [(refused_in_the_middle, errors.Invalid), (failed_in_the_middle, KeyError)]
)
def test_an_act_that_fails_leaves_nothing(
    session: Session, other: Session, act: Callable[[Session], None], error: type[Exception]
) -> None:
    with pytest.raises(error):
        act(session)
    assert other.one(COUNT) == (100,)
    assert session.write(TOUCH) == (1,)


def test_a_snapshot_sees_one_moment(session: Session, other: Session) -> None:
    with session.snapshot() as moment:
        assert moment.one(COUNT) == (100,)
        other.write(q("delete from client_t where id = 1"))
        assert moment.one(COUNT) == (100,)
        assert session.one(COUNT) == (99,)


def test_a_session_at_rest_holds_nothing_back_and_goes_on(session: Session, other: Session) -> None:
    session.rows(COUNT)
    session.write(TOUCH)
    assert not session.resting
    session.rest()
    assert session.resting
    mine = q(
        "select count(*) from mon$transactions t join mon$attachments a on a.mon$attachment_id = t.mon$attachment_id"
        " where a.mon$system_flag = 0 and a.mon$attachment_id <> current_connection"
    )
    assert other.one(mine) == (0,)
    assert session.write(TOUCH) == (2,)
    assert session.one(COUNT) == (100,)
    session.end_reading()
    assert session.one(COUNT) == (100,)


def test_old_prepared_statements_make_room(session: Session, other: Session) -> None:
    for i in range(KEPT_EMBEDDED + 20):
        session.rows(q(f"select {i} from rdb$database"))
    assert session.one(q("select 0 from rdb$database")) == (0,)
    kept = other.one(q("select count(*) from mon$statements where mon$attachment_id <> current_connection"))
    assert kept is not None
    assert kept[0] <= KEPT_EMBEDDED


def test_tables_can_be_changed_between_uses(session: Session) -> None:
    session.rows(q("select id, name from client_t"))
    with session.act() as act:
        act.define("alter table client_t add phone varchar(40)")
    assert session.one(q("select phone from client_t where id = 1")) == (None,)


def test_a_running_statement_can_be_cancelled_and_the_session_lives_on(session: Session) -> None:
    threading.Timer(0.2, session.cancel).start()
    with pytest.raises(errors.Cancelled):
        session.rows(SLOW)
    assert session.one(COUNT) == (100,)


def long_act(session: Session) -> None:
    text = "update client_t set rv = (select count(*) from client_t a, client_t b where a.name < b.name)"
    with session.act() as act:
        act.execute(q(text))


def test_a_cancelled_act_leaves_nothing(session: Session, other: Session) -> None:
    fill(other, 20_000)
    threading.Timer(0.1, session.cancel).start()
    with pytest.raises(errors.Cancelled):
        long_act(session)
    assert other.one(q("select max(rv) from client_t")) == (0,)
    assert session.write(TOUCH) == (1,)


def test_a_cancel_that_comes_too_late_stops_nothing(session: Session) -> None:
    session.rows(COUNT)
    session.cancel()
    assert session.one(COUNT) == (100,)
    session.cancel()
    assert session.write(TOUCH) == (1,)
    session.cancel()
    session.ping()


def test_closing_never_raises_and_a_closed_session_says_so(base: engine.Embedded) -> None:
    session = open_session(base, OWNER)
    session.rows(COUNT)
    session.write(TOUCH)
    session.close()
    session.close()
    session.cancel()
    with pytest.raises(errors.LineDown):
        session.rows(COUNT)
    with pytest.raises(errors.LineDown):
        session.write(TOUCH)
    with pytest.raises(errors.LineDown):
        session.ping()
    del session
    gc.collect()


def test_a_program_that_forgets_to_close_still_ends_cleanly(base: engine.Embedded) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from db import engine; from db.lane import Lane; from db.session import open_session\n"
        "from db.sql import Query\n"
        "lane = Lane(lambda: open_session(engine.Embedded(sys.argv[2]), 'OWNER'))\n"
        "print(lane.submit(lambda s: s.one(Query('q', 'select count(*) from client_t'))).result())\n"
    )
    root = str(Path(engine.__file__).parent.parent)
    done = subprocess.run(
        [sys.executable, "-c", script, root, base.path],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "(100,)\n", "")


# ---- over a line


class Metered:
    """A session over a line with a meter."""

    def __init__(self, server_base: ServerBase, line: ThinLine) -> None:
        self.base, self.line = server_base, line
        self.session = server_base.open(line.port)

    def turns(self, q: Query, write: bool = False) -> int:
        self.line.settle()
        self.line.reset()
        (self.session.write if write else self.session.rows)(q)
        self.line.settle()
        return self.line.turns


@pytest.fixture
def metered(server_base: ServerBase) -> Iterator[Metered]:
    with ThinLine(server_base.rig.port) as line:
        made = Metered(server_base, line)
        try:
            yield made
        finally:
            made.session.close()


PAGE = q("select first 50 id, name, rv from client_t where id > ? order by id", 10)
SAVES = (
    TOUCH,
    q("update client_t set rv = rv + 1 where id = 1"),
    q("update client_t set rv = rv + 1 where id = 1 and rv = -1 returning rv"),
    q("insert into client_t (name) values (?) returning id, rv", "New"),
    q("execute procedure rename_client(?, ?)", 1, "Renamed"),
)


@pytest.mark.server
def test_logging_in_takes_four_turns(metered: Metered) -> None:
    metered.line.settle()
    assert metered.line.turns == 4


@pytest.mark.server
def test_a_page_takes_one_turn_once_warm(metered: Metered) -> None:
    metered.session.prepare(PAGE)
    assert metered.turns(PAGE) == 1
    assert metered.turns(q(PAGE.text, 40)) == 1
    assert metered.session.rows(PAGE)[0][1] == "Client 11"


@pytest.mark.server
@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.text[:30])
def test_a_committed_save_takes_one_turn_once_warm(metered: Metered, save: Query) -> None:
    metered.session.prepare(save)
    assert metered.turns(save, write=True) == 1
    assert metered.turns(save, write=True) == 1
    with metered.base.open() as other:
        seen = other.one(
            q("select c.rv, c.name, (select count(*) from client_t) from client_t c where id = 1")
        )
    wanted = {TOUCH.text: (2, "Client 1", 100), SAVES[1].text: (2, "Client 1", 100)}
    wanted |= {SAVES[2].text: (0, "Client 1", 100), SAVES[3].text: (0, "Client 1", 102)}
    assert seen == wanted.get(save.text, (2, "Renamed", 100))


@pytest.mark.server
def test_a_write_of_a_long_text_takes_few_turns(metered: Metered) -> None:
    text = "".join(chr(0x400 + i * 7919 % 500) for i in range(42_000))  # 84 KB
    save = q("execute procedure measure(?)", text)
    metered.session.prepare(save)
    assert metered.turns(save, write=True) <= 5
    assert metered.session.write(save) == (42_000,)


@pytest.mark.server
def test_a_cut_line_is_told_as_such(metered: Metered) -> None:
    metered.session.rows(PAGE)
    metered.line.cut()
    with pytest.raises(errors.LineDown):
        metered.session.rows(PAGE)
    with pytest.raises(errors.LineDown):
        metered.session.write(TOUCH)
    metered.session.close()


@pytest.mark.server
def test_a_waiting_statement_on_a_stalled_line_can_be_aborted(metered: Metered) -> None:
    metered.session.rows(PAGE)
    metered.line.hold()
    threading.Timer(0.2, metered.session.abort).start()
    started = time.monotonic()
    with pytest.raises(errors.LineDown):
        metered.session.rows(PAGE)
    assert time.monotonic() - started < 60
    metered.session.close()
    metered.line.flow()


@pytest.mark.server
def test_a_running_statement_on_a_server_can_be_cancelled(metered: Metered) -> None:
    threading.Timer(0.3, metered.session.cancel).start()
    with pytest.raises(errors.Cancelled):
        metered.session.rows(SLOW)
    assert metered.session.one(COUNT) == (100,)
    metered.session.cancel()
    assert metered.session.one(COUNT) == (100,)


def test_a_statement_whose_cursor_could_not_be_closed_is_prepared_anew(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cancel can hit the closing of a cursor; the statement would refuse to run ever after."""
    real = db.session._end
    session.rows(COUNT)
    with monkeypatch.context() as patch:
        patch.setattr("db.session._end", lambda handle, how: not real(handle, how))
        session.rows(COUNT)
    assert session.rows(COUNT) == [(100,)]
    assert session.rows(COUNT) == [(100,)]
