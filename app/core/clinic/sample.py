"""Makes the sample of a messy client base: about 120 rows with all the faults that the clinic knows.

    python -m app.core.clinic.sample [PATH]      writes the sample (clients_messy.xlsx)

The firms are invented; Russian, European and Thai ones. The same seed gives the same file.
"""

from __future__ import annotations

import random
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font

from app.core.clinic import names

PATH: Final = Path(__file__).with_name("sample.xlsx")
HEADERS: Final = (
    "№", "Название компании", "ИНН / КПП", "Контактное лицо", "Должность", "Телефон", "E-mail", "Сайт",
    "Город", "Адрес", "Источник", "Статус", "Менеджер", "Дата рождения", "Категория", "Примечание",
)  # fmt: skip
_SEED: Final = 20260221

_NAMES: Final = (
    "Ромашка", "Северный ветер", "Технострой", "АгроСнаб", "Медтехника плюс", "Восток-Сервис", "Альфа-Логистик",
    "Стройинвестпроект", "Новый дом", "Гранит", "Уралмашкомплект", "Эко-Продукт", "Профиль", "Спектр", "Волга-Трейд",
    "Рубин", "Дельта", "Интерьер", "Меридиан", "Балтика-Транс", "Сибирский лес", "Кедр", "Лидер", "Мастер-Класс",
    "Полимер", "Энергосбыт", "Южный берег", "Форвард", "Хлебный дом", "Чистая вода", "Магнит-Опт", "Прогресс",
    "Вектор", "Горизонт", "Каскад", "Сатурн", "Орион", "Витязь", "Заря", "Радуга", "Престиж", "Атлант", "Империал",
    "Фаворит", "Квадрат", "Маяк", "Олимп", "Пламя", "Родник", "Сокол", "Темп", "Факел", "Центр красок", "Элегант",
)  # fmt: skip
_LAST: Final = (
    "Иванов",
    "Петров",
    "Сидоров",
    "Кузнецов",
    "Смирнов",
    "Попов",
    "Васильев",
    "Соколов",
    "Морозов",
    "Волков",
)
_FIRST: Final = ("Иван", "Пётр", "Алексей", "Дмитрий", "Сергей", "Андрей", "Михаил", "Олег")
_FIRST_F: Final = ("Анна", "Мария", "Елена", "Ольга", "Наталья", "Татьяна")
_MIDDLE: Final = ("Иванович", "Петрович", "Сергеевич", "Андреевич", "Олегович")
_MIDDLE_F: Final = ("Ивановна", "Петровна", "Сергеевна", "Андреевна", "Олеговна")
_JOBS: Final = (
    "Директор",
    "Главный бухгалтер",
    "Снабженец",
    "Коммерческий директор",
    "Офис-менеджер",
    "Инженер",
)
_CITIES: Final = (
    ("Москва", "495", "7701"), ("Санкт-Петербург", "812", "7801"), ("Екатеринбург", "343", "6658"),
    ("Казань", "843", "1655"), ("Новосибирск", "383", "5406"), ("Уфа", "347", "0274"), ("Краснодар", "861", "2308"),
)  # fmt: skip
_FOREIGN: Final = (
    ("Müller & Söhne GmbH", "DE136695976", "Jürgen Müller", "Geschäftsführer", "+49 (0)89 12345678", "München",
     "j.mueller@mueller-soehne.de"),
    ("Fischer Maschinenbau AG", "", "Anna Fischer", "Einkauf", "0049 40 3344556", "Hamburg", "einkauf@fischer-ag.de"),
    ("Boulangerie Dupont SARL", "FR40303265045", "Claire Dupont", "Gérante", "+33 1 42 68 53 00", "Paris",
     "claire(at)dupont.fr"),
    ("Acme Trading Ltd", "GB980780684", "John Smith", "Sales Manager", "+44 20 7946 0958 ext. 12", "London",
     "john.smith@acme-trading.co.uk"),
    ("Kowalski i Synowie Sp. z o.o.", "PL8567346215", "Piotr Kowalski", "Prezes", "+48 22 555 12 34", "Warszawa",
     "biuro@kowalski.pl"),
    ("บริษัท ไทยรุ่งเรือง จำกัด", "0994000165510", "สมชาย ใจดี", "ผู้จัดการ", "02 123 4567", "กรุงเทพมหานคร",
     "somchai@thairungruang.co.th"),
    ("Siam Coffee Co., Ltd.", "", "Somporn Suwan", "Owner", "+66 81 234 5678", "Chiang Mai", "info@siamcoffee.co.th"),
    ("Brno Papír s.r.o.", "", "Jan Novák", "Jednatel", "+420 541 123 456", "Brno", "novak@brnopapir.cz"),
)  # fmt: skip


