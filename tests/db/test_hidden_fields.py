"""A field hidden from a role or a person shows in no view, no history, no search at the port, and cannot be changed."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from app.core.entities import ENTITIES
from tests.db.port_base import ROLES, Firm, committed, make, outcome
from tests.db.test_gate import run
from tests.rig.server import ServerRig

pytestmark = pytest.mark.server

HIDEABLE = [(key, one.name) for key, entity in ENTITIES.items() for one in entity.hideable]
DAYS = {"client": "1931-02-13", "contact": "1932-03-17"}
KINDS = {
    "source_id": "source",
    "trade_id": "trade",
    "size_id": "size",
    "result_id": "result",
    "classes": "class_abc",
}
HIDE = "execute procedure permission_set(?, ?, ?, ?, 'S', ?, null, null)"


def mark(entity: str, field: str) -> str:
    """What no other field holds."""
    if field == "birthday":
        return DAYS[entity]
    return f"{HIDEABLE.index((entity, field)):02d}76543210"


@pytest.fixture(scope="module")
def firm(server_rig: ServerRig, tmp_path_factory: pytest.TempPathFactory) -> Firm:
    """Everybody sees the marked rows, which belong to Mana."""
    firm = make(tmp_path_factory.mktemp("hidden") / "hidden.fdb", server_rig, "hidden")
    with firm.open("ADMA") as admin:
        for role in firm.roles.values():
            for block in ("client", "contact", "interaction", "task", "channel"):
                for verb in "SC":
                    run(admin, "execute procedure permission_set(?, ?, null, ?, ?, 'A', null, null)",
                        uuid.uuid4().hex, role, block, verb)  # fmt: skip
        client = firm.row("client", "o", "MANA")
        contact = run(admin, "select contact_id from employment where client_id = ?", client)[0][0]
        firm.rows["contact"]["MANA"] = contact
        run(
            admin,
            "update interaction set contact_id = ? where id = ?",
            contact,
            firm.row("interaction", "o", "MANA"),
        )
        for entity, field in HIDEABLE:
            value: object = mark(entity, field)
            if field in KINDS:
                value = run(admin, "insert into dictionary (uid, kind_id, name) values (?, (select id from dictionary_kind"
                            " where code = ?), ?) returning id", uuid.uuid4().hex, KINDS[field], value)[0][0]  # fmt: skip
            if field == "classes":
                run(admin, "insert into client_class (client_id, value_id) values (?, ?)", client, value)
            else:
                run(
                    admin,
                    f"update {entity} set {field} = ? where id = ?",
                    value,
                    firm.row(entity, "o", "MANA"),
                )
    return firm


@pytest.fixture(params=list(ROLES))
def con(request: pytest.FixtureRequest, firm: Firm) -> Iterator[Any]:
    with firm.open(request.param) as opened:
        opened.who = request.param
        yield opened


def rule(firm: Firm, who: str, field: str, scope: str, of_role: bool = False) -> None:
    whose = (firm.roles[ROLES[who]], None) if of_role else (None, firm.people[who])
    with firm.open("DIRA" if who == "ADMA" else "ADMA") as boss:
        run(boss, HIDE, uuid.uuid4().hex, *whose, field, scope)


def words(con: Any) -> str:
    """All that a person can read of any granted view, of the history and of search, as one text."""
    _, views = outcome(
        con,
        "select trim(lower(r.rdb$relation_name)) from rdb$relations r where r.rdb$system_flag = 0 and r.rdb$view_blr is not null"
        " and r.rdb$relation_name not in ('DICTIONARY', 'DICTIONARY_LIST')",  # a value's own name is no secret
    )
    assert len(views) > 25
    texts = [f"select * from {view}" for (view,) in views if view != "audit_list"]
    texts.append("select * from audit_list where entity not like 'dictionary%'")
    texts.append("select f.* from history h, history_field(h.id) f where h.entity not like 'dictionary%'")
    texts.append(f"select * from find('', '', '', '', '', '', '{mark('client', 'tax_id')}', 9)")
    return "\n".join(str(row) for text in texts for row in outcome(con, text)[1])


def shown(con: Any, firm: Firm, entity: str, field: str, seen: str = "") -> bool:
    """Whether a field shows; `seen`: all that is read, when it is known already."""
    seen = seen or words(con)
    if field != "birthday":
        return mark(entity, field) in seen or _by_number(con, firm, entity, field)
    year, month, day = map(int, DAYS[entity].split("-"))
    coarse = (
        entity == "contact"
        and outcome(con, "select 1 from contact_list where birth_md = ?", month * 100 + day)[1]
    )
    return f"datetime.date({year}, {month}, {day})" in seen or DAYS[entity] in seen or bool(coarse)


def _by_number(con: Any, firm: Firm, entity: str, field: str) -> bool:
    """Whether a field of a dictionary shows its value's number."""
    if field not in KINDS:
        return False
    if field == "classes":
        return bool(
            outcome(con, "select 1 from client_class where client_id = ?", firm.row("client", "o", "MANA"))[1]
        )
    with firm.open("DIRA" if con.who == "ADMA" else "ADMA") as boss:
        number = run(boss, f"select {field} from {entity} where id = ?", firm.row(entity, "o", "MANA"))[0][0]
    return any(
        bool(outcome(con, f"select 1 from {view} where {field} = ?", number)[1])
        for view in (entity, f"{entity}_list")
    )


