"""Reads schema.sql and migration steps: parts, statements, terminators."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_INSTALLED = Path(__file__).with_name("schema.sql")  # a wheel has it here (installer/build_wheel.py)
SCHEMA = _INSTALLED if _INSTALLED.exists() else ROOT / "schema.sql"
_PART_1 = "-- part 1: tables and data"
_PART_2 = "-- part 2: code"


def parts(text: str) -> tuple[str, str]:
    """Split the text of schema.sql at its two marks into tables and code."""
    _, _, rest = text.partition(_PART_1 + "\n")
    tables, mark, code = rest.partition(_PART_2 + "\n")
    if not mark:
        raise ValueError("schema.sql lacks its part marks")
    return tables, code


def table_statements(text: str) -> list[str]:
    """Statements of part 1 and of migration steps: each ends with a ; at the end of a line."""
    return _cut(_without_comments(text), lambda line: line.rstrip().endswith(";"), strip=";")


def code_statements(text: str) -> list[str]:
    """Statements of part 2: each ends with a line that holds ^ alone. Comments stay: they explain in the base, too."""
    return _cut(text, lambda line: line.strip() == "^", strip="^")


def _without_comments(text: str) -> str:
    """Drop -- comments, which may follow code on the line; part 1 has no string literal with two dashes in it."""
    return "\n".join(line.split("--", 1)[0] for line in text.splitlines())


def _cut(text: str, ends, strip: str) -> list[str]:  # type: ignore[no-untyped-def]
    found: list[str] = []
    lines: list[str] = []
    for line in text.splitlines():
        lines.append(line)
        if ends(line):
            found.append("\n".join(lines).strip().removesuffix(strip).strip())
            lines = []
    rest = "\n".join(lines).strip()
    if rest and any(not line.strip().startswith("--") for line in rest.splitlines() if line.strip()):
        raise ValueError(f"a statement has no end: {rest[:80]!r}")
    return [statement for statement in found if statement]
