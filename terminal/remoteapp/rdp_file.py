"""Connection files of Remote Desktop: what they say, how they are written, read and signed.

Fields as Microsoft documents them ("Supported RDP properties"); one field a line, `name:type:value`, type i (whole number) or
s (text). Files are UTF-16 with a byte order mark and CRLF, as Windows writes them.
"""

from __future__ import annotations

import base64
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = {"modem": 1, "512": 2, "lan": 6, "auto": 7}  # `connection type`; 2 is low-speed broadband
# What goes into a signature when it is there, in the order in which rdpsign puts it (field, name in `signscope`).
_SIGNED = (
    ("full address", "Full Address"),
    ("alternate full address", "Alternate Full Address"),
    ("server port", "Server Port"),
    ("authentication level", "Authentication Level"),
    ("prompt for credentials", "Prompt For Credentials"),
    ("negotiate security layer", "Negotiate Security Layer"),
    ("gatewayhostname", "GatewayHostname"),
    ("gatewayusagemethod", "GatewayUsageMethod"),
    ("gatewayprofileusagemethod", "GatewayProfileUsageMethod"),
    ("gatewaycredentialssource", "GatewayCredentialsSource"),
    ("alternate shell", "Alternate Shell"),
    ("remoteapplicationprogram", "RemoteApplicationProgram"),
    ("remoteapplicationmode", "RemoteApplicationMode"),
    ("remoteapplicationname", "RemoteApplicationName"),
    ("remoteapplicationcmdline", "RemoteApplicationCmdLine"),
    ("redirectdrives", "RedirectDrives"),
    ("drivestoredirect", "DrivesToRedirect"),
    ("redirectprinters", "RedirectPrinters"),
    ("redirectclipboard", "RedirectClipboard"),
    ("redirectsmartcards", "RedirectSmartCards"),
)
# Every field that is written, with its type and, for numbers, the values that Microsoft allows.
KNOWN: dict[str, tuple[str, tuple[int, ...] | None]] = {
    "full address": ("s", None),
    "alternate full address": ("s", None),
    "username": ("s", None),
    "screen mode id": ("i", (1, 2)),
    "session bpp": ("i", (15, 16, 24, 32)),
    "use multimon": ("i", (0, 1)),
    "connection type": ("i", (1, 2, 3, 4, 5, 6, 7)),
    "networkautodetect": ("i", (0, 1)),
    "bandwidthautodetect": ("i", (0, 1)),
    "compression": ("i", (0, 1)),
    "bitmapcachepersistenable": ("i", (0, 1)),
    "allow font smoothing": ("i", (0, 1)),
    "allow desktop composition": ("i", (0, 1)),
    "disable wallpaper": ("i", (0, 1)),
    "disable themes": ("i", (0, 1)),
    "disable full window drag": ("i", (0, 1)),
    "disable menu anims": ("i", (0, 1)),
    "disable cursor setting": ("i", (0, 1)),
    "audiomode": ("i", (0, 1, 2)),
    "redirectclipboard": ("i", (0, 1)),
    "redirectprinters": ("i", (0, 1)),
    "redirectsmartcards": ("i", (0, 1)),
    "redirectdrives": ("i", (0, 1)),
    "drivestoredirect": ("s", None),
    "autoreconnection enabled": ("i", (0, 1)),
    "authentication level": ("i", (0, 1, 2, 3)),
    "prompt for credentials": ("i", (0, 1)),
    "negotiate security layer": ("i", (0, 1)),
    "enablecredsspsupport": ("i", (0, 1)),
    "gatewayhostname": ("s", None),
    "gatewayusagemethod": ("i", (0, 1, 2, 3, 4)),
    "gatewayprofileusagemethod": ("i", (0, 1)),
    "gatewaycredentialssource": ("i", (0, 1, 2, 3, 4, 5)),
    "promptcredentialonce": ("i", (0, 1)),
    "alternate shell": ("s", None),
    "remoteapplicationmode": ("i", (0, 1)),
    "remoteapplicationprogram": ("s", None),
    "remoteapplicationname": ("s", None),
    "remoteapplicationcmdline": ("s", None),
    "disableremoteappcapscheck": ("i", (0, 1)),
    "signscope": ("s", None),
    "signature": ("s", None),
}


class NotRdp(ValueError):
    """A file that is no connection file; the text names line and reason."""


@dataclass(frozen=True)
class Wish:
    """What a connection file is for.

    host: name or address, with `:port` when it is not 3389. app: alias of the published program, "" for a desktop. line: a key
    of CONNECTIONS. clipboard, drives, printers, smartcards: whether the user's own may be reached from the session.
    """

    host: str
    app: str = ""
    title: str = "Paddock CRM"
    arguments: str = ""
    gateway: str = ""
    user: str = ""
    line: str = "512"
    clipboard: bool = True
    drives: bool = False
    printers: bool = True
    smartcards: bool = True


