"""The flat style: Fusion's measures and behaviour, painted without gradients, shadows, hover or animation.

Why a proxy style and not a style sheet: a sheet is matched again for every widget that is made (a card of
30 fields opens a third slower) and cannot leave the hover repaints out. Only the parts that Fusion paints
with gradients or moves are painted here; all else is Fusion's.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QScrollBar,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionHeader,
    QStyleOptionSlider,
    QStyleOptionToolButton,
    QTabBar,
    QTextEdit,
    QWidget,
)

from widgets import flat_boxes as boxes
from widgets import flat_marks as marks
from widgets import flat_parts as parts
from widgets.tokens import LIGHT, ROW, Colours, draws_less

CE, PE, CC = QStyle.ControlElement, QStyle.PrimitiveElement, QStyle.ComplexControl
SC, PM, SH, State = QStyle.SubControl, QStyle.PixelMetric, QStyle.StyleHint, QStyle.StateFlag
# Looked up once: these are compared for every cell that is painted.
_FOCUS_RECT = QStyle.SubElement.SE_ItemViewItemFocusRect
_HEADER_LABEL = CE.CE_HeaderLabel
_EDIT_CONTENTS = QStyle.SubElement.SE_LineEditContents
_ITEM = QStyle.ContentsType.CT_ItemViewItem
_HEADER = QStyle.ContentsType.CT_HeaderSection
_BUTTON, _TOOL = QStyle.ContentsType.CT_PushButton, QStyle.ContentsType.CT_ToolButton
_ACTIVATION = (QEvent.Type.WindowActivate, QEvent.Type.WindowDeactivate)
_GAP = 4  # pixels more between an icon and its text
_ARROW = 14  # width of the arrow of a button that opens a menu
_BUTTON_LABEL, _TOOL_BUTTON, _SCROLL_BAR = CE.CE_PushButtonLabel, CC.CC_ToolButton, CC.CC_ScrollBar
_TOOL_LABEL = CE.CE_ToolButtonLabel
_METRICS = {
    PM.PM_LayoutLeftMargin: 12,
    PM.PM_LayoutRightMargin: 12,
    PM.PM_LayoutTopMargin: 12,
    PM.PM_LayoutBottomMargin: 12,
    PM.PM_LayoutHorizontalSpacing: 8,
    PM.PM_LayoutVerticalSpacing: 8,
    PM.PM_ScrollBarExtent: 12,
    PM.PM_ScrollBarSliderMin: 32,
    PM.PM_SmallIconSize: 16,
    PM.PM_MessageBoxIconSize: 32,
    PM.PM_ButtonIconSize: 16,
    PM.PM_ToolBarIconSize: 16,
    PM.PM_ListViewIconSize: 16,
    PM.PM_TabBarIconSize: 16,
    PM.PM_ButtonShiftHorizontal: 0,
    PM.PM_ButtonShiftVertical: 0,
    PM.PM_SplitterWidth: 5,
    PM.PM_ToolBarHandleExtent: 0,
    PM.PM_ToolBarItemSpacing: 4,
    PM.PM_ToolBarItemMargin: 4,
    PM.PM_ToolBarFrameWidth: 0,
    PM.PM_TabBarTabHSpace: 24,
    PM.PM_TabBarTabVSpace: 12,
    PM.PM_TabBarTabShiftVertical: 0,
    PM.PM_TabBarTabShiftHorizontal: 0,
    PM.PM_MenuBarPanelWidth: 0,
    PM.PM_MenuPanelWidth: 1,
    PM.PM_HeaderMargin: 8,  # the text of a header stands over that of its cells
    PM.PM_FocusFrameHMargin: 7,  # room at the sides of the text of list cells
}
_HINTS = {
    SH.SH_Widget_Animation_Duration: 0,
    SH.SH_Widget_Animate: 0,
    SH.SH_ComboBox_Popup: 0,
    SH.SH_UnderlineShortcut: 1,
    SH.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    SH.SH_EtchDisabledText: 0,
    SH.SH_DitherDisabledText: 0,
    SH.SH_Menu_FadeOutOnHide: 0,
    SH.SH_Menu_FlashTriggeredItem: 0,
    SH.SH_ItemView_ShowDecorationSelected: 1,
    SH.SH_ScrollBar_Transient: 0,
    SH.SH_TitleBar_NoBorder: 1,
    SH.SH_ToolTip_WakeUpDelay: 800,
}

_PRIMITIVES = {
    PE.PE_PanelButtonCommand: boxes.button,
    PE.PE_PanelButtonTool: boxes.tool_button,
    PE.PE_PanelLineEdit: boxes.line_edit,
    PE.PE_FrameLineEdit: boxes.edit_edge,
    PE.PE_Frame: boxes.frame,
    PE.PE_FrameGroupBox: boxes.group,
    PE.PE_FrameTabWidget: boxes.group,
    PE.PE_FrameTabBarBase: parts.tab_base,
    PE.PE_FrameFocusRect: boxes.focus,
    PE.PE_FrameMenu: boxes.frame,
    PE.PE_PanelTipLabel: boxes.tip,
    PE.PE_IndicatorCheckBox: marks.check_box,
    PE.PE_IndicatorTabClose: marks.cross,
    PE.PE_IndicatorRadioButton: marks.radio,
    PE.PE_IndicatorArrowDown: marks.arrow_down,
    PE.PE_IndicatorArrowUp: marks.arrow_up,
    PE.PE_IndicatorArrowLeft: marks.arrow_left,
    PE.PE_IndicatorArrowRight: marks.arrow_right,
    PE.PE_IndicatorHeaderArrow: marks.sort_arrow,
    PE.PE_PanelMenuBar: boxes.nothing,
    PE.PE_PanelStatusBar: boxes.nothing,
    PE.PE_FrameStatusBarItem: boxes.nothing,
    PE.PE_IndicatorToolBarHandle: boxes.nothing,
    PE.PE_IndicatorToolBarSeparator: boxes.separator,
}
_CONTROLS = {
    CE.CE_HeaderSection: parts.header,
    CE.CE_HeaderEmptyArea: parts.header,
    CE.CE_TabBarTabShape: parts.tab,
    CE.CE_ProgressBarGroove: parts.groove,
    CE.CE_ProgressBarContents: parts.progress,
    CE.CE_ToolBar: boxes.nothing,
    CE.CE_MenuBarEmptyArea: boxes.nothing,
    CE.CE_Splitter: boxes.splitter,
}
_COMPLEX = {
    CC.CC_ScrollBar: parts.scroll_bar,
    CC.CC_ComboBox: parts.combo_box,
    CC.CC_SpinBox: parts.spin_box,
}


_STANDARD = QStyle.StandardPixmap
_SIGNS = {
    _STANDARD.SP_MessageBoxInformation: ("info", "accent"),
    _STANDARD.SP_MessageBoxWarning: ("warning", "warning"),
    _STANDARD.SP_MessageBoxCritical: ("error", "error"),
    _STANDARD.SP_MessageBoxQuestion: ("help", "accent"),
    _STANDARD.SP_LineEditClearButton: ("close", "muted"),
    _STANDARD.SP_TitleBarCloseButton: ("close", "muted"),
    _STANDARD.SP_ArrowLeft: ("previous", "text"),
    _STANDARD.SP_ArrowRight: ("next", "text"),
}


class FlatStyle(QProxyStyle):
    """Attributes: colours, set by the theme."""

    colours: Colours = LIGHT

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        known = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if known is None else known

    def styleHint(self, hint, option=None, widget=None, returned=None) -> int:  # type: ignore[no-untyped-def]
        known = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returned) if known is None else known

    def polish(self, thing):  # type: ignore[no-untyped-def]
        """No hover repaints; text boxes repaint their frame when the focus comes or goes; over a line lists look the same in a
        window that has it and in one that has not."""
        answer = super().polish(thing)
        if isinstance(thing, QAbstractItemView):
            thing.viewport().installEventFilter(self)
        if isinstance(
            thing, QAbstractButton | QComboBox | QScrollBar | QTabBar | QAbstractSpinBox | QLineEdit
        ):
            thing.setAttribute(Qt.WidgetAttribute.WA_Hover, False)
        if isinstance(thing, QScrollBar):
            thing.setTracking(not draws_less())  # over a line what is dragged jumps when the hand rests
        elif isinstance(thing, QHeaderView):
            thing.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover, False)
        elif isinstance(thing, QTextEdit | QPlainTextEdit):
            thing.installEventFilter(self)
        return answer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVATION:  # Qt would paint the whole list anew, in the very same colours
            return draws_less() and not isinstance(watched, QTextEdit | QPlainTextEdit)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and isinstance(watched, QWidget):
            watched.update()
        return False

    def drawPrimitive(self, element, option, painter, widget=None):  # type: ignore[no-untyped-def]
        mine = _PRIMITIVES.get(element)
        if mine is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            mine(self.colours, option, painter, widget)

    def drawControl(self, element, option, painter, widget=None):  # type: ignore[no-untyped-def]
        mine = _CONTROLS.get(element)
        if mine is not None:
            mine(self.colours, option, painter, widget)
            return
        if element is _BUTTON_LABEL and isinstance(option, QStyleOptionButton):
            option = QStyleOptionButton(option)
            if boxes.is_main(option):
                option.palette.setColor(QPalette.ColorRole.ButtonText, QColor(self.colours.accent_text))
            if not option.icon.isNull():
                option.text = f"\u2009{option.text}"  # the style leaves too little room beside the icon
        elif element is _HEADER_LABEL and isinstance(option, QStyleOptionHeader):
            option = QStyleOptionHeader(option)  # the margin is meant for the sides only
            option.rect = option.rect.adjusted(0, -8, 0, 8)
        elif element is _TOOL_LABEL and isinstance(option, QStyleOptionToolButton) and _has_both(option):
            option = QStyleOptionToolButton(option)
            option.text = f"\u2009{option.text}"
            option.rect = option.rect.adjusted(_edge(option), 0, 0, 0)
        super().drawControl(element, option, painter, widget)

    def drawComplexControl(self, control, option, painter, widget=None):  # type: ignore[no-untyped-def]
        if control is _TOOL_BUTTON and isinstance(option, QStyleOptionToolButton) and _opens_menu(option):
            self._menu_button(option, painter, widget)
            return
        mine = _COMPLEX.get(control)
        if mine is None:
            super().drawComplexControl(control, option, painter, widget)
        else:
            mine(self.colours, option, painter, widget)

    def sizeFromContents(self, kind, option, size, widget=None):  # type: ignore[no-untyped-def]
        """Rows of lists that have no row height of their own, headers, room around the text of buttons."""
        wanted = super().sizeFromContents(kind, option, size, widget)
        if kind is _ITEM:
            wanted.setHeight(max(wanted.height() + 4, ROW))
        elif kind is _HEADER:
            wanted.setHeight(max(option.fontMetrics.height() + 8, ROW + 2))
        elif kind is _BUTTON:
            wanted = QSize(max(size.width() + 32, 80), max(wanted.height(), ROW + 4))
        elif kind is _TOOL and isinstance(option, QStyleOptionToolButton) and _has_both(option):
            wanted.setWidth(
                wanted.width() + _GAP + 2 * _edge(option) + (_ARROW if _opens_menu(option) else 0)
            )
        return wanted

    def standardIcon(self, which, option=None, widget=None):  # type: ignore[no-untyped-def]
        """Signs of boxes and the cross that clears a line, from the one set."""
        known = _SIGNS.get(which)
        if known is None:
            return super().standardIcon(which, option, widget)
        from widgets.icons import icon  # made when first asked for: icons need the application

        return icon(*known)

    def subElementRect(self, element, option, widget=None):  # type: ignore[no-untyped-def]
        if element is _FOCUS_RECT:
            return option.rect  # around icon and text, not the text alone
        rect = super().subElementRect(element, option, widget)
        if element is _EDIT_CONTENTS and getattr(option, "lineWidth", 0) > 0:
            rect.adjust(2, 0, -2, 0)  # as in combo boxes
        return rect

    def _menu_button(self, option: QStyleOptionToolButton, painter: QPainter, widget: QWidget | None) -> None:
        """With a text its arrow stands at the right edge; on an icon alone there is no room for one."""
        plain = QStyleOptionToolButton(option)
        plain.features &= ~QStyleOptionToolButton.ToolButtonFeature.HasMenu
        super().drawComplexControl(_TOOL_BUTTON, plain, painter, widget)
        text = option.fontMetrics.horizontalAdvance(option.text)
        if _has_both(option) or (text and option.rect.width() - text > 2 * _ARROW):
            place = option.rect.adjusted(option.rect.width() - _ARROW, 0, -2, 0)
            marks.chevron(self.colours, painter, place, up=False)

    def subControlRect(self, control, option, part, widget=None):  # type: ignore[no-untyped-def]
        if control is _SCROLL_BAR and isinstance(option, QStyleOptionSlider):
            return parts.scroll_part(option, part, self.pixelMetric(PM.PM_ScrollBarSliderMin))
        return super().subControlRect(control, option, part, widget)


def _opens_menu(option: QStyleOptionToolButton) -> bool:
    """The whole button opens a menu."""
    feature = QStyleOptionToolButton.ToolButtonFeature
    return bool(option.features & feature.HasMenu) and not option.features & feature.MenuButtonPopup


def _has_both(option: QStyleOptionToolButton) -> bool:
    """Icon and text side by side."""
    beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    return option.toolButtonStyle == beside and bool(option.text) and not option.icon.isNull()


def _edge(option: QStyleOptionToolButton) -> int:
    """Room at the sides of icon and text: a button with edges needs more."""
    return 2 if option.state & QStyle.StateFlag.State_AutoRaise else 6
