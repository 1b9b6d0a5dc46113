"""Builds a base from schema.sql, brings an old one up to date, and takes its fingerprint.

Only tables migrate (db/migrations/NNNN_name.sql). Views, triggers, procedures, functions, exceptions and grants are code: an
upgrade drops all of it, runs the table steps one by one, and runs part 2 of schema.sql again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from db.script import SCHEMA, code_statements, parts, table_statements

SCHEMA_VERSION = 1
_MIGRATIONS = Path(__file__).parent / "migrations"


class Connection(Protocol):
    """What migrations need of an attachment of the base's owner (the driver's own connection has it)."""

    def execute_immediate(self, sql: str) -> None: ...
    def commit(self) -> None: ...
    def rollback(self) -> None: ...
    def cursor(self) -> Any: ...


class UpgradeFailed(Exception):
    """A step failed. The base must be restored from the backup made before; the text names the step."""


def build(con: Connection, firm: str = "", base_uid: str = "") -> None:
    """Make everything in an empty base: tables, code, the base's own identity. The caller has created the file."""
    tables, code = parts(SCHEMA.read_text(encoding="utf-8"))
    for statement in table_statements(tables):
        con.execute_immediate(statement)
        if not statement.startswith("grant"):
            con.commit()
    con.commit()
    install_code(con, code)
    cursor = con.cursor()
    cursor.execute(
        "insert into base_info_t (schema_version, base_uid, firm) values (?, ?, ?)",
        (SCHEMA_VERSION, base_uid or uuid.uuid4().hex, firm),
    )
    cursor.execute("insert into lease_t (id) values (1)")
    cursor.execute("insert into audit_turn_t (id) values (1)")
    cursor.executemany("insert into timed_t (code, minutes, next_at, is_on) values (?, ?, ?, ?)", _timed())
    cursor.close()
    con.commit()


TIMED = (
    ("backup", 1440, 2, False),
    ("seal", 1440, 3, True),
    ("licence", 1440, 3, True),
    ("tidy", 1440, 3, True),
)
"""Scheduled work: code, minutes of its period, hour (UTC) of the first run, whether it is switched on from the start.

A backup needs to be told where to and with which pass phrase first.
"""


def _timed() -> list[tuple[str, int, dt.datetime, bool]]:
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    found = []
    for code, minutes, hour, on in TIMED:
        at = now.replace(hour=hour, minute=0, second=0, microsecond=0)
        found.append((code, minutes, at if at > now else at + dt.timedelta(days=1), on))
    return found


_OWN_USERS = "-- only where the base keeps its own users"


def keeps_users(con: Connection) -> bool:
    """Whether the base is its own security database: then the engine has made its table of users in it."""
    return bool(_rows(con, "select 1 from rdb$relations where rdb$relation_name = 'PLG$SRP'"))


def guards_users(con: Connection) -> bool:
    """Whether the table of users has its guard."""
    return bool(_rows(con, "select 1 from rdb$triggers where rdb$trigger_name = 'SRP_GUARD'"))


def install_guard(con: Connection) -> None:
    """Put the guard on the table of users of a base that has just got one; users made before are known from now on."""
    for statement in code_statements(parts(SCHEMA.read_text(encoding="utf-8"))[1]):
        if _OWN_USERS in statement and not guards_users(con):
            con.execute_immediate(statement)
            con.commit()
    con.execute_immediate(_KNOWN_USERS)
    con.commit()


_KNOWN_USERS = """insert into login_t (login)
    select trim(u.plg$user_name) from plg$srp u
     where u.plg$user_name not in ('SYSDBA', 'PADDOCK_OWNER')
       and not exists (select 1 from login_t l where l.login = trim(u.plg$user_name))"""


def install_code(con: Connection, code: str) -> None:
    """Run part 2 of schema.sql. Raises the engine's error, with the statement's head as a note."""
    own_users = keeps_users(con)
    for statement in code_statements(code):
        if _OWN_USERS in statement and not own_users:
            continue
        try:
            con.execute_immediate(statement)
        except Exception as error:
            error.add_note(statement[:300])
            raise
    con.commit()


def version(con: Connection) -> int:
    """The schema version that the base says it has."""
    return int(_rows(con, "select schema_version from base_info_t")[0][0])


def steps(after: int) -> Iterator[tuple[int, Path]]:
    """Migration files newer than a version, in order."""
    for path in sorted(_MIGRATIONS.glob("[0-9]*.sql")):
        number = int(path.name.split("_", 1)[0])
        if number > after:
            yield number, path


def upgrade(con: Connection) -> list[str]:
    """Bring the base to SCHEMA_VERSION; returns the names of the steps run. The caller made a verified backup before.

    Raises UpgradeFailed naming the step; what ran before it stays, so the answer is restore, not repair.
    """
    done: list[str] = []
    drop_code(con)
    for number, path in steps(version(con)):
        try:
            for statement in table_statements(path.read_text(encoding="utf-8")):
                con.execute_immediate(statement)
                con.commit()
            con.execute_immediate(f"update base_info_t set schema_version = {number}")
            con.commit()
        except Exception as error:
            con.rollback()
            raise UpgradeFailed(path.name) from error
        done.append(path.name)
    install_code(con, parts(SCHEMA.read_text(encoding="utf-8"))[1])
    return done


