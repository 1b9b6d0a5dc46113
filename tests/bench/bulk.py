"""The demo base made, and many rows read: python -m tests.bench bulk"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from db.demo import load
from db.engine import Embedded
from db.session import open_session
from tests.bench.million import Q
from tests.bench.table import Row, Section

NOW = datetime(2026, 11, 20, 15, 0)
_FIFTEEN = """select first 10000 i.id, i.client_id, i.contact_id, i.employee_id, i.kind, i.direction, i.at_ts, i.minutes,
                     i.result_id, i.summary, i.key_points, i.next_step, i.created_at, i.changed_at, i.rv
                from interaction_t i"""


def seconds(act: Callable[[], Any]) -> tuple[float, float, Any]:
    """Elapsed seconds, seconds of this process's processor, and the answer."""
    began, spent = time.perf_counter(), time.process_time()
    answer = act()
    return time.perf_counter() - began, time.process_time() - spent, answer


def demo_load(path: Path) -> Row:
    took, spent, world = seconds(lambda: load.create(path, "full", "ru", 1, NOW))
    what = (
        f"{len(world.clients)} clients, {len(world.contacts)} persons, {len(world.interactions)} interactions, "
        f"{len(world.tasks)} tasks; {spent:.1f} s of processor"
    )
    return Row("demo base made and loaded, elapsed", "60 s", f"{took:.1f} s", took <= 60, what)


def decoding(path: Path) -> Row:
    with open_session(Embedded(str(path)), "PADDOCK_OWNER") as session:
        query = Q(_FIFTEEN)
        session.rows(query)
        found = statistics.median(seconds(lambda: session.rows(query))[1] for _ in range(5))
    return Row("10,000 rows of 15 columns read", "0.25 s", f"{found:.3f} s", found <= 0.25, "processor time")


def section() -> Section:
    with tempfile.TemporaryDirectory(prefix="paddock-bulk-") as name:
        path = Path(name) / "demo.fdb"
        rows = [demo_load(path), decoding(path)]
    return Section("The demo base, and reading", "Embedded engine.", rows)
