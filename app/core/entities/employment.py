"""A person at an organisation, with role and dates; an end date makes it a past employer."""

from __future__ import annotations

from app.core.entity import Block, Col, Day, Entity, Flag, Pick, Ref, Text
from app.core.texts import T

EMPLOYMENT = Entity(
    key="employment",
    one=T("Employment", "Place of work"),
    many=T("Employment", "Places of work"),
    icon="organisation",
    sort="main",
    title="job",
    fields=(
        Ref(name="contact_id", label=T("Employment", "Person"), to="contact", required=True),
        Ref(name="client_id", label=T("Employment", "Organisation"), to="client", required=True),
        Pick(name="role_id", label=T("Employment", "Role"), kind="role"),
        Text(name="job", label=T("Employment", "Job"), size=80),
        Day(name="since", label=T("Employment", "Since")),
        Day(name="until", label=T("Employment", "Until")),
        Flag(name="is_main", label=T("Employment", "Main contact")),
        Text(name="note", label=T("Employment", "Note"), size=250),
    ),
    columns=(
        Col(name="contact", label=T("Employment", "Person"), width=26),
        Col(name="client", label=T("Employment", "Organisation"), width=26),
        Col(name="job_role", label=T("Employment", "Role"), width=14),
        Col(name="job", label=T("Employment", "Job"), width=18),
        Col(name="phone", label=T("Employment", "Phone"), kind="phone", width=18),
        Col(name="email", label=T("Employment", "E-mail"), width=24),
        Col(name="since", label=T("Employment", "Since"), kind="day", width=10),
        Col(name="until", label=T("Employment", "Until"), kind="day", width=10),
        Col(name="is_main", label=T("Employment", "Main"), kind="flag", width=6),
    ),
    card=(
        Block(
            key="main",
            title=T("Employment", "Place of work"),
            optional=False,
            rows=(("contact_id", "client_id"), ("role_id", "job"), ("since", "until", "is_main"), ("note",)),
        ),
    ),
    empty=T("Employment", "Nobody here yet. Press Ins to add a person."),
)
