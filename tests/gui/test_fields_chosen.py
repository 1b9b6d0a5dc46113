from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fields_gui import Key, leave, russian, shown, type_text  # noqa: F401 -- a fixture
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
