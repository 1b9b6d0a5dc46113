"""Overdue tasks."""

from __future__ import annotations

from app.core.texts import T
from reports.catalog.common import CLIENT, KEY, OF_BRANCH, WORK
from reports.catalog.work.by_employee import DEPARTMENT
from reports.params import NumberParam, Pick
from reports.report import Chart, Col, Group, Report

WHO = T("Report", "Who does it")
AUTHOR = T("Report", "Given by")

REPORT = Report(
    key="work/overdue",
    title=T("Report", "Overdue tasks"),
    group=WORK,
    blocks=("task",),
    about=T("Report", "Open tasks whose time has passed, the oldest first."),
    params=(
        NumberParam("days", T("Report", "Days overdue, at least"), 0, 0, 3650),
        Pick("manager", WHO, "employee"),
        Pick("author", AUTHOR, "employee"),
        Pick("department", DEPARTMENT, "department"),
        OF_BRANCH,
    ),
    columns=(
        Col("id", KEY, "id"),
        Col("employee_id", KEY, "id"),
        Col("client_id", KEY, "id"),
        Col("author_id", KEY, "id"),
        Col("subject", T("Report", "Task"), weight=2.0),
        Col("client", CLIENT),
        Col("contact", T("Report", "Contact person")),
        Col("employee", WHO),
        Col("author", AUTHOR),
        Col("due_at", T("Report", "Due"), "moment"),
        Col("days", T("Report", "Days overdue"), "int"),
    ),
    entity="task",
    groups=(
        Group("employee_id", "employee"),
        Group("client_id", "client"),
        Group("author_id", "author"),
    ),
    group_by=("employee_id",),
    chart=Chart("bar", "employee", ("count",), by_group=True),
    landscape=True,
    empty=T("Report", "No task is overdue."),
)
