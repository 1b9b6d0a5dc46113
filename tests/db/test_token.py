"""Sign-in by token, as somebody with a bare driver and a stolen password meets it: the password alone opens nothing."""

from __future__ import annotations

import base64
import hashlib
import uuid
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from firebird.driver import DatabaseError

from tests.db.port_base import PASSWORD, ROLES, Firm, committed, make, outcome
from tests.rig.server import ServerRig

pytestmark = pytest.mark.server

SIGN_IN, ADD = "PADDOCK-SIGNIN", "PADDOCK-TOKEN"


@cache
def key_of(whose: str) -> rsa.RSAPrivateKey:
    """In place of a token: a key, the same for the same name."""
    assert whose
    return rsa.generate_private_key(65537, 2048)


def public_of(whose: str) -> str:
    public = key_of(whose).public_key()
    der = public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.PKCS1)
    return base64.b64encode(der).decode()


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
def firm(server_rig: ServerRig, tmp_path_factory: pytest.TempPathFactory) -> Firm:
    """Everybody has a token, named as the log-in; everybody but the administrator KIND needs it."""
    firm = make(tmp_path_factory.mktemp("token") / "token.fdb", server_rig, "token")
    with firm.open("ADMA") as adma:
        for login in (*ROLES, "TEMA"):
            add(adma, firm.people[login], login)
        for login in (*(one for one in ROLES if one != "ADMA"), "ADMA"):
            kept(adma, "execute procedure token_require(?, true)", firm.people[login])
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


# ---- nothing is open before


OPEN = {
    "base_info",
    "my_right",
    "me",
}  # what says that a token is wanted, and what the engine's own tables tell anyway


@pytest.mark.parametrize("who", ROLES)
def test_every_view_is_empty_until_the_token_has_signed(firm: Firm, who: str) -> None:
    with firm.rig_owner() as owner:
        _, found = outcome(
            owner,
            "select distinct trim(lower(rdb$relation_name)) from rdb$user_privileges"
            " where rdb$user starting with 'CRM_' and rdb$privilege = 'S' and rdb$object_type in (0, 1)",
        )
    views = {name for (name,) in found}
    assert len(views) > 40
    with firm.open(who) as con:
        seen = {view for view in views if outcome(con, f"select first 1 1 from {view}")[1]}
        assert seen <= OPEN
        assert outcome(con, "select wants_token from base_info")[1] == [(True,)]
        assert prove(con, who) == ""
        assert outcome(con, "select wants_token from base_info")[1] == [(False,)]
        assert count(con, "me") == 1
        assert count(con, "client") > 0
        assert count(con, "employee") > 5


def calls(firm: Firm) -> dict[str, tuple[object, ...]]:
    """Every procedure that a role may run, with values that would tell or do something."""
    uid, client, contact = (lambda: uuid.uuid4().hex), firm.rows["client"]["f"], firm.rows["contact"]["f"]
    person, sha = firm.people["FARA"], hashlib.sha256(b"file f").hexdigest()
    return {
        "history_field": (1,),
        "audit_fields": (1,),
        "audit_check": (1,),
        "audit_seal": (),
        "note_report": ("clients.list", 1, "x"),
        "alarm_seen": ("1",),
        "decoy_plant": (client, True),
        "find": ("open", "", "", "", "", "", "", 10),
        "quick_entry": (uid(), client, None, "C", "O", "2030-01-01 10:00", None, "Talk", None, None, None, None),
        "act_begin": (uid(), "mass", "x"),
        "act_resume": (1,),
        "act_finish": (1,),
        "act_undo": (1, True),
        "task_reminded": (1,),
        "attachment_add": (uid(), "client", client, "x.txt", None, sha, b"file f"),
        "file_known": (sha,),
        "attachment_body": (firm.rows["attachment"]["f"], True),
        "contact_photo": (contact,),
        "contact_photo_set": (contact, sha, b"x"),
        "setting_pieces": (),
        "setting_set": ("password.days", True, "999"),
        "gate_pass": ("X", "client", "list", 1, None),
        "consent_ask": (uid(), "X", "client", "list", 1, "why"),
        "consents_open": (),
        "card_channels": (client, None),
        "channel_same": ("+74959990000",),
        "import_candidates": ("P\t+74959990000",),
        "import_begin": (uid(), "x", ""),
        "import_load": ("", True),
        "hand_over": (uid(), "client", str(client), firm.people["TEMA"], True, True, "x", "x", True),
        "hand_over_all": (uid(), person, firm.people["TEMA"], "cpt", "x", "x"),
        "notice_seen": (1,),
        "merge_rows": (uid(), "x", "client", client, 0, firm.rows["client"]["b"], 0, "", True),
        "same_rows": ("client", 10),
        "not_same": ("client", client, firm.rows["client"]["b"]),
        "merged_into": ("client", client),
        "session_past": (None,),
        "permission_set": (uid(), firm.roles["manager"], None, "client", "S", "A", None, None),
        "limit_set": (uid(), firm.roles["manager"], None, "O", True, None, None, None),
        "consent_answer": (1, True, 4, "x"),
        "backup_note": (uid(), "x", "2030-01-01", 1, "0" * 64, 1),
        "login_make": (person, "FARA", "x"),
        "login_reset": (person, "x"),
        "login_block": (person, True),
        "login_state": (),
        "session_now": (),
        "session_end": (1,),
        "leaver_days": (person, 30),
        "leaver_exits": (person, 30),
        "leaver_left": (person,),
        "licence_install": ("x", "x", "x"),
        "timed_set": ("backup", 10, None, False),
        "seat_desk": (),
        "seat_standing": (),
        "seat_ask": ("FARA", "x", True),
        "seat_release": ("FARA", "x"),
        "token_add": (uid(), person, "x", public_of("EVIL"), "x"),
        "token_drop": (1,),
        "token_list": (person,),
        "token_require": (person, False),
    }  # fmt: skip


