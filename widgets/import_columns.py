"""The second page of the import: what each column is, as guessed, for the user to put right; recipes."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QStyledItemDelegate,
    QWidget,
)

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import keeping
from app.core.clinic import mapping
from app.core.clinic.fields import FIELDS
from app.core.clinic.mapping import Column
from app.core.clinic.table import shown
from app.core.keeping import Saved
from widgets.import_page import Page
from widgets.import_table import Rows, RowsView
from widgets.import_work import Work
from widgets.theme import UNIT

_HEADER, _MEANING, _OWNER, _EXAMPLES = range(4)
_PERSONS = 9


class _Picker(QStyledItemDelegate):
    """A combo box in the columns that can be decided; it opens at once and takes the choice at once."""

    def __init__(self, page: ColumnsPage, choices: Callable[[Column, int], list[tuple[str, Any]]]) -> None:
        super().__init__(page)
        self._page = page
        self._choices = choices

    def createEditor(self, parent: QWidget, option: Any, index: Any) -> QWidget:
        box = QComboBox(parent)
        box.setMaxVisibleItems(20)
        for text, data in self._choices(self._page.model.things[index.row()], index.column()):
            box.addItem(text, data)
        box.activated.connect(lambda _: self._chosen(box))
        return box

    def _chosen(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Any) -> None:
        assert isinstance(editor, QComboBox)
        column: Column = self._page.model.things[index.row()]
        editor.setCurrentIndex(editor.findData(column.field if index.column() == _MEANING else column.group))
        editor.showPopup()

    def setModelData(self, editor: QWidget, model: Any, index: Any) -> None:
        assert isinstance(editor, QComboBox)
        self._page.decide(index.row(), index.column(), editor.currentData())


class _Columns(Rows):
    """The columns; meaning and owner can be edited."""

    def flags(self, index: Any) -> Qt.ItemFlag:
        found = super().flags(index)
        if index.column() in (_MEANING, _OWNER):
            found |= Qt.ItemFlag.ItemIsEditable
        return found


class ColumnsPage(Page):
    """Shows every column of the file with examples; Enter or a click on its meaning changes it."""

    def __init__(self, workplace: Workplace, work: Work, parent: QWidget) -> None:
        super().__init__(workplace, work, parent)
        self._recipes: list[Saved] = []
        self.model = _Columns(self, self._text)
        self.view = RowsView(self.model, self, [28, 26, 20])
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.view.setItemDelegate(_Picker(self, self._choices))
        self.view.activated.connect(self._edit)
        self.header_row = QSpinBox(self)
        self.header_row.setMinimum(0)
        self.region = QLineEdit(self)
        self.area = QLineEdit(self)
        for edit, letters in ((self.region, 5), (self.area, 8)):
            edit.setMaximumWidth(letters * 2 * UNIT)
        self.region.setMaxLength(2)
        self.recipe = QComboBox(self)
        self.recipe.setMinimumWidth(20 * UNIT)
        self.keep = QPushButton(self)
        self.problem = QLabel(self)
        self.labels = [QLabel(self) for _ in range(4)]
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        fields = (self.header_row, self.region, self.area, self.recipe)
        for label, part in zip(self.labels, fields, strict=True):
            label.setBuddy(part)
            line.addWidget(label)
            line.addWidget(part)
            line.addSpacing(UNIT)
        line.addWidget(self.keep)
        line.addStretch(1)
        self.box.addLayout(line)
        self.box.addWidget(self.view, 1)
        self.box.addWidget(self.problem)
        self.header_row.valueChanged.connect(self._other_headers)
        self.recipe.activated.connect(self._take_recipe)
        self.keep.clicked.connect(self._keep_recipe)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Columns"))
        self.says.setText(
            self.tr(
                "What each column means is guessed from its header and its cells. Put right what is wrong."
            )
        )
        texts = (
            self.tr("Headers in row"),
            self.tr("Country of phones"),
            self.tr("Area code"),
            self.tr("Recipe"),
        )
        for label, text in zip(self.labels, texts, strict=True):
            label.setText(text)
        self.header_row.setSpecialValueText(self.tr("none"))
        self.keep.setText(self.tr("Save as a recipe…"))

    def first(self) -> QWidget:
        return self.view

    def entered(self) -> None:
        state = self.work.state
        assert state.mapping is not None
        assert state.table is not None
        self.header_row.blockSignals(True)
        self.header_row.setMaximum(min(50, len(state.table.rows)))
        self.header_row.setValue(state.mapping.header_row + 1)
        self.header_row.blockSignals(False)
        self.region.setText(state.mapping.region)
        self.area.setText(state.mapping.area)
        self._show()
        self.view.setCurrentIndex(self.model.index(0, _MEANING))
        self._ask_recipes()

    def left(self) -> None:
        state = self.work.state
        assert state.mapping is not None
        region = self.region.text().strip().upper() or state.mapping.region
        state.mapping = replace(state.mapping, region=region, area=self.area.text().strip())

    def ready(self) -> bool:
        found = self.work.state.mapping
        return found is not None and not found.problems()

    def _show(self) -> None:
        state = self.work.state
        assert state.mapping is not None
        headers = [self.tr("Column"), self.tr("Meaning"), self.tr("Of whom"), self.tr("Examples")]
        self.model.show(state.mapping.columns, headers)
        self._show_problem()

    def _show_problem(self) -> None:
        mapped = self.work.state.mapping
        found = mapped.problems() if mapped is not None else []
        if not found:
            self.problem.setText("")
        elif found[0] == "no_name":
            self.problem.setText(self.tr("Say which column holds the name of the client or of the person."))
        else:  # the same field twice
            field = FIELDS[found[0].partition(":")[2]]
            text = self.tr("Two columns are “{field}”; only one can be.")
            self.problem.setText(text.format(field=words(field.label)))
        self.problem.setVisible(bool(found))
        self.changed.emit()

    def _text(self, column: Column, place: int) -> str:
        if place == _HEADER:
            return column.header
        if place == _MEANING:
            return self._meaning(column.field, column)
        if place == _OWNER:
            return self._owner(column.group) if column.field else ""
        return self._examples(column.index)

    def _meaning(self, key: str, column: Column | None = None) -> str:
        if not key:
            return self.tr("— left out —")
        text = words(FIELDS[key].label)
        if column is not None and column.name and key == "class":
            return f"{text}: {column.name}"
        return text

    def _owner(self, group: int) -> str:
        return self.tr("Client") if group == 0 else self.tr("Contact person {number}").format(number=group)

    def _examples(self, index: int) -> str:
        state = self.work.state
        assert state.table is not None
        assert state.mapping is not None
        found: list[str] = []
        for row in mapping.data_rows(state.table, state.mapping):
            text = " ".join(shown(state.table.cell(row, index)).split())
            if text and text not in found:
                found.append(text[:40])
            if len(found) == 4 or row > 200:
                break
        return "   ·   ".join(found)

    def _choices(self, column: Column, place: int) -> list[tuple[str, Any]]:
        if place == _MEANING:
            known = sorted(
                ((words(field.label), key) for key, field in FIELDS.items()), key=lambda one: one[0].lower()
            )
            return [(self.tr("— left out —"), ""), *known]
        of = FIELDS[column.field].of if column.field else "both"
        groups = range(1 if of == "person" else 0, 1 if of == "client" else _PERSONS + 1)
        return [(self._owner(group), group) for group in groups]

    def decide(self, row: int, place: int, value: Any) -> None:
        """The user's word on one column."""
        state = self.work.state
        assert state.mapping is not None
        column = state.mapping.columns[row]
        if place == _MEANING:
            of = FIELDS[value].of if value else "client"
            group = 0 if of == "client" else max(column.group, 1) if of == "person" else column.group
            name = column.header if value == "class" else column.name if group else ""
            column = replace(column, field=value, group=group, name=name, certainty=1.0)
        else:
            column = replace(column, group=value)
        state.mapping = state.mapping.with_column(column)
        self.model.things = state.mapping.columns
        self.model.renew()
        self._show_problem()

    @Slot(QModelIndex)
    def _edit(self, index: QModelIndex) -> None:
        place = index.column() if index.column() in (_MEANING, _OWNER) else _MEANING
        self.view.setCurrentIndex(index.siblingAtColumn(place))
        self.view.edit(index.siblingAtColumn(place))

    @Slot(int)
    def _other_headers(self, row: int) -> None:
        self.left()
        self.work.guess_again(row - 1)
        self._show()

    # recipes

    def _show_recipes(self, found: list[Saved]) -> None:
        self._recipes = found
        self.recipe.clear()
        self.recipe.addItem(self.tr("as guessed"))
        for one in found:
            self.recipe.addItem(one.name)
        mapped, table = self.work.state.mapping, self.work.state.table
        if mapped is None or table is None:
            return
        key = mapping.recipe_key(mapping.headers_of(table, mapped.header_row))
        for place, one in enumerate(found):
            if one.body.get("key") == key:  # a file of these headers was read by a recipe before
                self.recipe.setCurrentIndex(place + 1)
                self._take_recipe(place + 1)
                return

    @Slot(int)
    def _take_recipe(self, place: int) -> None:
        if place == 0:
            assert self.work.state.mapping is not None
            self.work.guess_again(self.work.state.mapping.header_row)
        else:
            self.work.use_recipe(str(self._recipes[place - 1].body.get("recipe", "")))
        mapped = self.work.state.mapping
        assert mapped is not None
        self.region.setText(mapped.region)
        self.area.setText(mapped.area)
        self._show()

    @Slot()
    def _keep_recipe(self) -> None:
        self.left()
        state = self.work.state
        assert state.mapping is not None
        assert state.table is not None
        name, sure = QInputDialog.getText(
            self, self.tr("Save as a recipe"), self.tr("Name"), text=state.name[:80]
        )
        if not sure or not name.strip():
            return
        headers = mapping.headers_of(state.table, state.mapping.header_row)
        body = {"key": mapping.recipe_key(headers), "recipe": mapping.to_json(state.mapping)}
        old = next((one for one in self._recipes if one.name == name.strip()), None)
        job = keeping.keep(
            uuid.uuid4().hex, "recipe", "client", name.strip(), self.workplace.facts.me_id, body, old
        )
        self.workplace.background.run(self, job, lambda _: self._ask_recipes(), key="keep")

    @Slot()
    def _ask_recipes(self) -> None:
        self.workplace.background.run(
            self, keeping.saved("recipe", "client"), self._show_recipes, key="recipes"
        )
