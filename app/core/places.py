"""Where this person has worked: recent bases and this computer's settings, in one small file."""

from __future__ import annotations

import contextlib
import datetime as dt
import getpass
import hmac
import json
import logging
import re
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import platformdirs

from app.core import tokens
from app.core.passwords import passwords
from app.core.texts import T
from db import base
from db.engine import Embedded, Server, Target, parse_server
from db.session import Session, open_session

__all__ = [
    "Choice",
    "Embedded",
    "NewBase",
    "Place",
    "Places",
    "Server",
    "Stay",
    "Target",
    "address_problem",
    "file_for",
    "folder",
    "in_background",
    "open_choice",
    "opener",
    "own_login",
    "parse_server",
]

PROGRAM = "Paddock CRM"
KEPT = 12  # recent bases
FILE_END = ".fdb"
_LOG = logging.getLogger(__name__)
R = TypeVar("R")

_ADDRESS_SAYS = {
    "host_missing": T("Connect", "Write the server as host/port or host/port:alias."),
    "host_bad": T("Connect", "This is not an address. Write the server as host/port or host/port:alias."),
    "port_bad": T("Connect", "The port is a number from 1 to 65535: host/port or host/port:alias."),
    "alias_missing": T("Connect", "Write the alias after the colon, or leave the colon out."),
    "alias_bad": T("Connect", "The alias has signs that no alias has."),
}


@dataclass(frozen=True)
class NewBase:
    """What a new base on this computer is asked for.

    language: "en" or "ru", of its dictionaries. country: ISO code of the firm's, "" when it is not known.
    """

    firm: str
    person: str
    language: str
    country: str = ""


@dataclass(frozen=True)
class Choice:
    """Where to work and as whom. new: make the base first; remember: keep the password in the keyring."""

    target: Target
    user: str
    password: str = ""
    role: str | None = None
    new: NewBase | None = None
    remember: bool = False


@dataclass(frozen=True)
class Place:
    """A base that was used before. used: this computer's time."""

    target: Target
    user: str
    firm: str = ""
    used: dt.datetime = dt.datetime.min

    def title(self) -> str:
        """What the list of recent bases shows: the firm, else the file's or the alias's name."""
        if self.firm:
            return self.firm
        return Path(self.target.path).stem if isinstance(self.target, Embedded) else self.target.alias


class Places:
    """Recent bases and the settings of scope `machine`, in a file of this person on this computer.

    A damaged or missing file is an empty one; a failing disk is logged and stops nothing.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or folder() / "places.json"
        self._body = self._read()

    def recent(self) -> list[Place]:
        """The newest first."""
        found = []
        for entry in self._body.get("recent", []):
            with contextlib.suppress(KeyError, TypeError, ValueError):
                used = dt.datetime.fromisoformat(entry["used"])
                found.append(Place(_target(entry), str(entry["user"]), str(entry.get("firm", "")), used))
        return sorted(found, key=lambda place: place.used, reverse=True)

    def note(self, target: Target, user: str, firm: str) -> None:
        """This base was opened now."""
        others = [place for place in self.recent() if (place.target, place.user) != (target, user)]
        self._keep([Place(target, user, firm, dt.datetime.now()), *others][:KEPT])

    def forget(self, place: Place) -> None:
        """Take a base off the list; the base itself stays."""
        same = (place.target, place.user)
        self._keep([other for other in self.recent() if (other.target, other.user) != same])

    def wrong_password(self, target: Target, user: str) -> None:
        """Count a wrong password for this log-in at this base."""
        kept = self._wrong()
        kept[f"{user}@{target}"] = min(kept.get(f"{user}@{target}", 0) + 1, 10_000)
        self._body["wrong_passwords"] = kept
        self._write()

    def forget_wrong(self, target: Target, user: str) -> int:
        """How many were counted since the last time; begins anew."""
        kept = self._wrong()
        found = kept.pop(f"{user}@{target}", 0)
        if found:
            self._body["wrong_passwords"] = kept
            self._write()
        return found

    def _wrong(self) -> dict[str, int]:
        kept = self._body.get("wrong_passwords")
        return (
            {str(k): int(n) for k, n in kept.items() if isinstance(n, int)} if isinstance(kept, dict) else {}
        )

    def setting(self, key: str, default: Any = None) -> Any:
        settings = self._body.get("settings")
        return settings.get(key, default) if isinstance(settings, dict) else default

    def set_setting(self, key: str, value: Any) -> None:
        settings = self._body.get("settings")
        self._body["settings"] = {**(settings if isinstance(settings, dict) else {}), key: value}
        self._write()

    def _keep(self, places: list[Place]) -> None:
        self._body["recent"] = [
            {
                ("file" if isinstance(place.target, Embedded) else "server"): str(place.target),
                "user": place.user,
                "firm": place.firm,
                "used": place.used.isoformat(timespec="seconds"),
            }
            for place in places
        ]
        self._write()

    def _read(self) -> dict[str, Any]:
        try:
            body = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            _LOG.info("places not read: %s", error)
            return {}
        return body if isinstance(body, dict) else {}

    def _write(self) -> None:
        """Beside and renamed, so that a crash leaves the older file whole."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part = self.path.with_suffix(".part")
            part.write_text(json.dumps(self._body, ensure_ascii=False, indent=1), encoding="utf-8")
            part.replace(self.path)
        except OSError as error:
            _LOG.info("places not kept: %s", error)


