"""Reads separated text (csv) and vCard. Runs in the reading process only."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

import vobject
from charset_normalizer import from_bytes

from app.core.clinic import refusal
from app.core.clinic.refusal import Refused
from app.core.clinic.table import Cell

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The encodings that spreadsheets of our users' countries are really saved in, beside UTF-8.
_GUESSES: Final = ["cp1251", "cp866", "koi8_r", "cp1252", "cp1250", "cp874"]
_SEPARATORS: Final = ";\t,|"
_CYRILLIC_COMMON: Final = frozenset("оеаинтсрвлкмдпуя")


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file and its encoding. Raises Refused("binary") for what is no text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding), encoding
    if b"\0" in data[:4096]:
        encoding = _wide(data[:4096])
        return _strict(data, encoding), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        encoding = _guess(data)
        return data.decode(encoding, "replace"), encoding


def _wide(head: bytes) -> str:
    """UTF-16 without its mark: the byte order in which the text consists of letters and common signs."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head.decode(encoding, "replace")
        common = sum(c.isascii() and (c.isprintable() or c.isspace()) or "\xa0" < c < "\u0e80" for c in text)
        if common > 0.95 * len(text):
            return encoding
    raise Refused("binary")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        raise Refused("damaged") from error


def _guess(data: bytes) -> str:
    """An 8-bit encoding: Cyrillic ones by their commonest letters, others by charset-normalizer."""
    sample = data[:100_000]
    best, most = "", 0.0
    for encoding in ("cp1251", "cp866", "koi8_r"):
        letters = [c for c in sample.decode(encoding, "replace") if ord(c) > 127 and c.isalpha()]
        share = sum(c in _CYRILLIC_COMMON for c in letters) / max(len(letters), 1)
        high = sum(byte > 127 for byte in sample) or 1
        score = share * len(letters) / high
        if score > most:
            best, most = encoding, score
    if most > 0.45:
        return best
    guessed = from_bytes(sample, cp_isolation=_GUESSES).best()
    return guessed.encoding if guessed else "cp1252"


def separator(text: str) -> str:
    """The separator that cuts the first lines into the same number of pieces, the more the better."""
    lines = [line for line in text[:60_000].splitlines()[:60] if line.strip()]
    best, most = ",", 0.0
    for mark in _SEPARATORS:
        widths = [len(row) for row in csv.reader(lines, delimiter=mark) if row]
        usual = max(set(widths), key=widths.count, default=1)
        score = (usual - 1) * widths.count(usual) / max(len(widths), 1) if usual > 1 else 0.0
        if score > most:
            best, most = mark, score
    return best


def csv_rows(text: str, mark: str) -> Iterator[list[Cell]]:
    """The rows of separated text; quotes may hold new lines."""
    csv.field_size_limit(refusal.MAX_CELL)
    stream = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=mark)
    number = 0
    try:
        for number, cells in enumerate(stream):
            if number >= refusal.MAX_ROWS:
                raise Refused("rows", limit=refusal.MAX_ROWS)
            row: list[Cell] = [cell if cell and not cell.isspace() else None for cell in cells]
            while row and row[-1] is None:
                row.pop()
            if len(row) > refusal.MAX_COLUMNS:
                raise Refused("columns", limit=refusal.MAX_COLUMNS)
            yield row
    except csv.Error as error:
        raise Refused("cell", row=number + 1, limit=refusal.MAX_CELL) from error


def declared_separator(text: str) -> tuple[str, str]:
    """Excel's own first line "sep=;": the separator and the text behind it; "" when there is none."""
    if text[:4].lower() == "sep=" and len(text) > 5 and text[4] in _SEPARATORS:
        return text[4], text[5:].lstrip("\r\n")
    return "", text


# -- vCard ------------------------------------------------------------------------------------------

CARD_HEADERS: Final = (
    "Company", "Full name", "Last name", "First name", "Middle name", "Position", "Phone", "E-mail",
    "Site", "Postal code", "City", "Address", "Country", "Birthday", "Note",
)  # fmt: skip


def card_rows(text: str) -> Iterator[list[Cell]]:
    """vCards 2.1, 3 and 4 as a table with English headers: one row a card."""
    yield list(CARD_HEADERS)
    try:
        for number, card in enumerate(
            vobject.readComponents(_unwrapped(text), allowQP=True, ignoreUnreadable=True)
        ):
            if number >= refusal.MAX_ROWS:
                raise Refused("rows", limit=refusal.MAX_ROWS)
            if card.name == "VCARD":
                yield _card(card.contents)
    except (vobject.base.VObjectError, ValueError, AttributeError, IndexError, RecursionError) as error:
        raise Refused("damaged") from error


def _unwrapped(text: str) -> str:
    """Without pictures and sounds: long, and no part of a table."""
    kept: list[str] = []
    skipping = False
    for line in text.splitlines():
        if skipping and line[:1] in (" ", "\t"):
            continue
        name = line.split(":", 1)[0].split(";", 1)[0].upper()
        skipping = name.rsplit(".", 1)[-1] in ("PHOTO", "LOGO", "SOUND", "KEY")
        if not skipping:
            kept.append(line)
    return "\r\n".join(kept) + "\r\n"


def _card(parts: dict[str, list[Any]]) -> list[Cell]:
    name = parts["n"][0].value if "n" in parts else None
    address = parts["adr"][0].value if "adr" in parts else None
    organisation = [str(one) for one in parts["org"][0].value if one] if "org" in parts else []
    values = (
        organisation[0] if organisation else "",
        _joined(parts, "fn"),
        _word(name, "family"),
        _word(name, "given"),
        _word(name, "additional"),
        _joined(parts, "title") or _joined(parts, "role"),
        _joined(parts, "tel", "tel:"),
        _joined(parts, "email", "mailto:"),
        _joined(parts, "url"),
        _word(address, "code"),
        _word(address, "city"),
        _word(address, "street"),
        _word(address, "country"),
        _joined(parts, "bday"),
        _joined(parts, "note"),
    )
    return [value[: refusal.MAX_CELL] or None for value in values]


def _word(of: Any, what: str) -> str:
    value = getattr(of, what, "") if of is not None else ""
    return " ".join(value) if isinstance(value, list) else str(value or "")


def _joined(parts: dict[str, list[Any]], name: str, scheme: str = "") -> str:
    values: Iterable[str] = (str(one.value).strip().removeprefix(scheme) for one in parts.get(name, ()))
    return "; ".join(dict.fromkeys(value.replace(";ext=", " ext ") for value in values if value))
