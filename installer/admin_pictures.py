"""The pictures of the administrator's guides in one language: the program's own pages with a made-up firm, and drawn diagrams.

    QT_QPA_PLATFORM=offscreen python installer/admin_pictures.py LANGUAGE FOLDER [--look dark]

installer/screenshots.py runs it. The pages are the program's own widgets in its own window; what they show is handed to them here,
so that nobody needs a server, a licence or a line. The token of the key's set-up is a real one, SoftHSM's.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from app.bridge.translate import Translation  # noqa: E402
from app.core import store  # noqa: E402
from app.core.cases.timed import Work  # noqa: E402
from app.core.places import Choice, Embedded, Places, Server  # noqa: E402
from app.core.seats import Condition, Desk, LicenceFile, Seat, Standing, Twin  # noqa: E402
from app.shell.lock import Cover  # noqa: E402
from app.shell.login import StartDialog  # noqa: E402
from app.shell.token_lock import TokenDoor  # noqa: E402
from app.shell.wiring import Program  # noqa: E402
from db import base  # noqa: E402
from db.errors import Refused  # noqa: E402
from installer.diagrams import draw  # noqa: E402
from terminal import key as keys  # noqa: E402
from terminal.licence import Licence  # noqa: E402
from terminal.vendor import keys as vendor  # noqa: E402
from widgets.key_wizard import KeyWizard  # noqa: E402
from widgets.theme import Theme  # noqa: E402

NOW = dt.datetime(2026, 11, 24, 10, 30)
SIZE = (1120, 620)
PIN, SO_PIN = "271828", "31415926"
PATIENCE = 60.0  # seconds for one step
FIRM = {"en": "Granin & Sons", "ru": "Гранин и сыновья"}
PEOPLE = {
    "en": ("Anna Weber", "Boris Klein", "Vera Lind", "Paul Stone"),
    "ru": ("Анна Вебер", "Борис Кляйн", "Вера Линд", "Павел Стоун"),
}


class Stage:
    """The program at a small base, and where the pictures go."""

    def __init__(self, app: QApplication, language: str, folder: Path, look: str, scratch: Path) -> None:
        self.app, self.language, self.folder, self.scratch = app, language, folder, scratch
        translation = Translation(app)
        translation.use(language)
        self.places = Places(scratch / "places.json")
        self.program = Program(app, self.places, translation, Theme(app))
        self.program.use_looks(look)
        path = scratch / "base.fdb"
        name = PEOPLE[language][0]
        base.create(path, firm=FIRM[language], person=name, login="ANNA", language=language)
        failed: list[Exception] = []
        self.program.enter(Choice(Embedded(str(path)), "ANNA"), failed.append)
        self.until(lambda: self.program.window is not None and self.program.window.isVisible())
        self.window: Any = self.program.window
        self.window.resize(*SIZE)
        assert self.program.workplace is not None
        self.workplace = self.program.workplace
        self.workplace.at_server = True
        type(self.workplace.facts).now = lambda _: NOW  # type: ignore[method-assign]
        self._networks()
        self.rest()

    def _networks(self) -> None:
        notes = {
            "en": ("Terminal server", "Branch North, over VPN", "Head office"),
            "ru": ("Терминальный сервер", "Филиал Север, через VPN", "Головной офис"),
        }[self.language]
        for prefix, kind, note in zip(("10.1.0.20", "10.8.", "192.168.1."), "TRO", notes, strict=True):
            row = {"uid": store.new_uid(), "prefix": prefix, "kind": kind, "note": note}
            self.workplace.background.run(self.window, store.save("seat_net", row), lambda _: None)

    def until(self, there: Callable[[], bool]) -> None:
        """Run the event loop until something is so."""
        end = time.monotonic() + PATIENCE
        while not there():
            if time.monotonic() > end:
                raise SystemExit("a picture waited too long")
            self.app.processEvents()
            time.sleep(0.01)

    def rest(self) -> None:
        """Until nothing is under way."""
        self.app.processEvents()
        self.until(lambda: not self.workplace.background.awaited)
        end = time.monotonic() + 0.3
        self.until(lambda: time.monotonic() > end)

    def keep(self, name: str, widget: QWidget | None = None) -> None:
        """One picture."""
        self.window._status.show_backup(NOW - dt.timedelta(hours=8))
        self.app.processEvents()
        (widget or self.window).grab().save(str(self.folder / f"{name}.png"))

    def page(self, section: str) -> Any:
        """A page of the main window, at rest."""
        self.window.open_section(section)
        self.rest()
        return self.window.tabs.page()


# ---- what the pages show


def seat(name: str, host: str, address: str, kind: str, **more: Any) -> Seat:
    """A seat of somebody."""
    login = host.split("-")[0]
    given = {"extra": False, "since": NOW - dt.timedelta(hours=2), "active_at": NOW, "drafts": 0} | more
    return Seat(
        login, name, host, address, kind, connections=2, asked_at=given.pop("asked_at", None), **given
    )


def the_seats(language: str) -> list[Seat]:
    """Who sits where."""
    anna, boris, vera, paul = PEOPLE[language]
    back = lambda minutes: NOW - dt.timedelta(minutes=minutes)  # noqa: E731
    return [
        seat(anna, "ANNA-PC", "192.168.1.14", "O", active_at=back(1)),
        seat(boris, "BORIS-TS1", "10.1.0.20", "T", active_at=back(4), drafts=1),
        seat(vera, "VERA-TS1", "10.1.0.20", "T", active_at=back(96), drafts=2, asked_at=back(3)),
        seat(paul, "PAUL-HOME", "203.0.113.7", "R", active_at=back(12)),
    ]


def condition(days: int = 401, **change: Any) -> Condition:
    """How licence, key and keeper stand."""
    given: dict[str, Any] = {
        "why": "full", "seats": 5, "taken": 3, "until": NOW + dt.timedelta(days=days), "proved_at": NOW - dt.timedelta(minutes=3),
        "key": 1, "keeper_at": NOW, "keeper": "ok", "latest_at": NOW, "now": NOW, "lease_at": NOW + dt.timedelta(minutes=12),
        "trouble": "no_token", "trouble_at": NOW - dt.timedelta(days=9, hours=1),
    }  # fmt: skip
    return Condition(**{**given, **change})


def licence_file(language: str, days: int) -> LicenceFile:
    """A licence of the test vendor."""
    signed = vendor.load(vendor.TEST_KEYS, vendor.TEST_PHRASE).sign(
        Licence(
            "full", "L-2026-0001", FIRM[language], "standard", 25, 5, dt.date(2026, 1, 1),
            (NOW + dt.timedelta(days=days)).date(), "*", b"main", b"spare",
        )
    )  # fmt: skip
    return LicenceFile("full", signed.text, signed.for_program, signed.for_base, NOW, "ANNA")


def the_work() -> list[Work]:
    """What the keeper does, and how it went."""

    def night(hour: int) -> dt.datetime:
        return NOW.replace(hour=hour, minute=0)

    day = dt.timedelta(days=1)
    said = {
        "backup": (2, "backed_up|sales-20261124-020000.pbk|248310"),
        "licence": (3, "licence_left|401"),
        "seal": (3, "sealed|1874|412"),
        "tidy": (3, "tidied|1|0|0"),
    }
    return [
        Work(
            code, 1440, night(hour) + day, None, None, night(hour) + dt.timedelta(minutes=4), True, say, True
        )
        for code, (hour, say) in said.items()
    ]


# ---- the pictures


def desk(stage: Stage) -> None:
    """Seats and licence; the strip of a licence that ends; networks."""
    page = stage.page("seats")
    page._show(Desk(condition(), the_seats(stage.language), [licence_file(stage.language, 401)]))
    page.view.selectRow(2)
    stage.keep("seats")
    stage.window.seat.show_standing(Standing(why="full", days=7, keeper="ok"))
    page._show(Desk(condition(7), the_seats(stage.language), [licence_file(stage.language, 7)]))
    stage.keep("licence-ends")
    stage.window.seat.clear()
    stage.page("seat_net")
    stage.keep("networks")


def keeper(stage: Stage) -> None:
    """The page of scheduled work."""
    page = stage.page("timed")
    page._show(the_work())
    page._show_keeper(Desk(condition(), [], []))
    stage.keep("keeper")


def wizard(stage: Stage) -> None:
    """The key's set-up, step by step, with a real token."""
    folder = stage.scratch / "tokens"
    folder.mkdir()
    config = stage.scratch / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {folder}\nobjectstore.backend = file\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(config)
    made = ["softhsm2-util", "--init-token", "--free", "--label", "paddock", "--pin", PIN, "--so-pin", SO_PIN]
    subprocess.run(made, check=True, capture_output=True, timeout=60)
    if not any(found.maker == "SoftHSM" for found in keys.find_libraries()):
        raise SystemExit("SoftHSM is missing: apt install softhsm2")
    dialog = KeyWizard(stage.workplace, stage.window)
    dialog.show()
    soft = next(i for i in range(dialog.library.count()) if dialog.library.itemText(i).startswith("SoftHSM"))
    dialog.library.setCurrentIndex(soft)
    stage.rest()
    dialog.token.setItemText(0, "paddock · SoftHSM v2 · 31b7a2c05e9d4f18")  # its number is another each time
    dialog.pin.setText(PIN)
    stage.keep("key-1", dialog)
    dialog.make()
    stage.rest()
    stage.keep("key-2", dialog)
    dialog.save(stage.scratch / "main.pem")
    stage.rest()
    dialog.notice.text.setText(dialog.notice.text.text().replace(str(stage.scratch) + os.sep, ""))
    stage.keep("key-3", dialog)
    dialog.close()


