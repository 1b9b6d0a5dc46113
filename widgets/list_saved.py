"""Saved filters: own ones and those shared with everybody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
)

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core import keeping
from app.core.entity import Entity
from app.core.keeping import Saved
from app.core.store import new_uid
from widgets.icons import icon
from widgets.list_filters import from_json, to_json

KIND = "filter"
_NAME_SIZE = 80


class NameDialog(QDialog):
    """Asks for the name of a filter and whether everybody shall have it."""

    def __init__(self, parent: QWidget, name: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save the filter"))
        self.name = QLineEdit(name, self)
        self.name.setMaxLength(_NAME_SIZE)
        self.name.setMinimumWidth(320)
        self.shared = QCheckBox(self.tr("For everybody"), self)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(self.tr("Name"), self.name)
        form.addRow("", self.shared)
        form.addRow(self.buttons)
        self.name.textChanged.connect(self._checked)
        self._checked()

    def _checked(self) -> None:
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(bool(self.name.text().strip()))


class SavedFilters(QObject):
    """The menu of saved filters. `chosen(values, order)`: show a list with these.

    now: gives the values and the order in force.
    """

    chosen = Signal(dict, str)

    def __init__(
        self,
        workplace: Workplace,
        entity: Entity,
        button: QToolButton,
        now: Callable[[], tuple[dict[str, Any], str]],
    ) -> None:
        super().__init__(button)
        self._workplace = workplace
        self._entity = entity
        self._button = button
        self._now = now
        self._known: list[Saved] = []
        self.menu = QMenu(button)
        button.clicked.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Ask for the saved filters, then show them: others may have shared new ones."""
        self._workplace.background.run(
            self._button, keeping.saved(KIND, self._entity.key), self._show, key="saved filters"
        )

    def _show(self, known: Sequence[Saved]) -> None:
        self._known = list(known)
        self._fill()
        self.menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height())))

    def _fill(self) -> None:
        self.menu.clear()
        own = [one for one in self._known if one.owner_id is not None]
        shared = [one for one in self._known if one.owner_id is None]
        for title, things in (("", own), (self.tr("For everybody"), shared)):
            if title and things:
                self.menu.addSection(title)
            for one in things:
                action = self.menu.addAction(icon("filter", "muted"), one.name.replace("&", "&&"))
                action.triggered.connect(partial(self._use, one))
        if self._known:
            self.menu.addSeparator()
        values, _ = self._now()
        save = self.menu.addAction(icon("save", "muted"), self.tr("Save this filter…"))
        save.setEnabled(bool(values))
        save.triggered.connect(self._ask_name)
        mine = [one for one in self._known if self._may_forget(one)]
        if mine:
            remove = self.menu.addMenu(icon("delete", "muted"), self.tr("Delete"))
            for one in mine:
                remove.addAction(one.name.replace("&", "&&")).triggered.connect(partial(self._forget, one))

    def _may_forget(self, one: Saved) -> bool:
        facts = self._workplace.facts
        return (one.owner_id or one.made_by) == facts.me_id or facts.rights.may_change("branch")

    def _use(self, one: Saved, _checked: bool = False) -> None:
        values, order = read_body(self._entity, one.body)
        self.chosen.emit(values, order)

    @Slot()
    def _ask_name(self) -> None:
        dialog = NameDialog(self._button.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.keep(dialog.name.text().strip(), dialog.shared.isChecked())
        dialog.deleteLater()

    def keep(self, name: str, shared: bool) -> None:
        """Save what is in force, over an older one of the same name and kind."""
        values, order = self._now()
        body = {"filters": to_json(values), "sort": order}
        owner = None if shared else self._workplace.facts.me_id
        old = next(
            (
                one
                for one in self._known
                if one.name.casefold() == name.casefold() and (one.owner_id is None) == shared
            ),
            None,
        )
        job = keeping.keep(new_uid(), KIND, self._entity.key, name, owner, body, old)
        self._workplace.background.run(self._button, job, _ignore)

    def _forget(self, one: Saved, _checked: bool = False) -> None:
        question = self.tr("Delete the saved filter “{name}”?").format(name=one.name)
        if messages.ask(self._button, question, self.tr("Delete")):
            self._workplace.background.run(self._button, keeping.forget(one), _ignore)


def read_body(entity: Entity, body: Any) -> tuple[dict[str, Any], str]:
    """Values and order of a saved filter; the list's own order when the saved one is gone."""
    known = {col.sort for col in entity.columns if col.sort} | {entity.sort}
    order = body.get("sort", "") if isinstance(body, dict) else ""
    filters = body.get("filters") if isinstance(body, dict) else None
    return from_json(entity, filters), order if order in known else entity.sort


def _ignore(_: object) -> None:
    """An answer nobody waits for."""
