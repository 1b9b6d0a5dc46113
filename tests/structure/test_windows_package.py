"""The Windows package, as far as it can be told without Windows: what goes into it, and that others call it by its names."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from installer import windows_bundle as bundle
from tests.structure.sources import ROOT, sources

WXS = ET.parse(ROOT / "installer" / "windows" / "paddock.wxs")
WIX = {"w": "http://schemas.microsoft.com/wix/2006/wi"}


def test_every_module_of_qt_that_the_program_imports_is_in_it() -> None:
    wanted = {
        match
        for source in sources("app", "widgets", "reports")
        for match in re.findall(r"PySide6\.Qt(\w+)", source.text)
    }
    assert wanted - set(bundle.QT) == set()
    assert set(bundle.QT) - wanted == set(), "nobody imports it"


def test_markers_are_asked_for_windows() -> None:
    names = {r.name for r in bundle.requirements()}
    assert "pywin32" in names
    assert bundle.holds(Requirement("pywin32-ctypes; sys_platform == 'win32'"))
    assert not bundle.holds(Requirement("SecretStorage; sys_platform == 'linux'"))
    assert not bundle.holds(Requirement("x; extra == 'test'"))
    assert bundle.holds(Requirement("x; extra == 'test'"), ("", "test"))


def _distribution(site: Path, name: str, *requires: str) -> None:
    folder = site / f"{name}-1.dist-info"
    folder.mkdir(parents=True)
    lines = [f"Name: {name}", "Version: 1", *(f"Requires-Dist: {text}" for text in requires)]
    (folder / "METADATA").write_text("Metadata-Version: 2.1\n" + "\n".join(lines) + "\n")


def test_what_windows_alone_needs_is_told_from_what_linux_needs(tmp_path: Path) -> None:
    _distribution(
        tmp_path,
        "keyring",
        "pywin32-ctypes>=0.2; sys_platform == 'win32'",
        "jeepney; sys_platform == 'linux'",
    )
    _distribution(tmp_path, "jeepney")
    there, missing = bundle.needed(tmp_path, [Requirement("keyring")])
    assert there == {"keyring"}
    assert missing == {"pywin32-ctypes>=0.2"}


def test_the_library_is_compiled_for_a_python_that_never_looks_at_its_sources(tmp_path: Path) -> None:
    source = tmp_path / "m.py"
    source.write_text("x = 1\n")
    body = bundle.compiled(source, "m.py")
    assert body[4:8] == b"\x01\x00\x00\x00"  # PEP 552: by hash, unchecked


@pytest.mark.parametrize(
    "script", sorted((ROOT / "terminal" / "remoteapp").glob("*.ps1")), ids=lambda p: p.name
)
def test_the_publishing_scripts_know_where_the_package_puts_the_program(script: Path) -> None:
    folder = WXS.find(".//w:Directory[@Id='INSTALLDIR']", WIX)
    assert folder is not None
    (path,) = re.findall(r'FilePath = "\$env:ProgramFiles\\(.*)"', script.read_text(encoding="utf-8"))
    assert path == rf"{folder.attrib['Name']}\paddock.exe"
    assert "paddock" in bundle.LAUNCHERS


def test_what_the_installer_shows_is_ascii() -> None:
    """wixl loses other letters, or ends."""
    assert (ROOT / "installer" / "windows" / "paddock.wxs").read_bytes().isascii()
    named = [path for name in bundle.PROGRAM for path in [ROOT / name, *(ROOT / name).rglob("*")]]
    assert [path for path in named if not path.name.isascii()] == []


@pytest.mark.parametrize("module", [module for module, _, _ in bundle.LAUNCHERS.values() if module])
def test_each_launcher_starts_a_module_of_ours(module: str) -> None:
    path = ROOT / Path(*module.split("."))
    assert (path / "__main__.py").is_file() or path.with_suffix(".py").is_file()
