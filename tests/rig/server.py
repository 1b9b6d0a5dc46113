"""The test rig: a Firebird 5 server over TCP on a machine that has no Firebird 5 server package.

Debian's Firebird 3.0 listener (the program `firebird`, nothing else of it) runs over the engine 5
and the client library of the wheel firebird-embedded, in a mount namespace of its own.  So sessions
are real: TCP, client addresses, SRP log-in, wire encryption, ON CONNECT triggers.  A rig for tests,
supported by nobody; customers install the Firebird Project's own server.

Limits: wire protocol 15, so no INT128, DECFLOAT or TIME ZONE columns on the wire (cast sums of
BIGINT back to BIGINT).

    with ServerRig() as rig:
        dsn = rig.place(path_of_a_base, "crm", {"ANNA": "secret-1"})      # 127.0.0.1/PORT:crm
        connect(dsn, user="ANNA", password="secret-1")

A placed base keeps its own users (`SecurityDatabase = alias`), as on a customer's server.
"""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

from terminal.licence import Licence
from terminal.vendor import keys

READY_WITHIN = 20.0  # seconds for a start on a busy machine; it usually takes 0.3
HELPER = Path(__file__).with_name("users.py")
ETC = Path("/etc/firebird")

# Arguments: the runtime copy, the configuration and plug-in folders that the listener has compiled
# in, the listener, the port.  pdeathsig: the server dies with the process that started it.
LAUNCH = """
set -eu
mount --bind "$1" "$2"
mount --bind "$1/plugins" "$3"
exec setpriv --pdeathsig KILL "$4" -p "$5"
"""

SERVER_CONF = """\
SecurityDatabase = {security}
RemoteBindAddress = localhost
AuthServer = Srp256
AuthClient = Srp256, Srp
UserManager = Srp
WireCrypt = Required
Providers = Remote,Engine13,Loopback
ServerMode = Super
DatabaseAccess = None
UseFileSystemCache = true
"""


@cache
def emergency(trm: int, first: dt.date | None = None) -> tuple[str, str, str]:
    """A licence of the test vendor that needs no key: body and both signatures, as the base keeps them."""
    since = first or dt.date.today() - dt.timedelta(days=1)
    vendor = keys.load(keys.TEST_KEYS, keys.TEST_PHRASE)
    signed = vendor.sign(
        Licence("emergency", "E-TEST", "Tests", "test", 0, trm, since, since + dt.timedelta(days=14))
    )
    return (
        signed.text,
        *(base64.b64encode(part).decode() for part in (signed.for_program, signed.for_base)),
    )  # type: ignore[return-value]


class RigError(RuntimeError):
    """The rig cannot run here; the text says what to do."""


def _listener() -> tuple[Path, Path, Path]:
    """The listener program, the configuration folder and the plug-in folder that it has compiled in."""
    unpacked = Path(sys.prefix) / "listener" / "firebird"
    programs = [path for path in (unpacked, Path("/usr/sbin/firebird")) if path.is_file()]
    conf = sorted(ETC.glob("3.*/firebird.conf"))
    engine = sorted(Path("/usr/lib").glob("*/firebird/3.*/plugins/libEngine12.so"))
    if not (programs and conf and engine):
        raise RigError(
            "The server rig needs Debian's Firebird 3.0 listener. ./test installs it (packages in "
            "installer/packages.txt: firebird3.0-server-core and the program of firebird3.0-server)."
        )
    return programs[0], conf[0].parent, engine[0].parent


def _faketime() -> Path:
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    if not found:
        raise RigError("A clock that can be set needs the package libfaketime. ./test installs it.")
    return found[0]


def _namespace() -> list[str]:
    """The command that opens a mount namespace; inside a user namespace when we are not root."""
    command = ["unshare", "--mount"]
    if os.geteuid() != 0:
        command.append("--map-root-user")
    probe = subprocess.run([*command, "true"], capture_output=True, text=True, timeout=20, check=False)
    if probe.returncode != 0:
        raise RigError(
            "The server rig needs a mount namespace of its own and this system refuses one "
            f"({probe.stderr.strip()}). Run ./test as root, or allow user namespaces: sysctl "
            "kernel.unprivileged_userns_clone=1, on Ubuntu kernel.apparmor_restrict_unprivileged_userns=0."
        )
    return command


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


