"""Handing rows over on the screen: a command, a colleague, done; the notice at the colleague's."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bridge.workplace import Workplace
from app.core import store
from tests.lists_base import lists_path, lists_read  # noqa: F401 - fixtures
from tests.lists_gui import Settle, Show, opened, settle, show, workplace  # noqa: F401 - fixtures
from widgets.list_hand import HandOverDialog

Key, Mod = Qt.Key, Qt.KeyboardModifier


def employees(workplace: Workplace, entity: str, ids: list[int]) -> list[Any]:  # noqa: F811
    def job(session: Any) -> list[Any]:
        session.end_reading()
        place = store.columns(entity).index("employee")
        return [row[place] for row in store.page(entity, filters={"ids": ids})(session).rows]

    return list(workplace.background._desk.submit(job).result(30))


def test_two_acts_hand_the_chosen_rows_over_and_undo_brings_them_back(
    show: Show,  # noqa: F811
    qtbot: QtBot,
    settle: Settle,  # noqa: F811
    workplace: Workplace,  # noqa: F811
    dialogs: Any,
) -> None:
    view = show(filters={"text": "Client"})
    view.table.choose(2)
    qtbot.keyClick(view.table, Key.Key_Down, Mod.ShiftModifier)
    ids = view.chosen_ids()
    before = employees(workplace, "client", ids)

    def answer(dialog: HandOverDialog) -> None:
        item = dialog.people.findItems("Gleb Sidorov", Qt.MatchFlag.MatchExactly)[0]
        dialog.people.setCurrentItem(item)
        dialog.people.itemActivated.emit(item)  # what a double click does

    dialogs.expect(answer)
    qtbot.keyClick(view.table, Key.Key_H, Mod.ControlModifier)
    settle()
    assert employees(workplace, "client", ids) == ["Gleb Sidorov"] * 2
    assert view.notice.text.text().startswith("Handed over to Gleb Sidorov — clients: 2")
    view.notice.buttons[0].click()
    settle()
    assert employees(workplace, "client", ids) == before


def test_a_colleague_is_found_by_typing_and_chosen_with_the_arrows(
    show: Show,  # noqa: F811
    qtbot: QtBot,
    workplace: Workplace,  # noqa: F811
) -> None:
    view = show()
    dialog = HandOverDialog(workplace, "client", 1, ["Acme"], view)
    qtbot.addWidget(dialog)
    dialog.show()
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    assert dialog.to_id() == 0
    assert not ok.isEnabled()
    qtbot.keyClicks(dialog.search, "petr")
    assert dialog.to_name() == "Vera Petrova"
    dialog.search.clear()
    qtbot.keyClicks(dialog.search, "ov")
    qtbot.keyClick(dialog.search, Key.Key_Down)
    chosen = dialog.to_name()
    qtbot.keyClick(dialog.search, Key.Key_Return)
    assert dialog.result() == HandOverDialog.DialogCode.Accepted
    assert chosen in ("Boris Ivanov", "Gleb Sidorov", "Vera Petrova")


def test_everything_of_an_employee_is_handed_over(
    show: Show,  # noqa: F811
    qtbot: QtBot,
    settle: Settle,  # noqa: F811
    workplace: Workplace,  # noqa: F811
    dialogs: Any,
) -> None:
    view = show("employee")
    names = [view.place.name_at(place) for place in range(view.model.rowCount())]
    view.table.choose(names.index("Boris Ivanov"))

    def answer(dialog: HandOverDialog) -> None:
        assert not dialog.people.findItems("Boris Ivanov", Qt.MatchFlag.MatchExactly)
        dialog.along["T"].setChecked(False)
        dialog.search.setText("Gleb")
        dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()

    dialogs.expect(answer)
    qtbot.keyClick(view.table, Key.Key_H, Mod.ControlModifier)
    settle()
    said = view.notice.text.text()
    assert "clients:" in said
    assert "contact persons:" in said
    assert "tasks:" not in said
    boris = next(one.id for one in workplace.facts.refs("employee") if one.name == "Boris Ivanov")

    def left(session: Any) -> int:
        session.end_reading()
        return store.count("client", {"employee": (boris,)})(session)

    assert workplace.background._desk.submit(left).result(30) == 0


def test_a_list_without_owners_offers_no_hand_over(show: Show) -> None:  # noqa: F811
    view = show("interaction")
    assert not view.commands.actions["hand"].isVisible()
