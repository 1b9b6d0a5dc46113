"""Timed work of the keeper: the code in the base's table of timed work, and what does it.

What runs gets a session of the keeper, where the base is, and its own part of the configuration; it answers a line for the
administrator. Further work is a line in WORK.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from db import backup, container, engine
from db.session import Session

Work = Callable[[Session, engine.Server, Mapping[str, str]], str]


def _backup(_: Session, target: engine.Server, told: Mapping[str, str]) -> str:
    """A verified backup; the older ones are thinned out."""
    beside = Path(told["beside"])

    def secret(name: str) -> str:
        return (beside.parent / told[name]).read_text(encoding="utf-8").strip()

    folder = beside.parent / told["folder"]
    key = container.Secret(secret("phrase_file"))
    made = backup.make(target, folder, key, secret("owner_password_file"))
    backup.prune(folder)
    return f"{made.path.name}: {made.rows} rows, restored and compared"


WORK: dict[str, Work] = {"backup": _backup}
