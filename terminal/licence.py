"""The licence file: canonical bytes, the vendor's two signatures, what it allows.

A file has three lines: the body, the signature that the program and the keeper check (Ed25519), and the one that the base
checks by itself (RSA-3072, PKCS#1 v1.5, SHA-256; Firebird's PSQL knows no Ed25519). The body is one line of named fields in a
fixed order, parted by bars, so that PSQL can read it:

    PADDOCK-LICENCE/1|kind=full|id=L-2026-0001|customer=Granin & Sons|edition=standard|seats=00025|trm=00005|
    from=2026-11-22|until=2027-12-31|base=*|key=BASE64|spare=BASE64

Bytes are canonical: what reads back to other bytes is refused, so that nobody can sign one thing and show another.
"""

from __future__ import annotations

import base64
import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal, cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

from terminal import build

Kind = Literal["full", "emergency", "clock"]

HEAD = "PADDOCK-LICENCE/1"
FIELDS = (
    "kind",
    "id",
    "customer",
    "edition",
    "seats",
    "trm",
    "from",
    "until",
    "base",
    "key",
    "spare",
)
FOR_EVER = dt.date(9999, 12, 31)
EMERGENCY_DAYS = 14  # the longest life of a licence that asks for no key
LONGEST = 2000  # bytes of a body, as the base keeps it
_LINES = 3
_PATTERNS = {
    "kind": r"full|emergency|clock",
    "id": r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}",
    "customer": r"[^|\x00-\x1f\x7f]{1,120}",
    "edition": r"[a-z][a-z0-9-]{0,29}",
    "seats": r"[0-9]{5}",
    "trm": r"[0-9]{5}",
    "from": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "until": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "base": r"\*|[0-9a-f]{32}",
    "key": r"[A-Za-z0-9+/]*={0,2}",
    "spare": r"[A-Za-z0-9+/]*={0,2}",
}


class BadLicence(ValueError):
    """A file that is no valid licence. `key` says why: `not_a_licence`, `damaged`, `signature`, `too_long`, `field`
    (`value` names it), `other_base`.
    """

    def __init__(self, key: str, value: str = "") -> None:
        super().__init__(f"{key} {value}".strip())
        self.key = key
        self.value = value


@dataclass(frozen=True)
class Licence:
    """What the vendor allows.

    kind       full: needs the hardware key; emergency: 14 days without one; clock: sets back the mark of the latest time seen
    seats      people in all, 0: not limited; named in the contract, nowhere enforced
    trm        terminal and remote seats at once
    since      first day; of a clock file, the day the mark is set to
    until      last day; FOR_EVER for one that does not end
    base       identity of the one base it is for, "*" for any
    key, spare public parts of the hardware keys, PKCS#1 RSAPublicKey in DER; empty where none is named
    """

    kind: Kind
    id: str
    customer: str
    edition: str
    seats: int
    trm: int
    since: dt.date
    until: dt.date
    base: str = "*"
    key: bytes = b""
    spare: bytes = b""

    def body(self) -> str:
        """The canonical text. Raises BadLicence when a value cannot stand in a licence."""
        values = {
            "kind": self.kind,
            "id": self.id,
            "customer": self.customer,
            "edition": self.edition,
            "seats": f"{self.seats:05}",
            "trm": f"{self.trm:05}",
            "from": self.since.isoformat(),
            "until": self.until.isoformat(),
            "base": self.base,
            "key": base64.b64encode(self.key).decode(),
            "spare": base64.b64encode(self.spare).decode(),
        }
        for name, pattern in _PATTERNS.items():
            if not re.fullmatch(pattern, values[name]):
                raise BadLicence("field", name)
        self._check_sense()
        text = "|".join([HEAD, *(f"{name}={values[name]}" for name in FIELDS)])
        if len(text.encode()) > LONGEST:
            raise BadLicence("too_long")
        return text

    def _check_sense(self) -> None:
        if self.until < self.since:
            raise BadLicence("field", "until")
        if self.kind == "full" and not self.key:
            raise BadLicence("field", "key")
        if self.kind == "emergency" and (self.until - self.since).days > EMERGENCY_DAYS:
            raise BadLicence("field", "until")
        if self.kind == "clock" and self.base == "*":
            raise BadLicence("field", "base")

    def days_left(self, today: dt.date) -> int | None:
        """Days until the last one (0: today is the last, negative: over), None when it does not end."""
        return None if self.until == FOR_EVER else (self.until - today).days


