"""People, places, telephone and tax numbers of one country, from its table in data/."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

DATA = Path(__file__).parent / "data"
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sch _ y _ e yu ya".replace("_", "").split(
            " "
        ),
        strict=True,
    )
)
_LATIN = {"ł": "l", "ø": "o", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "ä": "ae", "ö": "oe", "ü": "ue"}


class Phone(NamedTuple):
    typed: str
    e164: str


@cache
def table(name: str) -> dict[str, Any]:
    """The table data/NAME.toml."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def pack(code: str) -> dict[str, Any]:
    """The table of a country by its ISO 3166-1 code."""
    return table(code.lower())


def slug(text: str) -> str:
    """ASCII letters and digits for logins and domain names; empty when the script is not known (Thai)."""
    out = []
    for char in text.lower():
        char = _CYRILLIC.get(char, _LATIN.get(char, char))
        plain = unicodedata.normalize("NFKD", char)
        out.append("".join(c for c in plain if c.isascii() and c.isalnum()))
    return "".join(out)


def city(rng: Random, code: str) -> dict[str, Any]:
    cities: list[dict[str, Any]] = pack(code)["cities"]
    return rng.choices(cities, [c["weight"] for c in cities])[0]


def address(rng: Random, code: str, town: dict[str, Any]) -> str:
    """Post code, city, street and house."""
    data = pack(code)
    post = town["post"].format(rng.randrange(1, town.get("post_mod", 99)))
    street = data["street_form"].format(street=rng.choice(data["streets"]), house=rng.randrange(1, 120))
    if data["language"] == "ru":
        return f"{post}, {town['name']}, {street}"
    return f"{street}, {post} {town['name']}"


def person(rng: Random, code: str, sex: str) -> dict[str, str]:
    """A name: first, middle (patronymic or empty), last, whole (as lists show it), salutation."""
    data = pack(code)
    first = rng.choice(data["male" if sex == "m" else "female"])
    last = _gendered(rng.choice(data["surnames"]), sex, data["surname_rule"])
    middle = ""
    if "fathers" in data:
        middle = rng.choice(data["fathers"]).split("|")[0 if sex == "m" else 1]
    if data["language"] == "ru":
        return named(code, sex, first, middle, last)
    return named(code, sex, first, "", last)


def named(code: str, sex: str, first: str, middle: str, last: str) -> dict[str, str]:
    """The parts of a name put together as its country does."""
    if pack(code)["language"] == "ru":
        whole, salutation = f"{last} {first} {middle}".strip(), f"{first} {middle}".strip()
    elif code == "TH":
        whole, salutation = f"{first} {last}", f"คุณ{first}"
    else:
        titles = {"DE": ("Herr", "Frau"), "FR": ("M.", "Mme"), "GB": ("Mr", "Ms")}.get(code)
        whole = f"{first} {last}"
        salutation = f"{titles[sex == 'f']} {last}" if titles else f"{first} {last}"
    return {"first": first, "middle": middle, "last": last, "whole": whole, "salutation": salutation}


def _gendered(last: str, sex: str, rule: str) -> str:
    if sex == "m" or rule == "plain":
        return last
    if rule == "polish":
        return last[:-1] + "a" if last.endswith(("ski", "cki", "dzki")) else last
    if rule == "czech":
        return _czech(last)
    if last.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return last + "а"
    return last[:-2] + "ая" if last.endswith(("ский", "цкий")) else last


def _czech(last: str) -> str:
    if last.endswith("ý"):
        return last[:-1] + "á"
    if last.endswith(("ek", "ec")):
        return last[:-2] + last[-1] + "ová"
    return (last[:-1] if last.endswith(("a", "o")) else last) + "ová"


def land_line(rng: Random, code: str, town: dict[str, Any]) -> Phone:
    """A telephone of an office: 555 exchanges in Russia, film numbers in Britain, elsewhere random ones."""
    data = pack(code)
    area = str(town["code"])
    start = str(town.get("local_first", "555" if len(area) == 3 else "55"))
    local = start + _digits(rng, data["land_digits"] - len(area) - len(start))
    return Phone(_spelled(rng, data, area, local), f"+{data['phone_code']}{area}{local}")


def mobile(rng: Random, code: str) -> Phone:
    data = pack(code)
    area = rng.choice(data["mobile"])
    local = rng.choice(data.get("mobile_first", "123456789")) + _digits(rng, data["mobile_digits"] - 1)
    return Phone(_spelled(rng, data, area, local), f"+{data['phone_code']}{area}{local}")


def _digits(rng: Random, n: int) -> str:
    return "".join(rng.choices("0123456789", k=n))


def _spelled(rng: Random, data: dict[str, Any], area: str, local: str) -> str:
    """The number as different people type it."""
    code, trunk = data["phone_code"], data["phone_trunk"]
    cut = len(local) - 4
    dashed = f"{local[:cut]}-{local[cut : cut + 2]}-{local[cut + 2 :]}"
    spaced = f"{local[:cut]} {local[cut:]}"
    if data["language"] == "ru":
        forms: tuple[str, ...] = (
            f"+{code} ({area}) {dashed}",
            f"{trunk} ({area}) {dashed}",
            f"+{code}{area}{local}",
            f"{trunk}{area}{local}".replace(" ", ""),
            f"{trunk}-{area}-{dashed}".replace(" ", "-"),
        )
    else:
        forms = (
            f"+{code} {area} {spaced}",
            f"+{code} {area} {spaced}",
            f"{data.get('phone_abroad', '00')}{code} {area} {spaced}",
            f"{trunk}{area} {spaced}",
        )
    return rng.choice(forms)


def tax_number(rng: Random, code: str, is_person: bool, region: str) -> str:
    """A number that its country's check digits accept (python-stdnum; Kazakhstan's BIN is computed here)."""
    if code == "KZ":
        return _kazakh_bin(rng)
    module = import_module("stdnum." + pack(code)["tax"])
    if code == "RU":
        body = region + _digits(rng, 8 if is_person else 7)
        tail = module.calc_personal_check_digits(body) if is_person else module.calc_company_check_digit(body)
        return str(body + tail)
    length = {"BY": 9, "DE": 9, "FR": 9, "PL": 10, "CZ": 8, "GB": 9, "TR": 10, "TH": 13}[code]
    while True:
        number = ("1" if code == "BY" else "0" if code == "TH" else "") + _digits(rng, length)
        number = number[:length]
        if module.is_valid(number):
            return str(module.compact(number))


def _kazakh_bin(rng: Random) -> str:
    """12 digits: year and month, kind, serial, and a check digit of weights 1-11, or else 3-11, 1, 2."""
    while True:
        body = f"{rng.randrange(5, 25):02d}{rng.randrange(1, 13):02d}40{_digits(rng, 5)}"
        digits = [int(c) for c in body]
        check = sum(w * d for w, d in zip(range(1, 12), digits, strict=True)) % 11
        if check == 10:
            check = sum(w * d for w, d in zip((3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2), digits, strict=True)) % 11
        if check < 10:
            return body + str(check)


def register_numbers(rng: Random, code: str, is_person: bool, region: str) -> tuple[str, str]:
    """Russian KPP and OGRN (OGRNIP); elsewhere nothing."""
    if code != "RU":
        return "", ""
    kpp = "" if is_person else f"{region}{rng.randrange(1, 30):02d}01001"
    while True:
        body = ("3" if is_person else "1") + f"{rng.randrange(5, 25):02d}" + region
        body += _digits(rng, 9 if is_person else 7)
        check = int(body) % (13 if is_person else 11)
        if check < 10:
            return kpp, body + str(check)
