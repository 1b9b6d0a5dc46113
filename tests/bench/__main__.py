"""Measures what the product promises: python -m tests.bench [section ...]

Without sections it measures everything and writes docs/performance.md; with some it prints their tables only.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
from datetime import date
from pathlib import Path

from tests.bench.table import Section, markdown
from tests.rig import remote_desk

SECTIONS = ("wire", "large", "client", "bulk", "imports", "reports", "audit", "backups", "remote")
PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
HEAD = """# Performance

Written by `python -m tests.bench` on {day}: {machine}. Goals are those of the product; what missed its goal is marked.
Turns and bytes repeat from run to run; times are of this machine, which may have had other work, and are medians.
The base of a million clients is made at the first run (some ten minutes) and kept in `PADDOCK_BENCH_DIR`
(default `~/.cache/paddock-bench`). Rows whose reason lies deeper have a test on the plan or on rows read instead of on
time: `tests/db/test_demo_plans.py`.

"""


def measure(name: str) -> Section:
    section: Section = importlib.import_module(f"tests.bench.{name}").section()
    return section


def machine() -> str:
    cpus = os.cpu_count()
    return f"{cpus} processors, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def main() -> None:
    chosen = sys.argv[1:]
    sections = []
    for name in chosen or SECTIONS:
        if name == "remote" and not chosen and (problem := remote_desk.missing()):
            print(f"Over RDP: not measured, {problem}", flush=True)
            continue
        sections.append(measure(name))
        print(markdown(sections[-1:]), flush=True)
    if not chosen:
        PAGE.write_text(
            HEAD.format(day=date.today(), machine=machine()) + markdown(sections), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
