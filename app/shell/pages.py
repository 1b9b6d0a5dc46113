"""Makes the pages of the main window: the one place that knows which widget shows what.

Pages that a person may not open today (reports, import, preferences) are imported when they are first asked for: with
their libraries they are half of the program's start and a quarter of its memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.bridge.workplace import Workplace
from app.core import store
from app.core.entities import ENTITIES
from app.core.places import Places
from app.shell.sections import ME, Section
from widgets.card import Card
from widgets.card_blocks import Blocks
from widgets.list_file import ListFile
from widgets.list_view import ListView
from widgets.theme import Theme

if TYPE_CHECKING:
    from widgets.help import HelpWindow


class Pages:
    """Pages by kind. `first`: the first page of clients. The calls: what only the program as a whole can do (another base, another look, about)."""

    def __init__(
        self,
        workplace: Workplace,
        places: Places,
        theme: Theme,
        *,
        first: store.Page | None = None,
        open_base: Callable[[], None],
        switch_look: Callable[[], None],
        about: Callable[[], None],
        change_password: Callable[[], None] = lambda: None,
        lock: Callable[[], None] = lambda: None,
        use_language: Callable[[str], bool] | None = None,
    ) -> None:
        self._workplace = workplace
        self._theme = theme
        self._first = first  # of the clients: it came with the sign-in, and is shown once
        self._help: HelpWindow | None = None
        self.places = places
        self.open_base = open_base
        self.switch_look = switch_look
        self.about = about
        self.change_password = change_password
        self.lock = lock
        self._use_language = use_language

    def section(self, section: Section) -> QWidget:
        """The page of a section."""
        if section.key == "reports":
            from widgets.report_dialog import ReportsPage

            return ReportsPage(self._workplace)
        if section.key == "acts":
            from widgets.acts_list import ActsList

            return ActsList(self._workplace)
        if section.key == "duplicates":
            from widgets.duplicates_page import DuplicatesPage

            return DuplicatesPage(self._workplace)
        if section.key == "backups":
            from widgets.backups_page import BackupsPage

            return BackupsPage(self._workplace, self.places)
        if section.key == "timed":
            from widgets.timed_page import TimedPage

            return TimedPage(self._workplace)
        if section.key == "permission":
            from widgets.permissions import PermissionsPage

            return PermissionsPage(self._workplace)
        if section.key == "seats":
            from widgets.seats import SeatsPage

            return SeatsPage(self._workplace)
        if section.key == "login":
            from widgets.logins import LoginsPage

            return LoginsPage(self._workplace)
        me = self._workplace.facts.me_id
        filters = {
            name: tuple(me if value == ME else value for value in values)
            for name, values in section.filters.items()
        }
        first: store.Page | None = None
        if section.entity == "client":
            first, self._first = self._first, None
        return self.list(section.entity, filters, first)

    def list(
        self, entity: str, filters: Mapping[str, Any] | None = None, first: store.Page | None = None
    ) -> QWidget:
        """A list, with some filters set that the person may take away; `first`: its first page, if it is here already."""
        if entity == "audit":
            from widgets.audit_page import AuditPage

            page = AuditPage(self._workplace, filters)
            page.list.spreadsheet = ListFile(self._workplace, page.list)
            return page
        if entity == "alarm":
            from widgets.alarms_list import AlarmsList

            return AlarmsList(self._workplace, filters)
        if entity == "employee" and self._workplace.facts.rights.may("X", "login_state"):
            from widgets.employees import EmployeeList

            view: ListView = EmployeeList(self._workplace, filters)
        else:
            view = ListView(self._workplace, entity, filters=filters, start=first)
        view.spreadsheet = ListFile(self._workplace, view)
        return view

    def fields(self, entity: str) -> Blocks:
        """The fields of a card, which are half the work of making it."""
        return Blocks(self._workplace, ENTITIES[entity])

    def card(
        self, entity: str, row_id: int | None, given: Mapping[str, Any] | None, fields: Blocks
    ) -> QWidget:
        """A card with fields made before."""
        return Card(self._workplace, entity, row_id, given, fields)

    def departure(self, employee_id: int) -> QWidget:
        """The departure of an employee."""
        from widgets.departure import Departure

        return Departure(self._workplace, employee_id)

    def importer(self) -> QWidget:
        """The import wizard."""
        from widgets.import_wizard import ImportWizard

        return ImportWizard(self._workplace)

    def preferences(self) -> QWidget:
        """The preferences."""
        from widgets.preferences import Preferences

        return Preferences(self._workplace, self.places, self._theme, self._use_language)

    def tokens(self, parent: QWidget) -> None:
        """Show the own tokens in a dialog."""
        from widgets.token_page import TokensDialog, Whose

        facts = self._workplace.facts
        dialog = TokensDialog(self._workplace, Whose(facts.me_id, facts.me_name, True), parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def help(self, page: str) -> None:
        """Show the manual at a page, in its one window."""
        if self._help is None:
            from widgets.help import HelpWindow

            self._help = HelpWindow()
        self._help.show_page(page)

    def close(self) -> None:
        """Close what these pages opened beside the main window."""
        if self._help is not None:
            self._help.close()
