"""A dated stand-in: between two dates a colleague sees and acts for an absent person, who stays the owner."""

from __future__ import annotations

from typing import Any

from app.core.entity import Block, Col, Day, Entity, Filter, Ref, Tab, Text
from app.core.texts import T


def _defaults(facts: Any) -> dict[str, Any]:
    return {"absent_id": facts.me_id, "since": facts.today(), "until": facts.today()}


STAND_IN = Entity(
    key="stand_in",
    one=T("StandIn", "Stand-in"),
    many=T("StandIn", "Stand-ins"),
    icon="user",
    sort="since",
    title="note",
    fields=(
        Ref(name="absent_id", label=T("StandIn", "Who is absent"), to="employee", required=True),
        Ref(name="stand_in_id", label=T("StandIn", "Who stands in"), to="employee", required=True),
        Day(name="since", label=T("StandIn", "Since"), required=True),
        Day(name="until", label=T("StandIn", "Until"), required=True),
        Text(name="note", label=T("StandIn", "Note"), size=250),
    ),
    columns=(
        Col(name="absent", label=T("StandIn", "Who is absent"), width=26),
        Col(name="colleague", label=T("StandIn", "Who stands in"), width=26),
        Col(name="since", label=T("StandIn", "Since"), kind="day", width=10, sort="since"),
        Col(name="until", label=T("StandIn", "Until"), kind="day", width=10),
        Col(name="note", label=T("StandIn", "Note"), width=30),
    ),
    filters=(
        Filter(name="absent", label=T("StandIn", "Who is absent"), kind="ref", to="employee"),
        Filter(name="colleague", label=T("StandIn", "Who stands in"), kind="ref", to="employee"),
    ),
    card=(
        Block(
            key="main",
            title=T("StandIn", "Stand-in"),
            optional=False,
            rows=(("absent_id", "stand_in_id"), ("since", "until"), ("note",)),
        ),
    ),
    tabs=(Tab(key="history", title=T("StandIn", "History"), kind="history"),),
    empty=T(
        "StandIn", "Nobody stands in for anybody. Press Ins to name a colleague for the time of an absence."
    ),
    defaults=_defaults,
)
