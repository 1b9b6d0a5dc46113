from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QDate, QEvent, QLocale, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.field_when import NO_DAY, show_day, show_moment
from widgets.fields import (
    ChoiceField,
    DayField,
    Field,
    FlagField,
    Found,
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

F = TypeVar("F", bound=Field)
Key = Qt.Key
KEPT: list[QWidget] = []  # qtbot holds windows only weakly
NOW = datetime(2026, 3, 11, 14, 20)  # a Wednesday
RUSSIAN = QLocale(QLocale.Language.Russian, QLocale.Country.Russia)
LOCALES = [RUSSIAN, *(QLocale(name) for name in ("en_US", "en_GB", "de_DE", "de_CH", "sv_SE", "th_TH"))]


@pytest.fixture(autouse=True)
def _russian() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(RUSSIAN)
    yield
    KEPT.clear()
    QLocale.setDefault(before)


def shown(qtbot: QtBot, field: F) -> F:
    """The field in a window with another place for the focus, and with the focus in it."""
    window = QWidget()
    box = QVBoxLayout(window)
    box.addWidget(field)
    other = TextField()
    other.setObjectName("other")
    box.addWidget(other)
    qtbot.addWidget(window)
    KEPT.append(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    qtbot.waitUntil((field.focusProxy() or field).hasFocus)
    return field


def type_text(widget: QWidget, text: str) -> None:
    """Types any letters (QTest knows only Latin ones)."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def leave(field: Field) -> None:
    window = field.window()
    other = window.findChild(TextField, "other")
    assert other is not None
    other.setFocus()


def now() -> datetime:
    return NOW


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


MANY = [(number, f"Source {number:02}") for number in range(30)]


class TestChoice:
    def test_typing_jumps_to_an_item(self, qtbot: QtBot) -> None:
        field = shown(qtbot, ChoiceField([(1, "Call"), (2, "Meeting"), (3, "Letter")]))
        with qtbot.waitSignal(field.changed):
            type_text(field.box, "l")
        assert field.value() == 3

    def test_nothing_chosen_is_none_and_can_be_chosen_again(self, qtbot: QtBot) -> None:
        field = shown(qtbot, ChoiceField([(1, "Call"), (2, "Meeting")]))
        assert field.value() is None
        field.set_value(2)
        assert field.value() == 2
        qtbot.keyClick(field.box, Key.Key_Home)
        assert field.value() is None
        field.set_required(True)
        assert field.problem() is not None

    def test_a_current_value_no_longer_used_is_kept_and_said_to_be_so(self, qtbot: QtBot) -> None:
        field = shown(qtbot, ChoiceField([(1, "Call"), (2, "Fax", False)]))
        assert field.box.findData(2) < 0
        field.set_value(2)
        assert field.value() == 2
        assert "Fax" in field.box.currentText()
        assert field.box.currentText() != "Fax"
        field.set_value(1)
        assert field.box.findData(2) < 0

    def test_a_value_that_is_not_listed_is_kept(self, qtbot: QtBot) -> None:
        field = shown(qtbot, ChoiceField([(1, "Call")]))
        field.set_value(77, "Telex")
        assert field.value() == 77
        assert "Telex" in field.box.currentText()
        assert not field.is_changed()

    def test_a_long_list_is_searched_by_any_part(self, qtbot: QtBot) -> None:
        field = shown(qtbot, ChoiceField(MANY))
        assert field.box.isEditable()
        type_text(field.box, "ce 17")
        qtbot.keyClick(QApplication.activePopupWidget(), Key.Key_Tab)
        assert field.value() == 17
        assert field.box.currentText() == "Source 17"

    def test_a_text_that_is_not_in_the_list_stays(self, qtbot: QtBot) -> None:
        field = shown(qtbot, ChoiceField(MANY))
        field.set_value(5)
        edit = field.box.lineEdit()
        assert edit is not None
        edit.selectAll()
        type_text(field.box, "Zzz")
        leave(field)
        assert field.box.currentText() == "Zzz"
        assert field.problem() is not None
        assert field.value() == 5
        assert field.is_changed()

    def test_the_wheel_changes_nothing(self, qtbot: QtBot) -> None:
        from PySide6.QtCore import QPoint, QPointF
        from PySide6.QtGui import QWheelEvent

        field = shown(qtbot, ChoiceField([(1, "Call"), (2, "Meeting")]))
        field.set_value(1)
        turn = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field.box, turn)
        assert field.value() == 1

    def test_a_choice_that_cannot_be_changed_is_plain_text(self, qtbot: QtBot) -> None:
        field = shown(qtbot, ChoiceField([(1, "Call"), (2, "Meeting")]))
        field.set_value(2)
        field.set_read_only(True)
        assert not field.box.isVisible()
        assert field._plain is not None
        assert field._plain.text() == "Meeting"
        field.set_value(1)
        assert field._plain.text() == "Call"

    def test_other_items_keep_the_value(self, qtbot: QtBot) -> None:
        field = shown(qtbot, ChoiceField([(1, "Call"), (2, "Meeting")]))
        field.set_value(2)
        field.set_items([(3, "Letter"), (2, "Visit")])
        assert field.value() == 2
        assert field.box.currentText() == "Visit"


class TestFlag:
    def test_space_turns_it(self, qtbot: QtBot) -> None:
        field = shown(qtbot, FlagField("Main"))
        field.set_value(False)
        with qtbot.waitSignal(field.changed):
            qtbot.keyClick(field.box, Key.Key_Space)
        assert field.value() is True
        assert field.is_changed()

    def test_it_can_be_locked(self, qtbot: QtBot) -> None:
        field = shown(qtbot, FlagField("Main"))
        field.set_value(True)
        field.set_read_only(True)
        qtbot.mouseClick(field.box, Qt.MouseButton.LeftButton)
        assert field.box.focusPolicy() == Qt.FocusPolicy.NoFocus


PEOPLE = (Found(1, "Anna Orlova", "Sun Ltd"), Found(2, "Anna Sokolova"), Found(3, "Boris Lapin"))


class TestRef:
    @staticmethod
    def lookup(text: str, answer: Callable[[Sequence[Found]], None]) -> None:
        answer([one for one in PEOPLE if text.casefold() in one.name.casefold()])

    def test_a_record_is_found_by_a_part_and_taken_with_enter(self, qtbot: QtBot) -> None:
        field = shown(qtbot, RefField(self.lookup))
        type_text(field.edit, "anna")
        qtbot.waitUntil(field.is_open)
        popup = field.list.popup()
        qtbot.keyClick(popup, Key.Key_Down)
        qtbot.keyClick(popup, Key.Key_Return)
        assert field.value() == 2
        assert field.edit.text() == "Anna Sokolova"
        assert field.problem() is None

    def test_f4_shows_the_whole_list(self, qtbot: QtBot) -> None:
        field = shown(qtbot, RefField(self.lookup))
        field.set_value(3, "Boris Lapin")
        qtbot.keyClick(field.edit, Key.Key_F4)
        qtbot.waitUntil(field.is_open)
        assert field._offers.rowCount() == 3

    def test_a_text_that_names_nothing_stays_and_is_a_problem(self, qtbot: QtBot) -> None:
        field = shown(qtbot, RefField(self.lookup))
        field.set_value(1, "Anna Orlova")
        field.edit.selectAll()
        type_text(field.edit, "Nobody")
        leave(field)
        assert field.edit.text() == "Nobody"
        assert field.problem() is not None
        assert field.value() is None
        assert field.is_changed()

    def test_a_whole_name_needs_no_choice(self, qtbot: QtBot) -> None:
        field = shown(qtbot, RefField(self.lookup))
        type_text(field.edit, "boris lapin")
        qtbot.waitUntil(field.is_open)
        popup = field.list.popup()
        assert popup is not None
        popup.hide()
        leave(field)
        assert field.value() == 3

    def test_a_late_answer_is_dropped(self, qtbot: QtBot) -> None:
        waiting: list[Callable[[Sequence[Found]], None]] = []
        field = shown(qtbot, RefField(lambda text, answer: waiting.append(answer)))
        type_text(field.edit, "a")
        qtbot.waitUntil(lambda: len(waiting) == 1)
        type_text(field.edit, "n")
        qtbot.waitUntil(lambda: len(waiting) == 2)
        waiting[1](PEOPLE[:2])
        waiting[0](PEOPLE)
        assert field._offers.rowCount() == 2

    def test_control_enter_opens_the_record(self, qtbot: QtBot) -> None:
        field = shown(qtbot, RefField(self.lookup))
        field.set_value(2, "Anna Sokolova")
        with qtbot.waitSignal(field.opened) as caught:
            qtbot.keyClick(field.edit, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert caught.args == [2]

    def test_a_new_record_can_be_made_on_the_way(self, qtbot: QtBot) -> None:
        def create(name: str, done: Callable[[int, str], None]) -> None:
            done(99, name.title())

        field = shown(qtbot, RefField(self.lookup, create))
        type_text(field.edit, "nina")
        qtbot.waitUntil(field.is_open)
        popup = field.list.popup()
        qtbot.keyClick(popup, Key.Key_Down)
        qtbot.keyClick(popup, Key.Key_Return)
        assert field.value() == 99
        assert field.edit.text() == "Nina"

    def test_deleting_the_text_chooses_nothing(self, qtbot: QtBot) -> None:
        field = shown(qtbot, RefField(self.lookup))
        field.set_value(2, "Anna Sokolova")
        field.edit.selectAll()
        qtbot.keyClick(field.edit, Key.Key_Delete)
        leave(field)
        assert field.value() is None
        assert field.problem() is None
        assert field.is_changed()

    def test_a_draft_comes_back(self, qtbot: QtBot) -> None:
        field = shown(qtbot, RefField(self.lookup))
        field.choose(1, "Anna Orlova")
        draft = field.draft()
        assert draft is not None
        again = shown(qtbot, RefField(self.lookup))
        again.restore(draft)
        assert again.value() == 1
        assert again.is_changed()


class TestPhone:
    @staticmethod
    def read(typed: str) -> Reading:
        digits = "".join(c for c in typed if c.isdigit())
        return Reading(f"+7 {digits[-10:]}", len(digits) >= 10)

    def test_the_number_stays_as_typed_with_its_full_form_beside_it(self, qtbot: QtBot) -> None:
        field = shown(qtbot, PhoneField(self.read))
        type_text(field.edit, "8 912 345-67-89")
        leave(field)
        assert field.value() == "8 912 345-67-89"
        assert field._hint is not None
        assert field._hint.text() == "+7 9123456789"

    def test_an_unknown_number_is_told_and_can_be_kept(self, qtbot: QtBot) -> None:
        field = shown(qtbot, PhoneField(self.read))
        type_text(field.edit, "12")
        assert field._hint is not None
        assert field._hint.text() == "not a known number"
        assert field.problem() is None


def picture(side: int) -> bytes:
    image = QImage(side, side // 2, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


class TestPhoto:
    def test_a_large_picture_is_kept_small(self, qtbot: QtBot) -> None:
        field = shown(qtbot, PhotoField())
        with qtbot.waitSignal(field.changed):
            field.take(picture(3000))
        kept = field.value()
        assert kept is not None
        assert max(QImage.fromData(kept).width(), QImage.fromData(kept).height()) == 480
        assert kept[:2] == b"\xff\xd8"

    def test_what_is_no_picture_changes_nothing_and_is_told(self, qtbot: QtBot) -> None:
        field = shown(qtbot, PhotoField())
        field.set_value(picture(50))
        before = field.value()
        field.take(b"no picture")
        assert field.value() == before
        assert field.problem() is not None

    def test_pasting_and_deleting_work_by_keys(self, qtbot: QtBot) -> None:
        field = shown(qtbot, PhotoField())
        image = QImage(20, 20, QImage.Format.Format_RGB32)
        image.fill(QColor("red"))
        QGuiApplication.clipboard().setImage(image)
        qtbot.keyClick(field, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert field.value() is not None
        qtbot.keyClick(field, Key.Key_Delete)
        assert field.value() is None
        assert not field.is_changed()


ALL: tuple[tuple[Callable[[], Field], object], ...] = (
    (lambda: TextField(20), "abc"),
    (lambda: MemoField(20), "abc"),
    (NumberField, 7),
    (MoneyField, Decimal("7.50")),
    (DayField, date(2026, 3, 5)),
    (MomentField, datetime(2026, 3, 5, 10)),
    (FlagField, True),
    (lambda: ChoiceField([(1, "a"), (2, "b")]), 2),
    (lambda: ChoiceField(MANY), 2),
    (lambda: RefField(TestRef.lookup), 2),
    (lambda: PhoneField(TestPhone.read), "+7 912"),
)


@pytest.mark.parametrize("number", range(len(ALL)))
def test_every_field_gives_back_what_was_put_in(qtbot: QtBot, number: int) -> None:
    make, value = ALL[number]
    field = shown(qtbot, make())
    with qtbot.assertNotEmitted(field.changed):
        field.set_value(value)
    assert field.value() == value
    assert not field.is_changed()
    assert field.problem() is None
    assert field.draft() is None
    leave(field)
    assert field.value() == value
    assert not field.is_changed()
    field.set_read_only(True)
    assert field.is_read_only()
    assert field.value() == value
    field.set_value(None)
    assert field.value() in (None, "", False)
