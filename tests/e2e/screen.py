"""A screen of the tests' own: Xvfb with a window manager, and the keyboard of whoever sits before it."""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

PATIENT = 60.0  # seconds for anything the program does on a busy machine
SIZE = (1366, 768)
DIES_WITH_US = ("setpriv", "--pdeathsig", "KILL")  # also when pytest is killed
T = TypeVar("T")


def wait_for(fact: Callable[[], T], what: str | Callable[[], str], within: float = PATIENT) -> T:
    """The first true answer of `fact`; fails with `what` was waited for."""
    give_up = time.monotonic() + within
    while True:
        found = fact()
        if found:
            return found
        if time.monotonic() > give_up:
            raise AssertionError(f"not within {within:g} s: {what if isinstance(what, str) else what()}")
        time.sleep(0.03)


class Screen:
    """An X server on a free display; `keys` and `write` go to the window with the focus."""

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="paddock-screen-"))
        self._running: list[subprocess.Popen[bytes]] = []
        self.name = ""

    def __enter__(self) -> Self:
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
            self.name = f":{said.readline().strip()}"
        assert self.name != ":", f"Xvfb did not start: {self._said()}"
        self._start(["matchbox-window-manager", "-use_titlebar", "no"])
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in reversed(self._running):
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait(10)
        shutil.rmtree(self.home, ignore_errors=True)

    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k not in ("WAYLAND_DISPLAY", "XAUTHORITY")}
        return kept | {"DISPLAY": self.name}

    def _start(self, command: list[str], pass_fds: tuple[int, ...] = ()) -> None:
        with (self.home / "said").open("ab") as said:
            process = subprocess.Popen(
                [*DIES_WITH_US, *command],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                env=self.environment(),
                pass_fds=pass_fds,
            )
        self._running.append(process)

    def _said(self) -> str:
        return (self.home / "said").read_text(errors="replace")

    # -- the keyboard

    def keys(self, *chords: str) -> None:
        """Press keys one after the other, in the words of X: "ctrl+k", "Tab", "Return"."""
        self._xdotool("key", "--delay", "15", *chords)

    def write(self, text: str) -> None:
        """Type a text of ASCII signs."""
        assert text.isascii()
        self._xdotool("type", "--delay", "10", text)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment(), check=True, timeout=PATIENT)

    # -- pictures

    def picture(self, path: Path) -> None:
        """What is on the screen now, as a PNG. Asks nobody: Xvfb keeps its picture in a file."""
        from PySide6.QtGui import QImage

        body = (self.home / "Xvfb_screen0").read_bytes()
        head = struct.unpack(">25I", body[:100])
        start, width, height, line, colours = head[0], head[4], head[5], head[12], head[19]
        pixels = body[start + colours * 12 :]
        QImage(pixels, width, height, line, QImage.Format.Format_RGB32).save(str(path))
