"""A lane: one thread that owns one session and runs jobs in the order they come.

A job is any callable `job(session) -> result`. When the line breaks the lane connects anew with growing pauses. A job
marked as reading (`job.reads`) is then repeated once; any other is never repeated: nobody knows whether it arrived.
"""

from __future__ import annotations

import atexit
import logging
import queue
import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from db.errors import (
    Cancelled,
    ConnectFailed,
    DatabaseError,
    LineDown,
    NoAnswer,
    NoSuchHost,
    PortClosed,
    Refused,
    SessionEnded,
    ShutOut,
)
from db.session import Session

log = logging.getLogger(__name__)

Job = Callable[[Session], Any]

CONNECTED, DOWN, RECONNECTING = "connected", "down", "reconnecting"
ENDED, SHUT_OUT = "ended", "shut out"  # by the administrator; the lane does not connect anew by itself
IDLE = 30.0  # seconds until the open transactions are ended
PAUSES = (
    0.0,
    0.5,
    1.0,
    2.0,
    4.0,
    8.0,
    15.0,
    30.0,
)  # seconds before each attempt to connect anew; the last repeats
PATIENCE = 4  # attempts that waiting jobs wait for before they fail
STALLED = 5.0  # seconds a cancelled call may go on before the line is dropped

_passing = (NoAnswer, NoSuchHost, PortClosed, LineDown)  # worth another attempt
_open_lanes: weakref.WeakSet[Lane] = weakref.WeakSet()


class _Task:
    def __init__(self, job: Job) -> None:
        self.job = job
        self.future: Future[Any] = Future()
        self.stop = threading.Event()  # the user does not want it any more
        self.asked = time.monotonic()


