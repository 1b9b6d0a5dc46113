"""Names of firms and people: legal forms, mixed scripts, what makes two names the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Long forms, as registers write them, and the usual short one.
_LONG_FORMS: Final[dict[str, str]] = {
    "общество с ограниченной ответственностью": "ООО",
    "общество с дополнительной ответственностью": "ОДО",
    "публичное акционерное общество": "ПАО",
    "открытое акционерное общество": "ОАО",
    "закрытое акционерное общество": "ЗАО",
    "непубличное акционерное общество": "НАО",
    "акционерное общество": "АО",
    "индивидуальный предприниматель": "ИП",
    "крестьянское фермерское хозяйство": "КФХ",
    "федеральное государственное унитарное предприятие": "ФГУП",
    "муниципальное унитарное предприятие": "МУП",
    "некоммерческая организация": "НКО",
    "товарищество с ограниченной ответственностью": "ТОО",
    "limited liability company": "LLC",
    "public limited company": "PLC",
    "company limited": "Co Ltd",
    "gesellschaft mit beschränkter haftung": "GmbH",
    "aktiengesellschaft": "AG",
    "société anonyme": "SA",
    "société à responsabilité limitée": "SARL",
    "spółka z ograniczoną odpowiedzialnością": "Sp. z o.o.",
    "บริษัทจำกัด": "บจก.",
    "ห้างหุ้นส่วนจำกัด": "หจก.",
}
_LONG: Final = re.compile("|".join(sorted(map(re.escape, _LONG_FORMS), key=len, reverse=True)))
_SHORT_FORMS_TEXT: Final = """
ооо оао зао пао нао ао ип одо тоо чп чуп куп руп уп оду кфх фгуп муп гуп гбу мбу фгбу нко ано тсж снт пк
нпо тд тк гк ск ltd limited llc llp lp inc incorporated corp corporation co company plc gmbh mbh ag kg
ohg ug se sa sas sarl srl spa snc bv nv ab as asa aps oy oyj kft rt zrt doo dd ad sp zoo oü sia uab pte
pty public jsc ojsc cjsc pjsc บริษัท จำกัด มหาชน บจก บมจ หจก spzoo sro
"""
_SHORT_FORMS: Final = frozenset(_SHORT_FORMS_TEXT.split())
_STRONG_FORMS: Final = _SHORT_FORMS - {
    "тд",
    "тк",
    "гк",
    "ск",
    "пк",
    "co",
    "as",
    "se",
    "rt",
    "dd",
    "ad",
    "sp",
    "ag",
}
_WORD: Final = re.compile(r"[\w&+\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+")  # with the vowel signs of Thai
_GLUE: Final = re.compile(r"(?<=\b\w)\.(?=\w\b)")  # G.m.b.H, o.o.
_POLISH: Final = re.compile(r"\bsp\.?\s*z\s*o\.?\s*o\b\.?", re.IGNORECASE)

# Letters that look the same in both scripts, in the fonts that people use.
_TO_CYRILLIC: Final = dict(zip("ABCEHKMOPTXYaceopxyk", "АВСЕНКМОРТХУасеорхук", strict=True))
_TO_LATIN: Final = {cyrillic: latin for latin, cyrillic in _TO_CYRILLIC.items()}


_LATIN: Final = re.compile(r"[A-Za-z]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_LATIN_FORM: Final = re.compile(r"\b(?:OOO|OAO|AO)\b")


def tidy(text: str) -> str:
    """One space for several, none at the ends, composed letters, no invisible signs."""
    plain = unicodedata.normalize("NFC", text)
    if plain.isprintable():  # nothing invisible in it: by far the commonest case
        return " ".join(plain.split())
    plain = "".join(
        c for c in plain if unicodedata.category(c) not in ("Cf", "Cc") or c in "\n\t\u200c\u200d"
    )
    return " ".join(plain.split())


def unmixed(text: str) -> str:
    """The text with foreign look-alikes replaced in words of two scripts («Pомашка», "ООO")."""
    if not _LATIN.search(text) or not (_CYRILLIC.search(text) or _LATIN_FORM.search(text)):
        return text  # one script: by far the commonest case
    return re.sub(r"[^\W\d_]+", lambda found: _unmixed_word(found[0]), text)


def _unmixed_word(word: str) -> str:
    latin = [c for c in word if "A" <= c <= "z"]
    cyrillic = [c for c in word if "\u0400" <= c <= "\u04ff"]
    if latin and cyrillic:
        if len(cyrillic) >= len(latin) and all(c in _TO_CYRILLIC for c in latin):
            return "".join(_TO_CYRILLIC.get(c, c) for c in word)
        if all(c in _TO_LATIN for c in cyrillic):
            return "".join(_TO_LATIN.get(c, c) for c in word)
        if all(c in _TO_CYRILLIC for c in latin):
            return "".join(_TO_CYRILLIC.get(c, c) for c in word)
        return word
    if latin and len(word) > 1 and all(c in _TO_CYRILLIC for c in word):
        cyrillic_word = "".join(_TO_CYRILLIC[c] for c in word)
        if cyrillic_word in ("ООО", "ОАО", "АО"):  # a Latin OOO means nothing
            return cyrillic_word
    return word


@lru_cache(50_000)
def key(name: str) -> str:
    """What two spellings of one firm have in common: words without form, case, accents, quotes."""
    plain = folded(name)
    return " ".join(word for word in plain.split() if word not in _SHORT_FORMS) or plain


def folded(name: str) -> str:
    """A name in small letters without accents and punctuation, long legal forms made short."""
    text = unmixed(tidy(name)).lower().replace("ё", "е")
    text = _LONG.sub(lambda found: f" {_LONG_FORMS[found[0]].lower()} ", text)
    text = _GLUE.sub("", _POLISH.sub(" spzoo ", text))
    return " ".join(_without_accents(word) if word < "\u0370" else word for word in _WORD.findall(text))


def _without_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def words(name: str) -> list[str]:
    """The telling words of a name, the longest first: by these the base is asked for look-alikes."""
    return sorted(set(key(name).split()), key=lambda word: (-len(word), word))


def legal_form(name: str) -> str:
    """The legal form a name carries ("ООО", "GmbH"), as written there; "" for none."""
    low = tidy(name).lower()
    long = _LONG.search(low)
    if long:
        return _LONG_FORMS[long[0]]
    if _POLISH.search(low):
        return "Sp. z o.o."
    for word in _WORD.findall(_GLUE.sub("", unmixed(tidy(name)))):
        if word.lower() in _STRONG_FORMS:
            return str(word)
    return ""


# Forms that one country alone uses, and what tells it.
_HOMES: Final = {
    "gmbh": "DE",
    "ohg": "DE",
    "sarl": "FR",
    "sas": "FR",
    "srl": "IT",
    "spa": "IT",
    "bv": "NL",
    "nv": "NL",
    "oy": "FI",
    "oyj": "FI",
    "kft": "HU",
    "aps": "DK",
    "sp. z o.o.": "PL",
    "sro": "CZ",
    "plc": "GB",
    "llp": "GB",
    "บริษัท": "TH",
    "บจก.": "TH",
    "หจก.": "TH",
}


def home(name: str) -> str:
    """The country that a firm's name tells by its legal form or script; "" when it tells none."""
    if any("\u0e00" < c < "\u0e7f" for c in name):
        return "TH"
    return _HOMES.get(legal_form(name).lower(), "")


def without_form(name: str) -> str:
    """ООО «Ромашка» -> Ромашка: the everyday name, with quotes and legal form taken off the ends."""
    text = tidy(name)
    low = text.lower()
    for long in _LONG_FORMS:
        if low.startswith(long):
            text = text[len(long) :]
            break
    parts = re.split(r"[\s,]+", _POLISH.sub("spzoo", text).strip())
    while len(parts) > 1 and _is_form(parts[0]):
        parts.pop(0)
    while len(parts) > 1 and _is_form(parts[-1]):
        parts.pop()
    bare = " ".join(parts).strip(" ,")
    inner = re.fullmatch(r"[«\"“„‘']+([^«»\"“”]+)[»\"”“’']+", bare)
    return (inner[1].strip() if inner else bare) or text.strip()


def _is_form(word: str) -> bool:
    plain = unmixed(word).strip('«»"“”„().,').replace(".", "").lower()
    return plain in _STRONG_FORMS or plain in ("co", "ag", "as")
