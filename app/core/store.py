"""The generic jobs over any entity: page, card, tab, save, remove, lookup. Each returns a function of a session."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.core.entities import ENTITIES
from app.core.entity import Entity, Tab
from app.core.facts import Facts
from app.core.jobs import reading
from app.core.search import words_of
from db import errors, looking, sql
from db.session import Session

Job = Callable[[Session], Any]
Row = tuple[Any, ...]
NEVER = dt.datetime(9999, 12, 31)
ALWAYS = dt.datetime(1, 1, 1)
_COMMON = 6  # so few characters of a tax number may be those of many; more are those of few
STEPPING = ("step_since", "step_before")  # filters of the steps that a slow list is looked through in
LEAVES = "leaves"  # the filter that keeps the rows whose export is open to the person


@dataclass(frozen=True)
class Page:
    """Rows of a list in its order, with the names of their columns. `more`: there are rows after these. `reached`: the keys that
    were looked at last, where the rows of a slow filter were not looked at to the end and did not fill the page.
    """

    columns: tuple[str, ...]
    rows: list[Row]
    more: bool
    reached: tuple[Any, ...] | None = None


@dataclass
class Card:
    """One row with what its card shows at once: titles of large references by field, channels, the first tab."""

    entity: str
    values: dict[str, Any]
    titles: dict[str, str] = field(default_factory=dict)
    parts: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def id(self) -> int | None:
        """The row's id, None for a row not saved yet."""
        return self.values.get("id")


@dataclass(frozen=True)
class Saved:
    """The answer of a save."""

    id: int
    rv: int


def new_uid() -> str:
    """A name for a row that its maker gives it, so that a save whose answer was lost is recognised."""
    return uuid.uuid4().hex


# ---- lists


def columns(entity: str) -> tuple[str, ...]:
    """Names of the columns of the entity's page, in order."""
    return sql.statement(f"{entity}.page").columns


def period(low: dt.date | None, high: dt.date | None) -> dict[str, dt.datetime]:
    """A period filter's values: both days included."""
    return {
        "low": dt.datetime.combine(low, dt.time()) if low else ALWAYS,
        "high": dt.datetime.combine(high + dt.timedelta(days=1), dt.time()) if high else NEVER,
    }


def sql_filters(entity: str, filters: Mapping[str, Any]) -> dict[str, Any]:
    """Filter values as widgets hold them (see app.core.entity.Filter) turned into those of the .sql files."""
    kinds = {f.name: f.kind for f in ENTITIES[entity].filters}
    found: dict[str, Any] = {}
    for name, value in filters.items():
        if kinds.get(name) == "period" and value and value != (None,):
            found[name] = period(*value)
        elif value is not None and value != () and value != "":
            found[name] = value
    if len(str(found.get("tax", ""))) > _COMMON and sql.IDS not in found:
        found["tax_near"] = {"tax": found.pop("tax")}
    return found


def narrowed(entity: str, filters: Mapping[str, Any] | None, facts: Facts) -> dict[str, Any]:
    """Filters with the equality that holds for all this person sees of the entity, so that an index gives the page.

    Only speed: the base's views decide. Rows of known ids and of one responsible have their indexes already.
    """
    filters = filters or {}
    if sql.IDS in filters or filters.get("employee"):
        return dict(filters)
    return {**facts.rights.permissions.near(entity), **filters}


def page_before_facts(entity: str, *, sort: str = "", size: int = 50) -> list[sql.Query]:
    """The first page for a person of whom nothing is known yet: statements of which one at most has rows."""
    cases = ("nothing_near", "my_near_branch", "my_near_person", "my_near_few")
    known = sql.statement(f"{entity}.page").filters
    found: list[dict[str, Any]] = [{case: {}} for case in cases if case in known] or [{}]
    return [page_query(entity, sort=sort, filters=filters, size=size) for filters in found]


def leaving(entity: str, filters: Mapping[str, Any], facts: Facts) -> dict[str, Any]:
    """Filters for what is to leave: where a person may export less than is seen, only the rows that may leave."""
    known = LEAVES in sql.statement(f"{entity}.page").filters
    narrower = facts.rights.permissions.exports_less(entity)
    return {**filters, LEAVES: {}} if known and narrower else dict(filters)


def filter_names(entity: str) -> frozenset[str]:
    """Filters that the entity's page takes."""
    declared = sql.statement(f"{entity}.page").filters
    kept = {LEAVES, *STEPPING, *(name for name in declared if " " in name or "near" in name)}
    return frozenset(declared.keys() - kept) | {sql.IDS}


