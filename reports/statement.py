"""The statement of a report: from its `.sql` file and the values at hand to text with `?` and a tuple of
values.

A file holds `-- name: report` and, for figures, `-- name: rows`. A line that ends with `--? name` stays only
when every value named there is at hand; so a filter nobody asked for costs the engine nothing, and the file
is still plain SQL with all filters for whoever reads it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

CATALOG = Path(__file__).parent / "catalog"

_NAME = re.compile(r"^--\s*name:\s*(\w+)\s*$")
_ONLY_WITH = re.compile(r"--\?\s*(!?\w+(?:\s+!?\w+)*)\s*$")
_PLACE = re.compile(r"'(?:[^']|'')*'|(?<![\w:]):([a-z_][a-z0-9_]*)")
_COMMENT = re.compile(r"^\s*--")


class StatementError(ValueError):
    """The file of a report is not what the program expects: our mistake, never the user's."""


def parse(text: str) -> dict[str, str]:
    """The named statements of a file. StatementError for SQL before the first name or a name used twice."""
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in text.splitlines():
        name = _NAME.match(line)
        if name:
            if name[1] in found:
                raise StatementError(name[1])
            current = found[name[1]] = []
        elif _COMMENT.match(line) or not line.strip():
            continue
        elif current is None:
            raise StatementError(line)
        else:
            current.append(line)
    return {name: "\n".join(lines) for name, lines in found.items()}


@cache
def statements(key: str) -> dict[str, str]:
    """The named statements of one report of the catalogue, read once."""
    return parse((CATALOG / f"{key}.sql").read_text(encoding="utf-8"))


def compose(text: str, values: Mapping[str, object]) -> tuple[str, tuple[object, ...]]:
    """The text with `?` and the values in their order. StatementError for a placeholder without a value."""
    kept: list[str] = []
    for line in text.splitlines():
        only = _ONLY_WITH.search(line)
        if only is None:
            kept.append(line)
        elif all((name.lstrip("!") in values) != name.startswith("!") for name in only[1].split()):
            kept.append(line[: only.start()].rstrip())
    chosen: list[object] = []

    def put(place: re.Match[str]) -> str:
        if place[1] is None:
            return place[0]
        if place[1] not in values:
            raise StatementError(place[1])
        chosen.append(values[place[1]])
        return "?"

    return _PLACE.sub(put, "\n".join(kept)), tuple(chosen)


def named(text: str) -> frozenset[str]:
    """Every value that a statement can use, in placeholders and in conditions on lines."""
    found = {place[1] for place in _PLACE.finditer(text) if place[1]}
    for line in text.splitlines():
        only = _ONLY_WITH.search(line)
        if only:
            found.update(name.lstrip("!") for name in only[1].split())
    return frozenset(found)
