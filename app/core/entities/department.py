"""A department of a branch; departments stand in a tree."""

from __future__ import annotations

from typing import Any

from app.core.entity import Block, Col, Entity, Filter, Flag, Memo, Ref, Tab, Text
from app.core.texts import T


def _defaults(facts: Any) -> dict[str, Any]:
    return {"is_active": True, "branch_id": facts.branch_id}


DEPARTMENT = Entity(
    key="department",
    one=T("Department", "Department"),
    many=T("Department", "Departments"),
    icon="department",
    sort="name",
    small=True,
    fields=(
        Text(name="name", label=T("Department", "Name"), size=120, required=True),
        Ref(name="branch_id", label=T("Department", "Branch"), to="branch", required=True),
        Ref(name="parent_id", label=T("Department", "Part of"), to="department"),
        Ref(name="head_id", label=T("Department", "Head"), to="employee"),
        Memo(name="note", label=T("Department", "Note")),
        Flag(name="is_active", label=T("Department", "In use")),
    ),
    columns=(
        Col(name="name", label=T("Department", "Name"), width=32, sort="name"),
        Col(name="branch", label=T("Department", "Branch"), width=20),
        Col(name="parent", label=T("Department", "Part of"), width=24),
        Col(name="head", label=T("Department", "Head"), width=24),
        Col(name="is_active", label=T("Department", "In use"), kind="flag", width=8),
    ),
    filters=(
        Filter(name="text", label=T("Department", "Name begins with")),
        Filter(name="branch", label=T("Department", "Branch"), kind="ref", to="branch"),
        Filter(name="active", label=T("Department", "In use"), kind="flag"),
    ),
    card=(
        Block(
            key="main",
            title=T("Department", "Department"),
            optional=False,
            rows=(("name",), ("branch_id", "parent_id"), ("head_id",), ("note",), ("is_active",)),
        ),
    ),
    tabs=(Tab(key="history", title=T("Department", "History"), kind="history"),),
    empty=T("Department", "No departments. Press Ins to add one."),
    defaults=_defaults,
)
