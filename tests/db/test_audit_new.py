"""New entries of the audit, before and after they get their numbers: nothing is missing, doubled, moved or open to anybody."""

from __future__ import annotations

import datetime as dt
import threading
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core import freshness, store
from app.core.cases.big_acts import try_undo
from db import base, engine, errors
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

_UNNUMBERED = 1 << 40  # ids from here on are of entries without a number


def number(session: Session) -> int:
    """Gives new entries their numbers; how many it were."""
    row = do(session, "execute procedure audit_number(1000)")
    session.end_reading()
    assert row is not None
    return int(row[0])


def rename(session: Session, row: int, name: str) -> None:
    assert do(session, "update client set name = ? where id = ? returning rv", name, row) is not None


def history(session: Session, row: int) -> list[tuple]:
    """All entries of a client and their fields, oldest first, but for the numbers."""
    session.end_reading()
    return ask(
        session,
        "select h.at_ts, h.login, h.employee, trim(h.verb), h.act_id, h.address, f.field, f.old_value, f.new_value"
        " from history h left join history_field(h.id) f on true where h.entity = 'client' and h.row_id = ? order by h.id",
        row,
    )


def renamed_in_an_act(session: Session, row: int, name: str) -> int:
    """A client renamed by an act; the act."""
    with session.act() as act:
        found = act.execute(
            Query("begin", "execute procedure act_begin(?, 'mass', 'x')", (uuid.uuid4().hex,))
        )
        assert found is not None
        act.execute(Query("rename", "update client set name = ? where id = ?", (name, row)))
        act.execute(Query("finish", "execute procedure act_finish(?)", (found[0],)))
    return int(found[0])


def test_an_entry_is_the_same_before_and_after_it_has_a_number(boris: Session) -> None:
    row = new(boris, "client", name="a")
    for name in ("b", "c", "d"):
        rename(boris, row, name)
    do(boris, "update client set note = ? where id = ? returning rv", "ж" * 2000, row)
    before = history(boris, row)
    assert [(line[3], *line[6:]) for line in before] == [
        ("I", None, None, None),
        ("U", "name", "a", "b"),
        ("U", "name", "b", "c"),
        ("U", "name", "c", "d"),
        ("U", "note", None, "ж" * 2000),
    ]
    ids = [i for (i,) in ask(boris, "select id from history where entity = 'client'")]
    assert min(ids) > _UNNUMBERED
    assert number(boris) == 5
    assert history(boris, row) == before
    ids = [i for (i,) in ask(boris, "select id from history where entity = 'client'")]
    assert max(ids) < _UNNUMBERED
    assert number(boris) == 0


def test_who_does_not_see_a_row_does_not_see_its_new_entries(anna: Session, vera: Session) -> None:
    row = new(anna, "client", name="North only", branch_id=1)
    assert len(history(anna, row)) == 1
    assert history(vera, row) == []
    (entry,) = ask(anna, "select id from history where entity = 'client'")[0]
    assert ask(vera, "select field from history_field(?)", entry) == []


def test_what_is_rolled_back_leaves_no_entry(boris: Session) -> None:
    row = new(boris, "client", name="a")
    with pytest.raises(ZeroDivisionError), boris.act() as act:
        act.execute(Query("rename", "update client set name = 'b' where id = ?", (row,)))
        raise ZeroDivisionError
    assert [line[3] for line in history(boris, row)] == ["I"]
    assert number(boris) == 1


@pytest.mark.parametrize("text", ["update audit_new_t set changes = 'x'", "delete from audit_new_t"])
def test_not_even_the_owner_rewrites_a_new_entry(boris: Session, staffed_path: Path, text: str) -> None:  # noqa: F811
    row = new(boris, "client", name="Acme")
    with (
        open_session(engine.Embedded(str(staffed_path)), OWNER) as owner,
        pytest.raises(errors.Rule) as refusal,
        owner.act() as act,
    ):
        act.execute(Query("rewrite", text, ()))
    assert refusal.value.key == "audit_kept"
    assert len(history(boris, row)) == 1


def test_numbers_are_given_by_one_session_at_a_time_and_nobody_waits(boris: Session, anna: Session) -> None:
    row = new(boris, "client", name="a")
    with boris.act() as act:
        assert act.one(Query("number", "select numbered_count from audit_number(1000)", ())) == (1,)
        assert number(anna) == 0
        assert len(history(anna, row)) == 1
    assert number(anna) == 0
    assert len(history(anna, row)) == 1


def test_who_must_see_all_waits_for_the_session_that_gives_numbers(boris: Session, anna: Session) -> None:
    row = new(boris, "client", name="a")
    begins, waits = threading.Event(), threading.Event()

    def hold() -> None:
        with boris.act() as act:
            act.one(Query("number", "select numbered_count from audit_number(1000)", ()))
            begins.set()
            waits.wait(1)

    thread = threading.Thread(target=hold)
    thread.start()
    begins.wait()
    assert do(anna, "execute procedure audit_number(null)") == (0,)
    thread.join()
    assert len(history(anna, row)) == 1