HARMLESS = {
    "ids_of", "claim", "my_right_pieces", "my_password", "token_ask", "token_prove",
    "seat_poll", "proof_ask", "proof_read", "proof_failed", "my_permissions", "permission_matrix",
}  # fmt: skip


@pytest.mark.parametrize("who", ["ADMA", "DIRA", "MANA"])
def test_no_procedure_tells_or_does_anything_until_the_token_has_signed(firm: Firm, who: str) -> None:
    with firm.rig_owner() as owner:
        _, found = outcome(
            owner,
            "select distinct trim(lower(p.rdb$relation_name)),"
            " (select count(*) from rdb$procedure_parameters a where a.rdb$procedure_name = p.rdb$relation_name and a.rdb$parameter_type = 0)"
            " from rdb$user_privileges p where p.rdb$object_type = 5 and p.rdb$user starting with 'CRM_' and p.rdb$user <> 'CRM_KEEPER'",
        )
        before = footprint(owner)
    inputs = dict(found)
    wanted = calls(firm)
    assert set(inputs) == set(wanted) | HARMLESS
    told = {}
    with firm.open(who) as con:
        for name, values in wanted.items():
            assert len(values) == inputs[name], (name, inputs[name])
            marks = f"({', '.join('?' * len(values))})" if values else ""
            for text in (f"select * from {name}{marks}", f"execute procedure {name}{marks}"):
                error, rows = outcome(con, text, *values)
                told |= (
                    {name: rows}
                    if not error and any(one not in (None, 0, False, "") for row in rows for one in row)
                    else {}
                )
                refused(con, text, *values)
    assert told == {}
    with firm.rig_owner() as owner:
        assert footprint(owner) == before


def footprint(owner: Any) -> dict[str, Any]:
    """What is in the tables, without the base's own notes of who came and what was refused."""
    _, tables = outcome(
        owner,
        "select trim(lower(rdb$relation_name)) from rdb$relations where rdb$relation_name similar to '[A-Z_]+#_T *' escape '#' and rdb$relation_type = 0",
    )
    found = {name: outcome(owner, f"select count(*) from {name}")[1][0][0] for (name,) in tables}
    for noted in ("session_t", "audit_t", "seat_t", "alarm_t"):
        del found[noted]
    found["changes"] = outcome(
        owner, "select count(*) from audit_t where verb in ('I', 'U', 'D', 'X', 'P', 'R', 'B', 'F', 'V')"
    )[1]
    found["rv"] = outcome(owner, "select sum(rv) from client_t")[1]
    found["switches"] = outcome(owner, "select list(body) from setting_t")[1]
    return found


INSERTS = {
    "client": "(uid, name) values (?, 'X')",
    "employee": "(uid, name, login, branch_id) values (?, 'X', 'EVIL', 1)",
    "branch": "(uid, name) values (?, 'X')",
    "staff_role": "(uid, code, name) values (?, 'x', 'X')",
    "dictionary_kind": "(uid, code, name) values (?, 'x', 'X')",
    "seat_net": "(uid, prefix, kind) values (?, '10.', 'O')",
    "saved": "(uid, kind, subject, name, body) values (?, 'filter', 'client', 'X', '')",
    "alarm_rule": "(uid, kind, name) values (?, 'decoy', 'X')",
    "stand_in": "(uid, absent_id, stand_in_id, since, until) values (?, 1, 2, '2030-01-01', '2030-01-02')",
    "contact": "(uid, name) values (?, 'X')",
    "task": "(uid, subject, employee_id, due_at) values (?, 'X', 1, '2030-01-01')",
}


@pytest.mark.parametrize("table", INSERTS)
def test_nothing_is_written_until_the_token_has_signed(firm: Firm, table: str) -> None:
    text = f"insert into {table} {INSERTS[table]} returning id"
    with firm.open("ADMA") as con:
        assert outcome(con, text, uuid.uuid4().hex)[0]
        assert committed(con, f"delete from {table}") == ""  # of nothing: no row is seen
    with firm.rig_owner() as owner:
        assert count(owner, f"{table}_t") > 0 or table in ("seat_net", "saved", "stand_in")


@pytest.mark.parametrize(
    "text",
    [
        "alter user tema password 'mine-now-1'",
        "alter user tema inactive",
        "create user evil password 'x-12345678'",
        "drop user tema",
        "execute block returns (n integer) as begin execute statement 'select count(*) from client' on external 'token'"
        f" as user 'ADMA' password '{PASSWORD}' into n; if (n > 0) then suspend; else exception e_may_not; end",
        "execute block returns (n integer) as begin execute statement 'select count(*) from client' on external 'token' into n;"
        " if (n > 0) then suspend; else exception e_may_not; end",
        "insert into token_seen_t (token_id) values (1)",
        "insert into token_seen_t (token_id) select id from token_t",
        "update employee_t set needs_token = false",
        "update employee set needs_token = false",
        "delete from token_t",
        "create global temporary table token_seen_t (token_id integer) on commit preserve rows",
        "execute block as begin in autonomous transaction do execute statement 'insert into token_seen_t values (1)'; end",
        "execute procedure token_asked('PADDOCK-SIGNIN')",
    ],
)
def test_an_administrators_password_alone_changes_no_user_and_opens_no_side_door(
    firm: Firm, text: str
) -> None:
    with firm.open("ADMA") as con:
        if text.startswith("execute block returns"):
            error, rows = outcome(con, text)
            assert error, rows
        else:
            assert committed(con, text)
    with firm.open("TEMA") as tema:
        assert count(tema, "client") > 0


# ---- the proof


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
    from firebird.driver import connect

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
