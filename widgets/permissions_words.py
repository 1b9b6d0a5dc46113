"""A rule of the permissions in words: how far it reaches, whose it is, until when, who has set it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.bridge.translate import words
from app.core.blocks import BY_KEY, VERBS
from app.core.cases.permissions import RuleInForce
from widgets.fields import show_moment
from widgets.permissions_table import scope_title


def explained(cell: tuple[str, str], rule: RuleInForce | None) -> str:
    """Why a cell (block and verb) stands as it does."""
    what = f"{words(BY_KEY[cell[0]].title)}, {words(VERBS[cell[1]])}: "
    if rule is None:
        return what + QCoreApplication.translate("PermissionsPage", "no rule opens it.")
    return what + "; ".join([scope_title(rule.scope), said(rule)]) + "."


def said(rule: RuleInForce) -> str:
    """Whose rule it is, until when, who has set it, with its note."""
    parts = [
        QCoreApplication.translate("PermissionsPage", "the person's own rule")
        if rule.origin == "P"
        else QCoreApplication.translate("PermissionsPage", "rule of the role")
    ]
    if rule.until is not None:
        parts.append(
            QCoreApplication.translate("PermissionsPage", "until {when}").format(when=show_moment(rule.until))
        )
    if rule.author:
        text = QCoreApplication.translate("PermissionsPage", "set by {who} on {when}")
        parts.append(text.format(who=rule.author, when=show_moment(rule.at)))
    if rule.note:
        parts.append(QCoreApplication.translate("PermissionsPage", "note: “{text}”").format(text=rule.note))
    return "; ".join(parts)
