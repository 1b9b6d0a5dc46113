"""Log-ins and refusals by person."""

from __future__ import annotations

from app.core.texts import T
from reports.catalog.common import CONTROL, KEY
from reports.params import Period, Pick
from reports.report import Chart, Col, Report

PERSON = T("Report", "Person")
REASONS = (
    ("new_address", T("Report", "From a new address")),
    ("wrong_passwords", T("Report", "Wrong passwords before")),
    ("not_staff", T("Report", "Not among the staff")),
    ("not_yours", T("Report", "Rows of others")),
    ("may_not", T("Report", "Step not allowed")),
    ("may_not_delete", T("Report", "Deletion not allowed")),
    ("may_not_reassign", T("Report", "Handing over not allowed")),
    ("own_rights", T("Report", "Own rights")),
    ("beyond_own", T("Report", "More rights than the own")),
    ("not_admin", T("Report", "Step of administrators")),
)
KINDS = (("L", T("Report", "Log-in")), ("N", T("Report", "Refusal")))

REPORT = Report(
    key="control/gate",
    title=T("Report", "Log-ins and refusals"),
    group=CONTROL,
    about=T("Report", "Who signed in, how often, from how many addresses, and what the base refused."),
    blocks=("audit",),
    params=(
        Period("period", T("Report", "Period"), "this_month"),
        Pick("manager", PERSON, "employee"),
    ),
    columns=(
        Col("employee_id", KEY, "id"),
        Col("employee", PERSON),
        Col("logins", T("Report", "Log-ins"), "int", total="sum", drill="only_logins", counts=True),
        Col("fresh", T("Report", "From new addresses"), "int", total="sum", drill="only_fresh", counts=True),
        Col("addresses", T("Report", "Addresses"), "int"),
        Col("refusals", T("Report", "Refusals"), "int", total="sum", drill="only_refusals", counts=True),
        Col("last_at", T("Report", "Last time"), "moment"),
    ),
    entity="employee",
    keys=("employee_id",),
    rows=(
        Col("id", KEY, "id"),
        Col("employee_id", KEY, "id"),
        Col("at_ts", T("Report", "When"), "moment"),
        Col("employee", PERSON),
        Col("kind", T("Report", "What"), "choice", choices=KINDS),
        Col("reason", T("Report", "Reason"), "choice", choices=REASONS),
        Col("title", T("Report", "About")),
        Col("address", T("Report", "Address")),
        Col("host", T("Report", "Computer, as it says")),
    ),
    chart=Chart("stacked", "employee", ("logins", "refusals")),
    empty=T("Report", "Nobody signed in, and nothing was refused."),
)
