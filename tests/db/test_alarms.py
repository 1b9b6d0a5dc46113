"""Alarms: what is told, to whom, and how often."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db import base, engine, errors
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

SOUTH = 2


def alarms(session: Session, kind: str) -> list[tuple]:
    return ask(
        session, "select employee, amount, words, state from alarm_list where kind = ? order by id", kind
    )


@pytest.fixture
def trace(staffed_path: Path) -> Any:
    """Opens the inner door for people, as the card's procedure is one."""
    with base.owner(engine.Embedded(str(staffed_path))) as con:
        con.execute_immediate("grant execute on procedure trace to role crm_staff")
        con.commit()

    def shown(session: Session, client: int) -> None:
        do(session, "execute procedure trace('V', 'client', ?, 1, null)", client)

    return shown


def set_rule(path: Path, kind: str, **values: object) -> None:
    marks = ", ".join(f"{name} = ?" for name in values)
    with base.owner(engine.Embedded(str(path))) as con:
        cursor = con.cursor()
        cursor.execute(f"update alarm_rule_t set {marks} where kind = ?", (*values.values(), kind))
        cursor.close()
        con.commit()


def test_many_cards_within_minutes_are_told_once(
    trace: Any, staffed_path: Path, anna: Session, vera: Session
) -> None:
    set_rule(staffed_path, "many_cards", threshold=3)
    rows = [new(vera, "client", name=f"Client {i}", branch_id=SOUTH, employee_id=3) for i in range(5)]
    for row in (rows[0], rows[0], rows[0], rows[1]):
        trace(vera, row)
    assert alarms(anna, "many_cards") == []  # the same card again is no other card
    for row in rows:
        trace(vera, row)
    assert alarms(anna, "many_cards") == [("Vera", 3, None, "N")]
    assert alarms(anna, "others_clients") == []


def test_many_clients_of_others_are_told(
    trace: Any, staffed_path: Path, anna: Session, vera: Session
) -> None:
    set_rule(staffed_path, "others_clients", threshold=2)
    for i in range(2):
        trace(vera, new(anna, "client", name=f"Client {i}", branch_id=SOUTH, employee_id=1))
    assert alarms(anna, "others_clients") == [("Vera", 2, None, "N")]


def test_a_rule_that_is_off_tells_nothing(
    trace: Any, staffed_path: Path, anna: Session, vera: Session
) -> None:
    set_rule(staffed_path, "many_cards", threshold=1, is_active=False)
    trace(vera, new(vera, "client", name="Client", branch_id=SOUTH, employee_id=3))
    assert alarms(anna, "many_cards") == []


def test_a_planted_client_tells_who_opens_changes_or_deletes_it(
    trace: Any, anna: Session, boris: Session
) -> None:
    for name, act in (
        ("Opened", lambda row: trace(boris, row)),
        ("Changed", lambda row: do(boris, "update client set note = 'x' where id = ? returning rv", row)),
        ("Deleted", lambda row: do(boris, "delete from client where id = ? returning id", row)),
    ):
        row = new(anna, "client", name=name)
        assert do(anna, "select is_decoy from decoy_plant(?, true)", row) == (True,)
        act(row)
    assert [words for _, _, words, _ in alarms(anna, "decoy")][:2] == ["Opened", "Changed"]
    assert len(alarms(anna, "decoy")) == 3


def test_who_must_not_know_hears_of_no_planted_client(anna: Session, vera: Session) -> None:
    row = new(anna, "client", name="Decoy", branch_id=SOUTH)
    do(anna, "select is_decoy from decoy_plant(?, true)", row)
    assert do(vera, "select is_decoy from decoy_plant(?, null)", row) == (False,)
    with pytest.raises(errors.Rule) as refusal:
        do(vera, "select is_decoy from decoy_plant(?, true)", row)
    assert refusal.value.key == "may_not"
    assert do(anna, "select is_decoy from decoy_plant(?, false)", row) == (False,)


