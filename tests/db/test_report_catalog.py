"""Every report of the catalogue on a base filled here: its totals are those that plain Python counts over
the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core.cases import permissions
from app.core.cases.permissions import Subject
from db.session import Session
from db.sql import Query
from reports import jobs
from reports.catalog import REPORTS, report
from reports.catalog.clients.duplicates import essence
from reports.params import PeriodChoice, PickChoice
from reports.report import Report
from reports.run import Drill, Result, behind, points
from tests.db.report_base import BOSS, TODAY, Rows, make, session

MIDNIGHT = datetime(TODAY.year, TODAY.month, TODAY.day)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Rows]:
    path = tmp_path_factory.mktemp("reports") / "firm.fdb"
    return path, make(path)


@pytest.fixture(scope="module")
def boss(filled: tuple[Path, Rows]) -> Iterator[Session]:
    with session(filled[0]) as found:
        yield found


@pytest.fixture(scope="module")
def rows(filled: tuple[Path, Rows]) -> Rows:
    return filled[1]


def run(boss: Session, key: str, group_by: tuple[str, ...] | None = None, **choices: Any) -> Result:
    return jobs.run(report(key), choices, TODAY, group_by)(boss)


def column(result: Result, name: str) -> list[Any]:
    return [row[result.position(name)] for row in result.rows]


def figures(result: Result, key: str, value: str) -> dict[Any, Any]:
    return dict(zip(column(result, key), column(result, value), strict=True))


def living(rows: Rows) -> list[dict[str, Any]]:
    return [client for client in rows.client if not client["is_archived"]]


# --- what holds for every report ---


def choices_for(each: Report, rows: Rows) -> dict[str, Any]:
    """Answers under which a report has rows."""
    client = Counter(row["client_id"] for row in rows.interaction).most_common(1)[0][0]
    found: dict[str, Any] = {"client": PickChoice(client, "x"), "likeness": 80}
    if each.key == "clients/birthdays":
        found["period"] = PeriodChoice("this_year")
    elif any(param.name == "period" for param in each.params):
        found["period"] = PeriodChoice("custom", TODAY - timedelta(days=300), TODAY, "year")
    return found


@pytest.mark.parametrize("each", REPORTS, ids=lambda each: each.key)
def test_every_figure_opens_the_rows_it_counts(boss: Session, rows: Rows, each: Report) -> None:
    result = jobs.run(each, choices_for(each, rows), TODAY)(boss)
    assert result.rows
    for line in result.lines if not each.card else ():
        if line.kind == "head":
            assert len(jobs.drill(result, Drill((line.keys,)))(boss).rows) >= (
                line.count if not each.keys else 0
            )
            continue
        for at, col in enumerate(result.columns):
            found = jobs.drill(result, behind(result, line, col))(boss)
            if col.counts:
                assert len(found.rows) == line.cells[at], (col.name, line)
            elif not each.keys:
                assert len(found.rows) == line.count


@pytest.mark.parametrize("each", [each for each in REPORTS if each.chart], ids=lambda each: each.key)
def test_every_point_of_a_chart_opens_its_rows(boss: Session, rows: Rows, each: Report) -> None:
    result = jobs.run(each, choices_for(each, rows), TODAY)(boss)
    assert each.chart is not None
    found = points(result)
    assert found
    for point in found:
        for name, value in zip(each.chart.values, point.values, strict=True):
            figure = "" if name == "count" else name
            assert len(jobs.drill(result, Drill(point.any_of, figure))(boss).rows) == value


@pytest.mark.parametrize("each", [r for r in REPORTS if "audit" not in r.blocks], ids=lambda each: each.key)
def test_a_person_of_one_branch_sees_its_rows_and_the_own_only(
    filled: tuple[Path, Rows], each: Report
) -> None:
    path, rows = filled
    person, branch = next((r["id"], r["branch_id"]) for r in rows.employee if r["login"] == "USER1")
    allowed = {r["id"] for r in rows.client if r["branch_id"] == branch or r["employee_id"] == person}
    asked = choices_for(each, rows) | {"archived": True, "lost": True}
    with session(path, "USER1") as narrow:
        result = jobs.run(each, asked, TODAY)(narrow)
        if each.keys:
            result = jobs.drill(result, Drill(((),)))(narrow)
    if each.entity == "client" and not each.card:
        assert set(column(result, "id")) <= allowed
    elif each.entity == "interaction":
        clients = {row["id"]: row["client_id"] for row in rows.interaction}
        assert {clients[row] for row in column(result, "id")} <= allowed
    elif each.card:
        assert bool(result.rows) == (asked["client"].id in allowed)


@pytest.mark.parametrize("each", REPORTS, ids=lambda each: each.key)
def test_every_filter_narrows_or_keeps(boss: Session, rows: Rows, each: Report) -> None:
    every = choices_for(each, rows)
    whole = jobs.run(each, every, TODAY)(boss)
    for param in each.params:
        if param.name in ("manager", "branch", "status", "source", "department", "author"):
            one = jobs.run(each, every | {param.name: PickChoice(1, "x")}, TODAY)(boss)
            assert len(one.rows) <= len(whole.rows) or each.key == "clients/growth"


# --- one by one ---


def test_the_register_has_every_living_client_once_with_its_contacts(boss: Session, rows: Rows) -> None:
    result = run(boss, "clients/register", period=PeriodChoice("all"))
    assert sorted(column(result, "id")) == sorted(client["id"] for client in living(rows))
    talks = Counter(row["client_id"] for row in rows.interaction)
    assert figures(result, "id", "contacts") == {client["id"]: talks[client["id"]] for client in living(rows)}
    now = Counter(row["client_id"] for row in rows.employment if row["until"] is None)
    assert figures(result, "id", "people") == {client["id"]: now[client["id"]] for client in living(rows)}
    by_person = Counter(client["employee_id"] for client in living(rows))
    heads = {line.keys[0][1]: line.count for line in result.lines if line.kind == "head"}
    assert heads == dict(by_person)


def test_the_register_counts_contacts_of_the_period_only(boss: Session, rows: Rows) -> None:
    period = PeriodChoice("custom", TODAY - timedelta(days=100), TODAY - timedelta(days=1))
    result = run(boss, "clients/register", period=period, archived=True)
    talks = sum(MIDNIGHT - timedelta(days=100) <= row["at_ts"] < MIDNIGHT for row in rows.interaction)
    assert sum(column(result, "contacts")) == talks


def test_growth_counts_entries_and_changes_of_status_by_month(boss: Session, rows: Rows) -> None:
    result = run(boss, "clients/growth", period=PeriodChoice("all"))

    def by_month(moments: list[datetime]) -> dict[date, int]:
        return dict(Counter(moment.date().replace(day=1) for moment in moments))

    def nonzero(name: str) -> dict[date, int]:
        return {month: count for month, count in figures(result, "month_start", name).items() if count}

    assert nonzero("entered") == by_month([row["created_at"] for row in living(rows)])
    for name, code in (("activated", "active"), ("lost", "lost")):
        moments = [row["status_since"] for row in living(rows) if rows.code(row) == code]
        assert nonzero(name) == by_month(moments)
    months = column(result, "month_start")
    gaps = [(b.year - a.year) * 12 + b.month - a.month for a, b in zip(months, months[1:], strict=False)]
    assert set(gaps) == {1}


def test_growth_within_a_period_has_all_its_months(boss: Session) -> None:
    result = run(boss, "clients/growth", period=PeriodChoice("last_year"))
    assert column(result, "month_start") == [date(2025, month, 1) for month in range(1, 13)]
    result = run(boss, "clients/growth", period=PeriodChoice("this_year"))
    assert column(result, "month_start") == [date(2026, month, 1) for month in (1, 2, 3)]


def test_sources_count_clients_active_ones_and_those_before(boss: Session, rows: Rows) -> None:
    result = run(boss, "clients/by_source")
    assert figures(result, "source_id", "clients") == Counter(row["source_id"] for row in living(rows))
    active = Counter(row["source_id"] for row in living(rows) if rows.code(row) == "active")
    assert sum(column(result, "active")) == sum(active.values())
    assert all(active[key] == value for key, value in figures(result, "source_id", "active").items())
    choice = PeriodChoice("this_year", compare="previous")
    result = run(boss, "clients/by_source", period=choice)
    now = Counter(row["source_id"] for row in living(rows) if row["created_at"].year == 2026)
    before = Counter(row["source_id"] for row in living(rows) if row["created_at"].year == 2025)
    for key, value in figures(result, "source_id", "clients").items():
        assert value == now[key]
    for key, value in figures(result, "source_id", "earlier").items():
        assert value == before[key]
    assert sum(column(result, "clients")) == sum(now.values())
    assert sum(column(result, "earlier")) == sum(before.values())


def test_places_count_clients_whatever_the_spelling_of_the_city(boss: Session, rows: Rows) -> None:
    result = run(boss, "clients/by_place", days=90)
    counted = Counter(
        (row["region"] or None, (row["city"] or None) and row["city"].casefold()) for row in living(rows)
    )
    found = {
        (region, city and city.casefold()): count
        for region, city, count in zip(
            column(result, "region"), column(result, "city"), column(result, "clients"), strict=True
        )
    }
    assert found == counted
    last = {}
    for talk in rows.interaction:
        last[talk["client_id"]] = max(talk["at_ts"], last.get(talk["client_id"], talk["at_ts"]))
    lately = [
        row for row in living(rows) if last.get(row["id"], datetime.min) >= MIDNIGHT - timedelta(days=90)
    ]
    assert sum(column(result, "contacted")) == len(lately)
    heads = {line.label: line.cells[1] for line in result.lines if line.kind == "sub"}
    assert heads == Counter(row["region"] or None for row in living(rows))


def test_stuck_clients_had_one_contact_long_ago_and_no_plan(boss: Session, rows: Rows) -> None:
    result = run(boss, "clients/stuck", days=30)
    talks = Counter(row["client_id"] for row in rows.interaction)
    only = {row["client_id"]: row for row in rows.interaction if talks[row["client_id"]] == 1}
    planned = {row["client_id"] for row in rows.task if row["state"] == "O"}
    expected = {
        client["id"]: (TODAY - only[client["id"]]["at_ts"].date()).days
        for client in living(rows)
        if client["id"] in only
        and only[client["id"]]["at_ts"] < MIDNIGHT - timedelta(days=30)
        and client["id"] not in planned
    }
    assert figures(result, "id", "days") == expected
    more = run(boss, "clients/stuck", days=30, planned=True)
    assert len(more.rows) > len(result.rows)


def test_inactive_clients_were_not_spoken_to_for_the_days(boss: Session, rows: Rows) -> None:
    last: dict[int, datetime] = {}
    for talk in rows.interaction:
        last[talk["client_id"]] = max(talk["at_ts"], last.get(talk["client_id"], talk["at_ts"]))
    border = MIDNIGHT - timedelta(days=60)
    expected = {
        client["id"]: (TODAY - last.get(client["id"], client["created_at"]).date()).days
        for client in living(rows)
        if last.get(client["id"], client["created_at"]) < border
    }
    assert figures(run(boss, "clients/inactive", days=60), "id", "days") == expected
    spoken = {client: days for client, days in expected.items() if client in last}
    assert figures(run(boss, "clients/inactive", days=60, never=False), "id", "days") == spoken


def test_clients_without_a_next_step_have_no_open_task(boss: Session, rows: Rows) -> None:
    planned = {row["client_id"] for row in rows.task if row["state"] == "O"}
    expected = {client["id"] for client in living(rows) if client["id"] not in planned}
    assert set(column(run(boss, "clients/no_next_step", lost=True), "id")) == expected
    lost = {client["id"] for client in living(rows) if rows.code(client) == "lost"}
    result = run(boss, "clients/no_next_step")
    assert set(column(result, "id")) == expected - lost
    newest: dict[int, dict[str, Any]] = {}
    for talk in sorted(rows.interaction, key=lambda row: (row["at_ts"], row["id"])):
        newest[talk["client_id"]] = talk
    for client, outcome in figures(result, "id", "outcome").items():
        talk = newest.get(client)
        assert outcome == (rows.names.get(talk["result_id"]) if talk else None)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 12, 20), date(2027, 1, 15)),
        (date(2026, 2, 28), date(2026, 2, 28)),
        (date(2028, 2, 29), date(2028, 2, 29)),
        (date(2028, 2, 28), date(2028, 2, 28)),
        (date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2026, 6, 1), date(2028, 5, 31)),
    ],
)
def test_birthdays_are_found_across_the_year_and_on_29_february(
    boss: Session, rows: Rows, first: date, last: date
) -> None:
    result = run(boss, "clients/birthdays", period=PeriodChoice("custom", first, last))
    people = [("contact", row) for row in rows.contact] + [("client", row) for row in living(rows)]
    expected = []
    day = first
    while day <= last:
        leap = day.year % 4 == 0
        for entity, person in people:
            born = person["birthday"]
            if born is None:
                continue
            kept = (2, 28) if (born.month, born.day) == (2, 29) and not leap else (born.month, born.day)
            if kept == (day.month, day.day):
                expected.append((entity, person["id"], day, day.year - born.year))
        day += timedelta(days=1)
    found = list(zip(*(column(result, name) for name in ("entity", "id", "on_day", "years")), strict=True))
    assert sorted((str(row[0]).strip(), *row[1:]) for row in found) == sorted(expected)
    assert [row[2] for row in found] == sorted(row[2] for row in found)


def test_interactions_are_counted_by_employee_and_kind(boss: Session, rows: Rows) -> None:
    choice = PeriodChoice("this_year", compare="year")
    result = run(boss, "work/by_employee", period=choice)
    now = [row for row in rows.interaction if row["at_ts"].year == 2026]
    before = [row for row in rows.interaction if row["at_ts"].year == 2025]
    names = {"C": "calls", "M": "meetings", "L": "letters", "T": "messages", "N": "notes"}
    for letter, name in names.items():
        counted = Counter(row["employee_id"] for row in now if row["kind"] == letter)
        assert {key: value for key, value in figures(result, "employee_id", name).items() if value} == counted
    assert sum(column(result, "everything")) == len(now)
    assert sum(column(result, "earlier")) == len(before)
    assert sum(column(result, "minutes")) == sum(row["minutes"] or 0 for row in now)
    clients = {(row["employee_id"], row["client_id"]) for row in now}
    assert sum(column(result, "clients")) == len(clients)
    incoming = run(boss, "work/by_employee", period=PeriodChoice("all"), direction="I")
    assert sum(column(incoming, "everything")) == sum(row["direction"] == "I" for row in rows.interaction)


def test_log_ins_and_refusals_are_counted_by_person(boss: Session, rows: Rows) -> None:
    result = run(boss, "control/gate", period=PeriodChoice("all"), manager=None)
    people = {row["login"]: row["id"] for row in rows.employee}
    for name, verb in (("logins", "L"), ("refusals", "N")):
        counted = Counter(
            people[row["login"]]
            for row in rows.audit
            if row["verb"].strip() == verb and row["login"] in people
        )
        found = figures(result, "employee_id", name)
        really = {people[BOSS], people["USER1"]}  # these signed in for the tests, too
        assert {key: found[key] for key in counted if key not in really} == {
            key: n for key, n in counted.items() if key not in really
        }


def test_looks_are_counted_by_who_looked_and_whose_client_it_is(boss: Session, rows: Rows) -> None:
    people = {row["login"]: row["id"] for row in rows.employee}
    owner = {row["id"]: row["employee_id"] for row in rows.client}
    looks = [(people[row["login"]], owner[row["row_id"]]) for row in rows.audit if row["verb"].strip() == "V"]
    every = run(boss, "control/looks", period=PeriodChoice("all"), others=False)
    found = dict(
        zip(
            zip(column(every, "employee_id"), column(every, "owner_id"), strict=True),
            column(every, "looks"),
            strict=True,
        )
    )
    assert found == Counter(looks)
    others = run(boss, "control/looks", period=PeriodChoice("all"))
    assert sum(column(others, "looks")) == sum(who != whose for who, whose in looks)


def test_the_rights_matrix_says_what_is_in_force_for_each_person(boss: Session, rows: Rows) -> None:
    result = run(boss, "control/rights", manager=None)
    at_work = {row["id"] for row in rows.employee if row["is_active"] and row["staff_role_id"]}
    assert set(column(result, "employee_id")) == at_work
    for person in at_work:
        one = run(boss, "control/rights", manager=PickChoice(person, "x"))
        told = dict(zip(column(one, "block"), column(one, "sees"), strict=True))
        matrix = permissions.matrix(Subject(employee_id=person))(boss)
        assert told == {block: matrix.scope(block, "S") for block in told}
        assert set(told.values()) >= {"A"}
    assert run(boss, "control/rights", own=True).rows == ()


def test_overdue_tasks_are_open_and_past(boss: Session, rows: Rows) -> None:
    result = run(boss, "work/overdue")
    late = {
        row["id"]: (TODAY - row["due_at"].date()).days
        for row in rows.task
        if row["state"] == "O" and row["due_at"] < MIDNIGHT
    }
    assert figures(result, "id", "days") == late
    result = run(boss, "work/overdue", days=100)
    assert figures(result, "id", "days") == {key: days for key, days in late.items() if days >= 100}
    heads = {line.keys[0][1]: line.count for line in run(boss, "work/overdue").lines if line.kind == "head"}
    assert heads == Counter(row["employee_id"] for row in rows.task if row["id"] in late)


def test_a_passport_has_all_sections_of_one_client(boss: Session, rows: Rows) -> None:
    client = choices_for(report("clients/passport"), rows)["client"].id
    result = run(boss, "clients/passport", client=PickChoice(client, "x"), feed=500)
    sections = Counter(column(result, "section"))
    row = next(each for each in rows.client if each["id"] == client)
    fields = {cells[3]: cells[6] for cells in result.rows if cells[0] == "requisites"}
    assert fields["name"] == row["name"]
    assert fields.get("tax_id") == row["tax_id"]
    assert fields.get("city", "") == row["city"]
    assert sections["channels"] == sum(each["client_id"] == client for each in rows.channel)
    assert sections["people"] == sum(each["client_id"] == client for each in rows.employment)
    talks = [each for each in rows.interaction if each["client_id"] == client]
    tasks = [each for each in rows.task if each["client_id"] == client]
    assert sections["feed"] == len(talks) + len(tasks)
    moments = [cells[2] for cells in result.rows if cells[0] == "feed"]
    assert moments == sorted(moments, reverse=True)
    assert (
        Counter(column(run(boss, "clients/passport", client=PickChoice(client, "x"), feed=2), "section"))[
            "feed"
        ]
        == 2
    )


def test_duplicates_share_a_channel_or_a_tax_number(boss: Session, rows: Rows) -> None:
    result = run(boss, "clients/duplicates", names=False)
    alive = {client["id"]: client for client in living(rows)}
    phones = Counter(row["normal"] for row in rows.channel if row["client_id"] in alive)
    taxes = Counter(client["tax_id"] for client in alive.values() if client["tax_id"])
    by_phone = {
        row["client_id"] for row in rows.channel if row["client_id"] in alive and phones[row["normal"]] > 1
    }
    by_tax = {client["id"] for client in alive.values() if taxes[client["tax_id"]] > 1}
    assert {key for key, value in figures(result, "id", "same_channel").items() if value} == by_phone
    assert {key for key, value in figures(result, "id", "same_tax").items() if value} == by_tax
    assert set(column(result, "id")) == by_phone | by_tax
    sets = {}
    for row in result.rows:
        sets.setdefault(row[result.position("set_no")], set()).add(row[0])
    assert all(len(members) > 1 for members in sets.values())


def test_names_that_are_alike_are_duplicates_unless_their_tax_numbers_differ(boss: Session) -> None:
    result = run(boss, "clients/duplicates", likeness=95)
    names = figures(result, "id", "likeness")
    assert any(names.values())
    assert all(value is None or 95 <= value <= 100 for value in names.values())


def test_the_essence_of_a_name_is_free_of_form_case_accents_and_order() -> None:
    assert essence("ООО «Ромашка»") == essence("РОМАШКА, ООО") == essence("Ромашка")
    assert essence("Łódzkie Zakłady Sp. z o.o.") == essence("zakłady ŁÓDZKIE")
    assert essence("ООО") == "ооо"
    assert essence("Müller GmbH & Co. KG") == "muller"


def test_what_left_is_counted_by_person_and_way(boss: Session, rows: Rows) -> None:
    people = {row["login"]: row["id"] for row in rows.employee}
    for kind, block, amount in (("X", "client", 30), ("X", "report", 5), ("P", "report", 12)):
        boss.write(
            Query(
                "pass", "execute procedure gate_pass(?, ?, 'Clients', ?, 'city: Tver')", (kind, block, amount)
            )
        )
    boss.end_reading()
    result = run(boss, "control/exits", period=PeriodChoice("all"))
    found = [
        row
        for row in zip(
            *(column(result, n) for n in ("employee_id", "kind", "times", "amount", "most")), strict=True
        )
        if row[0] == people[BOSS]
    ]
    assert found == [(people[BOSS], "X", 2, 35, 30), (people[BOSS], "P", 1, 12, 12)]
    paper = run(boss, "control/exits", period=PeriodChoice("all"), way="P")
    assert set(column(paper, "kind")) == {"P"}
