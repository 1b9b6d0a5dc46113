"""The demo world in a base: whole, as the triggers would have left it, and open to the people it names."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from db import base, engine
from db.demo import bulk, load
from db.demo.model import World
from db.demo.world import make
from db.errors import ConnectFailed
from db.seed import OWNER
from db.session import Session, open_session

NOW = datetime(2026, 11, 20, 15, 0)


class Q(NamedTuple):
    text: str
    values: tuple[object, ...] = ()
    name: str = "test"


class Demo(NamedTuple):
    path: Path
    world: World


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    path = tmp_path_factory.mktemp("demo") / "demo.fdb"
    return Demo(path, load.create(path, "small", "ru", 1, NOW))


@pytest.fixture
def owner(demo: Demo, tmp_path: Path) -> Iterator[Session]:
    copy = tmp_path / "copy.fdb"
    shutil.copy(demo.path, copy)
    with open_session(engine.Embedded(str(copy)), OWNER) as session:
        yield session


@pytest.fixture
def anna(demo: Demo) -> Iterator[Session]:
    """The demo user."""
    with open_session(engine.Embedded(str(demo.path)), "DEMO") as session:
        yield session


def test_every_row_arrived(demo: Demo, owner: Session) -> None:
    world = demo.world
    expected = {
        "branch_t": len(world.branches),
        "department_t": len(world.departments),
        "employee_t": len(world.employees),
        "client_t": len(world.clients),
        "contact_t": len(world.contacts),
        "employment_t": len(world.employments),
        "channel_t": len(world.channels),
        "interaction_t": len(world.interactions),
        "task_t": len(world.tasks),
        "attachment_t": len(world.attachments),
    }
    found = {table: owner.rows(Q(f"select count(*) from {table}"))[0][0] for table in expected}
    assert found == expected


def test_the_firm_is_in_its_country(demo: Demo, owner: Session, tmp_path: Path) -> None:
    """A number typed without a country is one of the firm's own."""
    asked = "select body from setting where employee_id = 0 and code in ('country', 'phone.region')"
    with open_session(engine.Embedded(str(demo.path)), demo.world.employees[0].login) as anna:
        assert anna.rows(Q(asked)) == [('"RU"',)] * 2
    path = tmp_path / "english.fdb"
    base.create(path, firm="Sun", person="Anna", login="ANNA", country="GB")
    with open_session(engine.Embedded(str(path)), "ANNA") as anna:
        assert anna.rows(Q(asked)) == [('"GB"',)] * 2


