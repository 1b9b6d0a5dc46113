"""Clients as the lines of text that the base's import procedures read: fields parted by tabs, a letter and a value each.

The letters are explained where they are read: section "import" of schema.sql.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from app.core.clinic import names
from app.core.clinic.duplicates import channel_keys
from app.core.clinic.model import PHONE, Channel, Client

MAX_LINE: Final = 5_000  # characters; the procedure reads lines of up to 6,000
MAX_BLOCK: Final = 190_000  # bytes of one parameter: about 1,000 rows, in three segments
MAX_VALUES: Final = (
    7_000  # bytes of the values of one call, which go as a varchar: a blob would cost two turns
)
_ATTRIBUTES: Final = (
    ("l", "legal_name"),
    ("y", "country"),
    ("t", "tax_id"),
    ("k", "reg_code"),
    ("r", "reg_no"),
    ("g", "region"),
    ("c", "city"),
    ("a", "address"),
)
_VALUES: Final = (("s", "source"), ("u", "status"), ("d", "trade"), ("z", "size"))
_PREFIX: Final = 5  # letters of a name's longest word by which the base is asked for misspelt ones


@dataclass(slots=True)
class Terms:
    """What all lines of an import share: ids of dictionary values by (kind or "class:title", name in small letters),
    and who and where is taken when a row does not say."""

    ids: dict[tuple[str, str], int] = field(default_factory=dict)
    employee_id: int | None = None
    branch_id: int | None = None


def value_names(clients: Iterable[Client]) -> list[tuple[str, str, str]]:
    """All (kind code, classifier title, value) that clients use; the code is "" for a classifier."""
    found: dict[tuple[str, str, str], None] = {}
    for client in clients:
        for kind, value in client.values.items():
            found[kind, "", value] = None
        for title, value in client.classes:
            found["", title, value] = None
    return list(found)


def plain(text: str) -> str:
    """A text without the signs that part lines and fields; line breaks become ascii 30."""
    return text.replace("\t", " ").replace("\r\n", "\n").replace("\n", "\x1e").replace("\r", "\x1e").strip()


def lines(client: Client, terms: Terms, base_id: int | None) -> list[str]:
    """One line, or several for a client that does not fit one; `base_id` for a client that the base has."""
    head, rest = _head(client, terms, base_id), _parts(client, terms)
    total = len(head) + sum(len(part) + 1 for part in rest)
    if total <= MAX_LINE:
        return ["\t".join([head, *rest])]
    uid = uuid.uuid4().hex
    again = f"K{uid}" if base_id is None else f"U{base_id}"
    found = [f"{head}\tx{uid}"]
    size = len(found[0])
    for part in rest:
        if size + len(part) + 1 > MAX_LINE:
            found.append(again)
            size = len(again)
        found[-1] += "\t" + part
        size += len(part) + 1
    return found


def _head(client: Client, terms: Terms, base_id: int | None) -> str:
    letter = "I" if client.kind == "P" else "O"
    parts = [f"{letter}{plain(client.name)}" if base_id is None else f"U{base_id}"]
    parts += [letter + plain(client.fields[key]) for letter, key in _ATTRIBUTES if client.fields.get(key)]
    if base_id is None and client.fields.get("legal_name") == client.name:
        parts[1] = "l"  # the same: the commonest case
    parts += [
        f"{letter}{terms.ids[kind, client.values[kind].lower()]}"
        for letter, kind in _VALUES
        if kind in client.values
    ]
    employee = client.employee_id or terms.employee_id
    branch = client.branch_id or terms.branch_id
    parts += [f"e{employee}"] if employee else []
    parts += [f"b{branch}"] if branch else []
    parts += [f"h{client.birthday.isoformat()}"] if client.birthday else []
    note = plain(client.fields.get("note", ""))
    parts += [f"N{note}"] if note else []
    return "\t".join(parts)


def _parts(client: Client, terms: Terms) -> list[str]:
    """What follows the client, each piece with all its fields: it may begin a new line."""
    found = [_channel(channel) for channel in client.channels]
    found += [f"V{terms.ids[f'class:{title.lower()}', value.lower()]}" for title, value in client.classes]
    for person in client.persons:
        parts = [f"j{plain(person.job)}"] if person.job else []
        parts += [f"q{plain(person.salutation)}"] if person.salutation else []
        parts += [f"w{person.birthday.isoformat()}"] if person.birthday else []
        parts += [f"v{plain(person.note)}"] if person.note else []
        parts += [f"Q{plain(person.name)}", *map(_channel, person.channels)]
        found.append("\t".join(parts))
    return found


def _channel(channel: Channel) -> str:
    parts = []
    if channel.kind == PHONE:
        parts += [channel.normal] if channel.normal else []
    elif channel.normal and channel.kind != "E":
        parts += [f"n{plain(channel.normal)}"]
    parts += [f"L{plain(channel.label)}"] if channel.label else []
    return "\t".join([*parts, f"{channel.kind}{plain(channel.typed)}"])


def questions(clients: list[Client]) -> Iterator[str]:
    """The lines by which the base is asked for clients that these may be."""
    for place, client in enumerate(clients):
        words = names.words(client.name)
        channels = "|".join(normal for _, normal in channel_keys(client)[:6])
        first = words[0] if words else ""
        beginning = first[: max(_PREFIX, len(first) - 4)] if len(first) > _PREFIX else ""
        second = words[1] if len(words) > 1 else ""
        parts = (
            str(place),
            client.fields.get("tax_id", ""),
            channels,
            first[:40],
            second[:40],
            beginning[:40],
        )
        yield "\t".join(plain(part) for part in parts)


def blocks(all_lines: Iterable[str], size: int = MAX_BLOCK) -> Iterator[list[str]]:
    """Lines in blocks of at most `size` bytes, a line never cut."""
    block: list[str] = []
    used = 0
    for line in all_lines:
        length = len(line.encode()) + 1
        if block and used + length > size:
            yield block
            block, used = [], 0
        block.append(line)
        used += length
    if block:
        yield block
