"""The keeper: one process that holds the hardware key, proves it to the base, and does timed work.

    python -m terminal.keeper --config FILE            run until told to stop
    python -m terminal.keeper --config FILE --status   what the running keeper says; exit code 0 when all is well
    python -m terminal.keeper --config FILE --once     one round, then end (to try a configuration)

It opens no port: it signs in to the base as PADDOCK_KEEPER from any computer of the office that has the key plugged in. A service
and not the program, since within an RDP session Windows shows the tokens of the user's own computer and not the server's.

The configuration (TOML; secrets stand in files of their own that only the service may read; under systemd a name without a
folder is one of its credentials):

    base = "crm.local/3050:sales"
    password_file = "keeper-password"
    library = "/usr/lib/librtpkcs11ecp.so"     # see: python -m terminal.key find
    token = "paddock"                          # its label or serial number
    pin_file = "keeper-pin"
    state = "/var/lib/paddock-keeper"

    [backup]                                   # only for the timed work "backup"
    folder = "/backup/paddock"
    owner_password_file = "owner-password"
    phrase_file = "backup-phrase"
"""

from __future__ import annotations

import argparse
import base64
import datetime as dt
import json
import logging
import os
import signal
import sys
import threading
import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.core.cases import timed
from app.core.console import show_any_letter
from db import engine, errors, keeper, seed, sql
from db.session import Session, open_session
from terminal.key import LABEL, Key, KeyTrouble
from terminal.timed import Clerk, plain, secret_path

TICK = 5.0  # seconds between two looks at the base: how long a program waits for its proof
BEAT = 10.0  # between two signs of life
LEASE = 300.0  # between two proofs of the key; the base believes one for a quarter of an hour
KEY_AGAIN = 10.0  # between two looks for a key that is away
WORK_ENDS = 20.0  # how long timed work under way is waited for at the end
REFUSED_AGAIN = 60.0  # after the base has refused a proof: another key, no licence, the clock
LINE_AGAIN = (1.0, 2.0, 5.0, 10.0, 30.0)  # pauses while the base does not answer; the last repeats
_LOG = logging.getLogger(__name__)
PROBE = b"PADDOCK-PROBE/1"  # signed at each sign of life, so that a key pulled out is seen at once
_STUCK = ("wrong_pin", "locked")  # never tried again before the PIN's file has changed


class BadConfig(Exception):
    """The configuration cannot be used; the text is a sentence."""


@dataclass(frozen=True)
class Config:
    """What the file says, see above. `pin` and the passwords are read from their files when they are needed."""

    target: engine.Server
    password_file: Path
    library: str
    token: str
    pin_file: Path
    state: Path
    label: str = LABEL
    work: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Config:
        """Read a file. Raises BadConfig."""
        try:
            told = tomllib.loads(path.read_text(encoding="utf-8"))
            return cls(
                engine.parse_server(str(told["base"])),
                secret_path(str(told["password_file"]), path),
                str(told["library"]),
                str(told["token"]),
                secret_path(str(told["pin_file"]), path),
                path.parent / str(told.get("state", "state")),
                str(told.get("label", LABEL)),
                {
                    name: {k: str(v) for k, v in part.items()} | {"beside": str(path)}
                    for name, part in told.items()
                    if isinstance(part, dict)
                },
            )
        except KeyError as error:
            raise BadConfig(f"{path}: the line {error} is missing.") from error
        except (OSError, ValueError, TypeError) as error:
            raise BadConfig(f"{path} cannot be read: {error}.") from error

    @property
    def status(self) -> Path:
        """Where the running keeper says how it is."""
        return self.state / "status.json"


