"""What is done to the chosen rows of a list: removing, changing many at once, taking it back, choosing all of a filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import store
from app.core.cases.big_acts import Done, Undone, mass_change
from app.core.cases.hand_over import Handed
from app.core.cases.merge import MOST as MOST_MERGED
from app.core.cases.merge import Merged
from app.core.cases.remove_rows import remove_rows
from widgets.card_notice import Notice
from widgets.list_mass import MassDialog
from widgets.list_may import may_hand_over, may_merge
from widgets.list_place import Place
from widgets.list_table import ListTable
from widgets.list_undo import Conflicts, take_back

MOST_CHOSEN = 20_000  # rows of a filter that can be chosen at once
MOST_REMOVED = 200
_SAMPLE = 5
_SUMMARY = 250  # characters of the journal's line


class RowWork(QObject):
    """The work of one list. asked: gives the filter in force. Knows which rows are chosen: `chosen_changed(n)`."""

    chosen_changed = Signal(int)

    def __init__(
        self,
        workplace: Workplace,
        place: Place,
        table: ListTable,
        notice: Notice,
        asked: Callable[[], dict[str, Any]],
        view: QWidget,
    ) -> None:
        super().__init__(view)
        self._workplace = workplace
        self._place = place
        self._table = table
        self._entity = table.rows().entity
        self._notice = notice
        self._asked = asked
        self._view = view
        self._all: list[int] | None = None  # the whole filter is chosen
        table.chosen.connect(self._chosen)

    def does(self) -> dict[str, Callable[[], object]]:
        """The commands of a list that this work does."""
        return {
            "remove": self.remove,
            "change": self.change_many,
            "hand": self.hand_over,
            "merge": self.merge,
            "select_all": self.select_all,
        }

    def fields(self) -> tuple[str, ...]:
        """Fields that this person may change for many rows at once."""
        rights = self._workplace.facts.rights
        if not rights.may_change(self._entity.key):
            return ()
        unseen = rights.unseen(self._entity).fields
        return tuple(name for name in self._entity.mass if name not in unseen)

    def may_remove(self) -> bool:
        """Whether this person may remove rows; a journal has none to remove."""
        return bool(self._entity.fields) and self._workplace.facts.rights.may_delete(self._entity.key)

    # ---- which rows

    def ids(self) -> list[int]:
        """Ids of the rows chosen, from the top; all of the filter after "select all rows of the filter"."""
        if self._all is not None:
            return list(self._all)
        return [self._table.rows().row_id(place) for place in self._table.places()]

    @Slot()
    def _chosen(self) -> None:
        self.forget_all()
        self.chosen_changed.emit(len(self._table.places()))

    def forget_all(self) -> None:
        """The whole filter is not chosen any more."""
        self._all = None

    @Slot()
    def select_all(self) -> None:
        """Choose all rows in memory, and offer the rest of the filter."""
        self._table.selectAll()
        model = self._table.rows()
        if model.more:
            text = self.tr("The {n} rows in memory are selected.")
            shown = text.format(n=model.formats.count(model.rowCount()))
            self._notice.say("info", shown, [(self.tr("Select all rows of the filter"), self.choose_all)])

    def choose_all(self) -> None:
        """Ask for the ids of the whole filter."""
        asked = store.narrowed(self._entity.key, self._asked(), self._workplace.facts)
        job = store.ids(self._entity.key, asked, MOST_CHOSEN + 1)
        self._workplace.background.run(self._view, job, self._all_here, key="all ids", long=True)

    def _all_here(self, ids: list[int]) -> None:
        if len(ids) > MOST_CHOSEN:
            text = self.tr("These are more than {n} rows: narrow the filter.").format(n=MOST_CHOSEN)
            self._notice.say("warning", text, [self._close()])
            return
        self._table.selectAll()
        self._all = ids
        self.chosen_changed.emit(len(ids))
        text = self.tr("All {n} rows of the filter are selected.").format(n=len(ids))
        self._notice.say("info", text, [self._close()])

    def _close(self) -> tuple[str, Any]:
        return self.tr("Close"), self._notice.clear

    # ---- removing

    @Slot()
    def remove(self) -> None:
        """Ask, then remove the chosen rows as one act."""
        ids = self.ids()
        if not ids or not self.may_remove():
            return
        if len(ids) > MOST_REMOVED:
            messages.info(
                self._view, self.tr("At most {n} rows can be deleted at once.").format(n=MOST_REMOVED)
            )
            return
        names = self._place.names_of(ids, _SAMPLE)
        what = "\n".join(names) + ("\n…" if len(ids) > len(names) else "")
        if len(ids) == 1:
            question = self.tr("Delete “{name}”?").format(name=names[0] if names else ids[0])
        else:
            question = self.tr("Delete these rows ({n})?").format(n=len(ids)) + "\n\n" + what
        if messages.ask(self._view, question, self.tr("Delete")):
            summary = f"{words(self._entity.many)}: {', '.join(names)}"[:_SUMMARY]
            job = remove_rows(self._entity.key, ids, summary)
            self._workplace.background.run(self._view, job, partial(self._removed, ids))

    def _removed(self, ids: Sequence[int], done: Done) -> None:
        self._workplace.say_changed(self._entity.key, ids[0] if len(ids) == 1 else 0)
        text = self.tr("Deleted rows: {n}.").format(n=len(ids))
        self._notice.say("good", text, [self._undo(done.act_id), self._close()])

    # ---- changing many

    @Slot()
    def change_many(self) -> None:
        """Ask for field and value, then change the chosen rows as one act."""
        ids = self.ids()
        if not ids or not self.fields():
            return
        dialog = MassDialog(
            self._workplace,
            replace(self._entity, mass=self.fields()),
            len(ids),
            self._place.names_of(ids, _SAMPLE),
            self._view.window(),
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            summary = f"{words(self._entity.many)} ({len(ids)}): {dialog.summary()}"[:_SUMMARY]
            job = mass_change(self._entity.key, ids, dialog.declared.name, dialog.value(), summary)
            self._workplace.background.run(
                self._view, job, partial(self._changed, len(ids), dialog.summary()), long=True
            )
        dialog.deleteLater()

    def _changed(self, asked: int, summary: str, done: Done) -> None:
        self._workplace.say_changed(self._entity.key)
        text = self.tr("{what} — changed rows: {n} of {asked}.").format(
            what=summary, n=min(done.rows, asked), asked=asked
        )
        self._notice.say("good", text, [self._undo(done.act_id), self._close()])

    # ---- handing over

    def may_hand_over(self) -> bool:
        """Whether this person may hand such rows to a colleague."""
        return may_hand_over(self._workplace, self._entity.key)

    @Slot()
    def hand_over(self) -> None:
        """Ask for a colleague, then hand the chosen rows over as one act."""
        ids = self.ids()
        if ids and self.may_hand_over() and (len(ids) == 1 or self._entity.key != "employee"):
            from widgets.list_hand import hand

            names = self._place.names_of(ids, _SAMPLE)
            hand(self._view, self._workplace, self._entity.key, ids, names, self._handed)

    def _handed(self, name: str, done: Handed) -> None:
        for entity in ("client", "contact", "task"):
            self._workplace.say_changed(entity)
        figures = (
            (done.clients, self.tr("clients: {n}")),
            (done.contacts, self.tr("contact persons: {n}")),
            (done.tasks, self.tr("tasks: {n}")),
        )
        parts = [text.format(n=number) for number, text in figures if number]
        text = self.tr("Handed over to {name} — {what}.").format(
            name=name, what=", ".join(parts) or self.tr("nothing")
        )
        if done.left:
            text += " " + self.tr("Left, because closed or not yours to hand over: {n}.").format(n=done.left)
        kind = "warning" if done.left else "good"
        acts = [self._undo(done.act_id)] if done.rows else []
        self._notice.say(kind, text, [*acts, self._close()])

    # ---- merging

    def may_merge(self) -> bool:
        """Whether this person may merge such rows."""
        return may_merge(self._workplace, self._entity.key)

    @Slot()
    def merge(self) -> None:
        """Show the chosen rows side by side and make one of them."""
        ids = self.ids()
        if self.may_merge() and 2 <= len(ids) <= MOST_MERGED:
            from widgets.merge_dialog import merge_rows

            merge_rows(self._view, self._workplace, self._entity.key, ids, self._merged)

    def _merged(self, name: str, done: Merged) -> None:
        text = self.tr("Merged into “{name}”.").format(name=name)
        self._notice.say("good", text, [self._undo(done.act_id), self._close()])

    # ---- taking back

    def _undo(self, act_id: int) -> tuple[str, Any]:
        return self.tr("Undo"), partial(self.undo, act_id)

    def undo(self, act_id: int) -> None:
        """Take an act back and say what became of it."""
        self._notice.clear()
        take_back(self._view, self._workplace, act_id, self._undone)

    def _undone(self, left: Sequence[Undone]) -> None:
        if not left:
            self._notice.say("good", self.tr("Taken back."), [self._close()])
            return
        rows = len({(step.entity, step.row_id) for step in left})
        text = self.tr("Taken back. Left as they are: {n}.").format(n=rows)
        self._notice.say("warning", text, [(self.tr("Show"), partial(self._show_left, left)), self._close()])

    def _show_left(self, left: Sequence[Undone]) -> None:
        dialog = Conflicts(self._workplace, left, self._view.window())
        dialog.exec()
        dialog.deleteLater()
