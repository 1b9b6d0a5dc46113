"""Boxes, edges and frames of the flat style.

Each function paints one of Qt's primitive elements: `c` the colours in force, `option` what Qt says about it.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QFrame,
    QPlainTextEdit,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QTextEdit,
    QWidget,
)

from widgets.tokens import Colours, draws_less

State = QStyle.StateFlag
Widget = QWidget | None
RADIUS = 2


def box(painter: QPainter, rect: QRect, fill: str | None, edge: str, width: float = 1) -> None:
    """Rounded; with sharp corners where the picture travels: smooth ones are many colours for a few pixels."""
    if draws_less():
        _sharp_box(painter, rect, fill, edge, round(width))
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(QColor(edge), width))
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), RADIUS, RADIUS)
    painter.restore()


def _sharp_box(painter: QPainter, rect: QRect, fill: str | None, edge: str, width: int) -> None:
    line = QColor(edge)
    for strip in (
        QRect(rect.left(), rect.top(), rect.width(), width),
        QRect(rect.left(), rect.bottom() - width + 1, rect.width(), width),
        QRect(rect.left(), rect.top(), width, rect.height()),
        QRect(rect.right() - width + 1, rect.top(), width, rect.height()),
    ):
        painter.fillRect(strip, line)
    if fill:
        painter.fillRect(rect.adjusted(width, width, -width, -width), QColor(fill))


def is_main(option: QStyleOptionButton) -> bool:
    main = QStyleOptionButton.ButtonFeature.DefaultButton
    return bool(option.features & main) and bool(option.state & State.State_Enabled)


def button(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    flat = False
    fill, edge = c.button, c.edge
    if isinstance(option, QStyleOptionButton):
        flat = bool(option.features & QStyleOptionButton.ButtonFeature.Flat)
        if is_main(option):
            fill = edge = c.accent
    down = bool(option.state & (State.State_Sunken | State.State_On))
    if flat and not down and not option.state & State.State_HasFocus:
        return
    if not option.state & State.State_Enabled:
        fill, edge = c.window, c.line
    elif down:
        fill = c.chosen if option.state & State.State_On else c.pressed
        if isinstance(option, QStyleOptionButton) and is_main(option):
            fill = c.link
    box(painter, option.rect, fill, edge)
    if option.state & State.State_HasFocus:
        box(painter, option.rect, None, c.accent, 2)
        if fill in (c.accent, c.link):
            box(painter, option.rect.adjusted(2, 2, -2, -2), None, c.accent_text)


def tool_button(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    state = option.state
    focused = bool(state & State.State_HasFocus)
    if state & (State.State_Sunken | State.State_On):
        box(painter, option.rect, c.chosen, c.accent if focused else c.chosen)
    elif focused:
        box(painter, option.rect, None, c.accent, 2)
    elif not state & State.State_AutoRaise:
        box(painter, option.rect, c.button, c.edge)


def line_edit(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    if getattr(option, "lineWidth", 1) <= 0:  # inside a combo or spin box: the box has painted it
        return
    still = bool(option.state & State.State_ReadOnly) or not option.state & State.State_Enabled
    painter.fillRect(option.rect.adjusted(1, 1, -1, -1), QColor(c.window if still else c.base))
    edit_edge(c, option, painter, widget)


def edit_edge(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    still = bool(option.state & State.State_ReadOnly) or not option.state & State.State_Enabled
    edge, width = (c.line if still else c.edge), 1
    if option.state & State.State_HasFocus:
        edge, width = c.accent, 2
    if widget is not None and widget.property("problem"):
        edge = c.error
    box(painter, option.rect, None, edge, width)


def frame(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    if isinstance(widget, QTextEdit | QPlainTextEdit) and not widget.isReadOnly():
        edit_edge(c, option, painter, widget)
        return
    if isinstance(widget, QFrame) and isinstance(widget.parent(), QComboBox):
        outline(painter, option.rect, c.edge)
        return
    focused = bool(option.state & State.State_HasFocus) and isinstance(widget, QAbstractScrollArea)
    focused = focused and not isinstance(widget, QAbstractItemView)
    outline(painter, option.rect, c.accent if focused else c.line)


def outline(painter: QPainter, rect: QRect, edge: str) -> None:
    painter.save()
    painter.setPen(QColor(edge))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def group(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    outline(painter, option.rect, c.line)


def focus(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    outline(painter, option.rect, c.accent)


def tip(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    painter.fillRect(option.rect, QColor(c.tip))
    outline(painter, option.rect, c.edge)


def nothing(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    """Flat: the window's colour is there already."""


def separator(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    rect = option.rect
    if option.state & State.State_Horizontal:
        middle = rect.center().x()
        painter.fillRect(middle, rect.top() + 4, 1, rect.height() - 8, QColor(c.line))
    else:
        middle = rect.center().y()
        painter.fillRect(rect.left() + 4, middle, rect.width() - 8, 1, QColor(c.line))


def splitter(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    rect, line = option.rect, QColor(c.line)
    if option.state & State.State_Horizontal:
        painter.fillRect(rect.center().x(), rect.top(), 1, rect.height(), line)
    else:
        painter.fillRect(rect.left(), rect.center().y(), rect.width(), 1, line)