def test_another_program_learns_of_a_change_with_its_next_look(boris: Session, anna: Session) -> None:
    last = freshness.look()(anna).last
    row = new(boris, "client", name="a")
    seen = freshness.look(last)(anna)
    assert ("client", row) in seen.changes
    assert last < seen.last < _UNNUMBERED
    rename(boris, row, "b")
    assert ("client", row) in freshness.look(seen.last)(anna).changes


def test_the_audit_shows_a_change_at_once(boris: Session, anna: Session) -> None:
    row = new(boris, "client", name="a")
    first = store.page("audit", filters={"entity": ["client"]})(anna).rows[0]
    names = store.columns("audit")
    assert (first[names.index("kind")], first[names.index("row_id")]) == ("I", row)


def test_a_right_given_stands_in_the_audit_without_being_asked_for(boris: Session, anna: Session) -> None:
    do(boris, "execute procedure permission_set('p1', null, 3, 'client', 'D', 'A', null, null)")
    assert ask(anna, "select kind from audit_list where entity = 'permission' and login = 'BORIS'") == [
        ("I",)
    ]


def test_a_change_before_an_act_does_not_keep_it_from_being_taken_back(boris: Session, anna: Session) -> None:
    row = new(anna, "client", name="a")
    rename(anna, row, "b")  # has no number yet
    act = renamed_in_an_act(boris, row, "c")
    assert try_undo(act)(boris).left == []
    assert ask(boris, "select name from client where id = ?", row) == [("b",)]


def test_a_change_after_an_act_is_a_conflict_before_it_has_a_number(boris: Session, anna: Session) -> None:
    row = new(anna, "client", name="a")
    act = renamed_in_an_act(boris, row, "b")
    do(anna, "update client set name = 'mine' where id = ? returning rv", row)
    (left,) = try_undo(act)(boris).left
    assert (left.why, left.who) == ("C", "Anna")


def test_old_entries_are_sealed_though_nobody_has_asked_for_their_numbers(
    boris: Session, staffed_path: Path
) -> None:  # noqa: F811
    moment = dt.datetime.now(dt.UTC) - dt.timedelta(hours=2)
    with base.owner(engine.Embedded(str(staffed_path))) as con:
        cursor = con.cursor()
        cursor.execute("select count(*) from audit_t")
        (others,) = cursor.fetchone()
        cursor.execute(
            "insert into audit_new_t (at_tz, login, conn, entity, row_id, verb) values (cast(? as timestamp with time zone),"
            " 'BORIS', 1, 'client', 77, 'U')",
            (f"{moment:%Y-%m-%d %H:%M:%S} UTC",),
        )
        con.commit()
        cursor.execute("select found_count from audit_check(1) where what = 'open'")
        assert cursor.fetchone() == (others + 1,)
        cursor.execute("select sealed from audit_seal")
        cursor.fetchone()
        con.commit()
        cursor.execute("select count(*) from audit_new_t")
        assert cursor.fetchone() == (0,)
        cursor.close()


def test_an_entry_of_before_a_restore_is_not_put_to_a_session_of_after_it(
    boris: Session, staffed_path: Path
) -> None:  # noqa: F811
    """A restored base counts its connections from 1 again."""
    (conn,) = ask(boris, "select current_connection from rdb$database")[0]
    with base.owner(engine.Embedded(str(staffed_path))) as con:
        con.execute_immediate(
            "insert into audit_new_t (at_tz, login, conn, entity, row_id, verb)"
            f" values (dateadd(-1 day to current_timestamp), 'BORIS', {conn}, 'client', 77, 'U')"
        )
        con.commit()
        new(boris, "client", name="Acme")
        number(boris)
        cursor = con.cursor()
        cursor.execute("select a.session_id is null from audit_t a where a.entity = 'client' order by a.id")
        assert cursor.fetchall() == [(True,), (False,)]
        cursor.close()


def test_a_save_writes_one_page_for_its_entry(as_user: Callable[[str], Session], staffed_path: Path) -> None:  # noqa: F811
    boris = as_user("BORIS")
    row = new(boris, "client", name="a")
    pages = Query(
        "pages",
        "select i.mon$page_writes from mon$attachments a join mon$io_stats i on i.mon$stat_id = a.mon$stat_id"
        " where a.mon$attachment_id = current_connection",
        (),
    )

    def written(saves: int) -> int:
        found = []
        for _ in range(2):
            found.append(int(boris.rows(pages)[0][0]))
            boris.end_reading()
            for i in range(saves if len(found) == 1 else 0):
                do(boris, "update client set note = ? where id = ? returning rv", f"note {i}", row)
        return found[1] - found[0]

    written(5)
    with_entries = written(40)
    with base.owner(engine.Embedded(str(staffed_path))) as con:
        con.execute_immediate("alter trigger client_audit inactive")
        con.commit()
    boris.forget_statements()
    written(5)
    assert with_entries - written(40) < 1.5 * 40
