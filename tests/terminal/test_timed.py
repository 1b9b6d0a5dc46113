"""Work that the keeper does by the clock."""

from __future__ import annotations

from pathlib import Path

import pytest

from db import base, engine, sharing
from db.session import open_session
from terminal.timed import WORK
from tests.db.conftest import q
from tests.rig.server import ServerRig
from tests.staffed import staffed_path, staffed_template  # noqa: F401 -- fixtures

pytestmark = pytest.mark.server


@pytest.fixture
def target(server_rig: ServerRig, staffed_path: Path, request: pytest.FixtureRequest) -> engine.Server:  # noqa: F811
    sharing.make_users(staffed_path, {"SYSDBA": "s", "PADDOCK_OWNER": "o", "ANNA": "anna-2Krt"})
    sharing.guard(staffed_path)
    alias = f"t{abs(hash(request.node.nodeid))}"
    server_rig.place(staffed_path, alias)
    return engine.Server(server_rig.host, server_rig.port, alias)


@pytest.mark.parametrize("place", ["beside", "credentials"])
def test_the_backup_of_the_keeper_is_known_to_the_base_and_thinned_out_by_its_rule(
    target: engine.Server, tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / place).mkdir()
    (tmp_path / place / "owner-password").write_text("o\n", encoding="utf-8")
    (tmp_path / place / "phrase").write_text("a phrase of the test\n", encoding="utf-8")
    config = tmp_path / ("beside" if place == "beside" else "other") / "keeper.toml"
    if place == "credentials":
        monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / place))
    told = {
        "beside": str(config),
        "folder": str(tmp_path / "kept"),
        "phrase_file": "phrase",
        "owner_password_file": "owner-password",
    }
    with base.owner(target, "o") as con:
        con.execute_immediate(
            "insert into setting_t (code, employee_id, body) values ('backup.days', 0, '1')"
        )
        for code in ("weeks", "months"):
            con.execute_immediate(
                f"insert into setting_t (code, employee_id, body) values ('backup.{code}', 0, '0')"
            )
        con.commit()
    (tmp_path / "kept").mkdir()
    old = tmp_path / "kept" / "timed-20200101-000000.pbk"
    old.write_bytes(b"old")
    with open_session(target, "ANNA", "anna-2Krt") as anna:
        said = WORK["backup"](anna, target, told)
        places = [row[0] for row in anna.rows(q("select place from backup where verified_at is not null"))]
    made = [path.name for path in (tmp_path / "kept").iterdir()]
    assert len(made) == 1
    assert made[0] in said
    assert [Path(one).name for one in places] == made
    assert not old.exists()