@pytest.mark.parametrize(("entity", "field"), HIDEABLE)
def test_a_hidden_field_shows_nowhere_at_the_port(firm: Firm, entity: str, field: str) -> None:
    with firm.open("MANA") as mana:
        mana.who = "MANA"
        assert shown(mana, firm, entity, field)
        rule(firm, "MANA", f"{entity}.{field}", "N")
        try:
            assert not shown(mana, firm, entity, field)
        finally:
            rule(firm, "MANA", f"{entity}.{field}", "A")


def test_what_is_hidden_shows_to_no_role_and_comes_back(con: Any, firm: Firm) -> None:
    def seen() -> list[tuple[str, str]]:
        read = words(con)
        return [one for one in HIDEABLE if shown(con, firm, *one, read)]

    assert seen() == HIDEABLE
    for entity, field in HIDEABLE:
        rule(firm, con.who, f"{entity}.{field}", "N")
    nothing = seen()
    for entity, field in HIDEABLE:
        rule(firm, con.who, f"{entity}.{field}", "A")
    assert nothing == []
    assert seen() == HIDEABLE


@pytest.mark.parametrize(("entity", "field"), [one for one in HIDEABLE if one[1] != "classes"])
def test_a_hidden_field_is_neither_changed_nor_emptied(firm: Firm, entity: str, field: str) -> None:
    row = firm.row(entity, "o", "MANA")
    before = _now(firm, entity, field, row)
    rule(firm, "MANA", f"{entity}.{field}", "N")
    try:
        with firm.open("MANA") as mana:
            other = "1900-01-01" if field == "birthday" else 1 if field in KINDS else "another"
            refused = outcome(mana, f"update {entity} set {field} = ? where id = ? returning rv", other, row)[
                0
            ]
            assert "hidden_field" in refused
            run(mana, f"update {entity} set {field} = null where id = ?", row)
    finally:
        rule(firm, "MANA", f"{entity}.{field}", "A")
    assert _now(firm, entity, field, row) == before is not None


def _now(firm: Firm, entity: str, field: str, row: int) -> Any:
    with firm.open("DIRA") as boss:
        return run(boss, f"select {field} from {entity} where id = ?", row)[0][0]


def test_the_classifiers_of_a_client_cannot_be_dropped_unseen(firm: Firm) -> None:
    rule(firm, "MANA", "client.classes", "N")
    with firm.open("MANA") as mana:
        client = firm.row("client", "o", "MANA")
        assert outcome(mana, "delete from client_class where client_id = ? returning id", client) == ("", [])
    rule(firm, "MANA", "client.classes", "A")


def test_a_rule_of_the_role_holds_for_its_people_and_a_persons_own_goes_before(firm: Firm) -> None:
    row = firm.row("client", "o", "MANA")
    rule(firm, "LONA" if "LONA" in ROLES else "MANA", "client.note", "N", of_role=True)
    with firm.open("LONA") as lona, firm.open("MANA") as mana:
        assert outcome(lona, "select note from client where id = ?", row)[1] == [(None,)]
        assert outcome(mana, "select note from client where id = ?", row)[1] == [
            (mark("client", "note"),)
        ]  # her own rule


def test_nobody_shows_himself_what_is_hidden(firm: Firm) -> None:
    rule(firm, "HEDA", "client.reg_no", "N")
    with firm.open("HEDA") as heda:
        own = outcome(heda, HIDE, uuid.uuid4().hex, None, firm.people["HEDA"], "client.reg_no", "A")[0]
        other = outcome(heda, HIDE, uuid.uuid4().hex, None, firm.people["MANA"], "client.reg_no", "A")[0]
        _, rules = outcome(heda, "delete from permission where block = 'client.reg_no' and employee_id = ? returning id",
                           firm.people["HEDA"])  # fmt: skip
    rule(firm, "HEDA", "client.reg_no", "A")
    assert "own_rights" in own
    assert "beyond_own" in other
    assert rules == []


def test_a_field_is_only_seen_or_hidden(firm: Firm) -> None:
    with firm.open("ADMA") as admin:
        assert (
            "permission_field_ck"
            in committed(
                admin,
                "insert into permission (uid, role_id, block, verb, scope) values ('q', 1, 'client.note', 'S', 'T')",
            ).lower()
            or outcome(admin, HIDE, uuid.uuid4().hex, 1, None, "client.note", "T")[0]
        )


