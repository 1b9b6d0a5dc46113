"""Prepares a base of one computer for a server: the base gets a security database of its own, with the owner and its people.

The base file then carries its users with it, also through backups, and the server's SYSDBA password does not open it
(Firebird's `SecurityDatabase` per database). The accounts are made with the embedded engine, before the file moves.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from firebird.driver import core

from db import base, engine, migrate, seed

RESTORED = "_restored"  # what the alias of the place to restore into has more
_LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that are mistaken for another


def password() -> str:
    """A password that can be read out over the telephone: 14 characters, some 80 bits."""
    return "".join(secrets.choice(_LETTERS) for _ in range(14))


def people(path: Path) -> list[str]:
    """Log-ins of the base's active people."""
    with base.owner(engine.Embedded(str(path))) as con:
        cursor = con.cursor()
        cursor.execute("select login from employee_t where login is not null and is_active order by id")
        found = [row[0] for row in cursor.fetchall()]
        cursor.close()
        con.commit()
    return found


def make_users(path: Path, passwords: Mapping[str, str]) -> None:
    """Make or reset accounts in the base's own security database. SYSDBA must be among them the first time.

    Raises the errors of connecting; nobody may have the base open in another program.
    """
    engine.load()
    dpb = core.DPB(user="SYSDBA", utf8filename=True)
    dpb.config = f"Providers=Engine13\nSecurityDatabase={path.resolve()}\nUserManager=Srp"
    target = engine.Embedded(str(path))
    attachment = engine.attach(target, str(path), dpb)
    try:
        for login, secret in passwords.items():
            transaction = attachment.start_transaction(core.TPB().get_buffer())
            quoted = secret.replace("'", "''")
            attachment.execute(
                transaction, f"create or alter user \"{login}\" password '{quoted}' using plugin Srp", 3
            )
            transaction.commit()
    finally:
        attachment.detach()


def guard(path: Path) -> None:
    """Put the guard on the base's table of users: from now on whoever gets a password from another has to change it."""
    with base.owner(engine.Embedded(str(path))) as con:
        migrate.install_guard(con)


def configuration(path: str, alias: str) -> str:
    """What the administrator adds to the server's databases.conf: the base, and the place where a backup may be restored.

    A restored base has the users of the running one as long as it is looked at; put in its place it has its own.
    """
    place = PurePosixPath(path)
    restored = place.with_name(f"{place.stem}-restored{place.suffix}")
    entries = ((alias, path), (alias + RESTORED, str(restored)))
    return "".join(f"{name} = {file}\n{{\n    SecurityDatabase = {alias}\n}}\n" for name, file in entries)


def share(path: Path, logins: list[str]) -> dict[str, str]:
    """Accounts for SYSDBA, the owner, the keeper and these people (all with a log-in when none are named): log-in -> password."""
    known = people(path)
    chosen = logins or known
    if unknown := sorted(set(chosen) - set(known)):
        raise ValueError(", ".join(unknown))
    passwords = {login: password() for login in ("SYSDBA", seed.OWNER, seed.KEEPER, *chosen)}
    make_users(path, {login: passwords[login] for login in ("SYSDBA", seed.OWNER)})
    guard(path)
    make_users(path, passwords)
    return passwords