def parse_body(text: str) -> Licence:
    """Read a body. Raises BadLicence; never anything else, whatever the text is."""
    if not text.startswith(HEAD + "|"):
        raise BadLicence("not_a_licence")
    parts = text.split("|")[1:]
    if len(parts) != len(FIELDS):
        raise BadLicence("damaged")
    values = {}
    for name, part in zip(FIELDS, parts, strict=True):
        label, mark, value = part.partition("=")
        if label != name or not mark:
            raise BadLicence("damaged")
        if not re.fullmatch(_PATTERNS[name], value):
            raise BadLicence("field", name)
        values[name] = value
    found = Licence(
        kind=cast(Kind, values["kind"]),
        id=values["id"],
        customer=values["customer"],
        edition=values["edition"],
        seats=int(values["seats"]),
        trm=int(values["trm"]),
        since=_day(values["from"], "from"),
        until=_day(values["until"], "until"),
        base=values["base"],
        key=_bytes(values["key"], "key"),
        spare=_bytes(values["spare"], "spare"),
    )
    if found.body() != text:
        raise BadLicence("damaged")
    return found


def _day(text: str, name: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise BadLicence("field", name) from error


def _bytes(text: str, name: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as error:
        raise BadLicence("field", name) from error


@dataclass(frozen=True)
class Signed:
    """A licence as it came: the body's text, both signatures, and what the body says."""

    text: str
    for_program: bytes
    for_base: bytes
    licence: Licence

    def file(self) -> str:
        """The text of the file."""
        lines = (
            self.text,
            "ed25519:" + base64.b64encode(self.for_program).decode(),
            "rsa3072:" + base64.b64encode(self.for_base).decode(),
        )
        return "\n".join(lines) + "\n"


def read(file: str, *, base_uid: str = "") -> Signed:
    """Read a licence file and check that this program's vendor made it (and for this base, when given). Raises BadLicence."""
    lines = file.removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n").split("\n")
    if not lines[0].startswith(HEAD + "|"):
        raise BadLicence("not_a_licence")
    if len(lines) != _LINES:
        raise BadLicence("damaged")
    program, in_base = (
        _signature(line, name) for line, name in zip(lines[1:], ("ed25519", "rsa3072"), strict=True)
    )
    return verify(lines[0], program, in_base, base_uid=base_uid)


def verify(text: str, for_program: bytes, for_base: bytes, *, base_uid: str = "") -> Signed:
    """Check both signatures of a body, then read it: nothing unsigned is ever looked at. Raises BadLicence."""
    try:
        Ed25519PublicKey.from_public_bytes(build.VENDOR_PROGRAM_KEY).verify(for_program, text.encode())
        vendor = load_der_public_key(build.VENDOR_BASE_KEY)
        assert isinstance(vendor, RSAPublicKey)
        vendor.verify(for_base, text.encode(), PKCS1v15(), hashes.SHA256())
    except (InvalidSignature, UnicodeEncodeError) as error:
        raise BadLicence("signature") from error
    found = Signed(text, for_program, for_base, parse_body(text))
    if base_uid and found.licence.base not in ("*", base_uid):
        raise BadLicence("other_base")
    return found


def _signature(line: str, name: str) -> bytes:
    head, mark, body = line.partition(":")
    if head != name or not mark:
        raise BadLicence("damaged")
    try:
        found = base64.b64decode(body, validate=True)
    except ValueError as error:
        raise BadLicence("damaged") from error
    if base64.b64encode(found).decode() != body:
        raise BadLicence("damaged")
    return found
