"""The vendor's command line.

    python -m terminal.vendor keys FOLDER             make the vendor's keys (asks for a pass phrase)
    python -m terminal.vendor issue FOLDER OUT --id L-2026-0001 --customer "Granin & Sons" --trm 5 --until 2027-12-31
                                     --key main.pem [--spare spare.pem] [--seats 25] [--edition standard] [--base UID]
    python -m terminal.vendor emergency FOLDER OUT --id E-1 --customer NAME --trm 5 --base UID [--from DAY]
    python -m terminal.vendor clock FOLDER OUT --id C-1 --customer NAME --base UID --from DAY
    python -m terminal.vendor inspect FILE            what a licence says and whether this build takes it
    python -m terminal.vendor stamp FOLDER ROOT       write the public keys into a copy of the sources: makes a release

FOLDER `test` stands for the test vendor. The pass phrase is asked for, or read from PADDOCK_VENDOR_PHRASE.
"""

from __future__ import annotations

import argparse
import datetime as dt
import getpass
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from terminal.licence import EMERGENCY_DAYS, FOR_EVER, BadLicence, Licence, read
from terminal.vendor import keys
from terminal.vendor.stamp import stamp


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Exit codes: 0 done, 1 failed (a sentence on standard error), 2 wrong words."""
    args = _parser().parse_args(arguments)
    try:
        for line in args.run(args):
            print(line)
    except (BadLicence, OSError, ValueError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="terminal.vendor", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    make = commands.add_parser("keys")
    make.add_argument("folder", type=Path)
    make.set_defaults(run=_make)
    for kind in ("issue", "emergency", "clock"):
        command = commands.add_parser(kind)
        command.add_argument("folder")
        command.add_argument("out", type=Path)
        command.add_argument("--id", required=True)
        command.add_argument("--customer", required=True)
        command.add_argument("--edition", default="standard")
        command.add_argument("--seats", type=int, default=0)
        command.add_argument("--trm", type=int, default=0)
        command.add_argument("--base", default="*")
        command.add_argument("--from", dest="since", type=dt.date.fromisoformat, default=dt.date.today())
        command.add_argument("--until", type=dt.date.fromisoformat, default=FOR_EVER)
        command.add_argument("--key", type=Path)
        command.add_argument("--spare", type=Path)
        command.set_defaults(run=_issue, kind={"issue": "full"}.get(kind, kind))
    inspect = commands.add_parser("inspect")
    inspect.add_argument("file", type=Path)
    inspect.set_defaults(run=_inspect)
    release = commands.add_parser("stamp")
    release.add_argument("folder", type=Path)
    release.add_argument("root", type=Path)
    release.set_defaults(run=_stamp)
    return parser


def _make(args: argparse.Namespace) -> Iterator[str]:
    keys.make(args.folder, _phrase())
    yield f"Made the vendor's keys in {args.folder}. Keep the folder off line, with a copy elsewhere."


def _issue(args: argparse.Namespace) -> Iterator[str]:
    until = args.until
    if args.kind == "emergency":
        until = min(until, args.since + dt.timedelta(days=EMERGENCY_DAYS))
    licence = Licence(
        args.kind, args.id, args.customer, args.edition, args.seats, args.trm, args.since, until, args.base,
        _public_part(args.key), _public_part(args.spare),
    )  # fmt: skip
    test = args.folder == "test"
    vendor = keys.load(keys.TEST_KEYS if test else Path(args.folder), keys.TEST_PHRASE if test else _phrase())
    args.out.write_text(vendor.sign(licence).file(), encoding="utf-8", newline="\n")
    yield f"Wrote {args.out}."


def _public_part(path: Path | None) -> bytes:
    """The public key that the customer sent (PEM), as PKCS#1 in DER."""
    if path is None:
        return b""
    key = load_pem_public_key(path.read_bytes())
    if not isinstance(key, RSAPublicKey) or key.key_size != 2048:
        raise ValueError(f"{path} is no public key of RSA-2048")
    return key.public_bytes(Encoding.DER, PublicFormat.PKCS1)


def _inspect(args: argparse.Namespace) -> Iterator[str]:
    found = read(args.file.read_text(encoding="utf-8")).licence
    yield "Signed by the vendor of this build."
    yield from (f"{name:<9} {value}" for name, value in vars(found).items() if not isinstance(value, bytes))
    yield f"key       {len(found.key)} bytes, spare {len(found.spare)} bytes"


def _stamp(args: argparse.Namespace) -> Iterator[str]:
    public = keys.load_public(args.folder)
    if public == keys.load_public(keys.TEST_KEYS):
        raise ValueError("a release is never stamped with the test vendor's keys")
    stamp(args.root, public, release=True)
    yield f"{args.root} is a release of this vendor now."


def _phrase() -> str:
    return os.environ.get("PADDOCK_VENDOR_PHRASE") or getpass.getpass("Pass phrase of the vendor's keys: ")


if __name__ == "__main__":
    sys.exit(main())
