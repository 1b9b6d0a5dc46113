"""The gate at the server's port: limits that cannot be overrun, consent that nobody gives to himself. Bare driver, real people."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from firebird.driver import DatabaseError, Isolation, TraAccessMode, connect, tpb

from tests.db.port_base import Firm, make, outcome
from tests.rig.server import ServerRig

pytestmark = pytest.mark.server

PASS = "select pass_id, left_, consent_id from gate_pass(?, ?, 'Clients', ?, '')"
SET = "execute procedure limit_set(?, null, ?, ?, true, ?, ?, ?)"


@pytest.fixture(scope="module")
def firm(server_rig: ServerRig, tmp_path_factory: pytest.TempPathFactory) -> Firm:
    firm = make(tmp_path_factory.mktemp("gate") / "gate.fdb", server_rig, "gate")
    with firm.open("ADMA") as admin:
        for code in ("manager", "head"):
            for block in ("client", "report"):
                run(admin, "execute procedure permission_set(?, ?, null, ?, 'X', 'A', null, null)",
                    new_uid(), firm.roles[code], block)  # fmt: skip
    return firm


def new_uid() -> str:
    return uuid.uuid4().hex


def run(con: Any, text: str, *values: object) -> list[Any]:
    """Run and commit; the rows. Raises the driver's error, rolled back."""
    cursor = con.cursor()
    try:
        cursor.execute(text, values)
        rows = cursor.fetchall() if cursor.description else []
    except DatabaseError:
        con.rollback()
        raise
    finally:
        cursor.close()
    con.commit()
    return list(rows)


@pytest.fixture
def limit(firm: Firm) -> Iterator[Callable[..., None]]:
    """Set a limit for a person; what was charged is forgotten before and after."""

    def forget() -> None:
        with connect(firm.rig.dsn(firm.alias), user="SYSDBA", password=firm.rig.sysdba_password) as con:
            con.execute_immediate("delete from charge_t")
            con.execute_immediate("delete from consent_t")
            con.execute_immediate("delete from limit_t where employee_id is not null")
            con.commit()

    def set_limit(who: str, hour: int | None, day: int | None, alone: int | None, kind: str = "O") -> None:
        with firm.open("ADMA") as admin:
            run(admin, SET, new_uid(), firm.people[who], kind, hour, day, alone)

    forget()
    yield set_limit
    forget()


def passes(con: Any, rows: int, kind: str = "X", block: str = "client") -> str:
    """ "" when the gate let rows through (committed), else the key of its refusal."""
    try:
        run(con, PASS, kind, block, rows)
    except DatabaseError as error:
        found = [key for key in KEYS if key in str(error)]
        return found[0] if found else str(error)
    return ""


KEYS = ("quota_hour", "quota_day", "consent_needed", "may_not_export", "may_not_print", "read-only")


def test_rows_leave_up_to_the_limit_of_the_hour_and_no_further(
    firm: Firm, limit: Callable[..., None]
) -> None:
    limit("MANA", 100, 1000, None)
    with firm.open("MANA") as mana:
        assert [passes(mana, 40), passes(mana, 40), passes(mana, 40)] == ["", "", "quota_hour"]
        assert passes(mana, 20) == ""  # what was refused was not counted
        assert passes(mana, 1) == "quota_hour"


def test_the_day_has_a_limit_of_its_own(firm: Firm, limit: Callable[..., None]) -> None:
    limit("MANA", None, 50, None)
    with firm.open("MANA") as mana:
        assert [passes(mana, 50), passes(mana, 1)] == ["", "quota_day"]


