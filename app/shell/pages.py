"""Makes the pages of the main window: the one place that knows which widget shows what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.bridge.workplace import Workplace
from app.core import store
from app.core.places import Places
from app.shell.sections import ME, Section
from widgets.acts_list import ActsList
from widgets.card import Card
from widgets.help import HelpWindow
from widgets.import_wizard import ImportWizard
from widgets.list_view import ListView
from widgets.preferences import Preferences
from widgets.report_dialog import ReportsPage
from widgets.theme import Theme


class Pages:
    """Pages by kind. `shell` calls: what only the program as a whole can do (another base, another look, about).

    start: the first page of the list of clients, which came with the sign-in: that list does not ask for it again.
    """

    def __init__(
        self,
        workplace: Workplace,
        places: Places,
        theme: Theme,
        *,
        open_base: Callable[[], None],
        switch_look: Callable[[], None],
        about: Callable[[], None],
        start: store.Page | None = None,
    ) -> None:
        self._workplace = workplace
        self._theme = theme
        self._start = start
        self._help: HelpWindow | None = None
        self.places = places
        self.open_base = open_base
        self.switch_look = switch_look
        self.about = about

    def section(self, section: Section) -> QWidget:
        """The page of a section."""
        if section.key == "reports":
            return ReportsPage(self._workplace)
        if section.key == "acts":
            return ActsList(self._workplace)
        me = self._workplace.facts.me_id
        filters = {
            name: tuple(me if value == ME else value for value in values)
            for name, values in section.filters.items()
        }
        if section.entity == "client" and self._start is not None:
            start, self._start = self._start, None
            return ListView(self._workplace, "client", filters=filters, start=start)
        return self.list(section.entity, filters)

    def list(self, entity: str, filters: Mapping[str, Any] | None = None) -> QWidget:
        """A list, with some filters set that the person may take away."""
        return ListView(self._workplace, entity, filters=filters)

    def card(self, entity: str, row_id: int | None, given: Mapping[str, Any] | None = None) -> QWidget:
        """A card."""
        return Card(self._workplace, entity, row_id, given)

    def importer(self) -> QWidget:
        """The import wizard."""
        return ImportWizard(self._workplace)

    def preferences(self) -> QWidget:
        """The preferences."""
        return Preferences(self._workplace, self.places, self._theme)

    def help(self, page: str) -> None:
        """Show the manual at a page, in its one window."""
        if self._help is None:
            self._help = HelpWindow()
        self._help.show_page(page)

    def close(self) -> None:
        """Close what these pages opened beside the main window."""
        if self._help is not None:
            self._help.close()
