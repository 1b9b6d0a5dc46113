"""The keeper, as a process of its own with a token: proves the key, notices when it goes and comes, answers programs."""

from __future__ import annotations

import base64
import datetime as dt
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.core import seats
from db import keeper as keeper_sql
from db import seed
from terminal import keeper, proof
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
from tests.terminal.keeper_base import Running, running, until  # noqa: F401 - fixture
from tests.terminal.test_key import verified
from tests.terminal.tokens import PIN, Token, soft_token  # noqa: F401 - fixture

pytestmark = pytest.mark.server


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
    noted = [
        row[0]
        for row in gate.owner("select words from audit_t where verb = 'N' and entity = 'licence' order by id")
    ]
    assert noted[-4:] == ["lease_no_challenge", "lease_wrong_key", "lease_no_challenge", "lease_clock"]


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
