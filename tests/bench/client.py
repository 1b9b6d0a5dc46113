"""The real program through a scripted use: start, pauses of the GUI thread, memory: python -m tests.bench client"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from db.demo import load
from tests.bench.table import Row, Section
from tests.rig.server import ServerRig

ROUNDS = 40
PAUSE_MS = 50.0
MEMORY_MB = 250.0
GROWTH_MB = 5.0
START_S = 2.0
SECRET = "bench-secret-2"
NOW = datetime(2026, 11, 20, 15, 0)
_NAMES = {"start": "signing in", "warming up": "the first seconds"}


def run(base: Path | str, rounds: int, scratch: Path, secret: str = "") -> dict[str, Any]:
    """One run of tests.bench.client_run; what it printed. Raises RuntimeError when the play did not reach its end."""
    own = {"PYTHONPYCACHEPREFIX": str(scratch / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
    own["PADDOCK_BENCH_SECRET"] = secret
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.bench.client_run", str(base), str(rounds)],
        capture_output=True,
        text=True,
        timeout=1800,
        env={**os.environ, **own},  # as installed: compiled once
        check=False,
    )
    lines = done.stdout.strip().splitlines()
    found: dict[str, Any] = json.loads(lines[-1]) if lines else {"failed": done.stderr[-2000:]}
    if found["failed"]:
        raise RuntimeError(found["failed"])
    return found


def growth(memory: list[float]) -> float:
    """MB between the third quarter and the last, of medians: the first half warms caches and the allocator."""
    quarter = max(1, len(memory) // 4)
    return statistics.median(memory[-quarter:]) - statistics.median(memory[2 * quarter : 3 * quarter])


def rows(base: Path, scratch: Path) -> list[Row]:
    run(base, 0, scratch)
    starts = [run(base, 0, scratch) for _ in range(3)]
    usable = statistics.median(s["usable"] for s in starts)
    spent = statistics.median(s["spent"] for s in starts)
    found = run(base, ROUNDS, scratch)
    made = [
        Row(
            "second start: process begun to a usable window",
            f"{START_S:.0f} s",
            f"{usable:.2f} s",
            usable <= START_S,
            f"{spent:.2f} s of processor",
        ),
        Row(
            f"memory after {ROUNDS} rounds, embedded",
            f"{MEMORY_MB:.0f} MB",
            f"{found['memory'][-1]:.0f} MB",
            found["memory"][-1] < MEMORY_MB,
            f"{found['memory_at_start']:.0f} MB with the first list; embedded engine and its 8 MB of pages included",
        ),
        Row(
            "memory growth from the third quarter to the last",
            "none",
            f"{growth(found['memory']):.1f} MB",
            growth(found["memory"]) < GROWTH_MB,
        ),
    ]
    for what, (elapsed, work) in found["pauses"].items():
        made.append(
            Row(
                f"longest pause of the GUI thread: {_NAMES.get(what, what)}",
                f"{PAUSE_MS:.0f} ms",
                f"{work:.0f} ms",
                work <= PAUSE_MS,
                f"elapsed {elapsed:.0f} ms",
            )
        )
    return made


def served(base: Path, scratch: Path) -> list[Row]:
    """The same use with the base behind a server: the engine is not in the client then."""
    with ServerRig() as rig:
        rig.place(base, "bench_client", {"DEMO": SECRET})
        memory = run(f"127.0.0.1/{rig.port}:bench_client", ROUNDS, scratch, SECRET)["memory"]
    return [
        Row(
            f"memory after {ROUNDS} rounds, at a server",
            f"{MEMORY_MB:.0f} MB",
            f"{memory[-1]:.0f} MB",
            memory[-1] < MEMORY_MB,
            f"growth {growth(memory):.1f} MB",
        )
    ]


def section() -> Section:
    with tempfile.TemporaryDirectory(prefix="paddock-client-") as name:
        base = Path(name) / "demo.fdb"
        load.create(base, "full", "ru", 1, NOW)
        found = rows(base, Path(name)) + served(base, Path(name))
    intro = (
        f"The program itself at the full demo base, embedded, no display: {ROUNDS} rounds of four lists opened and "
        "scrolled, a search typed, five cards, a quick entry, a report. Pauses in processor time of the GUI thread, "
        "because other work on the machine stretches elapsed time."
    )
    return Section("The client", intro, found)
