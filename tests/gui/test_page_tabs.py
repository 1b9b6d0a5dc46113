"""The pages of the main window: their titles, and where the keyboard is when one goes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.shell.page_tabs import PageTabs


class Page(QWidget):
    """Two boxes; the first is where the keyboard goes at first."""

    title_changed = Signal(str)
    closed = Signal()

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self._title = title
        self.first, self.second = QLineEdit(self), QLineEdit(self)
        box = QVBoxLayout(self)
        box.addWidget(self.first)
        box.addWidget(self.second)
        self.setFocusProxy(self.first)

    def tab_title(self) -> str:
        return self._title


def shown(qtbot: QtBot) -> PageTabs:
    tabs = PageTabs()
    qtbot.addWidget(tabs)
    with qtbot.waitActive(tabs):
        tabs.show()
        tabs.activateWindow()
    return tabs


def test_a_title_that_came_before_the_page_was_shown_is_not_lost(qtbot: QtBot) -> None:
    tabs = shown(qtbot)
    tabs.show_page("a", "Client", "", lambda: Page("Highland Tools"))
    qtbot.waitUntil(lambda: tabs.currentWidget() is not None)
    assert tabs.tabText(0) == "Highland Tools"
    tabs.show_page("b", "Client", "", Page)
    qtbot.waitUntil(lambda: tabs.currentIndex() == 1)
    assert tabs.tabText(1) == "Client"
    tabs.page().title_changed.emit("Oakfield Stores")
    assert tabs.tabText(1) == "Oakfield Stores"


def test_the_keyboard_goes_back_to_where_it_was_when_a_page_is_closed(qtbot: QtBot) -> None:
    tabs = shown(qtbot)
    under, over = Page(), Page()
    tabs.show_page("under", "Under", "", lambda: under)
    qtbot.waitUntil(lambda: tabs.currentWidget() is under)
    assert under.first.hasFocus()
    under.second.setFocus()
    tabs.show_page("over", "Over", "", lambda: over)
    qtbot.waitUntil(lambda: tabs.currentWidget() is over)
    assert over.first.hasFocus()
    over.closed.emit()
    assert tabs.count() == 1
    assert under.second.hasFocus()
