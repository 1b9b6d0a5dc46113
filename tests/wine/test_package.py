"""The package itself: installed and removed in silence, its commands, the service of the keeper, run.cmd."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from db import seed
from tests.bases import Served
from tests.e2e.screen import wait_for
from tests.structure.sources import ROOT
from tests.wine.machine import FOLDER, Wine, build, windows_path

UNINSTALL = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall"
SERVICE = r"HKLM\SYSTEM\CurrentControlSet\Services\PaddockKeeper"


def test_it_is_installed_for_all_and_removed_without_a_trace(
    tmp_path: Path, wine: Wine, msi: Path, request: pytest.FixtureRequest
) -> None:
    own = Wine(tmp_path, wine.screen)
    request.addfinalizer(own.end)
    assert own.run("msiexec", "/i", msi, "/qn").returncode == 0
    assert (own.installed / "paddock.exe").is_file()
    assert "Paddock CRM" in own.says("reg", "query", UNINSTALL, "/s")
    assert list(own.drive.rglob("Paddock CRM.lnk"))
    assert own.run("msiexec", "/i", msi, "/qn").returncode == 0, "once more is no fault"
    assert own.run("msiexec", "/x", msi, "/qn").returncode == 0
    assert not own.installed.exists()
    assert not list(own.drive.rglob("Paddock CRM.lnk"))
    assert "Paddock CRM" not in own.says("reg", "query", UNINSTALL, "/s")


def test_the_program_says_how_it_is_started(wine: Wine) -> None:
    assert "--server HOST[/PORT][:ALIAS]" in wine.says(FOLDER + r"\paddock.exe", "--help")


def test_nothing_is_compiled_when_the_program_starts(wine: Wine) -> None:
    """Who works with it may not write into its folder: what is not compiled in the package is compiled at every start."""
    wine.says(FOLDER + r"\paddock.exe", "--help")
    sources = [path for path in wine.installed.rglob("*.py") if path.parent.name != "site-packages"]
    bare = [
        str(path.relative_to(wine.installed))
        for path in sources
        if not (path.parent / "__pycache__" / f"{path.stem}.cpython-311.pyc").exists()
    ]
    assert sources
    assert bare == []


@pytest.mark.server
def test_the_commands_of_the_administrator_print_any_letter(wine: Wine, served_base: Served) -> None:
    """The output is a pipe, so in the code page of the system, which has no Cyrillic here. Of the commands only those are tried
    that need no engine in the program: Wine 8 cannot run it."""
    admin = FOLDER + r"\paddock-admin.exe"
    assert "backup TARGET FOLDER" in wine.says(admin, "--help")
    owner = "owner-1"
    served_base.rig.add_people(served_base.target.alias, {seed.OWNER: owner})
    base = str(served_base.target)
    told = wine.says(admin, "grant", base, "ПОНИ", "HEAD", PADDOCK_PASSWORD=owner)
    assert told == "\\u041f\\u041e\\u041d\\u0418 has the role head.\n"
    missing = wine.run(admin, "check", r"C:\нет такой.fdb")
    assert missing.returncode == 1
    assert b"Traceback" not in missing.stderr


@pytest.fixture
def config(tmp_path: Path, served_base: Served) -> Path:
    served_base.rig.add_people(served_base.target.alias, {seed.KEEPER: "keeper-1"})
    (tmp_path / "password").write_text("keeper-1")
    (tmp_path / "pin").write_text("1234")
    config = tmp_path / "keeper.toml"
    config.write_text(
        f'base = "{served_base.target}"\npassword_file = "password"\npin_file = "pin"\n'
        'library = \'C:\\none.dll\'\ntoken = "x"\nstate = "state"\n'
    )
    return config


@pytest.mark.server
def test_the_keeper_runs_as_a_service(wine: Wine, config: Path) -> None:
    keeper = FOLDER + r"\paddock-keeper.exe"
    status = config.parent / "state" / "status.json"
    assert wine.run(keeper, "install", "--startup", "auto").returncode == 2
    assert wine.run(keeper, "install", windows_path(config.with_name("none.toml"))).returncode == 2
    wine.says(keeper, "install", windows_path(config))
    try:
        assert "0x2" in wine.says("reg", "query", SERVICE, "/v", "Start"), "with the computer"
        wine.run(keeper, "start")  # refused when it runs: each start of Wine is one of the computer
        wait_for(
            lambda: status.exists() and json.loads(status.read_text())["connected"], "the keeper at the base"
        )
        assert json.loads(status.read_text())["key_state"] == "no_library"
        assert "RUNNING" in wine.says("sc", "query", "PaddockKeeper")
        assert "Stopping" in wine.says(keeper, "--wait", "30", "stop")
        assert "the key: no_library" in (config.parent / "state" / "keeper.log").read_text()
    finally:
        wine.says(keeper, "remove")


# -- run.cmd, for who works with the sources


class Sources:
    """A copy of run.cmd below a folder with a space and Cyrillic letters; Python is one that only notes its arguments."""

    def __init__(self, wine: Wine, folder: Path) -> None:
        self.root = folder / "Проект x"
        (self.root / "app" / "bridge" / "i18n").mkdir(parents=True)
        body = (ROOT / "run.cmd").read_text(encoding="utf-8")
        (self.root / "run.cmd").write_bytes(body.replace("\n", "\r\n").encode())
        shutil.copy(ROOT / "pyproject.toml", self.root)
        for path in (ROOT / "app" / "bridge" / "i18n").glob("*.ts"):
            shutil.copy(path, self.root / "app" / "bridge" / "i18n")
        build(Path(__file__).with_name("fake_python.c"), wine.drive / "windows" / "py.exe")
        self._wine, self._calls = wine, folder / "calls"

    def run(self, *words: str) -> tuple[int, list[str]]:
        """The exit code, and the calls of Python: program|[argument]...|folder|path."""
        self._calls.unlink(missing_ok=True)
        command = windows_path(self.root / "run.cmd")
        done = self._wine.run(
            "cmd", "/c", command, *words, cwd=self.root.parent, FAKE_CALLS=windows_path(self._calls)
        )
        calls = self._calls.read_text(encoding="utf-8-sig") if self._calls.exists() else ""
        return done.returncode, calls.replace(windows_path(self.root), "ROOT").splitlines()


def test_run_cmd_makes_the_environment_once_and_passes_arguments_on(wine: Wine, tmp_path: Path) -> None:
    """That a changed list of packages is noticed cannot be seen here: fc of Wine finds all files alike."""
    sources = Sources(wine, tmp_path)
    here = windows_path(tmp_path)
    code, calls = sources.run()
    assert code == 7, "the exit code is the program's own"
    assert [call.split("|")[1] for call in calls if call.startswith("py.exe")] == [
        "[-3.13][-c][pass]",
        "[-3.12][-c][pass]",
        r"[-3.12][-m][venv][ROOT\.venv]",
    ]
    kinds = [call.split("|")[1][:12] for call in calls if call.startswith("python.exe")]
    assert kinds == ["[-c][import ", "[-m][pip][in", "[installer\\t", "[-P][-m][app"]
    assert calls[-1] == f"python.exe|[-P][-m][app][--demo]|{here}|ROOT"
    assert sources.run("--server", "crm.example/3059", "--user", "ANNA") == (
        7,
        [f"python.exe|[-P][-m][app][--server][crm.example/3059][--user][ANNA]|{here}|ROOT"],
    )
    assert sources.run("--help")[1] == [f"python.exe|[-P][-m][app][--help]|{here}|ROOT"]
