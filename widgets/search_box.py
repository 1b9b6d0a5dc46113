"""The one search box (Ctrl+K): clients and persons as you type, by words, phone, e-mail or tax number."""

from __future__ import annotations

import unicodedata
from typing import Any

import shiboken6
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core.search import _SPLIT, Hit, find, find_query
from widgets.icons import icon, pixmap
from widgets.theme import UNIT, bold, colours, row_height

_PAUSE = 150  # ms of rest before the base is asked
_MOST = 14  # rows shown without scrolling
_HIT = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


def plain(text: str) -> str:
    """A text without case and accents, ё as е, letter for letter as long as the original."""
    parts = []
    for char in text:
        base = unicodedata.normalize("NFD", char)[0].casefold()
        parts.append("е" if base == "ё" else base if len(base) == 1 else char.lower()[:1])
    return "".join(parts)


def matched(title: str, typed: str) -> list[tuple[int, int]]:
    """Where words of `title` begin with words of `typed`: places as (start, length), in order."""
    low = plain(title)
    wanted = sorted((plain(word) for word in _SPLIT.split(typed) if word), key=len, reverse=True)
    found: list[tuple[int, int]] = []
    place = 0
    for word in _SPLIT.split(low):
        if not word:
            continue
        place = low.index(word, place)
        for part in wanted:
            if word.startswith(part):
                found.append((place, len(part)))
                break
        place += len(word)
    return found


