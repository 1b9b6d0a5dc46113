"""The preferences, built from the declared settings: this computer, the person, the firm.

A setting is kept as soon as it is changed; there is no button to forget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.places import Places
from app.core.settings import SETTINGS, Setting
from widgets.countries import countries
from widgets.fields import ChoiceField, Field, FlagField, NumberField, TextField
from widgets.theme import UNIT, Theme, bold

_LOOKS = ("look", "text.percent", "text.edges", "drawing")
_COUNTRIES = ("country", "phone.region")  # ISO codes, chosen by name
_TEXT = 80  # characters of a text setting
_WIDE = UNIT * 28


class Preferences(QScrollArea):
    """One page of three parts. use_language: puts another language in force at once, False: the person would rather not;
    without it another language is shown from the next start on.
    """

    def __init__(
        self,
        workplace: Workplace,
        places: Places,
        theme: Theme,
        use_language: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._places, self._theme = workplace, places, theme
        self._use_language = use_language
        self.fields: dict[str, Field] = {}
        self.setProperty("help", "preferences")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._build()

    def title(self) -> str:
        """What the page's tab says."""
        return self.tr("Preferences")

    def _build(self) -> None:
        self.fields.clear()
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT * 3)
        box.setSpacing(UNIT)
        administrator = self._workplace.facts.rights.may_add("employee")
        self._labels = self._width_of(words(one.label) for one in SETTINGS.values() if one.kind != "data")
        for scope, title, remark in (
            ("machine", self.tr("This computer"), ""),
            ("person", self.tr("Me, on any computer"), ""),
            (
                "firm",
                self.tr("The firm"),
                "" if administrator else self.tr("Only an administrator changes these."),
            ),
        ):
            declared = [one for one in SETTINGS.values() if one.scope == scope and one.kind != "data"]
            if declared:
                box.addLayout(self._part(title, remark, declared, scope != "firm" or administrator))
        box.addStretch(1)
        self.setWidget(page)

    def _part(self, title: str, remark: str, declared: list[Setting], may: bool) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, UNIT, 0, UNIT)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setHorizontalSpacing(UNIT * 3)
        head = QLabel(title)
        head.setFont(bold())
        form.addRow(head)
        if remark:
            form.addRow(_quiet(remark))
        for setting in declared:
            field = self._field(setting)
            field.set_read_only(not may)
            field.set_name(words(setting.label))
            self.fields[setting.key] = field
            label = QLabel(words(setting.label))
            label.setBuddy(field)
            label.setMinimumWidth(self._labels)
            form.addRow(label, field)
            if setting.key == "language" and self._use_language is None:
                form.addRow("", _quiet(self.tr("Another language is shown from the next start on.")))
        return form

    def _width_of(self, texts: Iterable[str]) -> int:
        """Room for the longest of the texts and a box around it: the parts stand in one column."""
        return max(self.fontMetrics().horizontalAdvance(text) for text in texts) + 5 * UNIT

    def _field(self, setting: Setting) -> Field:
        field: Field
        if setting.kind == "flag":
            field = FlagField()
        elif setting.kind == "int":
            field = NumberField(low=setting.low, high=setting.high)
        elif setting.kind == "choice":
            field = ChoiceField([(key, words(mark)) for key, mark in setting.options])
            field.setMinimumWidth(max(_WIDE, self._width_of(words(mark) for _, mark in setting.options)))
        elif setting.key in _COUNTRIES:
            field = ChoiceField(countries("ru" if QLocale().name().startswith("ru") else "en"))
            field.setMinimumWidth(_WIDE)
        else:
            field = TextField(_TEXT)
            field.setMinimumWidth(_WIDE)
        field.set_required(setting.kind == "int" or isinstance(field, ChoiceField))
        field.set_value(self._value(setting))
        done = field.changed if isinstance(field, FlagField | ChoiceField) else field.settled
        done.connect(lambda: self._keep(setting, field))
        return field

    def _value(self, setting: Setting) -> Any:
        if setting.scope == "machine":
            return self._places.setting(setting.key, setting.default)
        return self._workplace.facts.settings.get(setting.key)

    def _keep(self, setting: Setting, field: Field) -> None:
        if field.is_read_only() or not field.show_problem():
            return
        value = field.value()
        if value == self._value(setting):
            return
        if (
            setting.key == "language"
            and self._use_language is not None
            and self._use_language(value) is False
        ):
            field.set_value(self._value(setting))
            return
        if setting.scope == "machine":
            self._places.set_setting(setting.key, value)
        else:
            self._workplace.remember(setting.key, value, for_firm=setting.scope == "firm")
        if setting.key in _LOOKS:
            self._theme.apply(self._theme.chosen(self._places.setting))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.fields:
            self._build()


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setForegroundRole(label.foregroundRole().PlaceholderText)
    return label
