"""What rights and audit cost a save, and how long the chain of seals takes to be checked over a million entries."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.core import store
from app.core.entities import ENTITIES
from db import audits, base
from db.engine import Embedded, Server, Target
from db.lane import Lane
from db.session import Session, open_session
from db.sql import Query
from tests.bench.table import Row, Section, median_ms
from tests.bench.wan import ThinLine
from tests.rig.server import ServerRig

CLIENTS, ROUNDS, SAVES = 600, 8, 60
ENTRIES = 1_000_000
GOAL, CHECK_SECONDS, PAGE_MS = 25, 60, 100
MANAGER, SECRET = "MANA", "bench-secret-1"
_KEPT = {
    "CLIENT_STAMP",
    "CLIENT_WORD_FILL",
}  # who and when and the version; search words: neither right nor audit
_COST = {"CLIENT_GUARD", "CLIENT_HIDE", "CLIENT_AUDIT", "CLIENT_DECOY"}
_NUMBER = itertools.count()  # no save writes what is there already
_WHAT = {"note": "a note", "several": "a note, the city and the status"}


def make(path: Path) -> None:
    """A base with a manager and clients of theirs; forced writes on, as every base has them."""
    base.create(path, firm="Bench", person="Anna", login="ANNA", branch="North")
    with base.owner(Embedded(str(path))) as con:
        cursor = con.cursor()
        cursor.execute(
            "insert into employee_t (name, login, branch_id, staff_role_id)"
            " values ('Manager', ?, 1, (select id from staff_role_t where code = 'manager')) returning id",
            (MANAGER,),
        )
        (manager,) = cursor.fetchone()
        for i in range(CLIENTS):
            cursor.execute(
                "insert into client_t (uid, name, legal_name, city, branch_id, employee_id, note) values (?, ?, ?, ?, 1, ?, ?)",
                (uuid.uuid4().hex, f"Client {i}", f"Client {i} Ltd", f"City {i % 50}", manager, "note " * 20),
            )
        cursor.close()
        con.commit()


def strip(path: Path) -> None:
    """The same base without rights and audit of clients: the person writes the table itself; stamps and search words stay."""
    with base.owner(Embedded(str(path))) as con:
        cursor = con.cursor()
        cursor.execute(
            "select trim(rdb$trigger_name) from rdb$triggers where rdb$relation_name = 'CLIENT_T' and rdb$system_flag = 0"
        )
        names = {name for (name,) in cursor.fetchall()}
        assert names == _KEPT | _COST, names
        for name in sorted(_COST):
            con.execute_immediate(f"alter trigger {name} inactive")
        con.execute_immediate(f"grant select, update on client_t to user {MANAGER}")
        cursor.close()
        con.commit()


def saves(lane: Lane, bare: bool, what: str, turn: int) -> Iterator[float]:
    """Times of saves in ms, each of another client, from the card's values to the answer; `bare`: of the table itself."""
    table = "client_t" if bare else "client"
    columns = ("id", "rv", *ENTITIES["client"].writable)
    first = turn * SAVES % (CLIENTS - SAVES) + 1
    text = f"select {', '.join(columns)} from {table} where id >= ? and id < ? order by id"
    rows = lane.submit(lambda s: s.rows(Query("read", text, (first, first + SAVES)))).result()
    chosen = Query(
        "status", "select first 4 id from dictionary_list where kind_code = 'status' order by id", ()
    )
    status = lane.submit(lambda s: s.rows(chosen)).result()
    lane.submit(lambda s: s.end_reading()).result()
    for values in rows:
        number = next(_NUMBER)
        card = dict(zip(columns, values, strict=True)) | {"note": f"changed for the {number}th time"}
        if what == "several":
            old = card["status_id"]
            other = next(one for (one,) in status if one != old)
            card |= {"city": f"City {number}", "status_id": other}
        began = time.perf_counter()
        saved = lane.submit(_save(card, table)).result()
        assert saved == store.Saved(card["id"], card["rv"] + 1)
        yield (time.perf_counter() - began) * 1000


def _save(card: dict[str, Any], table: str) -> Callable[[Session], store.Saved]:
    """The program's own save, turned to a table where the view is `client`."""
    if table == "client":
        return store.save("client", card)
    query = store.save_query("client", card)
    query = replace(query, text=query.text.replace("update client ", f"update {table} ", 1))

    def job(session: Session) -> store.Saved:
        row = session.write(query)
        assert row is not None
        return store.Saved(int(card["id"]), int(row[0]))

    return job


def share(full: Target, bare: Target, what: str, password: str = "") -> tuple[float, float]:
    """Median of a save and of a bare one in ms, one of the other kind after each."""
    found: dict[bool, list[float]] = {False: [], True: []}
    lanes = {
        is_bare: Lane(lambda target=target: open_session(target, MANAGER, password))
        for is_bare, target in ((False, full), (True, bare))
    }
    try:
        for is_bare, lane in lanes.items():
            list(saves(lane, is_bare, what, 99))
        for turn in range(ROUNDS):
            both = [saves(lane, is_bare, what, turn) for is_bare, lane in lanes.items()]
            for save, bare_save in zip(*both, strict=True):
                found[False].append(save)
                found[True].append(bare_save)
    finally:
        for lane in lanes.values():
            lane.close()
    return statistics.median(found[False]), statistics.median(found[True])


def row(where: str, what: str, times: tuple[float, float]) -> Row:
    """A line of the table."""
    save, bare = times
    cost = (save - bare) / save * 100
    note = f"{save:.2f} ms against {bare:.2f} ms without them"
    return Row(
        f"rights and audit of a save of {_WHAT[what]}, {where}",
        f"{GOAL} %",
        f"{cost:.0f} %",
        cost <= GOAL,
        note,
    )


