"""The main window made anew for the same person, in another language: with the same pages, each at the same place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QWidget

from app.bridge import messages
from app.bridge.background import Background
from app.bridge.translate import words
from app.core.texts import T
from app.shell.window import MainWindow
from widgets.card import Card
from widgets.list_view import ListView

if TYPE_CHECKING:
    from app.shell.wiring import Program

_AT_WORK = T(
    "MainWindow", "A report, an import or a backup is still under way. Stop it and change the language?"
)
_STOP = T("MainWindow", "Stop it")


@dataclass(frozen=True)
class Kept:
    """One open page. filters and order: of a list; front: the tab in front of a card, the report chosen."""

    key: str
    filters: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    order: str = ""
    front: str = ""


@dataclass(frozen=True)
class Place:
    """The pages from left to right, and the key of the one that the person looks at."""

    pages: tuple[Kept, ...]
    front: str


def change_language(program: Program, chosen: str) -> bool:
    """Show another language ("": the system's) at once: the window is made anew, with the same pages at the same places.

    False when the person would rather not, because of changes not saved or of work under way.
    """
    window, workplace = program.window, program.workplace
    if window is None or workplace is None or not may_leave(window, workplace.background):
        return False
    QTimer.singleShot(0, program, lambda: _speak(program, chosen))  # whoever asks lives in that window
    return True


def _speak(program: Program, chosen: str) -> None:
    before = program.window
    if before is not None:
        place = keep(before)
        program.translation.use(chosen)
        replace(before, program.another_window(), place)


def may_leave(window: MainWindow, background: Background) -> bool:
    """Whether the window may go: asks about changes not saved, and about work under way."""
    if not window.tabs.may_close_all():
        return False
    if not background.at_long_work:
        return True
    return messages.ask(window, words(_AT_WORK), yes=words(_STOP))


def keep(window: MainWindow) -> Place:
    """Where the person is. What is typed and not saved becomes a draft; a record never saved is no place to come back to."""
    window.keep_drafts()
    pages = [page for page in window.tabs.pages() if _can_come_back(str(page.property("page")))]
    front = window.tabs.page()
    return Place(tuple(map(_kept, pages)), str(front.property("page")) if front is not None else "")


def _can_come_back(key: str) -> bool:
    return not key.startswith("card:") or key.rpartition(":")[2].isdecimal()


def _kept(page: QWidget) -> Kept:
    key = str(page.property("page"))
    if (found := _list_of(page)) is not None:
        return Kept(key, found.bar.values(), dict(found.extra), found.model.order)
    if isinstance(page, Card):
        tab = page.tabs.front()
        return Kept(key, front=tab.key if tab is not None else "")
    return Kept(key, front=page.report.key if hasattr(page, "report") else "")


def _list_of(page: QWidget) -> ListView | None:
    """The list that a page is, or holds."""
    found = getattr(page, "list", page)
    return found if isinstance(found, ListView) else None


def replace(before: MainWindow, after: MainWindow, place: Place) -> None:
    """Show another window at the place of the one before, which goes."""
    after.restoreGeometry(before.saveGeometry())
    front: QWidget | None = None
    for kept in place.pages:
        page = _opened(after, kept)
        if page is not None:
            _put(page, kept)
            front = page if kept.key == place.front else front
    if front is not None:
        after.tabs.setCurrentWidget(front)
    after.show()
    if front is not None:
        front.setFocus()
    before.leave()
    QCoreApplication.removePostedEvents(before, QEvent.Type.LanguageChange)
    after.look_around()
    after.activateWindow()


def _opened(window: MainWindow, kept: Kept) -> Any:
    """The page opened again; None for a section that this person has no more."""
    kind, _, rest = kept.key.partition(":")
    if kind == "section":
        if rest not in window.sections():
            return None
        window.open_section(rest)
    elif kind == "card":
        entity, _, row_id = rest.partition(":")
        window.open_card(entity, int(row_id))
    elif kind == "list":
        window.open_list(rest.partition(":")[0], {**kept.extra, **kept.filters})
    elif kind == "departure":
        window.open_departure(int(rest))
    elif kind == "import":
        window.open_import()
    else:
        window.open_preferences()
    return window.tabs.page()


def _put(page: Any, kept: Kept) -> None:
    if (found := _list_of(page)) is not None:
        if kept.filters != found.bar.values() or kept.order != found.model.order:
            found.bar.set_values(kept.filters)
            found.sort_by(kept.order)
    elif isinstance(page, Card):
        if kept.front:
            page.tabs.bring(kept.front)
    elif kept.front:
        page.choose(kept.front)
