"""From the GUI thread to a lane and back: run a job, get its answer on the GUI thread.

`background.run(self, store.card("client", 17), done=self.show_client)`. An answer whose owner is gone, or whose
question was asked anew (same owner and key), is dropped. The GUI never waits.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.bridge import messages
from db.errors import Cancelled
from db.lane import Job, Lane

SHOW_AFTER = 0.3  # seconds a call may take before the user is told that the program works
SHOW_EVERY = 500  # ms between two looks: twice a second is enough for a slow line


class Call:
    """One question on its way; belongs to its owner and is dropped with it."""

    def __init__(
        self,
        owner: QObject,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        lane: Lane,
        reads: bool,
    ) -> None:
        self.owner = owner
        self.reads = reads
        self.started = time.monotonic()
        self.forgotten = False
        self._done = done
        self._failed = failed
        self._lane = lane
        self.future: Future[Any] | None = None

    @property
    def running(self) -> bool:
        """Whether the answer is still awaited."""
        return self.future is not None and not self.future.done()

    @property
    def orphaned(self) -> bool:
        """Whether the widget that asked is gone."""
        return not shiboken6.isValid(self.owner)

    def cancel(self) -> None:
        """Stops the work and drops the answer: neither `done` nor `failed` is called."""
        self.forgotten = True
        self.stop()

    def stop(self) -> None:
        """Stops the work; `failed` is called with Cancelled."""
        if self.future is not None and self.running:
            self._lane.cancel(self.future)

    def deliver(self) -> None:
        """On the GUI thread: tells the owner, if it is still there and still wants to know."""
        if self.forgotten or self.orphaned or self.future is None:
            return
        self.forgotten = True
        try:
            result = self.future.result(timeout=0)
        except CancelledError:
            self._failed(Cancelled("before it began"))
        except Exception as error:  # noqa: BLE001 - the asker's business
            self._failed(error)
        else:
            self._done(result)


class Background(QObject):
    """Runs jobs for widgets on two lanes: *desk* for what must feel instant, *long* for reports, exports, imports.

    Signal `busy(text)`: a call has taken over 300 ms (what to say), or nothing is awaited any more (an empty text);
    at most twice a second.
    """

    busy = Signal(str)
    _arrived = Signal(object)

    def __init__(self, desk: Lane, long: Lane | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._long = long or desk
        self._calls: list[Call] = []
        self._by_key: dict[tuple[int, str], Call] = {}
        self._is_busy = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setInterval(SHOW_EVERY)
        self._timer.timeout.connect(self._look)

    def run(
        self,
        owner: QObject,
        job: Job,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        key: str = "",
        long: bool = False,
    ) -> Call:
        """Runs `job(session)` on a lane; `done(result)` or `failed(error)` comes on the GUI thread.

        Without `failed` the error is shown in words. A call of the same owner and key replaces the earlier one, whose
        answer is dropped. When the owner dies the answer is dropped and the work stopped.
        """
        parent = owner if isinstance(owner, QWidget) else None
        lane = self._long if long else self._desk
        reads = bool(getattr(job, "reads", False))
        call = Call(owner, done, failed or (lambda error: messages.failed(parent, error)), lane, reads)
        if key:
            earlier = self._by_key.get((id(owner), key))
            if earlier is not None:
                earlier.cancel()
            self._by_key[id(owner), key] = call
        self._calls.append(call)
        call.future = lane.submit(job)
        call.future.add_done_callback(lambda _: self._tell(call))
        if not self._timer.isActive():
            self._timer.start()
        return call

    @Slot()
    def cancel(self) -> None:
        """What Esc and the status line do: stop what runs on either lane, and the questions that wait behind it.

        Their `failed` gets Cancelled. What waits to be written is written.
        """
        for call in list(self._calls):
            if call.reads and call.future is not None:
                call.future.cancel()  # only one that has not begun
        self._desk.cancel()
        if self._long is not self._desk:
            self._long.cancel()

    def close(self) -> None:
        """Stops everything and ends the lanes."""
        self._timer.stop()
        for call in self._calls:
            call.forgotten = True
        self._desk.close()
        if self._long is not self._desk:
            self._long.close()

    @property
    def awaited(self) -> int:
        """How many answers are on their way."""
        return sum(1 for call in self._calls if call.running and not call.forgotten)

    @property
    def at_long_work(self) -> bool:
        """Whether a report, an import, a backup or the like is under way."""
        return self._long is not self._desk and any(
            call.running and call._lane is self._long and not (call.forgotten or call.orphaned)
            for call in self._calls
        )

    def _tell(self, call: Call) -> None:
        """In the lane's thread: hand the answer over to the GUI thread."""
        with contextlib.suppress(RuntimeError):  # the program is ending, nobody is there
            self._arrived.emit(call)

    @Slot(object)
    def _deliver(self, call: Call) -> None:
        self._drop(call)
        call.deliver()

    def _drop(self, call: Call) -> None:
        if call in self._calls:
            self._calls.remove(call)
        for place, other in list(self._by_key.items()):
            if other is call:
                del self._by_key[place]

    @Slot()
    def _look(self) -> None:
        for call in list(self._calls):
            if call.orphaned:
                self._drop(call)
                call.cancel()
        now = time.monotonic()
        slow = any(now - call.started > SHOW_AFTER and not call.forgotten for call in self._calls)
        if slow != self._is_busy:
            self._is_busy = slow
            self.busy.emit(self.tr("Asking the base…") if slow else "")
        if not self._calls:
            self._timer.stop()
