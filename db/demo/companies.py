"""Clients: firms and a few private entrepreneurs, some of them in the base twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from db.demo import country as lands
from db.demo.firm import sellers
from db.demo.model import Channel, Client, World

# how lively a client is -> (share of clients, weight in contact persons, size of firm)
SEGMENTS = {
    "key": (6, 16.0, ("large", "middle")),
    "regular": (28, 9.0, ("middle", "small", "small")),
    "rare": (25, 6.0, ("small", "small", "micro")),
    "asleep": (10, 6.0, ("small", "micro")),
    "lost": (12, 4.0, ("small", "micro", "middle")),
    "stuck": (8, 2.0, ("small", "micro")),
    "fresh": (8, 3.0, ("small", "middle", "micro")),
    "empty": (4, 1.5, ("micro", "small")),
}
_SOURCES = ("site", "site", "expo", "referral", "referral", "cold", "advert", "tender")


def settle(world: World, rng: Random, firms: int, persons: int) -> None:
    """Make the clients and their own channels: `firms` organisations, `persons` entrepreneurs."""
    mix: dict[str, int] = lands.table(f"words_{world.language}")["mix"]
    names = _Names(rng)
    doubles = firms // 50
    for number in range(firms + persons - doubles):
        code = rng.choices(list(mix), list(mix.values()))[0]
        client = _make(world, rng, code, number >= firms - doubles, names)
        world.clients.append(client)
        world.channels.extend(_channels(rng, client))
    organisations = [c for c in world.clients if c.kind == "O" and c.segment in ("regular", "rare", "lost")]
    for original in rng.sample(organisations, doubles):
        _double(world, rng, original)


class _Names:
    """Names of firms, none twice."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.used: set[str] = set()

    def next(self, code: str, trade: str) -> str:
        data = lands.pack(code)
        for attempt in range(200):
            if self.rng.random() < 0.12:
                name = self.rng.choice(data["lone"])
            else:
                name = str(
                    self.rng.choice(data["bases"]) + data["joiner"] + self.rng.choice(data["trades"][trade])
                )
            if attempt > 20:
                name += f" {self.rng.randrange(2, 99)}"
            elif attempt > 6:
                name += f" {self._place(code)}"
            if name not in self.used:
                break
        self.used.add(name)
        return str(name)

    def _place(self, code: str) -> str:
        return str(self.rng.choice(lands.pack(code)["cities"])["name"])


def _make(world: World, rng: Random, code: str, is_person: bool, names: _Names) -> Client:
    data = lands.pack(code)
    town = lands.city(rng, code)
    trade = rng.choice(list(data["trades"]))
    segment = rng.choices(list(SEGMENTS), [share for share, _, _ in SEGMENTS.values()])[0]
    if is_person:
        sex = rng.choice("mf")
        parts = lands.person(rng, code, sex)
        name = data["person_form"].format(**parts).strip()
        legal = (
            "Индивидуальный предприниматель " + parts["whole"] if data["language"] == "ru" else parts["whole"]
        )
        segment = {"key": "regular", "empty": "stuck"}.get(segment, segment)
    else:
        name = names.next(code, trade)
        short, long = rng.choice(data["forms"]).split("|")
        legal = data["legal_form"].format(form=long if data["language"] == "ru" else short, name=name)
    number = len(world.clients) + 1
    region_code = str(town.get("tax", "77"))
    kpp, ogrn = lands.register_numbers(rng, code, is_person, region_code)
    branch = _branch(world, rng, town["name"])
    created = _created(world, rng, segment)
    return Client(
        key=number,
        kind="P" if is_person else "O",
        name=name,
        legal_name=legal,
        country=code,
        language=data["language"],
        region=town["region"],
        city=town["name"],
        address=lands.address(rng, code, town),
        tax_id=lands.tax_number(rng, code, is_person, region_code) if rng.random() < 0.93 else "",
        reg_code=kpp,
        reg_no=ogrn,
        source="old_base" if created == world.first else rng.choice(_SOURCES),
        trade=trade,
        size="micro" if is_person else rng.choice(SEGMENTS[segment][2]),
        segment=segment,
        employee=_seller(world, rng, branch, segment),
        branch=branch,
        created_at=created,
        status="new" if segment == "empty" else "first_contact",
        slug=lands.slug(name)[:30] or f"client{number}",
        status_since=created,
        classes=_classes(rng, segment),
    )


