"""The boxes of a quick entry: client, person, kind, what was said, next step and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import store
from app.core.cases import newcomers
from app.core.entities.interaction import DIRECTIONS
from widgets.card_notice import Notice
from widgets.fields import Found, MemoField, MomentField, RefField
from widgets.icons import set_icon
from widgets.quick_client import ClientPicker
from widgets.quick_kind import KindBar
from widgets.quick_seconds import Seconds
from widgets.theme import UNIT, small_font


class QuickForm(QFrame):
    """The boxes, laid out; a person brings the client, a client its people. Saves nothing by itself."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.setObjectName("quick")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        facts = workplace.facts
        self.client = ClientPicker(workplace, self)
        may_add = facts.rights.may_add("contact")
        self.person = RefField(self._people, self._new_person if may_add else None, self)
        self.kind = KindBar(self)
        self.incoming = QToolButton(self)
        self.said = MemoField(2000, lines=3, most=8, parent=self)
        self.step = QLineEdit(self)
        self.when = MomentField(facts.now, lean="future", hour=dt.time(10), parent=self)
        self.notice = Notice(self)
        self.median = Seconds(workplace, self)
        self.person_name = ""  # of a person to be made with the entry
        self._lay_out()
        self.client.picked.connect(self._client_picked)
        self.person.changed.connect(self._person_typed)
        self.kind.chosen.connect(lambda: self.said.setFocus(Qt.FocusReason.TabFocusReason))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        self.step.setMaxLength(250)
        self.step.setPlaceholderText(self.tr("What is to be done next"))
        self.when.edit.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 18)
        self.when.edit.setPlaceholderText(self.tr("tomorrow 10, +3, Fri"))
        self.incoming.setText(words(DIRECTIONS[1][1]))
        self.incoming.setCheckable(True)
        self.incoming.setAutoRaise(True)
        self.incoming.setToolTip(self.tr("The client called or wrote to us"))
        self.incoming.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_icon(self.incoming, "call-in")
        self.save_button = QPushButton(self.tr("Save (Enter)"), self)
        self.save_button.setAutoDefault(False)
        self.close_button = close = QToolButton(self)
        close.setAutoRaise(True)
        close.setToolTip(self.tr("Close (Esc)"))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_icon(close, "close")
        names = (
            (self.tr("Client"), self.client),
            (self.tr("Person"), self.person),
            (self.tr("What was said"), self.said),
            (self.tr("Next step"), self.step),
            (self.tr("When"), self.when),
        )
        labels = {widget: self._label(text, widget) for text, widget in names}
        grid.addWidget(labels[self.client], 0, 0)
        grid.addWidget(self.client, 0, 1)
        grid.addWidget(labels[self.person], 0, 2)
        grid.addWidget(self.person, 0, 3)
        grid.addWidget(close, 0, 4)
        kinds = QHBoxLayout()
        kinds.addWidget(self.kind)
        kinds.addStretch(1)
        kinds.addWidget(self.incoming)
        grid.addLayout(kinds, 1, 1, 1, 3)
        grid.addWidget(labels[self.said], 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.said, 2, 1, 1, 3)
        grid.addWidget(labels[self.step], 3, 0)
        grid.addWidget(self.step, 3, 1)
        grid.addWidget(labels[self.when], 3, 2)
        grid.addWidget(self.when, 3, 3)
        grid.addWidget(self.notice, 4, 0, 1, 5)
        last = QHBoxLayout()
        last.setSpacing(UNIT)
        last.addWidget(self._hint())
        last.addStretch(1)
        last.addWidget(self.median)
        last.addWidget(self.save_button)
        grid.addLayout(last, 5, 1, 1, 3)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        order = (self.client, self.person, self.kind, self.said, self.step, self.when, self.save_button)
        for before, after in zip(order, order[1:], strict=False):
            QWidget.setTabOrder(before.focusProxy() or before, after.focusProxy() or after)

    def _label(self, text: str, widget: QWidget) -> QLabel:
        label = QLabel(text, self)
        label.setFont(small_font())
        label.setForegroundRole(label.foregroundRole().PlaceholderText)
        (widget.focusProxy() or widget).setAccessibleName(text)
        return label

    def _hint(self) -> QLabel:
        hint = QLabel(self.tr("Enter saves, Shift+Enter begins a new line, Esc closes"), self)
        hint.setFont(small_font())
        hint.setForegroundRole(hint.foregroundRole().PlaceholderText)
        return hint

    # -- client and person

    def _client_picked(self) -> None:
        """A client (or a person, with the client) was chosen: on to the kind."""
        contact = self.client.contact
        if contact is not None:
            self.person.choose(*contact)
            if self.client.value() is None and not self.client.new_name:
                self._ask_employer(contact[0])
        self.kind.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_employer(self, contact_id: int) -> None:
        def done(found: tuple[int, str] | None) -> None:
            if found is not None and self.client.is_empty():
                self.client.choose(*found)
            elif found is None:
                text = self.tr("This person belongs to no client yet. Choose the client.")
                self.notice.say("info", text)
                self.client.setFocus(Qt.FocusReason.OtherFocusReason)

        self.workplace.background.run(self, newcomers.employer_of(contact_id), done, key="employer")

    def _people(self, typed: str, answer: Any) -> None:
        client_id = self.client.value()

        def people(found: Sequence[tuple[int, str, str]]) -> None:
            parts = typed.casefold().split()
            answer([Found(*one) for one in found if all(part in one[1].casefold() for part in parts)])

        def rows(found: Sequence[tuple[int, str, str]]) -> None:
            answer([Found(row_id, title, hint or "") for row_id, title, hint in found])

        if client_id is not None:
            self.workplace.background.run(
                self, newcomers.people_of(client_id), people, _nothing, key="people"
            )
        elif typed:
            self.workplace.background.run(self, store.lookup("contact", typed), rows, _nothing, key="people")
        else:
            answer([])

    def _new_person(self, name: str, _take: Any) -> None:
        """A person to be made together with the entry: nothing is written before Enter."""
        self.person_name = name
        self.person.edit.setText(name)
        self.kind.setFocus(Qt.FocusReason.TabFocusReason)

    def _person_typed(self) -> None:
        if self.person.edit.text().strip() != self.person_name:
            self.person_name = ""


def _nothing(_: object) -> None:
    """What does not come is not missed."""
