"""The icons: one set of SVG drawings, painted in the colours of the palette in force when they are painted.

`icon("client")` answers a QIcon for buttons, models, tabs and menus; it follows a change of the theme by
itself.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from widgets.tokens import colours

_FOLDER = Path(__file__).parent / "icons"


@cache
def names() -> frozenset[str]:
    """All icons there are."""
    return frozenset(path.stem for path in _FOLDER.glob("*.svg"))


def icon(name: str, tint: str = "text") -> QIcon:
    """The icon `name`, tinted by a field of `Colours` or by "#rrggbb". KeyError if there is none."""
    if name not in names():
        raise KeyError(name)
    return _kept(name, tint)


def pixmap(name: str, size: int = 16, tint: str = "text") -> QPixmap:
    """The same as a picture of `size` logical pixels."""
    if name not in names():
        raise KeyError(name)
    return _drawn(name, _colour(tint), size, _ratio())


def set_icon(target: QAction | QAbstractButton, name: str, tint: str = "text") -> None:
    """Gives an action or a button an icon."""
    target.setIcon(icon(name, tint))


class _Engine(QIconEngine):
    """Draws when it is asked to, so that an icon made once is right in every look and on every screen."""

    def __init__(self, name: str, tint: str) -> None:
        super().__init__()
        self._name, self._tint = name, tint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        side = min(rect.width(), rect.height())
        drawn = self._picture(side, mode, device.devicePixelRatioF() if device else 1.0)
        painter.drawPixmap(
            rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, drawn
        )

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._picture(min(size.width(), size.height()), mode, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """size: in logical pixels; scale: how many of the screen's pixels one of them has."""
        return self._picture(min(size.width(), size.height()), mode, scale)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tint)

    def _picture(self, side: int, mode: QIcon.Mode, ratio: float) -> QPixmap:
        tint = "faint" if mode == QIcon.Mode.Disabled else self._tint
        return _drawn(self._name, _colour(tint), side, ratio)


def _colour(tint: str) -> str:
    return tint if tint.startswith("#") else str(getattr(colours(), tint))


@lru_cache(maxsize=512)
def _kept(name: str, tint: str) -> QIcon:
    _colour(tint)  # a tint that does not exist is an error here, not in the middle of painting
    return QIcon(_Engine(name, tint))


def _ratio() -> float:
    """The finest screen decides: a picture made smaller looks better than one made larger."""
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


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
