"""What a measurement gives, and the table of docs/performance.md that is written from it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple


class Row(NamedTuple):
    """One line of the table. `kept` tells whether the goal was kept; None where there is no goal."""

    measure: str
    goal: str
    found: str
    kept: bool | None = None
    note: str = ""


class Section(NamedTuple):
    title: str
    intro: str
    rows: list[Row]


def markdown(sections: Iterable[Section]) -> str:
    """Sections as headed tables."""
    out: list[str] = []
    for section in sections:
        out += [f"## {section.title}", ""]
        if section.intro:
            out += [section.intro, ""]
        out += ["| measure | goal | found | kept | note |", "|---|---|---|---|---|"]
        for row in section.rows:
            kept = {True: "yes", False: "**no**", None: ""}[row.kept]
            cells = (row.measure, row.goal, row.found, kept, row.note)
            out.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        out.append("")
    return "\n".join(out)


def median_ms(act: Callable[[], Any], times: int = 7) -> float:
    """Median time of an act in milliseconds; it is run once before, to warm caches."""
    act()
    found = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        found.append((time.perf_counter() - began) * 1000)
    return statistics.median(found)


def kb(size: float) -> str:
    """Bytes as kilobytes of 1,024, two digits."""
    return f"{size / 1024:.2f} KB"
