"""The last page of the import: what was written, what was not, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core.cases.big_acts import Undone
from app.core.clinic import leftover
from widgets.icons import set_icon
from widgets.import_page import Page
from widgets.import_table import Rows, RowsView
from widgets.import_trial import problem_text
from widgets.import_work import Work
from widgets.list_undo import Conflicts, take_back
from widgets.theme import UNIT


class DonePage(Page):
    """The counts, the rows that failed (to be saved as a spreadsheet), and "take back"."""

    again = Signal()

    def __init__(self, workplace: Workplace, work: Work, parent: QWidget) -> None:
        super().__init__(workplace, work, parent)
        self._undone = False
        self.counts = QLabel(self)
        self.failed = QLabel(self)
        self.show_clients, self.undo, self.save, self.new = (QPushButton(self) for _ in range(4))
        for button, name in (
            (self.show_clients, "client"),
            (self.undo, "undo"),
            (self.save, "save"),
            (self.new, "import"),
        ):
            set_icon(button, name)
        self.rows = Rows(self, self._text)
        self.view = RowsView(self.rows, self, [10])
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        for button in (self.show_clients, self.undo, self.new):
            line.addWidget(button)
        line.addStretch(1)
        second = QHBoxLayout()
        second.addWidget(self.failed)
        second.addWidget(self.save)
        second.addStretch(1)
        self.box.addWidget(self.counts)
        self.box.addLayout(line)
        self.box.addSpacing(UNIT)
        self.box.addLayout(second)
        self.box.addWidget(self.view, 1)
        self.box.addStretch(0)
        self.show_clients.clicked.connect(self._show_clients)
        self.undo.clicked.connect(self._take_back)
        self.save.clicked.connect(self._save)
        self.new.clicked.connect(self.again)
        self.retranslate()

    def retranslate(self) -> None:
        self.show_clients.setText(self.tr("Show the clients"))
        self.undo.setText(self.tr("Take the import back…"))
        self.save.setText(self.tr("Save them as a spreadsheet…"))
        self.new.setText(self.tr("Import another file"))

    def first(self) -> QWidget:
        return self.show_clients

    def entered(self) -> None:
        self._undone = False
        self._show()

    def _show(self) -> None:
        loaded = self.work.state.loaded
        assert loaded is not None
        self.title.setText(self.tr("Taken back") if self._undone else self.tr("Done"))
        self.says.setText(
            self.tr("Everything is as it was before the import.")
            if self._undone
            else self.tr("The import can be taken back here, or later in the list of bulk operations.")
        )
        number = self.locale().toString
        self.counts.setText(
            "     ".join(
                (
                    self.tr("New clients: {count}").format(count=number(loaded.new)),
                    self.tr("Filled up: {count}").format(count=number(loaded.filled)),
                    self.tr("Contact persons: {count}").format(count=number(loaded.persons)),
                    self.tr("Channels: {count}").format(count=number(loaded.channels)),
                )
            )
        )
        self.counts.setVisible(not self._undone)
        self.undo.setEnabled(not self._undone)
        found = self.work.refused()
        self.failed.setText(self.tr("%n row(s) were not taken.", "", len(found)))
        for part in (self.failed, self.save, self.view):
            part.setVisible(bool(found))
        self.rows.show(found, [self.tr("Row"), self.tr("Reason")])

    def _text(self, thing: tuple[int, str], column: int) -> str:
        return self.locale().toString(thing[0] + 1) if column == 0 else problem_text(thing[1])

    @Slot()
    def _show_clients(self) -> None:
        self.workplace.open_list("client", None)

    @Slot()
    def _take_back(self) -> None:
        loaded = self.work.state.loaded
        assert loaded is not None
        question = self.tr("Take this import back? Clients that somebody has worked on since stay.")
        if messages.ask(self, question, self.tr("Take back")):
            take_back(self, self.workplace, loaded.act_id, self._taken_back, self._not_taken_back)

    def _taken_back(self, left: Sequence[Undone]) -> None:
        self._undone = True
        self._show()
        if left:
            self.says.setText(self.tr("Rows that somebody has worked on since were left as they are."))
            Conflicts(self.workplace, left, self).exec()

    def _not_taken_back(self, error: Exception) -> None:
        self.undo.setEnabled(True)
        messages.failed(self, error)

    @Slot()
    def _save(self) -> None:
        state = self.work.state
        assert state.table is not None
        assert state.mapping is not None
        name = self.tr("{file} - not taken.xlsx").format(file=Path(state.path).stem)
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save"), name, self.tr("Spreadsheet (*.xlsx)"))
        if not path:
            return
        rows = [(row, problem_text(key)) for row, key in self.work.refused()]
        try:
            leftover.save(path, state.table, state.mapping, rows, self.tr("Reason"))
        except OSError:
            messages.warn(
                self,
                self.tr("The file cannot be written. Close it in other programs or choose another name."),
            )
