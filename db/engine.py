"""The one door to the Firebird engine: loads the client library, knows where a base is, attaches to it.

Nothing else may load the client library: on Linux the wheel's engine finds its own files only when `FIREBIRD`
points at its root and the big-number libraries are already in the process, and a second client library loaded
by chance (the system's, version 3) would not open our bases at all.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import os
import re
import socket
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from firebird.driver import core, fbapi, types

from db import errors

DEFAULT_PORT = 3050
DEFAULT_ALIAS = "paddock"
CONNECT_TIMEOUT = 10  # seconds until a server that does not answer is given up
ENGINE_MAJOR = 5
_LET_GO = 2.0  # seconds that a file just closed may still be held
PAGE_SIZE = 16384
EMBEDDED_PAGES = 512  # held by the engine inside the program: 8 MB, since the system keeps what the file was read for anyway

# Srp256 first: the client opens with the plugin that the server expects, which saves a turn at log-in.
_SERVER_CONFIG = "WireCompression=true\nAuthClient=Srp256,Srp"
A = TypeVar("A")
_loading = threading.Lock()
_attaching = threading.Lock()
_kept: list[ctypes.CDLL] = []  # libraries that must stay loaded


@dataclass(frozen=True)
class Embedded:
    """A base on this computer: the engine runs inside the program and asks no password."""

    path: str

    def __str__(self) -> str:
        return self.path


@dataclass(frozen=True)
class Server:
    """A base behind a Firebird server. `alias` is a name from the server's databases.conf, or a path there."""

    host: str
    port: int = DEFAULT_PORT
    alias: str = DEFAULT_ALIAS

    def __str__(self) -> str:
        """The text an administrator would write; `parse_server` reads it back."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}/{self.port}:{self.alias}"


Target = Embedded | Server

_SERVER = re.compile(
    r"(?:\[(?P<six>[^\[\]]*)\]|(?P<host>[^\[\]:/\s]*))(?:/(?P<port>[^:/]*))?(?::(?P<alias>.*))?", re.DOTALL
)
_NAME = re.compile(r"[^\s\[\]:/\\@]+")
_SIX = re.compile(r"[0-9A-Fa-f:.]+(%[\w.-]+)?")


def parse_server(text: str) -> Server:
    """Reads `host`, `host/port`, `host:alias`, `host/port:alias`; an IPv6 address stands in brackets.

    Raises ValueError whose text is a key: `host_missing`, `host_bad`, `port_bad`, `alias_missing`, `alias_bad`.
    """
    text = text.strip()
    found = _SERVER.fullmatch(text)
    if not found:
        raise ValueError("host_bad")
    six, host, port, alias = found.group("six", "host", "port", "alias")
    if six is not None:
        if not _SIX.fullmatch(six) or ":" not in six:
            raise ValueError("host_bad")
        host = six
    elif not host:
        raise ValueError("host_missing")
    elif not _NAME.fullmatch(host):
        raise ValueError("host_bad")
    return Server(host, _port(port), _alias(alias))


def _port(text: str | None) -> int:
    if text is None:
        return DEFAULT_PORT
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 0 < int(text) < 65536):
        raise ValueError("port_bad")
    return int(text)


def _alias(text: str | None) -> str:
    if text is None:
        return DEFAULT_ALIAS
    text = text.strip()
    if not text:
        raise ValueError("alias_missing")
    if any(ord(sign) < 32 or ord(sign) == 127 for sign in text) or not text.isprintable():
        raise ValueError("alias_bad")
    return text


def load() -> None:
    """Loads the wheel's client library once per process, before the driver looks for one by itself."""
    with _loading:
        if fbapi.has_api():
            return
        from firebird.embedded.provider import FirebirdProvider

        provider = FirebirdProvider()
        os.environ["FIREBIRD"] = str(provider.root)
        os.environ.setdefault("FIREBIRD_LOCK", str(_lock_folder()))
        if sys.platform.startswith("linux"):
            # The engine's plugins name these two without a path; only libtomcrypt is in the wheel.
            for library in ("libtommath.so.1", str(provider.root / "libtomcrypt.so.1")):
                _kept.append(ctypes.CDLL(library, mode=ctypes.RTLD_GLOBAL))
        fbapi.load_api(provider.client_library)


