"""Changing one field of many rows: which field, what value, how many rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.entity import Entity, Flag, Text
from app.core.entity import Field as Declared
from widgets.card_editors import Form, make
from widgets.fields import Field
from widgets.theme import UNIT


class _OneField(Form):
    """The editor of the field in force; no field has neighbours here."""

    def value_of(self, name: str) -> Any:
        return None


class MassDialog(QDialog):
    """Asks for a field and its new value. `sample`: names of some of the rows, so that one sees what is meant."""

    def __init__(
        self, workplace: Workplace, entity: Entity, count: int, sample: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change many rows"))
        self._workplace = workplace
        self._entity = entity
        self._count = count
        self.field = QComboBox(self)
        self.field.setAccessibleName(self.tr("&Field").replace("&", ""))
        for name in entity.mass:
            self.field.addItem(words(entity.field(name).label), name)
        self._form = _OneField(self)
        self._place = QVBoxLayout(self._form)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.editor: Field | None = None
        self.preview = QLabel(self)
        self.preview.setWordWrap(True)
        self.preview.setMinimumWidth(52 * UNIT)
        rows = QLabel("\n".join([*sample, "…"] if count > len(sample) else sample), self)
        rows.setForegroundRole(rows.foregroundRole().PlaceholderText)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Change"))
        self.buttons.accepted.connect(self._accepted)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(self.tr("&Field"), self.field)
        form.addRow(self.tr("&New value"), self._form)
        form.addRow(self.tr("Rows"), rows)
        form.addRow(self.preview)
        form.addRow(self.buttons)
        self.field.currentIndexChanged.connect(self._field_chosen)
        self._field_chosen()

    @property
    def declared(self) -> Declared:
        """The field chosen."""
        return self._entity.field(str(self.field.currentData()))

    @Slot()
    def _field_chosen(self) -> None:
        if self.editor is not None:
            self._place.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
        self.editor = make(self.declared, self._workplace, self._form)
        self.editor.set_value(None)
        self.editor.changed.connect(self._touch)
        self._touched = isinstance(self.declared, Flag)  # shows a value that may be meant as it stands
        self.editor.set_name(self.tr("&New value").replace("&", ""))
        self._place.addWidget(self.editor)
        self.setTabOrder(self.field, self.editor.focusProxy() or self.editor)  # it is made after the buttons
        self._show_preview()

    def value(self) -> Any:
        """The new value; a text that sorts a list is empty rather than none."""
        assert self.editor is not None
        value = self.editor.value()
        return value or "" if isinstance(self.declared, Text) else value

    def said_value(self) -> str:
        """The new value in words."""
        assert self.editor is not None
        if isinstance(self.declared, Flag):
            return self.tr("Yes") if self.value() else self.tr("No")
        value = self.value()
        if value in (None, ""):
            return self.tr("empty")
        for editor_text in (getattr(self.editor, "box", None), getattr(self.editor, "edit", None)):
            if editor_text is not None:
                text = getattr(editor_text, "currentText", None) or editor_text.text
                return str(text())
        return str(value)

    def summary(self) -> str:
        """What is done, for the journal of bulk operations."""
        return f"{words(self.declared.label)} → {self.said_value()}"

    @Slot()
    def _touch(self) -> None:
        self._touched = True
        self._show_preview()

    @Slot()
    def _show_preview(self) -> None:
        """Enter at once must not empty a field of many rows: "empty" too has to be chosen."""
        assert self.editor is not None
        missing = not self._touched or (self.declared.required and self.value() in (None, ""))
        count = self.tr("Rows to change: {n}").format(n=self._count)
        self.preview.setText("" if missing else f"{self.summary()}\n{count}")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not missing)

    @Slot()
    def _accepted(self) -> None:
        assert self.editor is not None
        if self.editor.show_problem():
            self.accept()
