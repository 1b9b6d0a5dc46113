"""The questions of a report as editors, made from its declaration."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import store
from app.core.entities import ENTITIES
from app.core.texts import T
from reports.params import (
    COMPARISONS,
    PRESETS,
    Flag,
    NumberParam,
    OneOf,
    Param,
    Period,
    PeriodChoice,
    Pick,
    PickChoice,
    TextParam,
)
from reports.report import Report
from widgets.fields import (
    ChoiceField,
    DayField,
    Field,
    FlagField,
    Found,
    Item,
    NumberField,
    RefField,
    TextField,
)
from widgets.theme import UNIT

COLUMNS = 4
NOT_GROUPED = T("Report", "No grouping")
GROUPED_BY = T("Report", "Group by")
COMPARE = T("Report", "Compare")


class PeriodEditor(QWidget):
    """A named period or two days of one's own. What to compare with is an editor beside it, `compare`."""

    changed = Signal()

    def __init__(self, param: Period, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._param = param
        now = workplace.facts.now
        names = [key for key in PRESETS if not (param.required and key == "all")]
        self.preset = ChoiceField([Item(key, words(PRESETS[key])) for key in names], self)
        self.preset.set_required(True)
        self.first, self.last = DayField(now, parent=self), DayField(now, parent=self)
        self.compare = ChoiceField([Item(key, words(text)) for key, text in COMPARISONS.items()], self)
        self.compare.set_required(True)
        self.compare.setVisible(param.compare)
        self.preset.box.setMinimumContentsLength(19)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.preset)
        for day in (self.first, self.last):
            day.edit.setMinimumWidth(day.edit.fontMetrics().horizontalAdvance("00.00.0000") + 2 * UNIT)
            row.addWidget(day)
        row.addStretch(1)
        for each in (self.preset, self.first, self.last, self.compare):
            each.changed.connect(self._changed)
        self.setFocusProxy(self.preset)
        self.set_value(param.initial())

    def value(self) -> PeriodChoice:
        """The choice."""
        preset = str(self.preset.value() or "all")
        custom = preset == "custom"
        compare = str(self.compare.value() or "") if self._param.compare else ""
        return PeriodChoice(
            preset, self.first.value() if custom else None, self.last.value() if custom else None, compare
        )

    def set_value(self, choice: object) -> None:
        """Show a choice."""
        shown = choice if isinstance(choice, PeriodChoice) else self._param.initial()
        self.preset.set_value(shown.preset)
        self.first.set_value(shown.first)
        self.last.set_value(shown.last)
        self.compare.set_value(shown.compare)
        self._show_days()

    def set_name(self, name: str) -> None:
        """For screen readers."""
        self.preset.set_name(name)
        self.first.set_name(self.tr("{name}: first day").format(name=name))
        self.last.set_name(self.tr("{name}: last day").format(name=name))
        self.compare.set_name(self.tr("{name}: comparison").format(name=name))

    def is_wrong(self) -> bool:
        """Whether a day cannot be read, or the days are the wrong way round; says so."""
        if self.preset.value() != "custom":
            return False
        fine = [each.show_problem() for each in (self.first, self.last)]
        first, last = self.first.value(), self.last.value()
        return not all(fine) or (isinstance(first, date) and isinstance(last, date) and first > last)

    def _changed(self) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        own = self.preset.value() == "custom"
        self.first.setVisible(own)
        self.last.setVisible(own)


