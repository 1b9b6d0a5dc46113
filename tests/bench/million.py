"""A base of a million clients for the measurements, made once and kept outside the repository.

    python -m tests.bench.million [--clients N]      make it and say where it is

Kept in PADDOCK_BENCH_DIR (default ~/.cache/paddock-bench) under a name that follows from the tables of schema.sql;
when only the code of the schema has changed, the code in the kept base is dropped and installed anew.

Rows stream in through the engine's batches with the audit, word and telephone triggers asleep and the indexes off;
what those triggers would have written is made here.  50 employees; words of every name; a telephone for every client,
an e-mail for half; 200,000 contact persons with an employment and a telephone each.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from db import base, migrate
from db.demo import bulk, load
from db.demo.country import pack, tax_number
from db.engine import Embedded
from db.script import SCHEMA, parts, table_statements
from db.seed import OWNER
from db.session import Session, open_session

CLIENTS = 1_000_000
MAKER = 1  # raise it when this file makes other rows
EMPLOYEES = 50
PART = 50_000
_CACHE = 60_000  # pages of 16 KB
_MARKS = re.compile(r"""[\s.,;:!?"'`()\[\]{}<>/\\|_+*=&#@~^%$«»„“”’–—№-]+""")
_ASLEEP = [
    "client_audit",
    "client_word_fill",
    "contact_audit",
    "contact_word_fill",
    "channel_audit",
    "channel_normalise",
    "employment_audit",
]
_BUSY_TABLES = ("CLIENT_T", "CLIENT_WORD_T", "CONTACT_T", "CONTACT_WORD_T", "CHANNEL_T", "EMPLOYMENT_T")
NOW = datetime(2026, 11, 20, 15, 0)
Say = Callable[[str], None]


class Q(NamedTuple):
    text: str
    values: tuple[object, ...] = ()
    name: str = "million"


def folder() -> Path:
    return Path(os.environ.get("PADDOCK_BENCH_DIR") or Path.home() / ".cache" / "paddock-bench")


