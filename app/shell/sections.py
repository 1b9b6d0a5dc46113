"""The sections of the main window: what the sidebar and the menus offer. A new section is a line here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.core.entities import ENTITIES
from app.core.texts import T


@dataclass(frozen=True)
class Section:
    """One section. `entity`: its list; "" for a page of another kind, named by `key`. `menu`: base, work, firm."""

    key: str
    title: T
    icon: str
    menu: str
    entity: str = ""
    filters: dict[str, Any] = field(default_factory=dict)


def _list(key: str, menu: str) -> Section:
    declared = ENTITIES[key]
    return Section(key, declared.many, declared.icon, menu, key)


SECTIONS: tuple[Section, ...] = (
    _list("client", "base"),
    _list("contact", "base"),
    _list("interaction", "work"),
    _list("task", "work"),
    Section("reports", T("Sections", "Reports"), "chart", "work"),
    Section("acts", T("Sections", "Big acts"), "history", "base"),
    _list("employee", "firm"),
    _list("department", "firm"),
    _list("branch", "firm"),
    _list("dictionary_kind", "firm"),
)
