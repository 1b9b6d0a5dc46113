"""What is asked before a base opens: an own password in place of one that another has set, a token that signs.

The modules of tokens and their libraries are imported only where the base asks for a token.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.bridge.background import Background
from app.core import begin, tokens
from app.core.places import Stay, in_background
from app.shell.own_password import OwnPassword

if TYPE_CHECKING:
    from app.shell.token_entry import TokenEntry
    from app.shell.token_lock import TokenDoor
    from app.shell.wiring import Program
    from terminal.person_key import PersonKey


def open_alone(dialog: OwnPassword | TokenEntry, window: QWidget | None) -> None:
    """In place of the start dialog, if that is open: two dialogs in a row confuse window managers. window: the main one."""
    below = QApplication.activeWindow()
    if below is not None and below is not window:
        below.hide()
        dialog.ending.connect(below.show)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def ask_token(
    program: Program,
    stay: Stay,
    background: Background,
    then: Callable[[], None],
    failed: Callable[[Exception], None],
    before: Stay | None = None,
) -> None:
    """The base opens nothing before a token has signed: ask for it, over the line that is open, then begin anew.

    Given up, the lines are closed and `failed` gets TokenWanted. before: the stay whose window is still shown; its token is
    put down, since it may be the same one; given up, that window asks for it again.
    """
    from app.shell.token_entry import TokenEntry

    had_token = before is not None and before.signer is not None
    if before is not None:
        in_background(before.leave)

    def prove(key: PersonKey, done: Callable[[None], None], wrong: Callable[[Exception], None]) -> None:
        background.run(program, tokens.prove(key), done, wrong)

    def proved() -> None:
        stay.signer = dialog.key
        then()

    def given_up() -> None:
        background.close()
        if had_token and program.lock is not None:
            program.lock.lock(others=False)
        failed(begin.TokenWanted())

    dialog = TokenEntry(program.places, stay.choice.user, prove)
    dialog.accepted.connect(proved)
    dialog.rejected.connect(given_up)
    open_alone(dialog, program.window)


def token_door(stay: Stay) -> TokenDoor | None:
    """What opens a locked window for who has signed in with a token; None for who has not."""
    if stay.signer is None:
        return None
    from app.shell.token_lock import TokenDoor
    from terminal.person_key import PersonKey

    assert isinstance(stay.signer, PersonKey)
    return TokenDoor(stay.signer)
