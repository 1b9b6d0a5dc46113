"""Reads a file in a process of its own, which can be stopped at any moment and cannot hurt this one."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import app
from app.core.clinic import refusal
from app.core.clinic.refusal import Refused, Stopped
from app.core.clinic.table import Sheet, Table, unpacked

log: Final = logging.getLogger(__name__)
_OUT_OF_TIME: Final = (
    -24,
    1816,
)  # SIGXCPU; ERROR_NOT_ENOUGH_QUOTA, with which Windows ends a process of a job
Progress = Callable[[int], None]  # rows read so far


def command() -> list[str]:
    """How the reading process is started: by this Python, or by the Python beside a packed program. Raises Refused."""
    python = Path(sys.executable)
    if not python.stem.lower().startswith("python"):
        beside = [python.with_name(name) for name in ("python.exe", "pythonw.exe", "python3", "python")]
        found = next((one for one in beside if one.exists()), None)
        if found is None:
            log.error("no Python beside %s", python)
            raise Refused("worker")
        python = found
    return [str(python), "-m", "app.core.clinic.worker"]


class Reading:
    """One file being read. `run` is called once, in any thread; `stop` from any other."""

    def __init__(self, path: str, sheet: int | None = None, seconds: float = refusal.WALL_SECONDS) -> None:
        self.path = path
        self.sheet = sheet
        self.seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = threading.Event()
        self._late = threading.Event()

    def stop(self) -> None:
        """End the reading process; `run` raises Stopped."""
        self._stopped.set()
        self._kill()

    def run(self, progress: Progress = lambda rows: None) -> Table:
        """The rows of the file. Raises Refused or Stopped."""
        if self._stopped.is_set():
            raise Stopped
        process = self._process = self._start()
        watch = threading.Timer(self.seconds, self._too_late)
        watch.daemon = True
        watch.start()
        try:
            if self._stopped.is_set():
                self._kill()
            table = self._collect(process, progress)
            process.wait()
        finally:
            watch.cancel()
            watch.join()
            self._kill()
            process.wait()
            if process.stdout:
                process.stdout.close()
        if table is None:
            self._explain(process.returncode)
        return table  # type: ignore[return-value]

    def _start(self) -> subprocess.Popen[bytes]:
        root = str(Path(app.__file__).parent.parent)
        paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
        arguments = [*command(), self.path, *([] if self.sheet is None else [str(self.sheet)])]
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        try:
            return subprocess.Popen(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"},
                creationflags=flags,
            )
        except OSError as error:
            raise Refused("worker") from error

    def _collect(self, process: subprocess.Popen[bytes], progress: Progress) -> Table | None:
        """The table, or None when the process ended before it said everything."""
        table = Table([])
        assert process.stdout is not None
        for line in process.stdout:
            if self._stopped.is_set() or self._late.is_set() or not line.endswith(b"\n"):
                return None
            said = json.loads(line)
            if isinstance(said, list):
                table.rows += [[unpacked(cell) for cell in row] for row in said]
                progress(len(table.rows))
            elif "refused" in said:
                raise Refused(said["refused"], **said["values"])
            elif "end" in said:
                table.percent = {(row, column) for row, column in said["percent"]}
                return table
            else:
                _head(table, said)
        return None

    def _explain(self, code: int) -> None:
        if self._stopped.is_set():
            raise Stopped
        if self._late.is_set() or code in _OUT_OF_TIME:
            raise Refused("time")
        log.info("the reading process ended with code %s", code)
        raise Refused("worker" if code == 1 else "memory")

    def _too_late(self) -> None:
        self._late.set()
        self._kill()

    def _kill(self) -> None:
        process = self._process
        if process is not None and process.poll() is None:
            process.kill()


def _head(table: Table, said: dict[str, Any]) -> None:
    table.kind = said["kind"]
    table.sheets = [Sheet(name, hidden) for name, hidden in said.get("sheets", ())]
    table.sheet = said.get("sheet", 0)
    table.encoding = said.get("encoding", "")
    table.separator = said.get("separator", "")


def read(path: str, sheet: int | None = None) -> Table:
    """The rows of a file, in one call."""
    return Reading(path, sheet).run()
