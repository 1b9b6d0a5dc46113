"""Merge of duplicates: nothing that hangs on a row is lost, and all of it comes back."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.core import store
from app.core.cases.big_acts import try_undo, undo
from app.core.cases.merge import MERGED, differing, fields_of, merge, merged_into, proposed, sides
from app.core.entities import ENTITIES
from db import base, engine, errors
from db.session import Session
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

STAMPS = {"RV", "CHANGED_AT", "CHANGED_BY"}
SAMPLES: dict[int, Any] = {
    7: 1,
    8: 1,
    16: 1,
    14: "O",
    37: "x",
    12: dt.date(2026, 1, 1),
    35: dt.datetime(2026, 1, 1),
    23: False,
}
POINTING = """
    select trim(d.rdb$relation_name), trim(s.rdb$field_name) from rdb$ref_constraints r
      join rdb$relation_constraints u on u.rdb$constraint_name = r.rdb$const_name_uq
      join rdb$relation_constraints d on d.rdb$constraint_name = r.rdb$constraint_name
      join rdb$index_segments s on s.rdb$index_name = d.rdb$index_name
     where u.rdb$relation_name = ? and r.rdb$delete_rule <> 'CASCADE' order by 1, 2"""


class Owner:
    """The base as its owner sees it: tables, whatever is in them."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def rows(self, text: str, *values: object) -> list[tuple[Any, ...]]:
        with base.owner(engine.Embedded(str(self.path))) as con:
            cursor = con.cursor()
            cursor.execute(text, values)
            found = cursor.fetchall() if cursor.description else []
            cursor.close()
            con.commit()
        return found

    def pointing(self, entity: str) -> list[tuple[str, str]]:
        """Tables and columns that point at an entity, and files, which point by kind and number."""
        return [*self.rows(POINTING, f"{entity.upper()}_T"), ("ATTACHMENT_T", "OWNER_ID")]

    def child(self, table: str, column: str, owner: int, entity: str) -> int:
        """A row of any table that points at `owner`: what must not be null gets a sample, other references the first row there."""
        columns = self.rows(
            "select trim(f.rdb$field_name), s.rdb$field_type, coalesce(f.rdb$null_flag, s.rdb$null_flag, 0) from rdb$relation_fields f"
            " join rdb$fields s on s.rdb$field_name = f.rdb$field_source where f.rdb$relation_name = ? and"
            " (f.rdb$default_source is null and s.rdb$default_source is null or f.rdb$field_name = 'KIND') and f.rdb$identity_type is null",
            table,
        )
        given: dict[str, Any] = {name: SAMPLES[kind] for name, kind, needed in columns if needed}
        for name in given:
            if name.endswith("_ID"):
                target = {"VALUE_ID": "dictionary_t", "EMPLOYEE_ID": "employee_t"}.get(
                    name, f"{name[:-3]}_t".lower()
                )
                given[name] = (
                    self.rows(f"select min(id) from {target}")[0][0]
                    if name != column and name != "OWNER_ID"
                    else None
                )
        if "UID" in {name for name, _, _ in columns}:
            given["UID"] = uuid.uuid4().hex
        if "KIND" in given:
            given["KIND"] = {"CHANNEL_T": "W", "INTERACTION_T": "C"}.get(table, "O")
        if table == "ATTACHMENT_T":
            self.rows(
                "update or insert into file_body_t (sha, size_bytes, body) values (?, 1, 'x')", "0" * 64
            )
            given |= {"OWNER_KIND": entity, "SHA": "0" * 64}
        if table == "CHANNEL_T":
            given["TYPED"] = uuid.uuid4().hex
        given[column] = owner
        text = f"insert into {table} ({', '.join(given)}) values ({', '.join('?' * len(given))}) returning id"
        return int(self.rows(text, *given.values())[0][0])

    def everything(self) -> dict[str, list[dict[str, Any]]]:
        """All rows of the tables with a row version, without the stamps of a change."""
        tables = [
            row[0]
            for row in self.rows(
                "select trim(rdb$relation_name) from rdb$relation_fields where rdb$field_name = 'RV'"
                " and rdb$relation_name like '%@_T' escape '@'"
            )
        ]
        found = {}
        for table in tables:
            names = [
                row[0]
                for row in self.rows(
                    "select trim(rdb$field_name) from rdb$relation_fields where rdb$relation_name = ?", table
                )
            ]
            found[table] = [
                {name: value for name, value in zip(names, row, strict=True) if name not in STAMPS}
                for row in self.rows(f"select {', '.join(names)} from {table} order by id")
            ]
        return found


