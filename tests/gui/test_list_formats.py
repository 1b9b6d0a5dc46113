"""How values are shown in lists, in two locales."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from app.core.entities import ENTITIES
from app.core.entity import Col
from app.core.texts import T
from widgets.formats import OVERDUE, TODAY, Formats, due_state

NOW = dt.datetime(2026, 11, 21, 12, 0)
LABEL = T("Test", "Label")
RUSSIAN, ENGLISH = QLocale("ru_RU"), QLocale("en_GB")


def shown(kind: str, value: Any, locale: QLocale = RUSSIAN, **more: Any) -> str:
    return Formats(lambda: NOW, locale).show(Col(name="x", label=LABEL, kind=kind, **more), value)


@pytest.mark.parametrize(
    ("kind", "value", "russian", "english"),
    [
        ("text", "one\ntwo\t three", "one two three", "one two three"),
        ("text", None, "", ""),
        ("int", 1234567, "1\u00a0234\u00a0567", "1,234,567"),
        ("day", dt.date(2026, 1, 5), "05.01.2026", "05/01/2026"),
        ("moment", dt.datetime(2026, 1, 5, 9, 30, 59), "05.01.2026 09:30", "05/01/2026 09:30"),
        ("flag", True, "Yes", "Yes"),
        ("flag", False, "", ""),
        ("phone", "+79123456789", "+7 912 345-67-89", "+7 912 345-67-89"),
        ("phone", "ask Anna", "ask Anna", "ask Anna"),
        ("size", 500, "500 B", "500 B"),
        ("due", dt.datetime(2026, 11, 22, 9, 0), "tomorrow 09:00", "tomorrow 09:00"),
        ("due", dt.datetime(2026, 11, 21, 9, 0), "today 09:00", "today 09:00"),
        ("due", dt.datetime(2026, 11, 20, 23, 59), "yesterday 23:59", "yesterday 23:59"),
        ("due", dt.datetime(2026, 11, 23, 9, 0), "23.11.2026 09:00", "23/11/2026 09:00"),
    ],
)
def test_values_are_shown_in_the_way_of_the_locale(
    qtbot: QtBot, kind: str, value: Any, russian: str, english: str
) -> None:
    assert shown(kind, value, RUSSIAN) == russian
    assert shown(kind, value, ENGLISH) == english


def test_choices_are_shown_in_words_and_unknown_letters_as_they_are(qtbot: QtBot) -> None:
    options = (("O", T("Test", "Open")), ("D", T("Test", "Done")))
    assert shown("choice", "D", options=options) == "Done"
    assert shown("choice", "X", options=options) == "X"


def test_what_should_be_done_already_is_overdue_and_what_is_left_of_today_is_not() -> None:
    assert due_state(NOW - dt.timedelta(minutes=1), NOW) == OVERDUE
    assert due_state(NOW, NOW) == TODAY
    assert due_state(NOW + dt.timedelta(hours=11), NOW) == TODAY
    assert due_state(NOW + dt.timedelta(hours=13), NOW) == ""
    assert Formats(lambda: NOW).due_state(None) == ""


def test_phones_are_shown_in_groups_wherever_a_list_has_them() -> None:
    bare = [
        (entity.key, col.name)
        for entity in ENTITIES.values()
        for col in entity.columns
        if col.name == "phone" and col.kind != "phone"
    ]
    assert bare == []
