"""The list of the audit: Enter opens the object, the rows of one object can be shown alone, the chain can be checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core.cases import auditing
from app.core.cases.auditing import Verdict
from app.core.entities import ENTITIES
from app.core.entities.audit import AUDIT
from widgets.audit_words import AuditFormats
from widgets.field_when import show_day
from widgets.icons import set_icon
from widgets.list_view import ListView


class AuditList(ListView):
    """A list of entries with three commands more."""

    def __init__(
        self, workplace: Workplace, filters: Mapping[str, Any] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(workplace, AUDIT, filters=filters, parent=parent)
        self.model.formats = AuditFormats(workplace.facts.now)
        self.object_action = self._action("window", self.open_current)
        self.alone_action = self._action("filter", self.show_alone)
        self.check_action = self._action("check", self.check)
        self.top.put_action(self.check_action)
        self.setProperty("help", "audit")
        self._say_words()
        self.table.chosen.connect(self._look)
        self.model.state_changed.connect(self._look)

    def _action(self, picture: str, does: object) -> QAction:
        action = QAction(self)
        set_icon(action, picture, "muted")
        action.triggered.connect(does)
        self.more_actions.append(action)
        return action

    def _say_words(self) -> None:
        self.object_action.setText(self.tr("Open the object"))
        self.alone_action.setText(self.tr("All entries of this object"))
        self.check_action.setText(self.tr("Check the chain of seals"))

    def retranslate(self) -> None:
        super().retranslate()
        self._say_words()

    # ---- the current entry

    def entry(self) -> tuple[int, str, str, int] | None:
        """Id, verb, kind of object and row of the current entry."""
        place = self.place.current
        if not 0 <= place < self.model.rowCount():
            return None
        kind, entity = (str(self.model.value(place, name) or "").strip() for name in ("kind", "entity"))
        return self.model.row_id(place), kind, entity, int(self.model.value(place, "row_id") or 0)

    def has_card(self) -> bool:
        """Whether the object of the current entry has a card and is still there."""
        entry = self.entry()
        if entry is None or entry[2] not in ENTITIES or not ENTITIES[entry[2]].card or not entry[3]:
            return False
        return self.model.value(self.place.current, "title") is not None

    @Slot()
    def _look(self) -> None:
        entry = self.entry()
        self.object_action.setEnabled(self.has_card())
        self.alone_action.setEnabled(entry is not None and bool(entry[3]))

    @Slot()
    def open_current(self) -> None:
        """The card of the object, when it is still there."""
        entry = self.entry()
        if entry is not None and self.has_card():
            self.workplace.open_card(entry[2], entry[3], None)

    @Slot()
    def show_alone(self) -> None:
        """Only the entries of this object."""
        entry = self.entry()
        if entry is not None and entry[3]:
            self.bar.set_values({})
            self.extra = {"row": {"entity": entry[2], "row_id": entry[3]}}
            self._say_extra()
            self._ask()

    # ---- the chain

    @Slot()
    def check(self) -> None:
        """Look at every seal again, in the background; the answer is said in words."""
        self.check_action.setEnabled(False)
        self.notice.say("info", self.tr("The chain of the audit is being checked…"), [])
        self.workplace.background.run(
            self, auditing.check(), self._checked, self._not_checked, key="check", long=True
        )

    def _not_checked(self, error: Exception) -> None:
        self.check_action.setEnabled(True)
        self.notice.clear()
        messages.failed(self, error)

    def _checked(self, verdicts: list[Verdict]) -> None:
        self.check_action.setEnabled(True)
        wrong = auditing.broken(verdicts)
        if wrong:
            lines = [self._said(one) for one in wrong[:5]]
            text = self.tr("The audit is not as it was sealed. {days}").format(days=" ".join(lines))
            self.notice.say("error", text, [])
            return
        entries = sum(one.entries for one in verdicts)
        young = sum(one.found for one in verdicts if one.what == auditing.OPEN)
        text = self.tr(
            "The audit is as it was sealed: {entries} entries in {seals} seals; {young} entries wait for a seal."
        )
        count = self.model.formats.count
        self.notice.say(
            "good",
            text.format(entries=count(entries), seals=count(len(verdicts) - 1), young=count(young)),
            [],
        )

    def _said(self, one: Verdict) -> str:
        said = {
            "changed": self.tr("{day}: an entry was changed."),
            "missing": self.tr("{day}: an entry is missing."),
            "added": self.tr("{day}: an entry was added."),
            "seal": self.tr("{day}: a seal before it is missing."),
        }
        return said.get(one.what, "{day}").format(day=show_day(one.day) if one.day else "")
