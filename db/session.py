"""One attachment as the program uses it: few turns, prepared statements, three kinds of transaction.

* reading: READ COMMITTED read only, kept open while the user works, so that a page is one turn;
* writing: an autocommit transaction kept open, so that a committed save is one turn;
* acts (several statements that stand or fall together) and snapshots (figures that agree): their own.

Works on the interfaces of firebird.driver below its cursors: those ask for a turn here and there and unpack slowly.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from firebird.driver import types

from db import engine, errors
from db.fetch import Reader, Unsupported
from db.params import BadValues, Parameters, write_blob

Row = tuple[Any, ...]

LOCK_TIMEOUT = 5  # seconds a write waits for another's row
KEPT_STATEMENTS = 200  # at a server, where to prepare one anew is a turn
KEPT_EMBEDDED = 24  # each takes some 0.7 MB of the program's own memory there, and 1-3 ms to prepare anew
_NO_ROW = 335544374  # a singleton execution found none
_CANCEL_RAISE, _CANCEL_ABORT = 3, 4  # fb_cancel_operation


class Statement(Protocol):
    """What a session runs (db.sql.Query is one): a name for logs, text with `?`, the values."""

    @property
    def name(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def values(self) -> tuple[object, ...]: ...


class _Prepared:
    """A prepared statement with all that its next run needs."""

    def __init__(self, statement: Any) -> None:
        self.statement = statement
        self.has_cursor = types.StatementFlag.HAS_CURSOR in statement.get_flags()
        self.parameters = Parameters(statement.get_input_metadata())
        meta = statement.get_output_metadata()
        self.reader = Reader(meta) if meta.get_count() else None
        self.out_meta = meta if self.reader else None
        if self.reader is None:
            meta.release()

    def free(self) -> None:
        """Gives the handle back; it goes to the server with the next call, no turn of its own."""
        self.parameters.close()
        _end(self.statement, self.statement.free)
        if self.out_meta is not None:
            _end(self.out_meta, self.out_meta.release)

    def abandon(self) -> None:
        """For a dead line: no call may touch the handle any more."""
        self.parameters.close()
        _abandon(self.statement)


class Session:
    """One attachment. Used by one thread at a time; only `cancel` and `abort` may come from another.

    Every method raises the errors of db.errors only. `wrote` tells whether a write began since it was last reset.
    """

    def __init__(self, attachment: Any, target: engine.Target, user: str, role: str | None = None) -> None:
        self._attachment = attachment
        self._door = (
            threading.Lock()
        )  # guards the three below against cancel, which comes from another thread
        self._deaf = False  # no cancel now: something is being committed
        self._cancel_sent = False
        self._statements: OrderedDict[str, _Prepared] = OrderedDict()
        self._read: Any = None
        self._write: Any = None
        self.target = target
        self.user = user
        self.role = role or ""
        self.server = isinstance(target, engine.Server)
        self._keeps = KEPT_STATEMENTS if self.server else KEPT_EMBEDDED
        self.wrote = False
        self.unwanted: Callable[[], bool] = (
            _never  # whether the user has stopped the job that runs; set by the lane
        )
        self.broken = False
        self.used = time.monotonic()

    # reading and writing

    def rows(self, q: Statement, limit: int | None = None, charged: bool = False) -> list[Row]:
        """All rows (at most `limit`) in the open read-only transaction.

        `charged`: the base counts what it hands out, which it cannot where a transaction only reads: then in that of writing.
        """
        with self._guard(q.name):
            return self._rows(q, self._writing() if charged else self._reading(), limit)

    def one(self, q: Statement) -> Row | None:
        """The first row, or None."""
        found = self.rows(q, 1)
        return found[0] if found else None

    def write(self, q: Statement) -> Row | None:
        """Runs one statement and commits it, in one turn once warm.

        Returns the row of RETURNING or of the procedure; None if the statement touched no row (a stale version) or
        returns nothing. It must touch one row at most where it returns rows: more is a Bug, raised after the commit.
        Once sent it cannot be cancelled (long work belongs into an act): see _committing.
        """
        with self._guard(q.name):
            transaction = self._writing()
            prepared = self._prepared(q.text, transaction)
            with self._committing():
                self.wrote = True
                return self._run(prepared, q.values, transaction)

    def prepare(self, q: Statement) -> None:
        """Warms a statement. A writing one also opens the write transaction, so that the save costs one turn."""
        with self._guard(q.name):
            reads = q.text.lstrip().lower().startswith(("select", "with"))
            self._prepared(q.text, self._reading() if reads else self._writing())

    @contextlib.contextmanager
    def act(self) -> Iterator[Act]:
        """Several statements in one transaction: commits at the end, rolls back on any exception."""
        with self._own(_ACT) as act:
            self.wrote = True
            yield act

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Act]:
        """A read-only transaction that sees one moment: for reports, whose totals must agree."""
        with self._own(_SNAPSHOT) as act:
            yield act

    @contextlib.contextmanager
    def _own(self, tpb: bytes) -> Iterator[Act]:
        with self._guard("begin"):
            transaction = self._attachment.start_transaction(tpb)
        try:
            yield Act(self, transaction)
        except BaseException:
            _end(transaction, transaction.rollback)
            raise
        with self._guard("commit"):
            try:
                with self._committing():
                    transaction.commit()
            except BaseException:
                _end(transaction, transaction.rollback)
                raise

    # life

    def end_reading(self) -> None:
        """Ends the read transaction: it pins old row versions. The next read costs one turn more."""
        transaction, self._read = self._read, None
        if transaction is not None:
            self._finish(transaction)

    def rest(self) -> None:
        """Ends both open transactions; called when the user does nothing for a while."""
        self.end_reading()
        transaction, self._write = self._write, None
        if transaction is not None:
            self._finish(transaction)

    def _finish(self, transaction: Any) -> None:
        with self._guard("end"):
            if not _end(transaction, transaction.commit):
                raise errors.LineDown("a transaction could not be ended")

    @property
    def resting(self) -> bool:
        return self._read is None and self._write is None

    def cancel(self) -> None:
        """Stops the statement that runs now, if any: its thread gets Cancelled. From any thread; never raises.

        A commit is not stopped.
        """
        with self._door:
            if self._attachment is not None and not self._deaf:
                self._cancel_sent = True
                _quietly(self._attachment.cancel_operation, _CANCEL_RAISE)

    def take_late_cancel(self) -> None:
        """After a cancel, from the session's own thread: one that came just as its statement ended stays with the
        attachment and would hit the next. One turn, none if no cancel was sent."""
        with self._door:
            late, self._cancel_sent = self._cancel_sent, False
        if late:
            with contextlib.suppress(errors.Cancelled):
                self.rows(_NOTHING)

    @contextlib.contextmanager
    def _committing(self) -> Iterator[None]:
        """While this lasts no cancel is sent: the engine reports a commit as cancelled although it was made.

        Raises Cancelled, before anything is sent, when the user has stopped the job already.
        """
        with self._door:
            self._deaf = True
        try:
            self.take_late_cancel()
            if self.unwanted():
                raise errors.Cancelled("before the commit")
            yield
        finally:
            self._deaf = False

    def abort(self) -> None:
        """Drops the line at once, for a server that answers no more: a waiting thread gets LineDown. Never raises."""
        self.broken = True
        with self._door:
            if self._attachment is not None:
                _quietly(self._attachment.cancel_operation, _CANCEL_ABORT)

    def ping(self) -> None:
        """One turn to see that the line lives; raises LineDown."""
        with self._guard("ping"):
            self._attachment.ping()

    def engine_version(self) -> tuple[int, int]:
        """Major and minor version of the engine. One turn."""
        with self._guard("engine version"):
            return engine.engine_version(self._attachment)

    def close(self) -> None:
        """Gives everything back; never raises, may be called twice.

        In order: statements, transactions, attachment. What the library still held would be released by the garbage
        collector later, in any thread, and that ends the process.
        """
        transactions, self._read, self._write = (self._read, self._write), None, None
        with self._door:
            attachment, self._attachment = self._attachment, None
        while self._statements:
            prepared = self._statements.popitem()[1]
            prepared.abandon() if self.broken else prepared.free()
        for transaction in transactions:
            if transaction is not None and self.broken:
                _abandon(transaction)
            elif transaction is not None:
                _end(transaction, transaction.rollback)
        if attachment is not None:
            _end(attachment, attachment.detach)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # inside

    def _reading(self) -> Any:
        if self._read is None:
            self._read = self._open().start_transaction(_READ)
        return self._read

    def _writing(self) -> Any:
        if self._write is None:
            self._write = self._open().start_transaction(_WRITE)
        return self._write

    def _open(self) -> Any:
        if self._attachment is None:
            raise errors.LineDown("closed")
        return self._attachment

    def _prepared(self, text: str, transaction: Any) -> _Prepared:
        prepared = self._statements.get(text)
        if prepared is None:
            statement = self._open().prepare(transaction, text, 3, types.PreparePrefetchFlag.METADATA)
            try:
                prepared = _Prepared(statement)
            except BaseException:
                _end(statement, statement.free)
                raise
            self._statements[text] = prepared
            while len(self._statements) > self._keeps:
                self._statements.popitem(last=False)[1].free()
        else:
            self._statements.move_to_end(text)
        return prepared

    def _drop(self, text: str) -> None:
        prepared = self._statements.pop(text, None)
        if prepared is not None:
            prepared.abandon() if self.broken else prepared.free()

    def forget_statements(self) -> None:
        """Frees all prepared statements: they would hinder a change of the tables."""
        while self._statements:
            self._statements.popitem()[1].free()

    def _rows(self, q: Statement, transaction: Any, limit: int | None) -> list[Row]:
        prepared = self._prepared(q.text, transaction)
        if prepared.reader is None or not prepared.has_cursor:
            row = self._run(prepared, q.values, transaction)
            return [row] if row is not None else []
        meta, buffer = self._pack(prepared, q.values, transaction)
        result_set = prepared.statement.open_cursor(transaction, meta, buffer, prepared.out_meta, 0)
        try:
            found = prepared.reader.rows(result_set, limit)
        finally:
            if not _end(result_set, result_set.close):
                self._drop(q.text)  # its cursor is still open: the statement could not run again
        if prepared.reader.blobs:
            return prepared.reader.fill_blobs(found, self._attachment, transaction)
        return found

    def _execute(self, q: Statement, transaction: Any) -> Row | None:
        return self._run(self._prepared(q.text, transaction), q.values, transaction)

    def _run(self, prepared: _Prepared, values: tuple[object, ...], transaction: Any) -> Row | None:
        meta, buffer = self._pack(prepared, values, transaction)
        reader = prepared.reader
        try:
            prepared.statement.execute(
                transaction, meta, buffer, prepared.out_meta, reader.address if reader else None
            )
        except types.DatabaseError as error:
            if _NO_ROW in error.gds_codes:
                return None
            raise
        if reader is None:
            return None
        row = reader.decode(reader.buffer)
        return reader.fill_blobs([row], self._attachment, transaction)[0] if reader.blobs else row

    def _pack(self, prepared: _Prepared, values: tuple[object, ...], transaction: Any) -> tuple[Any, Any]:
        return prepared.parameters.pack(values, lambda body: write_blob(self._attachment, transaction, body))

    @contextlib.contextmanager
    def _guard(self, name: str) -> Iterator[None]:
        """Turns whatever the driver raises into an error of ours."""
        try:
            if self._attachment is None:
                raise errors.LineDown("closed")
            yield
        except types.DatabaseError as error:
            ours = errors.translate(error, name)
            self.broken = self.broken or isinstance(ours, errors.LineDown)
            if self.broken and not isinstance(ours, errors.LineDown):
                ours = errors.LineDown(str(error))
            raise ours from error
        except (Unsupported, BadValues) as error:
            raise errors.Bug(str(error), name) from error
        finally:
            self.used = time.monotonic()


class Act:
    """The statements of one transaction of its own; see Session.act and Session.snapshot."""

    def __init__(self, session: Session, transaction: Any) -> None:
        self._session = session
        self._transaction = transaction

    def rows(self, q: Statement, limit: int | None = None) -> list[Row]:
        with self._session._guard(q.name):
            return self._session._rows(q, self._transaction, limit)

    def one(self, q: Statement) -> Row | None:
        found = self.rows(q, 1)
        return found[0] if found else None

    def execute(self, q: Statement) -> Row | None:
        """Runs a writing statement; the row of RETURNING or of the procedure, or None."""
        with self._session._guard(q.name):
            return self._session._execute(q, self._transaction)

    def define(self, text: str, name: str = "define") -> None:
        """Runs a definition (create, alter, grant) that takes no values, without keeping it prepared."""
        with self._session._guard(name):
            self._session.forget_statements()
            self._session._open().execute(self._transaction, text, 3)


def open_session(
    target: engine.Target,
    user: str,
    password: str = "",
    role: str | None = None,
    page_cache: int | None = None,
) -> Session:
    """Attaches to a base. Raises one of the ConnectFailed family."""
    if isinstance(target, engine.Server):
        attachment = engine.connect_server(target.host, target.port, target.alias, user, password, role)
    else:
        attachment = engine.connect_embedded(target.path, user, role, page_cache)
    return Session(attachment, target, user, role)


@dataclass(frozen=True)
class _Text:
    name: str
    text: str
    values: tuple[object, ...] = ()


_NOTHING = _Text("nothing", "select 1 from rdb$database")

# Transaction parameters: version 3; read (8) or write (9); read committed (15) with record version (17), or
# snapshot (2); wait (6), at most so many seconds (21, 4 bytes); autocommit (16).
_READ = bytes([3, 8, 15, 17, 6])
_ACT = bytes([3, 9, 15, 17, 6, 21, 4, LOCK_TIMEOUT, 0, 0, 0])
_WRITE = _ACT + bytes([16])
_SNAPSHOT = bytes([3, 8, 2, 6])


def _never() -> bool:
    return False


def _quietly(call: Callable[..., Any], *values: Any) -> None:
    with contextlib.suppress(types.DatabaseError):
        call(*values)


def _end(handle: Any, how: Callable[[], Any]) -> bool:
    """Ends a handle of the library and tells whether that went well; if not, it is abandoned.

    A cancel that came late may hit this very call; then it is made again.
    """
    for _ in range(2):
        try:
            how()
            return True
        except types.DatabaseError as error:
            if errors.CANCELLED not in error.gds_codes:
                break
    _abandon(handle)
    return False


def _abandon(handle: Any) -> None:
    """Keeps the wrapper from releasing its handle when it is collected: after a dead line that call crashes."""
    handle._refcnt = 0
