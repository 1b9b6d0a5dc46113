"""FreeRDP reads the connection files, takes what they say, and calls where they say."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from terminal.remoteapp import rdp_file
from terminal.remoteapp.rdp_file import Wish
from tests.e2e.screen import Screen
from tests.terminal.freerdp import TLS_HELLO, Door, client, understood

DESKTOP = Wish("ts.firm.example:3390", user="Иванова")
APP = Wish(
    "ts.firm.example:3390",
    app="Paddock",
    title="Учёт",
    arguments="--line 512",
    gateway="gw.firm.example",
    user="Иванова",
)
# What FreeRDP has to make of both, by the names of its settings.
EACH: dict[str, int | str | None] = {
    "ServerHostname": "ts.firm.example",
    "ServerPort": 3390,
    "Username": "Иванова",
    "ColorDepth": 32,
    "Fullscreen": 1,
    "UseMultimon": 0,
    "CompressionEnabled": 1,
    "BitmapCachePersistEnabled": 1,
    "AutoReconnectionEnabled": 1,
    "AudioPlayback": 0,
    "RedirectClipboard": 1,
    "RedirectDrives": 0,
    "RedirectPrinters": 1,
    "RedirectSmartCards": 1,
}
AS_DESKTOP: dict[str, int | str | None] = EACH | {
    "AlternateShell": None,
    "GatewayEnabled": 0,
    "RemoteApplicationMode": 0,
    "RemoteApplicationProgram": None,
}
AS_APP: dict[str, int | str | None] = EACH | {
    "AlternateShell": "rdpinit.exe",
    "GatewayEnabled": 1,
    "GatewayHostname": "gw.firm.example",
    "GatewayUsageMethod": 1,
    "GatewayUseSameCredentials": 1,
    "RemoteApplicationMode": 1,
    "RemoteApplicationProgram": "||Paddock",
    "RemoteApplicationName": "Учёт",
    "RemoteApplicationCmdLine": "--line 512",
    "DisableRemoteAppCapsCheck": 1,
}
KINDS = {"desktop": (DESKTOP, AS_DESKTOP), "app": (APP, AS_APP)}
# The line's part: (512 kbit/s, fast line).
LINE = {
    "ConnectionType": (2, 6),
    "AllowFontSmoothing": (0, 1),
    "AllowDesktopComposition": (0, 1),
    "DisableThemes": (1, 0),
    "NetworkAutoDetect": (0, 0),
}
MOVES = {"DisableWallpaper": 1, "DisableFullWindowDrag": 1, "DisableMenuAnims": 1}


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with Screen() as screen:
        yield screen.name


@pytest.fixture
def door() -> Iterator[Door]:
    with contextlib.closing(Door()) as opened:
        yield opened


def written(folder: Path, wish: Wish) -> Path:
    rdp_file.write(folder / "paddock.rdp", rdp_file.fields(wish))
    return folder / "paddock.rdp"


@pytest.mark.parametrize("kind", KINDS)
def test_freerdp_takes_every_value_of_a_file(tmp_path: Path, kind: str) -> None:
    wish, wanted = KINDS[kind]
    assert understood(written(tmp_path, wish), tuple(wanted)) == wanted


def test_a_signature_does_not_disturb_freerdp(tmp_path: Path) -> None:
    made = rdp_file.fields(APP) | {"signscope": rdp_file.signed_part(rdp_file.fields(APP))[0]}
    rdp_file.write(tmp_path / "signed.rdp", {**made, "signature": "QUJD" * 1500})  # as long as one of a chain
    assert understood(tmp_path / "signed.rdp", tuple(AS_APP)) == AS_APP


@pytest.mark.parametrize(
    ("what", "instead"),
    [
        ("full address:s:", "full adress:s:"),
        ("full address:s:ts", "full address:i:7"),
        ("gatewayhostname", "gateway hostname"),
        ("remoteapplicationprogram:s:", "remoteapplicationprogram:i:"),
        ("remoteapplicationmode:i:1", "remoteapplicationmode;i;1"),
        ("username:s:Иванова\r\n", ""),
        ("\ufeff", ""),
    ],
)
def test_a_broken_file_is_noticed(tmp_path: Path, what: str, instead: str) -> None:
    path = written(tmp_path, APP)
    body = path.read_bytes().decode("utf-16-le")
    assert body.count(what) >= 1
    path.write_bytes(body.replace(what, instead).encode("utf-16-le"))
    assert understood(path, tuple(AS_APP)) != AS_APP


@pytest.mark.parametrize("thin", [True, False])
def test_freerdp_takes_the_profile_of_the_line(tmp_path: Path, thin: bool) -> None:
    made = rdp_file.fields(dataclasses.replace(APP, line="512" if thin else "lan"))
    del made["networkautodetect"]  # which FreeRDP 2 reads the wrong way round: 0 makes it find out by itself
    rdp_file.write(tmp_path / "line.rdp", made)
    wanted = {name: pair[0 if thin else 1] for name, pair in LINE.items()} | MOVES
    assert understood(tmp_path / "line.rdp", tuple(wanted)) == wanted


def test_freerdp_keeps_in_what_the_file_keeps_in(tmp_path: Path) -> None:
    wish = dataclasses.replace(APP, clipboard=False, drives=True, printers=False, smartcards=False)
    wanted = {"RedirectClipboard": 0, "RedirectDrives": 1, "RedirectPrinters": 0, "RedirectSmartCards": 0}
    assert understood(written(tmp_path, wish), tuple(wanted)) == wanted


@pytest.mark.parametrize("app", ["", "Paddock"])
@pytest.mark.parametrize("clipboard", [True, False])
def test_the_client_calls_the_host_and_asks_for_what_the_file_names(
    tmp_path: Path, display: str, door: Door, app: str, clipboard: bool
) -> None:
    path = written(tmp_path, Wish(door.address, app=app, user="ivanova", clipboard=clipboard))
    with client(path, display, "/network:broadband-low") as calling:
        call = door.call(calling)
    assert b"Cookie: mstshash=ivanova\r\n" in call.greeting
    assert call.line == 2
    assert ("rail" in call.channels, "cliprdr" in call.channels) == (bool(app), clipboard)


def test_the_client_calls_the_gateway_and_not_the_host(tmp_path: Path, display: str, door: Door) -> None:
    with contextlib.closing(Door()) as gateway:
        path = written(tmp_path, dataclasses.replace(APP, host=door.address, gateway=gateway.address))
        with client(path, display) as calling:
            assert gateway.first_bytes(calling) == TLS_HELLO
            assert not door.knocked()


def test_the_client_calls_nobody_with_a_broken_file(tmp_path: Path, display: str, door: Door) -> None:
    path = written(tmp_path, Wish(door.address))
    path.write_bytes(path.read_bytes().decode("utf-16").replace("full address", "full adress").encode())
    with client(path, display) as calling, pytest.raises(ConnectionError, match="nobody called"):
        door.call(calling)
