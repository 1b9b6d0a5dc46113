"""The sections of the main window: what the sidebar and the menus offer. A new section is a line here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.core.entities import ENTITIES
from app.core.texts import T

ME = "me"  # in a section's filters: the employee who is signed in


@dataclass(frozen=True)
class Section:
    """One section. `entity`: its list; "" for a page of another kind, named by `key`. `menu`: base, work, firm.

    `filters`: those set at first, which the person may take away. `block`: whoever sees that block of rights gets the section
    (or has another `verb` of it);
    `door`: whoever may run that procedure.
    """

    key: str
    title: T
    icon: str
    menu: str
    entity: str = ""
    filters: dict[str, Any] = field(default_factory=dict)
    block: str = ""
    verb: str = "S"
    door: str = ""


def _list(key: str, menu: str, filters: dict[str, Any] | None = None, block: str = "") -> Section:
    declared = ENTITIES[key]
    return Section(key, declared.many, declared.icon, menu, key, filters or {}, block)


SECTIONS: tuple[Section, ...] = (
    _list("client", "base"),
    _list("contact", "base"),
    _list("interaction", "work"),
    _list("task", "work", {"employee": (ME,), "state": ("O",)}),
    Section("reports", T("Sections", "Reports"), "chart", "work"),
    Section("acts", T("Sections", "Bulk operations"), "history", "base"),
    Section("duplicates", T("Sections", "Duplicates"), "duplicate", "base", block="client", verb="D"),
    _list("employee", "firm"),
    _list("department", "firm"),
    _list("branch", "firm"),
    _list("stand_in", "firm"),
    _list("staff_role", "firm", block="permission"),
    Section("permission", T("Sections", "Permissions"), "key", "firm", block="permission"),
    Section("login", T("Sections", "Log-ins"), "lock", "firm", door="login_state"),
    Section("backups", T("Sections", "Backups"), "database", "firm", door="backup_note"),
    Section("timed", T("Sections", "Scheduled work"), "today", "firm", door="timed_set"),
    _list("dictionary_kind", "firm"),
    _list("audit", "firm", block="audit"),
    _list("alarm", "firm", {"state": ("N",)}, block="alarm"),
    _list("alarm_rule", "firm", block="alarm"),
    Section("seats", T("Sections", "Seats and licence"), "computer", "firm", door="seat_desk"),
    _list("seat_net", "firm"),
)
