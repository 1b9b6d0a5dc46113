"""What happens to a client and when: a list of (moment, step), no words yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import NamedTuple

from db.demo.model import Client, Contact

# mean days between two touches in quiet times
_PACE = {
    "key": 8,
    "regular": 16,
    "rare": 34,
    "asleep": 24,
    "lost": 15,
    "stuck": 20,
    "fresh": 5,
    "empty": 99,
    "told": 99,
}
_QUIET = ("routine", "routine", "routine", "no_answer", "prices", "internal", "papers", "routine")
_LOSSES = ("lost_price", "lost_price", "lost_time", "lost_need")


class Event(NamedTuple):
    at: datetime
    step: str


def timeline(rng: Random, client: Client, contacts: list[Contact], now: datetime) -> list[Event]:
    """All events of a client in order, none after `now` and none on a day off."""
    if client.segment in ("empty", "told"):
        return []
    events: list[Event] = []
    day = client.created_at
    end = _end(rng, client, now)
    for step, gap in _steps(rng, client.segment, client.source, _PACE[client.segment]):
        day += timedelta(days=gap)
        if day > end:
            break
        at = _at_work(rng, day)
        if events and at <= events[-1].at:
            at = _later(rng, events[-1].at)
        events.append(Event(at, step))
    if client.segment not in ("stuck", "lost") and events:
        events.extend(_occasions(rng, client, contacts, events[-1].at))
    events = [e for e in events if client.created_at <= e.at <= end]
    events.sort()
    return events


def _end(rng: Random, client: Client, now: datetime) -> datetime:
    """When the story stops: asleep and lost clients were left some time ago."""
    if client.segment == "asleep":
        back = rng.randrange(190, 700)
    elif client.segment == "lost":
        back = rng.randrange(10, 400)
    else:
        return now
    return max(now - timedelta(days=back), client.created_at + timedelta(days=40))


def _steps(rng: Random, segment: str, source: str, pace: float) -> Iterator[tuple[str, float]]:
    """Steps without end, each with the days since the one before."""
    yield from _opening(rng, source)
    if segment == "stuck":
        for _ in range(rng.randrange(0, 3)):
            yield "no_answer", rng.uniform(3, 12)
        return
    yield from _sale(rng, pace)
    if segment == "fresh":
        while True:
            yield rng.choice(("chase", "haggle", "no_answer", "chase")), rng.uniform(4, 12)
    if segment == "lost":
        yield from _loss(rng)
        return
    bought = False
    while True:
        if not bought and rng.random() < 0.35:
            yield rng.choice(_LOSSES[:3]), rng.uniform(2, 9)
            yield from _calm(rng, pace * 1.6, rng.randrange(3, 8))
        else:
            yield from _order(rng)
            bought = True
            yield from _calm(rng, pace, rng.randrange(3, 9))
        yield "repeat", rng.expovariate(1 / pace)
        if rng.random() < 0.7:
            yield from _offer(rng, pace)


def _opening(rng: Random, source: str) -> Iterator[tuple[str, float]]:
    first = {"expo": "expo", "cold": "first_out", "old_base": "handover"}.get(source, "first_in")
    yield first, rng.uniform(0, 0.3)
    while rng.random() < 0.3:
        yield "no_answer", rng.uniform(1, 4)


def _sale(rng: Random, pace: float) -> Iterator[tuple[str, float]]:
    yield "need", rng.uniform(1, 6)
    if rng.random() < 0.4:
        yield "visit", rng.uniform(2, 10)
    if rng.random() < 0.2:
        yield "internal", rng.uniform(0, 2)
    yield from _offer(rng, pace)


def _offer(rng: Random, pace: float) -> Iterator[tuple[str, float]]:
    yield "offer", rng.uniform(1, 5)
    while rng.random() < 0.62:
        yield rng.choice(("chase", "chase", "no_answer", "chase", "haggle")), rng.uniform(2, min(14, pace))
    if rng.random() < 0.25:
        yield "haggle", rng.uniform(1, 5)


def _loss(rng: Random) -> Iterator[tuple[str, float]]:
    yield rng.choice(_LOSSES), rng.uniform(2, 12)
    for _ in range(rng.randrange(0, 3)):
        yield "routine", rng.uniform(60, 180)


def _order(rng: Random) -> Iterator[tuple[str, float]]:
    if rng.random() < 0.5:
        yield "approve", rng.uniform(1, 6)
    yield "order", rng.uniform(1, 8)
    yield "paid", rng.uniform(1, 9)
    yield "deliver", rng.uniform(6, 30)
    if rng.random() < 0.2:
        yield "debt", rng.uniform(10, 25)
    if rng.random() < 0.12:
        yield "complaint", rng.uniform(2, 12)
        yield "fixed", rng.uniform(1, 8)
    if rng.random() < 0.75:
        yield "after", rng.uniform(4, 12)


def _calm(rng: Random, pace: float, touches: int) -> Iterator[tuple[str, float]]:
    for _ in range(touches):
        step = rng.choice(_QUIET)
        if rng.random() < 0.08:
            step = "service"
        elif rng.random() < 0.03:
            step = "newperson"
        yield step, rng.expovariate(1 / pace) + 1


def _occasions(rng: Random, client: Client, contacts: list[Contact], last: datetime) -> Iterator[Event]:
    """New Year greetings and the birthdays of the first contact."""
    for year in range(client.created_at.year, last.year + 1):
        if rng.random() < 0.5:
            day = datetime(year, 12, 18) + timedelta(days=rng.randrange(9))
            yield Event(_at_work(rng, day), "holiday")
        birthday = contacts[0].birthday if contacts else None
        if birthday is not None and client.segment in ("key", "regular") and rng.random() < 0.6:
            yield Event(
                _at_work(rng, datetime.combine(_in_year(birthday, year), datetime.min.time())), "greet"
            )


def _in_year(birthday: date, year: int) -> date:
    try:
        return birthday.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def _later(rng: Random, before: datetime) -> datetime:
    """Half an hour or more after another event, on a working day."""
    at = before + timedelta(minutes=rng.randrange(25, 80))
    return at if at.hour < 18 else _at_work(rng, at + timedelta(days=1))


def _at_work(rng: Random, moment: datetime) -> datetime:
    """The same day, or the next working one, between nine and six; the first week of January is free."""
    day = moment
    while day.weekday() > 4 or (day.month == 1 and day.day < 9) or (day.month == 5 and day.day in (1, 9)):
        day += timedelta(days=1)
    return day.replace(
        hour=rng.choice((9, 10, 10, 11, 11, 12, 14, 14, 15, 16, 17)),
        minute=rng.randrange(60),
        second=0,
        microsecond=0,
    )