def offers_not_set(entity: str, name: str) -> bool:
    """Whether a filter can ask for rows that have nothing there (None among its values; of a period: `(None,)`)."""
    return f"{name} empty" in sql.statement(f"{entity}.page").filters


def _slow(entity: str, sort: str, filters: Mapping[str, Any]) -> looking.Asked | None:
    """How to look through a list in steps: where a filter is in force that no index answers."""
    slow = ENTITIES[entity].slow
    asked = sql_filters(entity, filters)
    if not asked.keys() & set(slow):
        return None
    quick = {name: value for name, value in asked.items() if name not in slow}
    return looking.Asked(f"{entity}.page", sort or ENTITIES[entity].sort, quick, asked)


def page_query(
    entity: str,
    *,
    sort: str = "",
    filters: Mapping[str, Any] | None = None,
    after: Sequence[object] | None = None,
    size: int = 50,
) -> sql.Query:
    """The statement of one page; one row more than shown tells whether there are more."""
    return sql.page(
        f"{entity}.page",
        sort=sort or ENTITIES[entity].sort,
        filters=sql_filters(entity, filters or {}),
        after=after,
        size=size + 1,
    )


def page(
    entity: str,
    *,
    sort: str = "",
    filters: Mapping[str, Any] | None = None,
    after: Sequence[object] | None = None,
    size: int = 50,
    until: Sequence[object] | None = None,
) -> Callable[[Session], Page]:
    """A job for one page of a list. `after`: the keys of the last row held, from `keys_of`, or what was reached.

    Under a slow filter (see Entity.slow) it looks at so many rows only, and tells how far it came; at more when it has not come
    to `until`.
    """
    names = columns(entity)
    ways = len(_ways(filters or {}))
    query = page_asked(entity, sort=sort, filters=filters, after=after, size=size)
    slow = _slow(entity, sort, filters or {})
    first = sql.query(ENTITIES[entity].first) if ENTITIES[entity].first and after is None else None

    def job(session: Session) -> Page:
        if first is not None:
            session.rows(first, charged=True)
        if slow is not None:
            rows, reached = slow.page(session, after, size + 1, until)
            return Page(names, rows[:size], len(rows) > size or reached is not None, reached)
        rows = session.rows(query)
        if ways > 1:
            rows = [row for part in sql.unbundle(rows, [names] * ways) for row in part]
        return Page(names, rows[:size], len(rows) > size)

    return reading(job)


def page_asked(
    entity: str,
    *,
    sort: str = "",
    filters: Mapping[str, Any] | None = None,
    after: Sequence[object] | None = None,
    size: int = 50,
) -> sql.Query:
    """What `page` asks: the statement of the page, or a bundle of two ways to it of which the base takes one."""
    ways = _ways(filters or {})
    queries = [page_query(entity, sort=sort, filters=way, after=after, size=size) for way in ways]
    return queries[0] if len(queries) == 1 else sql.bundle(queries, [columns(entity)] * len(queries))


