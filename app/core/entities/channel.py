"""A way to reach a client or a person: phone, e-mail, address, messenger, site."""

from __future__ import annotations

from app.core.entity import Block, Choice, Col, Entity, Flag, Ref, Text
from app.core.texts import T

KINDS = (
    ("P", T("Channel", "Phone")),
    ("E", T("Channel", "E-mail")),
    ("M", T("Channel", "Messenger")),
    ("W", T("Channel", "Site")),
    ("A", T("Channel", "Address")),
)

CHANNEL = Entity(
    key="channel",
    one=T("Channel", "Contact channel"),
    many=T("Channel", "Contact channels"),
    icon="phone",
    sort="main",
    title="typed",
    fields=(
        Ref(name="client_id", label=T("Channel", "Client"), to="client"),
        Ref(name="contact_id", label=T("Channel", "Person"), to="contact"),
        Choice(name="kind", label=T("Channel", "Kind"), options=KINDS),
        Text(name="typed", label=T("Channel", "Number or address"), size=250, required=True, kind="channel"),
        Text(name="normal", label=T("Channel", "Standard form"), size=250),
        Text(name="label", label=T("Channel", "Label"), size=80),
        Flag(name="is_main", label=T("Channel", "Main")),
        Flag(name="is_bad", label=T("Channel", "Do not use")),
    ),
    columns=(
        Col(name="kind", label=T("Channel", "Kind"), kind="choice", width=10, options=KINDS),
        Col(name="typed", label=T("Channel", "Number or address"), width=36),
        Col(name="normal", label=T("Channel", "Standard form"), width=20),
        Col(name="label", label=T("Channel", "Label"), width=14),
        Col(name="is_main", label=T("Channel", "Main"), kind="flag", width=6),
        Col(name="is_bad", label=T("Channel", "Do not use"), kind="flag", width=8),
    ),
    card=(
        Block(
            key="main",
            title=T("Channel", "Contact channel"),
            optional=False,
            rows=(("kind", "typed"), ("label", "is_main", "is_bad")),
        ),
    ),
    empty=T(
        "Channel", "No phones or addresses yet. Press Ins and type one: phones may be typed in any spelling."
    ),
)
