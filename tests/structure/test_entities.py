"""Walks every declared entity: what the declaration promises, the statements and the base keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core import store
from app.core.begin import begin
from app.core.entities import ENTITIES
from app.core.entities.audit import OBJECTS
from app.core.entity import Choice, Entity, Filter, Flag, Memo, Moment, Money, Number, Photo, Pick, Ref, Text
from app.core.texts import T
from db import sql
from db.audit import audited
from db.script import SCHEMA, parts
from db.session import Session
from tests.lists_base import lists_read, reader  # noqa: F401 - fixtures

NAMES = sorted(ENTITIES)
FILES = sorted(path.stem for path in Path(sql.__file__).with_name("sql").glob("*.sql"))
JOURNALS = {name for name in NAMES if not ENTITIES[name].fields}  # read only: no card, no save
CARDS = [name for name in NAMES if name not in JOURNALS]
OWNERS = {"channel": {"client_id", "contact_id"}}  # whose it is, is said once, when it is made
MADE_BY_PROCEDURE = {"attachment"}
OWNED = {  # never shown but among the rows of one owner: few rows, so their order may be sorted
    "employment": [{"client": 1}, {"contact": 1}],
    "channel": [{"client": 1}, {"contact": 1}],
    "attachment": [{"owner": {"kind": "client", "id": 1}}],
}
LOOKED_THROUGH = {"act"}  # few rows, looked through from the newest
SQL_TYPES = {  # Firebird 5, src/include/firebird/impl/sqlda_pub.h
    448: "text", 452: "text", 496: "int", 500: "int", 510: "moment", 580: "int", 570: "day", 32764: "flag", 520: "blob",
}  # fmt: skip
COLUMN_KINDS = {
    "text": "text", "phone": "text", "choice": "text", "int": "int", "size": "int", "day": "day",
    "moment": "moment", "due": "moment", "flag": "flag",
}  # fmt: skip
FIELD_KINDS = {
    Text: "text", Memo: "text", Choice: "text", Photo: "text", Number: "int", Pick: "int", Ref: "int",
    Moment: "moment", Flag: "flag", Money: "int",
}  # fmt: skip
SAMPLES: dict[str, Any] = {
    "text": "x", "choice": ("O",), "country": ("DE", "FR"), "pick": (1, 2), "ref": (1,), "flag": True, "period": (None, None),
}  # fmt: skip


def types_of(session: Session, query: sql.Query) -> dict[str, str]:
    """What the engine says a statement's columns hold."""
    statement = session._prepared(query.text, session._reading()).statement
    meta = statement.get_output_metadata()
    types = {meta.get_alias(i).lower(): int(meta.get_type(i)) & ~1 for i in range(meta.get_count())}
    return {name: SQL_TYPES[number] for name, number in types.items()}


def plan_of(session: Session, query: sql.Query) -> str:
    """The plan of the statement's own rows, without those of sub-selects."""
    statement = session._prepared(query.text, session._reading()).statement
    return str(statement.get_plan(True)).rpartition("Select Expression")[2]


def marks(statement: str) -> set[str]:
    """Names of the values that a statement takes."""
    return set(sql._PARAM.findall(sql.statement(statement).text))


def labels(entity: Entity) -> Iterator[Any]:
    yield entity.one
    yield entity.many
    yield entity.empty
    for thing in (*entity.fields, *entity.columns, *entity.filters):
        yield thing.label
        for _, label in getattr(thing, "options", ()):
            yield label
    for part in (*entity.card, *entity.tabs):
        yield part.title


def sorts() -> list[tuple[str, str]]:
    return [(name, sort) for name in NAMES for sort in sql.statement(f"{name}.page").sorts]


def filters() -> list[tuple[str, Filter]]:
    return [(name, one) for name in NAMES for one in ENTITIES[name].filters]


