"""Exports and prints by person: what left the program as a file, on paper, by the clipboard, and how many rows of it."""

from __future__ import annotations

from app.core.texts import T
from reports.catalog.common import CONTROL, KEY
from reports.params import OneOf, Period, Pick
from reports.report import Chart, Col, Group, Report

EMPLOYEE = T("Report", "Employee")
HOW = T("Report", "How")
WAYS = (
    ("X", T("Report", "As a file")),
    ("P", T("Report", "On paper or as PDF")),
    ("B", T("Report", "By the clipboard")),
    ("F", T("Report", "File of a card")),
    ("M", T("Report", "By mail")),
)

REPORT = Report(
    key="control/exits",
    title=T("Report", "Exports and prints by person"),
    group=CONTROL,
    about=T("Report", "What left the program, by whom and how; what was refused stands among the refusals."),
    blocks=("audit",),
    params=(
        Period("period", T("Report", "Period"), "this_month"),
        Pick("manager", EMPLOYEE, "employee"),
        OneOf("way", HOW, WAYS),
    ),
    columns=(
        Col("employee_id", KEY, "id"),
        Col("employee", EMPLOYEE),
        Col("kind", HOW, "choice", choices=WAYS),
        Col("times", T("Report", "Times"), "int", total="sum", drill="only_times", counts=True),
        Col("amount", T("Report", "Rows in all"), "int"),
        Col("most", T("Report", "Most at once"), "int"),
        Col("last_at", T("Report", "Last time"), "moment"),
    ),
    entity="employee",
    keys=("employee_id", "kind"),
    groups=(Group("employee_id", "employee"),),
    rows=(
        Col("id", KEY, "id"),
        Col("employee_id", KEY, "id"),
        Col("kind", HOW, "choice", choices=WAYS),
        Col("at_ts", T("Report", "When"), "moment"),
        Col("employee", EMPLOYEE),
        Col("what", T("Report", "What, and what was asked"), weight=3.0),
        Col("amount", T("Report", "Number of rows"), "int", total="sum"),
        Col("address", T("Report", "Address")),
    ),
    chart=Chart("bar", "employee", ("times",)),
    empty=T("Report", "Nothing left the program."),
    landscape=True,
)
