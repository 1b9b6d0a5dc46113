"""Before the token has signed: somebody with a bare driver and a stolen password, to whom nothing may open."""

from __future__ import annotations

import hashlib
import uuid
from typing import Any

import pytest

from tests.db.port_base import PASSWORD, ROLES, Firm, committed, outcome
from tests.db.token_base import (
    count,
    firm,  # noqa: F401 - a fixture
    prove,
    public_of,
    refused,
)

pytestmark = pytest.mark.server


# what says that a token is wanted, and what the engine's own tables tell anyway
OPEN = {"base_info", "my_right", "me"}


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
        assert outcome(con, "select is_token_wanted from base_info")[1] == [(True,)]
        assert prove(con, who) == ""
        assert outcome(con, "select is_token_wanted from base_info")[1] == [(False,)]
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
        "merged_from": ("client", client),
        "may_report": ("clients/register", "client"),
        "session_past": (None,),
        "seat_take_over": (1,),
        "draft_put": (uid(), "{}"),
        "draft_drop": (uid(),),
    } | of_administrators(firm)  # fmt: skip


def of_administrators(firm: Firm) -> dict[str, tuple[object, ...]]:
    """The same, of what superiors and administrators may run."""
    uid, person = (lambda: uuid.uuid4().hex), firm.people["FARA"]
    return {
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
        "backup_by_server": (),
        "backup_ask": (),
        "timed_set": ("backup", 10, None, False),
        "timed_ask": ("backup",),
        "timed_due": (),
        "timed_begin": ("backup",),
        "timed_done": ("backup", True, "x"),
        "licence_watch": (),
        "tidy": (False,),
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
    "audit_number",  # gives what is noted already its number
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
    for noted in ("session_t", "audit_t", "audit_new_t", "seat_t", "alarm_t"):
        del found[noted]
    found["changes"] = outcome(
        owner,
        "select count(*) from (select verb from audit_t union all select verb from audit_new_t) where verb in ('I', 'U', 'D', 'X', 'P', 'R', 'B', 'F', 'V')",
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
        "execute block returns (n integer) as begin execute statement 'select count(*) from client' on external 'test_token_closed'"
        f" as user 'ADMA' password '{PASSWORD}' into n; if (n > 0) then suspend; else exception e_may_not; end",
        "execute block returns (n integer) as begin execute statement 'select count(*) from client' on external 'test_token_closed' into n;"
        " if (n > 0) then suspend; else exception e_may_not; end",
        "insert into token_seen_t (employee_id) values (1)",
        "insert into token_seen_t (employee_id) select id from employee",
        "update employee_t set needs_token = false",
        "update employee set needs_token = false",
        "delete from token_t",
        "create global temporary table token_seen_t (employee_id integer) on commit preserve rows",
        "update session_t set token_id = 1",
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
