"""The tabs below a card: each is loaded when it is first shown; the first came with the card."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import store
from app.core.cases.channels import held
from app.core.entities import ENTITIES
from app.core.entity import Entity, Tab
from widgets.calm_tabs import CalmTabs
from widgets.icons import icon
from widgets.list_view import ListView
from widgets.one_picture import OnePicture
from widgets.theme import draws_less

_ICONS = {
    "feed": "history",
    "channels": "phone",
    "files": "attach",
    "history": "history",
    "classes": "tag",
    "people": "contact",
}


class TabPage(QWidget):
    """What the pages of a card share. `asked` and `loaded` tell how far its rows are.

    `counted(n)`: how many rows it shows.
    """

    counted = Signal(int)

    def __init__(
        self,
        workplace: Workplace,
        entity: Entity,
        tab: Tab,
        row_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.workplace, self.entity, self.tab, self.row_id = workplace, entity, tab, row_id
        self.setAccessibleName(words(tab.title))
        self.loaded = False
        self.stale = False
        self.telling = False
        self.columns = store.tab_columns(entity.key, tab.key)

    def load(self) -> None:
        """Show the rows, asking the base if nobody has yet."""
        if self.row_id is not None and (not self.loaded or self.stale):
            self.reload()

    def reload(self) -> None:
        """Ask the base anew."""
        if self.row_id is not None:
            self.stale = False
            job = store.tab_rows(self.entity.key, self.row_id, self.tab.key)
            self.workplace.background.run(self, job, self.take, key="rows")

    def take(self, rows: Sequence[Sequence[Any]]) -> None:
        """Rows have come."""
        self.loaded, self.stale = True, False
        self.show_rows([dict(zip(self.columns, row, strict=True)) for row in rows])

    def show_rows(self, rows: list[dict[str, Any]]) -> None:
        """Show the rows, each by the names of its columns."""
        raise NotImplementedError

    def owner_saved(self, row_id: int) -> None:
        """The card's row was saved; a new one has its id now."""
        self.row_id = row_id

    def tell(self, entity: str, row_id: int) -> None:
        """Tell the other screens of a change made here, which is shown here already."""
        self.telling = True
        self.workplace.say_changed(entity, row_id)
        self.telling = False

    def another_row(self, row_id: int) -> None:
        """The card shows another row."""
        self.row_id, self.loaded, self.stale = row_id, False, False

    def outdated(self, entity: str, row_id: int) -> bool:
        """Whether a change of a row of an entity may change what is shown here."""
        return False

    def is_pending(self) -> bool:
        """Whether something was typed here that is not saved yet."""
        return False


class ListPage(TabPage):
    """A generic list of another entity's rows, those that belong to this one."""

    def __init__(
        self,
        workplace: Workplace,
        entity: Entity,
        tab: Tab,
        row_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workplace, entity, tab, row_id, parent)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        self.list: ListView | None = None

    def reload(self) -> None:
        """Make the list, which asks by itself; later ask it to look again."""
        if self.row_id is None:
            return
        self.stale = False
        if self.list is None:
            self.list = self.made({self.tab.by: self.row_id})
            self.box.insertWidget(0, self.list, 1)
            self.setFocusProxy(self.list)
            self.loaded = True
        else:
            self.list.reload()

    def made(self, fixed: dict[str, Any]) -> ListView:
        """The list."""
        return ListView(self.workplace, self.tab.entity, fixed_filters=fixed, compact=True, parent=self)

    def another_row(self, row_id: int) -> None:
        """A list of other rows is another list."""
        super().another_row(row_id)
        if self.list is not None:
            self.box.removeWidget(self.list)
            self.list.hide()
            self.list.deleteLater()
            self.list = None

    def show_rows(self, rows: list[dict[str, Any]]) -> None:
        """The list has its own."""


def _page(workplace: Workplace, entity: Entity, tab: Tab, row_id: int | None, parent: QWidget) -> TabPage:
    from widgets.card_people import EmployersPage, PeoplePage
    from widgets.channels_tab import ChannelsPage
    from widgets.classes_tab import ClassesPage
    from widgets.feed import FeedPage
    from widgets.files_tab import FilesPage
    from widgets.history_tab import HistoryPage

    kinds: dict[str, type[TabPage]] = {
        "feed": FeedPage,
        "channels": ChannelsPage,
        "files": FilesPage,
        "history": HistoryPage,
        "classes": ClassesPage,
        "list": ListPage,
    }
    special = {("employment", "client"): PeoplePage, ("employment", "contact"): EmployersPage}
    made = special.get((tab.entity, tab.by)) or kinds[tab.kind]
    return made(workplace, entity, tab, row_id, parent)


