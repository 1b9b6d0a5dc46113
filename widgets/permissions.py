"""The page "Permissions": on the left roles and people, on the right how far each verb of each block reaches, and why.

A scope is switched by its letter in the cell, with an end and a note when they are given below; it is in force with
everybody's next statement. What this person may not switch is grey; the base decides it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core.cases import permissions
from app.core.cases.permissions import Colleague, Matrix, Subject
from widgets.card_notice import Notice
from widgets.fields import ChoiceField, MomentField, TextField
from widgets.icons import set_icon
from widgets.list_flow import Flow
from widgets.permissions_fields import FieldsPane
from widgets.permissions_limits import LimitsPane
from widgets.permissions_table import LETTERS, MatrixModel, MatrixTable, scope_title
from widgets.permissions_words import explained, said
from widgets.theme import UNIT, bold

_SUBJECT = Qt.ItemDataRole.UserRole
_NOTE = 250  # characters
_LEFT, _SCOPE = 34 * UNIT, 20 * UNIT
_MOMENT = 19  # characters of a day with its time


class PermissionsPage(QWidget):
    """One page of the main window."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.setProperty("help", "rights")
        self.subjects = QListWidget(self)
        self.model = MatrixModel(self._within_own, self)
        self.table = MatrixTable(self.model, self)
        self.tabs = QTabWidget(self)
        self.fields = FieldsPane(self._within_own, said, self)
        self.limits = LimitsPane(workplace, self._failed, self)
        self._roles: dict[Subject, int | None] = {}
        self.notice = Notice(self)
        self.why = QLabel(self)
        self.why.setWordWrap(True)
        self.scope = ChoiceField([(letter, scope_title(letter)) for letter in LETTERS])
        self.until = MomentField(workplace.facts.now, lean="future", low=workplace.facts.now())
        self.note = TextField(_NOTE)
        self.set_button = QPushButton(self)
        self.undo_button = QPushButton(self)
        self._done: list[tuple[Subject, int]] = []  # switches of this page, the newest last
        self._names: dict[Subject, str] = {}
        self._lay_out()
        self._connect()
        self.retranslate()
        self._ask_people()

    # ---- building

    def _lay_out(self) -> None:
        self.subjects.setFrameShape(QListWidget.Shape.NoFrame)
        self.subjects.setMinimumWidth(_LEFT // 2)
        self.subjects.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.subjects.setTextElideMode(Qt.TextElideMode.ElideRight)
        right = QWidget(self)
        box = QVBoxLayout(right)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(UNIT)
        self.head = QLabel(right)
        self.head.setFont(bold())
        self.hint = QLabel(right)
        self.hint.setWordWrap(True)
        for piece in (self.notice, self.head):
            box.addWidget(piece)
        for pane in (self.table, self.fields, self.limits):
            self.tabs.addTab(pane, "")
        self.tabs.setDocumentMode(True)
        box.addWidget(self.tabs, 1)
        box.addWidget(self.why)
        box.addLayout(self._form())
        box.addWidget(self.hint)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.subjects)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LEFT, 4 * _LEFT])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)
        self.setFocusProxy(self.subjects)

    def _form(self) -> Flow:
        """In one line where there is room for it."""
        self._labels = {name: QLabel(self) for name in ("scope", "until", "note")}
        self.scope.setFixedWidth(_SCOPE)
        self.until.edit.setFixedWidth(self.until.edit.fontMetrics().horizontalAdvance("0") * _MOMENT)
        self.note.setFixedWidth(_SCOPE * 2)
        flow = Flow(gap=UNIT)
        for name, field in (("scope", self.scope), ("until", self.until), ("note", self.note)):
            pair = QWidget(self)
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(UNIT)
            self._labels[name].setBuddy(field)
            row.addWidget(self._labels[name])
            row.addWidget(field)
            flow.addWidget(pair)
        set_icon(self.undo_button, "undo")
        flow.addWidget(self.set_button)
        flow.addWidget(self.undo_button)
        return flow

    def _connect(self) -> None:
        self.subjects.currentItemChanged.connect(lambda *_: self._ask())
        self.table.chosen.connect(self._show_cell)
        self.table.wanted.connect(self.switch)
        self.fields.wanted.connect(lambda block, scope: self._switch(block, "S", scope))
        self.tabs.currentChanged.connect(self._show_form)
        self.set_button.clicked.connect(lambda: self.switch(str(self.scope.value() or "")))
        self.undo_button.clicked.connect(self.undo)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self.table)
        undo.setContext(Qt.ShortcutContext.WidgetShortcut)
        undo.activated.connect(self.undo)
        self._workplace.facts_changed.connect(self._renew)

    def title(self) -> str:
        """What the page's tab says."""
        return self.tr("Permissions")

    def retranslate(self) -> None:
        """Put the words of the language in force."""
        self._labels["scope"].setText(self.tr("&Scope"))
        self._labels["until"].setText(self.tr("&Until"))
        self._labels["note"].setText(self.tr("N&ote"))
        self.scope.set_name(self.tr("Scope"))
        self.until.set_name(self.tr("Until"))
        self.note.set_name(self.tr("Note"))
        for number, text in enumerate((self.tr("What may be done"), self.tr("Fields"), self.tr("Limits"))):
            self.tabs.setTabText(number, text)
        self.fields.retranslate()
        self.limits.retranslate()
        self.subjects.setAccessibleName(self.tr("Roles and people"))
        self.set_button.setText(self.tr("Switch"))
        self.undo_button.setText(self.tr("Take back the last switch"))
        letters = ", ".join(
            f"{letter} {scope_title(key)}" for letter, key in zip(self.table.letters(), LETTERS, strict=True)
        )
        self.hint.setText(
            self.tr(
                "Letters in a cell: {letters}. Bold: a rule of the person alone. …: until a moment. "
                "Grey: not yours to switch."
            ).format(letters=letters)
        )

    # ---- roles and people

    def _ask_people(self) -> None:
        self._workplace.background.run(
            self, permissions.colleagues(), self._show_people, self._failed, key="people"
        )

    def _show_people(self, people: list[Colleague]) -> None:
        roles = self._workplace.facts.refs("staff_role")
        role_names = {role.id: role.name for role in roles}
        self.subjects.clear()
        self._add_head(self.tr("Roles"))
        for role in roles:
            self._add(Subject(role_id=role.id), role.name)
            self._roles[Subject(role_id=role.id)] = role.id
        self._add_head(self.tr("People"))
        for person in people:
            self._roles[Subject(employee_id=person.id)] = person.role_id
            self._add(Subject(employee_id=person.id), person.name, role_names.get(person.role_id or 0, ""))
        self.subjects.setCurrentRow(1)

    def _add_head(self, text: str) -> None:
        item = QListWidgetItem(text, self.subjects)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(bold())

    def _add(self, subject: Subject, name: str, role: str = "") -> None:
        item = QListWidgetItem(f"{name}  ·  {role}" if role else name, self.subjects)
        item.setData(_SUBJECT, subject)
        self._names[subject] = f"{name}, {role}" if role else name

    def subject(self) -> Subject | None:
        """The role or the person chosen."""
        item = self.subjects.currentItem()
        found = item.data(_SUBJECT) if item is not None else None
        return found if isinstance(found, Subject) else None

    def choose(self, subject: Subject) -> None:
        """Choose a role or a person."""
        for row in range(self.subjects.count()):
            if self.subjects.item(row).data(_SUBJECT) == subject:
                self.subjects.setCurrentRow(row)

    # ---- rules

    def _within_own(self, block: str, verb: str, scope: str) -> bool:
        """Whether a scope is within the own; an administrator gives any."""
        rights = self._workplace.facts.rights
        own = "A" if rights.may("I", "staff_role") else rights.permissions.scope(block, verb)
        return LETTERS.index(scope) <= LETTERS.index(own)

    def _ask(self) -> None:
        subject = self.subject()
        if subject is None:
            return
        self.notice.clear()
        self.head.setText(self._names[subject])
        self.model.take(None)
        self.fields.take(None)
        self.limits.show_rights(False)
        self._read(subject)
        self.limits.ask(subject, self._roles[subject])

    def _read(self, subject: Subject) -> None:
        def here(matrix: Matrix) -> None:
            if subject == self.subject():
                self.model.take(matrix)
                self.fields.take(matrix)
                self.limits.show_rights(matrix.may_set)
                self._show_cell()

        self._workplace.background.run(self, permissions.matrix(subject), here, self._failed, key="matrix")

    @Slot()
    def _renew(self) -> None:
        if (subject := self.subject()) is not None:
            self._read(subject)

    @Slot()
    def _show_cell(self) -> None:
        index = self.table.currentIndex()
        cell, rule = self.model.cell(index), self.model.rule(index)
        may = self.model.may_set(index)
        for part in (self.scope, self.until, self.note):
            part.set_read_only(not may)
        self.set_button.setEnabled(may)
        self.undo_button.setEnabled(bool(self._done))
        if cell is None or not self.model.known:
            self.why.setText("")
            return
        self.scope.set_value(self.model.matrix.scope(*cell))
        self.why.setText(explained(cell, rule))

    # ---- switching

    @Slot(str)
    def switch(self, scope: str) -> None:
        """Set a rule for the current cell; the end and the note below go with it."""
        index, subject = self.table.currentIndex(), self.subject()
        cell = self.model.cell(index)
        if cell is None or subject is None or not scope:
            return
        if not self.model.may_set(index, scope):
            self.notice.say(
                "warning",
                self.tr(
                    "You cannot give this: it is not yours to switch, or reaches further than your own right."
                ),
            )
            return
        self._switch(*cell, scope)

    def _switch(self, block: str, verb: str, scope: str) -> None:
        subject = self.subject()
        if subject is None:
            return
        if not self.until.show_problem():
            self._read(subject)
            return

        def done(rule_id: int) -> None:
            self._done.append((subject, rule_id))
            self.until.set_value(None)
            self.note.set_value("")
            self.notice.clear()
            self._read(subject)

        job = permissions.switch(subject, block, verb, scope, self.until.value(), str(self.note.value()))
        self._workplace.background.run(self, job, done, self._failed)

    @Slot()
    def undo(self) -> None:
        """Take the newest switch of this page back."""
        if not self._done:
            return
        subject, rule_id = self._done.pop()

        def done(_: None) -> None:
            if subject == self.subject():
                self._read(subject)
            else:
                self.choose(subject)

        self._workplace.background.run(self, permissions.take_back(rule_id), done, self._failed)

    @Slot()
    def _show_form(self) -> None:
        """Each tab has what belongs to it: a scope for what may be done, an end and a note for fields too."""
        matrix, limits = self.tabs.currentIndex() == 0, self.tabs.currentWidget() is self.limits
        of_matrix = (self.why, self.hint, self.set_button, self.scope, self._labels["scope"])
        of_rules = (self.until, self.note, self._labels["until"], self._labels["note"], self.undo_button)
        for parts, shown in ((of_matrix, matrix), (of_rules, not limits)):
            for part in parts:
                part.setVisible(shown)

    def _failed(self, error: Exception) -> None:
        self._show_cell()
        if (subject := self.subject()) is not None:
            self._read(subject)
        messages.failed(self, error)
