"""A picture of a person: chosen from a file, pasted or dropped; kept small."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageReader,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu, QSizePolicy, QWidget

from app.core.texts import T
from widgets.field_base import Field
from widgets.icons import icon, pixmap
from widgets.theme import draws_less

NO_PICTURE = T("Field", "This file is not a picture that can be shown.")
_SIDE = 96  # pixels of the picture in the card
_KEPT = 480  # pixels of the longer side that are kept
_LARGEST = 40 * 1024 * 1024  # bytes of a file that is opened at all


class PhotoField(Field):
    """The picture as bytes of a JPEG file with at most 480 pixels to a side; None for no picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: bytes | None = None
        self._now: bytes | None = None
        self._bad = False
        self.frame = QLabel(self)
        self.frame.setFixedSize(_SIDE + 2, _SIDE + 2)
        self.frame.setFrameShape(QLabel.Shape.StyledPanel)
        self.frame.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.frame.setToolTip(self.tr("Picture: click to choose, Ctrl+V to paste, Del to remove"))
        self._row.addWidget(self.frame)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self._draw()

    def value(self) -> bytes | None:
        return self._now

    def set_value(self, value: bytes | None) -> None:
        self._first = self._now = value or None
        self._bad = False
        self._draw()
        if self._says is not None:
            self.show_problem()

    def _wrong(self) -> T | None:
        return NO_PICTURE if self._bad else None

    def is_changed(self) -> bool:
        return self._now != self._first

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.setAcceptDrops(not read_only)

    def take(self, source: bytes | QImage) -> None:
        """A new picture by the user, from a file's bytes or the clipboard."""
        image = source if isinstance(source, QImage) else _read(source)
        self._bad = image.isNull()
        if not self._bad:
            self._now = _packed(image)
            self._draw()
            self._edited()
        self.show_problem()

    def remove(self) -> None:
        self._now, self._bad = None, False
        self._draw()
        self._edited()

    def choose_file(self) -> None:
        kinds = self.tr("Pictures ({kinds})").format(kinds="*.jpg *.jpeg *.png *.bmp *.gif *.webp")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a picture"), "", kinds)
        if path:
            self._take_path(Path(path))

    def _take_path(self, path: Path) -> None:
        try:
            content = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
        except OSError:
            content = b""
        self.take(content)

    def _take_mime(self, data: QMimeData) -> None:
        if data.hasImage():
            image: Any = data.imageData()
            self.take(image if isinstance(image, QImage) else QImage())
        elif data.hasUrls():
            self._take_path(Path(data.urls()[0].toLocalFile()))

    def _draw(self) -> None:
        picture = QPixmap()
        if self._now:
            picture.loadFromData(self._now)
        if picture.isNull():
            self.frame.setPixmap(QPixmap() if draws_less() else pixmap("contact", 48, "faint"))
            return
        ratio = self.devicePixelRatioF()
        side = round(_SIDE * ratio)
        picture = picture.scaled(
            QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        picture.setDevicePixelRatio(ratio)
        self.frame.setPixmap(picture)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        if event.button() == Qt.MouseButton.LeftButton and not self._read_only:
            self.choose_file()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._read_only:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("folder"), self.tr("Choose…"), self.choose_file)
        menu.addAction(self.tr("Paste"), self._paste)
        gone = menu.addAction(icon("delete"), self.tr("Remove"), self.remove)
        gone.setEnabled(self._now is not None)
        menu.popup(event.globalPos())

    def _paste(self) -> None:
        image = QGuiApplication.clipboard().image()
        if not image.isNull():
            self.take(image)
        else:
            self._take_mime(QGuiApplication.clipboard().mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._read_only:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() == Qt.Key.Key_Delete and self._now is not None:
            self.remove()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_F4):
            self.choose_file()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take_mime(event.mimeData())


def _read(content: bytes) -> QImage:
    """The picture in a file, reduced while it is read: a hostile one cannot fill the memory."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > 100_000_000:
        return QImage()
    if max(size.width(), size.height()) > 2 * _KEPT:
        reader.setScaledSize(size.scaled(2 * _KEPT, 2 * _KEPT, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _packed(image: QImage) -> bytes:
    if max(image.width(), image.height()) > _KEPT:
        image = image.scaled(
            QSize(_KEPT, _KEPT),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    plain = QImage(image.size(), QImage.Format.Format_RGB32)
    plain.fill(Qt.GlobalColor.white)
    painter = QPainter(plain)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(85)
    writer.write(plain)
    return bytes(buffer.data().data())
