"""The page of permissions: what is in force and why, switched by letters, taken back with one key, seen by others at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from app.bridge.workplace import Workplace
from app.core.cases import permissions
from app.core.cases.permissions import Subject
from app.shell.freshness import Freshness
from tests.lists_base import LOGIN, NARROW, lists_path, lists_read  # noqa: F401 - fixtures
from tests.lists_gui import Settle, make_workplace, settle, workplace  # noqa: F401 - fixtures
from widgets.card import Card
from widgets.list_view import ListView
from widgets.permissions import PermissionsPage
from widgets.permissions_table import LETTERS

VERA = 3  # the employee NARROW, head of department in branch North
Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, settle: Settle) -> PermissionsPage:  # noqa: F811
    made = PermissionsPage(workplace)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    settle()
    made.choose(Subject(employee_id=VERA))
    settle()
    return made


@pytest.fixture
def vera(lists_path: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Workplace]:  # noqa: F811
    made = make_workplace(lists_path, tmp_path / "vera", NARROW)
    yield made
    made.background.close()


def go_to(page: PermissionsPage, block: str, verb: str) -> None:
    cells = (
        page.model.index(r, c) for r in range(page.model.rowCount()) for c in range(page.model.columnCount())
    )
    page.table.setCurrentIndex(next(cell for cell in cells if page.model.cell(cell) == (block, verb)))


def in_force(workplace: Workplace, block: str, verb: str) -> str:  # noqa: F811
    job = permissions.matrix(Subject(employee_id=VERA))
    return workplace.background._desk.submit(job).result(30).scope(block, verb)


def wait_for(qtbot: QtBot, one: Workplace) -> None:
    qtbot.waitUntil(lambda: not one.background._calls, timeout=10_000)


def test_the_rules_of_the_role_are_shown_for_a_person(page: PermissionsPage) -> None:
    go_to(page, "client", "S")
    assert page.model.matrix.scope("client", "S") == "B"
    assert "rule of the role" in page.why.text()
    assert page.model.matrix.scope("audit", "S") == "N"


def test_a_letter_in_a_cell_switches_and_the_undo_takes_it_back(
    page: PermissionsPage,
    qtbot: QtBot,
    settle: Settle,
    workplace: Workplace,  # noqa: F811
) -> None:
    go_to(page, "client", "X")
    page.note.set_value("leaves soon")
    qtbot.keyClick(page.table, Key.Key_N)
    settle()
    assert in_force(workplace, "client", "X") == "N"
    assert page.model.data(page.table.currentIndex()) == "None"
    assert "own rule" in page.why.text()
    assert "leaves soon" in page.why.text()
    assert page.note.value() == ""
    page.undo_button.click()
    settle()
    assert in_force(workplace, "client", "X") == "T"
    assert not page.undo_button.isEnabled()


def test_a_rule_ends_by_itself(
    page: PermissionsPage, qtbot: QtBot, settle: Settle, workplace: Workplace
) -> None:  # noqa: F811
    now = workplace.facts.now()
    go_to(page, "client", "D")
    page.until.set_value(now.replace(year=now.year + 1))
    qtbot.keyClick(page.table, Key.Key_A)
    settle()
    assert in_force(workplace, "client", "D") == "A"
    assert page.model.data(page.table.currentIndex()) == "All …"
    ended = permissions.switch(Subject(employee_id=VERA), "client", "D", "N", now.replace(year=now.year - 1))
    workplace.background._desk.submit(ended).result(30)
    assert in_force(workplace, "client", "D") == "A"


def test_what_is_not_hers_to_switch_is_grey_and_stays(vera: Workplace, qtbot: QtBot) -> None:
    made = PermissionsPage(vera)
    qtbot.addWidget(made)
    made.show()
    wait_for(qtbot, vera)
    made.choose(Subject(employee_id=VERA))
    wait_for(qtbot, vera)
    go_to(made, "client", "S")
    assert not made.set_button.isEnabled()
    qtbot.keyClick(made.table, Key.Key_A)
    wait_for(qtbot, vera)
    assert "not yours to switch" in made.notice.text.text()
    assert made.model.matrix.scope("client", "S") == "B"


def test_letters_are_those_of_the_language_and_the_latin_ones(page: PermissionsPage) -> None:
    assert len(set(page.table.letters())) == len(LETTERS)


def test_a_switch_is_seen_in_an_open_list_and_card_without_a_new_start(
    page: PermissionsPage,
    vera: Workplace,
    qtbot: QtBot,
    settle: Settle,  # noqa: F811
) -> None:
    owner = QObject()
    freshness = Freshness(vera, owner)
    view = ListView(vera, "client")
    qtbot.addWidget(view)
    view.show()
    wait_for(qtbot, vera)
    row_id = view.model.row_id(0)
    card = Card(vera, "client", row_id)
    qtbot.addWidget(card)
    card.show()
    wait_for(qtbot, vera)
    freshness.look()
    wait_for(qtbot, vera)
    assert not card.read_only
    assert view.may_add()

    for verb in "AC":
        go_to(page, "client", verb)
        qtbot.keyClick(page.table, Key.Key_N)
        settle()
    freshness.look()
    wait_for(qtbot, vera)
    assert card.read_only
    assert not view.may_add()
    assert view.model.rowCount() > 0

    go_to(page, "client", "S")
    qtbot.keyClick(page.table, Key.Key_N)
    settle()
    freshness.look()
    wait_for(qtbot, vera)
    assert view.model.rowCount() == 0
    assert not card.blocks.isVisible()

    page.undo()
    settle()
    freshness.look()
    wait_for(qtbot, vera)
    assert view.model.rowCount() > 0
    owner.deleteLater()


def test_the_look_comes_at_least_twice_a_minute(vera: Workplace) -> None:
    owner = QObject()
    assert Freshness(vera, owner)._timer.interval() <= 30_000
    owner.deleteLater()
