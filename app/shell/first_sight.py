"""How the main window comes to light, in steps short enough that a key or a click comes in between."""

from __future__ import annotations

from collections.abc import Callable

from app.shell.window import MainWindow


def first_sight(window: MainWindow, section: str) -> tuple[Callable[[], object], ...]:
    """The steps that show a window just made, with the page of a section; each wants a turn of the event loop of its own.

    Letters and pictures are made when they are first painted: out of sight, part by part, or the first sight is one
    long turn.
    """

    def open_page() -> None:
        window.sidebar.grab()
        window.open_section(section)

    return open_page, window.tabs.grab, window.show
