"""Each way in which connecting can fail has an error of its own."""

from __future__ import annotations

import shutil
import socket
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from firebird.driver import ShutdownMethod, ShutdownMode
from firebird.driver import connect_server as connect_services

from db import engine, errors
from db.session import open_session
from tests.db.conftest import OWNER, ServerBase, q
from tests.rig.server import ServerRig


def server_of(base: ServerBase, **change: object) -> engine.Server:
    facts = {"host": base.rig.host, "port": base.rig.port, "alias": base.alias}
    return engine.Server(**{**facts, **change})  # type: ignore[arg-type]


def test_a_base_on_this_computer_opens_without_a_password(base: engine.Embedded) -> None:
    with open_session(base, "anna") as session:
        assert session.one(q("select current_user from rdb$database")) == ("ANNA",)
        assert not session.server


@pytest.mark.server
def test_a_server_knows_the_person_by_name_and_password(server_base: ServerBase) -> None:
    with server_base.open() as session:
        facts = session.one(
            q(
                "select current_user, rdb$get_context('SYSTEM', 'WIRE_COMPRESSED'),"
                " rdb$get_context('SYSTEM', 'WIRE_ENCRYPTED') from rdb$database"
            )
        )
        assert facts == ("SYSDBA", "TRUE", "TRUE")
        assert session.server
        assert session.engine_version() == (5, 0)


@pytest.mark.server
def test_a_wrong_password_is_told(server_base: ServerBase) -> None:
    with pytest.raises(errors.WrongPassword):
        open_session(server_of(server_base), "SYSDBA", "wrong")


@pytest.mark.server
@pytest.mark.parametrize("alias", ["no_such_alias", "/no/such/file.fdb"])
def test_an_unknown_alias_or_path_is_a_base_not_found(server_base: ServerBase, alias: str) -> None:
    with pytest.raises(errors.BaseNotFound) as caught:
        open_session(server_of(server_base, alias=alias), "SYSDBA", server_base.password)
    assert caught.value.target.alias == alias


def test_a_name_that_the_network_does_not_know() -> None:
    with pytest.raises(errors.NoSuchHost) as caught:
        engine.connect_server("no-such-host.invalid", 3050, "crm", "A", "b")
    assert caught.value.target == engine.Server("no-such-host.invalid", 3050, "crm")


def test_a_port_where_nobody_listens() -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    with pytest.raises(errors.PortClosed) as caught:
        engine.connect_server("127.0.0.1", port, "crm", "A", "b")
    assert caught.value.target.port == port


@pytest.mark.slow
def test_a_server_that_never_answers_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door, pytest.raises(errors.NoAnswer):
        engine.connect_server("127.0.0.1", door.getsockname()[1], "crm", "A", "b", timeout=2)


def test_a_missing_file_is_a_base_not_found(tmp_path: Path) -> None:
    with pytest.raises(errors.BaseNotFound):
        open_session(engine.Embedded(str(tmp_path / "none.fdb")), OWNER)


def test_a_file_of_another_kind_is_not_a_base(tmp_path: Path) -> None:
    path = tmp_path / "letter.fdb"
    path.write_bytes(b"Dear Sir or Madam, " * 3000)
    with pytest.raises(errors.NotABase):
        open_session(engine.Embedded(str(path)), OWNER)


def test_an_empty_file_is_not_a_base(tmp_path: Path) -> None:
    path = tmp_path / "empty.fdb"
    path.touch()
    with pytest.raises(errors.NotABase):
        open_session(engine.Embedded(str(path)), OWNER)


def test_a_base_of_another_firebird_is_told(template: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(template, tmp_path / "old.fdb"))
    with path.open("r+b") as file:  # the header page holds the format: 13 (with the top bit set), then 1
        header = bytearray(file.read(128))
        at = header.index(struct.pack("<H", 0x8000 | 13))
        header[at : at + 2] = struct.pack("<H", 0x8000 | 12)
        file.seek(0)
        file.write(header)
    with pytest.raises(errors.NotFirebird5):
        open_session(engine.Embedded(str(path)), OWNER)


def test_a_base_opened_by_another_process_is_in_use(base: engine.Embedded, tmp_path: Path) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from db import engine; from db.session import open_session\n"
        "s = open_session(engine.Embedded(sys.argv[2]), 'OWNER'); print('open', flush=True)\n"
        "sys.stdin.read(); s.close()\n"
    )
    root = str(Path(engine.__file__).parent.parent)
    with subprocess.Popen(
        [sys.executable, "-c", script, root, base.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(errors.BaseInUse):
            open_session(base, OWNER)
        other.communicate()
    with open_session(base, OWNER) as session:
        session.ping()


def test_a_log_in_rule_of_the_base_refuses_with_its_key(base: engine.Embedded) -> None:
    with open_session(base, OWNER) as session, session.act() as act:
        act.define(
            "create trigger at_door on connect as begin"
            " if (current_user <> 'OWNER') then exception e_not_yours 'not_staff|Anna'; end"
        )
    with pytest.raises(errors.Refused) as caught:
        open_session(base, "boris")
    assert (caught.value.key, caught.value.values) == ("not_staff", ("Anna",))


def test_a_base_shut_down_for_maintenance_is_closed(base: engine.Embedded) -> None:
    engine.load()
    with connect_services("", user="SYSDBA") as services:
        services.database.shutdown(
            database=base.path, mode=ShutdownMode.SINGLE, method=ShutdownMethod.FORCED, timeout=0
        )
    with pytest.raises(errors.BaseClosed):
        open_session(base, "boris")


def test_a_new_base_never_replaces_a_file(base: engine.Embedded) -> None:
    with pytest.raises(errors.BaseExists):
        engine.create_base(base.path, OWNER)
    with open_session(base, OWNER) as session:
        assert session.one(q("select count(*) from client_t")) == (100,)


def test_an_engine_of_another_major_version_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "engine_version", lambda _: (4, 0))
    with pytest.raises(errors.NotFirebird5) as caught:
        engine.check_engine(None, engine.Server("crm"))
    assert caught.value.version == "4.0"


@pytest.mark.server
def test_the_server_log_stays_clean_when_a_client_knocks(
    server_rig: ServerRig, server_base: ServerBase
) -> None:
    before = server_rig.log()
    for _ in range(3):
        server_base.open().close()
    assert server_rig.log() == before


def test_a_file_that_is_let_go_a_moment_later_opens(
    base: engine.Embedded, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = engine._attach_once, [3]

    def held(target: engine.Target, name: str, dpb: object) -> object:
        if left[0]:
            left[0] -= 1
            raise errors.BaseInUse(target)
        return real(target, name, dpb)

    monkeypatch.setattr(engine, "_attach_once", held)
    engine.connect_embedded(base.path, OWNER).detach()
    assert left == [0]
    left[0] = 10**9
    monkeypatch.setattr(engine, "_LET_GO", 0.1)
    with pytest.raises(errors.BaseInUse):
        engine.connect_embedded(base.path, OWNER)
