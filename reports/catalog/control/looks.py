"""Who looked at whose clients: cards with phones and addresses shown, by who looked and who is responsible."""

from __future__ import annotations

from app.core.texts import T
from reports.catalog.common import CLIENT, CLIENTS, CONTROL, KEY, MANAGER
from reports.params import Flag, Period, Pick
from reports.report import Col, Group, Report

WHO = T("Report", "Who looked")

REPORT = Report(
    key="control/looks",
    title=T("Report", "Who looked at whose clients"),
    group=CONTROL,
    about=T(
        "Report", "Cards of clients opened with phones and addresses: by whom, and whose clients they are."
    ),
    blocks=("client", "audit"),
    params=(
        Period("period", T("Report", "Period"), "this_month"),
        Pick("manager", WHO, "employee"),
        Pick("owner", MANAGER, "employee"),
        Flag("others", T("Report", "Clients of others only"), True),
    ),
    columns=(
        Col("employee_id", KEY, "id"),
        Col("employee", WHO),
        Col("owner_id", KEY, "id"),
        Col("owner", MANAGER, unset=True),
        Col("looks", T("Report", "Cards opened"), "int", total="sum", drill="only_looks", counts=True),
        Col("clients", CLIENTS, "int"),
        Col("last_at", T("Report", "Last time"), "moment"),
    ),
    entity="client",
    keys=("employee_id", "owner_id"),
    groups=(Group("employee_id", "employee"), Group("owner_id", "owner")),
    rows=(
        Col("id", KEY, "id"),
        Col("employee_id", KEY, "id"),
        Col("owner_id", KEY, "id"),
        Col("at_ts", T("Report", "When"), "moment"),
        Col("employee", WHO),
        Col("title", CLIENT, weight=2.0),
        Col("owner", MANAGER),
        Col("address", T("Report", "Address")),
    ),
    empty=T("Report", "Nobody opened a card."),
)
