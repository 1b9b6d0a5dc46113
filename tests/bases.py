"""Bases for tests: a template made once in each process of the run, a fresh copy for each test that asks."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from db import base, engine
from tests.rig.server import ServerRig

FIRM, PERSON, LOGIN = "Test Firm", "Anna Test", "ANNA"
PASSWORD = "anna-2Krt"


@pytest.fixture(scope="session")
def base_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with what every new one holds: one branch, one person (log-in LOGIN), the dictionaries.  Only for copying."""
    path = tmp_path_factory.mktemp("template") / "template.fdb"
    base.create(path, firm=FIRM, person=PERSON, login=LOGIN)
    return path


@pytest.fixture
def base_path(base_template: Path, tmp_path: Path) -> Path:
    """A base of this test's own, for the embedded engine; nobody has it open."""
    return Path(shutil.copyfile(base_template, tmp_path / "base.fdb"))


@dataclass(frozen=True)
class Served:
    """A base behind the test rig's server, and somebody who may sign in."""

    rig: ServerRig
    target: engine.Server
    login: str
    password: str


@pytest.fixture
def served_base(server_rig: ServerRig, base_path: Path, request: pytest.FixtureRequest) -> Served:
    """A base of this test's own behind the server, under an alias of its own."""
    alias = f"t{abs(hash(request.node.nodeid))}"
    server_rig.place(base_path, alias, {LOGIN: PASSWORD})
    return Served(server_rig, engine.Server(server_rig.host, server_rig.port, alias), LOGIN, PASSWORD)
