"""Quick entry: by keyboard alone, from a name typed to a committed call with its next step."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from app.bridge.messages import Recorder
from app.core import errors
from db.session import Session
from tests.cards_base import Desk, desk, looks, romashka, type_text  # noqa: F401 - fixtures
from tests.staffed import as_user, ask, boris, new, staffed_path, staffed_template  # noqa: F401 - fixtures
from widgets.quick_entry import QuickEntry

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def panel(desk: Desk) -> QuickEntry:  # noqa: F811
    made = QuickEntry(desk.workplace)
    desk.put(made)
    made.hide()
    return made


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:  # noqa: F811
    popup = QApplication.activePopupWidget()
    desk.qtbot.keyClick(popup or focus(), key, held)


def look_up(desk: Desk, panel: QuickEntry, text: str) -> QAbstractItemView:  # noqa: F811
    """Type into the client's box until the list is there."""
    type_text(panel.client.edit, text)
    popup = panel.client.list.popup()
    assert popup is not None
    desk.wait(popup.isVisible)
    return popup


def last(boris: Session, entity: str, columns: str) -> Any:  # noqa: F811
    boris.end_reading()
    return ask(boris, f"select first 1 {columns} from {entity} order by id desc")[0]


def test_a_call_with_its_next_step_is_written_down_by_keyboard_alone(
    desk: Desk,  # noqa: F811
    panel: QuickEntry,
    romashka: int,  # noqa: F811
    boris: Session,  # noqa: F811
) -> None:
    told = []
    desk.workplace.changed.connect(lambda entity, row_id: told.append(entity))
    panel.open()
    assert panel.client.edit.hasFocus()
    look_up(desk, panel, "rom")
    press(desk, Key.Key_Return)
    assert panel.client.value() == romashka
    assert panel.kind.hasFocus()
    type_text(focus(), "m")
    assert panel.kind.kind() == "M"
    type_text(focus(), "Showed the benches.")
    press(desk, Key.Key_Return, Held.ShiftModifier)
    type_text(focus(), "They like them.")
    press(desk, Key.Key_Tab)
    type_text(focus(), "Send the offer")
    press(desk, Key.Key_Tab)
    type_text(focus(), "tomorrow 10")
    press(desk, Key.Key_Return)
    desk.wait(lambda: not panel.isVisible())
    said = last(boris, "interaction", "client_id, kind, direction, summary, next_step")
    assert said == (romashka, "M", "O", "Showed the benches.\nThey like them.", "Send the offer")
    subject, due, remind = last(boris, "task", "subject, due_at, remind_at")
    tomorrow = desk.workplace.facts.today() + dt.timedelta(days=1)
    assert (subject, due) == ("Send the offer", dt.datetime.combine(tomorrow, dt.time(10)))
    assert due - remind == dt.timedelta(minutes=15)
    assert told == ["interaction", "task", "client"]
    assert len(panel.median.seconds) == 1
    assert "s" in panel.median.text()


