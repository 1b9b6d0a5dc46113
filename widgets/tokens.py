"""The colours by their meaning, light and dark; the height of a row."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication, QPalette

LESS = "drawsLess"  # property of the application
ROW = 24  # height of a list row at 100 %, in logical pixels


@dataclass(frozen=True)
class Colours:
    """Each is "#rrggbb". Text colours (text, muted, link, error, warning, good) are readable on window, base,
    stripe and header; chosen_text on chosen; accent_text on accent."""

    window: str  # behind everything
    base: str  # input boxes, lists
    stripe: str  # every other row, where rows are striped
    header: str  # list headers, tool bars
    button: str
    pressed: str
    line: str  # separators, frames of lists
    edge: str  # edges of input boxes and buttons: 3:1 against window and base
    text: str
    muted: str  # labels, hints, second lines
    faint: str  # what cannot be used now
    accent: str  # the focus, the chosen tab, the main button
    accent_text: str
    link: str
    chosen: str  # background of what is selected
    chosen_text: str
    marker: str  # the row of the current cell, when only cells are selected
    tip: str
    scroll: str
    error: str
    error_back: str
    warning: str
    warning_back: str
    good: str
    good_back: str


LIGHT = Colours(
    window="#f3f5f4",
    base="#ffffff",
    stripe="#f8faf9",
    header="#e9edeb",
    button="#ffffff",
    pressed="#dbe3e0",
    line="#d3dad7",
    edge="#808c88",
    text="#1c2422",
    muted="#55625e",
    faint="#8b9793",
    accent="#0b6e63",
    accent_text="#ffffff",
    link="#0a6259",
    chosen="#cfe6e1",
    chosen_text="#10201d",
    marker="#e8f2f0",
    tip="#fffdf0",
    scroll="#b4bfbb",
    error="#b3261e",
    error_back="#fbe9e7",
    warning="#7d5300",
    warning_back="#fdf3dc",
    good="#1d6b3a",
    good_back="#e4f3e8",
)

DARK = Colours(
    window="#202624",
    base="#191e1d",
    stripe="#1d2321",
    header="#29302e",
    button="#2b3331",
    pressed="#1a1f1e",
    line="#39423f",
    edge="#7a8783",
    text="#e4e9e7",
    muted="#a9b4b0",
    faint="#77827f",
    accent="#4fb9a8",
    accent_text="#06211d",
    link="#6fcabb",
    chosen="#1d483f",
    chosen_text="#f2f7f5",
    marker="#223531",
    tip="#303937",
    scroll="#56625e",
    error="#ff9a90",
    error_back="#42201d",
    warning="#f0c069",
    warning_back="#3a2e14",
    good="#84d19c",
    good_back="#1b3524",
)


def colours() -> Colours:
    """The colours in force now."""
    return DARK if is_dark() else LIGHT


def draws_less() -> bool:
    """Whether the picture travels over a line, so that nothing may be painted that has not changed. The theme decides."""
    application = QGuiApplication.instance()
    return application is not None and bool(application.property(LESS))


def is_dark() -> bool:
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
