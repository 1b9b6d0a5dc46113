"""Sign-in by token: the proof, the making and losing of tokens, as a bare driver sees them."""

from __future__ import annotations

import base64
import uuid
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from firebird.driver import DatabaseError, connect

from tests.db.port_base import PASSWORD, Firm, outcome
from tests.db.token_base import (
    ADD,
    SIGN_IN,
    add,
    adma,  # noqa: F401 - a fixture
    asked,
    count,
    firm,  # noqa: F401 - a fixture
    kept,
    mana,  # noqa: F401 - a fixture
    prove,
    public_of,
    refused,
    signed,
)

pytestmark = pytest.mark.server


def test_another_persons_token_opens_nothing_and_the_attempt_is_written_down(
    firm: Firm, mana: Any, adma: Any
) -> None:
    assert "token_wrong" in prove(mana, "DIRA")
    assert count(mana, "client") == 0
    error, rows = outcome(
        adma, "select first 1 words, row_id from audit_list where kind = 'N' order by id desc"
    )
    assert (error, rows) == ("", [("token_wrong", firm.people["MANA"])])


def test_a_proof_is_good_for_one_connection_one_number_and_one_purpose(firm: Firm, mana: Any) -> None:
    text = asked(mana)
    proof = signed("MANA", text)
    with firm.open("MANA") as other:
        asked(other)
        assert "token_wrong" in refused(other, "execute procedure token_prove(?)", proof)
        assert count(other, "client") == 0
    assert refused(mana, "execute procedure token_prove(?)", proof) == ""
    assert "token_stale" in refused(mana, "execute procedure token_prove(?)", proof)
    asked(mana)
    assert "token_wrong" in refused(mana, "execute procedure token_prove(?)", proof)
    with firm.open("MANA") as third:
        assert "token_wrong" in refused(
            third, "execute procedure token_prove(?)", signed("MANA", asked(third, ADD))
        )
        assert count(third, "client") == 0


@pytest.mark.parametrize("sig", ["", "x", "AAAA", base64.b64encode(bytes(256)).decode(), "=" * 600, None])
def test_nonsense_is_no_proof_and_no_crash(mana: Any, sig: str | None) -> None:
    asked(mana)
    assert refused(mana, "execute procedure token_prove(?)", sig)
    assert count(mana, "me") == 0
    assert prove(mana, "MANA") == ""


def test_a_number_ages_and_a_failed_try_uses_it_up(firm: Firm, mana: Any) -> None:
    text = asked(mana)
    assert "token_wrong" in refused(mana, "execute procedure token_prove(?)", "AAAA")
    assert "token_stale" in refused(mana, "execute procedure token_prove(?)", signed("MANA", text))
    text = asked(mana)
    mana.execute_immediate("set time zone '+14:00'")
    mana.commit()
    assert refused(mana, "execute procedure token_prove(?)", signed("MANA", text)) == ""


def test_no_time_zone_and_no_variable_stands_for_a_proof(mana: Any) -> None:
    for name in ("PADDOCK_TOKEN", "TOKEN", "PROVED", "NETWORK_PROTOCOL"):
        kept(mana, f"select rdb$set_context('USER_SESSION', '{name}', '1') from rdb$database")
    mana.execute_immediate("set time zone '-14:00'")
    assert count(mana, "me") == 0


def test_a_proof_ends_with_its_connection(firm: Firm, mana: Any) -> None:
    assert prove(mana, "MANA") == ""
    with firm.open("MANA") as other:
        assert count(other, "me") == 0


# ---- making, losing, lifting


def test_an_administrator_who_signs_in_by_token_makes_users_as_before(firm: Firm, adma: Any) -> None:
    person = firm.people["FARA"]
    kept(adma, "execute procedure login_reset(?, 'first-4Hk2w')", person)
    with _opened(firm, "FARA", "first-4Hk2w") as fara:
        assert count(fara, "client") == 0
        kept(fara, f"execute procedure my_password('{PASSWORD}')")
        assert count(fara, "client") > 0
    kept(adma, "select n from login_block(?, true)", person)
    with pytest.raises(DatabaseError):
        _opened(firm, "FARA", PASSWORD)
    kept(adma, "select n from login_block(?, false)", person)
    _opened(firm, "FARA", PASSWORD).close()


def _opened(firm: Firm, login: str, password: str) -> Any:
    return connect(firm.rig.dsn(firm.alias), user=login, password=password, charset="UTF8")


def test_a_person_enrols_the_own_token_but_nobody_elses(firm: Firm) -> None:
    with firm.open("TEMA") as tema:
        assert add(tema, firm.people["TEMA"], "TEMA2") > 0
        assert outcome(tema, "select label from token_list(?)", firm.people["TEMA"])[1] == [
            ("Token of TEMA",),
            ("Token of TEMA2",),
        ]
        with pytest.raises(DatabaseError, match="not_admin"):
            add(tema, firm.people["LONA"], "LONA")
        assert outcome(tema, "select label from token_list(?)", firm.people["MANA"])[0]
        assert outcome(tema, "execute procedure token_require(?, false)", firm.people["MANA"])[0]


