"""The page of seats, the strip over the pages, and the set-up of a hardware key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core import seats
from app.core.freshness import look
from app.core.seats import Condition, Desk, Seat, Standing
from terminal.key_text import pem
from tests.lists_base import lists_path, lists_read  # noqa: F401 - fixtures
from tests.lists_gui import Settle, settle, workplace  # noqa: F401 - fixtures
from tests.terminal.gate_base import TODAY, VENDOR, licence
from tests.terminal.tokens import PIN, Token, soft_token  # noqa: F401 - fixture
from widgets.key_wizard import KeyWizard
from widgets.seat_strip import SeatStrip
from widgets.seats import SeatsPage

NOW = dt.datetime(2026, 5, 6, 12)


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, settle: Settle) -> SeatsPage:  # noqa: F811
    made = SeatsPage(workplace)
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def told(page: SeatsPage) -> str:
    return "\n".join(label.text() for label in page.facts)


def test_a_base_without_a_licence_says_that_it_is_on_trial(page: SeatsPage) -> None:
    assert "no licence" in told(page)
    assert "on trial" in told(page)
    assert not page.ask_button.isEnabled()


def test_a_licence_is_shown_before_and_after_it_is_installed(
    page: SeatsPage,
    settle: Settle,  # noqa: F811
    tmp_path: Path,
) -> None:
    file = tmp_path / "firm.paddock-licence"
    file.write_text(VENDOR.sign(licence(customer="ООО «Ромашка»", trm=7)).file(), encoding="utf-8")
    with messages.Recorder(answer=True) as said:
        page.install(file)
    settle()
    settle()
    assert "ООО «Ромашка»" in said.texts[0]
    assert "ООО «Ромашка» · standard" in told(page)
    assert "7 terminal and remote" in told(page)
    assert "has not been there yet" in told(page)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Dear Sir", "no licence"),
        (VENDOR.sign(licence()).file().replace("trm=00002", "trm=00009"), "did not sign"),
        (VENDOR.sign(licence(base="a" * 32)).file(), "another base"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why(
    page: SeatsPage, tmp_path: Path, text: str, reason: str
) -> None:
    file = tmp_path / "bad"
    file.write_text(text, encoding="utf-8")
    with messages.Recorder() as said:
        page.install(file)
    assert reason in said.texts[0]


def test_a_poll_tells_of_drafts_and_how_long_nobody_has_worked(workplace: Workplace) -> None:  # noqa: F811
    workplace.drafts.keep("client", "1" * 32, {"name": "x"}, {})
    assert workplace.drafts.count() == 1
    lane = workplace.background._desk
    seen = lane.submit(look(0, workplace.drafts.count(), 300)).result(30)
    assert seen.standing.why == "trial"
    said = lane.submit(lambda s: s.target).result(30)
    assert said is not None
    assert lane.submit(seats.desk()).result(30).condition.why == "trial"


class Window(QWidget):
    """What a strip may call."""

    def __init__(self) -> None:
        super().__init__()
        self.left = self.opened = 0
        self.strip = SeatStrip(self._leave, self._open, self)

    def _leave(self) -> None:
        self.left += 1

    def _open(self) -> None:
        self.opened += 1


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    return made


def test_who_is_asked_to_leave_sees_by_whom_and_may_put_it_away(window: Window) -> None:
    asked = Standing("Anna", dt.datetime(2026, 1, 2, 3, 4))
    window.strip.show_standing(asked)
    assert "Anna asks you to leave" in window.strip.text.text()
    window.strip.buttons[0].click()
    assert window.left == 1
    window.strip.buttons[1].click()
    window.strip.show_standing(asked)
    assert window.strip.isHidden()
    window.strip.show_standing(Standing("Anna", dt.datetime(2026, 1, 2, 3, 9)))
    assert window.strip.isVisible()
    window.strip.show_standing(Standing())
    assert window.strip.isHidden()


def test_the_end_of_a_licence_is_told_at_four_steps_each_put_away_once(window: Window) -> None:
    shown = []
    for days in (40, 31, 30, 22, 14, 13, 8, 7, 2, 1, 0):
        window.strip.show_standing(Standing(why="full", days=days, keeper="ok"))
        if window.strip.isVisible():
            shown.append(days)
            window.strip.buttons[1].click()
    assert shown == [30, 14, 7, 1]


@pytest.mark.parametrize(
    ("standing", "word"),
    [
        (Standing(why="grace", days=2, keeper="no_token"), "not plugged in"),
        (Standing(why="full", days=200, keeper="silent"), "does not answer"),
        (Standing(why="full", days=200, keeper="wrong_pin"), "PIN is wrong"),
        (Standing(why="expired", days=-1), "No terminal or remote seats"),
    ],
)
def test_an_administrator_reads_what_is_wrong(window: Window, standing: Standing, word: str) -> None:
    window.strip.show_standing(standing)
    assert word in window.strip.text.text()
    window.strip.buttons[0].click()
    assert window.opened == 1


def test_nothing_is_said_while_all_is_well(window: Window) -> None:
    for standing in (
        Standing(),
        Standing(why="trial", days=20),
        Standing(why="full", days=None, keeper="ok"),
    ):
        window.strip.show_standing(standing)
        assert window.strip.isHidden()


def test_the_public_part_of_a_key_goes_into_a_file(
    qtbot: QtBot,
    workplace: Workplace,  # noqa: F811
    settle: Settle,  # noqa: F811
    soft_token: Token,  # noqa: F811
    tmp_path: Path,
) -> None:
    wizard = KeyWizard(workplace)
    qtbot.addWidget(wizard)
    wizard.show()
    settle()
    wizard.library.setCurrentIndex(wizard.library.findData(soft_token.library))
    settle()
    assert wizard.token.count() == 1
    assert not wizard.save_button.isEnabled()
    wizard.pin.setText("000000")
    wizard.save(tmp_path / "key.pem")
    settle()
    assert "PIN is wrong" in wizard.notice.text.text()
    assert wizard.pin.text() == ""
    wizard.pin.setText(PIN)
    wizard.make()
    settle()
    assert "already" in wizard.notice.text.text()
    wizard.save(tmp_path / "key.pem")
    settle()
    assert (tmp_path / "key.pem").read_text() == pem(soft_token.public)
    assert licence(until=TODAY).days_left(TODAY) == 0


def test_a_changed_licence_is_said_and_stays_said(window: Window) -> None:
    window.strip.show_tampering("licence")
    assert "not its vendor" in window.strip.text.text()
    window.strip.show_standing(Standing())
    assert window.strip.isVisible()


def test_an_altered_gate_is_said_with_what_mends_it(window: Window) -> None:
    window.strip.show_tampering("gate")
    assert "paddock-admin upgrade" in window.strip.text.text()
    window.strip.show_standing(Standing())
    assert window.strip.isVisible()


def desk_of(people: list[Seat]) -> Desk:
    condition = Condition("full", 5, 2, NOW + dt.timedelta(days=90), NOW, 1, NOW, "ok", NOW, NOW)
    return Desk(condition, people, [])


def seat(login: str, kind: str, hours: int = 2, asked: bool = False) -> Seat:
    at = NOW - dt.timedelta(hours=hours)
    return Seat(
        login, login.title(), f"{login}-PC", "10.1.0.20", kind, False, at, NOW, 1, 1, NOW if asked else None
    )


def test_of_today_a_seat_tells_the_time_only_and_a_long_heading_is_never_cut(page: SeatsPage) -> None:
    page._show(desk_of([seat("U0", "T"), seat("U1", "R", hours=40, asked=True)]))
    cells = [[page.rows.index(row, column).data() for column in (7, 8)] for row in (0, 1)]
    assert str(NOW.year) not in cells[0][0]
    assert str(NOW.year)[-2:] in cells[1][0]
    assert cells[0][1] == ""
    assert cells[1][1]
    page.resize(560, 420)
    assert page.title.hasHeightForWidth()
    assert page.title.height() >= page.title.heightForWidth(page.title.width())


def test_the_seat_desk_is_worked_by_keys(
    page: SeatsPage,
    qtbot: QtBot,
    settle: Settle,
    workplace: Workplace,
    monkeypatch: pytest.MonkeyPatch,  # noqa: F811
) -> None:
    done: list[tuple[str, str]] = []

    def noted(name: str) -> Callable[..., Callable[[object], None]]:
        return lambda seat, *_: lambda _session: done.append((name, seat.login))

    monkeypatch.setattr(seats, "ask_to_leave", noted("ask"))
    monkeypatch.setattr(seats, "release", noted("release"))
    monkeypatch.setattr(page, "look", lambda: None)
    page._show(desk_of([seat("U0", "T"), seat("U1", "R"), seat(workplace.facts.login, "O")]))
    page.activateWindow()
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    current = page.current()
    assert current is not None
    assert current.login == "U1"
    questions = []
    for button in (page.ask_button, page.release_button):
        button.setFocus()
        with messages.Recorder(answer=True) as said:
            qtbot.keyClick(button, Qt.Key.Key_Space)
            settle()
        questions += said.texts
    assert len(questions) == 1  # only what ends somebody's connection is asked about
    assert "U1" in questions[0]
    assert done == [("ask", "U1"), ("release", "U1")]
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert not page.ask_button.isEnabled()  # the own seat
    assert not page.release_button.isEnabled()


def test_a_key_is_set_up_by_keys_alone(
    qtbot: QtBot,
    workplace: Workplace,
    settle: Settle,
    soft_token: Token,
    tmp_path: Path,
) -> None:
    """Enter goes on to the next step; a wrong PIN is given to the token once."""
    dialog = KeyWizard(workplace)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    chosen = next(
        i for i in range(dialog.library.count()) if dialog.library.itemData(i) == soft_token.library
    )
    dialog.library.setCurrentIndex(chosen)
    settle()
    dialog.pin.setFocus()
    qtbot.keyClicks(dialog.pin, "000000")
    assert dialog.make_button.isDefault()
    qtbot.keyClick(dialog.pin, Qt.Key.Key_Return)
    settle()
    assert dialog.pin.text() == ""
    assert dialog.close_button.isDefault()
    qtbot.keyClicks(dialog.pin, PIN)
    qtbot.keyClick(dialog.pin, Qt.Key.Key_Return)
    settle()
    assert "already" in dialog.notice.text.text()  # the tests' token has one
    dialog.public = soft_token.public
    dialog._show_buttons()
    assert dialog.save_button.isDefault()
    dialog.save(tmp_path / "main.pem")
    settle()
    assert (tmp_path / "main.pem").read_text(encoding="ascii") == pem(soft_token.public)
