"""Where the program runs is told by Windows, by xrdp, or not at all."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from terminal import session_notice, session_place
from terminal.session_place import (
    CONSOLE,
    RDP,
    REMOTE_APP,
    VIRTUAL,
    SessionPlace,
    WindowsCalls,
    address_text,
    unix_place,
    windows_place,
)


@dataclass
class Fake:
    flag: bool = False
    number: int | None = 1
    glass: int | None = 1
    spoken: int | None = 0
    name: str = ""
    app: str = ""
    running: frozenset[str] = frozenset({"explorer.exe"})
    variables: Mapping[str, str] = field(default_factory=dict)

    def remote_flag(self) -> bool:
        return self.flag

    def session(self) -> int | None:
        return self.number

    def glass_session(self) -> int | None:
        return self.glass

    def protocol(self) -> int | None:
        return self.spoken

    def client_name(self) -> str:
        return self.name

    def client_address(self) -> str:
        return "10.1.2.3" if self.name else ""

    def published(self) -> str:
        return self.app

    def shells(self) -> frozenset[str]:
        return self.running

    def environment(self) -> Mapping[str, str]:
        return self.variables


@pytest.mark.parametrize(
    ("system", "kind"),
    [
        (Fake(), CONSOLE),
        (Fake(number=None, glass=None, spoken=None), CONSOLE),
        (Fake(flag=True, spoken=2, number=3), RDP),
        (Fake(flag=False, spoken=2, number=3), RDP),  # a shared graphics card hides the flag
        (Fake(flag=False, spoken=None, number=3, glass=1), RDP),
        (Fake(flag=True, spoken=2, running=frozenset({"rdpshell.exe"}), app="Paddock"), REMOTE_APP),
        (Fake(flag=True, spoken=2, running=frozenset(), app="Paddock"), REMOTE_APP),
        (Fake(flag=True, spoken=2, running=frozenset(), app=""), RDP),
        (Fake(flag=True, spoken=2, app="Paddock"), RDP),  # the desktop runs: a name alone is no RemoteApp
        (Fake(flag=True, spoken=1), VIRTUAL),
        (Fake(variables={"ViewClient_Machine_Name": "thin-4"}), VIRTUAL),
    ],
)
def test_windows_tells_the_kind(system: Fake, kind: str) -> None:
    place = windows_place(system)
    assert place.kind == kind
    assert place.remote == (kind != CONSOLE)


def test_a_remote_app_names_computer_and_program() -> None:
    system = Fake(flag=True, spoken=2, number=7, name="PC-17", app="Paddock", running=frozenset())
    assert windows_place(system) == SessionPlace(REMOTE_APP, "PC-17", "10.1.2.3", 7, "Paddock")


@pytest.mark.parametrize(
    ("variables", "parents", "place"),
    [
        ({"DISPLAY": ":0"}, ("bash",), SessionPlace()),
        ({"DISPLAY": ":10.0", "XRDP_SESSION": "1"}, (), SessionPlace(RDP, session=10)),
        ({"DISPLAY": ":11", "XRDP_SOCKET_PATH": "/run/xrdp/sockdir"}, (), SessionPlace(RDP, session=11)),
        ({"DISPLAY": ":10"}, ("sh", "xrdp-sesman"), SessionPlace(RDP, session=10)),
        ({"DISPLAY": ":0"}, ("xrdp-sesman",), SessionPlace()),
        ({"DISPLAY": ":50", "X2GO_SESSION": "a", "X2GO_CLIENT": "10.0.0.9"}, (), SessionPlace(VIRTUAL, "", "10.0.0.9", 50)),
        ({"DISPLAY": ":1", "VNCDESKTOP": "host:1"}, (), SessionPlace(VIRTUAL, session=1)),
        ({"DISPLAY": "localhost:10.0", "SSH_CONNECTION": "10.0.0.8 5 10.0.0.1 22"}, (), SessionPlace(VIRTUAL, address="10.0.0.8")),
        ({"SSH_CONNECTION": "10.0.0.8 5 10.0.0.1 22", "DISPLAY": ":0"}, (), SessionPlace()),
        ({}, (), SessionPlace()),
    ],
)  # fmt: skip
def test_unix_tells_by_its_environment(
    variables: dict[str, str], parents: tuple[str, ...], place: SessionPlace
) -> None:
    assert unix_place(variables, lambda: parents) == place


def test_the_processes_above_are_found(tmp_path: Path) -> None:
    shell = tmp_path / "xrdp-sesman"
    shell.symlink_to(sys.executable)
    ask = "from terminal.session_place import parent_names; print(parent_names())"
    call = f"import subprocess, sys; subprocess.run([{sys.executable!r}, '-c', {ask!r}], check=True)"
    found = subprocess.run(
        [shell, "-c", call], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert "xrdp-sesman" in found.stdout


@pytest.mark.parametrize(
    ("family", "raw", "text"),
    [
        (2, bytes([0, 0, 192, 168, 1, 20]) + bytes(14), "192.168.1.20"),
        (23, bytes(2) + bytes(15) + b"\1" + bytes(2), "::1"),
        (0, bytes(20), ""),
        (2, b"", ""),
    ],
)
def test_an_address_is_read(family: int, raw: bytes, text: str) -> None:
    assert address_text(family, raw) == text


class Wts:
    """wtsapi32 as its documentation says: memory of its own, given back by WTSFreeMemory."""

    def __init__(self, answers: dict[int, bytes], processes: list[tuple[int, str]] | None = None) -> None:
        self.answers, self.processes, self.lent = answers, processes or [], {}

    def _lend(self, memory: Any, into: Any) -> None:
        address = ctypes.addressof(memory)
        self.lent[address] = memory
        into._obj.value = address

    def WTSQuerySessionInformationW(self, server: Any, session: int, what: int, into: Any, size: Any) -> int:
        assert (server, session) == (None, 0xFFFFFFFF)
        if what not in self.answers:
            return 0
        self._lend(ctypes.create_string_buffer(self.answers[what], len(self.answers[what])), into)
        size._obj.value = len(self.answers[what])
        return 1

    def WTSEnumerateProcessesW(self, server: Any, reserved: int, version: int, into: Any, count: Any) -> int:
        assert (server, reserved, version) == (None, 0, 1)
        memory = (session_place._Process * len(self.processes))()
        for one, (session, name) in zip(memory, self.processes, strict=True):
            one.session, one.name = session, name
        self._lend(memory, into)
        count._obj.value = len(self.processes)
        return 1

    def WTSFreeMemory(self, pointer: Any) -> None:
        del self.lent[pointer.value]


class Kernel:
    def ProcessIdToSessionId(self, process: int, into: Any) -> int:
        assert process == os.getpid()
        into._obj.value = 3
        return 1


class User:
    def __init__(self, remote: int) -> None:
        self.remote = remote

    def GetSystemMetrics(self, which: int) -> int:
        return self.remote if which == 0x1000 else 0


class Registry:
    HKEY_LOCAL_MACHINE = 1

    def OpenKey(self, root: int, path: str) -> Any:
        import contextlib

        assert (root, path) == (1, r"SYSTEM\CurrentControlSet\Control\Terminal Server")
        return contextlib.nullcontext("key")

    def QueryValueEx(self, key: str, name: str) -> tuple[int, int]:
        if name != "GlassSessionId":
            raise FileNotFoundError(name)
        return 1, 4


def _calls(wts: Wts, remote: int = 1) -> WindowsCalls:
    return WindowsCalls({"user32": User(remote), "kernel32": Kernel(), "wtsapi32": wts}, Registry())


def test_the_calls_of_windows_are_made_as_documented() -> None:
    address = (2).to_bytes(4, "little") + bytes([0, 0, 10, 0, 0, 17]) + bytes(14)
    wts = Wts(
        {
            1: "||Paddock\0".encode("utf-16-le"),
            10: "PC-17\0".encode("utf-16-le"),
            14: address,
            16: (2).to_bytes(2, "little"),
        },
        [(3, "RdpShell.exe"), (1, "explorer.exe")],
    )
    assert windows_place(_calls(wts)) == SessionPlace(REMOTE_APP, "PC-17", "10.0.0.17", 3, "Paddock")
    assert wts.lent == {}  # all memory was given back


def test_calls_that_fail_are_no_answers() -> None:
    calls = _calls(Wts({}), remote=0)
    assert (calls.protocol(), calls.client_name(), calls.client_address(), calls.published()) == (
        None,
        "",
        "",
        "",
    )
    assert windows_place(calls).kind == RDP  # session 3 is not the one on the glass


@pytest.mark.parametrize(
    ("message", "parameter", "notice"),
    [
        (0x02B1, 4, "left"),
        (0x02B1, 3, "back"),
        (0x02B1, 2, "left"),
        (0x02B1, 1, "back"),
        (0x02B1, 7, "locked"),
        (0x02B1, 8, "unlocked"),
        (0x02B1, 5, ""),
        (0x0010, 7, ""),
    ],
)  # fmt: skip
def test_a_message_of_windows_is_a_notice(message: int, parameter: int, notice: str) -> None:
    assert session_notice.notice_of(message, parameter) == notice
    from ctypes import wintypes

    packed = wintypes.MSG(message=message, wParam=parameter)
    assert session_notice.notice_at(ctypes.addressof(packed)) == notice


def test_notices_are_asked_for_and_given_back() -> None:
    asked: list[tuple[str, int]] = []

    class Library:
        def WTSRegisterSessionNotification(self, window: Any, flags: int) -> int:
            asked.append(("on", window.value))
            return int(flags == 0)

        def WTSUnRegisterSessionNotification(self, window: Any) -> int:
            asked.append(("off", window.value))
            return 1

    assert session_notice.ask_for_notices(66, True, Library())
    assert session_notice.ask_for_notices(66, False, Library())
    assert asked == [("on", 66), ("off", 66)]


_HEAD = "Num       RefCount Protocol Flags    Type St Inode Path\n"
_WAITS = "0000000035472f32: 00000002 00000000 00010000 0001 01 372313 /run/xrdp/sockdir/xrdp_display_10\n"
_TALKS = "000000004cbd2256: 00000003 00000000 00000000 0001 03 372323 /run/xrdp/sockdir/xrdp_display_10\n"
_OTHER = _TALKS.replace("display_10", "display_11")


def test_xrdp_is_left_and_come_back_to(tmp_path: Path) -> None:
    sockets = tmp_path / "unix"
    sockets.write_text(_HEAD + _WAITS + _TALKS)
    line = session_notice.XrdpLine(10, sockets)
    assert line.changed() == ""
    sockets.write_text(_HEAD + _WAITS + _OTHER)
    assert [line.changed(), line.changed()] == ["left", ""]
    sockets.write_text(_HEAD + _WAITS + _TALKS)
    assert [line.changed(), line.changed()] == ["back", ""]


def test_a_list_of_sockets_that_cannot_be_read_is_no_departure(tmp_path: Path) -> None:
    line = session_notice.XrdpLine(10, tmp_path / "none")
    assert line.connected()
    assert line.changed() == ""
