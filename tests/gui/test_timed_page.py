"""The page of scheduled work, and the program that does it where no keeper is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bridge.session_watch import SessionWatch
from app.bridge.workplace import Workplace
from app.core.cases import backups, timed
from app.core.places import Places
from app.core.seats import Condition, Desk
from app.shell.presence import Presence
from app.shell.timed_work import FOLDER, KEY_FILE, TimedWork
from db import base, engine
from terminal.session_place import SessionPlace
from tests.guards import Dialogs
from tests.lists_base import lists_path, lists_read  # noqa: F401 - fixtures
from tests.lists_gui import Settle, settle, workplace  # noqa: F401 - fixtures
from widgets import timed_words
from widgets.timed_dialog import TimedDialog
from widgets.timed_page import TimedPage

NOW = dt.datetime(2026, 5, 6, 12)


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, settle: Settle) -> TimedPage:  # noqa: F811
    made = TimedPage(workplace)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    made.activateWindow()
    made.view.setFocus()
    settle()
    return made


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "settings.json")


def row(page: TimedPage, code: str) -> list[str]:
    number = [work.code for work in page.rows.things].index(code)
    return [str(page.rows.index(number, column).data()) for column in range(5)]


def choose(page: TimedPage, code: str) -> None:
    page.view.selectRow([work.code for work in page.rows.things].index(code))


def test_it_tells_what_runs_when_and_that_the_program_does_it_here(page: TimedPage) -> None:
    assert "file on this computer" in page.where.text()
    assert len(page.rows.things) == len(timed.KINDS)
    assert row(page, "backup")[1:4] == ["every day", "switched off", ""]
    assert row(page, "seal")[4] == "not yet"
    assert page.facts[0].isHidden()


def test_by_the_keyboard_it_is_switched_changed_and_asked_for(
    qtbot: QtBot,
    page: TimedPage,
    settle: Settle,  # noqa: F811
    dialogs: Dialogs,
) -> None:
    choose(page, "backup")
    page.switch_button.setFocus()
    qtbot.keyClick(page.switch_button, Qt.Key.Key_Space)
    settle()
    assert row(page, "backup")[2] != "switched off"
    assert "off" in page.switch_button.text()

    def answer(dialog: TimedDialog) -> None:
        line = dialog.next.edit
        assert line.width() > line.fontMetrics().horizontalAdvance(line.text()) + 8
        dialog.every.setCurrentIndex(dialog.every.findData(10080))
        dialog.next.set_value(dt.datetime(2031, 1, 2, 3, 0))
        qtbot.keyClick(dialog.next.edit, Qt.Key.Key_Return)

    dialogs.expect(answer)
    choose(page, "backup")
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    settle()
    assert row(page, "backup")[1] == "every week"
    assert "2031" in row(page, "backup")[2]
    choose(page, "seal")
    page.run_button.setFocus()
    qtbot.keyClick(page.run_button, Qt.Key.Key_Space)
    settle()
    assert row(page, "seal")[2] == "within a minute"
    letters = [b.text().partition("&")[2][:1].lower() for b in (page.run_button, page.change_button, page.switch_button, page.renew_button)]  # fmt: skip
    assert len(set(letters)) == 4


def test_the_program_does_what_is_due_and_the_page_follows(
    page: TimedPage,
    workplace: Workplace,
    places: Places,
    settle: Settle,  # noqa: F811
) -> None:
    doing = TimedWork(workplace, places, page)
    assert doing.is_ours
    choose(page, "tidy")
    page.run()
    settle()
    settle()
    assert "seats given back: 0" in row(page, "tidy")[4]
    assert page.notice.isHidden()


def test_it_goes_on_while_the_session_is_left(
    page: TimedPage,
    workplace: Workplace,
    places: Places,
    settle: Settle,  # noqa: F811
) -> None:
    """A computer that is locked over night is the one that makes its backup then."""
    doing = TimedWork(workplace, places, page)
    watch = SessionWatch(page, SessionPlace())
    presence = Presence(watch, page)
    watch.hear("left")
    assert doing._timer.isActive()
    doing.look()
    settle()
    assert doing._timer.isActive()
    watch.hear("back")
    presence.deleteLater()


def test_a_backup_by_the_clock_wants_a_folder_and_a_key_file_and_then_is_made(
    page: TimedPage,
    workplace: Workplace,
    places: Places,
    settle: Settle,
    tmp_path: Path,  # noqa: F811
) -> None:
    TimedWork(workplace, places, page)
    choose(page, "backup")
    page.run()
    settle()
    settle()
    assert "with a key file" in row(page, "backup")[4]
    assert "with a key file" in page.notice.text.text()
    key = tmp_path / "backup.key"
    backups.make_key_file(key)
    places.set_setting(FOLDER, str(tmp_path / "kept"))
    places.set_setting(KEY_FILE, str(key))
    page.run()
    settle()
    settle()
    assert "restored and compared" in row(page, "backup")[4]
    assert len(list((tmp_path / "kept").glob("*.pbk"))) == 1
    assert page.notice.isHidden()


def test_at_a_server_the_program_leaves_it_to_the_keeper(
    workplace: Workplace,
    places: Places,
    settle: Settle,
    lists_path: Path,  # noqa: F811
) -> None:
    workplace.at_server = True
    doing = TimedWork(workplace, places, workplace)
    assert not doing.is_ours
    with base.owner(engine.Embedded(str(lists_path))) as con:
        con.execute_immediate("update timed_t set asked_at = utc_now()")
        con.commit()
    doing.look()
    settle()
    assert not workplace.background.awaited


def condition(**change: Any) -> Condition:
    given: dict[str, Any] = {
        "why": "full", "seats": 2, "taken": 0, "until": NOW + dt.timedelta(days=90), "proved_at": NOW, "key": 1,
        "keeper_at": NOW, "keeper": "ok", "latest_at": NOW, "now": NOW, "lease_at": NOW + dt.timedelta(minutes=9),
    }  # fmt: skip
    return Condition(**{**given, **change})


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        ({}, 0, "at work"),
        ({"keeper_at": NOW - dt.timedelta(minutes=3)}, 0, "silent since"),
        ({"keeper_at": None}, 0, "never signed in"),
        ({"keeper": "no_token"}, 1, "not plugged in"),
        ({}, 2, "until"),
        ({"lease_at": NOW - dt.timedelta(minutes=1)}, 2, "72 hours of grace"),
        ({"lease_at": None}, 2, "never proved"),
        ({}, 3, "none"),
        ({"trouble": "wrong_pin", "trouble_at": NOW}, 3, "PIN is wrong"),
        ({"trouble": "base|LineDown: gone", "trouble_at": NOW}, 3, "lost the base: LineDown: gone"),
    ],
)
def test_an_administrator_reads_how_the_keeper_is(
    qtbot: QtBot,
    workplace: Workplace,
    settle: Settle,
    change: dict[str, Any],
    place: int,
    words: str,  # noqa: F811
) -> None:
    workplace.at_server = True
    made = TimedPage(workplace)
    qtbot.addWidget(made)
    made.show()
    settle()
    made._show_keeper(Desk(condition(**change), [], []))
    assert made.facts[place].isVisible()
    assert words in made.facts[place].text()


@pytest.mark.parametrize("key", timed.SAYS)
def test_everything_that_work_may_say_has_words(key: str) -> None:
    said = timed_words.say(f"{key}|1|2|3")
    assert said
    assert "{" not in said
    assert not said.startswith(key)
    assert timed_words.say("s-1.pbk: 12 rows") == "s-1.pbk: 12 rows"
    assert timed_words.say("failed|OSError: a|b") == "OSError: a|b"
