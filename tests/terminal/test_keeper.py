"""The keeper, as a process of its own with a token: proves the key, notices when it goes and comes, answers programs."""

from __future__ import annotations

import base64
import datetime as dt
import json
import os
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.core import seats
from app.core.cases import timed
from db import keeper as keeper_sql
from db import seed
from terminal import keeper, proof
from terminal import timed as clerks
from terminal.key import KeyTrouble
from tests.terminal.gate_base import (  # noqa: F401 - fixtures
    OTHER,
    PASSWORD,
    REMOTE,
    ROOT,
    TODAY,
    Gate,
    gate,
    gate_module,
    licence,
    q,
)
from tests.terminal.test_key import verified
from tests.terminal.tokens import PIN, Token, soft_token  # noqa: F401 - fixture

pytestmark = pytest.mark.server
FAST = {"TICK": 0.1, "BEAT": 0.2, "KEY_AGAIN": 0.2, "REFUSED_AGAIN": 0.3, "LEASE": 0.5}
RUN = f"import sys; from terminal import keeper; vars(keeper).update({FAST!r}); sys.exit(keeper.main(sys.argv[1:]))"


class Running:
    """A keeper process and what it says."""

    def __init__(self, folder: Path, gate: Gate, token: Token, pin: str = PIN) -> None:  # noqa: F811
        self.config = folder / "keeper.toml"
        (folder / "password").write_text(PASSWORD)
        (folder / "pin").write_text(pin)
        self.config.write_text(
            f'base = "127.0.0.1/{gate.rig.port}:gate"\npassword_file = "password"\npin_file = "pin"\n'
            f'library = "{token.library}"\ntoken = "{token.label}"\nstate = "state"\n'
        )
        self.process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, "--config", str(self.config)],
            cwd=ROOT,
            env=dict(os.environ),
            stderr=subprocess.DEVNULL,
        )
        return self.process

    def told(self) -> dict[str, Any]:
        try:
            return dict(json.loads((self.config.parent / "state" / "status.json").read_text()))
        except (OSError, ValueError):
            return {}

    def says(self, state: str, patience: float = 60) -> bool:
        return until(lambda: self.told().get("key_state") == state, patience)


def until(there: Callable[[], bool], patience: float = 60) -> bool:
    give_up = time.monotonic() + patience
    while not there() and time.monotonic() < give_up:
        time.sleep(0.03)
    return there()


@pytest.fixture
def running(tmp_path: Path, gate: Gate, soft_token: Token) -> Iterator[Running]:  # noqa: F811
    gate.install(licence(key=soft_token.public))
    made = Running(tmp_path, gate, soft_token)
    yield made
    made.process.kill()
    made.process.wait(20)


def test_the_key_is_proved_and_seats_are_given(running: Running, gate: Gate) -> None:  # noqa: F811
    assert running.says("ok")
    assert until(lambda: gate.owner("select keeper_says, key_no from lease_t") == [("ok", 1)])
    assert gate.owner("select why, seats from seat_limit") == [("full", 2)]
    text, well = keeper.status(keeper.Config.read(running.config))
    assert well, text
    assert "running" in text


def test_a_key_pulled_out_is_noticed_and_back_again_without_a_restart(
    running: Running,
    gate: Gate,  # noqa: F811
    soft_token: Token,  # noqa: F811
) -> None:
    assert running.says("ok")
    session = gate.sign_in("U0", REMOTE)
    soft_token.pull()
    try:
        assert running.says("no_token")
        assert until(lambda: gate.owner("select keeper_says from lease_t") == [("no_token",)])
        assert gate.refusal("U1", REMOTE) == ""
    finally:
        soft_token.plug()
    assert running.says("ok")
    assert session.one(q("select count(*) from client")) == (0,)


def test_a_killed_keeper_goes_on_where_it_was(running: Running, gate: Gate) -> None:  # noqa: F811
    assert running.says("ok")
    running.process.kill()
    running.process.wait(20)
    gate.owner("update lease_t set valid_until = null, proved_at = null")
    running.start()
    assert until(lambda: gate.owner("select why from seat_limit") == [("full",)])


def test_a_killed_server_is_found_again(running: Running, gate: Gate) -> None:  # noqa: F811
    assert running.says("ok")
    gate.rig.kill()
    assert until(lambda: running.told().get("connected") is False)
    gate.rig.restart()
    assert until(lambda: running.told().get("connected") is True)


