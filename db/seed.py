"""What a new base holds from the first minute: one branch, its first person, the dictionaries with ordinary values."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from db.migrate import Connection

OWNER = "PADDOCK_OWNER"
KEEPER = "PADDOCK_KEEPER"  # what the service of the hardware key signs in as (terminal/keeper.py)

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


# role code: (SQL role, names, {block: verbs and scopes}); see permission_t in schema.sql for the letters
ROLES_OF_A_FIRM: tuple[tuple[str, str, _Names, dict[str, str]], ...] = (
    (
        "manager",
        "CRM_MANAGER",
        {"en": "Manager", "ru": "Менеджер"},
        {
            "client": "S=B A=O C=O D=N X=N P=O R=O",
            "contact": "S=B A=O C=O D=N X=N P=O R=O",
            "channel": "S=B A=B C=B D=O X=N F=O",
            "interaction": "S=B A=O C=O D=O X=N P=O",
            "task": "S=O A=O C=O D=O X=N R=B",
            "attachment": "S=A A=A C=A D=A X=A",
            "report": "S=A X=N P=A",
        },
    ),
    (
        "head",
        "CRM_HEAD",
        {"en": "Head of department", "ru": "Руководитель отдела"},
        {
            "client": "S=B A=B C=B D=T X=T P=B R=B",
            "contact": "S=B A=B C=B D=T X=T P=B R=B",
            "channel": "S=B A=B C=B D=B X=T F=T",
            "interaction": "S=B A=B C=T D=T X=T P=B",
            "task": "S=B A=B C=T D=T X=T R=B",
            "attachment": "S=A A=A C=A D=A X=A",
            "report": "S=A X=A P=A",
            "permission": "S=T C=T",
            "alarm": "S=T",
        },
    ),
    (
        "director",
        "CRM_DIRECTOR",
        {"en": "Director", "ru": "Директор"},
        dict.fromkeys(
            (
                "client",
                "contact",
                "channel",
                "interaction",
                "task",
                "attachment",
                "report",
                "permission",
                "audit",
                "alarm",
            ),
            "S=A A=A C=A D=A X=A P=A R=A F=A",
        ),
    ),
    (
        "operator",
        "CRM_OPERATOR",
        {"en": "Operator", "ru": "Оператор"},
        {
            "client": "S=A A=A C=N D=N X=N P=N R=N",
            "contact": "S=A A=A C=A D=N X=N P=N R=N",
            "channel": "S=A A=A C=A D=N X=N F=O",
            "interaction": "S=A A=O C=O D=N X=N P=N",
            "task": "S=O A=O C=O D=N X=N R=A",
            "attachment": "S=A A=A C=N D=N X=N",
            "report": "S=A X=N P=N",
        },
    ),
    (
        "auditor",
        "CRM_AUDITOR",
        {"en": "Auditor", "ru": "Аудитор"},
        dict.fromkeys(
            (
                "client",
                "contact",
                "channel",
                "interaction",
                "task",
                "attachment",
                "report",
                "permission",
                "audit",
                "alarm",
            ),
            "S=A A=N C=N D=N X=A P=A R=N F=A",
        ),
    ),
    (
        "admin",
        "CRM_ADMIN",
        {"en": "Administrator", "ru": "Администратор"},
        dict.fromkeys(
            (
                "client",
                "contact",
                "channel",
                "interaction",
                "task",
                "attachment",
                "report",
                "permission",
                "audit",
                "alarm",
            ),
            "S=A A=A C=A D=A X=A P=A R=A F=A",
        ),
    ),
)


# role code: {kind of limit: (rows, files or cards an hour, a day, rows at once without consent)}; see limit_t in schema.sql
LIMITS_OF_A_FIRM: dict[str, dict[str, tuple[int, int, int | None]]] = {
    "manager": {"O": (500, 1000, 200), "F": (60, 200, None), "V": (120, 400, None)},
    "head": {"O": (2000, 5000, 1000), "F": (100, 400, None), "V": (200, 1000, None)},
    "operator": {"O": (100, 300, 100), "F": (60, 200, None), "V": (150, 800, None)},
    "auditor": {"O": (5000, 20000, 5000), "F": (60, 200, None), "V": (60, 200, None)},
}

# kind, how many, within how many minutes, the night's first and last hour, names; the head edits them afterwards
ALARM_RULES: tuple[tuple[str, int | None, int | None, int | None, int | None, _Names], ...] = (
    (
        "many_cards",
        40,
        10,
        None,
        None,
        {"en": "Many cards in ten minutes", "ru": "Много карточек за десять минут"},
    ),
    ("others_clients", 25, 60, None, None, {"en": "Many clients of others", "ru": "Много чужих клиентов"}),
    ("night_login", None, 60, 22, 6, {"en": "Log-in at night", "ru": "Вход ночью"}),
    ("new_address", None, 60, None, None, {"en": "Log-in from a new address", "ru": "Вход с нового адреса"}),
    ("decoy", None, 60, None, None, {"en": "Planted client touched", "ru": "Тронут подставной клиент"}),
    ("quota", 80, 60, None, None, {"en": "Limit nearly used up", "ru": "Лимит почти исчерпан"}),
    ("right_widened", None, 60, None, None, {"en": "Rights widened", "ru": "Права расширены"}),
    ("timed", None, 60, None, None, {"en": "Scheduled work failed", "ru": "Работа по расписанию не удалась"}),
    ("licence", None, 60, None, None, {"en": "Licence near its end", "ru": "Лицензия скоро кончится"}),
)


def _roles(add: Callable[..., int], language: str) -> dict[str, int]:
    """The roles of a firm with their permissions; id by code."""
    ids = {}
    for code, sql_role, names, blocks in ROLES_OF_A_FIRM:
        ids[code] = add(
            "insert into staff_role_t (uid, code, name, sql_role, is_system) values (?, ?, ?, ?, true) returning id",
            _uid(),
            code,
            names.get(language, names["en"]),
            sql_role,
        )
        for block, rules in blocks.items():
            for rule in rules.split():
                verb, scope = rule.split("=")
                add(
                    "insert into permission_t (uid, role_id, block, verb, scope) values (?, ?, ?, ?, ?) returning id",
                    _uid(),
                    ids[code],
                    block,
                    verb,
                    scope,
                )
        for kind, (per_hour, per_day, alone) in LIMITS_OF_A_FIRM.get(code, {}).items():
            add(
                "insert into limit_t (uid, role_id, kind, per_hour, per_day, alone) values (?, ?, ?, ?, ?, ?) returning id",
                _uid(),
                ids[code],
                kind,
                per_hour,
                per_day,
                alone,
            )
    return ids


def settle(con: Connection, country: str) -> None:
    """Write down in which country the firm is (ISO code): see the settings of these names."""
    cursor = con.cursor()
    for code in ("country", "phone.region"):
        cursor.execute(
            "insert into setting_t (code, employee_id, body) values (?, 0, ?)", (code, f'"{country}"')
        )
    cursor.close()
    con.commit()


def seed(con: Connection, *, branch: str, person: str, login: str, language: str = "en") -> None:
    """Fill a base just built. `login` becomes its administrator. Languages: en, ru; another is taken as en.

    Raises the engine's error for a log-in with other characters than A-Z, 0-9 and _.
    """
    cursor = con.cursor()

    def add(text: str, *values: Any) -> int:
        cursor.execute(text, values)
        return int(cursor.fetchone()[0])

    roles = _roles(add, language)
    branch_id = add("insert into branch_t (uid, name) values (?, ?) returning id", _uid(), branch)
    add(
        "insert into employee_t (uid, name, login, branch_id, staff_role_id) values (?, ?, ?, ?, ?) returning id",
        _uid(),
        person,
        login,
        branch_id,
        roles["admin"],
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
    for kind, threshold, minutes, hour_from, hour_to, names in ALARM_RULES:
        add(
            "insert into alarm_rule_t (uid, kind, name, threshold, minutes, hour_from, hour_to)"
            " values (?, ?, ?, ?, ?, ?, ?) returning id",
            _uid(),
            kind,
            names.get(language, names["en"]),
            threshold,
            minutes,
            hour_from,
            hour_to,
        )
    cursor.close()
    con.commit()


def grant_role(con: Connection, login: str, code: str) -> None:
    """Give an employee a role of the firm by its code; the SQL role follows. Raises ValueError for one that is not there."""
    cursor = con.cursor()
    cursor.execute("select id from staff_role_t where code = ?", (code.lower().removeprefix("crm_"),))
    found = cursor.fetchone()
    if found is None:
        raise ValueError(f"no such role: {code}")
    cursor.execute("update employee_t set staff_role_id = ? where login = ?", (found[0], login))
    cursor.close()
    con.commit()


def lift_token(con: Connection, login: str) -> None:
    """Let an employee in without a token, as an administrator of the program does. Raises ValueError for no such log-in."""
    cursor = con.cursor()
    cursor.execute("select id from employee_t where login = ?", (login,))
    found = cursor.fetchone()
    if found is None:
        raise ValueError(f"no such log-in: {login}")
    cursor.execute("execute procedure token_require(?, false)", found)
    cursor.close()
    con.commit()


def _uid() -> str:
    return uuid.uuid4().hex
