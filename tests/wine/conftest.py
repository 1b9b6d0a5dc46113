"""Tests of the Windows package, run by Wine. They take minutes and are left out unless PADDOCK_WINE names the folder that
installer/windows_bundle.py has filled:

    PADDOCK_WINE=OUT ./test tests/wine
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.screen import Screen
from tests.wine.machine import Wine

OUT = os.environ.get("PADDOCK_WINE", "")
collect_ignore_glob = [] if OUT else ["test_*.py"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.wine)
            item.add_marker(pytest.mark.timeout(600))


@pytest.fixture(scope="session")
def msi() -> Path:
    (found,) = Path(OUT).resolve().glob("paddock-*.msi")
    return found


@pytest.fixture(scope="session")
def wine(tmp_path_factory: pytest.TempPathFactory, msi: Path) -> Iterator[Wine]:
    """A Windows with the package installed, one for the whole run."""
    with Screen() as screen:
        made = Wine(tmp_path_factory.mktemp("wine"), screen)
        try:
            made.install(msi)
            yield made
        finally:
            made.end()
