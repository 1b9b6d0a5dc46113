"""A base behind a server of its own whose clock can be set, lines that come from other addresses, and people to sign in."""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from db import base, engine, errors, sql
from db.session import Session, open_session
from terminal.licence import Licence
from terminal.vendor import keys
from tests.bench.wan import ThinLine
from tests.rig.server import ServerRig

PASSWORD = "pw-12345"
ADMIN, ADMINS = "ANNA", ("ANNA", "ADA", "AGNES")
PEOPLE = tuple(f"U{i}" for i in range(6))
REMOTE, OTHER, TERMINAL = "127.0.0.9", "127.0.0.10", "127.0.0.77"
ROOT = Path(__file__).parents[2]
TODAY = dt.date.today()


def licence(**change: Any) -> Licence:
    """A licence of the test vendor for two seats, valid for a year."""
    given: dict[str, Any] = {
        "kind": "full", "id": "L-1", "customer": "Firm", "edition": "standard", "seats": 10, "trm": 2,
        "since": TODAY - dt.timedelta(days=1), "until": TODAY + dt.timedelta(days=365), "base": "*", "key": b"no key",
    }  # fmt: skip
    return Licence(**{**given, **change})


def q(text: str, *values: object) -> sql.Query:
    return sql.Query("test", text, values)


class Gate:
    """The base: who signs in from where, and what the owner sees."""

    def __init__(self, rig: ServerRig) -> None:
        self.rig = rig
        self.lines: dict[str, ThinLine] = {}
        self.held: list[Session] = []
        self.clients: list[Client] = []

    def port(self, address: str = "") -> int:
        """The port that leads to the server from an address."""
        if not address:
            return self.rig.port
        if address not in self.lines:
            self.lines[address] = ThinLine(self.rig.port, source=address)
            self.lines[address].__enter__()
        return self.lines[address].port

    def sign_in(self, login: str, address: str = "") -> Session:
        """A session; it is closed after the test."""
        target = engine.Server("127.0.0.1", self.port(address), "gate")
        self.held.append(open_session(target, login, PASSWORD))
        return self.held[-1]

    def refusal(self, login: str, address: str = "") -> str:
        """The key of the refusal, "" for who got in (and leaves at once)."""
        try:
            self.sign_in(login, address).close()
        except errors.Refused as refused:
            return refused.key
        return ""

    def all_at_once(self, logins: tuple[str, ...], address: str) -> dict[str, str]:
        """Log-ins of one moment; the key of the refusal for each, "" for who is in."""

        def enter(login: str) -> str:
            try:
                self.sign_in(login, address)
            except errors.Refused as refused:
                return refused.key
            return ""

        self.port(address)
        with ThreadPoolExecutor(len(logins)) as pool:
            return dict(zip(logins, pool.map(enter, logins), strict=True))

    def owner(self, *texts: str) -> list[tuple[Any, ...]]:
        """Run statements as SYSDBA; the rows of the last."""
        rows: list[tuple[Any, ...]] = []
        target = engine.Server("127.0.0.1", self.rig.port, "gate")
        with open_session(target, "SYSDBA", self.rig.sysdba_password) as session, session.act() as act:
            for text in texts:
                rows = act.rows(q(text))
        return rows

    def install(self, given: Licence, vendor: keys.VendorKeys | None = None) -> None:
        """Put a licence in as an administrator does."""
        signed = (vendor or VENDOR).sign(given)
        with self.sign_in(ADMIN) as session:
            session.write(
                sql.query(
                    "seat.install",
                    body=signed.text,
                    for_program=base64.b64encode(signed.for_program).decode(),
                    for_base=base64.b64encode(signed.for_base).decode(),
                )
            )

    def proved(self, ago: dt.timedelta = dt.timedelta()) -> None:
        """As if the key had been there until then: the lease runs a quarter of an hour from it."""
        seconds = int(900 - ago.total_seconds())
        self.owner(
            f"update lease_t set proved_at = utc_now(), valid_until = dateadd({seconds} second to utc_now())"
        )

    def clock(self, **shift: float) -> None:
        self.rig.set_clock(dt.timedelta(**shift))

    def leave(self) -> None:
        """Everybody out."""
        for client in self.clients:
            client.end()
        for session in self.held:
            session.close()
        self.clients.clear()
        self.held.clear()

    def reset(self) -> None:
        """As new: no licence, no seat taken, the ordinary clock."""
        self.leave()
        self.clock()
        self.owner(
            "delete from mon$attachments where mon$attachment_id <> current_connection and mon$user like 'U%'",
            "delete from licence_t",
            "delete from licence_used_t",
            "delete from seat_net_t",
            "delete from seat_t",
            "update lease_t set nonce = null, asked_at = null, proved_at = null, valid_until = null, latest_at = null,"
            " ahead_at = null, trial_at = null, key_no = null, keeper_at = null, keeper_says = null",
        )

    def client(self, computer: str, login: str, address: str = "", role: str = "") -> Client:
        """A process at a computer of that name."""
        self.clients.append(Client(computer, self.port(address), login, role))
        return self.clients[-1]


class Client:
    """A client process; `said` is "in" or the refusal."""

    def __init__(self, computer: str, port: int, login: str, role: str = "") -> None:
        self.login = login
        inner = [
            sys.executable,
            "-m",
            "tests.terminal.client",
            computer,
            str(port),
            "gate",
            login,
            PASSWORD,
            *([role] if role else []),
        ]
        own = ["unshare", "--uts"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--uts"]
        self.process = subprocess.Popen(
            [*own, "sh", "-c", 'hostname "$0"; exec "$@"', computer, *inner],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.said = self._line()

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def poll(self, drafts: int = 0) -> str:
        """Ask as the program does twice a minute; what came of it."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{drafts}\n")
        self.process.stdin.flush()
        return self._line()

    def ask(self, text: str) -> str:
        """Run a query (its rows as Python writes them) or another statement (its row); the name of an error instead."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{'?' if text.startswith('select') else '!'}{text}\n")
        self.process.stdin.flush()
        return self._line()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(20)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def end(self) -> None:
        self.process.kill()
        self.process.wait(20)
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()


VENDOR = keys.load(keys.TEST_KEYS, keys.TEST_PHRASE)


@pytest.fixture(scope="module")
def gate_module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gate]:
    path = tmp_path_factory.mktemp("gate") / "gate.fdb"
    base.create(path, firm="Firm", person="Anna", login=ADMIN, branch="North")
    with base.owner(engine.Embedded(str(path))) as con:
        cursor = con.cursor()
        for login in (*PEOPLE, *ADMINS[1:]):
            cursor.execute(
                "insert into employee_t (name, login, branch_id, staff_role_id)"
                " values (?, ?, 1, (select id from staff_role_t where code = ?))",
                (login.title(), login, "admin" if login in ADMINS else "manager"),
            )
        cursor.close()
        con.commit()
    with ServerRig(clock=True) as rig:
        people = dict.fromkeys((*ADMINS, *PEOPLE, "PADDOCK_OWNER", "PADDOCK_KEEPER"), PASSWORD)
        rig.place(path, "gate", people, seats=False)
        made = Gate(rig)
        for address in (REMOTE, OTHER, TERMINAL):
            made.port(address)
        try:
            yield made
        finally:
            made.leave()
            for line in made.lines.values():
                line.__exit__(None, None, None)


@pytest.fixture
def gate(gate_module: Gate) -> Iterator[Gate]:
    """The base as new, with nobody in."""
    gate_module.reset()
    yield gate_module
    gate_module.leave()
