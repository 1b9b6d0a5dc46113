"""What the audit holds as text, in the words of the person who reads it."""

from __future__ import annotations

from typing import Any

from app.bridge.translate import words
from app.core.blocks import BY_KEY, SCOPES, VERBS
from app.core.cases.timed import KINDS
from app.core.entities.audit import OBJECTS
from app.core.entity import Col
from app.core.errors import RULES
from app.core.facts import Facts
from app.core.texts import T
from widgets import card_words
from widgets.field_when import show_moment
from widgets.formats import Formats

_SAID = {
    "new_address": T("Audit", "from a new address"),
    "ends": T("Audit", "days until its end"),
    "!wrong_passwords": T("Audit", "wrong passwords, as the program there counted them"),
}
_ACCOUNT = {
    "made": T("Audit", "made"),
    "dropped": T("Audit", "taken away"),
    "password": T("Audit", "password set"),
    "blocked": T("Audit", "blocked"),
    "unblocked": T("Audit", "unblocked"),
    "session_ended": T("Audit", "session ended"),
    "token_added": T("Audit", "token registered"),
    "token_removed": T("Audit", "token removed"),
    "token_required": T("Audit", "signs in by token from now on"),
    "token_lifted": T("Audit", "token not asked for any more"),
    "on": T("Audit", "switched on"),
    "off": T("Audit", "switched off"),
    "asked": T("Audit", "asked for at once"),
}
_FIELDS = {
    "role_id": T("Audit", "Role"),
    "employee_id": T("Audit", "Employee"),
    "block": T("Audit", "Block"),
    "verb": T("Audit", "Step"),
    "scope": T("Audit", "How far"),
    "until_at": T("Audit", "Until"),
    "note": T("Audit", "Note"),
    "client_id": T("Audit", "Client"),
    "contact_id": T("Audit", "Contact person"),
    "value_id": T("Audit", "Value"),
    "staff_role_id": T("Audit", "Role"),
    "photo_sha": T("Audit", "Picture"),
    "sha": T("Audit", "Bytes"),
    "size_bytes": T("Audit", "Size"),
    "body": T("Audit", "Content"),
    "subject": T("Audit", "List or report"),
    "kind": T("Audit", "Kind"),
    "name": T("Audit", "Name"),
}
_POOLS = {
    "role_id": "staff_role",
    "staff_role_id": "staff_role",
    "employee_id": "employee",
    "branch_id": "branch",
}
TECHNICAL = frozenset({"uid", "tail", "rv", "normal"})


def label_of(entity: str, field: str) -> str:
    """What a field of any audited table is called."""
    if card_words.declared_field(entity, field) is not None:
        return card_words.label_of(entity, field)
    found = _FIELDS.get(field)
    return words(found) if found else field


def shown(facts: Facts, entity: str, field: str, value: str | None) -> str:
    """A value of the audit as a person reads it."""
    if value is None or value == "":
        return ""
    if card_words.declared_field(entity, field) is not None:
        return card_words.shown(facts, entity, field, value)
    text = value.strip()
    if field == "block":
        return words(BY_KEY[text].title) if text in BY_KEY else text
    if field in ("verb", "scope"):
        known = VERBS if field == "verb" else SCOPES
        return words(known[text]) if text in known else text
    if field in _POOLS and text.isdecimal():
        return facts.name_of(_POOLS[field], int(text)) or f"#{text}"
    if field.endswith("_at"):
        return _moment(text)
    return text


def _moment(text: str) -> str:
    import datetime as dt

    try:
        return show_moment(dt.datetime.fromisoformat(text))
    except ValueError:
        return text


def object_title(entity: str) -> str:
    """What a kind of object is called."""
    return next((words(label) for key, label in OBJECTS if key == entity), entity)


def gist(text: str) -> str:
    """The details of an entry in one line: names of fields, the reason of a refusal, or what was said."""
    if text in _SAID:
        return words(_SAID[text])
    if text.startswith("!"):
        key, _, rest = text[1:].partition("|")
        rule = RULES.get(key)
        if rule is None:
            report, _, block = key.partition(": ")  # a refused report
            if block in BY_KEY:
                return f"{report_title(report)} ({words(BY_KEY[block].title)})"
            return text[1:]
        first, _, _ = words(rule).partition(". ")
        return first.format(*rest.split("|")) if "{" not in first or rest else first
    entity, found, names = text.partition(":")
    if found and names.strip() in _ACCOUNT:
        return f"{words(KINDS[entity]) if entity in KINDS else entity}: {words(_ACCOUNT[names.strip()])}"
    if found and "/" in entity:
        return report_title(entity) + (f" ({names.strip()})" if names.strip() else "")
    if found and entity.isidentifier() and names and all(name.isidentifier() for name in names.split(",")):
        return ", ".join(label_of(entity, name) for name in names.split(",") if name not in TECHNICAL)
    return report_title(text) if "/" in text and " " not in text else text


def report_title(key: str) -> str:
    """The title of a report; the catalogue is large and imported only where one is shown."""
    from reports.catalog import report

    try:
        return words(report(key).title)
    except KeyError:
        return key


class AuditFormats(Formats):
    """The formats of a list, with the details in words."""

    def show(self, col: Col, value: Any) -> str:
        if col.name == "gist" and value:
            return " ".join(gist(str(value)).split())
        if col.name == "employee":
            return card_words.who(value)
        return super().show(col, value)
