"""Every error has a sentence, in both languages when shown."""

from __future__ import annotations

import string

import pytest

from app.core import errors as words
from app.core.entities import ENTITIES
from app.core.gate import Held, Leaving
from app.core.texts import T
from db import engine
from db import errors as db

SERVER = engine.Server("crm.example.org", 3059, "main")
ALL = [
    db.Conflict(),
    db.Busy(),
    db.Forbidden(),
    db.Cancelled(),
    db.LineDown(),
    db.SessionEnded(),
    db.ShutOut(),
    words.TakenOver(),
    db.Rule("not_yours"),
    db.Rule("file_too_big|25"),
    db.Rule("a_rule_nobody_knows|1|2"),
    Held(db.Rule("consent_needed|300|100"), Leaving("X", "client", "Clients", 300)),
    db.Invalid("client_name_ck"),
    db.Invalid("anything_ck"),
    db.Duplicate("branch_name_uq"),
    db.Duplicate("other_uq"),
    db.InUse("task_client_fk"),
    db.Bug("boom", "client.page"),
    ValueError("boom"),
    db.NoSuchHost(SERVER),
    db.PortClosed(SERVER),
    db.NoAnswer(SERVER),
    db.WrongPassword(SERVER),
    db.BaseNotFound(SERVER),
    db.BaseNotFound(engine.Embedded("/x.fdb")),
    db.BaseExists(engine.Embedded("/x.fdb")),
    db.BaseInUse(engine.Embedded("/x.fdb")),
    db.BaseClosed(SERVER),
    db.NotABase(engine.Embedded("/x.fdb")),
    db.NotFirebird5(SERVER),
    db.Refused(SERVER, "not_staff"),
    db.ConnectFailed(SERVER, "detail"),
]


@pytest.mark.parametrize("error", ALL, ids=lambda error: repr(error)[:40])
def test_a_sentence_has_all_its_values(error: Exception) -> None:
    said = words.explain(error)
    assert isinstance(said.text, T)
    named = {name for _, name, _, _ in string.Formatter().parse(said.text.text) if name is not None}
    assert named <= set(said.values)


@pytest.mark.parametrize("error", [db.Bug("boom", "client.page"), ValueError("boom")])
def test_the_unknown_is_a_bug_with_details(error: Exception) -> None:
    said = words.explain(error)
    assert said.text == words.BUG
    assert "boom" in said.details


def test_every_class_of_error_is_explained_by_a_sentence_of_its_own() -> None:
    kinds = {type(error) for error in ALL}

    def below(kind: type[Exception]) -> set[type[Exception]]:
        return {kind, *(deeper for child in kind.__subclasses__() for deeper in below(child))}

    missing = below(db.DatabaseError) - kinds - {db.DatabaseError, db._Constraint}
    assert not missing
    assert {type(e) for e in ALL if words.explain(e).text == words.BUG} == {db.Bug, ValueError}


def test_a_rule_carries_its_values() -> None:
    rule = db.Rule("file_too_big|25")
    assert (rule.key, rule.values) == ("file_too_big", ("25",))
    assert words.explain(rule).values == {"0": "25"}


def test_the_refusal_of_a_hidden_field_names_it_in_the_words_of_the_card() -> None:
    said = words.explain(db.Rule("hidden_field|client.note"))
    assert said.values == {"0": T("Client", "Note"), "1": T("Client", "Clients")}


def test_each_field_that_can_be_hidden_has_words_for_its_refusal() -> None:
    for key, entity in ENTITIES.items():
        for one in entity.hideable:
            assert words.explain(db.Rule(f"hidden_field|{key}.{one.name}")).values["0"] == one.label