def _target(entry: dict[str, Any]) -> Target:
    return Embedded(str(entry["file"])) if "file" in entry else parse_server(str(entry["server"]))


def folder() -> Path:
    """Where this person's small files of this program are on this computer."""
    return Path(platformdirs.user_config_path(PROGRAM, appauthor=False, roaming=True))


def file_for(firm: str, beside: Path | None = None) -> Path:
    """A free file name for a new base of that firm, in the person's documents or `beside`."""
    home = beside or Path(platformdirs.user_documents_path()) / PROGRAM
    stem = re.sub(r'[<>:"/\\|?*\x00-\x1f.\s]+', " ", firm).strip()[:60].strip() or PROGRAM
    found = home / f"{stem}{FILE_END}"
    number = 2
    while found.exists():
        found = home / f"{stem} {number}{FILE_END}"
        number += 1
    return found


def own_login() -> str:
    """A log-in for this person: the name at this computer, as far as it is Latin letters, else ADMIN."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        name = ""
    clean = re.sub(r"[^A-Z0-9_]", "", name.upper())[:30]
    return clean if clean[:1].isalpha() and clean not in ("ROOT", "SYSDBA", "ADMINISTRATOR") else "ADMIN"


def open_choice(choice: Choice) -> Session:
    """A session for the choice; a password that was not typed is looked for in the keyring.

    Raises ConnectFailed and its kin.
    """
    password = choice.password
    if isinstance(choice.target, Server) and not password:
        password = passwords.find(choice.target, choice.user) or ""
    return open_session(choice.target, choice.user, password, choice.role)


class Stay:
    """One stay at a base: opens the sessions for its lanes. `choice` takes a new password when the person has changed it.

    signer: the person's token, once the base has asked for one: it signs for each session that is opened from then on.
    """

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self.signer: tokens.Signer | None = None
        self._entered = False

    def open(self) -> Session:
        """A session.

        The first call makes a new base, and has the keyring keep or forget the password once it proved right; the
        later ones only open. The first may also raise BaseExists, ValueError for a bad log-in, OSError.
        """
        if self._entered:
            return self._proved(open_choice(self.choice))
        _make(self.choice)
        session = open_choice(self.choice)
        self._entered = True
        _keep_password(self.choice)
        return session

    def leave(self) -> None:
        """The stay is over: sign out of the token."""
        if self.signer is not None:
            self.signer.close()

    def _proved(self, session: Session) -> Session:
        if self.signer is not None:
            try:
                tokens.prove_new(session, self.signer)
            except BaseException:
                session.close()
                raise
        return session

    def knows(self, typed: str) -> bool:
        """Whether that is the password of this stay. May wait for the keyring."""
        kept = self.choice.password or passwords.find(self.choice.target, self.choice.user) or ""
        return bool(kept) and hmac.compare_digest(kept.encode(), typed.encode())

    def take_password(self, password: str) -> None:
        """The person has another password now; the keyring gets it if it had the old one. May wait for the keyring."""
        target, user = self.choice.target, self.choice.user
        self.choice = replace(self.choice, password=password)
        if passwords.find(target, user) is not None:
            passwords.keep(target, user, password)


def opener(choice: Choice) -> Callable[[], Session]:
    """What opens the sessions of one stay at a base."""
    return Stay(choice).open


def _make(choice: Choice) -> None:
    if choice.new is None or not isinstance(choice.target, Embedded):
        return
    if not re.fullmatch(r"[A-Z][A-Z0-9_]{0,30}", choice.user):
        raise ValueError(choice.user)
    path, new = Path(choice.target.path), choice.new
    path.parent.mkdir(parents=True, exist_ok=True)
    base.create(
        path, firm=new.firm, person=new.person, login=choice.user, language=new.language, country=new.country
    )


def _keep_password(choice: Choice) -> None:
    if isinstance(choice.target, Server) and choice.password:
        if choice.remember:
            passwords.keep(choice.target, choice.user, choice.password)
        else:
            passwords.forget(choice.target, choice.user)


def address_problem(text: str) -> T | None:
    """What is wrong with a server's address as typed, None when it can be read."""
    try:
        parse_server(text)
    except ValueError as error:
        return _ADDRESS_SAYS.get(str(error), _ADDRESS_SAYS["host_bad"])
    return None


def in_background(work: Callable[[], R]) -> Future[R]:
    """Runs short work that may wait (the keyring, giving an attachment back) in a thread of its own."""
    future: Future[R] = Future()

    def run() -> None:
        future.set_running_or_notify_cancel()
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - it goes to whoever waits for the future
            future.set_exception(error)

    threading.Thread(target=run, name="knock", daemon=True).start()
    return future
