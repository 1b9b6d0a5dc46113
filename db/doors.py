"""The code that decides about seats, as this program's schema.sql writes it: a base that has other code there is told apart.

Who owns the base may alter any trigger; then seats are not counted and nothing else shows it. So a program compares what
the system tables hold with what it would have installed.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache

from db.script import SCHEMA, code_statements, parts

GATE = (
    "gate_connect",
    "seat_connect",
    "seat_take",
    "seat_limit",
    "seat_count",
    "licence_signed",
    "licence_vendor_key",
    "lease_prove",
)
_HEAD = re.compile(r"^create (trigger|function|procedure) (\w+)\b.*?\bas\n", re.DOTALL)


@cache
def gate_sources() -> dict[str, str]:
    """Name -> SHA-256, in upper-case hexadecimal, of the source that the engine keeps: of a trigger from its AS on, of a routine after it."""
    found = {}
    for statement in code_statements(parts(SCHEMA.read_text(encoding="utf-8"))[1]):
        code = re.sub(r"\A(?:--[^\n]*\n|\s)+", "", statement)
        head = _HEAD.match(code)
        if head and head[2] in GATE:
            body = code[head.end() :]
            kept = f"as\n{body}" if head[1] == "trigger" else body.lstrip()
            found[head[2]] = hashlib.sha256(kept.encode()).hexdigest().upper()
    return found


def differing(rows: list[tuple[str, bool, str]]) -> list[str]:
    """Names of what is missing, switched off or other than ours, from rows of the statement seat.gate: name, inactive, hash."""
    there = {name.strip().lower(): source for name, is_off, source in rows if not is_off}
    return sorted(name for name, source in gate_sources().items() if there.get(name) != source)
