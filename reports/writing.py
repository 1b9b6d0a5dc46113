"""A finished report as a file or as pictures of its pages, made on a lane's thread so that no window
waits."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.core import gate
from app.core.gate import Leaving, Pass
from db.errors import Cancelled as Cancelled  # the way out of every writer, so it is part of this module
from db.session import Session
from reports.facts import Facts, parameters
from reports.run import Result

log = logging.getLogger(__name__)
KINDS = ("pdf", "xlsx", "csv")


class TooLong(Exception):  # noqa: N818 - reads as a fact, like the errors of the base
    """More rows than a spreadsheet can hold."""


class Progress:
    """How far a writer is. The writer calls it; any thread may read `done` and `total` or `stop` the
    writing."""

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self._stopped = threading.Event()

    def __call__(self, done: int, total: int) -> None:
        """So much is done. Raises Cancelled after `stop`."""
        self.done, self.total = done, total
        if self._stopped.is_set():
            raise Cancelled("writing")

    def stop(self) -> None:
        """Stop at the next page or block of rows."""
        self._stopped.set()


def kinds(result: Result) -> tuple[str, ...]:
    """The kinds of file a report can become: a card is no table."""
    return ("pdf",) if result.report.card else KINDS


def to_pdf(result: Result, facts: Facts, progress: Progress) -> bytes:
    """The report as a PDF."""
    from reports import (  # the libraries behind them are heavy, and most reports stay on the screen
        document,
        paper,
    )

    out = io.BytesIO()
    if result.report.card:
        document.write(result, facts, out)
    else:
        paper.write(result, facts, out, progress)
    return out.getvalue()


def pdf(result: Result, facts: Facts, progress: Progress) -> Callable[[Session], bytes]:
    """A job for the report as a PDF; it asks the base nothing."""
    return lambda session: to_pdf(result, facts, progress)


def leaving(result: Result, facts: Facts, kind: str) -> Leaving:
    """What the gate is told of a report: its rows, its title, what it was asked. Kinds: gate.EXPORT, gate.PRINT."""
    asked = "; ".join(f"{name}: {said}" for name, said in parameters(result, facts.form))
    rows = 1 if result.report.card else len(result.rows)
    return Leaving(kind, "report", facts.form.words(result.report.title), rows, asked)


def save(result: Result, facts: Facts, path: Path, progress: Progress) -> Callable[[Session], Path]:
    """A job that writes a file when the gate lets it; its ending says of which kind. The old file stays until the new one
    is whole.

    Raises gate.Held, OSError when the place cannot be written to, TooLong, Cancelled.
    """
    kind = gate.PRINT if path.suffix.lower() == ".pdf" else gate.EXPORT

    def through(allowed: Pass) -> Path:
        write(result, facts, path, progress, allowed)
        return path

    return gate.through(leaving(result, facts, kind), through)


def write(result: Result, facts: Facts, path: Path, progress: Progress, allowed: Pass) -> None:
    """Write a file in place of `path`, all or nothing; `allowed` is the gate's."""
    from reports import sheet

    log.debug("%s leaves by pass %d", result.report.key, allowed.number)
    handle, name = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
    try:
        with os.fdopen(handle, "w+b") as out:
            kind = path.suffix.lower().lstrip(".")
            if kind == "xlsx":
                sheet.write_xlsx(result, facts, out, progress)
            elif kind == "csv":
                sheet.write_csv(result, facts, out, progress)
            else:
                out.write(to_pdf(result, facts, progress))
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


@dataclass(frozen=True, slots=True)
class Raster:
    """One page as a picture: RGB, eight bits each, `stride` bytes a line. `pages`: how many the document
    has."""

    width: int
    height: int
    stride: int
    pixels: bytes
    pages: int
    points: tuple[float, float]
    """The size of the page in points."""


_pdfium = threading.Lock()  # PDFium is not to be used by two threads at a time


def raster(source: bytes, page: int, scale: float) -> Callable[[Session], Raster]:
    """A job for a picture of one page (from 0), `scale` pixels to a point."""
    return lambda session: rasterise(source, page, scale)


def rasterise(source: bytes, page: int, scale: float) -> Raster:
    """A picture of one page."""
    import pypdfium2

    with _pdfium:
        opened = pypdfium2.PdfDocument(source)
        try:
            sheet_of_paper = opened[page]
            size = sheet_of_paper.get_size()
            bitmap = sheet_of_paper.render(scale=scale, rev_byteorder=True)
            made = Raster(
                bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), len(opened), tuple(size)
            )
            bitmap.close()
            sheet_of_paper.close()
            return made
        finally:
            opened.close()
