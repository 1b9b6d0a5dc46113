"""How much a role or a person may carry out: rows, files, cards with their phones; an empty number is no limit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.bridge.workplace import Workplace
from app.core import gate
from app.core.cases.permissions import Subject
from app.core.gate import Limit
from widgets.fields import NumberField, show_moment
from widgets.theme import UNIT, bold

KINDS = ("O", "V", "F")
_MOST = 1_000_000_000
_NUMBERS = ("per_hour", "per_day", "alone")


class LimitsPane(QWidget):
    """The limits of one subject. `failed`: told what the base refused."""

    def __init__(
        self, workplace: Workplace, failed: Callable[[Exception], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace, self._failed = workplace, failed
        self._subject: Subject | None = None
        self._role: int | None = None
        self._held: dict[str, Limit] = {}
        self.may_set = False
        self.fields: dict[tuple[str, str], NumberField] = {}
        self._names = {kind: QLabel(self) for kind in KINDS}
        self._heads = {name: QLabel(self) for name in _NUMBERS}
        self._whose = {kind: QLabel(self) for kind in KINDS}
        self.save_button = QPushButton(self)
        self.drop_button = QPushButton(self)
        self.about = QLabel(self)
        self._lay_out()
        self.save_button.clicked.connect(self.save)
        self.drop_button.clicked.connect(self.drop)
        self.retranslate()
        self._enable()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(UNIT)
        for column, name in enumerate(_NUMBERS, start=1):
            self._heads[name].setFont(bold())
            self._heads[name].setWordWrap(True)
            grid.addWidget(self._heads[name], 0, column)
        for row, kind in enumerate(KINDS, start=1):
            self._names[kind].setWordWrap(True)
            self._names[kind].setMinimumWidth(16 * UNIT)
            grid.addWidget(self._names[kind], row, 0)
            for column, name in enumerate(_NUMBERS, start=1):
                if name == "alone" and kind != "O":
                    continue
                field = NumberField(0, _MOST, parent=self)
                field.setFixedWidth(12 * UNIT)
                field.changed.connect(self._enable)
                self.fields[kind, name] = field
                grid.addWidget(field, row, column)
            self._whose[kind].setWordWrap(True)
            self._whose[kind].setForegroundRole(QPalette.ColorRole.PlaceholderText)
            grid.addWidget(self._whose[kind], row, len(_NUMBERS) + 1)
        grid.setColumnStretch(len(_NUMBERS) + 1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.drop_button)
        buttons.addStretch(1)
        self.about.setWordWrap(True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, 2 * UNIT, UNIT, UNIT)
        box.setSpacing(2 * UNIT)
        box.addLayout(grid)
        box.addLayout(buttons)
        box.addWidget(self.about)
        box.addStretch(1)

    def retranslate(self) -> None:
        """Put the words of the language in force."""
        names = {
            "O": self.tr("Rows carried out"),
            "V": self.tr("Cards whose phones are shown"),
            "F": self.tr("Files opened or saved"),
        }
        heads = {
            "per_hour": self.tr("Per hour"),
            "per_day": self.tr("Per 24 hours"),
            "alone": self.tr("At once without consent"),
        }
        for kind, text in names.items():
            self._names[kind].setText(text)
        for name, text in heads.items():
            self._heads[name].setText(text)
        for (kind, name), field in self.fields.items():
            field.set_name(f"{names[kind]}, {heads[name]}")
        self.save_button.setText(self.tr("Save limits"))
        self.drop_button.setText(self.tr("Limits of the role again"))
        self.about.setText(
            self.tr(
                "Rows carried out: what leaves as a file, on paper, by the clipboard. An empty field means no limit. "
                "Above “at once without consent” a superior must agree. Cards count once an hour; who sees phones "
                "in lists needs no card for them: permission “In lists”."
            )
        )

    # ---- what is in force

    def ask(self, subject: Subject | None, role_id: int | None) -> None:
        """Show the limits of a role, or of a person with a role."""
        self._subject, self._role = subject, role_id
        self._held = {}
        if subject is None:
            self._show()
            return
        whole = Subject(role_id=role_id, employee_id=subject.employee_id)

        def here(found: dict[str, Limit]) -> None:
            if subject == self._subject:
                self._held = found
                self._show()

        self._workplace.background.run(self, gate.limits(whole), here, self._failed, key="limits")

    def _show(self) -> None:
        for (kind, name), field in self.fields.items():
            limit = self._held.get(kind)
            field.set_value(getattr(limit, name) if limit else None)
        for kind, label in self._whose.items():
            label.setText(self._said(self._held.get(kind)))
        self._enable()

    def _said(self, limit: Limit | None) -> str:
        if limit is None:
            return self.tr("no limit")
        person = self._subject is not None and self._subject.employee_id is not None
        parts = []
        if person:
            parts.append(self.tr("the person's own") if limit.own else self.tr("of the role"))
        if limit.author and limit.at is not None:
            parts.append(
                self.tr("set by {who} on {when}").format(who=limit.author, when=show_moment(limit.at))
            )
        return "; ".join(parts)

    def wanted(self, kind: str) -> Limit:
        """What the fields of a kind hold."""
        values = {name: field.value() for (of, name), field in self.fields.items() if of == kind}
        return Limit(kind, values["per_hour"], values["per_day"], values.get("alone"))

    def _different(self) -> list[str]:
        return [kind for kind in KINDS if _numbers(self.wanted(kind)) != _numbers(self._held.get(kind))]

    @Slot()
    def _enable(self) -> None:
        for field in self.fields.values():
            field.set_read_only(not self.may_set)
        self.save_button.setEnabled(self.may_set and bool(self._different()))
        person = self._subject is not None and self._subject.employee_id is not None
        self.drop_button.setVisible(person)
        self.drop_button.setEnabled(self.may_set and any(one.own for one in self._held.values()))

    def show_rights(self, may_set: bool) -> None:
        """Whether the person who looks may set limits here."""
        self.may_set = may_set
        self._enable()

    # ---- setting

    @Slot()
    def save(self) -> None:
        """Set what was changed."""
        wrong = [field for field in self.fields.values() if not field.show_problem()]
        if not wrong:
            self._run({kind: self.wanted(kind) for kind in self._different()})

    @Slot()
    def drop(self) -> None:
        """Take a person's own limits away."""
        self._run({kind: None for kind, one in self._held.items() if one.own})

    def _run(self, limits: dict[str, Limit | None]) -> None:
        subject, role = self._subject, self._role
        if subject is None:
            return

        def done(_: None) -> None:
            self.ask(subject, role)

        for kind, limit in limits.items():
            job = gate.set_limit(subject, limit, kind)
            self._workplace.background.run(self, job, done, self._failed)


def _numbers(limit: Limit | None) -> tuple[int | None, ...]:
    return (limit.per_hour, limit.per_day, limit.alone) if limit else (None, None, None)