def _branch(world: World, rng: Random, town: str) -> int:
    for branch, entry in zip(world.branches, lands.table(f"words_{world.language}")["branches"], strict=True):
        if town == branch.city or town in entry.get("near", ()):
            return branch.key
    return rng.choices([b.key for b in world.branches], [6, 2, 1][: len(world.branches)])[0]


def _seller(world: World, rng: Random, branch: int, segment: str) -> int:
    """Who looks after the client now; those who left keep none."""
    those = [e for e in sellers(world, branch) if e.active]
    if segment == "key" and branch == 1:
        those = [
            e
            for e in those
            if world.departments[e.department - 1].name in ("Отдел ключевых клиентов", "Key accounts")
        ]
    return rng.choice(those).key


def _created(world: World, rng: Random, segment: str) -> datetime:
    """When the client came: a sixth with the import of the old table, the others since, more lately."""
    span = (world.now - world.first).days
    if segment == "fresh":
        day = span - rng.randrange(3, 70)
    elif segment == "stuck":
        day = span - rng.randrange(20, min(500, span - 1))
    elif segment == "empty":
        day = span - rng.randrange(2, min(700, span - 1))
    elif rng.random() < 0.16:
        return world.first
    else:
        day = int((span - 120) * rng.random() ** 0.8)
    moment = world.first + timedelta(days=max(day, 1))
    while moment.weekday() > 4:
        moment -= timedelta(days=1)
    return moment.replace(hour=rng.randrange(9, 18), minute=rng.randrange(60))


def _classes(rng: Random, segment: str) -> list[tuple[str, str]]:
    category = {"key": "a", "regular": "b"}.get(segment, "c")
    found = [("class_abc", category)]
    for interest in rng.sample(("racks", "trucks", "packing", "service", "labels"), rng.randrange(0, 3)):
        found.append(("interest", interest))
    if rng.random() < 0.3:
        found.append(("loyalty", rng.choice(("friend", "neutral", "critic"))))
    return found


def _channels(rng: Random, client: Client) -> Iterator[Channel]:
    town = _town(client)
    labels = lands.table("words_ru" if client.language == "ru" else "words_en")["labels"]
    office = lands.land_line(rng, client.country, town)
    yield Channel(client.key, None, "P", office.typed, office.e164, labels["reception"], main=True)
    if rng.random() < 0.35:
        second = lands.land_line(rng, client.country, town)
        ext = labels["ext"].format(rng.randrange(10, 400))
        yield Channel(client.key, None, "P", f"{second.typed} {ext}", second.e164, labels["warehouse"])
    domain = f"{client.slug}.example.{rng.choice(('com', 'org'))}"
    mail = f"{rng.choice(('info', 'office', 'zakaz' if client.language == 'ru' else 'sales'))}@{domain}"
    yield Channel(client.key, None, "E", mail, mail, labels["work"], main=True)
    if rng.random() < 0.6:
        yield Channel(client.key, None, "W", f"https://{domain}", f"https://{domain}", "")
    if rng.random() < 0.4:
        yield Channel(client.key, None, "A", client.address, client.address, labels["legal"])
    if rng.random() < 0.25:
        stock = lands.address(rng, client.country, town)
        yield Channel(client.key, None, "A", stock, stock, labels["warehouse"])


def _town(client: Client) -> dict[str, Any]:
    return next(c for c in lands.pack(client.country)["cities"] if c["name"] == client.city)


def _double(world: World, rng: Random, original: Client) -> None:
    """The same firm once more, entered in a hurry: other spelling, the same telephone, no tax number."""
    form = original.legal_name.replace(original.name, "").strip(" «»")
    spelled = rng.choice(
        (original.name.upper(), f"{original.name} {form}"[:110], original.name.replace("ё", "е") + ".")
    )
    key = len(world.clients) + 1
    created = min(original.created_at + timedelta(days=rng.randrange(30, 200)), world.now - timedelta(days=2))
    double = replace(
        original,
        key=key,
        name=spelled,
        legal_name="",
        tax_id="" if rng.random() < 0.7 else original.tax_id,
        reg_code="",
        reg_no="",
        address="",
        segment="stuck",
        created_at=created,
        status_since=created,
        classes=[],
        note=lands.table(f"words_{world.language}")["demo_note"] if rng.random() < 0.4 else "",
    )
    world.clients.append(double)
    phone = next(c for c in world.channels if c.client == original.key and c.kind == "P")
    world.channels.append(replace(phone, client=key, typed=phone.normal))
