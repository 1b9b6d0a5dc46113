"""The commands of the main window: one line each, with menu, words, keys and icon; the menus are made from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.bridge.translate import words
from app.core.texts import T
from app.shell.sections import Section
from widgets.icons import set_icon

MENUS = (
    ("file", T("MainWindow", "&File")),
    ("base", T("MainWindow", "&Client base")),
    ("work", T("MainWindow", "&Work")),
    ("firm", T("MainWindow", "F&irm")),
    ("view", T("MainWindow", "&View")),
    ("help", T("MainWindow", "&Help")),
)


@dataclass(frozen=True)
class Command:
    """One command. `does` names a method of the window. `section` goes with it as its argument, "" for none."""

    name: str
    menu: str
    text: T
    does: str
    keys: str = ""
    icon: str = ""
    section: str = ""
    line_before: bool = False


_FIXED = (
    Command("new", "file", T("MainWindow", "New in this list"), "add_here", "", "add"),
    Command("connect", "file", T("MainWindow", "Open another base…"), "open_base", "Ctrl+O", "database"),
    Command("import", "file", T("MainWindow", "Import a spreadsheet…"), "open_import", "Ctrl+I", "import"),
    Command("preferences", "file", T("MainWindow", "Preferences…"), "open_preferences", "Ctrl+,", "settings"),
    Command("password", "file", T("MainWindow", "Change my password…"), "change_password", "", "key"),
    Command("tokens", "file", T("MainWindow", "My tokens…"), "open_tokens"),
    Command("close", "file", T("MainWindow", "Close the page"), "close_current", "Ctrl+W", line_before=True),
    Command("lock", "file", T("MainWindow", "Lock the window"), "lock_window", "Ctrl+Alt+L", "lock"),
    Command("quit", "file", T("MainWindow", "Exit"), "close", "Ctrl+Q"),
    Command("find", "base", T("MainWindow", "Find a client or person"), "find_client", "Ctrl+K", "search"),
    Command("quick", "work", T("MainWindow", "Quick entry"), "open_quick", "Ctrl+J", "phone"),
    Command("next", "view", T("MainWindow", "Next page"), "next_page", "Ctrl+Tab"),
    Command("previous", "view", T("MainWindow", "Previous page"), "previous_page", "Ctrl+Shift+Tab"),
    Command("look", "view", T("MainWindow", "Light or dark"), "switch_look", "Ctrl+Shift+L", "moon"),
    Command("manual", "help", T("MainWindow", "Manual"), "open_help", "F1", "help"),
    Command("keys", "help", T("MainWindow", "Keys"), "open_keys", "Shift+F1"),
    Command("about", "help", T("MainWindow", "About Paddock CRM"), "about", "", "info", line_before=True),
)


def commands(sections: Iterable[Section]) -> list[Command]:
    """The fixed commands and one for each section, Ctrl+1 to Ctrl+9 for the first nine."""
    opened = [
        Command(
            f"section-{section.key}",
            section.menu,
            section.title,
            "open_section",
            f"Ctrl+{number}" if number < 10 else "",
            section.icon,
            section.key,
        )
        for number, section in enumerate(sections, start=1)
    ]
    return [*_FIXED, *opened]


class Menus:
    """The menu bar of a window, made from commands; its words follow the language."""

    def __init__(self, window: QMainWindow, made: Iterable[Command]) -> None:
        self._menus: dict[str, QMenu] = {key: window.menuBar().addMenu("") for key, _ in MENUS}
        self._actions: list[tuple[QAction, T]] = []
        for command in made:
            self._add(window, command)
        self.retranslate()

    def _add(self, window: QMainWindow, command: Command) -> None:
        menu = self._menus[command.menu]
        if command.line_before:
            menu.addSeparator()
        action = QAction(window)
        action.setObjectName(command.name)
        if command.keys:
            action.setShortcut(QKeySequence(command.keys))
        if command.icon:
            set_icon(action, command.icon)
        action.triggered.connect(_caller(getattr(window, command.does), command.section))
        menu.addAction(action)
        self._actions.append((action, command.text))

    def retranslate(self) -> None:
        """The words of the language in force."""
        for key, text in MENUS:
            self._menus[key].setTitle(words(text))
        for action, text in self._actions:
            action.setText(words(text))


def _caller(method: Callable[..., object], section: str) -> Callable[..., None]:
    """Calls without what the signal carries."""

    def call(*_: object) -> None:
        method(section) if section else method()

    return call
