"""A Windows of the tests' own: a prefix of Wine with the package installed, and a person who sits before the program there."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
from pathlib import Path

from tests.e2e.program import EYE, Person
from tests.e2e.screen import PATIENT, Screen

HERE = Path(__file__).parent
FOLDER = r"C:\Program Files\Paddock CRM"
# Libraries of Windows that Wine 8 lacks, and what each is linked with
MISSING = {"bcryptprimitives": ["-ladvapi32"], "icuuc": []}
THEIR_KEYRING = "PYTHON_KEYRING_BACKEND"  # with which the tests keep off the person's own


class Wine:
    """`run` starts a Windows program and waits for it; `drive` is its drive C."""

    def __init__(self, folder: Path, screen: Screen) -> None:
        self.folder, self.screen = folder, screen
        self.prefix = folder / "prefix"
        self.drive = self.prefix / "drive_c"
        self.run("wineboot", "--init")
        for name, libraries in MISSING.items():
            target = self.drive / "windows" / "system32" / f"{name}.dll"
            build(HERE / f"{name}.c", target, "-shared", *libraries)

    def environment(self) -> dict[str, str]:
        own = {"WINEPREFIX": str(self.prefix), "WINEARCH": "win64", "WINEDEBUG": "-all", "LC_ALL": "C.UTF-8"}
        theirs = self.screen.environment()
        theirs.pop(THEIR_KEYRING, None)
        return theirs | own

    def run(
        self, *command: str | Path, within: int = 120, cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        """The program's end; code 124 when it did not come in time. Its standard input is a pipe: CPython needs one under Wine."""
        return subprocess.run(
            ["timeout", "-k", "5", str(within), "wine", *map(str, command)],
            input=b"\n",
            env=self.environment() | environment,
            cwd=cwd or self.folder,
            capture_output=True,
            check=False,
        )

    def says(self, *command: str | Path, within: int = 120, **environment: str) -> str:
        """What a program prints; it must end well."""
        done = self.run(*command, within=within, **environment)
        assert done.returncode == 0, (done.returncode, done.stdout, done.stderr)
        return done.stdout.decode(errors="replace").replace("\r\n", "\n")

    def install(self, msi: Path) -> None:
        assert self.run("msiexec", "/i", msi, "/qn").returncode == 0
        site = self.installed / "Lib" / "site-packages"
        shutil.copy(HERE / "sitecustomize.py", site)
        shutil.copy(EYE / "sitecustomize.py", site / "eye.py")

    @property
    def installed(self) -> Path:
        return self.drive / "Program Files" / "Paddock CRM"

    def end(self) -> None:
        """Every program of the prefix ends."""
        subprocess.run(["wineserver", "-k"], env=self.environment(), check=False, timeout=PATIENT)
        subprocess.run(["wineserver", "-w"], env=self.environment(), check=False, timeout=PATIENT)


def build(source: Path, target: Path, *options: str) -> None:
    """Compile for Windows."""
    gcc = "x86_64-w64-mingw32-gcc"
    subprocess.run([gcc, "-O2", "-municode", "-o", target, source, *options], check=True, timeout=PATIENT)


def windows_path(path: Path) -> str:
    """A path of this Linux as Windows programs see it."""
    return "Z:" + str(path).replace("/", "\\")


class WindowsPerson(Person):
    """Somebody before the installed program."""

    logs = "AppData/Roaming/Paddock CRM/log/paddock.log"
    stdin = subprocess.PIPE

    def __init__(self, wine: Wine, *arguments: str) -> None:
        self._wine = wine
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        (home,) = [path for path in (wine.drive / "users").iterdir() if path.name != "Public"]
        super().__init__(wine.screen, home, *arguments)

    def command(self) -> list[str]:
        given = {k: v for k, v in self._wine.environment().items() if k.startswith("WINE")}
        # CPython takes no file as its output under Wine, a pipe it does
        piped = ["bash", "-c", 'set -o pipefail; wine "$0" "$@" 2>&1 | cat', FOLDER + r"\paddock.exe"]
        return ["env", "-u", THEIR_KEYRING, *(f"{k}={v}" for k, v in given.items()), *piped]

    def eyes(self) -> dict[str, str]:
        return {"PADDOCK_EYE": str(self._port), "QT_QPA_PLATFORM": "windows"}

    def _knock(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self._port), timeout=PATIENT)

    def end(self) -> None:
        if self.process.stdin is not None:
            with contextlib.suppress(OSError):
                self.process.stdin.close()
        super().end()