def test_a_key_is_one_persons_and_must_have_signed(firm: Firm) -> None:
    with firm.open("TEMA") as tema:
        text = "execute procedure token_add(?, ?, 'X', ?, ?)"
        own = (uuid.uuid4().hex, firm.people["TEMA"])
        for public, signer in (
            (public_of("NEW"), "OTHER"),
            ("AAAA", "NEW"),
            ("", "NEW"),
            (public_of("MANA"), "MANA"),
        ):
            assert refused(tema, text, *own, public, signed(signer, asked(tema, ADD)))
        assert refused(tema, text, *own, public_of("NEW"), signed("NEW", asked(tema, SIGN_IN)))
        small = rsa.generate_private_key(65537, 1024)
        der = small.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.PKCS1)
        sig = small.sign(asked(tema, ADD).encode(), PKCS1v15(), hashes.SHA256())
        assert "token_wrong" in refused(
            tema, text, *own, base64.b64encode(der).decode(), base64.b64encode(sig).decode()
        )


def test_a_lost_token_is_taken_away_and_opens_nothing_from_that_moment(firm: Firm, adma: Any) -> None:
    person = firm.people["OPRA"]
    with firm.open("OPRA") as opra:
        assert prove(opra, "OPRA") == ""
        (lost,) = outcome(adma, "select id from token_list(?)", person)[1]
        assert "token_last" in refused(opra, "execute procedure token_drop(?)", lost[0])
        kept(adma, "execute procedure token_drop(?)", lost[0])
        with pytest.raises(DatabaseError, match="Killed"):
            opra._att.ping()
    with firm.open("OPRA") as opra:
        assert "token_wrong" in prove(opra, "OPRA")
        add(adma, person, "OPRA2")
        assert prove(opra, "OPRA2") == ""
        assert count(opra, "client") > 0


def test_taking_an_own_token_away_ends_what_it_had_opened_and_nothing_else(firm: Firm) -> None:
    with firm.open("HEDA") as first, firm.open("HEDA") as second, firm.open("HEDA") as third:
        assert prove(first, "HEDA") == ""
        spare = add(first, firm.people["HEDA"], "HEDA2")
        assert prove(second, "HEDA2") == ""
        assert prove(third, "HEDA") == ""
        assert prove(first, "HEDA") == ""
        kept(first, "execute procedure token_drop(?)", spare)
        with pytest.raises(DatabaseError, match="Killed"):
            second._att.ping()
        assert count(first, "me") == count(third, "me") == 1
        kept(first, "execute procedure token_drop(?)", add(first, firm.people["HEDA"], "HEDA2"))


def test_an_administrator_lifts_the_requirement_and_it_is_written_down(firm: Firm, adma: Any) -> None:
    person = firm.people["AUDA"]
    kept(adma, "execute procedure token_require(?, false)", person)
    try:
        with firm.open("AUDA") as auda:
            assert count(auda, "client") > 0
    finally:
        kept(adma, "execute procedure token_require(?, true)", person)
    _, rows = outcome(
        adma,
        "select first 2 words, login from audit_list where words starting with 'AUDA: token' order by id desc",
    )
    assert rows == [("AUDA: token_required", "ADMA"), ("AUDA: token_lifted", "ADMA")]


def test_a_token_is_asked_for_only_of_who_has_one_and_at_once(firm: Firm, adma: Any) -> None:
    assert "token_none" in refused(adma, "execute procedure token_require(?, true)", firm.people["LONA"])
    with firm.open("TEMA") as tema:
        assert count(tema, "me") == 1
        kept(adma, "execute procedure token_require(?, true)", firm.people["TEMA"])
        with pytest.raises(DatabaseError, match="Killed"):
            tema._att.ping()
    kept(adma, "execute procedure token_require(?, false)", firm.people["TEMA"])


def test_an_administrator_does_not_lock_the_own_person_out(firm: Firm, adma: Any) -> None:
    person = firm.people["ADMA"]
    kept(adma, "execute procedure token_require(?, false)", person)
    with firm.open("ADMA") as other:
        assert "token_not_seen" in refused(other, "execute procedure token_require(?, true)", person)
    kept(adma, "execute procedure token_require(?, true)", person)
    assert count(adma, "me") == 1


def test_a_person_whose_password_ended_sees_nothing_whatever_the_role(firm: Firm, adma: Any) -> None:
    with firm.rig_owner() as owner:
        text = "update or insert into login_t (login, valid_until) values ('TEMA', {}) matching (login)"
        kept(owner, text.format("localtimestamp"))
        kept(owner, "update employee_t set staff_role_id = ? where login = 'TEMA'", firm.roles["director"])
        try:
            with firm.open("TEMA") as tema:
                for door in ("client", "client_list", "channel", "audit_list", "employee", "setting"):
                    assert count(tema, door) == 0, door
                assert outcome(tema, "select id from session_past(null)")[0]
        finally:
            kept(owner, text.format("null"))
            kept(owner, "update employee_t set staff_role_id = ? where login = 'TEMA'", firm.roles["manager"])
