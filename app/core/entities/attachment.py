"""A file attached to a row of any entity."""

from __future__ import annotations

from app.core.entity import Block, Col, Entity, Number, Text
from app.core.texts import T

ATTACHMENT = Entity(
    key="attachment",
    one=T("Attachment", "File"),
    many=T("Attachment", "Files"),
    icon="file",
    sort="id",
    fields=(
        Text(name="name", label=T("Attachment", "Name"), size=250, required=True),
        Text(name="note", label=T("Attachment", "Note"), size=250),
        Number(name="size_bytes", label=T("Attachment", "Size"), readonly=True),
    ),
    columns=(
        Col(name="name", label=T("Attachment", "Name"), width=40),
        Col(name="size_bytes", label=T("Attachment", "Size"), kind="size", width=10),
        Col(name="note", label=T("Attachment", "Note"), width=30),
        Col(name="created_at", label=T("Attachment", "Added"), kind="moment", width=16),
    ),
    card=(Block(key="main", title=T("Attachment", "File"), optional=False, rows=(("name",), ("note",))),),
    empty=T("Attachment", "No files yet. Drop files here, paste them, or press Ins."),
)
