"""The main window: sections on the left, search on top, pages (lists, cards, reports) as tabs in the middle."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QTabWidget, QToolButton, QVBoxLayout, QWidget
from widgets.quick_entry import QuickEntry
from widgets.reminders import Reminders
from widgets.search_box import SearchBox

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import store
from app.core.entities import ENTITIES
from app.core.texts import T
from app.shell.freshness import Freshness
from app.shell.pages import Pages
from app.shell.sections import SECTIONS, Section
from app.shell.sidebar import Sidebar
from app.shell.status import StatusLine
from widgets.icons import icon, set_icon
from widgets.theme import UNIT

_GEOMETRY = "window.{}x{}"  # kept for each size of the screen, so that a smaller one gets a window that fits


class MainWindow(QMainWindow):
    """One window of one signed-in person. Everything it needs is handed in; it opens pages and nothing else."""

    def __init__(self, workplace: Workplace, pages: Pages, title: str) -> None:
        super().__init__()
        self._workplace = workplace
        self._pages = pages
        self._title = title
        self.setObjectName("main")
        self.setMinimumSize(960, 560)
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._tabs.setTabsClosable(True)
        self._tabs.setMovable(True)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._tabs.tabCloseRequested.connect(self.close_page)
        self._tabs.currentChanged.connect(self._page_shown)
        self.sidebar = Sidebar([s for s in SECTIONS if self._allowed(s)], self)
        self.sidebar.chosen.connect(self.open_section)
        self.search = SearchBox(workplace, self)
        self.reminders = Reminders(workplace, self)
        self.quick = QuickEntry(workplace, self)
        self.quick.hide()
        self._status = StatusLine(workplace, self)
        self.setStatusBar(self._status)
        self._lay_out()
        self._make_menu()
        self._connect()
        self.retranslate()
        self._restore()

    # ---- building

    def _allowed(self, section: Section) -> bool:
        return not section.entity or self._workplace.facts.rights.may_see(section.entity)

    def _lay_out(self) -> None:
        self.add_button = QToolButton(self)
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_icon(self.add_button, "add")
        self.quick_button = QToolButton(self)
        self.quick_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_icon(self.quick_button, "phone")
        top = QHBoxLayout()
        top.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        top.setSpacing(UNIT)
        top.addWidget(self.search, 1)
        top.addWidget(self.quick_button)
        top.addWidget(self.add_button)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addLayout(top)
        middle.addWidget(self.reminders)
        middle.addWidget(self.quick)
        middle.addWidget(self._tabs, 1)
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.sidebar)
        whole.addLayout(middle, 1)
        centre = QWidget(self)
        centre.setLayout(whole)
        self.setCentralWidget(centre)

    def _action(
        self, menu: Any, name: str, text: T, keys: str, slot: Callable[[], Any], picture: str = ""
    ) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setData(text)
        if keys:
            action.setShortcuts([QKeySequence(key) for key in keys.split(" | ")])
        if picture:
            set_icon(action, picture)
        action.triggered.connect(lambda _checked=False: slot())
        menu.addAction(action)
        return action

    def _make_menu(self) -> None:
        bar = self.menuBar()
        self._menus: list[tuple[Any, T]] = []

        def menu(text: T) -> Any:
            made = bar.addMenu("")
            self._menus.append((made, text))
            return made

        file = menu(T("MainWindow", "&File"))
        self._action(file, "new", T("MainWindow", "New in this list"), "", self.add_here, "add")
        self._action(
            file,
            "connect",
            T("MainWindow", "Open another base…"),
            "Ctrl+O",
            self._pages.open_base,
            "database",
        )
        self._action(
            file, "import", T("MainWindow", "Import a spreadsheet…"), "Ctrl+I", self.open_import, "import"
        )
        self._action(
            file, "preferences", T("MainWindow", "Preferences…"), "Ctrl+,", self.open_preferences, "settings"
        )
        file.addSeparator()
        self._action(file, "close", T("MainWindow", "Close the page"), "Ctrl+W", self.close_current)
        self._action(file, "quit", T("MainWindow", "Exit"), "Ctrl+Q", self.close)

        base = menu(T("MainWindow", "&Client base"))
        work = menu(T("MainWindow", "&Work"))
        firm = menu(T("MainWindow", "F&irm"))
        homes = {"base": base, "work": work, "firm": firm}
        self._action(work, "quick", T("MainWindow", "Quick entry"), "Ctrl+J", self.open_quick, "phone")
        self._action(
            base,
            "find",
            T("MainWindow", "Find a client or person"),
            "Ctrl+K",
            self.search.take_focus,
            "search",
        )
        for number, section in enumerate((s for s in SECTIONS if self._allowed(s)), start=1):
            keys = f"Ctrl+{number}" if number < 10 else ""
            self._action(
                homes[section.menu],
                f"section-{section.key}",
                section.title,
                keys,
                partial(self.open_section, section.key),
                section.icon,
            )

        view = menu(T("MainWindow", "&View"))
        self._action(view, "next", T("MainWindow", "Next page"), "Ctrl+Tab", lambda: self._step(1))
        self._action(
            view, "previous", T("MainWindow", "Previous page"), "Ctrl+Shift+Tab", lambda: self._step(-1)
        )
        self._action(
            view,
            "light-dark",
            T("MainWindow", "Light or dark"),
            "Ctrl+Shift+L",
            self._pages.switch_look,
            "moon",
        )

        helping = menu(T("MainWindow", "&Help"))
        self._action(helping, "help", T("MainWindow", "Manual"), "F1", self.open_help, "help")
        self._action(helping, "keys", T("MainWindow", "Keys"), "Shift+F1", lambda: self.open_help("keys"))
        self._action(helping, "about", T("MainWindow", "About Paddock CRM"), "", self._pages.about, "info")

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_here)
        self.quick_button.clicked.connect(self.open_quick)
        workplace = self._workplace
        workplace.open_card = self.open_card
        workplace.open_list = self.open_list
        workplace.quick_entry = self.open_quick
        workplace.open_help = self.open_help
        self._freshness = Freshness(workplace, self)
        self._freshness.stale.connect(self._mark_stale)

    def retranslate(self) -> None:
        """Put the words of the language in force everywhere this window itself has words."""
        self.setWindowTitle(f"{self._title} — Paddock CRM")
        for made, text in self._menus:
            made.setTitle(words(text))
        for action in self.findChildren(QAction):
            if isinstance(action.data(), tuple):
                action.setText(words(T(*action.data())))
        self.add_button.setText(self.tr("Add"))
        self.add_button.setToolTip(self.tr("Add a row to this list (Ins)"))
        self.quick_button.setText(self.tr("Note a call"))
        self.quick_button.setToolTip(self.tr("Quick entry (Ctrl+J)"))
        self.sidebar.retranslate()

    # ---- pages

    @Slot(str)
    def open_section(self, key: str) -> None:
        """Show the page of a section, making it when it is not open."""
        section = next(s for s in SECTIONS if s.key == key)
        self._show(f"section:{key}", words(section.title), section.icon, lambda: self._pages.section(section))

    def open_list(self, entity: str, filters: Mapping[str, Any] | None = None) -> None:
        """Open a list of its own with some filters: the rows behind a figure, say."""
        declared = ENTITIES[entity]
        key = f"list:{entity}:{sorted((filters or {}).items(), key=str)}"
        self._show(key, words(declared.many), declared.icon, lambda: self._pages.list(entity, filters))

    def open_card(self, entity: str, row_id: int | None, given: Mapping[str, Any] | None = None) -> None:
        """Open the card of a row (None: a new one) as a page of its own."""
        declared = ENTITIES[entity]
        key = f"card:{entity}:{row_id}" if row_id is not None else f"card:{entity}:new:{store.new_uid()}"
        self._show(key, words(declared.one), declared.icon, lambda: self._pages.card(entity, row_id, given))

    def _show(self, key: str, title: str, picture: str, make: Callable[[], QWidget]) -> QWidget:
        for i in range(self._tabs.count()):
            if self._at(i).property("page") == key:
                self._tabs.setCurrentIndex(i)
                self._at(i).setFocus()
                return self._at(i)
        page = make()
        page.setProperty("page", key)
        for name, slot in (("title_changed", self._title_changed), ("closed", self._closed)):
            if hasattr(page, name):
                getattr(page, name).connect(slot)
        index = self._tabs.addTab(page, icon(picture), title) if picture else self._tabs.addTab(page, title)
        self._tabs.setCurrentIndex(index)
        page.setFocus()
        return page

    @Slot(str)
    def _title_changed(self, title: str) -> None:
        index = self._tabs.indexOf(self.sender())  # type: ignore[arg-type]
        if index >= 0:
            self._tabs.setTabText(index, title if len(title) <= 40 else title[:39] + "…")
            self._tabs.setTabToolTip(index, title)

    @Slot()
    def _closed(self) -> None:
        index = self._tabs.indexOf(self.sender())  # type: ignore[arg-type]
        if index >= 0:
            self._drop(index)

    @Slot(int)
    def close_page(self, index: int) -> None:
        """Close a page; one with unsaved changes asks first."""
        page = self._at(index)
        if not hasattr(page, "may_close") or page.may_close():
            self._drop(index)

    def close_current(self) -> None:
        """Close the page in front."""
        if self._tabs.count():
            self.close_page(self._tabs.currentIndex())

    def _drop(self, index: int) -> None:
        page = self._at(index)
        self._tabs.removeTab(index)
        page.deleteLater()

    def _step(self, by: int) -> None:
        if count := self._tabs.count():
            self._tabs.setCurrentIndex((self._tabs.currentIndex() + by) % count)

    @Slot(int)
    def _page_shown(self, index: int) -> None:
        page = self._at(index)
        key = str(page.property("page")) if page else ""
        self.sidebar.mark(key.removeprefix("section:") if key.startswith("section:") else "")
        self.add_button.setEnabled(page is not None and hasattr(page, "add"))

    def _at(self, index: int) -> Any:
        """The page of a tab; None where there is none. What a page can do beyond a QWidget is asked by hasattr."""
        return self._tabs.widget(index)

    def page(self) -> Any:
        """The page in front."""
        return self._tabs.currentWidget()

    # ---- commands

    @Slot()
    def add_here(self) -> None:
        """Add a row to the list in front."""
        page = self.page()
        if page is not None and hasattr(page, "add"):
            page.add()

    def open_quick(self, given: Mapping[str, Any] | None = None) -> None:
        """Open quick entry, filled in with the client of the card in front."""
        page = self.page()
        if not isinstance(given, Mapping):
            given = page.quick_given() if page is not None and hasattr(page, "quick_given") else None
        self.quick.open(given)

    def open_import(self) -> None:
        """Open the import wizard as a page."""
        self._show("import", self.tr("Import"), "import", self._pages.importer)

    def open_preferences(self) -> None:
        """Open the preferences as a page."""
        self._show("preferences", self.tr("Preferences"), "settings", self._pages.preferences)

    def open_help(self, page: str = "") -> None:
        """Open the manual at a page; at that of the screen in front when none is named."""
        front = self.page()
        wanted = page or (
            str(front.property("help")) if front is not None and front.property("help") else "index"
        )
        self._pages.help(wanted)

    @Slot(str, list)
    def _mark_stale(self, entity: str, ids: list[int]) -> None:
        for i in range(self._tabs.count()):
            page = self._at(i)
            if hasattr(page, "mark_stale"):
                page.mark_stale(entity, ids)

    # ---- life

    @Slot(str)
    def show_line(self, state: str) -> None:
        """Show the state of the line to the base."""
        self._status.show_line(state)

    def leave(self) -> None:
        """Close without asking: the person opens another base, or the program ends."""
        while self._tabs.count():
            self._drop(0)
        self._pages.close()
        self.close()
        self.deleteLater()

    def _geometry_key(self) -> str:
        size = self.screen().availableGeometry()
        return _GEOMETRY.format(size.width(), size.height())

    def _restore(self) -> None:
        kept = self._pages.places.setting(self._geometry_key())
        if not (kept and self.restoreGeometry(QByteArray.fromBase64(str(kept).encode()))):
            free = self.screen().availableGeometry()
            self.resize(min(1280, free.width()), min(800, free.height() - 40))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_menus"):
            QTimer.singleShot(0, self.retranslate)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Unsaved cards ask; then the window's place is kept."""
        for i in reversed(range(self._tabs.count())):
            page = self._at(i)
            if hasattr(page, "may_close") and not page.may_close():
                event.ignore()
                return
        self._pages.places.set_setting(
            self._geometry_key(), bytes(self.saveGeometry().toBase64().data()).decode()
        )
        super().closeEvent(event)
