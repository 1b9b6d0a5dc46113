"""Named statements from the .sql files: reading them, composing filter, sort and page, bundling several into one.

A file of db/sql/ holds the statements of one entity:

    -- name: page
    select id, name, created_at from client_list
    -- filter text: name starting with :text
    -- filter status: status_id = :status
    -- filter status empty: status_id is null
    -- filter tax on client_tax: tax_id starting with :tax
    -- join tax_near: client_tax x where x.tax_id starting with :tax
    -- sort name: name, id
    -- sort created: created_at desc, id desc

Nothing outside these files ever writes a column name into a query. A filter's value may be several values (they are
alternatives), and None among them takes the fragment named "empty". A filter "on" another view asks that one, of the same
columns, in place of the list's. A join names a view whose rows come first: few of them,
found by an index that the list's own column, which may be hidden, does not have.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "sql"
_NAME = re.compile(r"^-- name: (\w+)\s*$")
_FILTER = re.compile(r"^-- filter (\w+)( empty)?(?: on (\w+))?: (.+)$")
_JOIN_LINE = re.compile(r"^-- join (\w+): (\w+ x where .+)$")
_SORT = re.compile(r"^-- sort (\w+): (.+)$")
_PARAM = re.compile(r"(?<![:\w]):(\w+)")


@dataclass(frozen=True)
class Query:
    """What a session runs: the statement's name for logs, its text with ? marks, and the values in their order."""

    name: str
    text: str
    values: tuple[object, ...] = ()


