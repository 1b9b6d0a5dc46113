"""The reading process: opens one file within limits of memory and time, writes its rows as lines of JSON.

Started by `app.core.clinic.reading`. Lines on standard output, UTF-8: first {"kind", "sheets", "sheet", ...},
then lists of rows, last {"percent": [...], "end": rows}; or {"refused": key, "values": {...}} at any place.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from app.core.clinic import refusal
from app.core.clinic.refusal import Refused
from app.core.clinic.table import Cell, packed

_BLOCK: Final = 500  # rows a line


def limit_myself() -> None:
    """Memory and processor time for this process, given to the operating system to keep."""
    if sys.platform == "win32":
        from app.core.clinic.windows_limits import limit_process

        limit_process(refusal.MEMORY, refusal.CPU_SECONDS)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (refusal.MEMORY, refusal.MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (refusal.CPU_SECONDS, refusal.CPU_SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(arguments: list[str]) -> int:
    """`PATH [SHEET]`: SHEET is a number from 0, or nothing for the fullest one."""
    limit_myself()
    try:
        read(arguments[0], int(arguments[1]) if len(arguments) > 1 else None)
    except Refused as refused:
        _write({"refused": refused.key, "values": refused.values})
    except MemoryError:
        _write({"refused": "memory", "values": {}})
    except BrokenPipeError:
        return 1
    return 0


def read(path: str, sheet: int | None) -> None:
    """Write the head, the rows and the end of one file."""
    try:
        size = Path(path).stat().st_size
        with open(path, "rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise Refused("missing") from error
    if size > refusal.MAX_PART:
        raise Refused("big", limit=refusal.MAX_PART >> 20)
    if not size:
        raise Refused("empty")
    if head.startswith(b"PK\x03\x04") or head.startswith(b"\xd0\xcf\x11\xe0"):
        _read_workbook(path, sheet, zipped=head.startswith(b"PK"))
    else:
        _read_text(path)


def _read_workbook(path: str, sheet: int | None, *, zipped: bool) -> None:
    from app.core.clinic.guard import Packed, check_zip
    from app.core.clinic.workbook import Workbook

    book = Workbook(path, check_zip(path) if zipped else Packed("xls"))
    if not book.sheets:
        raise Refused("empty")
    index = book.fullest() if sheet is None else min(sheet, len(book.sheets) - 1)
    sheets = [[one.name, one.hidden] for one in book.sheets]
    _write({"kind": book.kind, "sheets": sheets, "sheet": index})
    _write_rows(book.rows(index), sorted(book.percent(index)))


def _read_text(path: str) -> None:
    from app.core.clinic import plain

    text, encoding = plain.decode(Path(path).read_bytes())
    start = text[:2000].lstrip("\ufeff \r\n\t").lower()
    if start.startswith(("<!doctype html", "<html", "<table", "<meta")):
        raise Refused("html")
    if start.startswith("<?xml"):
        raise Refused("html" if "<html" in start else "xml")
    if start.startswith("begin:vcard"):
        _write({"kind": "vcf", "encoding": encoding})
        _write_rows(plain.card_rows(text.lstrip("\ufeff")), [])
        return
    controls = sum(c < " " and c not in "\r\n\t\f" for c in text[:4096])
    if controls > 8:
        raise Refused("binary")
    mark, text = plain.declared_separator(text)
    mark = mark or plain.separator(text)
    _write({"kind": "csv", "encoding": encoding, "separator": mark})
    _write_rows(plain.csv_rows(text, mark), [])


def _write_rows(rows: Iterable[list[Cell]], percent: list[tuple[int, int]]) -> None:
    block: list[list[Any]] = []
    count = filled = 0
    for row in rows:
        block.append([packed(cell) for cell in row])
        count += 1
        filled += bool(row)
        if len(block) == _BLOCK:
            _write(block)
            block = []
    _write(block)
    if not filled:
        raise Refused("empty")
    _write({"percent": percent, "end": count})


def _write(line: Any) -> None:
    sys.stdout.buffer.write(
        json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"
    )
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
