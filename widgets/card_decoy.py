"""Planting a false client: who opens, changes or deletes it is told of in the alarms. Nobody else can see that it is one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from app.bridge import messages
from app.core.cases import auditing
from app.core.texts import T

_PLANT = T(
    "Decoy",
    "Make this client a planted one? Whoever opens, changes or deletes it is told of in the alarms. "
    "Nobody sees that it is planted but who may set the rules of alarms.",
)
_DIG_UP = T("Decoy", "This client is a planted one. Make it an ordinary client again?")
_YES, _NO = T("Decoy", "Plant it"), T("Decoy", "Make it ordinary")


def _tr(mark: T) -> str:
    return QCoreApplication.translate(mark.context, mark.text)


def ask_about_decoy(card: Any) -> None:
    """Ask the base whether the card's client is planted, then the person whether to change that."""
    row_id, background = card.row_id, card.workplace.background
    if row_id is None:
        return

    def known(is_decoy: bool) -> None:
        question, yes = (_DIG_UP, _NO) if is_decoy else (_PLANT, _YES)
        if messages.ask(card, _tr(question), _tr(yes)):
            background.run(card, auditing.plant(row_id, not is_decoy), lambda _: None, key="decoy")

    background.run(card, auditing.plant(row_id), known, key="decoy")