@dataclass(frozen=True)
class Statement:
    """A named statement as written, with its filters and sorts."""

    name: str
    text: str
    filters: Mapping[str, str]
    sorts: Mapping[str, tuple[tuple[str, bool], ...]]  # column, descending
    views: Mapping[str, str]  # the view that a filter asks in place of the statement's own

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the select list: the word after the last dot or blank of each item."""
        head = re.split(r"\bfrom\b", self.text, maxsplit=1)[0]
        return tuple(re.split(r"[.\s]", item.strip())[-1] for item in _items(head.split(None, 1)[1]))


def _items(text: str) -> list[str]:
    """Cut a select list at the commas that stand outside brackets."""
    found, depth, start = [], 0, 0
    for i, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            found.append(text[start:i])
            start = i + 1
    return [*found, text[start:]]


@cache
def read(file: str, folder: Path = _FOLDER) -> dict[str, Statement]:
    """All statements of one file, by name. Raises FileNotFoundError, ValueError for a line that is out of place."""
    found: dict[str, Statement] = {}
    name, lines = "", list[str]()
    filters: dict[str, str] = {}
    sorts: dict[str, tuple[tuple[str, bool], ...]] = {}
    views: dict[str, str] = {}

    def close() -> None:
        if name:
            text = "\n".join(lines).strip()
            found[name] = Statement(f"{file}.{name}", text, dict(filters), dict(sorts), dict(views))
        for kept in (lines, filters, sorts, views):
            kept.clear()

    for line in (folder / f"{file}.sql").read_text(encoding="utf-8").splitlines():
        if match := _NAME.match(line):
            close()
            name = match[1]
        elif match := _FILTER.match(line):
            filters[match[1] + (match[2] or "")] = match[4]
            if match[3]:
                views[match[1]] = match[3]
        elif match := _JOIN_LINE.match(line):
            filters[match[1]] = _JOINED + match[2]
        elif match := _SORT.match(line):
            sorts[match[1]] = tuple(_direction(part) for part in match[2].split(","))
        elif not line.startswith("--"):
            lines.append(line)
    close()
    return found


def _direction(part: str) -> tuple[str, bool]:
    words = part.split()
    return words[0], words[1:] == ["desc"]


def statement(name: str) -> Statement:
    """The statement of a dotted name such as "client.card". Raises KeyError when the file has none of that name."""
    file, _, wanted = name.partition(".")
    try:
        return read(file)[wanted]
    except FileNotFoundError as error:
        raise KeyError(name) from error


def bind(name: str, text: str, values: Mapping[str, object]) -> Query:
    """Turn :names into ? marks. Raises KeyError for a name without a value."""
    order: list[object] = []

    def mark(match: re.Match[str]) -> str:
        order.append(values[match[1]])
        return "?"

    return Query(name, _PARAM.sub(mark, text), tuple(order))


def query(name: str, /, **values: object) -> Query:
    """A named statement with its values."""
    return bind(name, statement(name).text, values)


def page(
    name: str,
    *,
    sort: str,
    filters: Mapping[str, object] | None = None,
    after: Sequence[object] | None = None,
    size: int = 50,
) -> Query:
    """One keyset page: the rows after `after` (the sort columns' values of the last row held), in an index's order.

    The predicate for ascending (name, id) is  name >= ? and (name > ? or id > ?)  : the first half lets the engine start
    the index walk at the right place, the second leaves out what was seen. For texts see `_beyond`.
    """
    source = statement(name)
    head, where, values = _asked(source, filters or {})
    keys = source.sorts[sort]
    if after is not None:
        text, more = _beyond(keys, after)
        where.append(text)
        values += more
    order = ", ".join(f"{column} desc" if down else column for column, down in keys)
    text = f"{head}{_where(where)} order by {order} fetch first {int(size)} rows only"
    return Query(f"{name}/{sort}", text, tuple(values))


def edge(
    name: str,
    *,
    sort: str,
    filters: Mapping[str, object] | None = None,
    after: Sequence[object] | None = None,
    size: int = 50,
) -> Query:
    """The keys of the last of the next `size` rows of a page's order; no row when there are fewer."""
    rows = page(name, sort=sort, filters=filters, after=after, size=size)
    keys = ", ".join(f"x.{column}" for column, _ in statement(name).sorts[sort])
    text = f"select first 1 skip {int(size) - 1} {keys} from (\n{rows.text}\n) x"
    return Query(f"{rows.name}/edge", text, rows.values)


def _beyond(
    keys: Sequence[tuple[str, bool]], after: Sequence[object], inside: bool = False
) -> tuple[str, list[object]]:
    """The predicate for rows after a row, with its values.

    Strings compare without case and accents here, but indexes and sorts put equal ones in the order of the collation
    UNICODE: "alpha", "Alpha", "álpha". So a text's ties are told apart by that, or rows between two pages are lost.

    Only the first comparison may use an index: for the two sides of the OR the engine would gather a bitmap of all rows
    still to come (0.15 s of a million) beside the index that it walks.
    """
    (first, down), rest = keys[0], keys[1:]
    strict, loose = ("<", "<=") if down else (">", ">=")
    if not rest:
        return f"{_unindexed(first) if inside else first} {strict} ?", [after[0]]
    inner, values = _beyond(rest, after[1:], inside=True)
    if not sorts_as_text(first):
        return f"{first} {loose} ? and ({_unindexed(first)} {strict} ? or {inner})", [
            after[0],
            after[0],
            *values,
        ]
    exact = f"{first} collate unicode"
    return (
        f"{first} {loose} ? and ({exact} {strict} ? or ({exact} = ? and {inner}))",
        [after[0], after[0], after[0], *values],
    )


def _unindexed(column: str) -> str:
    """The same value as an expression that no index answers."""
    return f"{column} || ''" if kind_of(column) == "text" else f"{column} + 0"


def conditions(source: Statement, filters: Mapping[str, object]) -> tuple[list[str], list[object]]:
    """The predicates of some filters and their values, in order. Raises KeyError for a filter the file lacks."""
    where: list[str] = []
    values: list[object] = []
    for key, value in filters.items():
        if isinstance(value, dict):  # a period or another fragment with several parameters
            parts = [(key, dict(value.items()))]
        else:
            several = value if isinstance(value, (tuple, list)) else (value,)
            parts = [(f"{key} empty", {}) if v is None else (key, {key: v}) for v in several]
        texts = []
        for fragment, given in parts:
            bound = bind(source.name, source.filters[fragment], given)
            texts.append(bound.text)
            values += bound.values
        where.append(texts[0] if len(texts) == 1 else "(" + " or ".join(f"({t})" for t in texts) + ")")
    return where, values


def _where(predicates: Sequence[str]) -> str:
    return "\n where " + "\n   and ".join(f"({p})" for p in predicates) if predicates else ""


def filtered(name: str, filters: Mapping[str, object], wrap: str = "{}") -> Query:
    """A statement with filters and no order, set into `wrap`: select count(*) from ({}), say."""
    head, where, values = _asked(statement(name), filters)
    return Query(f"{name}/all", wrap.format(head + _where(where)), tuple(values))


IDS = "ids"  # the filter that every page has: ids in a text "17,18" (or a tuple), as many as 8,000 characters hold


def _asked(source: Statement, filters: Mapping[str, object]) -> tuple[str, list[str], list[object]]:
    """The head of a statement (up to its FROM), predicates and values.

    Rows of known ids are joined from the text of their ids, so that each is one look-up by the primary key; as a predicate
    (id in (select ...)) the engine would run the procedure for every row of the table.
    """
    joins = {name for name in filters if name == IDS or source.filters[name].startswith(_JOINED)}
    where, values = conditions(source, {n: value for n, value in filters.items() if n not in joins})
    text = source.text
    for name in filters.keys() & source.views.keys():
        text = _LAST_FROM.sub(rf"from {source.views[name]} \2", text)
    for name in joins:
        if name == IDS:
            ids = filters[IDS]
            given: list[object] = [ids if isinstance(ids, str) else ",".join(map(str, ids))]  # type: ignore[call-overload]
            head = "select i.id as wanted_id from ids_of(?) i"
        else:  # + 0: the rows of the join come first, the list's are looked up
            bound = bind(source.name, source.filters[name].removeprefix(_JOINED), filters[name])  # type: ignore[arg-type]
            head, given = f"select x.id + 0 as wanted_id from {bound.text}", list(bound.values)
        text = _LAST_FROM.sub(rf"from ({head}) join \1 on \2.id = wanted_id", text)
        values = given + values
    return text, where, values


_JOINED = "join "
_LAST_FROM = re.compile(
    r"\bfrom ((?:\w+ )?(\w+))\s*$"
)  # the view, perhaps in place of the one it is called by


def counted(name: str, filters: Mapping[str, object]) -> Query:
    """How many rows a filter leaves."""
    return filtered(name, filters, "select count(*) from (\n{}\n)")


def ids(name: str, filters: Mapping[str, object], limit: int) -> Query:
    """The ids of the rows that a filter leaves, at most `limit`."""
    return filtered(name, filters, f"select first {int(limit)} x.id from (\n{{}}\n) x")


# ---- several statements in one round trip

_MOMENT = re.compile(r"(_at|_ts|_key|_since|firm_now)$")
_WHOLE = re.compile(
    r"(^|(?<!^tax)_)id$|^(rv|minutes|amount|threshold|hour_from|hour_to|unseen|rows_done|sort_no|state_no|size_bytes|birth_md|schema_version|n|place|per_hour|per_day|alone)$|_count$|_by$"
)
_DAY = re.compile(r"^(birthday|since|until|on_day)$")
_FLAG = re.compile(r"^(is_\w+|done|known)$")


def kind_of(column: str) -> str:
    """What a column holds, told by its name (a test holds this against what the engine says): int, moment, day, flag, text."""
    for kind, pattern in (("int", _WHOLE), ("moment", _MOMENT), ("day", _DAY), ("flag", _FLAG)):
        if pattern.search(column):
            return kind
    return "text"


def sorts_as_text(column: str) -> bool:
    """Whether a column's order is that of a text collation; letters and codes (ASCII) have the order of their bytes."""
    return kind_of(column) == "text" and column not in _CODES


_CODES = frozenset({"kind", "state", "direction", "code", "login"})


PIECE = 250  # characters of a long text that travel in its own row


def bundle(
    parts: Sequence[Query],
    columns: Sequence[Sequence[str]],
    long: Mapping[int, Collection[str]] | None = None,
) -> Query:
    """One statement that gives the rows of several: a part's number, then its columns as text, padded with nulls.

    `columns` are the column names of each part. Read the rows with `unbundle`. `long` names, by part, columns of
    more than PIECE characters in parts of one row: what is over comes in rows of its own. The server sends as many
    rows at once as fit 512 KB at their greatest width, so one column of 8,000 bytes would cost a second turn.
    """
    long = long or {}
    width = max(len(names) for names in columns)
    texts: list[str] = []
    values: list[object] = []
    for number, (part, names) in enumerate(zip(parts, columns, strict=True)):
        inner = ", ".join(f"c{i}" for i in range(len(names)))
        outer = ", ".join(_outer(i, name, name in long.get(number, ())) for i, name in enumerate(names))
        padding = ", cast(null as varchar(1))" * (width - len(names))
        texts.append(f"select {number}, {outer}{padding} from ({part.text}) as p ({inner})")
        values += part.values
        for i in (names.index(name) for name in long.get(number, ())):
            rest = ", cast(null as varchar(1))" * (width - 3)
            texts.append(
                f"select {-1 - number}, '{i}', cast(k.n as varchar(24)), substring(p.c{i} from 1 + {PIECE} * k.n for {PIECE})"
                f"{rest} from ({part.text}) as p ({inner}) cross join ({_PIECES}) as k (n)"
                f" where char_length(p.c{i}) > {PIECE} * k.n"
            )
            values += part.values
    return Query("+".join(part.name for part in parts), "\nunion all\n".join(texts), tuple(values))


_PIECES = " union all ".join(f"select {n} from rdb$database" for n in range(1, 2000 // PIECE))


def _outer(i: int, name: str, long: bool) -> str:
    if long:
        return f"substring(p.c{i} from 1 for {PIECE})"
    return f"p.c{i}" if kind_of(name) == "text" else f"cast(p.c{i} as varchar(24))"


def unbundle(
    rows: Sequence[Sequence[object]], columns: Sequence[Sequence[str]]
) -> list[list[tuple[object, ...]]]:
    """The rows of each part, typed again by their columns' names."""
    readers = [[_READ[kind_of(name)] for name in names] for names in columns]
    found: list[list[tuple[object, ...]]] = [[] for _ in columns]
    for number, *values in _whole(rows):
        part = int(str(number))
        found[part].append(
            tuple(
                None if v is None else read_value(str(v))
                for v, read_value in zip(values, readers[part], strict=False)
            )
        )
    return found


def _whole(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    """Rows of a bundle with the pieces of their long texts put back."""
    pieces = sorted(
        (int(str(n)), int(str(rest[0])), int(str(rest[1])), str(rest[2]))
        for n, *rest in rows
        if int(str(n)) < 0
    )
    found = [list(row) for row in rows if int(str(row[0])) >= 0]
    for number, i, _, text in pieces:
        row = next(row for row in found if row[0] == -1 - number)
        row[1 + i] = f"{row[1 + i]}{text}"
    return found


_READ: dict[str, Callable[[str], object]] = {
    "int": int,
    "moment": dt.datetime.fromisoformat,
    "day": dt.date.fromisoformat,
    "flag": lambda text: text == "TRUE",
    "text": str,
}
