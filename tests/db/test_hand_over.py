"""Hand-over: what passes to a colleague, what stays, who hears of it, and how it comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from app.core.cases.attention import attention, notice_seen
from app.core.cases.hand_over import Handed, hand_over, hand_over_all
from db import errors
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


@dataclass
class Team:
    """Two managers of one branch, a client of the first with a person and tasks."""

    mia: Session
    max: Session
    mia_id: int
    max_id: int
    client: int
    person: int
    task: int
    closed: int


@pytest.fixture
def team(anna: Session, as_user: Callable[[str], Session]) -> Team:  # noqa: F811
    role = ask(anna, "select id from staff_role where code = 'manager'")[0][0]
    mia_id, max_id = (
        new(anna, "employee", name=name, login=name.upper(), branch_id=1, staff_role_id=role)
        for name in ("Mia", "Max")
    )
    mia = as_user("MIA")
    client = new(mia, "client", name="Acme", employee_id=mia_id)
    person = new(mia, "contact", name="Ann Acme", employee_id=mia_id)
    new(mia, "employment", client_id=client, contact_id=person)
    given = {"client_id": client, "employee_id": mia_id, "due_at": "2030-01-01 10:00"}
    task = new(mia, "task", subject="Call", **given)
    closed = new(mia, "task", subject="Called", state="D", **given)
    return Team(mia, as_user("MAX"), mia_id, max_id, client, person, task, closed)


def owners(session: Session, team: Team) -> tuple[int, int, int, int]:
    """Whose the client, the person, the open and the closed task are."""
    session.end_reading()
    return tuple(
        ask(session, f"select employee_id from {entity} where id = ?", row_id)[0][0]
        for entity, row_id in (
            ("client", team.client),
            ("contact", team.person),
            ("task", team.task),
            ("task", team.closed),
        )
    )  # type: ignore[return-value]


def give(session: Session, team: Team, to_id: int, **options: bool) -> Handed:
    return hand_over("client", [team.client], to_id, summary="Acme → Max", **options)(session)


def test_a_client_passes_with_persons_and_open_tasks_and_closed_ones_stay(anna: Session, team: Team) -> None:  # noqa: F811
    done = give(team.mia, team, team.max_id)
    assert (done.clients, done.contacts, done.tasks, done.left) == (1, 1, 1, 0)
    assert owners(anna, team) == (team.max_id, team.max_id, team.max_id, team.mia_id)


def test_what_goes_along_is_a_choice(anna: Session, team: Team) -> None:  # noqa: F811
    done = give(team.mia, team, team.max_id, persons=False, tasks=False)
    assert done.rows == 1
    assert owners(anna, team) == (team.max_id, team.mia_id, team.mia_id, team.mia_id)


def test_a_person_who_works_for_a_client_who_stays_stays(anna: Session, team: Team) -> None:  # noqa: F811
    other = new(team.mia, "client", name="Other", employee_id=team.mia_id)
    new(team.mia, "employment", client_id=other, contact_id=team.person)
    assert give(team.mia, team, team.max_id).contacts == 0
    both = [team.client, other]
    hand_over("client", both, team.mia_id, summary="back")(anna)
    assert hand_over("client", both, team.max_id, summary="both")(team.mia).contacts == 1


def test_colleagues_tasks_about_the_client_stay_theirs(anna: Session, team: Team) -> None:  # noqa: F811
    theirs = new(
        anna,
        "task",
        subject="Bill",
        client_id=team.client,
        employee_id=1,
        due_at="2030-01-01 10:00",
    )
    give(team.mia, team, team.max_id)
    assert ask(anna, "select employee_id from task where id = ?", theirs) == [(1,)]


def test_rows_of_others_are_left_and_counted(anna: Session, team: Team) -> None:  # noqa: F811
    boss = new(anna, "client", name="Boss", employee_id=1)
    far = new(anna, "client", name="Far", employee_id=1, branch_id=2)
    done = hand_over("client", [team.client, boss, far, 999_999], team.max_id, summary="x")(team.mia)
    assert (done.clients, done.left) == (1, 3)
    assert ask(anna, "select employee_id from client where id in (?, ?)", boss, far) == [(1,), (1,)]


def test_what_is_his_already_is_neither_passed_on_nor_left(team: Team) -> None:
    done = hand_over("client", [team.client], team.mia_id, summary="x")(team.mia)
    assert (done.rows, done.left) == (0, 0)
    assert attention()(team.mia).notices == []


def test_more_ids_than_fit_are_one_act(anna: Session, team: Team) -> None:  # noqa: F811
    ids = [new(team.mia, "client", name=f"Client {n}", employee_id=team.mia_id) for n in range(30)]
    done = hand_over("client", [*range(100_000, 102_000), *ids, team.client], team.max_id, summary="x")(
        team.mia
    )
    assert (done.clients, done.contacts, done.tasks, done.left) == (31, 1, 1, 2000)
    assert ask(anna, "select kind, state from act where id = ?", done.act_id) == [("handover", "D")]


def test_both_are_told_once_and_who_did_it_is_not(anna: Session, boris: Session, team: Team) -> None:  # noqa: F811
    hand_over("client", [team.client], team.max_id, note="Please call soon", summary="x")(boris)
    (given,) = attention()(team.mia).notices
    (taken,) = attention()(team.max).notices
    assert (given.kind, given.author, given.colleague) == ("given", "Boris", "Max")
    assert (taken.kind, taken.author, taken.colleague) == ("taken", "Boris", "Mia")
    assert (taken.clients, taken.contacts, taken.tasks) == (1, 1, 1)
    assert taken.note == "Please call soon"
    assert attention()(boris).notices == []
    notice_seen(taken.id)(team.mia)  # not hers
    team.max.end_reading()
    assert attention()(team.max).notices == [taken]
    notice_seen(taken.id)(team.max)
    team.max.end_reading()
    assert attention()(team.max).notices == []


def test_everything_of_a_person_passes(anna: Session, boris: Session, team: Team) -> None:  # noqa: F811
    lone = new(team.mia, "task", subject="Lone", employee_id=team.mia_id, due_at="2030-01-01 10:00")
    do(anna, "update employee set is_active = false where id = ? returning rv", team.mia_id)
    done = hand_over_all(team.mia_id, team.max_id, summary="Mia leaves")(boris)
    assert (done.clients, done.contacts, done.tasks, done.left) == (1, 1, 2, 0)
    assert owners(anna, team) == (team.max_id, team.max_id, team.max_id, team.mia_id)
    assert ask(anna, "select employee_id from task where id = ?", lone) == [(team.max_id,)]


def test_only_what_was_asked_for_passes(anna: Session, boris: Session, team: Team) -> None:  # noqa: F811
    done = hand_over_all(team.mia_id, team.max_id, what="T", summary="x")(boris)
    assert (done.clients, done.contacts, done.tasks) == (0, 0, 1)
    assert owners(anna, team) == (team.mia_id, team.mia_id, team.max_id, team.mia_id)


def test_nobody_passes_on_what_is_another_managers(anna: Session, team: Team) -> None:  # noqa: F811
    assert give(team.max, team, team.max_id).left == 1
    all_of_it = hand_over_all(team.mia_id, team.max_id, summary="x")(team.max)
    assert (all_of_it.rows, all_of_it.left) == (0, 3)
    assert owners(anna, team) == (team.mia_id,) * 4


def test_who_may_not_reassign_is_refused(anna: Session, team: Team) -> None:  # noqa: F811
    rule = "execute procedure permission_set('{:032x}', null, {}, 'client', 'R', 'N', null, null)"
    do(anna, rule.format(7, team.mia_id))
    with pytest.raises(errors.Rule) as refusal:
        give(team.mia, team, team.max_id)
    assert refusal.value.key == "may_not_reassign"


def test_nobody_gets_anything_after_leaving(anna: Session, team: Team) -> None:  # noqa: F811
    do(anna, "update employee set is_active = false where id = ? returning rv", team.max_id)
    with pytest.raises(errors.Rule) as refusal:
        give(team.mia, team, team.max_id)
    assert refusal.value.key == "no_colleague"


def test_interactions_keep_who_had_them(anna: Session, team: Team) -> None:  # noqa: F811
    talk = new(team.mia, "interaction", client_id=team.client, kind="C", summary="Hello")
    give(team.mia, team, team.max_id)
    assert ask(anna, "select employee_id from interaction where id = ?", talk) == [(team.mia_id,)]


def test_rows_that_are_left_fill_the_audit_with_no_refusals(anna: Session, team: Team) -> None:  # noqa: F811
    others = [new(anna, "client", name=f"Boss {n}", employee_id=1) for n in range(5)]
    assert hand_over("client", others, team.max_id, summary="x")(team.mia).left == 5
    assert ask(anna, "select count(*) from audit_list where kind = 'N'") == [(0,)]
    with pytest.raises(errors.Rule):
        do(team.mia, "update client set employee_id = ? where id = ? returning rv", team.max_id, others[0])
    anna.end_reading()
    assert ask(anna, "select count(*) from audit_list where kind = 'N'") == [(1,)]
