"""Packages that pyproject.toml lists are used, and only listed ones are."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions

from tests.structure.sources import PROGRAM, ROOT, sources

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUN = PROJECT["project"]["dependencies"]
TEST = PROJECT["project"]["optional-dependencies"]["test"]

# Distributions whose modules lie in a folder that several share: what tells them apart.
SHARED_FOLDER = {"firebird-embedded": "firebird.embedded", "firebird-driver": "firebird.driver"}

# Installed only on Windows, so that here nobody can ask which modules they bring.
ELSEWHERE = {"pywin32": {"servicemanager", "win32serviceutil"}}

# Never imported by us, but by another package when we ask it for something: the place and the word of that.
THROUGH = {"uharfbuzz": ("reports/typeface.py", "shaping")}  # ReportLab places Thai tone marks with it

# Used by commands and by pytest itself, not by imports: where each is called.
TOOLS = {
    "import-linter": "test",
    "mypy": "test",
    "pillow": "installer/screenshots.py",
    "ruff": "test",
    "pytest-xdist": "test",
    "pytest-timeout": "pyproject.toml",
    "pytest-qt": "pyproject.toml",
}
CALLED_AS = {
    "pillow": "from PIL",
    "import-linter": "importlinter",
    "pytest-xdist": "-n 2",
    "pytest-timeout": "timeout =",
    "pytest-qt": "qt_api",
}


def name_of(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement)[0].lower()


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@cache
def modules_of() -> dict[str, set[str]]:
    """Distribution (lower case) -> the modules by which one knows its use."""
    found: dict[str, set[str]] = {}
    for module, distributions in packages_distributions().items():
        for distribution in distributions:
            name = distribution.lower().replace("_", "-")
            found.setdefault(name, set()).add(module)
    return ELSEWHERE | found | {name: {module} for name, module in SHARED_FOLDER.items()}


@cache
def names_in(*tops: str) -> frozenset[str]:
    return frozenset(name for source in sources(*tops) for name in imported(source.tree))


def uses(requirement: str, *tops: str) -> bool:
    modules = modules_of()[name_of(requirement)]
    return any(
        name == module or name.startswith(f"{module}.") for name in names_in(*tops) for module in modules
    )


def test_every_package_of_the_program_is_imported_by_it() -> None:
    idle = [r for r in RUN if name_of(r) not in THROUGH and not uses(r, *PROGRAM)]
    idle += [name for name, (place, word) in THROUGH.items() if word not in (ROOT / place).read_text()]
    assert idle == []


def test_every_package_of_the_tests_is_used_by_them_or_a_script() -> None:
    called = {name: (ROOT / place).read_text() for name, place in TOOLS.items()}
    idle = [r for r in TEST if name_of(r) not in TOOLS and not uses(r, "tests", "installer")]
    idle += [name for name, text in called.items() if CALLED_AS.get(name, name) not in text]
    assert idle == []


def test_every_foreign_import_is_listed() -> None:
    listed = {module.split(".")[0] for r in (*RUN, *TEST) for module in modules_of()[name_of(r)]}
    own = {*PROGRAM, "tests"} | {"shiboken6"}  # shiboken6 comes with PySide6
    strangers = {
        f"{source.path}: {name}"
        for source in sources(*PROGRAM, "tests")
        for name in imported(source.tree)
        if name.split(".")[0] not in listed | own | set(sys.stdlib_module_names)
    }
    assert sorted(strangers) == []
