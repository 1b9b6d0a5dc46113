"""Groups, subtotals, totals and the way back from a figure to its rows, without a base."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.core.texts import T
from reports.params import Flag, NumberParam, Period, PeriodChoice
from reports.report import Chart, Col, Group, Report
from reports.run import Drill, Result, arrange, asked, behind, drill_values, missing, picked, points

TODAY = date(2025, 11, 21)


def text(words: str) -> T:
    return T("Test", words)


LIST = Report(
    "test/list",
    text("Clients"),
    text("Base"),
    text("All"),
    columns=(
        Col("id", text("Id"), "id"),
        Col("name", text("Client")),
        Col("employee_id", text("Id"), "id"),
        Col("employee", text("Manager")),
        Col("city", text("City")),
        Col("amount", text("Amount"), "money", total="sum"),
        Col("days", text("Days"), "int", total="max"),
        Col("part", text("Share"), "share", of=("amount",)),
    ),
    entity="client",
    groups=(Group("employee_id", "employee"), Group("city", "city")),
    group_by=("employee_id",),
    chart=Chart("bar", "employee", ("amount",), by_group=True, top=3),
)

FIGURES = Report(
    "test/figures",
    text("By source"),
    text("Base"),
    text("Figures"),
    columns=(
        Col("source_id", text("Id"), "id"),
        Col("source", text("Source")),
        Col("all", text("Clients"), "int", total="sum", counts=True),
        Col("won", text("Won"), "int", total="sum", drill="only_won", counts=True),
        Col("earlier", text("Before"), "int", total="sum", when="period_before_from", before="period"),
        Col("change", text("Change"), "change", of=("all", "earlier"), when="period_before_from"),
        Col("part", text("Share"), "share", of=("all",)),
    ),
    params=(
        Period("period", text("Period"), "all", compare=True),
        NumberParam("days", text("Days"), 30, 1, 365),
    ),
    entity="client",
    keys=("source_id",),
    rows=(Col("id", text("Id"), "id"), Col("source_id", text("Id"), "id"), Col("name", text("Client"))),
    chart=Chart("pie", "source", ("all",), top=3),
)

people = st.one_of(st.none(), st.integers(1, 4))
cities = st.one_of(st.none(), st.sampled_from(["Omsk", "omsk", "Орёл", "Орел", "Łódź", "เชียงใหม่"]))
amounts = st.one_of(st.none(), st.decimals(-1000, 1000, places=2))
rows_of_list = st.lists(st.tuples(people, cities, amounts, st.one_of(st.none(), st.integers(0, 90)))).map(
    lambda rows: [
        (at, f"Client {at}", person, person and f"P{person}", city, amount, days)
        for at, (person, city, amount, days) in enumerate(rows)
    ]
)
groupings = st.sampled_from(
    [(), ("employee_id",), ("city",), ("employee_id", "city"), ("city", "employee_id")]
)


@given(rows_of_list, groupings)
def test_subtotals_add_up_to_the_total_and_every_row_stands_once(rows: list, group_by: tuple) -> None:
    result = arrange(LIST, rows, {}, TODAY, group_by)
    shown = [line for line in result.lines if line.kind == "row"]
    assert sorted(dict(line.keys)["id"] for line in shown) == [row[0] for row in rows]
    amount = [column.name for column in result.columns].index("amount")
    total = sum((row[5] for row in rows if row[5] is not None), Decimal(0))
    if rows:
        assert result.lines[-1].kind == "total"
        assert result.lines[-1].cells[amount] == total
        assert result.lines[-1].count == len(rows)
    for depth in range(len(group_by) if rows else 0):
        parts = [line for line in result.lines if line.kind == "sub" and line.depth == depth]
        assert sum((line.cells[amount] for line in parts), Decimal(0)) == total
        assert sum(line.count for line in parts) == len(rows)


@given(rows_of_list, groupings)
def test_the_rows_behind_any_figure_are_those_it_was_made_of(rows: list, group_by: tuple) -> None:
    result = arrange(LIST, rows, {}, TODAY, group_by)
    names = [column.name for column in result.columns]
    for line in result.lines:
        if line.kind == "head":
            continue
        found = picked(result, behind(result, line, LIST.column("amount")), result.rows)
        assert len(found.rows) == line.count
        amount = sum((row[5] or Decimal(0) for row in found.rows), Decimal(0))
        assert amount == (line.cells[names.index("amount")] or 0)


@given(rows_of_list)
def test_maximum_of_the_groups_is_the_maximum_of_all(rows: list) -> None:
    result = arrange(LIST, rows, {}, TODAY)
    at = [column.name for column in result.columns].index("days")
    days = [row[6] for row in rows if row[6] is not None]
    if rows:
        assert result.lines[-1].cells[at] == (max(days) if days else None)


@given(rows_of_list)
def test_the_points_of_a_chart_add_up_to_the_total_with_the_others(rows: list) -> None:
    result = arrange(LIST, rows, {}, TODAY)
    found = points(result)
    assert sum((point.values[0] for point in found), Decimal(0)) == sum(
        (row[5] for row in rows if row[5] is not None), Decimal(0)
    )
    behind_all = [row[0] for point in found for row in picked(result, Drill(point.any_of), result.rows).rows]
    assert sorted(behind_all) == [row[0] for row in rows]


def test_spellings_that_the_base_takes_for_the_same_make_one_group() -> None:
    rows = [
        (1, "A", 1, "P", "Орёл", None, None),
        (2, "B", 1, "P", "ОРЕЛ", None, None),
        (3, "C", 1, "P", "Łodz", None, None),
    ]
    heads = [line for line in arrange(LIST, rows, {}, TODAY, ("city",)).lines if line.kind == "head"]
    assert [line.count for line in heads] == [1, 2]


def test_two_people_of_one_name_stay_two_groups() -> None:
    rows = [
        (1, "A", 7, "Ivanov", "x", 1, 1),
        (2, "B", 8, "Ivanov", "x", 1, 1),
        (3, "C", 7, "Ivanov", "x", 1, 1),
    ]
    heads = [line for line in arrange(LIST, rows, {}, TODAY).lines if line.kind == "head"]
    assert [line.count for line in heads] == [2, 1]


def test_a_group_without_a_name_stands_last() -> None:
    rows = [(1, "A", None, None, "x", 1, 1), (2, "B", 8, "Яна", "x", 1, 1), (3, "C", 7, "ёж", "x", 1, 1)]
    heads = [line.label for line in arrange(LIST, rows, {}, TODAY).lines if line.kind == "head"]
    assert heads == ["ёж", "Яна", None]


def figures(compare: str = "previous") -> Result:
    choices = {"period": PeriodChoice("last_month", compare=compare)}
    rows = [(1, "Web", 6, 2, 3), (2, "Fair", 3, 1, 6), (None, None, 1, 0, 1)]
    return arrange(FIGURES, rows, choices, TODAY)


def test_shares_are_of_the_whole_and_changes_are_now_less_before() -> None:
    result = figures()
    names = [column.name for column in result.columns]
    share, change = names.index("part"), names.index("change")
    assert [line.cells[share] for line in result.lines] == [Decimal("0.6"), Decimal("0.3"), Decimal("0.1"), 1]
    assert [line.cells[change] for line in result.lines] == [3, -3, 0, 0]


def test_without_a_comparison_its_columns_are_not_there() -> None:
    assert [column.name for column in figures("").columns] == ["source", "all", "won", "part"]


def test_a_figure_asks_for_the_rows_of_its_key_column_and_period() -> None:
    result = figures()
    web = result.lines[0]
    plain = drill_values(result, behind(result, web, FIGURES.column("all")))
    assert plain["source_id"] == 1
    assert "only_won" not in plain
    assert plain["period_from"].isoformat() == "2025-10-01T00:00:00"
    assert drill_values(result, behind(result, web, FIGURES.column("won")))["only_won"] is True
    earlier = drill_values(result, behind(result, web, FIGURES.column("earlier")))
    assert earlier["period_from"].isoformat() == "2025-09-01T00:00:00"
    assert earlier["period_until"].isoformat() == "2025-10-01T00:00:00"
    assert "source_id" not in drill_values(result, behind(result, result.lines[-1], FIGURES.column("all")))
    assert drill_values(result, behind(result, result.lines[2], FIGURES.column("all")))["source_id"] is None


def test_the_slice_of_others_opens_the_rows_of_all_it_holds() -> None:
    rows = [(at, f"S{at}", 100 - at, 0, 0) for at in range(8)]
    result = arrange(FIGURES, rows, {}, TODAY)
    found = points(result)
    assert [point.label for point in found] == ["S0", "S1", "S2", None]
    assert found[-1].others
    drill = Drill(found[-1].any_of, "all")
    behind_rows = [(at * 10 + n, at, "Client") for at in range(8) for n in range(2)]
    assert {row[1] for row in picked(result, drill, behind_rows).rows} == {3, 4, 5, 6, 7}
    assert "source_id" not in drill_values(result, drill)


def test_a_report_of_nothing_has_no_lines() -> None:
    assert arrange(LIST, [], {}, TODAY).lines == ()
    assert points(arrange(LIST, [], {}, TODAY)) == ()


def test_a_parameter_that_must_be_answered_is_named_until_it_is() -> None:
    report = Report(
        "t/t",
        text("T"),
        text("T"),
        text("T"),
        (Col("id", text("Id"), "id"),),
        params=(Period("period", text("Period"), "all", required=True), Flag("closed", text("Closed"))),
    )
    assert missing(report, {}, TODAY) == (text("Period"),)
    assert missing(report, {"period": PeriodChoice("today")}, TODAY) == ()
    assert asked(report, {"period": PeriodChoice("today"), "closed": True}, TODAY)["closed"] is True


def test_a_reports_own_work_runs_before_the_groups() -> None:
    report = Report(
        "t/t",
        text("T"),
        text("T"),
        text("T"),
        (Col("id", text("Id"), "id"), Col("name", text("Name"))),
        params=(NumberParam("least", text("Least"), 3),),
        work=lambda rows, values: [row for row in rows if row[0] >= values["least"]],
    )
    assert [row[0] for row in arrange(report, [(1, "a"), (3, "c"), (5, "e")], {}, TODAY).rows] == [3, 5]
