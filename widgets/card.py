"""The generic card: a page with the fields of one row and the tabs below it, made from the declaration.

A page of the main window, never a dialog. Loading is one round trip with the first tab, saving is one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import errors, store
from app.core.cases import files
from app.core.drafts import Draft
from app.core.entities import ENTITIES
from app.core.entity import Ref
from widgets.card_blocks import Blocks, BlocksArea
from widgets.card_conflict import ConflictPanel, Difference
from widgets.card_head import Head
from widgets.card_layout import BlockChooser, hidden_blocks
from widgets.card_notice import Notice
from widgets.card_saving import Saving
from widgets.card_tabs import Tabs
from widgets.channels_tab import ChannelsPage
from widgets.fields import PhotoField, show_moment
from widgets.theme import UNIT

Neighbours = Callable[[int, int], int | None]


class Card(QWidget):
    """The card of a row (None: of a new one). `given`: values known already; also "draft" (a draft to go on with) and
    "neighbours" (the id of the row so many steps from another in the list it came from, None at its end).

    Signals: title_changed(text for the page's tab), closed (the page may be taken away), saved(id).
    """

    title_changed = Signal(str)
    closed = Signal()
    saved = Signal(int)

    def __init__(
        self,
        workplace: Workplace,
        entity: str,
        row_id: int | None = None,
        given: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.workplace, self.entity, self.row_id = workplace, ENTITIES[entity], row_id
        given = dict(given or {})
        self._draft: Draft | None = given.pop("draft", None)
        self.neighbours: Neighbours | None = given.pop("neighbours", None)
        self._given = given
        self._title = ""
        self.loaded = False
        self.setProperty("help", "cards")
        self.blocks = Blocks(workplace, self.entity, self)
        self.head = Head(self.entity.icon or "edit", self)
        self.notice = Notice(self)
        self.tabs = Tabs(workplace, self.entity, row_id, self)
        self.saving = Saving(workplace, self.entity, self.blocks, self)
        self.conflict: ConflictPanel | None = None
        self._lay_out()
        self._commands()
        self._connect()
        self.blocks.hide_blocks(hidden_blocks(workplace, self.entity), new=row_id is None)
        self._show_rights()
        if row_id is None:
            self._begin_new()
        else:
            self.reload()

    # -- building

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.area = BlocksArea(self.blocks, self)
        self._over = QVBoxLayout()  # where a conflict stands
        self._over.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.head)
        box.addWidget(self.notice)
        box.addLayout(self._over)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.area)
        self.splitter.addWidget(self.tabs)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self._moved = False
        self.splitter.splitterMoved.connect(self._splitter_moved)
        box.addWidget(self.splitter, 1)
        self.tabs.setVisible(bool(self.entity.tabs))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

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
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)
        head = self.head
        head.add_command("refresh", "refresh", self.tr("Read again (F5)"), self.refresh)
        if sum(block.optional for block in self.entity.card):
            head.add_command("blocks", "columns", self.tr("Blocks of the card…"), self.choose_blocks)
        if self.workplace.facts.rights.may_delete(self.entity.key):
            head.add_command("delete", "delete", self.tr("Delete…"), self.delete)

    def _connect(self) -> None:
        head, saving = self.head, self.saving
        head.save.connect(self.save)
        head.previous.connect(lambda: self.go(-1))
        head.following.connect(lambda: self.go(1))
        head.note.connect(lambda: self.workplace.quick_entry(self.quick_given()))
        head.note_button.setVisible(self.entity.key in ("client", "contact"))
        self.blocks.changed.connect(self._changed)
        saving.saved.connect(self._saved)
        saving.conflict.connect(self._show_conflict)
        saving.lost.connect(self._say_lost)
        saving.missing.connect(self._say_missing)
        saving.failed.connect(self._show_title)
        self.workplace.changed.connect(self._changed_elsewhere)
        for page in self.tabs.pages.values():
            if isinstance(page, ChannelsPage):
                page.shown.connect(head.show_channels)
        for step, button in ((-1, head.back_button), (1, head.next_button)):
            button.setVisible(self._neighbour(step) is not None)

    def _show_rights(self) -> None:
        rights = self.workplace.facts.rights
        may = (
            rights.may_change(self.entity.key) if self.row_id is not None else rights.may_add(self.entity.key)
        )
        self.read_only = not may
        self.blocks.set_read_only(self.read_only)
        self.head.save_button.setVisible(may)

    # -- reading

    def reload(self) -> None:
        """Read the row, its titles, channels and the tab in front in one round trip."""
        if self.row_id is None:
            return
        self.blocks.setEnabled(self.loaded)
        job = store.card(self.entity.key, self.row_id, self.tabs.first())
        self.workplace.background.run(self, job, self._loaded, self._not_loaded, key="card")

    def refresh(self) -> None:
        """Read again (F5); what was typed is given up only after a question."""
        if self.row_id is None or (self.is_dirty() and not self._may_lose()):
            return
        self.saving.drop_draft()
        self._end_conflict()
        self.notice.clear()
        self.tabs.refresh()
        self.reload()

    def _loaded(self, card: store.Card) -> None:
        first = not self.loaded
        self.loaded = True
        self.blocks.setEnabled(True)
        self.blocks.show_card(card.values, card.titles)
        self.tabs.take(card.parts)
        self._load_photo()
        self._show_title()
        if first:
            self._fit()
            if self.isVisible() and (self.focusWidget() is None or self.hasFocus()):
                self.blocks.focus_first()
            if self._draft is not None:
                self._go_on_with(self._draft, card)

    def _not_loaded(self, error: Exception) -> None:
        if isinstance(error, errors.Rule) and error.key == "gone":
            text = self.tr("This record is not there any more: somebody has deleted it.")
            self.notice.say("warning", text, [(self.tr("Close"), self.closed.emit)])
        elif isinstance(error, errors.LineDown):
            text = self.tr("The line to the base is down; the program connects again by itself.")
            self.notice.say("warning", text, [(self.tr("Read again"), self._read_again)])
        else:
            messages.failed(self, error)

    def _read_again(self) -> None:
        self.notice.clear()
        self.reload()

    def _load_photo(self) -> None:
        sha, row_id = self.blocks.base.get("photo_sha"), self.row_id
        editor = self.blocks.editors.get("photo_sha")
        if isinstance(editor, PhotoField) and not editor.is_changed():
            if sha and row_id is not None:
                self.workplace.background.run(
                    self, files.photo(row_id), editor.set_value, _nothing, key="photo"
                )
            else:
                editor.set_value(None)

    def _begin_new(self) -> None:
        card = store.blank(self.entity.key, self.workplace.facts, self._given)
        self.loaded = True
        self.blocks.show_card(card.values, {})
        for field in self.entity.fields:
            value = self._given.get(field.name)
            if isinstance(field, Ref) and value is not None and not ENTITIES[field.to].small:
                self._ask_title(field.name, field.to, int(value))
        self._show_title()
        if self._draft is not None:
            self.blocks.base["uid"] = self._draft.before.get("uid") or self.blocks.base["uid"]
            self.saving.take_draft(self._draft)
            self._draft = None

    def _ask_title(self, name: str, entity: str, row_id: int) -> None:
        def done(title: str) -> None:
            self.blocks.show_card({name: row_id}, {name: title}, keep=set(self.blocks.editors) - {name})

        self.workplace.background.run(self, store.title(entity, row_id), done, _nothing, key=f"title {name}")

    def _go_on_with(self, draft: Draft, card: store.Card) -> None:
        """Type a draft again; what others changed meanwhile is compared with it."""
        self._draft = None
        self.saving.take_draft(draft)
        if draft.before.get("rv") != card.values.get("rv"):
            now = card
            self.blocks.base = {**card.values, **draft.before}
            differences = self.saving.differences(now, {})
            if differences:
                self._show_conflict(differences, now)
            else:
                self.saving.settle(now, set(self.blocks.different()))
        text = self.tr("This is what you had typed on {when} and not saved.")
        self.notice.say(
            "info", text.format(when=show_moment(draft.at)), [(self.tr("Discard"), self._discard)]
        )
        self._show_title()

    def _discard(self) -> None:
        self.notice.clear()
        self.saving.drop_draft()
        self._end_conflict()
        self.reload()

    # -- title, size

    def _show_title(self) -> None:
        name = self.blocks.value_of(self.entity.title) if self.entity.title in self.blocks.editors else ""
        name = " ".join(str(name or "").split())
        if not name:
            new = self.tr("{what} (new)").format(what=words(self.entity.one))
            name = new if self.row_id is None else words(self.entity.one)
        dirty = self.is_dirty()
        self.head.show_title(name, dirty)
        tab = f"● {name}" if dirty else name
        if tab != self._title:
            self._title = tab
            self.title_changed.emit(tab)

    def _fit(self) -> None:
        """The blocks get the height they need, the tabs the rest, at least a half of the page."""
        if self._moved or not self.entity.tabs:
            return
        room = self.splitter.height()
        lively = self.entity.tabs[0].kind in ("feed", "list")
        wanted = min(self.area.sizeHint().height(), room * 58 // 100 if lively else room - UNIT * 20)
        self.splitter.setSizes([wanted, max(1, room - wanted)])

    def _splitter_moved(self) -> None:
        self._moved = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit)
        self.tabs._shown()

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if self.loaded:
            self.blocks.focus_first()

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

    def _is_quiet(self) -> bool:
        """Whether nothing here would be lost by reading the row again."""
        busy = self.saving.running or self.conflict is not None
        return self.loaded and self.row_id is not None and not busy and not self.blocks.different()

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
        self._end_conflict()
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
    def _show_conflict(self, differences: list[Difference], now: store.Card) -> None:
        self._end_conflict()

        def chosen(mine: set[str]) -> None:
            self._end_conflict()
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

    def _end_conflict(self) -> None:
        if self.conflict is not None:
            self._over.removeWidget(self.conflict)
            self.conflict.hide()
            self.conflict.deleteLater()
            self.conflict = None
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
        if self.is_dirty() and not self._may_lose():
            return False
        self.saving.drop_draft()
        return True

    def _may_lose(self) -> bool:
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
        self._end_conflict()
        self.notice.clear()
        self.saving.renew()
        for page in self.tabs.pages.values():
            page.row_id, page.loaded = other, False
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


def _nothing(_: object) -> None:
    """What does not come is not missed."""
