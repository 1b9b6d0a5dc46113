"""What an address says of a seat: office network, remote, terminal server."""

from __future__ import annotations

from app.core.entity import Block, Choice, Col, Entity, Filter, Tab, Text
from app.core.texts import T

SEAT_KINDS = (
    ("O", T("SeatNet", "Office")),
    ("R", T("SeatNet", "Remote")),
    ("T", T("SeatNet", "Terminal server")),
)

SEAT_NET = Entity(
    key="seat_net",
    one=T("SeatNet", "Network"),
    many=T("SeatNet", "Networks"),
    icon="server",
    sort="prefix",
    title="prefix",
    fields=(
        Text(name="prefix", label=T("SeatNet", "Address or its beginning"), size=45, required=True),
        Choice(name="kind", label=T("SeatNet", "What it is"), options=SEAT_KINDS, required=True),
        Text(name="note", label=T("SeatNet", "Note"), size=250),
    ),
    columns=(
        Col(name="prefix", label=T("SeatNet", "Address or its beginning"), width=26, sort="prefix"),
        Col(name="kind", label=T("SeatNet", "What it is"), kind="choice", width=22, options=SEAT_KINDS),
        Col(name="note", label=T("SeatNet", "Note"), width=40),
    ),
    filters=(
        Filter(name="text", label=T("SeatNet", "Address begins with")),
        Filter(name="kind", label=T("SeatNet", "What it is"), kind="choice", options=SEAT_KINDS),
    ),
    card=(
        Block(
            key="main",
            title=T("SeatNet", "Network"),
            optional=False,
            rows=(("prefix", "kind"), ("note",)),
        ),
    ),
    tabs=(Tab(key="history", title=T("SeatNet", "History"), kind="history"),),
    empty=T(
        "SeatNet",
        "Without an entry private addresses are the office's and all others remote. "
        "Press Ins to name a terminal server, or a network that people reach from outside.",
    ),
    defaults=lambda facts: {"kind": "T"},
)
