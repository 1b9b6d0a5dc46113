"""Fields that can be hidden: the declarations, the views and what is written through them say the same."""

from __future__ import annotations

import re

from app.core.entities import ENTITIES
from db import hiding
from db.script import SCHEMA

TEXT = SCHEMA.read_text(encoding="utf-8")
DECLARED = {f"{key}.{one.name}" for key, entity in ENTITIES.items() for one in entity.hideable}


def test_the_triggers_of_views_that_hide_are_those_of_the_generator() -> None:
    assert hiding.rewritten(TEXT) == TEXT


def test_what_is_declared_is_hidden_by_the_views_and_nothing_else() -> None:
    views = re.findall(r"^create view (\w+) as$(.*?)^\^$", TEXT, re.MULTILINE | re.DOTALL)
    hidden = {field for _, body in views for field in re.findall(r"sees\('([\w.]+)'\)", body)}
    assert hidden == DECLARED


def test_a_hidden_field_names_what_the_entity_has() -> None:
    for entity in ENTITIES.values():
        columns, filters = {one.name for one in entity.columns}, {one.name for one in entity.filters}
        for one in entity.hideable:
            assert one.tab in {"", *(tab.key for tab in entity.tabs)}, one.name
            assert one.tab or entity.field(one.name).label == one.label
            assert set(one.columns) <= columns, one.name
            assert set(one.filters) <= filters, one.name
