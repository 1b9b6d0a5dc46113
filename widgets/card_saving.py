"""How a card is saved: one statement, and every way in which it can go wrong without losing what was typed.

A save that got no answer is never repeated blindly: the row is read again and its version (for a new row its uid) tells
whether the save had arrived. A draft lies on this computer from two seconds after the last key until that is known.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core import errors, store
from app.core.cases import files, warm
from app.core.drafts import Draft
from app.core.entity import Entity
from widgets.card_blocks import Blocks
from widgets.card_conflict import Difference, authors, changed_by_others
from widgets.card_words import shown
from widgets.fields import PhotoField

DRAFT_AFTER = 2000  # ms after the last key
LOOK_AGAIN = 5000  # ms between two looks whether a save without an answer had arrived


class Saving(QObject):
    """Saves the blocks of one card.

    Signals: saved(id); busy(bool); conflict(differences, card now in the base); lost() a save without an answer is
    being looked for; missing() it had not arrived; failed() a sentence was shown and the text stays.
    """

    saved = Signal(int)
    busy = Signal(bool)
    conflict = Signal(list, object)
    lost = Signal()
    missing = Signal()
    failed = Signal()

    def __init__(self, workplace: Workplace, entity: Entity, blocks: Blocks, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._entity, self._blocks = workplace, entity, blocks
        self._sent: dict[str, Any] = {}
        self._warm = False
        self.running = False
        self.draft_uid = store.new_uid()
        self.draft_kept = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DRAFT_AFTER)
        self._rest.timeout.connect(self.keep_draft)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(LOOK_AGAIN)
        self._again.timeout.connect(self.look_whether_it_arrived)

    @property
    def row_id(self) -> int | None:
        """The row's id, None before the first save."""
        return self._blocks.base.get("id")

    # -- drafts

    def touched(self) -> None:
        """The user has typed: the statement is made ready, a draft follows when the hands rest."""
        self._rest.start()
        if not self._warm:
            self._warm = True
            job = warm.saving(self._entity.key, self._blocks.values())
            self._workplace.background.run(self, job, _nothing, _nothing, key="warm")

    def keep_draft(self) -> None:
        """Write the draft now; when nothing differs any more it goes."""
        self._rest.stop()
        typed = self._blocks.draft()
        if not typed:
            self.drop_draft()
            return
        base = self._blocks.base
        before = {name: base.get(name) for name in (*self._entity.writable, "id", "rv", "uid")}
        self._workplace.drafts.keep(self._entity.key, self.draft_uid, typed, before)
        self.draft_kept = True

    def drop_draft(self) -> None:
        """The draft is not needed any more."""
        self._rest.stop()
        if self.draft_kept:
            self._workplace.drafts.drop(self.draft_uid)
            self.draft_kept = False

    def take_draft(self, draft: Draft) -> None:
        """Go on with a draft left from before."""
        self.draft_uid = draft.uid
        self.draft_kept = True
        self._blocks.restore(draft.values)

    def renew(self) -> None:
        """The card shows another row now."""
        self._rest.stop()
        self.draft_uid = store.new_uid()
        self.draft_kept = False
        self._sent = {}

    # -- saving

    def save(self) -> None:
        """Save what the editors hold now."""
        if self.running:
            return
        self._sent = self._blocks.values()
        self.keep_draft()
        self._set_running(True)
        job = _saving(self._entity.key, self._sent, self._photo())
        self._workplace.background.run(self, job, self._arrived, self._failed, key="save")

    def _photo(self) -> PhotoField | None:
        for editor in self._blocks.editors.values():
            if isinstance(editor, PhotoField) and editor.is_changed():
                return editor
        return None

    def _set_running(self, running: bool) -> None:
        self.running = running
        self.busy.emit(running)

    def _arrived(self, saved: store.Saved) -> None:
        facts = self._workplace.facts
        now = {"id": saved.id, "rv": saved.rv, "changed_at": facts.now(), "changed_by": facts.me_id}
        if self._sent.get("id") is None:
            now |= {"created_at": facts.now(), "created_by": facts.me_id}
        if "status_id" in self._sent and self._sent["status_id"] != self._blocks.base.get("status_id"):
            now["status_since"] = facts.now()
        typed_since = [
            name
            for name in self._blocks.editors
            if self._blocks.normal(name, self._sent.get(name)) != self._blocks.value(name)
        ]
        photo = self._photo()
        if photo is not None:
            photo.set_value(photo.value())
        self._blocks.show_card({**self._sent, **now}, self._titles(), keep=typed_since)
        self.drop_draft()
        self._set_running(False)
        self.saved.emit(saved.id)

    def _titles(self) -> dict[str, str]:
        return {name: title for name in self._blocks.editors if (title := self._blocks._title(name))}

    def _failed(self, error: Exception) -> None:
        self._set_running(False)
        if isinstance(error, errors.Conflict):
            self.look_for_conflict()
        elif isinstance(error, errors.LineDown):
            self.lost.emit()
            self.look_whether_it_arrived()
        elif isinstance(error, errors.Duplicate) and error.constraint == f"{self._entity.key}_uid_uq":
            self.look_whether_it_arrived()  # a save sent again after its answer was lost: the first one is there
        else:
            self.failed.emit()
            messages.failed(self._blocks, error)

    # -- somebody else was first

    def look_for_conflict(self) -> None:
        """Read what is in the base now and show it beside what is here."""
        row_id = self.row_id
        if row_id is None:
            return
        history = any(tab.kind == "history" for tab in self._entity.tabs)
        job = store.card(self._entity.key, row_id, "history" if history else "")
        self._workplace.background.run(self, job, self._compare, self._failed_to_look, key="look")

    def _compare(self, now: store.Card) -> None:
        columns = store.tab_columns(self._entity.key, "history") if "history" in now.parts else ()
        differences = self.differences(now, authors(now.parts.get("history", []), columns))
        if differences:
            self.conflict.emit(differences, now)
        else:  # the same change, or one of a field that nobody types
            self.settle(now, set(self._blocks.different()))
            if self._blocks.different():
                self.save()
            else:
                self.drop_draft()
                self.saved.emit(int(now.values["id"]))

    def differences(self, now: store.Card, who: dict[str, tuple[str, Any]]) -> list[Difference]:
        """The fields that others changed and that are not the same here."""
        facts, blocks = self._workplace.facts, self._blocks
        found = []
        for name in changed_by_others(self._entity, blocks.base, now.values, blocks.normal):
            editor_holds = blocks.value(name) if name in blocks.editors else blocks.base.get(name)
            if blocks.normal(name, now.values.get(name)) == editor_holds:
                continue
            theirs = shown(facts, self._entity.key, name, now.values.get(name), now.titles.get(name, ""))
            mine = blocks.shown_value(name) if name in blocks.editors else ""
            by = facts.name_of("employee", now.values.get("changed_by"))
            author, when = who.get(name, (by, now.values.get("changed_at")))
            found.append(Difference(name, mine, theirs, author, when, blocks.differs(name)))
        return found

    def settle(self, now: store.Card, keep: set[str]) -> None:
        """Take over the base's version; the fields in `keep` go on holding what was typed here."""
        self._blocks.show_card(now.values, now.titles, keep)

    # -- the line broke

    def look_whether_it_arrived(self) -> None:
        """Read the row again as soon as the line is there: its version tells whether the save had arrived.

        While the line is down it looks again and again; a save that the person asks for meanwhile looks for itself.
        """
        self._again.stop()
        entity, row_id = self._entity.key, self.row_id
        job: Callable[[Any], Any]
        if row_id is None:
            job = store.arrived(entity, str(self._blocks.base.get("uid")))
            self._workplace.background.run(self, job, self._know_insert, self._failed_to_look, key="look")
        else:
            job = store.card(entity, row_id)
            self._workplace.background.run(self, job, self._know_update, self._failed_to_look, key="look")

    def _know_insert(self, saved: store.Saved | None) -> None:
        if saved is None:
            self.missing.emit()
        else:
            self._arrived(saved)

    def _know_update(self, now: store.Card) -> None:
        base, blocks = self._blocks.base, self._blocks
        if now.values["rv"] == base.get("rv"):
            self.missing.emit()
            return
        mine = all(
            blocks.normal(name, now.values.get(name)) == blocks.normal(name, self._sent.get(name))
            for name in self._entity.writable
        )
        if mine and now.values.get("changed_by") == self._workplace.facts.me_id:
            self._arrived(store.Saved(int(now.values["id"]), int(now.values["rv"])))
        else:
            self._compare(now)

    def _failed_to_look(self, error: Exception) -> None:
        self.failed.emit()
        if isinstance(error, errors.LineDown):
            self.lost.emit()
            self._again.start()
        else:
            messages.failed(self._blocks, error)


def _saving(entity: str, values: dict[str, Any], photo: PhotoField | None) -> Callable[[Any], store.Saved]:
    """The job of a save; a new photo follows the row."""
    row = store.save(entity, values)
    if photo is None:
        return row
    body = photo.value()

    def job(session: Any) -> store.Saved:
        saved = row(session)
        return store.Saved(saved.id, files.set_photo(saved.id, body)(session))

    return job


def _nothing(_: object) -> None:
    """An answer that changes nothing."""
