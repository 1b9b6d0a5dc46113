"""What a list says of itself: rows held and chosen, why it is empty, what failed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import store
from app.core.entity import Entity
from app.core.errors import explain
from app.core.texts import T
from widgets.card_notice import Notice
from widgets.fields import show_moment
from widgets.list_model import ListModel, State
from widgets.list_parts import BelowLine, EmptyPage

_NO_MATCH = T("List", "Nothing matches the filter.")
_NOTHING = T("List", "Nothing here yet.")
_NOT_YET = T("List", "Nothing matches the filter, as far as was looked: back to {moment}.")
_FURTHER = T("List", "Look further back")
_RESET = T("List", "Reset the filter")
_ADD = T("List", "Add")
_AGAIN = T("List", "Try again")


class Says:
    """Puts the state of a model into words, in the line below, the empty page and the notice."""

    def __init__(self, model: ListModel, below: BelowLine, empty: EmptyPage, notice: Notice) -> None:
        self._model = model
        self._below = below
        self._empty = empty
        self._notice = notice
        self._failing = False
        self.total = ""  # rows of the filter, once counted

    def update(self, filtered: bool, reset: Callable[[], None], add: Callable[[], None] | None) -> None:
        """Say what is. filtered: whether a filter is in force; add: makes a row, if this person may."""
        model = self._model
        if model.state is State.BLANK:
            return
        self._show_rows()
        self._below.show_others(model.formats.count(model.marked) if model.marked else "")
        if model.state is State.FAILED:
            self._say_failed()
        elif model.state is State.READY:
            self._say_rows(model.entity, filtered, reset, add)

    def count(self, view: QWidget, workplace: Workplace, filters: Mapping[str, Any]) -> None:
        """Count all rows of a filter; may take seconds."""

        def counted(number: int) -> None:
            self.total = self._model.formats.count(number)
            self._show_rows()

        def failed(error: Exception) -> None:
            self._show_rows()
            messages.failed(view, error)

        self._below.show_counting()
        entity = self._model.entity.key
        job = store.count(entity, store.narrowed(entity, filters, workplace.facts))
        workplace.background.run(view, job, counted, failed, key="count", long=True)

    def _show_rows(self) -> None:
        model = self._model
        self._below.show_rows(model.formats.count(model.rowCount()), model.more, self.total)
        self._below.show_reached(self._reached() if model.state is State.READY else "")

    def _reached(self) -> str:
        reached = self._model.reached
        return show_moment(reached[0]) if reached else ""

    def show_chosen(self, number: int) -> None:
        """How many rows are chosen."""
        self._below.show_chosen(self._model.formats.count(number) if number > 1 else "")

    def _say_rows(
        self, entity: Entity, filtered: bool, reset: Callable[[], None], add: Callable[[], None] | None
    ) -> None:
        if self._failing:
            self._failing = False
            self._notice.clear()
        if self._model.rowCount():
            self._empty.hide()
        elif self._model.reached:
            text = words(_NOT_YET).format(moment=self._reached())
            self._empty.say(text, words(_FURTHER), self._model.look_further)
        elif filtered:
            self._empty.say(words(_NO_MATCH), words(_RESET), reset)
        else:
            self._empty.say(words(entity.empty or _NOTHING), words(_ADD) if add else "", add)

    def _say_failed(self) -> None:
        error = self._model.error
        text = messages.words(explain(error)) if error is not None else ""
        if self._model.rowCount():
            self._failing = True
            self._notice.say("error", text, [(words(_AGAIN), self._model.retry)])
        else:
            self._empty.say(text, words(_AGAIN), self._model.retry)