def test_the_spare_key_counts_as_the_main_one(tmp_path: Path, gate: Gate, soft_token: Token) -> None:  # noqa: F811
    gate.install(licence(key=b"lost", spare=soft_token.public))
    made = Running(tmp_path, gate, soft_token)
    try:
        assert until(lambda: gate.owner("select why, key_no from seat_limit, lease_t") == [("full", 2)])
    finally:
        made.process.kill()
        made.process.wait(20)


def test_another_key_proves_nothing_and_is_written_down_once(
    tmp_path: Path,
    gate: Gate,  # noqa: F811
    soft_token: Token,  # noqa: F811
) -> None:
    gate.install(licence(key=b"of somebody else"))
    count = "select count(*) from audit_t where words = 'lease_wrong_key'"
    ((before,),) = gate.owner(count)
    made = Running(tmp_path, gate, soft_token)
    try:
        assert made.says("lease_wrong_key")
        time.sleep(1)
    finally:
        made.process.kill()
        made.process.wait(20)
    assert gate.owner("select proved_at from lease_t") == [(None,)]
    assert gate.owner(count)[0][0] == before + 1


def test_a_wrong_pin_is_tried_once_even_over_a_restart(
    tmp_path: Path,
    gate: Gate,  # noqa: F811
    soft_token: Token,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    expected_log: Callable[[str], None],
) -> None:
    expected_log("the key: ")
    made = Running(tmp_path, gate, soft_token, pin="000000")
    made.process.kill()
    made.process.wait(20)
    config = keeper.Config.read(made.config)
    tries: list[str] = []
    real = keeper.Key.open

    def counted(key: keeper.Key, pin: str) -> None:
        tries.append(pin)
        real(key, pin)

    monkeypatch.setattr(keeper.Key, "open", counted)
    monkeypatch.setattr(keeper, "KEY_AGAIN", 0.0)
    (config.state / "wrong-pin").unlink(missing_ok=True)
    for _ in range(2):  # the second is a restarted service
        holder = keeper.Holder(config)
        for _ in range(5):
            with pytest.raises(KeyTrouble) as trouble:
                holder.sign(b"x")
            assert trouble.value.state == "wrong_pin"
    assert tries == ["000000"]
    config.pin_file.write_text(PIN)
    holder = keeper.Holder(config)
    assert verified(soft_token.public, holder.sign(b"x"), b"x")
    holder.close()


def test_a_proof_belongs_to_one_base_one_connection_one_number(
    running: Running,
    gate: Gate,  # noqa: F811
    soft_token: Token,  # noqa: F811
) -> None:
    assert running.says("ok")
    session = gate.sign_in("U0", REMOTE)
    nonce = secrets.token_hex(16)
    row = session.write(q("execute procedure proof_ask(?)", nonce))
    assert row is not None

    def answered() -> str:
        found = session.one(q("select sig from proof_read"))
        session.end_reading()
        return str(found[0] or "") if found else ""

    assert until(lambda: bool(answered()))
    signature = base64.b64decode(answered())
    text = keeper_sql.proof_text(row[1].strip(), row[0], nonce)
    assert verified(soft_token.public, signature, text)
    assert not verified(
        soft_token.public, signature, keeper_sql.proof_text(row[1].strip(), row[0] + 1, nonce)
    )
    assert not verified(soft_token.public, signature, b"PADDOCK-LEASE/1" + text[len("PADDOCK-PROOF/1") :])


def test_a_proof_without_a_challenge_or_sent_again_is_refused(gate: Gate, soft_token: Token) -> None:  # noqa: F811
    gate.install(licence(key=soft_token.public))
    key = keeper.Key(soft_token.library, soft_token.label)
    key.open(PIN)
    session = gate.sign_in(seed.KEEPER)
    signature = base64.b64encode(key.sign(keeper_sql.lease_challenge(session))).decode()
    keeper_sql.lease_prove(session, signature)
    for again in range(2):  # without a challenge, then against a new one
        with pytest.raises(keeper_sql.errors.Rule) as refused:
            keeper_sql.lease_prove(session, signature)
        assert refused.value.key == ("lease_no_challenge", "lease_wrong_key")[again]
        challenge = keeper_sql.lease_challenge(session)
    gate.clock(minutes=3)
    with pytest.raises(keeper_sql.errors.Rule) as refused:
        keeper_sql.lease_prove(session, base64.b64encode(key.sign(challenge)).decode())
    assert refused.value.key == "lease_no_challenge"
    gate.clock(hours=-2)
    challenge = keeper_sql.lease_challenge(session)
    with pytest.raises(keeper_sql.errors.Rule) as refused:
        keeper_sql.lease_prove(session, base64.b64encode(key.sign(challenge)).decode())
    assert refused.value.key == "lease_clock"
    key.close()


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


