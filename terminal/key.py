"""The hardware key: RSA-2048 on a PKCS#11 token, signatures PKCS#1 v1.5 with SHA-256.

Every token has that mechanism, and the base can check it in PSQL. The private part is made on the token and never leaves it.

    python -m terminal.key find                                   which token libraries this computer has
    python -m terminal.key list LIBRARY                           tokens and their keys
    python -m terminal.key make LIBRARY --token LABEL OUT.pem     make the key, write its public part for the vendor
    python -m terminal.key export LIBRARY --token LABEL OUT.pem   write the public part again

The PIN is asked for, or read from PADDOCK_PIN. A wrong one is never tried a second time by itself: tokens lock after a few.
"""

from __future__ import annotations

import argparse
import contextlib
import getpass
import glob
import os
import sys
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pkcs11
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass, TokenFlag
from pkcs11 import exceptions as wrong
from pkcs11.util.rsa import encode_rsa_public_key

from app.core.console import show_any_letter
from terminal.key_text import pem

LABEL = "paddock-licence"
BITS = 2048

# Where the makers put their libraries; {program_files} and {system} are filled in on Windows. No folder stands here that anybody may
# make: what lies there is loaded into the program. So the places of Unix are not looked at on Windows, where /usr would be C:\usr.
LIBRARIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Rutoken", ("/usr/lib*/librtpkcs11ecp.so", "/usr/lib/*/librtpkcs11ecp.so", "/opt/aktivco/rutokenecp/*/librtpkcs11ecp.so", r"{system}\rtPKCS11ECP.dll")),
    ("JaCarta", ("/usr/lib*/libjcPKCS11-2.so*", "/usr/lib/*/libjcPKCS11-2.so*", "/usr/lib*/libjckt2.so", r"{system}\jcPKCS11-2.dll", r"{system}\jckt2.dll")),
    ("YubiKey", ("/usr/lib*/libykcs11.so*", "/usr/lib/*/libykcs11.so*", "/usr/local/lib/libykcs11.so*", r"{program_files}\Yubico\Yubico PIV Tool\bin\libykcs11.dll")),
    ("SafeNet", ("/usr/lib*/libeToken.so*", "/usr/lib/*/libeToken.so*", r"{system}\eTPKCS11.dll")),
    ("OpenSC", ("/usr/lib*/opensc-pkcs11.so", "/usr/lib/*/opensc-pkcs11.so", r"{program_files}\OpenSC Project\OpenSC\pkcs11\opensc-pkcs11.dll")),
    ("SoftHSM", ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/*/softhsm/libsofthsm2.so")),
)  # fmt: skip


class KeyTrouble(Exception):
    """The token cannot be used; `state` is one of no_library, no_token, no_key, wrong_pin, locked, trouble, exists.

    tries: after a wrong PIN, what the token tells of those that are left: "last", "few", or "" when it tells nothing.
    """

    def __init__(self, state: str, detail: str = "", tries: str = "") -> None:
        super().__init__(f"{state} {detail}".strip())
        self.state = state
        self.detail = detail
        self.tries = tries


@dataclass(frozen=True)
class Library:
    """A token maker's library found on this computer."""

    maker: str
    path: str


@dataclass(frozen=True)
class TokenSeen:
    """A token that is plugged in. `keys`: labels of public keys of RSA-2048 on it; `locked`: too many wrong PINs."""

    label: str
    serial: str
    model: str
    keys: tuple[str, ...]
    locked: bool


def find_libraries(windows: bool = sys.platform == "win32") -> list[Library]:
    """Token libraries of this computer, in the order of the list above."""
    places = {
        "program_files": os.environ.get("PROGRAMW6432", r"C:\Program Files"),
        "system": os.path.join(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32"),
    }
    found: dict[str, Library] = {}
    for maker, patterns in LIBRARIES:
        for pattern in (one for one in patterns if ("\\" in one) == windows):
            for path in sorted(glob.glob(pattern.format(**places))):
                real = os.path.realpath(path)
                found.setdefault(real, Library(maker, path))
    return list(found.values())


def load(path: str) -> Any:
    """The library; once per process. Raises KeyTrouble("no_library")."""
    try:
        return pkcs11.lib(path)
    except (wrong.PKCS11Error, RuntimeError, OSError) as error:
        raise KeyTrouble("no_library", str(error)) from error


def tokens(path: str) -> list[TokenSeen]:
    """The tokens that are plugged in now. Raises KeyTrouble."""
    library = load(path)
    with _troubles():
        _refresh(path, library)
        return [_seen(slot.get_token()) for slot in library.get_slots(token_present=True) if _ready(slot)]


def _ready(slot: Any) -> bool:
    return bool(slot.get_token().flags & TokenFlag.TOKEN_INITIALIZED)


def _seen(token: Any) -> TokenSeen:
    with token.open() as session:
        labels = [
            key[Attribute.LABEL]
            for key in session.get_objects(
                {Attribute.CLASS: ObjectClass.PUBLIC_KEY, Attribute.KEY_TYPE: KeyType.RSA}
            )
            if key[Attribute.MODULUS_BITS] == BITS
        ]
    locked = bool(token.flags & TokenFlag.USER_PIN_LOCKED)
    return TokenSeen(
        str(token.label).strip(), _text(token.serial), _text(token.model), tuple(sorted(labels)), locked
    )


def _text(value: Any) -> str:
    return value.decode(errors="replace").strip() if isinstance(value, bytes) else str(value).strip()


_open_keys: weakref.WeakSet[Key] = weakref.WeakSet()


def _refresh(path: str, library: Any) -> None:
    """Have a library look anew what is plugged in. It then forgets who is signed in, so not while a key of it is open."""
    if not any(key.is_at(path) for key in list(_open_keys)):
        library.reinitialize()


class Key:
    """The private key on one token, signed in once. After any KeyTrouble it is closed; `open` anew when the token is back.

    `token`: the token's label, or its serial number.
    """

    def __init__(self, path: str, token: str, label: str = LABEL) -> None:
        self._path = path
        self._token = token
        self._label = label
        self._session: Any = None
        self._private: Any = None

    def open(self, pin: str) -> None:
        """Sign in to the token, one try. Raises KeyTrouble."""
        self.close()
        library = load(self._path)
        with _troubles(self):
            _refresh(self._path, library)
            token = self._find(library)
            if token.flags & TokenFlag.USER_PIN_LOCKED:
                raise KeyTrouble("locked")
            self._session = self._signed_in(token, pin)
            self._private = self._session.get_key(object_class=ObjectClass.PRIVATE_KEY, label=self._label)
            _open_keys.add(self)

    def _signed_in(self, token: Any, pin: str, rw: bool = False) -> Any:
        """A session, one try; a wrong PIN tells what is left."""
        try:
            try:
                return token.open(user_pin=pin, rw=rw)
            except wrong.UserAlreadyLoggedIn:  # a key that is open here: then the PIN is not even looked at
                for other in [key for key in list(_open_keys) if key.is_at(self._path)]:
                    other.close()
                return token.open(user_pin=pin, rw=rw)
        except (wrong.PinIncorrect, wrong.PinInvalid, wrong.PinLenRange) as error:
            flags = token.slot.get_token().flags
            if flags & TokenFlag.USER_PIN_LOCKED:
                raise KeyTrouble("locked") from error
            tries = "last" if flags & TokenFlag.USER_PIN_FINAL_TRY else ""
            tries = tries or ("few" if flags & TokenFlag.USER_PIN_COUNT_LOW else "")
            raise KeyTrouble("wrong_pin", tries=tries) from error

    def _find(self, library: Any) -> Any:
        for slot in library.get_slots(token_present=True):
            token = slot.get_token()
            if self._token in (str(token.label).strip(), _text(token.serial)):
                return token
        raise KeyTrouble("no_token", self._token)

    def sign(self, message: bytes) -> bytes:
        """PKCS#1 v1.5 over the SHA-256 of a message. Raises KeyTrouble."""
        if self._private is None:
            raise KeyTrouble("no_token", self._token)
        with _troubles(self):
            signature: bytes = self._private.sign(message, mechanism=Mechanism.SHA256_RSA_PKCS)
            return signature

    def public(self) -> bytes:
        """The public part, PKCS#1 in DER. Raises KeyTrouble."""
        if self._session is None:
            raise KeyTrouble("no_token", self._token)
        with _troubles(self):
            key = self._session.get_key(object_class=ObjectClass.PUBLIC_KEY, label=self._label)
            return bytes(encode_rsa_public_key(key))

    def make(self, pin: str) -> bytes:
        """Make the key on the token, unless it is there; its public part as `public` gives it. Raises KeyTrouble("exists")."""
        self.close()
        library = load(self._path)
        with _troubles(self):
            _refresh(self._path, library)
            with self._signed_in(self._find(library), pin, rw=True) as session:
                there = {
                    Attribute.CLASS: ObjectClass.PRIVATE_KEY,
                    Attribute.LABEL: self._label,
                }
                if any(True for _ in session.get_objects(there)):
                    raise KeyTrouble("exists", self._label)
                public, _ = session.generate_keypair(
                    KeyType.RSA,
                    BITS,
                    store=True,
                    label=self._label,
                    private_template={Attribute.SENSITIVE: True, Attribute.EXTRACTABLE: False},
                )
                return bytes(encode_rsa_public_key(public))

    @property
    def is_open(self) -> bool:
        return self._private is not None

    def is_at(self, path: str) -> bool:
        """Whether it is open, through this library."""
        return self.is_open and self._path == path

    def is_there(self) -> bool:
        """Whether the token is still in its port; asks the token for nothing that takes time, and never raises."""
        if self._private is None:
            return False
        try:
            with _troubles(self):
                library = load(self._path)
                library.get_slots(token_present=True)  # some libraries notice it only when asked for that
                return bool(self._private[Attribute.LABEL] == self._label)
        except KeyTrouble:
            return False

    def close(self) -> None:
        """Sign out; never raises."""
        _open_keys.discard(self)
        session, self._session, self._private = self._session, None, None
        if session is not None:
            with contextlib.suppress(wrong.PKCS11Error):  # the token is gone already
                session.close()


@contextlib.contextmanager
def _troubles(key: Key | None = None) -> Iterator[None]:
    """Turns what the library raises into KeyTrouble, and closes the key: what was on a token that is gone is dead."""
    try:
        yield
    except (wrong.PKCS11Error, KeyTrouble) as error:
        if key is not None:
            key.close()
        if isinstance(error, KeyTrouble):
            raise
        raise KeyTrouble(_state(error), type(error).__name__) from error


def _state(error: wrong.PKCS11Error) -> str:
    states: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
        ((wrong.PinIncorrect, wrong.PinInvalid, wrong.PinLenRange), "wrong_pin"),
        ((wrong.PinLocked, wrong.PinExpired), "locked"),
        ((wrong.NoSuchKey, wrong.MultipleObjectsReturned), "no_key"),
        (
            (
                wrong.DeviceRemoved, wrong.TokenNotPresent, wrong.NoSuchToken, wrong.TokenNotRecognised, wrong.SlotIDInvalid,
                wrong.ObjectHandleInvalid, wrong.KeyHandleInvalid, wrong.SessionHandleInvalid, wrong.SessionClosed,
                wrong.DeviceError, wrong.GeneralError, wrong.UserNotLoggedIn,
            ),
            "no_token",
        ),
    )  # fmt: skip
    return next((state for kinds, state in states if isinstance(error, kinds)), "trouble")


# ---- command line


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Exit codes: 0 done, 1 failed (a sentence on standard error), 2 wrong words."""
    parser = argparse.ArgumentParser(
        prog="terminal.key", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("find").set_defaults(run=_find)
    listing = commands.add_parser("list")
    listing.add_argument("library")
    listing.set_defaults(run=_list)
    for name, run in (("make", _make), ("export", _export)):
        command = commands.add_parser(name)
        command.add_argument("library")
        command.add_argument("out", type=Path)
        command.add_argument("--token", required=True)
        command.add_argument("--label", default=LABEL)
        command.set_defaults(run=run)
    args = parser.parse_args(arguments)
    show_any_letter()
    try:
        for line in args.run(args):
            print(line)
    except (KeyTrouble, OSError) as error:
        print(f"{SENTENCES.get(getattr(error, 'state', ''), 'It did not work.')} ({error})", file=sys.stderr)
        return 1
    return 0


SENTENCES = {
    "no_library": "The library of the token could not be loaded. Install the maker's driver.",
    "no_token": "The token is not plugged in, or it has another label.",
    "no_key": "There is no licence key on the token. Make one first.",
    "wrong_pin": "The PIN is wrong. It was tried once and is not tried again by itself.",
    "locked": "The token is locked after too many wrong PINs. Unlock it with its administrator's PIN.",
    "exists": "There is a licence key on this token already. It stays as it is.",
}


def _find(_: argparse.Namespace) -> Iterator[str]:
    found = find_libraries()
    yield from (f"{library.maker:<9} {library.path}" for library in found)
    if not found:
        yield "No library of a token is known here. Install the driver of the token's maker."


def _list(args: argparse.Namespace) -> Iterator[str]:
    for token in tokens(args.library):
        locked = ", locked" if token.locked else ""
        yield f"{token.label} (serial {token.serial}, {token.model}{locked}): {', '.join(token.keys) or 'no keys'}"


def _make(args: argparse.Namespace) -> Iterator[str]:
    public = Key(args.library, args.token, args.label).make(_pin())
    args.out.write_text(pem(public), encoding="ascii")
    yield f"Made the key. Send {args.out} to the vendor: it holds the public part only."


def _export(args: argparse.Namespace) -> Iterator[str]:
    key = Key(args.library, args.token, args.label)
    key.open(_pin())
    try:
        args.out.write_text(pem(key.public()), encoding="ascii")
    finally:
        key.close()
    yield f"Wrote {args.out}."


def _pin() -> str:
    return os.environ.get("PADDOCK_PIN") or getpass.getpass("PIN of the token: ")


if __name__ == "__main__":
    sys.exit(main())
