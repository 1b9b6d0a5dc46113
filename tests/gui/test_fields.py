from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.fields_gui import LOCALES, NOW, Key, leave, now, russian, shown, type_text  # noqa: F401 -- a fixture
from widgets.field_when import NO_DAY, show_day, show_moment
from widgets.fields import (
    DayField,
    MemoField,
    MomentField,
    MoneyField,
    NumberField,
    TextField,
)


class TestText:
    def test_typing_changes_and_putting_does_not(self, qtbot: QtBot) -> None:
        field = shown(qtbot, TextField(40))
        with qtbot.assertNotEmitted(field.changed):
            field.set_value("Ivanov")
        assert not field.is_changed()
        with qtbot.waitSignal(field.changed):
            type_text(field.edit, "X")
        assert field.is_changed()
        assert field.draft() == field.edit.text()

    def test_spaces_around_and_line_breaks_inside_go(self, qtbot: QtBot) -> None:
        field = shown(qtbot, TextField(40))
        QGuiApplication.clipboard().setText("  two\nlines ")
        field.edit.paste()
        leave(field)
        assert field.value() == "two lines"

    def test_a_text_too_long_stays_whole_and_says_by_how_much(self, qtbot: QtBot) -> None:
        field = shown(qtbot, TextField(10))
        type_text(field.edit, "a" * 13)
        leave(field)
        assert field.edit.text() == "a" * 13
        assert "3" in field.problem_text()
        assert field._says is not None
        assert field._says.isVisible()

    def test_the_limit_is_shown_only_near_the_end(self, qtbot: QtBot) -> None:
        field = shown(qtbot, TextField(40))
        type_text(field.edit, "a" * 30)
        assert field._hint is None or not field._hint.isVisible()
        type_text(field.edit, "a" * 6)
        assert field._hint is not None
        assert field._hint.text() == "4"

    def test_an_empty_text_is_a_text(self, qtbot: QtBot) -> None:
        field = shown(qtbot, TextField(10))
        field.set_value(None)
        assert field.value() == ""
        field.set_required(True)
        assert field.problem() is not None

    def test_suggestions_are_taken_with_the_keys(self, qtbot: QtBot) -> None:
        asked: list[str] = []

        def suggest(typed: str, answer: Callable[[list[str]], None]) -> None:
            asked.append(typed)
            answer(["Tver", "Tula"])

        field = shown(qtbot, TextField(40, suggest=suggest))
        type_text(field.edit, "T")
        popup = field.edit.completer().popup()
        assert popup is not None
        qtbot.waitUntil(popup.isVisible)
        qtbot.keyClick(popup, Key.Key_Down)
        qtbot.keyClick(popup, Key.Key_Down)
        qtbot.keyClick(popup, Key.Key_Return)
        assert asked == ["T"]
        assert field.value() == "Tula"

    def test_a_text_that_cannot_be_changed_can_be_read(self, qtbot: QtBot) -> None:
        field = shown(qtbot, TextField(10))
        field.set_value("abc")
        field.set_read_only(True)
        type_text(field.edit, "x")
        assert field.value() == "abc"


class TestMemo:
    def test_it_grows_with_its_text_to_a_limit(self, qtbot: QtBot) -> None:
        field = shown(qtbot, MemoField(2000, lines=2, most=6))
        low = field.edit.height()
        field.set_value("\n".join("abcde"))
        middle = field.edit.height()
        field.set_value("\n".join("abcdefghijklmnop"))
        assert low < middle < field.edit.height()
        assert field.edit.height() < 2 * middle

    def test_tab_leaves_the_text(self, qtbot: QtBot) -> None:
        field = shown(qtbot, MemoField(2000))
        type_text(field.edit, "abc")
        with qtbot.waitSignal(field.settled):
            qtbot.keyClick(field.edit, Key.Key_Tab)
        assert field.value() == "abc"

    def test_a_memo_too_long_says_so_while_typing(self, qtbot: QtBot) -> None:
        field = shown(qtbot, MemoField(5))
        type_text(field.edit, "abcdefg")
        assert "2" in field.problem_text()
        assert field._says is not None
        assert field._says.isVisible()
        qtbot.keyClick(field.edit, Key.Key_Backspace)
        qtbot.keyClick(field.edit, Key.Key_Backspace)
        assert not field._says.isVisible()

    def test_what_was_put_in_is_not_a_change(self, qtbot: QtBot) -> None:
        field = shown(qtbot, MemoField(50))
        field.set_value("one\r\ntwo  ")
        assert not field.is_changed()