# ---- nobody writes blindly


def addition(firm: Firm, entity: str, **more: object) -> tuple[str, list[object]]:
    """A statement that adds a row of Mana's with what it must have, and more."""
    given: dict[str, object] = {"uid": uuid.uuid4().hex}
    if entity in ("client", "contact"):
        given |= {"name": "Blind", "employee_id": firm.people["MANA"], "branch_id": firm.branches[0]}
    elif entity == "interaction":
        given |= {"client_id": firm.row("client", "o", "MANA"), "kind": "C"}
    else:
        given |= {"subject": "Blind", "due_at": "2030-01-01 10:00"}
    given |= more
    marks = ", ".join("?" * len(given))
    return f"insert into {entity} ({', '.join(given)}) values ({marks}) returning id", list(given.values())


def a_value(firm: Firm, entity: str, field: str) -> object:
    """What could be written into a field: for a dictionary's a value that is there."""
    if field == "birthday":
        return "1980-05-06"
    if field not in KINDS:
        return "typed blindly"
    with firm.open("DIRA") as boss:
        return run(boss, f"select {field} from {entity} where id = ?", firm.row(entity, "o", "MANA"))[0][0]


@pytest.mark.parametrize(("entity", "field"), [one for one in HIDEABLE if one[1] != "classes"])
def test_a_hidden_field_of_a_new_row_is_refused_by_name_unless_it_is_empty(
    firm: Firm, entity: str, field: str
) -> None:
    value = a_value(firm, entity, field)
    rule(firm, "MANA", f"{entity}.{field}", "N")
    try:
        with firm.open("MANA") as mana:
            text, values = addition(firm, entity, **{field: value})
            refused = outcome(mana, text, *values)[0]
            empty = [outcome(mana, *_given(firm, entity, **nothing)) for nothing in ({}, {field: None})]
    finally:
        rule(firm, "MANA", f"{entity}.{field}", "A")
    assert f"hidden_field|{entity}.{field}" in refused
    assert [error for error, _ in empty] == ["", ""]
    with firm.open("MANA") as mana:
        assert outcome(mana, text, *values)[0] == ""


def _given(firm: Firm, entity: str, **more: object) -> tuple[Any, ...]:
    text, values = addition(firm, entity, **more)
    return text, *values


@pytest.mark.parametrize(("entity", "field"), [one for one in HIDEABLE if one[1] != "classes"])
def test_a_hidden_field_is_not_found_out_by_writing_what_it_may_hold(
    firm: Firm, entity: str, field: str
) -> None:
    row = firm.row(entity, "o", "MANA")
    true_one = _now(firm, entity, field, row)
    rule(firm, "MANA", f"{entity}.{field}", "N")
    try:
        with firm.open("MANA") as mana:
            said = outcome(mana, f"update {entity} set {field} = ? where id = ?", true_one, row)[0]
    finally:
        rule(firm, "MANA", f"{entity}.{field}", "A")
    assert f"hidden_field|{entity}.{field}" in said


def test_hidden_classifiers_are_not_ticked_blindly(firm: Firm) -> None:
    client = firm.row("client", "o", "MANA")
    with firm.open("ADMA") as admin:
        value = run(admin, "insert into dictionary (uid, kind_id, name) values (?, (select id from dictionary_kind"
                    " where code = 'class_abc'), 'Blind') returning id", uuid.uuid4().hex)[0][0]  # fmt: skip
    tick = "insert into client_class (client_id, value_id) values (?, ?) returning id"
    rule(firm, "MANA", "client.classes", "N")
    with firm.open("MANA") as mana:
        refused = outcome(mana, tick, client, value)[0]
    rule(firm, "MANA", "client.classes", "A")
    with firm.open("MANA") as mana:
        assert outcome(mana, tick, client, value)[0] == ""
    assert "hidden_field|client.classes" in refused


@pytest.mark.parametrize("field", ["result_id", "summary", "next_step"])
def test_quick_entry_writes_no_hidden_field(firm: Firm, field: str) -> None:
    given: dict[str, object] = {"result_id": None, "summary": "", "next_step": None}
    given[field] = a_value(firm, "interaction", field)
    quick = "select id from quick_entry(?, ?, null, 'C', 'O', null, ?, ?, ?, ?, null, null)"
    client = firm.row("client", "o", "MANA")
    values = (
        uuid.uuid4().hex,
        client,
        given["result_id"],
        given["summary"],
        uuid.uuid4().hex,
        given["next_step"],
    )
    rule(firm, "MANA", f"interaction.{field}", "N")
    try:
        with firm.open("MANA") as mana:
            refused = outcome(mana, quick, *values)[0]
    finally:
        rule(firm, "MANA", f"interaction.{field}", "A")
    assert f"hidden_field|interaction.{field}" in refused
    with firm.open("MANA") as mana:
        assert outcome(mana, quick, *values)[0] == ""


