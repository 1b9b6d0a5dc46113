"""Where this copy of the program runs: at the computer itself, in an RDP session, as a RemoteApp, on a virtual desktop.

The operating system is asked through one small interface (`System`), so that the rules can be tested anywhere; Windows answers
through ctypes, xrdp through the environment of the session. Only `find_place` is meant for others.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

CONSOLE, RDP, REMOTE_APP, VIRTUAL = "console", "rdp", "remoteapp", "virtual"
_CONSOLE_PROTOCOL, _ICA, _RDP = 0, 1, 2  # WTSClientProtocolType
_SHELL, _APP_SHELL = "explorer.exe", "rdpshell.exe"
_DISPLAY = re.compile(r"^(?:unix)?:(\d+)")


@dataclass(frozen=True)
class SessionPlace:
    """Where the picture of the program goes.

    kind: console, rdp, remoteapp, virtual (Citrix, Horizon, VNC and kin). client, address: the computer before which the
    person sits, "" where it is not told; what the client says of itself, so never a reason to trust it. session: number of the
    session on its host. published: name of the published program, for a RemoteApp.
    """

    kind: str = CONSOLE
    client: str = ""
    address: str = ""
    session: int = 0
    published: str = ""

    @property
    def remote(self) -> bool:
        """Whether the picture travels over a line."""
        return self.kind != CONSOLE


class System(Protocol):
    """What is asked of Windows. None or "": no answer."""

    def remote_flag(self) -> bool:
        """GetSystemMetrics(SM_REMOTESESSION)."""

    def session(self) -> int | None:
        """Number of the session of this process."""

    def glass_session(self) -> int | None:
        """Number of the session that is shown on the computer's own screen, by the registry."""

    def protocol(self) -> int | None:
        """WTSClientProtocolType: 0 console, 1 ICA (Citrix), 2 RDP."""

    def client_name(self) -> str: ...
    def client_address(self) -> str: ...
    def published(self) -> str:
        """Name of the published application."""

    def shells(self) -> frozenset[str]:
        """Which of explorer.exe and rdpshell.exe run in the session."""

    def environment(self) -> Mapping[str, str]: ...


def windows_place(system: System) -> SessionPlace:
    """The place by the answers of Windows.

    The flag alone is not enough: with a shared graphics card it says no in a remote session, where the number of the session
    differs from the one on the glass. A RemoteApp has no flag of its own: rdpshell runs there in place of the desktop.
    """
    session, glass, protocol = system.session(), system.glass_session(), system.protocol()
    elsewhere = session is not None and glass is not None and session != glass
    environment = system.environment()
    broker = environment.get("ViewClient_Machine_Name", "")  # Horizon tells its client here
    if not (system.remote_flag() or elsewhere or protocol in (_ICA, _RDP) or broker):
        return SessionPlace(CONSOLE, session=session or 0)
    shells = system.shells()
    published = system.published()
    if protocol == _ICA or broker:
        kind = VIRTUAL
    elif _APP_SHELL in shells or (_SHELL not in shells and published):
        kind = REMOTE_APP
    else:
        kind = RDP
    return SessionPlace(
        kind,
        system.client_name() or broker,
        system.client_address(),
        session or 0,
        published if kind == REMOTE_APP else "",
    )


def unix_place(environment: Mapping[str, str], parents: Callable[[], tuple[str, ...]]) -> SessionPlace:
    """The place by the environment: xrdp names itself, so do VNC, X2Go and X forwarded by ssh.

    parents: names of the processes above this one, asked only where the environment says nothing.
    """
    shown = _DISPLAY.match(environment.get("DISPLAY", ""))
    number = int(shown[1]) if shown else 0
    if environment.get("XRDP_SESSION") or environment.get("XRDP_SOCKET_PATH"):
        return SessionPlace(RDP, session=number)
    if environment.get("X2GO_SESSION") or environment.get("VNCDESKTOP"):
        client = environment.get("X2GO_CLIENT", "")
        return SessionPlace(VIRTUAL, address=client, session=number)
    if environment.get("SSH_CONNECTION") and environment.get("DISPLAY", "").startswith("localhost:"):
        return SessionPlace(VIRTUAL, address=environment["SSH_CONNECTION"].split()[0])
    if number and any(name in ("xrdp-sesman", "xrdp-sesexec") for name in parents()):
        return SessionPlace(RDP, session=number)  # a shell that cleaned its environment
    return SessionPlace()


def parent_names() -> tuple[str, ...]:
    """Names of the processes above this one, the nearest first (Linux)."""
    found: list[str] = []
    process = os.getppid()
    while process > 1 and len(found) < 64:
        try:
            stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            break
        name, _, rest = stat.partition("(")[2].rpartition(")")
        found.append(name)
        process = int(rest.split()[1])
    return tuple(found)


