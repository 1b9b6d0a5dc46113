"""Taking bulk operations back: by whom, for how long, and what stands in the way."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.cases.big_acts import mass_change, try_undo, undo
from app.core.cases.hand_over import hand_over
from app.core.cases.merge import merge, sides
from app.core.cases.remove_rows import remove_rows
from db import base, engine, errors, sql
from db.session import Session
from tests.db.test_merge import pair
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


@pytest.fixture
def mia(anna: Session, as_user: Callable[[str], Session]) -> Session:  # noqa: F811
    """A manager: deletes no clients, changes and hands over the own ones."""
    role = ask(anna, "select id from staff_role where code = 'manager'")[0][0]
    new(anna, "employee", name="Mia", login="MIA", branch_id=1, staff_role_id=role)
    return as_user("MIA")


def me(session: Session) -> int:
    return int(ask(session, "select id from me")[0][0])


def imported(session: Session, *names: str) -> int:
    """Clients that an act of the person has made; the act."""
    with session.act() as act:
        row = act.execute(query("execute procedure act_begin(?, 'import', 'x')", uuid.uuid4().hex))
        assert row is not None
        for name in names:
            act.execute(
                query(
                    "insert into client (uid, name, employee_id) values (?, ?, ?)",
                    uuid.uuid4().hex,
                    name,
                    me(session),
                )
            )
        act.execute(query("execute procedure act_finish(?)", row[0]))
        return int(row[0])


def query(text: str, *values: object) -> sql.Query:
    return sql.Query("test", text, values)


def named(session: Session) -> list[str]:
    session.end_reading()
    return [row[0] for row in ask(session, "select name from client order by name")]


def test_a_manager_takes_the_own_import_back_without_the_right_to_delete(mia: Session) -> None:
    act_id = imported(mia, "Acme", "Bolt")
    assert named(mia) == ["Acme", "Bolt"]
    assert try_undo(act_id)(mia).left == []
    assert named(mia) == []


def test_but_not_a_row_that_somebody_has_changed(anna: Session, mia: Session) -> None:  # noqa: F811
    act_id = imported(mia, "Acme", "Bolt")
    do(anna, "update client set city = 'Omsk' where name = 'Acme' returning rv")
    (left,) = try_undo(act_id)(mia).left
    assert (left.title, left.why, left.who) == ("Acme", "C", "Anna")
    assert left.at is not None
    assert named(mia) == ["Acme", "Bolt"], "a conflict changes nothing before it was decided on"
    assert [step.why for step in undo(act_id, anyway=True)(mia) if not step.done] == ["R"]
    assert named(mia) == ["Acme"]


def test_nor_a_client_under_which_somebody_has_put_something(anna: Session, mia: Session) -> None:  # noqa: F811
    act_id = imported(mia, "Acme", "Bolt", "Cold")
    for name, table, values in (
        ("Acme", "interaction", {"kind": "C"}),
        ("Bolt", "task", {"subject": "x", "due_at": "2030-01-01 10:00", "employee_id": 1}),
    ):
        client = ask(mia, "select id from client where name = ?", name)[0][0]
        new(anna, table, client_id=client, **values)
    left = try_undo(act_id)(mia).left
    assert [(one.title, one.why, one.who) for one in left] == [("Bolt", "W", "Anna"), ("Acme", "W", "Anna")]
    undo(act_id, anyway=True)(mia)
    assert named(mia) == ["Acme", "Bolt"]


def test_nor_a_file_of_somebody(anna: Session, mia: Session) -> None:  # noqa: F811
    act_id = imported(mia, "Acme")
    client = ask(mia, "select id from client")[0][0]
    do(anna, "execute procedure attachment_add(?, 'client', ?, 'x.txt', null, ?, ?)", uuid.uuid4().hex, client,
       "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", b"x")  # fmt: skip
    assert [
        step.done for step in undo(act_id, anyway=True)(mia) if step.entity == "client" and not step.done
    ] == [False]
    assert named(mia) == ["Acme"]


def test_who_may_not_add_any_more_does_not_take_additions_away(anna: Session, mia: Session) -> None:  # noqa: F811
    act_id = imported(mia, "Acme")
    rule = "execute procedure permission_set(?, null, ?, 'client', 'A', 'N', null, null)"
    do(anna, rule, uuid.uuid4().hex, me(mia))
    assert [one.why for one in try_undo(act_id)(mia).left] == ["R"]


def test_an_act_by_hand_frees_nothing_that_it_has_not_made(anna: Session, mia: Session) -> None:  # noqa: F811
    """Whoever calls a change of the own a hand-over or a merge gets nothing for it."""
    for kind in ("handover", "merge"):
        with pytest.raises(errors.Rule) as refusal:
            do(mia, f"execute procedure act_begin('{uuid.uuid4().hex}', '{kind}', 'x')")
        assert refusal.value.key == "may_not"
    client = new(mia, "client", name="Acme", employee_id=me(mia))
    act_id = mass_change("client", [client], "employee_id", 1, "x")(mia).act_id
    assert [one.why for one in try_undo(act_id)(mia).left] == ["R"]
    assert ask(anna, "select employee_id from client") == [(1,)]


def test_a_manager_takes_the_own_hand_over_back(anna: Session, mia: Session) -> None:  # noqa: F811
    client = new(mia, "client", name="Acme", employee_id=me(mia))
    act_id = hand_over("client", [client], 1, summary="x")(mia).act_id
    assert try_undo(act_id)(mia).left == []
    assert ask(mia, "select employee_id from client") == [(me(mia),)]


@pytest.mark.parametrize("work", ["update client set city = 'Omsk' where id = ? returning rv", "talk"])
def test_but_not_when_the_colleague_works_with_the_client(anna: Session, mia: Session, work: str) -> None:  # noqa: F811
    client = new(mia, "client", name="Acme", employee_id=me(mia))
    act_id = hand_over("client", [client], 1, summary="x")(mia).act_id
    if work == "talk":
        new(anna, "interaction", client_id=client, kind="C")
    else:
        do(anna, work, client)
    assert [one.why for one in undo(act_id, anyway=True)(mia) if not one.done] == ["R"]
    assert ask(anna, "select employee_id from client") == [(1,)]


def test_nor_after_the_right_to_hand_over_was_taken(anna: Session, mia: Session) -> None:  # noqa: F811
    client = new(mia, "client", name="Acme", employee_id=me(mia))
    act_id = hand_over("client", [client], 1, summary="x")(mia).act_id
    rule = "execute procedure permission_set(?, null, ?, 'client', 'R', 'N', null, null)"
    do(anna, rule, uuid.uuid4().hex, me(mia))
    assert [one.why for one in try_undo(act_id)(mia).left] == ["R"]


def test_a_value_changed_since_is_overwritten_only_when_asked_for(anna: Session, boris: Session) -> None:  # noqa: F811
    rows = [new(anna, "client", name=f"Client {n}", city="Tver") for n in range(3)]
    act_id = mass_change("client", rows, "city", "Omsk", "x")(anna).act_id
    do(boris, "update client set city = 'Kazan' where id = ? returning rv", rows[1])
    (left,) = try_undo(act_id)(anna).left
    assert (left.row_id, (left.field or "").lower(), left.now_value, left.why, left.who) == (
        rows[1], "city", "Kazan", "C", "Boris",
    )  # fmt: skip
    undo(act_id, anyway=True)(anna)
    anna.end_reading()
    assert ask(anna, "select distinct city from client") == [("Tver",)]


def test_removed_rows_come_back_with_who_made_them_and_when(anna: Session, boris: Session) -> None:  # noqa: F811
    row = new(boris, "client", name="Acme")
    made = ask(boris, "select created_by, created_at from client where id = ?", row)
    act_id = remove_rows("client", [row], "x")(anna).act_id
    undo(act_id)(anna)
    boris.end_reading()
    assert ask(boris, "select created_by, created_at from client where id = ?", row) == made


def test_after_the_days_that_the_firm_has_set_nothing_is_taken_back(
    anna: Session, staffed_path: Path
) -> None:  # noqa: F811
    row = new(anna, "client", name="Acme", city="Tver")
    act_id = mass_change("client", [row], "city", "Omsk", "x")(anna).act_id
    do(anna, "execute procedure setting_set('undo.days', true, '5')")
    anna.rest()
    with base.owner(engine.Embedded(str(staffed_path))) as con:
        con.execute_immediate("update act_t set begun_at = dateadd(-6 day to begun_at)")
        con.commit()
    with pytest.raises(errors.Rule) as refusal:
        undo(act_id)(anna)
    assert (refusal.value.key, refusal.value.values) == ("act_too_old", ("5",))
    do(anna, "execute procedure setting_set('undo.days', true, '7')")
    assert try_undo(act_id)(anna).left == []


def test_nobody_gets_free_hands_from_a_merge_that_fails(
    anna: Session, boris: Session, staffed_path: Path
) -> None:  # noqa: F811
    """A merge frees its own statements from the guards; whoever catches its error has no more rights than before."""
    head = ask(anna, "select id from staff_role where code = 'head'")[0][0]
    do(anna, "update employee set staff_role_id = ? where id = ? returning rv", head, me(boris))
    kept, gone = pair(boris, "client", employee_id=me(boris))
    for row_id in (kept, gone):
        do(anna, "update client set employee_id = ? where id = ? returning rv", me(boris), row_id)
    far = new(anna, "client", name="Far", branch_id=2, employee_id=1)
    anna.rest()
    boris.rest()
    with base.owner(engine.Embedded(str(staffed_path))) as con:
        con.execute_immediate(
            "create table holder_t (id integer primary key, client_id integer unique references client_t)"
        )
        con.commit()
        con.execute_immediate(f"insert into holder_t values (1, {kept})")
        con.execute_immediate(f"insert into holder_t values (2, {gone})")
        con.commit()
    rows = sides("client", [kept, gone])(boris)
    with pytest.raises(errors.DatabaseError):
        merge("client", rows, 0, {}, "x")(boris)
    text = (
        "execute block returns (n integer) as declare a integer; declare b integer; begin n = 0;"
        f" begin execute procedure merge_rows('{uuid.uuid4().hex}', 'x', 'client', {kept}, {rows[0].rv}, {gone}, {rows[1].rv}, '', true) returning_values a, b;"
        " when any do n = 1; end"
        " rdb$set_context('USER_TRANSACTION', 'PADDOCK_FREED', '1');"
        f" begin update client set city = 'mine' where id = {far}; if (row_count > 0) then n = n + 10; when any do n = n + 100; end"
        f" begin insert into client (uid, name, branch_id, employee_id) values ('{uuid.uuid4().hex}', 'x', 2, 1); n = n + 10000;"
        " when any do n = n; end suspend; end"
    )
    assert ask(boris, "select count(*) from client where id = ?", far) == [(0,)]
    with boris.act() as act:
        answer = act.rows(query(text))
    assert answer == [(1,)]
