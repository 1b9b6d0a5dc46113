"""The generic card: reading, saving, problems, keys, blocks, rights."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.bridge.messages import Recorder
from db.session import Session
from tests.cards_base import Desk, desk, looks, romashka, type_text  # noqa: F401 - fixtures
from tests.staffed import as_user, boris, do, staffed_path, staffed_template  # noqa: F401 - fixtures
from widgets.tokens import MARK

Key, Held = Qt.Key, Qt.KeyboardModifier


def press(desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:  # noqa: F811
    desk.qtbot.keyClick(QApplication.focusWidget() or desk.window, key, held)


def test_a_card_shows_the_row_with_its_feed_and_phone(desk: Desk, romashka: int) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    assert card.blocks.editors["name"].value() == "Romashka Ltd"
    assert card.head.title.whole() == "Romashka Ltd"
    assert "+7 912 345-67-89" in card.head.strip.whole()
    titles = [entry.title for entry in card.tabs.page("feed").model.entries()]  # type: ignore[attr-defined]
    assert "Call" in titles
    assert "Send the offer" in titles
    assert not card.is_dirty()


def test_what_is_typed_is_saved_by_the_keyboard_and_the_marker_goes(desk: Desk, romashka: int) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    told = []
    desk.workplace.changed.connect(lambda entity, row_id: told.append((entity, row_id)))
    editor = card.blocks.editors["legal_name"].edit  # type: ignore[attr-defined]
    editor.setFocus()
    type_text(editor, "Romashka Limited")
    assert card.is_dirty()
    assert card.head.marker.isVisible()
    press(desk, Key.Key_S, Held.ControlModifier)
    desk.wait(lambda: not card.is_dirty())
    assert not card.head.marker.isVisible()
    assert desk.one("select legal_name from client where id = ?", romashka) == "Romashka Limited"
    assert told == [("client", romashka)]


def test_a_second_save_uses_the_new_version(desk: Desk, romashka: int) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    for text in ("One", "Two"):
        editor = card.blocks.editors["address"].edit  # type: ignore[attr-defined]
        editor.selectAll()
        type_text(editor, text)
        card.save()
        desk.wait(lambda: not card.is_dirty())
    assert desk.one("select address from client where id = ?", romashka) == "Two"


def test_a_required_field_is_shown_where_it_is_and_nothing_is_sent(desk: Desk, romashka: int) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    name = card.blocks.editors["name"].edit  # type: ignore[attr-defined]
    name.setFocus()
    name.selectAll()
    press(desk, Key.Key_Delete)
    card.blocks.editors["address"].setFocus()
    press(desk, Key.Key_S, Held.ControlModifier)
    assert QApplication.focusWidget() is name
    assert card.blocks.editors["name"].problem_text() == "Fill this in."
    assert not card.saving.running
    assert desk.one("select name from client where id = ?", romashka) == "Romashka Ltd"


def test_a_new_row_gets_what_is_known_and_its_tabs_wake_after_the_first_save(
    desk: Desk, romashka: int
) -> None:  # noqa: F811
    card = desk.card("task", None, {"client_id": romashka})
    assert card.blocks.editors["client_id"].name() == "Romashka Ltd"  # type: ignore[attr-defined]
    assert not card.tabs.isTabEnabled(0)
    subject = card.blocks.editors["subject"].edit  # type: ignore[attr-defined]
    subject.setFocus()
    type_text(subject, "Call back")
    press(desk, Key.Key_S, Held.ControlModifier)
    desk.wait(lambda: card.row_id is not None)
    desk.rest()
    assert card.tabs.isTabEnabled(0)
    assert desk.one("select client_id from task where id = ?", card.row_id) == romashka


def test_esc_asks_only_when_something_has_changed(desk: Desk, romashka: int) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    closed = []
    card.closed.connect(lambda: closed.append(True))
    press(desk, Key.Key_Escape)
    assert closed == [True]
    type_text(card.blocks.editors["address"].edit, "Main street")  # type: ignore[attr-defined]
    with Recorder(answer=False) as said:
        press(desk, Key.Key_Escape)
    assert len(said.texts) == 1
    assert closed == [True]
    with Recorder(answer=True):
        press(desk, Key.Key_Escape)
    assert closed == [True, True]


def test_alt_down_goes_to_the_next_row_of_the_list(desk: Desk, romashka: int, boris) -> None:  # noqa: F811
    from tests.staffed import new

    other = new(boris, "client", name="Vasilek", branch_id=1)
    rows = [romashka, other]

    def neighbours(row_id: int, step: int) -> int | None:
        place = rows.index(row_id) + step
        return rows[place] if 0 <= place < len(rows) else None

    card = desk.card("client", romashka, {"neighbours": neighbours})
    press(desk, Key.Key_Down, Held.AltModifier)
    desk.rest()
    assert card.blocks.editors["name"].value() == "Vasilek"
    assert card.tabs.page("feed").model.is_empty()  # type: ignore[attr-defined]
    press(desk, Key.Key_Down, Held.AltModifier)
    desk.rest()
    assert card.row_id == other
    press(desk, Key.Key_Up, Held.AltModifier)
    desk.rest()
    assert card.blocks.editors["name"].value() == "Romashka Ltd"


def test_alt_and_a_figure_goes_to_a_tab(desk: Desk, romashka: int) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    press(desk, Key.Key_3, Held.AltModifier)
    desk.rest()
    assert card.tabs.page("channels").new.typed.hasFocus()  # type: ignore[attr-defined]
    press(desk, Key.Key_1, Held.AltModifier)
    desk.rest()
    assert card.tabs.page("feed").view.hasFocus()  # type: ignore[attr-defined]


def test_f5_reads_what_somebody_else_has_written(desk: Desk, romashka: int, boris) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    do(boris, "update client set city = 'Klin' where id = ?", romashka)
    press(desk, Key.Key_F5)
    desk.rest()
    assert card.blocks.editors["city"].value() == "Klin"


def test_a_row_that_is_gone_is_said_to_be_gone(desk: Desk) -> None:  # noqa: F811
    from widgets.card import Card

    card = Card(desk.workplace, "client", 999_999)
    desk.put(card)
    desk.rest()
    assert "deleted" in card.notice.text.text()


def test_a_block_switched_off_stays_off_and_comes_back_when_it_has_a_problem(
    desk: Desk, romashka: int
) -> None:  # noqa: F811
    desk.workplace.remember("card.client.blocks", {"hidden": ["place", "main"]})
    desk.rest()
    card = desk.card("client", romashka)
    assert not card.blocks.editors["city"].isVisible()
    assert card.blocks.editors["name"].isVisible(), "a block that is not optional stays"
    card.blocks.editors["city"].edit.setText("x" * 90)  # type: ignore[attr-defined]
    card.save()
    assert card.blocks.editors["city"].isVisible()


def test_the_chooser_of_blocks_keeps_the_choice(desk: Desk, romashka: int, dialogs) -> None:  # noqa: F811
    card = desk.card("client", romashka)

    def choose(dialog) -> None:
        assert not dialog.boxes["main"].isEnabled()
        dialog.boxes["portrait"].setChecked(False)
        dialog.accept()

    dialogs.expect(choose)
    card.choose_blocks()
    desk.rest()
    assert not card.blocks.editors["trade_id"].isVisible()
    assert desk.workplace.facts.settings.layout("card.client.blocks") == {"hidden": ["portrait"]}


def test_what_the_rights_refuse_can_only_be_read(desk: Desk, romashka: int) -> None:  # noqa: F811
    verbs = desk.workplace.facts.rights._verbs
    verbs["client"] = "S"
    card = desk.card("client", romashka)
    assert all(editor.is_read_only() for editor in card.blocks.editors.values())
    assert not card.head.save_button.isVisible()
    assert not card.is_dirty()


def test_deleting_asks_and_closes_the_page(desk: Desk, boris) -> None:  # noqa: F811
    from tests.staffed import new

    row = new(boris, "client", name="Mistake", branch_id=1)
    card = desk.card("client", row)
    closed = []
    card.closed.connect(lambda: closed.append(True))
    with Recorder(answer=True):
        card.delete()
    desk.wait(lambda: bool(closed))
    assert desk.one("select count(*) from client where id = ?", row) == 0


def test_opening_a_client_with_its_feed_is_one_statement_and_saving_is_one(
    desk: Desk,  # noqa: F811
    romashka: int,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = []
    for name in ("rows", "write", "act"):
        real = getattr(Session, name)
        monkeypatch.setattr(
            Session,
            name,
            lambda s, *a, n=name, m=real, **o: (said.append(f"{n} {a[0].name}"), m(s, *a, **o))[1],
        )
    card = desk.card("client", romashka)
    assert said == ["rows client.card+channel.of_client+client.feed"]
    type_text(card.blocks.editors["address"].edit, "Main street")  # type: ignore[attr-defined]
    desk.rest()
    card.save()
    desk.wait(lambda: not card.is_dirty())
    desk.rest()
    assert said[1:] == ["write client.update"]


def test_a_new_value_of_a_dictionary_is_offered_at_once(desk: Desk, romashka: int) -> None:  # noqa: F811
    from app.core.facts import Value

    card = desk.card("client", romashka)
    facts = desk.workplace.facts
    facts.values = [*facts.values, Value(9999, "Brand new", True, "", "status")]
    desk.workplace.facts_changed.emit()
    box = card.blocks.editors["status_id"].box  # type: ignore[attr-defined]
    assert box.findText("Brand new") >= 0
    assert not card.is_dirty()


def test_every_declared_card_opens_empty_without_a_problem(desk: Desk) -> None:  # noqa: F811
    from app.core.entities import ENTITIES
    from widgets.card import Card

    for entity in ENTITIES:
        card = Card(desk.workplace, entity, None)
        desk.put(card)
        desk.rest()
        assert not card.blocks.different(), entity
        card.hide()
        card.deleteLater()


def test_the_mark_of_a_remote_session_lies_behind_the_fields_of_a_card(
    desk: Desk,  # noqa: F811
    romashka: int,  # noqa: F811
    qapp: QApplication,
) -> None:
    card = desk.card("client", romashka)
    plain = card.blocks.grab().toImage()
    qapp.setProperty(MARK, "Olga · 22.11 10:00")
    try:
        assert card.blocks.grab().toImage() != plain
    finally:
        qapp.setProperty(MARK, "")
    assert card.blocks.grab().toImage() == plain
