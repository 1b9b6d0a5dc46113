"""The file of a backup: a compressed stream in encrypted pieces, closed by a manifest.

Layout: MAGIC, the header's length (4 bytes, big endian), the header (JSON: how the key is made), then pieces: length (4 bytes) and
AES-256-GCM ciphertext. The nonce is a random prefix of the header and the piece's number; the header's hash, the number and the
piece's kind (data or manifest) are authenticated with it, so that no piece can be changed, left out, repeated, reordered or cut off.
Key: scrypt (RFC 7914) over a pass phrase, or SHA-256 over the bytes of a key file of at least 32 bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"PADDOCK-BACKUP/1\n"
_PIECE = 1 << 20
_MOST_HEADER = 4096
_DATA, _MANIFEST = b"D", b"M"
_COST = {"n": 1 << 15, "r": 8, "p": 1}  # 32 MB and about 0.1 s: slow for a guesser, not for a person


class Damaged(Exception):
    """The file is not a backup, is damaged, or the pass phrase or key file is not the right one: these cannot be told apart."""


class WeakSecret(ValueError):
    """A pass phrase under 8 characters, or a key file under 32 bytes."""


@dataclass(frozen=True)
class Secret:
    """A pass phrase, or the bytes of a key file."""

    phrase: str = ""
    key: bytes = b""

    @classmethod
    def of_file(cls, path: Path) -> Secret:
        """The secret of a key file. Raises OSError, WeakSecret."""
        return cls(key=path.read_bytes())

    def header(self) -> dict[str, Any]:
        """A new header for this secret. Raises WeakSecret."""
        if self.key:
            if len(self.key) < 32:
                raise WeakSecret("key")
            return {"key": "file", "nonce": os.urandom(4).hex()}
        if len(self.phrase) < 8:
            raise WeakSecret("phrase")
        return {"key": "scrypt", "salt": os.urandom(16).hex(), **_COST, "nonce": os.urandom(4).hex()}

    def cipher(self, header: dict[str, Any]) -> AESGCM:
        """The cipher for a header. Raises Damaged for a header that asks for another kind of secret or silly costs."""
        try:
            if header["key"] == "file" and self.key:
                return AESGCM(hashlib.sha256(self.key).digest())
            if header["key"] == "scrypt" and self.phrase and header["n"] <= 1 << 20 and header["r"] <= 16:
                kdf = Scrypt(bytes.fromhex(header["salt"]), 32, header["n"], header["r"], header["p"])
                return AESGCM(kdf.derive(self.phrase.encode()))
        except (KeyError, TypeError, ValueError) as error:
            raise Damaged("header") from error
        raise Damaged("secret")


class Writer:
    """A file object to write the plain stream to; `finish` adds the manifest. `sha256` and `size` are of the plain stream."""

    def __init__(self, file: IO[bytes], secret: Secret) -> None:
        self._file = file
        header = secret.header()
        body = json.dumps(header, sort_keys=True).encode()
        self._cipher = secret.cipher(header)
        self._prefix = bytes.fromhex(header["nonce"])
        self._bound = hashlib.sha256(MAGIC + body).digest()
        self._number = 0
        self._pending = bytearray()
        self._compress = zstandard.ZstdCompressor(level=6).compressobj()
        self._hash = hashlib.sha256()
        self.size = 0
        file.write(MAGIC + struct.pack(">I", len(body)) + body)

    def write(self, data: bytes) -> int:
        """Take a part of the plain stream."""
        self._hash.update(data)
        self.size += len(data)
        self._pending += self._compress.compress(data)
        while len(self._pending) >= _PIECE:
            self._piece(_DATA, bytes(self._pending[:_PIECE]))
            del self._pending[:_PIECE]
        return len(data)

    @property
    def sha256(self) -> str:
        """SHA-256 of what was written so far, hexadecimal."""
        return self._hash.hexdigest()

    def finish(self, manifest: dict[str, Any]) -> None:
        """Write the rest and the manifest. Nothing may be written after."""
        self._pending += self._compress.flush()
        for start in range(0, len(self._pending), _PIECE):
            self._piece(_DATA, bytes(self._pending[start : start + _PIECE]))
        self._pending.clear()
        body = {**manifest, "sha256": self.sha256, "size": self.size}
        self._piece(_MANIFEST, json.dumps(body, ensure_ascii=False).encode())

    def _piece(self, kind: bytes, data: bytes) -> None:
        sealed = self._cipher.encrypt(
            _nonce(self._prefix, self._number), data, _bound(self._bound, self._number, kind)
        )
        self._file.write(kind + struct.pack(">I", len(sealed)) + sealed)
        self._number += 1


def _nonce(prefix: bytes, number: int) -> bytes:
    return prefix + struct.pack(">Q", number)


def _bound(header: bytes, number: int, kind: bytes) -> bytes:
    return header + struct.pack(">Q", number) + kind


def _pieces(file: IO[bytes], secret: Secret) -> Iterator[tuple[bytes, bytes]]:
    """Kind and plain bytes of each piece, all authenticated; the manifest is the last. Raises Damaged."""
    if file.read(len(MAGIC)) != MAGIC:
        raise Damaged("not a backup of this program")
    length = _length(file)
    if length > _MOST_HEADER:
        raise Damaged("header")
    body = file.read(length)
    try:
        header = json.loads(body)
        prefix = bytes.fromhex(header["nonce"])
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged("header") from error
    cipher = secret.cipher(header)
    bound = hashlib.sha256(MAGIC + body).digest()
    number, kind = 0, _DATA
    while kind != _MANIFEST:
        kind = file.read(1)
        size = _length(file)
        if kind not in (_DATA, _MANIFEST) or size > _PIECE + 65536:
            raise Damaged(f"piece {number}")
        sealed = file.read(size)
        if len(sealed) < size:
            raise Damaged("cut off")
        try:
            plain = cipher.decrypt(_nonce(prefix, number), sealed, _bound(bound, number, kind))
        except (InvalidTag, ValueError) as error:
            raise Damaged(f"piece {number}") from error
        yield kind, plain
        number += 1
    if file.read(1):
        raise Damaged("something follows the end")


def _length(file: IO[bytes]) -> int:
    data = file.read(4)
    if len(data) < 4:
        raise Damaged("cut off")
    return int(struct.unpack(">I", data)[0])


def unpack(file: IO[bytes], secret: Secret, into: IO[bytes] | None = None) -> dict[str, Any]:
    """Check the whole file and write its plain stream (into nowhere: only check); the manifest.

    What was written counts only when this returns. Raises Damaged.
    """
    expand = zstandard.ZstdDecompressor().decompressobj()
    digest, size = hashlib.sha256(), 0
    manifest: dict[str, Any] = {}
    for kind, data in _pieces(file, secret):
        if kind == _MANIFEST:
            manifest = json.loads(data)
            continue
        try:
            plain = expand.decompress(data)
        except zstandard.ZstdError as error:
            raise Damaged("compression") from error
        digest.update(plain)
        size += len(plain)
        if into is not None:
            into.write(plain)
    if manifest.get("sha256") != digest.hexdigest() or manifest.get("size") != size:
        raise Damaged("the stream is not what the manifest says")
    return manifest
