"""Connection files are what Windows and FreeRDP read."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path

import pytest

from terminal.remoteapp import rdp_file
from terminal.remoteapp.__main__ import SCRIPTS, main
from terminal.remoteapp.rdp_file import NotRdp, Wish, fields, read, write


def test_a_file_is_written_as_windows_writes_it(tmp_path: Path) -> None:
    made = fields(
        Wish("ts.firm.example:3390", app="Paddock", arguments="--line 512", gateway="gw.firm.example")
    )
    write(tmp_path / "a.rdp", made)
    raw = (tmp_path / "a.rdp").read_bytes()
    assert raw.startswith(b"\xff\xfe")
    assert "remoteapplicationprogram:s:||Paddock\r\n" in raw.decode("utf-16")
    assert read(tmp_path / "a.rdp") == made


def test_the_thin_line_draws_nothing_that_moves() -> None:
    thin, fast = fields(Wish("a")), fields(Wish("a", line="lan"))
    assert (thin["connection type"], thin["allow font smoothing"], thin["disable themes"]) == (2, 0, 1)
    assert (fast["connection type"], fast["allow font smoothing"], fast["disable themes"]) == (6, 1, 0)
    assert thin["disable full window drag"] == fast["disable full window drag"] == 1


def test_the_gate_of_data_closes_every_way_out() -> None:
    made = fields(Wish("a", clipboard=False, drives=False, printers=False))
    assert [made[k] for k in ("redirectclipboard", "redirectdrives", "redirectprinters")] == [0, 0, 0]
    assert made["drivestoredirect"] == ""
    assert fields(Wish("a", drives=True))["drivestoredirect"] == "*"


def test_a_desktop_names_no_program() -> None:
    assert not [name for name in fields(Wish("a")) if name.startswith("remoteapplication")]


@pytest.mark.parametrize(
    "wish", [Wish(""), Wish("a\r\nredirectdrives:i:1"), Wish("a", app="b\n"), Wish("a", line="fast")]
)
def test_a_wish_that_would_spoil_the_file_is_refused(wish: Wish) -> None:
    with pytest.raises(ValueError, match=r"host|alias|line"):
        fields(wish)


@pytest.mark.parametrize(
    "line",
    [
        "no such field:i:1",
        "redirectclipboard:i:2",
        "redirectclipboard:s:1",
        "redirectclipboard:i:",
        "full address",
        "full address:s:a\nfull address:s:b",
    ],
)
def test_a_field_that_is_not_documented_is_noticed(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.rdp").write_text(line, encoding="utf-8")
    with pytest.raises(NotRdp):
        read(tmp_path / "a.rdp")


def test_a_signature_holds_for_what_was_signed(tmp_path: Path) -> None:
    made_key = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "key.pem",
        "-out",
        "crt.pem",
    ]
    subprocess.run(
        [*made_key, "-subj", "/CN=Firm", "-days", "2"], cwd=tmp_path, check=True, capture_output=True
    )
    path = tmp_path / "s.rdp"
    given = ["rdp", str(path), "--host", "ts", "--app", "Paddock", "--no-clipboard"]
    assert main([*given, "--sign", str(tmp_path / "crt.pem"), str(tmp_path / "key.pem")]) == 0
    found = read(path)
    scope, body = rdp_file.signed_part(found)
    assert found["signscope"] == scope
    assert "RedirectClipboard" in scope
    raw = base64.b64decode(str(found["signature"]))
    assert int.from_bytes(raw[8:12], "little") == len(raw) - 12
    (tmp_path / "sig").write_bytes(raw[12:])
    check = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "sig", "-content", "body"]
    check += ["-CAfile", "crt.pem", "-purpose", "any"]

    def holds(content: bytes) -> bool:
        (tmp_path / "body").write_bytes(content)
        return subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 0

    assert holds(body)
    assert not holds(rdp_file.signed_part({**found, "redirectclipboard": 1})[1])


def test_the_command_line_says_what_it_did_and_why_it_did_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "d.rdp"
    assert main(["rdp", str(path), "--host", "ts.firm.example", "--no-printers", "--drives"]) == 0
    assert main(["check", str(path)]) == 0
    assert "not signed" in capsys.readouterr().out
    path.write_text("rubbish", encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert "line 1: rubbish" in capsys.readouterr().err
    assert main(["scripts", str(tmp_path / "ps")]) == 0
    assert {one.name for one in (tmp_path / "ps").iterdir()} == set(SCRIPTS)
