"""What stands below a card: feed, channels, people, files, classifiers, history."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog

from app.bridge.messages import Recorder
from app.core.cases import files
from app.core.cases.merge import merge, sides
from db.session import Session
from tests.cards_base import Desk, desk, looks, romashka, type_text  # noqa: F401 - fixtures
from tests.staffed import as_user, ask, boris, do, new, staffed_path, staffed_template  # noqa: F401 - fixtures
from widgets.card import Card
from widgets.card_people import PersonLine
from widgets.card_tabs import Tabs
from widgets.channels_tab import ChannelsPage
from widgets.classes_tab import ClassesPage
from widgets.feed import FeedPage
from widgets.files_tab import FilesPage
from widgets.history_tab import HistoryPage
from widgets.tokens import LESS

Key = Qt.Key


def tab(desk: Desk, card: Card, key: str) -> Any:  # noqa: F811
    """A tab brought to the front and loaded."""
    page = card.tabs.bring(key)
    desk.rest()
    return page


@pytest.mark.parametrize("less", [False, True])
def test_tabs_have_pictures_where_these_do_not_travel(
    desk: Desk,
    romashka: int,
    qapp: QApplication,
    less: bool,  # noqa: F811
) -> None:
    qapp.setProperty(LESS, less)
    try:
        tabs = desk.card("contact", None).tabs
        assert {tabs.tabIcon(n).isNull() for n in range(tabs.count())} == {less}
    finally:
        qapp.setProperty(LESS, False)


# -- feed


def test_the_feed_stands_under_its_days_newest_first(desk: Desk, romashka: int, boris: Session) -> None:  # noqa: F811
    do(boris, "update client set employee_id = 2 where id = ?", romashka)
    page: FeedPage = tab(desk, desk.card("client", romashka), "feed")
    entries = page.model.entries()
    assert [e.what for e in entries] == ["day", "change", "day", "task", "day", "interaction"]
    assert entries[0].title.startswith("Today")
    change = entries[1]
    assert (change.title, change.body) == ("Responsible", "Boris"), "ids are shown as names"
    assert entries[3].late


def test_switches_of_the_feed_are_remembered(desk: Desk, romashka: int) -> None:  # noqa: F811
    page: FeedPage = tab(desk, desk.card("client", romashka), "feed")
    page.switches["task"].click()
    desk.rest()
    assert {e.what for e in page.model.entries()} == {"day", "interaction"}
    again: FeedPage = tab(desk, desk.card("client", romashka), "feed")
    assert not again.switches["task"].isChecked()


def test_space_ends_a_task_and_enter_opens_it(desk: Desk, romashka: int) -> None:  # noqa: F811
    page: FeedPage = tab(desk, desk.card("client", romashka), "feed")
    line = next(i for i, e in enumerate(page.model.entries()) if e.what == "task")
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(line))
    desk.qtbot.keyClick(page.view, Key.Key_Return)
    task = page.model.entries()[line].id
    assert desk.opened == [("task", task, None)]
    desk.qtbot.keyClick(page.view, Key.Key_Space)
    desk.wait(lambda: any(e.state == "D" for e in page.model.entries()))
    assert desk.one("select state from task where id = ?", task) == "D"


def test_an_empty_feed_says_what_to_do(desk: Desk, boris: Session) -> None:  # noqa: F811
    row = new(boris, "client", name="Empty", branch_id=1)
    page: FeedPage = tab(desk, desk.card("client", row), "feed")
    assert page.empty.isVisible()
    assert "Ctrl+J" in page.empty.text()


def test_the_feed_is_painted_without_a_word_from_qt(desk: Desk, romashka: int) -> None:  # noqa: F811
    page: FeedPage = tab(desk, desk.card("client", romashka), "feed")
    picture = page.view.grab().toImage()
    colours = {
        picture.pixel(QPoint(x, y))
        for x in range(0, picture.width(), 3)
        for y in range(picture.height() // 2)
    }
    assert len(colours) > 5


# -- channels


def test_a_phone_in_any_spelling_is_kept_as_typed_and_in_full(desk: Desk, romashka: int) -> None:  # noqa: F811
    page: ChannelsPage = tab(desk, desk.card("client", romashka), "channels")
    page.new.typed.setFocus()
    type_text(page.new.typed, "8 (495) 123-45-67")
    assert "+7 495 123-45-67" in page.new.says.text()
    desk.qtbot.keyClick(page.new.typed, Key.Key_Return)
    desk.wait(lambda: desk.one("select count(*) from channel where client_id = ?", romashka) == 2)
    desk.rest()
    sql = "select {} from channel where client_id = ? order by id desc"
    assert desk.one(sql.format("typed"), romashka) == "8 (495) 123-45-67"
    assert desk.one(sql.format("normal"), romashka) == "+74951234567"
    assert not page.new.typed.text(), "a free line follows"
    assert page.new.typed.hasFocus()


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("info@romashka.ru", "E"),
        ("www.romashka.ru", "W"),
        ("@romashka", "M"),
        ("Tver, Main street 5", "A"),
        ("34-12-12", "P"),
    ],
)
def test_the_kind_is_told_by_what_is_typed(desk: Desk, romashka: int, typed: str, kind: str) -> None:  # noqa: F811
    page: ChannelsPage = tab(desk, desk.card("client", romashka), "channels")
    type_text(page.new.typed, typed)
    assert page.new.kind.kind() == kind


def test_who_has_the_same_number_is_said_while_it_is_typed(desk: Desk, romashka: int, boris: Session) -> None:  # noqa: F811
    other = new(boris, "client", name="Vasilek", branch_id=1)
    page: ChannelsPage = tab(desk, desk.card("client", other), "channels")
    type_text(page.new.typed, "+7 912 3456789")
    desk.wait(lambda: "Romashka" in page.new.says.text())
    page.new.says.linkActivated.emit("0")
    assert desk.opened == [("client", romashka, None)]


def test_a_new_main_phone_takes_the_place_of_the_old_one(desk: Desk, romashka: int, boris: Session) -> None:  # noqa: F811
    new(boris, "channel", client_id=romashka, kind="P", typed="123-45-67", normal="1234567")
    card = desk.card("client", romashka)
    page: ChannelsPage = tab(desk, card, "channels")
    second = page.lines[1]
    second.main.click()
    desk.rest()
    mains = ask(boris, "select typed from channel where client_id = ? and is_main", romashka)
    boris.end_reading()
    assert [row[0] for row in mains] == ["123-45-67"]
    assert card.head.strip.whole().startswith("123-45-67")
    second.bad.click()
    desk.rest()
    assert "+7 912" in card.head.strip.whole(), "what is not to be used is not offered"


def test_phones_of_a_new_client_wait_for_it(desk: Desk) -> None:  # noqa: F811
    card = desk.card("client", None)
    page = card.tabs.page("channels")
    assert isinstance(page, ChannelsPage)
    for text in ("8 912 000-11-22", "info@vasilek.ru"):
        type_text(page.new.typed, text)
        desk.qtbot.keyClick(page.new.typed, Key.Key_Return)
    assert card.is_dirty()
    type_text(card.blocks.editors["name"].edit, "Vasilek")  # type: ignore[attr-defined]
    card.save()
    desk.wait(lambda: desk.one("select count(*) from channel") == 2)
    desk.rest()
    assert not card.is_dirty()
    assert desk.one("select normal from channel where kind = 'P'") == "+79120001122"
    assert desk.one("select client_id from channel where kind = 'P'") == card.row_id


def test_deleting_a_phone_asks_first(desk: Desk, romashka: int) -> None:  # noqa: F811
    page: ChannelsPage = tab(desk, desk.card("client", romashka), "channels")
    with Recorder(answer=True) as said:
        page.lines[0].remove.click()
        desk.rest()
    assert len(said.texts) == 1
    assert desk.one("select count(*) from channel") == 0
    assert page.lines == [page.new]


# -- people


def test_a_person_is_added_to_a_client_in_one_line(
    desk: Desk,  # noqa: F811
    romashka: int,  # noqa: F811
    boris: Session,  # noqa: F811
) -> None:
    card = desk.card("client", romashka)
    page = tab(desk, card, "people")
    line: PersonLine = page.line
    type_text(line.name, "Maria Ivanova")
    type_text(line.phone, "8 912 555-44-33")
    assert card.is_dirty(), "a name that was typed and not added is not lost silently"
    desk.qtbot.keyClick(line.phone, Key.Key_Return)
    desk.wait(line.isEnabled)
    desk.rest()
    person = desk.one("select contact_id from employment order by id desc")
    desk.wait(lambda: page.list.model.rowCount() == 2)
    assert desk.one("select name from contact where id = ?", person) == "Maria Ivanova"
    assert desk.one("select normal from channel where contact_id = ?", person) == "+79125554433"
    assert not card.is_dirty()


def test_enter_on_a_person_opens_the_person(desk: Desk, romashka: int) -> None:  # noqa: F811
    page = tab(desk, desk.card("client", romashka), "people")
    desk.wait(lambda: page.list.model.rowCount() == 1)
    page.list.table.setFocus()
    page.list.table.setCurrentIndex(page.list.model.index(0, 0))
    desk.qtbot.keyClick(page.list.table, Key.Key_Return)
    assert desk.opened == [("contact", desk.one("select id from contact"), None)]


def test_every_tab_of_every_card_loads(desk: Desk, romashka: int) -> None:  # noqa: F811
    for entity, row in (
        ("client", romashka),
        ("contact", 1),
        ("employee", 1),
        ("task", 1),
        ("interaction", 1),
    ):
        card = desk.card(entity, row)
        for key in [one.key for one in card.entity.tabs]:
            assert tab(desk, card, key).loaded, (entity, key)
        card.hide()
        card.deleteLater()


# -- files


def test_a_dropped_file_is_kept_and_its_bytes_travel_once(desk: Desk, romashka: int, tmp_path: Path) -> None:  # noqa: F811
    page: FilesPage = tab(desk, desk.card("client", romashka), "files")
    assert page.empty.isVisible()
    paper = tmp_path / "offer.txt"
    paper.write_bytes(b"twenty benches")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paper))])
    travelled = []
    real = page._attached
    page._attached = lambda a: (travelled.append(a.travelled), real(a))  # type: ignore[method-assign,assignment]
    for _ in range(2):
        assert page.take_mime(data)
        desk.rest()
    assert travelled == [True, False]
    assert [row["name"] for row in page.model.rows] == ["offer.txt", "offer.txt"]
    assert files.body_of(page.model.rows[1]["id"])(desk.boris) == b"twenty benches"


def test_a_file_over_the_limit_is_refused_with_a_sentence(desk: Desk, romashka: int, tmp_path: Path) -> None:  # noqa: F811
    desk.workplace.facts.settings._firm["file.limit_mb"] = "1"
    page: FilesPage = tab(desk, desk.card("client", romashka), "files")
    large = tmp_path / "film.mp4"
    large.write_bytes(b"0" * (files.MEGABYTE + 1))
    page.add_paths([large, tmp_path / "nowhere.txt"])
    assert "cannot be read" in page.notice.text.text()
    page.add_paths([large])
    assert "larger than 1 MB" in page.notice.text.text()
    assert page.model.rows == []


def test_a_file_is_saved_elsewhere_and_removed(
    desk: Desk,  # noqa: F811
    romashka: int,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page: FilesPage = tab(desk, desk.card("client", romashka), "files")
    page.add_bytes("offer.txt", b"twenty benches")
    desk.rest()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copy.txt"), ""))
    page.save_as()
    desk.rest()
    assert (tmp_path / "copy.txt").read_bytes() == b"twenty benches"
    with Recorder(answer=True):
        desk.qtbot.keyClick(page, Key.Key_Delete)
        desk.rest()
    assert page.model.rows == []
    assert desk.one("select count(*) from attachment") == 0


def test_a_program_is_not_opened_from_here(desk: Desk, romashka: int) -> None:  # noqa: F811
    page: FilesPage = tab(desk, desk.card("client", romashka), "files")
    page.add_bytes("invoice.pdf.exe", b"MZ")
    desk.rest()
    page.open_file()
    assert "is a program" in page.notice.text.text()


# -- classifiers, history, photo


def test_a_tick_in_a_classifier_is_saved_at_once(desk: Desk, romashka: int, boris: Session) -> None:  # noqa: F811
    kinds = desk.workplace.facts.kinds
    classifier = next((k for k in kinds if k.is_classifier), None)
    assert classifier is not None, "the seed has a classifier"
    card = desk.card("client", romashka)
    page: ClassesPage = tab(desk, card, "classes")
    value = next(iter(page._items))
    for wanted in (1, 0, 1):
        page._items[value].setCheckState(0, Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        desk.rest()
        assert desk.one("select count(*) from client_class where client_id = ?", romashka) == wanted
    again: ClassesPage = tab(desk, desk.card("client", romashka), "classes")
    assert again.ticked() == {value}


def test_the_history_tells_fields_and_names(desk: Desk, romashka: int, boris: Session) -> None:  # noqa: F811
    do(boris, "update client set employee_id = 2, is_archived = true where id = ?", romashka)
    page: HistoryPage = tab(desk, desk.card("client", romashka), "history")
    lines = {line[2]: line for line in page.model._lines}
    assert lines["Responsible"][3:] == ("Anna", "Boris")
    assert lines["Archived"][3:] == ("no", "yes")
    assert "Created" in lines
    assert sum(bool(line[0]) for line in page.model._lines) == 2, "who and when once for each entry"


def test_the_history_marks_what_was_merged_into_the_record(desk: Desk, romashka: int, boris: Session) -> None:  # noqa: F811
    other = new(boris, "client", name="Romashka Trade")
    merge("client", sides("client", [romashka, other])(boris), 0, {}, "Two")(boris)
    page: HistoryPage = tab(desk, desk.card("client", romashka), "history")
    told = {line[2] for line in page.model._lines}
    assert {"Created", "Created — merged “Romashka Trade”", "Name — merged “Romashka Trade”"} <= told


def test_a_photo_travels_with_the_save_of_its_person(desk: Desk, romashka: int, boris: Session) -> None:  # noqa: F811
    from PySide6.QtGui import QImage

    person = int(desk.one("select id from contact"))
    card = desk.card("contact", person)
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    card.blocks.editors["photo_sha"].take(image)  # type: ignore[attr-defined]
    assert card.is_dirty()
    card.save()
    desk.wait(lambda: not card.is_dirty())
    body = files.photo(person)(boris)
    assert body.startswith(b"\xff\xd8")
    again = desk.card("contact", person)
    assert again.blocks.editors["photo_sha"].value() == body
    assert not again.is_dirty()


def test_a_change_elsewhere_makes_the_tab_in_front_look_again(
    desk: Desk, romashka: int, boris: Session
) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    page: FeedPage = tab(desk, card, "feed")
    new(
        boris,
        "interaction",
        client_id=romashka,
        employee_id=2,
        kind="M",
        summary="Met",
        at_ts="2026-03-07 10:00",
    )
    desk.workplace.say_changed("interaction", 1)
    desk.wait(lambda: any(e.body == "Met" for e in page.model.entries()))
    assert isinstance(card.tabs, Tabs)
