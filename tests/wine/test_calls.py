"""What the program asks of Windows itself, really asked; see probe.py, which the Python of the package runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bases import Served
from tests.wine.machine import FOLDER, Wine, windows_path

PROBE = windows_path(Path(__file__).with_name("probe.py"))
TERMINAL_SERVER = r"HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server"


def ask(wine: Wine, *words: str) -> Any:
    return json.loads(wine.says(FOLDER + r"\python.exe", PROBE, *words))


def test_the_place_of_the_program_is_asked_for(wine: Wine) -> None:
    answers = ask(wine, "place")
    assert answers["remote_flag"] is False
    assert answers["protocol"] == 0
    assert answers["session"] == answers["place"] > 0
    assert answers["kind"] == "console"
    assert [answers[name] for name in ("client_name", "client_address", "published")] == [""] * 3
    assert "explorer.exe" in answers["shells"]


@pytest.mark.parametrize(("glass", "kind"), [(1, "console"), (7, "rdp")])
def test_a_session_that_is_not_on_the_glass_is_a_remote_one(wine: Wine, glass: int, kind: str) -> None:
    wine.says(
        "reg", "add", TERMINAL_SERVER, "/v", "GlassSessionId", "/t", "REG_DWORD", "/d", str(glass), "/f"
    )
    answers = ask(wine, "place")
    wine.says("reg", "delete", TERMINAL_SERVER, "/v", "GlassSessionId", "/f")
    assert answers["glass_session"] == glass
    assert answers["kind"] == kind


def test_notices_of_the_session_are_asked_for(wine: Wine) -> None:
    """Wine agrees to the first call; it has nothing behind the second, which takes it back."""
    assert ask(wine, "notices")[0] is True


def test_the_clock_of_the_last_input_is_read(wine: Wine) -> None:
    assert ask(wine, "idle") >= 0


def test_passwords_are_in_the_credential_manager(wine: Wine) -> None:
    answers = ask(wine, "passwords")
    assert answers["keyring"] == "WinVaultKeyring"
    assert answers["kept"] == [True, True]
    assert answers["found"] == ["пароль-Ұ€", None, None]
    assert answers["after"] is None


def test_files_are_kept_where_windows_keeps_those_of_a_person(wine: Wine) -> None:
    answers = ask(wine, "folders")
    assert answers["own"].endswith(r"\AppData\Roaming\Paddock CRM")
    assert answers["base"].endswith(r"\Documents\Paddock CRM\ООО Ромашка пони кони.fdb")
    assert answers["locks"].endswith(r"\paddock-locks")
    assert answers["code_page"] == "cp1252"
    assert answers["odd"].startswith(r"C:\ProgramData\paddock-locks-")


def test_drafts_are_kept_below_long_paths(wine: Wine) -> None:
    name, length = ask(wine, "drafts")
    assert name == "Пони и кони"
    assert length > 260


def test_two_copies_of_the_program_lose_no_line_of_the_log(wine: Wine) -> None:
    assert ask(wine, "log") == []


def test_spreadsheets_are_read_by_a_process_of_their_own(wine: Wine) -> None:
    answers = ask(wine, "reading")
    assert answers["sample"] > 100
    assert answers["table"] == [["имя", "город"], ["Пони", "Тверь"]]
    assert answers["missing"] == "missing"


def test_the_reading_process_puts_itself_into_a_job(wine: Wine) -> None:
    """Wine keeps no limits of memory and time; that the job is made and taken is all that can be seen here."""
    assert ask(wine, "limits") is True


def test_pages_are_printed_and_printers_listed(wine: Wine) -> None:
    answers = ask(wine, "paper")
    assert answers["pdf"] == "%PDF-"
    assert all(answers["printers"])


def test_no_library_of_a_token_is_found_where_there_is_none(wine: Wine) -> None:
    """A Unix path means something to Wine: there may be a token's library on this Linux."""
    assert ask(wine, "libraries") == []


@pytest.mark.server
def test_the_client_library_signs_in_over_tcp(wine: Wine, served_base: Served) -> None:
    assert ask(wine, "server", str(served_base.target), served_base.password) == 5
