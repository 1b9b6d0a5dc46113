"""Turns and bytes over the branch line: the program's own jobs, on the demo base behind a real server."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from app.core import begin, store, warm
from app.core.cases.quick_entry import Entry, quick_entry
from app.core.search import find
from db import sql
from db.demo import load
from db.engine import Server
from db.session import Session, open_session
from tests.bench.table import Row, Section, kb
from tests.bench.wan import ThinLine
from tests.rig.server import ServerRig

RTT, KBPS = 100, 1000
SECRET = "bench-secret-1"
NOW = datetime(2026, 11, 20, 15, 0)


class Cost(NamedTuple):
    turns: int
    size: int


class Office:
    """A demo base behind the rig's server, and the branch line to it."""

    def __init__(self, size: str = "full", rig: ServerRig | None = None) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="paddock-wire-")
        path = Path(self.folder.name) / "demo.fdb"
        self.world = load.create(path, size, "ru", 1, NOW)
        self._own_rig = rig is None
        self.rig = rig or ServerRig().start()
        self.rig.place(path, "bench_demo", {"DEMO": SECRET})
        self.line = ThinLine(self.rig.port, RTT, KBPS)
        self.line.__enter__()

    def sign_in(self) -> Session:
        return open_session(Server("127.0.0.1", self.line.port, "bench_demo"), "DEMO", SECRET)

    def cost(self, act: Callable[[], Any]) -> Cost:
        """What an act sends and receives, until the line is silent."""
        self.line.settle()
        self.line.reset()
        act()
        self.line.settle()
        return Cost(self.line.turns, self.line.up_bytes + self.line.down_bytes)

    def close(self) -> None:
        self.line.__exit__(None, None, None)
        if self._own_rig:
            self.rig.stop()
        self.folder.cleanup()

    def __enter__(self) -> Office:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Act(NamedTuple):
    """A user's act: its budget, and a job for the n-th time it is done (each time other rows)."""

    name: str
    turns: int
    kbytes: float
    job: Callable[[int], Callable[[Session], Any]]


def acts(office: Office) -> list[Act]:
    """What the table of budgets names, warm; each repeat asks for other rows, else the zipped stream quotes itself."""
    clients = [c for c in office.world.clients if c.segment in ("regular", "key")]
    typed = ("ольга", "алекс", "ирина", "сергей", "строй", "петр", "волга", "müller", "иван")

    def next_page(n: int) -> Callable[[Session], Any]:
        names = sorted(c.name for c in office.world.clients)
        client = names[n * len(names) // 12]
        return store.page("client", after=(client, 0), size=50)

    def tail(n: int) -> Callable[[Session], Any]:
        return find(office.world.channels[n * 37].normal[-5:] if n else "5501")

    def card(n: int) -> Callable[[Session], Any]:
        return store.card("client", clients[n * 5 % len(clients)].key, "feed")

    def entry(n: int) -> Callable[[Session], Any]:
        client = clients[n * 3 % len(clients)]
        return quick_entry(
            Entry(
                client.key,
                "Созвонились, ждут новое предложение до конца недели. Спросили про монтаж.",
                next_step="Отправить предложение",
                next_at=datetime(2026, 11, 27, 10, n),
            )
        )

    def save(n: int) -> Callable[[Session], Any]:
        client = clients[n * 3 % len(clients)]

        def job(session: Session) -> Any:
            row = session.one(sql.query("client.card", id=client.key))
            assert row is not None
            values = dict(zip(sql.statement("client.card").columns, row, strict=True))
            values["note"] = f"Просили звонить после {10 + n} часов."
            office.line.settle()
            office.line.reset()
            return store.save("client", values)(session)

        return job

    return [
        Act("list page of 50", 1, 2.5, next_page),
        Act("search as typed, words", 1, 2.0, lambda n: find(typed[n % len(typed)])),
        Act("search as typed, end of a phone", 1, 2.0, tail),
        Act("card with its first tab", 1, 2.5, card),
        Act("quick entry committed", 1, 0.5, entry),
        Act("save of a card committed", 1, 0.5, save),
    ]


def log_in(office: Office) -> Cost:
    """From nothing to the facts and the first page of clients."""
    kept: list[Session] = []

    def act() -> None:
        session = office.sign_in()
        kept.append(session)
        begin.begin("client", size=50)(session)

    found = office.cost(act)
    for session in kept:
        session.close()
    return found


def measure(office: Office, repeats: int = 5) -> dict[str, list[Cost]]:
    """Costs of each act, warm: prepared as the program prepares, then run once before."""
    found: dict[str, list[Cost]] = {}
    with office.sign_in() as session:
        begin.begin("client", size=50)(session)
        for job in warm.warm(warm.usual(50)):
            job(session)
        for act in acts(office):
            act.job(0)(session)
            found[act.name] = [office.cost(lambda: act.job(n)(session)) for n in range(1, repeats + 1)]  # noqa: B023
    return found


def section() -> Section:
    with Office() as office:
        entry = log_in(office)
        rows = [
            Row(
                "log-in to the first page of clients",
                "8 turns, 12 KB",
                f"{entry.turns} turns, {kb(entry.size)}",
                entry.turns <= 8 and entry.size <= 12 * 1024,
            )
        ]
        costs = measure(office)
        for act in acts(office):
            turns = max(c.turns for c in costs[act.name])
            sizes = sorted(c.size for c in costs[act.name])
            middle, most = sizes[len(sizes) // 2], sizes[-1]
            rows.append(
                Row(
                    act.name,
                    f"{act.turns} turn, {act.kbytes} KB",
                    f"{turns} turn{'s' * (turns > 1)}, {kb(middle)}",
                    turns <= act.turns and middle <= act.kbytes * 1024,
                    f"at most {kb(most)}",
                )
            )
    intro = (
        f"Branch line of {RTT} ms and {KBPS} kbit/s before a Firebird 5 server with the full demo base; wire "
        "compression and encryption on; bytes both ways; median of five, each asking for other rows."
    )
    return Section("Over the branch line", intro, rows)
