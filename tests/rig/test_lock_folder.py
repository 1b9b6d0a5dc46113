"""People who share a computer do not shut each other out of the embedded engine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from db import engine
from tests.structure.sources import ROOT

PROGRAM = """
import sys
from pathlib import Path
from db import base, engine
base.create(Path(sys.argv[1]), firm="F", person="P", login="A")
print(next(engine._lock_folder().iterdir()).parent)
"""


def test_lock_files_stand_in_a_folder_of_the_persons_own(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "FIREBIRD_LOCK"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "base.fdb")],
        cwd=ROOT,
        env=environment | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == f"{tmp_path}/paddock-locks{os.getuid()}", done.stderr
    assert Path(done.stdout.strip()).stat().st_mode & 0o077 == 0


def test_the_engine_is_given_a_folder_whose_name_it_can_read() -> None:
    """On Windows it knows only the letters of the system's code page."""
    common = Path("/common")
    russian, kazakh = Path("/users/Анна/locks"), Path("/users/Қанат/locks")
    assert engine._spelled_for_engine(russian, common, "cp1251") == russian
    found = {engine._spelled_for_engine(one, common, "cp1252") for one in (russian, kazakh)}
    assert len(found) == 2, "each person has a folder"
    assert all(one.parent == common and one.name.isascii() for one in found)
