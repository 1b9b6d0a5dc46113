"""Requests for consent, quietly over the pages: for who may agree, and for who has asked and may go on now.

They come with the look at other people's changes, twice a minute; nothing is asked for by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QLocale, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import gate
from app.core.gate import Consent
from app.core.texts import T
from widgets.card_notice import Act, Notice

HOURS = 4
"""How long a consent holds."""
_DOES = {
    gate.EXPORT: T("Consent", "save as a file"),
    gate.PRINT: T("Consent", "print"),
    gate.CLIPBOARD: T("Consent", "copy"),
    gate.MAIL: T("Consent", "send"),
}


class ConsentsBar(QWidget):
    """One request at a time, the oldest first; hidden when there is none."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.notice = Notice(self)
        self._later: set[int] = set()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.notice)
        workplace.consents.changed.connect(self.renew)
        self.renew()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self, self.renew)
        super().changeEvent(event)

    @Slot()
    def renew(self) -> None:
        """Show the first that waits."""
        waiting = [one for one in self._workplace.consents.open if one.id not in self._later]
        self.setVisible(bool(waiting))
        if not waiting:
            self.notice.clear()
        elif waiting[0].mine:
            self._show_answer(waiting[0])
        else:
            self._show_request(waiting[0], len(waiting))

    def _show_request(self, one: Consent, number: int) -> None:
        text = self.tr(
            "{who} asks to {do} more than the limit: {what}. Rows: {rows}. What for: {why}"
        ).format(who=one.person, **self._words(one), why=one.why)
        if number > 1:
            text += "  ·  " + self.tr("Waiting in all: {n}").format(n=number)
        self.notice.say(
            "info",
            text,
            [
                (self.tr("Agree"), partial(self._answer, one, True)),
                (self.tr("Refuse"), partial(self._answer, one, False)),
                (self.tr("Later"), partial(self._put_off, one)),
            ],
        )

    def _show_answer(self, one: Consent) -> None:
        if one.state != "G":
            said = self.tr("{who} does not agree that you {do}: {what}. Rows: {rows}.")
            self.notice.say("warning", said.format(who=one.person, **self._words(one)), [self._close(one)])
            return
        text = self.tr("{who} agrees that you {do}: {what}. Rows: {rows}.").format(
            who=one.person, **self._words(one)
        )
        way_on = self._workplace.consents.way_on(one.id)
        acts: list[Act] = [self._close(one)]
        if way_on is None:
            text += " " + self.tr("Do it again now.")
        else:
            acts.insert(0, (self.tr("Go on"), partial(self._go_on, one, way_on)))
        self.notice.say("good", text, acts)

    def _words(self, one: Consent) -> dict[str, str]:
        return {
            "do": words(_DOES[one.leaving.kind]),
            "what": one.leaving.what.partition("; ")[0],
            "rows": QLocale().toString(one.leaving.rows),
        }

    def _close(self, one: Consent) -> Act:
        return self.tr("Close"), partial(self._workplace.consents.drop, one.id)

    # ---- what is done about it

    def _answer(self, one: Consent, grants: bool) -> None:
        def done(_: None) -> None:
            self._workplace.consents.drop(one.id)

        def failed(error: Exception) -> None:
            self._workplace.consents.drop(one.id)
            messages.failed(self, error)

        job = gate.answer_consent(one.id, grants, HOURS)
        self._workplace.background.run(self, job, done, failed)

    def _put_off(self, one: Consent) -> None:
        self._later.add(one.id)
        self.renew()

    def _go_on(self, one: Consent, way_on: Callable[[], None]) -> None:
        self._workplace.consents.drop(one.id)
        try:
            way_on()
        except RuntimeError:  # the page it came from was closed
            messages.info(self, self.tr("The page it came from is closed. Do it again there."))
