"""Handing over the chosen rows of a list: to whom, what goes along, done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.cases import hand_over
from app.core.cases.hand_over import Handed
from app.core.entities import ENTITIES
from widgets.theme import UNIT

_SUMMARY = 250  # characters of the journal's line
_NOTE = 250
_ID = Qt.ItemDataRole.UserRole


class HandOverDialog(QDialog):
    """Asks to whom. A double click or Enter on a colleague is the answer; what goes along and a note can be said before.

    sample: names of some of the rows. without: colleagues who are no choice (the person who hands over everything).
    """

    def __init__(
        self,
        workplace: Workplace,
        entity: str,
        count: int,
        sample: Sequence[str],
        parent: QWidget,
        without: Sequence[int] = (),
    ) -> None:
        super().__init__(parent)
        self._entity = entity
        self.setWindowTitle(self.tr("Hand over"))
        what = QLabel(self._what(count, sample), self)
        what.setWordWrap(True)
        what.setMinimumWidth(52 * UNIT)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Find a colleague"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.people = QListWidget(self)
        self.people.setMinimumHeight(22 * UNIT)
        for person in workplace.facts.refs("employee"):
            if person.is_active and person.id not in without:
                QListWidgetItem(person.name, self.people).setData(_ID, person.id)
        self.people.itemActivated.connect(self.accept)
        self.people.currentItemChanged.connect(self._check)
        self.along = self._choices()
        self.note = QLineEdit(self)
        self.note.setMaxLength(_NOTE)
        self.note.setPlaceholderText(self.tr("What the colleague should know"))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Hand over"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(what)
        self._narrow()
        self.search.setFocus()

    def _lay_out(self, what: QLabel) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Note"), self.note)
        box = QVBoxLayout(self)
        box.setSpacing(UNIT)
        box.addWidget(what)
        box.addWidget(self.search)
        box.addWidget(self.people, 1)
        for choice in self.along.values():
            box.addWidget(choice)
        box.addLayout(form)
        box.addWidget(self.buttons)

    def _what(self, count: int, sample: Sequence[str]) -> str:
        names = ", ".join(sample) + (" …" if count > len(sample) else "")
        if self._entity == "employee":
            return self.tr("Everything of {name} to:").format(name=names)
        kind = words(ENTITIES[self._entity].many)
        return self.tr("{kind} ({n}): {names}").format(kind=kind, n=count, names=names)

    def _choices(self) -> dict[str, QCheckBox]:
        texts: dict[str, str] = {}
        if self._entity == "client":
            texts = {
                "P": self.tr("Their contact persons go along"),
                "T": self.tr("Their open tasks go along"),
            }
        elif self._entity == "employee":
            texts = {
                "C": self.tr("Clients"),
                "P": self.tr("Contact persons"),
                "T": self.tr("Open tasks"),
            }
        made = {key: QCheckBox(text, self) for key, text in texts.items()}
        for box in made.values():
            box.setChecked(True)
            box.toggled.connect(self._check)
        return made

    def goes(self, key: str) -> bool:
        """Whether something (C, P, T) was chosen to go along."""
        return key in self.along and self.along[key].isChecked()

    def to_id(self) -> int:
        """The colleague chosen, 0 for none."""
        item = self.people.currentItem()
        return int(item.data(_ID)) if item is not None and not item.isHidden() else 0

    def to_name(self) -> str:
        """The colleague's name."""
        return self.people.currentItem().text() if self.to_id() else ""

    @Slot()
    def _narrow(self) -> None:
        typed = self.search.text().casefold().split()
        first: QListWidgetItem | None = None
        for place in range(self.people.count()):
            item = self.people.item(place)
            fits = all(word in item.text().casefold() for word in typed)
            item.setHidden(not fits)
            first = item if fits and first is None else first
        if not self.to_id():
            self.people.setCurrentItem(first if typed else None)  # type: ignore[arg-type]
        self._check()

    @Slot()
    def _check(self) -> None:
        chosen = bool(self.to_id()) and (
            self._entity != "employee" or any(box.isChecked() for box in self.along.values())
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search line walk over the colleagues."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        return super().eventFilter(watched, event)

    def _walk(self, step: int) -> None:
        place = self.people.currentRow() + step
        if self.people.currentItem() is None:
            place = 0
        while 0 <= place < self.people.count() and self.people.item(place).isHidden():
            place += step
        if 0 <= place < self.people.count():
            self.people.setCurrentRow(place)

    def accept(self) -> None:
        """Only with a colleague chosen."""
        self._check()
        if self.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled():
            super().accept()


def hand(
    view: QWidget,
    workplace: Workplace,
    entity: str,
    ids: Sequence[int],
    names: Sequence[str],
    done: Callable[[str, Handed], None],
) -> None:
    """Ask to whom, then hand over in the background; `done` gets the colleague's name and what it came to.

    ids: the rows; of employees one, whose all is handed over.
    """
    whose = ids if entity == "employee" else ()
    dialog = HandOverDialog(workplace, entity, len(ids), names, view.window(), whose)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        to_id, to_name = dialog.to_id(), dialog.to_name()
        summary = f"{words(ENTITIES[entity].many)} ({len(ids)}) → {to_name}: {', '.join(names)}"[:_SUMMARY]
        if entity == "employee":
            what = "".join(key for key in dialog.along if dialog.goes(key))
            job = hand_over.hand_over_all(
                ids[0],
                to_id,
                what=what,
                note=dialog.note.text().strip(),
                summary=f"{names[0] if names else ids[0]} → {to_name}",
            )
        else:
            job = hand_over.hand_over(
                entity,
                ids,
                to_id,
                persons=dialog.goes("P"),
                tasks=dialog.goes("T"),
                note=dialog.note.text().strip(),
                summary=summary,
            )
        workplace.background.run(view, job, partial(done, to_name), long=True)
    dialog.deleteLater()
