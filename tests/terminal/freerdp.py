"""FreeRDP 2 as a reader of connection files: its library says what it understood, its client what it does with it.

Needs of Debian: freerdp2-x11 (and xvfb for the client), both in installer/packages.txt.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import socket
import struct
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.screen import DIES_WITH_US

PATIENT = 30.0  # seconds for a client that has half a second's work
TLS_HELLO = b"\x16\x03"  # how a TLS connection begins
# What a server answers that knows neither TLS nor network level authentication: the client goes on in the clear.
_CONFIRM = bytes.fromhex("0300000b 06d00000123400")
_CORE, _NET = 0xC001, 0xC003  # blocks of the client's data, [MS-RDPBCGR] 2.2.1.3
_CONNECTION_TYPE = 206  # where it stands in the core block, after its head
_BOOL, _UINT32, _STRING = 0, 3, 7  # freerdp_settings_get_type_for_key; signed numbers are not asked for


def understood(path: Path, names: tuple[str, ...]) -> dict[str, int | str | None]:
    """The settings of FreeRDP ("ServerHostname", ...) after it read a file. Raises OSError when the library is not there."""
    client, core = _libraries()
    settings, file = core.freerdp_settings_new(0), client.freerdp_client_rdp_file_new()
    try:
        assert client.freerdp_client_parse_rdp_file(file, os.fsencode(path)), f"FreeRDP cannot parse {path}"
        assert client.freerdp_client_populate_settings_from_rdp_file(file, settings)
        return {name: _setting(core, settings, name) for name in names}
    finally:
        client.freerdp_client_rdp_file_free(file)
        core.freerdp_settings_free(settings)


def _setting(core: ctypes.CDLL, settings: int, name: str) -> int | str | None:
    key = core.freerdp_settings_get_key_for_name(f"FreeRDP_{name}".encode())
    kind = core.freerdp_settings_get_type_for_key(key) if key >= 0 else -1
    if kind == _BOOL:
        return int(core.freerdp_settings_get_bool(settings, key))
    if kind == _UINT32:
        return int(core.freerdp_settings_get_uint32(settings, key))
    assert kind == _STRING, f"FreeRDP has no setting {name}"
    found = core.freerdp_settings_get_string(settings, key)
    return None if found is None else str(found, "utf-8")


def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL]:
    """libfreerdp-client and libfreerdp, with the types of what is called there."""
    client, core = ctypes.CDLL("libfreerdp-client2.so.2"), ctypes.CDLL("libfreerdp2.so.2")
    pointer, text, key = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_ssize_t
    for function, result, arguments in (
        (client.freerdp_client_rdp_file_new, pointer, []),
        (client.freerdp_client_rdp_file_free, None, [pointer]),
        (client.freerdp_client_parse_rdp_file, ctypes.c_int, [pointer, text]),
        (client.freerdp_client_populate_settings_from_rdp_file, ctypes.c_int, [pointer, pointer]),
        (core.freerdp_settings_new, pointer, [ctypes.c_uint32]),
        (core.freerdp_settings_free, None, [pointer]),
        (core.freerdp_settings_get_key_for_name, key, [text]),
        (core.freerdp_settings_get_type_for_key, key, [key]),
        (core.freerdp_settings_get_bool, ctypes.c_int, [pointer, key]),
        (core.freerdp_settings_get_uint32, ctypes.c_uint32, [pointer, key]),
        (core.freerdp_settings_get_string, text, [pointer, key]),
    ):
        function.restype, function.argtypes = result, arguments
    return client, core


@dataclass(frozen=True)
class Call:
    """What a client says first. greeting: its connection request, with the user's name as a cookie.

    line: the connection type as in the file. channels: the names of its virtual channels.
    """

    greeting: bytes
    line: int
    channels: frozenset[str]


class Door:
    """A port of this machine at which a client is waited for; a server only as far as the client's first settings."""

    def __init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self._door.settimeout(0.1)
        self.address = f"127.0.0.1:{self._door.getsockname()[1]}"

    def close(self) -> None:
        self._door.close()

    def knocked(self) -> bool:
        """Whether somebody stands there now."""
        try:
            self._door.accept()[0].close()
        except TimeoutError:
            return False
        return True

    def first_bytes(self, client: subprocess.Popen[bytes]) -> bytes:
        """What the client sends before it is answered. Raises ConnectionError when none calls."""
        with contextlib.closing(self._accept(client)) as line:
            return line.recv(2)

    def call(self, client: subprocess.Popen[bytes]) -> Call:
        """The client's call up to its settings, after which it is hung up on. Raises ConnectionError when none comes."""
        with contextlib.closing(self._accept(client)) as line:
            greeting = _packet(line)
            line.sendall(_CONFIRM)
            blocks = _blocks(_packet(line))
        names = [blocks[_NET][at : at + 8] for at in range(4, len(blocks[_NET]), 12)]
        return Call(
            greeting,
            blocks[_CORE][_CONNECTION_TYPE],
            frozenset(name.rstrip(b"\0").decode("ascii") for name in names),
        )

    def _accept(self, client: subprocess.Popen[bytes]) -> socket.socket:
        give_up = time.monotonic() + PATIENT
        while client.poll() is None and time.monotonic() < give_up:
            with contextlib.suppress(TimeoutError):
                line = self._door.accept()[0]
                line.settimeout(PATIENT)
                return line
        raise ConnectionError(f"nobody called at {self.address}; the client ended with {client.poll()}")


def _packet(line: socket.socket) -> bytes:
    """One packet: version 3, a zero, its length in two bytes, and the rest."""
    with line.makefile("rb") as stream:
        head = stream.read(4)
        return head + stream.read(int.from_bytes(head[2:4], "big") - 4)


def _blocks(packet: bytes) -> dict[int, bytes]:
    """The client's data in its first packet of settings, after the key "Duca": blocks with type and length before them."""
    body = packet.partition(b"Duca")[2]
    body = body[2 if body[0] & 0x80 else 1 :]  # the length of it all, in one byte or two
    found = {}
    while body:
        kind, length = struct.unpack("<HH", body[:4])
        found[kind], body = body[4:length], body[length:]
    return found


@contextlib.contextmanager
def client(file: Path, display: str, *more: str) -> Iterator[subprocess.Popen[bytes]]:
    """xfreerdp with a connection file. more: further arguments."""
    # Nothing else of ours: FreeRDP would go through a proxy that is named there.
    environment = {
        "PATH": os.environ["PATH"],
        "DISPLAY": display,
        "HOME": str(file.parent),
        "LANG": "C.UTF-8",
    }
    process = subprocess.Popen(
        [*DIES_WITH_US, "xfreerdp", str(file), "/p:none", "/cert:ignore", "-grab-keyboard", *more],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(PATIENT)
