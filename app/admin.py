"""paddock-admin: what the administrator does from a command line.

    paddock-admin create PATH --firm NAME --person NAME --login LOGIN [--language en|ru]
    paddock-admin demo PATH [--size small|full] [--language en|ru] [--seed N]
    paddock-admin check TARGET            version, fingerprint, what is wrong
    paddock-admin upgrade TARGET          brings tables and code up to date (make a verified backup first)
    paddock-admin share PATH --alias NAME [--login LOGIN ...]
                                          prepares a base of one computer for a server: its own users, what to configure
    paddock-admin audit TARGET [--kept FILE]
                                          seals and checks the audit; FILE holds digests kept elsewhere
    paddock-admin backup TARGET FOLDER    a backup that was restored and compared; keeps 7 days, 4 weeks, 12 months
    paddock-admin verify FILE             checks a backup the same way
    paddock-admin restore FILE TARGET     makes a new base of a backup: a file, or an alias at a server
    paddock-admin grant TARGET LOGIN ROLE gives a person a role

TARGET is a file, or a server as HOST/PORT:ALIAS. Passwords are asked for, or read from PADDOCK_PASSWORD; never an argument.
Backups are encrypted with a pass phrase (asked for, or PADDOCK_BACKUP_PHRASE) or a key file (--key FILE).
"""

from __future__ import annotations

import argparse
import getpass
import logging
import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from app.core import administer
from app.core.administer import Refused
from app.core.console import show_any_letter


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Exit codes: 0 done, 1 refused or failed (a sentence on standard error), 2 wrong words."""
    show_any_letter()
    args = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    try:
        for line in args.run(args):
            print(line)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="paddock-admin", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    create = commands.add_parser("create", help="make a base on this computer")
    create.add_argument("path", type=Path)
    create.add_argument("--firm", required=True)
    create.add_argument("--person", required=True)
    create.add_argument("--login", required=True)
    create.add_argument("--language", choices=("en", "ru"), default="en")
    create.add_argument(
        "--country", default="", metavar="ISO", help="the firm's, of phones typed without one"
    )
    create.set_defaults(
        run=lambda a: administer.create(a.path, a.firm, a.person, a.login, a.language, a.country)
    )

    demo = commands.add_parser("demo", help="make a base with demonstration data")
    demo.add_argument("path", type=Path)
    demo.add_argument("--size", choices=("small", "full"), default="full")
    demo.add_argument("--language", choices=("en", "ru"), default="en")
    demo.add_argument("--seed", type=int, default=1)
    demo.set_defaults(run=lambda a: administer.demo(a.path, a.size, a.language, a.seed))

    for name, words, run in (
        ("check", "what a base is and whether it is sound", administer.check),
        ("upgrade", "bring a base up to this program's version", administer.upgrade),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("target")
        command.set_defaults(run=lambda a, run=run: run(a.target, _password(a.target)))

    share = commands.add_parser("share", help="prepare a base of one computer for a server")
    share.add_argument("path", type=Path)
    share.add_argument("--alias", default="paddock")
    share.add_argument(
        "--login", action="append", default=[], help="only these people (else everybody with a log-in)"
    )
    share.set_defaults(run=lambda a: administer.share(a.path, a.alias, a.login))

    audit = commands.add_parser("audit", help="seal and check the audit")
    audit.add_argument("target")
    audit.add_argument("--kept", type=Path, help="digests kept where the base's administrator cannot write")
    audit.set_defaults(run=lambda a: administer.audit(a.target, a.kept, _password(a.target)))

    _backups(commands)
    grant = commands.add_parser("grant", help="give a person a role")
    grant.add_argument("target")
    grant.add_argument("login")
    grant.add_argument("role")
    grant.set_defaults(run=lambda a: administer.grant(a.target, a.login, a.role, _password(a.target)))

    lift = commands.add_parser("lift-token", help="let a person in who has lost the token")
    lift.add_argument("target")
    lift.add_argument("login")
    lift.set_defaults(run=lambda a: administer.lift_token(a.target, a.login, _password(a.target)))
    return parser


def _backups(commands: Any) -> None:
    for name, words, places in (
        ("backup", "make a verified backup", ("target", "folder")),
        ("verify", "check a backup", ("file",)),
        ("restore", "make a new base of a backup, here or at a server", ("file", "target")),
    ):
        command = commands.add_parser(name, help=words)
        for place in places:
            command.add_argument(place, type=str if place == "target" else Path)
        command.add_argument("--key", type=Path, help="a key file instead of a pass phrase")
        command.set_defaults(run=partial(_run_backup, name))


def _run_backup(name: str, args: argparse.Namespace) -> Iterator[str]:
    secret = administer.secret(args.key, _phrase() if args.key is None else "")
    if name == "backup":
        return administer.backup(args.target, args.folder, secret, _password(args.target))
    if name == "verify":
        return administer.verify(args.file, secret)
    new_file = administer.is_new_file(args.target)
    return administer.restore(args.file, args.target, secret, "" if new_file else _password(args.target))


def _phrase() -> str:
    return os.environ.get("PADDOCK_BACKUP_PHRASE") or getpass.getpass("Pass phrase of the backup: ")


def _password(target: str) -> str:
    """The owner's password where one is needed: a file on this computer asks none."""
    if administer.is_file(target):
        return ""
    return os.environ.get("PADDOCK_PASSWORD") or getpass.getpass("Password of the owner of the base: ")


if __name__ == "__main__":
    sys.exit(main())
