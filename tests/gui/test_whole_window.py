"""The whole main window: another language at once, every page no wider than its place, every control reached by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.bridge import messages
from app.bridge.translate import Translation
from app.core.jobs import reading
from app.core.places import Choice, Embedded, Places
from app.shell.same_place import change_language
from app.shell.wiring import Program
from db import sql
from tests.lists_base import LOGIN, lists_path, lists_read  # noqa: F401 -- fixtures
from widgets.theme import Theme

WIDTH, HEIGHT = 1366, 728  # of the usual small laptop, without its task bar


@pytest.fixture
def program(
    lists_path: Path,  # noqa: F811
    tmp_path: Path,
    qapp: QApplication,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Program]:
    monkeypatch.setattr("app.shell.wiring._LATER", 0)  # what is put off is done by the end of the test
    translation = Translation(qapp)
    font, palette = qapp.font(), qapp.palette()
    made = Program(qapp, Places(tmp_path / "places.json"), translation, Theme(qapp))
    failed: list[Exception] = []
    made.enter(Choice(Embedded(str(lists_path)), LOGIN), failed.append)
    qtbot.waitUntil(
        lambda: bool(failed) or (made.window is not None and made.window.isVisible()), timeout=30_000
    )
    assert not failed
    assert made.window is not None
    made.window.resize(WIDTH, HEIGHT)
    settle(made, qtbot)
    yield made
    made.leave()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]
    made.setParent(None)
    made.deleteLater()
    translation.use("en")
    QLocale.setDefault(QLocale.c())
    qapp.setFont(font)
    qapp.setPalette(palette)
    QApplication.processEvents()


def settle(program: Program, qtbot: QtBot) -> None:
    QApplication.processEvents()
    workplace = program.workplace
    assert workplace is not None
    qtbot.waitUntil(lambda: not workplace.background._calls, timeout=30_000)
    qtbot.wait(30)


def test_another_language_is_shown_at_once_at_the_same_places(program: Program, qtbot: QtBot) -> None:
    window = program.window
    assert window is not None
    before = window
    window.open_card("client", 1)
    window.tabs.page().tabs.bring("tasks")
    window.open_section("task")
    window.tabs.page().set_filters({"state": ("D",)})
    window.open_preferences()
    settle(program, qtbot)
    keys = [page.property("page") for page in window.tabs.pages()]
    assert change_language(program, "ru")
    qtbot.waitUntil(lambda: program.window is not before)
    settle(program, qtbot)
    window = program.window
    assert window is not None
    assert window.isVisible()
    assert [page.property("page") for page in window.tabs.pages()] == keys
    assert window.tabs.page().property("page") == "preferences"
    menu = window.menuBar().actions()
    assert "&Файл" in [one.text() for one in menu]
    pages: dict[str, Any] = {page.property("page"): page for page in window.tabs.pages()}
    assert pages["card:client:1"].tabs.front().key == "tasks"
    assert pages["section:task"].bar.values() == {"state": ("D",)}
    assert QLocale().language() == QLocale.Language.Russian


def test_unsaved_changes_are_asked_about_before_the_language_changes(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.window
    assert window is not None
    window.open_card("client", 1)
    settle(program, qtbot)
    window.tabs.page().blocks.editors["name"].edit.setText("Typed")
    asked: list[str] = []
    monkeypatch.setattr(messages, "ask", lambda _parent, text, **_: bool(asked.append(text)))
    assert not change_language(program, "ru")
    assert len(asked) == 1
    assert program.window is window
    window.tabs.page().saving.drop_draft()


def pages_of(program: Program, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """Every section, with every tab inside it, shown one after the other."""
    window = program.window
    assert window is not None
    for key in window.sections():
        window.open_section(key)
        settle(program, qtbot)
        page = window.tabs.page()
        tabs = page.findChild(QTabWidget)
        for place in range(tabs.count() if tabs is not None else 1):
            if tabs is not None:
                tabs.setCurrentIndex(place)
                settle(program, qtbot)
            yield f"{key} {place}", page


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_table_is_wider_than_its_page(program: Program, qtbot: QtBot, language: str) -> None:
    change_language(program, language)
    before = program.window
    qtbot.waitUntil(lambda: program.window is not before)
    assert program.window is not None
    program.window.resize(WIDTH, HEIGHT)
    settle(program, qtbot)
    wide = []
    for name, page in pages_of(program, qtbot):
        qtbot.wait(200)  # a list shares its room a moment after the last change of it
        wide += [
            f"{name}: {type(table).__name__} by {table.horizontalScrollBar().maximum()}"
            for table in page.findChildren(QTableView)
            if table.isVisible() and table.horizontalScrollBar().maximum() > 0
        ]
    assert wide == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_page_finds_room_on_a_small_screen_at_150_percent(
    program: Program, qtbot: QtBot, language: str
) -> None:
    change_language(program, language)
    before = program.window
    qtbot.waitUntil(lambda: program.window is not before)
    assert program.window is not None
    program.window.resize(911, 485)
    settle(program, qtbot)
    tabs = program.window.tabs
    assert {"login", "seats", "permission", "backups", "audit"} <= set(program.window.sections())
    wide = []
    for name, page in pages_of(program, qtbot):
        least = page.minimumSizeHint()
        if least.width() > tabs.width():
            wide.append(f"{name}: wants {least.width()} of {tabs.width()}")
    assert (program.window.width(), program.window.height()) == (911, 485)
    assert wide == []


def stops(window: QWidget) -> set[QWidget]:
    """What Tab comes to, in one round: the key itself is pressed, as the chain of focus is not all that it goes by."""
    found: set[QWidget] = set()
    here = window.focusWidget()
    while here is not None and here not in found:
        found.add(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = window.focusWidget()
    return found


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton | QLineEdit) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.toolTip() or widget.objectName()}"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_line_and_button_of_every_page_is_reached_with_tab(
    program: Program, qtbot: QtBot, language: str
) -> None:
    change_language(program, language)
    before = program.window
    qtbot.waitUntil(lambda: program.window is not before)
    settle(program, qtbot)
    assert program.window is not None
    missed, clashes = [], []
    for name, page in pages_of(program, qtbot):
        reached = stops(program.window)
        for kind in (QLineEdit, QPlainTextEdit, QComboBox, QPushButton, QTableView):
            for one in page.findChildren(kind):
                proxied = any(one.isAncestorOf(stop) or stop.focusProxy() is one for stop in reached)
                inner = isinstance(one.parentWidget(), QComboBox)
                if one.isVisible() and one.isEnabled() and one not in reached and not proxied and not inner:
                    missed.append(f"{name}: {name_of(one)}")
        clashes += [f"{name}: {text}" for text in double_letters(program.window)]
    assert not missed, "\n".join(missed)
    assert not clashes, "\n".join(clashes)


def double_letters(window: QWidget) -> list[str]:
    """Texts whose underlined letter another visible text of the window has as well, the menus included."""
    texts: list[str] = []
    bar = window.menuBar()  # type: ignore[attr-defined]
    texts += [action.text() for action in bar.actions() if action.isVisible()]
    for one in window.findChildren(QAbstractButton):
        if one.isVisible() and one.isEnabled():
            texts.append(one.text())
    for one in window.findChildren(QLabel):
        if one.isVisible() and one.buddy() is not None:
            texts.append(one.text())
    for tabs in window.findChildren(QTabWidget):
        if tabs.isVisible():
            texts += [tabs.tabText(place) for place in range(tabs.count())]
    seen: dict[str, str] = {}
    double = []
    for text in texts:
        place = text.replace("&&", "").find("&")
        if place < 0:
            continue
        letter = text.replace("&&", "")[place + 1 :][:1].casefold()
        if letter in seen:
            double.append(f"{text!r} and {seen[letter]!r}")
        seen[letter] = text
    return double


def test_the_section_of_a_card_stays_marked_and_its_line_is_not_painted(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.window
    assert window is not None
    window.open_section("contact")
    settle(program, qtbot)
    marked = window.sidebar.currentRow()
    painted: list[int] = []
    monkeypatch.setattr(type(window.sidebar), "paintEvent", lambda _self, _event: painted.append(1))
    window.open_card("contact", 1)
    settle(program, qtbot)
    assert window.tabs.page().property("page") == "card:contact:1"
    assert window.sidebar.currentRow() == marked
    assert not painted
    window.open_preferences()
    settle(program, qtbot)
    assert window.sidebar.currentRow() == -1


def test_the_sections_of_the_firm_fold_away_by_a_key_and_stay_so(program: Program, qtbot: QtBot) -> None:
    window = program.window
    assert window is not None

    def shown() -> list[str]:
        rows = [window.sidebar.item(n) for n in range(window.sidebar.count())]
        return [row.text() for row in rows if not row.isHidden()]

    whole = shown()
    heading = whole.index("Firm")
    window.sidebar.setFocus()
    window.sidebar.setCurrentRow(heading)
    qtbot.keyClick(window.sidebar, Qt.Key.Key_Return)
    assert shown() == whole[: heading + 1]
    window.open_section("branch")
    settle(program, qtbot)
    assert shown() == [*whole[: heading + 1], "Branch offices"], "the page in front has its line"
    window.open_section("client")
    settle(program, qtbot)
    assert shown() == whole[: heading + 1]
    again = program.another_window()
    rows = [again.sidebar.item(n) for n in range(again.sidebar.count())]
    assert [row.text() for row in rows if not row.isHidden()] == whole[: heading + 1], "it is remembered"
    window.leave()
    settle(program, qtbot)


def test_esc_stops_what_the_base_is_asked(program: Program, qtbot: QtBot) -> None:
    window, workplace = program.window, program.workplace
    assert window is not None
    assert workplace is not None
    stopped: list[str] = []
    answer = lambda error: stopped.append(type(error).__name__)  # noqa: E731
    everything = "select count(*) from rdb$fields a cross join rdb$fields b cross join rdb$fields c cross join rdb$fields d"
    endless = reading(lambda session: session.rows(sql.Query("endless", everything, ())))
    workplace.background.run(window, endless, stopped.append, answer)
    qtbot.waitUntil(lambda: window._status._stop.isVisible(), timeout=10_000)
    qtbot.keyClick(window.tabs.page(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(stopped), timeout=20_000)
    assert stopped == ["Cancelled"]