def ways_in(stage: Stage) -> None:
    """The start dialog at a server, and what it says when all seats are taken."""
    choice = Choice(Server("crm.firm.example", 3050, "sales"), "PAUL")
    dialog = StartDialog(Places(stage.scratch / "no-places.json"), stage.window)
    dialog.show_choice(choice)
    dialog.show()
    stage.keep("connect-server", dialog)
    _, boris, vera, _ = PEOPLE[stage.language]
    dialog.show_choice(choice, Refused(choice.target, f"seats_taken|2|{boris} (TS1), {vera} (TS1)"))
    stage.keep("seats-taken", dialog)
    dialog.close()


def elsewhere(stage: Stage) -> None:
    """The strip that offers to take a session over, and a window locked because its token was pulled out."""
    stage.page("client")
    twin = Twin(17, "TS1", "T", NOW - dt.timedelta(hours=3), NOW - dt.timedelta(minutes=25), 1, False)
    stage.window.twin.show_standing(Standing(twin=twin))
    stage.keep("take-over")
    stage.window.twin.clear()

    class Pulled:
        lost = True

    cover = Cover(stage.window, PEOPLE[stage.language][0], None, TokenDoor(Pulled()))  # type: ignore[arg-type]
    stage.keep("locked")
    cover.hide()
    cover.deleteLater()


def main() -> None:
    """Make them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=tuple(FIRM))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--look", default="light")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="paddock-admin-") as scratch:
        os.environ["XDG_CONFIG_HOME"] = os.environ["HOME"] = scratch
        stage = Stage(app, args.language, args.folder, args.look, Path(scratch))
        for act in (desk, keeper, wizard, ways_in, elsewhere):
            act(stage)
        draw(args.language, args.folder)
        stage.program.leave()


if __name__ == "__main__":
    main()
