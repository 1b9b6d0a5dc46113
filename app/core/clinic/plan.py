"""What will be written: every client of the file with its fate, and the counts shown before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.core.clinic.duplicates import Candidate, Why, likeness, sketch, why_channel
from app.core.clinic.model import Client
from app.core.texts import T

TAKEN: Final = 0.9  # candidates at least this sure are filled up unless the user says otherwise


class Fate(StrEnum):
    """What becomes of a client of the file."""

    NEW = "new"
    FILL = "fill"  # it is in the base: what is empty there is filled
    SKIP = "skip"  # it is in the base: nothing is written
    REFUSED = "refused"


# Why a row cannot be loaded: our own keys, then those the base answers with.
PROBLEMS: Final[dict[str, T]] = {
    "no_name": T("Import", "The row has neither a client's name nor a person's."),
    "not_yours": T("Import", "The branch office of this row is not one of yours."),
    "no_branch": T("Import", "No branch office is known for this row."),
    "gone": T("Import", "The client was deleted meanwhile."),
}
OTHER_PROBLEM: Final = T("Import", "The base refuses the row: {reason}")


@dataclass(slots=True)
class Item:
    """A client with the candidates of the base, the surest first, and what was decided."""

    client: Client
    candidates: list[Candidate] = field(default_factory=list)
    fate: Fate = Fate.NEW
    base_id: int | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Of clients, but for `persons` and `channels` (of those that are written) and `rows` of the file."""

    rows: int
    new: int
    filled: int
    skipped: int
    refused: int
    persons: int
    channels: int


@dataclass(slots=True)
class Plan:
    """All clients of a file, in its order."""

    items: list[Item]

    def decide(self, item: Item, fate: Fate, base_id: int | None = None) -> None:
        """The user's word on one client. FILL and SKIP need the client of the base."""
        item.fate = fate
        item.base_id = base_id if fate in (Fate.FILL, Fate.SKIP) else None

    def decide_all(self, fate: Fate) -> None:
        """One word on all clients that have candidates; FILL and SKIP take the surest candidate."""
        for item in self.items:
            if item.candidates and item.fate is not Fate.REFUSED:
                self.decide(item, fate, item.base_id or item.candidates[0].id)

    def written(self) -> list[Item]:
        return [item for item in self.items if item.fate in (Fate.NEW, Fate.FILL)]

    def counts(self) -> Counts:
        fates = [item.fate for item in self.items]
        written = self.written()
        return Counts(
            rows=sum(len(item.client.rows) for item in self.items),
            new=fates.count(Fate.NEW),
            filled=fates.count(Fate.FILL),
            skipped=fates.count(Fate.SKIP),
            refused=fates.count(Fate.REFUSED),
            persons=sum(len(item.client.persons) for item in written),
            channels=sum(len(item.client.all_channels()) for item in written),
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of the base's answer to the questions: how `place` met the client `id`."""

    place: int
    why: str
    id: int
    name: str
    city: str
    tax: str


def make(clients: list[Client], hits: Iterable[Hit]) -> Plan:
    """Weigh the base's answers and decide what is sure; the rest is new unless the user says otherwise."""
    by_place: dict[int, dict[int, list[Hit]]] = defaultdict(lambda: defaultdict(list))
    for hit in hits:
        by_place[hit.place][hit.id].append(hit)
    items = []
    for place, client in enumerate(clients):
        item = Item(client, _weighed(client, by_place.get(place, {})))
        if client.problem:
            item.fate, item.problem = Fate.REFUSED, client.problem
        elif item.candidates and item.candidates[0].certainty >= TAKEN:
            item.fate, item.base_id = Fate.FILL, item.candidates[0].id
        items.append(item)
    return Plan(items)


def _weighed(client: Client, found: dict[int, list[Hit]]) -> list[Candidate]:
    if not found:
        return []
    mine = sketch(client.name, client.kind, client.fields.get("tax_id", ""), client.fields.get("city", ""))
    candidates = []
    for base_id, hits in found.items():
        hit = hits[0]
        theirs = sketch(hit.name, "", hit.tax or "", hit.city or "")
        shared = min((_why(one.why) for one in hits if one.why != "N"), key=list(Why).index, default=None)
        alike = likeness(mine, theirs, shared)
        if alike:
            candidates.append(Candidate(hit.place, base_id, hit.name, hit.city or "", *alike))
    return sorted(candidates, key=lambda one: (-one.certainty, one.id))[:5]


def _why(letter: str) -> Why:
    return Why.TAX if letter == "T" else why_channel(letter)
