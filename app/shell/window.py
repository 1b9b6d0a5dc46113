"""The main window: sections on the left, search on top, pages (lists, cards, reports) as tabs in the middle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QToolButton, QVBoxLayout, QWidget

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import store
from app.core.entities import ENTITIES
from app.shell.commands import Menus, commands
from app.shell.freshness import Freshness
from app.shell.page_tabs import PageTabs
from app.shell.pages import Pages
from app.shell.proof import Proof
from app.shell.sections import SECTIONS, Section
from app.shell.sidebar import Sidebar
from app.shell.status import StatusLine
from app.shell.twins import Twins
from widgets.card_notice import Notice
from widgets.consents_bar import ConsentsBar
from widgets.drafts_bar import DraftsBar
from widgets.icons import set_icon
from widgets.one_picture import OnePicture
from widgets.quick_entry import QuickEntry
from widgets.reminders import Reminders
from widgets.search_box import SearchBox
from widgets.seat_strip import SeatStrip
from widgets.theme import UNIT
from widgets.twin_strip import TwinStrip

_GEOMETRY = "window.{}x{}"  # kept for each size of the screen, so that a smaller one gets a window that fits


class MainWindow(QMainWindow):
    """One window of one signed-in person. Everything it needs is handed in; it opens pages and nothing else."""

    def __init__(self, workplace: Workplace, pages: Pages, title: str) -> None:
        super().__init__()
        self._workplace = workplace
        self._pages = pages
        self._title = title
        self.setMinimumSize(880, 460)  # a screen of 1366x768 at 150 % has 911x485 to give
        self._sections = [section for section in SECTIONS if self._allowed(section)]
        self.tabs = PageTabs(self)
        self.sidebar = Sidebar(self._sections, workplace, self)
        self.search = SearchBox(workplace, self)
        self.reminders = Reminders(workplace, self)
        self.quick = QuickEntry(workplace, self)
        self.quick.hide()
        self.drafts = DraftsBar(workplace, self)
        self.consents = ConsentsBar(workplace, self)
        self.seat = SeatStrip(self.close, lambda: self.open_section("seats"), self)
        self.twin = TwinStrip(workplace, self)
        self.notice = Notice(self)
        self._status = StatusLine(workplace, self)
        self.setStatusBar(self._status)
        self._add_button = self._button("add")
        self._quick_button = self._button("phone")
        self._lay_out()
        self._menus = Menus(self, commands(self._sections))
        self._connect()
        self.retranslate()
        self._restore()

    # ---- building

    def _allowed(self, section: Section) -> bool:
        rights = self._workplace.facts.rights
        if section.block and not rights.permissions.may(section.block, section.verb):
            return False
        if section.door and not rights.may("X", section.door):
            return False
        return not section.entity or rights.may_see(section.entity)

    def _button(self, picture: str) -> QToolButton:
        button = QToolButton(self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(button, picture)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        top.setSpacing(UNIT)
        top.addWidget(self.search, 1)
        top.addWidget(self._quick_button)
        top.addWidget(self._add_button)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addLayout(top)
        bars = (self.seat, self.twin, self.notice, self.reminders, self.consents, self.drafts, self.quick)
        for bar in bars:
            middle.addWidget(bar)
        middle.addWidget(self.tabs, 1)
        centre = QWidget(self)
        whole = QHBoxLayout(centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.sidebar)
        whole.addLayout(middle, 1)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.open_section)
        self.tabs.shown.connect(self._page_shown)
        self._one_picture = OnePicture(self._workplace.background, self)
        self.tabs.coming.connect(lambda: self._one_picture.hold(self.tabs))
        self._add_button.clicked.connect(self.add_here)
        self._quick_button.clicked.connect(self.open_quick)
        workplace = self._workplace
        workplace.open_card = self.open_card
        workplace.open_list = self.open_list
        workplace.quick_entry = self.open_quick
        workplace.open_help = self.open_help
        self.reminders.backed_up.connect(self._status.show_backup)
        self._status.backup_asked.connect(lambda: self.open_section("backups"))
        workplace.open_departure = self.open_departure
        workplace.open_logins = self.open_logins
        self.drafts.look()
        self._freshness = Freshness(workplace, self)
        self._freshness.stale.connect(self.tabs.mark_stale)
        self._freshness.standing.connect(self.seat.show_standing)
        self.twins = Twins(workplace, self.keep_drafts, self)
        self.twins.follow(self._freshness, self.twin, self.drafts.look)
        self._proof = Proof(workplace, self)
        self._proof.failed.connect(self.seat.show_tampering)
        self.seat.show_standing(workplace.facts.standing)
        self._freshness.unseen.connect(self._status.show_alarms)
        self._status.alarms.clicked.connect(lambda: self.open_section("alarm"))

    def retranslate(self) -> None:
        """Put the words of the language in force everywhere this window itself has words."""
        self.setWindowTitle(f"{self._title} — Paddock CRM")
        self._menus.retranslate()
        self._add_button.setText(self.tr("Add"))
        self._add_button.setToolTip(self.tr("Add a row to this list (Ins)"))
        self._quick_button.setText(self.tr("Note a call"))
        self._quick_button.setToolTip(self.tr("Quick entry (Ctrl+J)"))
        self.sidebar.retranslate()

    # ---- pages

    def sections(self) -> list[str]:
        """Keys of the sections that this person has."""
        return [section.key for section in self._sections]

    @Slot(str)
    def open_section(self, key: str) -> None:
        """Show the page of a section, making it when it is not open."""
        section = next(s for s in self._sections if s.key == key)
        self.tabs.show_page(
            f"section:{key}", words(section.title), section.icon, lambda: self._pages.section(section)
        )

    def open_list(self, entity: str, filters: Mapping[str, Any] | None = None) -> None:
        """Open a list of its own with some filters: the rows behind a figure, say."""
        declared = ENTITIES[entity]
        key = f"list:{entity}:{sorted((filters or {}).items(), key=str)}"
        page = words(declared.many), declared.icon
        self.tabs.show_page(key, *page, lambda: self._pages.list(entity, filters))

    def open_card(self, entity: str, row_id: int | None, given: Mapping[str, Any] | None = None) -> None:
        """Open the card of a row (None: a new one) as a page of its own."""
        declared = ENTITIES[entity]
        key = f"card:{entity}:{row_id or store.new_uid()}"
        self.tabs.show_page(
            key,
            words(declared.one),
            declared.icon,
            lambda: self._pages.fields(entity),
            lambda fields: self._pages.card(entity, row_id, given, fields),
        )

    @Slot(str)
    def _page_shown(self, key: str) -> None:
        self.sidebar.mark(key)
        page = self.tabs.page()
        may_add = getattr(page, "may_add", None)
        self._add_button.setEnabled(hasattr(page, "add") and (may_add is None or may_add()))

    # ---- commands (app.shell.commands names them)

    @Slot()
    def add_here(self) -> None:
        """Add a row to the list in front."""
        if hasattr(self.tabs.page(), "add"):
            self.tabs.page().add()

    @Slot()
    def open_quick(self, given: Mapping[str, Any] | None = None) -> None:
        """Open quick entry, filled in with the client of the card in front."""
        page = self.tabs.page()
        if not isinstance(given, Mapping):  # a click carries its "checked"
            given = page.quick_given() if hasattr(page, "quick_given") else None
        self.quick.open(given)

    def find_client(self) -> None:
        """To the search box."""
        self.search.take_focus()

    def open_import(self) -> None:
        """Open the import as a page."""
        self.tabs.show_page("import", self.tr("Import"), "import", self._pages.importer)

    def open_preferences(self) -> None:
        """Open the preferences as a page."""
        self.tabs.show_page("preferences", self.tr("Preferences"), "settings", self._pages.preferences)

    def open_departure(self, employee_id: int) -> None:
        """Open the departure of an employee as a page, with what was done of it before."""
        self.tabs.show_page(
            f"departure:{employee_id}",
            self.tr("Departure"),
            "logout",
            lambda: self._pages.departure(employee_id),
        )

    def open_logins(self, employee_id: int) -> None:
        """Open the log-ins at an employee."""
        self.open_section("login")
        page = self.tabs.page()
        if hasattr(page, "choose"):
            page.choose(employee_id)

    def change_password(self) -> None:
        """Change the own password."""
        self._pages.change_password()

    def open_tokens(self) -> None:
        """The tokens that the person signs in with."""
        self._pages.tokens(self)

    def open_help(self, page: str = "") -> None:
        """Open the manual at a page; at that of the screen in front when none is named."""
        front = self.tabs.page()
        shown = front.property("help") if front is not None else None
        self._pages.help(page or str(shown or "index"))

    def open_keys(self) -> None:
        """Open the page of the manual about keys."""
        self.open_help("keys")

    def open_base(self) -> None:
        """Ask for another base."""
        self._pages.open_base()

    def switch_look(self) -> None:
        """From light to dark and back."""
        self._pages.switch_look()

    def lock_window(self) -> None:
        """Cover the window until the password is typed."""
        self._pages.lock()

    def about(self) -> None:
        """Say what this program is."""
        self._pages.about()

    def close_current(self) -> None:
        """Close the page in front."""
        self.tabs.close_page(self.tabs.currentIndex())

    def next_page(self) -> None:
        """To the next tab."""
        self.tabs.step(1)

    def previous_page(self) -> None:
        """To the tab before."""
        self.tabs.step(-1)

    # ---- life

    def say_wrong_passwords(self, count: int) -> None:
        """Say that wrong passwords were typed for this log-in on this computer since the last good one."""
        self.notice.say(
            "warning",
            self.tr(
                "%n wrong password(s) typed on this computer for your log-in before this sign-in.", "", count
            ),
            [(self.tr("Close"), self.notice.clear)],
        )

    @Slot(str)
    def show_line(self, state: str) -> None:
        """Show the state of the line to the base."""
        self._status.show_line(state)

    def keep_drafts(self) -> None:
        """Keep what is typed anywhere and not saved, now."""
        for page in self.tabs.pages():
            if hasattr(page, "saving"):
                page.saving.keep_draft()
        self.quick.keep_draft()

    @Slot()
    def look_around(self) -> None:
        """Somebody is back: ask for what others have changed and what has come due."""
        self._freshness.look()
        self.reminders.look()

    def leave(self) -> None:
        """Close without asking: the person opens another base, or the program ends."""
        self.tabs.drop_all()
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
            QTimer.singleShot(0, self, self.retranslate)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Unsaved cards ask; then the window's place is kept."""
        if not self.tabs.may_close_all():
            event.ignore()
            return
        place = bytes(self.saveGeometry().toBase64().data()).decode()
        self._pages.places.set_setting(self._geometry_key(), place)
        super().closeEvent(event)
