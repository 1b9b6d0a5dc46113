"""The reports page: the catalogue, the questions of a report, its result, the rows behind a figure, preview,
paper and files."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.cases import auditing
from reports import jobs
from reports.catalog import REPORTS, report
from reports.facts import Facts, parameters
from reports.format import Format
from reports.report import Report
from reports.run import Drill, Result
from reports.writing import Cancelled
from widgets.report_catalog import Catalogue
from widgets.report_head import Head
from widgets.report_output import Output
from widgets.report_params import ParamsForm
from widgets.report_result import PreviewPane, ResultPane
from widgets.report_work import WorkLine

CATALOGUE_SIGNS = 48
"""How many letters of a title the catalogue shows at most at first."""
LAST = "report.last"

Pane = ResultPane | PreviewPane


def page_facts(workplace: Workplace) -> Facts:
    """What stands on every page: the language, the person, the firm's time."""
    name = QLocale().name()
    locale = "en_US" if name == "C" else name
    facts = workplace.facts
    return Facts(Format(locale, words), facts.me_name, facts.now(), facts.firm)


class ReportsPage(QWidget):
    """All reports in one page of the main window."""

    def __init__(self, workplace: Workplace, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.setProperty("help", "reports")
        may = workplace.facts.rights.permissions.may
        offered = tuple(each for each in REPORTS if all(may(block, "S") for block in each.blocks))
        kept = workplace.facts.settings.layout(LAST)
        known = {each.key for each in offered}
        self.report: Report = report(key or (kept if kept in known else "") or REPORTS[0].key)
        self.catalogue = Catalogue(offered, self)
        self.head = Head(self.report, workplace, self)
        self.stack = QStackedWidget(self)
        self.line = WorkLine(self)
        self.output = Output(workplace, self.line, self)
        self._lay_out()
        self._connect()
        self._coming: ResultPane | None = None  # made, not shown yet
        self.catalogue.select(self.report.key)
        self._clear()
        self.head.sets.show_report(self.report.key)
        self.setFocusProxy(self.catalogue)

    # -- building

    def _lay_out(self) -> None:
        right = QWidget(self)
        box = QVBoxLayout(right)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self.stack, 1)
        box.addWidget(self.line)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.catalogue)
        self.split.addWidget(right)
        self.split.setStretchFactor(1, 1)
        wide = min(self.catalogue.wanted_width(), self.fontMetrics().averageCharWidth() * CATALOGUE_SIGNS)
        self.split.setSizes([wide, 5 * wide])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)
        self.stack.addWidget(QWidget(self.stack))

    def _connect(self) -> None:
        self.catalogue.chosen.connect(self.choose)
        self.catalogue.entered.connect(self._to_form)
        self.head.build_asked.connect(self.build)
        self.head.refused.connect(self.line.say)
        keys: tuple[tuple[str, Any], ...] = (
            ("F5", self.build),
            ("Ctrl+Return", self.build),
            ("Ctrl+Enter", self.build),
            ("Esc", self.back),
            ("Alt+Left", self.back),
            ("Ctrl+P", self.print),
            ("Ctrl+Shift+P", self.preview),
            ("Ctrl+S", self.head.keep),
            ("Ctrl+Shift+S", self.save_menu),
            ("Ctrl+F", self._to_search),
            ("Ctrl++", lambda: self._zoom(1)),
            ("Ctrl+-", lambda: self._zoom(-1)),
        )
        for sequence, does in keys:
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)

    def retranslate(self) -> None:
        """The words of the language in force."""
        self.catalogue.retranslate()
        self.head.retranslate()
        self.line.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self, self.retranslate)
        super().changeEvent(event)

    # -- the questions

    @property
    def form(self) -> ParamsForm:
        """The questions."""
        return self.head.form

    @Slot(str)
    def choose(self, key: str) -> None:
        """Show the questions of a report; its last result is gone."""
        if self.report.key == key:
            return
        self.report = report(key)
        self._clear()
        self.head.show_report(self.report)
        self.catalogue.select(key)

    @Slot()
    def _to_form(self) -> None:
        """From the catalogue to the first question; without any, build at once."""
        if not self.head.to_first():
            self.build()

    @Slot()
    def _to_search(self) -> None:
        self.catalogue.search.setFocus()
        self.catalogue.search.selectAll()

    # -- running

    @Slot()
    def build(self) -> None:
        """Run the report with the answers in the form."""
        if not self.head.usable():
            return
        choices, group_by = self.form.choices(), self.form.group_by()
        today = self._workplace.facts.today()
        job = jobs.run(self.report, choices, today, group_by)
        self._workplace.remember(LAST, self.report.key)
        background = self._workplace.background
        self.line.work(
            self.tr("Building the report…"),
            lambda: background.run(self, job, self._built, self._failed, key="report", long=True),
        )

    def _built(self, result: Result) -> None:
        self.line.say("")
        self._note(result)
        self._clear()
        facts = page_facts(self._workplace)
        if result.report.card and result.rows:
            self._show_preview(result, facts, False)
        else:
            pane = ResultPane(result, facts, parent=self.stack)
            pane.hide()
            self._coming = pane
            QTimer.singleShot(1, self, self._show_coming)  # made and shown in two turns: keys come in between

    @Slot()
    def _show_coming(self) -> None:
        pane, self._coming = self._coming, None
        if pane is not None:
            self._push(pane)

    def _note(self, result: Result) -> None:
        """The audit is told what was asked, in the words of the page."""
        told = parameters(result, page_facts(self._workplace).form)
        text = "; ".join(f"{name}: {value}" for name, value in told)
        job = auditing.note_report(result.report.key, len(result.rows), text)
        self._workplace.background.run(self, job, lambda _: None, lambda _: None, key="note")

    def _failed(self, error: Exception) -> None:
        self.line.say(self.tr("Stopped.") if isinstance(error, Cancelled) else "")
        messages.failed(self, error)

    # -- the stack of results

    def pane(self) -> Pane | None:
        """What is shown: a result, or the preview of one."""
        self._show_coming()
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, ResultPane | PreviewPane) else None

    def _depth(self) -> int:
        return self.stack.count() - 1

    def _push(self, pane: Pane) -> None:
        rights = self._workplace.facts.rights
        pane.bar.show_rights(rights.may_print("report"), rights.may_export("report"))
        pane.bar.back.connect(self.back)
        pane.bar.preview.connect(self.preview)
        pane.bar.print_asked.connect(self.print)
        pane.bar.save_asked.connect(self.save)
        if isinstance(pane, ResultPane):
            pane.drill.connect(self._drill)
            pane.opened.connect(lambda entity, row: self._workplace.open_card(entity, row, None))
        self.stack.addWidget(pane)
        self.stack.setCurrentWidget(pane)
        self.head.setVisible(self._depth() < 2)  # rows behind a figure and a preview need the room
        pane.setFocus()

    def _pop(self) -> None:
        shown = self.stack.widget(self.stack.currentIndex())
        if shown is not None:
            self.stack.removeWidget(shown)
            shown.deleteLater()
        self.stack.setCurrentIndex(self.stack.count() - 1)
        self.head.setVisible(self._depth() < 2)

    def _clear(self) -> None:
        if self._coming is not None:
            self._coming.deleteLater()
            self._coming = None
        while self._depth() > 0:
            self._pop()
        self.line.say("")

    @Slot()
    def back(self) -> None:
        """Stop the work; else from the rows behind a figure, or from the preview, to what was shown
        before."""
        if self.line.busy:
            self.line.stop_work()
        elif self._depth() > 1:
            self._pop()
            self.line.say("")
            pane = self.pane()
            if pane is not None:
                pane.setFocus()

    def _drill(self, figure: Drill, title: str) -> None:
        pane = self.pane()
        assert pane is not None
        self.line.work(
            self.tr("Asking for the rows…"),
            lambda: self._workplace.background.run(
                self,
                jobs.drill(pane.result, figure, title),
                lambda result: self._drilled(result, title),
                self._failed,
                key="report",
                long=True,
            ),
        )

    def _drilled(self, result: Result, title: str) -> None:
        self.line.say("")
        self._push(ResultPane(result, page_facts(self._workplace), title, True, self.stack))

    # -- paper and files

    @Slot()
    def preview(self) -> None:
        """Show the pages as they will be printed."""
        pane = self.pane()
        if isinstance(pane, ResultPane) and not self.line.busy:
            self._show_preview(pane.result, pane.facts, True)

    def _show_preview(self, result: Result, facts: Facts, deep: bool) -> None:
        def shown(source: bytes) -> None:
            pane = PreviewPane(result, facts, self._workplace.background, deep, self.stack)
            self._push(pane)
            pane.view.show_pdf(source)

        self.output.with_pdf(result, facts, shown)

    @Slot()
    def print(self) -> None:
        """Print what is shown."""
        pane = self.pane()
        if pane is not None and not self.line.busy and pane.bar.print_button.isEnabled():
            self.output.print(pane.result, pane.facts)

    @Slot(str)
    def save(self, kind: str) -> None:
        """Save what is shown as a file."""
        pane = self.pane()
        if pane is not None and not self.line.busy:
            self.output.save(pane.result, pane.facts, kind)

    @Slot()
    def save_menu(self) -> None:
        """Offer the kinds of file."""
        pane = self.pane()
        if pane is not None:
            pane.bar.save_button.showMenu()

    def _zoom(self, step: int) -> None:
        pane = self.pane()
        if isinstance(pane, PreviewPane):
            pane.zoom_by(step)
