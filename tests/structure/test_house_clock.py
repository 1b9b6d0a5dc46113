"""No decision is made by a clock that a person may set: a session chooses its time zone, and with it `localtimestamp`."""

from __future__ import annotations

import re

from db.script import SCHEMA, parts

# What may be told by it: the one function that knows when to trust it, when rows were written, and what people may date as they like.
ALLOWED = (
    r"rdb\$get_context\('SYSTEM', 'SESSION_TIMEZONE'\)\) then return localtimestamp;",
    r"new\.(created_at|changed_at|status_since|done_at) = localtimestamp;",
    r"coalesce\((new\.status_since|new\.at_ts|:at_ts), localtimestamp\)",
)


def test_the_code_of_the_base_decides_by_the_firms_time() -> None:
    code = re.sub(r"--[^\n]*", "", parts(SCHEMA.read_text(encoding="utf-8"))[1])
    for allowed in ALLOWED:
        code, found = re.subn(allowed, "", code)
        assert found, allowed
    assert (
        re.findall(r"^.*\b(?:localtimestamp|localtime|current_date|current_time)\b.*$", code, re.MULTILINE)
        == []
    )
