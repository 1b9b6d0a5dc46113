"""Making a base and attaching to it as its owner: for the administrator's commands, never for daily work."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firebird.driver import connect

from db import engine, errors, migrate, seed


@contextlib.contextmanager
def owner(target: engine.Target, password: str = "", user: str = seed.OWNER) -> Iterator[migrate.Connection]:
    """An attachment of the driver's own kind, as the owner of the base. Raises ConnectFailed and its kin."""
    engine.load()
    if isinstance(target, engine.Server):
        host = f"[{target.host}]" if ":" in target.host else target.host
        name = f"inet://{host}:{target.port}/{target.alias}"
    else:
        if not Path(target.path).exists():
            raise errors.BaseNotFound(target)
        name = str(target.path)

    def opened() -> Any:
        try:
            return connect(name, user=user, password=password, charset="UTF8")
        except Exception as error:
            raise errors.connect_error(error, target) from error

    connection = engine.patiently(target, opened)
    try:
        yield connection
    finally:
        connection.close()


def create(
    path: Path,
    *,
    firm: str,
    person: str,
    login: str,
    branch: str = "",
    language: str = "en",
    country: str = "",
) -> None:
    """Make a base file with everything a newcomer needs; a half-made file does not stay.

    country: ISO code, that of new clients and of phones typed without one; "" leaves the program's own defaults.

    Raises errors.BaseExists, ValueError for a log-in that is not of A-Z, 0-9 and _.
    """
    engine.create_base(path, seed.OWNER)
    try:
        with owner(engine.Embedded(str(path))) as con:
            migrate.build(con, firm)
            seed.seed(con, branch=branch or firm, person=person, login=login, language=language)
            if country:
                seed.settle(con, country)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def expected() -> list[str]:
    """The description (see db.migrate) of a base that this version makes new."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "expected.fdb"
        create(path, firm="x", person="x", login="X")
        with owner(engine.Embedded(str(path))) as con:
            return migrate.description(con)
