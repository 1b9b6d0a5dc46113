"""How a card gets its row: read in one round trip, made anew with what is known, or taken up from a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import errors, store
from app.core.cases import files
from app.core.cases.merge import MERGED, merged_into
from app.core.drafts import Draft
from app.core.entities import ENTITIES
from app.core.entity import Entity, Ref
from widgets.card_blocks import Blocks
from widgets.card_conflict import Difference
from widgets.card_frame import CardFrame
from widgets.card_saving import Saving
from widgets.fields import PhotoField, show_moment


class CardReading(CardFrame):
    """A card that shows its row and its title; what is done with it is the business of the class above."""

    conflict: Any  # the question of a conflict while it is shown, else None

    title_changed = Signal(str)
    closed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        entity: Entity,
        row_id: int | None,
        given: Mapping[str, Any],
        draft: Draft | None,
        blocks: Blocks | None = None,
    ) -> None:
        super().__init__(workplace, entity, row_id, blocks)
        self.saving = Saving(workplace, entity, self.blocks, self)
        self._given, self._draft = given, draft
        self._title = ""
        self._row_shown = True

    # -- what the class above knows

    def is_dirty(self) -> bool:
        """Whether something typed is not saved."""
        raise NotImplementedError

    def may_lose(self) -> bool:
        """Ask whether what was typed may be given up."""
        raise NotImplementedError

    def show_conflict(self, differences: list[Difference], now: store.Card) -> None:
        """Show mine beside theirs."""
        raise NotImplementedError

    def end_conflict(self) -> None:
        """Take the conflict away."""
        raise NotImplementedError

    # -- reading

    @Slot()
    def _known_changed(self) -> None:
        """Dictionaries or rights were read anew: choices and what may be done follow; a card nobody types in reads its row."""
        self.blocks.renew_choices()
        self._show_rights()
        if self._is_quiet():
            self.reload()

    def _show_rights(self) -> None:
        raise NotImplementedError

    def _is_quiet(self) -> bool:
        """Whether nothing here would be lost by reading the row again."""
        busy = self.saving.running or self.conflict is not None
        return self.loaded and self.row_id is not None and not busy and not self.blocks.different()

    def reload(self) -> None:
        """Read the row, its titles, channels and the tab in front in one round trip."""
        if self.row_id is None:
            return
        self.blocks.setEnabled(self.loaded or bool(self._title))  # grey only before the first row is there
        job = store.card(self.entity.key, self.row_id, self.tabs.first())
        self.workplace.background.run(self, job, self._loaded, self._not_loaded, key="card")

    def refresh(self) -> None:
        """Read again (F5); what was typed is given up only after a question."""
        if self.row_id is None or (self.is_dirty() and not self.may_lose()):
            return
        self.saving.drop_draft()
        self.end_conflict()
        self.notice.clear()
        self.tabs.refresh()
        self.reload()

    def _loaded(self, card: store.Card) -> None:
        first = not self.loaded
        self.loaded = True
        self._show_row(True)
        self.blocks.setEnabled(True)
        self.blocks.show_card(card.values, card.titles)
        self.tabs.take(card.parts)
        self._load_photo()
        self._show_title()
        if first:
            self._fit()
            inside = self.blocks.isAncestorOf(QApplication.focusWidget() or self)
            if self.isVisible() and (self.focusWidget() is None or self.hasFocus() or inside):
                self.blocks.focus_first()
            if self._draft is not None:
                self._go_on_with(self._draft, card)

    def _show_row(self, shown: bool) -> None:
        """Nothing of a row out of sight stays on the screen."""
        if shown != self._row_shown:
            self._row_shown = shown
            self.blocks.setVisible(shown)
            self.tabs.setVisible(shown)

    def _not_loaded(self, error: Exception) -> None:
        if isinstance(error, errors.Rule) and error.key == "gone":
            self._show_row(False)
            text = self.tr(
                "This record is not there any more: it was deleted, or your rights reach it no longer."
            )
            self.notice.say("warning", text, [(self.tr("Close"), self.closed.emit)])
            if self.entity.key in MERGED and self.row_id is not None:
                job = merged_into(self.entity.key, self.row_id)
                self.workplace.background.run(self, job, self._merged_elsewhere, _nothing, key="merged")
        elif isinstance(error, errors.LineDown):
            text = self.tr("The line to the base is down; the program connects again by itself.")
            self.notice.say("warning", text, [(self.tr("Read again"), self._read_again)])
        else:
            messages.failed(self, error)

    def _merged_elsewhere(self, into: tuple[int, str] | None) -> None:
        if into is None:
            return

        def follow() -> None:
            self.workplace.open_card(self.entity.key, into[0], None)
            self.closed.emit()

        text = self.tr("This record was merged into “{name}”.").format(name=into[1])
        self.notice.say("info", text, [(self.tr("Open"), follow), (self.tr("Close"), self.closed.emit)])

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

    def begin_new(self) -> None:
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
                self.show_conflict(differences, now)
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
        self.end_conflict()
        self.reload()

    # -- title

    def tab_title(self) -> str:
        """What the page's tab says now."""
        return self._title

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


def _nothing(_: object) -> None:
    """What does not come is not missed."""
