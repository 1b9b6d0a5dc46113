"""Numbers and sums as people type and read them. Plain functions; a sum is always a Decimal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_SPACES = " \u00a0\u202f\u2009'’"
_MINUS = str.maketrans({"−": "-", "–": "-", "—": "-"})


@dataclass(frozen=True)
class Marks:
    """The signs of a locale: between whole and fraction, and between thousands ("" for none)."""

    point: str = "."
    group: str = ","


def read_number(typed: str, marks: Marks) -> Decimal | None:
    """The number meant by `typed`, or None when it is none.

    A point and a comma together: the last one divides the fraction. One of them alone divides the fraction,
    unless it is the locale's sign for thousands and stands before exactly three digits. Spaces and
    apostrophes may stand between digits.
    """
    text = typed.strip().translate(_MINUS)
    if not re.fullmatch(rf"[-+]?[{_SPACES}]*[\d.,][\d.,{_SPACES}]*", text):
        return None
    text = re.sub(rf"[{_SPACES}]", "", text)
    sign, body = (text[0], text[1:]) if text[:1] in ("-", "+") else ("", text)
    plain = _plain(body, marks)
    return Decimal(f"{sign}{plain}") if plain is not None else None


def _plain(body: str, marks: Marks) -> str | None:
    points, commas = body.count("."), body.count(",")
    if points and commas:
        last = max(".,", key=body.rfind)
        other = "," if last == "." else "."
        if body.count(last) > 1 or not _grouped(body[: body.rfind(last)], other):
            return None
        return _joined(body.replace(other, ""), last)
    mark = "." if points else ","
    if points + commas == 0:
        return body if body.isdecimal() else None
    if mark == marks.group and _grouped(body, mark):
        return body.replace(mark, "")
    if points + commas > 1:
        return body.replace(mark, "") if _grouped(body, mark) else None
    return _joined(body, mark)


def _joined(body: str, mark: str) -> str | None:
    whole, _, part = body.partition(mark)
    if not re.fullmatch(r"\d*", whole) or not re.fullmatch(r"\d*", part) or not whole + part:
        return None
    return f"{whole or 0}.{part}" if part else whole


def _grouped(body: str, mark: str) -> bool:
    """Thousands divided by `mark`: 1,234,567; also the Indian 12,34,567."""
    return bool(re.fullmatch(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{2,3}})*{re.escape(mark)}\d{{3}}", body))


def show_number(value: Decimal, marks: Marks, places: int | None = None) -> str:
    """The number in the locale's signs. places: digits of the fraction, at least that many (None: as many
    as it has). A value with more digits shows them all: nothing is rounded away.
    """
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return ""
    text = format(value.copy_abs(), "f")
    whole, _, part = text.partition(".")
    part = part.rstrip("0") if places is not None else part
    part = part.ljust(places or 0, "0")
    if marks.group:
        whole = f"{int(whole):,}".replace(",", marks.group)
    return ("-" if sign and any(digits) else "") + whole + (marks.point + part if part else "")


def places_of(value: Decimal) -> int:
    """Digits after the point that say something."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