class Holder:
    """The key with the rule of the PIN: a wrong one is tried once, also over a restart of the service."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._key = Key(config.library, config.token, config.label)
        self._again = 0.0
        self._refused = config.state / "wrong-pin"
        self.state = "no_token"

    def sign(self, message: bytes) -> bytes:
        """A signature; finds a key that came back. Raises KeyTrouble."""
        if not self._key.is_open:
            self._open()
        try:
            return self._key.sign(message)
        except KeyTrouble as trouble:
            self._note(trouble)
            raise

    def _open(self) -> None:
        if self.state in _STUCK or self._refused.exists():
            if self._pin_mark() == self._kept_mark():
                self.state = self.state if self.state in _STUCK else "wrong_pin"
                raise KeyTrouble(self.state)
            self._refused.unlink(missing_ok=True)
        if time.monotonic() < self._again:
            raise KeyTrouble(self.state)
        self._again = time.monotonic() + KEY_AGAIN
        try:
            pin = self._config.pin_file.read_text(encoding="utf-8").strip()
        except OSError as error:
            self.state = "trouble"
            raise KeyTrouble("trouble", f"the PIN's file cannot be read: {error}") from error
        try:
            self._key.open(pin)
        except KeyTrouble as trouble:
            self._note(trouble)
            raise
        self._again = 0.0
        self._say("ok")

    def _note(self, trouble: KeyTrouble) -> None:
        self._say(trouble.state)
        if trouble.state in _STUCK:
            self._refused.parent.mkdir(parents=True, exist_ok=True)
            self._refused.write_text(self._pin_mark(), encoding="ascii")

    def _say(self, state: str) -> None:
        if state != self.state:
            _LOG.warning("the key: %s (before: %s)", state, self.state)
        self.state = state

    def _pin_mark(self) -> str:
        """Tells one version of the PIN's file from another, without a word about the PIN."""
        try:
            stat = self._config.pin_file.stat()
        except OSError:
            return "none"
        return f"{stat.st_mtime_ns} {stat.st_size} {stat.st_ino}"

    def _kept_mark(self) -> str:
        try:
            return self._refused.read_text(encoding="ascii")
        except OSError:
            return ""

    def close(self) -> None:
        self._key.close()


