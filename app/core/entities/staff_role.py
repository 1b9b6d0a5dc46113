"""A role of the firm: its permissions are rows of their own, the SQL role behind it opens the doors."""

from __future__ import annotations

from app.core.entity import Block, Choice, Col, Entity, Filter, Flag, Tab, Text
from app.core.texts import T

SQL_ROLES = (
    ("CRM_MANAGER", T("StaffRole", "Manager")),
    ("CRM_HEAD", T("StaffRole", "Head of department")),
    ("CRM_DIRECTOR", T("StaffRole", "Director")),
    ("CRM_OPERATOR", T("StaffRole", "Operator")),
    ("CRM_AUDITOR", T("StaffRole", "Auditor")),
    ("CRM_ADMIN", T("StaffRole", "Administrator")),
)

STAFF_ROLE = Entity(
    key="staff_role",
    one=T("StaffRole", "Role"),
    many=T("StaffRole", "Roles"),
    icon="key",
    sort="name",
    small=True,
    fields=(
        Text(name="name", label=T("StaffRole", "Name"), size=80, required=True),
        Text(name="code", label=T("StaffRole", "Code"), size=30, required=True, kind="code"),
        Choice(name="sql_role", label=T("StaffRole", "Works like"), options=SQL_ROLES),
        Flag(name="is_system", label=T("StaffRole", "Used by the program"), readonly=True),
    ),
    columns=(
        Col(name="name", label=T("StaffRole", "Name"), width=32, sort="name"),
        Col(name="sql_role", label=T("StaffRole", "Works like"), kind="choice", width=20, options=SQL_ROLES),
        Col(name="is_system", label=T("StaffRole", "Used by the program"), kind="flag", width=14),
        Col(name="code", label=T("StaffRole", "Code"), width=16, shown=False),
    ),
    filters=(Filter(name="text", label=T("StaffRole", "Name begins with")),),
    card=(
        Block(
            key="main",
            title=T("StaffRole", "Role"),
            optional=False,
            rows=(("name", "code"), ("sql_role", "is_system")),
        ),
    ),
    tabs=(Tab(key="history", title=T("StaffRole", "History"), kind="history"),),
    defaults=lambda facts: {"sql_role": "CRM_MANAGER"},
    empty=T("StaffRole", "No roles. Press Ins to add one."),
)
