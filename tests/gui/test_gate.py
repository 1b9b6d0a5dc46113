"""The gate on the screen: above a limit a superior is asked, agrees in the bar, and the file is written after all."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.bridge.messages import Recorder
from app.bridge.workplace import Workplace
from app.core import gate
from app.core.cases import permissions
from app.core.cases.permissions import Subject
from app.core.gate import Limit
from app.shell.freshness import Freshness
from tests.guards import Dialogs
from tests.gui.test_permissions import VERA, vera, wait_for  # noqa: F401 - fixtures
from tests.lists_base import NARROW, lists_path, lists_read  # noqa: F401 - fixtures
from tests.lists_gui import Settle, settle, workplace  # noqa: F401 - fixtures
from widgets.consents_bar import ConsentsBar
from widgets.gate_held import ConsentDialog
from widgets.list_file import ListFile
from widgets.list_view import ListView

Give = Callable[..., None]


@pytest.fixture
def give(workplace: Workplace) -> Give:  # noqa: F811
    """The administrator sets Vera's limit, and lets her export all she sees."""

    def limit(**numbers: int) -> None:
        desk = workplace.background._desk
        desk.submit(permissions.switch(Subject(employee_id=VERA), "client", "X", "B")).result(30)
        desk.submit(gate.set_limit(Subject(employee_id=VERA), Limit("O", **numbers), "O")).result(30)

    return limit


@pytest.fixture
def looks(vera: Workplace, workplace: Workplace, qtbot: QtBot) -> Iterator[Callable[[], None]]:  # noqa: F811
    """Both programs look at what has changed."""
    owner = QObject()
    both = [(one, Freshness(one, owner)) for one in (vera, workplace)]

    def look() -> None:
        for one, freshness in both:
            freshness.look()
            wait_for(qtbot, one)

    yield look
    owner.deleteLater()


def clients(vera: Workplace, qtbot: QtBot) -> ListView:  # noqa: F811
    view = ListView(vera, "client")
    view.spreadsheet = ListFile(vera, view)
    qtbot.addWidget(view)
    view.show()
    wait_for(qtbot, vera)
    return view


def lines(path: Path) -> int:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return len(list(csv.reader(file)))


def ask_why(dialog: QDialog) -> None:
    assert isinstance(dialog, ConsentDialog)
    assert not dialog._ask.isEnabled()
    dialog.say("for the fair")
    assert dialog._ask.isEnabled()
    dialog.accept()


def test_a_superior_agrees_and_the_file_is_written_after_all(
    give: Give,
    vera: Workplace,  # noqa: F811
    workplace: Workplace,  # noqa: F811
    looks: Callable[[], None],
    qtbot: QtBot,
    dialogs: Dialogs,
    tmp_path: Path,
) -> None:
    give(alone=5)
    looks()
    view = clients(vera, qtbot)
    theirs, mine = ConsentsBar(vera), ConsentsBar(workplace)
    for bar in (theirs, mine):
        qtbot.addWidget(bar)
    path = tmp_path / "clients.csv"
    assert isinstance(view.spreadsheet, ListFile)
    dialogs.expect(ask_why)
    view.spreadsheet.save(view.export_rows(), path)
    wait_for(qtbot, vera)
    wait_for(qtbot, vera)
    assert not path.exists()
    assert not mine.isVisibleTo(mine.parentWidget())

    looks()
    assert "Vera Petrova asks to save as a file more than the limit: Clients." in mine.notice.text.text()
    assert "for the fair" in mine.notice.text.text()
    assert not theirs.notice.isVisibleTo(theirs)
    mine.notice.buttons[0].click()
    wait_for(qtbot, workplace)
    assert not mine.notice.isVisibleTo(mine)

    looks()
    assert "agrees that you save as a file: Clients" in theirs.notice.text.text()
    with Recorder() as said:
        theirs.notice.buttons[0].click()
        wait_for(qtbot, vera)
    assert said.texts[0].startswith(f"Saved: clients.csv. Rows: {lines(path) - 1}.")
    assert lines(path) - 1 == view.model.rowCount() > 5
    assert "Only the rows" not in said.texts[0]
    looks()
    assert not theirs.notice.isVisibleTo(theirs)


def test_a_refusal_is_told_once(
    give: Give,
    vera: Workplace,  # noqa: F811
    workplace: Workplace,  # noqa: F811
    looks: Callable[[], None],
    qtbot: QtBot,
    dialogs: Dialogs,
    tmp_path: Path,
) -> None:
    give(alone=5)
    view = clients(vera, qtbot)
    bars = [ConsentsBar(one) for one in (vera, workplace)]
    for bar in bars:
        qtbot.addWidget(bar)
    dialogs.expect(ask_why)
    assert isinstance(view.spreadsheet, ListFile)
    view.spreadsheet.save(view.export_rows(), tmp_path / "clients.csv")
    wait_for(qtbot, vera)
    looks()
    bars[1].notice.buttons[1].click()
    wait_for(qtbot, workplace)
    looks()
    assert "does not agree" in bars[0].notice.text.text()
    bars[0].notice.buttons[0].click()
    looks()
    assert not bars[0].notice.isVisibleTo(bars[0])


def test_many_rows_are_copied_through_the_gate_and_few_without(
    give: Give,
    vera: Workplace,  # noqa: F811
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    give(per_hour=5)
    view = clients(vera, qtbot)
    QGuiApplication.clipboard().setText("before")
    view.table.choose(0)
    for _ in range(14):
        qtbot.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    view.commands.actions["copy"].trigger()
    copied = len(QGuiApplication.clipboard().text().splitlines())
    assert copied == 15
    QGuiApplication.clipboard().setText("before")
    monkeypatch.setattr("widgets.list_copy.COPIED_FREELY", 5)
    dismissed: list[str] = []
    monkeypatch.setattr(ConsentDialog, "exec", lambda dialog: dismissed.append(dialog.windowTitle()) or 0)
    view.commands.actions["copy"].trigger()
    wait_for(qtbot, vera)
    assert dismissed == ["Ask for consent"]
    assert QGuiApplication.clipboard().text() == "before"
    give(per_hour=50)
    view.commands.actions["copy"].trigger()
    wait_for(qtbot, vera)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 15


def test_what_may_not_leave_is_grey_and_follows_the_switch(
    vera: Workplace,  # noqa: F811
    workplace: Workplace,  # noqa: F811
    looks: Callable[[], None],
    qtbot: QtBot,
) -> None:
    looks()
    view = clients(vera, qtbot)
    action = view.commands.actions["spreadsheet"]
    assert action.isEnabled()
    desk = workplace.background._desk
    desk.submit(permissions.switch(Subject(employee_id=VERA), "client", "X", "N")).result(30)
    looks()
    wait_for(qtbot, vera)
    assert not action.isEnabled()


def test_only_the_rows_leave_that_may_leave_and_that_is_said(
    vera: Workplace,  # noqa: F811
    looks: Callable[[], None],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    looks()
    view = clients(vera, qtbot)
    assert isinstance(view.spreadsheet, ListFile)
    with Recorder() as said:
        view.spreadsheet.save(view.export_rows(), tmp_path / "clients.csv")
        wait_for(qtbot, vera)
    seen, left = view.model.rowCount(), lines(tmp_path / "clients.csv") - 1
    assert 0 < left < seen
    assert said.texts == [
        f"Saved: clients.csv. Rows: {left}.\nOnly the rows that your rights let you export."
    ]
