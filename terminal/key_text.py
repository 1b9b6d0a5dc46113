"""The public part of a key as text: PEM out of the PKCS#1 that tokens, licences and PSQL use. No token library is needed here."""

from __future__ import annotations

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key


def pem(public: bytes) -> str:
    """A public part (PKCS#1 in DER) as the vendor wants it: PEM."""
    spki = load_der_public_key(_wrapped(public))
    return spki.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def _wrapped(pkcs1: bytes) -> bytes:
    """PKCS#1 within a SubjectPublicKeyInfo of rsaEncryption: what general readers know."""
    algorithm = bytes.fromhex("300d06092a864886f70d0101010500")
    bits = b"\x00" + pkcs1
    return _der(0x30, algorithm + _der(0x03, bits))


def _der(tag: int, body: bytes) -> bytes:
    size = len(body)
    head = (
        bytes([size])
        if size < 128
        else bytes([0x80 | (size.bit_length() + 7) // 8]) + size.to_bytes((size.bit_length() + 7) // 8, "big")
    )
    return bytes([tag]) + head + body
