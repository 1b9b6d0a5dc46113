"""The manual in the program."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets import manual
from widgets.help import HelpWindow

Key = Qt.Key


@pytest.fixture
def help_window(qtbot: QtBot) -> Iterator[HelpWindow]:
    window = HelpWindow("en")
    qtbot.addWidget(window)
    yield window
    window.close()


def shown(window: HelpWindow) -> str:
    return window.reader.document().firstBlock().text()


def test_f1_opens_the_page_that_is_asked_for(help_window: HelpWindow) -> None:
    help_window.show_page("find")
    assert help_window.isVisible()
    assert shown(help_window) == manual.title_of(manual.path_of("find", "en"))


def test_an_unknown_page_leads_to_the_contents(help_window: HelpWindow) -> None:
    help_window.show_page("no-such-page")
    assert shown(help_window) == manual.title_of(manual.path_of("index", "en"))
    assert manual.path_of("../../pyproject", "en") == manual.path_of("index", "en")


def test_links_open_here_and_the_way_back_is_kept(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.show_page("index")
    help_window.reader.anchorClicked.emit(QUrl("find.md"))
    assert help_window.page() == "find"
    with qtbot.waitActive(help_window):
        help_window.activateWindow()
    qtbot.keyClick(help_window, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert help_window.page() == "index"
    qtbot.keyClick(help_window, Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert help_window.page() == "find"
    assert not help_window.forward.isEnabled()


def test_a_new_page_forgets_the_way_forward(help_window: HelpWindow) -> None:
    for page in ("index", "find"):
        help_window.show_page(page)
    help_window.go_back()
    help_window.show_page("keys")
    help_window.go_forward()
    assert help_window.page() == "keys"


def test_the_contents_name_every_page_in_order(help_window: HelpWindow) -> None:
    help_window.show_page("index")
    assert help_window.contents.count() == len(manual.order("en"))
    assert help_window.contents.currentRow() == 0


def test_search_finds_and_enter_shows_the_place(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.show_page("index")
    help_window.search.setFocus()
    qtbot.keyClicks(help_window.search, "ctrl+k")
    assert help_window.contents.count() > 0
    qtbot.keyClick(help_window.search, Key.Key_Return)
    assert help_window.reader.textCursor().selectedText().casefold() == "ctrl+k"
    help_window.search.setText("xyzzy")
    assert help_window.contents.count() == 0
    assert help_window._none.isVisible()


def test_search_takes_all_words_in_any_case_and_yo_as_ye() -> None:
    assert manual.search("ЁЛКА", "ru") == manual.search("елка", "ru")
    for hit in manual.search("клиент телефон", "ru"):
        assert "клиент" in hit.line.casefold()
        assert "телефон" in hit.line.casefold()
    assert manual.search(" ", "en") == []


def test_a_heading_can_be_shown(help_window: HelpWindow) -> None:
    path = manual.path_of("keys", "en")
    headings = [line[3:] for line in manual.text_of(path).splitlines() if line.startswith("## ")]
    help_window.show_page(f"keys#{manual.slug(headings[-1])}")
    assert help_window.reader.textCursor().block().text() == headings[-1]


def test_escape_closes_the_manual(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.show_page("index")
    with qtbot.waitActive(help_window):
        help_window.activateWindow()
    qtbot.keyClick(help_window, Key.Key_Escape)
    assert not help_window.isVisible()


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_every_page_is_shown_without_a_word_of_markup(help_window: HelpWindow, language: str) -> None:
    for page in manual.order(language):
        path = manual.path_of(page, language)
        assert path.parent.name == language, f"{page} is not written in {language}"
        help_window.reader.show_file(path)
        text = help_window.reader.toPlainText()
        assert "](" not in text, page
        assert "**" not in text, page
        QApplication.processEvents()


def test_pictures_fit_the_line_in_any_width(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.show_page("clients")
    for width in (700, 1300):
        help_window.resize(width, 700)
        qtbot.waitUntil(lambda: help_window.reader.horizontalScrollBar().maximum() == 0)
    assert help_window.reader.document().size().width() <= 760 + 48


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_every_picture_of_every_page_is_shown(help_window: HelpWindow, language: str) -> None:
    """F1 shows them: each is loaded, and stands in the text of its page."""
    wanted = shown = 0
    for page in manual.order(language):
        path = manual.path_of(page, language)
        wanted += manual.text_of(path).count("![")
        help_window.reader.show_file(path)
        QApplication.processEvents()
        document = help_window.reader.document()
        for form in document.allFormats():
            if form.isImageFormat():
                link = QUrl(form.toImageFormat().name())
                picture = document.resource(QTextDocument.ResourceType.ImageResource.value, link)
                assert isinstance(picture, QImage), link
                assert not picture.isNull(), link
                shown += 1
    assert shown == wanted > 20