# ---- names


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_in_the_page_statement(name: str) -> None:
    missing = [col.name for col in ENTITIES[name].columns if col.name not in store.columns(name)]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_no_column_filter_field_or_tab_is_declared_twice(name: str) -> None:
    entity = ENTITIES[name]
    for things in (entity.columns, entity.filters, entity.fields):
        names = [thing.name for thing in things]
        assert len(names) == len(set(names))
    keys = [part.key for part in (*entity.card, *entity.tabs)]
    assert len(keys) == len(set(keys)) or {b.key for b in entity.card} & {t.key for t in entity.tabs} == {
        "note"
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_label_is_marked_for_translation(name: str) -> None:
    assert all(isinstance(label, T) and label.text.strip() for label in labels(ENTITIES[name]))


@pytest.mark.parametrize("name", CARDS)
def test_every_field_is_in_the_card_statement_and_every_place_on_the_card_is_a_field(name: str) -> None:
    entity = ENTITIES[name]
    columns = sql.statement(f"{name}.card").columns
    assert [field.name for field in entity.fields if field.name not in columns] == []
    placed = [place for block in entity.card for row in block.rows for place in row]
    assert len(placed) == len(set(placed))
    assert [place for place in placed if place not in {f.name for f in entity.fields}] == []


@pytest.mark.parametrize("name", CARDS)
def test_the_field_that_names_a_row_exists(name: str) -> None:
    ENTITIES[name].field(ENTITIES[name].title)


@pytest.mark.parametrize("name", CARDS)
def test_insert_and_update_name_exactly_what_may_be_written(name: str) -> None:
    writable = set(ENTITIES[name].writable)
    if name not in MADE_BY_PROCEDURE:
        assert marks(f"{name}.insert") == writable | {"uid"}
    assert marks(f"{name}.update") == writable - OWNERS.get(name, set()) | {"id", "rv"}
    assert marks(f"{name}.delete") == {"id", "rv"}
    assert marks(f"{name}.arrived") == {"uid"}


@pytest.mark.parametrize("name", CARDS)
def test_every_field_of_a_mass_change_has_its_statement_and_may_be_written(name: str) -> None:
    entity = ENTITIES[name]
    assert set(entity.mass) <= set(entity.writable)
    offered = {s.removeprefix("mass_") for s in sql.read(name) if s.startswith("mass_")}
    assert offered == set(entity.mass)
    for field in entity.mass:
        assert marks(f"{name}.mass_{field}") == {"value", "ids"}


@pytest.mark.parametrize("name", CARDS)
def test_references_lead_to_entities_and_tabs_to_their_filters(name: str) -> None:
    entity = ENTITIES[name]
    for thing in (*entity.fields, *entity.filters):
        if to := getattr(thing, "to", ""):
            assert to in ENTITIES
            assert ENTITIES[to].small or "lookup" in sql.read(to)
    for tab in entity.tabs:
        if tab.kind == "list":
            assert tab.by in store.filter_names(tab.entity)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_read_from_one_view_and_begins_with_the_id(name: str) -> None:
    assert store.columns(name)[0] == "id"
    assert re.search(r"\bfrom \w+$", sql.statement(f"{name}.page").text)


@pytest.mark.parametrize("name", NAMES)
def test_rows_of_known_ids_are_looked_up_by_the_primary_key(name: str, reader: Session) -> None:  # noqa: F811
    plan = plan_of(reader, store.page_query(name, filters={"ids": "1,2"}))
    assert f'"{name.upper()}_PK" Unique Scan' in plan
    wanted = store.ids(name, None, 3)(reader)
    found = store.page(name, filters={"ids": tuple(wanted)})(reader).rows
    assert sorted(row[0] for row in found) == sorted(wanted)


@pytest.mark.parametrize("name", CARDS)
def test_a_mass_change_looks_its_rows_up_by_the_primary_key(name: str, reader: Session) -> None:  # noqa: F811
    for field in ENTITIES[name].mass:
        query = sql.query(f"{name}.mass_{field}", value=None, ids="1")
        statement = reader._prepared(query.text, reader._writing()).statement
        assert f'"{name.upper()}_PK" Unique Scan' in str(statement.get_plan(True))


@pytest.mark.parametrize("name", NAMES)
def test_columns_offer_only_sorts_that_the_statement_has(name: str) -> None:
    entity = ENTITIES[name]
    known = sql.statement(f"{name}.page").sorts
    assert entity.sort in known
    assert [col.sort for col in entity.columns if col.sort and col.sort not in known] == []


@pytest.mark.parametrize(("name", "sort"), sorts())
def test_the_columns_of_a_sort_are_read_with_the_page_and_end_with_the_id(name: str, sort: str) -> None:
    keys = [column for column, _ in sql.statement(f"{name}.page").sorts[sort]]
    assert keys[-1] == "id"
    assert [key for key in keys if key not in store.columns(name)] == []


# ---- against a real base


@pytest.mark.parametrize("file", FILES)
def test_every_statement_prepares(file: str, reader: Session) -> None:  # noqa: F811
    for name, statement in sql.read(file).items():
        values = dict.fromkeys(sql._PARAM.findall(statement.text))
        reader.prepare(sql.bind(statement.name, statement.text, values))
        assert name


@pytest.mark.parametrize("name", NAMES)
def test_columns_hold_what_the_declaration_says(name: str, reader: Session) -> None:  # noqa: F811
    types = types_of(reader, store.page_query(name))
    wrong = {
        col.name: (col.kind, types[col.name])
        for col in ENTITIES[name].columns
        if COLUMN_KINDS[col.kind] != types[col.name]
    }
    assert wrong == {}


@pytest.mark.parametrize("name", CARDS)
def test_fields_hold_what_the_declaration_says(name: str, reader: Session) -> None:  # noqa: F811
    types = types_of(reader, sql.query(f"{name}.card", id=1))
    wrong = {
        field.name: types[field.name]
        for field in ENTITIES[name].fields
        if FIELD_KINDS.get(type(field), "day") != types[field.name]
    }
    assert wrong == {}


@pytest.mark.parametrize("file", FILES)
def test_the_name_of_a_column_tells_what_it_holds(file: str, reader: Session) -> None:  # noqa: F811
    for statement in sql.read(file).values():
        if not statement.text.lstrip().lower().startswith("select"):
            continue
        values = dict.fromkeys(sql._PARAM.findall(statement.text))
        types = types_of(reader, sql.bind(statement.name, statement.text, values))
        wrong = {name: kind for name, kind in types.items() if kind not in (sql.kind_of(name), "blob")}
        assert wrong == {}, statement.name


@pytest.mark.parametrize(("name", "one"), filters(), ids=lambda value: getattr(value, "name", value))
def test_every_filter_is_in_the_statement_and_runs(name: str, one: Filter, reader: Session) -> None:  # noqa: F811
    assert one.name in store.filter_names(name)
    values = [SAMPLES[one.kind]]
    if store.offers_not_set(name, one.name):
        values.append((None,))
        if one.kind in ("pick", "ref", "choice"):
            values.append((None, *SAMPLES[one.kind]))
    for value in values:
        rows = store.page(name, filters={one.name: value})(reader).rows
        everything = store.count(name)(reader)
        assert len(rows) <= everything


@pytest.mark.parametrize(("name", "sort"), [s for s in sorts() if s[0] not in OWNED])
def test_an_index_gives_the_order_of_every_sort(name: str, sort: str, reader: Session) -> None:  # noqa: F811
    after = store.page(name, sort=sort, size=1)(reader).rows
    plans = [plan_of(reader, store.page_query(name, sort=sort))]
    if after:
        plans.append(
            plan_of(reader, store.page_query(name, sort=sort, after=store.keys_of(name, sort, after[0])))
        )
    for plan in plans:
        assert "Sort" not in plan
        assert re.search(r"Index .* Scan", plan)


@pytest.mark.parametrize("name", sorted(OWNED))
def test_rows_of_one_owner_are_found_by_an_index(name: str, reader: Session) -> None:  # noqa: F811
    for given in OWNED[name]:
        plan = plan_of(reader, store.page_query(name, filters=given))
        assert "Full Scan" not in plan
        assert "Index" in plan


@pytest.mark.parametrize("name", CARDS)
def test_every_entity_is_audited(name: str, reader: Session) -> None:  # noqa: F811
    found = reader.rows(
        sql.Query(
            "triggers",
            "select trim(rdb$trigger_name) from rdb$triggers where rdb$relation_name = ? and rdb$trigger_inactive = 0",
            (f"{name}_T".upper(),),
        )
    )
    assert (f"{name}_AUDIT".upper(),) in found


@pytest.mark.parametrize("name", NAMES)
def test_staff_may_see_every_list_and_nobody_a_table(name: str, reader: Session) -> None:  # noqa: F811
    rights = begin()(reader).facts.rights
    assert rights.may_see(name)
    assert not rights.may("S", f"{name}_t")
    if name not in JOURNALS:
        assert rights.may_add(name)
        assert rights.may_change(name)
        assert rights.may_delete(name)


def test_every_kind_of_object_in_the_audit_has_a_title() -> None:
    tables, code = parts(SCHEMA.read_text(encoding="utf-8"))
    noted = re.findall(r"(?:trace|trace_lasting|refuse)\((?:'\w+'|what), '(\w+)'", code)
    kinds = {table.removesuffix("_t") for table in audited(tables)} | set(noted)
    assert "client" in kinds
    assert kinds - {key for key, _ in OBJECTS} == set()
