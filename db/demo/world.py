"""Makes the whole demo world from a seed: the same seed, size, language and moment give the same rows."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from db.demo import companies, firm, granin, papers, people, story
from db.demo.country import table
from db.demo.model import World


class Size(NamedTuple):
    """How many organisations, entrepreneurs and contact persons, over how many years."""

    firms: int
    persons: int
    contacts: int
    years: int


SIZES = {"full": Size(700, 50, 5000, 5), "small": Size(28, 2, 150, 5)}


def make(size: str = "full", language: str = "ru", seed: int = 1, now: datetime | None = None) -> World:
    """A world of a size ("full": 700 firms, 5,000 persons; "small": 30 clients) whose past ends at `now`."""
    if now is None:
        now = datetime.now()
    now = now.replace(second=0, microsecond=0)
    rng = Random(f"{seed}/{size}/{language}")
    plan = SIZES[size]
    first = (now - timedelta(days=plan.years * 365)).replace(hour=9, minute=0)
    while first.weekday() > 4:
        first += timedelta(days=1)
    world = World(table(f"words_{language}")["firm"], language, seed, first, now)
    firm.found(world, rng)
    companies.settle(world, rng, plan.firms, plan.persons)
    people.staff(world, rng, plan.contacts)
    granin.cast(world)
    teller = story.Teller(world, rng)
    for client in world.clients:
        teller.tell(client)
    granin.tell(world, rng)
    story.daily_round(world, rng)
    story.in_order(world)
    papers.attach(world, rng)
    return world
