"""The program as a process of its own in a real window, with a person who only has a keyboard."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.e2e.screen import DIES_WITH_US, PATIENT, Screen, wait_for

ROOT = Path(__file__).parents[2]
EYE = Path(__file__).with_name("eye")
NOTHING: dict[str, Any] = {"windows": [], "active": False, "focus": ["", "", ""], "texts": []}


class Person:
    """Who sits before one running program: `sees` reads its windows, `keys` and `write` use the keyboard.

    home     the program's own home: settings, log, drafts, kept bases
    """

    logs = "config/*/log/paddock.log"  # below home
    stdin = subprocess.DEVNULL

    def __init__(self, screen: Screen, home: Path, *arguments: str, eye: bool = True) -> None:
        self.screen, self.home = screen, home
        self._sockets = Path(tempfile.mkdtemp(prefix="eye-"))  # short: a socket's path has 107 signs at most
        self._eye = self._sockets / "eye"
        environment = screen.environment() | {
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")},
        }
        if eye:
            environment |= self.eyes()
        home.mkdir(parents=True, exist_ok=True)
        self.output = home / "output"
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                [*DIES_WITH_US, *self.command(), "--language", "en", *arguments],
                cwd=ROOT,
                env=environment,
                stdin=self.stdin,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def command(self) -> list[str]:
        """What starts the program."""
        return [sys.executable, "-m", "app"]

    # -- eyes

    def eyes(self) -> dict[str, str]:
        """The environment with which the program lets itself be looked at."""
        return {"PADDOCK_EYE": str(self._eye), "PYTHONPATH": str(EYE)}

    def _knock(self) -> socket.socket:
        """A connection to the eye. Raises OSError while there is none."""
        door = socket.socket(socket.AF_UNIX)
        try:
            door.settimeout(PATIENT)
            door.connect(str(self._eye))
        except OSError:
            door.close()
            raise
        return door

    @property
    def log(self) -> str:
        """The program's own log, and what it wrote to its error output."""
        kept = [*self.home.glob(self.logs), self.output]
        return "\n".join(path.read_text(encoding="utf-8") for path in kept)

    def look(self) -> dict[str, Any]:
        """What is on the screen now (see eye/sitecustomize.py); nothing while the program starts."""
        assert self.process.poll() is None, f"the program ended with {self.process.returncode}: {self.log}"
        try:
            ask = self._knock()
        except OSError:
            return NOTHING
        with ask:
            answer = b""
            with contextlib.suppress(ConnectionError):
                while piece := ask.recv(65536):
                    answer += piece
        seen: dict[str, Any] = json.loads(answer) if answer else NOTHING
        assert "error" not in seen, seen
        return seen

    def sees(self, *parts: str, within: float = PATIENT) -> str:
        """Wait until each part stands in a visible text; the text in which the last one stands."""
        found = ""
        for part in parts:

            def there(part: str = part) -> str:
                return next((text for text in self.look()["texts"] if part in text), "")

            found = wait_for(there, lambda part=part: f"{part!r} on the screen; {self.look()}", within)
        return found

    def reads(self, text: str) -> None:
        """Wait until a visible text is just this: a title, say."""
        wait_for(lambda: text in self.look()["texts"], lambda: f"{text!r} alone; {self.look()}")

    def no_longer_sees(self, part: str) -> None:
        """Wait until a text is gone."""
        wait_for(
            lambda: not any(part in text for text in self.look()["texts"]),
            lambda: f"{part!r} gone from the screen; {self.look()}",
        )

    def window(self, part: str) -> None:
        """Wait until the window in front has this in its title and takes keys."""

        def front() -> bool:
            seen = self.look()
            return bool(seen["active"] and seen["windows"] and part in seen["windows"][0])

        wait_for(front, lambda: f"{part!r} in front; {self.look()}")

    def focus(self, name: str = "", kind: str = "") -> str:
        """Wait until a widget of this accessible name (part of it), or class, has the focus; its text."""

        def there() -> bool:
            has_kind, has_name, _ = self.look()["focus"]
            return name in has_name and kind in has_kind and bool(has_kind)

        wait_for(there, lambda: f"the focus in {name!r} {kind!r}; {self.look()}")
        text: str = self.look()["focus"][2]
        return text

    def tab_to(self, name: str, key: str = "Tab", most: int = 40) -> None:
        """Press Tab until a widget of this name has the focus."""
        for _ in range(most):
            before = self.look()["focus"]
            if name in before[1]:
                return
            self.keys(key)
            with contextlib.suppress(AssertionError):  # two widgets may look the same
                wait_for(lambda before=before: self.look()["focus"] != before, "another focus", within=1)
        raise AssertionError(f"Tab does not come to {name!r}: {self.look()}")

    # -- hands

    def keys(self, *chords: str) -> None:
        self.screen.keys(*chords)

    def write(self, text: str) -> None:
        self.screen.write(text)

    def replace(self, text: str) -> None:
        """Put a text in place of what stands in the line with the focus."""
        self.keys("ctrl+a")
        self.write(text)

    # -- the end

    def leave(self) -> None:
        """Ctrl+Q; the program must end by itself, in order and with nothing to complain about."""
        self.keys("ctrl+q")
        assert self.wait() == 0, self.log
        assert "Traceback" not in self.log
        assert " ERROR " not in self.log

    def wait(self, within: float = 2 * PATIENT) -> int:
        """The exit code; fails when the program does not end by itself."""
        wait_for(lambda: self.process.poll() is not None, lambda: f"the end; {self.log}", within)
        return int(self.process.returncode)

    def end(self) -> None:
        """Nothing of the program stays: neither it nor a process it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(20)
        shutil.rmtree(self._sockets, ignore_errors=True)

    def left_behind(self) -> list[int]:
        """Processes of the program's session that outlived it."""
        give_up = time.monotonic() + 5
        while (left := _session(self.process.pid)) and time.monotonic() < give_up:
            time.sleep(0.05)
        return left


Start = Callable[..., Person]


def _session(leader: int) -> list[int]:
    """Living processes of a session."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, _, session = stat.read_text().rpartition(")")[2].split()[:4]
            if int(session) == leader and state not in "ZX":
                found.append(int(stat.parent.name))
    return found
