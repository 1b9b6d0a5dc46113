"""Who may do what: for each person and block how far each verb reaches."""

from __future__ import annotations

from app.core.texts import T
from reports.catalog.common import CONTROL, KEY
from reports.catalog.control.gate import PERSON
from reports.params import Flag, Pick
from reports.report import Col, Group, Report

BLOCK = T("Report", "Block")
BLOCKS = (
    ("client", T("Report", "Clients")),
    ("contact", T("Report", "Contact persons")),
    ("channel", T("Report", "Phones and addresses")),
    ("interaction", T("Report", "Interactions")),
    ("task", T("Report", "Tasks")),
    ("attachment", T("Report", "Files")),
    ("report", T("Report", "Reports")),
    ("permission", T("Report", "Permissions of others")),
    ("audit", T("Report", "Audit")),
    ("alarm", T("Report", "Alarms")),
)
SCOPES = (
    ("N", T("Report", "–")),
    ("O", T("Report", "Own")),
    ("T", T("Report", "Department")),
    ("B", T("Report", "Branch")),
    ("A", T("Report", "All")),
)


VERBS = (
    ("S", T("Report", "See")),
    ("A", T("Report", "Add")),
    ("C", T("Report", "Change")),
    ("D", T("Report", "Delete")),
    ("X", T("Report", "Export")),
    ("P", T("Report", "Print")),
    ("R", T("Report", "Reassign")),
    ("F", T("Report", "In lists")),
)
ORIGINS = (("R", T("Report", "the role")), ("P", T("Report", "the person")))


def _verb(name: str, title: T) -> Col:
    return Col(name, title, "choice", choices=SCOPES)


REPORT = Report(
    key="control/rights",
    title=T("Report", "Rights matrix by person"),
    group=CONTROL,
    about=T("Report", "For each person and block of information, how far each right reaches today."),
    blocks=("permission",),
    params=(
        Pick("manager", PERSON, "employee"),
        Flag("own", T("Report", "Only where the person has rules of the own")),
    ),
    columns=(
        Col("employee_id", KEY, "id"),
        Col("block_key", KEY, "id"),
        Col("employee", PERSON),
        Col("staff_role", T("Report", "Role")),
        Col("block", BLOCK, "choice", choices=BLOCKS),
        _verb("sees", T("Report", "See")),
        _verb("adds", T("Report", "Add")),
        _verb("changes", T("Report", "Change")),
        _verb("deletes", T("Report", "Delete")),
        _verb("exports", T("Report", "Export")),
        _verb("prints", T("Report", "Print")),
        _verb("reassigns", T("Report", "Reassign")),
        _verb("lists", T("Report", "In lists")),
        Col("rules", T("Report", "Rules"), "int", total="sum", drill="all_rules", counts=True),
        Col("own_rules", T("Report", "Own rules"), "int", total="sum", drill="only_own", counts=True),
    ),
    entity="employee",
    keys=("employee_id", "block_key"),
    groups=(Group("employee_id", "employee"), Group("block_key", "block")),
    group_by=("employee_id",),
    rows=(
        Col("id", KEY, "id"),
        Col("employee_id", KEY, "id"),
        Col("block_key", KEY, "id"),
        Col("employee", PERSON),
        Col("block", BLOCK, "choice", choices=BLOCKS),
        Col("verb", T("Report", "Right"), "choice", choices=VERBS),
        Col("scope", T("Report", "How far"), "choice", choices=SCOPES),
        Col("origin", T("Report", "Rule of"), "choice", choices=ORIGINS),
        Col("until_at", T("Report", "Until"), "moment"),
        Col("author", T("Report", "Set by")),
        Col("note", T("Report", "Note")),
    ),
    landscape=True,
)
