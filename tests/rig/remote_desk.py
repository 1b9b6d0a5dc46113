"""A real RDP session on this machine: xrdp on loopback, FreeRDP as the client in an X server of its own, a thin line between.

    with RemoteDesk() as desk:
        desk.connect(kbps=512, rtt_ms=100)
        subprocess.Popen(program, env=desk.session_environment())   # runs inside the session
        desk.keys("Page_Down")                                      # pressed at the client's keyboard
        desk.line.settle(700)
        desk.line.down_bytes

Needs root and, on Debian: xrdp xorgxrdp freerdp2-x11 openbox xvfb xdotool xauth x11-xserver-utils dbus-x11.
A system account is made for the session and taken away at the end. One desk at a time on a machine: the session manager
of xrdp has one port and one folder of sockets.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from terminal.remoteapp import rdp_file
from tests.bench.wan import ThinLine
from tests.e2e.screen import DIES_WITH_US, wait_for

PACKAGES = (
    "xrdp xorgxrdp freerdp2-x11 openbox xvfb xdotool xauth x11-xserver-utils dbus-x11"  # in Debian's names
)
PROGRAMS = ("xrdp", "xrdp-sesman", "xfreerdp", "openbox", "Xvfb", "xdotool", "xauth", "xsetroot")
SIZE = (1280, 960)
ETC = Path("/etc/xrdp")

# What the session runs: it leaves its environment where we find it, then a window manager and nothing else.
WINDOW_MANAGER = """#!/bin/sh
env -0 >"$HOME/session.part" && mv "$HOME/session.part" "$HOME/session.env"
xsetroot -solid '#808080'
exec openbox
"""


class DeskError(RuntimeError):
    """There can be no session here; the text says what to do."""


def missing() -> str:
    """What keeps this machine from a session, "" when nothing does."""
    gone = [name for name in PROGRAMS if shutil.which(name) is None]
    if gone:
        return f"not installed: {' '.join(gone)}; apt-get install --no-install-recommends {PACKAGES}"
    return "" if os.geteuid() == 0 else "only root may start sessions of xrdp"


class RemoteDesk:
    """line: the meter between client and session, after `connect`."""

    line: ThinLine

    def __init__(self) -> None:
        if problem := missing():
            raise DeskError(problem)
        self.home = Path(tempfile.mkdtemp(prefix="paddock-desk-"))
        self.user = f"paddock{secrets.token_hex(3)}"
        self.password = secrets.token_urlsafe(12)
        self._running: list[subprocess.Popen[bytes]] = []
        self._client: subprocess.Popen[bytes] | None = None
        self._undo = contextlib.ExitStack()
        self._display = ""

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            stack.callback(shutil.rmtree, self.home, ignore_errors=True)
            self._make_account()
            stack.callback(self._drop_account)
            stack.callback(self._stop)
            self._start_xrdp()
            self._start_screen()
            self._undo = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._undo.close()

    # -- the session

    def connect(self, kbps: float = 512, rtt_ms: float = 100, more: tuple[str, ...] = ()) -> None:
        """Sign in through a line; returns when the session runs. A second call comes back to the same session.

        more: further arguments of the client.
        """
        self.disconnect()
        self.line = ThinLine(self.port, rtt_ms=0, kbps=0)
        self._undo.enter_context(self.line)
        width, height = SIZE
        file = self.home / "session.rdp"  # the client reads what we give to customers
        wish = rdp_file.Wish(f"127.0.0.1:{self.line.port}", clipboard=False, printers=False, smartcards=False)
        rdp_file.write(file, rdp_file.fields(wish))
        self._client = self._start(
            [
                *("xfreerdp", str(file), f"/u:{self.user}", f"/p:{self.password}"),
                *("/cert:ignore", f"/size:{width}x{height}", "/bpp:32", "-grab-keyboard", "/log-level:WARN"),
                *more,
            ],
            {"DISPLAY": self._display, "HOME": str(self.home)},
        )
        wait_for((self._folder / "session.env").exists, lambda: f"the session; {self._said()}")
        self.line.settle(1500, within=60)
        self.line.kbps, self.line.rtt_ms = kbps, rtt_ms

    def disconnect(self) -> None:
        """The client goes; the session and what runs in it stay."""
        if self._client is not None:
            _end(self._client)
            self._client = None

    def session_environment(self) -> dict[str, str]:
        """The environment of the session, as its programs see it; PATH and HOME are ours."""
        pairs = (self._folder / "session.env").read_text(encoding="utf-8").split("\0")
        session = dict(pair.split("=", 1) for pair in pairs if "=" in pair)
        session.setdefault("XAUTHORITY", str(self._folder / ".Xauthority"))
        ours = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return {k: v for k, v in session.items() if k.startswith(("DISPLAY", "XAUTH", "XRDP"))} | ours

    environment = session_environment  # what tests.e2e.program asks a screen for

    def await_window(self, title: str) -> None:
        """Until a window of a title is there."""
        search = ["xdotool", "search", "--onlyvisible", "--name", title]

        def there() -> bool:
            done = subprocess.run(
                search, env=self.session_environment(), capture_output=True, check=False, timeout=60
            )
            return bool(done.stdout.strip())

        wait_for(there, lambda: f"the window {title}", within=60)

    def place(self, title: str, x: int, y: int, width: int, height: int) -> None:
        """Put the window of a title somewhere inside the session."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", title],
            env=self.session_environment(),
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout.split()
        window = found[-1]
        for words in (
            ("windowsize", window, str(width), str(height)),
            ("windowmove", window, str(x), str(y)),
        ):
            subprocess.run(["xdotool", *words], env=self.session_environment(), check=True, timeout=60)

    # -- keyboard and mouse of the client

    def keys(self, *chords: str) -> None:
        """Press keys one after the other, in the words of X: "ctrl+k", "Tab", "Return"."""
        self._xdotool("key", "--delay", "40", *chords)

    def write(self, text: str, delay_ms: int = 60) -> None:
        """Type ASCII signs."""
        self._xdotool("type", "--delay", str(delay_ms), text)

    def move(self, x: int, y: int) -> None:
        self._xdotool("mousemove", str(x), str(y))

    def click(self, x: int, y: int) -> None:
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def wheel(self, steps: int) -> None:
        """Turn the wheel down."""
        self._xdotool("click", "--delay", "30", "--repeat", str(steps), "5")

    def picture(self, path: Path) -> None:
        """What the client shows, as a PNG."""
        from tests.e2e.screen import Screen

        eye = Screen.__new__(Screen)
        eye.home = self.home
        eye.picture(path)

    def _xdotool(self, *words: str) -> None:
        environment = {**os.environ, "DISPLAY": self._display}
        subprocess.run(["xdotool", *words], env=environment, check=True, timeout=120)

    # -- making and ending

    def _make_account(self) -> None:
        subprocess.run(["useradd", "-m", "-s", "/bin/sh", self.user], check=True)
        subprocess.run(["chpasswd"], input=f"{self.user}:{self.password}".encode(), check=True)
        self._folder = Path(pwd.getpwnam(self.user).pw_dir)
        start = self._folder / "startwm.sh"  # EnableUserWindowManager is on in Debian's sesman.ini
        start.write_text(WINDOW_MANAGER)
        start.chmod(0o755)
        shutil.chown(start, self.user)

    def _drop_account(self) -> None:
        for attempt in range(20):
            if subprocess.run(["userdel", "-r", self.user], capture_output=True, check=False).returncode == 0:
                return
            for process in _of_user(self.user):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, 9 if attempt > 5 else 15)
            time.sleep(0.3)

    def _start_xrdp(self) -> None:
        subprocess.run(["sh", "/usr/share/xrdp/socksetup"], check=True, capture_output=True)
        self.port = _free_port()
        changes = {
            "xrdp.ini": {
                "port=3389": f"port=tcp://127.0.0.1:{self.port}",
                "LogFile=xrdp.log": f"LogFile={self.home}/xrdp.log",
            },
            "sesman.ini": {"LogFile=xrdp-sesman.log": f"LogFile={self.home}/sesman.log"},
        }
        for name, pairs in changes.items():
            lines = (ETC / name).read_text().splitlines()
            pairs["EnableSyslog=true"] = "EnableSyslog=false"
            (self.home / name).write_text("\n".join(pairs.get(line, line) for line in lines) + "\n")
        self._start(["xrdp-sesman", "-n", "-c", f"{self.home}/sesman.ini"])
        self._start(["xrdp", "-n", "-c", f"{self.home}/xrdp.ini"])
        wait_for(lambda: _answers(self.port), lambda: f"xrdp; {self._said()}", within=20)

    def _start_screen(self) -> None:
        readable, writable = os.pipe()
        width, height = SIZE
        self._start(
            [
                *("Xvfb", "-displayfd", str(writable), "-screen", "0", f"{width}x{height}x24"),
                *("-nolisten", "tcp", "-fbdir", str(self.home), "-noreset"),
            ],
            pass_fds=(writable,),
        )
        os.close(writable)
        with os.fdopen(readable) as said:
            self._display = f":{said.readline().strip()}"

    def _start(
        self, command: list[str], more: Mapping[str, str] | None = None, pass_fds: tuple[int, ...] = ()
    ) -> subprocess.Popen[bytes]:
        with (self.home / "said").open("ab") as said:
            process = subprocess.Popen(
                [*DIES_WITH_US, *command],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                env={**os.environ, **(more or {})},
                pass_fds=pass_fds,
            )
        self._running.append(process)
        return process

    def _stop(self) -> None:
        for process in reversed(self._running):
            _end(process)

    def _said(self) -> str:
        logs = [self.home / name for name in ("said", "xrdp.log", "sesman.log")]
        return "\n".join(log.read_text(errors="replace")[-2000:] for log in logs if log.exists())


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)
    process.kill()
    process.wait(10)


def _of_user(name: str) -> list[int]:
    number = pwd.getpwnam(name).pw_uid
    return [int(folder.name) for folder in Path("/proc").glob("[0-9]*") if _owner(folder) == number]


def _owner(folder: Path) -> int:
    try:
        return folder.stat().st_uid
    except OSError:
        return -1


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    with socket.socket() as knock:
        knock.settimeout(1)
        return knock.connect_ex(("127.0.0.1", port)) == 0
