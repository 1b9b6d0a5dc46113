"""Hand-over, merge and taking back at the server's port, by each role with the bare driver: as far as the role reaches, no further.

The expectations are written by hand, from what the roles are for.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from tests.db.port_base import ROLES, Firm, committed, make, outcome
from tests.rig.server import ServerRig

pytestmark = pytest.mark.server

# Whose rows (o own, t department, b branch, f far) a role hands over and merges.
HANDS_OVER = {
    "manager": {"client": "o", "contact": "o", "task": "o"},
    "head": {"client": "otb", "contact": "otb", "task": "ot"},
    "director": dict.fromkeys(("client", "contact", "task"), "otbf"),
    "operator": {"client": "", "contact": "", "task": "o"},
    "auditor": {"client": "", "contact": "", "task": ""},
    "admin": dict.fromkeys(("client", "contact", "task"), "otbf"),
}
MERGES = {"manager": "", "head": "ot", "director": "otbf", "operator": "", "auditor": "", "admin": "otbf"}


@pytest.fixture(scope="module")
def firm(server_rig: ServerRig, tmp_path_factory: pytest.TempPathFactory) -> Firm:
    return make(tmp_path_factory.mktemp("acts") / "acts.fdb", server_rig, "acts")


@pytest.fixture(scope="module", params=list(ROLES))
def who(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def con(firm: Firm, who: str) -> Iterator[Any]:
    with firm.open(who) as opened:
        yield opened


def uid() -> str:
    return uuid.uuid4().hex


@pytest.mark.parametrize("kind", ["client", "contact", "task"])
def test_a_role_hands_over_as_far_as_it_reaches(con: Any, who: str, kind: str, firm: Firm) -> None:
    found = ""
    for place in "otbf":
        to = firm.people["LONA" if place != "b" else "TEMA"]
        error, rows = outcome(
            con,
            "select act_id, client_count + contact_count + task_count, left_count"
            " from hand_over(?, ?, ?, ?, false, false, null, 'x', true)",
            uid(),
            kind,
            str(firm.row(kind, place, who)),
            to,
        )
        done = not error and rows[0][1] == 1
        assert error or done or rows[0][2] == 1
        found += place if done else ""
    assert found == HANDS_OVER[ROLES[who]][kind]


def test_everything_of_a_colleague_passes_only_as_far_as_the_role_reaches(
    con: Any, who: str, firm: Firm
) -> None:
    found = ""
    for place in "otbf":
        error, rows = outcome(
            con,
            "select client_count from hand_over_all(?, ?, ?, 'C', null, 'x')",
            uid(),
            firm.owner_of(place, who),
            firm.people["LONA" if place != "b" else "TEMA"],
        )
        found += place if not error and rows[0][0] else ""
    assert found == HANDS_OVER[ROLES[who]]["client"]


def test_a_role_merges_as_far_as_it_changes_and_deletes(con: Any, who: str, firm: Firm) -> None:
    found = ""
    for place in "otbf":
        with firm.open("ADMA") as admin:
            cursor = admin.cursor()
            cursor.execute(
                "insert into client (uid, name, employee_id, branch_id) values (?, 'Twin', ?, ?) returning id",
                (uid(), firm.owner_of(place, who), firm.branches[place == "f"]),
            )
            twin = cursor.fetchone()[0]
            cursor.close()
            admin.commit()
        error, rows = outcome(
            con,
            "select moved_count from merge_rows(?, 'x', 'client', ?, null, ?, 0, '', true)",
            uid(),
            firm.row("client", place, who),
            twin,
        )
        found += place if not error and rows else ""
    assert found == MERGES[ROLES[who]]


def test_notices_of_others_are_neither_seen_nor_read_away(firm: Firm) -> None:
    with firm.open("DIRA") as director:
        handed = (
            f"execute procedure hand_over('{uid()}', 'client', '{firm.row('client', 'o', 'HEDA')}',"
            f" {firm.people['MANA']}, false, false, 'secret note', 'x', true)"
        )
        assert committed(director, handed) == ""
    with firm.open("OPRA") as other:
        assert outcome(other, "select count(*) from notice") == ("", [(0,)])
        assert (
            committed(
                other,
                "execute block as declare n integer = 1; begin while (n < 50) do"
                " begin execute procedure notice_seen(n); n = n + 1; end end",
            )
            == ""
        )
    with firm.open("MANA") as receiver:
        assert outcome(receiver, "select kind, note from notice where seen_at is null")[1] == [
            ("taken", "secret note")
        ]


def test_free_hands_are_nobodys(firm: Firm) -> None:
    with firm.open("MANA") as manager:
        for text in (
            "insert into freed_t (what) values ('G')",
            "execute procedure free('G')",
            "execute procedure unfree",
            "select is_freed('G') from rdb$database",
            f"execute procedure act_open('{uid()}', 'merge', 'x')",
            "execute procedure hand_row('client', 1, 1)",
        ):
            assert "permission" in outcome(manager, text)[0], text
        far = firm.row("client", "f", "MANA")
        text = (
            "execute block returns (n integer) as begin rdb$set_context('USER_TRANSACTION', 'PADDOCK_FREED', '1');"
            f" update client set note = 'mine' where id = {firm.row('client', 't', 'MANA')}; n = row_count; suspend; end"
        )
        assert "not_yours" in outcome(manager, text)[0]
        assert outcome(manager, f"select count(*) from client where id = {far}")[1] == [(0,)]
        bare = f"execute procedure act_begin('{uid()}', 'handover', 'x')"
        assert "may_not" in outcome(manager, bare)[0]
