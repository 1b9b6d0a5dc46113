"""The story of Vsevolod Granin: a deal lost on price, a manager who left, a call every two weeks, a contract
signed on his birthday, and a former employer that is now run by a friend.  Told word by word
(data/granin_*.toml), so that a demonstration can follow it from card to card.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from db.demo.country import named, slug, table
from db.demo.model import Client, Contact, Employee, Employment, Interaction, Task, World

SEGMENT = "told"


def cast(world: World) -> None:
    """Give the parts: two firms get names, two persons of the first become Granin and his friend."""
    script = table(f"granin_{world.language}")
    home = table(f"words_{world.language}")["home"]
    firms = [
        c
        for c in world.clients
        if c.kind == "O" and c.country == home and _crew(world, c) and len(_crew(world, c)) > 2
    ]
    past = max(firms, key=lambda c: (c.segment in ("rare", "lost"), -c.created_at.timestamp()))
    new = max(
        (c for c in firms if c is not past), key=lambda c: (c.segment == "regular", -c.created_at.timestamp())
    )
    signed = birthday(world.now)
    _stage(world, past, script["past"], signed - timedelta(days=1601))
    _stage(world, new, script["new"], signed - timedelta(days=300))
    past.note, past.status, past.status_since = (
        script["past_note"],
        "offer",
        _moment(signed + timedelta(days=90), 10),
    )
    new.status, new.status_since = "active", _moment(signed, 12)
    granin, friend = (world.contacts[e.contact - 1] for e in _crew(world, past)[:2])
    _play(
        world,
        granin,
        script["granin"],
        script["granin_note"],
        date(signed.year - 47, signed.month, signed.day),
    )
    _play(world, friend, script["friend"], script["friend_note"], date(signed.year - 47, 10, 4))
    _jobs(world, granin, friend, past, new, signed, script)


def birthday(now: datetime) -> date:
    """Granin's last birthday: a working day some five months ago, never 29 February."""
    day = _working(now.date() - timedelta(days=150))
    return _working(day - timedelta(days=1)) if (day.month, day.day) == (2, 29) else day


def _working(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _crew(world: World, client: Client) -> list[Employment]:
    """People who have worked at this client only."""
    many = {e.contact for e in world.employments if e.client != client.key}
    return [e for e in world.employments if e.client == client.key and e.contact not in many]


def _moment(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, 10)


def _stage(world: World, client: Client, name: str, since: date) -> None:
    employee = _manager(world, "now")
    client.legal_name = client.legal_name.replace(client.name, name)
    client.name, client.segment, client.source = name, SEGMENT, "referral"
    client.created_at = max(world.first, _moment(since, 9))
    client.employee, client.branch = employee.key, employee.branch
    for channel in world.channels:
        if channel.client == client.key and channel.kind in "EW":
            channel.typed = channel.typed.replace(client.slug, slug(name))
            channel.normal = channel.normal.replace(client.slug, slug(name))
    client.slug = slug(name)


def _manager(world: World, when: str) -> Employee:
    """The manager who left (the first of the leavers) or the one who looks after Granin now."""
    if when == "old":
        return next(e for e in world.employees if not e.active)
    return next(e for e in world.employees if e.active and e.role == "crm_manager" and e.sex == "f")


def _play(world: World, contact: Contact, name: list[str], note: str, born: date) -> None:
    country = table(f"words_{world.language}")["home"]
    first, middle, last = name
    parts = named(country, "m", first, middle, last)
    old = contact.slug
    contact.name, contact.salutation, contact.sex = parts["whole"], parts["salutation"], "m"
    contact.birthday, contact.note, contact.slug = born, note, f"{slug(first)}.{slug(last)}"
    contact.created_at = world.first
    contact.employee, contact.branch = _manager(world, "now").key, _manager(world, "now").branch
    for channel in world.channels:
        if channel.contact == contact.key and old:
            channel.typed = channel.typed.replace(old, contact.slug).replace(
                old.replace(".", "_"), last.lower()
            )
            channel.normal = channel.normal.replace(old, contact.slug)


def _jobs(
    world: World,
    granin: Contact,
    friend: Contact,
    past: Client,
    new: Client,
    signed: date,
    script: dict[str, Any],
) -> None:
    for job in world.employments:
        if job.contact == granin.key:
            job.role, job.main, job.client = "buyer", False, past.key
            job.since, job.until = signed - timedelta(days=3100), signed - timedelta(days=430)
        elif job.contact == friend.key:
            job.role, job.main, job.client = "director", True, past.key
            job.since, job.note = signed - timedelta(days=400), script["friend_job"]
        elif job.client == new.key:
            job.main = False
    world.employments.append(
        Employment(granin.key, new.key, "director", since=signed - timedelta(days=240), main=True)
    )


def tell(world: World, rng: Random) -> None:
    """Write the interactions and tasks of the story."""
    script = table(f"granin_{world.language}")
    home = {"past": script["past"], "new": script["new"]}
    firms = {key: next(c for c in world.clients if c.name == name) for key, name in home.items()}
    jobs = {e.contact for e in world.employments if e.client == firms["past"].key}
    people = {
        part: next(
            world.contacts[k - 1] for k in sorted(jobs) if script[part][2] in world.contacts[k - 1].name
        )
        for part in ("granin", "friend")
    }
    signed = birthday(world.now)
    lines = script["story"]
    for number, (day, firm, by, who, *rest) in enumerate(lines):
        at = _moment(_working(signed + timedelta(days=day)), 9 + rng.randrange(8))
        later = signed + timedelta(days=lines[number + 1][0]) if number + 1 < len(lines) else None
        entry = _entry(world, firms[firm], people[who], _manager(world, by), max(at, world.first), rest)
        if entry.next_step:
            _task(world, entry, later)


def _entry(
    world: World, client: Client, contact: Contact, employee: Employee, at: datetime, rest: list[str]
) -> Interaction:
    kind, direction, result, summary, key_points, next_step = rest
    entry = Interaction(
        key=len(world.interactions) + 1,
        client=client.key,
        contact=contact.key,
        employee=employee.key,
        at=at,
        kind=kind,
        direction=direction,
        minutes={"C": 7, "M": 60}.get(kind),
        result=result,
        summary=summary,
        key_points=key_points,
        next_step=next_step,
        step=SEGMENT,
    )
    world.interactions.append(entry)
    return entry


def _task(world: World, entry: Interaction, later: date | None) -> None:
    """Each next step is a task, done when the next talk took place; the last is open, due in three days."""
    due = later or world.now.date() + timedelta(days=3)
    done = table(f"notes_{world.language}")["tasks"]["done"][0]
    moment = max(_moment(due, 16), entry.at + timedelta(hours=1))
    world.tasks.append(
        Task(
            key=len(world.tasks) + 1,
            subject=entry.next_step,
            client=entry.client,
            contact=entry.contact,
            employee=entry.employee,
            author=entry.employee,
            interaction=entry.key,
            created_at=entry.at,
            due_at=moment,
            remind_at=moment - timedelta(hours=1),
            done_at=min(moment, world.now) if later else None,
            result=done if later else "",
        )
    )
