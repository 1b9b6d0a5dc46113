"""Interactions by employee and kind."""

from __future__ import annotations

from app.core.texts import T
from reports.catalog.common import CLIENT, CLIENTS, KEY, OF_BRANCH, SHARE, WORK
from reports.params import OneOf, Period, Pick
from reports.report import Chart, Col, Group, Report

EMPLOYEE = T("Report", "Employee")
DEPARTMENT = T("Report", "Department")
KINDS = (
    ("C", T("Report", "Call")),
    ("M", T("Report", "Meeting")),
    ("L", T("Report", "Letter")),
    ("T", T("Report", "Message")),
    ("N", T("Report", "Note")),
)
DIRECTIONS = (
    ("I", T("Report", "Incoming")),
    ("O", T("Report", "Outgoing")),
    ("N", T("Report", "Without direction")),
)


def _kind(name: str, title: T) -> Col:
    return Col(name, title, "int", total="sum", drill=f"only_{name}", counts=True)


REPORT = Report(
    key="work/by_employee",
    title=T("Report", "Interactions by employee and kind"),
    group=WORK,
    blocks=("interaction",),
    about=T("Report", "Calls, meetings, letters and messages of every employee, and with how many clients."),
    params=(
        Period("period", T("Report", "Period"), "this_month", compare=True),
        Pick("manager", EMPLOYEE, "employee"),
        Pick("department", DEPARTMENT, "department"),
        OF_BRANCH,
        OneOf("direction", T("Report", "Direction"), DIRECTIONS),
    ),
    columns=(
        Col("employee_id", KEY, "id"),
        Col("employee", EMPLOYEE, unset=True),
        Col("department_id", KEY, "id"),
        Col("department", DEPARTMENT, unset=True),
        _kind("calls", T("Report", "Calls")),
        _kind("meetings", T("Report", "Meetings")),
        _kind("letters", T("Report", "Letters")),
        _kind("messages", T("Report", "Messages")),
        _kind("notes", T("Report", "Notes")),
        Col("everything", T("Report", "In all"), "int", total="sum", counts=True),
        Col("clients", CLIENTS, "int"),
        Col("minutes", T("Report", "Minutes"), "int", total="sum"),
        Col(
            "earlier",
            T("Report", "Before"),
            "int",
            total="sum",
            counts=True,
            when="period_before_from",
            before="period",
        ),
        Col(
            "change",
            T("Report", "Difference"),
            "change",
            of=("everything", "earlier"),
            when="period_before_from",
        ),
        Col("share", SHARE, "share", of=("everything",)),
    ),
    entity="interaction",
    keys=("employee_id", "department_id"),
    groups=(Group("department_id", "department"),),
    rows=(
        Col("id", KEY, "id"),
        Col("employee_id", KEY, "id"),
        Col("department_id", KEY, "id"),
        Col("at_ts", T("Report", "When"), "moment"),
        Col("kind", T("Report", "Kind"), "choice", choices=KINDS),
        Col("direction", T("Report", "Direction"), "choice", choices=DIRECTIONS),
        Col("client", CLIENT),
        Col("contact", T("Report", "Contact person")),
        Col("employee", EMPLOYEE),
        Col("outcome", T("Report", "Result")),
        Col("summary", T("Report", "What was said"), weight=2.0),
    ),
    chart=Chart("stacked", "employee", ("calls", "meetings", "letters", "messages", "notes")),
    landscape=True,
)
