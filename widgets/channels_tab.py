"""Phones, e-mails, addresses, messengers and sites of a client or person, edited in place.

A number is stored as typed and in its normal form, read by the firm's country and area code. Who has the same is said
while it is typed. Of a row that is not saved yet the channels wait, and follow as soon as it is.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core import errors, store
from app.core.cases import channels
from app.core.entities.channel import KINDS
from app.core.entity import Entity, Tab
from widgets.card_notice import Notice
from widgets.card_tabs import TabPage
from widgets.channel_line import ChannelLine
from widgets.theme import UNIT, small_font


class ChannelsPage(TabPage):
    """All channels of a row. `shown(rows)`: what they are now, for the head of the card."""

    shown = Signal(list)

    def __init__(
        self,
        workplace: Workplace,
        entity: Entity,
        tab: Tab,
        row_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workplace, entity, tab, row_id, parent)
        self.lines: list[ChannelLine] = []
        self._may = workplace.facts.rights.may_add("channel") and workplace.facts.rights.may_change("channel")
        inner = QWidget(self)
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        outer.setSpacing(UNIT // 2)
        self._box = QVBoxLayout()
        self._box.setSpacing(UNIT // 2)
        self.notice = Notice(inner)
        outer.addWidget(self.notice)
        outer.addLayout(self._box)
        outer.addWidget(self._hint(inner))
        outer.addStretch(1)
        inner.setMaximumWidth(900)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.new = self._add({})
        self.setFocusProxy(self.new.typed)

    def _hint(self, parent: QWidget) -> QLabel:
        hint = QLabel(
            self.tr(
                "Type a phone in any spelling, an e-mail, a site, a messenger or an address and press Enter."
            ),
            parent,
        )
        hint.setFont(small_font())
        hint.setWordWrap(True)
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        hint.setVisible(self._may)
        return hint

    def _add(self, values: dict[str, Any]) -> ChannelLine:
        line = ChannelLine(self.workplace, values, self)
        line.filled.connect(lambda: self.save(line))
        line.gone.connect(lambda: self.delete(line))
        line.main_wanted.connect(lambda: self.make_main(line))
        line.opened.connect(lambda entity, row_id: self.workplace.open_card(entity, row_id, None))
        line.typed.installEventFilter(self)
        if not values:
            line.typed.setPlaceholderText(self.tr("New phone, e-mail, site or address"))
            line.setVisible(self._may)
            for button in (line.main, line.bad, line.remove):
                button.setVisible(False)
        line.set_read_only(not self._may)
        self._box.addWidget(line)
        self.lines.append(line)
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go from line to line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            place = next((i for i, line in enumerate(self.lines) if line.typed is watched), None)
            if step and place is not None and not event.modifiers() and 0 <= place + step < len(self.lines):
                self.lines[place + step].typed.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    # -- rows

    def show_rows(self, rows: list[dict[str, Any]]) -> None:
        """Lines for the rows; what is being typed into the last line stays."""
        typed = self.new.typed.text()
        had_focus = self.new.typed.hasFocus()
        for line in self.lines:
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        reason = channels.held(rows)
        if reason is not None:
            self.notice.say("warning", messages.words(errors.explain(reason)))
            rows = []
        else:
            self.notice.clear()
        order = {key: n for n, (key, _) in enumerate(KINDS)}
        rows.sort(key=lambda row: (order.get(row["kind"], 9), not row["is_main"], row["id"]))
        for row in rows:
            self._add({**row, f"{self.entity.key}_id": self.row_id})
        self.new = self._add({})
        self.new.typed.setText(typed)
        self.setFocusProxy(self.new.typed)
        if had_focus:
            self.new.typed.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def rows(self) -> list[dict[str, Any]]:
        """What the base holds (of a row that is not saved yet: what waits)."""
        return [line.values or line.held() for line in self.lines if line.values or line.held()["typed"]]

    def _tell(self) -> None:
        rows = self.rows()
        self.counted.emit(len(rows))
        self.shown.emit(rows)

    def is_pending(self) -> bool:
        """Something typed that is not saved yet."""
        return any(line.is_changed() for line in self.lines)

    def outdated(self, entity: str, row_id: int) -> bool:
        """Channels were changed elsewhere."""
        return entity == "channel" and not self.is_pending()

    # -- saving

    def save(self, line: ChannelLine) -> None:
        """Save a line; a new one is followed by a free one. Without a saved card it waits."""
        held = line.held()
        if not held["typed"] or not self._may or line.running:
            return
        if self.row_id is None:
            if line is self.new:
                self._free_line(line, line.typed.hasFocus())
            self._tell()
            return
        if not held.get("id"):
            same_kind = [other for other in self.lines if other.values.get("kind") == held["kind"]]
            held |= {"uid": line.uid, f"{self.entity.key}_id": self.row_id}
            held["is_main"] = held["is_main"] or not same_kind
        line.running = True
        self.workplace.background.run(
            line,
            store.save("channel", held),
            lambda saved: self._saved(line, held, saved),
            lambda error: self._save_failed(line, held, error),
        )

    def _save_failed(self, line: ChannelLine, held: dict[str, Any], error: Exception) -> None:
        """A new line whose answer was lost may have arrived: its uid tells."""
        line.running = False
        if held.get("id") or not isinstance(error, errors.LineDown):
            self._failed(line, error)
            return

        def known(saved: store.Saved | None) -> None:
            if saved is None:
                self._failed(line, error)
            else:
                self._saved(line, held, saved)

        self.workplace.background.run(line, store.arrived("channel", line.uid), known)

    def _saved(self, line: ChannelLine, held: dict[str, Any], saved: store.Saved) -> None:
        line.running = False
        line.values = {**held, "id": saved.id, "rv": saved.rv}
        typed_since = line.typed.text().strip() != held["typed"]
        if line is self.new:
            had_focus = line.typed.hasFocus()
            self._free_line(line, had_focus)
        if not typed_since:
            line.show_values()
        self._tell()
        self.tell("channel", saved.id)

    def _free_line(self, line: ChannelLine, take_focus: bool) -> None:
        """A free line after the one that was the free one."""
        for button in (line.main, line.bad, line.remove):
            button.setVisible(True)
        line.typed.setPlaceholderText("")
        self.new = self._add({})
        self.setFocusProxy(self.new.typed)
        if take_focus:
            self.new.typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, line: ChannelLine, error: Exception) -> None:
        messages.failed(self, error)
        if isinstance(error, errors.Conflict):
            self.reload()

    def make_main(self, line: ChannelLine) -> None:
        """This one is the main one of its kind, the others are not."""
        if not line.values.get("id"):
            return
        kind = line.values["kind"]
        others = [
            other
            for other in self.lines
            if other is not line and other.values.get("kind") == kind and other.main.isChecked()
        ]
        job = channels.make_main(line.values, [other.values for other in others])

        def done(versions: dict[int, int]) -> None:
            for one in (line, *others):
                one.values = {**one.values, "is_main": one is line, "rv": versions[one.values["id"]]}
                one.show_values()
            self._tell()
            self.tell("channel", int(line.values["id"]))

        self.workplace.background.run(self, job, done, lambda error: self._failed(line, error), key="main")

    def delete(self, line: ChannelLine) -> None:
        """Delete a line, after a question when the base has it."""
        if not line.values.get("id"):
            self._forget(line)
            return
        question = self.tr("Delete {what}?").format(what=line.values["typed"])
        if not messages.ask(self, question, yes=self.tr("Delete")):
            return
        job = store.remove("channel", int(line.values["id"]), int(line.values["rv"]))

        def done(_: None) -> None:
            self._forget(line)
            self.tell("channel", 0)

        self.workplace.background.run(self, job, done, lambda error: self._failed(line, error), key="delete")

    def _forget(self, line: ChannelLine) -> None:
        if line in self.lines:
            self.lines.remove(line)
        self._box.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._tell()

    def owner_saved(self, row_id: int) -> None:
        """The card is there: what waited is saved now."""
        waiting = self.row_id is None
        super().owner_saved(row_id)
        if waiting:
            self.loaded = True
            for line in self.lines:
                if not line.values:
                    self.save(line)
