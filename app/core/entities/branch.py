"""A branch office of the firm."""

from __future__ import annotations

from app.core.entity import Block, Col, Entity, Filter, Flag, Memo, Tab, Text
from app.core.texts import T

BRANCH = Entity(
    key="branch",
    one=T("Branch", "Branch office"),
    many=T("Branch", "Branch offices"),
    icon="branch",
    sort="name",
    small=True,
    fields=(
        Text(name="name", label=T("Branch", "Name"), size=120, required=True),
        Text(name="city", label=T("Branch", "City"), size=80),
        Text(name="phone", label=T("Branch", "Phone"), size=40, kind="phone"),
        Memo(name="note", label=T("Branch", "Note")),
        Flag(name="is_active", label=T("Branch", "In use")),
    ),
    columns=(
        Col(name="name", label=T("Branch", "Name"), width=32, sort="name"),
        Col(name="city", label=T("Branch", "City"), width=20),
        Col(name="phone", label=T("Branch", "Phone"), kind="phone", width=18),
        Col(name="is_active", label=T("Branch", "In use"), kind="flag", width=8),
    ),
    filters=(
        Filter(name="text", label=T("Branch", "Name begins with")),
        Filter(name="active", label=T("Branch", "In use"), kind="flag"),
    ),
    card=(
        Block(
            key="main",
            title=T("Branch", "Branch office"),
            optional=False,
            rows=(("name",), ("city", "phone"), ("note",), ("is_active",)),
        ),
    ),
    tabs=(Tab(key="history", title=T("Branch", "History"), kind="history"),),
    empty=T("Branch", "No branch offices. Press Ins to add one."),
    defaults=lambda facts: {"is_active": True},
)
