"""What a start need not load is not loaded: each costs every session its memory and its first second."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

SEEN = """
import json, linecache, sys
import app.__main__, app.core.warm, widgets.report_dialog
print(json.dumps([sorted(sys.modules), sorted(linecache.cache)]))
"""


@pytest.fixture(scope="module")
def seen() -> tuple[set[str], list[str]]:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SEEN], capture_output=True, text=True, timeout=60, check=True
    )
    modules, sources = json.loads(done.stdout)
    return set(modules), sources


@pytest.mark.parametrize(
    "library", ["openpyxl", "reportlab", "pypdfium2", "python_calamine", "cryptography", "numpy"]
)
def test_libraries_of_files_wait_for_the_first_file(seen: tuple[set[str], list[str]], library: str) -> None:
    assert "widgets.report_dialog" in seen[0]
    assert library not in seen[0]


def test_no_sources_of_modules_are_held(seen: tuple[set[str], list[str]]) -> None:
    held = [name for name in seen[1] if name.endswith(("list_view.py", "window.py", "card.py"))]
    assert held == []
