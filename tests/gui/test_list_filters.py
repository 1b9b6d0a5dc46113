"""The filter bar: chips, their editors, saved filters; a real base behind it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bridge.messages import Recorder
from app.bridge.workplace import Workplace
from app.core.keeping import saved
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
from widgets.list_filter_popup import OnePopup, PeriodPopup, PickPopup
from widgets.list_saved import NameDialog

Key, Mod = Qt.Key, Qt.KeyboardModifier


# ---- filters


def test_a_filter_of_several_values_is_chosen_by_keys(show: Show, qtbot: QtBot, settle: Settle) -> None:
    view = show()
    view.bar.edit("status")
    popup = view.bar.popup
    assert isinstance(popup, PickPopup)
    assert popup.list.item(0).text() == "Not set"
    qtbot.keyClick(popup.list, Key.Key_Space)
    qtbot.keyClick(popup.list, Key.Key_Down)
    qtbot.keyClick(popup.list, Key.Key_Space)
    qtbot.keyClick(popup.list, Key.Key_Return)
    settle()
    first_status = view.workplace.facts.picks("status")[0]
    assert view.bar.values() == {"status": (None, first_status.id)}
    assert view.bar.caption("status") == "Status: Not set, New"
    shown = {view.model.value(i, "status") for i in range(view.model.rowCount())}
    assert shown == {None, "New"}


def test_tab_goes_through_the_filters_as_they_stand_and_everything_has_a_name(
    show: Show, qtbot: QtBot, settle: Settle
) -> None:
    view = show(filters={"status": (1,), "kind": ("O",)})
    settle()
    qtbot.keyClick(view.table, Key.Key_F, Mod.ControlModifier)
    heard = []
    for _ in range(12):
        focus = QApplication.focusWidget()
        assert focus is not None
        heard.append(QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name))
        qtbot.keyClick(focus, Key.Key_Tab)
    assert heard[:5] == ["Name begins with", "Status: New", "Kind: Organisation", "Filter", "Reset"]
    assert "Clients" in heard
    assert all(heard)


def test_a_country_is_chosen_by_its_name(show: Show, qtbot: QtBot, settle: Settle) -> None:
    view = show()
    view.bar.edit("country")
    popup = view.bar.popup
    assert isinstance(popup, PickPopup)
    qtbot.keyClicks(popup.search, "germ")
    shown = [popup.list.item(i) for i in range(popup.list.count()) if not popup.list.item(i).isHidden()]
    assert [item.text() for item in shown] == ["Germany"]
    qtbot.keyClick(popup.search, Key.Key_Return)
    settle()
    assert view.bar.values() == {"country": ("DE",)}
    assert view.bar.caption("country") == "Country: Germany"


def test_a_low_list_says_why_it_is_empty_without_cutting_the_words(show: Show, settle: Settle) -> None:
    view = show(filters={"text": "nobody is called so"})
    settle()
    assert view.empty.isVisible()
    for height, offers in ((400, True), (150, False)):
        view.resize(900, height)
        QApplication.processEvents()
        assert view.empty.text.geometry().bottom() < view.table.viewport().height()
        assert view.empty.text.height() >= view.empty.text.heightForWidth(view.empty.text.width())
        assert view.empty.button.isVisible() is offers


def test_enter_takes_the_current_line_when_nothing_is_checked(
    show: Show, qtbot: QtBot, settle: Settle
) -> None:
    view = show("task")
    view.bar.edit("state")
    qtbot.keyClick(view.bar.popup.list, Key.Key_Down)
    qtbot.keyClick(view.bar.popup.list, Key.Key_Return)
    settle()
    assert view.bar.values() == {"state": ("D",)}


def test_esc_leaves_a_filter_as_it_was(show: Show, qtbot: QtBot, settle: Settle) -> None:
    view = show()
    view.bar.edit("status")
    qtbot.keyClick(view.bar.popup.list, Key.Key_Space)
    qtbot.keyClick(view.bar.popup.list, Key.Key_Escape)
    settle()
    assert view.bar.values() == {}
    assert view.bar.caption("status") == ""  # the chip that was to be is gone


def test_a_period_is_a_preset_days_or_two_days(show: Show, qtbot: QtBot, settle: Settle) -> None:
    view = show()
    view.bar.edit("created")
    popup = view.bar.popup
    assert isinstance(popup, PeriodPopup)
    popup.list.setCurrentRow(0)
    qtbot.keyClick(popup.list, Key.Key_Return)
    settle()
    assert view.bar.values() == {"created": "overdue"}
    assert view.asked()["created"] == (None, view.workplace.facts.today() - dt.timedelta(days=1))
    assert view.bar.caption("created") == "Created: Before today"
    view.bar.edit("created")
    popup = view.bar.popup
    popup.low.set_value(dt.date(2026, 1, 5))
    popup.high.set_value(dt.date(2026, 1, 6))
    popup.days.setFocus()
    popup.take()
    settle()
    assert view.bar.values() == {"created": (dt.date(2026, 1, 5), dt.date(2026, 1, 6))}
    assert view.model.rowCount() == 8
    view.bar.edit("last")
    view.bar.popup.list.setCurrentRow(view.bar.popup.list.count() - 1)
    qtbot.keyClick(view.bar.popup.list, Key.Key_Return)
    assert view.bar.values()["last"] == (None,)
    settle()
    assert all(view.model.value(i, "last_at") is None for i in range(view.model.rowCount()))


def test_yes_and_no_are_two_filters_and_a_chip_goes_with_del(
    show: Show, qtbot: QtBot, settle: Settle
) -> None:
    view = show()
    view.bar.edit("archived")
    popup = view.bar.popup
    assert isinstance(popup, OnePopup)
    qtbot.keyClick(popup.list, Key.Key_Down)
    qtbot.keyClick(popup.list, Key.Key_Return)
    settle()
    assert view.bar.values() == {"archived": False}
    assert view.bar.caption("archived") == "Archived: No"
    qtbot.keyClick(view.bar._chips["archived"].label, Key.Key_Delete)
    settle()
    assert view.bar.values() == {}


def test_a_large_reference_is_found_by_typing(show: Show, qtbot: QtBot, settle: Settle) -> None:
    view = show("interaction")
    view.bar.edit("client")
    popup = view.bar.popup
    qtbot.keyClicks(popup.search, "client 055")
    qtbot.waitUntil(lambda: popup.list.count() == 1, timeout=WAIT)
    qtbot.keyClick(popup.search, Key.Key_Return)
    settle()
    assert view.bar.caption("client") == "Client: Client 055"
    assert {view.model.value(i, "client") for i in range(view.model.rowCount())} == {"Client 055"}


def test_filters_given_at_the_start_can_be_taken_away(show: Show, settle: Settle) -> None:
    some = tuple(range(1, 6))
    view = show(filters={"ids": some, "archived": False})
    assert 0 < view.model.rowCount() <= 5
    assert view.notice.isVisible()
    view.notice.buttons[0].click()
    settle()
    assert view.model.rowCount() == 50
    assert view.notice.isHidden()


def test_a_name_that_is_not_known_yet_is_asked_for(show: Show, qtbot: QtBot) -> None:
    view = show("interaction", filters={"client": (56,)})
    qtbot.waitUntil(lambda: view.bar.caption("client") == "Client: Client 055", timeout=WAIT)


def test_saved_filters_come_back_with_their_order(
    show: Show,
    dialogs: Any,
    settle: Settle,
    workplace: Workplace,  # noqa: F811
) -> None:
    view = show()
    view.set_filters({"status": (None, 2), "created": ("days", 30), "city": "Z"})
    view.sort_by("created")
    settle()
    view.top.saved.click()
    settle()
    assert [action.text() for action in view.saved.menu.actions()] == ["Save this filter…"]

    def name_it(dialog: NameDialog) -> None:
        dialog.name.setText("Mine & yours")
        dialog.accept()

    dialogs.expect(name_it)
    view.saved.menu.actions()[0].trigger()
    settle()
    view.saved.menu.close()
    view.reset_filters()
    view.sort_by("name")
    settle()
    view.top.saved.click()
    settle()
    assert view.saved.menu.actions()[0].text() == "Mine && yours"
    view.saved.menu.actions()[0].trigger()
    settle()
    assert view.bar.values() == {"status": (None, 2), "created": ("days", 30), "city": "Z"}
    assert view.model.order == "created"
    view.saved.keep("mine & YOURS", shared=False)  # the same name: saved over
    settle()
    view.saved.keep("Mine & yours", shared=True)
    settle()
    view.saved.menu.close()
    things = workplace.background._desk.submit(saved("filter", "client")).result(30)
    assert sorted((one.name, one.owner_id is None) for one in things) == [
        ("Mine & yours", True),
        ("mine & YOURS", False),
    ]
    view.saved.open()
    settle()
    remove = view.saved.menu.actions()[-1].menu()
    with Recorder(answer=True) as said:
        remove.actions()[0].trigger()
        settle()
    assert said.texts
    assert len(workplace.background._desk.submit(saved("filter", "client")).result(30)) == 1
    view.saved.menu.close()
