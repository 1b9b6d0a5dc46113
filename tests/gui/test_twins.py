"""The same person at two computers: what the window says, what is handed over, and that nothing typed is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.bridge.workplace import Workplace
from app.core import carried, seats
from app.core.drafts import Drafts
from app.core.places import Choice, Places, parse_server
from app.core.seats import Standing, Twin
from app.shell.login import StartDialog
from app.shell.twins import Twins
from db import errors
from tests.lists_base import lists_path, lists_read  # noqa: F401 - fixtures
from tests.lists_gui import Settle, settle, workplace  # noqa: F401 - fixtures
from widgets.twin_strip import TwinStrip

SINCE = dt.datetime(2026, 1, 2, 9, 12)
OFFICE = Twin(7, "OFFICE", "T", SINCE, SINCE, 2, here=False)
UID = "a" * 32


@pytest.fixture
def drafts(workplace: Workplace) -> Drafts:  # noqa: F811
    workplace.at_server = True
    return workplace.drafts


@pytest.fixture
def strip(qtbot: QtBot, workplace: Workplace) -> TwinStrip:  # noqa: F811
    made = TwinStrip(workplace)
    qtbot.addWidget(made)
    return made


def answers(monkeypatch: pytest.MonkeyPatch, *states: str) -> list[Twin]:
    """Have the base answer so when a session is taken over; the twins asked for."""
    left, asked = list(states), list[Twin]()

    def take_over(twin: Twin) -> Callable[[Any], str]:
        asked.append(twin)
        return lambda _: left.pop(0)

    monkeypatch.setattr(seats, "take_over", take_over)
    return asked


def test_the_strip_says_where_since_when_and_what_is_not_saved_there(strip: TwinStrip) -> None:
    strip.show_standing(Standing(twin=OFFICE))
    said = strip.text.text()
    assert "still signed in at OFFICE" in said
    assert "2 card" in said
    assert "untouched for" in said
    strip.buttons[1].click()
    strip.show_standing(Standing(twin=OFFICE))
    assert strip.isHidden()


def test_a_second_copy_at_the_same_computer_is_called_one(strip: TwinStrip) -> None:
    strip.show_standing(Standing(twin=Twin(8, "HERE", "O", SINCE, None, 0, here=True)))
    assert "a second time" in strip.text.text()


def test_a_session_that_ends_by_itself_takes_the_strip_away(strip: TwinStrip) -> None:
    strip.show_standing(Standing(twin=OFFICE))
    strip.show_standing(Standing())
    assert strip.isHidden()


def test_a_session_is_asked_for_until_it_is_gone_and_its_drafts_come_along(
    strip: TwinStrip,
    workplace: Workplace,  # noqa: F811
    drafts: Drafts,
    settle: Settle,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    there = Drafts(tmp_path / "there")
    there.keep("client", UID, {"name": "typed at the office"}, {})
    workplace.background._desk.submit(carried.leave_behind(there)).result(30)
    asked = answers(monkeypatch, seats.ASKED, seats.GONE)
    came: list[list[str]] = []
    strip.came.connect(came.append)
    strip.show_standing(Standing(twin=OFFICE))
    strip.buttons[0].click()
    settle()
    assert "OFFICE keeps what is typed" in strip.text.text()
    strip.ask()
    settle()
    settle()
    assert asked == [OFFICE, OFFICE]
    assert "here now" in strip.text.text()
    assert came == [[UID]]
    assert [one.values for one in drafts.left()] == [{"name": "typed at the office"}]


def test_who_is_taken_over_leaves_what_is_typed_in_the_base_once(
    workplace: Workplace,  # noqa: F811
    drafts: Drafts,
    settle: Settle,  # noqa: F811
    tmp_path: Path,
) -> None:
    twins = Twins(workplace, lambda: drafts.keep("client", UID, {"name": "typed"}, {}), workplace)
    handed: list[bool] = []
    twins.handed.connect(lambda: handed.append(True))
    for _ in range(2):
        twins.show_standing(Standing(taker="HOME"))
    settle()
    assert handed == [True]
    home = Drafts(tmp_path / "home")
    lane = workplace.background._desk
    assert lane.submit(carried.fetch(home)).result(30) == [UID]
    assert [one.values for one in home.left()] == [{"name": "typed"}]
    assert lane.submit(carried.fetch(home)).result(30) == []
    assert drafts.count() == 1
    lane.submit(carried.fetch(drafts)).result(30)
    assert drafts.count() == 0  # it is gone on with elsewhere


def test_who_comes_back_before_anybody_fetched_has_everything(
    workplace: Workplace,  # noqa: F811
    drafts: Drafts,
    settle: Settle,  # noqa: F811
    tmp_path: Path,
) -> None:
    drafts.keep("client", UID, {"name": "typed"}, {})
    twins = Twins(workplace, lambda: None, workplace)
    twins.leave_behind()
    settle()
    assert drafts.sent() == [UID]
    twins.take_back()
    settle()
    assert drafts.sent() == []
    assert drafts.count() == 1
    assert workplace.background._desk.submit(carried.fetch(Drafts(tmp_path / "other"))).result(30) == []


def test_a_younger_draft_of_this_computer_is_not_overwritten_and_a_strange_name_is_no_file(
    tmp_path: Path,
) -> None:
    old, new = Drafts(tmp_path / "old"), Drafts(tmp_path / "new")
    old.keep("client", UID, {"name": "old"}, {})
    new.keep("client", UID, {"name": "new"}, {})
    new.take(UID, old.body(UID))
    assert [one.values for one in new.left()] == [{"name": "new"}]
    old.take(UID, new.body(UID))
    assert [one.values for one in old.left()] == [{"name": "new"}]
    old.take("../evil", new.body(UID))
    assert old.count() == 1


def test_the_door_offers_to_take_the_own_seat_over(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = StartDialog(Places(tmp_path / "places.json"), connect=lambda *_: lambda: None)
    qtbot.addWidget(dialog)
    dialog.show()
    choice = Choice(parse_server("crm:main"), "OLGA", password="secret")
    dialog.show_choice(choice, errors.Refused(choice.target, "seats_taken|2|Anna (PC)"))
    assert dialog.take_button.isHidden()
    dialog.show_choice(choice, errors.Refused(choice.target, "seats_own|2|OFFICE"))
    assert "yourself at OFFICE" in dialog.said()
    assert dialog.take_button.isVisible()
