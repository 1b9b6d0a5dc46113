"""20,000 clients from a spreadsheet, and 1,000 over the branch line: python -m tests.bench imports"""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from app.core.cases import big_acts, import_clients
from app.core.clinic import build, duplicates, guess, plan, reading
from app.core.clinic.doubts import Answers
from app.core.clinic.pack import Terms
from db import base, engine
from db.session import open_session
from tests.bench.table import Row, Section
from tests.bench.wan import ThinLine
from tests.db.test_import_line import PARTS, plausible
from tests.rig.server import ServerRig

ROWS = 20_000
GOAL = 30.0
HEADERS = (
    "Наименование",
    "Контактное лицо",
    "Должность",
    "Телефон",
    "E-mail",
    "Город",
    "Менеджер",
    "Источник",
)


def spreadsheet(path: Path) -> None:
    """20,000 rows as a usual sheet has them; every phone needs repair, some names meet."""
    dice = random.Random(5)
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADERS)
    for row in range(ROWS):
        name = "".join(dice.choice(PARTS) for _ in range(dice.randint(3, 5))).title()
        person = (
            f"{dice.choice(('Иванов', 'Петров', 'Сидоров'))} {dice.choice(('Иван Иванович', 'Олег', 'Пётр'))}"
        )
        digits = f"{dice.randrange(10**9):09}"
        phone = f"8 (9{digits[:2]}) {digits[2:5]}-{digits[5:7]}-{digits[7:]}"
        city = dice.choice(("Москва", "Тверь", "Казань"))
        sheet.append((f"ООО «{name}»", person, "Директор", phone, f"info@{row}.ru", city, "Boss", "Выставка"))
    book.save(path)


class Clock:
    """Processor time of the steps, this process's and the reading process's: other work on the machine is left out."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}

    def run(self, name: str, act: Callable[[], Any]) -> Any:
        began = self._now()
        found = act()
        self.steps[name] = self._now() - began
        return found

    @staticmethod
    def _now() -> float:
        spent = os.times()
        return time.process_time() + spent.children_user + spent.children_system

    @property
    def total(self) -> float:
        return sum(self.steps.values())


def embedded(folder: Path) -> list[Row]:
    """All of an import on one computer."""
    spreadsheet(folder / "clients.xlsx")
    base.create(folder / "firm.fdb", firm="Firm", person="Boss", login="BOSS", language="ru")
    clock = Clock()
    with open_session(engine.Embedded(str(folder / "firm.fdb")), "BOSS") as session:
        table = clock.run("read", lambda: reading.read(str(folder / "clients.xlsx")))
        known = import_clients.known(may_add=True)(session)
        columns = guess.mapping(table, "RU", "495")
        made = clock.run("examine", lambda: build.harvest(table, columns, known, Answers()))
        pairs = clock.run("compare", lambda: duplicates.in_file(made.clients))
        clients = duplicates.join(made.clients, [pair for pair in pairs if pair.certainty >= duplicates.SURE])
        hits = clock.run("ask the base", lambda: import_clients.candidates(clients)(session))
        weighed = plan.make(clients, hits)
        loaded = clock.run("load", lambda: import_clients.load(weighed, "clients.xlsx", Terms())(session))
        undone = Clock()
        undone.run("undo", lambda: big_acts.undo(loaded.act_id)(session))
    steps = ", ".join(f"{name} {seconds:.1f}" for name, seconds in clock.steps.items())
    note = f"{steps}; {loaded.new} clients, {loaded.persons} persons, {loaded.channels} channels"
    total = clock.total
    return [
        Row("20,000 rows from xlsx, embedded", "30 s", f"{total:.1f} s", total <= GOAL, note),
        Row("the same taken back", "30 s", f"{undone.total:.1f} s", undone.total <= 30),
    ]


def over_the_line(folder: Path) -> Row:
    """1,000 rows through the meter: looked up in the base and loaded."""
    path = folder / "served.fdb"
    base.create(path, firm="Firm", person="Boss", login="BOSS", language="ru")
    clients = plausible(1000)
    with ServerRig() as rig:
        rig.place(path, "bench_import", {"BOSS": "secret-1"})
        with ThinLine(rig.port) as line:
            target = engine.Server("127.0.0.1", line.port, "bench_import")
            with open_session(target, "BOSS", "secret-1") as session:
                import_clients.known(may_add=True)(session)
                import_clients.warm(session)
                line.reset()
                weighed = plan.make(clients, import_clients.candidates(clients)(session))
                import_clients.load(weighed, "clients.xlsx", Terms())(session)
                line.settle()
                turns, size = line.turns, line.up_bytes + line.down_bytes
    found = f"{turns} turns, {size / 1024:.0f} KB"
    return Row("1,000 rows over the line", "15 turns, 150 KB", found, turns <= 15 and size <= 150 * 1024)


def section() -> Section:
    with tempfile.TemporaryDirectory() as folder:
        rows = [*embedded(Path(folder)), over_the_line(Path(folder))]
    return Section("Import", "Processor time; bytes both ways, wire compression on.", rows)
