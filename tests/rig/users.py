"""Makes users with the runtime whose folder is the argument; run by tests.rig.server in a process of its own.

Standard input, a line each: data source, SYSDBA's password (empty: embedded), "create" or "open", then
LOGIN<TAB>PASSWORD, or licence<TAB>BODY<TAB>SIGNATURE<TAB>SIGNATURE for a base that keeps licences.
"""

import ctypes
import sys
from pathlib import Path


def load_client(root: Path) -> None:
    """Load the client library of a runtime folder, with the two libraries that its plug-ins expect."""
    from firebird.driver import driver_config

    for name in ("libtommath.so.1", str(root / "libtomcrypt.so.1")):
        ctypes.CDLL(name, mode=ctypes.RTLD_GLOBAL)
    driver_config.fb_client_library.value = str(root / "libfbclient.so.2")


def install(base, rest: list[str]) -> None:  # type: ignore[no-untyped-def]
    """Put a licence into a base that has a place for it (the toy bases of some tests have none)."""
    with base.cursor() as cursor:
        if cursor.execute("select 1 from rdb$relations where rdb$relation_name = 'LICENCE_T'").fetchone():
            cursor.execute(
                "update or insert into licence_t (kind, body, for_program, for_base, installed_by)"
                " values ('emergency', ?, ?, ?, 'SYSDBA') matching (kind)",
                rest,
            )


def main() -> None:
    dsn, password, how, *people = sys.stdin.read().splitlines()
    load_client(Path(sys.argv[1]))
    from firebird.driver import connect, create_database

    opened = create_database if how == "create" else connect
    with opened(dsn, user="SYSDBA", password=password or None, charset="UTF8") as base:
        for line in people:
            login, *rest = line.split("\t")
            if login == "licence":
                base.commit()
                install(base, rest)
                continue
            secret = rest[0]
            quoted = secret.replace("'", "''")
            base.execute_immediate(f"create or alter user {login} password '{quoted}' using plugin Srp")
        base.commit()


if __name__ == "__main__":
    main()
