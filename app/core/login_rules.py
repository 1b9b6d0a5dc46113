"""What a log-in and a password may be: signs of a log-in, one proposed from a name, and how good a password has to be.

The base itself knows a password only as a verifier (SRP), so its length and strength can be judged here alone; that one
which another has set must be changed, and when one has grown too old, the base decides (login_t in schema.sql).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from app.core.settings import Settings
from app.core.texts import T
from db import sharing

LONGEST_LOGIN, LONGEST_PASSWORD = 31, 128
RESERVED = frozenset({"SYSDBA", "PADDOCK_OWNER", "PUBLIC"})
_LOGIN = re.compile(r"[A-Z][A-Z0-9_]{0,30}")
_SCORE = 3  # of zxcvbn's 0 to 4: more than 10 ** 8 guesses
_SCORED = 72  # characters that zxcvbn looks at
# what a Russian typed on Latin keys, and the other way round
_KEYS = str.maketrans(
    "йцукенгшщзхъфывапролджэячсмитьбюё" + "qwertyuiop[]asdfghjkl;'zxcvbnm,.`",
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.`" + "йцукенгшщзхъфывапролджэячсмитьбюё",
)

LATIN_ONLY = T(
    "LoginRules",
    "A log-in is of Latin letters, digits and _; the letter “{sign}” is not Latin.",
)
LETTERS = T("LoginRules", "A log-in is of Latin letters, digits and _: “{sign}” cannot be in it.")
BEGINS = T("LoginRules", "A log-in begins with a letter.")
EMPTY = T("LoginRules", "Write a log-in.")
TOO_LONG = T("LoginRules", "A log-in has at most 31 characters.")
TAKEN = T("LoginRules", "Somebody has this log-in already. Choose another.")
BASE_OWN = T("LoginRules", "This log-in belongs to the base itself. Choose another.")

SHORT = T("LoginRules", "At least {length} characters, please.")
LONG = T("LoginRules", "At most 128 characters, please.")
GUESSED = T("LoginRules", "This is guessed too easily. Take several words, or more and other signs.")
SAME = T("LoginRules", "This is the password you have. Choose another.")
OWN_NAME = T("LoginRules", "The password must not be the log-in.")


@dataclass(frozen=True)
class Problem:
    """A sentence, and the values of its {names}."""

    mark: T
    values: dict[str, str]


def login_problem(login: str, taken: Collection[str] = ()) -> Problem | None:
    """What is wrong with a log-in in capitals; None when it can be taken."""
    if not login:
        return Problem(EMPTY, {})
    for sign in login:
        if not re.fullmatch(r"[A-Z0-9_]", sign):
            return Problem(LATIN_ONLY if sign.isalpha() else LETTERS, {"sign": sign})
    if not login[0].isalpha():
        return Problem(BEGINS, {})
    if len(login) > LONGEST_LOGIN:
        return Problem(TOO_LONG, {})
    if login in RESERVED:
        return Problem(BASE_OWN, {})
    return Problem(TAKEN, {}) if login in taken else None


def propose(name: str, taken: Collection[str] = ()) -> str:
    """A free log-in made of a person's name, "Юлия Щербакова" -> "YSHCHERBAKOVA"; "USER" where no letter is left."""
    from anyascii import anyascii

    words = [re.sub(r"[^A-Z0-9]", "", anyascii(word).upper()) for word in name.split()]
    words = [word for word in words if word]
    stem = (words[0][:1] + words[-1] if len(words) > 1 else "".join(words))[:28]
    if not _LOGIN.fullmatch(stem):
        stem = f"USER{stem}"[:28]
    found, number = stem, 2
    while login_problem(found, taken):
        found, number = f"{stem}{number}", number + 1
    return found


def first_password() -> str:
    """A password that can be read out over the telephone."""
    return sharing.password()


@dataclass(frozen=True)
class PasswordRules:
    """The firm's rules: shortest length, and whether easily guessed ones are refused."""

    length: int = 10
    guess: bool = True

    @classmethod
    def of(cls, settings: Settings) -> PasswordRules:
        """As the administrator has set them."""
        return cls(int(settings.get("password.length")), bool(settings.get("password.guess")))

    def problem(
        self, password: str, login: str = "", old: str = "", names: Collection[str] = ()
    ) -> Problem | None:
        """What is wrong with a new password; None when it can be taken. `names`: what is known of the person."""
        if len(password) < self.length:
            return Problem(SHORT, {"length": str(self.length)})
        if len(password) > LONGEST_PASSWORD:
            return Problem(LONG, {})
        if old and password == old:
            return Problem(SAME, {})
        if login and password.upper() == login.upper():
            return Problem(OWN_NAME, {})
        if self.guess and score(password, [login, *names]) < _SCORE:
            return Problem(GUESSED, {})
        return None


def score(password: str, known: Collection[str] = ()) -> int:
    """How hard a password is to guess, 0 to 4: the easiest of what was typed, of the same keys in the other alphabet, and of
    its Latin spelling."""
    from anyascii import anyascii
    from zxcvbn import zxcvbn

    words = [word for text in known for word in (text, anyascii(text)) if word]
    lower = password.lower()
    spellings = {password, lower.translate(_KEYS), anyascii(password)}
    return min(int(zxcvbn(text[:_SCORED], user_inputs=words)["score"]) for text in spellings if text)