def fields(wish: Wish) -> dict[str, int | str]:
    """The fields of the file. Raises ValueError for a line that is not known or a host or alias with signs that none has."""
    if wish.line not in CONNECTIONS:
        raise ValueError(f"line {wish.line!r}: one of {', '.join(CONNECTIONS)}")
    for name, text in (
        ("host", wish.host),
        ("gateway", wish.gateway),
        ("alias", wish.app),
        ("user", wish.user),
    ):
        if any(sign in text for sign in "\r\n\0") or (name == "host" and not text.strip()):
            raise ValueError(f"{name}: {text!r}")
    made: dict[str, int | str] = {"full address": wish.host, "alternate full address": wish.host}
    made |= {"username": wish.user} if wish.user else {}
    made |= {"screen mode id": 2, "session bpp": 32, "use multimon": 0}
    made |= _line(wish.line)
    made |= {
        "audiomode": 2,
        "redirectclipboard": int(wish.clipboard),
        "redirectprinters": int(wish.printers),
        "redirectsmartcards": int(wish.smartcards),
        "redirectdrives": int(wish.drives),
        "drivestoredirect": "*" if wish.drives else "",
        "autoreconnection enabled": 1,
        "authentication level": 2,
        "prompt for credentials": 0,
        "negotiate security layer": 1,
        "enablecredsspsupport": 1,
    }
    if wish.gateway:
        made |= {
            "gatewayhostname": wish.gateway,
            "gatewayusagemethod": 1,
            "gatewayprofileusagemethod": 1,
            "gatewaycredentialssource": 4,
            "promptcredentialonce": 1,
        }
    if wish.app:
        made |= {
            "alternate shell": "rdpinit.exe",
            "remoteapplicationmode": 1,
            "remoteapplicationprogram": f"||{wish.app}",
            "remoteapplicationname": wish.title,
            "remoteapplicationcmdline": wish.arguments,
            "disableremoteappcapscheck": 1,
        }
    return made


def _line(line: str) -> dict[str, int | str]:
    """Over a thin line everything that moves or shines is off; bitmaps are compressed and kept."""
    thin = int(line in ("modem", "512"))
    found = int(line == "auto")
    return {
        "connection type": CONNECTIONS[line],
        "networkautodetect": found,
        "bandwidthautodetect": found,
        "compression": 1,
        "bitmapcachepersistenable": 1,
        "allow font smoothing": 1 - thin,
        "allow desktop composition": 1 - thin,
        "disable wallpaper": 1,
        "disable themes": thin,
        "disable full window drag": 1,
        "disable menu anims": 1,
        "disable cursor setting": thin,
    }


def text(made: Mapping[str, int | str]) -> str:
    """The lines of a file."""
    return "".join(f"{name}:{KNOWN[name][0]}:{value}\r\n" for name, value in made.items())


def write(path: Path, made: Mapping[str, int | str]) -> None:
    """Write a file as Windows does."""
    path.write_bytes(b"\xff\xfe" + text(made).encode("utf-16-le"))


def read(path: Path) -> dict[str, int | str]:
    """The fields of a file, strictly: only known ones, each once, of the right type, with an allowed value. Raises NotRdp."""
    raw = path.read_bytes()
    body = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    found: dict[str, int | str] = {}
    for number, line in enumerate(body.splitlines(), start=1):
        if not line.strip():
            continue
        name, kind, value = _parts(number, line)
        if name in found:
            raise NotRdp(f"line {number}: {name} is there twice")
        found[name] = int(value) if kind == "i" else value
    return found


def _parts(number: int, line: str) -> tuple[str, str, str]:
    name, kind, value = ([*line.split(":", 2), "", ""])[:3]
    if name not in KNOWN or line.count(":") < 2:
        raise NotRdp(f"line {number}: {line}")
    wanted, allowed = KNOWN[name]
    if kind != wanted or (kind == "i" and not value.isascii()) or (kind == "i" and not value.isdigit()):
        raise NotRdp(f"line {number}: {name} is no {wanted}:{value}")
    if allowed is not None and int(value) not in allowed:
        raise NotRdp(f"line {number}: {name} {value}, not one of {allowed}")
    return name, kind, value


def signed_part(made: Mapping[str, int | str]) -> tuple[str, bytes]:
    """The names in `signscope`, and the bytes that are signed: the fields, the scope, a null; UTF-16, as rdpsign has it."""
    there = [(name, called) for name, called in _SIGNED if name in made]
    scope = ",".join(called for _, called in there)
    lines = [f"{name}:{KNOWN[name][0]}:{made[name]}" for name, _ in there]
    body = "\r\n".join([*lines, f"signscope:s:{scope}"]) + "\r\n\0"
    return scope, body.encode("utf-16-le")


def sign(made: Mapping[str, int | str], certificate: Path, key: Path) -> dict[str, int | str]:
    """The fields with a signature that mstsc shows as the publisher's. Needs the program openssl.

    certificate, key: PEM; the certificate of the publisher first, those that lead to its root after it.
    Raises subprocess.CalledProcessError.
    """
    scope, body = signed_part(made)
    command = ["openssl", "cms", "-sign", "-binary", "-nosmimecap", "-outform", "DER", "-md", "sha256"]
    command += ["-noattr", "-signer", str(certificate), "-inkey", str(key)]
    if certificate.read_text(encoding="ascii").count("BEGIN CERTIFICATE") > 1:
        with tempfile.NamedTemporaryFile("w", suffix=".pem", encoding="ascii") as others:
            others.write(certificate.read_text(encoding="ascii").partition("-----END CERTIFICATE-----")[2])
            others.flush()
            return _signed(made, scope, [*command, "-certfile", others.name], body)
    return _signed(made, scope, command, body)


def _signed(
    made: Mapping[str, int | str], scope: str, command: list[str], body: bytes
) -> dict[str, int | str]:
    der = subprocess.run(command, input=body, capture_output=True, check=True).stdout
    # Twelve bytes go before the message: version 1 in two words, and its length.
    head = b"\x01\x00\x01\x00\x01\x00\x00\x00" + len(der).to_bytes(4, "little")
    return {**made, "signscope": scope, "signature": base64.b64encode(head + der).decode()}
