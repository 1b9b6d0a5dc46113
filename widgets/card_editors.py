"""The editor of each kind of declared field, wired to what the program knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core import phones, store
from app.core import tax_numbers as tax
from app.core.cases import newcomers
from app.core.entities import ENTITIES
from app.core.entity import Choice, Day, Flag, Memo, Moment, Money, Number, Photo, Pick, Ref, Text
from app.core.entity import Field as Declared
from app.core.facts import Facts
from app.core.texts import T
from widgets.countries import countries, language
from widgets.fields import (
    ChoiceField,
    DayField,
    Field,
    FlagField,
    Found,
    Item,
    MemoField,
    MomentField,
    MoneyField,
    NumberField,
    PhoneField,
    PhotoField,
    Reading,
    RefField,
    TextField,
)

NO_EMAIL = T("Card", "An e-mail address has the form name@company.com.")
NO_LOGIN = T("Card", "Latin letters, digits and _ only; begin with a letter.")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_LOGIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_FUTURE = frozenset({"due_at", "remind_at"})


class Form(QWidget):
    """What an editor may ask of the form it stands in; answers from the base come only while the form lives."""

    def value_of(self, name: str) -> Any:
        """What a field holds now, None when the form has no such field."""
        raise NotImplementedError


class CheckedText(TextField):
    """A text of a certain form: e-mail, log-in."""

    def __init__(self, size: int, pattern: re.Pattern[str], says: T) -> None:
        self._pattern, self._sentence = pattern, says
        super().__init__(size)

    def _read(self, text: str) -> tuple[Any, T | None]:
        value, wrong = super()._read(text)
        if wrong is None and value and not self._pattern.fullmatch(value):
            return value, self._sentence
        return value, wrong


class LoginText(CheckedText):
    """A log-in: kept in capital letters, as the server knows it."""

    def __init__(self, size: int) -> None:
        super().__init__(size, _LOGIN, NO_LOGIN)

    def _read(self, text: str) -> tuple[Any, T | None]:
        value, wrong = super()._read(text)
        return value.upper(), wrong


class TaxText(TextField):
    """A tax number: a wrong one is said to be so and kept, for foreign numbers have rules of their own."""

    def __init__(self, size: int, form: Form) -> None:
        self._form = form
        super().__init__(size)

    def _read(self, text: str) -> tuple[Any, T | None]:
        value, wrong = super()._read(text)
        found = tax.tax_number(value, str(self._form.value_of("country") or "")) if value else None
        return (found.compact if found and found.valid else value), wrong

    def _after_text(self) -> None:
        text = self.edit.text().strip()
        if not text:
            self._beside("")
            return
        found = tax.tax_number(text, str(self._form.value_of("country") or ""))
        if found.valid:
            self._beside("✓")
            if self._hint is not None:
                self._hint.setToolTip(found.kind)
        else:
            unknown = found.fault is tax.Fault.UNCHECKED
            self._beside("" if unknown else self.tr("check the number"))


def make(declared: Declared, workplace: Workplace, form: Form) -> Field:
    """The editor of a field, its name and requirement set."""
    editor = _made(declared, workplace, form)
    editor.setObjectName(declared.name)
    editor.set_required(declared.required or isinstance(declared, Choice))
    editor.set_name(words(declared.label))
    if declared.hint:
        editor.setToolTip(words(declared.hint))
    return editor


def _made(declared: Declared, workplace: Workplace, form: Form) -> Field:
    facts = workplace.facts
    match declared:
        case Text():
            return _text(declared, workplace, form)
        case Memo():
            return MemoField(declared.size, lines=2, most=8)
        case Number():
            return NumberField(0, declared.low, declared.high)
        case Money():
            return MoneyField()
        case Day():
            return DayField(facts.now, lean="past" if declared.name == "birthday" else "near")
        case Moment():
            return MomentField(facts.now, lean="future" if declared.name in _FUTURE else "near")
        case Flag():
            return FlagField(words(declared.label))
        case Choice():
            return ChoiceField([Item(key, words(text)) for key, text in declared.options])
        case Pick():
            return ChoiceField(choices(declared, facts) or ())
        case Photo():
            return PhotoField()
        case Ref() if (items := choices(declared, facts)) is not None:
            return ChoiceField(items)
        case Ref():
            return _reference(declared, workplace, form)
    raise TypeError(f"no editor for {type(declared).__name__}")


def choices(declared: Declared, facts: Facts) -> list[Item] | None:
    """What a field offers as a whole list; None for one that is found by search or is no choice."""
    if isinstance(declared, Pick):
        return [Item(v.id, v.name, v.is_active) for v in facts.picks(declared.kind)]
    if isinstance(declared, Ref) and (ENTITIES[declared.to].small or facts.refs(declared.to)):
        return [Item(v.id, v.name, v.is_active) for v in facts.refs(declared.to)]
    return None


def _text(declared: Text, workplace: Workplace, form: Form) -> Field:
    settings = workplace.facts.settings
    if declared.kind == "phone":
        region, area = str(settings.get("phone.region")), str(settings.get("phone.area"))

        def read(typed: str) -> Reading:
            number = phones.normal(typed, region, area)
            return Reading(phones.pretty(number.e164, number.extension) if number.valid else "", number.valid)

        return PhoneField(read, declared.size)
    if declared.kind == "email":
        return CheckedText(declared.size, _EMAIL, NO_EMAIL)
    if declared.kind == "login":
        return LoginText(declared.size)
    if declared.kind == "tax":
        return TaxText(declared.size, form)
    if declared.kind == "country":
        return ChoiceField(countries(language()))
    if declared.suggests:
        return TextField(declared.size, _suggesting(declared, workplace, form))
    return TextField(declared.size)


def _suggesting(
    declared: Text, workplace: Workplace, form: Form
) -> Callable[[str, Callable[[list[str]], None]], None]:
    def suggest(typed: str, answer: Callable[[list[str]], None]) -> None:
        job = store.suggestions("client", declared.suggests, typed)
        workplace.background.run(form, job, answer, _nothing, key=f"suggest {declared.suggests}")

    return suggest


def _reference(declared: Ref, workplace: Workplace, form: Form) -> RefField:
    """A reference to a large entity: found by the beginnings of words; people of the chosen client come first."""

    def lookup(typed: str, answer: Callable[[Sequence[Found]], None]) -> None:
        client_id = form.value_of("client_id") if declared.to == "contact" else None
        if not typed and client_id is not None:

            def people(found: list[tuple[int, str, str]]) -> None:
                answer([Found(*one) for one in found])

            workplace.background.run(form, newcomers.people_of(client_id), people, _nothing, key="lookup")
        elif typed:

            def rows(found: list[tuple[int, str, str]]) -> None:
                answer([Found(row_id, title, hint or "") for row_id, title, hint in found])

            workplace.background.run(form, store.lookup(declared.to, typed), rows, _nothing, key="lookup")
        else:
            answer([])

    def create(name: str, take: Callable[[int, str], None]) -> None:
        values = store.blank(declared.to, workplace.facts, {"name": name}).values
        if declared.to == "client":
            values["kind"] = "O"

        def made(saved: store.Saved) -> None:
            take(saved.id, name)
            workplace.say_changed(declared.to, saved.id)

        workplace.background.run(form, store.save(declared.to, values), made)

    may_add = declared.to in ("client", "contact") and workplace.facts.rights.may_add(declared.to)
    field = RefField(lookup, create if may_add else None)
    field.opened.connect(lambda row_id: workplace.open_card(declared.to, row_id, None))
    return field


def _nothing(_: object) -> None:
    """Suggestions that do not come are not missed."""