class Keeper:
    """The loop. `over` ends it; everything else happens in the thread that runs it."""

    def __init__(self, config: Config) -> None:
        self.over = threading.Event()
        self._config = config
        self._holder = Holder(config)
        self._session: Session | None = None
        self._clerk = Clerk(self._sign_in, config.target, config.work, self._note_work)
        self._trouble = self._worried = ""  # to be told as soon as the base listens; the last state that was
        self._failures = 0
        self._beat_at = self._lease_at = 0.0
        self._told: dict[str, Any] = {"lease_until": None, "last_work": {}}

    def run(self, once: bool = False) -> None:
        """Rounds until `over` is set. A round never raises."""
        try:
            while not self.over.is_set():
                pause = self.round()
                if once:
                    self._clerk.wait()
                    return
                self.over.wait(pause)
        finally:
            self._leave()

    def round(self) -> float:
        """One round; the seconds until the next."""
        try:
            session = self._signed_in()
            self._lease(session)
            self._proofs(session)
            self._timed(session)
            self._live(session)
            self._complain(session)
            self._failures = 0
            self._tell(True)
            return TICK
        except errors.DatabaseError as error:
            _LOG.warning("the base: %s", error)
            self._leave_base()
            self._trouble = f"base|{type(error).__name__}: {error}"
            self._tell(False, f"{type(error).__name__} {error}")
            self._failures += 1
            return LINE_AGAIN[min(self._failures, len(LINE_AGAIN)) - 1]

    def _signed_in(self) -> Session:
        if self._session is None:
            self._session = self._sign_in()
            self._beat_at = self._lease_at = 0.0
        return self._session

    def _sign_in(self) -> Session:
        try:
            password = self._config.password_file.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise errors.WrongPassword(self._config.target, str(error)) from error
        return open_session(self._config.target, seed.KEEPER, password)

    def _lease(self, session: Session) -> None:
        now = time.monotonic()
        if now < self._lease_at:
            return
        try:
            signature = self._holder.sign(keeper.lease_challenge(session))
            key, until = keeper.lease_prove(session, base64.b64encode(signature).decode())
        except KeyTrouble as trouble:
            self._worry(trouble.state)
            self._lease_at = now + KEY_AGAIN
            self._beat_at = 0.0
        except errors.Rule as refused:  # no licence yet, another key, the clock
            _LOG.warning("the base refuses the proof: %s", refused.key)
            self._worry(refused.key)
            self._holder.state = refused.key
            self._lease_at = now + REFUSED_AGAIN
        else:
            self._worried = ""
            if self._holder.state != "ok":
                self._holder.state, self._beat_at = "ok", 0.0
            self._told["lease_until"], self._told["key"] = until.isoformat(), key
            self._lease_at = now + LEASE

    def _proofs(self, session: Session) -> None:
        for conn, text in keeper.proofs_wanted(session):
            try:
                keeper.proof_give(session, conn, base64.b64encode(self._holder.sign(text)).decode())
            except KeyTrouble:
                self._lease_at = 0.0  # look at once whether it is gone
                return

    def _timed(self, session: Session) -> None:
        due = session.rows(sql.query("timed.due"))
        session.end_reading()
        if due:
            self._clerk.look()

    def _note_work(self, done: timed.Done) -> None:
        line = f"{dt.datetime.now():%Y-%m-%d %H:%M} {'' if done.ok else 'FAILED '}{plain(done.say)}"
        self._told["last_work"] = {**self._told["last_work"], done.code: line}

    def _worry(self, state: str) -> None:
        """A state of the key that is new is told to the base."""
        if state != self._worried:
            self._trouble = self._worried = state

    def _complain(self, session: Session) -> None:
        if self._trouble:
            keeper.trouble(session, self._trouble)
            self._trouble = ""

    def _live(self, session: Session) -> None:
        if time.monotonic() >= self._beat_at:
            try:
                self._holder.sign(PROBE)
            except KeyTrouble:
                self._lease_at = 0.0  # a proof at once when it is back
            keeper.beat(session, self._holder.state)
            self._beat_at = time.monotonic() + BEAT

    def _tell(self, connected: bool, trouble: str = "") -> None:
        """Keep the status file; a disk that fails stops nothing."""
        told = {
            "at": dt.datetime.now().isoformat(timespec="seconds"),
            "pid": os.getpid(),
            "base": str(self._config.target),
            "connected": connected,
            "trouble": trouble,
            "key_state": self._holder.state,
            **self._told,
        }
        try:
            self._config.state.mkdir(parents=True, exist_ok=True)
            part = self._config.status.with_suffix(".part")
            part.write_text(json.dumps(told, indent=1), encoding="utf-8")
            part.replace(self._config.status)
        except OSError as error:
            _LOG.warning("status not written: %s", error)

    def _leave_base(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None

    def _leave(self) -> None:
        self._clerk.wait(WORK_ENDS)
        self._leave_base()
        self._holder.close()


def status(config: Config) -> tuple[str, bool]:
    """What the running keeper last said, and whether all is well."""
    try:
        told = json.loads(config.status.read_text(encoding="utf-8"))
        age = dt.datetime.now() - dt.datetime.fromisoformat(told["at"])
    except (OSError, ValueError, KeyError):
        return "The keeper has never run with this configuration.", False
    fresh = age < dt.timedelta(seconds=90)
    well = fresh and told["connected"] and told["key_state"] == "ok"
    lines = [
        f"{'running' if fresh else 'NOT RUNNING'}, last sign of life {told['at']} (process {told['pid']})",
        f"base   {told['base']}: {'connected' if told['connected'] else 'NOT CONNECTED ' + told['trouble']}",
        f"key    {told['key_state']}{' (the spare one)' if told.get('key') == 2 else ''}",
        f"lease  until {told['lease_until'] or 'never proved'}",
        *(f"work   {code}: {say}" for code, say in told["last_work"].items()),
    ]
    return "\n".join(lines), well


def main(arguments: list[str] | None = None) -> int:
    """Run, or tell the status. Exit codes: 0 well, 1 not, 2 wrong words or configuration."""
    parser = argparse.ArgumentParser(
        prog="terminal.keeper", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--status", action="store_true")
    parser.add_argument("--once", action="store_true")
    args = parser.parse_args(arguments)
    show_any_letter()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        config = Config.read(args.config)
    except BadConfig as error:
        print(error, file=sys.stderr)
        return 2
    if args.status:
        text, well = status(config)
        print(text)
        return int(not well)
    running = Keeper(config)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: running.over.set())
    running.run(once=args.once)
    return int(args.once and not status(config)[1])


if __name__ == "__main__":
    sys.exit(main())
