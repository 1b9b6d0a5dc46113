"""The feed of a card: interactions, tasks and changes in one list, newest first, under their days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTime,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.cases.tasks import finish
from app.core.entities.interaction import DIRECTIONS, KINDS
from app.core.entities.task import STATES
from app.core.entity import Entity, Tab
from widgets import card_words
from widgets.calm_view import CalmListView
from widgets.card_tabs import TabPage
from widgets.icons import pixmap
from widgets.theme import UNIT, bold, colours, draws_less, small_font

_ENTRY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_PICTURES = {"C": "phone", "M": "meeting", "L": "mail", "T": "message", "N": "note"}


@dataclass(frozen=True)
class Entry:
    """A line of the feed. `what`: day (a heading), interaction, task, change."""

    what: str
    at: dt.datetime
    id: int = 0
    title: str = ""  # kind, subject, or field
    more: str = ""  # result, person
    body: str = ""
    next_step: str = ""
    who: str = ""
    picture: str = ""
    state: str = ""
    late: bool = False


class FeedModel(QAbstractListModel):
    """The entries with the headings of their days."""

    def __init__(self, entity: str, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._entity, self._workplace = entity, workplace
        self._all: list[Entry] = []
        self._lines: list[Entry] = []
        self.shown = {"interaction", "task", "change"}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._lines[index.row()]
        if role == _ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join(t for t in (entry.title, entry.more, entry.body, entry.who) if t)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._lines[index.row()].what == "day":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def entries(self) -> list[Entry]:
        """The lines shown, headings among them."""
        return list(self._lines)

    def take(self, rows: list[dict[str, Any]]) -> None:
        """New rows of the base."""
        self._all = [self._entry(row) for row in rows]
        self.regroup()

    def regroup(self) -> None:
        """Lay the lines out anew, after another choice of what to show."""
        self.beginResetModel()
        self._lines = []
        today, day = self._workplace.facts.today(), None
        for entry in self._all:
            if entry.what not in self.shown:
                continue
            if entry.at.date() != day:
                day = entry.at.date()
                heading = card_words.day_heading(day, today)
                self._lines.append(Entry("day", entry.at, title=heading))
            self._lines.append(entry)
        self.endResetModel()

    def is_empty(self) -> bool:
        """Whether the base has nothing, whatever is switched off."""
        return not self._all

    def _entry(self, row: dict[str, Any]) -> Entry:
        facts = self._workplace.facts
        common = {"at": row["at_ts"], "id": int(row["id"]), "who": card_words.who(row["who"])}
        kind = str(row["kind"] or "").strip()
        if row["what"].strip() == "interaction":
            incoming = str(row["direction"] or "").strip() == "I"
            name = next((words(text) for key, text in KINDS if key == kind), kind)
            if incoming:
                name = f"{name}, {words(DIRECTIONS[1][1]).lower()}"
            picture = "call-in" if kind == "C" and incoming else _PICTURES.get(kind, "note")
            return Entry(
                "interaction",
                title=name,
                more=row["title"] or "",
                body=row["body"] or "",
                next_step=row["state"] or "",
                picture=picture,
                **common,
            )
        if row["what"].strip() == "task":
            late = kind == "O" and row["at_ts"] < facts.now()
            picture = {"D": "task-done", "W": "cancel"}.get(kind, "overdue" if late else "task-open")
            said = "" if kind == "O" else next((words(text) for key, text in STATES if key == kind), "")
            body = row["body"] or ""
            return Entry(
                "task",
                title=row["title"] or "",
                more=said,
                body=body,
                state=kind,
                late=late,
                picture=picture,
                **common,
            )
        name = str(row["title"] or "")
        value = card_words.shown(facts, self._entity, name, row["body"])
        return Entry(
            "change",
            title=card_words.label_of(self._entity, name),
            body=value or "—",
            picture="edit",
            **common,
        )


class FeedDelegate(QStyledItemDelegate):
    """Paints an entry in one or two lines; flat, nothing moves under the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._plain = QFont(parent.font())
        self._bold = bold(parent.font())
        self._small = small_font()

    def _line(self) -> int:
        return QFontMetrics(self._plain).height() + 2

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(_ENTRY)
        if entry.what == "day":
            return QSize(100, self._line() + UNIT)
        two = entry.what == "interaction" and (entry.body or entry.next_step)
        return QSize(100, self._line() * (2 if two else 1) + UNIT // 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(_ENTRY)
        paint = colours()
        box: QRect = option.rect
        painter.save()
        if entry.what == "day":
            self._heading(painter, box, entry)
        else:
            chosen = bool(option.state & option.state.State_Selected)
            if chosen:
                painter.fillRect(box, QColor(paint.chosen))
            self._entry(painter, box, entry, QColor(paint.chosen_text if chosen else paint.text), chosen)
        painter.restore()

    def _heading(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        paint = colours()
        painter.setFont(self._small)
        painter.setPen(QColor(paint.muted))
        inner = box.adjusted(UNIT * 2, 0, -UNIT, -2)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, entry.title)
        painter.setPen(QColor(paint.line))
        painter.drawLine(box.left() + UNIT * 2, box.bottom(), box.right() - UNIT, box.bottom())

    def _entry(self, painter: QPainter, box: QRect, entry: Entry, text: QColor, chosen: bool) -> None:
        paint = colours()
        quiet = text if chosen else QColor(paint.muted)
        line, left = self._line(), box.left() + UNIT * 2
        top = box.top() + UNIT // 4
        metrics = QFontMetrics(self._plain)
        clock = QLocale().toString(QTime(entry.at.hour, entry.at.minute), QLocale.FormatType.ShortFormat)
        clock = clock.replace("\u202f", " ")  # the narrow space before AM and PM
        clock_width = metrics.horizontalAdvance("00:00 PM" if " " in clock else "00:00") + UNIT
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._plain)
        painter.setPen(quiet)
        painter.drawText(QRect(left, top, clock_width, line), middle, clock)
        left += clock_width
        tint = (
            "error"
            if entry.late
            else "accent"
            if entry.what == "interaction" and not draws_less()
            else "muted"
        )
        painter.drawPixmap(QPoint(left, top + (line - 16) // 2), pixmap(entry.picture, 16, tint))
        left += 16 + UNIT
        who_width = min(metrics.horizontalAdvance(entry.who) + 2, box.width() // 4)
        who = QRect(box.right() - UNIT - who_width, top, who_width, line)
        painter.setPen(quiet)
        painter.drawText(who, middle, metrics.elidedText(entry.who, Qt.TextElideMode.ElideRight, who_width))
        room = who.left() - UNIT - left
        if entry.late and not chosen:
            text = QColor(paint.error)
        self._first_line(painter, QRect(left, top, room, line), entry, text, quiet)
        if entry.what == "interaction" and (entry.body or entry.next_step):
            self._second_line(
                painter, QRect(left, top + line, box.right() - UNIT - left, line), entry, text, quiet
            )

    def _first_line(self, painter: QPainter, room: QRect, entry: Entry, text: QColor, quiet: QColor) -> None:
        font = self._plain if entry.what == "change" else self._bold
        left = self._piece(painter, room, entry.title, font, text if entry.what != "change" else quiet)
        if entry.what == "change":
            left = self._piece(painter, left, "→", self._plain, quiet)
            self._piece(painter, left, entry.body, self._plain, text)
            return
        left = self._piece(painter, left, entry.more, self._plain, quiet)
        if entry.what == "task":
            self._piece(painter, left, entry.body, self._plain, quiet)

    def _second_line(self, painter: QPainter, room: QRect, entry: Entry, text: QColor, quiet: QColor) -> None:
        step = f"→ {entry.next_step}" if entry.next_step else ""
        step_width = (
            min(QFontMetrics(self._plain).horizontalAdvance(step) + UNIT, room.width() // 2) if step else 0
        )
        self._piece(
            painter, room.adjusted(0, 0, -step_width, 0), " ".join(entry.body.split()), self._plain, text
        )
        if step:
            place = QRect(room.right() - step_width + UNIT, room.top(), step_width, room.height())
            self._piece(painter, place, step, self._plain, quiet)

    def _piece(self, painter: QPainter, room: QRect, text: str, font: QFont, colour: QColor) -> QRect:
        """Draw a piece of text and answer the room left to its right."""
        if not text or room.width() < UNIT:
            return room
        metrics = QFontMetrics(font)
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        return room.adjusted(metrics.horizontalAdvance(cut) + UNIT, 0, 0, 0)


class FeedView(CalmListView):
    """The list itself: Enter and double-click open, Space ends a task."""

    def __init__(self, page: FeedPage) -> None:
        super().__init__(page)
        self._page = page
        self.setFrameShape(self.Shape.NoFrame)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover, False)
        self.setResizeMode(self.ResizeMode.Adjust)
        self.doubleClicked.connect(lambda index: page.open_entry(index.data(_ENTRY)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self.currentIndex().data(_ENTRY) if self.currentIndex().isValid() else None
        if entry is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._page.open_entry(entry)
        elif entry is not None and event.key() == Qt.Key.Key_Space and entry.what == "task":
            self._page.end_task(entry)
        else:
            super().keyPressEvent(event)


class FeedPage(TabPage):
    """The feed with its three switches."""

    def __init__(
        self,
        workplace: Workplace,
        entity: Entity,
        tab: Tab,
        row_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workplace, entity, tab, row_id, parent)
        self.model = FeedModel(entity.key, workplace, self)
        self.view = FeedView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(FeedDelegate(self.view))
        self.view.setAccessibleName(words(tab.title))
        self.empty = QLabel(
            self.tr("Nothing here yet. Press Ctrl+J to note a call, a meeting or a letter."), self
        )
        self.empty.setForegroundRole(self.empty.foregroundRole().PlaceholderText)
        self.empty.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT)
        self.empty.hide()
        top = QHBoxLayout()
        top.setContentsMargins(UNIT, UNIT // 2, UNIT, 0)
        top.setSpacing(UNIT // 2)
        self.switches: dict[str, QToolButton] = {}
        kept = workplace.facts.settings.layout("feed.shown")
        self.model.shown = set(kept) if isinstance(kept, list) and kept else set(self.model.shown)
        for what, text in (
            ("interaction", self.tr("Interactions")),
            ("task", self.tr("Tasks")),
            ("change", self.tr("Changes")),
        ):
            self.switches[what] = self._switch(what, text)
            top.addWidget(self.switches[what])
        top.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self.empty)
        box.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _switch(self, what: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setChecked(what in self.model.shown)
        button.clicked.connect(self._switched)
        return button

    def _switched(self) -> None:
        self.model.shown = {what for what, button in self.switches.items() if button.isChecked()}
        self.model.regroup()
        self.workplace.remember("feed.shown", sorted(self.model.shown))

    def show_rows(self, rows: list[dict[str, Any]]) -> None:
        """Keep the place in the list when the same entry is still there."""
        current = self.view.currentIndex().data(_ENTRY) if self.view.currentIndex().isValid() else None
        self.model.take(rows)
        self.empty.setVisible(self.model.is_empty())
        if current is not None:
            for line, entry in enumerate(self.model.entries()):
                if (entry.what, entry.id) == (current.what, current.id):
                    self.view.setCurrentIndex(self.model.index(line))
                    break

    def outdated(self, entity: str, row_id: int) -> bool:
        """An interaction or task anywhere, or this very row."""
        return entity in ("interaction", "task") or (entity == self.entity.key and row_id in (0, self.row_id))

    def open_entry(self, entry: Entry | None) -> None:
        """The card of an interaction or task; a change has none."""
        if entry is not None and entry.what in ("interaction", "task"):
            self.workplace.open_card(entry.what, entry.id, None)

    def end_task(self, entry: Entry) -> None:
        """An open task is done; a done one is open again."""
        state = "D" if entry.state == "O" else "O"

        def done(_: int) -> None:
            self.workplace.say_changed("task", entry.id)

        self.workplace.background.run(self, finish(entry.id, state), done, key=f"end {entry.id}")