def _ways(filters: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """One set of filters, or two of which the base answers one: the beginning of a tax number that many have is met soon in any
    order of the list, one that few have is looked for by itself, and only the base knows which it is."""
    tax = str(filters.get("tax") or "")
    if not tax or len(tax) > _COMMON or sql.IDS in filters:
        return [filters]
    rest = {name: value for name, value in filters.items() if name != "tax"}
    return [{**rest, "tax_near": {"tax": tax}, "tax_rare": tax}, {**rest, "tax_common": tax}]


def keys_of(entity: str, sort: str, row: Row) -> tuple[Any, ...]:
    """The values of a row that say where the next page begins."""
    source = sql.statement(f"{entity}.page")
    return tuple(
        row[source.columns.index(column)] for column, _ in source.sorts[sort or ENTITIES[entity].sort]
    )


def sort_direction(entity: str, sort: str) -> bool:
    """Whether a sort begins with its largest value."""
    return sql.statement(f"{entity}.page").sorts[sort][0][1]


def count(entity: str, filters: Mapping[str, Any] | None = None) -> Callable[[Session], int]:
    """A job that counts the rows of a filter; may take seconds over a large base, so it is asked for, never automatic."""
    slow = _slow(entity, "", filters or {})
    if slow is not None:
        return reading(lambda session: slow.count(session))
    query = sql.counted(f"{entity}.page", sql_filters(entity, filters or {}))
    return reading(lambda session: int(session.rows(query)[0][0]))


def ids(entity: str, filters: Mapping[str, Any] | None, limit: int) -> Callable[[Session], list[int]]:
    """A job for the ids of all rows of a filter, at most `limit`."""
    slow = _slow(entity, "", filters or {})
    if slow is not None:
        return reading(lambda session: slow.ids(session, limit))
    query = sql.ids(f"{entity}.page", sql_filters(entity, filters or {}), limit)
    return reading(lambda session: [int(row[0]) for row in session.rows(query)])


# ---- cards


def tab_query(entity: str, row_id: int, tab: Tab, size: int = 40) -> tuple[sql.Query, tuple[str, ...]] | None:
    """The statement of a tab and its columns; None for a tab that has none of its own (classifiers)."""
    if tab.kind == "feed":
        source = sql.statement(f"{entity}.feed")
        return sql.query(source.name, id=row_id), source.columns
    if tab.kind == "list":
        return page_query(tab.entity, filters={tab.by: row_id}, size=size), columns(tab.entity)
    if tab.kind == "channels":
        source = sql.statement(f"channel.of_{entity}")
        return sql.query(source.name, id=row_id), source.columns
    if tab.kind == "files":
        return (
            sql.page(
                "attachment.page", sort="id", filters={"owner": {"kind": entity, "id": row_id}}, size=200
            ),
            columns("attachment"),
        )
    if tab.kind == "history":
        source = sql.statement("base.history_fields")
        return sql.query(source.name, entity=entity, id=row_id), source.columns
    if tab.kind == "classes":
        source = sql.statement("client.classes")
        return sql.query(source.name, id=row_id), source.columns
    return None


@dataclass(frozen=True)
class _Part:
    """One part of a card's bundle."""

    key: str
    query: sql.Query
    columns: tuple[str, ...]


def _card_parts(entity: str, row_id: int, first_tab: str) -> list[_Part]:
    declared = ENTITIES[entity]
    names = [("card", f"{entity}.card")]
    if "titles" in sql.read(entity):
        names.append(("titles", f"{entity}.titles"))
    if any(tab.kind == "channels" for tab in declared.tabs):
        names.append(("channels", f"channel.of_{entity}"))
    parts = [_Part(key, sql.query(name, id=row_id), sql.statement(name).columns) for key, name in names]
    tab = next((t for t in declared.tabs if t.key == first_tab), None)
    if tab and tab.kind != "channels" and (found := tab_query(entity, row_id, tab)):
        parts.append(_Part(tab.key, *found))
    return parts


def _bundled(entity: str, parts: list[_Part]) -> sql.Query:
    """The parts as one statement; the card's long texts come in pieces."""
    written = {name for name in parts[0].columns if type(_field(entity, name)).__name__ == "Memo"}
    return sql.bundle([p.query for p in parts], [p.columns for p in parts], {0: written})


def _field(entity: str, name: str) -> object:
    return next((f for f in ENTITIES[entity].fields if f.name == name), None)


def card_query(entity: str, row_id: int, first_tab: str = "") -> sql.Query:
    """The one statement of a card."""
    parts = _card_parts(entity, row_id, first_tab)
    return _bundled(entity, parts)


def card(entity: str, row_id: int, first_tab: str = "") -> Callable[[Session], Card]:
    """A job for a card with its titles, channels and first tab, in one round trip.

    Raises errors.Rule("gone") for a row that is not there (any more).
    """
    parts = _card_parts(entity, row_id, first_tab)
    names = [p.columns for p in parts]
    bundle = _bundled(entity, parts)
    charged = any(part.key == "channels" for part in parts)

    def job(session: Session) -> Card:
        rows = sql.unbundle(session.rows(bundle, charged=charged), names)
        answers = {part.key: found for part, found in zip(parts, rows, strict=True)}
        if not answers["card"]:
            raise errors.Rule("gone")
        values = dict(zip(names[0], answers.pop("card")[0], strict=True))
        return Card(entity, values, _titles(entity, answers.pop("titles", [])), answers)

    return reading(job)


def _titles(entity: str, rows: list[Row]) -> dict[str, str]:
    """Names of large references by their field: client_title stands for client_id."""
    if not rows:
        return {}
    named = zip(sql.statement(f"{entity}.titles").columns, rows[0], strict=True)
    return {f"{name.removesuffix('_title')}_id": str(value) for name, value in named if value is not None}


def tab_rows(entity: str, row_id: int, key: str, size: int = 40) -> Callable[[Session], list[Row]]:
    """A job for the rows of one tab; their columns are those of `tab_columns`."""
    tab = next(t for t in ENTITIES[entity].tabs if t.key == key)
    found = tab_query(entity, row_id, tab, size)
    charged = tab.kind == "channels"
    return reading(lambda session: session.rows(found[0], charged=charged) if found else [])


def tab_columns(entity: str, key: str) -> tuple[str, ...]:
    """Names of the columns of a tab's rows."""
    tab = next(t for t in ENTITIES[entity].tabs if t.key == key)
    found = tab_query(entity, 0, tab)
    return found[1] if found else ()


def blank(entity: str, facts: Any, given: Mapping[str, Any] | None = None) -> Card:
    """A new row's card: the declaration's defaults and what the caller knows already."""
    declared: Entity = ENTITIES[entity]
    values: dict[str, Any] = dict.fromkeys((f.name for f in declared.fields), None)
    values.update(declared.defaults(facts) if declared.defaults else {})
    values.update(given or {})
    values["uid"] = new_uid()
    return Card(entity, values)


def save_query(entity: str, values: Mapping[str, Any]) -> sql.Query:
    """The statement of a save: an insert when there is no id yet, else an update of the version that was read."""
    declared = ENTITIES[entity]
    given = {name: values.get(name) for name in declared.writable}
    for flag in declared.fields:
        if type(flag).__name__ == "Flag" and flag.name in given:
            given[flag.name] = bool(given[flag.name])
    for text in declared.fields:  # columns that sort are never null
        if text.name in ("city", "region") and text.name in given:
            given[text.name] = given[text.name] or ""
    if values.get("id") is None:
        return sql.query(f"{entity}.insert", uid=values["uid"], **given)
    return sql.query(f"{entity}.update", id=values["id"], rv=values["rv"], **given)


def save(entity: str, values: Mapping[str, Any]) -> Callable[[Session], Saved]:
    """A job that saves one row, committed, in one round trip. Raises errors.Conflict when somebody was first.

    `values` has the declaration's fields, plus uid for a new row, or id and rv of the version that was read.
    """
    query = save_query(entity, values)

    def job(session: Session) -> Saved:
        row = session.write(query)
        if row is None:
            raise errors.Conflict(query.name)
        return Saved(int(row[0]), int(row[1])) if len(row) > 1 else Saved(int(values["id"]), int(row[0]))

    return job


def arrived(entity: str, uid: str) -> Callable[[Session], Saved | None]:
    """A job that tells whether an insert whose answer was lost had arrived."""
    query = sql.query(f"{entity}.arrived", uid=uid)

    def job(session: Session) -> Saved | None:
        row = session.one(query)
        return Saved(int(row[0]), int(row[1])) if row else None

    return reading(job)


def remove(entity: str, row_id: int, rv: int) -> Callable[[Session], None]:
    """A job that deletes one row. Raises errors.InUse while others point at it, errors.Conflict when it changed."""
    query = sql.query(f"{entity}.delete", id=row_id, rv=rv)

    def job(session: Session) -> None:
        if session.write(query) is None:
            raise errors.Conflict(query.name)

    return job


# ---- references


def lookup(entity: str, text: str) -> Callable[[Session], list[tuple[int, str, str]]]:
    """A job for rows of a large entity whose name has these beginnings of words: id, title, hint."""
    w1, w2, w3, w4 = words_of(text)
    query = sql.query(f"{entity}.lookup", w1=w1, w2=w2, w3=w3, w4=w4)
    return reading(lambda session: list(dict.fromkeys(session.rows(query))))


def title(entity: str, row_id: int) -> Callable[[Session], str]:
    """A job for the name of one row, "" when it is not there."""
    query = sql.query(f"{entity}.title", id=row_id)

    def job(session: Session) -> str:
        row = session.one(query)
        return str(row[1]) if row else ""

    return reading(job)


def suggestions(entity: str, name: str, text: str) -> Callable[[Session], list[str]]:
    """A job for values used before in a text field (cities, regions) that begin like this."""
    query = sql.query(f"{entity}.{name}", text=text)
    return reading(lambda session: [str(row[0]) for row in session.rows(query)])
