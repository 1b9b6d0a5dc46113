"""Files of a row: added by dialog, by dropping and by pasting; opened, saved elsewhere, removed."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QBuffer,
    QIODevice,
    QLocale,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QUrl,
)
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import store
from app.core.cases import files
from app.core.entities.attachment import ATTACHMENT
from app.core.entity import Entity, Tab
from widgets.card_notice import Notice
from widgets.card_tabs import TabPage
from widgets.fields import show_moment
from widgets.icons import icon, set_icon
from widgets.theme import UNIT, dense

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = (40, 10, 18, 24)


class FilesModel(QAbstractTableModel):
    """The files, one a row."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.rows: list[dict[str, Any]] = []

    def take(self, rows: list[dict[str, Any]]) -> None:
        """New rows of the base."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 5

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            return icon("file", "muted")
        if role == Qt.ItemDataRole.TextAlignmentRole and column == 1:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        who = self._workplace.facts.name_of("employee", row["created_by"])
        size = QLocale().formattedDataSize(
            int(row["size_bytes"] or 0), 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
        )
        return (row["name"], size, show_moment(row["created_at"]), who, row["note"] or "")[column]

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Name"), self.tr("Size"), self.tr("Added"), self.tr("By"), self.tr("Note"))[section]


class FilesPage(TabPage):
    """The files tab."""

    def __init__(
        self,
        workplace: Workplace,
        entity: Entity,
        tab: Tab,
        row_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workplace, entity, tab, row_id, parent)
        self.model = FilesModel(workplace, self)
        self.view = QTableView(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(words(tab.title))
        dense(self.view)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        self.view.doubleClicked.connect(self.open_file)
        header = self.view.horizontalHeader()
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width * digit)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.notice = Notice(self)
        self.empty = QLabel(words(ATTACHMENT.empty) if ATTACHMENT.empty else "", self)
        self.empty.setForegroundRole(self.empty.foregroundRole().PlaceholderText)
        self.empty.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT)
        self.empty.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._commands())
        box.addWidget(self.notice)
        box.addWidget(self.empty)
        box.addWidget(self.view, 1)
        box.addStretch(0)
        self.setAcceptDrops(workplace.facts.rights.may_add("attachment"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.selectionModel().currentRowChanged.connect(self._enable)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._coming = 0
        self._enable()

    def _commands(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(UNIT, UNIT // 2, UNIT, 0)
        row.setSpacing(UNIT // 2)
        self.add_button = self._command("add", self.tr("Add… (Ins)"), self.choose)
        self.open_button = self._command("eye", self.tr("Open (Enter)"), self.open_file)
        self.save_button = self._command("download", self.tr("Save as…"), self.save_as)
        self.remove_button = self._command("delete", self.tr("Remove (Del)"), self.remove)
        for button in (self.add_button, self.open_button, self.save_button, self.remove_button):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _command(self, picture: str, text: str, does: Any) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        set_icon(button, picture)
        button.clicked.connect(lambda _checked=False: does())
        return button

    def _enable(self) -> None:
        rights, chosen = self.workplace.facts.rights, self.current() is not None
        self.add_button.setEnabled(rights.may_add("attachment") and self.row_id is not None)
        self.open_button.setEnabled(chosen)
        self.save_button.setEnabled(chosen and rights.may_export("attachment"))
        self.remove_button.setEnabled(chosen and rights.may_delete("attachment"))

    def show_rows(self, rows: list[dict[str, Any]]) -> None:
        """Show the files."""
        self.model.take(rows)
        self.empty.setVisible(not rows)
        self.view.setVisible(bool(rows))
        self.counted.emit(len(rows))
        if rows:
            self.view.selectRow(len(rows) - 1)
        self._enable()

    def outdated(self, entity: str, row_id: int) -> bool:
        """Files were added or removed elsewhere."""
        return entity == "attachment"

    def current(self) -> dict[str, Any] | None:
        """The file in focus."""
        index = self.view.currentIndex()
        return (
            self.model.rows[index.row()] if index.isValid() and index.row() < len(self.model.rows) else None
        )

    # -- adding

    def choose(self) -> None:
        """Add files that the user picks."""
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Attach files"))
        self.add_paths([Path(path) for path in paths])

    def add_paths(self, paths: list[Path]) -> None:
        """Add files of this computer; one that is too large or cannot be read is said, the others go on."""
        limit = int(self.workplace.facts.settings.get("file.limit_mb"))
        for path in paths:
            try:
                body = files.read_file(path, limit)
            except files.TooBig as error:
                text = self.tr(
                    "“{name}” is larger than {limit} MB, the limit of your firm. Make it smaller or link to it."
                )
                self.notice.say("warning", text.format(name=path.name, limit=error.limit_mb), [self._close()])
            except OSError as error:
                text = self.tr("“{name}” cannot be read: {why}.")
                self.notice.say(
                    "warning", text.format(name=path.name, why=error.strerror or ""), [self._close()]
                )
            else:
                self.add_bytes(path.name, body)

    def add_bytes(self, name: str, body: bytes) -> None:
        """Add a file by its bytes. The base is asked first whether it has them."""
        if self.row_id is None:
            return
        upload = files.Upload(self.entity.key, self.row_id, name, body)
        self._coming += 1
        self.workplace.background.run(self, files.attach(upload), self._attached, self._failed, long=True)

    def _attached(self, attached: files.Attached) -> None:
        self._coming -= 1
        if not self._coming:
            self.reload()
        self.tell("attachment", attached.id)

    def _failed(self, error: Exception) -> None:
        self._coming = max(0, self._coming - 1)
        messages.failed(self, error)

    def _close(self) -> tuple[str, Any]:
        return self.tr("Close"), self.notice.clear

    def take_mime(self, data: QMimeData) -> bool:
        """Files or a picture that were dropped or pasted; whether there was anything."""
        if data.hasUrls():
            paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
            self.add_paths([path for path in paths if path.is_file()])
            return bool(paths)
        if data.hasImage():
            image: Any = data.imageData()
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            if isinstance(image, QImage) and image.save(buffer, b"PNG"):
                stamp = self.workplace.facts.now().strftime("%Y-%m-%d %H-%M-%S")
                name = self.tr("Picture")
                self.add_bytes(f"{name} {stamp}.png", bytes(buffer.data().data()))
                return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.take_mime(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Paste) and self.acceptDrops():
            self.take_mime(QGuiApplication.clipboard().mimeData())
        elif key == Qt.Key.Key_Insert and self.add_button.isEnabled():
            self.choose()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_file()
        elif key == Qt.Key.Key_Delete and self.remove_button.isEnabled():
            self.remove()
        else:
            super().keyPressEvent(event)

    # -- the file in focus

    def open_file(self) -> None:
        """Show a file with the program the system has for it; a copy, in a folder that goes with this page."""
        row = self.current()
        if row is None:
            return
        if not files.may_open(row["name"]):
            text = self.tr(
                "“{name}” is a program and is not opened from here. Save it if you trust who sent it."
            )
            self.notice.say("warning", text.format(name=row["name"]), [self._close()])
            return

        def show(body: bytes) -> None:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="paddock-", ignore_cleanup_errors=True)
                self.destroyed.connect(self._folder.cleanup)
            path = Path(self._folder.name) / files.safe_name(str(row["name"]))
            path.write_bytes(body)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self.workplace.background.run(self, files.body_of(int(row["id"])), show, long=True, key="open")

    def save_as(self) -> None:
        """Save a copy where the user says."""
        row = self.current()
        if row is None:
            return
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save as"), files.safe_name(str(row["name"])))
        if not path:
            return

        def write(body: bytes) -> None:
            try:
                Path(path).write_bytes(body)
            except OSError as error:
                text = self.tr("The file cannot be written: {why}.")
                self.notice.say("warning", text.format(why=error.strerror or ""), [self._close()])

        job = files.body_of(int(row["id"]), keeps=True)
        self.workplace.background.run(self, job, write, long=True, key="save")

    def remove(self) -> None:
        """Remove a file from the row, after a question."""
        row = self.current()
        if row is None:
            return
        question = self.tr("Remove the file “{name}”?").format(name=row["name"])
        if not messages.ask(self, question, yes=self.tr("Remove")):
            return

        def done(_: None) -> None:
            self.reload()
            self.tell("attachment", 0)

        job = store.remove("attachment", int(row["id"]), int(row["rv"]))
        self.workplace.background.run(self, job, done, key="remove")
