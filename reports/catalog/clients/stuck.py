"""Clients stuck at the first contact."""

from __future__ import annotations

from app.core.texts import T
from reports.catalog.common import BASE, CITY, CLIENT_FILTERS, CLIENT_GROUPS, CLIENT_KEYS, DAYS
from reports.params import Flag, NumberParam
from reports.report import Chart, Col, Report

REPORT = Report(
    key="clients/stuck",
    title=T("Report", "Clients stuck at the first contact"),
    group=BASE,
    blocks=("client", "interaction"),
    about=T("Report", "Clients who were spoken to once, never again, and have no step planned."),
    params=(
        NumberParam("days", T("Report", "Days since the first contact, at least"), 14, 1, 3650, ago=True),
        Flag("planned", T("Report", "With a planned step too")),
        *CLIENT_FILTERS,
    ),
    columns=(
        *CLIENT_KEYS,
        Col("city", CITY),
        Col("first_contact", T("Report", "First contact"), "day"),
        Col("outcome", T("Report", "Result")),
        Col("days", DAYS, "int"),
    ),
    entity="client",
    groups=CLIENT_GROUPS,
    group_by=("employee_id",),
    chart=Chart("bar", "employee", ("count",), by_group=True),
    landscape=True,
    empty=T("Report", "No client is stuck at the first contact."),
)
