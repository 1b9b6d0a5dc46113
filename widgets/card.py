"""The generic card: a page with the fields of one row and the tabs below it, made from the declaration.

A page of the main window, never a dialog. Loading is one round trip with the first tab, saving is one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core import store
from app.core.drafts import Draft
from app.core.entities import ENTITIES
from widgets.card_blocks import Blocks
from widgets.card_conflict import ConflictPanel, Difference
from widgets.card_decoy import ask_about_decoy
from widgets.card_layout import BlockChooser, hidden_blocks
from widgets.card_reading import CardReading

_HELP = {
    "alarm_rule": "audit",
    "contact": "contacts",
    "interaction": "interactions",
    "task": "interactions",
}  # pages of the manual
Neighbours = Callable[[int, int], int | None]


class Card(CardReading):
    """The card of a row (None: of a new one). `given`: values known already; also "draft" (a draft to go on with) and
    "neighbours" (the id of the row so many steps from another in the list it came from, None at its end).

    Signals: title_changed(text for the page's tab), closed (the page may be taken away), saved(id).
    """

    saved = Signal(int)

    def __init__(
        self,
        workplace: Workplace,
        entity: str,
        row_id: int | None = None,
        given: Mapping[str, Any] | None = None,
        blocks: Blocks | None = None,
    ) -> None:
        """blocks: the fields, if they were made already."""
        given = dict(given or {})
        draft: Draft | None = given.pop("draft", None)
        neighbours: Neighbours | None = given.pop("neighbours", None)
        super().__init__(workplace, ENTITIES[entity], row_id, given, draft, blocks)
        self.neighbours = neighbours
        self.setProperty("help", _HELP.get(entity, "clients"))
        self.conflict: ConflictPanel | None = None
        self._commands()
        self._connect()
        self.blocks.hide_blocks(hidden_blocks(workplace, self.entity), new=row_id is None)
        self._show_rights()
        if row_id is None:
            self.begin_new()
        else:
            self.reload()

    # -- building

    def _commands(self) -> None:
        for keys, does in (
            ("Ctrl+S", self.save),
            ("Esc", self.close_page),
            ("F5", self.refresh),
            ("Alt+Up", lambda: self.go(-1)),
            ("Ctrl+PgUp", lambda: self.go(-1)),
            ("Alt+Down", lambda: self.go(1)),
            ("Ctrl+PgDown", lambda: self.go(1)),
        ):
            self._key(keys, does)
        for number, tab in enumerate(self.entity.tabs[:9], start=1):
            self._key(f"Alt+{number}", partial(self.show_tab, tab.key))
        head = self.head
        head.add_command("refresh", "refresh", self.tr("Read again (F5)"), self.refresh)
        if sum(block.optional for block in self.entity.card):
            head.add_command("blocks", "columns", self.tr("Blocks of the card…"), self.choose_blocks)
        head.add_command("delete", "delete", self.tr("Delete…"), self.delete)
        if self.entity.key == "client":
            head.add_command("decoy", "pin", self.tr("Planted client…"), lambda: ask_about_decoy(self))

    def _key(self, keys: str, does: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(does)

    def show_tab(self, key: str) -> None:
        """A tab by its key (Alt+1 and so on): to the front, with the focus in it."""
        if self.row_id is not None:
            self.tabs.bring(key).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _connect(self) -> None:
        head, saving = self.head, self.saving
        head.save.connect(self.save)
        head.previous.connect(lambda: self.go(-1))
        head.following.connect(lambda: self.go(1))
        head.note.connect(lambda: self.workplace.quick_entry(self.quick_given()))
        head.note_button.setVisible(self.entity.key in ("client", "contact"))
        self.blocks.changed.connect(self._changed)
        self.workplace.facts_changed.connect(self._known_changed)
        saving.saved.connect(self._saved)
        saving.conflict.connect(self.show_conflict)
        saving.lost.connect(self._say_lost)
        saving.missing.connect(self._say_missing)
        saving.failed.connect(self._show_title)
        self.workplace.changed.connect(self._changed_elsewhere)
        self.tabs.channels.connect(head.show_channels)
        for step, button in ((-1, head.back_button), (1, head.next_button)):
            button.setVisible(self._neighbour(step) is not None)

    def _show_rights(self) -> None:
        rights = self.workplace.facts.rights
        may = (rights.may_add if self.row_id is None else rights.may_change)(self.entity.key)
        self.read_only = not may
        self.blocks.set_read_only(not may)
        unseen = rights.unseen(self.entity)
        self.blocks.hide_fields(unseen.fields)
        self.tabs.hide_tabs(unseen.tabs)
        self.head.save_button.setVisible(may)
        self.head.show_command("delete", rights.may_delete(self.entity.key))
        self.head.show_command(
            "decoy", self.row_id is not None and rights.permissions.scope("alarm", "C") == "A"
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow() and self.loaded:
            self.saving.keep_draft()
        super().changeEvent(event)

    # -- changes

    def is_dirty(self) -> bool:
        """Whether something typed is not saved."""
        return (
            self.loaded and not self.read_only and (bool(self.blocks.different()) or self.tabs.is_pending())
        )

    @Slot()
    def _changed(self) -> None:
        self.saving.touched()
        self._show_title()

    @Slot(str, int)
    def _changed_elsewhere(self, entity: str, row_id: int) -> None:
        if entity == self.entity.key and row_id in (0, self.row_id) and self._is_quiet():
            self.reload()

    def mark_stale(self, entity: str, ids: list[int]) -> None:
        """Other people changed rows: this one is read again when nothing is typed here."""
        if entity == self.entity.key and self.row_id in ids and self.isVisible() and self._is_quiet():
            self.reload()

    # -- saving

    def save(self) -> None:
        """Save (Ctrl+S): problems are shown at their fields, nothing is lost."""
        if self.read_only or not self.loaded or self.saving.running:
            return
        if self.conflict is not None:
            self.conflict.take()
            return
        if self.blocks.check():
            return
        if self.row_id is not None and not self.blocks.different():
            return
        self.notice.clear()
        self.saving.save()

    @Slot(int)
    def _saved(self, row_id: int) -> None:
        new = self.row_id is None
        self.row_id = row_id
        self.notice.clear()
        self.end_conflict()
        if new:
            self.tabs.owner_saved(row_id)
            self.blocks.hide_blocks(hidden_blocks(self.workplace, self.entity))
            self.setProperty("page", f"card:{self.entity.key}:{row_id}")
        self._show_title()
        self.workplace.changed.disconnect(self._changed_elsewhere)
        self.workplace.say_changed(self.entity.key, row_id)
        self.workplace.changed.connect(self._changed_elsewhere)
        self.saved.emit(row_id)

    @Slot(list, object)
    def show_conflict(self, differences: list[Difference], now: store.Card) -> None:
        self.end_conflict()

        def chosen(mine: set[str]) -> None:
            self.end_conflict()
            others = {one.name for one in differences}
            keep = {
                name
                for name in self.blocks.editors
                if name in mine or name not in others and self.blocks.differs(name)
            }
            self.saving.settle(now, keep)
            self._show_title()
            if self.blocks.different():
                self.save()
            else:
                self.saving.drop_draft()

        self.conflict = ConflictPanel(self.entity, differences, chosen, self)
        self._over.addWidget(self.conflict)
        self.conflict.focus_first()

    def end_conflict(self) -> None:
        shown, self.conflict = self.conflict, None
        if shown is not None:
            self._over.removeWidget(shown)
            shown.deleteLater()
            self.blocks.focus_first()

    @Slot()
    def _say_lost(self) -> None:
        text = self.tr(
            "The line broke while saving. Your text is kept. As soon as the line is back, the program finds out whether "
            "the save had arrived."
        )
        self.notice.say("warning", text, [(self.tr("Look now"), self.saving.look_whether_it_arrived)])

    @Slot()
    def _say_missing(self) -> None:
        text = self.tr("The line is back. The save had not arrived; your text is still here.")
        self.notice.say("warning", text, [(self.tr("Save again"), self.save)])

    def delete(self) -> None:
        """Delete the row, after a question."""
        base = self.blocks.base
        if self.row_id is None or not self.loaded:
            return
        question = self.tr("Delete “{name}”? This can be seen in the history but not taken back here.")
        if not messages.ask(self, question.format(name=self.head.title.whole()), yes=self.tr("Delete")):
            return

        def done(_: None) -> None:
            self.saving.drop_draft()
            self.workplace.say_changed(self.entity.key, int(base["id"]))
            self.closed.emit()

        self.workplace.changed.disconnect(self._changed_elsewhere)
        job = store.remove(self.entity.key, self.row_id, int(base["rv"]))
        self.workplace.background.run(self, job, done, self._not_deleted, key="delete")

    def _not_deleted(self, error: Exception) -> None:
        self.workplace.changed.connect(self._changed_elsewhere)
        messages.failed(self, error)

    # -- leaving, walking, what the window asks

    def may_close(self) -> bool:
        """Whether the page may go: asks when something typed is not saved."""
        if self.saving.running:
            return False
        if self.is_dirty() and not self.may_lose():
            return False
        self.saving.drop_draft()
        return True

    def may_lose(self) -> bool:
        text = self.tr("“{name}” has changes that are not saved. Give them up?").format(
            name=self.head.title.whole()
        )
        return messages.ask(self, text, yes=self.tr("Give up the changes"))

    def close_page(self) -> None:
        """Esc: asks only when something has changed."""
        if self.may_close():
            self.closed.emit()

    def _neighbour(self, step: int) -> int | None:
        if self.neighbours is None or self.row_id is None:
            return None
        try:
            return self.neighbours(self.row_id, step)
        except RuntimeError:  # the list it came from was closed
            return None

    def go(self, step: int) -> None:
        """The card of the row before or after in the list this one came from."""
        other = self._neighbour(step)
        if other is None or not self.may_close():
            return
        self.row_id = other
        self.setProperty("page", f"card:{self.entity.key}:{other}")
        self.end_conflict()
        self.notice.clear()
        self.saving.renew()
        self.tabs.another_row(other)
        self.loaded = False
        self.blocks.forget()
        self.reload()

    def choose_blocks(self) -> None:
        """Which blocks are shown."""
        chooser = BlockChooser(self.workplace, self.entity, self)
        if chooser.exec():
            self.blocks.hide_blocks(hidden_blocks(self.workplace, self.entity))
            self._moved = False
            QTimer.singleShot(0, self, self._fit)
        chooser.deleteLater()

    def quick_given(self) -> dict[str, Any] | None:
        """What quick entry begins with when it is opened from this card."""
        base = self.blocks.base
        if self.row_id is None:
            return None
        name = str(base.get(self.entity.title) or "")
        if self.entity.key == "client":
            return {"client_id": self.row_id, "client": name}
        if self.entity.key == "contact":
            return {"contact_id": self.row_id, "contact": name}
        if base.get("client_id") is not None:
            titles = self.blocks.titles
            return {
                "client_id": base["client_id"],
                "client": titles.get("client_id", ""),
                "contact_id": base.get("contact_id"),
                "contact": titles.get("contact_id", ""),
            }
        return None
