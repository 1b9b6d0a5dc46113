"""The start dialog: keys, sentences, and that it never waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.core.begin import WrongVersion
from app.core.places import Choice, Embedded, NewBase, Places, Server, parse_server
from app.shell import login_pages
from app.shell.login import StartDialog
from db import base, errors

Key = Qt.Key


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "places.json")


@pytest.fixture
def start(qtbot: QtBot, places: Places) -> Iterator[Callable[..., StartDialog]]:
    made: list[StartDialog] = []

    def show(**more: Any) -> StartDialog:
        dialog = StartDialog(places, **more)
        made.append(dialog)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    yield show
    made.clear()


class Connect:
    """Stands for signing in; answers when told."""

    def __init__(self) -> None:
        self.choices: list[Choice] = []
        self.stopped = 0
        self.done: Callable[[Any], None] = lambda _: None
        self.failed: Callable[[BaseException], None] = lambda _: None

    def __call__(
        self, choice: Choice, done: Callable[[Any], None], failed: Callable[[BaseException], None]
    ) -> Callable[[], None]:
        self.choices.append(choice)
        self.done, self.failed = done, failed

        def stop() -> None:
            self.stopped += 1

        return stop


def server_page(dialog: StartDialog) -> login_pages.ServerPage:
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    page = dialog.stack.currentWidget()
    assert isinstance(page, login_pages.ServerPage)
    return page


def fill(page: login_pages.ServerPage, address: str = "crm.example/3059:main") -> None:
    page.address.setText(address)
    page.user.setText("olga")
    page.password.setText("secret")


def test_the_base_used_last_is_opened_with_one_enter(
    start: Callable[..., StartDialog], places: Places, qtbot: QtBot
) -> None:
    places.note(Embedded("/a/one.fdb"), "ANNA", "Sun")
    places.note(parse_server("crm:main"), "OLGA", "Moon")
    places.note(Embedded("/a/other.fdb"), "ANNA", "Star")
    dialog = start()
    dialog.list.setFocus()
    with qtbot.waitSignal(dialog.chosen) as caught:
        qtbot.keyClick(dialog.list, Key.Key_Return)
    assert caught.args == [Choice(Embedded(str(Path("/a/other.fdb").absolute())), "ANNA")]
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_server_is_one_line_and_the_login_is_made_upper_case(
    start: Callable[..., StartDialog], qtbot: QtBot
) -> None:
    dialog = start()
    page = server_page(dialog)
    page.address.setFocus()
    for edit, text in ((page.address, "192.168.0.122/3059"), (page.user, "olga"), (page.password, "Secret")):
        qtbot.keyClicks(edit, text)
        qtbot.keyClick(edit, Key.Key_Tab)
    page.password.setFocus()
    with qtbot.waitSignal(dialog.chosen) as caught:
        qtbot.keyClick(page.password, Key.Key_Return)
    assert caught.args == [Choice(Server("192.168.0.122", 3059), "OLGA", "Secret")]


@pytest.mark.parametrize(
    ("address", "user", "password", "said"),
    [
        ("", "olga", "x", "host/port"),
        ("host/99999", "olga", "x", "65535"),
        ("host", "", "x", "log-in"),
        ("host", "olga", "", "password"),
    ],
)
def test_what_is_missing_is_said_before_anything_is_tried(
    start: Callable[..., StartDialog], address: str, user: str, password: str, said: str
) -> None:
    connect = Connect()
    dialog = start(connect=connect)
    page = server_page(dialog)
    page.address.setText(address)
    page.user.setText(user)
    page.password.setText(password)
    dialog.open_button.click()
    assert said in dialog.said()
    assert connect.choices == []


def test_the_dialog_stays_until_the_base_is_open(start: Callable[..., StartDialog], qtbot: QtBot) -> None:
    connect = Connect()
    dialog = start(connect=connect)
    fill(server_page(dialog))
    dialog.open_button.click()
    assert dialog.is_busy()
    assert not dialog.stack.isEnabled()
    connect.failed(errors.WrongPassword(parse_server("crm.example/3059:main")))
    assert not dialog.is_busy()
    assert "crm.example" in dialog.said()
    page = server_page(dialog)
    assert QApplication.focusWidget() is page.password
    assert page.password.text() == "secret"
    dialog.open_button.click()
    with qtbot.waitSignal(dialog.chosen):
        connect.done("answer")
    assert dialog.answer == "answer"


def test_stop_leaves_the_dialog_and_a_late_answer_is_dropped(start: Callable[..., StartDialog]) -> None:
    connect = Connect()
    dialog = start(connect=connect)
    fill(server_page(dialog))
    dialog.open_button.click()
    done = connect.done
    dialog.cancel_button.click()
    assert connect.stopped == 1
    assert dialog.isVisible()
    assert not dialog.is_busy()
    done("too late")
    assert dialog.isVisible()


def test_a_real_attempt_does_not_hold_the_window(start: Callable[..., StartDialog], qtbot: QtBot) -> None:
    dialog = start()
    fill(server_page(dialog), "no-such-host.invalid")
    dialog.test_button.click()
    assert dialog.is_busy()
    qtbot.waitUntil(lambda: not dialog.is_busy(), timeout=20_000)
    assert "no-such-host.invalid" in dialog.said()


def test_testing_says_what_answered_and_stays(
    start: Callable[..., StartDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "sun.fdb"
    base.create(path, firm="Sun Ltd", person="Anna", login="ANNA")
    dialog = start()
    dialog.show_choice(Choice(Embedded(str(path)), "ANNA"))
    dialog.test_button.click()
    qtbot.waitUntil(lambda: not dialog.is_busy(), timeout=20_000)
    assert "Sun Ltd" in dialog.said()
    assert "Firebird 5" in dialog.said()
    assert dialog.isVisible()


def test_a_new_base_asks_little_and_names_its_file(
    start: Callable[..., StartDialog], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(login_pages, "file_for", lambda firm: tmp_path / f"{firm}.fdb")
    dialog = start()
    dialog.list.setCurrentRow(1)
    page = dialog.stack.currentWidget()
    assert isinstance(page, login_pages.NewPage)
    qtbot.keyClicks(page.firm, "Sun")
    qtbot.keyClicks(page.person, "Anna Orlova")
    page.user.setText("anna")
    with qtbot.waitSignal(dialog.chosen) as caught:
        dialog.open_button.click()
    new = NewBase("Sun", "Anna Orlova", page.language.currentData(), login_pages.home_country())
    assert caught.args == [Choice(Embedded(str(tmp_path / "Sun.fdb")), "ANNA", new=new)]


def test_a_name_typed_for_the_file_is_kept(start: Callable[..., StartDialog], qtbot: QtBot) -> None:
    dialog = start()
    dialog.list.setCurrentRow(1)
    page = dialog.stack.currentWidget()
    assert isinstance(page, login_pages.NewPage)
    page.path.clear()
    qtbot.keyClicks(page.path, "/tmp/mine")
    qtbot.keyClicks(page.firm, "Sun")
    assert page.path.text() == "/tmp/mine"
    assert str(page.choice().target).endswith("mine.fdb")


def test_without_a_keyring_a_password_is_not_remembered_and_it_is_said(
    start: Callable[..., StartDialog], qtbot: QtBot
) -> None:
    dialog = start()
    page = server_page(dialog)
    page.remember.click()
    qtbot.waitUntil(lambda: not page.remember.isChecked())
    assert "keyring" in page._note.text()


def test_a_remembered_password_need_not_be_typed(
    start: Callable[..., StartDialog], qtbot: QtBot, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(login_pages.passwords, "find", lambda target, user: "secret")
    places.note(parse_server("crm:main"), "OLGA", "Moon")
    dialog = start()
    page = dialog.stack.currentWidget()
    assert isinstance(page, login_pages.ServerPage)
    qtbot.waitUntil(page.remember.isChecked)
    with qtbot.waitSignal(dialog.chosen) as caught:
        dialog.open_button.click()
    assert caught.args == [Choice(parse_server("crm:main"), "OLGA", "", remember=True)]


def test_a_choice_that_failed_comes_back_with_its_reason(start: Callable[..., StartDialog]) -> None:
    dialog = start()
    choice = Choice(parse_server("crm/3051:main"), "OLGA", "secret")
    dialog.show_choice(choice, WrongVersion(99, 1))
    page = dialog.stack.currentWidget()
    assert isinstance(page, login_pages.ServerPage)
    assert page.choice() == choice
    assert "99" in dialog.said()


@pytest.mark.parametrize(
    ("address", "user", "says", "focus"),
    [
        ("crm.example/99999", "ANNA", "The port is a number", "address"),
        ("crm.example/3059", "", "Write your log-in.", "user"),
        ("crm.example/3059", "ANNA", "Write your password.", "password"),
    ],
)
def test_a_server_named_by_the_command_line_comes_back_as_typed_with_what_is_wrong(
    start: Callable[..., StartDialog], address: str, user: str, says: str, focus: str
) -> None:
    dialog = start()
    dialog.show_server(address, user)
    page = server_page(dialog)
    assert dialog.stack.currentWidget() is page
    assert (page.address.text(), page.user.text()) == (address, user)
    assert says in dialog.said()
    assert getattr(page, focus).hasFocus()


def test_delete_takes_a_base_off_the_list(
    start: Callable[..., StartDialog], places: Places, qtbot: QtBot
) -> None:
    places.note(Embedded("/a/one.fdb"), "ANNA", "Sun")
    dialog = start()
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Key.Key_Delete)
    assert places.recent() == []
    assert dialog.list.count() == 3


def test_escape_closes_the_dialog(start: Callable[..., StartDialog], qtbot: QtBot) -> None:
    dialog = start()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
