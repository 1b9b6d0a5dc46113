"""Quick entry (Ctrl+J): client, kind, what was said, next step with date, Enter. No mouse needed, one committed round trip.

A panel of the main window, not a dialog. It measures the seconds from opening to saving and shows their median.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core import errors, store
from app.core.cases import newcomers, warm
from app.core.cases.quick_entry import Entry, quick_entry, quick_query
from app.core.drafts import Draft
from widgets import countries
from widgets.quick_form import QuickForm

DRAFT_AFTER = 2000  # ms after the last key
DRAFT = "quick"  # the "entity" of a draft of quick entry


class QuickEntry(QuickForm):
    """The panel. `open(given)` shows it; given: client_id, client, contact_id, contact, or a draft.

    Signals: closed, saved(id of the interaction).
    """

    closed = Signal()
    saved = Signal(int)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._before: QWidget | None = None
        self._running = False
        self._entry: Entry | None = None
        self._uid = store.new_uid()
        self._connect()
        self.hide()
        workplace.background.run(self, countries.warm, _nothing, _nothing)  # for the first card

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.close_panel)
        self.said.edit.installEventFilter(self)
        self.step.installEventFilter(self)
        self.when.edit.installEventFilter(self)
        self.person.edit.installEventFilter(self)
        self.save_button.clicked.connect(self.save)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DRAFT_AFTER)
        self._rest.timeout.connect(self._keep_draft_if_written)
        self.said.changed.connect(self._rest.start)
        self.step.textEdited.connect(self._rest.start)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_panel)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves from every box; with Shift it begins a new line."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        if watched is self.person.edit:
            if not self.person.is_open():
                self.kind.setFocus(Qt.FocusReason.TabFocusReason)
            return not self.person.is_open()
        if watched is self.when.edit:
            self.when._settle()
        self.save()
        return True

    # -- opening and closing

    def open(self, given: Mapping[str, Any] | None = None) -> None:
        """Show the panel; what was being written when it was closed is still there."""
        given = dict(given or {})
        draft = given.pop("draft", None)
        if not self.isVisible():
            self._before = QApplication.focusWidget()
            self.median.begin()
            job = warm.statement(quick_query(Entry(0, "")))
            self.workplace.background.run(self, job, _nothing, _nothing, key="warm")
        if isinstance(draft, Draft):
            self._take_draft(draft)
        elif not self.is_written():
            self._clear()
            if given.get("client_id") is not None:
                self.client.choose(int(given["client_id"]), str(given.get("client") or ""))
            if given.get("contact_id") is not None:
                self.person.choose(int(given["contact_id"]), str(given.get("contact") or ""))
                if given.get("client_id") is None:
                    self._ask_employer(int(given["contact_id"]))
        self.show()
        first: QWidget = self.client if self.client.is_empty() else self.kind
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_written(self) -> bool:
        """Whether something would be lost by clearing the panel."""
        return bool(self.said.value().strip() or self.step.text().strip())

    def close_panel(self) -> None:
        """Esc: hide; a question only if something was written."""
        if self._running:
            return
        if self.is_written() and not messages.ask(
            self, self.tr("Give up what you have written?"), yes=self.tr("Give it up")
        ):
            return
        self._forget_draft()
        self._clear()
        self._go()

    def _go(self) -> None:
        """Hide; the focus returns to where it was."""
        self.hide()
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _clear(self) -> None:
        self.client.clear()
        self.person.set_value(None)
        self.person_name = ""
        self.kind.set_kind("C")
        self.incoming.setChecked(False)
        self.said.set_value("")
        self.step.clear()
        self.when.set_value(None)
        self.notice.clear()
        self._entry = None
        self._uid = store.new_uid()
        self._running = False
        self._enable(True)

    # -- saving

    def save(self) -> None:
        """Write it down; what is missing is said and gets the focus."""
        if self._running:
            return
        missing = self._missing()
        if missing is not None:
            text, widget = missing
            self.notice.say("warning", text)
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.notice.clear()
        self._entry = self._made()
        self._keep_draft()
        self._running = True
        self._enable(False)
        self._send()

    def _missing(self) -> tuple[str, QWidget] | None:
        if self.client.value() is None and not self.client.new_name:
            return self.tr("Choose the client first."), self.client
        if self.person.edit.text().strip() and self.person.value() is None and not self.person_name:
            return self.tr("Choose the person from the list (F4), or leave the box empty."), self.person
        if not self.said.value().strip():
            return self.tr("Write what was said."), self.said
        if not self.said.show_problem():
            return self.said.problem_text(), self.said
        if not self.when.show_problem():
            return self.when.problem_text(), self.when
        if self.step.text().strip() and self.when.value() is None:
            return self.tr("When is the next step to be done?"), self.when
        return None

    def _made(self) -> Entry:
        facts = self.workplace.facts
        next_at = self.when.value()
        remind_at = None
        if next_at is not None:
            remind_at = next_at - dt.timedelta(minutes=int(facts.settings.get("remind.minutes")))
        kind = self.kind.kind()
        direction = "N" if kind == "N" else "I" if self.incoming.isChecked() else "O"
        before = self._entry
        return Entry(
            self.client.value() or 0,
            self.said.value().strip(),
            kind,
            direction,
            contact_id=self.person.value(),
            next_step=self.step.text().strip(),
            next_at=next_at,
            remind_at=remind_at,
            uid=before.uid if before else self._uid,
        )

    def _send(self) -> None:
        assert self._entry is not None
        job: Any
        if self.client.new_name or self.person_name:
            client = None
            if self.client.new_name:
                client = newcomers.NewClient(self.client.new_name, self.client.new_kind)
            person = newcomers.NewPerson(self.person_name) if self.person_name else None
            job = newcomers.write_down(self._entry, self.workplace.facts, client, person)
        else:
            job = quick_entry(self._entry)
        self.workplace.background.run(self, job, self._saved, self._failed, key="save")

    def _saved(self, answer: tuple[Any, ...]) -> None:
        interaction_id, task_id = int(answer[0]), answer[1]
        client_id = answer[2] if len(answer) > 2 else self.client.value()
        self.median.end()
        made = bool(self.client.new_name or self.person_name)
        self._forget_draft()
        self._clear()
        self._go()
        self.workplace.say_changed("interaction", interaction_id)
        if task_id is not None:
            self.workplace.say_changed("task", int(task_id))
        if client_id:
            self.workplace.say_changed("client", int(client_id))
        if made:
            self.workplace.say_changed("contact", 0)
        self.saved.emit(interaction_id)

    def _failed(self, error: Exception) -> None:
        self._running = False
        self._enable(True)
        if isinstance(error, errors.LineDown) and self._entry is not None:
            text = self.tr(
                "The line broke while saving. The text is kept; the program finds out whether it had arrived."
            )
            self.notice.say("warning", text, [(self.tr("Look now"), self._look)])
            self._look()
        else:
            self.said.setFocus(Qt.FocusReason.OtherFocusReason)
            messages.failed(self, error)

    def _look(self) -> None:
        assert self._entry is not None
        job = store.arrived("interaction", self._entry.uid)
        self.workplace.background.run(self, job, self._know, _nothing, key="look")

    def _know(self, found: store.Saved | None) -> None:
        if found is not None:
            self._saved((found.id, 0))
        else:
            text = self.tr("The line is back. The save had not arrived; press Enter to save again.")
            self.notice.say("warning", text, [(self.tr("Save again"), self.save)])

    def _enable(self, enabled: bool) -> None:
        for widget in (
            self.client,
            self.person,
            self.kind,
            self.said,
            self.step,
            self.when,
            self.save_button,
        ):
            widget.setEnabled(enabled)

    # -- drafts

    def _keep_draft(self) -> None:
        values = {
            "client_id": self.client.value(),
            "client": self.client.edit.text(),
            "new_kind": self.client.new_kind if self.client.new_name else "",
            "contact_id": self.person.value(),
            "contact": self.person.edit.text(),
            "new_person": self.person_name,
            "kind": self.kind.kind(),
            "incoming": self.incoming.isChecked(),
            "said": self.said.value(),
            "step": self.step.text(),
            "when": self.when.value(),
        }
        self.workplace.drafts.keep(DRAFT, self._uid, values, {})

    def keep_draft(self) -> None:
        """Keep what is written and not saved, now."""
        self._keep_draft_if_written()

    def _keep_draft_if_written(self) -> None:
        if self.is_written() and not self._running:
            self._keep_draft()

    def hideEvent(self, event: QHideEvent) -> None:
        """The window closes over something written: it is offered at the next start."""
        self._keep_draft_if_written()
        super().hideEvent(event)

    def _forget_draft(self) -> None:
        self._rest.stop()
        self.workplace.drafts.drop(self._uid)

    def _take_draft(self, draft: Draft) -> None:
        self._clear()
        values = draft.values
        self._uid = draft.uid
        if values.get("client_id") is not None:
            self.client.choose(int(values["client_id"]), str(values.get("client") or ""))
        elif values.get("new_kind"):
            self.client.choose_new(str(values["client"]), str(values["new_kind"]))
        if values.get("contact_id") is not None:
            self.person.choose(int(values["contact_id"]), str(values.get("contact") or ""))
        elif values.get("new_person"):
            self._new_person(str(values["new_person"]), None)
        self.kind.set_kind(str(values.get("kind") or "C"))
        self.incoming.setChecked(bool(values.get("incoming")))
        self.said.restore(str(values.get("said") or ""))
        self.step.setText(str(values.get("step") or ""))
        self.when.set_value(values.get("when"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible():
            self._keep_draft_if_written()


def _nothing(_: object) -> None:
    """What does not come is not missed."""