def find_place() -> SessionPlace:
    """The place now; another one after a reconnection."""
    if sys.platform == "win32":
        return windows_place(WindowsCalls())
    return unix_place(os.environ, parent_names)


class _Address(ctypes.Structure):
    """WTS_CLIENT_ADDRESS"""

    _fields_ = (("family", ctypes.c_uint32), ("bytes", ctypes.c_ubyte * 20))


class _Process(ctypes.Structure):
    """WTS_PROCESS_INFOW"""

    _fields_ = (
        ("session", ctypes.c_uint32),
        ("process", ctypes.c_uint32),
        ("name", ctypes.c_wchar_p),
        ("user", ctypes.c_void_p),
    )


def address_text(family: int, raw: bytes) -> str:
    """The address in a WTS_CLIENT_ADDRESS: two bytes are left out before an IPv4 or IPv6 address."""
    import socket

    if family == 2 and len(raw) >= 6:
        return ".".join(str(part) for part in raw[2:6])
    if family == 23 and len(raw) >= 18:  # AF_INET6 of Windows
        return socket.inet_ntop(socket.AF_INET6, raw[2:18])
    return ""


class WindowsCalls:
    """The answers of Windows. A call that fails is no answer.

    libraries: name to loaded DLL; tests hand in their own.
    """

    _SM_REMOTESESSION = 0x1000
    _PUBLISHED, _CLIENT_NAME, _CLIENT_ADDRESS, _PROTOCOL = 1, 10, 14, 16  # WTS_INFO_CLASS
    _SERVER, _SESSION = None, 0xFFFFFFFF  # this server, this session

    def __init__(self, libraries: Mapping[str, Any] | None = None, registry: Any = None) -> None:
        if libraries is None:
            load = ctypes.WinDLL  # type: ignore[attr-defined,unused-ignore]
            libraries = {name: load(name) for name in ("user32", "kernel32", "wtsapi32")}
        self._user, self._kernel = libraries["user32"], libraries["kernel32"]
        self._wts = libraries["wtsapi32"]
        self._registry = registry

    def remote_flag(self) -> bool:
        return bool(self._user.GetSystemMetrics(self._SM_REMOTESESSION))

    def session(self) -> int | None:
        number = ctypes.c_uint32()
        done = self._kernel.ProcessIdToSessionId(os.getpid(), ctypes.byref(number))
        return number.value if done else None

    def glass_session(self) -> int | None:
        registry = self._registry
        if registry is None:
            import winreg as registry
        where = r"SYSTEM\CurrentControlSet\Control\Terminal Server"
        try:
            with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, where) as key:
                return int(registry.QueryValueEx(key, "GlassSessionId")[0])
        except OSError:
            return None

    def protocol(self) -> int | None:
        raw = self._ask(self._PROTOCOL)
        return int.from_bytes(raw[:2], "little") if len(raw) >= 2 else None

    def client_name(self) -> str:
        return _wide(self._ask(self._CLIENT_NAME))

    def client_address(self) -> str:
        raw = self._ask(self._CLIENT_ADDRESS)
        if len(raw) < ctypes.sizeof(_Address):
            return ""
        found = _Address.from_buffer_copy(raw)
        return address_text(found.family, bytes(found.bytes))

    def published(self) -> str:
        return _wide(self._ask(self._PUBLISHED)).removeprefix("||")

    def shells(self) -> frozenset[str]:
        found, count = ctypes.c_void_p(), ctypes.c_uint32()
        if not self._wts.WTSEnumerateProcessesW(self._SERVER, 0, 1, ctypes.byref(found), ctypes.byref(count)):
            return frozenset()
        try:
            mine = self.session()
            running = (_Process * count.value).from_address(found.value or 0) if count.value else ()
            names = {(one.name or "").lower() for one in running if one.session == mine}
        finally:
            self._wts.WTSFreeMemory(found)
        return frozenset(names & {_SHELL, _APP_SHELL})

    def environment(self) -> Mapping[str, str]:
        return os.environ

    def _ask(self, what: int) -> bytes:
        found, size = ctypes.c_void_p(), ctypes.c_uint32()
        if not self._wts.WTSQuerySessionInformationW(
            self._SERVER, self._SESSION, what, ctypes.byref(found), ctypes.byref(size)
        ):
            return b""
        try:
            return ctypes.string_at(found, size.value)
        finally:
            self._wts.WTSFreeMemory(found)


def _wide(raw: bytes) -> str:
    return raw.decode("utf-16-le", errors="replace").split("\0")[0]