@pytest.fixture
def owner(staffed_path: Path) -> Owner:  # noqa: F811
    return Owner(staffed_path)


def pair(session: Session, entity: str, **of_second: object) -> tuple[int, int]:
    """Two rows of an entity, the first older."""
    return new(session, entity, name="Acme", note="one"), new(session, entity, name="Acme Ltd", **of_second)


def merged(session: Session, entity: str, kept: int, gone: int, **chosen: int) -> int:
    rows = sides(entity, [kept, gone])(session)
    return merge(entity, rows, 0, chosen, "Acme")(session).act_id


@pytest.mark.parametrize("entity", MERGED)
def test_whatever_points_at_the_merged_row_moves_and_comes_back(
    entity: str, owner: Owner, boris: Session
) -> None:  # noqa: F811
    new(boris, "client", name="Somebody"), new(boris, "contact", name="Somebody")
    new(boris, "interaction", client_id=1, kind="C")
    kept, gone = pair(boris, entity)
    boris.rest()
    children = {place: owner.child(*place, gone, entity) for place in owner.pointing(entity)}
    assert len(children) > 4
    before = owner.everything()
    act_id = merged(boris, entity, kept, gone)
    for (table, column), row_id in children.items():
        assert owner.rows(f"select {column} from {table} where id = ?", row_id) == [(kept,)], table
    assert owner.rows(f"select id from {entity}_t where id = ?", gone) == []
    boris.rest()
    assert try_undo(act_id)(boris).left == []
    assert owner.everything() == before


@pytest.mark.parametrize("entity", MERGED)
def test_the_values_chosen_stay(entity: str, boris: Session) -> None:  # noqa: F811
    kept, gone = pair(boris, entity, note="two")
    merged(boris, entity, kept, gone, name=1)
    assert ask(boris, f"select name, note from {entity} where id = ?", kept) == [("Acme Ltd", "one")]


@pytest.mark.parametrize("entity", MERGED)
def test_every_field_can_be_taken_from_the_other_row(entity: str, owner: Owner, boris: Session) -> None:  # noqa: F811
    kept, gone = pair(boris, entity)
    boris.rest()
    values = {
        "kind": "P", "name": "X", "legal_name": "X", "country": "DE", "tax_id": "1", "reg_code": "1", "reg_no": "1", "region": "X",
        "city": "X", "address": "X", "source_id": 1, "status_id": 1, "trade_id": 1, "size_id": 1, "employee_id": 1, "branch_id": 2,
        "birthday": "2000-01-01", "note": "X", "is_archived": True, "salutation": "X", "photo_sha": "0" * 64,
    }  # fmt: skip
    owner.rows("update or insert into file_body_t (sha, size_bytes, body) values (?, 1, 'x')", "0" * 64)
    fields = fields_of(entity)
    owner.rows(
        f"update {entity}_t set {', '.join(f'{name} = ?' for name in fields)} where id = ?",
        *(values[name] for name in fields),
        gone,
    )
    theirs = owner.rows(f"select {', '.join(fields)} from {entity}_t where id = ?", gone)
    rows = sides(entity, [kept, gone])(boris)
    assert set(differing(entity, rows)) == set(fields)
    merge(entity, rows, 0, dict.fromkeys(fields, 1), "x")(boris)
    boris.rest()
    assert owner.rows(f"select {', '.join(fields)} from {entity}_t where id = ?", kept) == theirs


