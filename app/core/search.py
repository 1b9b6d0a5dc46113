"""The one search box: what was typed is sorted into words, digits, an address, a tax number; one statement answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.core.jobs import reading
from db import sql
from db.session import Session

_SPLIT = re.compile(r"""[\s.,;:!?"'`()\[\]{}<>/\\|_+*=&#@~^%$«»„“”’–—№-]+""")
_DIGITS = re.compile(r"\D+")
LEAST_DIGITS = 4  # from the right of a phone number
_MOST = 12


@dataclass(frozen=True)
class Hit:
    """A client (C) or a person (P) found. `found`: the phone, address or tax number that matched, "" for a name."""

    kind: str
    id: int
    title: str
    hint: str
    found: str

    @property
    def entity(self) -> str:
        """The entity the hit opens."""
        return "client" if self.kind == "C" else "contact"


def words_of(text: str) -> tuple[str, str, str, str]:
    """Up to four words, the longest (most telling) first, "" where there are fewer; cut as the base cuts names."""
    words = sorted((w for w in _SPLIT.split(text) if w), key=lambda w: -len(w))[:4]
    return tuple(w[:40] for w in [*words, "", "", "", ""][:4])  # type: ignore[return-value]


def find_query(text: str, region: str = "RU", n: int = _MOST) -> sql.Query | None:
    """The statement for what was typed; None when it is too short to ask.

    With an @ it is an e-mail; digits with no letters are the end of a phone number or the beginning of a tax number;
    anything else are beginnings of words of names, in any order.
    """
    text = text.strip()
    words, tail, mail, tax = ("", "", "", ""), "", "", ""
    digits = _DIGITS.sub("", text)
    if "@" in text.strip("@"):
        mail = text.lower()
    elif digits and not any(char.isalpha() for char in text):
        if len(digits) >= LEAST_DIGITS:
            from app.core.phones import search_tail

            tail, tax = search_tail(text, region)[:24], digits if len(digits) >= 5 else ""
        else:
            words = words_of(text)
    else:
        words = words_of(text)
    if not (words[0] or tail or mail or tax):
        return None
    w1, w2, w3, w4 = words
    return sql.query("base.find", w1=w1, w2=w2, w3=w3, w4=w4, tail=tail, mail=mail, tax=tax, n=n)


def find(text: str, region: str = "RU", n: int = _MOST) -> Callable[[Session], list[Hit]]:
    """A job that searches; an empty list for a text that is too short."""
    query = find_query(text, region, n)

    def job(session: Session) -> list[Hit]:
        if query is None:
            return []
        hits: dict[tuple[Any, ...], Hit] = {}
        for kind, row_id, title, hint, found in session.rows(query):
            hits.setdefault((kind, row_id), Hit(kind, row_id, title, hint or "", found or ""))
        return list(hits.values())

    return reading(job)
