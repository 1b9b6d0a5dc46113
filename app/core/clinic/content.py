"""What the cells of a column look like, told without their header."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from app.core import phones
from app.core.clinic import dates
from app.core.clinic.people import looks_like_firm, looks_like_person
from app.core.clinic.table import Cell, shown
from app.core.tax_numbers import likely_inn, register_number, tax_number

EMAIL: Final = re.compile(r"[^@\s,;<>\"']+@[^@\s,;<>\"']+\.[^\W\d_]{2,}", re.UNICODE)
_ENDINGS: Final = "ru|com|net|org|de|th|eu|рф|info|biz|by|kz|fr|it|pl|uk|io|at|ch|nl"
SITE: Final = re.compile(rf"(?:https?://\S+|www\.\S+\.\S+|(?:[\w-]+\.)+(?:{_ENDINGS}))/?\S*", re.IGNORECASE)
_PHONE: Final = re.compile(r"[+(\d][\d\s()./+,;-]{4,}(?:(?:доб|вн|ext|x|#)\.?\s*\d+)?.{0,3}", re.IGNORECASE)
_VAT: Final = re.compile(r"(?:AT|BE|CZ|DE|ES|FR|GB|IT|NL|PL|SE|FI|DK)[\dA-Z]{8,12}")
_SAMPLE: Final = 300
_ENOUGH: Final = 0.6
_CITIES_TEXT: Final = """
москва санкт-петербург спб новосибирск екатеринбург казань красноярск нижний новгород челябинск уфа
самара ростов-на-дону краснодар омск воронеж пермь волгоград саратов тюмень тольятти махачкала
барнаул ижевск хабаровск ульяновск иркутск владивосток ярославль кемерово томск ставрополь оренбург
новокузнецк рязань пенза липецк киров чебоксары калининград тула курск сочи тверь магнитогорск
иваново брянск белгород владимир сургут калуга смоленск мурманск минск алматы астана гомель брест
гродно витебск киев тбилиси ереван баку ташкент berlin hamburg munich münchen köln cologne frankfurt
stuttgart düsseldorf leipzig dresden wien vienna zürich geneva paris lyon marseille lille london
manchester birmingham leeds glasgow dublin madrid barcelona valencia lisbon porto rome roma milan
milano turin torino amsterdam rotterdam brussels antwerp warsaw warszawa kraków wrocław poznań
gdańsk prague praha brno budapest vienna oslo stockholm göteborg copenhagen helsinki tallinn riga
vilnius bangkok phuket pattaya moscow saint-petersburg กรุงเทพ กรุงเทพมหานคร เชียงใหม่ ภูเก็ต พัทยา
ชลบุรี ขอนแก่น
"""
CITIES: Final = frozenset(_CITIES_TEXT.split()) | {
    "нижний новгород",
    "chiang mai",
    "new york",
    "набережные челны",
}


def _phone(text: str, cell: Cell) -> bool:
    if isinstance(cell, date) or likely_inn(text):
        return False
    digits = sum(c.isdigit() for c in text)
    if not (6 <= digits <= 40 and _PHONE.match(text)):
        return False
    return isinstance(cell, str) or phones.normal(text, "RU").valid


def _date(text: str, cell: Cell) -> bool:
    if isinstance(cell, date):
        return True
    return isinstance(cell, str) and dates.read(cell).value is not None and not cell.isdigit()


def _tax(text: str, cell: Cell) -> bool:
    if likely_inn(text):
        return True
    if _VAT.fullmatch(text.replace(" ", "")):
        return True
    return len(text) == 13 and text[:1] == "0" and tax_number(text, "TH").valid


_TESTS: Final[tuple[tuple[str, Callable[[str, Cell], bool]], ...]] = (
    ("email", lambda text, cell: "@" in text and bool(EMAIL.search(text))),
    ("site", lambda text, cell: "@" not in text and bool(SITE.fullmatch(text))),
    ("tax_id", _tax),
    (
        "reg_no",
        lambda text, cell: len(text) in (13, 15) and text.isdigit() and register_number(text, "RU").valid,
    ),
    ("phone", _phone),
    ("birthday", _date),
    ("city", lambda text, cell: text.lower().removeprefix("г.").strip(" .") in CITIES),
    ("person", lambda text, cell: looks_like_person(text)),
    ("name", lambda text, cell: looks_like_firm(text)),
)


def kind(cells: list[Cell]) -> tuple[str, float]:
    """The field that a column's cells look like, and the share of cells that do; ("", 0) for none."""
    filled = [cell for cell in cells if cell is not None][:_SAMPLE]
    if len(filled) < 2:
        return "", 0.0
    texts = [(shown(cell).strip(), cell) for cell in filled]
    for key, test in _TESTS:
        share = sum(test(text, cell) for text, cell in texts) / len(texts)
        if share >= (_ENOUGH if key != "name" else 0.4):
            return key, share
    return "", 0.0


def is_data(cell: Cell) -> bool:
    """Whether a cell is surely no header: a number, a date, an address of any kind."""
    if cell is None:
        return False
    if not isinstance(cell, str):
        return True
    return any(
        test(cell.strip(), cell) for key, test in _TESTS if key in ("email", "phone", "birthday", "tax_id")
    )
