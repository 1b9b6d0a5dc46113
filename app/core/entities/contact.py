"""A contact person: works at one organisation or several, keeps past employers."""

from __future__ import annotations

from typing import Any

from app.core.entity import (
    Block,
    Col,
    Day,
    Entity,
    Filter,
    Flag,
    Hideable,
    Memo,
    Moment,
    Photo,
    Ref,
    Tab,
    Text,
)
from app.core.texts import T


def _defaults(facts: Any) -> dict[str, Any]:
    return {"employee_id": facts.me_id, "branch_id": facts.branch_id}


CONTACT = Entity(
    key="contact",
    one=T("Contact", "Contact person"),
    many=T("Contact", "Contact persons"),
    icon="contact",
    sort="name",
    fields=(
        Text(name="name", label=T("Contact", "Name"), size=120, required=True),
        Text(name="salutation", label=T("Contact", "How to address"), size=80),
        Day(name="birthday", label=T("Contact", "Birthday")),
        Photo(name="photo_sha", label=T("Contact", "Photo")),
        Ref(name="employee_id", label=T("Contact", "Responsible"), to="employee"),
        Ref(name="branch_id", label=T("Contact", "Branch"), to="branch", required=True),
        Memo(name="note", label=T("Contact", "Note")),
        Flag(name="is_archived", label=T("Contact", "Archived")),
        Moment(name="created_at", label=T("Contact", "Created"), readonly=True),
        Moment(name="changed_at", label=T("Contact", "Changed"), readonly=True),
    ),
    columns=(
        Col(name="name", label=T("Contact", "Name"), width=28, sort="name"),
        Col(name="client", label=T("Contact", "Works at"), width=28),
        Col(name="job", label=T("Contact", "Job"), width=18),
        Col(name="phone", label=T("Contact", "Phone"), kind="phone", width=18),
        Col(name="email", label=T("Contact", "E-mail"), width=24),
        Col(name="employee", label=T("Contact", "Responsible"), width=18),
        Col(name="birthday", label=T("Contact", "Birthday"), kind="day", width=10, shown=False),
        Col(name="is_archived", label=T("Contact", "Archived"), kind="flag", width=8, shown=False),
        Col(
            name="created_at",
            label=T("Contact", "Created"),
            kind="moment",
            width=16,
            sort="created",
            shown=False,
        ),
    ),
    filters=(
        Filter(name="text", label=T("Contact", "Name begins with")),
        Filter(name="employee", label=T("Contact", "Responsible"), kind="ref", to="employee"),
        Filter(name="branch", label=T("Contact", "Branch"), kind="ref", to="branch"),
        Filter(name="role", label=T("Contact", "Role"), kind="pick", dictionary="role"),
        Filter(name="birthday", label=T("Contact", "Birthday"), kind="period"),
        Filter(name="created", label=T("Contact", "Created"), kind="period"),
        Filter(name="archived", label=T("Contact", "Archived"), kind="flag"),
    ),
    card=(
        Block(
            key="main",
            title=T("Contact", "Main"),
            optional=False,
            rows=(("name", "photo_sha"), ("salutation", "birthday"), ("employee_id", "branch_id")),
        ),
        Block(key="note", title=T("Contact", "Note"), rows=(("note",),)),
        Block(
            key="record", title=T("Contact", "Record"), rows=(("created_at", "changed_at", "is_archived"),)
        ),
    ),
    hideable=(
        Hideable(
            name="birthday", label=T("Contact", "Birthday"), columns=("birthday",), filters=("birthday",)
        ),
        Hideable(name="note", label=T("Contact", "Note")),
    ),
    tabs=(
        Tab(key="feed", title=T("Contact", "Feed"), kind="feed"),
        Tab(key="places", title=T("Contact", "Employers"), kind="list", entity="employment", by="contact"),
        Tab(key="channels", title=T("Contact", "Phones and addresses"), kind="channels"),
        Tab(
            key="interactions",
            title=T("Contact", "Interactions"),
            kind="list",
            entity="interaction",
            by="contact",
        ),
        Tab(key="tasks", title=T("Contact", "Tasks"), kind="list", entity="task", by="contact"),
        Tab(key="files", title=T("Contact", "Files"), kind="files"),
        Tab(key="history", title=T("Contact", "History"), kind="history"),
    ),
    mass=("employee_id", "branch_id", "is_archived"),
    empty=T(
        "Contact", "No contact persons yet. Press Ins to add one, or open a client and add its people there."
    ),
    defaults=_defaults,
)
