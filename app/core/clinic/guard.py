"""Checks of a packed workbook before any parser sees it: bombs, far cells, entities."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from typing import Final

from app.core.clinic import refusal
from app.core.clinic.refusal import Refused

_REFERENCE: Final = re.compile(
    rb"<(?:[\w.-]+:)?(?:c|row)\s(?:[^<>]*?\s)?r\s*=\s*[\"']([A-Z]{0,7})(\d{1,10})[\"']"
)
_REPEATED: Final = re.compile(rb"number-(rows|columns)-repeated\s*=\s*[\"'](\d{1,10})[\"']")
_STYLED: Final = (  # a cell with one of the styles "%s": its column and row
    rb"<(?:[\w.-]+:)?c\s(?=[^<>]*?\bs\s*=\s*[\"'](?:%s)[\"'])"
    rb"[^<>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d+)[\"']"
)
_FORMAT: Final = re.compile(rb"<(?:[\w.-]+:)?numFmt\s([^<>]*)>")
_XF: Final = re.compile(rb"<(?:[\w.-]+:)?xf\s([^<>]*)>")
_CELL_XFS: Final = re.compile(rb"<(?:[\w.-]+:)?cellXfs\b.*?</(?:[\w.-]+:)?cellXfs>", re.DOTALL)


@dataclass(slots=True)
class Packed:
    """What the checks learned of a workbook: its kind, and per sheet part the percent cells (row, column)."""

    kind: str
    percent: dict[str, set[tuple[int, int]]] = field(default_factory=dict)


def check_zip(path: str) -> Packed:
    """Refuse what would hurt; otherwise say what the file is. Raises Refused."""
    try:
        with zipfile.ZipFile(path) as packed:
            names = _check_sizes(packed)
            kind = _kind(names)
            found = Packed(kind)
            styles = _percent_styles(packed, names) if kind == "xlsx" else b""
            for name in names:
                if name.endswith((".xml", ".rels", ".vml")):
                    _check_part(packed.read(name), name, kind, found, styles)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise Refused("damaged") from error
    except RuntimeError as error:  # zipfile's word for an encrypted member
        raise Refused("password") from error
    return found


def _check_sizes(packed: zipfile.ZipFile) -> list[str]:
    parts = packed.infolist()
    if len(parts) > refusal.MAX_PARTS:
        raise Refused("parts")
    if sum(part.file_size for part in parts) > refusal.MAX_ALL:
        raise Refused("big", limit=refusal.MAX_ALL >> 20)
    for part in parts:
        if part.file_size > refusal.MAX_PART:
            raise Refused("big", limit=refusal.MAX_PART >> 20)
        if part.file_size > 1 << 20 and part.file_size > refusal.MAX_RATIO * max(part.compress_size, 1):
            raise Refused("ratio")
    return [part.filename for part in parts]


def _kind(names: list[str]) -> str:
    if "xl/workbook.bin" in names:
        raise Refused("xlsb")
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    raise Refused("binary")


def _check_part(xml: bytes, name: str, kind: str, found: Packed, styles: bytes) -> None:
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
        xml = xml.decode("utf-16", "replace").encode()
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise Refused("doctype")
    if kind == "ods" and name == "content.xml":
        _check_repeats(xml)
    elif name.startswith("xl/worksheets/"):
        _check_references(xml)
        if styles:
            cells = {
                (int(row) - 1, column_number(letters)) for letters, row in re.findall(_STYLED % styles, xml)
            }
            found.percent[name] = cells


def _check_references(xml: bytes) -> None:
    """Parsers make a full rectangle up to the farthest cell: the farthest one is looked at first."""
    for letters, row in _REFERENCE.findall(xml):
        if int(row) > refusal.MAX_ROWS:
            raise Refused("rows", limit=refusal.MAX_ROWS)
        if len(letters) > 2 or (len(letters) == 2 and column_number(letters) >= refusal.MAX_COLUMNS):
            raise Refused("columns", limit=refusal.MAX_COLUMNS)


def _check_repeats(xml: bytes) -> None:
    """Repeated cells with something in them; empty ones fill every sheet to its end and are harmless."""
    for row in re.split(rb"<(?:[\w.-]+:)?table-row\b", xml)[1:]:
        if b"office:value" not in row and b"<text:p" not in row:
            continue
        head = row[: row.find(b">")]
        rows = _REPEATED.search(head)
        if rows and int(rows[2]) > refusal.MAX_ROWS:
            raise Refused("rows", limit=refusal.MAX_ROWS)
        last = max(row.rfind(b"office:value"), row.rfind(b"<text:p"))
        columns = sum(int(count) for what, count in _REPEATED.findall(row[:last]) if what == b"columns")
        if columns > refusal.MAX_COLUMNS:
            raise Refused("columns", limit=refusal.MAX_COLUMNS)


def _percent_styles(packed: zipfile.ZipFile, names: list[str]) -> bytes:
    """The cell styles of an xlsx whose number format is a percentage, as "3|7"."""
    if "xl/styles.xml" not in names:
        return b""
    xml = packed.read("xl/styles.xml")
    formats = {b"9", b"10"}  # the two built-in ones
    for attributes in _FORMAT.findall(xml):
        code = _attribute(attributes, b"formatCode")
        if b"%" in code:
            formats.add(_attribute(attributes, b"numFmtId"))
    block = _CELL_XFS.search(xml)
    styles = _XF.findall(block[0]) if block else []
    return b"|".join(
        str(place).encode() for place, xf in enumerate(styles) if _attribute(xf, b"numFmtId") in formats
    )


def _attribute(attributes: bytes, name: bytes) -> bytes:
    found = re.search(rb"\b" + name + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", attributes)
    return (found[1] or found[2] or b"") if found else b""


def column_number(letters: bytes) -> int:
    """0 for A, 26 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
