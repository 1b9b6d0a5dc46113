"""Timed work of the keeper: what each kind of the base's table of timed work does here, and the thread that does it.

What runs gets a session of the keeper, where the base is, and its own part of the configuration; it answers a key and values
(app.core.cases.timed.SAYS). Further work is a line in WORK.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from app.core.cases import timed
from db import backup, base, container, engine, errors
from db.session import Session

Work = Callable[[Session, engine.Server, Mapping[str, str]], str]
_LOG = logging.getLogger(__name__)


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
    return f"backed_up|{made.path.name}|{made.rows}"


def _only_base(does: timed.Does) -> Work:
    return lambda session, _target, _told: does(session)


WORK: dict[str, Work] = {
    "backup": _backup,
    **{code: _only_base(does) for code, does in timed.OF_THE_BASE.items()},
}


def plain(say: str) -> str:
    """What came of work, in English, for who asks without a program."""
    key, *values = say.split("|")
    known = timed.SAYS.get(key)
    try:
        return known.text.format(*values) if known is not None else say
    except IndexError:
        return say


class Clerk:
    """Does timed work in a thread of its own, with a session of its own: a backup of an hour keeps nobody from a proof of the key.

    `sign_in` opens that session; `told(code, line)` is called in that thread after each piece of work.
    """

    def __init__(
        self,
        sign_in: Callable[[], Session],
        target: engine.Server,
        configured: Mapping[str, Mapping[str, str]],
        told: Callable[[timed.Done], None],
    ) -> None:
        self._sign_in = sign_in
        self._told = told
        self._does: dict[str, timed.Does] = {
            code: partial(_with, work, target, configured.get(code, {})) for code, work in WORK.items()
        }
        self._thread: threading.Thread | None = None

    def look(self) -> None:
        """Do what is due, unless the last look is still at work."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._work, name="timed work", daemon=True)
            self._thread.start()

    def wait(self, seconds: float | None = None) -> None:
        """Until the work under way is done."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _work(self) -> None:
        try:
            with self._sign_in() as session:
                for done in timed.do_due(session, self._does):
                    self._told(done)
        except errors.DatabaseError as error:
            _LOG.warning("timed work: %s", error)


def _with(work: Work, target: engine.Server, told: Mapping[str, str], session: Session) -> str:
    return work(session, target, told)
