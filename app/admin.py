"""paddock-admin: what the administrator does from a command line.

    paddock-admin create PATH --firm NAME --person NAME --login LOGIN [--language en|ru]
    paddock-admin demo PATH [--size small|full] [--language en|ru] [--seed N]
    paddock-admin check TARGET            version, fingerprint, what is wrong
    paddock-admin upgrade TARGET          brings tables and code up to date (make a verified backup first)
    paddock-admin share PATH --alias NAME [--login LOGIN ...]
                                          prepares a base of one computer for a server: its own users, what to configure
    paddock-admin grant TARGET LOGIN ROLE gives a person a role

TARGET is a file, or a server as HOST/PORT:ALIAS. Passwords are asked for, or read from PADDOCK_PASSWORD; never an argument.
"""

from __future__ import annotations

import argparse
import getpass
import logging
import os
import sys
from pathlib import Path

from app.core import administer
from app.core.administer import Refused


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Exit codes: 0 done, 1 refused or failed (a sentence on standard error), 2 wrong words."""
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
    create.set_defaults(run=lambda a: administer.create(a.path, a.firm, a.person, a.login, a.language))

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

    grant = commands.add_parser("grant", help="give a person a role")
    grant.add_argument("target")
    grant.add_argument("login")
    grant.add_argument("role")
    grant.set_defaults(run=lambda a: administer.grant(a.target, a.login, a.role, _password(a.target)))
    return parser


def _password(target: str) -> str:
    """The owner's password where one is needed: a file on this computer asks none."""
    if administer.is_file(target):
        return ""
    return os.environ.get("PADDOCK_PASSWORD") or getpass.getpass("Password of the owner of the base: ")


if __name__ == "__main__":
    sys.exit(main())
