"""The rig gives real network sessions on a Firebird 5 engine and leaves nothing behind."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from firebird.driver import DatabaseError, connect, create_database, driver_config, fbapi
from firebird.embedded.provider import FirebirdProvider

from tests.rig.server import ServerRig
from tests.rig.users import load_client

pytestmark = pytest.mark.server

FACTS = """
select current_user, rdb$get_context('SYSTEM', 'CLIENT_ADDRESS'), rdb$get_context('SYSTEM', 'WIRE_ENCRYPTED'),
       rdb$get_context('SYSTEM', 'ENGINE_VERSION') from rdb$database"""


@pytest.fixture(scope="module", autouse=True)
def client() -> None:
    if not fbapi.has_api():
        os.environ["FIREBIRD"] = str(FirebirdProvider().root)
        load_client(FirebirdProvider().root)


@pytest.fixture(scope="module")
def base(client: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("base") / "toy.fdb"
    with create_database(str(path), user="PADDOCK_OWNER", charset="UTF8") as made:
        made.execute_immediate("create table word (text varchar(40))")
        made.commit()
        made.execute_immediate("grant select, insert on word to anna")
        made.commit()
    return path


@pytest.fixture
def own_rig() -> Iterator[ServerRig]:
    with ServerRig() as rig:
        yield rig


def one(dsn: str, user: str, password: str, query: str) -> tuple[Any, ...]:
    with connect(dsn, user=user, password=password, charset="UTF8") as session, session.cursor() as cursor:
        row = cursor.execute(query).fetchone()
        assert row is not None
        return tuple(row)


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except ConnectionError:  # refused, or reset by a server that is just dying
        return False
    return True


def falls_silent(port: int) -> bool:
    give_up = time.monotonic() + 10
    while listens(port) and time.monotonic() < give_up:
        time.sleep(0.05)
    return not listens(port)


def test_a_session_is_a_network_session_on_engine_5(server_rig: ServerRig, base: Path) -> None:
    dsn = server_rig.place(base, "facts", {"ANNA": "it's a secret"})
    user, address, encrypted, engine = one(dsn, "ANNA", "it's a secret", FACTS)
    assert (user, address.split("/")[0], encrypted, engine[0]) == ("ANNA", "127.0.0.1", "TRUE", "5")


def test_the_line_can_be_compressed(server_rig: ServerRig, base: Path) -> None:
    dsn = server_rig.place(base, "packed", {"ANNA": "anna-1"})
    config = driver_config.register_database(
        "packed", f"[packed]\nconfig = WireCompression=true\ndatabase = {dsn}\n"
    )
    assert config.database.value == dsn
    query = "select rdb$get_context('SYSTEM', 'WIRE_COMPRESSED') from rdb$database"
    assert one("packed", "ANNA", "anna-1", query) == ("TRUE",)


def test_each_base_keeps_its_own_users(server_rig: ServerRig, base: Path) -> None:
    first = server_rig.place(base, "first", {"ANNA": "anna-1"})
    second = server_rig.place(base, "second", {"BORIS": "boris-1"})
    count = "select count(*) from word"
    assert one(first, "ANNA", "anna-1", count) == (0,)
    with pytest.raises(DatabaseError, match="user name and password are not defined"):
        one(second, "ANNA", "anna-1", count)


def test_people_can_be_added_while_the_base_is_in_use(server_rig: ServerRig, base: Path) -> None:
    dsn = server_rig.place(base, "busy", {"ANNA": "anna-1"})
    with connect(dsn, user="ANNA", password="anna-1", charset="UTF8"):
        server_rig.add_people("busy", {"CLARA": "clara-1"})
        assert one(dsn, "CLARA", "clara-1", "select current_user from rdb$database") == ("CLARA",)


def test_a_wrong_password_and_a_path_instead_of_an_alias_are_refused(
    server_rig: ServerRig, base: Path
) -> None:
    dsn = server_rig.place(base, "guarded", {"ANNA": "anna-1"})
    with pytest.raises(DatabaseError, match="user name and password are not defined"):
        one(dsn, "ANNA", "wrong", FACTS)
    with pytest.raises(DatabaseError, match="not allowed by server configuration"):
        one(f"127.0.0.1/{server_rig.port}:{base}", "SYSDBA", server_rig.sysdba_password, FACTS)


def test_a_killed_server_comes_back_with_what_was_committed(own_rig: ServerRig, base: Path) -> None:
    dsn = own_rig.place(base, "crm", {"ANNA": "anna-1"})
    with connect(dsn, user="ANNA", password="anna-1", charset="UTF8") as session:
        session.execute_immediate("insert into word values ('kept')")
        session.commit()
    own_rig.kill()
    assert not listens(own_rig.port)
    own_rig.restart()
    assert one(dsn, "ANNA", "anna-1", "select text from word") == ("kept",)


def test_a_stopped_rig_leaves_neither_process_nor_folder() -> None:
    rig = ServerRig().start()
    rig.stop()
    assert not listens(rig.port)
    assert not rig.home.exists()


def test_the_server_dies_with_a_killed_test_process(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path; from tests.rig.server import ServerRig\n"
        "rig = ServerRig(Path(sys.argv[1])).start(); print(rig.port, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    root = Path(__file__).parents[2]
    killed = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "rig"],
        stdout=subprocess.PIPE,
        cwd=root,
        timeout=60,
        check=False,
    )
    assert killed.returncode < 0
    assert falls_silent(int(killed.stdout))


def test_a_rig_without_the_listener_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tests.rig.server.ETC", tmp_path)
    with pytest.raises(RuntimeError, match="firebird3.0-server-core"):
        ServerRig(tmp_path / "rig").start()
