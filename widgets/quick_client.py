"""The client of a quick entry: typed as words, phone or e-mail; persons bring their client; new ones are made on the way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from app.bridge.workplace import Workplace
from app.core.search import Hit, find
from widgets.icons import icon

_PAUSE = 150  # ms of rest before the base is asked
_HIT = Qt.ItemDataRole.UserRole
_NEW = Qt.ItemDataRole.UserRole + 1


class ClientPicker(QWidget):
    """A line with what fits below it. `picked`: a choice was made.

    `value()` is the id of the client, `contact` a person that was found (id, name), `new_name` and `new_kind` those of a
    client to be made.
    """

    picked = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._id: int | None = None
        self._shown = ""
        self.contact: tuple[int, str] | None = None
        self.new_name = ""
        self.new_kind = "O"
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText(self.tr("Name, phone or e-mail"))
        self.edit.setMaxLength(120)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self._offers = QStandardItemModel(self)
        self.list = QCompleter(self._offers, self)
        self.list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.list.setMaxVisibleItems(14)
        self.list.setWidget(self.edit)
        self.list.activated[QModelIndex].connect(self._taken)  # type: ignore[index]
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE)
        self._rest.timeout.connect(self._ask)
        self._asking = ""  # what the base is looking for now
        self.edit.textEdited.connect(self._typed)
        self.edit.installEventFilter(self)

    # -- value

    def value(self) -> int | None:
        """The id of the chosen client."""
        return self._id

    def is_empty(self) -> bool:
        """Whether no client is chosen and none is to be made."""
        return self._id is None and not self.new_name

    def clear(self) -> None:
        """Forget everything."""
        self._rest.stop()
        self._id, self.contact, self.new_name, self._shown = None, None, "", ""
        self._offers.clear()
        self.edit.clear()

    def choose(self, client_id: int, name: str) -> None:
        """Take a client."""
        self._rest.stop()
        self._id, self.new_name, self._shown = client_id, "", name
        self.edit.setText(name)
        self.edit.setCursorPosition(0)

    def choose_new(self, name: str, kind: str) -> None:
        """Take a client that is to be made with the entry."""
        self._rest.stop()
        self._id, self.new_name, self.new_kind = None, name, kind
        said = self.tr("{name} (new organisation)") if kind == "O" else self.tr("{name} (new person)")
        self._shown = said.format(name=name)
        self.edit.setText(self._shown)
        self.edit.setCursorPosition(0)

    # -- search

    def _typed(self, text: str) -> None:
        if text != self._shown:
            self._id, self.contact, self.new_name, self._shown = None, None, "", ""
        self._rest.start()

    def _ask(self) -> None:
        """Ask for what is typed; while an answer is on its way only the newest text waits."""
        text = self.edit.text().strip()
        if not text or self._asking:
            return
        self._asking = text
        region = str(self._workplace.facts.settings.get("phone.region"))
        self._workplace.background.run(
            self, find(text, region), lambda hits: self._answer(text, hits), self._no_answer
        )

    def _no_answer(self, _: Exception) -> None:
        self._asking = ""

    def _answer(self, text: str, hits: list[Hit]) -> None:
        self._asking = ""
        if text != self.edit.text().strip():
            self._ask()
            return
        self._offers.clear()
        for hit in hits:
            hint = " · ".join(part for part in (hit.hint, hit.found) if part)
            line = QStandardItem(icon(hit.entity, "muted"), f"{hit.title}  ·  {hint}" if hint else hit.title)
            line.setData(hit, _HIT)
            self._offers.appendRow(line)
        if self._workplace.facts.rights.may_add("client"):
            for kind, said in (
                ("O", self.tr("New organisation “{name}”")),
                ("P", self.tr("New person “{name}”")),
            ):
                line = QStandardItem(icon("add", "muted"), said.format(name=text))
                line.setData((text, kind), _NEW)
                self._offers.appendRow(line)
        if self.edit.hasFocus() and self._offers.rowCount():
            self.list.complete()
            popup = self.list.popup()
            if popup is not None and hits:
                popup.setCurrentIndex(self.list.completionModel().index(0, 0))

    def _taken(self, index: QModelIndex) -> None:
        hit, new = index.data(_HIT), index.data(_NEW)
        if isinstance(hit, Hit):
            if hit.kind == "C":
                self.contact = None
                self.choose(hit.id, hit.title)
            else:
                self.contact = (hit.id, hit.title)
                self._id, self._shown = None, hit.title
                self.edit.clear()
        elif new:
            self.contact = None
            self.choose_new(*new)
        else:
            return
        self.picked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter with a chosen client goes on; with a text that is still looked for it waits for the answer."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not self.is_empty():
                    self.picked.emit()
                elif self.edit.text().strip():
                    self._rest.stop()
                    self._ask()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and self.edit.text().strip():
                self._ask()
                return True
        return False
