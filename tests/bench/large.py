"""What the statements of the screens cost the embedded engine over a million clients."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from app.core import store
from app.core.begin import begin
from app.core.search import find_query
from db import sql
from db.engine import Embedded
from db.session import Session, open_session
from tests.bench.million import CLIENTS, Q, ready
from tests.bench.table import Row, Section

LIST_MS, FIND_MS = 100.0, 50.0


class Ask(NamedTuple):
    """A kind of statement: its goal, and several of it with different values."""

    name: str
    goal: float
    queries: list[sql.Query]


def lists(owner: Session, reader: Session) -> Iterator[Ask]:
    """Pages of the client list in each order and place, and filtered."""
    deep = owner.rows(
        Q("select name, id from client_t order by name offset 900000 rows fetch first 5 rows only")
    )
    persons = owner.rows(Q("select id from employee_t where login in ('E10', 'E20', 'DEMO')"))
    status = owner.rows(Q("select id from dictionary_t where kind_id = 1"))[0][0]

    def page(**asked: Any) -> sql.Query:
        return store.page_asked("client", **asked)

    yield Ask("open: first page by name", LIST_MS, [page()])
    yield Ask("page from the 900,000th row by name", LIST_MS, [page(after=tuple(k)) for k in deep])
    for order in ("city", "last", "next", "created"):
        yield Ask(f"sorted by {order}", LIST_MS, [page(sort=order)])
        row = reader.rows(page(sort=order, size=300))[-1]
        yield Ask(
            f"sorted by {order}, 300 rows on",
            LIST_MS,
            [page(sort=order, after=store.keys_of("client", order, row))],
        )
    yield Ask("of one responsible", LIST_MS, [page(filters={"employee": (k,)}) for (k,) in persons])
    yield Ask(
        "of one responsible, by next step",
        LIST_MS,
        [page(filters={"employee": (k,)}, sort="next") for (k,) in persons],
    )
    yield Ask("of one status", LIST_MS, [page(filters={"status": (status,)})])
    yield Ask(
        "name begins with", LIST_MS, [page(filters={"text": t}) for t in ("Орлов", "Смирнов", "Урал", "Яя")]
    )
    yield Ask("of one city", LIST_MS, [page(filters={"city": t}) for t in ("Москва", "Владивосток", "Нет")])
    yield Ask(
        "one responsible and one city",
        LIST_MS,
        [page(filters={"employee": (persons[0][0],), "city": "Иркутск"})],
    )
    yield Ask(
        "tax number begins with",
        LIST_MS,
        [page(filters={"tax": t}) for t in ("7701", "781", "16", "99", "7")],
    )
    yield Ask(
        "without an activity for 2 years", LIST_MS, [page(filters={"last": (None, _YEARS_AGO)}, sort="last")]
    )


def searches(owner: Session, reader: Session) -> Iterator[Ask]:
    """What people type, kind and hard."""
    tax = owner.rows(
        Q("select first 3 skip 5000 tax_id from client_t where tax_id is not null order by tax_id")
    )
    phones = owner.rows(Q("select first 3 skip 70000 normal from channel_t where kind = 'P' order by id"))
    texts = {
        "one word": ("смирнов", "уралстрой", "яковлев", "nordwind", "x", "об", "о"),
        "two words": (
            "смирнов пётр",
            "уралстрой казань",
            "nordwind huber",
            "сергей тимоф",
            "орлов обществ",
            "ал ив",
        ),
        "three words": ("смирнов пётр серг", "волгаторг самара 12", "ивано ольг ник", "иль ник вас"),
        "two common words, no hit": (
            "ответственностью ирина",
            "обществ huber",
            "ограниченной müller",
            "обществ сергеевич",
            "иванович казань",
        ),
        "words that nobody has": ("щщщщ", "иванов щщщщ", "обществ щщщ", "щщщ ответственностью"),
        "e-mail": ("office4", "office777@", "office12345@client"),
        "tax number": tuple(k[:n] for (k,) in tax for n in (6, 10)),
        "end of a phone, 4 digits": tuple(k[-4:] for (k,) in phones),
        "end of a phone, 7 digits": tuple(k[-7:] for (k,) in phones),
        "whole phone, typed with 8": tuple("8" + k[2:] for (k,) in phones),
    }
    for name, typed in texts.items():
        yield Ask(f"search: {name}", FIND_MS, [q for t in typed if (q := find_query(t)) is not None])


_YEARS_AGO = date(2024, 11, 20)


def slowest_ms(session: Session, ask: Ask, times: int = 5) -> tuple[float, float]:
    """Median over all its statements, and the median of the slowest of them; warm, in ms of this process's processor
    time (the engine runs in it), which other work on the machine does not disturb.
    """
    medians = []
    for query in ask.queries:
        session.rows(query)
        found = []
        for _ in range(times):
            began = time.process_time()
            session.rows(query)
            found.append((time.process_time() - began) * 1000)
        medians.append(statistics.median(found))
    return statistics.median(medians), max(medians)


def measure(login: str, asks: Callable[[Session, Session], Iterator[Ask]]) -> list[Row]:
    path = ready(CLIENTS, lambda _: None)
    rows = []
    with (
        open_session(Embedded(str(path)), "PADDOCK_OWNER") as owner,
        open_session(Embedded(str(path)), login) as session,
    ):
        chosen = list(asks(owner, session))
        owner.rest()
        for ask in chosen:
            middle, most = slowest_ms(session, ask)
            rows.append(
                Row(
                    ask.name,
                    f"{ask.goal:.0f} ms",
                    f"{middle:.1f} ms",
                    most <= ask.goal,
                    f"slowest {most:.1f} ms",
                )
            )
    return rows


FEW = 500  # clients of a million: 0.05 %


def restrict(owner: Session) -> None:
    """Somebody who sees the own few clients only, and the head of a small department who sees those of its people."""
    if owner.rows(Q("select 1 from employee_t where login = 'FEW'")):
        return
    with owner.act() as act:
        act.execute(Q("insert into department_t (name, branch_id) select 'Few', min(id) from branch_t"))
        (department,) = act.rows(Q("select max(id) from department_t"))[0]
        for login, scope in (("FEW", "O"), ("FEWHEAD", "T"), ("FEWTOO", "O")):
            act.execute(
                Q(
                    "insert into employee_t (name, login, branch_id, department_id, staff_role_id) select ?, ?, min(b.id), ?,"
                    " (select id from staff_role_t where code = 'manager') from branch_t b",
                    (login, login, department),
                )
            )
            act.execute(
                Q(
                    "insert into permission_t (uid, employee_id, block, verb, scope)"
                    " select lower(replace(uuid_to_char(gen_uuid()), '-', '')), id, 'client', 'S', ? from employee_t"
                    " where login = ?",
                    (scope, login),
                )
            )
        act.execute(
            Q(
                "update client_t set employee_id = (select id from employee_t where login = iif(mod(client_t.id, 4000) = 0,"
                f" 'FEW', 'FEWTOO')) where mod(id, {CLIENTS // FEW}) = 0"
            )
        )


def restricted(login: str, what: str, goal: float) -> Row:
    """The first page for somebody who sees few of the million, asked as the program asks it."""
    path = ready(CLIENTS, lambda _: None)
    with open_session(Embedded(str(path)), "PADDOCK_OWNER") as owner:
        restrict(owner)
    with open_session(Embedded(str(path)), login) as session:
        near = begin("client")(session).facts.rights.permissions.near("client")
        ask = Ask(what, goal, [store.page_query("client", filters=near)])
        assert session.rows(ask.queries[0])
        _, most = slowest_ms(session, ask)
    return Row(
        what, f"{goal:.0f} ms", f"{most:.1f} ms", most <= goal, f"narrowed by {', '.join(near) or 'nothing'}"
    )


def section() -> Section:
    few = [
        restricted("FEW", "first page of who sees the own 250 of them", 20.0),
        restricted("FEWHEAD", "first page of a head who sees the 500 of a department", 20.0),
    ]
    rows = measure("DEMO", lists) + measure("DEMO", searches)
    intro = (
        "1,000,000 clients, 200,000 persons, 1,700,000 channels, 50 employees; embedded engine, warm, prepared, 50 rows "
        "of the list; processor time: the median, and the slowest of the statements tried. The person sees every branch, or one of three."
    )
    narrow = [
        Row(f"{r.measure} (one branch)", *r[1:]) for r in measure("E03", lists) + measure("E03", searches)
    ]
    return Section("A million clients", intro, rows + few + narrow)
