"""Hidden fields and limits on the screen: a tick takes a field away from open lists and cards; limits are set and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.bridge.workplace import Workplace
from app.core import gate
from app.core.cases.permissions import Subject
from app.core.gate import Limit
from app.shell.freshness import Freshness
from db.sql import Query
from tests.gui.test_permissions import VERA, page, vera, wait_for  # noqa: F401 - fixtures
from tests.lists_base import lists_path, lists_read  # noqa: F401 - fixtures
from tests.lists_gui import Settle, settle, workplace  # noqa: F401 - fixtures
from widgets.card import Card
from widgets.list_view import ListView
from widgets.permissions import PermissionsPage


@pytest.fixture
def look(vera: Workplace, qtbot: QtBot) -> Iterator[Callable[[], None]]:  # noqa: F811
    """Vera's program looks at what has changed."""
    owner = QObject()
    freshness = Freshness(vera, owner)

    def ask() -> None:
        freshness.look()
        wait_for(qtbot, vera)

    yield ask
    owner.deleteLater()


def test_a_field_goes_from_open_lists_and_cards_and_comes_back(
    page: PermissionsPage,  # noqa: F811
    vera: Workplace,  # noqa: F811
    look: Callable[[], None],
    settle: Settle,  # noqa: F811
    qtbot: QtBot,
) -> None:
    look()
    view = ListView(vera, "interaction")
    row = vera.background._desk.submit(
        lambda s: s.rows(
            Query("any", "select first 1 client_id, id from interaction where employee_id = 3", ())
        )[0]
    ).result(30)
    card, talk = Card(vera, "client", row[0]), Card(vera, "interaction", row[1])
    for widget in (view, card, talk):
        qtbot.addWidget(widget)
        widget.show()
        wait_for(qtbot, vera)
    names = [one.name for one in view.columns.now()]
    assert "summary" in names
    assert card.blocks.editors["note"].isVisibleTo(card)

    page.tabs.setCurrentWidget(page.fields)
    for field in ("interaction.summary", "client.note", "client.classes"):
        page.fields.tick(field, False)
        settle()
    look()
    wait_for(qtbot, vera)
    assert [one.name for one in view.columns.now()] == [name for name in names if name != "summary"]
    assert not card.blocks.editors["note"].isVisibleTo(card)
    assert not card.tabs.isTabVisible([tab.key for tab in card.entity.tabs].index("classes"))
    assert not talk.blocks.editors["summary"].isVisibleTo(talk)
    assert talk.blocks.base["summary"] is None
    talk.blocks.editors["minutes"].set_value(7)
    talk.blocks.editors["minutes"].changed.emit()
    talk.save()  # a required field that is hidden is in nobody's way
    wait_for(qtbot, vera)
    assert not talk.is_dirty()

    for _ in range(3):
        page.undo()
        settle()
    assert page.fields.is_ticked("client.note")
    look()
    wait_for(qtbot, vera)
    assert [one.name for one in view.columns.now()] == names
    assert card.blocks.editors["note"].isVisibleTo(card)
    assert talk.blocks.base["summary"]
    assert talk.blocks.base["minutes"] == 7


def test_who_may_not_set_rights_sees_the_ticks_grey(
    vera: Workplace,  # noqa: F811
    look: Callable[[], None],
    qtbot: QtBot,
) -> None:
    look()
    made = PermissionsPage(vera)
    qtbot.addWidget(made)
    wait_for(qtbot, vera)
    made.choose(Subject(employee_id=VERA))
    wait_for(qtbot, vera)
    assert not made.fields.is_open("client.note")
    assert not made.limits.save_button.isEnabled()
    assert made.limits.fields["O", "per_hour"].is_read_only()


def test_limits_are_set_for_a_person_and_those_of_the_role_come_back(
    page: PermissionsPage,  # noqa: F811
    settle: Settle,  # noqa: F811
) -> None:
    pane = page.limits
    page.tabs.setCurrentWidget(pane)
    role = {key: field.value() for key, field in pane.fields.items()}
    assert role["O", "per_hour"] == 2000
    assert not pane.save_button.isEnabled()
    pane.fields["O", "per_hour"].set_value(30)
    pane.fields["O", "alone"].set_value(None)
    pane._enable()
    pane.save_button.click()
    settle()
    assert (pane.fields["O", "per_hour"].value(), pane.fields["O", "alone"].value()) == (30, None)
    assert pane._whose["O"].text().startswith("the person's own")
    assert pane._whose["V"].text() == "of the role"
    pane.drop_button.click()
    settle()
    assert {key: field.value() for key, field in pane.fields.items()} == role


def test_the_card_opens_above_the_limit_and_says_why_no_phone_is_there(
    vera: Workplace,  # noqa: F811
    workplace: Workplace,  # noqa: F811
    look: Callable[[], None],
    qtbot: QtBot,
) -> None:
    look()
    limit = gate.set_limit(Subject(employee_id=VERA), Limit("V", per_hour=1), "V")
    workplace.background._desk.submit(limit).result(30)
    rows = vera.background._desk.submit(
        lambda s: s.rows(
            Query("any", "select distinct h.client_id from channel h where h.client_id is not null", ())
        )
    ).result(30)
    cards = [Card(vera, "client", row[0]) for row in rows[:2]]
    for card in cards:
        qtbot.addWidget(card)
        card.show()
        wait_for(qtbot, vera)
        card.show_tab("channels")
        wait_for(qtbot, vera)
    first, second = (card.tabs.page("channels") for card in cards)
    assert first.notice.isHidden()  # type: ignore[attr-defined]
    assert len(first.rows()) == 1  # type: ignore[attr-defined]
    assert "looked at the phones of 1 clients" in second.notice.text.text()  # type: ignore[attr-defined]
    assert second.rows() == []  # type: ignore[attr-defined]
    assert cards[0].head.strip.isVisibleTo(cards[0])
    assert not cards[1].head.strip.isVisibleTo(cards[1])
    assert cards[1].blocks.base["name"]
