"""Why a file is not read: one sentence each, with a way out."""

from __future__ import annotations

from typing import Any, Final

from app.core.texts import T

MAX_PART: Final = 100 * 1024 * 1024  # bytes of one unpacked part of a file
MAX_ALL: Final = 200 * 1024 * 1024  # bytes of all unpacked parts
MAX_RATIO: Final = 200  # unpacked to packed
MAX_PARTS: Final = 2_000
MAX_ROWS: Final = 200_000
MAX_COLUMNS: Final = 200
MAX_CELL: Final = 32_767  # characters; Excel's own limit
MEMORY: Final = 1024 * 1024 * 1024  # bytes of address space of the reading process
CPU_SECONDS: Final = 60
WALL_SECONDS: Final = 90

REFUSALS: Final[dict[str, T]] = {
    "missing": T(
        "Import", "The file cannot be opened. Check that it exists and that no other program locks it."
    ),
    "empty": T("Import", "The file has no rows. Choose another file or another sheet."),
    "big": T(
        "Import", "The file unpacks to more than {limit} MB. Remove pictures and unused sheets, or split it."
    ),
    "ratio": T(
        "Import",
        "The file unpacks to far more than its size: it is damaged or was made to do harm."
        " If you trust it, open it in a spreadsheet program and save it anew.",
    ),
    "parts": T("Import", "The file holds too many parts. Copy the table to a new workbook and save that."),
    "rows": T("Import", "The sheet has more than {limit} rows. Split it into several files."),
    "columns": T(
        "Import", "The sheet has more than {limit} columns. Delete the columns that are not needed."
    ),
    "cell": T("Import", "A cell in row {row} has more than {limit} characters. Shorten it and try again."),
    "doctype": T(
        "Import",
        "The file holds a document type declaration, which no spreadsheet needs and which can do harm."
        " Open it in a spreadsheet program and save it anew.",
    ),
    "damaged": T("Import", "The file is damaged. Open it in a spreadsheet program and save it anew."),
    "password": T("Import", "The file is protected by a password. Save it without a password first."),
    "binary": T("Import", "This is not a table. Choose an xlsx, xls, ods or csv file or a vCard."),
    "xlsb": T("Import", "Binary workbooks (xlsb) are not read. Save it as xlsx."),
    "html": T(
        "Import",
        "This is a web page with the name of a table. Open it in a spreadsheet program and save it as xlsx.",
    ),
    "xml": T("Import", "This is an XML document. Open it in a spreadsheet program and save it as xlsx."),
    "time": T("Import", "The file takes too long to read. Copy the table to a new workbook and save that."),
    "memory": T(
        "Import",
        "The file needs too much memory: somewhere far from the table a cell is filled."
        " Copy the table to a new workbook and save that.",
    ),
    "worker": T("Import", "The reader of files could not be started. Install the program anew."),
}


class Refused(Exception):  # noqa: N818 - a verdict on the file, not a fault of the program
    """The file is not read; `text` says why and what to do, filled with `values`."""

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.text = REFUSALS[key]
        self.values = values


class Stopped(Exception):  # noqa: N818
    """The user cancelled."""
