"""The upper part of the reports page: what the report is, its questions, the kept sets of answers, the
button that builds."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.texts import T
from reports.params import Period, PeriodError, dump_all, load_all
from reports.report import Report
from reports.run import missing
from widgets.icons import set_icon
from widgets.report_params import ParamsForm
from widgets.report_sets import Sets
from widgets.theme import UNIT, title_font

NOT_IN_ORDER = T("Report", "The first day is later than the last one.")
UNANSWERED = T("Report", "Answer first: {names}.")


class Head(QWidget):
    """Asks the questions of one report.

    Signals: build_asked: the report is wanted; refused(text): the answers cannot be used, and why.
    """

    build_asked = Signal()
    refused = Signal(str)

    def __init__(self, report: Report, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.report = report
        self.title = QLabel(self)
        self.title.setFont(title_font())
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.sets = Sets(workplace, self)
        self.sets.chosen.connect(self._take_set)
        self.sets.keep_asked.connect(self.keep)
        self.build_button = QPushButton(self)
        set_icon(self.build_button, "play")
        self.build_button.clicked.connect(self.build_asked)
        self.form = ParamsForm(report, workplace, self)
        self._form_place = QVBoxLayout()
        self._form_place.addWidget(self.form)
        self._lay_out()
        self._order()
        self._say()
        workplace.facts_changed.connect(self.renew)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        top.addWidget(self.title, 1)
        top.addWidget(self.sets)
        buttons = QHBoxLayout()
        buttons.addWidget(self.build_button)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        box.setSpacing(UNIT)
        box.addLayout(top)
        box.addWidget(self.about)
        box.addLayout(self._form_place)
        box.addLayout(buttons)

    def retranslate(self) -> None:
        """The words of the language in force."""
        self._say()
        self.renew()

    def _say(self) -> None:
        self.title.setText(words(self.report.title))
        self.about.setText(words(self.report.about))
        self.build_button.setText(self.tr("Build (F5)"))
        self.sets.retranslate()

    def show_report(self, report: Report) -> None:
        """The questions of another report."""
        self.report = report
        self._put_form()
        self.sets.show_report(report.key)

    @Slot()
    def renew(self) -> None:
        """The same answers with the dictionaries and words in force now."""
        choices, group_by = self.form.choices(), self.form.group_by()
        self._put_form()
        self.form.set_choices(choices, group_by)

    def _put_form(self) -> None:
        self.title.setText(words(self.report.title))
        self.about.setText(words(self.report.about))
        self._form_place.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        self.form = ParamsForm(self.report, self._workplace, self)
        self._form_place.addWidget(self.form)
        self._order()

    def _order(self) -> None:
        self.setTabOrder(self.sets.drop_button, self.form)
        self.setTabOrder(self.form, self.build_button)

    def to_first(self) -> bool:
        """To the first question; whether there is one."""
        editors = list(self.form.editors.values())
        if editors:
            editors[0].setFocus()
        return bool(editors)

    # -- kept sets

    def _take_set(self, body: Any) -> None:
        kept = body if isinstance(body, dict) else {}
        self.form.set_choices(load_all(self.report.params, kept.get("choices")), kept.get("group_by"))
        self.build_asked.emit()

    @Slot()
    def keep(self) -> None:
        """Keep the answers under a name."""
        answers = dump_all(self.report.params, self.form.choices())
        self.sets.keep({"choices": answers, "group_by": list(self.form.group_by())})

    # -- answers

    def usable(self) -> bool:
        """Whether the answers can be used; else says why, and the editor has the focus."""
        form = self.form
        wrong = form.wrong()
        if wrong is not None:
            wrong.setFocus()
            periods = [form.editor(param.name) for param in self.report.params if isinstance(param, Period)]
            self.refused.emit(words(NOT_IN_ORDER) if wrong in periods else "")
            return False
        try:
            unanswered = missing(self.report, form.choices(), self._workplace.facts.today())
        except PeriodError:
            self.refused.emit(words(NOT_IN_ORDER))
            return False
        if unanswered:
            names = ", ".join(words(text) for text in unanswered)
            self.refused.emit(words(UNANSWERED).format(names=names))
            first = next(param for param in self.report.params if param.title == unanswered[0])
            form.editor(first.name).setFocus()
        return not unanswered
