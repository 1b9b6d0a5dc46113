"""Backups from inside the program: made, checked, restored, and what the base knows of them. For administrators.

The jobs run beside the session's own attachment: the engine's services stream the base out (see db.backup), as the base's owner. At a
server that takes the owner's password; a base on this computer asks for none.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from app.core.jobs import reading
from app.core.store import new_uid
from db import backup as engine_backup
from db import container, engine, errors, sharing, sql
from db.container import Secret
from db.session import Session

SUFFIX = engine_backup.SUFFIX
Tell = Callable[[str], None]
T = TypeVar("T")
__all__ = [
    "Failed",
    "Holds",
    "Known",
    "Made",
    "Secret",
    "inspect",
    "known",
    "make",
    "make_key_file",
    "put_in_place",
    "restore",
    "restore_at_server",
    "secret",
    "verify",
]


class Failed(Exception):
    """A backup could not be made, checked or restored. `key` says why; `detail` is a name or the engine's words.

    Keys: damaged, not_equal, engine, exists, there (at a server), file, password, alias_password, server,
    weak_phrase, weak_key.
    """

    def __init__(self, key: str, detail: str = "") -> None:
        super().__init__(f"{key}: {detail}")
        self.key = key
        self.detail = detail


@dataclass(frozen=True)
class Known:
    """A backup that the base knows of. `verified`: when it was last restored and compared."""

    id: int
    made: dt.datetime
    by: str
    place: str
    size: int
    sha256: str
    rows: int
    verified: dt.datetime | None


@dataclass(frozen=True)
class Made:
    """A backup just made or checked, and older ones that the rule does not keep."""

    path: Path
    made: dt.datetime
    size: int
    rows: int
    dropped: tuple[str, ...] = ()
    place: str = ""  # of a base restored at a server


@dataclass(frozen=True)
class Holds:
    """What a backup holds. of: the base that it was made of; size: bytes of the plain stream; counts: rows by entity; free: a
    file beside the base of the session, or an alias of its server, that it may be restored into.
    """

    made: dt.datetime
    of: str
    size: int
    rows: int
    counts: Mapping[str, int]
    free: str


_TOLD = {
    "client": "CLIENT_T",
    "contact": "CONTACT_T",
    "interaction": "INTERACTION_T",
    "task": "TASK_T",
    "employee": "EMPLOYEE_T",
}


def secret(phrase: str = "", key_file: str = "") -> Secret:
    """What a backup is encrypted with. Raises Failed: weak_phrase, weak_key, file."""
    try:
        found = Secret.of_file(Path(key_file)) if key_file else Secret(phrase)
        found.header()
    except container.WeakSecret as error:
        raise Failed("weak_key" if key_file else "weak_phrase") from error
    except OSError as error:
        raise Failed("file", f"{key_file}: {error.strerror}") from error
    return found


def make_key_file(path: Path) -> None:
    """Write a new key file of 64 random bytes, for its owner's eyes only. Raises Failed: exists, file."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(os.urandom(64))
    except FileExistsError as error:
        raise Failed("exists", str(path)) from error
    except OSError as error:
        raise Failed("file", f"{path}: {error.strerror}") from error


def known() -> Callable[[Session], list[Known]]:
    """A job for the backups that the base knows of, the newest first."""
    query = sql.query("backup.all")

    def job(session: Session) -> list[Known]:
        return [
            Known(row_id, made, by or login, place, size, sha, rows, verified)
            for row_id, made, by, login, place, size, sha, rows, verified in session.rows(query)
        ]

    return reading(job)


def make(
    folder: Path, key: Secret, password: str, rule: tuple[int, int, int] | None, tell: Tell = lambda _: None
) -> Callable[[Session], Made]:
    """A job that makes a verified backup of the session's base, notes it, and drops what the rule (days, weeks, months) does not
    keep; None: drops nothing.

    tell is called on the job's thread with "writing" and "verifying". Raises Failed.
    """

    def job(session: Session) -> Made:
        made = _said(lambda: engine_backup.make(session.target, folder, key, password, tell), str(folder))
        _note(session, str(made.path), made.made_at, made.size, made.sha256, made.rows)
        dropped = _said(lambda: engine_backup.prune(folder, *rule), str(folder)) if rule else ()
        return Made(
            made.path, made.made_at, made.size, made.rows, tuple(sorted(path.name for path in dropped))
        )

    return job