_CODE = (
    ("trigger", "select trim(rdb$trigger_name) from rdb$triggers where rdb$system_flag = 0"),
    (
        "view",
        "select trim(rdb$relation_name) from rdb$relations where rdb$system_flag = 0 and rdb$relation_type = 1"
        " and rdb$relation_name not starting with 'PLG$'",  # the engine's own, of a base that keeps its users
    ),
    (
        "procedure",
        "select trim(rdb$procedure_name) from rdb$procedures where rdb$system_flag = 0 and rdb$package_name is null",
    ),
    (
        "function",
        "select trim(rdb$function_name) from rdb$functions where rdb$system_flag = 0 and rdb$package_name is null",
    ),
    ("exception", "select trim(rdb$exception_name) from rdb$exceptions where rdb$system_flag = 0"),
)


def drop_code(con: Connection) -> None:
    """Drop all code; what others still depend on goes in the next round, until a round drops nothing."""
    while True:
        left = [(kind, name) for kind, sql in _CODE for (name,) in _rows(con, sql)]
        dropped = 0
        for kind, name in left:
            try:
                con.execute_immediate(f'drop {kind} "{name}"')
                con.commit()
                dropped += 1
            except Exception:  # noqa: BLE001 -- "is in use by": another round will do it
                con.rollback()
        if not left:
            return
        if not dropped:
            raise UpgradeFailed(f"cannot drop {left[0][0]} {left[0][1]}")


_FINGERPRINT = (
    """select trim(r.rdb$relation_name), r.rdb$relation_type, trim(f.rdb$field_name), f.rdb$field_position,
              coalesce(f.rdb$null_flag, 0), trim(s.rdb$field_name), s.rdb$field_type, s.rdb$field_length,
              s.rdb$character_length, s.rdb$field_scale, s.rdb$character_set_id, coalesce(f.rdb$collation_id, s.rdb$collation_id),
              cast(left(coalesce(f.rdb$default_source, s.rdb$default_source), 500) as varchar(500))
         from rdb$relations r join rdb$relation_fields f on f.rdb$relation_name = r.rdb$relation_name
         join rdb$fields s on s.rdb$field_name = f.rdb$field_source
        where r.rdb$system_flag = 0""",
    """select trim(i.rdb$relation_name), trim(i.rdb$index_name), coalesce(i.rdb$unique_flag, 0), coalesce(i.rdb$index_type, 0),
              trim(s.rdb$field_name), s.rdb$field_position
         from rdb$indices i join rdb$index_segments s on s.rdb$index_name = i.rdb$index_name where i.rdb$system_flag = 0""",
    """select trim(c.rdb$relation_name), trim(c.rdb$constraint_name), trim(c.rdb$constraint_type), trim(c.rdb$index_name),
              trim(r.rdb$const_name_uq), trim(r.rdb$delete_rule), trim(r.rdb$update_rule)
         from rdb$relation_constraints c left join rdb$ref_constraints r on r.rdb$constraint_name = c.rdb$constraint_name
        where c.rdb$constraint_name not starting with 'INTEG_'""",
    """select trim(rdb$trigger_name), trim(rdb$relation_name), rdb$trigger_type, rdb$trigger_sequence,
              coalesce(rdb$trigger_inactive, 0), cast(left(rdb$trigger_source, 8000) as varchar(8000))
         from rdb$triggers where coalesce(rdb$system_flag, 0) = 0""",
    """select trim(rdb$procedure_name), cast(left(rdb$procedure_source, 8000) as varchar(8000))
         from rdb$procedures where coalesce(rdb$system_flag, 0) = 0""",
    """select trim(rdb$relation_name), cast(left(rdb$view_source, 8000) as varchar(8000))
         from rdb$relations where rdb$relation_type = 1 and rdb$system_flag = 0""",
    """select trim(rdb$exception_name), cast(rdb$message as varchar(1000)) from rdb$exceptions where coalesce(rdb$system_flag, 0) = 0""",
    """select trim(rdb$user), trim(rdb$privilege), trim(rdb$relation_name), trim(coalesce(rdb$field_name, '')), rdb$user_type, rdb$object_type
         from rdb$user_privileges where (rdb$user_type = 13 or rdb$user = 'PUBLIC') and rdb$relation_name not starting with 'RDB$'""",
    "select trim(rdb$role_name) from rdb$roles where coalesce(rdb$system_flag, 0) = 0",
)


def description(con: Connection) -> list[str]:
    """An ordered dump of what the system tables say of the schema: two bases of the same version give the same lines.

    Column positions are left out of tables that migrated (a new column stands last there), names of nameless constraints too.
    """
    made_by_the_engine = ("RDB$PRIMARY", "RDB$FOREIGN", "PLG$")  # names; PLG$: the base's own users
    lines: set[str] = set()
    for number, sql in enumerate(_FINGERPRINT):
        for row in _rows(con, sql):
            values = [str(value).replace("\r\n", "\n").strip() for value in row]
            if number == 0:
                values[3] = ""
                values[5] = "" if values[5].startswith("RDB$") else values[5]
            if not any(
                value.startswith(made_by_the_engine) for value in values
            ):  # a source may speak of them
                lines.add(f"{number}|" + "|".join(values))
    return sorted(lines)


def fingerprint(con: Connection) -> str:
    """SHA-256 of the description, hexadecimal."""
    return hashlib.sha256("\n".join(description(con)).encode()).hexdigest()


def _rows(con: Connection, sql: str) -> list[tuple[Any, ...]]:
    cursor = con.cursor()
    try:
        cursor.execute(sql)
        return list(cursor.fetchall())
    finally:
        cursor.close()
        con.commit()
