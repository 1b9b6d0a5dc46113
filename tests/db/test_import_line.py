"""An import over the branch line: few turns, few bytes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.core.cases import import_clients
from app.core.clinic import plan
from app.core.clinic.model import Channel, Client, Person
from app.core.clinic.pack import Terms
from db import base as bases
from db import engine
from db.session import open_session
from tests.bench.wan import ThinLine
from tests.rig.server import ServerRig

PARTS = "ро ма ка та ли но ве рус тех строй пром снаб торг агро мед инвест груп сер вис лог ист энер север юг".split()  # noqa: SIM905
LAST = "Иванов Петров Сидоров Кузнецов Смирнов Попов Соколов".split()  # noqa: SIM905


def plausible(count: int) -> list[Client]:
    """Clients as a usual sheet has them: name, tax number, city, a person, two phones, an e-mail."""
    dice = random.Random(7)
    found = []
    for row in range(count):
        name = "".join(dice.choice(PARTS) for _ in range(dice.randint(2, 4))).title()
        mobile = f"9{dice.randrange(10**9):09}"
        local = f"495{dice.randrange(10**7):07}"
        found.append(
            Client(
                [row],
                name=f"ООО «{name}»",
                fields={
                    "legal_name": f"ООО «{name}»",
                    "tax_id": str(dice.randrange(10**10)),
                    "city": dice.choice(("Москва", "Тверь", "Казань")),
                    "country": "RU",
                },
                values={"source": dice.choice(("Выставка", "Сайт"))},
                channels=[
                    Channel("P", f"8 ({mobile[:3]}) {mobile[3:6]}-{mobile[6:8]}-{mobile[8:]}", f"+7{mobile}"),
                    Channel("E", f"info@{dice.randrange(10**6)}.ru", f"info@{row}.ru"),
                ],
                persons=[
                    Person(
                        f"{dice.choice(LAST)} {dice.choice(('Иван', 'Пётр', 'Олег'))} Сергеевич",
                        dice.choice(("Директор", "Бухгалтер")),
                        channels=[
                            Channel("P", f"({local[:3]}) {local[3:6]}-{local[6:8]}-{local[8:]}", f"+7{local}")
                        ],
                    )
                ],
            )
        )
    return found


@pytest.mark.server
def test_a_thousand_rows_take_at_most_15_turns_and_150_kilobytes(
    server_rig: ServerRig, tmp_path: Path
) -> None:
    path = tmp_path / "firm.fdb"
    bases.create(path, firm="Granin", person="Boss", login="BOSS", language="ru")
    server_rig.place(path, "import_line", {"BOSS": "secret-1"})
    clients = plausible(1000)
    with ThinLine(server_rig.port) as line:
        target = engine.Server("127.0.0.1", line.port, "import_line")
        with open_session(target, "BOSS", "secret-1") as session:
            import_clients.known(may_add=True)(session)
            import_clients.warm(session)
            line.reset()
            made = plan.make(clients, import_clients.candidates(clients)(session))
            loaded = import_clients.load(made, "clients.xlsx", Terms())(session)
            line.settle()
            turns, size = line.turns, line.up_bytes + line.down_bytes
    assert (loaded.new, loaded.persons, loaded.channels) == (1000, 1000, 3000)
    print(f"1,000 rows: {turns} turns, {size} bytes")
    assert turns <= 15, size
    assert size <= 150_000
