"""What setuptools does more for our wheel: the folder of the sources holds two things outside the packages, and one is compiled.

schema.sql goes to db/, the manual to widgets/ (where db.script and widgets.manual look first); translations are compiled
to .qm before the data files are collected. pyproject.toml names the class; nobody calls it by hand.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parents[1]
OUTSIDE = {"schema.sql": "db/schema.sql", "docs": "widgets/docs"}


class BuildPy(build_py):
    """Copies the packages and what belongs to them."""

    def run(self) -> None:
        """Raises CalledProcessError when a translation cannot be compiled."""
        subprocess.run([sys.executable, str(ROOT / "installer" / "translations.py"), "build"], check=True)
        super().run()
        for source, place in OUTSIDE.items():
            target = Path(self.build_lib) / place
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, target, dirs_exist_ok=True)
            else:
                shutil.copyfile(ROOT / source, target)
