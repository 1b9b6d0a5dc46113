"""The vendor's two signing keys, in one folder: two private files under a pass phrase, one public file for the release."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

from terminal.licence import Licence, Signed

TEST_KEYS = Path(__file__).with_name("test-keys")  # known to everybody: a release refuses what they sign
TEST_PHRASE = "known to everybody"
_PROGRAM, _BASE, _PUBLIC = "program.pem", "base.pem", "public.json"
_RAW = serialization.Encoding.Raw
_DER = serialization.Encoding.DER
_PEM = serialization.Encoding.PEM


@dataclass(frozen=True)
class Public:
    """Public parts: Ed25519 as 32 raw bytes, RSA-3072 as SubjectPublicKeyInfo for the program and as PKCS#1 for PSQL, all DER."""

    program: bytes
    base: bytes
    base_pkcs1: bytes


@dataclass(frozen=True)
class VendorKeys:
    """Both private keys."""

    program: Ed25519PrivateKey
    base: RSAPrivateKey

    def sign(self, licence: Licence) -> Signed:
        """A licence with both signatures. Raises BadLicence for values that cannot stand in one."""
        text = licence.body()
        raw = text.encode()
        return Signed(text, self.program.sign(raw), self.base.sign(raw, PKCS1v15(), hashes.SHA256()), licence)

    def public(self) -> Public:
        base = self.base.public_key()
        return Public(
            self.program.public_key().public_bytes(_RAW, serialization.PublicFormat.Raw),
            base.public_bytes(_DER, serialization.PublicFormat.SubjectPublicKeyInfo),
            base.public_bytes(_DER, serialization.PublicFormat.PKCS1),
        )


def make(folder: Path, phrase: str) -> VendorKeys:
    """Make both keys and keep them in a folder that must not hold any. Raises FileExistsError."""
    keys = VendorKeys(Ed25519PrivateKey.generate(), generate_private_key(65537, 3072))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = serialization.BestAvailableEncryption(phrase.encode())
    for name, key in ((_PROGRAM, keys.program), (_BASE, keys.base)):
        pem = key.private_bytes(_PEM, serialization.PrivateFormat.PKCS8, lock)
        with os.fdopen(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(pem)
    public = keys.public()
    told = {"program": public.program.hex(), "base": public.base.hex(), "base_pkcs1": public.base_pkcs1.hex()}
    (folder / _PUBLIC).write_text(json.dumps(told, indent=1) + "\n", encoding="ascii")
    return keys


def load(folder: Path, phrase: str) -> VendorKeys:
    """Both private keys of a folder. Raises OSError, ValueError for a wrong phrase or other keys."""
    program, base = (
        serialization.load_pem_private_key((folder / name).read_bytes(), phrase.encode())
        for name in (_PROGRAM, _BASE)
    )
    if not isinstance(program, Ed25519PrivateKey) or not isinstance(base, RSAPrivateKey):
        raise ValueError("these are not the vendor's keys")
    return VendorKeys(program, base)


def load_public(folder: Path) -> Public:
    """The public file of a folder. Raises OSError, ValueError."""
    told = json.loads((folder / _PUBLIC).read_text(encoding="ascii"))
    return Public(*(bytes.fromhex(told[name]) for name in ("program", "base", "base_pkcs1")))
