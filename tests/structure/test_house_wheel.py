"""A wheel of the project holds all that the program reads, and the program finds it there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.structure.sources import ROOT

PACKAGES = ("app", "widgets", "db", "reports", "terminal")
AT_BUILDING_ONLY = (".ts", ".pyc")  # translations travel compiled
FOR_READERS_OF_THE_SOURCES = {"widgets/icons/README.md"}

FINDS = """
import db.script, db.sql, reports.typeface, reports.statement, widgets.icons, widgets.manual
from app.bridge.translate import _FOLDER
from app.core.clinic.sample import PATH
from db.demo.country import DATA
places = [db.script.SCHEMA, PATH, _FOLDER / "paddock_ru.qm", widgets.manual.FOLDER / "ru" / "index.md"]
places += [reports.typeface.FONTS / "NotoSans-Regular.ttf", DATA / "th.toml", reports.statement.CATALOG / "clients"]
for place in places:
    assert place.exists() and "installed" in place.parts, place
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, made of a copy of the sources: building leaves folders behind."""
    copy = tmp_path_factory.mktemp("sources")
    for folder in (*PACKAGES, "installer", "docs"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "*.qm"))
    for file in ("pyproject.toml", "schema.sql", "README.md"):
        shutil.copyfile(ROOT / file, copy / file)
    out = tmp_path_factory.mktemp("wheel")
    options = ("--no-deps", "--no-build-isolation", "--no-index", "-q", "--disable-pip-version-check")
    command = [sys.executable, "-m", "pip", "wheel", str(copy), *options, "-w", str(out)]
    subprocess.run(command, check=True, timeout=240, cwd=copy)
    return next(out.glob("*.whl"))


def expected() -> set[str]:
    """Every file of the packages, the schema and the manual at their places in a wheel."""
    files = {path for top in PACKAGES for path in (ROOT / top).rglob("*") if path.is_file()}
    found = {path.relative_to(ROOT).as_posix() for path in files if path.suffix not in AT_BUILDING_ONLY}
    found |= {f"app/bridge/i18n/paddock_{language}.qm" for language in ("en", "ru")}
    found |= {f"widgets/{p.relative_to(ROOT).as_posix()}" for p in (ROOT / "docs").rglob("*") if p.is_file()}
    return (found | {"db/schema.sql"}) - FOR_READERS_OF_THE_SOURCES


def test_a_wheel_holds_every_file_that_the_program_reads(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        there = {name for name in packed.namelist() if ".dist-info/" not in name}
    assert sorted(expected() - there) == []
    assert sorted(there - expected() - FOR_READERS_OF_THE_SOURCES) == []


def test_an_installed_program_finds_its_files(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")
    own = {"PYTHONPATH": str(tmp_path / "installed"), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [sys.executable, "-P", "-c", FINDS], check=True, timeout=60, cwd=tmp_path, env={**os.environ, **own}
    )
