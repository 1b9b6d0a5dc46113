"""Tax and register numbers: which kind it is, whether its checksum holds, how it is written compactly.

The countries' rules come from python-stdnum; Russia's KPP and Kazakhstan's BIN, which it lacks, are here.
A verdict is reasoned: a wrong number is told from one of a country whose rule is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

import stdnum.exceptions as wrong
from stdnum import get_cc_module


class Fault(StrEnum):
    """What is wrong with a number; the key of a text."""

    NONE = ""
    EMPTY = "empty"
    LENGTH = "length"
    CHECKSUM = "checksum"
    FORMAT = "format"
    UNCHECKED = "unchecked"  # no rule is known for the country


@dataclass(frozen=True, slots=True)
class Verdict:
    """`kind` as "INN" or "VAT", `compact` as the base keeps it, `repaired`: something was mended."""

    kind: str
    country: str
    compact: str
    valid: bool
    fault: Fault
    repaired: bool = False


# What is called the tax number of an organisation in each country, the commonest first.
_TAX: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "RU": (("inn", "INN"),),
    "TH": (("moa", "TIN"), ("pin", "PIN")),
    "BY": (("unp", "UNP"),),
    "UA": (("edrpou", "EDRPOU"), ("rntrc", "RNTRC")),
    "GB": (("vat", "VAT"), ("utr", "UTR")),
    "CH": (("uid", "UID"), ("vat", "VAT")),
    "NO": (("orgnr", "Orgnr"), ("mva", "MVA")),
    "US": (("ein", "EIN"),),
    "CN": (("uscc", "USCC"),),
    "IN": (("gstin", "GSTIN"), ("pan", "PAN")),
    "JP": (("cn", "CN"),),
    "AE": (("trn", "TRN"),),
}
_REGISTER: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "RU": (("ogrn", "OGRN"),),
    "DE": (("handelsregisternummer", "HRB"),),
    "FR": (("siren", "SIREN"), ("siret", "SIRET")),
    "GB": (("company", "CRN"),),
}
_EU: Final = frozenset(
    (
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "EL",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    )
)
_PREFIXES: Final = _EU | {"GB", "CH"}  # with which tax numbers are written in trade between countries
_KPP: Final = re.compile(r"\d{4}[\dA-Z]{2}\d{3}")
_LOOKALIKE: Final = str.maketrans("ОоOoЗзlI", "00003311")


def tax_number(typed: str, country: str) -> Verdict:
    """The verdict on a tax number of `country` (ISO); a valid one with an EU prefix ("DE...") wins."""
    return _tax(typed, country.upper())


@lru_cache(20_000)
def _tax(typed: str, country: str) -> Verdict:
    compact = _compact(typed)
    prefix = compact[:2]
    if prefix in _PREFIXES and len(compact) > 4 and any(c.isdigit() for c in compact[2:]):
        found = _check(compact, "GR" if prefix == "EL" else prefix, (("vat", "VAT"),))
        if found.valid or country not in _TAX:
            return found
    if country == "KZ":
        return _kazakh(compact)
    rules = _TAX.get(country, (("vat", "VAT"), ("tin", "TIN")))
    return _repaired(typed, compact, country, rules)


def register_number(typed: str, country: str) -> Verdict:
    """The verdict on a number of the companies' register: OGRN, SIREN, ..."""
    compact = _compact(typed)
    country = country.upper()
    return _repaired(typed, compact, country, _REGISTER.get(country, ()))


def kpp(typed: str) -> Verdict:
    """The verdict on a Russian KPP: nine signs, the fifth and sixth may be letters; it has no checksum."""
    compact = _compact(typed)
    if compact.isdigit() and len(compact) == 8:
        compact, repaired = "0" + compact, True
    else:
        repaired = False
    fault = Fault.EMPTY if not compact else Fault.NONE if _KPP.fullmatch(compact) else Fault.FORMAT
    return Verdict("KPP", "RU", compact, fault is Fault.NONE, fault, repaired and fault is Fault.NONE)


def split_inn_kpp(cell: str) -> tuple[str, str]:
    """ "7707083893/773601001" of invoices and of 1C: the tax number and the KPP, each "" when missing."""
    found = re.fullmatch(r"\D*(\d{9,12})\s*[/\\|;, ]\s*(?:КПП\W*)?(\d{4}[\dA-Z]{2}\d{3})\s*", cell.strip())
    return (found[1], found[2]) if found else (cell, "")


def likely_inn(text: str) -> bool:
    """Whether a text is 10 or 12 digits with the checksum of a Russian INN."""
    return len(text) in (10, 12) and text.isdigit() and tax_number(text, "RU").valid


def _compact(typed: str) -> str:
    text = re.sub(r"[.,]0+$", "", typed.strip().strip("'"))
    text = re.sub(
        r"^(?:инн|кпп|огрн(?:ип)?|унп|бин|inn|vat|tin|ust-?id(?:nr)?)[\s.:№#-]*",
        "",
        text,
        flags=re.IGNORECASE,
    )
    return re.sub(r"[\s.\-–—/ ]", "", text).upper()


def _repaired(typed: str, compact: str, country: str, rules: tuple[tuple[str, str], ...]) -> Verdict:
    """As it is; else with look-alike letters read as digits; else with the zero that a spreadsheet ate."""
    first = _check(compact, country, rules)
    if first.valid or first.fault in (Fault.EMPTY, Fault.UNCHECKED):
        return first
    tries = [_compact(typed.translate(_LOOKALIKE))]
    if compact.isdigit():
        tries += ["0" + compact]
    for text in tries:
        again = _check(text, country, rules)
        if text != compact and again.valid:
            return Verdict(again.kind, country, again.compact, valid=True, fault=Fault.NONE, repaired=True)
    return first


def _check(compact: str, country: str, rules: tuple[tuple[str, str], ...]) -> Verdict:
    if not compact:
        return Verdict("", country, "", valid=False, fault=Fault.EMPTY)
    fault, kind = Fault.UNCHECKED, ""
    for module_name, name in rules:
        module = _module(country, module_name)
        if module is None:
            continue
        try:
            number = str(module.validate(compact))
        except wrong.InvalidLength:
            why = Fault.LENGTH
        except wrong.InvalidChecksum:
            why = Fault.CHECKSUM
        except wrong.ValidationError:
            why = Fault.FORMAT
        else:
            if country in _EU and name == "VAT" and not number.startswith(("EL", country)):
                number = country + number
            return Verdict(name, country, number, valid=True, fault=Fault.NONE)
        if fault in (Fault.UNCHECKED, Fault.LENGTH):
            fault, kind = why, name
    return Verdict(kind, country, compact, valid=fault is Fault.UNCHECKED, fault=fault)


@lru_cache(200)
def _module(country: str, name: str) -> Any:
    try:
        return get_cc_module(country.lower(), name)
    except (ImportError, AttributeError):
        return None


def _kazakh(compact: str) -> Verdict:
    """BIN and IIN: twelve digits, the last is a checksum by two rows of weights."""
    if not compact:
        fault = Fault.EMPTY
    elif not compact.isdigit() or len(compact) != 12:
        fault = Fault.LENGTH
    else:
        digits = [int(c) for c in compact]
        check = sum(d * w for d, w in zip(digits, range(1, 12), strict=False)) % 11
        if check == 10:
            weights = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
            check = sum(d * w for d, w in zip(digits, weights, strict=False)) % 11
        fault = Fault.NONE if check == digits[11] else Fault.CHECKSUM
    return Verdict("BIN", "KZ", compact, fault is Fault.NONE, fault)
