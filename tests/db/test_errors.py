"""What the engine refuses becomes one of a closed set of errors."""

from __future__ import annotations

import pytest

from db import engine, errors
from db.session import Session, open_session
from tests.db.conftest import OWNER, q


def test_a_rule_of_the_base_is_told_by_its_key(session: Session) -> None:
    with pytest.raises(errors.Rule) as caught:
        session.write(q("execute procedure refuse(?)", 1))
    assert (caught.value.key, caught.value.values) == ("not_yours", ())


def test_a_rule_may_carry_values(session: Session) -> None:
    with pytest.raises(errors.Rule) as caught:
        session.write(q("execute procedure refuse(?)", 2))
    assert (caught.value.key, caught.value.values) == ("too_big", ("25", "МБ"))


def test_a_value_that_is_there_already_is_a_duplicate(session: Session) -> None:
    insert = q("insert into client_t (name, uid) values ('x', ?) returning id", "a" * 32)
    assert session.write(insert) is not None
    with pytest.raises(errors.Duplicate) as caught:
        session.write(insert)
    assert caught.value.constraint == "client_uid_uq"


def test_a_duplicate_of_an_index_names_the_index(session: Session) -> None:
    with session.act() as act:
        act.define("create unique index client_name_uix on client_t (name)")
    with pytest.raises(errors.Duplicate) as caught:
        session.write(q("insert into client_t (name) values ('Client 1')"))
    assert caught.value.constraint == "client_name_uix"


def test_a_row_that_others_refer_to_is_in_use(session: Session) -> None:
    session.write(q("insert into task_t (id, client_id) values (1, 1)"))
    with pytest.raises(errors.InUse) as caught:
        session.write(q("delete from client_t where id = 1"))
    assert caught.value.constraint == "task_client_fk"


def test_a_reference_to_nothing_is_invalid(session: Session) -> None:
    with pytest.raises(errors.Invalid) as caught:
        session.write(q("insert into task_t (id, client_id) values (1, 999999)"))
    assert caught.value.constraint == "task_client_fk"


@pytest.mark.parametrize(
    ("text", "constraint"),
    [
        ("update client_t set name = '' where id = 1", "client_name_ck"),
        ("update client_t set name = null where id = 1", "client_t.name"),
        ("update client_t set name = lpad('x', 500, 'x') where id = 1", "string_truncation"),
        ("update client_t set rv = 99999999999 where id = 1", "numeric_overflow"),
        ("update client_t set rv = 'many' where id = 1", "conversion"),
    ],
)
def test_a_value_that_the_base_cannot_keep_is_invalid(session: Session, text: str, constraint: str) -> None:
    with pytest.raises(errors.Invalid) as caught:
        session.write(q(text))
    assert caught.value.constraint == constraint


def test_what_is_not_granted_is_forbidden(base: engine.Embedded) -> None:
    with open_session(base, "anna") as session, pytest.raises(errors.Forbidden):
        session.rows(q("select * from client_t"))


def test_a_role_grants(base: engine.Embedded) -> None:
    with open_session(base, OWNER) as owner, owner.act() as act:
        act.define("grant crm_staff to user anna")
    with open_session(base, "anna", role="crm_staff") as session:
        assert session.one(q("select count(*) from client_t")) == (100,)
        with pytest.raises(errors.Forbidden):
            session.write(q("delete from client_t"))


def test_a_row_that_somebody_holds_is_busy(base: engine.Embedded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.session._WRITE", bytes([3, 9, 15, 17, 6, 21, 4, 1, 0, 0, 0, 16]))  # waits 1 s
    with open_session(base, OWNER) as first, open_session(base, OWNER) as second, first.act() as act:
        act.execute(q("update client_t set rv = rv + 1 where id = 1"))
        with pytest.raises(errors.Busy):
            second.write(q("update client_t set rv = rv + 1 where id = 1 returning rv"))


def swap(session: Session, *ids: int) -> None:
    with session.act() as act:
        for row_id in ids:
            act.execute(q("update client_t set rv = rv + 1 where id = ?", row_id))


def test_two_who_wait_for_each_other_do_not_wait_for_ever(
    base: engine.Embedded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.session._ACT", bytes([3, 9, 15, 17, 6, 21, 4, 1, 0, 0, 0]))  # waits 1 s
    with open_session(base, OWNER) as first, open_session(base, OWNER) as second:
        with first.act() as one:
            one.execute(q("update client_t set rv = rv + 1 where id = 1"))
            with pytest.raises(errors.Busy):
                swap(second, 2, 1)
        assert first.one(q("select rv from client_t where id = 2")) == (0,)


def test_a_mistake_of_ours_is_a_bug_with_the_name_but_not_the_values(session: Session) -> None:
    with pytest.raises(errors.Bug) as caught:
        session.rows(q("select nothing_like_it from client_t where name = ?", "Anna's secret"))
    assert caught.value.name == "test"
    assert "secret" not in str(caught.value)
    assert caught.value.codes


def test_a_wrong_number_of_values_is_a_bug(session: Session) -> None:
    with pytest.raises(errors.Bug):
        session.rows(q("select id from client_t where id = ?"))


def test_a_column_of_a_type_we_do_not_use_is_a_bug_that_says_so(session: Session) -> None:
    with pytest.raises(errors.Bug, match="cast it"):
        session.rows(q("select current_timestamp from rdb$database"))
    assert session.one(q("select 1 from rdb$database")) == (1,)


def test_a_session_lives_on_after_any_refusal(session: Session) -> None:
    for text in ("select nonsense", "update client_t set name = '' where id = 1", "delete from no_table"):
        with pytest.raises(errors.DatabaseError):
            session.write(q(text))
    assert session.write(q("update client_t set rv = rv + 1 where id = 1 returning rv")) == (1,)
