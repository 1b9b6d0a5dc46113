"""Two people changed the same row: mine and theirs side by side, field by field; either can be kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

from app.core.entity import Entity, Photo
from widgets import card_words
from widgets.fields import show_moment
from widgets.theme import UNIT, bold, colours, small_font


@dataclass(frozen=True)
class Difference:
    """A field that somebody else changed: what I have, what they have, who and when. `touched`: I changed it, too."""

    name: str
    mine: str
    theirs: str
    who: str
    when: dt.datetime | None
    touched: bool


def authors(rows: Sequence[Sequence[Any]], columns: Sequence[str]) -> dict[str, tuple[str, dt.datetime]]:
    """Who changed each field last, from the rows of a history (newest first)."""
    found: dict[str, tuple[str, dt.datetime]] = {}
    for row in rows:
        values = dict(zip(columns, row, strict=True))
        if values["field"]:
            found.setdefault(str(values["field"]), (str(values["employee"] or ""), values["at_ts"]))
    return found


def changed_by_others(
    entity: Entity, before: Mapping[str, Any], now: Mapping[str, Any], normal: Callable[[str, Any], Any]
) -> list[str]:
    """Names of the fields that another person changed since the card was read."""
    names = [f.name for f in entity.fields if not f.readonly and not isinstance(f, Photo)]
    return [name for name in names if normal(name, before.get(name)) != normal(name, now.get(name))]


class ConflictPanel(QFrame):
    """The fields of a conflict with a choice for each. `chosen(names of the fields kept as mine)` comes once."""

    def __init__(
        self,
        entity: Entity,
        differences: Sequence[Difference],
        chosen: Callable[[set[str]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("conflict")
        self.setAutoFillBackground(True)
        look = self.palette()
        look.setColor(QPalette.ColorRole.Window, colours().warning_back)
        self.setPalette(look)
        self._chosen = chosen
        self.mine: dict[str, QRadioButton] = {}
        self.theirs: dict[str, QRadioButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        grid.setHorizontalSpacing(UNIT * 2)
        grid.setVerticalSpacing(UNIT // 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        who = ", ".join(dict.fromkeys(one.who for one in differences if one.who))
        head = QLabel(self._sentence(who), self)
        head.setFont(bold())
        head.setWordWrap(True)
        grid.addWidget(head, 0, 0, 1, 3)
        for column, text in ((1, self.tr("Mine")), (2, self.tr("Theirs"))):
            label = QLabel(text, self)
            label.setFont(small_font())
            grid.addWidget(label, 1, column)
        for line, one in enumerate(differences, start=2):
            self._line(grid, line, entity, one)
        grid.addLayout(self._buttons(), len(differences) + 2, 0, 1, 3)

    def _sentence(self, who: str) -> str:
        if who:
            return self.tr("{who} has saved this record meanwhile. Choose what to keep, then save.").format(
                who=who
            )
        return self.tr("Somebody has saved this record meanwhile. Choose what to keep, then save.")

    def _line(self, grid: QGridLayout, line: int, entity: Entity, one: Difference) -> None:
        label = QLabel(card_words.label_of(entity.key, one.name), self)
        grid.addWidget(label, line, 0)
        group = QButtonGroup(self)
        mine = QRadioButton(_short(one.mine) or self.tr("(empty)"), self)
        when = show_moment(one.when) if one.when else ""
        beside = f"   {one.who}, {when}" if one.who and when else ""
        theirs = QRadioButton((_short(one.theirs) or self.tr("(empty)")) + beside, self)
        for button, text in ((mine, one.mine), (theirs, one.theirs)):
            button.setToolTip(text)
            group.addButton(button)
        (mine if one.touched else theirs).setChecked(True)
        grid.addWidget(mine, line, 1)
        grid.addWidget(theirs, line, 2)
        self.mine[one.name], self.theirs[one.name] = mine, theirs

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addStretch(1)
        self.save = QPushButton(self.tr("Save what is chosen"), self)
        self.save.setDefault(True)
        self.save.clicked.connect(self.take)
        everything = QPushButton(self.tr("Take all of theirs"), self)
        everything.clicked.connect(self.take_theirs)
        row.addWidget(everything)
        row.addWidget(self.save)
        return row

    def take(self) -> None:
        """What the save button does."""
        self._chosen({name for name, button in self.mine.items() if button.isChecked()})

    def take_theirs(self) -> None:
        """Give up what I changed in these fields."""
        for button in self.theirs.values():
            button.setChecked(True)
        self.take()

    def focus_first(self) -> None:
        """Put the focus on the first choice."""
        for button in self.mine.values():
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            return


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"