def verify(path: Path, key: Secret, tell: Tell = lambda _: None) -> Callable[[Session], Made]:
    """A job that restores a backup into a scratch base, compares, and notes that it is whole. Raises Failed."""

    def job(session: Session) -> Made:
        tell("verifying")
        manifest = _said(lambda: engine_backup.verify(path, key), str(path))
        return _note_whole(session, path, manifest)

    return job


def inspect(path: Path, key: Secret) -> Callable[[Session], Holds]:
    """A job that checks a backup's file as a whole and tells what it holds; nothing is restored. Raises Failed."""

    def job(session: Session) -> Holds:
        manifest = _said(lambda: engine_backup.inspect(path, key), str(path))
        tables = manifest["after"]["tables"]
        return Holds(
            dt.datetime.fromisoformat(manifest["made_at"]),
            str(manifest["of"]),
            int(manifest["size"]),
            _rows(manifest),
            {name: int(tables[table][0]) for name, table in _TOLD.items() if table in tables},
            _free(session.target),
        )

    return job


def _free(target: engine.Target) -> str:
    if isinstance(target, engine.Server):
        return target.alias + sharing.RESTORED
    path = Path(target.path)
    return str(path.with_name(f"{path.stem}-restored-{dt.datetime.now():%Y%m%d-%H%M%S}{path.suffix}"))


def restore(path: Path, key: Secret, to: Path, tell: Tell = lambda _: None) -> Callable[[Session], Made]:
    """A job that makes a new base file of a backup, checked whole first and compared after; never over a file that is there.

    Raises Failed.
    """

    def job(session: Session) -> Made:
        tell("restoring")
        manifest = _said(lambda: engine_backup.restore(path, key, to), str(to))
        _note_whole(session, path, manifest)
        return Made(to, dt.datetime.fromisoformat(manifest["made_at"]), to.stat().st_size, _rows(manifest))

    return job


def restore_at_server(
    path: Path, key: Secret, alias: str, password: str, tell: Tell = lambda _: None
) -> Callable[[Session], Made]:
    """A job that makes a new base of a backup at the server of the session, under an alias that an administrator of the server
    has made for it; password: of the owner of the running base. Raises Failed.
    """

    def job(session: Session) -> Made:
        tell("restoring")
        assert isinstance(session.target, engine.Server)
        place = replace(session.target, alias=alias)
        manifest = _said(lambda: engine_backup.restore_at(path, key, place, password), str(place), True)
        _note_whole(session, path, manifest)
        return Made(
            path,
            dt.datetime.fromisoformat(manifest["made_at"]),
            int(manifest["size"]),
            _rows(manifest),
            place=str(place),
        )

    return job


def put_in_place(running: Path, restored: Path) -> Path:
    """Give a restored base the name of the one that people work at, which is kept beside; where. Nobody may have either open.

    Raises Failed; both are where they were then.
    """
    return _said(lambda: engine_backup.put_in_place(running, restored), str(restored))


def _rows(manifest: dict[str, Any]) -> int:
    return sum(int(entry[0]) for entry in manifest["after"]["tables"].values())


def _note_whole(session: Session, path: Path, manifest: dict[str, Any]) -> Made:
    """Tell the base that a backup was restored and compared."""
    made, size, rows = dt.datetime.fromisoformat(manifest["made_at"]), path.stat().st_size, _rows(manifest)
    _note(session, str(path), made, size, str(manifest["sha256"]), rows)
    return Made(path, made, size, rows)


def _note(session: Session, place: str, made: dt.datetime, size: int, sha256: str, rows: int) -> None:
    session.write(
        sql.query(
            "backup.note",
            uid=new_uid(),
            place=place[-250:],
            made_at=made,
            size_bytes=size,
            sha256=sha256,
            amount=rows,
        )
    )


def _said(act: Callable[[], T], what: str, at_server: bool = False) -> T:
    try:
        return act()
    except container.Damaged as error:
        raise Failed("damaged", what) from error
    except engine_backup.NotEqual as error:
        raise Failed("not_equal", str(error)) from error
    except engine_backup.RestoreFailed as error:
        raise Failed("engine", str(error)) from error
    except FileExistsError as error:
        raise Failed("there" if at_server else "exists", what) from error
    except errors.WrongPassword as error:
        raise Failed("alias_password" if at_server else "password", what) from error
    except errors.ConnectFailed as error:
        raise Failed("server", f"{what} {error}") from error
    except OSError as error:
        raise Failed("file", f"{what}: {error.strerror or error}") from error
