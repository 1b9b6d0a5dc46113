"""What paddock-admin and the program's administrator pages do to a base. Each yields lines to show."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from db import audits, base, container, engine, errors, migrate, seed, sharing
from db import backup as backups
from db.migrate import SCHEMA_VERSION


class Refused(Exception):
    """The command cannot be done; the text is a sentence that says what to do."""


def is_file(target: str) -> bool:
    """Whether a target is a file on this computer rather than a server."""
    return os.path.exists(target) or target.lower().endswith(".fdb")


def target_of(text: str) -> engine.Target:
    """A file or a server as an administrator writes it. Raises Refused."""
    if is_file(text):
        return engine.Embedded(text)
    try:
        return engine.parse_server(text)
    except ValueError as error:
        raise Refused(
            f"{text!r} is neither a file nor a server written as HOST/PORT:ALIAS ({error})."
        ) from error


def create(path: Path, firm: str, person: str, login: str, language: str, country: str = "") -> Iterator[str]:
    """Make a base; `country`: ISO code of the firm's. Raises Refused."""
    country = country.strip().upper()
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise Refused("A country is written as its two letters: GB, DE, RU.")
    login = login.strip().upper()
    if not (login.isascii() and login.isidentifier()) or login.startswith("_"):
        raise Refused("A log-in is of Latin letters, digits and _ and begins with a letter.")
    try:
        base.create(path, firm=firm, person=person, login=login, language=language, country=country)
    except errors.BaseExists as error:
        raise Refused(f"{path} is there already. Choose another name, or delete the file first.") from error
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error}.") from error
    yield f"Made {path} for {firm}; {login} is its administrator."


def demo(path: Path, size: str, language: str, number: int) -> Iterator[str]:
    """Make a base with demonstration data. Raises Refused."""
    from db.demo import load

    try:
        world = load.create(path, size, language, number)
    except errors.BaseExists as error:
        raise Refused(f"{path} is there already. Choose another name, or delete the file first.") from error
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error}.") from error
    yield f"Made {path} for {world.firm}; {world.employees[0].login} is its administrator."
    yield f"{len(world.clients)} clients, {len(world.contacts)} persons, {len(world.interactions)} interactions."


def check(target: str, password: str = "") -> Iterator[str]:
    """Version, fingerprint against a base made new, and whether the code is the program's. Raises Refused when unsound."""
    with _opened(target, password) as con:
        found = migrate.version(con)
        yield f"Schema version {found}, this program's {SCHEMA_VERSION}."
        mine = set(migrate.description(con))
        if found != SCHEMA_VERSION:
            raise Refused("Run paddock-admin upgrade, or use the program of that version.")
        theirs = set(base.expected())
        for line in sorted(theirs - mine)[:20]:
            yield f"missing or changed: {line[:160]}"
        for line in sorted(mine - theirs)[:20]:
            yield f"not of this version: {line[:160]}"
        if migrate.keeps_users(con) and not migrate.guards_users(con):
            raise Refused("The base's users have no guard. paddock-admin upgrade puts it on.")
        if mine != theirs:
            raise Refused(
                "The schema is not as this version makes it. paddock-admin upgrade puts the code right."
            )
        yield "The schema is as this version makes it."


def upgrade(target: str, password: str = "") -> Iterator[str]:
    """Bring a base up to date. Raises Refused."""
    with _opened(target, password) as con:
        found = migrate.version(con)
        if found > SCHEMA_VERSION:
            raise Refused(
                f"The base is of version {found}, newer than this program's {SCHEMA_VERSION}. Update the program."
            )
        try:
            steps = migrate.upgrade(con)
        except migrate.UpgradeFailed as error:
            raise Refused(
                f"The step {error} failed: {error.__cause__}. Restore the backup made before."
            ) from error
        yield from (f"done: {step}" for step in steps)
        yield f"The base is of version {SCHEMA_VERSION}."


def share(path: Path, alias: str, logins: list[str]) -> Iterator[str]:
    """Prepare a base for a server. Raises Refused."""
    try:
        passwords = sharing.share(path, [login.upper() for login in logins])
    except ValueError as error:
        raise Refused(f"Not among the people of this base: {error}.") from error
    except errors.ConnectFailed as error:
        raise Refused(
            f"{path} cannot be opened alone: close the program that has it open ({error})."
        ) from error
    yield "The base has its own users now. Write the passwords down; they are shown only here:"
    yield from (f"  {login:<16} {secret}" for login, secret in passwords.items())
    yield ""
    yield "Move the file to the server's data folder (readable by the Firebird service only), and add to databases.conf:"
    yield sharing.configuration(f"/data/{path.name}", alias)
    yield f"People connect to HOST/3050:{alias} with their log-in and password; each must change the password at once."


def grant(target: str, login: str, role: str, password: str = "") -> Iterator[str]:
    """Give a role. Raises Refused."""
    with _opened(target, password) as con:
        try:
            seed.grant_role(con, login.upper(), role)
        except ValueError as error:
            raise Refused(str(error)) from error
    yield f"{login.upper()} has the role {role.lower()}."


def lift_token(target: str, login: str, password: str = "") -> Iterator[str]:
    """Ask a person for no token any more: when the only administrator has lost the own one. Raises Refused."""
    with _opened(target, password) as con:
        try:
            seed.lift_token(con, login.upper())
        except ValueError as error:
            raise Refused(str(error)) from error
    yield f"{login.upper()} signs in without a token."


