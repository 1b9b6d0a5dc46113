"""Ticks, dots and arrows of the flat style.

Each function paints one of Qt's primitive elements: `c` the colours in force, `option` what Qt says about it.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOption, QStyleOptionHeader

from widgets.flat_boxes import State, Widget, box
from widgets.tokens import Colours


def check_box(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    state = option.state
    live = bool(state & State.State_Enabled)
    marked = bool(state & (State.State_On | State.State_NoChange))
    fill = (c.accent if live else c.faint) if marked else (c.base if live else c.window)
    box(painter, option.rect, fill, fill if marked else (c.edge if live else c.line))
    if not marked:
        return
    rect = QRectF(option.rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(QColor(c.accent_text if live else c.base), 2))
    if state & State.State_On:
        points: tuple[tuple[float, float], ...] = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.30))
    else:
        points = ((0.25, 0.5), (0.75, 0.5))
    painter.drawPolyline(
        QPolygonF([QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height()) for x, y in points])
    )
    painter.restore()


def radio(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    state = option.state
    live = bool(state & State.State_Enabled)
    rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QColor(c.edge if live else c.line))
    painter.setBrush(QColor(c.base if live else c.window))
    painter.drawEllipse(rect)
    if state & State.State_On:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.accent if live else c.faint))
        painter.drawEllipse(rect.adjusted(3, 3, -3, -3))
    painter.restore()


def chevron(c: Colours, painter: QPainter, rect: QRect, up: bool, live: bool = True) -> None:
    middle = QPointF(QRectF(rect).center())
    across = 3.5
    rise = -across / 2 if up else across / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(QColor(c.muted if live else c.line), 1.4))
    painter.drawPolyline(
        QPolygonF(
            [
                QPointF(middle.x() - across, middle.y() - rise),
                QPointF(middle.x(), middle.y() + rise),
                QPointF(middle.x() + across, middle.y() - rise),
            ]
        )
    )
    painter.restore()


def arrow_down(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    chevron(c, painter, option.rect, up=False, live=bool(option.state & State.State_Enabled))


def arrow_up(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    chevron(c, painter, option.rect, up=True, live=bool(option.state & State.State_Enabled))


def _aside(c: Colours, option: QStyleOption, painter: QPainter, step: float) -> None:
    middle = QPointF(QRectF(option.rect).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(QColor(c.text if option.state & State.State_Enabled else c.line), 1.4))
    ends = [QPointF(-step, -3.5), QPointF(step, 0), QPointF(-step, 3.5)]
    painter.drawPolyline(QPolygonF([middle + end for end in ends]))
    painter.restore()


def arrow_left(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    _aside(c, option, painter, -1.75)


def arrow_right(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    _aside(c, option, painter, 1.75)


def sort_arrow(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    up = getattr(option, "sortIndicator", None) == QStyleOptionHeader.SortIndicator.SortUp
    chevron(c, painter, option.rect, up=not up)


def cross(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    """What closes a tab."""
    middle, reach = QPointF(QRectF(option.rect).center()), 3.5
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(QColor(c.text if option.state & State.State_Sunken else c.muted), 1.2))
    painter.drawLine(middle + QPointF(-reach, -reach), middle + QPointF(reach, reach))
    painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))
    painter.restore()
