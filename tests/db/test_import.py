"""Clients of a file become clients of the base: as one act, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.core.cases import big_acts, import_clients
from app.core.clinic import build, guess, plan
from app.core.clinic.doubts import Answers
from app.core.clinic.duplicates import Why
from app.core.clinic.model import Channel, Client, Person
from app.core.clinic.pack import Terms
from app.core.clinic.plan import Fate, Item, Plan
from app.core.clinic.refusal import Stopped
from app.core.clinic.table import Table
from db import base as bases
from db import engine
from db.errors import Rule
from db.session import Session, open_session
from db.sql import Query


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with an administrator BOSS and ANNA, who sees only her own branch."""
    path = tmp_path_factory.mktemp("import") / "firm.fdb"
    bases.create(path, firm="Granin", person="Boss", login="BOSS", language="ru")
    with bases.owner(engine.Embedded(str(path))) as con:
        con.execute_immediate("insert into branch_t (uid, name) values ('b2', 'Tver')")
        con.execute_immediate(
            "insert into employee_t (uid, name, login, branch_id, staff_role_id)"
            " values ('e2', 'Петрова Анна', 'ANNA', 2, (select id from staff_role_t where code = 'head'))"
        )
        con.commit()
    return path


@pytest.fixture
def path(firm: Path, tmp_path: Path) -> str:
    return str(shutil.copyfile(firm, tmp_path / "base.fdb"))


@pytest.fixture
def session(path: str) -> Iterator[Session]:
    with open_session(engine.Embedded(path), "BOSS") as session:
        yield session


def q(text: str, *values: object) -> Query:
    return Query("test", text, values)


def left_by(session: Session, act_id: int) -> list[big_acts.Undone]:
    """What taking an act back leaves alone."""
    return [step for step in big_acts.undo(act_id)(session) if not step.done]


def count(session: Session, view: str) -> int:
    session.end_reading()
    row = session.one(q(f"select count(*) from {view}"))
    assert row is not None
    return int(row[0])


def planned(*clients: Client) -> Plan:
    return Plan([Item(client) for client in clients])


def romashka() -> Client:
    return Client(
        [1],
        name="ООО «Ромашка»",
        fields={
            "legal_name": "ООО «Ромашка»",
            "tax_id": "7707083893",
            "city": "Москва",
            "note": "строка 1\nстрока\t2",
        },
        values={"source": "Выставка"},
        classes=[("Сегмент", "Опт")],
        birthday=date(2001, 2, 3),
        channels=[
            Channel("P", "8 (912) 345-67-89", "+79123456789", "mobile"),
            Channel("E", "Info@Romashka.ru", "info@romashka.ru"),
            Channel("W", "www.romashka.ru", "romashka.ru"),
        ],
        persons=[
            Person(
                "Иванов Иван", "Директор", "Иван", date(1980, 3, 4), "любит\nчай", [Channel("P", "1-2-3")]
            ),
            Person("Петрова Анна", channels=[Channel("E", "a@romashka.ru", "a@romashka.ru")]),
        ],
    )


def test_everything_of_a_client_arrives(session: Session) -> None:
    loaded = import_clients.load(planned(romashka()), "file.xlsx", Terms())(session)
    assert (loaded.new, loaded.filled, loaded.persons, loaded.channels, loaded.refused) == (1, 0, 2, 5, [])
    assert session.rows(
        q("select name, legal_name, tax_id, city, note, birthday, kind, char_length(uid) from client")
    ) == [
        (
            "ООО «Ромашка»",
            "ООО «Ромашка»",
            "7707083893",
            "Москва",
            "строка 1\nстрока 2",
            date(2001, 2, 3),
            "O",
            32,
        )
    ]
    assert session.rows(q("select name, salutation, birthday, note from contact order by name")) == [
        ("Иванов Иван", "Иван", date(1980, 3, 4), "любит\nчай"),
        ("Петрова Анна", None, None, None),
    ]
    assert session.rows(q("select kind, typed, normal, label from channel order by id")) == [
        ("P", "8 (912) 345-67-89", "+79123456789", "mobile"),
        ("E", "Info@Romashka.ru", "info@romashka.ru", None),
        ("W", "www.romashka.ru", "romashka.ru", None),
        ("P", "1-2-3", "123", None),
        ("E", "a@romashka.ru", "a@romashka.ru", None),
    ]
    assert session.rows(q("select job, is_main from employment order by id")) == [
        ("Директор", True),
        (None, True),
    ]
    assert session.one(
        q(
            "select (select v.name from dictionary v where v.id = c.source_id),"
            " (select v.name from dictionary v join client_class k on k.value_id = v.id where k.client_id = c.id)"
            " from client c"
        )
    ) == ("Выставка", "Опт")
    assert session.one(q("select kind, summary, state from act")) == ("import", "file.xlsx", "D")


