"""Phone numbers as people type them, and as the base keeps them.

Numbers are read with Google's numbering plans (phonenumbers). What the plans do not know is repaired first:
letters in place of digits, a forgotten area code, the Russian habits 8..., 8-10-... and «+8 912...», several
numbers in one cell, extensions in words. A number that makes no sense is never dropped: it keeps its digits.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

import phonenumbers


class Reason(StrEnum):
    """Why a number differs from what was typed, or is not valid; the key of a text, not a text."""

    NONE = ""
    TRUNK = "trunk"  # 8912..., 0171..., 00..., 810... instead of +
    AREA = "area"  # the firm's area code was put before it
    LETTERS = "letters"  # letters read as digits
    PLUS = "plus"  # the plus sign of a foreign number was missing
    EMPTY = "empty"  # no digits at all
    ROUNDED = "rounded"  # the spreadsheet has cut the digits off: 7,91E+10
    SHORT = "short"
    LONG = "long"
    UNKNOWN = "unknown"  # the right length, but no operator has such numbers


@dataclass(frozen=True, slots=True)
class Phone:
    """One number: `e164` as "+79123456789" ("" when not valid), its digits (or those typed), extension."""

    e164: str
    digits: str
    extension: str
    valid: bool
    changed: bool  # more than spaces, brackets and dashes
    reason: Reason


_EXTENSION: Final = re.compile(
    r"[\s,;.(]*(?:;ext=|(?<![а-я])доб(?:авочный)?|(?<![а-я])вн(?:утр(?:енний)?)?|(?<![a-z])ext(?:ension)?|(?<=\d)\s*[xх]|#|ต่อ)"
    r"[\s.:№#-]*(\d{1,7})[\s).]*$",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"^(?:(?:телефон|тел|т|моб(?:ильный)?|сот(?:овый)?|раб(?:очий)?|дом(?:ашний)?|гор(?:одской)?|факс|"
    r"phone|telephone|tel|mobile|mob|cell|office|work|home|fax|ph|โทร|มือถือ)[\s.:/)№-]+)+",
    re.IGNORECASE,
)
_NOTE: Final = re.compile(r"\((?![^)]*\d)[^)]*\)|\s+[-–—]\s*[^\W\d]{2,}[\s\w.]*$")
_FLOAT: Final = re.compile(r"^\+?(\d+)[.,]0+$")
_SCIENCE: Final = re.compile(r"^\d[.,]?\d*e\+?\d\d?$", re.IGNORECASE)
_LOOKALIKE: Final = str.maketrans(
    {
        **dict.fromkeys("OoОоQ", "0"),
        **dict.fromkeys("lIiІі", "1"),
        **dict.fromkeys("Зз", "3"),
        **dict.fromkeys("Бб", "6"),
    }
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_TRIED: Final = 65_536  # a cache for imports, where a firm's number stands in every row


def normal(typed: str, region: str, area: str = "") -> Phone:
    """The number that `typed` means in `region` (ISO "RU"); `area` is the firm's area code ("495")."""
    return _normal(typed, region.upper(), re.sub(r"\D", "", area))


@lru_cache(_TRIED)
def _normal(typed: str, region: str, area: str) -> Phone:
    text = _plain(typed)
    if _SCIENCE.match(text):
        return Phone("", re.sub(r"\D", "", text), "", valid=False, changed=False, reason=Reason.ROUNDED)
    text, extension = _cut_extension(text)
    number, lettered = _letters_to_digits(_unlabelled(text))
    digits = re.sub(r"\D", "", number)
    if not digits:
        return Phone("", "", extension, valid=False, changed=False, reason=Reason.EMPTY)
    for candidate, reason in _candidates(number, digits, region, area):
        e164 = _valid(candidate, region)
        if e164:
            why = Reason.LETTERS if lettered else reason
            if why is Reason.NONE and e164[1:] != digits and not _plus_with_trunk(number, e164):
                why = Reason.TRUNK
            return Phone(e164, e164[1:], extension, valid=True, changed=why is not Reason.NONE, reason=why)
    return Phone("", digits, extension, valid=False, changed=False, reason=_why_not(number, region))


