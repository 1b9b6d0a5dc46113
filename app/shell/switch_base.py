"""A restored base in the place of the one that is open: left, put aside under another name, and opened again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.bridge import messages
from app.bridge.translate import words
from app.core.cases import backups
from app.core.cases.backups import Failed
from app.core.places import Choice, Embedded, in_background
from app.core.texts import T
from app.shell.hop import Hop
from app.shell.same_place import may_leave
from widgets.backup_dialog import failure

if TYPE_CHECKING:
    from app.shell.wiring import Program

_KEPT = T("Program", "The restored base is in its place now. The one before is kept: {path}")


def put_in_place(program: Program, choice: Choice, restored: Path) -> None:
    """Close the base of this choice, let a restored one take its place, and sign in again; the one before is kept.

    What cannot be done is said, and the base of before is open again then.
    """
    window, workplace = program.window, program.workplace
    if window is None or workplace is None or not isinstance(choice.target, Embedded):
        return
    if not may_leave(window, workplace.background):
        return
    running = Path(choice.target.path)
    window.setEnabled(False)
    window.keep_drafts()
    workplace.background.close()  # waits until the file is given back

    def opened(say: str) -> None:
        def failed(error: Exception) -> None:
            program.leave()
            program.ask_again(choice, error)

        program.enter(replace(choice, new=None), failed, lambda _: messages.info(program.window, say))

    def refused(error: BaseException) -> None:
        opened(failure(error) if isinstance(error, Failed) else str(error))

    Hop(
        in_background(lambda: backups.put_in_place(running, restored)),
        lambda kept: opened(words(_KEPT).format(path=kept)),
        refused,
        program,
    )