def audit(target: str, kept: Path | None = None, password: str = "") -> Iterator[str]:
    """Seal what can be sealed, then look at every seal again. Raises Refused when the audit is not as it was sealed.

    `kept` is a file of digests that an earlier run wrote, kept where the base's administrator cannot write: a chain made
    anew as a whole agrees with itself, but not with them. New ones are added to it.
    """
    with _opened(target, password) as con:
        sealed = audits.seal(con)
        verdicts = audits.check(con)
    yield f"{sealed} entries sealed now."
    wrong = [one for one in verdicts if not one.holds]
    for one in wrong:
        yield f"seal {one.seal}, {one.day}: {one.what} ({one.entries} entries sealed, {one.found} found)"
    if kept is not None:
        wrong_digests = audits.compare(kept, verdicts)
        yield from (f"seal {number}: another digest than the one kept" for number in wrong_digests)
        wrong += [one for one in verdicts if one.seal in wrong_digests]
    if wrong:
        raise Refused(
            "The audit is not as it was sealed. Keep this base and its backups as they are, and find out who had them."
        )
    total = sum(one.entries for one in verdicts)
    young = sum(one.found for one in verdicts if one.seal is None)
    yield f"The audit is as it was sealed: {total} entries in {len(verdicts) - 1} seals; {young} wait for a seal."


def secret(key: Path | None, phrase: str) -> container.Secret:
    """What a backup is encrypted with. Raises Refused."""
    try:
        found = container.Secret.of_file(key) if key is not None else container.Secret(phrase)
        found.header()
    except container.WeakSecret as error:
        raise Refused("A pass phrase has at least 8 characters, a key file at least 32 bytes.") from error
    except OSError as error:
        raise Refused(f"The key file cannot be read: {error}.") from error
    return found


def backup(target: str, folder: Path, key: container.Secret, password: str = "") -> Iterator[str]:
    """Make a verified backup and thin out the older ones. Raises Refused."""
    with _backup_refusals(target):
        made = backups.make(target_of(target), folder, key, password)
        yield f"{made.path}: {made.size} bytes, {made.rows} rows, restored and compared."
        with base.owner(target_of(target), password) as con:
            backups.note(con, made)
            rule = backups.kept_by(con)
        yield from (f"no longer kept: {path.name}" for path in backups.prune(folder, *rule))


def verify(file: Path, key: container.Secret) -> Iterator[str]:
    """Check a backup by restoring it. Raises Refused."""
    with _backup_refusals(str(file)):
        manifest = backups.verify(file, key)
        yield f"{file} of {manifest['made_at']} is whole, restored and compared."


def restore(file: Path, target: str, key: container.Secret, password: str = "") -> Iterator[str]:
    """Make a new base of a backup: a file on this computer, or at a server under an alias made for it. Raises Refused."""
    if is_new_file(target):
        with _backup_refusals(str(file)):
            manifest = backups.restore(file, key, Path(target))
        yield f"Made {target} of the backup of {manifest['made_at']}, compared with what the backup says."
        return
    place = target_of(target)
    assert isinstance(place, engine.Server)
    with _backup_refusals(str(file)):
        manifest = backups.restore_at(file, key, place, password)
    yield f"Made {place} of the backup of {manifest['made_at']}, compared with what the backup says. The running base is as it was."
    yield f"Look at it from the program: a server, {place}, with today's log-ins and passwords."
    yield (
        "To put it in the place of the running one: everybody leaves, the Firebird service is stopped, and in databases.conf "
        f"the files of the two aliases change places; start the service. The old base stays, under {place.alias}."
    )


def is_new_file(target: str) -> bool:
    """Whether a target that is to be made is a file on this computer: what is not written as HOST/PORT:ALIAS."""
    if is_file(target):
        return True
    try:
        engine.parse_server(target)
    except ValueError:
        return True
    return ":" not in target


@contextlib.contextmanager
def _backup_refusals(what: str) -> Iterator[None]:
    try:
        yield
    except container.Damaged as error:
        raise Refused(
            f"{what}: damaged, or another pass phrase or key file belongs to it ({error})."
        ) from error
    except FileExistsError as error:
        raise Refused(f"{error} is there already. Choose another name.") from error
    except backups.NotEqual as error:
        raise Refused(
            f"The restored base is not what {what} was ({error}). This backup does not count."
        ) from error
    except backups.RestoreFailed as error:
        raise Refused(f"The engine could not restore {what}: {error}") from error
    except errors.WrongPassword as error:
        raise Refused(
            f"{error}: the password of PADDOCK_OWNER is wrong, or databases.conf has no such alias (with the users of the "
            "running base: see Backups in the manual)."
        ) from error
    except (OSError, errors.ConnectFailed) as error:
        raise Refused(f"{what}: {type(error).__name__} {error}.") from error


@contextlib.contextmanager
def _opened(target: str, password: str) -> Iterator[migrate.Connection]:
    """The base as its owner. Raises Refused."""
    try:
        opening = base.owner(target_of(target), password)
        con = opening.__enter__()
    except errors.ConnectFailed as error:
        raise Refused(f"{target} cannot be opened: {type(error).__name__} {error}.") from error
    with contextlib.ExitStack() as stack:
        stack.push(opening.__exit__)
        yield con


def first_login(path: Path) -> str:
    """The log-in of the first active person of a base on this computer, "" when it has none or cannot be read."""
    try:
        found = sharing.people(path)
    except (errors.DatabaseError, OSError):
        return ""
    return found[0] if found else ""
