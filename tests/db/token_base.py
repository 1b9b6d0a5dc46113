"""A firm whose people sign in with tokens, and keys in place of tokens, for bare drivers."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from firebird.driver import DatabaseError

from tests.db.port_base import ROLES, Firm, make, outcome
from tests.rig.server import ServerRig

SIGN_IN, ADD = "PADDOCK-SIGNIN", "PADDOCK-TOKEN"


@cache
def key_of(whose: str) -> rsa.RSAPrivateKey:
    """In place of a token: a key, the same for the same name."""
    assert whose
    return rsa.generate_private_key(65537, 2048)


def der_of(whose: str) -> bytes:
    public = key_of(whose).public_key()
    return public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.PKCS1)


def public_of(whose: str) -> str:
    return base64.b64encode(der_of(whose)).decode()


def signed(whose: str, text: str) -> str:
    return base64.b64encode(key_of(whose).sign(text.encode(), PKCS1v15(), hashes.SHA256())).decode()


def kept(con: Any, text: str, *values: object) -> Any:
    """Run a statement and commit it; its first row."""
    cursor = con.cursor()
    try:
        cursor.execute(text, values)
        found = cursor.fetchone() if cursor.description else None
    except BaseException:
        cursor.close()
        if con.main_transaction.is_active():
            con.rollback()
        raise
    cursor.close()
    con.commit()
    return found


def refused(con: Any, text: str, *values: object) -> str:
    """The error of a statement that would be committed."""
    try:
        kept(con, text, *values)
    except DatabaseError as error:
        return str(error)
    return ""


def asked(con: Any, purpose: str = SIGN_IN) -> str:
    """What this connection's token has to sign."""
    nonce, base_uid, conn = kept(con, "execute procedure token_ask")
    return f"{purpose}/1|{base_uid}|{conn}|{nonce}"


def prove(con: Any, whose: str) -> str:
    return refused(con, "execute procedure token_prove(?)", signed(whose, asked(con)))


def add(con: Any, employee_id: int, whose: str) -> int:
    text = "execute procedure token_add(?, ?, ?, ?, ?)"
    values = (
        uuid.uuid4().hex,
        employee_id,
        f"Token of {whose}",
        public_of(whose),
        signed(whose, asked(con, ADD)),
    )
    return int(kept(con, text, *values)[0])


def count(con: Any, door: str) -> int:
    error, rows = outcome(con, f"select count(*) from {door}")
    assert error == "", door
    return int(rows[0][0])


@pytest.fixture(scope="module")
def firm(
    server_rig: ServerRig, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Firm:
    """Those under test sign in with a token named as their log-in; TEMA has one and does not need it."""
    alias = request.module.__name__.rpartition(".")[2]
    firm = make(tmp_path_factory.mktemp(alias) / "token.fdb", server_rig, alias)
    with firm.open("ADMA") as opened:
        for login in (*ROLES, "TEMA"):
            add(opened, firm.people[login], login)
        for login in (*(one for one in ROLES if one != "ADMA"), "ADMA"):
            kept(opened, "execute procedure token_require(?, true)", firm.people[login])
    return firm


@pytest.fixture
def adma(firm: Firm) -> Iterator[Any]:
    with firm.open("ADMA") as opened:
        assert prove(opened, "ADMA") == ""
        yield opened


@pytest.fixture
def mana(firm: Firm) -> Iterator[Any]:
    with firm.open("MANA") as opened:
        yield opened
