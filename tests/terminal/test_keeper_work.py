"""What the keeper does by the clock, at a real server whose clock can be set, with a real token."""

from __future__ import annotations

import datetime as dt
import secrets
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.cases import timed
from db import backup, engine, seed
from db import errors as db_errors
from db import keeper as keeper_sql
from db.container import Secret
from terminal import keeper
from terminal import timed as clerks
from tests.terminal.gate_base import (  # noqa: F401 - fixtures
    OTHER,
    PASSWORD,
    REMOTE,
    TODAY,
    Gate,
    gate,
    gate_module,
    licence,
    q,
)
from tests.terminal.keeper_base import FAST, Running, running, until  # noqa: F401 - fixture
from tests.terminal.tokens import Token, soft_token  # noqa: F401 - fixture

pytestmark = pytest.mark.server


def test_timed_work_is_done_when_it_is_due_and_again_later(
    tmp_path: Path,
    gate: Gate,  # noqa: F811
    soft_token: Token,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    expected_log: Callable[[str], None],
) -> None:
    for line in ("the key: ", "the base refuses the proof: lease_no_licence", "timed work bad failed"):
        expected_log(line)
    done: list[str] = []

    def good(*_: object) -> str:
        done.append("good")
        return "well"

    def bad(*_: object) -> str:
        raise OSError("disk full")

    monkeypatch.setattr(clerks, "WORK", {"good": good, "bad": bad})
    made = Running(tmp_path, gate, soft_token)
    made.process.kill()
    made.process.wait(20)
    for code in ("good", "bad", "unknown"):
        gate.owner(
            "update or insert into timed_t (code, minutes, next_at, is_on)"
            f" values ('{code}', 60, dateadd(-1 minute to utc_now()), true) matching (code) returning code"
        )
    inside = keeper.Keeper(keeper.Config.read(made.config))
    inside.run(once=True)
    inside.run(once=True)
    assert done == ["good"]
    names = "'good', 'bad', 'unknown'"
    rows = gate.owner(
        f"select code, is_ok, last_say, next_at > utc_now() from timed_t where code in ({names}) order by code"
    )
    assert rows == [
        ("bad", False, "failed|OSError: disk full", True),
        ("good", True, "well", True),
        ("unknown", False, "not_configured|unknown", True),
    ]
    told = keeper.status(keeper.Config.read(made.config))[0]
    assert "FAILED OSError: disk full" in told
    assert "work   good:" in told
    gate.owner(f"delete from timed_t where code in ({names})")


def test_long_work_keeps_nobody_from_a_proof_and_the_keeper_alive(
    tmp_path: Path,
    gate: Gate,  # noqa: F811
    soft_token: Token,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    expected_log: Callable[[str], None],
) -> None:
    """A backup may take an hour; the key is proved and programs are answered meanwhile."""
    expected_log("the key: ok")
    go_on, begun = threading.Event(), threading.Event()

    def slow(*_: object) -> str:
        begun.set()
        go_on.wait(60)
        return "sealed|0|0"

    monkeypatch.setattr(clerks, "WORK", {"seal": slow})
    for name, value in FAST.items():
        monkeypatch.setattr(keeper, name, value)
    gate.install(licence(key=soft_token.public))
    made = Running(tmp_path, gate, soft_token)
    made.process.kill()
    made.process.wait(20)
    gate.owner("update timed_t set next_at = dateadd(-1 minute to utc_now()) where code = 'seal'")
    inside = keeper.Keeper(keeper.Config.read(made.config))
    loop = threading.Thread(target=inside.run)
    loop.start()
    try:
        assert begun.wait(60)
        session = gate.sign_in("U0", REMOTE)
        session.write(q("execute procedure proof_ask(?)", secrets.token_hex(16)))

        def answered() -> bool:
            found = session.one(q("select sig from proof_read"))
            session.end_reading()
            return bool(found and found[0])

        assert until(answered)
        assert gate.owner("select begun_at is not null from timed_t where code = 'seal'") == [(True,)]
    finally:
        go_on.set()
        inside.over.set()
        loop.join(60)
    assert gate.owner("select begun_at, is_ok from timed_t where code = 'seal'") == [(None, True)]


