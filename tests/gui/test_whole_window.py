"""The whole main window: another language at once, every page no wider than its place, every control reached by keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
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
from app.core.drafts import Drafts  # noqa: F401 -- the program keeps them in its home
from app.core.places import Choice, Embedded, Places
from app.shell.wiring import Program
from tests.lists_base import LOGIN, lists_path, lists_read  # noqa: F401 -- fixtures
from widgets.list_view import ListView
from widgets.theme import Theme

WIDTH, HEIGHT = 1366, 728  # of the usual small laptop, without its task bar
_FONTS = ("Noto Sans", "DejaVu Sans")


@pytest.fixture
def program(
    lists_path: Path,  # noqa: F811
    tmp_path: Path,
    qapp: QApplication,
    qtbot: QtBot,
) -> Iterator[Program]:
    translation = Translation(qapp)
    font, palette = qapp.font(), qapp.palette()
    made = Program(qapp, Places(tmp_path / "places.json"), translation, Theme(qapp))
    failed: list[Exception] = []
    made.enter(Choice(Embedded(str(lists_path)), LOGIN), failed.append)
    qtbot.waitUntil(lambda: made.window is not None or bool(failed), timeout=30_000)
    assert not failed
    assert made.window is not None
    made.window.resize(WIDTH, HEIGHT)
    settle(made, qtbot)
    yield made
    made.leave()
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
    window.tabs.page().tabs.bring("task")
    window.open_section("task")
    window.tabs.page().set_filters({"state": ("D",)})
    window.open_preferences()
    settle(program, qtbot)
    keys = [page.property("page") for page in window.tabs.pages()]
    assert program.use_language("ru")
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
    assert pages["card:client:1"].tabs.front().key == "task"
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
    assert not program.use_language("ru")
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
    program.use_language(language)
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
