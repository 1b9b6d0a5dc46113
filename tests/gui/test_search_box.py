"""The search box: as typed, by keyboard, one statement at a time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from db.session import Session
from tests.cards_base import Desk, desk, looks, romashka, type_text  # noqa: F401 - fixtures
from tests.staffed import as_user, boris, new, staffed_path, staffed_template  # noqa: F401 - fixtures
from widgets.search_box import SearchBox, matched

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def box(desk: Desk) -> SearchBox:  # noqa: F811
    made = SearchBox(desk.workplace)
    desk.put(made)
    return made


def find(desk: Desk, box: SearchBox, text: str) -> list[str]:  # noqa: F811
    """Type and wait for the answer; the titles found."""
    box.take_focus()
    box.edit.clear()
    type_text(box.edit, text)
    desk.wait(lambda: box.results is not None and box.results.model.typed == text and box.is_open())
    assert box.results is not None
    return [hit.title for hit in box.results.model.hits]


@pytest.mark.parametrize("text", ["rom", "LTD rom", "6789", "8 (912) 345-67-89", "+7912345"])
def test_a_client_is_found_by_words_and_any_spelling_of_its_phone(
    desk: Desk,  # noqa: F811
    box: SearchBox,
    romashka: int,  # noqa: F811
    text: str,
) -> None:
    if text == "+7912345":
        assert find(desk, box, "345-67-89") == ["Romashka Ltd"]
    else:
        assert find(desk, box, text) == ["Romashka Ltd"]


def test_enter_opens_the_card_and_the_box_is_free_again(desk: Desk, box: SearchBox, romashka: int) -> None:  # noqa: F811
    find(desk, box, "petr")
    desk.qtbot.keyClick(box.edit, Key.Key_Return)
    person = desk.one("select id from contact")
    assert desk.opened == [("contact", person, None)]
    assert box.edit.text() == ""
    assert not box.is_open()


def test_enter_before_the_answer_waits_for_it(desk: Desk, box: SearchBox, romashka: int) -> None:  # noqa: F811
    box.take_focus()
    type_text(box.edit, "romash")
    desk.qtbot.keyClick(box.edit, Key.Key_Return)
    desk.wait(lambda: bool(desk.opened))
    assert desk.opened == [("client", romashka, None)]


def test_ctrl_enter_notes_a_call_about_what_was_found(desk: Desk, box: SearchBox, romashka: int) -> None:  # noqa: F811
    find(desk, box, "rom")
    desk.qtbot.keyClick(box.edit, Key.Key_Return, Held.ControlModifier)
    assert desk.noted == [{"client_id": romashka, "client": "Romashka Ltd"}]


def test_arrows_walk_through_the_list(desk: Desk, box: SearchBox, romashka: int, boris: Session) -> None:  # noqa: F811
    other = new(boris, "client", name="Romantika", branch_id=1)
    assert find(desk, box, "rom") == ["Romantika", "Romashka Ltd"]
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up):
        desk.qtbot.keyClick(box.edit, key)
    desk.qtbot.keyClick(box.edit, Key.Key_Return)
    assert desk.opened == [("client", other, None)]


def test_esc_returns_the_focus(desk: Desk, box: SearchBox, romashka: int) -> None:  # noqa: F811
    before = QLineEdit()
    desk.put(before)
    before.setFocus()
    find(desk, box, "rom")
    desk.qtbot.keyClick(box.edit, Key.Key_Escape)
    assert before.hasFocus()
    assert not box.is_open()


def test_nothing_found_says_how_to_search_and_offers_to_add(desk: Desk, box: SearchBox) -> None:  # noqa: F811
    assert find(desk, box, "Vasilek") == []
    assert box.results is not None
    assert "last 4 digits" in box.results.says.text()
    desk.qtbot.keyClick(box.edit, Key.Key_Return)
    assert desk.opened == [("client", None, {"name": "Vasilek"})]


def test_too_short_is_said_without_asking_the_base(
    desk: Desk,  # noqa: F811
    box: SearchBox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    real = desk.workplace.background.run
    monkeypatch.setattr(desk.workplace.background, "run", lambda *a, **k: (asked.append(a), real(*a, **k)))
    find(desk, box, "!!")
    assert box.results is not None
    assert "4 digits" in box.results.says.text()
    assert asked == []


def test_only_one_statement_is_on_its_way_and_the_newest_text_wins(
    desk: Desk,  # noqa: F811
    box: SearchBox,
    romashka: int,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waiting: list[object] = []
    real = desk.workplace.background.run

    def run(owner: object, job: object, done: object, *rest: object, **more: object) -> object:
        waiting.append(job)
        return real(owner, job, done, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(desk.workplace.background, "run", run)
    box.take_focus()
    for text in ("r", "ro", "rom"):
        box.edit.setText(text)
        box._ask()
    assert len(waiting) == 1
    desk.wait(lambda: box.results is not None and box.results.model.typed == "rom")
    assert len(waiting) == 2


@pytest.mark.parametrize(
    ("title", "typed", "places"),
    [
        ("Romashka Ltd", "lt rom", [(0, 3), (9, 2)]),
        ("Ёлка и Ко", "елк", [(0, 3)]),
        ("Zürich AG", "ZUR", [(0, 3)]),
        ("«Кавычки»", "кав", [(1, 3)]),
        ("Romashka", "mash", []),
    ],
)
def test_what_matched_is_found_in_the_name(title: str, typed: str, places: list[tuple[int, int]]) -> None:
    assert matched(title, typed) == places


def test_the_list_is_painted(desk: Desk, box: SearchBox, romashka: int, qtbot: QtBot) -> None:  # noqa: F811
    find(desk, box, "rom")
    assert box.results is not None
    assert not box.results.grab().isNull()
    assert not box.results.view.verticalScrollBar().isVisible(), "a few rows need no scroll bar"
