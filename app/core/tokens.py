"""Sign-in by token: the password opens the line to the base, a key on the person's token then signs for this very line.

The base makes up a number, the token signs it together with purpose, base and connection, and the base checks it (procedures
token_ask and token_prove of schema.sql). Where a token is asked for, nothing is open to a connection before that.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.core.jobs import reading
from app.core.store import new_uid
from db import errors, sql
from db.session import Session

SIGN_IN, REGISTER = "PADDOCK-SIGNIN", "PADDOCK-TOKEN"


class SignerAway(Exception):
    """The token is not there, or nobody has typed its PIN; nothing was asked of the base with it."""


class Signer(Protocol):
    """A token whose PIN was typed. Used from several threads."""

    def sign(self, text: bytes) -> bytes:
        """PKCS#1 v1.5 over the SHA-256 of a text. Raises SignerAway."""

    def close(self) -> None:
        """Sign out of the token."""


class Holder(Signer, Protocol):
    """A token whose PIN is given to it here; `public`: of its key, PKCS#1 in DER."""

    @property
    def public(self) -> bytes: ...

    def open(self, pin: str) -> None:
        """Give it the PIN, once."""

    def open_or_make(self, pin: str) -> None:
        """The same; the key is made where there is none yet."""


@dataclass(frozen=True)
class Token:
    """A token of a person. `author`: who registered it; `used_at`: when it last opened the base, None for never."""

    id: int
    label: str
    made_at: dt.datetime
    author: str
    used_at: dt.datetime | None


def prove(signer: Signer) -> Callable[[Session], None]:
    """A job that has the token sign for the session. Raises SignerAway, errors.Rule("token_wrong", "token_stale")."""

    def job(session: Session) -> None:
        session.write(sql.query("token.prove", sig=_signed(session, SIGN_IN, signer)))

    return job


def prove_new(session: Session, signer: Signer) -> None:
    """The same for a session just opened. What goes wrong is an error of connecting, so that a lane knows what to do."""
    try:
        prove(signer)(session)
    except SignerAway as error:
        raise errors.Refused(session.target, "token_away") from error
    except errors.Rule as error:
        raise errors.Refused(session.target, "|".join((error.key, *error.values))) from error
    except errors.LineDown as error:
        raise errors.NoAnswer(session.target, str(error)) from error


def register(employee_id: int, label: str, holder: Holder, pin: str) -> Callable[[Session], int]:
    """A job that registers a token for a person, with the key that is on it or is made now; its number.

    Raises SignerAway, what `holder` raises; errors.Rule: not_admin, no_login, token_wrong, token_stale, token_many;
    errors.Duplicate.
    """

    def job(session: Session) -> int:
        try:
            holder.open_or_make(pin)
            return added(session)
        finally:
            holder.close()

    def added(session: Session) -> int:
        row = session.write(
            sql.query(
                "token.add",
                uid=new_uid(),
                employee_id=employee_id,
                label=label[:80],
                public_key=base64.b64encode(holder.public).decode(),
                sig=_signed(session, REGISTER, holder),
            )
        )
        assert row is not None  # the procedure answers or refuses
        return int(row[0])

    return job


def _signed(session: Session, purpose: str, signer: Signer) -> str:
    asked = session.write(sql.query("token.ask"))
    assert asked is not None
    nonce, base_uid, conn = (str(part).strip() for part in asked)
    return base64.b64encode(signer.sign(f"{purpose}/1|{base_uid}|{conn}|{nonce}".encode())).decode()


def tokens(employee_id: int) -> Callable[[Session], list[Token]]:
    """A job for the tokens of a person. Raises errors.Rule("not_admin")."""
    query = sql.query("token.list", employee_id=employee_id)
    return reading(lambda session: [Token(*row) for row in session.rows(query)])


def drop(token_id: int) -> Callable[[Session], None]:
    """A job that takes a token away; what it had opened closes. Raises errors.Rule: not_admin, token_last, gone."""
    query = sql.query("token.drop", id=token_id)

    def job(session: Session) -> None:
        session.write(query)

    return job


def require(
    employee_id: int, wish: bool, holder: Holder | None = None, pin: str = ""
) -> Callable[[Session], int]:
    """A job that asks a person for a token from now on, or no more; how many sessions it ended. Who asks the own person
    shows a token first (`holder`), so as not to be shut out.

    Raises errors.Rule: not_admin, no_login, token_none, token_not_seen; SignerAway, what `holder` raises.
    """
    query = sql.query("token.require", employee_id=employee_id, wish=wish)

    def job(session: Session) -> int:
        if holder is not None:
            try:
                holder.open(pin)
                prove(holder)(session)
            finally:
                holder.close()
        row = session.write(query)
        return int(row[0] or 0) if row else 0

    return job
