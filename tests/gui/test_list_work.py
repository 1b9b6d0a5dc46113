"""What is done to rows chosen in a list: removing, mass change, taking back, copying, spreadsheets."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.bridge.messages import Recorder
from app.bridge.workplace import Workplace
from app.core import store
from app.core.cases.big_acts import mass_change
from tests.lists_base import CLIENTS, lists_path, lists_read  # noqa: F401 - fixtures
from tests.lists_gui import (  # noqa: F401 - fixtures
    WAIT,
    Opened,
    Settle,
    Show,
    change,
    names,
    opened,
    settle,
    show,
    workplace,
)
from widgets.list_mass import MassDialog
from widgets.list_undo import Conflicts

Key, Mod = Qt.Key, Qt.KeyboardModifier


# ---- several rows


def test_del_removes_after_a_question_and_undo_brings_back(show: Show, qtbot: QtBot, settle: Settle) -> None:
    view = show("task")
    gone = [view.model.row_id(1), view.model.row_id(2)]
    view.table.choose(1)
    qtbot.keyClick(view.table, Key.Key_Down, Mod.ShiftModifier)
    with Recorder(answer=False):
        qtbot.keyClick(view.table, Key.Key_Delete)
    settle()
    assert view.model.holds(gone[0])
    with Recorder(answer=True) as said:
        qtbot.keyClick(view.table, Key.Key_Delete)
        settle()
    assert said.texts[0].startswith("Delete these rows (2)?")
    assert not any(map(view.model.holds, gone))
    assert view.notice.isVisible()
    view.notice.buttons[0].click()
    settle()
    assert all(map(view.model.holds, gone))
    assert view.notice.text.text() == "Taken back."


def test_a_row_in_use_is_not_removed_and_the_reason_is_said(show: Show, qtbot: QtBot, settle: Settle) -> None:
    view = show(filters={"text": "Client 055"})
    with Recorder(answer=True) as said:
        qtbot.keyClick(view.table, Key.Key_Delete)
        settle()
    assert len(said.texts) == 2
    assert view.model.rowCount() == 1


def test_ctrl_a_chooses_what_is_here_and_offers_the_rest(show: Show, qtbot: QtBot, settle: Settle) -> None:
    view = show()
    qtbot.keyClick(view.table, Key.Key_A, Mod.ControlModifier)
    assert len(view.chosen_ids()) == view.model.rowCount()
    view.notice.buttons[0].click()
    settle()
    assert len(view.chosen_ids()) == CLIENTS
    assert str(CLIENTS) in view.below.chosen.text()
    qtbot.keyClick(view.table, Key.Key_Down)
    assert len(view.chosen_ids()) == 1


def test_a_mass_change_shows_how_many_and_is_undone_with_a_click(
    show: Show,
    dialogs: Any,
    qtbot: QtBot,
    settle: Settle,
) -> None:
    view = show(filters={"city": "Zürich"})
    qtbot.keyClick(view.table, Key.Key_A, Mod.ControlModifier)
    count = view.model.rowCount()
    assert count < 50

    def fill(dialog: MassDialog) -> None:
        dialog.field.setCurrentIndex(dialog.field.findData("city"))
        dialog.editor.edit.setText("Tver")
        dialog.editor.changed.emit()
        assert "Tver" in dialog.preview.text()
        assert str(count) in dialog.preview.text()
        dialog.accept()

    dialogs.expect(fill)
    qtbot.keyClick(view.table, Key.Key_E, Mod.ControlModifier)
    settle()
    assert view.notice.isVisible()
    assert f"{count} of {count}" in view.notice.text.text()
    view.set_filters({"city": "Tver"})
    settle()
    assert view.model.rowCount() == count
    undo = view.notice.buttons[0]
    undo.setFocus()
    qtbot.keyClick(undo, Key.Key_Space)
    settle()
    assert view.model.rowCount() == 0
    assert view.window().focusWidget() is view.table


def test_a_mass_change_wants_a_value_to_be_chosen(
    show: Show, dialogs: Any, qtbot: QtBot, settle: Settle
) -> None:
    view = show()

    def look(dialog: MassDialog) -> None:
        ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
        dialog.field.setCurrentIndex(dialog.field.findData("branch_id"))
        assert not ok.isEnabled()
        dialog.field.setCurrentIndex(dialog.field.findData("is_archived"))
        assert ok.isEnabled()
        dialog.field.setCurrentIndex(dialog.field.findData("status_id"))
        assert not ok.isEnabled(), "Enter at once would empty the field of many rows"
        following = dialog.field.nextInFocusChain()
        while not following.focusPolicy() & Qt.FocusPolicy.TabFocus:
            following = following.nextInFocusChain()
        assert following is dialog.editor.box
        dialog.editor.box.activated.emit(0)
        assert "empty" in dialog.preview.text()
        assert ok.isEnabled()
        dialog.reject()

    dialogs.expect(look)
    view.work.change_many()


def test_the_list_of_acts_takes_an_act_back_and_reports_what_was_left_alone(
    show: Show,
    dialogs: Any,
    opened: Opened,
    qtbot: QtBot,
    settle: Settle,
    workplace: Workplace,  # noqa: F811
) -> None:
    ids = [56, 57, 58]
    job = mass_change("client", ids, "region", "North", "Region → North")
    workplace.background._desk.submit(job).result(30)
    change(workplace, "client", 57, region="South")
    view = show("act")
    assert names(view) == ["Region → North"]

    def decide(dialog: Conflicts) -> None:
        cells = [dialog.table.item(0, i).text() for i in (0, 1, 4, 5)]
        assert cells == ["Client: Client 056", "Changed since", "Region", "South"]
        assert dialog.table.item(0, 2).text() == "Anna Ray"
        dialog.leave.click()

    dialogs.expect(decide)
    with Recorder(answer=True):
        qtbot.keyClick(view.table, Key.Key_Return)
        settle()
    assert view.model.value(0, "state") == "U"
    assert not view.undo_action.isEnabled()

    def read(dialog: Conflicts) -> None:
        assert dialog.table.rowCount() == 1
        dialog._open(dialog.table.model().index(0, 0))

    dialogs.expect(read)
    view.notice.buttons[0].click()
    assert opened.cards[-1][:2] == ("client", 57)


@pytest.mark.parametrize(("decision", "regions"), [("anyway", {""}), ("", {"North", "South"})])
def test_conflicts_may_be_overruled_or_the_whole_be_left(
    show: Show,
    qtbot: QtBot,
    settle: Settle,
    workplace: Workplace,
    dialogs: Any,
    decision: str,
    regions: set[str],
) -> None:
    ids = [56, 57, 58]
    workplace.background._desk.submit(mass_change("client", ids, "region", "North", "x")).result(30)
    change(workplace, "client", 57, region="South")
    view = show("act")

    def decide(dialog: Conflicts) -> None:
        dialog.anyway.click() if decision else dialog.reject()

    dialogs.expect(decide)
    with Recorder(answer=True):
        qtbot.keyClick(view.table, Key.Key_Return)
        settle()

    def read(session: Any) -> set[str]:
        session.end_reading()
        place = store.columns("client").index("region")
        return {row[place] for row in store.page("client", filters={"ids": ids})(session).rows}

    assert workplace.background._desk.submit(read).result(30) == regions
    assert view.model.value(0, "state") == ("U" if decision else "D")


# ---- copying, spreadsheets


def test_copying_takes_a_cell_or_rows_with_tabs(show: Show, qtbot: QtBot) -> None:
    view = show(filters={"text": "Client 05"})
    view.table.choose(1, 0)
    qtbot.keyClick(view.table, Key.Key_C, Mod.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Client 055"
    qtbot.keyClick(view.table, Key.Key_Down, Mod.ShiftModifier)
    qtbot.keyClick(view.table, Key.Key_C, Mod.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[0] for line in lines] == ["Client 055", "Client 056"]
    assert {line.count("\t") for line in lines} == {len(view.columns.now()) - 1}
    qtbot.keyClick(view.table, Key.Key_C, Mod.ControlModifier | Mod.ShiftModifier)
    assert QGuiApplication.clipboard().text().startswith("Name\tStatus\tCity\tPhone")


def test_a_spreadsheet_gets_the_columns_shown_and_all_rows(
    show: Show,
    settle: Settle,
    workplace: Workplace,  # noqa: F811
) -> None:
    handed: list[Any] = []
    view = show("task", spreadsheet=handed.append, filters={"state": ("O",)})
    action = view.commands.actions["spreadsheet"]
    assert action.isVisible()
    action.trigger()
    rows: list[Any] = []
    told: list[int] = []
    job = handed[0].job(rows.extend, told.append)
    count = workplace.background._desk.submit(job).result(30)
    assert handed[0].headings == ["Until", "State", "Subject", "Client", "Who does it", "Result"]
    assert count == len(rows) == told[-1] == 60
    assert {row[1] for row in rows} == {"Open"}
    assert all(isinstance(row[0], dt.datetime) for row in rows)
    assert not show().commands.actions["spreadsheet"].isVisible()
