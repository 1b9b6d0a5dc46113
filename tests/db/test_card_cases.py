"""The cases of the card over a base: all or none, as the person who does it."""

from __future__ import annotations

import datetime as dt

import pytest

from app.core import begin, errors, store
from app.core.cases import channels, classes, files, newcomers, tasks, warm
from app.core.cases.attention import attention
from app.core.cases.quick_entry import Entry
from db.session import Session
from tests.staffed import anna, as_user, ask, boris, do, new, staffed_path, staffed_template, vera  # noqa: F401 - fixtures


@pytest.fixture
def client(boris: Session) -> int:  # noqa: F811
    return new(boris, "client", name="Romashka", branch_id=1)


def count(session: Session, table: str) -> int:
    session.end_reading()
    return int(ask(session, f"select count(*) from {table}")[0][0])


def test_a_new_client_a_person_and_the_talk_are_written_together(boris: Session) -> None:  # noqa: F811
    facts = begin.begin()(boris).facts
    step = dt.datetime(2026, 3, 5, 10)
    entry = Entry(0, "Asked for prices", next_step="Send them", next_at=step)
    person = newcomers.NewPerson("Maria", phone="8 912 345-67-89")
    talk, task, client_id = newcomers.write_down(entry, facts, newcomers.NewClient("Vasilek"), person)(boris)
    boris.end_reading()
    said = ask(boris, "select client_id, contact_id, employee_id from interaction where id = ?", talk)[0]
    maria = ask(boris, "select id from contact")[0][0]
    assert said == (client_id, maria, facts.me_id)
    assert ask(boris, "select client_id, due_at from task where id = ?", task)[0] == (client_id, step)
    assert newcomers.people_of(client_id)(boris) == [(maria, "Maria", "")]
    assert newcomers.employer_of(maria)(boris) == (client_id, "Vasilek")
    assert ask(boris, "select normal from channel")[0][0] == "+79123456789"


def test_when_the_talk_fails_no_client_is_left_behind(boris: Session) -> None:  # noqa: F811
    facts = begin.begin()(boris).facts
    entry = Entry(0, "Asked", kind="?")
    with pytest.raises(Exception, match="interaction_kind_ck"):
        newcomers.write_down(entry, facts, newcomers.NewClient("Vasilek"))(boris)
    assert count(boris, "client") == 0


def test_a_person_is_not_added_to_a_client_one_does_not_see(vera: Session, client: int) -> None:  # noqa: F811
    facts = begin.begin()(vera).facts
    with pytest.raises(errors.Rule, match="not_yours"):
        newcomers.add_person(newcomers.NewPerson("Maria"), client, facts)(vera)
    assert count(vera, "contact") == 0


def test_known_bytes_do_not_travel_and_damaged_ones_are_refused(boris: Session, client: int) -> None:  # noqa: F811
    first = files.attach(files.Upload("client", client, "a.txt", b"prices"))(boris)
    second = files.attach(files.Upload("client", client, "b.txt", b"prices"))(boris)
    assert (first.travelled, second.travelled) == (True, False)
    assert files.body_of(second.id)(boris) == b"prices"
    store.remove("attachment", first.id, first.rv)(boris)
    store.remove("attachment", second.id, second.rv)(boris)
    boris.end_reading()
    assert files.attach(files.Upload("client", client, "c.txt", b"prices"))(boris).travelled
    with pytest.raises(errors.Rule, match="gone"):
        files.body_of(first.id)(boris)


def test_the_base_itself_refuses_a_file_over_the_limit(boris: Session, anna: Session, client: int) -> None:  # noqa: F811
    from app.core.keeping import set_setting

    set_setting("file.limit_mb", "1", for_firm=True)(anna)
    with pytest.raises(errors.Rule, match="file_too_big") as caught:
        files.attach(files.Upload("client", client, "a", b"0" * (files.MEGABYTE + 1)))(boris)
    assert caught.value.values == ("1",)


