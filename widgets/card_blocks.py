"""The fields of a card, in the blocks of the declaration: aligned, two columns where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.entity import Block, Day, Entity, Flag, Memo, Moment, Photo, Text
from app.core.entity import Field as Declared
from widgets import card_words
from widgets.card_editors import Form, choices, make
from widgets.fields import ChoiceField, Field, PhotoField, RefField, TypedField
from widgets.theme import UNIT, bold, colours, small_font, watermark

_UNITS = 6  # columns of a block's grid: one, two or three fields side by side
_MARK_EVERY = 96  # pixels from one mark of the session to the next
_WIDE = 920  # pixels from which blocks stand in two columns


class PlainText(QLabel):
    """A field that nobody edits: its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class BlockBox(QWidget):
    """One block: a quiet title and its rows of fields."""

    def __init__(self, block: Block, titled: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.block = block
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(UNIT * 3 // 2)
        self.grid.setVerticalSpacing(3)
        for unit in range(_UNITS):
            self.grid.setColumnStretch(unit, 1)
            self.grid.setColumnMinimumWidth(unit, 48)
        if titled:
            title = QLabel(words(block.title), self)
            title.setFont(bold(small_font()))
            self.grid.addWidget(title, 0, 0, 1, _UNITS)


class Blocks(Form):
    """All editors of an entity. `changed`: the user has typed something.

    A field differs when what it holds is not what the base holds (`base`), or cannot be read. Fields outside every
    shown block keep their values.
    """

    changed = Signal()

    def __init__(self, workplace: Workplace, entity: Entity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.entity = entity
        self.base: dict[str, Any] = {}
        self.titles: dict[str, str] = {}
        self.editors: dict[str, Field] = {}
        self.plain: dict[str, PlainText] = {}
        self._boxes: list[BlockBox] = []
        self._hidden: set[str] = set()
        self._unseen: frozenset[str] = frozenset()  # fields hidden from this person
        self._cells: dict[str, list[QWidget]] = {}  # label and editor
        self._wide: bool | None = None
        self._filling = False
        self._read_only = False
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        self._columns.setSpacing(UNIT * 4)
        self._sides = [QVBoxLayout(), QVBoxLayout()]
        for side in self._sides:
            side.setSpacing(6)
            self._columns.addLayout(side, 1)
        for number, block in enumerate(entity.card):
            self._boxes.append(self._build(block, titled=number > 0))
        self._off: set[str] = set()  # blocks that are not shown now

    # -- building

    def _build(self, block: Block, titled: bool) -> BlockBox:
        box = BlockBox(block, titled, self)
        line = 1
        for row in block.rows:
            names = [name for name in row if not isinstance(self.entity.field(name), Photo)]
            lone = len(names) == 1 and (
                names[0] == block.key or isinstance(self.entity.field(names[0]), Memo)
            )
            fields = [self.entity.field(name) for name in names]
            flags = all(isinstance(field, Flag) and not field.readonly for field in fields)
            for place, name in enumerate(names):
                span = _UNITS // len(names)
                cell = self._cell(self.entity.field(name), bare=(lone and titled) or flags)
                box.grid.addLayout(cell, line, place * span, 1, span)
            line += 1
        photos = [name for row in block.rows for name in row if isinstance(self.entity.field(name), Photo)]
        for name in photos:
            editor = self._editor(self.entity.field(name))
            self._cells[name] = [editor]
            box.grid.addWidget(editor, 1, _UNITS, line, 1, Qt.AlignmentFlag.AlignTop)
        return box

    def _cell(self, declared: Declared, bare: bool) -> QVBoxLayout:
        cell = QVBoxLayout()
        cell.setSpacing(1)
        flag = isinstance(declared, Flag) and not declared.readonly
        shown = self._cells[declared.name] = []
        if not bare:
            label = QLabel("" if flag else words(declared.label), self)
            label.setFont(small_font())
            label.setForegroundRole(label.foregroundRole().PlaceholderText)
            if declared.required:
                label.setText(f"{label.text()} *")
            cell.addWidget(label)
            shown.append(label)
        if declared.readonly:
            self.plain[declared.name] = PlainText(self)
            cell.addWidget(self.plain[declared.name])
            shown.append(self.plain[declared.name])
        else:
            editor = self._editor(declared)
            if not bare:
                label.setBuddy(editor)
            cell.addWidget(editor)
            shown.append(editor)
        cell.addStretch(1)
        return cell

    def _editor(self, declared: Declared) -> Field:
        editor = make(declared, self._workplace, self)
        editor.changed.connect(self._edited)
        if isinstance(declared, Day | Moment) and isinstance(editor, TypedField):
            digits = 18 if isinstance(declared, Moment) else 12
            editor.edit.setMinimumWidth(editor.fontMetrics().horizontalAdvance("0") * digits)
        self.editors[declared.name] = editor
        return editor

    def _edited(self) -> None:
        if not self._filling:
            self.changed.emit()

    # -- which blocks are shown, and where

    def hide_blocks(self, keys: Iterable[str], new: bool = False) -> None:
        """Switch blocks off; those that are not optional stay. A new row has nothing in the blocks nobody fills in."""
        chosen = set(keys) | (
            {b.key for b in self.entity.card if _told_by_base(self.entity, b)} if new else set()
        )
        self._hidden = {key for key in chosen if any(b.key == key and b.optional for b in self.entity.card)}
        self._place(bool(self._wide))

    def hide_fields(self, names: frozenset[str]) -> None:
        """Fields that the base hides from this person: nothing is shown for them, a block of them alone is not there."""
        for name in names ^ self._unseen:
            for widget in self._cells.get(name, ()):
                widget.setVisible(name not in names)
        if names != self._unseen:
            self._unseen = names
            self._place(bool(self._wide))

    def reveal(self, name: str) -> None:
        """Show the block of a field even if it is switched off: something in it needs the user."""
        for box in self._boxes:
            if any(name in row for row in box.block.rows):
                self._hidden.discard(box.block.key)
        self._place(bool(self._wide))

    def _place(self, wide: bool) -> None:
        self._wide = wide
        boxes = [
            box
            for box in self._boxes
            if box.block.key not in self._hidden and _is_seen(box.block, self._unseen)
        ]
        for side in self._sides:
            while side.count():
                side.takeAt(0)
        sides, cut = (
            self._sides,
            _best_cut([box.sizeHint().height() for box in boxes]) if wide else len(boxes),
        )
        for box in self._boxes:  # only what differs: each call costs
            off = box not in boxes
            if off != (box.block.key in self._off):
                box.setVisible(not off)
        self._off = {box.block.key for box in self._boxes if box not in boxes}
        for number, box in enumerate(boxes):
            sides[0 if number < cut else 1].addWidget(box)
        self._columns.setStretch(1, 1 if sides[1].count() else 0)
        self._columns.setSpacing(UNIT * 4 if sides[1].count() else 0)
        for side in sides:
            side.addStretch(1)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_mark(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() >= _WIDE * max(1.0, self.fontMetrics().height() / 17)
        if wide != self._wide:
            self._place(wide)
        super().resizeEvent(event)

    # -- values

    def value_of(self, name: str) -> Any:
        """What a field holds now."""
        return self.value(name) if name in self.editors else self.base.get(name)

    def value(self, name: str) -> Any:
        """What an editor holds, as the base would keep it: an empty text is nothing."""
        return self.normal(name, self.editors[name].value())

    def normal(self, name: str, value: Any) -> Any:
        """A value in the one form used for comparing: "" and None are the same, a flag is never None."""
        declared = self.entity.field(name)
        if isinstance(declared, Flag):
            return bool(value)
        if isinstance(declared, Text | Memo):
            return value or None
        return value

    def show_card(
        self, values: Mapping[str, Any], titles: Mapping[str, str], keep: Iterable[str] = ()
    ) -> None:
        """Take over what the base holds; the fields named in `keep` go on showing what they show."""
        kept = set(keep)
        self.base = {**self.base, **values}
        self.titles.update(titles)
        self._filling = True
        for name, editor in self.editors.items():
            if name not in kept:
                self._put(name, editor, values.get(name))
        self._filling = False
        self.show_plain()

    def forget(self) -> None:
        """Another row comes: nothing of this one stays."""
        self.base, self.titles = {}, {}
        for editor in self.editors.values():
            if isinstance(editor, PhotoField):
                editor.set_value(None)

    def show_plain(self) -> None:
        """Show the fields that nobody edits anew."""
        for name, label in self.plain.items():
            text = card_words.shown(self._workplace.facts, self.entity.key, name, self.base.get(name))
            label.setText(text or "—")

    def _put(self, name: str, editor: Field, value: Any) -> None:
        _put_into(editor, value, self.titles.get(name, ""))

    def differs(self, name: str) -> bool:
        """Whether a field holds something else than the base."""
        editor = self.editors[name]
        if isinstance(editor, PhotoField):
            return editor.is_changed()
        if self.normal(name, editor.value()) != self.normal(name, self.base.get(name)):
            return True
        return editor.is_changed() and editor.problem() is not None

    def different(self) -> list[str]:
        """Names of the fields that differ."""
        return [name for name in self.editors if self.differs(name)]

    def values(self) -> dict[str, Any]:
        """What a save sends: the base's values with what the editors hold, photos aside; nothing for hidden fields."""
        held = {n: self.value(n) for n, e in self.editors.items() if not isinstance(e, PhotoField)}
        return {**self.base, **held, **dict.fromkeys(self._unseen & held.keys())}

    def shown_value(self, name: str) -> str:
        """What a field holds, in words."""
        editor, title = self.editors[name], self._title(name)
        return card_words.shown(self._workplace.facts, self.entity.key, name, editor.value(), title)

    def renew_choices(self) -> None:
        """Dictionaries or small entities are others now: offer them, keep what is chosen."""
        for name, editor in self.editors.items():
            items = choices(self.entity.field(name), self._workplace.facts)
            if isinstance(editor, ChoiceField) and items is not None:
                editor.set_items(items)

    # -- problems, rights, drafts

    def check(self) -> str:
        """Show what is wrong at each field; the name of the first field with a problem, "" when all is well."""
        seen = {name: editor for name, editor in self.editors.items() if name not in self._unseen}
        wrong = [name for name, editor in seen.items() if not editor.show_problem()]
        order = [name for block in self.entity.card for row in block.rows for name in row]
        first = min(wrong, key=order.index, default="")
        if first:
            self.reveal(first)
            self.focus_on(first)
        return first

    def focus_on(self, name: str) -> None:
        """Put the cursor into a field and bring it into view."""
        editor = self.editors[name]
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if (area := _area_of(self)) is not None:
            area.ensureWidgetVisible(editor)

    def focus_first(self) -> None:
        """Put the cursor into the first field that can be edited, one that a row must be named by before all."""
        for name in (*_must_name(self.entity), *self.editors):
            editor = self.editors.get(name)
            if editor is not None and not editor.is_read_only() and editor.isVisibleTo(self):
                editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def set_read_only(self, read_only: bool) -> None:
        """What the rights refuse can be read only."""
        self._read_only = read_only
        for editor in self.editors.values():
            editor.set_read_only(read_only)

    def draft(self) -> dict[str, Any]:
        """What was typed, by field, for a file on this computer."""
        kept = {}
        for name in self.different():
            editor = self.editors[name]
            if not isinstance(editor, PhotoField):
                kept[name] = {"text": editor.draft(), "value": editor.value(), "title": self._title(name)}
        return kept

    def restore(self, draft: Mapping[str, Any]) -> None:
        """Type a draft again."""
        for name, kept in draft.items():
            editor = self.editors.get(name)
            if editor is None or not isinstance(kept, Mapping):
                continue
            if kept.get("text") is not None:
                editor.restore(kept["text"])
            else:
                self.titles[name] = kept.get("title") or self.titles.get(name, "")
                self._put(name, editor, kept.get("value"))
                self.changed.emit()

    def _title(self, name: str) -> str:
        editor = self.editors[name]
        return editor.name() if isinstance(editor, RefField) else ""


def _paint_mark(blocks: QWidget) -> None:
    """Person and time of a remote session, faint, behind the fields."""
    if text := watermark():
        painter = QPainter(blocks)
        painter.setPen(QColor(colours().line))
        width = painter.fontMetrics().horizontalAdvance(text)
        for number, top in enumerate(range(_MARK_EVERY // 2, blocks.height(), _MARK_EVERY)):
            painter.drawText(max(0, (blocks.width() - width) * (1 + number % 3) // 4), top, text)
        painter.end()


def _told_by_base(entity: Entity, block: Block) -> bool:
    fields = [entity.field(name) for row in block.rows for name in row]
    return sum(field.readonly for field in fields) * 2 > len(fields)


def _is_seen(block: Block, unseen: frozenset[str]) -> bool:
    return any(name not in unseen for row in block.rows for name in row)


def _must_name(entity: Entity) -> list[str]:
    """The field that names a row, where it must be filled in."""
    return [field.name for field in entity.fields if field.name == entity.title and field.required]


def _area_of(blocks: QWidget) -> QScrollArea | None:
    parent = blocks.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def _put_into(editor: Field, value: Any, title: str) -> None:
    if isinstance(editor, PhotoField):
        return  # its bytes come by themselves
    place = getattr(getattr(editor, "edit", None), "cursorPosition", int)() if editor.hasFocus() else 0
    if isinstance(editor, RefField):
        editor.set_value(value, title)
    else:
        editor.set_value(value)
    if place and hasattr(editor, "edit"):
        editor.edit.setCursorPosition(place)


def _best_cut(heights: list[int]) -> int:
    """How many of the first blocks stand on the left, so that the higher side is as low as can be."""
    cuts = range(1, len(heights) + 1)
    return min(cuts, key=lambda cut: max(sum(heights[:cut]), sum(heights[cut:])), default=0)


class BlocksArea(QScrollArea):
    """The blocks in a frame that scrolls when the window is low; asks for as much height as they need."""

    def __init__(self, blocks: Blocks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks = blocks
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(blocks)

    def sizeHint(self) -> QSize:
        inner = self._blocks
        width = max(self.width(), 400)
        height = inner.heightForWidth(width) if inner.hasHeightForWidth() else inner.sizeHint().height()
        return QSize(width, max(height, inner.minimumSizeHint().height()))
