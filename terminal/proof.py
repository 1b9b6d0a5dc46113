"""The program's own look at licence and key: a base whose gate was changed meets a program that was not.

The program makes up a number, the base hands it to the keeper, the key signs it together with base and connection. The program
checks the licence (Ed25519) and the signature with a key that this licence names.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from app.core.seats import Asked
from db.keeper import proof_text
from terminal import licence
from terminal.key_text import pem

FINE, AWAY, BAD_LICENCE, BAD_PROOF = "", "away", "licence", "proof"


def judge(asked: Asked, signature: bytes) -> str:
    """FINE, AWAY (no licence in force or no answer: nothing to say against it), BAD_LICENCE or BAD_PROOF."""
    found = []
    for file in asked.licences:
        try:
            found.append(
                licence.verify(file.body, file.for_program, file.for_base, base_uid=asked.base_uid).licence
            )
        except licence.BadLicence:
            return BAD_LICENCE
    keys = [key for one in found for key in (one.key, one.spare) if key]
    if not keys or not signature:
        return AWAY
    text = proof_text(asked.base_uid, asked.conn, asked.nonce)
    return FINE if any(_signed(key, signature, text) for key in keys) else BAD_PROOF


def _signed(key: bytes, signature: bytes, text: bytes) -> bool:
    try:
        public = load_pem_public_key(pem(key).encode())
        assert isinstance(public, RSAPublicKey)
        public.verify(signature, text, PKCS1v15(), hashes.SHA256())
    except (InvalidSignature, ValueError, AssertionError):
        return False
    return True