def _lock_folder() -> Path:
    """A folder of this person's own for the engine's lock files.

    The engine's choice is one folder for all, which belongs to whoever came first and shuts the others out. Two people on
    one base still cannot meet: the engine locks the file itself.
    """
    person = os.getuid() if hasattr(os, "getuid") else ""
    folder = Path(tempfile.gettempdir()) / f"paddock-locks{person}"
    if sys.platform == "win32":
        folder = _spelled_for_engine(folder, Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")), "mbcs")
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _spelled_for_engine(folder: Path, common: Path, encoding: str) -> Path:
    """The folder, or one for the same person in a common place when its name cannot be written in that encoding.

    The engine calls Windows in the code page of the system: a name of other letters (a Kazakh log-in on an English Windows, say)
    reaches it as question marks.
    """
    try:
        str(folder).encode(encoding)
    except UnicodeEncodeError:
        person = hashlib.sha256(str(folder).encode()).hexdigest()[:16]
        return common / f"paddock-locks-{person}"
    return folder


def connect_embedded(
    path: str | Path, user: str, role: str | None = None, page_cache: int | None = None
) -> Any:
    """Attaches to a base file with the engine inside this process.

    `page_cache` is the number of pages to keep in memory (None: EMBEDDED_PAGES); the first attachment of a process to the
    file decides. As a parameter of the attachment of its own the engine ignores it, hence the configuration.
    Raises BaseNotFound, BaseInUse, NotFirebird5, Refused, ConnectFailed.
    """
    target = Embedded(str(path))
    if not Path(path).is_file():  # else the engine might take the text for an alias or a host
        raise errors.BaseNotFound(target)
    dpb = core.DPB(user=user, role=role, utf8filename=True)
    dpb.config = f"DefaultDbCachePages={page_cache or EMBEDDED_PAGES}"
    return attach(target, str(Path(path).absolute()), dpb)


def connect_server(
    host: str,
    port: int,
    alias_or_path: str,
    user: str,
    password: str,
    role: str | None = None,
    timeout: int = CONNECT_TIMEOUT,
) -> Any:
    """Attaches over TCP, compressed and encrypted.

    Raises NoSuchHost, PortClosed, NoAnswer, WrongPassword, BaseNotFound, NotFirebird5, Refused, ConnectFailed.
    """
    target = Server(host, port, alias_or_path)
    _knock(target, timeout)
    dpb = core.DPB(user=user, password=password, role=role, timeout=timeout, utf8filename=True)
    dpb.config = f"{_SERVER_CONFIG}\nConnectionTimeout={timeout}\nProviders=Remote"
    bracketed = f"[{host}]" if ":" in host else host
    return attach(target, f"inet://{bracketed}:{port}/{alias_or_path}", dpb)


def create_base(path: str | Path, owner: str) -> None:
    """Makes an empty base file (UTF8, page size 16384) owned by `owner`. Raises BaseExists if there is a file."""
    load()
    if Path(path).exists():
        raise errors.BaseExists(Embedded(str(path)))
    dpb = core.DPB(user=owner, utf8filename=True, page_size=PAGE_SIZE, forced_writes=True)
    try:
        with fbapi.get_api().master.get_dispatcher() as provider:
            provider.create_database(
                str(Path(path).absolute()), dpb.get_buffer(for_create=True), "utf-8"
            ).detach()
    except types.DatabaseError as error:
        raise errors.connect_error(error, Embedded(str(path))) from error


def engine_version(attachment: Any) -> tuple[int, int]:
    """Major and minor version of the engine behind an attachment. One turn."""
    answer = ctypes.create_string_buffer(256)
    attachment.get_info(bytes([types.DbInfoCode.FIREBIRD_VERSION, 1]), answer)
    found = re.search(rb"Firebird (\d+)\.(\d+)|-[VTX](\d+)\.(\d+)", answer.raw)
    if not found:
        return (0, 0)
    major, minor = (found[1], found[2]) if found[1] else (found[3], found[4])
    return int(major), int(minor)


def check_engine(attachment: Any, target: Target) -> None:
    """Raises NotFirebird5 unless the engine behind the attachment is a Firebird 5. One turn."""
    major, minor = engine_version(attachment)
    if major != ENGINE_MAJOR:
        raise errors.NotFirebird5(target, version=f"{major}.{minor}")


def attach(target: Target, name: str, dpb: Any) -> Any:
    """Attaches with a parameter block made by the caller. Raises one of the ConnectFailed family."""
    return patiently(target, lambda: _attach_once(target, name, dpb))


def patiently(target: Target, open_it: Callable[[], A]) -> A:
    """Opens; a file in use is tried again for a while before it is said.

    The embedded engine lets go of a file a moment after the last attachment of a process closed: who opens it again at
    once is told that it is in use.
    """
    give_up = time.monotonic() + (_LET_GO if isinstance(target, Embedded) else 0.0)
    while True:
        try:
            return open_it()
        except errors.BaseInUse:
            if time.monotonic() >= give_up:
                raise
            time.sleep(0.05)


def _attach_once(target: Target, name: str, dpb: Any) -> Any:
    load()
    try:
        with fbapi.get_api().master.get_dispatcher() as provider, _quiet_second(target):
            attachment = provider.attach_database(name, dpb.get_buffer(), "utf-8")
    except types.DatabaseError as error:
        raise errors.connect_error(error, target) from error
    attachment.encoding = "utf-8"
    return attachment


@contextlib.contextmanager
def _quiet_second(target: Target) -> Iterator[None]:
    """The embedded engine warns that a second attachment to a file in one process has no configuration of its own.

    That is as wanted: both have the same. The filter belongs to the whole process, hence the lock.
    """
    if isinstance(target, Server):
        yield
        return
    with _attaching, warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Secondary attachment", category=types.FirebirdWarning)
        yield


def _knock(target: Server, timeout: float) -> None:
    """Opens and closes a plain TCP connection first.

    The client library waits in the kernel for minutes when packets vanish, and names a wrong host and a closed
    port alike. It costs one handshake and no turn.
    """
    try:
        socket.create_connection((target.host, target.port), timeout=min(timeout, 5)).close()
    except (socket.gaierror, UnicodeError) as error:
        raise errors.NoSuchHost(target) from error
    except TimeoutError as error:
        raise errors.NoAnswer(target) from error
    except OSError as error:
        raise errors.PortClosed(target) from error