class _Maker:
    """Rows with faults sown among them, each kind at least once."""

    def __init__(self) -> None:
        self.dice = random.Random(_SEED)
        self.rows: list[list[Any]] = []

    def inn(self, region: str) -> str:
        body = [int(c) for c in region] + [self.dice.randrange(10) for _ in range(5)]
        weights = (2, 4, 10, 3, 5, 9, 4, 6, 8)
        return "".join(map(str, body)) + str(sum(d * w for d, w in zip(body, weights, strict=True)) % 11 % 10)

    def person(self) -> str:
        if self.dice.random() < 0.5:
            return " ".join((self.pick(_LAST), self.pick(_FIRST), self.pick(_MIDDLE)))
        return " ".join((self.pick(_LAST) + "а", self.pick(_FIRST_F), self.pick(_MIDDLE_F)))

    def pick(self, of: Any) -> Any:
        return self.dice.choice(of)

    def mobile(self) -> str:
        return f"9{self.dice.randrange(10, 89)}{self.dice.randrange(10**7):07}"

    def phone(self, number: int, area: str) -> Any:
        """One of the ways in which people type phones."""
        mobile, local = self.mobile(), f"{self.dice.randrange(200, 999)}{self.dice.randrange(10**4):04}"
        ways: tuple[Any, ...] = (
            f"8 ({mobile[:3]}) {mobile[3:6]}-{mobile[6:8]}-{mobile[8:]}",
            f"+7 {mobile[:3]} {mobile[3:6]} {mobile[6:8]} {mobile[8:]}",
            int(f"7{mobile}"),
            f"8{mobile}",
            f"({area}) {local[:3]}-{local[3:5]}-{local[5:]} доб. {self.dice.randrange(10, 99)}",
            f"{local[:3]}-{local[3:5]}-{local[5:]}",
            f"+7 ({area}) {local[:3]}-{local[3:5]}-{local[5:]}, 8-{mobile[:3]}-{mobile[3:6]}-{mobile[6:]}",
            f"8 {area} {local[:3]}-{local[3:5]}-{local[5:]} / +7{mobile}",
            f"8 {mobile[:3]} {mobile[3:6]}-О{mobile[7:8]}-{mobile[8:]}",
            f"тел. 8({mobile[:3]}){mobile[3:]} (секретарь)",
        )
        return ways[number % len(ways)]

    def russian(self, number: int) -> list[Any]:
        city, area, region = _CITIES[number % len(_CITIES)]
        name = _NAMES[number % len(_NAMES)]
        if number >= len(_NAMES):
            name = self.pick(
                ("Торговый дом {}", "{} плюс", "{}-Импорт", "Фабрика {}", "{} и партнёры")
            ).format(name)
        form = self.pick(("ООО «{}»", 'ООО "{}"', "{} ООО", "АО «{}»", "ЗАО {}", "«{}»"))
        inn = self.inn(region)
        person = self.person()
        mail = f"{self.pick(('info', 'zakaz', 'office', 'sales'))}{number}@firma{number}.ru"
        born: Any = ""
        if number % 3 == 0:
            born = datetime(
                self.dice.randrange(1960, 2000), self.dice.randrange(1, 13), self.dice.randrange(13, 28)
            )
            born = self.pick(
                (born, born.strftime("%d.%m.%Y"), born.strftime("%d.%m.%y"), born.strftime("%Y-%m-%d"))
            )
        tax = self.pick((inn, int(inn), f"{inn} / {region}01001", inn))
        return [
            number, form.format(name), tax, person, self.pick(_JOBS), self.phone(number, area), mail,
            f"www.firma{number}.ru" if number % 2 else "", city, f"ул. Ленина, д. {number % 90 + 1}",
            self.pick(("Выставка", "Сайт", "выстовка", "Рекомендация", "Холодный звонок", "")),
            self.pick(("Новый", "Действующий", "Переговоры", "")), self.pick(("Петрова", "Иванов И.", "Сидоров", "")),
            born, self.pick(("Опт", "Розница", "VIP", "")), self.pick(("", "", "Звонить после обеда", "Скидка 5 %")),
        ]  # fmt: skip

    def foreign(self, number: int) -> list[Any]:
        name, tax, person, job, phone, city, mail = _FOREIGN[number % len(_FOREIGN)]
        return [len(self.rows) + 1, name, tax, person, job, phone, mail, "", city, "", "Выставка", "Новый", "", "",
                "Опт", ""]  # fmt: skip

    def make(self) -> list[list[Any]]:
        self.rows = [self.russian(number) for number in range(1, 96)]
        for number in range(len(_FOREIGN)):
            self.rows.insert(10 + number * 9, self.foreign(number))
        self._sow()
        for number, row in enumerate(self.rows, 1):
            row[0] = number
        return self.rows

    def _sow(self) -> None:
        """The faults that no way of typing above has."""
        rows = self.rows
        rows[3][1] = rows[3][1].replace("а", "a", 1).replace("о", "o", 1)  # Latin look-alikes
        rows[5][1] = "OOO " + _NAMES[5]  # a Latin OOO
        rows[8][2] = "7707083894"  # a wrong checksum
        rows[9][2] = 274062111  # the zero eaten
        rows[12][5] = 7.9123e10  # cut by the spreadsheet
        rows[14][6] = "zakaz @firma14,ru"
        rows[15][6] = "нет почты"
        rows[18][5] = "перезвонить"
        rows[21][13] = "31.02.1980"
        rows[24][13] = 29221  # a date as a bare number
        rows[27][3] = f"{self.person()}"
        rows[30][13] = "03/04/1975"
        same = list(rows[33])  # a second and a third person of the same company
        same[3:7] = [self.person(), "Бухгалтер", f"8{self.mobile()}", "buh@firma33.ru"]
        again = ["", "", "", self.person(), "Снабженец", f"8{self.mobile()}", "", *[""] * 9]
        rows[34:34] = [same, again]
        twin = list(rows[42])  # the same company, misspelt, with the same phone
        twin[1], twin[2], twin[3] = f"{names.without_form(twin[1])}ъ ООО", "", ""
        twin[5] = rows[42][5] = f"+7{self.mobile()}"
        rows.insert(60, twin)
        rows.insert(
            70, ["", self.person(), "", "", "", f"+7{self.mobile()}", "", "", "Тверь", *[""] * 7]
        )  # a person
        rows.insert(
            80, ["", "", "", "", "", f"8{self.mobile()}", "", "", "", "", *[""] * 6]
        )  # nobody's phone
        rows.append(["", "Итого", "", "", "", "", "", "", "", "", *[""] * 6])


def save(path: str | Path = PATH) -> Path:
    """Write the sample; the path it was written to."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Клиенты"
    sheet.append(["База клиентов на 21.02.2026"])
    sheet.append([])
    sheet.append(list(HEADERS))
    for cell in sheet[3]:
        cell.font = Font(bold=True)
    for row in _Maker().make():
        sheet.append([None if value == "" else value for value in row])
    percent = sheet.cell(row=50, column=6)  # a phone typed into a cell of percents
    percent.value, percent.number_format = 791_234_567.89, "0.00%"
    for column, width in zip(
        "ABCDEFGHIJKLMNOP", (5, 30, 24, 32, 20, 34, 26, 18, 18, 20, 14, 14, 14, 14, 12, 24), strict=True
    ):
        sheet.column_dimensions[column].width = width
    book.properties.created = book.properties.modified = datetime(2026, 2, 21)
    book.save(path)
    return Path(path)


if __name__ == "__main__":
    save(sys.argv[1] if len(sys.argv) > 1 else PATH)
