"""How a person comes in: the demonstration base, a base named on the command line, or the start dialog."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from app.bridge import messages
from app.core.passwords import passwords
from app.core.places import Choice, Embedded, address_problem, folder, in_background, own_login, parse_server
from app.shell.hop import Hop
from app.shell.login import StartDialog
from app.shell.wiring import Program
from db.script import SCHEMA
from widgets.theme import UNIT


def demo_name(language: str) -> str:
    """File name of the demonstration base. It tells the schema, so that one which an older program made is not taken."""
    return f"demo-{language}-{zlib.crc32(SCHEMA.read_bytes()):08x}.fdb"


class Preparing(QWidget):
    """A small window that says what is being made ready, with no animation."""

    def __init__(self, text: str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("Paddock CRM")
        label = QLabel(text, self)
        label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT * 3, UNIT * 3, UNIT * 3, UNIT * 3)
        layout.addWidget(label)
        self.resize(420, 120)


class Entrance(QObject):
    """Finds out which base and who, then lets the program enter."""

    _ready = Signal(object)

    def __init__(self, app: QApplication, program: Program) -> None:
        super().__init__(program)
        self._app = app
        self._program = program
        self._preparing: Preparing | None = None
        self._then: Callable[[], None] = lambda: None
        self._dialog: StartDialog | None = None
        self._ready.connect(self._made, Qt.ConnectionType.QueuedConnection)
        program.choose = self.ask
        program.ask_again = self.ask

    def demo_path(self) -> Path:
        """Where the demonstration base of the language in force is kept."""
        return folder() / "bases" / demo_name(self._program.translation.language)

    def demo(self, path: Path | None = None) -> None:
        """The demonstration base of the language in force, made at the first time."""
        language = self._program.translation.language
        path = path or self.demo_path()
        if path.exists():
            self.base(path, "")
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        self._preparing = Preparing(
            self.tr(
                "Making the demonstration base: 700 companies and five years of work. This takes a minute, once."
            )
        )
        self._preparing.show()
        self._then = lambda: self.base(path, "")
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)

        def make() -> None:
            from app.core import administer  # with the backup's libraries 13 MB: only where a base is made

            for _ in administer.demo(part, "full", language, 1):
                pass
            part.rename(path)

        in_background(make).add_done_callback(self._ready.emit)

    @Slot(object)
    def _made(self, future: Future[Any]) -> None:
        if self._preparing is not None:
            self._preparing.close()
            self._preparing = None
        error = future.exception()
        if error is None:
            self._then()
        elif isinstance(error, Exception):
            messages.failed(None, error)
            self.ask()

    def base(self, path: Path, user: str) -> None:
        """A base on this computer; without a name as who opened it last, else the person at this computer."""
        target = Embedded(str(path.absolute()))
        known = next((p.user for p in self._program.places.recent() if p.target == target), "")
        if known or user:
            self.enter(Choice(target, (user or known).upper()))
            return

        def look() -> str:
            from app.core import administer

            return administer.first_login(path)

        def found(login: str) -> None:
            self.enter(Choice(target, (login or own_login()).upper()))

        Hop(in_background(look), found, lambda _: found(""), self)

    def server(self, text: str, user: str) -> None:
        """A base on a server: asks for the password unless the keyring has it."""
        if address_problem(text) or not user:
            self.ask()
            if self._dialog is not None:
                self._dialog.show_server(text, user)
            return
        choice = Choice(parse_server(text), user.upper())

        def found(password: str | None) -> None:
            if password:
                self.enter(replace(choice, password=password))
            else:
                self.ask(choice)

        Hop(
            in_background(lambda: passwords.find(choice.target, choice.user)),
            found,
            lambda _: found(None),
            self,
        )

    def enter(self, choice: Choice) -> None:
        """Let the program sign in; a failure leads to the start dialog, with what was chosen and why it failed."""

        def failed(error: Exception) -> None:
            self.ask(choice, error)

        self._program.enter(choice, failed)

    def ask(self, choice: Choice | None = None, error: Exception | None = None) -> None:
        """Show the start dialog; it stays until the base is open, so that a mistake is said beside what was typed."""
        dialog = StartDialog(self._program.places, self._program.window, self._connect)
        self._dialog = dialog
        if choice is not None:
            dialog.show_choice(choice, error)
        dialog.open()

    def _connect(
        self, choice: Choice, done: Callable[[Any], None], failed: Callable[[BaseException], None]
    ) -> Callable[[], None]:
        return self._program.enter(choice, failed, done)
