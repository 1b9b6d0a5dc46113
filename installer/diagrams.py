"""The diagrams of the administrator's guides, drawn: where programs, base and key stand, and the steps on a Windows server."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPen, QPolygonF

INK, MUTED, LINE, FILL, ACCENT = "#1f2328", "#57606a", "#8c959f", "#f6f8fa", "#dbeafe"
Words = dict[str, str]


@dataclass(frozen=True)
class Node:
    """A box: title, what runs in it, whether it is one to look at."""

    x: int
    y: int
    w: int
    h: int
    title: Words
    text: Words = field(default_factory=dict)
    strong: bool = False


@dataclass(frozen=True)
class Arrow:
    """A line from the middle of one side of a box to another's, with words on it. `both`: heads at both ends."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: Words = field(default_factory=dict)
    both: bool = True


def w(en: str, ru: str) -> Words:
    """Words in both languages."""
    return {"en": en, "ru": ru}


_SERVER = w("Base server", "Сервер базы")
_FIREBIRD = w("Firebird 5\nthe base\nthe gate of seats", "Firebird 5\nбаза\nшлюз мест")
_KEEPER = w("Keeper", "Служба ключа")
_HOLDS = w("hardware key\nin a USB port", "аппаратный ключ\nв порту USB")
_OFFICE = w("Office computers", "Компьютеры офиса")
_PROGRAM = w("the program", "программа")
_PICTURES = w("pictures and keys (RDP)", "картинка и клавиши (RDP)")
_ROWS = w("rows (TCP 3050)", "строки (TCP 3050)")
_PROOF = w("proof", "подтверждение")

DIAGRAMS: dict[str, tuple[tuple[int, int], tuple[Node, ...], tuple[Arrow, ...]]] = {
    "map-terminal": (
        (900, 230),
        (
            Node(20, 20, 190, 110, w("At home, in a branch", "Дома, в филиале"), w("a connection file,\nnothing else", "только файл\nподключения")),
            Node(370, 20, 210, 110, w("Terminal server", "Терминальный сервер"), w("Windows, RDS\nthe program", "Windows, RDS\nпрограмма"), True),
            Node(700, 20, 180, 110, _SERVER, _FIREBIRD),
            Node(700, 160, 180, 60, _KEEPER, w("hardware key", "аппаратный ключ")),
        ),
        (
            Arrow((210, 75), (370, 75), _PICTURES),
            Arrow((580, 75), (700, 75), _ROWS),
            Arrow((790, 160), (790, 130), {}, False),
        ),
    ),
    "map-branch": (
        (900, 230),
        (
            Node(20, 20, 190, 110, w("Branch", "Филиал"), w("the program\ndrafts kept here", "программа\nчерновики здесь"), True),
            Node(370, 20, 210, 110, w("VPN", "VPN"), w("or the one port 3050,\nfor the branch alone", "или один порт 3050,\nтолько для филиала")),
            Node(700, 20, 180, 110, _SERVER, _FIREBIRD),
            Node(700, 160, 180, 60, _OFFICE, _PROGRAM),
        ),
        (
            Arrow((210, 75), (370, 75), _ROWS),
            Arrow((580, 75), (700, 75), w("encrypted", "с шифрованием")),
            Arrow((790, 160), (790, 130), {}, True),
        ),
    ),
    "map-key": (
        (900, 320),
        (
            Node(20, 20, 190, 90, _OFFICE, w("office seats: free", "места офиса: без лицензии")),
            Node(20, 210, 190, 90, w("Terminal, remote", "Терминал, снаружи"), w("counted seats", "места по лицензии")),
            Node(370, 100, 190, 120, _SERVER, _FIREBIRD),
            Node(690, 100, 190, 120, _KEEPER, w("a service in the office\nhardware key (USB)\nno port is open", "служба в офисе\nаппаратный ключ (USB)\nпортов не открывает"), True),
        ),
        (
            Arrow((210, 65), (370, 130), {}),
            Arrow((210, 255), (370, 190), {}),
            Arrow((690, 160), (560, 160), _PROOF, False),
        ),
    ),
    "steps-windows": (
        (900, 130),
        (
            Node(10, 15, 160, 90, w("1  Scripts", "1  Сценарии"), w("on the broker:\nremoteapp scripts", "на посредник:\nremoteapp scripts")),
            Node(193, 15, 160, 90, w("2  Publish", "2  Публикация"), w("first -WhatIf,\nthen for real", "сначала -WhatIf,\nпотом всерьёз")),
            Node(376, 15, 160, 90, w("3  File", "3  Файл"), w("remoteapp rdp\nhost, gateway, line", "remoteapp rdp\nузел, шлюз, канал")),
            Node(559, 15, 160, 90, w("4  Sign", "4  Подпись"), w("--sign, or rdpsign", "--sign или rdpsign")),
            Node(742, 15, 148, 90, w("5  Try", "5  Проверка"), w("at a home computer", "на домашнем\nкомпьютере"), True),
        ),
        (
            Arrow((170, 60), (193, 60), {}, False),
            Arrow((353, 60), (376, 60), {}, False),
            Arrow((536, 60), (559, 60), {}, False),
            Arrow((719, 60), (742, 60), {}, False),
        ),
    ),
}  # fmt: skip


def draw(language: str, folder: Path) -> None:
    """All diagrams of one language, as pictures."""
    for name, ((wide, high), nodes, arrows) in DIAGRAMS.items():
        image = QImage(wide, high, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for arrow in arrows:
            _arrow(painter, arrow, language)
        for node in nodes:
            _node(painter, node, language)
        painter.end()
        image.save(str(folder / f"{name}.png"))


def _font(size: int, bold: bool = False) -> QFont:
    font = QFont("Noto Sans")
    font.setPixelSize(size)
    font.setBold(bold)
    return font


def _node(painter: QPainter, node: Node, language: str) -> None:
    box = QRectF(node.x, node.y, node.w, node.h)
    painter.setPen(QPen(QColor(LINE), 1))
    painter.setBrush(QBrush(QColor(ACCENT if node.strong else FILL)))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setPen(QColor(INK))
    painter.setFont(_font(15, True))
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    painter.drawText(box.adjusted(4, 8, -4, 0), flags, node.title[language])
    if node.text:
        painter.setPen(QColor(MUTED))
        painter.setFont(_font(13))
        painter.drawText(box.adjusted(4, 30, -4, 0), flags, node.text[language])


def _arrow(painter: QPainter, arrow: Arrow, language: str) -> None:
    start, end = QPointF(*arrow.start), QPointF(*arrow.end)
    painter.setPen(QPen(QColor(MUTED), 1.5))
    painter.drawLine(start, end)
    painter.setBrush(QBrush(QColor(MUTED)))
    _head(painter, start, end)
    if arrow.both:
        _head(painter, end, start)
    if arrow.text:
        painter.setPen(QColor(MUTED))
        painter.setFont(_font(12))
        middle = (start + end) / 2
        room = QRectF(middle.x() - 85, middle.y() - 40, 170, 34)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), arrow.text[language])


def _head(painter: QPainter, start: QPointF, end: QPointF) -> None:
    along = end - start
    length = (along.x() ** 2 + along.y() ** 2) ** 0.5 or 1.0
    one = along / length
    across = QPointF(-one.y(), one.x())
    foot = end - one * 9
    painter.drawPolygon(QPolygonF([end, foot + across * 4.5, foot - across * 4.5]))
