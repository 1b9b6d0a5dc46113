"""The pages of the main window as tabs: lists, cards, reports side by side; each is found again by its key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QTabBar, QWidget

from widgets.calm_tabs import CalmTabs
from widgets.icons import icon
from widgets.theme import UNIT

_LONGEST = 40  # characters of a tab's title
_LEAST = 18 * UNIT  # of a tab


@dataclass
class _Coming:
    """A page on its way: the steps still to be done, and what the last one made."""

    key: str
    title: str
    picture: str
    steps: list[Callable[..., Any]]
    made: Any = None

    def step(self) -> None:
        step = self.steps.pop(0)
        self.made = step() if self.made is None else step(self.made)


class _Line(QTabBar):
    """Tabs that stay wide enough to be told apart; the line is scrolled when there are many."""

    def minimumTabSizeHint(self, index: int) -> QSize:
        hint = self.tabSizeHint(index)
        return QSize(min(hint.width(), _LEAST), hint.height())


class PageTabs(CalmTabs):
    """What a page may have beyond a QWidget: signals title_changed(str), closed(); tab_title() -> str; may_close() -> bool; add();
    quick_given() -> mapping; mark_stale(entity, ids); property "help" (a page of the manual).

    Emits `shown` with the key of the page that came to the front.
    """

    shown = Signal(str)
    coming = Signal()  # another page is about to come to the front

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabBar(_Line(self))
        self.setDocumentMode(True)
        self.setTabsClosable(True)
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabCloseRequested.connect(self.close_page)
        self.currentChanged.connect(self._changed)
        self._coming: _Coming | None = None  # a page that is being made, or made but not shown yet

    def page(self) -> Any:
        """The page in front, None when there is none."""
        self.settle()
        return self.currentWidget()

    def pages(self) -> list[Any]:
        """All pages, in the order of the tabs."""
        self.settle()
        return [self.widget(i) for i in range(self.count())]

    def count(self) -> int:
        """How many pages there are."""
        self.settle()
        return super().count()

    def show_page(self, key: str, title: str, picture: str, *steps: Callable[..., Any]) -> None:
        """Bring the page of a key to the front; make it by the steps when there is none.

        Each step is given what the one before made; the last makes the page. Every step and the showing are turns of the
        event loop of their own, so that keys and the clock come in between; whoever asks for the pages meanwhile is
        answered as if they were one.
        """
        page = next((p for p in self.pages() if p.property("page") == key), None)
        if page is not None:
            self._front(page)
            return
        self._coming = _Coming(key, title, picture, list(steps))
        if self.isVisible():
            self._go_on()
        else:
            self.settle()

    @Slot()
    def _go_on(self) -> None:
        if self._coming is None:
            return
        if self._coming.steps:
            self._coming.step()
            QTimer.singleShot(1, self, self._go_on)  # with 0 it would be an event that goes before all timers
        else:
            self.settle()

    @Slot()
    def settle(self) -> None:
        """Show the page asked for last, if it is not shown yet."""
        if self._coming is None:
            return
        coming, self._coming = self._coming, None
        while coming.steps:
            coming.step()
        page = coming.made
        page.setProperty("page", coming.key)
        for name, slot in (("title_changed", self._title_changed), ("closed", self._closed)):
            if hasattr(page, name):
                getattr(page, name).connect(slot)
        self.coming.emit()
        self.addTab(page, icon(coming.picture), coming.title) if coming.picture else self.addTab(
            page, coming.title
        )
        if told := getattr(page, "tab_title", lambda: "")():  # it may have come before anybody listened
            self._name(self.indexOf(page), told)
        self._front(page)

    def _front(self, page: Any) -> None:
        if page is not self.currentWidget():
            self.coming.emit()
        self.setCurrentWidget(page)
        page.setFocus()

    @Slot(str)
    def _title_changed(self, title: str) -> None:
        self.settle()
        index = self.indexOf(self.sender())  # type: ignore[arg-type]
        if index >= 0:
            self._name(index, title)

    def _name(self, index: int, title: str) -> None:
        self.setTabText(index, title if len(title) <= _LONGEST else title[: _LONGEST - 1] + "…")
        self.setTabToolTip(index, title)

    @Slot()
    def _closed(self) -> None:
        self._drop(self.sender())

    @Slot(int)
    def close_page(self, index: int) -> None:
        """Close a page; one with unsaved changes asks first."""
        page: Any = self.widget(index)
        if page is not None and may_close(page):
            self._drop(page)

    def _drop(self, page: Any) -> None:
        self.settle()
        index = self.indexOf(page)
        if index >= 0:
            self.coming.emit()
            self.removeTab(index)
            page.deleteLater()
            front = self.currentWidget()
            if front is not None:  # the keyboard goes on where it was in the page that is in front now
                (front.focusWidget() or front).setFocus()

    def may_close_all(self) -> bool:
        """Ask every page, the last opened first."""
        return all(may_close(page) for page in reversed(self.pages()))

    def drop_all(self) -> None:
        """Close everything without asking."""
        for page in self.pages():
            self._drop(page)

    def step(self, by: int) -> None:
        """To the next page or the one before."""
        if count := self.count():
            self.setCurrentIndex((self.currentIndex() + by) % count)

    @Slot(str, list)
    def mark_stale(self, entity: str, ids: list[int]) -> None:
        """Tell the pages that rows were changed by somebody."""
        for page in self.pages():
            if hasattr(page, "mark_stale"):
                page.mark_stale(entity, ids)

    @Slot(int)
    def _changed(self, index: int) -> None:
        page: Any = self.widget(index)
        self.shown.emit(str(page.property("page")) if page is not None else "")


def may_close(page: Any) -> bool:
    """Whether a page lets itself be closed; it may ask the person."""
    return not hasattr(page, "may_close") or bool(page.may_close())
