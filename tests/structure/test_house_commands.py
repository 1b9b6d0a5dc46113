"""The commands run, test and .ci/run, tried in a copy of the project with a Python that only notes its arguments."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.structure.sources import ROOT

FAKE_PYTHON = """#!/bin/sh
echo "$*" >>"$(dirname "$0")/../../calls"
case "$*" in *--tour*) echo picture >"$5/window.png" ;; esac
"""


class Copy:
    """A copy of the commands; calls() are the arguments of every call of its Python so far."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / ".venv" / "bin").mkdir(parents=True)
        self.python = root / ".venv" / "bin" / "python"
        self.python.write_text(FAKE_PYTHON)
        self.python.chmod(0o755)
        shutil.copytree(ROOT / "installer", root / "installer")
        shutil.copytree(ROOT / ".ci", root / ".ci")
        for name in ("run", "test", "paddock-admin", "pyproject.toml"):
            shutil.copy(ROOT / name, root)

    def start(
        self, *command: str, cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        inherited = {"PATH": os.environ["PATH"], "PADDOCK_NO_APT": "1"}
        return subprocess.run(
            command,
            cwd=cwd or self.root,
            env=inherited | environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def calls(self) -> list[str]:
        return (self.root / "calls").read_text().splitlines()


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def test_the_program_starts_with_the_demo_base(copy: Copy) -> None:
    assert copy.start("./run", DISPLAY=":7").returncode == 0
    assert copy.calls()[-1] == "-P -m app --demo"


@pytest.mark.parametrize(
    "arguments", [("--base", "my clients.fdb"), ("--server", "crm.example/3059"), ("--help",)]
)
def test_arguments_go_to_the_program_and_may_name_another_base(
    copy: Copy, arguments: tuple[str, ...]
) -> None:
    copy.start("./run", *arguments)
    assert copy.calls()[-1] == " ".join(("-P -m app", *arguments))


def test_relative_paths_are_those_of_the_caller(copy: Copy, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    copy.python.write_text(FAKE_PYTHON + 'echo "in $PWD with $PYTHONPATH"\n')
    for command in ("run", "paddock-admin"):
        done = copy.start(str(copy.root / command), "--base", "clients.fdb", cwd=elsewhere)
        assert done.stdout.splitlines()[-1] == f"in {elsewhere} with {copy.root}"
    assert copy.calls()[-2:] == ["-P -m app --base clients.fdb", "-P -m app.admin --base clients.fdb"]


def test_without_a_display_the_main_job_is_played(copy: Copy) -> None:
    done = copy.start("./run")
    assert copy.calls()[-1] == f"-P -m app --tour {copy.root}/out"
    assert "no display" in done.stdout
    assert str(copy.root / "out" / "window.png") in done.stdout


def test_the_second_start_does_nothing_but_start(copy: Copy) -> None:
    copy.start("./run", DISPLAY=":7")
    first = len(copy.calls())
    copy.start("./run", DISPLAY=":7")
    assert any("pip install" in call for call in copy.calls()[:first])
    assert copy.calls()[first:] == ["-P -m app --demo"]


def test_changed_dependencies_are_installed_at_the_next_start(copy: Copy) -> None:
    copy.start("./run", DISPLAY=":7")
    first = len(copy.calls())
    (copy.root / "pyproject.toml").write_text((copy.root / "pyproject.toml").read_text() + "# changed\n")
    copy.start("./run", DISPLAY=":7")
    assert any("pip install" in call for call in copy.calls()[first:])


def test_a_changed_translation_is_compiled_at_the_next_start(copy: Copy) -> None:
    folder = copy.root / "app/bridge/i18n"
    folder.mkdir(parents=True)
    (folder / "paddock_ru.ts").write_text("<TS/>")
    copy.start("./run", DISPLAY=":7")
    assert "installer/translations.py build" in copy.calls()


def test_arguments_of_test_go_to_pytest_alone(copy: Copy) -> None:
    assert copy.start("./test", "tests/unit", "-k", "phone").returncode == 0
    assert copy.calls()[-1] == "-m pytest tests/unit -k phone"
    assert not any("ruff" in call for call in copy.calls())


def test_a_failed_check_fails_the_run_though_all_tests_pass(copy: Copy) -> None:
    copy.python.write_text(FAKE_PYTHON + 'case "$*" in *mypy*) exit 1 ;; esac\n')
    done = copy.start("./test")
    assert done.returncode == 1
    assert "Failed before the tests: types" in done.stdout
    assert copy.calls()[-1].startswith("-m pytest")


def test_missing_packages_are_named_to_somebody_without_rights(copy: Copy, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, words in {"id": "echo 1000", "sudo": "exit 1", "dpkg-query": "echo installed libegl1,"}.items():
        (tools / name).write_text(f"#!/bin/sh\n{words}\n")
        (tools / name).chmod(0o755)
    done = copy.start("./run", PATH=f"{tools}:{os.environ['PATH']}", PADDOCK_NO_APT="")
    assert done.returncode == 1
    assert "apt-get install --no-install-recommends" in done.stderr
    assert "libgl1" in done.stderr
    assert "libegl1" not in done.stderr


def test_the_submission_check_ends_what_the_tests_left_running(copy: Copy) -> None:
    orphan = "import os, sys, time; os.setsid(); print(os.getpid(), flush=True); sys.stdout.close(); time.sleep(300)"
    (copy.root / "test").write_text(f'#!/bin/sh\n"{sys.executable}" -c "{orphan}" >pid &\nsleep 1\nexit 3\n')
    assert copy.start("bash", ".ci/run").returncode == 3
    left = int((copy.root / "pid").read_text())
    state = Path(f"/proc/{left}/stat")
    gone = (
        not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z"
    )  # dead, not yet reaped
    if not gone:
        os.kill(left, signal.SIGKILL)
    assert gone
