"""The icons: one set of SVG drawings, painted in the colours of the palette.

`icon("client")` answers a QIcon for use in models and menus. `set_icon(button, "save")` also remembers the
name on the button, so that a change of the theme can paint it again.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from widgets.tokens import colours

_FOLDER = Path(__file__).parent / "icons"
_SIZES = (16, 24, 32)
_NAME, _TINT = "paddock_icon", "paddock_tint"


@cache
def names() -> frozenset[str]:
    """All icons there are."""
    return frozenset(path.stem for path in _FOLDER.glob("*.svg"))


def icon(name: str, tint: str = "text") -> QIcon:
    """The icon `name`, tinted by a field of `Colours` or by "#rrggbb". KeyError if there is none."""
    if name not in names():
        raise KeyError(name)
    paint = colours()
    colour = tint if tint.startswith("#") else getattr(paint, tint)
    return _made(name, colour, paint.faint, _ratio())


def pixmap(name: str, size: int = 16, tint: str = "text") -> QPixmap:
    """The same as a picture of `size` logical pixels."""
    if name not in names():
        raise KeyError(name)
    colour = tint if tint.startswith("#") else getattr(colours(), tint)
    return _drawn(name, colour, size, _ratio())


def set_icon(target: QAction | QAbstractButton, name: str, tint: str = "text") -> None:
    """Gives an action or a button an icon that follows the theme."""
    target.setProperty(_NAME, name)
    target.setProperty(_TINT, tint)
    target.setIcon(icon(name, tint))


def retint() -> None:
    """Paints every icon given by `set_icon` again. The theme calls it when the colours change."""
    done: set[int] = set()
    for widget in QApplication.allWidgets():
        targets: list[QObject] = [widget, *widget.actions()]
        for target in targets:
            name = target.property(_NAME)
            if name and id(target) not in done and isinstance(target, QAction | QAbstractButton):
                done.add(id(target))
                target.setIcon(icon(str(name), str(target.property(_TINT))))


def _ratio() -> float:
    """The finest screen decides: a picture made smaller looks better than one made larger."""
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


@lru_cache(maxsize=512)
def _made(name: str, colour: str, faint: str, ratio: float) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        normal = _drawn(name, colour, size, ratio)
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
            made.addPixmap(normal, mode)
        made.addPixmap(_drawn(name, faint, size, ratio), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawing = _source(name).replace(b"currentColor", colour.encode("ascii"))
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@cache
def _source(name: str) -> bytes:
    return (_FOLDER / f"{name}.svg").read_bytes()
