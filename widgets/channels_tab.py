"""Phones, e-mails, addresses, messengers and sites of a client or person, edited in place.

A number is stored as typed and in its normal form, read by the firm's country and area code. Who has the same is said
while it is typed. Of a row that is not saved yet the channels wait, and follow as soon as it is.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import errors, store
from app.core.cases import channels
from app.core.entities.channel import KINDS
from app.core.entity import Entity, Tab
from widgets.card_tabs import TabPage
from widgets.icons import icon, set_icon
from widgets.theme import UNIT, colours, small_font

_PAUSE = 300  # ms of rest before the base is asked who has the same
_PICTURES = {"P": "phone", "E": "mail", "M": "messenger", "W": "site", "A": "place"}


class KindBox(QComboBox):
    """The kind of a channel, by picture and word."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        for key, text in KINDS:
            self.addItem(icon(_PICTURES[key]), words(text), key)
        self.setAccessibleName(self.tr("Kind"))

    def kind(self) -> str:
        return str(self.currentData())

    def set_kind(self, kind: str) -> None:
        self.setCurrentIndex(max(0, self.findData(kind)))


class ChannelLine(QWidget):
    """One channel. `values` is what the base holds ({} for the line at the end that makes a new one).

    Signals: filled (something was typed and left), gone (it is to be deleted), opened(entity, id): whoever has the same.
    """

    filled = Signal()
    gone = Signal()
    main_wanted = Signal()
    opened = Signal(str, int)

    def __init__(self, workplace: Workplace, values: dict[str, Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.values = values
        self.uid = store.new_uid()  # of the row this line will make: a repeat is recognised by it
        self.running = False  # a save is on its way
        self._chosen_kind = bool(values)
        self.kind = KindBox(self)
        self.typed = QLineEdit(self)
        self.typed.setMaxLength(250)
        self.typed.setAccessibleName(self.tr("Number or address"))
        self.label = QLineEdit(self)
        self.label.setMaxLength(80)
        self.label.setPlaceholderText(self.tr("Label"))
        self.label.setAccessibleName(self.tr("Label"))
        self.main = self._toggle("star", self.tr("Main"))
        self.bad = self._toggle("cancel", self.tr("Do not use"))
        self.remove = self._button("delete", self.tr("Delete"))
        self.says = QLabel(self)
        self.says.setFont(small_font())
        self.says.setTextFormat(Qt.TextFormat.RichText)
        self.says.hide()
        self._lay_out()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE)
        self._rest.timeout.connect(self._look_for_same)
        self._same: list[channels.Same] = []
        self._connect()
        self.show_values()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(UNIT // 2)
        grid.setVerticalSpacing(0)
        for column, widget in enumerate(
            (self.kind, self.typed, self.label, self.main, self.bad, self.remove)
        ):
            grid.addWidget(widget, 0, column)
        grid.addWidget(self.says, 1, 1, 1, 5)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 1)
        self.kind.setFixedWidth(self.fontMetrics().averageCharWidth() * 20)

    def _connect(self) -> None:
        self.typed.textEdited.connect(self._edited)
        self.typed.editingFinished.connect(self._left)
        self.label.editingFinished.connect(self._left)
        self.kind.activated.connect(self._kind_chosen)
        self.main.clicked.connect(self._main_clicked)
        self.bad.clicked.connect(lambda: self.filled.emit())
        self.remove.clicked.connect(lambda: self.gone.emit())
        self.says.linkActivated.connect(self._open_same)

    def _button(self, picture: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        set_icon(button, picture, "muted")
        return button

    def _toggle(self, picture: str, tip: str) -> QToolButton:
        button = self._button(picture, tip)
        button.setCheckable(True)
        return button

    # -- values

    def show_values(self) -> None:
        """Show what the base holds."""
        values = self.values
        self.kind.set_kind(str(values.get("kind") or "P"))
        self.typed.setText(str(values.get("typed") or ""))
        self.typed.setCursorPosition(0)
        self.label.setText(str(values.get("label") or ""))
        self.main.setChecked(bool(values.get("is_main")))
        self.bad.setChecked(bool(values.get("is_bad")))
        self._paint()
        self._say()

    def held(self) -> dict[str, Any]:
        """What the line holds now, ready for a save."""
        typed = self.typed.text().strip()
        return {
            **self.values,
            "kind": self.kind.kind(),
            "typed": typed,
            "normal": self.reading().normal,
            "label": self.label.text().strip() or None,
            "is_main": self.main.isChecked(),
            "is_bad": self.bad.isChecked(),
        }

    def is_changed(self) -> bool:
        """Whether the line holds something else than the base."""
        held = self.held()
        if not self.values:
            return bool(held["typed"])
        return any(
            held[n] != (self.values.get(n) or ("" if n == "typed" else None)) for n in ("typed", "label")
        ) or any(held[n] != self.values.get(n) for n in ("kind", "is_main", "is_bad"))

    def reading(self) -> channels.Reading:
        """How the typed text is understood."""
        settings = self._workplace.facts.settings
        region, area = str(settings.get("phone.region")), str(settings.get("phone.area"))
        return channels.understand(self.kind.kind(), self.typed.text(), region, area)

    # -- while typing

    def _edited(self) -> None:
        if not self._chosen_kind:
            self.kind.set_kind(channels.guess_kind(self.typed.text()) if self.typed.text().strip() else "P")
        self._same = []
        self._say()
        self._rest.start()

    def _kind_chosen(self) -> None:
        self._chosen_kind = True
        self._say()
        self._left()

    def _main_clicked(self) -> None:
        self._paint()
        if self.main.isChecked():
            self.main_wanted.emit()
        else:
            self.filled.emit()

    def _left(self) -> None:
        if self.is_changed() and self.typed.text().strip():
            self.filled.emit()

    def _look_for_same(self) -> None:
        normal = self.reading().normal
        if len(normal) >= 5:
            job = channels.same(normal)
            self._workplace.background.run(self, job, self._found_same, _nothing, key="same")

    def _found_same(self, found: list[channels.Same]) -> None:
        own = self.values.get("id")
        mine = (self.values.get("client_id"), self.values.get("contact_id"))
        self._same = [one for one in found if one.id != own and one.owner_id not in mine]
        self._say()

    def _say(self) -> None:
        paint = colours()
        reading = self.reading()
        parts = []
        if not reading.valid:
            wrong = (
                self.tr("not a known number") if self.kind.kind() == "P" else self.tr("not an e-mail address")
            )
            parts.append(f'<span style="color:{paint.warning}">{wrong}</span>')
        elif reading.shown and reading.shown != self.typed.text().strip():
            parts.append(f'<span style="color:{paint.muted}">{reading.shown}</span>')
        if self._same:
            owners = ", ".join(
                f'<a style="color:{paint.link}" href="{n}">{_plain(one.owner)}</a>'
                for n, one in enumerate(self._same)
            )
            same = self.tr("the same has")
            parts.append(f'<span style="color:{paint.warning}">{same}</span> {owners}')
        self.says.setText("  ·  ".join(parts))
        self.says.setVisible(bool(parts))

    def _open_same(self, link: str) -> None:
        one = self._same[int(link)]
        self.opened.emit(one.entity, one.owner_id)

    def _paint(self) -> None:
        set_icon(
            self.main,
            "starred" if self.main.isChecked() else "star",
            "accent" if self.main.isChecked() else "muted",
        )
        font = self.typed.font()
        font.setStrikeOut(self.bad.isChecked())
        self.typed.setFont(font)
        set_icon(self.bad, "cancel", "error" if self.bad.isChecked() else "muted")

    def set_read_only(self, read_only: bool) -> None:
        """What the rights refuse."""
        self.typed.setReadOnly(read_only)
        self.label.setReadOnly(read_only)
        for widget in (self.kind, self.main, self.bad, self.remove):
            widget.setEnabled(not read_only)


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


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _nothing(_: object) -> None:
    """Not to know who has the same is no failure."""
