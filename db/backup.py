"""Verified backups: streamed out of the engine, compressed, encrypted, restored into a scratch base and compared.

A backup counts only after that. gbak's own files have no checksum and an engine restores a damaged one without a word, so the container
carries authenticated pieces and a hash over the whole stream, and the restored base is held against what the source said.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from firebird.driver import connect_server, driver_config
from firebird.driver.types import DatabaseError, SrvRestoreFlag

from db import base, container, engine, errors, migrate, seed
from db.container import Damaged, Secret

SUFFIX = ".pbk"
_IS_THERE, _NOT_MADE = 336330766, 336330785  # the engine's codes: gbak_db_exists, gbak_db_create_failed
Tell = Callable[[str], None]


class NotEqual(Exception):
    """The restored base is not what the source was; the text names the first difference."""


class RestoreFailed(Exception):
    """The engine could not restore; the text is its own."""


@dataclass(frozen=True)
class Backup:
    """A backup that counts: restored and compared."""

    path: Path
    made_at: dt.datetime
    size: int  # bytes of the file
    sha256: str  # of the plain stream
    rows: int  # in all tables


def make(
    target: engine.Target, folder: Path, secret: Secret, password: str = "", tell: Tell = lambda _: None
) -> Backup:
    """Back up a base into a new file of `folder`, restore it into a scratch base beside, compare, and only then name it.

    Raises ConnectFailed, OSError, Damaged, RestoreFailed, NotEqual; a file that does not count does not stay.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made_at = dt.datetime.now().replace(microsecond=0)
    with base.owner(target, password) as con:
        before = state(con)
    part = folder / f"backup-{made_at:%Y%m%d-%H%M%S}.part"
    try:
        tell("writing")
        with part.open("xb") as file:
            writer = container.Writer(file, secret)
            stream_out(target, password, cast("IO[bytes]", writer))
            with base.owner(target, password) as con:
                after = state(con)
            writer.finish(
                {"made_at": made_at.isoformat(), "before": before, "after": after, "of": str(target)}
            )
        tell("verifying")
        manifest = verify(part, secret)
        path = folder / f"{_stem(target)}-{made_at:%Y%m%d-%H%M%S}{SUFFIX}"
        part.rename(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    rows = sum(entry[0] for entry in manifest["after"]["tables"].values())
    return Backup(path, made_at, path.stat().st_size, manifest["sha256"], rows)


def _stem(target: engine.Target) -> str:
    name = target.alias if isinstance(target, engine.Server) else Path(target.path).stem
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in name) or "base"


def stream_out(target: engine.Target, password: str, stream: IO[bytes]) -> None:
    """The engine's own backup stream, through its services: for a server over the DBMS port, no file is made there."""
    name = target.alias if isinstance(target, engine.Server) else target.path
    with _services(target, password) as services:
        try:
            services.database.local_backup(database=name, backup_stream=stream)
        except DatabaseError as error:
            raise errors.connect_error(error, target) from error


@contextlib.contextmanager
def _services(target: engine.Target, password: str) -> Iterator[Any]:
    """The services of the engine, as the owner of the base. Raises ConnectFailed and its kin."""
    engine.load()
    try:
        if isinstance(target, engine.Server):
            name = target.alias
            services = connect_server(
                _registered(target), user=seed.OWNER, password=password, expected_db=name
            )
        else:
            services = connect_server("", user=seed.OWNER)
    except DatabaseError as error:
        raise errors.connect_error(error, target) from error
    with services:
        yield services


def _registered(target: engine.Server) -> str:
    """The driver connects to the services of a server only under a name that it was told before."""
    host = f"[{target.host}]" if ":" in target.host else target.host
    address = f"{host}/{target.port}:service_mgr"
    if driver_config.get_server(address) is None:
        driver_config.register_server(address).host.value = address
    return address


def inspect(path: Path, secret: Secret) -> dict[str, Any]:
    """Check the whole file of a backup and tell its manifest; nothing is restored. Raises Damaged, OSError."""
    with path.open("rb") as file:
        return container.unpack(file, secret)


