"""The colours by their meaning, light and dark; the height of a row."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QGuiApplication, QPalette

LESS = "drawsLess"  # property of the application
MARK = "watermark"
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


_GREYS: tuple[str, ...] = (
    "window",
    "base",
    "stripe",
    "header",
    "button",
    "pressed",
    "line",
    "edge",
    "text",
    "muted",
    "faint",
    "chosen",
    "chosen_text",
    "marker",
    "scroll",
)


def _grey(name: str) -> str:
    """The grey of a colour's luminance, so that all contrasts stay (WCAG 2.1, "relative luminance")."""
    parts = (int(name[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    light = sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    level = round(255 * (light * 12.92 if light <= 0.00304 else 1.055 * light ** (1 / 2.4) - 0.055))
    return f"#{level:02x}{level:02x}{level:02x}"


def plain(c: Colours) -> Colours:
    """The colours for a picture that travels: grounds, lines, letters and what is chosen are pure greys, which the eye hardly tells from their
    tinted likes. A picture travels as three planes, red, green and blue; where all is grey they are the same, and the line's
    compression sends one and two references to it: a list costs two fifths of the bytes.
    """
    return replace(c, **{name: _grey(getattr(c, name)) for name in _GREYS})


PLAIN_LIGHT, PLAIN_DARK = plain(LIGHT), plain(DARK)


def colours() -> Colours:
    """The colours in force now."""
    return chosen_colours(is_dark(), draws_less())


def chosen_colours(dark: bool, less: bool) -> Colours:
    """The set of colours for a look; less: the picture travels over a line."""
    if less:
        return PLAIN_DARK if dark else PLAIN_LIGHT
    return DARK if dark else LIGHT


def draws_less() -> bool:
    """Whether the picture travels over a line, so that nothing may be painted that has not changed. The theme decides."""
    application = QGuiApplication.instance()
    return application is not None and bool(application.property(LESS))


def watermark() -> str:
    """What lists show faintly over their rows and cards behind their fields in a remote session, "" for nothing; the program decides."""
    application = QGuiApplication.instance()
    return str(application.property(MARK) or "") if application is not None else ""


def is_dark() -> bool:
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
