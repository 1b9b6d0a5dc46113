"""Connection files close what the gate of data closes for a role or a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal.remoteapp import rdp_file
from terminal.remoteapp.__main__ import main
from tests.terminal.gate_base import PASSWORD, Gate, gate, gate_module  # noqa: F401 - fixtures

pytestmark = pytest.mark.server
_WAYS = ("redirectclipboard", "redirectdrives", "redirectprinters")


def made(gate: Gate, folder: Path, whom: str, *more: str) -> list[int | str]:  # noqa: F811
    (folder / "password").write_text(PASSWORD + "\n", encoding="utf-8")
    path = folder / "a.rdp"
    asks = (
        "--gate",
        f"127.0.0.1/{gate.rig.port}:gate",
        "--for",
        whom,
        "--password-file",
        str(folder / "password"),
    )
    assert main(["rdp", str(path), "--host", "ts", "--drives", *asks, *more]) == 0
    found = rdp_file.read(path)
    return [found[name] for name in _WAYS]


@pytest.mark.parametrize(
    ("whom", "open_"),
    [("operator", [0, 0, 0]), ("admin", [1, 1, 1]), ("Auditor", [1, 1, 1]), ("ANNA", [1, 1, 1])],
)
def test_a_file_is_as_open_as_the_role(
    gate: Gate,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    whom: str,
    open_: list[int],  # noqa: F811
) -> None:
    assert made(gate, tmp_path, whom) == open_
    said = capsys.readouterr().out
    assert ("nothing is closed" in said) == (open_ == [1, 1, 1])
    assert ("clipboard" in said) == (open_[0] == 0)


def test_the_gate_opens_nothing_that_a_switch_has_closed(gate: Gate, tmp_path: Path) -> None:  # noqa: F811
    assert made(gate, tmp_path, "admin", "--no-clipboard", "--no-printers") == [0, 1, 0]


def test_a_persons_own_rule_goes_before_the_roles(gate: Gate, tmp_path: Path) -> None:  # noqa: F811
    assert made(gate, tmp_path, "U0")[2] == 1
    blocks = "('client', 'contact', 'interaction', 'report')"
    gate.owner(
        "insert into permission_t (uid, employee_id, block, verb, scope)"
        " select lower(hex_encode(gen_uuid())), (select e.id from employee_t e where e.login = 'U0'), p.block, 'P', 'N'"
        f" from permission_t p join staff_role_t r on r.id = p.role_id where r.code = 'manager' and p.verb = 'P' and p.block in {blocks}"
    )
    try:
        assert made(gate, tmp_path, "u0")[2] == 0
    finally:
        gate.owner("delete from permission_t where employee_id is not null")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--for", "nobody"), "no role and no log-in"),
        ((), "--for"),
        (("--for", "admin", "--as", "U9"), "gate"),
    ],
)
def test_what_cannot_be_asked_is_a_sentence_and_no_file(
    gate: Gate,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    more: tuple[str, ...],
    told: str,  # noqa: F811
) -> None:
    (tmp_path / "password").write_text(PASSWORD, encoding="utf-8")
    asks = ["--gate", f"127.0.0.1/{gate.rig.port}:gate", "--password-file", str(tmp_path / "password"), *more]
    assert main(["rdp", str(tmp_path / "a.rdp"), "--host", "ts", *asks]) == 1
    assert told in capsys.readouterr().err
    assert not (tmp_path / "a.rdp").exists()
