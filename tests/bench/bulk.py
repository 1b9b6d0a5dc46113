"""Work on many rows at once: demo base, import of a spreadsheet, reading, a long PDF, the memory it takes."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import openpyxl

from app.core.cases import import_clients
from app.core.clinic import build, duplicates, guess, plan, reading
from app.core.clinic.doubts import Answers
from app.core.clinic.pack import Terms
from db.demo import load
from db.demo.country import address, city, land_line, mobile, pack, person, tax_number
from db.engine import Embedded
from db.session import open_session
from reports import jobs, paper
from reports.catalog.clients.register import REPORT
from reports.format import Format
from reports.run import arrange
from tests.bench.million import Q, ready
from tests.bench.table import Row, Section

ROWS = 20_000
LONG = 10_000
NOW = datetime(2026, 11, 20, 15, 0)


def seconds(act: Callable[[], Any]) -> tuple[float, float, Any]:
    """Elapsed seconds, seconds of this process's processor, and the answer."""
    began, spent = time.perf_counter(), time.process_time()
    answer = act()
    return time.perf_counter() - began, time.process_time() - spent, answer


def spreadsheet(path: Path, rows: int) -> None:
    """Firms with a tax number, a person, two telephones typed in many ways and an e-mail: what firms keep in Excel."""
    rng = Random("spreadsheet")
    ru = pack("RU")
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Клиенты")
    sheet.append(
        ["Название", "ИНН", "Город", "Адрес", "Телефон", "E-mail", "Контактное лицо", "Должность", "Источник"]
    )
    for n in range(rows):
        town = city(rng, "RU")
        trade = rng.choice(rng.choice(list(ru["trades"].values())))
        name = f"{rng.choice(ru['forms']).split('|')[0]} «{rng.choice(ru['bases'])}{trade} {n % 997}»"
        phones = f"{land_line(rng, 'RU', town).typed}, {mobile(rng, 'RU').typed}"
        sheet.append(
            [
                name,
                tax_number(rng, "RU", False, town["tax"]),
                town["name"],
                address(rng, "RU", town),
                phones if n % 4 else mobile(rng, "RU").typed,
                f"info{n}@firm{n}.example.com",
                person(rng, "RU", rng.choice("mf"))["whole"],
                rng.choice(("Директор", "Закупщик", "Бухгалтер")),
                rng.choice(("Сайт", "Выставка")),
            ]
        )
    book.save(path)


def demo_load(folder: Path) -> list[Row]:
    took, _, world = seconds(lambda: load.create(folder / "demo.fdb", "full", "ru", 1, NOW))
    what = f"{len(world.clients)} clients, {len(world.contacts)} persons, {len(world.interactions)} interactions, {len(world.tasks)} tasks"
    return [Row("demo base made and loaded", "60 s", f"{took:.1f} s", took <= 60, what)]


def importing(folder: Path) -> list[Row]:
    """A spreadsheet into the demo base: every step as the import dialog takes them, by themselves."""
    file = folder / "clients.xlsx"
    spreadsheet(file, ROWS)
    with open_session(Embedded(str(folder / "demo.fdb")), "DEMO") as session:
        known = import_clients.known(may_add=True)(session)
        steps: dict[str, float] = {}

        def step(name: str, act: Callable[[], Any]) -> Any:
            steps[name], _, answer = seconds(act)
            return answer

        table = step("read", lambda: reading.read(str(file)))
        mapping = step("guess", lambda: guess.mapping(table))
        harvest = step("check", lambda: build.harvest(table, mapping, known, Answers()))
        clients = step(
            "duplicates in the file",
            lambda: duplicates.join(harvest.clients, duplicates.in_file(harvest.clients)),
        )
        hits = step("duplicates in the base", lambda: import_clients.candidates(clients)(session))
        made = step("plan", lambda: plan.make(clients, hits))
        loaded = step("write", lambda: import_clients.load(made, "clients.xlsx", Terms())(session))
        undone, _, left = seconds(lambda: import_clients.undo(loaded.act_id)(session))
    took = sum(steps.values())
    parts = ", ".join(f"{name} {value:.1f}" for name, value in steps.items())
    count = f"{loaded.new} new, {loaded.filled} filled, {loaded.persons} persons, {loaded.channels} channels"
    return [
        Row(
            f"import of {ROWS:,} rows from xlsx, embedded",
            "30 s",
            f"{took:.1f} s",
            took <= 30,
            f"{parts}; {count}",
        ),
        Row("the same import taken back", "", f"{undone:.1f} s", None, f"{len(left)} values left alone"),
    ]


_FIFTEEN = """select first 10000 i.id, i.client_id, i.contact_id, i.employee_id, i.kind, i.direction, i.at_ts, i.minutes,
                     i.result_id, i.summary, i.key_points, i.next_step, i.created_at, i.changed_at, i.rv
                from interaction_t i"""


def decoding(folder: Path) -> list[Row]:
    with open_session(Embedded(str(folder / "demo.fdb")), "PADDOCK_OWNER") as session:
        query = Q(_FIFTEEN)
        session.rows(query)
        found = sorted(seconds(lambda: session.rows(query))[1] for _ in range(5))[2]
    return [
        Row("10,000 rows of 15 columns read", "0.25 s", f"{found:.3f} s", found <= 0.25, "processor time")
    ]


def paper_work(folder: Path) -> list[Row]:
    path = ready(say=lambda _: None)
    today = date(2026, 11, 20)
    with open_session(Embedded(str(path)), "DEMO") as session:
        asked, _, result = seconds(lambda: jobs.run(REPORT, {"manager": 20}, today)(session))
    result = arrange(REPORT, result.rows[:LONG], {"manager": 20}, today)
    facts = paper.Facts(Format("ru", lambda text: text.text), "Орлова Анна", NOW, "Меридиан Склад")

    def write() -> Any:
        with (folder / "register.pdf").open("wb") as out:
            return paper.write(result, facts, out)

    took, spent, _ = seconds(write)
    size = (folder / "register.pdf").stat().st_size
    return [
        Row(
            "10,000 rows to PDF",
            "5 s",
            f"{took:.1f} s",
            took <= 5,
            f"{spent:.1f} s of processor, {size / 1e6:.1f} MB",
        ),
        Row(
            "its rows from a million clients",
            "",
            f"{asked:.1f} s",
            None,
            "register of one manager, 11 columns",
        ),
    ]


def section() -> Section:
    with tempfile.TemporaryDirectory(prefix="paddock-bulk-") as name:
        folder = Path(name)
        rows = demo_load(folder) + decoding(folder) + importing(folder) + paper_work(folder)
    return Section(
        "Many rows",
        "Embedded engine; elapsed time unless said, on a machine of two cores with other work.",
        rows,
    )
