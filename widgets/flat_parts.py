"""Headers, tabs, progress bars, scroll bars, combo and spin boxes of the flat style."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QStyleOptionTab,
    QTabBar,
)

from widgets.flat_boxes import State, Widget, box
from widgets.flat_marks import chevron
from widgets.tokens import Colours

CC, SC = QStyle.ComplexControl, QStyle.SubControl


def header(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    rect = option.rect
    painter.fillRect(rect, QColor(c.header))
    line = QColor(c.line)
    if option.state & State.State_Horizontal:
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)
        painter.fillRect(rect.right(), rect.top() + 4, 1, rect.height() - 8, line)
    else:
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), line)


def tab(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    """Only the chosen tab is marked: with a bar of the accent along its edge."""
    if not isinstance(option, QStyleOptionTab) or not option.state & State.State_Selected:
        return
    rect, accent = option.rect, QColor(c.accent)
    south = option.shape in (QTabBar.Shape.RoundedSouth, QTabBar.Shape.TriangularSouth)
    if option.shape in (QTabBar.Shape.RoundedWest, QTabBar.Shape.TriangularWest):
        painter.fillRect(rect.right() - 1, rect.top(), 2, rect.height(), accent)
    elif option.shape in (QTabBar.Shape.RoundedEast, QTabBar.Shape.TriangularEast):
        painter.fillRect(rect.left(), rect.top(), 2, rect.height(), accent)
    else:
        painter.fillRect(rect.left(), rect.top() if south else rect.bottom() - 1, rect.width(), 2, accent)


def tab_base(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    rect = option.rect
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(c.line))


def groove(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    painter.fillRect(option.rect, QColor(c.line))


def progress(c: Colours, option: QStyleOption, painter: QPainter, widget: Widget) -> None:
    """A plain bar; of unknown length it stands still at a third (a moving one costs 30 KB a second
    remotely).
    """
    if not isinstance(option, QStyleOptionProgressBar):
        return
    rect, span = QRect(option.rect), option.maximum - option.minimum
    share = (option.progress - option.minimum) / span if span > 0 else 1 / 3
    if option.state & State.State_Horizontal:
        rect.setWidth(round(rect.width() * max(0.0, min(1.0, share))))
    else:
        rect.setTop(rect.bottom() - round(rect.height() * max(0.0, min(1.0, share))))
    painter.fillRect(rect, QColor(c.accent))


def scroll_part(option: QStyleOptionSlider, part: QStyle.SubControl, least: int) -> QRect:
    """Where the parts of a scroll bar without arrow buttons are."""
    rect = option.rect
    upright = option.orientation == Qt.Orientation.Vertical
    length = rect.height() if upright else rect.width()
    span = option.maximum - option.minimum
    size = length
    if span > 0:
        size = max(least, int(length * option.pageStep / max(1, span + option.pageStep)))
        size = min(size, length)
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - size, option.upsideDown
    )
    end = start + size
    spans: dict[QStyle.SubControl, tuple[int, int]] = {
        SC.SC_ScrollBarGroove: (0, length),
        SC.SC_ScrollBarSlider: (start, end),
        SC.SC_ScrollBarSubPage: (0, start),
        SC.SC_ScrollBarAddPage: (end, length),
    }
    low, high = spans.get(part, (0, 0))
    if upright:
        found = QRect(rect.left(), rect.top() + low, rect.width(), high - low)
    else:
        found = QRect(rect.left() + low, rect.top(), high - low, rect.height())
    return QStyle.visualRect(option.direction, rect, found) if not upright else found


def scroll_bar(c: Colours, option: QStyleOptionComplex, painter: QPainter, widget: Widget) -> None:
    painter.fillRect(option.rect, QColor(c.window))
    if isinstance(option, QStyleOptionSlider) and option.maximum > option.minimum:
        slider = QApplication.style().subControlRect(CC.CC_ScrollBar, option, SC.SC_ScrollBarSlider, widget)
        down = bool(option.activeSubControls & SC.SC_ScrollBarSlider) and option.state & State.State_Sunken
        painter.fillRect(slider.adjusted(2, 2, -2, -2), QColor(c.edge if down else c.scroll))


def combo_box(c: Colours, option: QStyleOptionComplex, painter: QPainter, widget: Widget) -> None:
    if not isinstance(option, QStyleOptionComboBox):
        return
    live = bool(option.state & State.State_Enabled)
    focused = bool(option.state & State.State_HasFocus)
    edge, width = (c.accent, 2) if focused else (c.edge if live else c.line, 1)
    if widget is not None and widget.property("problem"):
        edge = c.error
    if option.frame:
        box(painter, option.rect, c.base if live else c.window, edge, width)
    arrow = QApplication.style().subControlRect(CC.CC_ComboBox, option, SC.SC_ComboBoxArrow, widget)
    chevron(c, painter, arrow, up=False, live=live)


def spin_box(c: Colours, option: QStyleOptionComplex, painter: QPainter, widget: Widget) -> None:
    if not isinstance(option, QStyleOptionSpinBox):
        return
    live = bool(option.state & State.State_Enabled)
    focused = bool(option.state & State.State_HasFocus)
    edge, width = (c.accent, 2) if focused else (c.edge if live else c.line, 1)
    if option.frame:
        box(painter, option.rect, c.base if live else c.window, edge, width)
    style = QApplication.style()
    for part, up in ((SC.SC_SpinBoxUp, True), (SC.SC_SpinBoxDown, False)):
        if option.subControls & part:
            chevron(c, painter, style.subControlRect(CC.CC_SpinBox, option, part, widget), up=up, live=live)