def test_a_next_step_with_a_day_is_a_task_though_the_field_is_hidden(firm: Firm) -> None:
    quick = "select id, task_id from quick_entry(?, ?, null, 'C', 'O', null, null, 'Said', ?, 'Call back', '2030-01-01 10:00', null)"
    rule(firm, "MANA", "interaction.next_step", "N")
    with firm.open("MANA") as mana:
        row, task = run(mana, quick, uuid.uuid4().hex, firm.row("client", "o", "MANA"), uuid.uuid4().hex)[0]
        assert run(mana, "select subject from task where id = ?", task) == [("Call back",)]
    rule(firm, "MANA", "interaction.next_step", "A")
    assert _now(firm, "interaction", "next_step", row) is None


IMPORTED = {
    "legal_name": "lOther", "tax_id": "t7707083893", "reg_code": "k770701001", "reg_no": "r1027700132195",
    "address": "aStreet 1", "birthday": "h1980-05-06", "note": "NTyped blindly",
}  # fmt: skip


@pytest.mark.parametrize("field", IMPORTED)
def test_an_import_fills_no_hidden_field_and_names_it(firm: Firm, field: str) -> None:
    row = firm.row("client", "o", "MANA")
    mine = f"e{firm.people['MANA']}\tb{firm.branches[0]}"
    lines = [
        f"OBlind {field}\t{IMPORTED[field]}\t{mine}",
        f"U{row}\t{IMPORTED[field]}",
        f"OSeen {field}\tcCity\t{mine}",
    ]
    rule(firm, "MANA", f"client.{field}", "N")
    try:
        with firm.open("MANA") as mana:
            cursor = mana.cursor()
            cursor.execute("select act_id from import_begin(?, 'Blind', '')", (uuid.uuid4().hex,)).fetchall()
            cursor.execute("select clients, refused from import_load(?, true)", ("\n".join(lines),))
            clients, refused = cursor.fetchone()
            cursor.close()
            mana.rollback()
    finally:
        rule(firm, "MANA", f"client.{field}", "A")
    assert clients == 1
    assert refused.splitlines() == [f"{n}\thidden_field|client.{field}" for n in (0, 1)]


def test_what_was_deleted_comes_back_whole_though_a_field_is_hidden(firm: Firm) -> None:
    text, values = addition(firm, "interaction", summary="Kept words", next_step="Kept step")
    with firm.open("MANA") as mana:
        row = run(mana, text, *values)[0][0]
    rule(firm, "MANA", "interaction.next_step", "N")
    with firm.open("MANA") as mana:
        cursor = mana.cursor()
        act = cursor.execute("select id from act_begin(?, 'delete', 'One')", (uuid.uuid4().hex,)).fetchone()[
            0
        ]
        cursor.execute("delete from interaction where id = ?", (row,))
        cursor.execute("execute procedure act_finish(?)", (act,))
        cursor.execute("select why from act_undo(?, false) where not done", (act,))
        assert cursor.fetchall() == []
        cursor.close()
        mana.commit()
    rule(firm, "MANA", "interaction.next_step", "A")
    assert _now(firm, "interaction", "next_step", row) == "Kept step"


@pytest.mark.parametrize("gone", ["field", "row"])
def test_taking_back_an_act_tells_no_value_that_is_not_seen(firm: Firm, gone: str) -> None:
    client = firm.row("client", "o", "MANA")
    with firm.open("MANA") as mana:
        act = run(mana, "select id from act_begin(?, 'mass', 'x')", uuid.uuid4().hex)[0][0]
        cursor = mana.cursor()
        cursor.execute("execute procedure act_resume(?)", (act,))
        cursor.execute("update client set note = 'mine' where id = ?", (client,))
        cursor.execute("execute procedure act_finish(?)", (act,))
        cursor.close()
        mana.commit()
    with firm.open("DIRA") as boss:
        run(boss, "update client set note = 'Whispered' where id = ?", client)
    block = ("client.note", "N") if gone == "field" else ("client", "N")
    take = "select now_value, why from act_undo(?, false) where not done"
    with firm.open("MANA") as mana:
        assert ("Whispered", "C") in outcome(mana, take, act)[1]
    rule(firm, "MANA", *block)
    try:
        with firm.open("MANA") as mana:
            told = outcome(mana, take, act)[1]
    finally:
        rule(firm, "MANA", block[0], "A")
        with firm.open("DIRA") as boss:
            run(boss, "update client set note = ? where id = ?", mark("client", "note"), client)
    assert [why for _, why in told] == ["C"]
    assert "Whispered" not in str(told)
