"""What happens to the session while the program runs: somebody leaves, comes back, locks it.

Windows tells by WM_WTSSESSION_CHANGE; for xrdp the kernel's list of sockets is read, where the display's own socket has a
connected partner only while a client is connected.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from pathlib import Path
from typing import Any

from terminal.session_place import RDP, SessionPlace

LEFT, BACK, LOCKED, UNLOCKED = "left", "back", "locked", "unlocked"
WM_WTSSESSION_CHANGE = 0x02B1
# WTS_CONSOLE_CONNECT, _DISCONNECT, WTS_REMOTE_CONNECT, _DISCONNECT, WTS_SESSION_LOCK, _UNLOCK
_NOTICES = {1: BACK, 2: LEFT, 3: BACK, 4: LEFT, 7: LOCKED, 8: UNLOCKED}
_ONLY_THIS_SESSION = 0
_CONNECTED = "03"  # SS_CONNECTED in /proc/net/unix


def notice_of(message: int, parameter: int) -> str:
    """The notice in a window message: left, back, locked, unlocked; "" when it is none of these."""
    return _NOTICES.get(parameter, "") if message == WM_WTSSESSION_CHANGE else ""


def notice_at(address: int) -> str:
    """The notice in the MSG at an address, as a native event filter gets it."""
    found = wintypes.MSG.from_address(address)
    return notice_of(int(found.message), int(found.wParam))


def ask_for_notices(window: int, on: bool = True, library: Any = None) -> bool:
    """Have Windows send the notices of this session to a window, or no more; whether it agreed. Elsewhere: False."""
    if library is None:
        if sys.platform != "win32":
            return False
        library = ctypes.WinDLL("wtsapi32")
    handle = wintypes.HWND(window)
    if on:
        return bool(library.WTSRegisterSessionNotification(handle, _ONLY_THIS_SESSION))
    return bool(library.WTSUnRegisterSessionNotification(handle))


class XrdpLine:
    """Whether somebody is connected to the xrdp session; `changed` is to be asked now and then."""

    def __init__(self, display: int, sockets: Path = Path("/proc/net/unix")) -> None:
        self._name = f"/xrdp_display_{display}"
        self._sockets = sockets
        self._connected = self.connected()

    def connected(self) -> bool:
        """Now. True when it cannot be told: nobody is to lose a picture by a guess."""
        try:
            lines = self._sockets.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return True
        mine = [line.split() for line in lines if line.endswith(self._name)]
        return not mine or any(parts[5] == _CONNECTED for parts in mine)

    def changed(self) -> str:
        """left or back when that has happened since the last question, else ""."""
        before, self._connected = self._connected, self.connected()
        if before == self._connected:
            return ""
        return BACK if self._connected else LEFT


def xrdp_line(place: SessionPlace) -> XrdpLine | None:
    """The line of an xrdp session on Linux, None elsewhere."""
    if place.kind != RDP or not sys.platform.startswith("linux"):
        return None
    return XrdpLine(place.session)