def test_texts_numbers_and_moments_arrive_as_they_were_made(demo: Demo, owner: Session) -> None:
    for entry in demo.world.interactions[:: len(demo.world.interactions) // 40]:
        row = owner.one(
            Q("select client_id, at_ts, minutes, summary, kind from interaction_t where id = ?", (entry.key,))
        )
        assert row == (entry.client, entry.at, entry.minutes, entry.summary, entry.kind)
    for person in demo.world.contacts:
        row = owner.one(Q("select name, birthday from contact_t where id = ?", (person.key,)))
        assert row == (person.name, person.birthday)


_DERIVED = (
    "select id, last_key, next_key from client_t order by id",
    "select client_id, word from client_word_t order by 1, 2",
    "select contact_id, word from contact_word_t order by 1, 2",
    "select id, normal, tail from channel_t order by id",
    "select id, birth_md from contact_t order by id",
)


def test_what_is_kept_beside_the_rows_is_what_the_triggers_would_keep(owner: Session) -> None:
    before = [owner.rows(Q(text)) for text in _DERIVED]
    assert all(before)
    owner.end_reading()
    with owner.act() as act:
        act.execute(
            Q(
                """execute block as declare c integer; declare n varchar(120); declare l varchar(250); begin
                for select id, name, coalesce(legal_name, '') from client_t into c, n, l do begin
                  execute procedure client_last(c); execute procedure client_next(c);
                  execute procedure client_words(c, n || ' ' || l); end
                for select id, name from contact_t into c, n do execute procedure contact_words(c, n);
                update channel_t set label = label || '.' where kind = 'P';
                update contact_t set note = note; end"""
            )
        )
    assert [owner.rows(Q(text)) for text in _DERIVED] == before


def test_the_last_and_next_dates_are_those_of_the_world(demo: Demo, owner: Session) -> None:
    for client in demo.world.clients:
        last = max((i.at for i in demo.world.interactions if i.client == client.key), default=datetime.min)
        due = [
            t.due_at
            for t in demo.world.tasks
            if t.client == client.key and t.done_at is None and not t.withdrawn
        ]
        row = owner.one(Q("select last_key, next_key from client_t where id = ?", (client.key,)))
        assert row == (last, min(due, default=datetime(9999, 12, 31)))


@pytest.mark.parametrize("table", load.AUDITED)
def test_each_row_has_one_entry_in_the_journal_by_who_made_it(owner: Session, table: str) -> None:
    wrong = owner.rows(
        Q(
            f"""select t.id from {table}_t t
                 where (select count(*) from audit_t a
                         where a.entity = '{table}' and a.row_id = t.id and a.verb = 'I') <> 1"""
        )
    )
    assert wrong == []


def test_the_journal_names_the_person_and_the_time(demo: Demo, owner: Session) -> None:
    entry = demo.world.interactions[10]
    row = owner.one(
        Q("select login, at_ts from audit_t where entity = 'interaction' and row_id = ?", (entry.key,))
    )
    assert row == (demo.world.employees[entry.employee - 1].login, entry.at)


def test_changes_of_status_are_in_the_history_of_the_client(demo: Demo, anna: Session) -> None:
    change = next(c for c in demo.world.changes if c.field == "status")
    row = anna.one(
        Q(
            """select f.field, v.name from history h join history_field(h.id) f on true
                 join dictionary v on v.id = cast(f.new_value as integer)
                where h.entity = 'client' and h.row_id = ? and h.at_ts = ? and f.field = 'status_id'""",
            (change.client, change.at),
        )
    )
    names = dict(next(k for k in demo.world.kinds if k.code == "status").values)
    assert row == ("status_id", names[str(change.new)])


def test_all_triggers_and_indexes_are_at_work_again(owner: Session) -> None:
    assert owner.rows(Q("select rdb$trigger_name from rdb$triggers where rdb$trigger_inactive = 1")) == []
    assert owner.rows(Q("select rdb$index_name from rdb$indices where rdb$index_inactive = 1")) == []
    blind = """select rdb$index_name from rdb$indices
                where rdb$relation_name = ? and rdb$statistics = 0"""
    assert owner.rows(Q(blind, ("CLIENT_T",))) == []


@pytest.mark.parametrize(
    "entity", ["employee", "client", "contact", "interaction", "task", "channel", "audit"]
)
def test_the_next_row_continues_the_numbers(owner: Session, entity: str) -> None:
    top = owner.rows(Q(f"select max(id) from {entity}_t"))[0][0]
    generator = owner.one(
        Q(
            """select trim(f.rdb$generator_name) from rdb$relation_fields f
                where f.rdb$relation_name = ? and f.rdb$field_name = 'ID'""",
            (f"{entity}_t".upper(),),
        )
    )
    assert generator is not None
    assert owner.one(Q(f'select gen_id("{generator[0]}", 0) from rdb$database')) == (top,)


def test_dictionary_values_of_a_new_base_are_used_not_doubled(owner: Session) -> None:
    twice = owner.rows(Q("select kind_id, name from dictionary_t group by 1, 2 having count(*) > 1"))
    assert twice == []
    used = """select count(*) from client_t c join dictionary_t v on v.id = c.status_id
               where v.code = 'first_contact'"""
    assert owner.rows(Q(used))[0][0] > 0


def test_the_demo_user_finds_granin_by_two_beginnings(anna: Session) -> None:
    rows = anna.rows(Q("select kind, title from find(?, ?, '', '', '', '', '', 10)", ("всеволод", "гран")))
    assert [(kind, title.split()[0]) for kind, title in rows] == [("P", "Гранин")]


def test_the_demo_user_finds_a_person_by_four_last_digits(demo: Demo, anna: Session) -> None:
    phone = next(c for c in demo.world.channels if c.kind == "P" and c.contact and not c.bad)
    rows = anna.rows(Q("select id, kind from find('', '', '', '', ?, '', '', 20)", (phone.normal[::-1][:4],)))
    assert (phone.contact, "P") in rows


def test_heads_and_roles_are_set(demo: Demo, owner: Session) -> None:
    assert owner.rows(Q("select id from department_t where head_id is null")) == []
    granted = owner.rows(
        Q(
            """select trim(rdb$user) from rdb$user_privileges
                where rdb$privilege = 'M' and rdb$relation_name starting with 'CRM_'"""
        )
    )
    active = {e.login for e in demo.world.employees if e.active}
    assert active <= {name for (name,) in granted}


def test_a_manager_of_a_branch_sees_the_clients_of_the_branch(demo: Demo) -> None:
    seller = next(e for e in demo.world.employees if e.branch == 3 and e.role == "crm_manager")
    with open_session(engine.Embedded(str(demo.path)), seller.login) as session:
        seen = {key for (key,) in session.rows(Q("select id from client_list"))}
    assert seen == {c.key for c in demo.world.clients if c.branch == 3}


def test_those_who_left_cannot_sign_in(demo: Demo) -> None:
    left = next(e for e in demo.world.employees if not e.active)
    with pytest.raises(ConnectFailed):
        open_session(engine.Embedded(str(demo.path)), left.login)


def test_photographs_come_back_as_they_were_drawn(demo: Demo, anna: Session) -> None:
    person = next(c for c in demo.world.contacts if c.photo)
    assert anna.one(Q("select body from contact_photo(?)", (person.key,))) == (person.photo,)


def test_a_price_list_of_many_clients_is_stored_once(owner: Session) -> None:
    bodies = owner.rows(Q("select count(*), count(distinct sha) from attachment_t where name like '%.csv'"))
    assert bodies[0][0] > bodies[0][1]


def test_a_second_demo_is_refused(owner: Session) -> None:
    with pytest.raises(load.NotEmpty):
        load.load(owner, "small", "ru", 1, NOW)


def test_a_refused_row_leaves_the_base_empty_and_its_triggers_at_work(tmp_path: Path) -> None:
    path = tmp_path / "base.fdb"
    base.create(path, firm="F", person="P", login="DEMO", branch="Москва", language="ru")
    world = make("small", "ru", 1, NOW)
    world.clients[3].name = " "
    with open_session(engine.Embedded(str(path)), OWNER) as session:
        with pytest.raises(bulk.Failed, match="(?s)client_t.*CLIENT_NAME_CK"):
            load.store(session, world)
        assert session.rows(Q("select id from client_t")) == []
        assert session.rows(Q("select id from employee_t where login <> 'DEMO'")) == []
        assert (
            session.rows(Q("select rdb$trigger_name from rdb$triggers where rdb$trigger_inactive = 1")) == []
        )


def test_the_english_demo_loads_too(tmp_path: Path) -> None:
    path = tmp_path / "demo.fdb"
    world = load.create(path, "small", "en", 3, NOW)
    with open_session(engine.Embedded(str(path)), "DEMO") as session:
        assert len(session.rows(Q("select id from client_list"))) == len(world.clients)
