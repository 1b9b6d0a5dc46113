"""What widgets are handed instead of globals: how to run jobs, what is known of the base, and ways to open things."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.bridge.background import Background
from app.bridge.consents import Consents
from app.core.drafts import Drafts
from app.core.facts import Facts
from app.core.keeping import set_setting


class Workplace(QObject):
    """One signed-in person at one base.

    Signals: `changed(entity, id)` after a row was saved or removed in this program (id 0: many rows); `facts_changed`
    after dictionaries, settings or rights were read anew. Screens never call screens: they ask `open_card`,
    `open_list` and `quick_entry`, which the main window fills in.
    """

    changed = Signal(str, int)
    facts_changed = Signal()

    def __init__(
        self, background: Background, facts: Facts, drafts: Drafts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.background = background
        self.facts = facts
        self.drafts = drafts
        self.at_server = False  # or a base on this computer
        self.consents = Consents(self)
        self.open_card: Callable[[str, int | None, Mapping[str, Any] | None], None] = _nothing
        self.open_list: Callable[[str, Mapping[str, Any] | None], None] = _nothing
        self.quick_entry: Callable[[Mapping[str, Any] | None], None] = _nothing
        self.open_help: Callable[[str], None] = _nothing
        self.open_departure: Callable[[int], None] = _nothing
        self.open_logins: Callable[[int], None] = _nothing
        self.put_in_place: Callable[[Path], None] = _nothing  # a restored base, in the place of this one
        self.sign_in_again: Callable[[Exception], None] = _nothing  # for this reason

    def remember(self, key: str, value: Any, for_firm: bool = False) -> None:
        """Keep a setting or a layout in the base, in the background; a failure is shown, the screen goes on."""
        body = self.facts.settings.remember(key, value, for_firm)
        self.background.run(self, set_setting(key, body, for_firm), _ignore, key=f"setting {key}")

    def say_changed(self, entity: str, row_id: int = 0) -> None:
        """Tell the open screens that a row was saved or removed."""
        self.changed.emit(entity, row_id)


def _nothing(*_: object) -> None:
    """Stands where the main window puts its own."""


def _ignore(_: object) -> None:
    """An answer nobody waits for."""
