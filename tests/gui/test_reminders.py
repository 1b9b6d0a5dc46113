"""Reminders: what is due is shown, only the user's act takes it away, nothing is lost while the program does not run."""

from __future__ import annotations

import datetime as dt

import pytest

from db.session import Session
from tests.cards_base import Desk, desk, looks, romashka  # noqa: F401 - fixtures
from tests.staffed import as_user, boris, do, new, staffed_path, staffed_template  # noqa: F401 - fixtures
from widgets.reminders import POLL, Reminders


@pytest.fixture
def due(boris: Session, romashka: int) -> int:  # noqa: F811
    """A task of Anna's that became due while the program did not run."""
    past = "2026-03-01 10:00"
    return new(
        boris,
        "task",
        client_id=romashka,
        subject="Call",
        employee_id=1,
        due_at="2026-03-01 10:15",
        remind_at=past,
    )


def shown(desk: Desk) -> Reminders:  # noqa: F811
    made = Reminders(desk.workplace)
    desk.put(made)
    made.hide()
    made.look()
    desk.rest()
    return made


def test_what_came_due_while_the_program_did_not_run_is_shown_at_the_start(desk: Desk, due: int) -> None:  # noqa: F811
    strip = Reminders(desk.workplace)
    desk.put(strip)
    desk.wait(lambda: [row.reminder.id for row in strip.rows] == [due])
    assert strip.isVisible()
    assert strip._timer.isActive()
    assert strip._timer.interval() == POLL == 30_000


def test_nothing_due_shows_nothing_and_takes_no_focus(desk: Desk, romashka: int) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    strip = shown(desk)
    assert not strip.isVisible()
    assert card.blocks.editors["name"].edit.hasFocus()  # type: ignore[attr-defined]


def test_looking_does_not_take_a_reminder_away(desk: Desk, due: int) -> None:  # noqa: F811
    for _ in range(2):
        strip = shown(desk)
        assert [row.reminder.id for row in strip.rows] == [due]
    assert desk.one("select reminded_at from task where id = ?", due) is None


def test_done_ends_the_task(desk: Desk, due: int) -> None:  # noqa: F811
    strip = shown(desk)
    strip.rows[0].done_button.click()
    assert not strip.isVisible()
    desk.rest()
    assert desk.one("select state from task where id = ?", due) == "D"
    assert shown(desk).rows == []


@pytest.mark.parametrize("minutes", [10, 60, 0])
def test_later_moves_the_reminder(desk: Desk, due: int, minutes: int) -> None:  # noqa: F811
    strip = shown(desk)
    strip.rows[0].snoozed.emit(minutes)
    desk.rest()
    now = desk.workplace.facts.now()
    at = desk.one("select remind_at from task where id = ?", due)
    if minutes:
        assert abs(at - now - dt.timedelta(minutes=minutes)) < dt.timedelta(minutes=2)
    else:
        assert at == dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time(9))
    assert shown(desk).rows == []
    assert desk.one("select reminded_at from task where id = ?", due) is None, "it will come again"


def test_opening_shows_the_task_and_the_reminder_is_seen(desk: Desk, due: int) -> None:  # noqa: F811
    strip = shown(desk)
    strip.rows[0].open_button.click()
    desk.rest()
    assert desk.opened == [("task", due, None)]
    assert desk.one("select reminded_at from task where id = ?", due) is not None
    assert shown(desk).rows == []


def test_a_refused_act_brings_the_reminder_back(
    desk: Desk, due: int, monkeypatch: pytest.MonkeyPatch
) -> None:  # noqa: F811
    from app.bridge.messages import Recorder
    from app.core import errors

    strip = shown(desk)
    real = Session.write

    def busy(session: Session, query: object) -> object:
        raise errors.Conflict("task.finish")

    monkeypatch.setattr(Session, "write", busy)
    with Recorder() as said:
        strip.rows[0].done_button.click()
        desk.rest()
    monkeypatch.setattr(Session, "write", real)
    assert len(said.texts) == 1
    assert [row.reminder.id for row in strip.rows] == [due]


def test_a_task_ended_elsewhere_goes_at_once(desk: Desk, due: int, boris: Session) -> None:  # noqa: F811
    strip = shown(desk)
    do(boris, "update task set state = 'D' where id = ?", due)
    desk.workplace.say_changed("task", due)
    desk.rest()
    assert strip.rows == []
    assert not strip.isVisible()


def test_other_peoples_reminders_are_not_mine(desk: Desk, boris: Session) -> None:  # noqa: F811
    past = "2026-03-01 10:00"
    new(boris, "task", subject="Boris calls", employee_id=2, author_id=1, due_at=past, remind_at=past)
    assert shown(desk).rows == []
