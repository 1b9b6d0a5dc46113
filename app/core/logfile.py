"""The program's own log: at most 2 MB, also when several copies of the program write to it."""

from __future__ import annotations

import contextlib
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path

_LARGEST = 1_000_000  # bytes of one file; the one before it is kept beside


def log_file(path: Path) -> RotatingFileHandler:
    """What writes there; makes the folder. Raises OSError.

    Windows renames no file that another copy of the program has open. Then this one goes on writing at its end, where the handler of
    the library would lose every line from there on.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=_LARGEST, backupCount=1, encoding="utf-8")
    handler.rotator = _rename
    return handler


def _rename(source: str, target: str) -> None:
    with contextlib.suppress(OSError):
        os.replace(source, target)
