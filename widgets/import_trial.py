"""The fifth page of the import, the trial: what would be written, and to whom it goes."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import errors
from app.core.clinic.plan import OTHER_PROBLEM, PROBLEMS
from app.core.clinic.table import shown
from widgets.import_page import Page
from widgets.import_table import Rows, RowsView
from widgets.import_work import Work
from widgets.theme import UNIT, bold


def problem_text(key: str) -> str:
    """Why a row is refused, in words: our own keys, the base's exceptions, or the base's own text."""
    plain = key.removeprefix("E_").lower()
    if plain.startswith("hidden_field|"):
        return messages.words(errors.explain(errors.Rule(plain)))
    if plain in PROBLEMS:
        return words(PROBLEMS[plain])
    return words(OTHER_PROBLEM).format(reason=key)


class TrialPage(Page):
    """Counts of what would happen, the defaults, and the rows that cannot be taken."""

    def __init__(self, workplace: Workplace, work: Work, parent: QWidget) -> None:
        super().__init__(workplace, work, parent)
        self.employee = QComboBox(self)
        self.branch = QComboBox(self)
        self.labels = {
            key: QLabel(self) for key in ("new", "filled", "skipped", "persons", "channels", "rows")
        }
        self.figures = {key: QLabel(self) for key in self.labels}
        for box in (self.employee, self.branch):
            box.setMinimumWidth(40 * UNIT)
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self.form.setHorizontalSpacing(2 * UNIT)
        for key, label in self.labels.items():
            self.figures[key].setFont(bold())
            self.form.addRow(label, self.figures[key])
        self.employee_label, self.branch_label = QLabel(self), QLabel(self)
        self.form.addRow(self.employee_label, self.employee)
        self.form.addRow(self.branch_label, self.branch)
        self.refused = QLabel(self)
        self.rows = Rows(self, self._text)
        self.view = RowsView(self.rows, self, [10, 60])
        self.box.addLayout(self.form)
        self.box.addSpacing(UNIT)
        self.box.addWidget(self.refused)
        self.box.addWidget(self.view, 1)
        self.box.addStretch(0)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Trial"))
        self.says.setText(
            self.tr(
                "Nothing is written yet. The import is one act: all of it or nothing, and it can be taken back."
            )
        )
        texts = {
            "new": self.tr("New clients"),
            "filled": self.tr("Clients filled up"),
            "skipped": self.tr("Clients left as they are"),
            "persons": self.tr("Contact persons"),
            "channels": self.tr("Phones, e-mails and other channels"),
            "rows": self.tr("From rows of the file"),
        }
        for key, text in texts.items():
            self.labels[key].setText(text)
        self.employee_label.setText(self.tr("Responsible where the file names nobody"))
        self.branch_label.setText(self.tr("Branch office where the file names none"))

    def first(self) -> QWidget:
        return self.employee

    def entered(self) -> None:
        state, facts = self.work.state, self.workplace.facts
        assert state.plan is not None
        counts = state.plan.counts()
        for key, label in self.figures.items():
            label.setText(self.locale().toString(getattr(counts, key)))
        for box, entity, mine in (
            (self.employee, "employee", facts.me_id),
            (self.branch, "branch", facts.branch_id),
        ):
            if not box.count():
                for value in facts.refs(entity):
                    if value.is_active:
                        box.addItem(value.name, value.id)
                box.setCurrentIndex(box.findData(mine))
        found = self.work.refused()
        self.refused.setText(self.tr("%n row(s) cannot be taken:", "", len(found)))
        self.refused.setVisible(bool(found))
        self.view.setVisible(bool(found))
        self.rows.show(found, [self.tr("Row"), self.tr("In the file"), self.tr("Reason")])

    def left(self) -> None:
        terms = self.work.state.terms
        terms.employee_id = self.employee.currentData()
        terms.branch_id = self.branch.currentData()

    def ready(self) -> bool:
        plan = self.work.state.plan
        return plan is not None and bool(plan.written())

    def _text(self, thing: tuple[int, str], column: int) -> str:
        row, key = thing
        if column == 0:
            return self.locale().toString(row + 1)
        if column == 1:
            assert self.work.state.table is not None
            return "  ·  ".join(filter(None, (shown(cell) for cell in self.work.state.table.rows[row])))
        return problem_text(key)
