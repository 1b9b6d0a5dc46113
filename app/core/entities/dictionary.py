"""Dictionaries: the kinds of lists and their values, which administrators edit in the program."""

from __future__ import annotations

from app.core.entity import Block, Col, Entity, Filter, Flag, Number, Ref, Tab, Text
from app.core.texts import T

DICTIONARY_KIND = Entity(
    key="dictionary_kind",
    one=T("Dictionary", "Dictionary"),
    many=T("Dictionary", "Dictionaries"),
    icon="dictionary",
    sort="name",
    small=True,
    fields=(
        Text(name="name", label=T("Dictionary", "Name"), size=80, required=True),
        Text(name="code", label=T("Dictionary", "Code"), size=30, required=True, kind="code"),
        Flag(name="is_classifier", label=T("Dictionary", "Classifier of clients")),
        Flag(name="is_system", label=T("Dictionary", "Used by the program"), readonly=True),
    ),
    columns=(
        Col(name="name", label=T("Dictionary", "Name"), width=32, sort="name"),
        Col(name="is_classifier", label=T("Dictionary", "Classifier"), kind="flag", width=10),
        Col(name="is_system", label=T("Dictionary", "Used by the program"), kind="flag", width=22),
        Col(name="code", label=T("Dictionary", "Code"), width=16, shown=False),
    ),
    filters=(
        Filter(name="text", label=T("Dictionary", "Name begins with")),
        Filter(name="classifier", label=T("Dictionary", "Classifier"), kind="flag"),
    ),
    card=(
        Block(
            key="main",
            title=T("Dictionary", "Dictionary"),
            optional=False,
            rows=(("name", "code"), ("is_classifier", "is_system")),
        ),
    ),
    tabs=(
        Tab(key="values", title=T("Dictionary", "Values"), kind="list", entity="dictionary", by="kind"),
        Tab(key="history", title=T("Dictionary", "History"), kind="history"),
    ),
    defaults=lambda facts: {"is_classifier": True},
    empty=T("Dictionary", "No dictionaries. Press Ins to add one."),
)

DICTIONARY = Entity(
    key="dictionary",
    one=T("Dictionary", "Dictionary value"),
    many=T("Dictionary", "Dictionary values"),
    icon="dictionary",
    sort="name",
    fields=(
        Ref(name="kind_id", label=T("Dictionary", "Dictionary"), to="dictionary_kind", required=True),
        Text(name="name", label=T("Dictionary", "Name"), size=80, required=True),
        Number(name="sort_no", label=T("Dictionary", "Order")),
        Flag(name="is_active", label=T("Dictionary", "In use")),
        Text(name="code", label=T("Dictionary", "Code"), size=30, readonly=True),
    ),
    columns=(
        Col(name="name", label=T("Dictionary", "Name"), width=32, sort="name"),
        Col(name="kind", label=T("Dictionary", "Dictionary"), width=24),
        Col(name="sort_no", label=T("Dictionary", "Order"), kind="int", width=8),
        Col(name="is_active", label=T("Dictionary", "In use"), kind="flag", width=8),
    ),
    filters=(
        Filter(name="text", label=T("Dictionary", "Name begins with")),
        Filter(name="kind", label=T("Dictionary", "Dictionary"), kind="ref", to="dictionary_kind"),
        Filter(name="active", label=T("Dictionary", "In use"), kind="flag"),
    ),
    card=(
        Block(
            key="main",
            title=T("Dictionary", "Dictionary value"),
            optional=False,
            rows=(("name", "kind_id"), ("sort_no", "is_active", "code")),
        ),
    ),
    tabs=(Tab(key="history", title=T("Dictionary", "History"), kind="history"),),
    defaults=lambda facts: {"sort_no": 100, "is_active": True},
    empty=T("Dictionary", "No values. Press Ins to add one."),
)
