"""The audit: whatever happened, one entry each, also of rows that are gone. A journal: nobody adds to it or changes it."""

from __future__ import annotations

from app.core.entity import Col, Entity, Filter
from app.core.texts import T

VERBS = (
    ("I", T("Audit", "Added")),
    ("U", T("Audit", "Changed")),
    ("D", T("Audit", "Deleted")),
    ("L", T("Audit", "Log-in")),
    ("N", T("Audit", "Refused")),
    ("V", T("Audit", "Card shown")),
    ("R", T("Audit", "Report")),
    ("X", T("Audit", "Export")),
    ("P", T("Audit", "Print")),
    ("B", T("Audit", "Clipboard")),
    ("F", T("Audit", "File saved")),
)
OBJECTS = (
    ("client", T("Audit", "Client")),
    ("contact", T("Audit", "Contact person")),
    ("interaction", T("Audit", "Interaction")),
    ("task", T("Audit", "Task")),
    ("channel", T("Audit", "Phone or address")),
    ("employment", T("Audit", "Place of work")),
    ("client_class", T("Audit", "Classifier of a client")),
    ("attachment", T("Audit", "File")),
    ("employee", T("Audit", "Employee")),
    ("permission", T("Audit", "Permission")),
    ("staff_role", T("Audit", "Role")),
    ("stand_in", T("Audit", "Stand-in")),
    ("session", T("Audit", "Session")),
    ("login", T("Audit", "Log-in account")),
    ("report", T("Audit", "Report")),
    ("branch", T("Audit", "Branch")),
    ("department", T("Audit", "Department")),
    ("dictionary", T("Audit", "Dictionary value")),
    ("dictionary_kind", T("Audit", "Dictionary")),
    ("saved", T("Audit", "Saved filter or layout")),
    ("setting", T("Audit", "Setting")),
    ("act", T("Audit", "Big act")),
    ("alarm_rule", T("Audit", "Rule of alarms")),
    ("decoy", T("Audit", "Planted client")),
    ("limit", T("Audit", "Limit")),
    ("consent", T("Audit", "Consent")),
    ("audit", T("Audit", "Audit")),
)

AUDIT = Entity(
    key="audit",
    one=T("Audit", "Entry"),
    many=T("Audit", "Audit"),
    icon="eye",
    sort="newest",
    title="title",
    has_uid=False,
    fields=(),
    columns=(
        Col(name="at_ts", label=T("Audit", "When"), kind="moment", width=16, sort="newest"),
        Col(name="employee", label=T("Audit", "Who"), width=24),
        Col(name="kind", label=T("Audit", "What"), kind="choice", width=15, options=VERBS),
        Col(name="entity", label=T("Audit", "Kind of object"), kind="choice", width=16, options=OBJECTS),
        Col(name="title", label=T("Audit", "Object"), width=24),
        Col(name="gist", label=T("Audit", "Details"), width=32),
        Col(name="amount", label=T("Audit", "Rows"), kind="int", width=7),
        Col(name="address", label=T("Audit", "Address"), width=14),
        Col(name="host", label=T("Audit", "Computer, as it says"), width=20, shown=False),
        Col(name="claimed", label=T("Audit", "Program, as it says"), width=24, shown=False),
    ),
    filters=(
        Filter(name="at", label=T("Audit", "When"), kind="period"),
        Filter(name="employee", label=T("Audit", "Who"), kind="ref", to="employee"),
        Filter(name="kind", label=T("Audit", "What"), kind="choice", options=VERBS),
        Filter(name="entity", label=T("Audit", "Kind of object"), kind="choice", options=OBJECTS),
        Filter(name="text", label=T("Audit", "Old or new value, words")),
        Filter(name="address", label=T("Audit", "Address")),
    ),
    empty=T("Audit", "Nothing has happened that this filter asks for."),
)