def test_an_import_is_taken_back_as_a_whole(session: Session) -> None:
    before = [
        count(session, v)
        for v in ("client", "contact", "channel", "employment", "dictionary", "dictionary_kind")
    ]
    loaded = import_clients.load(planned(romashka()), "file.xlsx", Terms())(session)
    assert count(session, "client") == 1
    assert left_by(session, loaded.act_id) == []
    after = [
        count(session, v)
        for v in ("client", "contact", "channel", "employment", "dictionary", "dictionary_kind")
    ]
    assert after == before
    with pytest.raises(Rule):
        left_by(session, loaded.act_id)


def test_what_was_worked_on_since_stays_when_an_import_is_taken_back(session: Session) -> None:
    loaded = import_clients.load(planned(romashka(), Client([2], name="Лютик")), "file.xlsx", Terms())(
        session
    )
    session.write(q("update client set note = 'звонил' where name = 'Лютик' returning id"))
    left = left_by(session, loaded.act_id)
    assert [(one.entity, one.done) for one in left] == [("client", False)]
    session.end_reading()
    assert session.rows(q("select name from client")) == [("Лютик",)]


def test_a_client_somebody_has_called_stays_with_its_phones_and_persons(session: Session) -> None:
    loaded = import_clients.load(planned(romashka(), Client([2], name="Лютик")), "file.xlsx", Terms())(
        session
    )
    session.write(
        q(
            "insert into interaction (uid, client_id, summary, employee_id)"
            " select 'i1', c.id, 'звонил', 1 from client c where c.name containing 'ромашка' returning id"
        )
    )
    left = left_by(session, loaded.act_id)
    assert {one.entity for one in left} >= {"client", "channel", "contact", "employment"}
    session.end_reading()
    assert session.rows(q("select name from client")) == [("ООО «Ромашка»",)]
    assert (count(session, "channel"), count(session, "contact"), count(session, "employment")) == (5, 2, 2)


def test_a_client_the_base_refuses_leaves_no_trace_and_the_others_arrive(session: Session) -> None:
    bad = romashka()
    bad.name = "Плохая"
    bad.channels.append(Channel("P", " "))  # the base wants a text
    plan_ = planned(Client([1], name="А"), bad, Client([2], name="Б"))
    loaded = import_clients.load(plan_, "file.xlsx", Terms())(session)
    assert [(client.name, "CHANNEL_TYPED_CK" in key) for client, key in loaded.refused] == [("Плохая", True)]
    assert (loaded.new, loaded.persons) == (2, 0)
    assert session.rows(q("select name from client order by name")) == [("А",), ("Б",)]
    assert count(session, "contact") == 0


