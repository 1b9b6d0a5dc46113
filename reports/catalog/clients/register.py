"""Client register by manager."""

from __future__ import annotations

from app.core.texts import T
from reports.catalog.common import (
    BASE,
    CITY,
    CLIENT_FILTERS,
    CLIENT_GROUPS,
    CLIENT_KEYS,
    LAST_CONTACT,
    NEXT_STEP,
)
from reports.params import Period
from reports.report import Chart, Col, Report

REPORT = Report(
    key="clients/register",
    title=T("Report", "Client register by manager"),
    group=BASE,
    blocks=("client", "contact", "interaction"),
    about=T("Report", "Who looks after which clients, how often they are spoken to and what comes next."),
    params=(Period("period", T("Report", "Contacts within"), "last_12_months"), *CLIENT_FILTERS),
    columns=(
        *CLIENT_KEYS,
        Col("abc", T("Report", "Class")),
        Col("city", CITY),
        Col("people", T("Report", "Persons"), "int", total="sum"),
        Col("contacts", T("Report", "Contacts"), "int", total="sum"),
        Col("last_at", LAST_CONTACT, "day"),
        Col("next_at", NEXT_STEP, "day"),
    ),
    entity="client",
    groups=CLIENT_GROUPS,
    group_by=("employee_id",),
    chart=Chart("bar", "employee", ("count",), by_group=True),
    landscape=True,
)
