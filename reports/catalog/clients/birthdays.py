"""Birthdays in a period, across the end of a year too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from app.core.texts import T
from reports.catalog.common import ARCHIVED, BASE, CLIENT, KEY, MANAGER, OF_BRANCH, OF_MANAGER
from reports.params import Period
from reports.report import Col, Group, Report, Row, Values

MONTH = T("Report", "Month")
BIRTHDAY, ON_DAY, MONTH_START, YEARS = 4, 5, 6, 7


def birthday_in(born: date, year: int) -> date:
    """The day on which a birthday is kept; 29 February moves to 28 February when the year has none."""
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def _days(born: date, first: date, last: date) -> Iterator[date]:
    for year in range(max(first.year, born.year + 1), last.year + 1):
        day = birthday_in(born, year)
        if first <= day <= last:
            yield day


def in_period(rows: Sequence[Row], values: Values) -> Sequence[Row]:
    """The rows whose birthday falls into the period, with its day and the years completed, in the order of
    the days."""
    start, until = values["period_from"], values["period_until"]
    assert isinstance(start, datetime)
    assert isinstance(until, datetime)
    first, last = start.date(), until.date() - timedelta(days=1)
    last = min(last, first + timedelta(days=366 * 3))
    made: list[Row] = []
    for row in rows:
        born = row[BIRTHDAY]
        assert isinstance(born, date)
        for day in _days(born, first, last):
            made.append((*row[:ON_DAY], day, day.replace(day=1), day.year - born.year, *row[YEARS + 1 :]))
    return sorted(made, key=lambda row: (row[ON_DAY], str(row[YEARS + 1]), row[1]))


REPORT = Report(
    key="clients/birthdays",
    title=T("Report", "Birthdays"),
    group=BASE,
    blocks=("client", "contact"),
    about=T("Report", "Whom to congratulate in the coming days: persons, and clients who are persons."),
    params=(
        Period("period", T("Report", "Period"), "next_30_days", required=True),
        OF_MANAGER,
        OF_BRANCH,
        ARCHIVED,
    ),
    columns=(
        Col("entity", KEY, "id"),
        Col("id", KEY, "id"),
        Col("employee_id", KEY, "id"),
        Col("client_id", KEY, "id"),
        Col("birthday", T("Report", "Born"), "day"),
        Col("on_day", T("Report", "Birthday"), "day"),
        Col("month_start", MONTH, "month", when="by_month"),
        Col("years", T("Report", "Years"), "int"),
        Col("name", T("Report", "Contact person"), weight=2.0),
        Col("client", CLIENT),
        Col("job", T("Report", "Position")),
        Col("phone", T("Report", "Phone"), "phone"),
        Col("employee", MANAGER),
    ),
    entity="contact",
    groups=(
        Group("employee_id", "employee"),
        Group("month_start", "month_start"),
        Group("client_id", "client"),
    ),
    landscape=True,
    work=in_period,
    empty=T("Report", "Nobody has a birthday in this period."),
)
