"""Work of the GUI thread in several turns of the event loop, so that a key or a click comes in between."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def in_turns(owner: QObject, wanted: Callable[[], bool], *steps: Callable[[], object]) -> None:
    """Run the steps one after another, each in a turn of its own, the first in the next turn.

    Before each `wanted` is asked: when it says no, the rest is left out; so it is when the owner is gone.
    """
    if not steps:
        return

    def turn() -> None:
        if wanted():
            steps[0]()
            in_turns(owner, wanted, *steps[1:])

    QTimer.singleShot(1, owner, turn)  # with 0 it would be an event that goes before all timers
