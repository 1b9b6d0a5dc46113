"""The first page of the import: which file, which sheet, and what it looks like."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QFileInfo, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from app.bridge.workplace import Workplace
from app.core.clinic import sample
from app.core.clinic.mapping import column_letters
from app.core.clinic.table import shown
from widgets.icons import set_icon
from widgets.import_page import Page
from widgets.import_table import Rows, RowsView
from widgets.import_work import Work
from widgets.theme import UNIT

_PREVIEW = 200  # rows
_SUFFIXES = ("xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt", "vcf")


class FilePage(Page):
    """Chooses a file (button, dropped) and shows its first rows. `chosen(path, sheet)`: read this."""

    chosen = Signal(str, int)  # sheet -1: the fullest

    def __init__(self, workplace: Workplace, work: Work, parent: QWidget) -> None:
        super().__init__(workplace, work, parent)
        self.setAcceptDrops(True)
        self.choose = QPushButton(self)
        set_icon(self.choose, "folder")
        self.sample = QPushButton(self)
        self.sample.setFlat(True)
        self.about = QLabel(self)
        self.sheet = QComboBox(self)
        self.sheet_label = QLabel(self)
        self.sheet_label.setBuddy(self.sheet)
        self.model = Rows(self, lambda row, column: shown(row[column]) if column < len(row) else "")
        self.view = RowsView(self.model, self, [22] * 200, fits=False)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        for part in (self.choose, self.sample):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.sheet_label)
        line.addWidget(self.sheet)
        self.box.addLayout(line)
        self.box.addWidget(self.about)
        self.box.addWidget(self.view, 1)
        self.box.addStretch(0)
        self.choose.clicked.connect(self.ask)
        self.sample.clicked.connect(self._take_sample)
        self.sheet.activated.connect(self._take_sheet)
        self.retranslate()
        self.entered()

    def retranslate(self) -> None:
        self.title.setText(self.tr("File"))
        self.says.setText(
            self.tr(
                "A spreadsheet (xlsx, xls, ods, csv) or a vCard with clients and their people."
                " Drop it here or choose it. Nothing is written before you have seen everything."
            )
        )
        self.choose.setText(self.tr("Choose a file…"))
        self.sample.setText(self.tr("Try it with the sample"))
        self.sheet_label.setText(self.tr("Sheet"))

    def first(self) -> QWidget:
        return self.choose

    def ready(self) -> bool:
        return self.work.state.table is not None

    def entered(self) -> None:
        table = self.work.state.table
        for part in (self.view, self.about):
            part.setVisible(table is not None)
        several = table is not None and len(table.sheets) > 1
        self.sheet.setVisible(several)
        self.sheet_label.setVisible(several)
        if table is None:
            return
        self.sheet.clear()
        for one in table.sheets:
            self.sheet.addItem(one.name)
        self.sheet.setCurrentIndex(table.sheet)
        self.about.setText(self._about())
        headers = [column_letters(column) for column in range(table.width)]
        self.model.show(table.rows[:_PREVIEW], headers)

    def _about(self) -> str:
        state = self.work.state
        assert state.table is not None
        parts = [state.name, self.tr("%n row(s)", "", len(state.table.rows))]
        if state.table.encoding:
            parts.append(self.tr("encoding {name}").format(name=state.table.encoding))
        if state.table.separator:
            mark = self.tr("tab") if state.table.separator == "\t" else state.table.separator
            parts.append(self.tr("separated by {mark}").format(mark=mark))
        return "   ·   ".join(parts)

    @Slot()
    def ask(self) -> None:
        """Let the user choose a file."""
        kinds = " ".join(f"*.{suffix}" for suffix in _SUFFIXES)
        filters = ";;".join(
            (self.tr("Spreadsheets and vCards ({kinds})").format(kinds=kinds), self.tr("All files (*)"))
        )
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Import"), "", filters)
        if path:
            self.chosen.emit(path, -1)

    @Slot()
    def _take_sample(self) -> None:
        self.chosen.emit(str(sample.PATH), -1)

    @Slot(int)
    def _take_sheet(self, index: int) -> None:
        self.chosen.emit(self.work.state.path, index)

    def dragEnterEvent(self, event: Any) -> None:
        if self._dropped(event) and not self.work.running:
            event.acceptProposedAction()

    def dropEvent(self, event: Any) -> None:
        path = self._dropped(event)
        if path:
            event.acceptProposedAction()
            self.chosen.emit(path, -1)

    def _dropped(self, event: Any) -> str:
        urls = event.mimeData().urls()
        path = urls[0].toLocalFile() if len(urls) == 1 else ""
        good = path and Path(path).suffix.lower().lstrip(".") in _SUFFIXES and QFileInfo(path).isFile()
        return path if good else ""
