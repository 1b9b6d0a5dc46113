"""The large base is what the triggers would have made, only sooner: shown on a small one of the same maker."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.engine import Embedded
from db.seed import OWNER
from db.session import open_session
from tests.bench.million import Q, ready

CLIENTS = 300


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PADDOCK_BENCH_DIR", str(tmp_path_factory.mktemp("bench")))
        return ready(CLIENTS, lambda _: None)


def test_words_and_tails_are_those_of_the_triggers(path: Path) -> None:
    derived = (
        "select client_id, word from client_word_t order by 1, 2",
        "select contact_id, word from contact_word_t order by 1, 2",
        "select id, normal, tail from channel_t order by id",
    )
    with open_session(Embedded(str(path)), OWNER) as session:
        before = [session.rows(Q(text)) for text in derived]
        session.end_reading()
        with session.act() as act:
            act.execute(
                Q(
                    """execute block as declare c integer; declare n varchar(120); declare l varchar(250); begin
                    for select id, name, coalesce(legal_name, '') from client_t into c, n, l do
                      execute procedure client_words(c, n || ' ' || l);
                    for select id, name from contact_t into c, n do execute procedure contact_words(c, n);
                    update channel_t set label = coalesce(label, '') || '.'; end"""
                )
            )
        assert [session.rows(Q(text)) for text in derived] == before


def test_it_has_the_promised_rows_and_everything_is_at_work(path: Path) -> None:
    with open_session(Embedded(str(path)), OWNER) as session:
        assert session.rows(Q("select count(*) from client_t")) == [(CLIENTS + 30,)]
        assert session.rows(Q("select count(*) from employee_t")) == [(50,)]
        assert session.rows(Q("select 1 from rdb$triggers where rdb$trigger_inactive = 1")) == []
        assert session.rows(Q("select 1 from rdb$indices where rdb$index_inactive = 1")) == []


def test_the_kept_base_gets_new_code_without_being_made_again(path: Path) -> None:
    stamp = path.with_suffix(".code")
    stamp.write_text("old")
    made = path.stat().st_ino
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PADDOCK_BENCH_DIR", str(path.parent))
        said: list[str] = []
        assert ready(CLIENTS, said.append) == path
    assert said == ["new code for the kept base"]
    assert path.stat().st_ino == made
    with open_session(Embedded(str(path)), "DEMO") as session:
        assert session.rows(Q("select kind, title from find('гранин', '', '', '', '', '', '', 5)"))