def _plain(typed: str) -> str:
    """ASCII digits (full width, Thai, Arabic ones too), one kind of space and dash, no spreadsheet's ".0"."""
    text = typed.strip().strip("'") if typed.isascii() else _ascii_digits(typed)
    whole = _FLOAT.match(text)
    return whole[1] if whole else text


def _ascii_digits(typed: str) -> str:
    return "".join(
        str(unicodedata.digit(c)) if c.isdigit() and unicodedata.digit(c, None) is not None else c
        for c in unicodedata.normalize("NFKC", typed).strip().strip("'\u200e\u200f\u202a\u202c")
    )


def _cut_extension(text: str) -> tuple[str, str]:
    found = _EXTENSION.search(text)
    if found and re.search(r"\d", text[: found.start()]):
        return text[: found.start()], found[1]
    return text, ""


def _unlabelled(text: str) -> str:
    """Without "tel.:" before and "(secretary)" or "- Anna" behind."""
    return _NOTE.sub(" ", _LABEL.sub("", text)).strip()


def _letters_to_digits(text: str) -> tuple[str, bool]:
    """O, З, l between digits are look-alikes; a longer Latin word (8-800-FLOWERS) is dialled by its keys."""
    runs = _LETTERS.findall(text)
    if not runs or not re.search(r"\d", text):
        return text, False
    same = text.translate(_LOOKALIKE)
    if not _LETTERS.search(same):
        return same, True
    if max(map(len, runs)) >= 3 and "".join(runs).isascii():
        return phonenumbers.convert_alpha_characters_in_number(text), True
    return _LETTERS.sub(" ", text), False


def _candidates(number: str, digits: str, region: str, area: str) -> list[tuple[str, Reason]]:
    """What the typed number may mean, the likeliest first."""
    plus = number.lstrip(" (").startswith("+")
    found: list[tuple[str, Reason]] = []
    again = number.rfind("+")
    if again > 0 and len(re.sub(r"\D", "", number[:again])) <= 2:  # «8 +7 912...»
        found.append((number[again:], Reason.TRUNK))
    if plus:
        found.append((number, Reason.NONE))
        if digits.startswith("00"):
            found.append(("+" + digits[2:], Reason.TRUNK))
        if len(digits) == 11 and digits[0] == "8" and region in ("RU", "KZ"):
            found.append(("+7" + digits[1:], Reason.TRUNK))
        found.append((digits, Reason.TRUNK))
        return found
    if digits.startswith("810") and len(digits) > 11:
        found.append(("+" + digits[3:], Reason.TRUNK))
    if digits.startswith("00"):
        found.append(("+" + digits[2:], Reason.TRUNK))
    found.append((digits, Reason.NONE))
    if area and len(digits) + len(area) <= 11:
        found += [(area + digits, Reason.AREA), ("0" + area + digits, Reason.AREA)]
    if len(digits) >= 10:
        found.append(("+" + digits, Reason.PLUS))
    return found


