"""Clients without activity for N days."""

from __future__ import annotations

from app.core.texts import T
from reports.catalog.common import (
    BASE,
    CITY,
    CLIENT_FILTERS,
    CLIENT_GROUPS,
    CLIENT_KEYS,
    DAYS,
    LAST_CONTACT,
    NEXT_STEP,
)
from reports.params import Flag, NumberParam
from reports.report import Chart, Col, Report

REPORT = Report(
    key="clients/inactive",
    title=T("Report", "Clients without activity"),
    group=BASE,
    blocks=("client",),
    about=T("Report", "Clients nobody has spoken to for a number of days, the most forgotten first."),
    params=(
        NumberParam("days", T("Report", "Days without a contact, at least"), 90, 1, 3650, ago=True),
        Flag("never", T("Report", "Never contacted ones too (days since entry)"), True),
        *CLIENT_FILTERS,
    ),
    columns=(
        *CLIENT_KEYS,
        Col("city", CITY),
        Col("phone", T("Report", "Phone"), "phone"),
        Col("last_at", LAST_CONTACT, "day"),
        Col("next_at", NEXT_STEP, "day"),
        Col("days", DAYS, "int"),
    ),
    entity="client",
    groups=CLIENT_GROUPS,
    group_by=("employee_id",),
    chart=Chart("bar", "employee", ("count",), by_group=True),
    landscape=True,
    empty=T("Report", "Every client was spoken to within this time."),
)
