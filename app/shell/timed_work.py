"""Scheduled work where no keeper is: at a base on this computer the program of an administrator does it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from app.bridge.workplace import Workplace
from app.core.cases import timed
from app.core.places import Places
from db.session import Session

_EVERY_MS = 60_000
FOLDER, KEY_FILE = "backup.folder", "backup.key_file"  # settings of this computer
_RULE = ("backup.days", "backup.weeks", "backup.months")


class TimedWork(QObject):
    """Looks once a minute whether something is due; does it in the background, not beside other long work."""

    def __init__(self, workplace: Workplace, places: Places, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._places = workplace, places
        self._timer = QTimer(
            self
        )  # rings once: those that repeat stand still while the session is left, and a night's backup would not
        self._timer.setSingleShot(True)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        workplace.changed.connect(self._changed)
        self._at_work = False
        if self.is_ours:
            self._timer.start()

    @property
    def is_ours(self) -> bool:
        """Whether this program does it: no server, and a person who may."""
        return not self._workplace.at_server and self._workplace.facts.rights.may("X", "timed_due")

    @Slot(str, int)
    def _changed(self, entity: str, _row_id: int) -> None:
        if entity == "timed":
            self.look()

    @Slot()
    def look(self) -> None:
        """Do what is due."""
        if self.is_ours:
            self._timer.start()
        if not self.is_ours or self._at_work or self._workplace.background.at_long_work:
            return
        self._at_work = True
        does = {**timed.OF_THE_BASE, "backup": self._backup()}
        self._workplace.background.run(
            self,
            lambda session: timed.do_due(session, does),
            self._done,
            self._failed,
            key="timed",
            long=True,
        )

    def _done(self, done: list[timed.Done]) -> None:
        self._at_work = False
        if done:
            self._workplace.say_changed("timed")
        if any(one.code == "backup" and one.ok for one in done):
            self._workplace.say_changed("backup")

    def _failed(self, _: Exception) -> None:
        self._at_work = False  # the line is shown elsewhere; the next minute comes

    def _backup(self) -> timed.Does:
        """A backup into the folder last used, with the key file last used: a pass phrase is nowhere kept."""
        folder = str(self._places.setting(FOLDER, "") or "")
        key_file = str(self._places.setting(KEY_FILE, "") or "")
        rule: Any = tuple(int(self._workplace.facts.settings.get(key)) for key in _RULE)

        def does(session: Session) -> str:
            from app.core.cases import backups  # with their libraries: only who makes one needs them

            if not folder or not key_file:
                raise timed.NotWell("not_told")
            try:
                made = backups.make(Path(folder), backups.secret(key_file=key_file), "", rule)(session)
            except backups.Failed as failed:
                raise timed.NotWell(f"backup_failed|{failed.detail or failed.key}") from failed
            return f"backed_up|{made.path.name}|{made.rows}"

        return does
