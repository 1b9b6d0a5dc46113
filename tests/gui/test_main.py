"""The program as a command: what it says where there is no console, and what it leaves behind when something is not caught."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import __main__ as program
from app.bridge.messages import Recorder
from tests.structure.sources import ROOT

FAILS = """
import sys, threading
from app import __main__ as program
program._log()
if sys.argv[1] == "no-console":
    sys.stderr = None
thread = threading.Thread(target=lambda: 1 / 0)
thread.start()
thread.join()
[].pop()
"""


@pytest.mark.parametrize("console", ["console", "no-console"])
def test_what_nobody_catches_is_in_the_log(tmp_path: Path, console: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAILS, console],
        cwd=ROOT,
        env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    (log,) = tmp_path.glob("*/log/paddock.log")
    told = log.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in told
    assert "IndexError: pop from empty list" in told
    assert ("IndexError" in done.stderr) == (console == "console")


@pytest.mark.parametrize(("words", "part"), [(["--help"], "--server HOST"), (["--serve"], "usage: paddock")])
def test_without_a_console_a_box_says_how_the_program_is_started(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, words: list[str], part: str
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with Recorder() as said, pytest.raises(SystemExit):
        program._arguments(words)
    assert [part in text for text in said.texts] == [True]