def test_channels_and_jobs_and_classes_that_both_have_are_not_doubled(boris: Session) -> None:  # noqa: F811
    kept, gone = pair(boris, "client")
    person = new(boris, "contact", name="Ann")
    for client, job in ((kept, None), (gone, "Buyer")):
        new(
            boris,
            "channel",
            client_id=client,
            kind="P",
            typed="8 912 345-67-89",
            normal="+79123456789",
            is_main=True,
        )
        new(boris, "employment", client_id=client, contact_id=person, job=job)
        do(boris, "insert into client_class (client_id, value_id) values (?, 1) returning id", client)
    new(boris, "channel", client_id=gone, kind="P", typed="+7 900 111", normal="+7900111", is_main=True)
    new(boris, "employment", client_id=gone, contact_id=person, until=dt.date(2020, 1, 1), job="Intern")
    merged(boris, "client", kept, gone)
    phones = ask(boris, "select normal, is_main from channel where client_id = ? order by id", kept)
    assert phones == [("+79123456789", True), ("+7900111", False)]
    jobs = ask(boris, "select job, until from employment where client_id = ? order by id", kept)
    assert jobs == [("Buyer", None), ("Intern", dt.date(2020, 1, 1))]
    assert ask(boris, "select count(*) from client_class where client_id = ?", kept) == [(1,)]


def test_three_rows_become_one_in_one_act(boris: Session) -> None:  # noqa: F811
    ids = [new(boris, "client", name=f"Acme {n}", city=city) for n, city in enumerate(("", "Tver", "Omsk"))]
    talk = [new(boris, "interaction", client_id=row_id, kind="C") for row_id in ids]
    rows = sides("client", ids)(boris)
    done = merge("client", rows, 0, {"city": 2, "name": 1}, "x")(boris)
    assert ask(boris, "select id, name, city from client where name starting with 'Acme'") == [
        (ids[0], "Acme 1", "Omsk")
    ]
    assert ask(boris, "select count(*) from interaction where client_id = ?", ids[0]) == [(3,)]
    assert ask(boris, "select kind, state from act where id = ?", done.act_id) == [("merge", "D")]
    undo(done.act_id)(boris)
    boris.end_reading()
    assert ask(boris, "select name, city from client where name starting with 'Acme' order by id") == [
        ("Acme 0", ""), ("Acme 1", "Tver"), ("Acme 2", "Omsk"),
    ]  # fmt: skip
    assert [ask(boris, "select client_id from interaction where id = ?", one)[0][0] for one in talk] == ids


def test_the_row_on_which_most_hangs_is_proposed_with_values_that_say_something(boris: Session) -> None:  # noqa: F811
    first, second = pair(boris, "client", city="Tver")
    new(boris, "interaction", client_id=second, kind="C")
    rows = sides("client", [first, second])(boris)
    kept, chosen = proposed("client", rows)
    assert kept == 1
    assert (chosen["city"], chosen["note"], chosen["name"]) == (1, 0, 1)


def test_a_row_changed_meanwhile_is_a_conflict(anna: Session, boris: Session) -> None:  # noqa: F811
    kept, gone = pair(boris, "client")
    rows = sides("client", [kept, gone])(boris)
    do(anna, "update client set city = 'Omsk' where id = ? returning rv", gone)
    with pytest.raises((errors.Conflict, errors.Rule)):
        merge("client", rows, 0, {}, "x")(boris)
    boris.end_reading()
    assert len(ask(boris, "select id from client where id in (?, ?)", kept, gone)) == 2


@pytest.fixture
def manager(anna: Session, as_user: Callable[[str], Session]) -> Session:  # noqa: F811
    role = ask(anna, "select id from staff_role where code = 'manager'")[0][0]
    new(anna, "employee", name="Mia", login="MIA", branch_id=1, staff_role_id=role)
    return as_user("MIA")


@pytest.mark.parametrize("entity", MERGED)
def test_who_may_not_delete_does_not_merge(entity: str, manager: Session) -> None:
    mine = ask(manager, "select id from me")[0][0]
    kept, gone = (new(manager, entity, name="Acme", employee_id=mine) for _ in range(2))
    with pytest.raises(errors.Rule) as refusal:
        merged(manager, entity, kept, gone)
    assert refusal.value.key == "may_not_delete"


