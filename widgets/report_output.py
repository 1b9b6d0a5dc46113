"""A report onto paper and into files: the same for the page of a report and for its preview."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRect, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.bridge import messages
from app.bridge.background import Call
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import gate
from app.core.gate import Held, Pass
from reports.facts import Facts
from reports.run import Result
from reports.writing import Cancelled, Progress, Raster, TooLong, leaving, pdf, raster, save
from widgets.gate_held import ask_gate, held
from widgets.report_work import WorkLine

FOLDER = "report.folder"
PRINT_DPI = 300
POINTS = 72.0


class Output(QObject):
    """Writes one result at a time; what goes on is shown in the line below the report."""

    def __init__(self, workplace: Workplace, line: WorkLine, page: QWidget) -> None:
        super().__init__(page)
        self._workplace = workplace
        self._line = line
        self._page = page
        self._made: tuple[Result, bytes] | None = None
        self._printing: _Printing | None = None
        line.link.connect(self._open_link)

    def with_pdf(self, result: Result, facts: Facts, done: Callable[[bytes], None]) -> None:
        """The result as a PDF; made once for preview and printing together."""
        if self._made is not None and self._made[0] is result:
            done(self._made[1])
            return
        progress = Progress()

        def made(source: bytes) -> None:
            self._made = (result, source)
            self._line.say("")
            done(source)

        self._line.work(
            self.tr("Laying out the pages…"),
            lambda: self._workplace.background.run(
                self._page, pdf(result, facts, progress), made, self._failed, key="output", long=True
            ),
            progress,
        )

    # -- files

    def save(self, result: Result, facts: Facts, kind: str) -> None:
        """Ask for a place and write a file of a kind ("pdf", "xlsx", "csv")."""
        path = self._ask_path(words(result.report.title), kind)
        if path is None:
            return
        self._workplace.remember(FOLDER, str(path.parent))
        self._save(result, facts, path)

    def _save(self, result: Result, facts: Facts, path: Path) -> None:
        progress = Progress()

        def failed(error: Exception) -> None:
            if isinstance(error, Held):
                self._line.say("")
                held(self._workplace, self._page, error, lambda: self._save(result, facts, path))
            else:
                self._failed(error)

        self._line.work(
            self.tr("Writing {name}…").format(name=path.name),
            lambda: self._workplace.background.run(
                self._page,
                save(result, facts, path, progress),
                self._saved,
                failed,
                key="output",
                long=True,
            ),
            progress,
        )

    def _ask_path(self, title: str, kind: str) -> Path | None:
        names = {
            "pdf": self.tr("PDF documents (*.pdf)"),
            "xlsx": self.tr("Excel workbooks (*.xlsx)"),
            "csv": self.tr("Text with separators (*.csv)"),
        }
        dialog = QFileDialog(self._page, self.tr("Save the report"), str(self._folder()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(names[kind])
        dialog.setDefaultSuffix(kind)
        dialog.selectFile(f"{_file_name(title)}.{kind}")
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.selectedFiles()
        dialog.deleteLater()
        if not agreed or not chosen:
            return None
        path = Path(chosen[0])
        return path if path.suffix.lower() == f".{kind}" else path.with_name(f"{path.name}.{kind}")

    def _folder(self) -> Path:
        kept = self._workplace.facts.settings.layout(FOLDER)
        if isinstance(kept, str) and Path(kept).is_dir():
            return Path(kept)
        places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
        there = [place for place in places if Path(place).is_dir()]
        return Path(there[0]) if there else Path.home()

    def _saved(self, path: Path) -> None:
        self._line.say("")
        url = QUrl.fromLocalFile(str(path)).toString()
        said = self.tr("Saved: {name}").format(name=path.name)
        link = self.tr("Open")
        self._line.words.setText(f'{_plain(said)} · <a href="{url}">{link}</a>')

    def _open_link(self, target: str) -> None:
        QDesktopServices.openUrl(QUrl(target))

    def _failed(self, error: Exception) -> None:
        self._line.say("")
        if isinstance(error, Cancelled):
            self._line.say(self.tr("Stopped."))
        elif isinstance(error, TooLong):
            messages.warn(
                self._page, self.tr("There are more rows than an Excel sheet can hold. Save as CSV.")
            )
        elif isinstance(error, OSError):
            text = self.tr("The file could not be written: {reason}.\nPerhaps it is open in another program.")
            messages.warn(self._page, text.format(reason=error.strerror or str(error)))
        else:
            messages.failed(self._page, error)

    # -- paper

    def print(self, result: Result, facts: Facts) -> None:
        """Ask for a printer and print the pages of the PDF."""
        self.with_pdf(result, facts, lambda source: self._ask_printer(result, facts, source))

    def _ask_printer(self, result: Result, facts: Facts, source: bytes) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(PRINT_DPI)
        printer.setDocName(words(result.report.title))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        lying = (
            QPageLayout.Orientation.Landscape if result.report.landscape else QPageLayout.Orientation.Portrait
        )
        printer.setPageOrientation(lying)
        dialog = QPrintDialog(printer, self._page)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if agreed:
            ask_gate(
                self._workplace,
                self._page,
                leaving(result, facts, gate.PRINT),
                lambda allowed: self.print_on(printer, source, allowed),
            )

    def print_on(self, printer: QPrinter, source: bytes, _allowed: Pass) -> None:
        """Print the pages of a PDF that the gate lets out, one after another, each made into a picture on the lane."""
        progress = Progress()
        self._printing = _Printing(
            self._workplace, printer, source, progress, self._printed, self._failed, self
        )
        self._line.work(self.tr("Printing…"), self._printing.start, progress)

    def _printed(self, pages: int) -> None:
        self._printing = None
        self._line.say(self.tr("Printed pages: {count}.").format(count=pages))


class _Printing(QObject):
    """One print: page after page, so that neither the window waits nor the memory holds more than one
    picture."""

    def __init__(
        self,
        workplace: Workplace,
        printer: QPrinter,
        source: bytes,
        progress: Progress,
        done: Callable[[int], None],
        failed: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._printer = printer
        self._source = source
        self._progress = progress
        self._done = done
        self._failed = failed
        self._painter: QPainter | None = None
        first = printer.fromPage() if printer.printRange() == QPrinter.PrintRange.PageRange else 0
        self._first = max(1, first)
        self._last = printer.toPage() if first else 10**6
        self._page = self._first

    def start(self) -> Call:
        """Ask for the next page; the call."""
        return self._workplace.background.run(
            self,
            raster(self._source, self._page - 1, PRINT_DPI / POINTS),
            self._put,
            self._give_up,
            long=True,
        )

    def _put(self, made: Raster) -> None:
        last = min(self._last, made.pages)
        try:
            self._progress(self._page - self._first + 1, last - self._first + 1)
        except Cancelled as stopped:
            self._printer.abort()
            self._give_up(stopped)
            return
        if not self._draw(made):
            self._give_up(OSError(5, self.tr("the printer does not answer")))
            return
        if self._page < last:
            self._page += 1
            self.start()
        else:
            self._end()
            self._done(last - self._first + 1)

    def _draw(self, made: Raster) -> bool:
        if self._painter is None:
            self._printer.setFullPage(True)
            self._printer.setPageMargins(QMarginsF(0, 0, 0, 0))
            self._painter = QPainter()
            if not self._painter.begin(self._printer):
                self._painter = None
                return False
        elif not self._printer.newPage():
            return False
        image = QImage(made.pixels, made.width, made.height, made.stride, QImage.Format.Format_RGB888)
        room = self._painter.viewport()
        fit = min(room.width() / made.width, room.height() / made.height)
        wide, high = int(made.width * fit), int(made.height * fit)
        self._painter.drawImage(
            QRect((room.width() - wide) // 2, (room.height() - high) // 2, wide, high), image
        )
        return True

    def _end(self) -> None:
        if self._painter is not None:
            self._painter.end()
            self._painter = None

    def _give_up(self, error: Exception) -> None:
        self._end()
        self._failed(error)


def _file_name(title: str) -> str:
    """The title without signs that file names do not take."""
    return "".join(" " if sign in '<>:"/\\|?*' or ord(sign) < 32 else sign for sign in title).strip(" .")


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