def test_the_end_of_a_licence_is_told_at_30_14_7_and_1_days_each_once(gate: Gate) -> None:  # noqa: F811
    gate.install(licence(until=TODAY + dt.timedelta(days=60)))
    gate.owner("update lease_t set warned = null")
    count = "select count(*) from audit_t where entity = 'licence' and words = 'ends'"
    ((before,),) = gate.owner(count)
    told = []
    for days in (0, 29, 30, 31, 45, 46, 47, 52, 53, 58, 59, 60):
        gate.clock(days=days)
        gate.proved()
        with gate.sign_in(seed.KEEPER) as session:
            said = timed.licence(session)
        ((now,),) = gate.owner(count)
        if now > before:
            told.append(60 - days)
            before = now
        assert said == f"licence_left|{60 - days}"
    assert told == [30, 14, 7, 1]
    assert gate.owner("select first 1 amount from audit_t where words = 'ends' order by id desc") == [(1,)]
    gate.clock()
    gate.install(licence(until=TODAY + dt.timedelta(days=400)))
    gate.proved()
    with gate.sign_in(seed.KEEPER) as session:
        assert timed.licence(session) == "licence_left|400"
    assert gate.owner("select warned from lease_t") == [(None,)]
    gate.install(licence(until=TODAY - dt.timedelta(days=3), since=TODAY - dt.timedelta(days=30)))
    with gate.sign_in(seed.KEEPER) as session, pytest.raises(timed.NotWell, match="licence_over"):
        timed.licence(session)