def test_an_entry_costs_one_statement_of_one_round_trip(
    desk: Desk,  # noqa: F811
    panel: QuickEntry,
    romashka: int,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    panel.open({"client_id": romashka, "client": "Romashka Ltd"})
    desk.rest()
    said = []
    real = {name: getattr(Session, name) for name in ("rows", "write", "act")}
    for name, method in real.items():
        monkeypatch.setattr(Session, name, lambda s, *a, n=name, m=method: (said.append(n), m(s, *a))[1])
    panel.said.restore("Called")
    panel.save()
    desk.wait(lambda: not panel.isVisible())
    desk.rest()
    assert said == ["write"]


def test_opened_from_a_card_it_knows_the_client(desk: Desk, panel: QuickEntry, romashka: int) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    panel.open(card.quick_given())
    assert panel.client.value() == romashka
    assert panel.client.edit.text() == "Romashka Ltd"
    assert panel.kind.hasFocus(), "nothing to do in the client's box"


def test_the_focus_returns_to_where_it_was(desk: Desk, panel: QuickEntry, romashka: int) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    before = card.blocks.editors["address"].edit  # type: ignore[attr-defined]
    before.setFocus()
    panel.open(card.quick_given())
    press(desk, Key.Key_Escape)
    assert before.hasFocus()


def test_a_person_found_by_phone_brings_the_client(
    desk: Desk,  # noqa: F811
    panel: QuickEntry,
    romashka: int,  # noqa: F811
    boris: Session,  # noqa: F811
) -> None:
    person = int(desk.one("select id from contact"))
    new(boris, "channel", contact_id=person, kind="P", typed="+79120004455", normal="+79120004455")
    panel.open()
    look_up(desk, panel, "0004455")
    press(desk, Key.Key_Return)
    desk.wait(lambda: panel.client.value() == romashka)
    assert panel.person.value() == person
    assert panel.kind.hasFocus()


def test_a_new_organisation_is_made_with_the_entry_and_not_before(
    desk: Desk,  # noqa: F811
    panel: QuickEntry,
    boris: Session,  # noqa: F811
) -> None:
    panel.open()
    popup = look_up(desk, panel, "Vasilek")
    texts = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert texts == ["New organisation “Vasilek”", "New person “Vasilek”"]
    press(desk, Key.Key_Down)
    press(desk, Key.Key_Return)
    assert panel.client.new_name == "Vasilek"
    assert desk.one("select count(*) from client") == 0
    panel.person.edit.setFocus()
    panel._new_person("Maria", None)
    type_text(panel.said.edit, "They called us")
    panel.incoming.click()
    panel.save()
    desk.wait(lambda: not panel.isVisible())
    client_id, contact_id, direction = last(boris, "interaction", "client_id, contact_id, direction")
    assert direction == "I"
    assert last(boris, "client", "id, name, kind") == (client_id, "Vasilek", "O")
    assert last(boris, "contact", "id, name") == (contact_id, "Maria")
    assert last(boris, "employment", "client_id, contact_id") == (client_id, contact_id)


@pytest.mark.parametrize(
    ("said", "step", "when", "sentence"),
    [
        ("", "", "", "Write what was said."),
        ("Called", "Send", "", "When is the next step to be done?"),
        ("Called", "", "someday", "There is no such time."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(
    desk: Desk,  # noqa: F811
    panel: QuickEntry,
    romashka: int,  # noqa: F811
    said: str,
    step: str,
    when: str,
    sentence: str,
) -> None:
    panel.open({"client_id": romashka, "client": "Romashka Ltd"})
    panel.said.restore(said)
    panel.step.setText(step)
    panel.when.restore(when)
    panel.save()
    assert panel.notice.text.text().startswith(sentence)
    assert panel.isVisible()
    assert desk.one("select count(*) from interaction") == 1


def test_without_a_client_the_focus_goes_to_its_box(desk: Desk, panel: QuickEntry) -> None:  # noqa: F811
    panel.open()
    panel.said.restore("Called")
    panel.said.setFocus()
    desk.qtbot.keyClick(panel.said.edit, Key.Key_Return)
    assert panel.client.edit.hasFocus()
    assert "client" in panel.notice.text.text()


def test_esc_asks_only_when_something_was_written(desk: Desk, panel: QuickEntry, romashka: int) -> None:  # noqa: F811
    panel.open({"client_id": romashka, "client": "Romashka Ltd"})
    press(desk, Key.Key_Escape)
    assert not panel.isVisible()
    panel.open()
    panel.said.restore("Called")
    panel.said.setFocus()
    with Recorder(answer=False) as said:
        press(desk, Key.Key_Escape)
    assert len(said.texts) == 1
    assert panel.isVisible()


@pytest.mark.parametrize("arrives", [False, True])
def test_after_a_broken_line_the_entry_is_written_once(
    desk: Desk,  # noqa: F811
    panel: QuickEntry,
    romashka: int,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    arrives: bool,
) -> None:
    real, cut = Session.write, [True]

    def write(session: Session, query: Any) -> Any:
        if query.name == "interaction.quick" and cut:
            cut.clear()
            if arrives:
                real(session, query)
            raise errors.LineDown("cut")
        return real(session, query)

    monkeypatch.setattr(Session, "write", write)
    panel.open({"client_id": romashka, "client": "Romashka Ltd"})
    panel.said.restore("Called about benches")
    panel.save()
    desk.wait(lambda: not panel.isVisible() if arrives else "not arrived" in panel.notice.text.text())
    if not arrives:
        assert panel.said.value() == "Called about benches"
        assert len(list(desk.workplace.drafts.left())) == 1
        panel.notice.buttons[0].click()
        desk.wait(lambda: not panel.isVisible())
    desk.rest()
    assert desk.one("select count(*) from interaction where summary = 'Called about benches'") == 1
    assert list(desk.workplace.drafts.left()) == []


def test_a_draft_of_an_entry_is_offered_and_taken_up(desk: Desk, panel: QuickEntry, romashka: int) -> None:  # noqa: F811
    from widgets.drafts_bar import DraftsBar

    panel.open({"client_id": romashka, "client": "Romashka Ltd"})
    panel.said.restore("Called about benches")
    panel.kind.set_kind("M")
    panel.when.restore("+3")
    panel._keep_draft()
    again = QuickEntry(desk.workplace)
    desk.put(again)
    bar = DraftsBar(desk.workplace)
    desk.put(bar)
    bar.look()
    (draft,) = desk.workplace.drafts.left()
    assert "Romashka Ltd" in bar.title_of(draft)
    bar.go_on(draft)
    assert desk.noted == [{"draft": draft}]
    again.open({"draft": draft})
    assert again.client.value() == romashka
    assert (again.said.value(), again.kind.kind()) == ("Called about benches", "M")
    assert again.when.value() == panel.when.value()
    again.save()
    desk.wait(lambda: not again.isVisible())
    assert list(desk.workplace.drafts.left()) == []


def test_a_window_that_closes_over_an_entry_keeps_it(desk: Desk, panel: QuickEntry, romashka: int) -> None:  # noqa: F811
    panel.open({"client_id": romashka, "client": "Romashka Ltd"})
    type_text(panel.said.edit, "Called about benches")
    assert panel._rest.interval() == 2000
    assert panel._rest.isActive()
    desk.window.hide()
    assert [draft.values["said"] for draft in desk.workplace.drafts.left()] == ["Called about benches"]
    panel._rest.stop()


def test_the_median_is_kept_now_and_then(desk: Desk, panel: QuickEntry, romashka: int) -> None:  # noqa: F811
    for _ in range(5):
        panel.open({"client_id": romashka, "client": "Romashka Ltd"})
        panel.said.restore("Called")
        panel.save()
        desk.wait(lambda: not panel.isVisible())
    desk.rest()
    assert len(desk.workplace.facts.settings.layout("quick.seconds")) == 5
