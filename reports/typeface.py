"""The letters of the paper: own fonts, a fallback per run of letters, widths and line breaks.

Noto Sans has Latin with all diacritics, Cyrillic and Greek; Thai letters come from Noto Sans Thai. So a cell
may mix scripts and the paper needs no font of the system.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).parent / "fonts"

PLAIN, BOLD, ITALIC = "plain", "bold", "italic"

_FILES = {
    PLAIN: ("NotoSans-Regular", "NotoSansThai-Regular"),
    BOLD: ("NotoSans-Bold", "NotoSansThai-Bold"),
    ITALIC: ("NotoSans-Italic", "NotoSansThai-Regular"),
}
_THAI = re.compile(r"([\u0e00-\u0e7f]+)")
_UNSEEN = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


def thai(font: str) -> bool:
    """Whether a font's letters need shaping: tone marks stand above vowels only with its positioning
    tables."""
    return font.startswith("NotoSansThai")


@cache
def _font(file: str) -> TTFont:
    from reportlab.pdfbase import pdfmetrics  # with the first paper: a report on the screen needs none of it
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(file, str(FONTS / f"{file}.ttf"))
    pdfmetrics.registerFont(font)
    return font


@cache
def _widths(file: str) -> tuple[dict[str, float], float]:
    face = _font(file).face
    return {chr(code): width / 1000.0 for code, width in face.charWidths.items()}, face.defaultWidth / 1000.0


def runs(text: str, style: str = PLAIN) -> tuple[tuple[str, str], ...]:
    """The text as pairs of a registered font and the letters that it draws."""
    main, other = _FILES[style]
    _font(main)
    if text.isascii() or not _THAI.search(text):
        return ((main, text),)
    _font(other)
    return tuple((other if at % 2 else main, part) for at, part in enumerate(_THAI.split(text)) if part)


@lru_cache(maxsize=65536)
def _em_width(text: str, style: str) -> float:
    whole = 0.0
    for file, part in runs(text, style):
        widths, missing = _widths(file)
        known = widths.get
        whole += sum([known(sign, missing) for sign in part])
    return whole


def width(text: str, size: float, style: str = PLAIN) -> float:
    """The width of a text in points."""
    return _em_width(text, style) * size


def clean(text: str) -> str:
    """The text without signs that have no picture; tabs become spaces, line ends stay."""
    if text.isprintable():
        return text
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def wrap(text: str, room: float, size: float, style: str = PLAIN, most: int = 0) -> tuple[str, ...]:
    """The text in lines that fit into `room` points: broken at spaces, a word that is too long anywhere.

    With `most` there are no more lines than that, and the last of them ends with an ellipsis if some text is
    left.
    """
    if "\n" not in text and width(text, size, style) <= room:
        return (text,)
    ems = room / size
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(paragraph.strip(), ems, style)
    if most and len(lines) > most:
        last = lines[most - 1]
        while last and _em_width(last + "…", style) > ems:
            last = last[:-1]
        lines = [*lines[: most - 1], last.rstrip() + "…"]
    return tuple(lines)


def parts(text: str) -> list[str]:
    """The pieces between which a line may break: words, and the halves of a word with a hyphen."""
    return [piece for word in text.split() for piece in _halves(word)]


def _halves(word: str) -> list[str]:
    if "-" not in word:
        return [word]
    return [half for half in re.split(r"(?<=[^\W\d_]-)(?=[^\W\d_])", word) if half]


def _pieces(text: str) -> list[str]:
    """The parts with the space before each that starts a word."""
    made: list[str] = []
    for word in text.split(" "):
        first, *rest = _halves(word) or [""]
        made += [f" {first}" if made else first, *rest]
    return made


def _wrap_paragraph(text: str, ems: float, style: str) -> list[str]:
    lines: list[str] = []
    line, used = "", 0.0
    for piece in _pieces(text):
        wide = _em_width(piece, style)
        if line and used + wide <= ems:
            line, used = line + piece, used + wide
            continue
        word = piece.lstrip(" ")
        wide = _em_width(word, style)
        if line:
            lines.append(line)
        while wide > ems and len(word) > 1:
            at = _fitting(word, ems, style)
            lines.append(word[:at])
            word = word[at:]
            wide = _em_width(word, style)
        line, used = word, wide
    lines.append(line)
    return lines


def _fitting(word: str, ems: float, style: str) -> int:
    """How many letters of a word fit, at least one; never parting a mark from its letter."""
    used = 0.0
    at = 0
    while at < len(word):
        used += _em_width(word[at], style)
        if used > ems:
            break
        at += 1
    at = max(1, at)
    while at < len(word) and _em_width(word[at], style) == 0.0:
        at += 1
    return at
