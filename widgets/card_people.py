"""The people of a client: a list, and one line below it that makes a new person on the way."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core.cases.newcomers import NewPerson, add_person
from app.core.entity import Entity, Tab
from widgets.card_tabs import ListPage
from widgets.fields import ChoiceField, Item
from widgets.icons import set_icon
from widgets.list_view import ListView
from widgets.theme import UNIT


class PersonLine(QWidget):
    """Name, role, phone; Enter in any of them adds the person."""

    def __init__(self, workplace: Workplace, page: PeoplePage) -> None:
        super().__init__(page)
        self._workplace, self._page = workplace, page
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        row.setSpacing(UNIT // 2)
        self.name = QLineEdit(self)
        self.name.setMaxLength(120)
        self.name.setPlaceholderText(self.tr("New person: name"))
        self.name.setAccessibleName(self.tr("New person: name"))
        roles = [Item(v.id, v.name, v.is_active) for v in workplace.facts.picks("role")]
        self.role = ChoiceField(roles, self)
        self.role.set_name(self.tr("Role"))
        self.role.setToolTip(self.tr("Role"))
        self.phone = QLineEdit(self)
        self.phone.setMaxLength(250)
        self.phone.setPlaceholderText(self.tr("Phone"))
        self.phone.setAccessibleName(self.tr("Phone"))
        self.add = QPushButton(self.tr("Add"), self)
        self.add.setAutoDefault(False)
        set_icon(self.add, "add")
        row.addWidget(self.name, 3)
        row.addWidget(self.role, 2)
        row.addWidget(self.phone, 2)
        row.addWidget(self.add)
        self.name.returnPressed.connect(self.add_person)
        self.phone.returnPressed.connect(self.add_person)
        self.add.clicked.connect(self.add_person)

    def add_person(self) -> None:
        """Make the person; the line is free again when it is there."""
        name, owner = self.name.text().strip(), self._page.row_id
        if not name:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if owner is None or not self.isEnabled():
            return
        person = NewPerson(name, self.role.value(), phone=self.phone.text())
        self.setEnabled(False)
        job = add_person(person, owner, self._workplace.facts)
        self._workplace.background.run(self, job, self._added, self._failed, key="add")

    def _added(self, contact_id: int) -> None:
        self.setEnabled(True)
        self.name.clear()
        self.phone.clear()
        self.role.set_value(None)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page.reload()
        self._page.tell("contact", contact_id)

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        messages.failed(self, error)


class EmploymentList(ListView):
    """Places of work: Enter opens the one at the other end, the person or the organisation; the menu the place itself."""

    def __init__(self, workplace: Workplace, fixed: dict[str, Any], parent: QWidget) -> None:
        super().__init__(workplace, "employment", fixed_filters=fixed, compact=True, parent=parent)
        place = QAction(self.tr("Role and dates…"), self)
        set_icon(place, "edit", "muted")
        place.triggered.connect(lambda _checked=False: super(EmploymentList, self).open_current())
        self.more_actions.append(place)

    @Slot()
    def open_current(self) -> None:
        """The card of the person, or of the organisation."""
        other = "contact" if "client" in self.fixed else "client"
        if self.place.current >= 0:
            self.workplace.open_card(other, int(self.model.value(self.place.current, f"{other}_id")), None)


class EmployersPage(ListPage):
    """The employers of a person, past ones included."""

    def made(self, fixed: dict[str, Any]) -> ListView:
        return EmploymentList(self.workplace, fixed, self)


class PeoplePage(EmployersPage):
    """The people tab of a client."""

    def __init__(
        self,
        workplace: Workplace,
        entity: Entity,
        tab: Tab,
        row_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workplace, entity, tab, row_id, parent)
        self.line = PersonLine(workplace, self)
        self.line.setVisible(workplace.facts.rights.may_add("contact"))
        self.box.addWidget(self.line)

    def is_pending(self) -> bool:
        """A name typed and not added."""
        return bool(self.line.name.text().strip())

    def outdated(self, entity: str, row_id: int) -> bool:
        """People changed."""
        return entity in ("contact", "employment", "channel") and not self.line.hasFocus()
