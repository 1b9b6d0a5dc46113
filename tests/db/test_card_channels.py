"""Phones and addresses leave by their card alone, counted and traced; who sees phones in lists is somebody else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from firebird.driver import DatabaseError

from tests.db.port_base import PHONE, Firm, make, outcome
from tests.db.test_gate import limit, new_uid, run  # noqa: F401 - a fixture
from tests.rig.server import ServerRig

pytestmark = pytest.mark.server

CARD = "select id, kind, typed, normal, label from card_channels(?, null)"
LISTS = "execute procedure permission_set(?, null, ?, 'channel', 'F', ?, null, null)"


@pytest.fixture(scope="module")
def firm(server_rig: ServerRig, tmp_path_factory: pytest.TempPathFactory) -> Firm:
    """Mana does not see phones in lists; ten clients with phones of her own."""
    firm = make(tmp_path_factory.mktemp("channels") / "channels.fdb", server_rig, "channels")
    with firm.open("ADMA") as admin:
        run(admin, LISTS, new_uid(), firm.people["MANA"], "N")
        for n in range(10):
            client = run(admin, "insert into client (uid, name, employee_id, branch_id) values (?, ?, ?, 1) returning id",
                         new_uid(), f"Phoned {n}", firm.people["MANA"])[0][0]  # fmt: skip
            firm.rows["client"][f"phoned {n}"] = client
            run(admin, "insert into channel (uid, client_id, kind, typed) values (?, ?, 'P', ?)",
                new_uid(), client, f"+749588800{n:02d}")  # fmt: skip
    return firm


@pytest.fixture
def mana(firm: Firm) -> Iterator[Any]:
    with firm.open("MANA") as con:
        yield con


def look(con: Any, client: int) -> list[Any]:
    return run(con, CARD, client)


def test_no_view_no_search_and_no_history_tells_a_number(mana: Any, firm: Firm) -> None:
    _, views = outcome(
        mana, "select trim(lower(rdb$relation_name)) from rdb$relations where rdb$system_flag = 0 and rdb$view_blr is not null"
    )  # fmt: skip
    texts = [f"select * from {view}" for (view,) in views]
    texts += [
        "select f.* from history h, history_field(h.id) f",
        "select * from find('', '', '', '', '0', '', '', 99)",
        f"select * from find('', '', '', '', '{PHONE[:4:-1]}', '', '', 99)",
    ]
    assert len(texts) > 25
    for text in texts:
        error, rows = outcome(mana, text)
        assert "9990000" not in str(rows), text
        assert "9588800" not in str(rows) + error, text


def test_a_number_that_is_known_finds_its_owner_and_few_digits_find_nobody(mana: Any, firm: Firm) -> None:
    ask = "select kind, id, found from find('', '', '', '', ?, '', '', 9)"
    whole = "+74958880003"[:0:-1]
    assert outcome(mana, ask, whole)[1] == [("C", firm.rows["client"]["phoned 3"], "")]
    assert outcome(mana, ask, whole[:5])[1] == []


def test_the_card_tells_counts_once_an_hour_and_refuses_above_the_limit(
    mana: Any,
    firm: Firm,
    limit: Callable[..., None],  # noqa: F811
) -> None:
    limit("MANA", 3, 100, None, kind="V")
    cards = [firm.rows["client"][f"phoned {n}"] for n in range(5)]
    assert [row[2] for row in look(mana, cards[0])] == ["+74958880000"]
    for _ in range(5):
        assert look(mana, cards[0])[0][1] == "P"
    assert [look(mana, card)[0][1] for card in cards] == ["P", "P", "P", "!", "!"]
    assert look(mana, cards[4])[0][2:] == ("", "", "quota_cards_hour|3")
    assert look(mana, cards[2])[0][1] == "P"  # what was seen stays seen


def test_a_look_leaves_a_trace_that_no_rollback_takes_back(
    mana: Any,
    firm: Firm,
    limit: Callable[..., None],  # noqa: F811
) -> None:
    limit("MANA", 1, 100, None, kind="V")
    cards = [firm.rows["client"][f"phoned {n}"] for n in (6, 7)]
    assert outcome(mana, CARD, cards[0])[1]
    assert outcome(mana, CARD, cards[1])[1][0][1] == "!"
    with firm.rig_owner() as owner:
        traced = outcome(
            owner, "select trim(verb), row_id, amount from audit_t where login = 'MANA' and row_id in (?, ?) and verb in ('V', 'N')"
            " order by id", *cards)[1]  # fmt: skip
    assert traced == [("V", cards[0], 1), ("N", cards[1], 1)]


def test_eight_sessions_at_once_see_no_more_cards_than_the_limit(
    firm: Firm,
    limit: Callable[..., None],  # noqa: F811
) -> None:
    limit("MANA", 4, 100, None, kind="V")
    start, seen = threading.Barrier(8), set[int]()

    def read() -> None:
        with firm.open("MANA") as con:
            start.wait(30)
            for n in range(10):
                card = firm.rows["client"][f"phoned {n}"]
                if look(con, card)[0][1] == "P":
                    seen.add(card)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert len(seen) <= 4


def test_a_block_over_all_clients_sees_no_more_either(
    mana: Any, firm: Firm, limit: Callable[..., None]
) -> None:  # noqa: F811
    limit("MANA", 4, 100, None, kind="V")
    _, rows = outcome(
        mana, "select h.typed from client c left join card_channels(c.id, null) h on true where h.kind = 'P'"
    )
    assert len(rows) <= 4


def test_a_transaction_that_only_reads_sees_none(mana: Any, firm: Firm) -> None:
    from firebird.driver import Isolation, TraAccessMode, tpb

    mana.begin(tpb(Isolation.READ_COMMITTED, access_mode=TraAccessMode.READ))
    cursor = mana.cursor()
    with pytest.raises(DatabaseError, match="read-only"):
        cursor.execute(CARD, (firm.rows["client"]["phoned 9"],)).fetchone()
    cursor.close()
    mana.rollback()


def test_the_cards_of_others_tell_nothing(mana: Any, firm: Firm) -> None:
    assert look(mana, firm.row("client", "f", "MANA")) == []


def test_who_cannot_read_a_number_still_writes_it(mana: Any, firm: Firm) -> None:
    client = firm.row("client", "o", "MANA")
    number, rv = run(mana, "insert into channel (uid, client_id, kind, typed) values (?, ?, 'P', '+74950001122') returning id, rv",
                     new_uid(), client)[0]  # fmt: skip
    (rv,) = run(mana, "update channel set label = 'work' where id = ? and rv = ? returning rv", number, rv)[0]
    run(
        mana,
        "update channel set typed = '+74950001133', normal = '+74950001133' where id = ? and rv = ? returning rv",
        number,
        rv,
    )
    found = [row for row in look(mana, client) if row[0] == number]
    assert found == [(number, "P", "+74950001133", "+74950001133", "work")]
    assert run(mana, "select id, client_id from channel_same('+74950001133')") == [(number, client)]


def test_who_sees_phones_in_lists_reads_them_there(firm: Firm) -> None:
    with firm.open("DIRA") as boss:
        client = firm.rows["client"]["phoned 1"]
        assert run(boss, "select typed from channel where client_id = ?", client) == [("+74958880001",)]
        assert run(boss, "select typed from channel_shown where client_id = ?", client) == [("+74958880001",)]
