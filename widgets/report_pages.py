"""Preview: the PDF itself, one page at a time as a picture, with zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.bridge.background import Background
from reports.writing import Raster, raster
from widgets.theme import UNIT
from widgets.tokens import colours

FIT_WIDTH, WHOLE_PAGE = -1, -2
POINTS = 72.0
SCREEN_DPI = 96.0


class _Paper(QWidget):
    """The picture of the page, or a blank sheet while it is being made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image: QImage | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self.image is not None:
            painter.drawImage(self.rect(), self.image)
        painter.setPen(QColor(colours().edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PagesView(QScrollArea):
    """Shows the pages of a PDF.

    Signals: moved(page, pages): another page is shown, counted from 1.
    """

    moved = Signal(int, int)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._source = b""
        self._page = 0
        self._pages = 1
        self._points = (595.0, 842.0)
        self._zoom = FIT_WIDTH
        self._paper = _Paper()
        self.setWidget(self._paper)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_pdf(self, source: bytes) -> None:
        """Another document, its first page."""
        self._source = source
        self._page = 0
        self._paper.image = None
        self._ask()

    def page(self) -> int:
        """The page shown, from 1."""
        return self._page + 1

    def pages(self) -> int:
        """How many pages there are."""
        return self._pages

    def image(self) -> QImage | None:
        """The picture shown now; None while it is being made."""
        return self._paper.image

    def go(self, page: int) -> None:
        """To a page, from 1."""
        page = max(1, min(self._pages, page)) - 1
        if page != self._page:
            self._page = page
            self.verticalScrollBar().setValue(0)
            self._ask()

    def zoom(self) -> int:
        """Per cent, or FIT_WIDTH or WHOLE_PAGE."""
        return self._zoom

    def set_zoom(self, zoom: int) -> None:
        """Per cent, or FIT_WIDTH or WHOLE_PAGE."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._ask()

    def _scale(self) -> float:
        """Pixels to a point."""
        if self._zoom > 0:
            return SCREEN_DPI / POINTS * self._zoom / 100
        room = self.viewport().size()
        wide = max(100, self.width() - 4 * UNIT) / self._points[0]
        if self._zoom == FIT_WIDTH:
            return min(wide, SCREEN_DPI / POINTS * 1.6)
        return min(wide, max(100, room.height() - 2) / self._points[1])

    def _ask(self) -> None:
        if not self._source:
            return
        ratio = self.devicePixelRatioF()
        scale = self._scale()
        self._place(scale)
        self._background.run(
            self,
            raster(self._source, self._page, scale * ratio),
            lambda made: self._show(made, scale),
            key="page",
            long=True,
        )

    def _place(self, scale: float) -> None:
        self._paper.resize(QSize(round(self._points[0] * scale), round(self._points[1] * scale)))

    def _show(self, made: Raster, scale: float) -> None:
        self._pages = made.pages
        if made.points != self._points:
            self._points = made.points
            if abs(self._scale() - scale) > 0.01:  # the page lies: another size fits
                self._ask()
                return
        self._place(scale)
        self._paper.image = QImage(
            made.pixels, made.width, made.height, made.stride, QImage.Format.Format_RGB888
        ).copy()
        self._paper.update()
        self.moved.emit(self._page + 1, self._pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom < 0 and self._source and event.size().width() != event.oldSize().width():
            self._ask()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._paper.update()
        super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Past the end of a page the wheel turns it."""
        bar = self.verticalScrollBar()
        down = event.angleDelta().y() < 0
        if (down and bar.value() == bar.maximum()) or (not down and bar.value() == bar.minimum()):
            self.go(self.page() + (1 if down else -1))
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.go(self.page() + 1)
        elif key == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.go(self.page() - 1)
        elif key == Qt.Key.Key_Home:
            self.go(1)
        elif key == Qt.Key.Key_End:
            self.go(self._pages)
        else:
            super().keyPressEvent(event)