def save_rows(folder: Path) -> Iterator[Row]:
    """The cost of a save: engine in the process, a server on this machine, a server over a local network."""
    full, bare = folder / "full.fdb", folder / "bare.fdb"
    make(full)
    shutil.copyfile(full, bare)
    strip(bare)
    for what in _WHAT:
        yield row("embedded", what, share(Embedded(str(full)), Embedded(str(bare)), what))
    rig = ServerRig().start()
    try:
        for path, alias in ((full, "bench_full"), (bare, "bench_bare")):
            rig.place(path, alias, {MANAGER: SECRET})
        for what in _WHAT:
            targets = [Server("127.0.0.1", rig.port, alias) for alias in ("bench_full", "bench_bare")]
            yield row("server on this machine", what, share(*targets, what, SECRET))
        with ThinLine(rig.port, 1, 100_000) as line:
            targets = [Server("127.0.0.1", line.port, alias) for alias in ("bench_full", "bench_bare")]
            for what in _WHAT:
                yield row("server over a network of 1 ms", what, share(*targets, what, SECRET))
    finally:
        rig.stop()


def filter_rows(path: Path) -> Iterator[Row]:
    """First pages of the audit over a million entries, of filters that many, few and no entries meet."""
    with open_session(Embedded(str(path)), "ANNA") as session:
        person = session.rows(Query("person", "select max(id) from employee", ()))[0][0]
        month = (dt.date(2025, 2, 1), dt.date(2025, 2, 28))
        asked: dict[str, dict[str, Any]] = {
            "all": {},
            "of a month of long ago": {"at": month},
            "of a person who has done nothing": {"employee": person},
            "of exports, of which there are none": {"kind": ["X"]},
            "of one client": {"row": {"entity": "client", "row_id": 778}},
            "with a text that stands nowhere, of a day of long ago": {
                "at": (month[0], month[0]),
                "text": "zzzz",
            },
        }
        for what, filters in asked.items():
            page = store.page("audit", filters=filters)
            took = median_ms(lambda page=page: page(session))
            yield Row(f"audit, first page: {what}", f"{PAGE_MS} ms", f"{took:.1f} ms", took <= PAGE_MS)


def check_row(path: Path) -> Row:
    """A million entries of a year, sealed and checked."""
    base.create(path, firm="Bench", person="Anna", login="ANNA")
    with base.owner(Embedded(str(path))) as con:
        con.execute_immediate("alter trigger audit_keep inactive")
        con.commit()
        con.execute_immediate("insert into employee_t (name, login, branch_id) values ('New', 'NEWCOMER', 1)")
        con.commit()
        con.execute_immediate("delete from audit_t")
        con.commit()
        con.execute_immediate(_FILL)
        con.commit()
        began = time.perf_counter()
        sealed = audits.seal(con)
        sealing = time.perf_counter() - began
        began = time.perf_counter()
        verdicts = audits.check(con)
        checking = time.perf_counter() - began
        assert sealed == ENTRIES
        assert all(one.holds for one in verdicts)
        _flip(con)
        assert [one.what for one in audits.check(con) if not one.holds] == ["changed"]
    note = f"{len(verdicts) - 1} seals; to seal them all took {sealing:.0f} s; one changed byte was found"
    return Row(
        f"chain of {ENTRIES:,} entries checked",
        f"{CHECK_SECONDS} s",
        f"{checking:.0f} s",
        checking <= CHECK_SECONDS,
        note,
    )


_FILL = f"""execute block as
  declare i integer = 0;
begin
  while (i < {ENTRIES}) do
  begin
    insert into audit_t (at_ts, login, session_id, entity, row_id, verb, changes)
    values (dateadd(31 * :i second to timestamp '2025-01-01 00:00'), 'E' || mod(:i, 50), :i / 100 + 1,
            decode(mod(:i, 3), 0, 'client', 1, 'task', 'interaction'), mod(:i * 7, 100000) + 1, iif(mod(:i, 4) = 0, 'I', 'U'),
            iif(mod(:i, 4) = 0, null, 'city 6 5:Moscow' || 'Omsk' || mod(:i, 10) || ';note -1 20:called again at noon;'));
    i = i + 1;
  end
end"""


def _flip(con: Any) -> None:
    con.execute_immediate(
        "update audit_t set changes = overlay(changes placing 'm' from 10)"
        f" where id = (select first 1 id from audit_t where id > {ENTRIES // 2} and verb = 'U' order by id desc)"
    )
    con.commit()


def section() -> Section:
    """Measure it."""
    with tempfile.TemporaryDirectory(prefix="paddock-audit-") as folder:
        chain = Path(folder) / "chain.fdb"
        rows = [*save_rows(Path(folder)), check_row(chain), *filter_rows(chain)]
    intro = (
        "A save of the client's card by a manager as the program does it, from the card's values to the answer that it is"
        " committed, with all that the base does for rights and audit: what the view lets see, guards, hidden fields, the entry"
        " of the audit, planted clients. Against it the same save by the same person on the table, where stamps, the check of"
        " the version and search words stay and nothing of rights and audit. The share is what the first takes longer, of all"
        " it takes; forced writes on; medians, one save of the other kind after each. A save of a note alone writes three pages"
        " without rights and audit and one more for the entry, which has no index and no number yet; polls of open programs"
        " number it later, outside of anybody's save. That page and a tenth of a millisecond for the rights are all there is;"
        " where disk and line take longer their share is less."
    )
    return Section("Audit", intro, rows)
