"""What the service of the hardware key asks and tells the base; the base lets nobody else run these."""

from __future__ import annotations

import datetime as dt

from db import errors
from db.session import Session
from db.sql import Query

LEASE = "PADDOCK-LEASE/1"  # what the key signs begins with this: a signature for one purpose serves no other
PROOF = "PADDOCK-PROOF/1"


def lease_challenge(session: Session) -> bytes:
    """A fresh challenge as the key has to sign it; good for two minutes."""
    row = session.write(Query("keeper.lease_ask", "execute procedure lease_ask"))
    assert row is not None
    nonce, base_uid = row
    return f"{LEASE}|{base_uid.strip()}|{nonce.strip()}".encode()


def lease_prove(session: Session, signature: str) -> tuple[int, dt.datetime]:
    """Hand in the signature (base64): which key it was (1 main, 2 spare), until when seats are given. Raises errors.Rule."""
    row = session.write(Query("keeper.lease_prove", "execute procedure lease_prove(?)", (signature,)))
    if row is None:
        raise errors.Rule("lease_no_challenge")
    return int(row[0]), row[1]


def beat(session: Session, says: str) -> int:
    """Tell that the keeper lives and how the key is; how many seats of dead connections were given back."""
    with session.act() as act:  # what the engine shows of connections is as old as the transaction
        row = act.execute(Query("keeper.beat", "execute procedure keeper_beat(?)", (says[:200],)))
    return int(row[0]) if row else 0


def proofs_wanted(session: Session) -> list[tuple[int, bytes]]:
    """Connections whose programs ask for a proof, and what the key has to sign for each."""
    base = session.one(Query("keeper.base", "select first 1 base_uid from keeper_base"))
    wanted = session.rows(Query("keeper.proof_wanted", "select conn, nonce from proof_wanted"))
    session.end_reading()
    uid = str(base[0]).strip() if base else ""
    return [(int(conn), proof_text(uid, int(conn), nonce.strip())) for conn, nonce in wanted]


def proof_text(base_uid: str, conn: int, nonce: str) -> bytes:
    """What the key signs for a program: this base, this connection, the number that the program made up."""
    return f"{PROOF}|{base_uid}|{conn}|{nonce}".encode()


def proof_give(session: Session, conn: int, signature: str) -> None:
    """Answer a program, base64."""
    session.write(Query("keeper.proof_give", "execute procedure proof_give(?, ?)", (conn, signature)))


def trouble(session: Session, say: str) -> None:
    """Note what went wrong, for the page of the keeper."""
    session.write(Query("keeper.trouble", "execute procedure keeper_trouble(?)", (say[:200],)))