def test_a_stop_in_the_middle_leaves_nothing(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.core.clinic.pack.MAX_BLOCK", 2000)
    clients = [Client([n], name=f"Клиент {n}") for n in range(500)]
    seen: list[int] = []

    def progress(done: int, of: int) -> None:
        seen.append(done)
        if done > 100:
            raise Stopped

    with pytest.raises(Stopped):
        import_clients.load(planned(*clients), "file.xlsx", Terms(), progress)(session)
    assert seen[0] == 0
    assert count(session, "client") == 0
    assert count(session, "act") == 0


def test_a_client_with_more_than_a_line_can_hold_arrives_whole(session: Session) -> None:
    big = Client([1], name="Большой", fields={"note": "ж" * 2000})
    big.persons = [Person(f"Человек {n}", note="п" * 100, channels=[Channel("P", f"{n}")]) for n in range(90)]
    loaded = import_clients.load(planned(big), "file.xlsx", Terms())(session)
    assert (loaded.new, loaded.persons, loaded.channels, loaded.refused) == (1, 90, 90, [])
    assert count(session, "employment") == 90
    assert session.one(q("select char_length(note) from client")) == (2000,)


def test_filling_up_writes_only_what_is_empty(session: Session) -> None:
    import_clients.load(
        planned(Client([1], name="Ромашка", fields={"city": "Тверь"}, persons=[Person("Иванов Иван")])),
        "1",
        Terms(),
    )(session)
    row = session.one(q("select id from client"))
    assert row is not None
    item = Item(romashka(), fate=Fate.FILL, base_id=row[0])
    loaded = import_clients.load(Plan([item]), "2", Terms())(session)
    assert (loaded.new, loaded.filled, loaded.persons, loaded.channels) == (0, 1, 1, 5)
    session.end_reading()
    assert session.rows(q("select name, city, tax_id, note from client")) == [
        ("Ромашка", "Тверь", "7707083893", "строка 1\nстрока 2")
    ]
    again = import_clients.load(Plan([Item(romashka(), fate=Fate.FILL, base_id=row[0])]), "3", Terms())(
        session
    )
    assert (again.persons, again.channels) == (0, 0)
    assert count(session, "channel") == 5
    assert left_by(session, again.act_id) == []


def test_the_base_is_asked_whom_it_has(session: Session) -> None:
    import_clients.load(planned(romashka(), Client([2], name="Стройинвестпроект")), "1", Terms())(session)
    asked = [
        Client([1], name="Ромашка плюс", fields={"tax_id": "7707083893"}),
        Client([2], name="ромашка ООО", channels=[Channel("E", "INFO@romashka.ru", "info@romashka.ru")]),
        Client([3], name="Другая", persons=[Person("x", channels=[Channel("E", "x", "a@romashka.ru")])]),
        Client([4], name="Стройинвестпраект"),
        Client([5], name="Совсем новая"),
    ]
    made = plan.make(asked, import_clients.candidates(asked)(session))
    assert [[(one.name, one.why) for one in item.candidates] for item in made.items] == [
        [("ООО «Ромашка»", Why.TAX)],
        [("ООО «Ромашка»", Why.EMAIL)],
        [("ООО «Ромашка»", Why.EMAIL)],
        [("Стройинвестпроект", Why.NAME)],
        [],
    ]
    assert [item.fate for item in made.items] == [Fate.FILL, Fate.FILL, Fate.NEW, Fate.NEW, Fate.NEW]


def test_whom_a_user_must_not_see_is_no_candidate(session: Session, path: str) -> None:
    import_clients.load(planned(romashka()), "1", Terms())(session)
    session.close()
    with open_session(engine.Embedded(path), "ANNA") as anna:
        assert import_clients.candidates([romashka()])(anna) == []


def test_a_row_of_a_foreign_branch_is_refused_by_the_base(path: str) -> None:
    with open_session(engine.Embedded(path), "ANNA") as anna:
        mine, foreign = Client([1], name="Моя"), Client([2], name="Чужая", branch_id=1)
        loaded = import_clients.load(planned(mine, foreign), "1", Terms())(anna)
        assert [(client.name, key) for client, key in loaded.refused] == [("Чужая", "E_NOT_YOURS")]
        assert count(anna, "client") == 1


def test_new_dictionary_values_are_an_administrators(path: str) -> None:
    with open_session(engine.Embedded(path), "ANNA") as anna:
        with pytest.raises(Rule, match="not_admin"):
            import_clients.load(
                planned(Client([1], name="А", values={"source": "Новый источник"})), "1", Terms()
            )(anna)
        known = import_clients.load(
            planned(Client([1], name="А", values={"source": "выставка"})), "1", Terms()
        )(anna)
        assert known.new == 1


def test_what_the_base_knows_guides_the_reading(session: Session) -> None:
    known = import_clients.known(may_add=True)(session)
    assert known.values["source"]["выставка"] == "Выставка"
    assert known.values["class:класс"]["a"] == "A"
    assert known.employees["anna"] == known.employees["петрова анна"]
    assert known.branches == {"granin": 1, "tver": 2}
    table = Table([["Клиент", "Источник", "Менеджер", "Класс"], ["Лютик", "Выстовка", "Петрова А.", "B"]])
    harvest = build.harvest(table, guess.mapping(table), known, Answers())
    client = harvest.clients[0]
    assert (client.values, client.employee_id, client.classes) == (
        {"source": "Выставка"},
        known.employees["anna"],
        [("Класс", "B")],
    )
    loaded = import_clients.load(planned(client), "1", Terms())(session)
    assert loaded.new == 1
    assert session.one(q("select employee_id from client")) == (known.employees["anna"],)