def test_eight_sessions_at_once_do_not_carry_out_more_than_the_limit(
    firm: Firm, limit: Callable[..., None]
) -> None:
    limit("MANA", 100, 1000, None)
    start = threading.Barrier(8)
    carried: list[int] = []

    def carry() -> None:
        with firm.open("MANA") as con:
            start.wait(30)
            for _ in range(6):
                if passes(con, 15) == "":
                    carried.append(15)

    threads = [threading.Thread(target=carry) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert sum(carried) <= 100
    with firm.open("MANA") as con:  # those that got in each other's way may come again, up to the limit
        while passes(con, 5) == "":
            carried.append(5)
    assert sum(carried) == 100


def test_neither_a_snapshot_nor_a_rollback_takes_a_charge_back(
    firm: Firm, limit: Callable[..., None]
) -> None:
    limit("MANA", 100, 1000, None)
    with firm.open("MANA") as mana:
        mana.begin(tpb(Isolation.SNAPSHOT))
        cursor = mana.cursor()
        for _ in range(2):
            cursor.execute(PASS, ("X", "client", 40))
            assert cursor.fetchone()
        with pytest.raises(DatabaseError, match="quota_hour"):
            cursor.execute(PASS, ("X", "client", 40)).fetchone()
        cursor.close()
        mana.rollback()
        assert passes(mana, 40) == "quota_hour"


def test_a_block_that_loops_is_counted_pass_by_pass(firm: Firm, limit: Callable[..., None]) -> None:
    limit("MANA", 100, 1000, None)
    block = (
        "execute block returns (n integer) as declare p bigint; declare l integer; declare c integer; begin n = 0;"
        " while (n < 1000) do begin select pass_id, left_, consent_id from gate_pass('X', 'client', 'x', 10, '')"
        " into p, l, c; n = n + 1; suspend; end end"
    )
    with firm.open("MANA") as mana:
        cursor = mana.cursor()
        cursor.execute(block)
        seen = 0
        with pytest.raises(DatabaseError, match="quota_hour"):
            while cursor.fetchone():
                seen += 1
        cursor.close()
        mana.rollback()
        assert seen == 10


@pytest.mark.parametrize("zone", ["+14:00", "-14:00"])
def test_another_time_zone_of_the_session_opens_nothing(
    firm: Firm, limit: Callable[..., None], zone: str
) -> None:
    limit("MANA", 100, 100, None)
    with firm.open("MANA") as mana:
        assert passes(mana, 100) == ""
        mana.execute_immediate(f"set time zone '{zone}'")
        assert passes(mana, 100) == "quota_hour"


@pytest.mark.parametrize("rows", [-1000, None, -2147483648])
def test_less_than_nothing_gives_no_room(firm: Firm, limit: Callable[..., None], rows: int | None) -> None:
    limit("MANA", 100, 1000, None)
    with firm.open("MANA") as mana:
        run(mana, PASS, "X", "client", rows)
        assert [passes(mana, 100), passes(mana, 1)] == ["", "quota_hour"]


def test_a_transaction_that_only_reads_gets_no_pass(firm: Firm, limit: Callable[..., None]) -> None:
    limit("MANA", 100, 1000, None)
    with firm.open("MANA") as mana:
        mana.begin(tpb(Isolation.READ_COMMITTED, access_mode=TraAccessMode.READ))
        cursor = mana.cursor()
        with pytest.raises(DatabaseError, match="read-only"):
            cursor.execute(PASS, ("X", "client", 1)).fetchone()
        cursor.close()
        mana.rollback()


def test_without_the_right_nothing_leaves(firm: Firm, limit: Callable[..., None]) -> None:
    with firm.open("OPRA") as opra:
        found = [passes(opra, 1, kind, block) for kind, block in
                 (("X", "client"), ("B", "contact"), ("P", "report"), ("X", "branch"), ("Q", "client"))]  # fmt: skip
    assert found == ["may_not_export", "may_not_export", "may_not_print", "may_not_export", "may_not_export"]


# ---- consent


def ask(con: Any, rows: int, kind: str = "X", block: str = "client") -> int:
    return int(
        run(
            con, "select id from consent_ask(?, ?, ?, 'Clients', ?, 'the fair')", new_uid(), kind, block, rows
        )[0][0]
    )


def answer(con: Any, number: int, grants: bool = True) -> str:
    try:
        run(con, "select rv from consent_answer(?, ?, 4, null)", number, grants)
    except DatabaseError as error:
        return str(error)
    return ""


def test_above_the_limit_a_second_person_must_agree_and_then_once(
    firm: Firm, limit: Callable[..., None]
) -> None:
    limit("MANA", 100, 1000, 10)
    with firm.open("MANA") as mana, firm.open("HEDA") as heda:
        assert [passes(mana, 10), passes(mana, 300)] == ["", "consent_needed"]
        number = ask(mana, 300)
        assert [row[0] for row in run(heda, "select id from consents_open")] == [number]
        assert answer(heda, number) == ""
        assert [row[:3] for row in run(mana, "select id, is_mine, state from consents_open")] == [
            (number, True, "G")
        ]
        assert [passes(mana, 300, "P", "report"), passes(mana, 301)] == ["consent_needed", "consent_needed"]
        assert [passes(mana, 300), passes(mana, 300)] == ["", "consent_needed"]
        assert passes(mana, 10) == ""  # what was agreed to is not counted


def test_consent_lets_through_what_is_over_the_quota(firm: Firm, limit: Callable[..., None]) -> None:
    limit("MANA", 10, 1000, None)
    with firm.open("MANA") as mana, firm.open("HEDA") as heda:
        assert passes(mana, 11) == "quota_hour"
        assert answer(heda, ask(mana, 11)) == ""
        assert [passes(mana, 11), passes(mana, 11)] == ["", "quota_hour"]


def test_one_consent_serves_one_of_eight_sessions(firm: Firm, limit: Callable[..., None]) -> None:
    limit("MANA", 100, 1000, 10)
    with firm.open("MANA") as mana, firm.open("HEDA") as heda:
        answer(heda, ask(mana, 300))
    start = threading.Barrier(8)
    through: list[str] = []

    def carry() -> None:
        with firm.open("MANA") as con:
            start.wait(30)
            through.append(passes(con, 300))

    threads = [threading.Thread(target=carry) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert through.count("") == 1


def test_a_consent_used_in_a_transaction_that_is_rolled_back_is_used(
    firm: Firm, limit: Callable[..., None]
) -> None:
    limit("MANA", 100, 1000, 10)
    with firm.open("MANA") as mana, firm.open("HEDA") as heda:
        answer(heda, ask(mana, 300))
        assert outcome(mana, PASS, "X", "client", 300)[0] == ""
        assert passes(mana, 300) == "consent_needed"


def test_nobody_agrees_to_the_own_request(firm: Firm, limit: Callable[..., None]) -> None:
    limit("HEDA", 100, 1000, 10)
    with firm.open("HEDA") as heda, firm.open("MANA") as mana:
        assert "consent_own" in answer(heda, ask(heda, 300))
        assert "permission" in answer(mana, ask(mana, 300))
    with firm.open("ADMA") as admin:
        assert "consent_own" in answer(admin, ask(admin, 300))


def test_one_agrees_only_for_those_below_and_within_the_own_limit(
    firm: Firm, limit: Callable[..., None]
) -> None:
    with firm.open("HEDA") as heda, firm.open("FARA") as fara, firm.open("MANA") as mana:
        assert "may_not" in answer(heda, ask(fara, 300))  # of another branch
        assert "may_not" in answer(heda, ask(mana, 100_000))  # more than the head may carry out alone
        assert run(heda, "select id from consents_open") == []


def test_what_was_answered_is_not_answered_again(firm: Firm, limit: Callable[..., None]) -> None:
    with firm.open("HEDA") as heda, firm.open("MANA") as mana:
        number = ask(mana, 300)
        assert answer(heda, number, grants=False) == ""
        assert "consent_closed" in answer(heda, number)
        assert passes(mana, 300) == "consent_needed"


@pytest.mark.parametrize(
    "text",
    [
        "insert into consent_t (uid, asker_id, kind, block, what, amount, why, state) values ('x', 1, 'X', 'client', 'x', 9, 'x', 'G')",
        "update consent_t set state = 'G'",
        "delete from charge_t",
        "insert into charge_t (login, kind, at_tz, amount) values (current_user, 'O', current_timestamp, -1000)",
        "update limit_list set per_hour = null",
        "update limit_t set per_hour = null",
        "execute procedure limit_set('x', null, 1, 'O', true, null, null, null)",
        "execute procedure charge('O', -1000, null, null)",
        "execute procedure use_consent('O', 'client', 1)",
        "set generator charge_t 1",
    ],
)
def test_no_row_of_the_gate_can_be_forged(firm: Firm, text: str) -> None:
    with firm.open("MANA") as mana:
        assert outcome(mana, text)[0]


# ---- who sets limits


def test_nobody_sets_the_own_limits_and_nobody_gives_more_than_he_has(
    firm: Firm, limit: Callable[..., None]
) -> None:
    limit("HEDA", 200, 1000, 50)
    with firm.open("HEDA") as heda:
        own = outcome(heda, SET, new_uid(), firm.people["HEDA"], "O", 500, None, None)[0]
        far = outcome(heda, SET, new_uid(), firm.people["FARA"], "O", 5, 5, 5)[0]
        more = [outcome(heda, SET, new_uid(), firm.people["MANA"], "O", *v)[0]
                for v in ((201, 1000, 50), (200, None, 50), (200, 1000, 51))]  # fmt: skip
        assert "own_rights" in own
        assert "may_not" in far
        assert all("beyond_own" in error for error in more)
        run(heda, SET, new_uid(), firm.people["MANA"], "O", 20, 100, 5)
    with firm.open("MANA") as mana:
        assert passes(mana, 6) == "consent_needed"


def test_taking_a_limit_away_brings_that_of_the_role_into_force(
    firm: Firm, limit: Callable[..., None]
) -> None:
    limit("MANA", 0, 0, None)
    with firm.open("MANA") as mana, firm.open("HEDA") as heda:
        assert passes(mana, 1) == "quota_hour"
        run(
            heda,
            "execute procedure limit_set(null, null, ?, 'O', false, null, null, null)",
            firm.people["MANA"],
        )
        assert passes(mana, 1) == ""