def test_a_file_of_a_client_one_does_not_see_is_not_given_out(
    boris: Session, vera: Session, client: int
) -> None:  # noqa: F811
    made = files.attach(files.Upload("client", client, "a.txt", b"prices"))(boris)
    with pytest.raises(errors.Rule, match="gone"):
        files.body_of(made.id)(vera)
    with pytest.raises(errors.Rule, match="not_yours"):
        files.attach(files.Upload("client", client, "b.txt", b"prices"))(vera)


def test_one_main_channel_of_a_kind_all_or_none(boris: Session, client: int) -> None:  # noqa: F811
    for typed in ("111-11-11", "222-22-22"):
        new(boris, "channel", client_id=client, kind="P", typed=typed, is_main=typed[0] == "1")
    names = store.tab_columns("client", "channels")
    rows = [dict(zip(names, row, strict=True)) for row in store.tab_rows("client", client, "channels")(boris)]
    rows.sort(key=lambda row: row["id"])
    first, second = ({**row, "client_id": client} for row in rows)
    channels.make_main(second, [first])(boris)
    boris.end_reading()
    assert [r[0] for r in ask(boris, "select is_main from channel order by id")] == [False, True]
    with pytest.raises(errors.Conflict):
        channels.make_main({**first, "rv": first["rv"] + 1}, [second])(boris)
    boris.end_reading()
    assert [r[0] for r in ask(boris, "select is_main from channel order by id")] == [False, True]


def test_the_same_number_is_found_at_clients_and_persons(boris: Session, client: int) -> None:  # noqa: F811
    person = new(boris, "contact", name="Maria", branch_id=1)
    for owner in ({"client_id": client}, {"contact_id": person}):
        new(boris, "channel", kind="P", typed="8 912 345-67-89", normal="+79123456789", **owner)
    found = channels.same("+79123456789")(boris)
    assert {(one.entity, one.owner_id, one.owner) for one in found} == {
        ("client", client, "Romashka"),
        ("contact", person, "Maria"),
    }


def test_a_task_is_ended_with_its_result_kept(boris: Session, client: int) -> None:  # noqa: F811
    task = new(
        boris, "task", client_id=client, subject="Call", employee_id=2, due_at="2026-03-05", result="half"
    )
    tasks.finish(task)(boris)
    boris.end_reading()
    state, result, done = ask(boris, "select state, result, done_at from task where id = ?", task)[0]
    assert (state, result) == ("D", "half")
    assert done is not None
    with pytest.raises(errors.Rule, match="gone"):
        tasks.finish(task + 1)(boris)


def test_a_class_set_twice_is_set_once(boris: Session, client: int) -> None:  # noqa: F811
    value = ask(
        boris,
        "select first 1 v.id from dictionary v, dictionary_kind k where k.id = v.kind_id and k.is_classifier",
    )
    for _ in range(2):
        classes.set_class(client, value[0][0], wanted=True)(boris)
    assert count(boris, "client_class") == 1
    for _ in range(2):
        classes.set_class(client, value[0][0], wanted=False)(boris)
    assert count(boris, "client_class") == 0


def test_warming_a_save_writes_nothing(boris: Session, client: int) -> None:  # noqa: F811
    values = store.card("client", client)(boris).values
    warm.saving("client", {**values, "name": "Other"})(boris)
    boris.end_reading()
    assert ask(boris, "select name from client")[0][0] == "Romashka"


def test_only_own_reminders_that_are_due_and_not_seen_come(boris: Session, client: int) -> None:  # noqa: F811
    def add(who: int, remind: str) -> int:
        due = "2026-03-05 10:00"
        return new(
            boris, "task", client_id=client, subject="Call", employee_id=who, due_at=due, remind_at=remind
        )

    mine, _theirs, _later = add(2, "2026-03-05 09:45"), add(1, "2026-03-05 09:45"), add(2, "2099-03-05 09:45")
    boris.end_reading()
    assert [one.id for one in attention()(boris).reminders] == [mine]
    tasks.snooze(mine, dt.datetime(2099, 1, 1))(boris)
    boris.end_reading()
    assert attention()(boris).reminders == []
    do(boris, "update task set remind_at = '2026-03-05 09:45' where id = ?", mine)
    tasks.seen(mine)(boris)
    boris.end_reading()
    assert attention()(boris).reminders == []
