"""An employee; one with a log-in is a user of the base."""

from __future__ import annotations

from typing import Any

from app.core.entity import Block, Col, Day, Entity, Filter, Flag, Memo, Ref, Tab, Text
from app.core.texts import T


def _defaults(facts: Any) -> dict[str, Any]:
    return {"is_active": True, "branch_id": facts.branch_id}


EMPLOYEE = Entity(
    key="employee",
    one=T("Employee", "Employee"),
    many=T("Employee", "Employees"),
    icon="employee",
    sort="name",
    small=True,
    fields=(
        Text(name="name", label=T("Employee", "Name"), size=120, required=True),
        Text(
            name="login",
            label=T("Employee", "Log-in"),
            size=63,
            kind="login",
            hint=T("Employee", "Latin capital letters, digits and _; begins with a letter"),
        ),
        Ref(name="branch_id", label=T("Employee", "Branch"), to="branch", required=True),
        Ref(name="department_id", label=T("Employee", "Department"), to="department"),
        Text(name="job", label=T("Employee", "Job"), size=80),
        Text(name="phone", label=T("Employee", "Phone"), size=40, kind="phone"),
        Text(name="email", label=T("Employee", "E-mail"), size=120, kind="email"),
        Day(name="birthday", label=T("Employee", "Birthday")),
        Ref(name="staff_role_id", label=T("Employee", "Role"), to="staff_role"),
        Memo(name="note", label=T("Employee", "Note")),
        Flag(name="is_active", label=T("Employee", "Works here")),
    ),
    columns=(
        Col(name="name", label=T("Employee", "Name"), width=28, sort="name"),
        Col(name="job", label=T("Employee", "Job"), width=20),
        Col(name="branch", label=T("Employee", "Branch"), width=18),
        Col(name="department", label=T("Employee", "Department"), width=22),
        Col(name="phone", label=T("Employee", "Phone"), kind="phone", width=18),
        Col(name="email", label=T("Employee", "E-mail"), width=24),
        Col(name="login", label=T("Employee", "Log-in"), width=12),
        Col(name="is_active", label=T("Employee", "Works here"), kind="flag", width=8),
    ),
    filters=(
        Filter(name="text", label=T("Employee", "Name begins with")),
        Filter(name="branch", label=T("Employee", "Branch"), kind="ref", to="branch"),
        Filter(name="department", label=T("Employee", "Department"), kind="ref", to="department"),
        Filter(name="active", label=T("Employee", "Works here"), kind="flag"),
    ),
    card=(
        Block(
            key="main",
            title=T("Employee", "Employee"),
            optional=False,
            rows=(
                ("name", "job"),
                ("branch_id", "department_id"),
                ("phone", "email", "birthday"),
                ("login", "staff_role_id", "is_active"),
                ("note",),
            ),
        ),
    ),
    tabs=(
        Tab(key="clients", title=T("Employee", "Clients"), kind="list", entity="client", by="employee"),
        Tab(key="tasks", title=T("Employee", "Tasks"), kind="list", entity="task", by="employee"),
        Tab(
            key="interactions",
            title=T("Employee", "Interactions"),
            kind="list",
            entity="interaction",
            by="employee",
        ),
        Tab(key="history", title=T("Employee", "History"), kind="history"),
    ),
    empty=T("Employee", "No employees. Press Ins to add one."),
    defaults=_defaults,
)
