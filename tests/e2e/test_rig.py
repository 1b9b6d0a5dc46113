"""The rig of the end-to-end tests leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.e2e.program import ROOT
from tests.e2e.screen import wait_for

PROGRAM = """
import os, signal, sys
from pathlib import Path
from tests.e2e.program import Person
from tests.e2e.screen import Screen
screen = Screen().__enter__()
person = Person(screen, Path(sys.argv[1]))
person.window("Paddock CRM")
print(person.process.pid, *(one.pid for one in screen._running), screen.home, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_screen_and_the_program_die_with_a_killed_test_process(tmp_path: Path) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", PROGRAM, tmp_path / "home"],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        text=True,
        timeout=200,
        check=False,
    )
    assert killed.returncode < 0
    *pids, _ = killed.stdout.split()
    assert len(pids) == 3
    for pid in pids:
        wait_for(lambda pid=pid: not running(pid), f"the end of process {pid}", within=20)


def running(pid: str) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"
