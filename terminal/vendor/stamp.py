"""Writes a vendor's public keys into the build: terminal/build.py for program and keeper, schema.sql for the base."""

from __future__ import annotations

import re
from pathlib import Path

from terminal.vendor.keys import Public

_IN_SCHEMA = re.compile(r"(create function licence_vendor_key .*?return x')[0-9a-fA-F]*(')", re.DOTALL)


def stamp(root: Path, public: Public, release: bool) -> None:
    """Rewrite both files below the root of the project. Raises ValueError when a place for a key is not found."""
    build, schema = root / "terminal" / "build.py", root / "schema.sql"
    text = build.read_text(encoding="utf-8")
    for name, value in (
        ("RELEASE", str(release)),
        ("VENDOR_PROGRAM_KEY", _literal(public.program)),
        ("VENDOR_BASE_KEY", _literal(public.base)),
    ):
        text = _once(re.compile(rf"(?m)^({name} = )(?:bytes\.fromhex\(.*?\)|\w+)()$", re.DOTALL), value, text)
    code = _once(_IN_SCHEMA, public.base_pkcs1.hex(), schema.read_text(encoding="utf-8"))
    build.write_text(text, encoding="utf-8")
    schema.write_text(code, encoding="utf-8")


def _literal(key: bytes) -> str:
    """As the formatter leaves it: a short one on the line, a long one in lines of its own."""
    told = key.hex()
    if len(told) <= 64:
        return f'bytes.fromhex("{told}")'
    rows = "\n".join(f'    "{told[at : at + 96]}"' for at in range(0, len(told), 96))
    return f"bytes.fromhex(\n{rows}\n)"


def _once(place: re.Pattern[str], value: str, text: str) -> str:
    new, found = place.subn(lambda match: match[1] + value + match[2], text)
    if found != 1:
        raise ValueError(f"no single place for {place.pattern}")
    return new