def test_a_counted_seat_silent_for_a_day_is_ended_and_one_heard_of_is_not(gate: Gate) -> None:  # noqa: F811
    session = gate.sign_in("U0", REMOTE)
    heard = gate.sign_in("U1", OTHER)
    office = gate.sign_in("U2")
    gate.clock(hours=23)
    with gate.sign_in(seed.KEEPER) as keeps:
        assert timed.tidy(keeps) == "tidied|0|0|0"
    gate.clock(hours=25)
    heard.rows(q("select why from seat_poll(0, 0)"))
    heard.end_reading()
    with gate.sign_in(seed.KEEPER) as keeps:
        assert timed.tidy(keeps) == "tidied|0|1|0"
    with pytest.raises(keeper_sql.errors.DatabaseError):
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
    with gate.sign_in("U0") as person, pytest.raises(keeper_sql.errors.DatabaseError):
        person.rows(q(told))
    with gate.sign_in("ANNA") as admin, pytest.raises(keeper_sql.errors.DatabaseError):
        admin.write(q("execute procedure keeper_trouble('x')"))


def test_nobody_but_the_keeper_does_work_by_the_clock_at_a_server(gate: Gate) -> None:  # noqa: F811
    with gate.sign_in("ANNA") as admin:
        for job in (lambda s: timed.do_due(s, {}), timed.tidy, timed.licence):
            with pytest.raises(keeper_sql.errors.Rule) as refused:
                job(admin)
            assert refused.value.key == "may_not"
        with pytest.raises(keeper_sql.errors.Rule) as refused:
            timed.ask("seal")(admin)
        assert refused.value.key == "no_keeper"
    with gate.sign_in(seed.KEEPER) as keeps:
        assert timed.seal(keeps).startswith("sealed|")


@pytest.mark.parametrize("text", ["", "base = 1", 'base = "crm"', "= nonsense"])
def test_a_bad_configuration_is_a_sentence(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "keeper.toml"
    config.write_text(text)
    assert keeper.main(["--config", str(config)]) == 2
    assert "keeper.toml" in capsys.readouterr().err


def test_the_status_of_a_keeper_that_never_ran_is_not_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "keeper.toml"
    config.write_text(
        'base = "crm"\npassword_file = "p"\npin_file = "p"\nlibrary = "l"\ntoken = "t"\nstate = "s"\n'
    )
    assert keeper.main(["--config", str(config), "--status"]) == 1
    assert "never" in capsys.readouterr().out
    (tmp_path / "s").mkdir()
    old = dt.datetime.now() - dt.timedelta(hours=1)
    told = {
        "at": old.isoformat(),
        "pid": 1,
        "base": "crm",
        "connected": True,
        "trouble": "",
        "key_state": "ok",
    }
    (tmp_path / "s" / "status.json").write_text(json.dumps(told | {"lease_until": None, "last_work": {}}))
    assert keeper.main(["--config", str(config), "--status"]) == 1
    assert "NOT RUNNING" in capsys.readouterr().out


def test_a_program_sees_through_a_base_that_was_changed(
    running: Running,
    gate: Gate,  # noqa: F811
) -> None:
    assert running.says("ok")
    session = gate.sign_in("U0", REMOTE)
    asked = seats.ask_proof(secrets.token_hex(16))(session)
    assert asked.counted

    def answer() -> bytes:
        session.end_reading()
        return seats.read_proof()(session)

    assert proof.judge(asked, b"") == proof.AWAY
    assert until(lambda: bool(answer()))
    signature = answer()
    assert proof.judge(asked, signature) == proof.FINE
    assert proof.judge(replace(asked, conn=asked.conn + 1), signature) == proof.BAD_PROOF
    assert proof.judge(asked, signature[:-1] + b"x") == proof.BAD_PROOF
    gate.owner("update licence_t set body = replace(body, '|trm=00002|', '|trm=00099|')")
    session.end_reading()
    changed = seats.ask_proof(secrets.token_hex(16))(session)
    assert proof.judge(changed, signature) == proof.BAD_LICENCE
    seats.say_failed("licence")(session)
    assert gate.owner("select login from audit_t where words = 'program_licence'") == [("U0",)]


def test_nothing_is_asked_where_no_seat_is_counted(gate: Gate) -> None:  # noqa: F811
    session = gate.sign_in("U0")
    assert not seats.ask_proof(secrets.token_hex(16))(session).counted
    assert gate.owner("select count(*) from proof_t") == [(0,)]
