"""What a new base holds from the first minute: one branch, its first person, the dictionaries with ordinary values."""

from __future__ import annotations

import uuid
from typing import Any

from db.migrate import Connection

OWNER = "PADDOCK_OWNER"
ROLES = ("CRM_MANAGER", "CRM_HEAD", "CRM_DIRECTOR", "CRM_OPERATOR", "CRM_AUDITOR", "CRM_ADMIN")

# kind code: ({language: name}, classifier, ((value code, {language: name}), ...)); codes are what reports rely on
_Names = dict[str, str]
DICTIONARIES: tuple[tuple[str, _Names, bool, tuple[tuple[str | None, _Names], ...]], ...] = (
    (
        "status",
        {"en": "Client status", "ru": "Статус клиента"},
        False,
        (
            ("new", {"en": "New", "ru": "Новый"}),
            ("first_contact", {"en": "First contact", "ru": "Первый контакт"}),
            ("talks", {"en": "In talks", "ru": "Переговоры"}),
            ("active", {"en": "Active", "ru": "Действующий"}),
            ("paused", {"en": "Paused", "ru": "Приостановлен"}),
            ("lost", {"en": "Lost", "ru": "Потерян"}),
        ),
    ),
    (
        "source",
        {"en": "Source", "ru": "Источник"},
        False,
        (
            (None, {"en": "Recommendation", "ru": "Рекомендация"}),
            (None, {"en": "Web site", "ru": "Сайт"}),
            (None, {"en": "Trade fair", "ru": "Выставка"}),
            (None, {"en": "Cold call", "ru": "Холодный звонок"}),
            (None, {"en": "Incoming call", "ru": "Входящий звонок"}),
            (None, {"en": "Advertising", "ru": "Реклама"}),
            (None, {"en": "Mailing", "ru": "Рассылка"}),
            (None, {"en": "Partner", "ru": "Партнёр"}),
        ),
    ),
    (
        "trade",
        {"en": "Trade", "ru": "Отрасль"},
        False,
        (
            (None, {"en": "Wholesale", "ru": "Оптовая торговля"}),
            (None, {"en": "Retail", "ru": "Розничная торговля"}),
            (None, {"en": "Manufacturing", "ru": "Производство"}),
            (None, {"en": "Construction", "ru": "Строительство"}),
            (None, {"en": "Transport", "ru": "Транспорт"}),
            (None, {"en": "Services", "ru": "Услуги"}),
            (None, {"en": "Public sector", "ru": "Госсектор"}),
            (None, {"en": "Agriculture", "ru": "Сельское хозяйство"}),
        ),
    ),
    (
        "size",
        {"en": "Size", "ru": "Размер"},
        False,
        (
            (None, {"en": "1 to 10 people", "ru": "1–10 человек"}),
            (None, {"en": "11 to 50 people", "ru": "11–50 человек"}),
            (None, {"en": "51 to 250 people", "ru": "51–250 человек"}),
            (None, {"en": "Over 250 people", "ru": "Более 250 человек"}),
        ),
    ),
    (
        "role",
        {"en": "Role at the organisation", "ru": "Роль в организации"},
        False,
        (
            (None, {"en": "Director", "ru": "Директор"}),
            (None, {"en": "Buyer", "ru": "Закупщик"}),
            (None, {"en": "Accountant", "ru": "Бухгалтер"}),
            (None, {"en": "Engineer", "ru": "Инженер"}),
            (None, {"en": "Owner", "ru": "Владелец"}),
            (None, {"en": "Secretary", "ru": "Секретарь"}),
        ),
    ),
    (
        "result",
        {"en": "Result of an interaction", "ru": "Результат взаимодействия"},
        False,
        (
            ("agreed", {"en": "Agreed a step", "ru": "Договорились о шаге"}),
            ("informed", {"en": "Informed", "ru": "Проинформирован"}),
            ("offer", {"en": "Offer asked for", "ru": "Запросили предложение"}),
            ("order", {"en": "Order", "ru": "Заказ"}),
            ("think", {"en": "Will think", "ru": "Думает"}),
            ("not_reached", {"en": "Not reached", "ru": "Не дозвонились"}),
            ("refused", {"en": "Refused", "ru": "Отказ"}),
        ),
    ),
    (
        "class_abc",
        {"en": "Class", "ru": "Класс"},
        True,
        ((None, {"en": "A", "ru": "A"}), (None, {"en": "B", "ru": "B"}), (None, {"en": "C", "ru": "C"})),
    ),
)


def seed(con: Connection, *, branch: str, person: str, login: str, language: str = "en") -> None:
    """Fill a base just built. `login` becomes its administrator. Languages: en, ru; another is taken as en.

    Raises the engine's error for a log-in with other characters than A-Z, 0-9 and _.
    """
    cursor = con.cursor()

    def add(text: str, *values: Any) -> int:
        cursor.execute(text, values)
        return int(cursor.fetchone()[0])

    branch_id = add("insert into branch_t (uid, name) values (?, ?) returning id", _uid(), branch)
    add(
        "insert into employee_t (uid, name, login, branch_id, sees_all) values (?, ?, ?, ?, true) returning id",
        _uid(),
        person,
        login,
        branch_id,
    )
    for code, names, classifier, values in DICTIONARIES:
        kind_id = add(
            "insert into dictionary_kind_t (uid, code, name, is_system, is_classifier)"
            " values (?, ?, ?, ?, ?) returning id",
            _uid(),
            code,
            names.get(language, names["en"]),
            not classifier,
            classifier,
        )
        for number, (value_code, value_names) in enumerate(values, start=1):
            add(
                "insert into dictionary_t (uid, kind_id, code, name, sort_no) values (?, ?, ?, ?, ?) returning id",
                _uid(),
                kind_id,
                value_code,
                value_names.get(language, value_names["en"]),
                number * 10,
            )
    cursor.close()
    con.commit()
    grant_role(con, login, "CRM_ADMIN")


def grant_role(con: Connection, login: str, role: str) -> None:
    """Give a person a role that works without being named at log-in. Raises ValueError for words that are not names."""
    if role not in ROLES or not login.isidentifier() or not login.isascii():
        raise ValueError(f"not a role or a log-in: {role!r}, {login!r}")
    con.execute_immediate(f'grant default {role} to user "{login}"')
    con.commit()


def _uid() -> str:
    return uuid.uuid4().hex
