"""Backups on the screen: made, checked and restored from the page; their age on the status line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bridge.workplace import Workplace
from app.core.places import Places
from app.shell.status import StatusLine
from tests.lists_base import MANAGER, lists_path, lists_read  # noqa: F401 - fixtures
from tests.lists_gui import Settle, make_workplace, settle, workplace  # noqa: F401 - fixtures
from widgets.backup_dialog import CHECK, MAKE, BackupDialog
from widgets.backups_page import BackupsPage
from widgets.theme import Looks, Theme, colours
from widgets.tokens import DARK

PHRASE = "correct horse battery"
Ok = BackupDialog.DialogCode.Accepted


@pytest.fixture
def page(workplace: Workplace, qtbot: QtBot, settle: Settle, tmp_path: Path) -> BackupsPage:  # noqa: F811
    made = BackupsPage(workplace, Places(tmp_path / "places"))
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    settle()
    return made


def filled(dialog: BackupDialog, place: Path, phrase: str = PHRASE) -> None:
    dialog.place.setText(str(place))
    dialog.phrase.setText(phrase)
    dialog.again.setText(phrase)
    dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()


def test_a_backup_is_made_and_checked(
    page: BackupsPage,
    settle: Settle,  # noqa: F811
    dialogs: Any,
    tmp_path: Path,
) -> None:
    assert page.last.text() == "There is no verified backup"
    dialogs.expect(lambda dialog: filled(dialog, tmp_path / "safe"))
    page.make_button.click()
    settle()
    assert "restored and compared" in page.notice.text.text()
    assert page.table.rowCount() == 1
    assert page.last.text() == "Last verified backup: less than an hour ago"
    (file,) = (tmp_path / "safe").glob("*.pbk")
    dialogs.expect(lambda dialog: filled(dialog, file))
    page.check_button.click()
    settle()
    assert "is whole" in page.notice.text.text()
    assert page.make_button.isEnabled()
    dialogs.expect(lambda dialog: filled(dialog, file, "another phrase"))
    page.check_button.click()
    settle()
    assert page.notice.text.text().startswith("This backup is damaged, or another pass phrase")


@pytest.mark.parametrize(
    ("what", "wrong"),
    [
        ({"place": ""}, "Choose the files first."),
        ({"phrase": "short", "again": "short"}, "A pass phrase has at least 8 characters."),
        ({"again": "other"}, "The two pass phrases differ."),
    ],
)
def test_what_is_missing_is_said_before_anything_is_done(
    what: dict[str, str], wrong: str, qtbot: QtBot, page: BackupsPage, tmp_path: Path
) -> None:
    dialog = BackupDialog(MAKE, False, "", page)
    qtbot.addWidget(dialog)
    for name, text in ({"place": str(tmp_path), "phrase": PHRASE, "again": PHRASE} | what).items():
        getattr(dialog, name).setText(text)
    dialog._check()
    assert dialog.wrong.text() == wrong
    assert dialog.result() != Ok


def test_the_owners_password_is_asked_for_at_a_server_only(qtbot: QtBot, page: BackupsPage) -> None:
    shown = {}
    for what, at_server in ((MAKE, False), (MAKE, True), (CHECK, True)):
        dialog = BackupDialog(what, at_server, "", page)
        qtbot.addWidget(dialog)
        dialog.show()
        shown[what, at_server] = dialog.password.isVisible()
    assert shown == {(MAKE, False): False, (MAKE, True): True, (CHECK, True): False}


def test_the_rule_is_kept_for_the_firm(page: BackupsPage, workplace: Workplace, settle: Settle) -> None:  # noqa: F811
    field = page.rule["backup.weeks"]
    field.set_value(9)
    field.settled.emit()
    settle()
    assert workplace.facts.settings.get("backup.weeks") == 9


@pytest.fixture
def other(lists_path: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Workplace]:  # noqa: F811
    made = make_workplace(lists_path, tmp_path, MANAGER)
    yield made
    made.background.close()


def test_the_status_line_warns_administrators_after_a_day_and_a_half(
    workplace: Workplace,  # noqa: F811
    qtbot: QtBot,
) -> None:
    line = StatusLine(workplace, None)  # type: ignore[arg-type]
    qtbot.addWidget(line)
    line.show()
    now = workplace.facts.now()
    for hours, text, old in ((3, "3 h ago", False), (37, "37 h ago", True), (72, "3 days ago", True)):
        line.show_backup(now - dt.timedelta(hours=hours, minutes=1))
        assert line._backup.text().endswith(text)
        colour = line._backup.palette().color(line._backup.palette().ColorRole.ButtonText)
        assert (colour.name() == colours().error) is old
    with qtbot.waitSignal(line.backup_asked):
        line._backup.click()


def test_the_warning_is_readable_in_the_look_that_is_switched_to(
    workplace: Workplace,  # noqa: F811
    qtbot: QtBot,
    qapp: QApplication,
) -> None:
    theme = Theme(qapp)
    line = StatusLine(workplace, None)  # type: ignore[arg-type]
    qtbot.addWidget(line)
    line.show()
    line.show_backup(None)
    try:
        theme.apply(Looks("dark"))
        QApplication.processEvents()
        assert line._backup.palette().buttonText().color().name() == DARK.error
    finally:
        theme.apply(Looks("light"))


def test_others_see_no_age_of_backups(other: Workplace, qtbot: QtBot) -> None:
    line = StatusLine(other, None)  # type: ignore[arg-type]
    qtbot.addWidget(line)
    line.show()
    line.show_backup(None)
    QApplication.processEvents()
    assert not line._backup.isVisible()
