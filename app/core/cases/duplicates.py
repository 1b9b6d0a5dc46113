"""Likely duplicates in the base: by shared tax number, phone, e-mail or name, and clients by names that are alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.core.clinic import duplicates as clinic
from app.core.clinic.duplicates import Why
from app.core.jobs import reading
from db import sql
from db.session import Session

MOST = 2000  # pairs that the base is asked for
COMPARED = 30_000  # clients whose names are compared; of more only equal names are found
_APART = "A"  # pairs that somebody has found to be two
_WHY = {"T": Why.TAX, "P": Why.PHONE, "E": Why.EMAIL, "N": Why.NAME}


@dataclass(frozen=True)
class Suspect:
    """One of a pair. `place`: a client's city, a person's client. `owner`: the responsible."""

    id: int
    name: str
    place: str
    owner: str


@dataclass(frozen=True)
class SuspectPair:
    """Two rows that may be one: what they share, and how sure it is (0 to 1)."""

    one: Suspect
    other: Suspect
    why: Why
    certainty: float


def find(entity: str) -> Callable[[Session], list[SuspectPair]]:
    """A job that looks through all that the person sees, the surest pairs first; seconds over a large base."""
    shared = sql.query("act.same", entity=entity, most=MOST)
    named = sql.query("client.names")

    def job(session: Session) -> list[SuspectPair]:
        pairs: dict[tuple[int, int], SuspectPair] = {}
        answers = session.rows(shared)
        for row in answers:
            if row[0] != _APART:
                _keep(pairs, _shared(row))
        if entity == "client":
            rows = session.rows(named)
            if len(rows) <= COMPARED:
                _by_names(pairs, rows)
        clinic.forget()
        for row in answers:
            if row[0] == _APART:
                pairs.pop((int(row[1]), int(row[2])), None)
        return sorted(pairs.values(), key=lambda pair: (-pair.certainty, pair.one.name, pair.one.id))

    return reading(job)


def _keep(pairs: dict[tuple[int, int], SuspectPair], pair: SuspectPair) -> None:
    key = (min(pair.one.id, pair.other.id), max(pair.one.id, pair.other.id))
    known = pairs.get(key)
    if known is None or known.certainty < pair.certainty:
        pairs[key] = pair


def _shared(row: tuple[object, ...]) -> SuspectPair:
    letter, one_id, other_id, *texts = row
    one, place, owner, other, other_place, other_owner = (str(text or "") for text in texts)
    why = _WHY[str(letter)]
    tax = "1" if why is Why.TAX else ""
    sketches = (clinic.sketch(one, "", tax, place), clinic.sketch(other, "", tax, other_place))
    alike = clinic.likeness(*sketches, None if why in (Why.NAME, Why.TAX) else why)
    certainty = alike[1] if alike else 0.3
    return SuspectPair(
        Suspect(int(str(one_id)), one, place, owner),
        Suspect(int(str(other_id)), other, other_place, other_owner),
        why,
        certainty,
    )


def _by_names(pairs: dict[tuple[int, int], SuspectPair], rows: list[tuple[object, ...]]) -> None:
    people = [Suspect(int(str(row[0])), str(row[1]), str(row[3] or ""), str(row[5] or "")) for row in rows]
    sketches = [clinic.sketch(str(row[1]), str(row[2]), str(row[4] or ""), str(row[3] or "")) for row in rows]
    for first, second in dict.fromkeys(clinic.near_names(sketches)):
        alike = clinic.likeness(sketches[first], sketches[second], None)
        if alike:
            one, other = sorted((people[first], people[second]), key=lambda one: one.id)
            _keep(pairs, SuspectPair(one, other, *alike))


def apart(pair: SuspectPair, entity: str) -> Callable[[Session], None]:
    """A job that remembers that these are two, for everybody."""
    query = sql.query("act.not_same", entity=entity, one_id=pair.one.id, other_id=pair.other.id)

    def job(session: Session) -> None:
        session.write(query)

    return job
