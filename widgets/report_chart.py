"""A chart on the screen: the same shapes as on paper, clickable and walked with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reports.chart import Picture, Rect, Shape, Stroke, Wedge, Words, draw, hit, wanted_height
from widgets.theme import UNIT, bold, draws_less
from widgets.tokens import colours, is_dark

LIGHT = ("#2f6db5", "#e08a1e", "#4a9a5b", "#c2514e", "#7b61a8", "#8c6d46", "#d27ba8", "#6f7c86")
DARK = ("#6fa3e0", "#eda84f", "#74bd84", "#e07f7c", "#a68fd0", "#b8996f", "#e0a0c2", "#98a5ae")
SLACK = 4.0


def paint_of(role: str) -> QColor:
    """The colour of a role in the palette in force."""
    if role.startswith("series"):
        return QColor((DARK if is_dark() else LIGHT)[int(role.removeprefix("series"))])
    c = colours()
    return QColor({"grid": c.line, "axis": c.edge, "faint": c.muted}.get(role, c.text))


class ChartView(QWidget):
    """Shows one Picture.

    Signals: picked(point, series): a figure was clicked, or chosen with Enter.
    """

    picked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._picture: Picture | None = None
        self._shapes: list[Shape] = []
        self._current: tuple[int, int] | None = None

    def show_picture(self, picture: Picture | None) -> None:
        """Another chart."""
        self._picture = picture
        self._current = None
        self.setAccessibleName(self.tr("Chart"))
        self.setMinimumHeight(int(self._least()))
        self._arrange()

    def _least(self) -> float:
        """Less height than this would put names on each other; the place around it scrolls then."""
        if self._picture is None:
            return 12.0 * UNIT
        size = self._size()
        wanted = wanted_height(self._picture, size) + 2 * UNIT
        if self._picture.kind == "bar":
            return wanted * 0.8
        if self._picture.kind == "pie":
            return max(10.0, 1.3 * len(self._picture.labels)) * size + 2 * UNIT
        return min(wanted, 12.0 * size)

    def current(self) -> tuple[int, int] | None:
        """The figure that the keys stand on."""
        return self._current

    def says(self, index: tuple[int, int]) -> str:
        """A figure in words: point, series, value."""
        shown = self._picture
        if shown is None:
            return ""
        point, series = index
        value = shown.points[point].values[series]
        name = (
            f"{shown.labels[point]} · {shown.series[series]}"
            if len(shown.series) > 1
            else shown.labels[point]
        )
        exact = int(value) if value == int(value) else value
        return f"{name}: {shown.say(exact)}"

    def sizeHint(self) -> QSize:
        if self._picture is None:
            return QSize(UNIT * 50, UNIT * 12)
        high = wanted_height(self._picture, self._size()) + 2 * UNIT
        return QSize(UNIT * 60, int(min(high, UNIT * 34)))

    def shapes(self) -> list[Shape]:
        """What is painted now."""
        return self._shapes

    # -- painting

    def _size(self) -> float:
        return float(self.fontInfo().pixelSize())

    def _measure(self, text: str, size: float, heavy: bool) -> float:
        return QFontMetricsF(self._font(size, heavy)).horizontalAdvance(text)

    def _font(self, size: float, heavy: bool) -> QFont:
        font = bold(self.font()) if heavy else QFont(self.font())
        font.setPixelSize(max(1, round(size)))
        return font

    def _arrange(self) -> None:
        self._shapes = []
        if self._picture is not None and self.width() > 6 * UNIT:
            room = min(self.width() - 2 * UNIT, 70 * self._size())
            self._shapes = draw(self._picture, room, self.height() - 2 * UNIT, self._measure, self._size())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._arrange()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours().base))
        painter.translate(UNIT, UNIT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not draws_less())
        for shape in self._shapes:
            self._paint(painter, shape)
        painter.end()

    def _paint(self, painter: QPainter, shape: Shape) -> None:
        if isinstance(shape, Rect):
            box = QRectF(shape.x, shape.y, shape.width, shape.height)
            painter.fillRect(box, paint_of(shape.fill))
            if shape.index is not None and shape.index == self._current and self.hasFocus():
                painter.setPen(QPen(QColor(colours().text), 2))
                painter.drawRect(box.adjusted(-2, -2, 2, 2))
        elif isinstance(shape, Stroke):
            painter.setPen(QPen(paint_of(shape.colour), max(1.0, shape.width)))
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        elif isinstance(shape, Wedge):
            self._paint_wedge(painter, shape)
        else:
            self._paint_words(painter, shape)

    def _paint_wedge(self, painter: QPainter, shape: Wedge) -> None:
        chosen = shape.index == self._current and self.hasFocus()
        painter.setPen(QPen(QColor(colours().text if chosen else colours().base), 2 if chosen else 1))
        painter.setBrush(paint_of(shape.fill))
        radius = shape.radius
        box = QRectF(shape.x - radius, shape.y - radius, 2 * radius, 2 * radius)
        if shape.extent >= 359.99:
            painter.drawEllipse(box)
        else:  # Qt counts sixteenths of a degree, against the clock, from three o'clock
            painter.drawPie(box, round((90 - shape.start) * 16), round(-shape.extent * 16))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_words(self, painter: QPainter, shape: Words) -> None:
        painter.setFont(self._font(shape.size, shape.bold))
        painter.setPen(paint_of(shape.colour))
        x = shape.x
        if shape.align != "left":
            wide = self._measure(shape.text, shape.size, shape.bold)
            x -= wide if shape.align == "right" else wide / 2
        painter.drawText(QPointF(x, shape.y), shape.text)

    # -- mouse and keys

    def _figure_at(self, place: QPointF) -> tuple[int, int] | None:
        return hit(self._shapes, place.x() - UNIT, place.y() - UNIT, SLACK)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._figure_at(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self._current = found
            self.update()
            self.picked.emit(*found)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._figure_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.says(found) if found else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._current is None and self._picture is not None:
            self._current = (0, 0)
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = self._picture
        if shown is None or self._current is None:
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(*self._current)
            return
        lying = shown.kind in ("bar", "pie")
        along = (Qt.Key.Key_Up, Qt.Key.Key_Down) if lying else (Qt.Key.Key_Left, Qt.Key.Key_Right)
        across = (Qt.Key.Key_Left, Qt.Key.Key_Right) if lying else (Qt.Key.Key_Down, Qt.Key.Key_Up)
        point, series = self._current
        if key in along:
            point = max(0, min(len(shown.labels) - 1, point + (1 if key == along[1] else -1)))
        elif key in across:
            series = max(0, min(len(shown.series) - 1, series + (1 if key == across[1] else -1)))
        else:
            super().keyPressEvent(event)
            return
        self._current = (point, series)
        self.setAccessibleDescription(self.says(self._current))
        self.setToolTip("")
        self.update()
