"""Growth of the base by month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from app.core.texts import T
from reports.catalog.common import (
    ARCHIVED,
    BASE,
    CLIENT,
    KEY,
    MANAGER,
    OF_BRANCH,
    OF_MANAGER,
    OF_SOURCE,
    STATUS,
)
from reports.params import Period, shift_months
from reports.report import Chart, Col, Report, Row, Values

MONTH = T("Report", "Month")
EVENTS = (
    ("N", T("Report", "Entered")),
    ("A", T("Report", "Became active")),
    ("L", T("Report", "Lost")),
)
MOST_MONTHS = 600


def every_month(rows: Sequence[Row], values: Values) -> Sequence[Row]:
    """The same rows with a row of zeros for each month in which nothing happened, to the ends of the
    period."""
    if not rows:
        return rows
    months = [row[0] for row in rows if isinstance(row[0], date)]
    first, last = min(months), max(months)
    start, until, today = values.get("period_from"), values.get("period_until"), values["today"]
    if isinstance(start, datetime) and isinstance(until, datetime) and isinstance(today, date):
        asked = start.date().replace(day=1)
        first = asked if shift_months(asked, MOST_MONTHS) > first else first
        last = max(last, min(until.date() - timedelta(days=1), today).replace(day=1))
    known = {row[0]: row for row in rows}
    made: list[Row] = []
    month = first
    while month <= last:
        made.append(known.get(month, (month, 0, 0, 0)))
        month = shift_months(month, 1)
    return made


REPORT = Report(
    key="clients/growth",
    title=T("Report", "Growth of the base by month"),
    group=BASE,
    blocks=("client",),
    about=T("Report", "How many clients were entered, became active and were lost, month by month."),
    params=(
        Period("period", T("Report", "Period"), "last_12_months"),
        OF_MANAGER,
        OF_BRANCH,
        OF_SOURCE,
        ARCHIVED,
    ),
    columns=(
        Col("month_start", MONTH, "month"),
        Col("entered", T("Report", "Newly entered"), "int", total="sum", drill="only_entered", counts=True),
        Col(
            "activated", T("Report", "Newly active"), "int", total="sum", drill="only_activated", counts=True
        ),
        Col("lost", T("Report", "Lost clients"), "int", total="sum", drill="only_lost", counts=True),
        Col("net", T("Report", "Net growth"), "change", of=("entered", "lost"), drill="only_net"),
    ),
    entity="client",
    keys=("month_start",),
    rows=(
        Col("id", KEY, "id"),
        Col("month_start", MONTH, "month"),
        Col("event", T("Report", "What happened"), "choice", choices=EVENTS),
        Col("at_day", T("Report", "When"), "day"),
        Col("name", CLIENT, weight=2.0),
        Col("status", STATUS),
        Col("employee", MANAGER),
    ),
    chart=Chart("column", "month_start", ("entered", "activated", "lost")),
    work=every_month,
)