class ServerRig:
    """One server process.  Start it from the thread that lives longest: the server dies with it.

    host, port         where it listens (127.0.0.1 and a random free port)
    sysdba_password    of SYSDBA, in the server's own security database and in every placed base
    home               its folder; removed at stop when the rig made it itself
    clock              whether the server's clock can be set (libfaketime): see set_clock
    """

    host = "127.0.0.1"

    def __init__(self, home: Path | None = None, clock: bool = False) -> None:
        self._own_home = home is None
        self.home = Path(tempfile.mkdtemp(prefix="paddock-rig-")) if home is None else home
        self.root = self.home / "root"
        self.port = 0
        self.sysdba_password = secrets.token_urlsafe(12)
        self._process: subprocess.Popen[bytes] | None = None
        self._aliases: dict[str, Path] = {}
        self._users: dict[str, str] = {}  # alias -> the alias whose users it has, where these are not its own
        self._stamp = int(time.time())
        self._clock = clock

    # -- life

    def start(self) -> Self:
        """Start the server and return when its port answers.  Raises RigError when it cannot."""
        self._lay_out()
        for _ in range(3):  # somebody else may take the port between our look and the server's bind
            self.port = _free_port()
            if self._launch():
                return self
        raise RigError(f"The server did not start: {self.log()}")

    def stop(self) -> None:
        """End the server now (SIGKILL: it keeps nothing) and remove its folder.  May be called twice."""
        self._end()
        if self._own_home:
            shutil.rmtree(self.home, ignore_errors=True)

    def kill(self) -> None:
        """What a power cut does to the server.  `restart` brings it back on the same port."""
        self._end()

    def restart(self) -> None:
        """Start again on the same port after `kill`, with the same bases."""
        if not self._launch():
            raise RigError(f"The server did not start again: {self.log()}")

    def set_clock(self, shift: dt.timedelta) -> None:
        """Let the server's clock go that far ahead of ours (back, when negative), from now on."""
        (self.home / "clock.part").write_text(f"{int(shift.total_seconds()):+d}")
        (self.home / "clock.part").replace(self.home / "clock")

    @property
    def pid(self) -> int:
        """Process id of the server itself (the launcher replaces itself by it)."""
        assert self._process is not None, "the rig is not started"
        return self._process.pid

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    # -- bases and people

    def place(
        self, base: Path, alias: str, people: Mapping[str, str] | None = None, *, seats: bool = True
    ) -> str:
        """Copy a base file under an alias, with its own users; returns the DSN.

        people: login -> password; SYSDBA is always made.  Nobody may still be connected to an earlier
        base of that alias.  seats: everybody comes from one address here, which the gate takes for a
        terminal server; so the base gets a licence of the test vendor for many (tests of the gate do without).
        """
        target = self.home / f"{alias}.fdb"
        target.unlink(missing_ok=True)
        shutil.copyfile(base, target)
        self._aliases[alias] = target
        self._write_aliases()
        self._make_users(alias, {"SYSDBA": self.sysdba_password, **(people or {})}, licence=seats)
        return self.dsn(alias)

    def make_room(self, alias: str) -> str:
        """An alias for a base that is not there yet and has the users of another: where a backup is restored. Its name."""
        name = f"{alias}_restored"
        self._aliases[name], self._users[name] = self.home / f"{name}.fdb", alias
        self._write_aliases()
        return name

    def swap(self, alias: str, other: str) -> None:
        """Let two aliases change their files, as an administrator of the server does. Nobody may be connected to either."""
        self._aliases[alias], self._aliases[other] = self._aliases[other], self._aliases[alias]
        self._write_aliases()

    def add_people(self, alias: str, people: Mapping[str, str]) -> None:
        """Make log-ins in the base's own security database, through the running server."""
        self._make_users(self.dsn(alias), people, self.sysdba_password)

    def dsn(self, alias: str) -> str:
        return f"{self.host}/{self.port}:{alias}"

    def path(self, alias: str) -> Path:
        """The file behind an alias (do not open it while the server has it)."""
        return self._aliases[alias]

    def log(self) -> str:
        """The server's log and output so far."""
        texts = []
        for name in ("root/firebird.log", "server.out"):
            with contextlib.suppress(OSError):
                texts.append((self.home / name).read_text(errors="replace"))
        return "\n".join(texts).strip()

    # -- inside

    def _lay_out(self) -> None:
        from firebird.embedded.provider import FirebirdProvider

        if self.root.exists():
            return
        shutil.copytree(FirebirdProvider().root, self.root, ignore=shutil.ignore_patterns("*.log"))
        (self.home / "lock").mkdir(mode=0o700)
        security = self.home / "security5.fdb"
        (self.root / "firebird.conf").write_text(SERVER_CONF.format(security=security))
        self._write_aliases()
        self._make_users(str(security), {"SYSDBA": self.sysdba_password}, create=True)

    def _environment(self) -> dict[str, str]:
        root = str(self.root)
        lock = str(self.home / "lock")
        return {**os.environ, "FIREBIRD": root, "FIREBIRD_LOCK": lock, "LD_LIBRARY_PATH": root}

    def _write_aliases(self) -> None:
        """In place, as the folder is bind-mounted; the server re-reads when the file's second differs."""
        conf = self.root / "databases.conf"
        own = "{} = {}\n{{\n  SecurityDatabase = {}\n}}\n"
        conf.write_text(
            "".join(own.format(a, path, self._users.get(a, a)) for a, path in self._aliases.items())
        )
        self._stamp += 1
        os.utime(conf, (self._stamp, self._stamp))

    def _make_users(
        self,
        dsn: str,
        people: Mapping[str, str],
        password: str = "",
        create: bool = False,
        licence: bool = False,
    ) -> None:
        """In a process of its own: an engine reads its configuration once, and the tests use another."""
        lines = [dsn, password, "create" if create else "open", *(f"{u}\t{p}" for u, p in people.items())]
        if licence:
            lines.append("\t".join(("licence", *emergency(999))))
        done = subprocess.run(
            [sys.executable, HELPER, self.root],
            input="\n".join(lines),
            env=self._environment(),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        if done.returncode != 0:
            raise RigError(f"Making users in {dsn} failed: {done.stderr}")

    def _launch(self) -> bool:
        """Start the server on self.port; whether it answers there."""
        listener, conf, plug = _listener()
        script = [
            "sh",
            "-c",
            LAUNCH,
            "rig",
            str(self.root),
            str(conf),
            str(plug),
            str(listener),
            str(self.port),
        ]
        # the engine needs the symbols of these two before it loads its plug-ins
        own = {"LD_PRELOAD": "libtommath.so.1 libtomcrypt.so.1"}
        if self._clock:
            own["LD_PRELOAD"] += f" {_faketime()}"
            own |= {"FAKETIME_TIMESTAMP_FILE": str(self.home / "clock"), "FAKETIME_NO_CACHE": "1"}
            own |= {"FAKETIME_DONT_FAKE_MONOTONIC": "1"}
            self.set_clock(dt.timedelta())
        with (self.home / "server.out").open("ab") as out:
            self._process = subprocess.Popen(
                [*_namespace(), *script],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                env=self._environment() | own,
                cwd=self.home,
            )
        if self._answers():
            return True
        self._end()
        return False

    def _answers(self) -> bool:
        assert self._process is not None
        give_up = time.monotonic() + READY_WITHIN
        while time.monotonic() < give_up and self._process.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection((self.host, self.port), timeout=1):
                return True
            time.sleep(0.02)
        return False

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait(20)
            self._process = None
