"""Contact persons, where they work and worked, and how they are reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from db.demo import country as lands
from db.demo.companies import SEGMENTS
from db.demo.model import Channel, Client, Contact, Employment, World

_ROLES = ("buyer", "warehouse", "accountant", "director", "engineer", "assistant", "owner", "lawyer", "it")
_ROLE_WEIGHTS = (5, 4, 3, 3, 2, 2, 1, 1, 1)


def staff(world: World, rng: Random, persons: int) -> None:
    """Make `persons` contacts: each firm has at least one, lively ones have more; some are in twice."""
    firms = [c for c in world.clients if c.kind == "O"]
    doubles = persons // 130
    counts = {firm.key: 1 for firm in firms}
    weights = [SEGMENTS[firm.segment][1] for firm in firms]
    for firm in rng.choices(firms, weights, k=persons - len(firms) - doubles):
        counts[firm.key] += 1
    for firm in firms:
        for number in range(counts[firm.key]):
            _engage(world, rng, firm, number)
    _move(world, rng, len(world.contacts) // 16)
    _lend(world, rng, len(world.contacts) // 40)
    for contact in rng.sample(world.contacts, doubles):
        _double(world, rng, contact)


def _engage(world: World, rng: Random, firm: Client, number: int) -> None:
    sex = rng.choice("mf")
    parts = lands.person(rng, firm.country, sex)
    created = firm.created_at
    if number > 1:
        created += (world.now - firm.created_at) * rng.random() ** 2
        created = created.replace(hour=rng.randrange(9, 18))
    contact = Contact(
        key=len(world.contacts) + 1,
        name=parts["whole"],
        salutation=parts["salutation"],
        sex=sex,
        country=firm.country,
        language=firm.language,
        birthday=_birthday(world, rng),
        branch=firm.branch,
        employee=firm.employee,
        created_at=min(created, world.now),
        slug=f"{lands.slug(parts['first'])}.{lands.slug(parts['last'])}".strip("."),
    )
    world.contacts.append(contact)
    role = _ROLES[number % 4] if number < 4 else rng.choices(_ROLES, _ROLE_WEIGHTS)[0]
    since = None
    if rng.random() < 0.5:
        since = contact.created_at.date() - timedelta(days=rng.randrange(30, 3000))
    world.employments.append(Employment(contact.key, firm.key, role, since=since, main=number == 0))
    world.channels.extend(_channels(rng, contact, firm))


def _birthday(world: World, rng: Random) -> date | None:
    """Most are known; one in 300 was born on 29 February."""
    if rng.random() < 0.18:
        return None
    year = world.now.year - rng.randrange(23, 66)
    if rng.random() < 1 / 300:
        return date(year // 4 * 4, 2, 29)
    return date(year, 1, 1) + timedelta(days=rng.randrange(365))


def _channels(rng: Random, contact: Contact, firm: Client) -> Iterator[Channel]:
    labels = lands.table("words_ru" if firm.language == "ru" else "words_en")["labels"]
    key = contact.key
    main = True
    if rng.random() < 0.86:
        phone = lands.mobile(rng, firm.country)
        yield Channel(
            None, key, "P", phone.typed, phone.e164, labels["mobile"], main=True, bad=rng.random() < 0.02
        )
        main = False
        if rng.random() < 0.3:
            yield Channel(None, key, "M", f"WhatsApp {phone.e164}", f"whatsapp:{phone.e164}", "WhatsApp")
    if rng.random() < 0.25:
        town = next(c for c in lands.pack(firm.country)["cities"] if c["name"] == firm.city)
        desk = lands.land_line(rng, firm.country, town)
        ext = labels["ext"].format(rng.randrange(100, 999))
        yield Channel(None, key, "P", f"{desk.typed} {ext}", desk.e164, labels["work"], main=main)
    if rng.random() < 0.78:
        local = contact.slug or rng.choice(lands.pack("TH")["latin"])
        mail = f"{local}@{firm.slug}.example.com"
        typed = mail.title() if rng.random() < 0.05 else mail
        yield Channel(None, key, "E", typed, mail, labels["work"], main=True)
    if rng.random() < 0.15:
        nick = contact.slug.replace(".", "_") or f"user{key}"
        yield Channel(None, key, "M", f"@{nick}", f"telegram:{nick}", "Telegram")


def _move(world: World, rng: Random, n: int) -> None:
    """People who left one firm for another of the same country: one employment ends, a second begins."""
    by_country: dict[str, list[Client]] = {}
    for client in world.clients:
        if client.kind == "O" and client.segment not in ("stuck", "empty", "fresh"):
            by_country.setdefault(client.country, []).append(client)
    span = (world.now - world.first).days
    for employment in rng.sample(world.employments, n):
        contact = world.contacts[employment.contact - 1]
        others = [c for c in by_country.get(contact.country, ()) if c.key != employment.client]
        if not others:
            continue
        new = rng.choice(others)
        until = world.now.date() - timedelta(days=rng.randrange(30, max(31, span // 2)))
        since = until + timedelta(days=rng.randrange(1, 40))
        employment.until, employment.main = until, False
        employment.since = until - timedelta(days=rng.randrange(200, 2000))
        contact.branch, contact.employee = new.branch, new.employee
        contact.created_at = min(contact.created_at, world.first + (world.now - world.first) * rng.random())
        world.employments.append(
            Employment(contact.key, new.key, employment.role, since=min(since, world.now.date()))
        )


def _lend(world: World, rng: Random, n: int) -> None:
    """Accountants and lawyers who serve two firms at once."""
    firms = [c for c in world.clients if c.kind == "O"]
    for contact in rng.sample(world.contacts, n):
        held = {e.client for e in world.employments if e.contact == contact.key}
        other = rng.choice(firms)
        if other.key not in held and other.country == contact.country:
            world.employments.append(Employment(contact.key, other.key, rng.choice(("accountant", "lawyer"))))


def _double(world: World, rng: Random, original: Contact) -> None:
    """The same person entered again: another form of the first name or no patronymic, the same mobile."""
    forms = {
        "Наталья": "Наталия",
        "София": "Софья",
        "Артём": "Артем",
        "Фёдор": "Федор",
        "Пётр": "Петр",
        "Семён": "Семен",
    }
    name = original.name
    for known, other in forms.items():
        name = name.replace(known, other)
    words = name.split()
    if name == original.name:
        name = " ".join(words[:2]) if len(words) > 2 else " ".join(reversed(words))
    key = len(world.contacts) + 1
    created = original.created_at + (world.now - original.created_at) * rng.random()
    world.contacts.append(
        replace(original, key=key, name=name, birthday=None, created_at=created, photo=None)
    )
    home = next(e for e in world.employments if e.contact == original.key)
    world.employments.append(replace(home, contact=key, main=False))
    for channel in [c for c in world.channels if c.contact == original.key and c.kind in "PE"][:1]:
        world.channels.append(replace(channel, contact=key, typed=channel.normal))
