"""What a token that does not do what it is asked for is told of, in words."""

from __future__ import annotations

from app.bridge import messages
from app.bridge.translate import words
from app.core import errors
from app.core.texts import T
from app.core.tokens import SignerAway
from terminal.key import KeyTrouble

_STATES = {
    "no_library": T("Token", "The library of the token could not be loaded. Install the driver of the token's maker."),
    "no_token": T("Token", "The token is not plugged in."),
    "no_key": T("Token", "This token holds no key to sign in with yet. Have it registered first."),
    "other_key": T("Token", "This is not the token you signed in with."),
    "locked": T("Token", "The token is locked after too many wrong PINs. Its administrator's PIN unlocks it."),
    "trouble": T("Token", "The token refuses. Look whether another program uses it."),
}  # fmt: skip
_WRONG_PIN = {
    "": T("Token", "The PIN is wrong. It was tried once; a token locks after a few wrong ones."),
    "few": T("Token", "The PIN is wrong. It was tried once; few tries are left before the token locks."),
    "last": T("Token", "The PIN is wrong. One try is left: another wrong PIN locks the token."),
}


def trouble_words(error: BaseException) -> str:
    """The sentence for what a token or the base answered."""
    if isinstance(error, SignerAway):
        error = KeyTrouble(str(error))
    if not isinstance(error, KeyTrouble):
        return messages.words(errors.explain(error))
    if error.state == "wrong_pin":
        return words(_WRONG_PIN.get(error.tries, _WRONG_PIN[""]))
    return words(_STATES.get(error.state, _STATES["trouble"]))
