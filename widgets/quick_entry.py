"""Quick entry (Ctrl+J): client, kind, what was said, next step with date, Enter. No mouse needed, one committed round trip.

A panel of the main window, not a dialog. It measures the seconds from opening to saving and shows their median.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import errors, store
from app.core.cases import newcomers, warm
from app.core.cases.quick_entry import Entry, quick_entry, quick_query
from app.core.drafts import Draft
from app.core.entities.interaction import DIRECTIONS, KINDS
from widgets.card_notice import Notice
from widgets.fields import Found, MemoField, MomentField, RefField
from widgets.icons import set_icon
from widgets.quick_client import ClientPicker
from widgets.theme import UNIT, colours, small_font

SECONDS = "quick.seconds"  # the layout under which the last measurements are kept
_KEPT = 40
_EVERY = 5  # measurements between two keepings: each costs a round trip
_ICONS = {"C": "phone", "M": "meeting", "L": "mail", "T": "message", "N": "note"}
DRAFT = "quick"  # the "entity" of a draft of quick entry


class KindBar(QFrame):
    """Five kinds side by side; a letter or an arrow chooses. `chosen`: by a letter, so that the focus may go on."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Kind"))
        # One letter for each of: call, meeting, letter, message, note. They must differ.
        self.letters = self.tr("CMLTN")
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self.buttons: dict[str, QToolButton] = {}
        for (key, text), letter in zip(KINDS, self.letters, strict=True):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            name = words(text)
            button.setText(name if name[:1].upper() == letter.upper() else f"{name} ({letter})")
            set_icon(button, _ICONS[key])
            row.addWidget(button)
            self.buttons[key] = button
        row.addStretch(1)
        self.set_kind("C")

    def kind(self) -> str:
        """The letter of the kind that is chosen."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "C")

    def set_kind(self, kind: str) -> None:
        """Choose a kind."""
        self.buttons[kind].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = list(self.buttons)
        at = keys.index(self.kind())
        typed = event.text().upper()
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.set_kind(keys[(at + (1 if event.key() == Qt.Key.Key_Right else -1)) % len(keys)])
        elif typed and typed in self.letters.upper():
            self.set_kind(keys[self.letters.upper().index(typed)])
            self.chosen.emit()
        elif typed and typed in keys:
            self.set_kind(typed)
            self.chosen.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(colours().accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
            painter.end()


class QuickEntry(QFrame):
    """The panel. `open(given)` shows it; given: client_id, client, contact_id, contact, or a draft.

    Signals: closed, saved(id of the interaction).
    """

    closed = Signal()
    saved = Signal(int)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.setObjectName("quick")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        facts = workplace.facts
        self.client = ClientPicker(workplace, self)
        self.person = RefField(
            self._people, self._new_person if facts.rights.may_add("contact") else None, self
        )
        self.kind = KindBar(self)
        self.incoming = QToolButton(self)
        self.said = MemoField(2000, lines=3, most=8, parent=self)
        self.step = QLineEdit(self)
        self.when = MomentField(facts.now, lean="future", hour=dt.time(10), parent=self)
        self.notice = Notice(self)
        self.median = QLabel(self)
        self.median.setFont(small_font())
        self.median.setForegroundRole(self.median.foregroundRole().PlaceholderText)
        self._person_name = ""  # of a person to be made with the entry
        self._opened = 0.0
        self._running = False
        self._entry: Entry | None = None
        self._uid = store.new_uid()
        kept = facts.settings.layout(SECONDS)
        self.seconds: list[float] = [float(s) for s in kept] if isinstance(kept, list) else []
        self._unkept = 0
        self._lay_out()
        self._connect()
        self._show_median()
        self.hide()

    # -- building

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        self.step.setMaxLength(250)
        self.step.setPlaceholderText(self.tr("What is to be done next"))
        self.when.edit.setPlaceholderText(self.tr("tomorrow 10, +3, Fri"))
        self.incoming.setText(words(DIRECTIONS[1][1]))
        self.incoming.setCheckable(True)
        self.incoming.setAutoRaise(True)
        self.incoming.setToolTip(self.tr("The client called or wrote to us"))
        self.incoming.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_icon(self.incoming, "call-in")
        self.save_button = QPushButton(self.tr("Save (Enter)"), self)
        self.save_button.setAutoDefault(False)
        close = QToolButton(self)
        close.setAutoRaise(True)
        close.setToolTip(self.tr("Close (Esc)"))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_icon(close, "close")
        close.clicked.connect(self.close_panel)
        names = (
            (self.tr("Client"), self.client),
            (self.tr("Person"), self.person),
            (self.tr("What was said"), self.said),
            (self.tr("Next step"), self.step),
            (self.tr("When"), self.when),
        )
        labels = {widget: self._label(text, widget) for text, widget in names}
        grid.addWidget(labels[self.client], 0, 0)
        grid.addWidget(self.client, 0, 1)
        grid.addWidget(labels[self.person], 0, 2)
        grid.addWidget(self.person, 0, 3)
        grid.addWidget(close, 0, 4)
        kinds = QHBoxLayout()
        kinds.addWidget(self.kind)
        kinds.addStretch(1)
        kinds.addWidget(self.incoming)
        grid.addLayout(kinds, 1, 1, 1, 3)
        grid.addWidget(labels[self.said], 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.said, 2, 1, 1, 3)
        grid.addWidget(labels[self.step], 3, 0)
        grid.addWidget(self.step, 3, 1)
        grid.addWidget(labels[self.when], 3, 2)
        grid.addWidget(self.when, 3, 3)
        grid.addWidget(self.notice, 4, 0, 1, 5)
        last = QHBoxLayout()
        last.setSpacing(UNIT)
        last.addWidget(self._hint())
        last.addStretch(1)
        last.addWidget(self.median)
        last.addWidget(self.save_button)
        grid.addLayout(last, 5, 1, 1, 3)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        order = (self.client, self.person, self.kind, self.said, self.step, self.when, self.save_button)
        for before, after in zip(order, order[1:], strict=False):
            QWidget.setTabOrder(before.focusProxy() or before, after.focusProxy() or after)

    def _label(self, text: str, widget: QWidget) -> QLabel:
        label = QLabel(text, self)
        label.setFont(small_font())
        label.setForegroundRole(label.foregroundRole().PlaceholderText)
        (widget.focusProxy() or widget).setAccessibleName(text)
        return label

    def _hint(self) -> QLabel:
        hint = QLabel(self.tr("Enter saves, Shift+Enter begins a new line, Esc closes"), self)
        hint.setFont(small_font())
        hint.setForegroundRole(hint.foregroundRole().PlaceholderText)
        return hint

    def _connect(self) -> None:
        self.client.picked.connect(self._client_picked)
        self.person.changed.connect(self._person_typed)
        self.kind.chosen.connect(lambda: self.said.setFocus(Qt.FocusReason.TabFocusReason))
        self.said.edit.installEventFilter(self)
        self.step.installEventFilter(self)
        self.when.edit.installEventFilter(self)
        self.person.edit.installEventFilter(self)
        self.save_button.clicked.connect(self.save)
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
            self._opened = time.monotonic()
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
        self.hide()
        self.keep_seconds(now=True)
        self.closed.emit()

    def _clear(self) -> None:
        self.client.clear()
        self.person.set_value(None)
        self._person_name = ""
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

    # -- client and person

    def _client_picked(self) -> None:
        """A client (or a person, with the client) was chosen: on to the kind."""
        contact = self.client.contact
        if contact is not None:
            self.person.choose(*contact)
            if self.client.value() is None and not self.client.new_name:
                self._ask_employer(contact[0])
        self.kind.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_employer(self, contact_id: int) -> None:
        def done(found: tuple[int, str] | None) -> None:
            if found is not None and self.client.is_empty():
                self.client.choose(*found)
            elif found is None:
                text = self.tr("This person belongs to no client yet. Choose the client.")
                self.notice.say("info", text)
                self.client.setFocus(Qt.FocusReason.OtherFocusReason)

        self.workplace.background.run(self, newcomers.employer_of(contact_id), done, key="employer")

    def _people(self, typed: str, answer: Any) -> None:
        client_id = self.client.value()

        def people(found: Sequence[tuple[int, str, str]]) -> None:
            parts = typed.casefold().split()
            answer([Found(*one) for one in found if all(part in one[1].casefold() for part in parts)])

        def rows(found: Sequence[tuple[int, str, str]]) -> None:
            answer([Found(row_id, title, hint or "") for row_id, title, hint in found])

        if client_id is not None:
            self.workplace.background.run(
                self, newcomers.people_of(client_id), people, _nothing, key="people"
            )
        elif typed:
            self.workplace.background.run(self, store.lookup("contact", typed), rows, _nothing, key="people")
        else:
            answer([])

    def _new_person(self, name: str, _take: Any) -> None:
        """A person to be made together with the entry: nothing is written before Enter."""
        self._person_name = name
        self.person.edit.setText(name)
        self.kind.setFocus(Qt.FocusReason.TabFocusReason)

    def _person_typed(self) -> None:
        if self.person.edit.text().strip() != self._person_name:
            self._person_name = ""

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
        if self.person.edit.text().strip() and self.person.value() is None and not self._person_name:
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
        if self.client.new_name or self._person_name:
            client = None
            if self.client.new_name:
                client = newcomers.NewClient(self.client.new_name, self.client.new_kind)
            person = newcomers.NewPerson(self._person_name) if self._person_name else None
            job = newcomers.write_down(self._entry, self.workplace.facts, client, person)
        else:
            job = quick_entry(self._entry)
        self.workplace.background.run(self, job, self._saved, self._failed, key="save")

    def _saved(self, answer: tuple[Any, ...]) -> None:
        interaction_id, task_id = int(answer[0]), answer[1]
        client_id = answer[2] if len(answer) > 2 else self.client.value()
        self._measure()
        made = bool(self.client.new_name or self._person_name)
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
            "new_person": self._person_name,
            "kind": self.kind.kind(),
            "incoming": self.incoming.isChecked(),
            "said": self.said.value(),
            "step": self.step.text(),
            "when": self.when.value(),
        }
        self.workplace.drafts.keep(DRAFT, self._uid, values, {})

    def _forget_draft(self) -> None:
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
        if event.type() == QEvent.Type.ActivationChange and self.isVisible() and self.is_written():
            self._keep_draft()

    # -- how long it takes

    def _measure(self) -> None:
        self.seconds = [*self.seconds, round(time.monotonic() - self._opened, 1)][-_KEPT:]
        self._unkept += 1
        self._show_median()

    def keep_seconds(self, now: bool = False) -> None:
        """Keep the measurements in the base, so that they follow the person; only now and then."""
        if self._unkept >= _EVERY:
            self._unkept = 0
            self.workplace.remember(SECONDS, self.seconds)

    def _show_median(self) -> None:
        if self.seconds:
            median = round(statistics.median(self.seconds))
            self.median.setText(self.tr("usually {n} s").format(n=median))
            self.median.setToolTip(
                self.tr("Median from opening to saving; entries measured: {n}").format(n=len(self.seconds))
            )


def _nothing(_: object) -> None:
    """What does not come is not missed."""