def verify(path: Path, secret: Secret) -> dict[str, Any]:
    """Restore a backup into a scratch base and compare; the manifest. Raises Damaged, RestoreFailed, NotEqual."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix="verify-") as scratch:
        return restore(path, secret, Path(scratch) / "restored.fdb")


def restore(path: Path, secret: Secret, to: Path) -> dict[str, Any]:
    """Restore a backup into a new base file on this computer and compare; the manifest. The whole file is checked before the
    engine sees it.

    Raises FileExistsError, Damaged, RestoreFailed, NotEqual; a base that is not whole does not stay.
    """
    if to.exists():
        raise FileExistsError(to)
    with _plain(path, secret, to.parent) as (plain, manifest):
        engine.load()
        try:
            with connect_server("", user=seed.OWNER) as services:  # whoever restores owns the new base
                services.database.local_restore(
                    backup_stream=plain, database=str(to), flags=SrvRestoreFlag.CREATE
                )
            with base.owner(engine.Embedded(str(to))) as con:
                compare(state(con), manifest)
        except DatabaseError as error:
            to.unlink(missing_ok=True)
            raise RestoreFailed(str(error)) from error
        except NotEqual:
            to.unlink(missing_ok=True)
            raise
    return manifest


def restore_at(path: Path, secret: Secret, to: engine.Server, password: str) -> dict[str, Any]:
    """Restore a backup into a new base at a server and compare; the manifest. It goes there over the DBMS port.

    `to.alias` is an alias of the server's databases.conf whose file is not there yet and whose users are those of the running
    base (see sharing.configuration): its owner signs in for this with that password. Raises FileExistsError, Damaged,
    RestoreFailed, NotEqual, ConnectFailed; a base that is not whole does not stay, and one that is there is never touched.
    """
    with _plain(path, secret, path.parent) as (plain, manifest):
        with _services(to, password) as services:
            try:
                services.database.local_restore(
                    backup_stream=plain, database=to.alias, flags=SrvRestoreFlag.CREATE
                )
            except DatabaseError as error:
                if _IS_THERE in error.gds_codes:
                    raise FileExistsError(str(to)) from error
                if _NOT_MADE not in error.gds_codes:
                    _drop(to, password)
                raise RestoreFailed(str(error)) from error
        try:
            with base.owner(to, password) as con:
                compare(state(con), manifest)
        except NotEqual:
            _drop(to, password)
            raise
    return manifest


def _drop(target: engine.Server, password: str) -> None:
    """Take away a base that was made here and is not whole."""
    with contextlib.suppress(DatabaseError, errors.DatabaseError), base.owner(target, password) as con:
        cast("Any", con).drop_database()


@contextlib.contextmanager
def _plain(path: Path, secret: Secret, folder: Path) -> Iterator[tuple[IO[bytes], dict[str, Any]]]:
    """The plain stream of a backup that was checked as a whole, and its manifest."""
    with tempfile.TemporaryFile(dir=folder) as plain:
        with path.open("rb") as file:
            manifest = container.unpack(file, secret, plain)
        plain.seek(0)
        yield plain, manifest


def put_in_place(running: Path, restored: Path) -> Path:
    """Give a restored base the name of the one that people work at, which is kept beside; where. Nobody may have either open.

    Raises OSError: both are where they were then.
    """
    kept = running.with_name(f"{running.stem}-before-{dt.datetime.now():%Y%m%d-%H%M%S}{running.suffix}")
    if kept.exists() or not restored.exists():
        raise FileNotFoundError(restored) if not restored.exists() else FileExistsError(kept)
    running.rename(kept)
    try:
        restored.rename(running)
    except OSError:
        kept.rename(running)
        raise
    return kept


def state(con: migrate.Connection) -> dict[str, Any]:
    """What a base holds: rows, largest id and sum of row versions by table, in one moment; schema and damaged files."""
    cursor = con.cursor()
    try:
        cursor.execute(
            "select trim(r.rdb$relation_name),"
            " max(iif(f.rdb$field_name = 'ID', 1, 0)), max(iif(f.rdb$field_name = 'RV', 1, 0))"
            " from rdb$relations r join rdb$relation_fields f on f.rdb$relation_name = r.rdb$relation_name"
            " where r.rdb$system_flag = 0 and r.rdb$relation_type = 0 and r.rdb$relation_name not starting with 'PLG$' group by 1"
        )
        tables = {}
        for name, has_id, has_rv in cursor.fetchall():
            cursor.execute(
                f"select count(*), {'coalesce(max(id), 0)' if has_id else '0'},"
                f' {"cast(coalesce(sum(rv), 0) as bigint)" if has_rv else "0"} from "{name}"'
            )
            tables[name] = [int(value) for value in cursor.fetchone()]
        cursor.execute(
            "select count(*) from file_body_t where lower(hex_encode(crypt_hash(body using sha256))) <> lower(sha)"
        )
        damaged = int(cursor.fetchone()[0])
    finally:
        cursor.close()
        con.commit()
    return {"tables": tables, "damaged_files": damaged, "schema": migrate.fingerprint(con)}


def compare(restored: dict[str, Any], manifest: dict[str, Any]) -> None:
    """Hold a restored base against the source before and after its backup: work may have gone on. Raises NotEqual."""
    before, after = manifest["before"], manifest["after"]
    if restored["schema"] not in (before["schema"], after["schema"]):
        raise NotEqual("the schema")
    if restored["damaged_files"] > max(before["damaged_files"], after["damaged_files"]):
        raise NotEqual("attached files")
    if restored["tables"].keys() != after["tables"].keys():
        raise NotEqual("the tables")
    for name, found in restored["tables"].items():
        bounds = zip(before["tables"].get(name, found), after["tables"][name], strict=True)
        for value, (low, high) in zip(found, bounds, strict=True):
            if not min(low, high) <= value <= max(low, high):
                raise NotEqual(name)


def prune(folder: Path, days: int = 7, weeks: int = 4, months: int = 12) -> list[Path]:
    """Delete what the rule does not keep: the newest of each of the last days, weeks and months that have one. What went."""
    found = sorted(_dated(folder), reverse=True)
    keep: set[Path] = set()
    for count, period in ((days, "%Y%m%d"), (weeks, "%G%V"), (months, "%Y%m")):
        newest: dict[str, Path] = {}
        for moment, path in found:
            newest.setdefault(moment.strftime(period), path)
        keep.update(list(newest.values())[:count])
    gone = [path for _, path in found if path not in keep]
    for path in gone:
        path.unlink()
    return gone


def kept_by(con: migrate.Connection) -> tuple[int, int, int]:
    """How many daily, weekly and monthly backups the firm's settings keep."""
    cursor = con.cursor()
    cursor.execute("select code, body from setting_t where employee_id = 0 and code starting with 'backup.'")
    said = {code.strip(): int(body) for code, body in cursor.fetchall() if body.strip().isdigit()}
    cursor.close()
    con.commit()
    return said.get("backup.days", 7), said.get("backup.weeks", 4), said.get("backup.months", 12)


def note(con: migrate.Connection, made: Backup) -> None:
    """Tell the base of a backup that counts: the program shows administrators how old the last one is."""
    cursor = con.cursor()
    cursor.execute(
        "execute procedure backup_note(?, ?, ?, ?, ?, ?)",
        (uuid.uuid4().hex, str(made.path)[-250:], made.made_at, made.size, made.sha256, made.rows),
    )
    cursor.close()
    con.commit()


def _dated(folder: Path) -> Iterator[tuple[dt.datetime, Path]]:
    for path in folder.glob(f"*{SUFFIX}"):
        with contextlib.suppress(ValueError):
            yield dt.datetime.strptime(path.stem[-15:], "%Y%m%d-%H%M%S"), path


__all__ = [
    "Backup",
    "Damaged",
    "NotEqual",
    "RestoreFailed",
    "Secret",
    "inspect",
    "make",
    "prune",
    "put_in_place",
    "restore",
    "restore_at",
    "verify",
]
