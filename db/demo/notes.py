"""Turns the sentence pools of data/notes_*.toml into what an employee would have written."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from db.demo.country import pack, table

_BY_CONTACT = re.compile(r"\[([^\]|]*)\|([^\]]*)\]")
_BY_EMPLOYEE = re.compile(r"<([^>|]*)\|([^>]*)>")


class Facts(NamedTuple):
    """What a note speaks of."""

    who: str
    who_sex: str
    employee_sex: str
    firm: str
    city: str
    country: str
    at: date
    offer: str
    order: str
    amount: int
    item: int
    rival: int
    boss: str


class Written(NamedTuple):
    summary: str
    key_points: str
    next_step: str


def write(rng: Random, language: str, step: str, facts: Facts) -> Written:
    """A note for a step of the story; steps that a language lacks are written in English."""
    notes = table(f"notes_{language}")
    if step not in notes["steps"]:
        notes = table("notes_en")
    pools = notes["steps"][step]
    words = _words(rng, notes, facts)
    lines = [rng.choice(pool) for pool in pools["text"]]
    summary = " ".join(_fill(line, words, facts) for line in lines if line)
    return Written(
        summary, _fill(rng.choice(pools["key"]), words, facts), _fill(rng.choice(pools["next"]), words, facts)
    )


def money(amount: int, country: str) -> str:
    """An amount of roubles' worth in the money of a country, rounded as offers are."""
    data = pack(country)
    value = amount * data["rate"]
    step = 10 ** max(0, len(str(int(value))) - 3)
    value = int(value // step * step)
    text = f"{value:,}"
    sign = str(data["currency"])
    if data["language"] == "ru":
        return f"{text.replace(',', ' ')} {sign}"
    return f"{sign}{text}"


def _words(rng: Random, notes: dict[str, Any], facts: Facts) -> dict[str, str]:
    later = facts.at + timedelta(days=rng.randrange(4, 30))
    return {
        "who": facts.who,
        "firm": facts.firm,
        "city": facts.city,
        "items": notes["items"][facts.item % len(notes["items"])],
        "qty": str(rng.choice((2, 3, 4, 6, 8, 10, 12, 15, 20, 24, 30, 40, 60, 80, 120))),
        "sum": money(facts.amount, facts.country),
        "offer": facts.offer,
        "order": facts.order,
        "day": f"{later.day} {notes['months'][later.month - 1]}",
        "days": str(rng.choice((5, 7, 10, 14, 20, 25, 30, 45))),
        "pct": str(rng.choice((3, 5, 7, 8, 10, 12))),
        "area": str(rng.choice((300, 450, 600, 900, 1200, 2000, 3500, 5000))),
        "rival": notes["rivals"][facts.rival % len(notes["rivals"])],
        "boss": facts.boss,
    }


def _fill(line: str, words: dict[str, str], facts: Facts) -> str:
    line = _BY_CONTACT.sub(lambda m: m[1] if facts.who_sex == "m" else m[2], line)
    line = _BY_EMPLOYEE.sub(lambda m: m[1] if facts.employee_sex == "m" else m[2], line)
    return line.format(**words)
