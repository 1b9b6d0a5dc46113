"""Timed work of the keeper: the code in the base's table of timed work, and what does it.

What runs gets a session of the keeper, where the base is, and its own part of the configuration; it answers a line for the
administrator. Further work is a line in WORK.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from db import backup, base, container, engine
from db.session import Session

Work = Callable[[Session, engine.Server, Mapping[str, str]], str]


def secret_path(name: str, beside: Path) -> Path:
    """The file of a secret: a credential of systemd, else beside the configuration."""
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    if folder and (Path(folder) / name).is_file():
        return Path(folder) / name
    return beside.parent / name


def _backup(_: Session, target: engine.Server, told: Mapping[str, str]) -> str:
    """A verified backup, noted in the base; the older ones are thinned out as the firm has set it."""
    beside = Path(told["beside"])

    def secret(name: str) -> str:
        return secret_path(told[name], beside).read_text(encoding="utf-8").strip()

    folder = beside.parent / told["folder"]
    key = container.Secret(secret("phrase_file"))
    password = secret("owner_password_file")
    made = backup.make(target, folder, key, password)
    with base.owner(target, password) as con:
        backup.note(con, made)
        rule = backup.kept_by(con)
    backup.prune(folder, *rule)
    return f"{made.path.name}: {made.rows} rows, restored and compared"


WORK: dict[str, Work] = {"backup": _backup}