def test_widened_rights_are_told_and_narrowed_ones_are_not(anna: Session, boris: Session) -> None:
    do(boris, "execute procedure permission_set('p1', null, 3, 'client', 'S', 'N', null, null)")
    assert alarms(anna, "right_widened") == []
    do(boris, "execute procedure permission_set('p2', null, 3, 'client', 'S', 'A', null, null)")
    assert alarms(anna, "right_widened") == [("Boris", None, "Vera", "N")]
    do(anna, "update employee set staff_role_id = 1 where id = 3 returning rv")
    assert [who for who, *_ in alarms(boris, "right_widened")] == ["Anna"]


def test_a_log_in_at_night_is_told(staffed_path: Path, as_user: Callable[[str], Session]) -> None:
    anna = as_user("ANNA")
    hour = int(
        str(ask(anna, "select cast(extract(hour from localtimestamp) as varchar(2)) from rdb$database")[0][0])
    )
    set_rule(staffed_path, "night_login", hour_from=(hour + 2) % 24, hour_to=(hour + 3) % 24)
    as_user("VERA").close()
    assert alarms(anna, "night_login") == [] or hour in (22, 23, 0, 1, 2, 3, 4, 5)
    before = len(alarms(anna, "night_login"))
    set_rule(staffed_path, "night_login", hour_from=hour, hour_to=(hour + 2) % 24)
    as_user("BORIS")
    assert len(alarms(anna, "night_login")) == before + 1


def test_alarms_about_oneself_are_for_others(
    trace: Any, staffed_path: Path, anna: Session, boris: Session
) -> None:
    set_rule(staffed_path, "many_cards", threshold=1)
    trace(boris, new(boris, "client", name="Client"))
    assert alarms(boris, "many_cards") == []
    assert len(alarms(anna, "many_cards")) == 1


def test_a_head_hears_of_the_own_people_and_of_what_is_for_heads(
    trace: Any, staffed_path: Path, anna: Session, vera: Session, as_user: Callable[[str], Session]
) -> None:
    with base.owner(engine.Embedded(str(staffed_path))) as con:
        cursor = con.cursor()
        cursor.execute("insert into department_t (name, branch_id) values ('Sales', 2) returning id")
        (department,) = cursor.fetchone()
        cursor.execute(
            "insert into employee_t (name, login, branch_id, staff_role_id, department_id)"
            " values ('Pavel', 'PAVEL', 2, (select id from staff_role_t where code = 'manager'), ?) returning id",
            (department,),
        )
        cursor.fetchone()
        cursor.execute("update employee_t set department_id = ? where login = 'VERA'", (department,))
        cursor.close()
        con.commit()
    set_rule(staffed_path, "many_cards", threshold=1)
    trace(as_user("PAVEL"), 1)
    trace(as_user("BORIS"), 1)
    assert [who for who, *_ in alarms(vera, "many_cards")] == ["Pavel"]
    set_rule(staffed_path, "many_cards", tell="D", minutes=1)
    assert [who for who, *_ in alarms(anna, "many_cards")] == ["Pavel", "Boris"]


def test_what_was_seen_is_no_longer_counted(
    trace: Any, staffed_path: Path, anna: Session, boris: Session
) -> None:
    set_rule(staffed_path, "many_cards", threshold=1)
    trace(boris, new(boris, "client", name="Client"))
    (waiting,) = ask(anna, "select unseen_alarms() from rdb$database")[0]
    ids = ",".join(str(row) for (row,) in ask(anna, "select id from alarm_list"))
    assert (
        do(boris, "select n from alarm_seen(?)", ids)[0] < waiting + 1
    )  # one's own are not one's own to see
    do(anna, "select n from alarm_seen(?)", ids)
    assert ask(anna, "select unseen_alarms() from rdb$database") == [(0,)]
    assert {state for *_, state in alarms(anna, "many_cards")} == {"S"}


def test_other_parts_of_the_base_raise_alarms_by_their_kind(staffed_path: Path, anna: Session) -> None:
    with open_session(engine.Embedded(str(staffed_path)), "PADDOCK_OWNER") as owner:
        owner.write(Query("raise", "execute procedure alarm_raise('quota', 'Export: 90 of 100')", ()))
    assert [words for _, _, words, _ in alarms(anna, "quota")] == ["Export: 90 of 100"]


def test_a_manager_changes_no_rule(vera: Session) -> None:
    with pytest.raises((errors.Forbidden, errors.Rule)):
        do(vera, "update alarm_rule set is_active = false where id = 1 returning rv")
