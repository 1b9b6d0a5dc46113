"""A task: who does what until when; the next step of an interaction is one."""

from __future__ import annotations

from typing import Any

from app.core.entity import Block, Choice, Col, Entity, Filter, Hideable, Memo, Moment, Ref, Tab, Text
from app.core.texts import T

STATES = (("O", T("Task", "Open")), ("D", T("Task", "Done")), ("W", T("Task", "Withdrawn")))


def _defaults(facts: Any) -> dict[str, Any]:
    return {"state": "O", "employee_id": facts.me_id, "author_id": facts.me_id, "due_at": facts.workday_end()}


TASK = Entity(
    key="task",
    one=T("Task", "Task"),
    many=T("Task", "Tasks"),
    icon="task",
    sort="due",
    title="subject",
    fields=(
        Text(name="subject", label=T("Task", "Subject"), size=250, required=True),
        Ref(name="client_id", label=T("Task", "Client"), to="client"),
        Ref(name="contact_id", label=T("Task", "Person"), to="contact"),
        Ref(name="employee_id", label=T("Task", "Who does it"), to="employee", required=True),
        Ref(name="author_id", label=T("Task", "Given by"), to="employee"),
        Moment(name="due_at", label=T("Task", "Until"), required=True),
        Moment(name="remind_at", label=T("Task", "Remind at")),
        Choice(name="state", label=T("Task", "State"), options=STATES),
        Memo(name="result", label=T("Task", "Result"), size=1000),
        Moment(name="done_at", label=T("Task", "Done at"), readonly=True),
        Memo(name="note", label=T("Task", "Note")),
    ),
    columns=(
        Col(name="due_at", label=T("Task", "Until"), kind="due", width=16, sort="due"),
        Col(name="state", label=T("Task", "State"), kind="choice", width=10, options=STATES),
        Col(name="subject", label=T("Task", "Subject"), width=38),
        Col(name="client", label=T("Task", "Client"), width=26),
        Col(name="contact", label=T("Task", "Person"), width=20, shown=False),
        Col(name="employee", label=T("Task", "Who does it"), width=18),
        Col(name="author", label=T("Task", "Given by"), width=18, shown=False),
        Col(name="result", label=T("Task", "Result"), width=24),
        Col(name="remind_at", label=T("Task", "Remind at"), kind="moment", width=16, shown=False),
        Col(name="done_at", label=T("Task", "Done at"), kind="moment", width=16, shown=False),
    ),
    filters=(
        Filter(name="state", label=T("Task", "State"), kind="choice", options=STATES),
        Filter(name="employee", label=T("Task", "Who does it"), kind="ref", to="employee"),
        Filter(name="author", label=T("Task", "Given by"), kind="ref", to="employee"),
        Filter(name="due", label=T("Task", "Until"), kind="period"),
        Filter(name="remind", label=T("Task", "Remind at"), kind="period"),
        Filter(name="done", label=T("Task", "Done at"), kind="period"),
        Filter(name="text", label=T("Task", "Subject begins with")),
        Filter(name="client", label=T("Task", "Client"), kind="ref", to="client"),
        Filter(name="contact", label=T("Task", "Person"), kind="ref", to="contact"),
    ),
    hideable=(
        Hideable(name="result", label=T("Task", "Result"), columns=("result",)),
        Hideable(name="note", label=T("Task", "Note")),
    ),
    card=(
        Block(
            key="main",
            title=T("Task", "Task"),
            optional=False,
            rows=(
                ("subject",),
                ("client_id", "contact_id"),
                ("employee_id", "author_id"),
                ("due_at", "remind_at", "state"),
                ("note",),
                ("result",),
                ("done_at",),
            ),
        ),
    ),
    tabs=(
        Tab(key="files", title=T("Task", "Files"), kind="files"),
        Tab(key="history", title=T("Task", "History"), kind="history"),
    ),
    mass=("employee_id", "due_at", "state"),
    empty=T("Task", "No tasks here. Press Ins to add one; Ctrl+J notes a call together with its next step."),
    defaults=_defaults,
)
