"""Tokens on the screen: registered and taken away, asked for at the sign-in, missed at work; SoftHSM stands for the token."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.bridge.background import Background
from app.bridge.messages import Recorder
from app.bridge.workplace import Workplace
from app.core import begin, tokens
from app.core.drafts import Drafts
from app.core.places import Choice, Embedded, Places, Stay
from app.shell import ask_first
from app.shell.ask_first import ask_token, token_door
from app.shell.freshness import Freshness
from app.shell.lock import Lock
from app.shell.token_entry import TokenEntry
from db import base
from db.errors import LineDown
from db.lane import Lane
from terminal.key import KeyTrouble
from terminal.person_key import PersonKey, Watch, plugged
from tests.bases import LOGIN
from tests.terminal.tokens import PIN, Token, soft_token  # noqa: F401 - fixture
from widgets.logins import LoginsPage
from widgets.token_page import TokensDialog, Whose

Settle = Callable[[], None]


@pytest.fixture
def stay(base_path: Path) -> Stay:
    return Stay(Choice(Embedded(str(base_path)), LOGIN))


@pytest.fixture
def key(soft_token: Token) -> Iterator[PersonKey]:  # noqa: F811
    (one,) = [one for one in plugged() if one.token.label == soft_token.label]
    made = PersonKey(one.library.path, one.number)
    yield made
    made.close()


@pytest.fixture
def workplace(stay: Stay, tmp_path: Path, qtbot: QtBot) -> Iterator[Workplace]:
    """The administrator of a new base, who is asked for no token yet."""
    desk, long = Lane(stay.open, "desk"), Lane(stay.open, "long")
    facts = desk.submit(begin.begin()).result(30).facts
    made = Workplace(Background(desk, long), facts, Drafts(tmp_path / "drafts"))
    yield made
    made.background.close()


@pytest.fixture
def settle(qtbot: QtBot, workplace: Workplace) -> Settle:
    def wait() -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not workplace.background._calls, timeout=20_000)
        QApplication.processEvents()

    return wait


@pytest.fixture
def dialog(workplace: Workplace, settle: Settle, qtbot: QtBot, soft_token: Token) -> TokensDialog:  # noqa: F811
    made = TokensDialog(workplace, Whose(workplace.facts.me_id, "Anna", True, False))
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def register(dialog: TokensDialog, settle: Settle, pin: str = PIN) -> None:
    dialog.choice.pin.setText(pin)
    dialog.register_button.click()
    settle()


def needs_token(stay: Stay, key: PersonKey) -> None:
    """The person has this token and is asked for it from now on."""
    with stay.open() as session:
        me = begin.begin()(session).facts.me_id
        tokens.register(me, "Token", key, PIN)(session)
        tokens.require(me, True)(session)


# ---- registering


def test_a_token_is_registered_used_as_the_own_and_removed(
    dialog: TokensDialog, settle: Settle, stay: Stay, key: PersonKey, qtbot: QtBot
) -> None:
    assert not dialog.register_button.isEnabled()
    assert not dialog.needed.isEnabled()
    with qtbot.waitSignal(dialog.changed):
        register(dialog, settle)
    assert dialog.notice.text.text() == "The token is registered."
    (one,) = dialog.rows.things
    assert one.label.startswith("paddock · SoftHSM")
    assert dialog.choice.pin.text() == ""
    with stay.open() as session:
        key.open(PIN)
        tokens.prove(key)(session)
    register(dialog, settle)  # it is the token that somebody is signed in with here
    assert "signed in with this token" in dialog.notice.text.text()
    key.close()
    register(dialog, settle)
    assert "registered already" in dialog.notice.text.text()
    with Recorder(answer=True) as said:
        dialog.remove_button.click()
        settle()
    assert said.texts[0].startswith("Remove paddock · SoftHSM")
    assert list(dialog.rows.things) == []


def test_a_wrong_pin_is_told_and_forgotten_and_nothing_is_registered(
    dialog: TokensDialog, settle: Settle
) -> None:
    register(dialog, settle, "000000")
    assert dialog.notice.text.text().startswith("The PIN is wrong. It was tried once; few tries are left")
    assert dialog.choice.pin.text() == ""
    assert list(dialog.rows.things) == []
    register(dialog, settle)
    assert len(dialog.rows.things) == 1


def test_no_token_is_told(dialog: TokensDialog, settle: Settle, soft_token: Token) -> None:  # noqa: F811
    soft_token.pull()
    try:
        dialog.choice.refresh_button.click()
        settle()
        assert "No token is plugged in" in dialog.notice.text.text()
        assert dialog.choice.one() is None
    finally:
        soft_token.plug()


def test_the_own_door_is_not_shut_without_the_token(
    dialog: TokensDialog, settle: Settle, stay: Stay, workplace: Workplace
) -> None:
    again: list[Exception] = []
    workplace.sign_in_again = again.append
    register(dialog, settle)
    dialog.needed.click()
    assert not dialog.needed.isChecked()
    assert "type its PIN first" in dialog.notice.text.text()
    dialog.choice.pin.setText(PIN)
    with Recorder(answer=False):
        dialog.needed.click()
    assert not dialog.needed.isChecked()
    with Recorder(answer=True) as said:
        dialog.needed.click()
        settle()
    assert "you sign in again at once" in said.texts[0]
    assert dialog.result() == dialog.DialogCode.Accepted
    assert [type(why) for why in again] == [begin.TokenWanted]
    with stay.open() as session, pytest.raises(begin.TokenWanted):
        begin.begin()(session)


def test_the_people_tab_tells_who_signs_in_by_token_and_opens_the_tokens(
    workplace: Workplace,
    settle: Settle,
    qtbot: QtBot,
    dialogs: Any,
    soft_token: Token,  # noqa: F811
) -> None:
    page = LoginsPage(workplace)
    qtbot.addWidget(page)
    page.show()
    settle()
    (anna,) = page.people.rows.things
    page.people.choose(anna.id)
    assert page.people.state_of(anna) == "may sign in"

    def look(dialog: TokensDialog) -> None:
        settle()
        assert dialog._whose == Whose(anna.id, anna.name, True, False)
        register(dialog, settle)
        dialog.choice.pin.setText(PIN)
        with Recorder(answer=True):
            dialog.needed.click()
            settle()
        dialog.reject()

    dialogs.expect(look)
    page.people.token_button.click()


# ---- signing in


class Door(QObject):
    """In place of the program: a base is entered, or it is not."""

    def __init__(self, stay: Stay, places: Places) -> None:
        super().__init__()
        self.places, self.window = places, None
        self.stay = stay
        self.entered: begin.Start | None = None
        self.failed: Exception | None = None
        self.background = Background(Lane(stay.open, "desk"), Lane(stay.open, "long"))
        self.dialogs: list[TokenEntry] = []

    def begin(self) -> None:
        self.background.run(self, begin.begin(), self._enter, self._refused)

    def _enter(self, start: begin.Start) -> None:
        self.entered = start

    def _refused(self, error: Exception) -> None:
        assert isinstance(error, begin.TokenWanted)
        ask_token(self, self.stay, self.background, self.begin, self._give_up)  # type: ignore[arg-type]

    def _give_up(self, error: Exception) -> None:
        self.failed = error


@pytest.fixture
def door(
    stay: Stay, key: PersonKey, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Door]:
    needs_token(stay, key)
    made = Door(stay, Places(tmp_path / "places.json"))

    def show(dialog: TokenEntry, _: object) -> None:
        qtbot.addWidget(dialog)
        made.dialogs.append(dialog)
        dialog.show()

    monkeypatch.setattr(ask_first, "open_alone", show)
    made.begin()
    qtbot.waitUntil(lambda: bool(made.dialogs) and made.dialogs[0].choice.one() is not None, timeout=20_000)
    yield made
    stay.leave()
    made.background.close()


def try_pin(dialog: TokenEntry, pin: str, qtbot: QtBot) -> None:
    dialog.choice.pin.setText(pin)
    dialog.ok.click()
    qtbot.waitUntil(lambda: not dialog._busy or not dialog.isVisible(), timeout=20_000)


def test_the_base_opens_when_the_token_has_signed_and_every_later_line_is_signed_for(
    door: Door, qtbot: QtBot
) -> None:
    (dialog,) = door.dialogs
    assert not dialog.ok.isEnabled()
    try_pin(dialog, "000000", qtbot)
    assert dialog.problem.text().startswith("The PIN is wrong.")
    assert dialog.choice.pin.text() == ""
    assert door.entered is None
    try_pin(dialog, PIN, qtbot)
    qtbot.waitUntil(lambda: door.entered is not None, timeout=20_000)
    assert door.places.setting("token.last")
    with door.stay.open() as later:
        assert begin.begin()(later).facts.login == LOGIN


def test_giving_up_closes_the_line(door: Door, qtbot: QtBot) -> None:
    door.dialogs[0].reject()
    assert isinstance(door.failed, begin.TokenWanted)
    assert door.stay.signer is None


def test_a_token_that_is_not_the_persons_is_refused_and_another_may_be_tried(
    door: Door, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (dialog,) = door.dialogs
    with monkeypatch.context() as patch:
        patch.setattr(PersonKey, "sign", lambda *_: b"somebody else's")
        try_pin(dialog, PIN, qtbot)
    assert "does not open this base for you" in dialog.problem.text()
    assert dialog.key is None
    try_pin(dialog, PIN, qtbot)
    qtbot.waitUntil(lambda: door.entered is not None, timeout=20_000)


def cut(_: object) -> None:
    raise LineDown("cut")


def test_a_line_that_breaks_while_the_token_is_out_comes_back_with_it(
    stay: Stay,
    key: PersonKey,
    soft_token: Token,  # noqa: F811
) -> None:
    needs_token(stay, key)
    key.open(PIN)
    stay.signer = key
    lane = Lane(stay.open, "desk", pauses=(0.0,))
    try:
        assert lane.submit(begin.begin()).result(30).facts.login == LOGIN
        soft_token.pull()
        try:
            with pytest.raises(LineDown):
                lane.submit(cut).result(30)
            with pytest.raises(LineDown):
                lane.submit(begin.begin()).result(30)
        finally:
            soft_token.plug()
        with pytest.raises(LineDown):  # there, but nobody has typed the PIN
            lane.submit(begin.begin()).result(30)
        key.open(PIN)
        assert lane.submit(begin.begin()).result(30).facts.login == LOGIN
    finally:
        lane.close()


# ---- at work


@pytest.fixture
def locked_by_token(
    stay: Stay, key: PersonKey, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Lock, QLineEdit]]:
    """A window with a line being typed into, guarded by the token."""
    monkeypatch.setattr(Watch.__init__, "__defaults__", (0.05,))
    key.open_or_make(PIN)
    stay.signer = key
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit("typed", window)
    QVBoxLayout(window).addWidget(line)
    window.resize(700, 400)
    window.show()
    found = token_door(stay)
    assert found is not None
    lock = Lock(window, "Olga", lambda: 0, None, found)
    guard = found.guard(lock)
    yield lock, line
    guard._watch.end()
    if lock.covers:
        lock.unlock()
    lock._window_in_front(None)
    lock._timer.stop()


def answer(lock: Lock, pin: str, qtbot: QtBot) -> None:
    cover = lock.covers[0]
    qtbot.keyClicks(cover.line, pin)
    qtbot.keyClick(cover.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not lock.covers or cover.line.isEnabled(), timeout=20_000)


def test_pulling_the_token_out_locks_and_the_token_with_its_pin_unlocks(
    locked_by_token: tuple[Lock, QLineEdit],
    soft_token: Token,  # noqa: F811
    qtbot: QtBot,
) -> None:
    lock, line = locked_by_token
    with qtbot.waitSignal(lock.locked, timeout=20_000):
        soft_token.pull()
    cover = lock.covers[0]
    assert cover.says.text().startswith("Olga\nYour token was pulled out. Your work is kept.")
    assert cover.line.placeholderText() == "PIN of your token"
    answer(lock, PIN, qtbot)
    assert cover.says.text() == "The token is not plugged in."
    soft_token.plug()
    answer(lock, "000000", qtbot)
    assert cover.says.text().startswith("The PIN is wrong.")
    qtbot.wait(200)
    assert cover.says.text().startswith("The PIN is wrong.")  # and stays to be read
    assert cover.line.text() == ""
    with qtbot.waitSignal(lock.unlocked):
        answer(lock, PIN, qtbot)
    assert line.text() == "typed"
    with qtbot.waitSignal(lock.locked, timeout=20_000):
        soft_token.pull()
    soft_token.plug()
    answer(lock, PIN, qtbot)
    assert lock.covers == []


def test_a_window_locked_by_idleness_asks_for_the_pin_too_and_then_says_when_the_token_goes(
    locked_by_token: tuple[Lock, QLineEdit],
    soft_token: Token,  # noqa: F811
    qtbot: QtBot,
) -> None:
    lock, _ = locked_by_token
    lock.lock()
    cover = lock.covers[0]
    assert cover.says.text() == "Olga"
    cover.button.click()
    assert cover.line.isEnabled()  # an empty PIN is not even given to the token
    soft_token.pull()
    qtbot.waitUntil(lambda: "pulled out" in cover.says.text(), timeout=20_000)
    soft_token.plug()
    answer(lock, PIN, qtbot)
    assert lock.covers == []


def test_a_locked_token_is_told_plainly(
    locked_by_token: tuple[Lock, QLineEdit], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, _ = locked_by_token
    lock.lock()

    def locked(self: PersonKey, pin: str) -> None:
        raise KeyTrouble("locked")

    with monkeypatch.context() as patch:
        patch.setattr(PersonKey, "open", locked)
        answer(lock, PIN, qtbot)
    assert lock.covers[0].says.text().startswith("The token is locked after too many wrong PINs.")
    answer(lock, PIN, qtbot)
    assert lock.covers == []


def test_a_session_that_is_not_open_any_more_asks_for_the_sign_in(
    workplace: Workplace, settle: Settle, base_path: Path
) -> None:
    again: list[Exception] = []
    workplace.sign_in_again = again.append
    freshness = Freshness(workplace, workplace)
    freshness.look()
    settle()
    assert again == []
    with base.owner(Embedded(str(base_path))) as con:
        con.execute_immediate("update employee_t set needs_token = true")
        con.commit()
    freshness.look()
    settle()
    freshness._timer.stop()
    assert [str(why) for why in again] == ["not_in"]


def test_who_signed_in_without_a_token_is_asked_for_the_password(stay: Stay) -> None:
    assert token_door(stay) is None
