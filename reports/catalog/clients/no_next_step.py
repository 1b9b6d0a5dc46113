"""Clients without a next step."""

from __future__ import annotations

from app.core.texts import T
from reports.catalog.common import BASE, CITY, CLIENT_FILTERS, CLIENT_GROUPS, CLIENT_KEYS, LAST_CONTACT
from reports.params import Flag
from reports.report import Chart, Col, Report

REPORT = Report(
    key="clients/no_next_step",
    title=T("Report", "Clients without a next step"),
    group=BASE,
    blocks=("client", "interaction"),
    about=T("Report", "Clients for whom no open task is planned, the longest without a contact first."),
    params=(Flag("lost", T("Report", "Lost clients too")), *CLIENT_FILTERS),
    columns=(
        *CLIENT_KEYS,
        Col("city", CITY),
        Col("last_at", LAST_CONTACT, "day"),
        Col("outcome", T("Report", "Last result")),
        Col("days", T("Report", "Days since contact"), "int"),
    ),
    entity="client",
    groups=CLIENT_GROUPS,
    group_by=("employee_id",),
    chart=Chart("bar", "employee", ("count",), by_group=True),
    landscape=True,
    empty=T("Report", "Every client has a next step."),
)
