"""What holds for every report of the catalogue: its declaration and its statements say the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from app.core.blocks import BY_KEY
from app.core.texts import T
from db import base, engine
from db.script import SCHEMA
from reports.catalog import REPORTS
from reports.report import NUMBERS, Col, Report
from reports.statement import CATALOG, compose, named, statements

TODAY = date(2026, 3, 10)
every_report = pytest.mark.parametrize("each", REPORTS, ids=lambda each: each.key)


def samples(each: Report) -> dict[str, object]:
    found: dict[str, object] = {"today": TODAY}
    for param in each.params:
        found |= param.sample()
    return found


def least(each: Report) -> dict[str, object]:
    """The values that are always at hand: those of numbers and of what must be answered."""
    found: dict[str, object] = {"today": TODAY}
    for param in each.params:
        if param.required:
            found |= param.sample()
    return found


def test_every_file_of_the_catalogue_is_a_report_and_every_report_is_listed() -> None:
    files = {path.relative_to(CATALOG).with_suffix("").as_posix() for path in CATALOG.rglob("*.sql")}
    assert files == {each.key for each in REPORTS}
    declared = {path.with_suffix("").relative_to(CATALOG).as_posix() for path in CATALOG.glob("*/*.py")}
    assert {name for name in declared if not name.endswith("__init__")} == files


def test_keys_and_titles_are_used_once() -> None:
    assert max(Counter(each.key for each in REPORTS).values()) == 1
    assert max(Counter(each.title for each in REPORTS).values()) == 1


@every_report
def test_all_words_are_marked_for_translation(each: Report) -> None:
    columns = (
        *each.columns,
        *each.rows,
        *(column for section in each.sections for column in section.columns),
    )
    words = [each.title, each.group, each.about, each.empty]
    words += [column.title for column in columns] + [param.title for param in each.params]
    words += [text for column in columns for _, text in column.choices]
    words += [section.title for section in each.sections]
    assert all(isinstance(text, T) and text.context == "Report" for text in words)


@every_report
def test_names_are_used_once_and_point_at_columns(each: Report) -> None:
    names = [column.name for column in each.columns]
    assert len(set(names)) == len(names)
    assert len({param.name for param in each.params}) == len(each.params)
    for group in each.groups:
        assert {group.key, group.shows} <= set(names)
    assert set(each.group_by) <= {group.key for group in each.groups}
    assert set(each.keys) <= set(names)
    for column in each.columns:
        assert set(column.of) <= set(names)
        assert bool(column.of) == column.computed
    if each.chart:
        assert each.chart.label in names
        assert set(each.chart.values) <= {*names, "count"}
        assert not each.chart.by_group or each.group_by
        assert each.chart.kind != "pie" or each.chart.top <= 7


@every_report
def test_there_is_room_for_the_word_total(each: Report) -> None:
    shown = [column for column in each.columns if not column.hidden]
    for group in ((), *((group,) for group in each.groups)):
        first = next(column for column in shown if column.name not in {one.shows for one in group})
        assert first.kind not in NUMBERS
        assert not first.total


@every_report
def test_every_figure_has_a_way_to_its_rows(each: Report) -> None:
    if each.card:
        return
    assert each.entity
    names = [column.name for column in each.columns]
    if not each.keys:
        assert "id" in names
        return
    assert each.rows[0].name == "id"
    assert [column.name for column in each.rows[1 : 1 + len(each.keys)]] == list(each.keys)
    known = named(statements(each.key)["rows"])
    assert set(each.keys) <= known
    assert {group.key for group in each.groups} <= set(each.keys)
    for column in each.columns:
        if column.total and column.kind == "int":
            assert column.counts or column.name == "minutes"
        assert not column.drill or column.drill in known


@every_report
def test_a_statement_uses_what_the_parameters_give_and_nothing_else(each: Report) -> None:
    given = set(samples(each))
    found = statements(each.key)
    assert named(found["report"]) <= given
    works = {"names", "likeness"} if each.key == "clients/duplicates" else set()
    for param in each.params:
        assert set(param.sample()) & (named(found["report"]) | works), param.name
    if each.keys:
        extra = {*each.keys, *(column.drill for column in each.columns if column.drill)}
        assert named(found["rows"]) <= given | extra
        narrowing = {
            name for name in named(found["report"]) & given if "before" not in name and name != "today"
        }
        assert narrowing <= named(found["rows"]) | {"days_ago"}
    assert set(found) == ({"report", "rows"} if each.keys else {"report"})


# --- with the engine ---


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = tmp_path_factory.mktemp("reports") / "firm.fdb"
    base.create(path, firm="F", person="P", login="BOSS")
    with base.owner(engine.Embedded(str(path)), user="BOSS") as con:
        yield con


def described(connection: Any, asking: tuple[str, tuple[object, ...]]) -> list[tuple[str, type]]:
    cursor = connection.cursor()
    try:
        cursor.execute(*asking)
        return [(each[0].lower(), each[1]) for each in cursor.description]
    finally:
        cursor.close()


FITS: dict[str, tuple[str, ...]] = {
    "id": ("int", "str", "date"),
    "text": ("str",),
    "choice": ("str",),
    "phone": ("str",),
    "int": ("int", "Decimal"),
    "day": ("date", "datetime"),
    "moment": ("datetime",),
    "month": ("date",),
    "flag": ("bool",),
}


def fits(column: Col, kind: type) -> bool:
    return kind.__name__ in FITS[column.kind]


@every_report
def test_a_statement_answers_the_declared_columns_in_number_name_and_kind(
    connection: Any, each: Report
) -> None:
    names = list(each.works_on) or [column.name for column in each.selected]
    for values in (samples(each), least(each)):
        found = described(connection, compose(statements(each.key)["report"], values))
        assert [name for name, _ in found] == names
        if not each.works_on:
            for column, (name, kind) in zip(each.selected, found, strict=True):
                assert fits(column, kind), name
    if each.keys:
        drills = {column.drill: True for column in each.columns if column.drill}
        for values in (samples(each), least(each), least(each) | dict.fromkeys(each.keys) | drills):
            found = described(connection, compose(statements(each.key)["rows"], values))
            assert [name for name, _ in found] == [column.name for column in each.rows]
            for column, (name, kind) in zip(each.rows, found, strict=True):
                assert fits(column, kind), name


@every_report
def test_a_statement_reads_granted_views_only(each: Report) -> None:
    for text in statements(each.key).values():
        assert "_t " not in text.replace("at_ts ", "")


# which block of rights each view shows; the rest is open to everybody at work
SHOWS = {
    "client": "client", "client_list": "client", "client_class": "client", "client_tax": "client",
    "contact": "contact", "contact_list": "contact", "employment": "contact", "employment_list": "contact",
    "channel": "channel", "channel_shown": "channel", "interaction": "interaction", "interaction_list": "interaction",
    "task": "task", "task_list": "task", "attachment": "attachment", "audit_list": "audit", "history": "audit",
    "permission": "permission", "permission_matrix": "permission", "alarm_list": "alarm",
    **dict.fromkeys(("dictionary", "dictionary_kind", "branch", "employee", "employee_list", "staff_role", "base_info"), ""),
}  # fmt: skip


@every_report
def test_a_report_declares_each_block_of_rights_that_it_reads(each: Report) -> None:
    text = re.sub(r"--[^\n]*", "", (CATALOG / f"{each.key}.sql").read_text(encoding="utf-8"))
    own = set(re.findall(r"(\w+)(?: *\([\w, ]+\))? as \(", text))
    read = set(re.findall(r"\b(?:from|join)\s+([a-z]\w*)(?!\w| *\.)", text)) - own - {"rdb"}
    relations = set(
        re.findall(r"^create (?:view|procedure) (\w+)", SCHEMA.read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert read & relations <= SHOWS.keys(), "a view whose block of rights is not known here"
    assert set(each.blocks) == {SHOWS[name] for name in read & relations} - {""}
    assert each.blocks
    assert set(each.blocks) <= BY_KEY.keys()
