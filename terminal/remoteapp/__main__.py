"""Writes connection files and publishing scripts.

python -m terminal.remoteapp rdp FILE --host HOST [--app ALIAS] [--gateway HOST] [--line 512] [--sign CERTIFICATE KEY]
                                      [--gate BASE --for ROLE]
python -m terminal.remoteapp check FILE
python -m terminal.remoteapp scripts FOLDER
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from getpass import getpass
from pathlib import Path

from db.engine import parse_server
from db.errors import DatabaseError
from db.seed import OWNER
from db.session import open_session
from terminal.remoteapp import rdp_file
from terminal.remoteapp.gate import ways_out

SCRIPTS = ("Publish-PaddockRemoteApp.ps1", "Set-PaddockSingleHost.ps1")
_SWITCHES = ("clipboard", "drives", "printers", "smartcards")


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit code: 0, or 1 with the reason on the error output."""
    args = _parser().parse_args(arguments)
    try:
        said = {"rdp": _rdp, "check": _check, "scripts": _scripts}[args.act](args)
    except subprocess.CalledProcessError as error:
        said, failed = error.stderr.decode(errors="replace").strip(), True
    except DatabaseError as error:
        said, failed = f"{args.gate}: {error}", True
    except (ValueError, OSError) as error:
        said, failed = str(error), True
    else:
        failed = False
    (sys.stderr if failed else sys.stdout).write(said + "\n")
    return int(failed)


def _rdp(args: argparse.Namespace) -> str:
    switches = {name: getattr(args, name) for name in _SWITCHES}
    closed = _close(switches, args)
    arguments = args.arguments or (f"--line {args.line}" if args.line.isdigit() else "")
    wish = rdp_file.Wish(
        args.host, args.app, args.title, arguments, args.gateway, args.user, args.line, **switches
    )
    made = rdp_file.fields(wish)
    if args.sign:
        made = rdp_file.sign(made, *args.sign)
    rdp_file.write(args.file, made)
    return f"{args.file}: {args.app or 'desktop'} at {args.host}{closed}"


def _close(switches: dict[str, bool], args: argparse.Namespace) -> str:
    """Close what the gate of data closes for a role or person; what to say of it."""
    if not args.gate:
        return ""
    if not args.whom:
        raise ValueError("--gate needs --for, a role or a log-in")
    password = args.password_file.read_text(encoding="utf-8").strip() if args.password_file else getpass()
    with open_session(parse_server(args.gate), args.user_of_gate.upper(), password) as session:
        shut = [name for name, is_open in ways_out(session, args.whom).items() if not is_open]
    for name in shut:
        switches[name] = False
    return f"; closed for {args.whom}: {', '.join(shut)}" if shut else f"; nothing is closed for {args.whom}"


def _check(args: argparse.Namespace) -> str:
    found = rdp_file.read(args.file)
    return f"{args.file}: {len(found)} fields, {'signed' if 'signature' in found else 'not signed'}"


def _scripts(args: argparse.Namespace) -> str:
    args.folder.mkdir(parents=True, exist_ok=True)
    for name in SCRIPTS:
        body = Path(__file__).with_name(name).read_bytes()
        (args.folder / name).write_bytes(body)
    return "\n".join(str(args.folder / name) for name in SCRIPTS)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m terminal.remoteapp",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    acts = parser.add_subparsers(dest="act", required=True)
    rdp = acts.add_parser("rdp", help="write a connection file")
    rdp.add_argument("file", type=Path)
    rdp.add_argument("--host", required=True, help="the terminal server, with :PORT when it is not 3389")
    rdp.add_argument("--app", default="", metavar="ALIAS", help="the published program; without it a desktop")
    rdp.add_argument("--title", default="Paddock CRM", help="what the window is called")
    rdp.add_argument("--arguments", default="", help="arguments of the program")
    rdp.add_argument("--gateway", default="", metavar="HOST", help="the RD gateway")
    rdp.add_argument("--user", default="", help="user name to begin with")
    rdp.add_argument("--line", default="512", choices=sorted(rdp_file.CONNECTIONS), help="kbit/s or kind")
    for name in _SWITCHES:
        default = name != "drives"
        rdp.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, default=default)
    rdp.add_argument(
        "--gate", default="", metavar="BASE", help="HOST/PORT:ALIAS: close what its gate of data closes"
    )
    rdp.add_argument("--for", dest="whom", default="", metavar="ROLE", help="for whom: a role or a log-in")
    rdp.add_argument(
        "--as",
        dest="user_of_gate",
        default=OWNER,
        metavar="LOGIN",
        help="who asks the base; the owner if not said",
    )
    rdp.add_argument(
        "--password-file", type=Path, help="where the password of that log-in stands; else it is asked for"
    )
    rdp.add_argument(
        "--sign", nargs=2, type=Path, metavar=("CERTIFICATE", "KEY"), help="PEM files of the publisher"
    )
    check = acts.add_parser("check", help="read a connection file strictly")
    check.add_argument("file", type=Path)
    scripts = acts.add_parser("scripts", help="put the PowerShell scripts into a folder")
    scripts.add_argument("folder", type=Path)
    return parser


if __name__ == "__main__":
    sys.exit(main())
