"""Bulk operations: changes of many rows journalled as one. A journal: the program adds to it by acting, people only read it."""

from __future__ import annotations

from app.core.entity import Col, Entity, Filter
from app.core.texts import T

KINDS = (
    ("import", T("Act", "Import")),
    ("mass", T("Act", "Mass change")),
    ("remove", T("Act", "Deletion")),
    ("handover", T("Act", "Hand-over")),
    ("merge", T("Act", "Merge")),
)
STATES = (("R", T("Act", "Running or broken off")), ("D", T("Act", "Done")), ("U", T("Act", "Taken back")))

ACT = Entity(
    key="act",
    one=T("Act", "Bulk operation"),
    many=T("Act", "Bulk operations"),
    icon="history",
    sort="begun",
    title="summary",
    has_uid=False,
    fields=(),
    columns=(
        Col(name="begun_at", label=T("Act", "When"), kind="moment", width=16, sort="begun"),
        Col(name="kind", label=T("Act", "What"), kind="choice", width=14, options=KINDS),
        Col(name="summary", label=T("Act", "Summary"), width=34),
        Col(name="rows_done", label=T("Act", "Rows"), kind="int", width=8),
        Col(name="employee", label=T("Act", "Who"), width=20),
        Col(name="state", label=T("Act", "State"), kind="choice", width=16, options=STATES),
        Col(name="undone_at", label=T("Act", "Taken back at"), kind="moment", width=16),
        Col(name="until_at", label=T("Act", "Can be taken back until"), kind="moment", width=20),
        Col(name="finished_at", label=T("Act", "Finished"), kind="moment", width=16, shown=False),
    ),
    filters=(
        Filter(name="begun", label=T("Act", "When"), kind="period"),
        Filter(name="kind", label=T("Act", "What"), kind="choice", options=KINDS),
        Filter(name="employee", label=T("Act", "Who"), kind="ref", to="employee"),
        Filter(name="state", label=T("Act", "State"), kind="choice", options=STATES),
    ),
    empty=T(
        "Act",
        "No bulk operations yet. Imports, hand-overs, merges, mass changes and deletions stand here and can be taken back.",
    ),
)
