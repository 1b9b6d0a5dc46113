"""Save a list as a spreadsheet: asks for a place, reads all rows on the long lane, asks the gate, writes the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialog, QFileDialog, QProgressBar, QProgressDialog, QWidget

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core import gate, store
from app.core.errors import Cancelled
from app.core.gate import Held, Pass
from reports.writing import TooLong
from widgets.fields import show_moment
from widgets.gate_held import held
from widgets.list_export import ListRows


class ListFile:
    """Called with what a list hands over; one at a time for a list."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        self._workplace = workplace
        self._parent = parent

    def __call__(self, rows: ListRows) -> None:
        path = self._ask(rows.title)
        if path is not None:
            self.save(rows, path)

    def _ask(self, title: str) -> Path | None:
        dialog = QFileDialog(self._parent, QCoreApplication.translate("ListFile", "Save as spreadsheet"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(
            [
                QCoreApplication.translate("ListFile", "Excel workbooks (*.xlsx)"),
                QCoreApplication.translate("ListFile", "Text with separators (*.csv)"),
            ]
        )
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"{title}.xlsx")
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.selectedFiles()
        csv = "csv" in dialog.selectedNameFilter()
        dialog.deleteLater()
        if not agreed or not chosen:
            return None
        path = Path(chosen[0])
        return path.with_suffix(".csv") if csv else path

    def save(self, rows: ListRows, path: Path) -> None:
        """Read and write; a box with a stop button shows how many rows were read."""
        box = QProgressDialog(self._parent)
        box.setWindowTitle(rows.title)
        box.setRange(0, 0)
        for bar in box.findChildren(
            QProgressBar
        ):  # how many there will be is not known, and nothing is animated
            bar.hide()
        box.setLabelText(QCoreApplication.translate("ListFile", "Reading the rows…"))
        box.setMinimumDuration(300)
        box.canceled.connect(rows.stop)
        headings = rows.headings
        leaving = rows.leaving(gate.EXPORT, 0)
        mark = self._mark(rows)
        russian = QLocale().language() == QLocale.Language.Russian

        def job(session: Any) -> int:
            from reports import (
                listing,  # the spreadsheet library is half a second that a start can do without
            )

            found: list[tuple[Any, ...]] = []
            count = rows.job(found.extend)(session)

            def write(allowed: Pass) -> int:
                author = self._workplace.facts.me_name
                listing.write(path, rows.title, headings, found, russian, listing.Mark(mark, author), allowed)
                return count

            return gate.through(replace(leaving, rows=count), write)(session)

        def done(count: int) -> None:
            box.reset()
            box.deleteLater()
            said = QCoreApplication.translate("ListFile", "Saved: {name}. Rows: {count}.")
            if store.LEAVES in rows.filters:
                said += "\n" + QCoreApplication.translate(
                    "ListFile", "Only the rows that your rights let you export."
                )
            messages.info(self._parent, said.format(name=path.name, count=count))

        def failed(error: Exception) -> None:
            box.reset()
            box.deleteLater()
            if isinstance(error, Held):
                held(self._workplace, self._parent, error, lambda: self.save(rows, path))
            else:
                self._say(error)

        self._workplace.background.run(self._parent, job, done, failed, key="list file", long=True)

    def _mark(self, rows: ListRows) -> str:
        said = QCoreApplication.translate("ListFile", "Made {moment} by {author}")
        return said.format(moment=show_moment(rows.moment), author=self._workplace.facts.me_name)

    def _say(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, TooLong):
            text = QCoreApplication.translate(
                "ListFile", "There are more rows than an Excel sheet can hold. Save as CSV."
            )
            messages.warn(self._parent, text)
        elif isinstance(error, OSError):
            text = QCoreApplication.translate(
                "ListFile", "The file could not be written: {reason}.\nPerhaps it is open in another program."
            )
            messages.warn(self._parent, text.format(reason=error.strerror or str(error)))
        else:
            messages.failed(self._parent, error)
