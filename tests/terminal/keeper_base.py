"""A keeper as a process of its own with a soft token; import the fixture `running` by name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.gate_base import PASSWORD, ROOT, Gate, gate, gate_module, licence  # noqa: F401 - fixtures
from tests.terminal.tokens import PIN, Token, soft_token  # noqa: F401 - fixture

FAST = {"TICK": 0.1, "BEAT": 0.2, "KEY_AGAIN": 0.2, "REFUSED_AGAIN": 0.3, "LEASE": 0.5}
RUN = f"import sys; from terminal import keeper; vars(keeper).update({FAST!r}); sys.exit(keeper.main(sys.argv[1:]))"


class Running:
    """A keeper process and what it says."""

    def __init__(self, folder: Path, gate: Gate, token: Token, pin: str = PIN) -> None:  # noqa: F811
        self.config = folder / "keeper.toml"
        (folder / "password").write_text(PASSWORD)
        (folder / "pin").write_text(pin)
        self.config.write_text(
            f'base = "127.0.0.1/{gate.rig.port}:gate"\npassword_file = "password"\npin_file = "pin"\n'
            f'library = "{token.library}"\ntoken = "{token.label}"\nstate = "state"\n'
        )
        self.process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, "--config", str(self.config)],
            cwd=ROOT,
            env=dict(os.environ),
            stderr=subprocess.DEVNULL,
        )
        return self.process

    def told(self) -> dict[str, Any]:
        try:
            return dict(json.loads((self.config.parent / "state" / "status.json").read_text()))
        except (OSError, ValueError):
            return {}

    def says(self, state: str, patience: float = 60) -> bool:
        return until(lambda: self.told().get("key_state") == state, patience)


def until(there: Callable[[], bool], patience: float = 60) -> bool:
    give_up = time.monotonic() + patience
    while not there() and time.monotonic() < give_up:
        time.sleep(0.03)
    return there()


@pytest.fixture
def running(tmp_path: Path, gate: Gate, soft_token: Token) -> Iterator[Running]:  # noqa: F811
    gate.install(licence(key=soft_token.public))
    made = Running(tmp_path, gate, soft_token)
    yield made
    made.process.kill()
    made.process.wait(20)
