"""Sharing a base: the file that one person used alone serves people through a server, with accounts of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core import administer, store
from app.core.begin import PasswordEnded, begin
from app.core.cases import logins
from db import base, engine, errors, sharing
from db.session import open_session
from tests.bases import LOGIN
from tests.rig.server import ServerRig


@pytest.mark.server
def test_a_shared_base_lets_its_people_in_by_password_and_nobody_else(
    server_rig: ServerRig, base_path: Path
) -> None:
    with open_session(engine.Embedded(str(base_path)), LOGIN) as alone:
        card = store.blank("client", begin()(alone).facts, {"name": "Made alone"})
        made = store.save("client", card.values)(alone)
    passwords = sharing.share(base_path, [])
    assert set(passwords) == {"SYSDBA", "PADDOCK_OWNER", "PADDOCK_KEEPER", LOGIN}
    server_rig.place(base_path, "shared")
    target = engine.Server(server_rig.host, server_rig.port, "shared")
    with open_session(target, LOGIN, passwords[LOGIN]) as person:
        with pytest.raises(PasswordEnded):
            begin()(person)
        logins.own_password("own-3Lm9v")(person)
    with open_session(target, LOGIN, "own-3Lm9v") as person:
        assert store.card("client", made.id)(person).values["name"] == "Made alone"
    with base.owner(target, passwords["PADDOCK_OWNER"]) as con:
        cursor = con.cursor()
        cursor.execute("select count(*) from client_t")
        assert cursor.fetchone() == (1,)
        cursor.close()
        con.commit()
    for login, password in ((LOGIN, "guess"), ("PADDOCK_OWNER", "masterkey"), ("STRANGER", "x")):
        with pytest.raises(errors.WrongPassword):
            open_session(target, login, password)


def test_sharing_says_what_to_do_with_the_file(base_path: Path) -> None:
    lines = list(administer.share(base_path, "crm", [LOGIN.lower()]))
    text = "\n".join(lines)
    assert f"crm = /data/{base_path.name}" in text
    assert "SecurityDatabase = crm" in text
    with pytest.raises(administer.Refused, match="NOBODY"):
        list(administer.share(base_path, "crm", ["nobody"]))
