"""Small parts of a list: what stands in an empty one, and the line below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from widgets.theme import UNIT, small_font


class EmptyPage(QWidget):
    """Lies over the rows' place while there are none: says why, and offers what to do."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._act: Callable[[], None] | None = None
        self.text = QLabel(self)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setForegroundRole(self.text.foregroundRole().PlaceholderText)
        self.button = QPushButton(self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._pressed)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, UNIT)
        box.setSpacing(UNIT)
        box.addWidget(self.text)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
        over.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show words and at most one button."""
        self._act = act
        self.text.setText(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self._fit()
        self.show()

    def _pressed(self) -> None:
        if self._act is not None:
            self._act()

    def _fit(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        low = over.height() < 12 * UNIT  # in a card on a small screen: words before air
        self._box.setContentsMargins(4 * UNIT, 0 if low else 3 * UNIT, 4 * UNIT, 0 if low else UNIT)
        self.button.setVisible(bool(self.button.text()) and not low)
        self.setGeometry(over.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._fit()
        return False


class BelowLine(QWidget):
    """How many rows, how many chosen, what others have changed, how far was looked.

    Signals: `count_asked`, `refresh_asked`, `further_asked`.
    """

    count_asked = Signal()
    further_asked = Signal()
    refresh_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = self._label()
        self.count = self._link(self.count_asked)
        self.reached = self._label()
        self.further = self._link(self.further_asked)
        self.further.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.chosen = self._label()
        self.others = self._label()
        self.refresh = self._link(self.refresh_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, 1, UNIT, 1)
        row.setSpacing(UNIT)
        for widget in (
            self.rows,
            self.count,
            self.reached,
            self.further,
            self.chosen,
            self.others,
            self.refresh,
        ):
            row.addWidget(widget)
        row.addStretch(1)
        self.retranslate()

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setFont(small_font())
        label.setForegroundRole(label.foregroundRole().PlaceholderText)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _link(self, signal: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFont(small_font())
        button.clicked.connect(signal)
        button.hide()
        return button

    def retranslate(self) -> None:
        """The words that stay."""
        self.count.setText(self.tr("Count all"))
        self.count.setToolTip(self.tr("Count all rows of the filter"))
        self.further.setText(self.tr("Look further back"))
        self.refresh.setText(self.tr("Refresh"))
        self.refresh.setToolTip(self.tr("Read the list anew (F5)"))

    def show_rows(self, held: str, more: bool, total: str) -> None:
        """`held` rows in memory; `total`: of the filter, once counted."""
        shown = total or (f"{held}+" if more else held)
        _set(self.rows, self.tr("Rows: {n}").format(n=shown))
        self.count.setVisible(more and not total)

    def show_reached(self, moment: str) -> None:
        """Since when was looked for rows, "" for to the end."""
        _set(self.reached, self.tr("Looked back to {moment}").format(moment=moment) if moment else "")
        self.further.setVisible(bool(moment))

    def show_counting(self) -> None:
        """The base counts."""
        _set(self.rows, self.tr("Counting…"))
        self.count.hide()

    def show_chosen(self, chosen: str) -> None:
        """How many rows are chosen, "" for none or one."""
        _set(self.chosen, self.tr("Selected: {n}").format(n=chosen) if chosen else "")

    def show_others(self, marked: str) -> None:
        """How many rows others have changed, "" for none."""
        _set(self.others, self.tr("Changed by others: {n}").format(n=marked) if marked else "")
        self.refresh.setVisible(bool(marked))


def _set(label: QLabel, text: str) -> None:
    """A text that is the same already is not painted again."""
    if label.text() != text:
        label.setText(text)
    label.setVisible(bool(text))