class PickEditor(QWidget):
    """One record: a list for dictionaries and small entities, a search for large ones."""

    changed = Signal()

    def __init__(self, param: Pick, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._of = param.of
        self.field: ChoiceField | RefField = self._made(param)
        self.field.changed.connect(self.changed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.field)
        self.setFocusProxy(self.field)

    def _made(self, param: Pick) -> ChoiceField | RefField:
        kind, _, dictionary = param.of.partition(":")
        facts = self._workplace.facts
        if kind != "dictionary" and not ENTITIES[kind].small:
            found = RefField(self._look_up, parent=self)
            found.opened.connect(lambda row: self._workplace.open_card(kind, row, None))
            return found
        values = facts.picks(dictionary) if kind == "dictionary" else facts.refs(kind)
        return ChoiceField([Item(value.id, value.name, value.is_active) for value in values], self)

    def _look_up(self, text: str, answer: Callable[[Sequence[Found]], None]) -> None:
        self._workplace.background.run(
            self,
            store.lookup(self._of, text),
            lambda rows: answer([Found(row[0], row[1], row[2] or "") for row in rows]),
            key="lookup",
        )

    def value(self) -> PickChoice | None:
        """The choice."""
        chosen = self.field.value()
        if chosen is None:
            return None
        name = self.field.name() if isinstance(self.field, RefField) else self.field.box.currentText()
        return PickChoice(int(chosen), name)

    def set_value(self, choice: object) -> None:
        """Show a choice."""
        if isinstance(choice, PickChoice):
            self.field.set_value(choice.id, choice.text)
        else:
            self.field.set_value(None)

    def set_name(self, name: str) -> None:
        """For screen readers."""
        self.field.set_name(name)

    def is_wrong(self) -> bool:
        """Whether something is typed that names no record; says so."""
        return not self.field.show_problem()


class PlainEditor(QWidget):
    """A number, words, one of a few codes, yes or no: one of the common fields."""

    changed = Signal()

    def __init__(self, param: NumberParam | OneOf | Flag | TextParam, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._param = param
        self.field: Field = _plain(param, self)
        self.field.changed.connect(self.changed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.set_value(param.initial())

    def value(self) -> object:
        """The choice."""
        found = self.field.value()
        if isinstance(self._param, NumberParam):
            return self._param.default if found is None else int(found)
        return "" if found is None else found

    def set_value(self, choice: object) -> None:
        """Show a choice."""
        self.field.set_value(None if choice == "" and isinstance(self._param, OneOf) else choice)

    def set_name(self, name: str) -> None:
        """For screen readers."""
        self.field.set_name(name)

    def is_wrong(self) -> bool:
        """Whether what was typed cannot be read; says so."""
        return not self.field.show_problem()


def _plain(param: NumberParam | OneOf | Flag | TextParam, parent: QWidget) -> Field:
    if isinstance(param, NumberParam):
        return NumberField(low=param.least, high=param.most, parent=parent)
    if isinstance(param, OneOf):
        return ChoiceField([Item(key, words(text)) for key, text in param.choices], parent)
    if isinstance(param, Flag):
        return FlagField(words(param.title), parent)
    return TextField(param.size, parent=parent)


Editor = PeriodEditor | PickEditor | PlainEditor


class ParamsForm(QWidget):
    """All editors of one report, four to a row, and the choice of its grouping.

    Signals: changed: the user has changed an answer.
    """

    changed = Signal()

    def __init__(self, report: Report, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self.editors: dict[str, Editor] = {}
        self.grouping: ChoiceField | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * UNIT)
        self._grid.setVerticalSpacing(UNIT // 2)
        self._next = 0
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        for param in report.params:
            self._add(param, workplace)
        if report.groups:
            self._add_grouping()

    def _add(self, param: Param, workplace: Workplace) -> None:
        made: Editor
        if isinstance(param, Period):
            made = PeriodEditor(param, workplace, self)
        elif isinstance(param, Pick):
            made = PickEditor(param, workplace, self)
        else:
            made = PlainEditor(param, self)
        made.set_name(words(param.title))
        made.changed.connect(self.changed)
        self.editors[param.name] = made
        title = "" if isinstance(param, Flag) else words(param.title)
        self._place(title, made, 2 if isinstance(param, Period) else 1)
        if isinstance(made, PeriodEditor) and isinstance(param, Period) and param.compare:
            self._place(words(COMPARE), made.compare, 1)

    def _add_grouping(self) -> None:
        items = [
            Item(group.key, words(self.report.column(group.shows).title)) for group in self.report.groups
        ]
        self.grouping = ChoiceField([Item("", words(NOT_GROUPED)), *items], self)
        self.grouping.set_required(True)
        self.grouping.set_value(self.report.group_by[0] if self.report.group_by else "")
        self.grouping.set_name(words(GROUPED_BY))
        self.grouping.changed.connect(self.changed)
        self._place(words(GROUPED_BY), self.grouping, 1)

    def _place(self, title: str, editor: QWidget, wide: int) -> None:
        if self._next % COLUMNS + wide > COLUMNS:
            self._next += COLUMNS - self._next % COLUMNS
        row, column = self._next // COLUMNS * 2, self._next % COLUMNS
        label = QLabel(title, self)
        label.setBuddy(editor)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._grid.addWidget(label, row, column, 1, wide)
        self._grid.addWidget(editor, row + 1, column, 1, wide, Qt.AlignmentFlag.AlignTop)
        self._next += wide

    def choices(self) -> dict[str, object]:
        """The answers by name."""
        return {name: editor.value() for name, editor in self.editors.items()}

    def group_by(self) -> tuple[str, ...]:
        """The grouping chosen."""
        chosen = self.grouping.value() if self.grouping is not None else ""
        return (str(chosen),) if chosen else ()

    def set_choices(self, choices: Mapping[str, object], group_by: Any = None) -> None:
        """Show answers; a grouping that is not offered (any more) is left as it is."""
        for name, editor in self.editors.items():
            if name in choices:
                editor.set_value(choices[name])
        if self.grouping is not None and isinstance(group_by, list | tuple):
            keys = {group.key for group in self.report.groups}
            chosen = group_by[0] if group_by else ""
            if chosen == "" or chosen in keys:
                self.grouping.set_value(chosen)

    def wrong(self) -> QWidget | None:
        """The first editor whose content cannot be used, marked; None when all is well."""
        bad = [editor for editor in self.editors.values() if editor.is_wrong()]
        return bad[0] if bad else None

    def editor(self, name: str) -> QWidget:
        """The editor of a parameter."""
        return self.editors[name]
