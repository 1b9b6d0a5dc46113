"""What passed between the firm and a client: a call, a meeting, a letter, a message, a note."""

from __future__ import annotations

from typing import Any

from app.core.entity import (
    Block,
    Choice,
    Col,
    Entity,
    Filter,
    Hideable,
    Memo,
    Moment,
    Number,
    Pick,
    Ref,
    Tab,
    Text,
)
from app.core.texts import T

KINDS = (
    ("C", T("Interaction", "Call")),
    ("M", T("Interaction", "Meeting")),
    ("L", T("Interaction", "Letter")),
    ("T", T("Interaction", "Message")),
    ("N", T("Interaction", "Note")),
)
DIRECTIONS = (
    ("O", T("Interaction", "From us")),
    ("I", T("Interaction", "From the client")),
    ("N", T("Interaction", "None")),
)


def _defaults(facts: Any) -> dict[str, Any]:
    return {"kind": "C", "direction": "O", "employee_id": facts.me_id, "at_ts": facts.now()}


INTERACTION = Entity(
    key="interaction",
    one=T("Interaction", "Interaction"),
    many=T("Interaction", "Interactions"),
    icon="phone",
    sort="at",
    title="summary",
    fields=(
        Ref(name="client_id", label=T("Interaction", "Client"), to="client", required=True),
        Ref(name="contact_id", label=T("Interaction", "Person"), to="contact"),
        Ref(name="employee_id", label=T("Interaction", "Employee"), to="employee", required=True),
        Choice(name="kind", label=T("Interaction", "Kind"), options=KINDS),
        Choice(name="direction", label=T("Interaction", "Direction"), options=DIRECTIONS),
        Moment(name="at_ts", label=T("Interaction", "When"), required=True),
        Number(name="minutes", label=T("Interaction", "Minutes"), high=1440),
        Pick(name="result_id", label=T("Interaction", "Result"), kind="result"),
        Memo(name="summary", label=T("Interaction", "What was said"), required=True),
        Memo(name="key_points", label=T("Interaction", "Key points")),
        Text(name="next_step", label=T("Interaction", "Next step"), size=250),
    ),
    columns=(
        Col(name="at_ts", label=T("Interaction", "When"), kind="moment", width=16, sort="at"),
        Col(name="kind", label=T("Interaction", "Kind"), kind="choice", width=12, options=KINDS),
        Col(
            name="direction",
            label=T("Interaction", "Direction"),
            kind="choice",
            width=12,
            options=DIRECTIONS,
            shown=False,
        ),
        Col(name="client", label=T("Interaction", "Client"), width=26),
        Col(name="contact", label=T("Interaction", "Person"), width=22),
        Col(name="summary", label=T("Interaction", "What was said"), width=44),
        Col(name="outcome", label=T("Interaction", "Result"), width=16),
        Col(name="next_step", label=T("Interaction", "Next step"), width=24),
        Col(name="employee", label=T("Interaction", "Employee"), width=18),
        Col(name="minutes", label=T("Interaction", "Minutes"), kind="int", width=7, shown=False),
    ),
    filters=(
        Filter(name="at", label=T("Interaction", "When"), kind="period"),
        Filter(name="kind", label=T("Interaction", "Kind"), kind="choice", options=KINDS),
        Filter(name="direction", label=T("Interaction", "Direction"), kind="choice", options=DIRECTIONS),
        Filter(name="employee", label=T("Interaction", "Employee"), kind="ref", to="employee"),
        Filter(name="outcome", label=T("Interaction", "Result"), kind="pick", dictionary="result"),
        Filter(name="client", label=T("Interaction", "Client"), kind="ref", to="client"),
        Filter(name="contact", label=T("Interaction", "Person"), kind="ref", to="contact"),
    ),
    hideable=(
        Hideable(
            name="result_id", label=T("Interaction", "Result"), columns=("outcome",), filters=("outcome",)
        ),
        Hideable(name="summary", label=T("Interaction", "What was said"), columns=("summary",)),
        Hideable(name="key_points", label=T("Interaction", "Key points")),
        Hideable(name="next_step", label=T("Interaction", "Next step"), columns=("next_step",)),
    ),
    card=(
        Block(
            key="main",
            title=T("Interaction", "Interaction"),
            optional=False,
            rows=(
                ("client_id", "contact_id"),
                ("kind", "direction", "at_ts"),
                ("summary",),
                ("key_points",),
                ("result_id", "minutes", "employee_id"),
                ("next_step",),
            ),
        ),
    ),
    tabs=(
        Tab(key="files", title=T("Interaction", "Files"), kind="files"),
        Tab(key="history", title=T("Interaction", "History"), kind="history"),
    ),
    mass=("employee_id", "result_id"),
    empty=T("Interaction", "Nothing written down yet. Press Ctrl+J to note a call in a few seconds."),
    defaults=_defaults,
)
