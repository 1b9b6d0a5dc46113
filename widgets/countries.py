"""The countries by name, in the language of the program."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from PySide6.QtCore import QLocale

from widgets.field_pick import Item

_NOT_REAL = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "XK"})


@lru_cache(4)
def countries(code: str) -> tuple[Item, ...]:
    """All countries by name, in a language."""
    names = Locale(code).territories
    real = [
        (code, name)
        for code, name in names.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_REAL
    ]
    return tuple(Item(code, name) for code, name in sorted(real, key=lambda pair: pair[1]))


def language() -> str:
    """The language of the countries' names: that of the program."""
    code = QLocale().name()[:2]
    return code if code in ("en", "ru") else "en"


def warm(_: object = None) -> None:
    """Read the names of the countries, which takes longer than all else in the first card. Needs no base."""
    countries(language())