@lru_cache(_TRIED)
def _valid(candidate: str, region: str) -> str:
    """E.164 of a number that exists by its numbering plan, else ""; E.164 always reads back as itself."""
    try:
        number = phonenumbers.parse(candidate, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    e164: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    # A number that begins like a trunk prefix may lose it when read again: then it is none that can be kept.
    if str(number.national_number)[0] in "018" and candidate != e164 and _valid(e164, region) != e164:
        return ""
    return e164


def _plus_with_trunk(number: str, e164: str) -> bool:
    """+49 (0)89... is how firms print it: nothing worth a question."""
    return "(0)" in number and e164[1:] == re.sub(r"\D", "", number.replace("(0)", ""))


def _why_not(number: str, region: str) -> Reason:
    digits = re.sub(r"\D", "", number)
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return Reason.LONG if len(digits) > 15 else Reason.SHORT if len(digits) < 7 else Reason.UNKNOWN
    possible = phonenumbers.is_possible_number_with_reason(parsed)
    if possible in (
        phonenumbers.ValidationResult.TOO_SHORT,
        phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY,
    ):
        return Reason.SHORT
    return Reason.LONG if possible == phonenumbers.ValidationResult.TOO_LONG else Reason.UNKNOWN


# -- several numbers in one cell ----------------------------------------------------------------------------

_BREAK: Final = re.compile(
    r"[;\n\r|/]+|\s*,\s*|\s+(?:и|или|and|or|und|та|або|และ|หรือ)\s+|\s+&\s+|(?<=\d)\s+(?=\+\d)",
    re.IGNORECASE,
)
_STARTS_AS_EXTENSION: Final = re.compile(r"^\s*(?:доб|вн|ext|#|x\s*\d|ต่อ)", re.IGNORECASE)


def split(cell: str) -> list[str]:
    """The numbers of a cell, each as typed: split at , ; / new line, "and"; extensions stay with numbers."""
    pieces: list[str] = []
    for raw in _BREAK.split(cell):
        piece = raw.strip()
        if not piece:
            continue
        if pieces and _STARTS_AS_EXTENSION.match(piece):
            pieces[-1] += ", " + piece
        elif pieces and re.fullmatch(r"\d{1,4}", piece) and _digit_count(pieces[-1]) >= 5:
            pieces.append(_other_ending(pieces[-1], piece))
        else:
            pieces.append(piece)
    return [one for piece in pieces for one in _two_glued(piece)]


def numbers(cell: str, region: str, area: str = "") -> list[Phone]:
    """All numbers of a cell.

    A short one takes the area code of the landline before it: «(495) 123-45-67, 123-45-68».
    """
    found: list[Phone] = []
    for typed in split(cell):
        before = found[-1] if found and found[-1].valid and not _mobile(found[-1].e164) else None
        own = re.sub(r"\D", "", _cut_extension(_plain(typed))[0])
        if before and 5 <= len(own) <= 7 and "+" not in typed:
            code = _national(before.e164)[: -len(own)]
            found.append(normal(typed, region, code))
        else:
            found.append(normal(typed, region, area))
    return found


def _digit_count(text: str) -> int:
    return sum(c.isdigit() for c in text)


def _other_ending(number: str, ending: str) -> str:
    """«123-45-67/68» are two numbers that differ in their ends, «... доб. 12, 13» two extensions of one."""
    number, extension = _cut_extension(number)
    if extension:
        return f"{number} #{ending}"
    kept = list(number)
    left = list(ending)
    for place in range(len(kept) - 1, -1, -1):
        if kept[place].isdigit() and left:
            kept[place] = left.pop()
    return "".join(kept)


def _two_glued(piece: str) -> list[str]:
    """«89123456789 89123456780»: two runs that are each a whole number."""
    runs = piece.split()
    if len(runs) > 1 and all(re.fullmatch(r"\+?\d{10,13}", run) for run in runs):
        return runs
    return [piece]


def _mobile(e164: str) -> bool:
    kind = phonenumbers.number_type(phonenumbers.parse(e164, None))
    return bool(kind == phonenumbers.PhoneNumberType.MOBILE)


def _national(e164: str) -> str:
    return str(phonenumbers.national_significant_number(phonenumbers.parse(e164, None)))


# -- search and show ----------------------------------------------------------------------------------------


def tail(digits: str) -> str:
    """Reversed digits, kept beside the number: a part from the right is a prefix that an index finds."""
    return digits[::-1]


def search_tail(typed: str, region: str) -> str:
    """What the tail of every number meant by `typed` begins with; "" when nothing was typed that is a number.

    A whole number in any spelling gives its national digits reversed, a part gives the digits of the part.
    """
    text, _ = _cut_extension(_plain(typed))
    number, _ = _letters_to_digits(_unlabelled(text))
    digits = re.sub(r"\D", "", number)
    if not digits:
        return ""
    whole = normal(typed, region)
    if whole.valid:
        return tail(_national(whole.e164).lstrip("0"))
    if len(digits) >= 7:  # a whole number may begin with 0 at home, never in its E.164 form
        digits = digits.lstrip("0") or digits
    return tail(digits[-10:])


def forget() -> None:
    """Empty the caches, which an import of many rows fills."""
    for cached in (_normal, _valid, pretty):
        cached.cache_clear()


@lru_cache(_TRIED)
def pretty(e164: str, extension: str = "") -> str:
    """ "+7 912 345-67-89" for a valid E.164 number, the text itself for anything else."""
    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        shown = e164
    else:
        shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return f"{shown} #{extension}" if extension else str(shown)
