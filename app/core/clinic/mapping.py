"""Which column fills which field: plain data that is guessed, corrected by the user and kept as a recipe."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from app.core.clinic.fields import FIELDS
from app.core.clinic.table import Cell, Table, shown

_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file.

    `field` is "" for a column that is left out; `group` is 0 for the client itself, 1, 2, ... for its contact
    persons; `name` is the classifier's title, or the job that the header says.
    """

    index: int
    header: str
    field: str = ""
    group: int = 0
    name: str = ""
    certainty: float = 0.0


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a file is read. `header_row` is -1 when the table begins without headers; rows count from 0."""

    columns: tuple[Column, ...]
    header_row: int = 0
    region: str = "RU"  # where numbers without a country code are at home
    area: str = ""  # the area code of numbers without one
    groups: int = field(default=0)

    def of(self, key: str, group: int | None = None) -> list[Column]:
        """The columns that fill a field, of one group or of any."""
        return [c for c in self.columns if c.field == key and (group is None or c.group == group)]

    def with_column(self, column: Column) -> Mapping:
        """The same mapping with one column decided anew."""
        columns = tuple(column if one.index == column.index else one for one in self.columns)
        return replace(self, columns=columns, groups=max((c.group for c in columns), default=0))

    def problems(self) -> list[str]:
        """Keys of what keeps this mapping from being used: "no_name", "twice:FIELD"."""
        found = []
        if not any(c.field in ("name", "legal_name", "person", "last", "first") for c in self.columns):
            found.append("no_name")
        seen: set[tuple[str, int]] = set()
        for column in self.columns:
            if column.field and not FIELDS[column.field].many:
                place = (column.field, column.group)
                if place in seen:
                    found.append(f"twice:{column.field}")
                seen.add(place)
        return found


def data_rows(table: Table, mapping: Mapping) -> Iterable[int]:
    """Numbers of the rows below the headers that hold anything."""
    return (row for row in range(mapping.header_row + 1, len(table.rows)) if table.rows[row])


def plain_header(header: str) -> str:
    """A header without case, punctuation and line breaks."""
    return " ".join(re.findall(r"[\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+", header.lower().replace("ё", "е")))


def headers_of(table: Table, header_row: int) -> list[str]:
    """The headers of all columns; a column without one has its letters."""
    cells: list[Cell] = table.rows[header_row] if 0 <= header_row < len(table.rows) else []
    texts = [" ".join(shown(cell).split()) for cell in cells]
    texts += [""] * (table.width - len(texts))
    return [text or column_letters(index) for index, text in enumerate(texts)]


def column_letters(index: int) -> str:
    """A, B, ... Z, AA, as spreadsheets name their columns."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


# -- recipes ----------------------------------------------------------------------------------------


def recipe_key(headers: Iterable[str]) -> str:
    """What a recipe is found by: the set of headers, whatever their order."""
    text = "\n".join(sorted({plain_header(header) for header in headers}))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def to_json(mapping: Mapping) -> str:
    """A recipe: the mapping without column numbers, which the next file may have in another order."""
    columns = [
        {key: value for key, value in asdict(c).items() if key not in ("index", "certainty") and value}
        for c in mapping.columns
    ]
    recipe = {"version": _VERSION, "region": mapping.region, "area": mapping.area, "columns": columns}
    return json.dumps(recipe, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str, headers: list[str], header_row: int) -> Mapping | None:
    """A recipe applied to the headers of a file; None when it is no recipe, or of a newer program."""
    try:
        recipe: dict[str, Any] = json.loads(text)
        if recipe["version"] > _VERSION:
            return None
        known: dict[str, list[dict[str, Any]]] = {}
        for one in recipe["columns"]:
            known.setdefault(plain_header(one["header"]), []).append(one)
        columns = []
        for index, header in enumerate(headers):
            waiting = known.get(plain_header(header), [])
            said = waiting.pop(0) if waiting else {}
            wanted = str(said.get("field", ""))
            target = wanted if wanted in FIELDS else ""
            columns.append(
                Column(index, header, target, int(said.get("group", 0)), str(said.get("name", "")), 1.0)
            )
        groups = max((c.group for c in columns), default=0)
        return Mapping(tuple(columns), header_row, str(recipe["region"]), str(recipe["area"]), groups)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
