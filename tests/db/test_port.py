"""Somebody with any SQL tool and the own log-in, at the server's port: nothing that the program would not let him do.

The expectations below are written by hand, from what the roles are for; nothing of them is read from the code.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from tests.db.port_base import KINDS, PASSWORD, PHONE, ROLES, SECRET, Firm, committed, make, outcome
from tests.rig.server import ServerRig

pytestmark = pytest.mark.server

# Whose rows a role reaches: o own, t department and those below, b branch, f far (another branch).
REACH = {
    "manager": {
        "client": {"see": "otb", "add": "o", "change": "o", "delete": "", "reassign": "o"},
        "contact": {"see": "otb", "add": "o", "change": "o", "delete": "", "reassign": "o"},
        "channel": {"see": "otb", "add": "otb", "change": "otb", "delete": "o"},
        "interaction": {"see": "otb", "add": "o", "change": "o", "delete": "o"},
        "task": {"see": "o", "add": "otb", "change": "o", "delete": "o"},
        "attachment": {"see": "otb", "add": "otb", "change": "otb", "delete": "otb"},
    },
    "head": {
        "client": {"see": "otb", "add": "otb", "change": "otb", "delete": "ot", "reassign": "otb"},
        "contact": {"see": "otb", "add": "otb", "change": "otb", "delete": "ot", "reassign": "otb"},
        "channel": {"see": "otb", "add": "otb", "change": "otb", "delete": "otb"},
        "interaction": {"see": "otb", "add": "otb", "change": "ot", "delete": "ot"},
        "task": {"see": "otb", "add": "otb", "change": "ot", "delete": "ot"},
        "attachment": {"see": "otb", "add": "otb", "change": "otb", "delete": "otb"},
    },
    "operator": {
        "client": {"see": "otbf", "add": "otbf", "change": "", "delete": "", "reassign": ""},
        "contact": {"see": "otbf", "add": "otbf", "change": "otbf", "delete": "", "reassign": ""},
        "channel": {"see": "otbf", "add": "otbf", "change": "otbf", "delete": ""},
        "interaction": {"see": "otbf", "add": "o", "change": "o", "delete": ""},
        "task": {"see": "o", "add": "otbf", "change": "o", "delete": ""},
        "attachment": {"see": "otbf", "add": "otbf", "change": "", "delete": ""},
    },
    "auditor": {
        "client": {"see": "otbf", "add": "", "change": "", "delete": "", "reassign": ""},
        "contact": {"see": "otbf", "add": "", "change": "", "delete": "", "reassign": ""},
        "channel": {"see": "otbf", "add": "", "change": "", "delete": ""},
        "interaction": {"see": "otbf", "add": "", "change": "", "delete": ""},
        "task": {"see": "otbf", "add": "", "change": "o", "delete": ""},  # what one is to do one may finish
        "attachment": {"see": "otbf", "add": "", "change": "", "delete": ""},
    },
}
_ALL = dict.fromkeys(("see", "add", "change", "delete", "reassign"), "otbf")
REACH["director"] = REACH["admin"] = dict.fromkeys(KINDS, _ALL)

# Whose phones stand in lists without a card being opened and counted: of the clients that one answers for.
IN_LISTS = {
    "manager": "o",
    "operator": "o",
    "head": "ot",
    "director": "otbf",
    "auditor": "otbf",
    "admin": "otbf",
}

# Doors: S select, I insert, U update, D delete; who has them besides: admin, director, head, auditor.
_ROWS, _READ = {"staff": "SIUD"}, {"staff": "S"}
_ADMINISTERED = {"staff": "S", "admin": "SIUD"}
DOORS: dict[str, dict[str, str]] = {
    **dict.fromkeys(
        ("client", "contact", "client_class", "employment", "channel", "interaction", "task", "saved", "stand_in"), _ROWS
    ),
    "attachment": {"staff": "SUD"},
    **dict.fromkeys(("branch", "department", "employee", "dictionary", "dictionary_kind", "staff_role"), _ADMINISTERED),
    "permission": {"staff": "S", "admin": "SD", "director": "SD", "head": "SD"},
    **dict.fromkeys(
        (
            "me", "base_info", "my_right", "my_branch", "setting", "history", "history_since", "act", "client_list",
            "contact_list", "employment_list", "interaction_list", "task_list", "employee_list", "department_list",
            "dictionary_list", "stand_in_list", "notice", "backup", "audit_list", "alarm_list", "alarm_rule_list",
             "limit_list", "client_tax", "channel_shown", "draft",
        ),
        _READ,
    ),
    "alarm_rule": {"staff": "S", "admin": "SIUD", "director": "SIUD"},
    "signing": {"staff": "", "admin": "S", "auditor": "S"},
    "seat_net": {"staff": "", "admin": "SIUD"},
    "licence": _READ,
    "timed": {"staff": "", "admin": "S"},
}  # fmt: skip
# the engine's own: everybody sees the own line of the users, without the verifier; who may make users writes it, past the guard
DOORS["plg$srp_view"] = {"staff": "S", "admin": "SIUD"}
PROCEDURES = {
    "my_permissions", "permission_matrix", "history_field", "audit_fields", "audit_check", "audit_seal", "audit_number", "note_report", "may_report", "alarm_seen", "decoy_plant", "find", "quick_entry", "act_begin", "act_resume", "act_finish", "act_undo", "ids_of",
    "claim", "task_reminded", "attachment_add", "file_known", "attachment_body", "contact_photo", "contact_photo_set",
    "my_right_pieces", "seat_poll", "proof_ask", "proof_read", "proof_failed", "seat_take_over", "draft_put", "draft_drop",
    "setting_pieces", "setting_set", "gate_pass", "consent_ask", "consents_open", "card_channels",
    "channel_same", "import_candidates", "import_begin", "import_load", "hand_over", "hand_over_all", "notice_seen", "merge_rows", "merged_from", "same_rows", "not_same", "merged_into",
    "my_password", "session_past", "token_ask", "token_prove", "token_add", "token_drop", "token_list",
}  # fmt: skip
ADMINISTRATORS = {
    "backup_note",
    "backup_ask",
    "backup_by_server",
    "login_make",
    "login_reset",
    "login_block",
    "login_state",
    "session_now",
    "session_end",
    "leaver_days",
    "leaver_exits",
    "leaver_left",
    "token_require",
}
SEATS = {
    "licence_install",
    "timed_set",
    "timed_ask",
    "timed_due",
    "timed_begin",
    "timed_done",
    "licence_watch",
    "tidy",
    "seat_desk",
    "seat_standing",
    "seat_ask",
    "seat_release",
}
SETTERS = {"admin", "director", "head"}  # may run what sets the rights and limits of others, and may agree
OF_SETTERS = {"permission_set", "limit_set", "consent_answer"}
FUNCTIONS = {
    "near_branch",
    "near_person",
    "near_few",
    "near_one",
    "newest_entry",
    "unseen_alarms",
    "may_leave",
    "tax_is_common",
}


@pytest.fixture(scope="module")
def firm(server_rig: ServerRig, tmp_path_factory: pytest.TempPathFactory) -> Firm:
    return make(tmp_path_factory.mktemp("port") / "port.fdb", server_rig, "port")


@pytest.fixture(scope="module", params=list(ROLES))
def who(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def con(firm: Firm, who: str) -> Iterator[Any]:
    with firm.open(who) as opened:
        yield opened


@pytest.fixture
def mana(firm: Firm) -> Iterator[Any]:
    with firm.open("MANA") as opened:
        yield opened


@pytest.fixture
def heda(firm: Firm) -> Iterator[Any]:
    with firm.open("HEDA") as opened:
        yield opened


def new_uid() -> str:
    return uuid.uuid4().hex


def addition(firm: Firm, kind: str, place: str, login: str) -> tuple[str, tuple[object, ...]]:
    """A statement that adds a row where those of a place are, and its values."""
    person, branch = firm.owner_of(place, login), firm.branches[place == "f"]
    client = firm.row("client", place, login)
    if kind == "attachment":
        text = "select id from attachment_add(?, 'client', ?, 'x.txt', null, ?, ?)"
        return text, (new_uid(), client, hashlib.sha256(b"new").hexdigest(), b"new")
    values: dict[str, object] = {
        "client": {"name": "New", "employee_id": person, "branch_id": branch},
        "contact": {"name": "New", "employee_id": person, "branch_id": branch},
        "channel": {"client_id": client, "kind": "P", "typed": "1"},
        "interaction": {"client_id": client, "kind": "C", "summary": "New", "employee_id": person},
        "task": {"subject": "New", "client_id": client, "employee_id": person, "due_at": "2030-01-01 10:00"},
    }[kind]  # type: ignore[assignment]
    given = {"uid": new_uid(), **values}  # type: ignore[dict-item]
    return (
        f"insert into {kind} ({', '.join(given)}) values ({', '.join('?' * len(given))}) returning id",
        tuple(given.values()),
    )


def attempt(con: Any, firm: Firm, kind: str, verb: str, place: str, login: str) -> bool:
    """Whether a person got through with a verb on a row."""
    row_id = firm.row(kind, place, login)
    change = "note = 'changed'" if kind != "interaction" else "summary = 'changed'"
    if kind == "channel":
        change = "label = 'changed'"
    elsewhere = firm.people["LONA" if place != "b" else "TEMA"]
    texts: dict[str, tuple[str, tuple[object, ...]]] = {
        "see": (f"select id from {kind} where id = ?", (row_id,)),
        "change": (f"update {kind} set {change} where id = ? returning id", (row_id,)),
        "delete": (f"delete from {kind} where id = ? returning id", (row_id,)),
        "reassign": (f"update {kind} set employee_id = ? where id = ? returning id", (elsewhere, row_id)),
    }
    if verb == "delete" and kind in (
        "client",
        "contact",
    ):  # an empty one, made for it: others point at those of the firm
        return _deletes(con, firm, kind, place, login)
    text, values = addition(firm, kind, place, login) if verb == "add" else texts[verb]
    error, rows = outcome(con, text, *values)
    return not error and bool(rows) and rows[0][0] is not None


def _deletes(con: Any, firm: Firm, kind: str, place: str, login: str) -> bool:
    with firm.open("ADMA") as admin:
        cursor = admin.cursor()
        text, values = addition(firm, kind, place, login)
        cursor.execute(text, values)
        row_id = cursor.fetchone()[0]
        cursor.close()
        admin.commit()
    error, rows = outcome(con, f"delete from {kind} where id = ? returning id", row_id)
    return not error and bool(rows)


@pytest.mark.parametrize("kind", KINDS)
def test_each_verb_reaches_as_far_as_the_role_and_no_further(
    con: Any, who: str, kind: str, firm: Firm
) -> None:
    expected = REACH[ROLES[who]][kind]
    verbs = [verb for verb in expected if verb != "reassign" or kind in ("client", "contact")]
    found = {v: "".join(p for p in "otbf" if attempt(con, firm, kind, v, p, who)) for v in verbs}
    assert found == {verb: expected[verb] for verb in verbs}


def test_phones_stand_in_lists_as_far_as_the_role_answers_for_the_clients(
    con: Any, who: str, firm: Firm
) -> None:
    rows = {place: firm.row("client", place, who) for place in "otbf"}
    shown = {
        "list": "select phone from client_list where id = ? and phone is not null",
        "report": "select typed from channel_shown where client_id = ?",
    }
    found = {
        key: "".join(p for p, row in rows.items() if outcome(con, text, row)[1])
        for key, text in shown.items()
    }
    assert found == dict.fromkeys(shown, IN_LISTS[ROLES[who]])
    raw = outcome(con, "select typed from channel where client_id = ?", rows["o"])[1]
    assert raw == [(PHONE if IN_LISTS[ROLES[who]] == "otbf" else None,)]


def doors_of(who: str, name: str) -> str:
    door = DOORS.get(name, {})
    return door.get(ROLES[who], door.get("staff", ""))


def test_every_relation_is_closed_but_for_the_doors_of_the_role(con: Any, who: str) -> None:
    _, found = outcome(
        con,
        "select trim(lower(f.rdb$relation_name)), trim(lower(min(f.rdb$field_name))), max(r.rdb$system_flag)"
        " from rdb$relation_fields f join rdb$relations r on r.rdb$relation_name = f.rdb$relation_name group by 1",
    )
    assert len(found) > 80
    wrong = {}
    for name, column, system in found:
        texts = {
            "S": f"select 1 from {name} where 1 = 0",
            "I": f'insert into {name} ("{column.upper()}") select null from rdb$database where 1 = 0',
            "U": f'update {name} set "{column.upper()}" = null where 1 = 0',
            "D": f"delete from {name} where 1 = 0",
        }
        open_to = "".join(verb for verb, text in texts.items() if not outcome(con, text)[0])
        if system:
            open_to = open_to.replace("S", "") if not name.startswith("mon$") else ""
        if open_to != doors_of(who, name):
            wrong[name] = open_to
    assert wrong == {}


def test_every_procedure_and_function_is_closed_but_for_those_of_the_role(con: Any, who: str) -> None:
    expected = PROCEDURES | (OF_SETTERS if ROLES[who] in SETTERS else set())
    expected |= (ADMINISTRATORS | SEATS) if ROLES[who] == "admin" else set()
    _, procedures = outcome(
        con,
        "select trim(lower(rdb$procedure_name)), rdb$procedure_inputs from rdb$procedures where rdb$package_name is null",
    )
    _, functions = outcome(
        con,
        "select trim(lower(f.rdb$function_name)), (select count(*) from rdb$function_arguments a"
        " where a.rdb$function_name = f.rdb$function_name and a.rdb$argument_position > 0 and a.rdb$package_name is null)"
        " from rdb$functions f where f.rdb$system_flag = 0 and f.rdb$package_name is null",
    )
    assert {name for name, n in procedures if _runs(con, f"execute procedure {name}", n, "")} == expected
    assert {
        name for name, n in functions if _runs(con, f"select {name}", n, " from rdb$database")
    } == FUNCTIONS


def _runs(con: Any, text: str, inputs: int, after: str) -> bool:
    cursor = con.cursor()
    try:
        cursor.prepare(f"{text}({', '.join(['null'] * inputs)}){after}" if inputs or after else text).free()
    except Exception as error:  # noqa: BLE001 - the engine's words decide
        assert "permission" in str(error), (text, str(error))
        return False
    finally:
        cursor.close()
        if con.main_transaction.is_active():
            con.rollback()
    return True


_OWN_PHONES = ("channel", "channel_shown", "client_list", "client_tax")  # her own client has that number


@pytest.mark.parametrize(
    "place", ["cast({} as integer) = 1", "1 / (char_length({}) - {n}) = 7", "cast('x' || {} as date) is null"]
)
def test_no_view_lets_an_error_tell_of_hidden_rows(mana: Any, place: str) -> None:
    for view, column in _texts(mana):
        for length in (
            {0} if "{n}" not in place else {len(f"{SECRET} f Ltd"), len(SECRET), len(f"{SECRET} talk")}
        ):
            for shape in (
                "select count(*) from {v} x where {p}",
                "select first 1 1 from {v} x where {p} or 1 = 0 order by 1",
                "select count(*) from rdb$database d where exists (select 1 from {v} x where {p})",
                "select count(*) from {v} y left join {v} x on {p} and 1 = 0",
                "select max(case when {p} then 1 end) from {v} x",
            ):
                text = shape.format(v=view, p=place.format(f"x.{column}", n=length))
                error, _ = outcome(mana, text)
                assert SECRET not in error, text
                assert "9990000" not in error or view in _OWN_PHONES, text


def _texts(con: Any) -> list[tuple[str, str]]:
    views = [name for name, door in DOORS.items() if door["staff"]]
    _, found = outcome(
        con,
        "select trim(lower(f.rdb$relation_name)), trim(lower(f.rdb$field_name)) from rdb$relation_fields f"
        " join rdb$fields s on s.rdb$field_name = f.rdb$field_source where s.rdb$field_type in (14, 37)",
    )
    return [(view, column) for view, column in found if view in views]


DIVISIONS = (
    "select count(*) from {v} x where 1 / (x.id - {i}) = 7",
    "select max(cast(1 / (x.id - {i}) as integer)) from {v} x",
    "select x.id from {v} x order by 1 / (x.id - {i})",
)


@pytest.mark.parametrize("kind", KINDS)
def test_no_division_by_zero_tells_that_a_hidden_row_is_there(mana: Any, kind: str, firm: Firm) -> None:
    hidden = firm.row(kind, "f", "MANA")
    views = [kind] + ([f"{kind}_list"] if f"{kind}_list" in DOORS else [])
    for view in views:
        for shape in DIVISIONS:
            error, _ = outcome(mana, shape.format(v=view, i=hidden))
            assert error == "", (view, shape)


def test_the_probes_tell_of_rows_that_are_seen(firm: Firm) -> None:
    with firm.open("ADMA") as admin:
        for shape in DIVISIONS:
            assert "divide" in outcome(admin, shape.format(v="client", i=firm.row("client", "f", "ADMA")))[0]
        assert (
            SECRET
            in outcome(
                admin,
                f"select count(*) from client x where x.name starting with '{SECRET}' and cast(x.name as integer) = 1",
            )[0]
        )


def test_a_unique_key_tells_nothing_but_that_it_is_taken(mana: Any, firm: Firm) -> None:
    with firm.open("ADMA") as admin:
        taken = outcome(admin, "select uid from client where id = ?", firm.row("client", "f", "MANA"))[1][0][
            0
        ]
    error, _ = outcome(
        mana, "insert into client (uid, name, employee_id) values (?, 'X', ?)", taken, firm.people["MANA"]
    )
    assert error
    assert SECRET not in error


@pytest.mark.parametrize(
    "text",
    [
        "execute block returns (n integer) as begin select count(*) from client_t into n; suspend; end",
        "execute block as begin update permission_t set scope = 'A'; end",
        "execute block returns (n integer) as begin execute statement 'select count(*) from audit_t' into n; suspend; end",
        "execute block returns (n integer) as begin execute statement 'select count(*) from client_t' as user 'SYSDBA' into n; suspend; end",
        "execute block returns (n integer) as begin execute statement 'select count(*) from client_t' on external 'port'"
        f" as user 'MANA' password '{PASSWORD}' role 'CRM_ADMIN' into n; suspend; end",
        "execute block as begin execute statement 'grant crm_admin to user mana'; end",
        "execute block as begin in autonomous transaction do delete from audit_t; end",
        "create table mine (n integer)",
        "create procedure mine as begin end",
        "create or alter view client as select * from client_t",
        "alter trigger client_guard inactive",
        "drop trigger client_audit",
        "alter table permission_t drop constraint permission_scope_ck",
        "alter database set default sql security invoker",
        "grant crm_admin to user mana",
        "grant select on client_t to user mana",
        "create user evil password 'x'",
        "create or alter user sysdba password 'x'",
        "alter user adma password 'x'",
        "set role crm_admin",
        "set trusted role",
        "update rdb$relations set rdb$owner_name = 'MANA'",
        "delete from plg$srp",
        "select plg$verifier from plg$srp",
    ],
)
def test_blocks_definitions_and_grants_are_refused(mana: Any, text: str) -> None:
    if text.startswith("execute block returns") or text.startswith("select"):
        error, rows = outcome(mana, text)
        assert error, rows
    else:
        assert committed(mana, text)


def test_a_role_that_one_has_not_got_is_not_had_by_asking(firm: Firm) -> None:
    with firm.open("MANA", role="CRM_ADMIN") as con:
        assert outcome(con, "select rdb$role_in_use('CRM_ADMIN') from rdb$database") == ("", [(False,)])
        assert outcome(con, "update employee set job = 'boss' where id = 1 returning id")[0]


def test_somebody_without_a_place_in_the_firm_does_not_get_in(firm: Firm) -> None:
    with pytest.raises(Exception, match="not_staff"), firm.open("NOBO"):
        pass


def test_the_audit_and_the_alarms_are_read_by_whose_work_it_is(con: Any, who: str) -> None:
    readers = {"director", "auditor", "admin"}
    assert bool(outcome(con, "select first 1 id from audit_list")[1]) == (ROLES[who] in readers)
    assert bool(outcome(con, "select first 1 id from alarm_rule")[1]) == (ROLES[who] in readers | {"head"})
    error, _ = outcome(con, "select what from audit_check(1)")
    assert ("may_not" not in error) == (ROLES[who] in readers)


@pytest.mark.parametrize(
    "text",
    [
        "update audit_list set words = null",
        "delete from audit_list",
        "insert into audit_list (at_ts) values (localtimestamp)",
        "execute procedure trace('U', 'client', 1, null, 'forged')",
        "execute procedure trace_lasting('U', 'client', 1, null, 'forged')",
        "execute procedure alarm_raise('quota', 'forged')",
        "alter trigger audit_keep inactive",
        "delete from audit_seal_t",
        "update alarm_list set state = 'S'",
    ],
)
def test_nobody_writes_into_the_audit_past_its_doors(con: Any, text: str) -> None:
    assert outcome(con, text)[0]
