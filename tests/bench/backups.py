"""A verified backup of the demo base, merge and hand-over: python -m tests.bench backups"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.core import store
from app.core.cases import backups
from app.core.cases.big_acts import undo
from app.core.cases.hand_over import hand_over_all
from app.core.cases.merge import merge, sides
from db.demo import load
from db.engine import Embedded
from db.session import open_session
from tests.bench.bulk import NOW
from tests.bench.table import Row, Section


def took(act: Callable[[], Any]) -> tuple[float, Any]:
    """Elapsed seconds, and the answer."""
    began = time.perf_counter()
    answer = act()
    return time.perf_counter() - began, answer


def section() -> Section:
    with tempfile.TemporaryDirectory(prefix="paddock-backup-") as name:
        path = Path(name) / "demo.fdb"
        world = load.create(path, "full", "ru", 1, NOW)
        size = path.stat().st_size / 1e6
        with open_session(Embedded(str(path)), world.employees[0].login) as session:
            key = backups.secret("a pass phrase")
            elapsed, made = took(lambda: backups.make(Path(name), key, "", (7, 4, 12))(session))
            again, _ = took(lambda: backups.verify(made.path, key)(session))
            owners = [row[0] for row in session.rows(store.page_query("employee", size=50))]
            counts = {one: store.count("client", {"employee": (one,)})(session) for one in owners}
            busiest, other = sorted(owners, key=lambda one: -counts[one])[:2]
            handing, done = took(lambda: hand_over_all(busiest, other, summary="x")(session))
            back, _ = took(lambda: undo(done.act_id)(session))
            session.end_reading()
            ids = store.ids("client", None, 2)(session)
            rows = sides("client", ids)(session)
            merging, merged = took(lambda: merge("client", rows, 0, {}, "x")(session))
        what = f"base of {size:.0f} MB, {made.rows} rows, file of {made.size / 1e6:.1f} MB"
        rows_ = [
            Row("backup made, restored and compared", "30 s", f"{elapsed:.1f} s", elapsed <= 30, what),
            Row("a backup file checked again", "30 s", f"{again:.1f} s", again <= 30),
            Row("everything of a person handed over", "", f"{handing:.2f} s", None, f"{done.rows} rows"),
            Row("the same taken back", "", f"{back:.2f} s", None),
            Row("two clients merged", "", f"{merging:.2f} s", None, f"{merged.rows} rows moved"),
        ]
    return Section(
        "Backup, hand-over, merge", "Full demo base, embedded engine, opened by the program; elapsed.", rows_
    )