def test_who_reaches_only_one_of_the_two_does_not_merge(anna: Session, vera: Session) -> None:  # noqa: F811
    own = ask(vera, "select id from me")[0][0]
    kept = new(vera, "client", name="South", employee_id=own)
    gone = new(anna, "client", name="South", branch_id=1)
    with pytest.raises(errors.Rule):
        row = sides("client", [kept])(vera)[0]
        other = sides("client", [gone])(anna)[0]
        merge("client", [row, other], 0, {}, "x")(vera)
    anna.end_reading()
    assert ask(anna, "select count(*) from client where name = 'South'") == [(2,)]


def test_new_work_on_the_kept_row_stays_with_it_when_a_merge_is_taken_back(boris: Session) -> None:  # noqa: F811
    kept, gone = pair(boris, "client")
    act_id = merged(boris, "client", kept, gone)
    talk = new(boris, "interaction", client_id=kept, kind="C")
    assert try_undo(act_id)(boris).left == []
    boris.end_reading()
    assert ask(boris, "select client_id from interaction where id = ?", talk) == [(kept,)]
    assert ask(boris, "select name from client where id = ?", gone) == [("Acme Ltd",)]


def test_the_fields_of_a_merge_are_all_that_a_save_writes() -> None:
    for entity in MERGED:
        assert set(ENTITIES[entity].writable) <= set(fields_of(entity))


def test_who_has_the_number_of_a_merged_row_is_told_what_it_has_become(boris: Session, vera: Session) -> None:  # noqa: F811
    kept, gone = pair(boris, "client")
    assert merged_into("client", gone)(boris) is None
    act_id = merged(boris, "client", kept, gone)
    assert merged_into("client", gone)(boris) == (kept, "Acme")
    assert merged_into("client", gone)(vera) is None, "out of sight"
    last = new(boris, "client", name="Last")
    second = merged(boris, "client", last, kept)
    assert merged_into("client", gone)(boris) == (last, "Last")
    undo(second)(boris)
    assert merged_into("client", gone)(boris) == (kept, "Acme")
    undo(act_id)(boris)
    assert merged_into("client", gone)(boris) is None


def history(session: Session, entity: str, row_id: int) -> list[tuple[Any, ...]]:
    """Verb, field, old value and the merged record of each line of the history tab."""
    found = store.tab_rows(entity, row_id, "history")(session)
    return [(verb, field, old, merged) for _, _, _, verb, field, old, _, _, merged in found]


@pytest.mark.parametrize("entity", MERGED)
def test_the_history_goes_on_with_that_of_the_merged_row_marked_by_its_name(
    entity: str, boris: Session
) -> None:  # noqa: F811
    kept, gone = pair(boris, entity, note="two")
    do(boris, f"update {entity} set note = 'more' where id = ?", gone)
    before = history(boris, entity, kept)
    act_id = merged(boris, entity, kept, gone)
    lines = history(boris, entity, kept)
    assert [line for line in lines if line[3] is None] == before
    assert ("U", "note", "two", "Acme Ltd") in lines
    assert ("I", None, None, "Acme Ltd") in lines
    assert ("D", "note", "more", "Acme Ltd") in lines
    undo(act_id, anyway=False)(boris)
    assert {line[3] for line in history(boris, entity, kept)} == {None}


def test_the_history_of_a_row_merged_twice_over_is_whole(boris: Session) -> None:  # noqa: F811
    first, second = pair(boris, "client")
    third = new(boris, "client", name="Acme Group")
    merged(boris, "client", second, first)
    merged(boris, "client", third, second)
    assert {line[3] for line in history(boris, "client", third)} == {None, "Acme", "Acme Ltd"}


def test_the_history_of_a_merged_row_is_for_who_sees_what_it_has_become(
    boris: Session, vera: Session
) -> None:  # noqa: F811
    kept, gone = pair(boris, "client", note="two")
    merged(boris, "client", kept, gone)
    assert history(vera, "client", kept) == []
    assert history(vera, "client", gone) == []
    assert ask(vera, "select row_id from merged_from('client', ?)", kept) == []
