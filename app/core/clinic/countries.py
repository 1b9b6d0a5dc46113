"""Countries as people write them, to ISO codes."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from babel import Locale

_LANGUAGES: Final = ("en", "ru", "de", "fr", "th", "uk", "pl", "es", "it")
_MORE: Final = {
    "рф": "RU",
    "россия": "RU",
    "российская федерация": "RU",
    "russian federation": "RU",
    "usa": "US",
    "сша": "US",
    "uk": "GB",
    "england": "GB",
    "англия": "GB",
    "беларусь": "BY",
    "рб": "BY",
    "белоруссия": "BY",
    "тайланд": "TH",
    "holland": "NL",
    "голландия": "NL",
    "deutschland": "DE",
    "uae": "AE",
    "оаэ": "AE",
    "рк": "KZ",
    "кнр": "CN",
}


@lru_cache(1)
def _table() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                found.setdefault(name.lower().replace("ё", "е"), code)
                found.setdefault(code.lower(), code)
    return {**found, **_MORE}


def country_code(text: str) -> str:
    """ISO 3166-1 alpha-2 of a country's name or code in the usual languages; "" when unknown."""
    return _table().get(text.strip().lower().replace("ё", "е"), "")