class HitsModel(QAbstractListModel):
    """What was found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []
        self.typed = ""

    def take(self, hits: list[Hit], typed: str) -> None:
        """New results."""
        self.beginResetModel()
        self.hits, self.typed = hits, typed
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role == _HIT:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join(part for part in (hit.title, hit.hint, hit.found) if part)
        return None


class HitDelegate(QStyledItemDelegate):
    """One line: icon, name with what matched in bold, hint, the phone or address that matched."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, row_height() + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(_HIT)
        model = index.model()
        typed = model.typed if isinstance(model, HitsModel) else ""
        paint = colours()
        box: QRect = option.rect
        chosen = bool(option.state & option.state.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(box, QColor(paint.chosen))
        text = QColor(paint.chosen_text if chosen else paint.text)
        quiet = text if chosen else QColor(paint.muted)
        picture = pixmap("organisation" if hit.kind == "C" else "contact", 16, "muted")
        painter.drawPixmap(QPoint(box.left() + UNIT, box.center().y() - 7), picture)
        left, right = box.left() + UNIT * 2 + 16, box.right() - UNIT
        if hit.found:
            width = QFontMetrics(option.font).horizontalAdvance(hit.found)
            painter.setPen(quiet)
            place = QRect(right - width, box.top(), width, box.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, hit.found)
            right -= width + UNIT * 2
        room = QRect(left, box.top(), right - left, box.height())
        room = self._title(painter, room, hit, typed, text)
        if hit.hint and room.width() > UNIT * 4:
            painter.setFont(option.font)
            painter.setPen(quiet)
            metrics = QFontMetrics(option.font)
            cut = metrics.elidedText(hit.hint, Qt.TextElideMode.ElideRight, room.width() - UNIT)
            painter.drawText(room.adjusted(UNIT, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, cut)
        painter.restore()

    def _title(self, painter: QPainter, room: QRect, hit: Hit, typed: str, text: QColor) -> QRect:
        """The name in pieces, those that matched in bold; the room left."""
        normal, strong = QFont(painter.font()), bold(painter.font())
        painter.setPen(text)
        pieces: list[tuple[str, QFont]] = []
        place = 0
        for start, length in matched(hit.title, typed):
            pieces += [(hit.title[place:start], normal), (hit.title[start : start + length], strong)]
            place = start + length
        pieces.append((hit.title[place:], normal))
        for piece, font in pieces:
            if not piece or room.width() <= 0:
                continue
            metrics = QFontMetrics(font)
            width = metrics.horizontalAdvance(piece)
            cut = (
                piece
                if width <= room.width()
                else metrics.elidedText(piece, Qt.TextElideMode.ElideRight, room.width())
            )
            painter.setFont(font)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
            room = room.adjusted(metrics.horizontalAdvance(cut), 0, 0, 0)
        painter.setFont(normal)
        return room


class Results(QFrame):
    """The list below the box, a child of the window: no window of its own, the focus stays in the box."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.backgroundRole().Base)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = HitsModel(self)
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(HitDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setUniformItemSizes(True)
        self.says = QLabel(self)
        self.says.setWordWrap(True)
        self.says.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        self.says.setForegroundRole(self.says.foregroundRole().PlaceholderText)
        self.says.setTextFormat(Qt.TextFormat.PlainText)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addWidget(self.view)
        box.addWidget(self.says)
        self.hide()

    def show_below(self, box: QWidget) -> None:
        """Stand below a box, as high as the rows need."""
        rows = self.model.rowCount()
        self.view.setVisible(rows > 0)
        self.says.setVisible(bool(self.says.text()))
        width = max(box.width(), UNIT * 60)
        place = box.mapTo(self.window(), QPoint(0, box.height() + 1))
        height = min(rows, _MOST) * (row_height() + 2) + 2 * (self.frameWidth() + 1)
        if self.says.text():
            height += self.says.heightForWidth(width - 2)
        width = min(width, self.window().width() - place.x() - UNIT)
        self.setGeometry(QRect(place, QSize(width, min(height, self.window().height() - place.y() - UNIT))))
        self.raise_()
        self.show()


class SearchBox(QWidget):
    """The box. Enter opens the card, Ctrl+Enter quick entry for it, Esc goes back to where the focus was.

    At most one statement is on its way; `searched(text, hits)` tells what was answered.
    """

    searched = Signal(str, int)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText(
            self.tr("Find a client or person: name, phone, e-mail, tax number (Ctrl+K)")
        )
        self.edit.setClearButtonEnabled(True)
        self.edit.setAccessibleName(self.tr("Find"))
        self._action = self.edit.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.results: Results | None = None
        self._before: QWidget | None = None
        self._asking = ""
        self._enter = False  # Enter was pressed before the answer came
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE)
        self._rest.timeout.connect(self._ask)
        self.edit.textEdited.connect(self._typed)
        self.edit.installEventFilter(self)

    def take_focus(self) -> None:
        """Ctrl+K: to the box, with its text chosen so that typing replaces it."""
        focus = QApplication.focusWidget()
        if focus is not self.edit:
            self._before = focus
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def leave(self) -> None:
        """Esc: the list goes; the focus returns."""
        self._rest.stop()
        self.edit.clear()
        self._hide()
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- asking

    def _typed(self, text: str) -> None:
        self._enter = False
        if not text.strip():
            self._rest.stop()
            self._hide()
        else:
            self._rest.start()

    def _ask(self) -> None:
        text = self.edit.text().strip()
        if not text or self._asking:  # the answer on its way will ask for the newest text
            return
        region = str(self.workplace.facts.settings.get("phone.region"))
        if find_query(text, region) is None:
            self._show([], text, self.tr("Type a letter, or at least 4 digits of a phone or tax number."))
            return
        self._asking = text
        job = find(text, region)
        self.workplace.background.run(self, job, lambda hits: self._answer(text, hits), self._failed)

    def _failed(self, error: Exception) -> None:
        self._asking = ""
        messages.failed(self, error)

    def _answer(self, text: str, hits: list[Hit]) -> None:
        self._asking = ""
        now = self.edit.text().strip()
        if not now:
            return
        if now != text:  # newest wins
            self._ask()
            return
        self._show(hits, text, "" if hits else self._nothing_found(text))
        self.searched.emit(text, len(hits))
        if self._enter and hits:
            self._open(quick=False)

    def _nothing_found(self, text: str) -> str:
        says = self.tr(
            "Nothing found. Search by the beginnings of words in any order, by a phone in any spelling or its last "
            "4 digits, by e-mail or tax number."
        )
        if self._may_add(text):
            return says + "\n" + self.tr("Enter adds the client “{name}”.").format(name=text)
        return says

    def _may_add(self, text: str) -> bool:
        return (
            self.workplace.facts.rights.may_add("client")
            and any(char.isalpha() for char in text)
            and "@" not in text
        )

    def _list(self) -> Results:
        if self.results is None:
            self.results = Results(self.window())
            self.results.view.clicked.connect(lambda _index: self._open(quick=False))
        return self.results

    def _show(self, hits: list[Hit], text: str, says: str) -> None:
        results = self._list()
        results.model.take(hits, text)
        results.says.setText(says)
        if hits:
            results.view.setCurrentIndex(results.model.index(0))
        results.show_below(self)

    def _hide(self) -> None:
        self._enter = False
        if self.results is not None:
            self.results.hide()

    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self.results is not None and self.results.isVisible()

    # -- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list, Enter opens; leaving the box closes the list."""
        if not isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.FocusOut:
                self._hide()
            return False
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()  # the page behind must not take it for its own
            return True
        return event.type() == QEvent.Type.KeyPress and self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _MOST, Qt.Key.Key_PageUp: -_MOST}
        if key == Qt.Key.Key_Escape:
            self.leave()
            return True
        if key in steps:
            self._move(steps[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(quick=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return True
        return False

    def _move(self, step: int) -> None:
        if not self.is_open():
            self._ask()
            return
        view, count = self._list().view, self._list().model.rowCount()
        if count:
            row = min(max(view.currentIndex().row() + step, 0), count - 1)
            view.setCurrentIndex(self._list().model.index(row))

    def _open(self, quick: bool) -> None:
        text = self.edit.text().strip()
        results = self._list()
        if not self.is_open() or results.model.typed != text:
            self._enter = bool(text)  # the answer is still on its way
            self._rest.stop()
            self._ask()
            return
        hit = results.view.currentIndex().data(_HIT)
        if isinstance(hit, Hit):
            self._finish()
            name = "client" if hit.kind == "C" else "contact"
            if quick:
                self.workplace.quick_entry({f"{name}_id": hit.id, name: hit.title})
            else:
                self.workplace.open_card(hit.entity, hit.id, None)
        elif not results.model.hits and results.says.text() and self._may_add(text):
            self._finish()
            self.workplace.open_card("client", None, {"name": text})

    def _finish(self) -> None:
        self._rest.stop()
        self.edit.clear()
        self._hide()
        self._before = None