class Lane:
    """One thread, one attachment. `open` makes the session, in the lane's thread, when the first job comes.

    `on_state` is called from the lane's thread with "connected", "down", "reconnecting", "ended" or "shut out".
    `pulse`: seconds without a call after which a server is asked for a sign of life (one turn), None for never.
    If the first `open` fails, the first job fails with that very error (a log-in dialog shows it).
    """

    def __init__(
        self,
        open: Callable[[], Session],  # noqa: A002
        name: str = "lane",
        on_state: Callable[[str], None] | None = None,
        *,
        idle: float = IDLE,
        pauses: tuple[float, ...] = PAUSES,
        stalled: float = STALLED,
        pulse: float | None = None,
    ) -> None:
        self._open = open
        self._on_state = on_state
        self._idle = idle
        self._pauses = pauses
        self._stalled = stalled
        self._pulse = pulse
        self._ended: SessionEnded | None = None
        self._session: Session | None = None
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._running: _Task | None = None
        self._lock = threading.Lock()  # guards _running, _session and _closing against other threads
        self._closing = False
        self._attempts = 0  # to connect since the line was lost
        self._attempted_at = self._retry_at = 0.0
        self._was_connected = False
        self._beaten = 0.0
        self.state = DOWN
        self._thread = threading.Thread(target=self._run, name=f"lane-{name}", daemon=True)
        self._thread.start()
        _open_lanes.add(self)

    # for any thread

    def submit(self, job: Job) -> Future[Any]:
        """Puts a job at the end of the line. A future that still waits can be cancelled as any other."""
        task = _Task(job)
        with self._lock:
            if self._closing:
                raise RuntimeError("the lane is closed")
            self._tasks.put(task)
        return task.future

    def cancel(self, future: Future[Any] | None = None) -> bool:
        """Stops the running job (only if it is the one of `future`, when given); it fails with Cancelled.

        What is being committed at this moment is not stopped: the job then succeeds. If the server does not even answer that, the line is dropped after a while. Waiting jobs are untouched,
        except the one of `future`. Returns whether there was something to stop.
        """
        if future is not None and future.cancel():
            return True
        with self._lock:
            task, session = self._running, self._session
            if task is None or (future is not None and task.future is not future):
                return False
            task.stop.set()
            if session is not None:
                session.cancel()
        timer = threading.Timer(self._stalled, self._give_up, (task,))
        timer.daemon = True
        timer.start()
        task.future.add_done_callback(lambda _: timer.cancel())
        return True

    def close(self, timeout: float = 5.0) -> None:
        """Ends the lane: waiting jobs are cancelled, the running one is stopped, the attachment is given back."""
        with self._lock:
            first, self._closing = not self._closing, True
        if first:
            self._tasks.put(None)
            self.cancel()
        self._thread.join(timeout)
        if self._thread.is_alive():  # the server does not answer
            with self._lock:
                if self._session is not None:
                    self._session.abort()
            self._thread.join(timeout)

    def _give_up(self, task: _Task) -> None:
        with self._lock:
            if self._running is task and self._session is not None:
                self._session.abort()

    # in the lane's thread

    def _run(self) -> None:
        while True:
            try:
                task = self._tasks.get(timeout=self._wait())
            except queue.Empty:
                self._between_jobs()
                continue
            if task is None:
                break
            if self._closing:
                task.future.cancel()
            elif task.future.set_running_or_notify_cancel():
                self._do(task)
        self._drop_waiting()
        self._set_session(None)
        _open_lanes.discard(self)

    def _wait(self) -> float | None:
        """Seconds until there is something to do without a job; None: nothing."""
        if self._session is None:
            waits = self._was_connected and self._ended is None
            return max(self._retry_at - time.monotonic(), 0.001) if waits else None
        pauses = [] if self._session.resting else [self._idle + self._session.used]
        if self._pulse is not None and self._session.server:
            pauses.append(self._beat_at())
        return max(min(pauses) - time.monotonic(), 0.001) if pauses else None

    def _beat_at(self) -> float:
        """When the server is to be asked for a sign of life."""
        assert self._session is not None
        assert self._pulse is not None
        return max(self._session.used, self._beaten) + self._pulse

    def _between_jobs(self) -> None:
        """The user does nothing: end the open transactions, or try to get the line back."""
        session = self._session
        if session is None:
            try:
                self._connect()
            except ConnectFailed as error:
                log.info("connecting anew failed: %s", type(error).__name__)
            return
        try:
            if not session.resting and time.monotonic() >= session.used + self._idle:
                session.rest()
            elif self._pulse is not None and session.server and time.monotonic() >= self._beat_at():
                used = (
                    session.used
                )  # a sign of life is no use of the session: its transactions end all the same
                session.ping()
                session.used, self._beaten = used, time.monotonic()
        except LineDown as error:
            self._lose(error)
        except DatabaseError:
            log.exception("a call between jobs failed")

    def _do(self, task: _Task) -> None:
        with self._lock:
            self._running = task
        try:
            result = self._attempt(task)
        except BaseException as error:  # noqa: BLE001 - everything goes to whoever waits for the future
            self._at_end()
            task.future.set_exception(error)
        else:
            self._at_end()
            task.future.set_result(result)
        if task.stop.is_set() and self._session is not None:
            self._swallow_cancel(self._session)

    def _at_end(self) -> None:
        with self._lock:
            self._running = None

    def _swallow_cancel(self, session: Session) -> None:
        """A cancel that met the end of its job is kept by the engine for the next call: let a call of ours take it."""
        try:
            session.take_late_cancel()
        except LineDown as error:
            self._lose(error)
        except DatabaseError:
            log.exception("a call after a cancel failed")

    def _attempt(self, task: _Task) -> Any:
        if self._ended is not None:
            raise self._ended
        session = self._session or self._reconnect(task)
        session.wrote, session.unwanted = False, task.stop.is_set
        try:
            return task.job(session)
        except LineDown as error:
            self._lose(error)
            if self._ended is not None:
                raise self._ended from error
            if task.stop.is_set() and not session.wrote:
                raise Cancelled("line dropped") from error
            if session.wrote or not getattr(task.job, "reads", False):
                raise
            log.info("line lost, a read is repeated")
        session = self._reconnect(task)
        session.wrote, session.unwanted = False, task.stop.is_set
        try:
            return task.job(session)
        except LineDown as error:
            self._lose(error)
            raise

    # the line

    def _lose(self, error: LineDown) -> None:
        self._set_session(None)
        if isinstance(error, SessionEnded):
            self._end(error)
            return
        self._attempts, self._retry_at = 0, time.monotonic()
        self._tell(DOWN)

    def _end(self, error: SessionEnded) -> None:
        """The administrator has ended the session: whether the person may come in again is tried once, and then no more."""
        self._ended = error
        try:
            self._open().close()
        except ConnectFailed as refusal:
            if not isinstance(refusal, _passing) and not (
                isinstance(refusal, Refused) and refusal.key.startswith("seat")
            ):
                self._ended = ShutOut(str(refusal))
        self._tell(SHUT_OUT if isinstance(self._ended, ShutOut) else ENDED)

    def _reconnect(self, task: _Task) -> Session:
        """A session for a job that waits; raises the reason when patience is at its end.

        Patience is one for the whole outage: the jobs that stand behind do not each wait anew, but a job that was asked
        for after the last attempt is worth another one at once.
        """
        if not self._was_connected:
            return self._connect()
        while True:
            if self._attempts >= PATIENCE and task.asked < self._attempted_at:
                raise LineDown("not connected")
            if self._attempts < PATIENCE and task.stop.wait(max(self._retry_at - time.monotonic(), 0)):
                raise Cancelled("while connecting")
            try:
                return self._connect()
            except ConnectFailed as error:
                if not isinstance(error, _passing):
                    raise LineDown(str(error)) from error
                log.info("connecting anew failed: %s", type(error).__name__)

    def _connect(self) -> Session:
        if self._was_connected:
            self._tell(RECONNECTING)
        pause = self._pauses[min(self._attempts + 1, len(self._pauses) - 1)]
        self._attempts += 1
        self._attempted_at = time.monotonic()
        try:
            session = self._open()
        except ConnectFailed as error:
            self._retry_at = time.monotonic() + pause
            if not isinstance(error, _passing):
                # A refusal (password changed, seat taken) does not pass by itself: only a new job asks again.
                self._attempts, self._retry_at = PATIENCE, time.monotonic() + 3600.0
            if self._was_connected:
                self._tell(DOWN)
            raise
        self._attempts = 0
        self._was_connected = True
        self._set_session(session)
        self._tell(CONNECTED)
        return session

    def _set_session(self, session: Session | None) -> None:
        with self._lock:
            old, self._session = self._session, session
        if old is not None:
            old.close()

    def _drop_waiting(self) -> None:
        while True:
            try:
                task = self._tasks.get_nowait()
            except queue.Empty:
                return
            if task is not None:
                task.future.cancel()

    def _tell(self, state: str) -> None:
        if state != self.state:
            self.state = state
            if self._on_state is not None:
                self._on_state(state)


@atexit.register
def close_all() -> None:
    """An attachment that is still open when the interpreter ends crashes the process."""
    for lane in list(_open_lanes):
        lane.close()
