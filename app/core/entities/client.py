"""A client: an organisation or a person the firm deals with."""

from __future__ import annotations

from typing import Any

from app.core.entity import Block, Choice, Col, Day, Entity, Filter, Flag, Memo, Moment, Pick, Ref, Tab, Text
from app.core.texts import T

KINDS = (("O", T("Client", "Organisation")), ("P", T("Client", "Person")))


def _defaults(facts: Any) -> dict[str, Any]:
    return {"kind": "O", "employee_id": facts.me_id, "branch_id": facts.branch_id, "country": facts.country}


CLIENT = Entity(
    key="client",
    one=T("Client", "Client"),
    many=T("Client", "Clients"),
    icon="client",
    sort="name",
    fields=(
        Choice(name="kind", label=T("Client", "Kind"), options=KINDS),
        Text(name="name", label=T("Client", "Name"), size=120, required=True),
        Text(name="legal_name", label=T("Client", "Legal name"), size=250),
        Text(name="country", label=T("Client", "Country"), size=2, kind="country"),
        Text(name="tax_id", label=T("Client", "Tax number"), size=20, kind="tax"),
        Text(name="reg_code", label=T("Client", "Registration code"), size=20),
        Text(name="reg_no", label=T("Client", "Register number"), size=30),
        Text(name="region", label=T("Client", "Region"), size=80, suggests="regions"),
        Text(name="city", label=T("Client", "City"), size=80, suggests="cities"),
        Text(name="address", label=T("Client", "Address"), size=250),
        Pick(name="source_id", label=T("Client", "Source"), kind="source"),
        Pick(name="status_id", label=T("Client", "Status"), kind="status"),
        Moment(name="status_since", label=T("Client", "Status since"), readonly=True),
        Pick(name="trade_id", label=T("Client", "Trade"), kind="trade"),
        Pick(name="size_id", label=T("Client", "Size"), kind="size"),
        Ref(name="employee_id", label=T("Client", "Responsible"), to="employee"),
        Ref(name="branch_id", label=T("Client", "Branch"), to="branch", required=True),
        Day(name="birthday", label=T("Client", "Birthday")),
        Memo(name="note", label=T("Client", "Note")),
        Flag(name="is_archived", label=T("Client", "Archived")),
        Moment(name="created_at", label=T("Client", "Created"), readonly=True),
        Moment(name="changed_at", label=T("Client", "Changed"), readonly=True),
    ),
    columns=(
        Col(name="name", label=T("Client", "Name"), width=32, sort="name"),
        Col(name="status", label=T("Client", "Status"), width=15),
        Col(name="city", label=T("Client", "City"), width=14, sort="city"),
        Col(name="phone", label=T("Client", "Phone"), kind="phone", width=18),
        Col(name="employee", label=T("Client", "Responsible"), width=20),
        Col(name="last_at", label=T("Client", "Last contact"), kind="moment", width=16, sort="last"),
        Col(name="next_at", label=T("Client", "Next step"), kind="due", width=16, sort="next"),
        Col(name="source", label=T("Client", "Source"), width=14, shown=False),
        Col(name="branch", label=T("Client", "Branch"), width=16, shown=False),
        Col(name="kind", label=T("Client", "Kind"), kind="choice", width=12, options=KINDS, shown=False),
        Col(name="tax_id", label=T("Client", "Tax number"), width=14, shown=False),
        Col(name="region", label=T("Client", "Region"), width=18, shown=False),
        Col(name="is_archived", label=T("Client", "Archived"), kind="flag", width=8, shown=False),
        Col(
            name="created_at",
            label=T("Client", "Created"),
            kind="moment",
            width=16,
            sort="created",
            shown=False,
        ),
    ),
    filters=(
        Filter(name="text", label=T("Client", "Name begins with")),
        Filter(name="status", label=T("Client", "Status"), kind="pick", dictionary="status"),
        Filter(name="employee", label=T("Client", "Responsible"), kind="ref", to="employee"),
        Filter(name="source", label=T("Client", "Source"), kind="pick", dictionary="source"),
        Filter(name="city", label=T("Client", "City")),
        Filter(name="region", label=T("Client", "Region")),
        Filter(name="branch", label=T("Client", "Branch"), kind="ref", to="branch"),
        Filter(name="trade", label=T("Client", "Trade"), kind="pick", dictionary="trade"),
        Filter(name="size", label=T("Client", "Size"), kind="pick", dictionary="size"),
        Filter(name="class", label=T("Client", "Classifier"), kind="pick", dictionary="*"),
        Filter(name="kind", label=T("Client", "Kind"), kind="choice", options=KINDS),
        Filter(name="country", label=T("Client", "Country")),
        Filter(name="tax", label=T("Client", "Tax number")),
        Filter(name="last", label=T("Client", "Last contact"), kind="period"),
        Filter(name="next", label=T("Client", "Next step"), kind="period"),
        Filter(name="created", label=T("Client", "Created"), kind="period"),
        Filter(name="archived", label=T("Client", "Archived"), kind="flag"),
    ),
    card=(
        Block(
            key="main",
            title=T("Client", "Main"),
            optional=False,
            rows=(("name", "kind"), ("status_id", "employee_id"), ("source_id", "branch_id")),
        ),
        Block(
            key="requisites",
            title=T("Client", "Requisites"),
            rows=(("legal_name",), ("tax_id", "reg_code", "reg_no")),
        ),
        Block(key="place", title=T("Client", "Place"), rows=(("country", "region", "city"), ("address",))),
        Block(key="portrait", title=T("Client", "Portrait"), rows=(("trade_id", "size_id", "birthday"),)),
        Block(key="note", title=T("Client", "Note"), rows=(("note",),)),
        Block(
            key="record",
            title=T("Client", "Record"),
            rows=(("status_since", "created_at", "changed_at"), ("is_archived",)),
        ),
    ),
    tabs=(
        Tab(key="feed", title=T("Client", "Feed"), kind="feed"),
        Tab(key="people", title=T("Client", "People"), kind="list", entity="employment", by="client"),
        Tab(key="channels", title=T("Client", "Phones and addresses"), kind="channels"),
        Tab(
            key="interactions",
            title=T("Client", "Interactions"),
            kind="list",
            entity="interaction",
            by="client",
        ),
        Tab(key="tasks", title=T("Client", "Tasks"), kind="list", entity="task", by="client"),
        Tab(key="classes", title=T("Client", "Classifiers"), kind="classes"),
        Tab(key="files", title=T("Client", "Files"), kind="files"),
        Tab(key="history", title=T("Client", "History"), kind="history"),
    ),
    mass=(
        "status_id",
        "source_id",
        "employee_id",
        "branch_id",
        "trade_id",
        "size_id",
        "region",
        "city",
        "is_archived",
    ),
    empty=T(
        "Client",
        "No clients yet. Press Ins to add one, or import a spreadsheet: menu File, Import.",
    ),
    defaults=_defaults,
)
