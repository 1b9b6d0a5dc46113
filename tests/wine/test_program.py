"""The program in a window of Windows: signs in to a server over TCP, keeps a password, hears what happens to its session."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bases import Served
from tests.e2e.screen import wait_for
from tests.wine.machine import FOLDER, WindowsPerson, Wine

pytestmark = pytest.mark.server

POST = """
import ctypes, sys
from ctypes import wintypes
user = ctypes.WinDLL("user32", use_last_error=True)
user.FindWindowW.restype = wintypes.HWND
user.FindWindowW.argtypes = [wintypes.LPCWSTR, wintypes.LPCWSTR]
user.PostMessageW.argtypes = [wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM]
window = user.FindWindowW(None, sys.argv[1])
sys.exit(0 if window and user.PostMessageW(window, 0x02B1, int(sys.argv[2]), 1) else 1)
"""


@pytest.fixture
def start(wine: Wine) -> Iterator[Callable[..., WindowsPerson]]:
    people: list[WindowsPerson] = []

    def begin(*arguments: str) -> WindowsPerson:
        people.append(WindowsPerson(wine, *arguments))
        return people[-1]

    yield begin
    for person in people:
        person.end()


def signed_in(
    start: Callable[..., WindowsPerson], served: Served, *, remember: bool = False
) -> WindowsPerson:
    person = start("--server", str(served.target), "--user", served.login)
    person.window("Paddock CRM")
    person.focus("Password")
    person.write(served.password)
    if remember:
        person.tab_to("Remember the password")
        person.keys("space")
    person.keys("Return")
    person.window("Test Firm")
    return person


def test_a_client_is_added_from_windows(
    wine: Wine, start: Callable[..., WindowsPerson], served_base: Served
) -> None:
    anna = signed_in(start, served_base)
    anna.sees("No clients yet")
    anna.keys("Insert")
    anna.focus("Name")
    anna.write("Pony Club")
    anna.keys("ctrl+s")
    anna.reads("Pony Club")
    wine.screen.picture(Path(tempfile.gettempdir()) / "paddock-wine.png")  # for who wants to see it
    anna.leave()


def test_a_password_is_remembered_and_forgotten(
    start: Callable[..., WindowsPerson], served_base: Served
) -> None:
    signed_in(start, served_base, remember=True).leave()
    again = start("--server", str(served_base.target), "--user", served_base.login)
    again.window("Test Firm")
    again.leave()


def test_the_notices_of_windows_reach_the_program(
    wine: Wine, start: Callable[..., WindowsPerson], served_base: Served
) -> None:
    anna = signed_in(start, served_base)
    for notice, line in ((4, "the session was left"), (3, "back in the session: console")):
        wine.says(FOLDER + r"\python.exe", "-c", POST, "Test Firm \u2014 Paddock CRM", str(notice))
        wait_for(lambda line=line: line in anna.log, lambda line=line: f"{line!r} in {anna.log}")
    anna.leave()