def ready(clients: int = CLIENTS, say: Say = print) -> Path:
    """The path of the base; made, or brought to the present code, if need be."""
    tables, code = parts(SCHEMA.read_text(encoding="utf-8"))
    path = folder() / f"million-{clients}-{_mark(''.join(table_statements(tables)))}-{MAKER}.fdb"
    stamp = path.with_suffix(".code")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _make(path, clients, say)
        stamp.write_text(_mark(code))
    elif stamp.read_text() != _mark(code):
        say("new code for the kept base")
        with base.owner(Embedded(str(path))) as con:
            migrate.drop_code(con)
            migrate.install_code(con, code)
        stamp.write_text(_mark(code))
    return path


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _make(path: Path, clients: int, say: Say) -> None:
    part = path.with_suffix(f".{os.getpid()}.part")  # another run may be making it too
    began = time.monotonic()

    def tell(what: str) -> None:
        say(f"{time.monotonic() - began:6.0f} s  {what}")

    load.create(part, "small", "ru", 1, NOW)
    with open_session(Embedded(str(part)), OWNER, page_cache=_CACHE) as session:
        sizes = Sizes(clients, clients // 5, *_start(session))
        _sleep(session, "inactive")
        tell("a small demo base, triggers and indexes off")
        for fill in (
            _employees,
            _clients,
            _words,
            _channels,
            _contacts,
            _contact_words,
            _employments,
            _contact_channels,
        ):
            fill(session, sizes)
            tell(fill.__name__.strip("_").replace("_", " "))
        _sleep(session, "active")
        tell("indexes")
        load._restart_identities(session)
        load._refresh_statistics(session)
    part.rename(path)
    tell(f"done, {path.stat().st_size / 1e6:.0f} MB")


class Sizes(NamedTuple):
    """How many rows are added, and the ids that the small base had taken."""

    clients: int
    contacts: int
    client_top: int
    contact_top: int
    employee_top: int
    branches: tuple[int, ...]
    statuses: tuple[int, ...]


def _start(session: Session) -> tuple[int, int, int, tuple[int, ...], tuple[int, ...]]:
    tops = [session.rows(Q(f"select max(id) from {t}_t"))[0][0] for t in ("client", "contact", "employee")]
    branches = tuple(k for (k,) in session.rows(Q("select id from branch_t order by id")))
    statuses = tuple(k for (k,) in session.rows(Q("select id from dictionary_t where kind_id = 1")))
    session.end_reading()
    return tops[0], tops[1], tops[2], branches, statuses


def _sleep(session: Session, state: str) -> None:
    with session.act() as act:
        for trigger in _ASLEEP:
            act.define(f"alter trigger {trigger} {state}")
    names = session.rows(
        Q(
            f"""select trim(i.rdb$index_name) from rdb$indices i
                 where i.rdb$relation_name in ({", ".join(f"'{t}'" for t in _BUSY_TABLES)})
                   and not exists (select 1 from rdb$relation_constraints c where c.rdb$index_name = i.rdb$index_name)"""
        )
    )
    session.end_reading()
    for (name,) in names:
        with session.act() as act:
            act.define(f'alter index "{name}" {state}')


def _stream(session: Session, table: str, columns: Sequence[str], rows: Iterator[Sequence[object]]) -> None:
    """Insert rows in parts, each in a transaction of its own."""
    part: list[Sequence[object]] = []

    def put() -> None:
        with session.act() as act:
            bulk.insert(session._attachment, act._transaction, table, columns, part)
        part.clear()

    for row in rows:
        part.append(row)
        if len(part) == PART:
            put()
    put()


def _employees(session: Session, sizes: Sizes) -> None:
    roles = dict(session.rows(Q("select code, id from staff_role_t")))
    director, head = roles["director"], roles["head"]
    session.end_reading()
    rows = (
        (
            sizes.employee_top + n,
            f"{n:032x}",
            f"Сотрудник {n:02d}",
            f"E{n:02d}",
            sizes.branches[n % 3],
            director if n % 3 == 1 else head,
        )
        for n in range(1, EMPLOYEES - sizes.employee_top + 1)
    )
    _stream(session, "employee_t", ("id", "uid", "name", "login", "branch_id", "staff_role_id"), rows)


def names(clients: int) -> Iterator[tuple[str, str, str]]:
    """Kind, name and legal name of each client, the same at each call: two firms in three, the rest persons."""
    rng = Random("names")
    ru, de, fr = pack("RU"), pack("DE"), pack("FR")
    trades = [t for group in ru["trades"].values() for t in group]
    foreign = [(p, [t for group in p["trades"].values() for t in group]) for p in (de, fr)]
    cities = [c["name"] for c in ru["cities"]]
    for n in range(clients):
        draw = rng.random()
        if draw < 0.33:
            last, first = rng.choice(ru["surnames"]), rng.choice(ru["male"])
            name = f"{last} {first} {rng.choice(ru['fathers']).split('|')[0]}"
            yield "P", name, ""
        elif draw < 0.8:
            name = f"{rng.choice(ru['bases'])}{rng.choice(trades)} {rng.choice(cities)} {n % 997}"
            yield "O", name, f"Общество с ограниченной ответственностью «{name}»"
        else:
            land, goods = rng.choice(foreign)
            name = f"{rng.choice(land['bases'])} {rng.choice(goods)} {rng.choice(land['surnames'])} {n % 89}"
            yield "O", name, f"{name} {land['forms'][0].split('|')[0]}"


def _clients(session: Session, sizes: Sizes) -> None:
    rng = Random("clients")
    cities = [(c["name"], c["region"], c["tax"]) for c in pack("RU")["cities"]]
    columns = [
        "id",
        "uid",
        "kind",
        "name",
        "legal_name",
        "country",
        "tax_id",
        "region",
        "city",
        "status_id",
        "employee_id",
        "branch_id",
        "last_key",
        "next_key",
        "created_at",
    ]

    def rows() -> Iterator[Sequence[object]]:
        for n, (kind, name, legal) in enumerate(names(sizes.clients), 1):
            city, region, code = cities[int(rng.random() ** 2 * len(cities))]
            created = NOW - timedelta(minutes=rng.randrange(5 * 365 * 1440))
            last = created + (NOW - created) * rng.random()
            due = NOW + timedelta(minutes=rng.randrange(-9000, 90000)) if n % 3 else datetime(9999, 12, 31)
            yield (
                sizes.client_top + n,
                f"{n:032x}",
                kind,
                name,
                legal or None,
                "RU",
                tax_number(rng, "RU", kind == "P", code),
                region,
                city,
                rng.choice(sizes.statuses),
                1 + int(rng.random() ** 1.5 * EMPLOYEES),
                sizes.branches[int(rng.random() ** 3 * 3)],
                last,
                due,
                created,
            )

    _stream(session, "client_t", columns, rows())


def split(*texts: str) -> list[str]:
    """The words of names as words_of cuts them, none twice for a comparison without case and accents."""
    found: dict[str, str] = {}
    for word in _MARKS.split(" ".join(texts)):
        if word:
            plain = unicodedata.normalize("NFD", word[:40].casefold())
            key = "".join(c for c in plain if not unicodedata.combining(c))
            found.setdefault(key, word[:40])
    return list(found.values())


def _words(session: Session, sizes: Sizes) -> None:
    rows = (
        (sizes.client_top + n, word)
        for n, (_, name, legal) in enumerate(names(sizes.clients), 1)
        for word in split(name, legal)
    )
    _stream(session, "client_word_t", ("client_id", "word"), rows)


def _phone(rng: Random) -> tuple[str, str, str]:
    digits = f"79{rng.randrange(10**9):09d}"
    return f"8 ({digits[1:4]}) {digits[4:7]}-{digits[7:9]}-{digits[9:]}", f"+{digits}", digits[::-1]


def _channels(session: Session, sizes: Sizes) -> None:
    rng = Random("channels")

    def rows() -> Iterator[Sequence[object]]:
        for n in range(1, sizes.clients + 1):
            key = sizes.client_top + n
            yield (f"a{n:031x}", key, None, "P", *_phone(rng), True)
            if n % 2:
                mail = f"office{n}@client{n % 5000}.example.com"
                yield (f"b{n:031x}", key, None, "E", mail, mail, "", False)

    _stream(session, "channel_t", _CHANNEL, rows())


_CHANNEL = ("uid", "client_id", "contact_id", "kind", "typed", "normal", "tail", "is_main")


def people(contacts: int) -> Iterator[str]:
    rng = Random("people")
    ru = pack("RU")
    for _ in range(contacts):
        father = rng.choice(ru["fathers"]).split("|")[0]
        yield f"{rng.choice(ru['surnames'])} {rng.choice(ru['male'])} {father}"


def _contacts(session: Session, sizes: Sizes) -> None:
    rows = (
        (sizes.contact_top + n, f"c{n:031x}", name, sizes.branches[n % 3], 1 + n % EMPLOYEES)
        for n, name in enumerate(people(sizes.contacts), 1)
    )
    _stream(session, "contact_t", ("id", "uid", "name", "branch_id", "employee_id"), rows)


def _contact_words(session: Session, sizes: Sizes) -> None:
    rows = (
        (sizes.contact_top + n, word)
        for n, name in enumerate(people(sizes.contacts), 1)
        for word in split(name)
    )
    _stream(session, "contact_word_t", ("contact_id", "word"), rows)


def _employments(session: Session, sizes: Sizes) -> None:
    rows = (
        (f"d{n:031x}", sizes.contact_top + n, sizes.client_top + n * (sizes.clients // sizes.contacts), True)
        for n in range(1, sizes.contacts + 1)
    )
    _stream(session, "employment_t", ("uid", "contact_id", "client_id", "is_main"), rows)


def _contact_channels(session: Session, sizes: Sizes) -> None:
    rng = Random("contact channels")
    rows = (
        (f"e{n:031x}", None, sizes.contact_top + n, "P", *_phone(rng), True)
        for n in range(1, sizes.contacts + 1)
    )
    _stream(session, "channel_t", _CHANNEL, rows)


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the large base of the measurements.")
    parser.add_argument("--clients", type=int, default=CLIENTS)
    print(ready(parser.parse_args().clients))


if __name__ == "__main__":
    main()
