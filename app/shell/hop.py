"""From a future back to the GUI thread, for what happens before there is a base to work at."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]


class Hop(QObject):
    """Carries a future's end to the GUI thread."""

    ended = Signal(object)

    def __init__(self, future: Future[Any], done: Done, failed: Failed, parent: QObject) -> None:
        super().__init__(parent)
        self._done, self._failed = done, failed
        self.ended.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        future.add_done_callback(self._end)

    def _end(self, future: Future[Any]) -> None:
        with contextlib.suppress(RuntimeError):  # the dialog is gone: nobody waits for the answer
            self.ended.emit(future)

    def _arrive(self, future: Future[Any]) -> None:
        self.deleteLater()
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            self._done(future.result())
        else:
            self._failed(error)
