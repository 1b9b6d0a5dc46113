"""The list on the screen, driven by keys; a real base behind it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bridge.workplace import Workplace
from app.core import store
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
from widgets.list_columns import ColumnsDialog
from widgets.list_model import State
from widgets.tokens import LESS

Key, Mod = Qt.Key, Qt.KeyboardModifier


# ---- by keys alone


def test_a_list_is_ready_for_the_keys_when_it_opens(show: Show, opened: Opened, qtbot: QtBot) -> None:
    view = show()
    assert view.model.state is State.READY
    assert view.table.hasFocus()
    assert view.place.current == 0
    qtbot.keyClick(view.table, Key.Key_Down)
    qtbot.keyClick(view.table, Key.Key_Return)
    entity, row_id, given = opened.cards[0]
    assert (entity, row_id) == ("client", view.model.row_id(1))
    neighbours = given["neighbours"]
    assert neighbours(row_id, 1) == view.model.row_id(2)
    assert neighbours(row_id, -1) == view.model.row_id(0)
    assert neighbours(view.model.row_id(0), -1) is None


def test_home_end_and_shift_move_and_extend_the_choice(show: Show, qtbot: QtBot) -> None:
    view = show()
    qtbot.keyClick(view.table, Key.Key_End)
    assert view.place.current == view.model.rowCount() - 1 >= 49
    qtbot.keyClick(view.table, Key.Key_Home)
    assert view.place.current == 0
    for _ in range(3):
        qtbot.keyClick(view.table, Key.Key_Down, Mod.ShiftModifier)
    assert view.table.places() == [0, 1, 2, 3]
    assert "4" in view.below.chosen.text()
    qtbot.keyClick(view.table, Key.Key_Down)
    assert view.table.places() == [4]
    assert view.below.chosen.isHidden()


def test_ins_adds_and_f5_refreshes(
    show: Show,
    opened: Opened,
    qtbot: QtBot,
    settle: Settle,
    workplace: Workplace,  # noqa: F811
) -> None:
    view = show()
    qtbot.keyClick(view.table, Key.Key_Insert)
    assert opened.cards == [("client", None, None)]
    view.table.choose(4)
    row_id = view.model.row_id(4)
    change(workplace, "client", row_id, city="Perm")
    qtbot.keyClick(view.table, Key.Key_F5)
    settle()
    assert view.model.row_id(view.place.current) == row_id
    assert view.model.value(view.place.current, "city") == "Perm"


def test_what_is_typed_into_the_list_filters_it(show: Show, qtbot: QtBot, settle: Settle) -> None:
    view = show()
    qtbot.keyClicks(view.table, "c")
    assert view.bar.text.hasFocus()
    qtbot.keyClicks(view.bar.text, "lient 13")
    qtbot.keyClick(view.bar.text, Key.Key_Down)
    settle()
    assert view.table.hasFocus()
    assert names(view) == [f"Client {n}" for n in range(130, 137)]
    qtbot.keyClick(view, Key.Key_F, Mod.ControlModifier)
    assert view.bar.text.hasFocus()
    assert view.bar.text.selectedText() == "client 13"
    qtbot.keyClick(view.bar.text, Key.Key_Escape)
    settle()
    assert view.bar.values() == {}
    assert view.model.rowCount() == 50
    qtbot.keyClick(view.bar.text, Key.Key_Escape)
    assert view.table.hasFocus()


def test_text_typed_fast_is_asked_once_it_rests(show: Show, qtbot: QtBot, settle: Settle) -> None:
    view = show()
    asked: list[dict[str, Any]] = []
    view.bar.changed.connect(lambda: asked.append(view.asked()))
    qtbot.keyClicks(view.bar.text, "client 12")
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT)
    settle()
    assert asked == [{"text": "client 12"}]


def test_scrolling_to_the_end_brings_the_next_pages(show: Show, qtbot: QtBot, settle: Settle) -> None:
    view = show()
    for _ in range(8):
        qtbot.keyClick(view.table, Key.Key_End)
        settle()
    assert view.model.rowCount() == CLIENTS
    assert not view.model.more
    assert view.below.count.isHidden()
    assert str(CLIENTS) in view.below.rows.text()


# ---- orders and columns


def test_a_click_on_a_head_sorts_only_where_an_order_is_offered(
    show: Show, qtbot: QtBot, settle: Settle
) -> None:
    view = show()
    header = view.table.horizontalHeader()
    places = {col.name: i for i, col in enumerate(view.entity.columns)}
    assert header.sortIndicatorSection() == places["name"]

    def click(name: str) -> None:
        x = header.sectionViewportPosition(places[name]) + 10
        qtbot.mouseClick(
            header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().topLeft().__class__(x, 8)
        )
        settle()

    click("status")
    assert view.model.order == "name"
    assert header.sortIndicatorSection() == places["name"]
    click("last_at")
    assert view.model.order == "last"
    assert header.sortIndicatorSection() == places["last_at"]
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    assert view.place.current == 0


def test_every_order_can_be_chosen_from_the_menu_of_the_head(show: Show, settle: Settle) -> None:
    view = show()
    menu = view.commands.header_menu(1)
    orders = menu.actions()[0].menu()
    offered = {action.text(): action for action in orders.actions()}
    assert set(offered) == {"Name", "City", "Last contact", "Next step", "Created"}
    assert offered["Name"].isChecked()
    offered["Created"].trigger()
    settle()
    assert view.model.order == "created"
    menu.deleteLater()


def test_the_menu_of_the_list_sorts_for_who_has_no_mouse(show: Show, settle: Settle) -> None:
    view = show()
    menu = view.commands.menu()
    orders = next(action.menu() for action in menu.actions() if action.text() == "Sort by")
    next(action for action in orders.actions() if action.text() == "City").trigger()
    settle()
    assert view.model.order == "city"
    menu.deleteLater()


def test_columns_moved_sized_and_hidden_are_there_next_time(
    show: Show,
    qtbot: QtBot,
    settle: Settle,
    workplace: Workplace,  # noqa: F811
) -> None:
    view = show()
    header = view.table.horizontalHeader()
    view.columns.hide(1)
    header.moveSection(header.visualIndex(2), 0)
    header.resizeSection(2, 240)
    view.hide()
    settle()
    now = view.columns.now()
    assert [one.name for one in now][:2] == ["city", "name"]
    assert "status" not in [one.name for one in now]
    again = show()
    assert [one.name for one in again.columns.now()] == [one.name for one in now]
    assert again.table.horizontalHeader().sectionSize(2) == pytest.approx(240, abs=4)
    assert again.table.first_column() == 2
    kept = workplace.background._desk.submit(_settings).result(30)
    assert "list.client.columns" in kept


def _settings(session: Any) -> set[str]:
    from db import sql

    return {row[0] for row in session.rows(sql.query("base.settings"))}


def test_an_administrator_sets_the_columns_of_the_firm(
    show: Show,
    dialogs: Any,
    settle: Settle,
    workplace: Workplace,  # noqa: F811
) -> None:
    view = show()

    def choose(dialog: ColumnsDialog) -> None:
        dialog.list.setCurrentRow(0)
        dialog.move_by(1)
        dialog.list.item(2).setCheckState(Qt.CheckState.Unchecked)
        assert dialog.firm.isVisible()
        dialog.firm.setChecked(True)
        dialog.accept()

    dialogs.expect(choose)
    view.columns.choose()
    settle()
    assert [one.name for one in view.columns.now()][:3] == ["status", "name", "phone"]
    firm = workplace.facts.settings._firm["list.client.columns"]
    assert firm.startswith('[["status"')
    assert "list.client.columns" not in workplace.facts.settings._person


def test_a_layout_of_columns_that_are_gone_is_understood(show: Show, workplace: Workplace) -> None:  # noqa: F811
    workplace.facts.settings.remember("list.client.columns", [["gone", 10], ["city", 12], ["name", 9999]])
    view = show()
    assert [one.name for one in view.columns.now()] == ["city", "name"]
    workplace.facts.settings.remember("list.client.columns", [["gone", 10]])
    assert [one.name for one in show().columns.now()][0] == "name"


# ---- empty, counted


def test_an_empty_list_says_what_to_do_and_an_empty_filter_that_nothing_matches(
    show: Show, opened: Opened, settle: Settle
) -> None:
    view = show("attachment", fixed_filters={"owner": {"kind": "client", "id": 1}}, compact=True)
    assert view.empty.isVisible()
    assert "Drop files here" in view.empty.text.text()
    view = show()
    view.set_filters({"text": "no such name"})
    settle()
    assert view.empty.isVisible()
    assert view.empty.text.text() == "Nothing matches the filter."
    view.empty.button.click()
    settle()
    assert view.empty.isHidden()
    assert view.model.rowCount() == 50


def test_rows_are_counted_on_request_only(show: Show, settle: Settle) -> None:
    view = show()
    assert view.below.rows.text() == "Rows: 50+"
    view.below.count.click()
    settle()
    assert view.below.rows.text() == f"Rows: {CLIENTS}"
    assert view.below.count.isHidden()
    view.set_filters({"archived": True})
    settle()
    assert view.below.rows.text() == f"Rows: {view.model.rowCount()}"


# ---- changes from elsewhere


def test_a_save_elsewhere_repaints_one_row(
    show: Show,
    settle: Settle,
    workplace: Workplace,  # noqa: F811
) -> None:
    view = show()
    view.table.choose(9)
    settle()
    painted = _Painted(view.table.viewport())
    painted.rest()
    change(workplace, "client", view.model.row_id(3), city="Perm")
    workplace.say_changed("client", view.model.row_id(3))
    settle()
    assert view.model.value(3, "city") == "Perm"
    row = view.table.rowHeight(3)
    assert painted.height() <= row + 1  # Qt counts the line below it in
    assert painted.top() == view.table.rowViewportPosition(3)


class _Painted(QObject):
    """The region that paint events cover."""

    def __init__(self, watched: Any) -> None:
        super().__init__(watched)
        self._rects: list[Any] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._rects.append(event.region().boundingRect())
        return False

    def rest(self) -> None:
        """Wait until the window has painted what it still owed from being shown."""
        while True:
            self._rects.clear()
            QTest.qWait(300)
            if not self._rects:
                return

    def top(self) -> int:
        return min(rect.top() for rect in self._rects)

    def height(self) -> int:
        return max(rect.bottom() for rect in self._rects) - self.top() + 1


def test_over_a_remote_desktop_a_step_down_repaints_two_cells(
    show: Show, qtbot: QtBot, qapp: QApplication, settle: Settle
) -> None:
    qapp.setProperty(LESS, True)
    try:
        view = show()
        view.table.choose(5, 2)
        settle()
        _Painted(view.table.viewport()).rest()
        painted: list[int] = []

        class Regions(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if isinstance(event, QPaintEvent):
                    painted.extend(r.width() * r.height() for r in event.region())
                return False

        watcher = Regions(view)
        view.table.viewport().installEventFilter(watcher)
        qtbot.keyClick(view.table, Key.Key_Down)
        settle()
        cell = view.table.columnWidth(2) * view.table.rowHeight(5)
        assert 0 < sum(painted) <= 2 * cell + 2 * 3 * view.table.rowHeight(5)
        place = view.table.currentIndex().row()
        picture = view.table.viewport().grab().toImage()
        middles = [view.table.visualRect(view.model.index(place, column)).center() for column in (2, 5)]
        shades = [picture.pixelColor(middle.x(), middle.y() - 10).name() for middle in middles]
        base = view.palette().base().color().name()
        assert [shade == base for shade in shades] == [False, True]
        qtbot.keyClick(view.table, Key.Key_Down, Mod.ShiftModifier)
        assert len(view.table.places()) == 2
        assert not view.table.marks_cells
    finally:
        qapp.setProperty(LESS, False)


def test_rows_changed_by_others_are_read_again_and_said(
    show: Show,
    settle: Settle,
    workplace: Workplace,  # noqa: F811
) -> None:
    view = show()
    first = view.model.row_id(2)
    change(workplace, "client", first, city="Perm")
    view.mark_stale("client", [first, view.model.row_id(3)])
    view.mark_stale("task", [view.model.row_id(4)])
    settle()
    assert view.model.value(2, "city") == "Perm"
    assert view.below.others.text() == "Changed by others: 1"
    view.below.refresh.click()
    settle()
    assert view.below.others.isHidden()


def test_a_new_row_stands_where_it_belongs(
    show: Show,
    settle: Settle,
    workplace: Workplace,  # noqa: F811
) -> None:
    view = show()
    view.table.choose(10)
    current = view.model.row_id(10)
    values = store.blank("client", workplace.facts, {"name": "Alphabet"}).values
    new = workplace.background._desk.submit(store.save("client", values)).result(30)
    workplace.background._desk.submit(lambda session: session.end_reading()).result(30)
    workplace.say_changed("client", new.id)
    settle()
    place = view.model.place_of(new.id)
    assert 0 < place < 20
    assert view.model.row_id(view.place.current) == current


def test_a_hidden_list_asks_when_it_is_shown_again(
    show: Show,
    settle: Settle,
    workplace: Workplace,  # noqa: F811
) -> None:
    view = show()
    view.hide()
    workplace.say_changed("client")
    assert workplace.background.awaited == 0
    view.show()
    assert workplace.background.awaited == 1
    settle()


# ---- inside a card


def test_inside_a_card_the_owner_is_neither_shown_nor_asked_for(
    show: Show, opened: Opened, qtbot: QtBot
) -> None:
    view = show("interaction", fixed_filters={"client": 8}, compact=True)
    assert {view.model.value(i, "client_id") for i in range(view.model.rowCount())} == {8}
    assert "client" not in [one.name for one in view.columns.now()]
    assert view.bar.values() == {}
    view.bar._fill_menu()
    assert "Client" not in [action.text() for action in view.bar.menu.actions()]
    qtbot.keyClick(view.table, Key.Key_Insert)
    assert opened.cards == [("interaction", None, {"client_id": 8})]
    assert not view.commands.actions["refresh"].shortcut().toString()  # the card's own


def test_a_row_leads_to_the_rows_it_names(show: Show, opened: Opened) -> None:
    view = show("interaction")
    place = next(i for i in range(50) if str(view.model.value(i, "client")).startswith("Client"))
    view.table.choose(place)
    row_id, name = view.model.value(place, "client_id"), view.model.value(place, "client")
    menu = view.commands.menu()
    action = next(a for a in menu.actions() if a.text() == f"Open: {name}")
    action.trigger()
    assert opened.cards == [("client", row_id, None)]
    menu.deleteLater()
    assert view.quick_given() == {"client_id": row_id, "client": name}


def test_commands_a_person_never_can_use_are_not_shown(show: Show, workplace: Workplace) -> None:  # noqa: F811
    workplace.facts.rights._verbs["branch"] = "S"
    view = show("branch")
    menu = view.commands.menu()
    shown = {a.objectName() for a in menu.actions() if a.isVisible() and a.objectName()}
    assert not shown & {"add", "remove", "change", "spreadsheet"}
    menu.deleteLater()


def test_a_new_language_and_new_facts_reach_an_open_list(
    show: Show,
    settle: Settle,
    workplace: Workplace,  # noqa: F811
) -> None:
    view = show()
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    workplace.facts_changed.emit()
    settle()
    assert view.model.rowCount() == 51
    assert view.place.current == 0


# ---- what it costs


def test_opening_a_list_asks_the_base_once(
    show: Show,
    workplace: Workplace,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys: list[str] = []
    run = workplace.background.run

    def counted(*given: Any, **named: Any) -> Any:
        keys.append(named.get("key", ""))
        return run(*given, **named)

    monkeypatch.setattr(workplace.background, "run", counted)
    show(filters={"status": (1, None), "last": ("days", 30)})
    assert keys == ["page"]


def test_a_first_page_that_came_with_the_start_is_not_asked_for_again(
    show: Show,
    workplace: Workplace,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start = workplace.background._desk.submit(store.page("client")).result(30)
    monkeypatch.setattr(store, "page", None)
    view = show(start=start)
    assert view.model.rowCount() == 50
    assert view.model.more