class TestFigures:
    def test_a_sum_is_shown_in_full_when_left(self, qtbot: QtBot) -> None:
        field = shown(qtbot, MoneyField("₽"))
        type_text(field.edit, "1234.5")
        leave(field)
        assert field.value() == Decimal("1234.50")
        assert field.edit.text() == "1\u00a0234,50"
        assert field.is_changed()

    @pytest.mark.parametrize("locale", LOCALES)
    @given(value=st.decimals(-(10**12), 10**12, places=2, allow_nan=False))
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
    def test_a_shown_sum_reads_back(self, qtbot: QtBot, locale: QLocale, value: Decimal) -> None:
        QLocale.setDefault(locale)
        field = MoneyField()
        assert field._read(field._show(value)) == (value, None)

    def test_bad_input_stays_and_is_explained(self, qtbot: QtBot) -> None:
        field = shown(qtbot, MoneyField())
        field.set_value(Decimal(5))
        field.edit.selectAll()
        type_text(field.edit, "about 7")
        leave(field)
        assert field.edit.text() == "about 7"
        assert "1\u00a0234,50" in field.problem_text()
        assert field.value() == Decimal(5)
        assert field.is_changed()

    def test_a_shown_problem_goes_when_it_is_mended(self, qtbot: QtBot) -> None:
        field = shown(qtbot, NumberField())
        type_text(field.edit, "x")
        leave(field)
        assert field._says is not None
        assert field._says.isVisible()
        field.edit.setFocus()
        qtbot.keyClick(field.edit, Key.Key_Backspace)
        type_text(field.edit, "7")
        assert not field._says.isVisible()
        assert field.value() == 7

    def test_bounds_and_digits_are_told(self, qtbot: QtBot) -> None:
        field = shown(qtbot, NumberField(low=1, high=1000))
        for typed, said in (("0", "1"), ("2000", "1\u00a0000"), ("1,5", "whole")):
            field.edit.setText(typed)
            assert said in field.problem_text(), typed
        field.edit.setText("10")
        assert field.value() == 10
        assert isinstance(field.value(), int)

    def test_nothing_is_none(self, qtbot: QtBot) -> None:
        field = shown(qtbot, MoneyField())
        field.set_value(Decimal(5))
        field.edit.clear()
        assert field.value() is None
        assert field.problem() is None


