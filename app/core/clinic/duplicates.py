"""Clients that may be the same: inside a file, and against what the base holds.

Pairs are only looked for where something is shared (a channel, a tax number, a rare word of the name, or the
longest word up to one wrong letter), so that 20,000 rows take a second and not the hours of all pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from app.core.clinic import names
from app.core.clinic.model import ADDRESS, SITE, Client

NAME_SCORE: Final = 84.0  # of 100: names this alike are shown
SURE: Final = 0.9  # pairs this sure are joined unless the user says no
_CROWD: Final = 60  # what more clients than this share tells nothing


class Why(StrEnum):
    """What two clients have in common, the strongest first."""

    TAX = "tax"
    PHONE = "phone"
    EMAIL = "email"
    OTHER = "other"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clients of the file, by their places in the list, `first` before `second`."""

    first: int
    second: int
    why: Why
    certainty: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A client of the base that a client of the file may be."""

    place: int  # in the list of the file's clients
    id: int
    name: str
    city: str
    why: Why
    certainty: float


@dataclass(frozen=True, slots=True)
class Sketch:
    """What comparing needs of a client."""

    key: str  # the name without form, sorted words
    numbers: str  # figures in the name: «Школа № 12» is not «Школа № 21»
    kind: str
    tax: str
    city: str


def sketch(name: str, kind: str, tax: str, city: str) -> Sketch:
    plain = names.key(name).split()
    figures = " ".join(word for word in plain if any(c.isdigit() for c in word))
    return Sketch(" ".join(sorted(plain)), figures, kind, tax, city.lower())


@lru_cache(100_000)
def _name_score(one: str, other: str) -> float:
    return fuzz.ratio(one, other, score_cutoff=60)


def forget() -> None:
    """Empty the cache of compared names."""
    _name_score.cache_clear()


def likeness(one: Sketch, other: Sketch, shared: Why | None) -> tuple[Why, float] | None:
    """How sure it is that two clients are one, and why; None when they are not worth a question."""
    if one.tax and one.tax == other.tax:
        return Why.TAX, 0.98
    score = _name_score(one.key, other.key) if one.numbers == other.numbers else 0.0
    if one.tax and other.tax:  # two tax numbers: two firms, perhaps of one group
        if shared is None:
            return None
        score -= 15
    if shared is not None:
        if score >= NAME_SCORE:
            return shared, 0.95
        if score >= 70:
            return shared, 0.75
        return (shared, 0.4) if shared in (Why.PHONE, Why.EMAIL) else None
    if score < NAME_SCORE:
        return None
    certainty = 0.3 + 0.55 * (score - NAME_SCORE) / (100 - NAME_SCORE)
    if one.city and other.city:
        certainty += 0.1 if one.city == other.city else -0.25
    return Why.NAME, max(0.1, min(certainty, 0.89))


def in_file(
    clients: list[Client], progress: Callable[[int, int], None] = lambda done, of: None
) -> list[Pair]:
    """The pairs of a file that may be one client, the surest first."""
    sketches = [sketch(c.name, c.kind, c.fields.get("tax_id", ""), c.fields.get("city", "")) for c in clients]
    shared = _shared_channels(clients)
    places: dict[tuple[int, int], Why | None] = dict.fromkeys(near_names(sketches))
    places.update(shared)
    found: list[Pair] = []
    for number, ((first, second), why) in enumerate(places.items()):
        if not number % 5000:
            progress(number, len(places))
        if clients[first].problem or clients[second].problem:
            continue
        alike = likeness(sketches[first], sketches[second], why)
        if alike:
            found.append(Pair(first, second, *alike))
    return sorted(found, key=lambda pair: (-pair.certainty, pair.first, pair.second))


def channel_keys(client: Client) -> list[tuple[str, str]]:
    """(kind, normal form) of the channels by which a client is recognised: not its addresses and sites."""
    keys = [(c.kind, c.normal) for c in client.all_channels() if c.normal and c.kind not in (ADDRESS, SITE)]
    return list(dict.fromkeys(keys))


def why_channel(kind: str) -> Why:
    return {"P": Why.PHONE, "E": Why.EMAIL}.get(kind, Why.OTHER)


def _shared_channels(clients: list[Client]) -> dict[tuple[int, int], Why]:
    owners: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, client in enumerate(clients):
        for kind, normal in channel_keys(client):
            owners[kind, normal].append(place)
        if client.fields.get("tax_id"):
            owners["T", client.fields["tax_id"]].append(place)
    found: dict[tuple[int, int], Why] = {}
    for (kind, _), places in owners.items():
        for pair in _pairs(places):
            found.setdefault(pair, why_channel(kind))
    return found


def near_names(sketches: list[Sketch]) -> Iterator[tuple[int, int]]:
    """Pairs that share a rare word, or whose longest words differ by one letter."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(sketches):
        for block in _blocks(one.key):
            blocks[block].append(place)
    for places in blocks.values():
        yield from _pairs(places)


def _blocks(key: str) -> Iterable[str]:
    plain = key.split()
    if not plain:
        return ()
    longest = max(plain, key=len)
    found = {f"={key}", *(word for word in plain if len(word) > 2)}
    if len(longest) >= 5:  # one letter left out of either: a swapped, missing or wrong letter meets here
        found |= {f"~{longest[:at]}{longest[at + 1 :]}" for at in range(len(longest))}
        found.add(f"~{longest}")
    return found


def _pairs(places: list[int]) -> Iterator[tuple[int, int]]:
    if 2 <= len(places) <= _CROWD:
        for at, first in enumerate(places):
            for second in places[at + 1 :]:
                if first != second:
                    yield first, second


def join(clients: list[Client], pairs: Iterable[Pair]) -> list[Client]:
    """The clients with the given pairs made one, chains of them too; the earliest row absorbs the others."""
    leader = list(range(len(clients)))

    def top(place: int) -> int:
        while leader[place] != place:
            place = leader[place]
        return place

    for pair in pairs:
        one, other = sorted((top(pair.first), top(pair.second)))
        leader[other] = one
    joined: list[Client] = []
    for place, client in enumerate(clients):
        head = top(place)
        if head == place:
            joined.append(client)
        else:
            clients[head].absorb(client)
    return joined
