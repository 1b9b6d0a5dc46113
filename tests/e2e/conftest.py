"""Fixtures of the end-to-end tests: a screen, the program on it, small bases.

When a test fails, what was on the screen and in the program's log is kept in the folder `failed-e2e` below the temporary
folder of the system; the report says where.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.demo import load
from tests.bases import Served
from tests.e2e.program import Person, Start
from tests.e2e.screen import Screen
from tests.guards import _failed


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test here waits for real windows on a machine that may be busy; only these tests, not the whole run."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.timeout(300))
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def screen() -> Iterator[Screen]:
    with Screen() as made:
        yield made


@pytest.fixture
def start(screen: Screen, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Start]:
    """Starts the program with arguments; each start has a home of its own unless one is named."""
    people: list[Person] = []

    def begin(
        *arguments: str, home: Path | None = None, on: Screen | None = None, eye: bool = True
    ) -> Person:
        person = Person(on or screen, home or tmp_path / f"home{len(people)}", *arguments, eye=eye)
        people.append(person)
        return person

    yield begin
    if request.node.stash.get(_failed, False):
        _keep(request, people)
    left = [one for person in people if person.process.poll() is not None for one in person.left_behind()]
    for person in people:
        person.end()
    assert not left, f"processes outlived the program: {left}"


def _keep(request: pytest.FixtureRequest, people: list[Person]) -> None:
    folder = Path(tempfile.gettempdir()) / "failed-e2e" / request.node.name
    folder.mkdir(parents=True, exist_ok=True)
    for number, person in enumerate(people):
        person.screen.picture(folder / f"screen{number}.png")
        (folder / f"log{number}.txt").write_text(person.log, encoding="utf-8")
    request.node.add_report_section("teardown", "screen", f"pictures and logs are in {folder}")


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small demonstration base in English.  Only for copying."""
    path = tmp_path_factory.mktemp("demo") / "demo.fdb"
    load.create(path, "small", "en", 1)
    return path


@pytest.fixture
def demo_path(demo_template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(demo_template, tmp_path / "demo.fdb"))


def sign_in(
    start: Start,
    served: Served,
    address: str = "",
    login: str = "",
    password: str = "",
    on: Screen | None = None,
) -> Person:
    """Start at a server's base, type the password, wait for the main window."""
    person = start("--server", address or str(served.target), "--user", login or served.login, on=on)
    person.focus("Password")
    person.write(password or served.password)
    person.keys("Return")
    person.window("— Paddock CRM")
    return person
