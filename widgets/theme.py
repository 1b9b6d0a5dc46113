"""How the program looks: colours, fonts, measures.

Two palettes (light and dark) over one flat style (`widgets.flat_style`). `Theme` is made once by the wiring
and applied to the application; everything else asks `colours()`, which answers from the palette in force,
so that nobody has to hold the theme.

The colours keep a contrast of at least 4.5:1 for text (WCAG 2.1, 1.4.3) and 3:1 for the edges of input
boxes and the focus mark (1.4.11); a test computes it. Active and inactive windows share one set of colours,
so that a window that loses the focus does not repaint over a remote desktop.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QScrollBar,
    QTableView,
    QToolTip,
    QTreeView,
)

from widgets.flat_style import FlatStyle
from widgets.tokens import (
    DARK,
    LESS,
    LIGHT,
    ROW,
    Colours,
    chosen_colours,
    colours,
    draws_less,
    is_dark,
    watermark,
)

__all__ = [
    "LIGHT",
    "DARK",
    "MODES",
    "ROW",
    "UNIT",
    "Colours",
    "Looks",
    "Theme",
    "bold",
    "chosen_looks",
    "colours",
    "contrast",
    "dense",
    "draws_less",
    "is_dark",
    "palette",
    "row_height",
    "small_font",
    "title_font",
    "watermark",
]

THIN_KBPS = 1000  # below it a line is thin
UNIT = 8  # every gap and margin is a multiple or a half of this, in pixels at 100 %
MODES = ("system", "light", "dark")

_LINUX_FAMILIES = ("Noto Sans", "Inter", "Roboto", "Open Sans", "Liberation Sans", "DejaVu Sans")
_LINUX_POINTS = 9.5


@dataclass(frozen=True)
class Looks:
    """What the user chose. mode: one of MODES; percent: text size; remote: the picture travels over a line;
    smooth: antialiased text (off halves the bytes of a remote picture)."""

    mode: str = "system"
    percent: int = 100
    remote: bool = False
    smooth: bool = True


def chosen_looks(setting: Callable[[str, Any], Any], remote: bool = False, kbps: int = 0) -> Looks:
    """The looks that this computer's settings ask for. setting: (key, default) to value, as Places.setting.

    remote: the picture travels over a line; kbps: how fast it is, 0 when nobody has said. Below 1 Mbit/s the letters
    lose their smooth edges, which cost as much as all the rest, unless the person wants them.
    """
    mode = str(setting("look", "") or "system")
    percent = setting("text.percent", 100)
    drawing, edges = setting("drawing", ""), setting("text.edges", "")
    remote = drawing == "less" or (remote and drawing != "full")
    smooth = edges == "smooth" or (edges != "sharp" and not (remote and 0 < kbps < THIN_KBPS))
    return Looks(
        mode if mode in MODES else "system",
        min(200, max(80, percent)) if isinstance(percent, int) else 100,
        remote,
        smooth,
    )


class Theme(QObject):
    """Puts the looks on the application and keeps following the system while the mode is "system"."""

    changed = Signal()  # colours or fonts are others now

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._looks = Looks()
        self._line = (False, 0)
        self._plain = QFont(app.font())
        self._flash = app.cursorFlashTime()
        self._style = FlatStyle()
        app.setStyle(self._style)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    def looks(self) -> Looks:
        return self._looks

    def set_line(self, remote: bool, kbps: int = 0) -> None:
        """Say whether the picture travels over a line and how fast that is (0: not known); `chosen` follows it."""
        self._line = (remote, kbps)

    def chosen(self, setting: Callable[[str, Any], Any]) -> Looks:
        """The looks that the settings ask for where the program is shown now."""
        return chosen_looks(setting, *self._line)

    def apply(self, looks: Looks | None = None) -> None:
        """Shows `looks` (None: the same again)."""
        self._looks = looks = looks or self._looks
        hints = self._app.styleHints()
        forced = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        hints.setColorScheme(forced.get(looks.mode, Qt.ColorScheme.Unknown))
        for effect in (
            Qt.UIEffect.UI_AnimateMenu,
            Qt.UIEffect.UI_FadeMenu,
            Qt.UIEffect.UI_AnimateCombo,
            Qt.UIEffect.UI_AnimateTooltip,
            Qt.UIEffect.UI_FadeTooltip,
            Qt.UIEffect.UI_AnimateToolBox,
        ):
            self._app.setEffectEnabled(effect, False)
        self._app.setProperty(LESS, looks.remote)
        for widget in self._app.allWidgets():
            if isinstance(widget, QScrollBar):  # those made later are polished so
                widget.setTracking(not looks.remote)
        self._app.setCursorFlashTime(0 if looks.remote else self._flash)
        self._app.setFont(_font(self._plain, looks))
        self._paint()

    def _system_changed(self) -> None:
        if self._looks.mode == "system":
            self._paint()

    def _paint(self) -> None:
        dark = self._looks.mode == "dark"
        if self._looks.mode == "system":
            dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        chosen = chosen_colours(dark, self._looks.remote)
        self._style.colours = chosen
        made = palette(chosen)
        self._app.setPalette(made)
        QToolTip.setPalette(made)
        self.changed.emit()


def palette(c: Colours) -> QPalette:
    """The Qt palette of a set of colours, the same for active and inactive windows."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette()
    plain = {
        role.Window: c.window,
        role.WindowText: c.text,
        role.Base: c.base,
        role.AlternateBase: c.stripe,
        role.Text: c.text,
        role.Button: c.button,
        role.ButtonText: c.text,
        role.BrightText: c.error,
        role.ToolTipBase: c.tip,
        role.ToolTipText: c.text,
        role.PlaceholderText: c.muted,
        role.Highlight: c.chosen,
        role.HighlightedText: c.chosen_text,
        role.Accent: c.accent,
        role.Link: c.link,
        role.LinkVisited: c.link,
        role.Light: c.base,
        role.Midlight: c.window,
        role.Mid: c.line,
        role.Dark: c.edge,
        role.Shadow: c.edge,
    }
    for which, colour in plain.items():
        made.setColor(group.All, which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(group.Disabled, which, QColor(c.faint))
    made.setColor(group.Disabled, role.Base, QColor(c.window))
    made.setColor(group.Disabled, role.Highlight, QColor(c.line))
    return made


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1, "contrast ratio")."""

    def luminance(name: str) -> float:
        parts = []
        colour = QColor(name)
        for share in (colour.redF(), colour.greenF(), colour.blueF()):
            parts.append(share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4)
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def row_height(font: QFont | None = None) -> int:
    """Height of a dense list row, in logical pixels: 24 at 100 %, more when the text is larger."""
    metrics = QFontMetrics(font or QApplication.font())
    return max(ROW, metrics.height() + UNIT // 2)


def bold(font: QFont | None = None) -> QFont:
    made = QFont(font or QApplication.font())
    made.setWeight(QFont.Weight.DemiBold)
    return made


def title_font() -> QFont:
    """The name of a record on top of its card."""
    made = bold()
    made.setPointSizeF(made.pointSizeF() * 1.35)
    return made


def small_font() -> QFont:
    made = QFont(QApplication.font())
    made.setPointSizeF(made.pointSizeF() * 0.9)
    return made


def dense(view: QAbstractItemView) -> None:
    """Makes a list dense and quiet. Call it after `setModel`: a table hands its selection model to its
    headers, and a header that follows the selection repaints whole with every step (six times the bytes
    remotely).
    """
    view.setFrameShape(view.Shape.NoFrame)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
    view.setMouseTracking(False)
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover, False)
    if isinstance(view, QTableView):
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setCornerButtonEnabled(False)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setMinimumSectionSize(ROW)
        view.verticalHeader().setDefaultSectionSize(row_height(view.font()))
        _quiet(view.verticalHeader())
        _quiet(view.horizontalHeader())
    elif isinstance(view, QTreeView):
        view.setUniformRowHeights(True)
        _quiet(view.header())


def _quiet(header: QHeaderView) -> None:
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover, False)
    if header.model() is not None:
        header.setSelectionModel(QItemSelectionModel(header.model(), header))


def _font(plain: QFont, looks: Looks) -> QFont:
    """The system's font on Windows and macOS, a known good one elsewhere; figures of one width."""
    made = QFont(plain)
    if sys.platform.startswith("linux"):
        there = set(QFontDatabase.families())
        for family in _LINUX_FAMILIES:
            if family in there:
                made = QFont(family)
                break
        made.setPointSizeF(_LINUX_POINTS)
    made.setPointSizeF(made.pointSizeF() * looks.percent / 100)
    made.setFeature(QFont.Tag("tnum"), 1)
    if not looks.smooth:
        made.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
    elif looks.remote:
        made.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return made
