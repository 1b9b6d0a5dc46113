"""One phone, e-mail, address, messenger or site, edited in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QToolButton, QWidget

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import store
from app.core.cases import channels
from app.core.entities.channel import KINDS
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


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _nothing(_: object) -> None:
    """Not to know who has the same is no failure."""
