"""A report with made-up rows for the tests of paper, spreadsheets and charts."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from decimal import Decimal

from app.core.texts import T
from reports.facts import Facts
from reports.format import Format
from reports.report import Chart, Col, Group, Report, Row

TODAY = date(2025, 11, 21)


def text(words: str) -> T:
    return T("Test", words)


REGISTER = Report(
    "test/register",
    text("Реестр клиентов"),
    text("База"),
    text("Все клиенты"),
    columns=(
        Col("id", text("Id"), "id"),
        Col("name", text("Клиент")),
        Col("employee_id", text("Id"), "id"),
        Col("employee", text("Менеджер")),
        Col("city", text("Город")),
        Col("last", text("Последний контакт"), "moment"),
        Col("days", text("Дней без контакта"), "int", total="max"),
        Col("next", text("Следующий шаг"), "day"),
        Col("amount", text("Оборот"), "money", total="sum"),
        Col("part", text("Доля"), "share", of=("amount",)),
    ),
    entity="client",
    groups=(Group("employee_id", "employee"), Group("city", "city")),
    group_by=("employee_id",),
    chart=Chart("bar", "employee", ("amount",), by_group=True, top=5),
)

NAMES = (
    "ООО «Ромашка и партнёры»",
    "Łódzkie Zakłady Przemysłowe S.A.",
    "บริษัท ที่ดินไทย จำกัด (มหาชน) Ltd. Филиал",
    "GmbH Müller & Söhne",
    "Общество с ограниченной ответственностью «Северо-Западная научно-производственная компания»",
)
CITIES = ("Москва", "Санкт-Петербург", "กรุงเทพ", "Kraków", None)


def register_rows(count: int, managers: int = 6) -> list[Row]:
    """Made-up clients, the same for the same count."""
    chance = random.Random(count)
    return [
        (
            at,
            f"{chance.choice(NAMES)} {at}",
            at % managers or None,
            f"Иванова {at % managers} А. П." if at % managers else None,
            chance.choice(CITIES),
            datetime(2025, 1, 1) + timedelta(minutes=chance.randrange(400_000)),
            chance.randrange(300),
            date(2025, 1, 1) + timedelta(days=chance.randrange(400)),
            Decimal(chance.randrange(10**8)) / 100,
        )
        for at in range(count)
    ]


def facts(locale: str = "ru_RU") -> Facts:
    return Facts(
        Format(locale, lambda text: text.text), "Петров Иван", datetime(2025, 11, 21, 14, 5), "ООО «Паддок»"
    )