class TestDay:
    @pytest.mark.parametrize(
        ("typed", "text"),
        [("5.3", "05.03.2026"), ("05032026", "05.03.2026"), ("+7", "18.03.2026"), ("завтра", "12.03.2026")],
    )
    def test_a_day_typed_in_any_form_is_shown_in_full_when_left(
        self, qtbot: QtBot, typed: str, text: str
    ) -> None:
        field = shown(qtbot, DayField(now))
        type_text(field.edit, typed)
        leave(field)
        assert field.edit.text() == text
        assert field.problem() is None

    def test_a_text_that_is_no_day_stays(self, qtbot: QtBot) -> None:
        field = shown(qtbot, DayField(now))
        field.set_value(date(2026, 3, 5))
        field.edit.selectAll()
        type_text(field.edit, "32.13")
        leave(field)
        assert field.edit.text() == "32.13"
        assert field.problem() == NO_DAY
        assert field.value() == date(2026, 3, 5)
        assert field.draft() == "32.13"

    def test_arrow_keys_move_by_days_and_months(self, qtbot: QtBot) -> None:
        field = shown(qtbot, DayField(now))
        qtbot.keyClick(field.edit, Key.Key_Up)
        assert field.value() == NOW.date()
        qtbot.keyClick(field.edit, Key.Key_Up)
        qtbot.keyClick(field.edit, Key.Key_PageUp)
        assert field.value() == date(2026, 4, 12)
        qtbot.keyClick(field.edit, Key.Key_Down)
        qtbot.keyClick(field.edit, Key.Key_PageDown)
        assert field.value() == NOW.date()

    def test_f4_opens_a_calendar_that_the_keys_drive(self, qtbot: QtBot) -> None:
        field = shown(qtbot, DayField(now))
        qtbot.keyClick(field.edit, Key.Key_F4)
        assert field.calendar is not None
        assert field.calendar.isVisible()
        assert field.calendar.month.selectedDate() == QDate(2026, 3, 11)
        with qtbot.waitSignal(field.changed):
            field.calendar.month.activated.emit(QDate(2026, 3, 20))
        assert field.value() == date(2026, 3, 20)

    def test_the_weekday_is_told(self, qtbot: QtBot) -> None:
        field = shown(qtbot, DayField(now))
        field.set_value(date(2026, 3, 13))
        assert field._hint is not None
        assert field._hint.text() == "пт"

    def test_bounds_are_told(self, qtbot: QtBot) -> None:
        field = shown(qtbot, DayField(now, low=date(2026, 3, 1), high=date(2026, 3, 31)))
        field.edit.setText("1.2.2026")
        assert "01.03.2026" in field.problem_text()
        field.edit.setText("1.4.2026")
        assert "31.03.2026" in field.problem_text()

    @pytest.mark.parametrize("locale", LOCALES)
    @given(day=st.dates(date(1000, 1, 1), date(9999, 12, 31)))
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
    def test_a_shown_day_reads_back(self, qtbot: QtBot, locale: QLocale, day: date) -> None:
        QLocale.setDefault(locale)
        field = DayField(now)
        assert field._read(show_day(day)) == (day, None)


class TestMoment:
    def test_a_moment_is_read_and_shown(self, qtbot: QtBot) -> None:
        field = shown(qtbot, MomentField(now))
        type_text(field.edit, "tomorrow 10")
        leave(field)
        assert field.edit.text() == "12.03.2026 10:00"
        assert field.value() == datetime(2026, 3, 12, 10)

    def test_arrow_keys_move_what_the_cursor_is_in(self, qtbot: QtBot) -> None:
        field = shown(qtbot, MomentField(now))
        field.set_value(datetime(2026, 3, 12, 10))
        field.edit.setCursorPosition(0)
        qtbot.keyClick(field.edit, Key.Key_Up)
        assert field.value() == datetime(2026, 3, 13, 10)
        field.edit.setCursorPosition(14)
        qtbot.keyClick(field.edit, Key.Key_Up)
        assert field.value() == datetime(2026, 3, 13, 10, 15)

    def test_seconds_that_are_not_shown_are_not_lost(self, qtbot: QtBot) -> None:
        field = shown(qtbot, MomentField(now))
        exact = datetime(2026, 3, 12, 10, 0, 17)
        field.set_value(exact)
        leave(field)
        assert field.value() == exact
        assert not field.is_changed()

    @pytest.mark.parametrize("locale", LOCALES)
    @given(moment=st.datetimes(datetime(1000, 1, 1), datetime(9999, 12, 31)))
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
    def test_a_shown_moment_reads_back(self, qtbot: QtBot, locale: QLocale, moment: datetime) -> None:
        QLocale.setDefault(locale)
        field = MomentField(now)
        assert field._read(show_moment(moment)) == (moment.replace(second=0, microsecond=0), None)
