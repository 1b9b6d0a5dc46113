"""Merging on the screen: the records side by side, by the keyboard; the page of likely duplicates."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bridge.workplace import Workplace
from app.core import store
from app.core.cases.merge import merge, sides
from tests.lists_base import lists_path, lists_read  # noqa: F401 - fixtures
from tests.lists_gui import (  # noqa: F401 - fixtures
    Opened,
    Settle,
    Show,
    change,
    opened,
    settle,
    show,
    workplace,
)
from widgets.card import Card
from widgets.duplicates_page import DuplicatesPage
from widgets.merge_dialog import MergeDialog

Key, Mod = Qt.Key, Qt.KeyboardModifier


def cities(workplace: Workplace, ids: list[int]) -> dict[int, str]:  # noqa: F811
    def job(session: Any) -> dict[int, str]:
        session.end_reading()
        place = store.columns("client").index("city")
        return {row[0]: row[place] for row in store.page("client", filters={"ids": ids})(session).rows}

    return dict(workplace.background._desk.submit(job).result(30))


def cell(dialog: MergeDialog, label: str, column: int) -> tuple[int, int]:
    rows = [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]
    return rows.index(label), column


def test_two_chosen_rows_are_merged_by_the_keyboard_and_undone(
    show: Show,  # noqa: F811
    qtbot: QtBot,
    settle: Settle,  # noqa: F811
    workplace: Workplace,  # noqa: F811
    dialogs: Any,
) -> None:
    view = show(filters={"text": "Client 05"})
    ids = [view.model.row_id(0), view.model.row_id(1)]
    for number, row_id in enumerate(ids):
        change(workplace, "client", row_id, city=f"City {number}", note=None)
    view.table.choose(0)
    qtbot.keyClick(view.table, Key.Key_Down, Mod.ShiftModifier)

    def answer(dialog: MergeDialog) -> None:
        assert dialog.table.hasFocus() or dialog.focusWidget() is dialog.table
        other = 1 - dialog.kept
        kept_before = dialog.kept
        qtbot.keyClick(dialog.table, Key.Key_Right if other else Key.Key_Left)
        qtbot.keyClick(dialog.table, Key.Key_Space)
        assert dialog.kept == other != kept_before
        dialog.table.setCurrentCell(*cell(dialog, "City", 1))
        qtbot.keyClick(dialog.table, Key.Key_Return)
        assert dialog.chosen["city"] == 0
        assert dialog.isVisible(), "Enter chooses and does not end the dialog"
        dialog.table.setCurrentCell(*cell(dialog, "City", 2))
        qtbot.keyClick(dialog.table, Key.Key_Space)
        assert dialog.chosen["city"] == 1
        assert dialog.table.item(*cell(dialog, "City", 2)).font().bold()
        assert not dialog.table.item(*cell(dialog, "City", 1)).font().bold()
        dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()

    dialogs.expect(answer)
    before = cities(workplace, ids)
    qtbot.keyClick(view.table, Key.Key_M, Mod.ControlModifier)
    settle()
    (left,) = cities(workplace, ids).values()
    assert left == before[ids[1]]
    assert view.notice.text.text().startswith("Merged into")
    view.notice.buttons[0].click()
    settle()
    assert cities(workplace, ids) == before


def test_a_merge_needs_two_rows_and_not_too_many(show: Show, settle: Settle) -> None:  # noqa: F811
    view = show(filters={"text": "Client"})
    view.table.choose(0)
    view.commands.update()
    assert not view.commands.actions["merge"].isEnabled()
    view.table.selectAll()
    view.commands.update()
    assert not view.commands.actions["merge"].isEnabled()
    assert not show("task").commands.actions["merge"].isVisible()


@pytest.fixture
def page(workplace: Workplace, qtbot: QtBot, settle: Settle) -> DuplicatesPage:  # noqa: F811
    made = DuplicatesPage(workplace)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    settle()
    return made


def test_the_page_finds_pairs_merges_one_and_goes_on(
    page: DuplicatesPage,
    qtbot: QtBot,
    settle: Settle,  # noqa: F811
    dialogs: Any,
) -> None:
    qtbot.keyClick(page.look_button, Key.Key_Space)
    settle()
    pairs = list(page.model.pairs)
    assert len(pairs) > 3
    assert [pair.certainty for pair in pairs] == sorted((p.certainty for p in pairs), reverse=True)
    first = page.pair()
    assert first is pairs[0]
    dialogs.expect(MergeDialog.accept)
    qtbot.keyClick(page.table, Key.Key_Return)
    settle()
    gone = {first.one.id, first.other.id}
    assert not any({pair.one.id, pair.other.id} & gone for pair in page.model.pairs)
    assert page.notice.isVisible()
    page.notice.buttons[0].click()
    settle()
    assert first in page.model.pairs


def test_del_says_that_two_are_two_for_good(page: DuplicatesPage, qtbot: QtBot, settle: Settle) -> None:  # noqa: F811
    page.look()
    settle()
    pair, number = page.pair(), len(page.model.pairs)
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_Delete)
    settle()
    assert len(page.model.pairs) == number - 1
    page.look()
    settle()
    assert pair not in page.model.pairs


def test_persons_are_looked_through_too(page: DuplicatesPage, settle: Settle) -> None:  # noqa: F811
    page.kind.setCurrentIndex(page.kind.findData("contact"))
    assert page.model.pairs == []
    page.look()
    settle()
    assert page.entity() == "contact"
    assert page.says.text()


def test_the_card_of_a_merged_row_leads_to_what_it_has_become(
    workplace: Workplace,  # noqa: F811
    opened: Opened,  # noqa: F811
    qtbot: QtBot,
    settle: Settle,  # noqa: F811
) -> None:
    ids = [56, 57]
    rows = workplace.background._desk.submit(sides("client", ids)).result(30)
    workplace.background._desk.submit(merge("client", rows, 0, {}, "x")).result(30)
    card = Card(workplace, "client", 57, None)
    qtbot.addWidget(card)
    card.show()
    settle()
    assert card.notice.text.text() == "This record was merged into “Client 055”."
    card.notice.buttons[0].click()
    assert opened.cards[-1][:2] == ("client", 56)