def test_a_counted_seat_silent_for_a_day_is_ended_and_one_heard_of_is_not(
    gate: Gate,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = gate.sign_in("U0", REMOTE)
    heard = gate.sign_in("U1", OTHER)
    office = gate.sign_in("U2")
    gate.clock(hours=23)
    with gate.sign_in(seed.KEEPER) as keeps:
        assert timed.tidy(keeps) == "tidied|0|0|0"
    gate.clock(hours=25)  # both look silent at first: the clock has jumped

    def asks(_: float) -> None:
        heard.rows(q("select why from seat_poll(0, 0)"))
        heard.end_reading()

    monkeypatch.setattr(timed.time, "sleep", asks)
    with gate.sign_in(seed.KEEPER) as keeps:
        assert timed.tidy(keeps) == "tidied|0|1|0"
    with pytest.raises(db_errors.DatabaseError):
        session.rows(q("select count(*) from client"))
    for one in (heard, office):
        assert one.rows(q("select count(*) from client")) == [(0,)]
        one.end_reading()


def test_the_last_trouble_of_the_keeper_is_told_to_administrators_only(running: Running, gate: Gate) -> None:  # noqa: F811
    assert running.says("ok")
    gate.rig.kill()
    assert until(lambda: running.told().get("connected") is False)
    gate.rig.restart()
    told = "select trouble from seat_standing"

    def seen() -> str:
        with gate.sign_in("ANNA") as admin:
            return str(admin.rows(q(told))[0][0] or "")

    assert until(lambda: running.told().get("connected") is True)
    assert until(lambda: seen().startswith("base|"))
    with gate.sign_in("U0") as person, pytest.raises(db_errors.DatabaseError):
        person.rows(q(told))
    with gate.sign_in("ANNA") as admin, pytest.raises(db_errors.DatabaseError):
        admin.write(q("execute procedure keeper_trouble('x')"))


def test_nobody_but_the_keeper_does_work_by_the_clock_at_a_server(gate: Gate) -> None:  # noqa: F811
    with gate.sign_in("ANNA") as admin:
        for job in (lambda s: timed.do_due(s, {}), timed.tidy, timed.licence):
            with pytest.raises(db_errors.Rule) as refused:
                job(admin)
            assert refused.value.key == "may_not"
        with pytest.raises(db_errors.Rule) as refused:
            timed.ask("seal")(admin)
        assert refused.value.key == "no_keeper"
    with gate.sign_in(seed.KEEPER) as keeps:
        assert timed.seal(keeps).startswith("sealed|")


def test_a_key_away_for_ten_minutes_disturbs_nobody_and_for_73_hours_gives_no_new_seat(
    running: Running,  # noqa: F811
    gate: Gate,  # noqa: F811
    soft_token: Token,  # noqa: F811
) -> None:
    assert running.says("ok")
    at_work = gate.sign_in("U0", REMOTE)
    soft_token.pull()
    try:
        assert running.says("no_token")
        gate.clock(minutes=10)
        assert gate.refusal("U1", REMOTE) == ""
        for hours, key in ((71, ""), (73, "seat_no_key")):
            gate.clock(hours=hours)
            assert gate.refusal("U1", REMOTE) == key
        assert at_work.one(q("select count(*) from client")) == (0,)  # who is in notices nothing
        at_work.end_reading()
        row = at_work.write(q("execute procedure draft_put(?, '{}')", "a" * 32))
        assert row is None
        assert gate.refusal("U2") == ""  # nor does the office
        assert gate.refusal("ANNA", REMOTE) == ""
    finally:
        soft_token.plug()
    assert running.says("ok")
    assert until(lambda: gate.refusal("U1", REMOTE) == "")
    gate.owner("delete from draft_t")


@pytest.mark.timeout(300)
def test_after_the_licence_has_expired_the_administrator_reads_prints_exports_and_copies_are_made(
    gate: Gate,
    tmp_path: Path,  # noqa: F811
) -> None:
    gate.install(licence(until=TODAY))
    gate.proved()
    gate.clock(days=3)
    assert gate.refusal("U0", REMOTE) == "seat_expired"
    with gate.sign_in("ANNA", REMOTE) as admin:
        assert admin.rows(q("select name from client_list")) == []
        admin.end_reading()
        for kind in ("X", "P"):
            passed = admin.write(q("execute procedure gate_pass(?, 'client', 'Clients', 3, null)", kind))
            assert passed is not None
            assert passed[0] > 0
    target = engine.Server("127.0.0.1", gate.rig.port, "gate")
    made = backup.make(target, tmp_path, Secret("a phrase of the test"), PASSWORD)
    assert made.path.exists()
    assert gate.owner("select words from audit_t where verb = 'N' and entity = 'seat' order by id")[-1][
        0
    ].startswith("seat_expired")


def test_each_sign_of_life_gives_back_the_seats_of_who_has_gone_since_the_last_one(gate: Gate) -> None:  # noqa: F811
    keeps, person = gate.sign_in(seed.KEEPER), gate.sign_in("U0", REMOTE)
    ((conn,),) = gate.owner("select conn from seat_t where login = 'U0'")
    assert keeper_sql.beat(keeps, "ok") == 0
    person.close()
    gate.owner(  # as if its end had not been noticed
        "insert into seat_t (conn, login, host, address, kind, taken_at)"
        f" values ({conn}, 'U0', 'x', '{REMOTE}', 'R', utc_now())"
    )
    assert keeper_sql.beat(keeps, "ok") == 1


def test_what_an_administrator_asks_for_is_done_by_the_running_keeper_and_told_by_its_status(
    running: Running,  # noqa: F811
    gate: Gate,  # noqa: F811
) -> None:
    assert running.says("ok")
    gate.owner(
        "update timed_t set last_at = null, is_ok = null, last_say = null, begun_at = null, asked_at = null"
    )
    with gate.sign_in("ANNA") as admin:
        for code in timed.KINDS:
            timed.ask(code)(admin)

        def done() -> bool:
            return all(work.last_at is not None for work in timed.all_work()(admin))

        assert until(done)
        came = {work.code: (work.ok, work.say.split("|")[0]) for work in timed.all_work()(admin)}
    assert came == {
        "backup": (False, "not_configured"),
        "seal": (True, "sealed"),
        "licence": (True, "licence_left"),
        "tidy": (True, "tidied"),
    }
    assert until(lambda: set(running.told()["last_work"]) == set(timed.KINDS))
    text, _ = keeper.status(keeper.Config.read(running.config))
    assert "work   backup: " in text
    assert "FAILED not configured: " in text
    assert "restored and compared" not in text
