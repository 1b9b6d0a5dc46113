"""What every editor of a card can do.

A field holds one value. `value()` is what is in it now and `problem()` says what is wrong with what was
typed; while there is a problem `value()` is the last good value, and the typed text stays in the box.
Nothing is replaced silently.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.core.texts import T
from widgets.field_days import Habits
from widgets.field_numbers import Marks
from widgets.theme import colours, small_font

REQUIRED = T("Field", "Fill this in.")


class Field(QWidget):
    """Base of all editors.

    Signals: changed (the user has changed something; not sent by `set_value`), settled (the user has
    finished: Enter was pressed or the focus has left).
    """

    changed = Signal()
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        self._box.addLayout(self._row)
        self._says: QLabel | None = None
        self._required = False
        self._read_only = False

    # -- the interface

    def value(self) -> Any:
        """What the field holds; None when it is empty (texts: "")."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Shows `value` and forgets what was typed."""
        raise NotImplementedError

    def problem(self) -> T | None:
        """What is wrong with the content, None when it can be saved."""
        wrong = self._wrong()
        if wrong is None and self._required and self.is_empty():
            return REQUIRED
        return wrong

    def problem_text(self) -> str:
        """The sentence shown to the user, "" when all is well."""
        found = self.problem()
        if found is None:
            return ""
        return QCoreApplication.translate(found.context, found.text).format(**self._facts())

    def is_empty(self) -> bool:
        return self.value() in (None, "")

    def is_changed(self) -> bool:
        """Whether the content differs from what `set_value` has put in; what cannot be read counts as
        different.
        """
        raise NotImplementedError

    def draft(self) -> str | None:
        """What was typed, to be kept in a draft; None when nothing was changed."""
        return None

    def restore(self, draft: str) -> None:
        """Types a draft again."""

    def set_read_only(self, read_only: bool) -> None:
        raise NotImplementedError

    def is_read_only(self) -> bool:
        return self._read_only

    def set_required(self, required: bool) -> None:
        self._required = required

    def set_name(self, name: str) -> None:
        """The label's text, for screen readers."""
        target = self.focusProxy() or self
        target.setAccessibleName(name)

    def show_problem(self) -> bool:
        """Shows what is wrong, if anything; answers whether all is well."""
        text = self.problem_text()
        self._mark(bool(text))
        if text or self._says is not None:
            label = self._label()
            label.setText(text)
            label.setVisible(bool(text))
        return not text

    # -- for the kinds

    def _wrong(self) -> T | None:
        return None

    def _facts(self) -> dict[str, object]:
        """Figures named in the sentences of `problem`."""
        return {}

    def _mark(self, bad: bool) -> None:
        target = self.focusProxy() or self
        if bool(target.property("problem")) != bad:
            target.setProperty("problem", bad)
            target.update()

    def _label(self) -> QLabel:
        if self._says is None:
            self._says = QLabel(self)
            self._says.setObjectName("problem")
            self._says.setWordWrap(True)
            self._says.setFont(small_font())
            self._paint_label()
            self._box.addWidget(self._says)
        return self._says

    def _paint_label(self) -> None:
        if self._says is not None:
            look = self._says.palette()
            look.setColor(self._says.foregroundRole(), colours().error)
            self._says.setPalette(look)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_label()

    def _edited(self) -> None:
        """After a change by the user: a shown problem goes as soon as it is mended."""
        if self._says is not None and not self._says.isHidden():
            self.show_problem()
        self.changed.emit()


class TypedField(Field):
    """A field whose value is read from one line of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(self)
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self._settle)
        self._row.addWidget(self.edit, 1)
        self.setFocusProxy(self.edit)
        self._good: Any = None  # the last value that was put in or finished
        self._first: Any = None  # what set_value has put in
        self._put = ""  # its text
        self._hint: QLabel | None = None

    def _read(self, text: str) -> tuple[Any, T | None]:
        """The value of a text that is not empty, or what is wrong with it."""
        raise NotImplementedError

    def _show(self, value: Any) -> str:
        raise NotImplementedError

    def value(self) -> Any:
        text = self.edit.text()
        if text == self._put:
            return self._first
        if not text.strip():
            return self._empty()
        value, wrong = self._read(text)
        return self._good if wrong else value

    def _empty(self) -> Any:
        return None

    def set_value(self, value: Any) -> None:
        self._first = self._good = value
        self._put = "" if value is None else self._show(value)
        self.edit.setText(self._put)
        self.edit.setCursorPosition(0)
        self._after_text()
        if self._says is not None:
            self.show_problem()

    def _wrong(self) -> T | None:
        text = self.edit.text()
        return None if text == self._put or not text.strip() else self._read(text)[1]

    def is_changed(self) -> bool:
        return self.edit.text() != self._put and (self._wrong() is not None or self.value() != self._first)

    def draft(self) -> str | None:
        return self.edit.text() if self.is_changed() else None

    def restore(self, draft: str) -> None:
        self.edit.setText(draft)
        self._settle()
        self._typed()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.edit.setReadOnly(read_only)

    def _typed(self) -> None:
        self._after_text()
        self._edited()

    def _settle(self) -> None:
        """The text in its full form, or what is wrong with it."""
        text = self.edit.text()
        value, wrong = self.value(), self._wrong()
        if wrong is None:
            self._good = value
            if text != self._put and text.strip() and self._show(value) != text:
                self.edit.setText(self._show(value))
                self._after_text()
        if self._says is not None or wrong is not None:
            self.show_problem()
        self.settled.emit()

    def _after_text(self) -> None:
        """The text is another now."""

    def _beside(self, text: str) -> None:
        """A quiet remark to the right of the text."""
        if self._hint is None:
            if not text:
                return
            self._hint = QLabel(self)
            self._hint.setForegroundRole(self._hint.foregroundRole().PlaceholderText)
            self._hint.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            self._row.addWidget(self._hint)
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        """A key pressed in the text; True when it is dealt with."""
        return False


def marks_of(locale: QLocale) -> Marks:
    group = locale.groupSeparator()
    return Marks(locale.decimalPoint(), "\u00a0" if group.isspace() else group)


def habits_of(locale: QLocale, lean: str = "near") -> Habits:
    """The order of day, month and year in the locale's short date."""
    shown = locale.dateFormat(QLocale.FormatType.ShortFormat)
    order = "".join(sorted("dmy", key=lambda letter: shown.lower().find(letter)))
    return Habits(order if order in ("dmy", "mdy", "ymd") else "dmy", lean)


def day_format(locale: QLocale) -> str:
    """The locale's short date with all four digits of the year and without signs that hide its direction."""
    shown = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return shown if "yyyy" in shown else shown.replace("yy", "yyyy")