class Tabs(CalmTabs):
    """All tabs of a card. A page is made when it is first in front.

    `channels(rows)`: the phones and addresses are these now.
    """

    channels = Signal(list)

    def __init__(
        self, workplace: Workplace, entity: Entity, row_id: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self._workplace, self._entity, self._row_id = workplace, entity, row_id
        self._made: dict[str, TabPage] = {}
        self._holders: list[tuple[QWidget, QVBoxLayout]] = []
        self._rows: dict[str, list[Any]] = {}  # came with the card, for pages not made yet
        self.waiting = row_id is not None  # the rows of the tab in front come with the card
        for tab in entity.tabs:
            picture = _ICONS.get(tab.kind) or _ICONS.get(tab.key) or ENTITIES[tab.entity].icon
            holder = QWidget(self)
            box = QVBoxLayout(holder)
            box.setContentsMargins(0, 0, 0, 0)
            self._holders.append((holder, box))
            number = self.addTab(holder, words(tab.title))
            if not draws_less():  # each is as many bytes as two words
                self.setTabIcon(number, icon(picture, "muted"))
            if number < 9:
                self.setTabToolTip(number, f"Alt+{number + 1}")
        self._soon = QTimer(self)  # several changes told at once are one question
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.show_front)
        self._enable()
        self._one_picture = OnePicture(workplace.background, self)
        self.changing.connect(lambda: self._one_picture.hold(self))
        self.currentChanged.connect(self.show_front)
        workplace.changed.connect(self._changed)

    # -- pages

    def page(self, key: str) -> TabPage:
        """The page of a tab, made if there is none yet. Raises KeyError for a tab that is not declared."""
        if key not in self._made:
            number, tab = next((n, t) for n, t in enumerate(self._entity.tabs) if t.key == key)
            page = _page(self._workplace, self._entity, tab, self._row_id, self)
            page.counted.connect(lambda n: self._count(number, n))
            if hasattr(page, "shown"):
                page.shown.connect(self.channels)
            holder, box = self._holders[number]
            box.addWidget(page)
            holder.setFocusProxy(page)
            self._made[key] = page
            if key in self._rows:
                page.take(self._rows.pop(key))
        return self._made[key]

    def front(self) -> Tab | None:
        """The tab in front."""
        index = self.currentIndex()
        return self._entity.tabs[index] if index >= 0 else None

    def bring(self, key: str) -> TabPage:
        """Bring a tab to the front."""
        self.setCurrentIndex(next(n for n, tab in enumerate(self._entity.tabs) if tab.key == key))
        return self.page(key)

    def _enable(self) -> None:
        """A row that is not saved yet has nothing below it but the phones typed already."""
        for index, tab in enumerate(self._entity.tabs):
            usable = self._row_id is not None or tab.kind == "channels"
            self.setTabEnabled(index, usable)
            if usable and not self.isTabEnabled(self.currentIndex()):
                self.setCurrentIndex(index)

    def hide_tabs(self, keys: Collection[str]) -> None:
        """Tabs that are hidden from this person."""
        for number, tab in enumerate(self._entity.tabs):
            self.setTabVisible(number, tab.key not in keys)

    def _count(self, number: int, n: int) -> None:
        title = words(self._entity.tabs[number].title)
        self.setTabText(number, f"{title} ({n})" if n else title)

    # -- rows

    def first(self) -> str:
        """The key of the tab in front when its rows can come with the card, else ""."""
        tab = self.front()
        return tab.key if tab is not None and tab.kind != "list" else ""

    def take(self, parts: dict[str, list[Any]]) -> None:
        """Rows that came with the card."""
        self.waiting = False
        for number, tab in enumerate(self._entity.tabs):
            rows = parts.get(tab.key)
            if rows is None:
                continue
            if tab.key in self._made or tab == self.front():
                self.page(tab.key).take(rows)
                continue
            self._rows[tab.key] = rows
            if tab.kind == "channels":
                names = store.tab_columns(self._entity.key, tab.key)
                found = [dict(zip(names, row, strict=True)) for row in rows]
                self._count(number, 0 if held(found) else len(rows))
                self.channels.emit(found)
        self.show_front()

    def show_front(self, _index: int = 0) -> None:
        """Load the tab in front, once the card is there."""
        tab = self.front()
        if (
            not self.waiting
            and tab is not None
            and self.isVisible()
            and self.isTabEnabled(self.currentIndex())
        ):
            self.page(tab.key).load()

    def another_row(self, row_id: int) -> None:
        """The card shows another row: nothing of the old one stays."""
        self._row_id, self.waiting = row_id, True
        self._rows.clear()
        for page in self._made.values():
            page.another_row(row_id)

    def owner_saved(self, row_id: int) -> None:
        """The card was saved."""
        self._row_id = row_id
        for page in self._made.values():
            page.owner_saved(row_id)
        self._enable()
        self.show_front()

    def _changed(self, entity: str, row_id: int) -> None:
        if entity == "channel":
            self._rows.clear()
        for page in self._made.values():
            if page.loaded and not page.telling and page.outdated(entity, row_id):
                page.stale = True
        # The card's own save is known here: the feed tells of it when it is next shown, not at the cost of a turn.
        front = self.front()
        own = entity == self._entity.key and row_id == self._row_id
        later = own and front is not None and front.kind == "feed"
        if self.isVisible() and not later:
            self._soon.start()

    def refresh(self) -> None:
        """Everything is asked anew when it is shown again; what is in front comes with the card."""
        self._rows.clear()
        self.waiting = True
        for page in self._made.values():
            page.stale = page.loaded

    def is_pending(self) -> bool:
        """Whether something typed in a tab is not saved yet."""
        return any(page.is_pending() for page in self._made.values())
