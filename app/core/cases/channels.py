"""Phones, e-mails, messengers, sites and addresses: what was typed, its normal form, who else has the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.core import phones, store
from app.core.jobs import reading
from db import errors, sql
from db.session import Session

HELD = (
    "!"  # the kind of the one row that comes when a person has looked at enough cards; its label is the rule
)


def held(rows: Sequence[Mapping[str, Any]]) -> errors.Rule | None:
    """Why there are no channels: the limit that was reached; None when they are all there."""
    return next((errors.Rule(str(row["label"])) for row in rows if row["kind"] == HELD), None)


_DOMAIN = re.compile(r"^(?:https?://)?(?:[\w-]+\.)+[^\W\d_]{2,}(?:[/?#:]\S*)?$", re.IGNORECASE)
_MESSENGER = re.compile(
    r"^(?:https?://)?(?:t\.me|wa\.me|vk\.me|m\.me|viber\.click)/\S+$|^@\w{3,}$|"
    r"^(?:telegram|whatsapp|viber|wechat|line|signal|max|tg|wa)[\s:@]\s*\S+",
    re.IGNORECASE,
)
_SPELT = re.compile(r"^\+?[\d(][\d().\- ]{3,}[A-Za-z]{3,}$")  # 8-800-FLOWERS
_EMAIL = re.compile(r"^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$")


@dataclass(frozen=True)
class Reading:
    """How a typed channel is understood: what equality means, what is shown beside it, whether it can exist."""

    normal: str
    shown: str
    valid: bool


@dataclass(frozen=True)
class Same:
    """The same channel at somebody else."""

    id: int
    entity: str
    owner_id: int
    owner: str


def guess_kind(typed: str) -> str:
    """The kind of a channel told by its looks: P, E, M, W or A."""
    text = typed.strip()
    if _MESSENGER.match(text):
        return "M"
    if "@" in text:
        return "E"
    digits = sum(char.isdigit() for char in text)
    letters = sum(char.isalpha() for char in text)
    if digits >= 5 and (letters == 0 or (digits > letters and not re.search(r"\w+\.?\s+\w+.*,", text))):
        return "P"
    if _DOMAIN.match(text):
        return "W"
    return "P" if (digits >= 3 and letters == 0) or _SPELT.match(text) else "A"


def understand(kind: str, typed: str, region: str, area: str = "") -> Reading:
    """What a typed channel means; a phone number is read by the firm's country and area code."""
    text = typed.strip()
    if not text:
        return Reading("", "", True)
    if kind == "P":
        phone = phones.normal(text, region, area)
        if phone.valid:
            return Reading(phone.e164, phones.pretty(phone.e164, phone.extension), True)
        return Reading(phone.digits, "", False)
    if kind == "E":
        return Reading(text.lower(), "", bool(_EMAIL.match(text)))
    return Reading(text, "", True)


def same(normal: str) -> Callable[[Session], list[Same]]:
    """A job for the channels of the same normal form, at most five."""
    query = sql.query("channel.same", normal=normal)

    def job(session: Session) -> list[Same]:
        found = []
        for row_id, client_id, contact_id, client, contact in session.rows(query):
            if client_id is not None:
                found.append(Same(row_id, "client", client_id, client or ""))
            else:
                found.append(Same(row_id, "contact", contact_id, contact or ""))
        return found

    return reading(job)


def make_main(
    chosen: Mapping[str, Any], others: Sequence[Mapping[str, Any]]
) -> Callable[[Session], dict[int, int]]:
    """A job that makes one channel the main one of its kind and the `others` plain, all or none; row versions by id.

    Each is a channel's values with id and rv. Raises errors.Conflict when one was changed by somebody else.
    """
    queries = [
        (int(values["id"]), store.save_query("channel", {**values, "is_main": values is chosen}))
        for values in (chosen, *others)
    ]

    def job(session: Session) -> dict[int, int]:
        versions: dict[int, int] = {}
        with session.act() as act:
            for row_id, query in queries:
                row = act.execute(query)
                if row is None:
                    raise errors.Conflict(query.name)
                versions[row_id] = int(row[0])
        return versions

    return job
