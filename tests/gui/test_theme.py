from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QEnterEvent,
    QFont,
    QIcon,
    QImage,
    QPalette,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QStyle,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from widgets import icons
from widgets.card_head import Head
from widgets.card_notice import Notice
from widgets.fields import NumberField
from widgets.theme import (
    DARK,
    LIGHT,
    Colours,
    Looks,
    Theme,
    colours,
    contrast,
    dense,
    is_dark,
    palette,
    row_height,
)
from widgets.tokens import PLAIN_DARK, PLAIN_LIGHT

READABLE = ("text", "muted", "link", "error", "warning", "good")
BACKGROUNDS = ("window", "base", "stripe", "header", "marker")
NEEDED = """
client contact organisation phone mail meeting message note task task-done overdue file report
import search filter columns add edit delete save cancel next previous undo settings help user
branch department calendar print pdf excel chart refresh pin star warning info lock attach
download up down more close
"""


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    before = (qapp.font(), qapp.palette(), qapp.cursorFlashTime())
    made = Theme(qapp)
    made.apply(Looks("light"))
    yield made
    made.apply(Looks("system"))
    made.deleteLater()
    qapp.setStyle("Fusion")
    qapp.setFont(before[0])
    qapp.setPalette(before[1])
    qapp.setCursorFlashTime(before[2])


@pytest.mark.parametrize(
    "chosen", [LIGHT, DARK, PLAIN_LIGHT, PLAIN_DARK], ids=["light", "dark", "plain light", "plain dark"]
)
class TestColours:
    def test_every_text_colour_is_readable_on_every_background(self, chosen: Colours) -> None:
        weak = [
            (text, back, round(contrast(getattr(chosen, text), getattr(chosen, back)), 2))
            for text in READABLE
            for back in BACKGROUNDS
            if contrast(getattr(chosen, text), getattr(chosen, back)) < 4.5
        ]
        assert weak == []

    def test_text_is_readable_on_chosen_accented_and_alarming_ground(self, chosen: Colours) -> None:
        for text, back in (
            ("chosen_text", "chosen"),
            ("muted", "chosen"),
            ("accent_text", "accent"),
            ("accent_text", "link"),
            ("text", "button"),
            ("text", "pressed"),
            ("text", "tip"),
            ("text", "error_back"),
            ("error", "error_back"),
            ("warning", "warning_back"),
            ("good", "good_back"),
        ):
            assert contrast(getattr(chosen, text), getattr(chosen, back)) >= 4.5, (text, back)

    def test_edges_and_the_focus_mark_stand_out(self, chosen: Colours) -> None:
        for mark in ("edge", "accent", "error"):
            for back in ("window", "base"):
                assert contrast(getattr(chosen, mark), getattr(chosen, back)) >= 3, (mark, back)

    def test_every_colour_is_one(self, chosen: Colours) -> None:
        assert all(QColor(getattr(chosen, one.name)).isValid() for one in fields(chosen))

    def test_a_window_without_focus_has_the_same_colours(self, chosen: Colours) -> None:
        made = palette(chosen)
        for role in QPalette.ColorRole:
            if role != QPalette.ColorRole.NColorRoles:
                active = made.color(QPalette.ColorGroup.Active, role)
                assert made.color(QPalette.ColorGroup.Inactive, role) == active


@pytest.mark.parametrize(
    ("tinted", "chosen"), [(LIGHT, PLAIN_LIGHT), (DARK, PLAIN_DARK)], ids=["light", "dark"]
)
def test_grounds_lines_and_letters_of_a_picture_that_travels_are_greys(
    tinted: Colours, chosen: Colours
) -> None:
    for name in (
        "window",
        "base",
        "header",
        "button",
        "line",
        "edge",
        "text",
        "muted",
        "faint",
        "chosen",
        "scroll",
    ):
        grey = QColor(getattr(chosen, name))
        assert grey.red() == grey.green() == grey.blue(), name
        for back in ("#000000", "#ffffff"):  # as light as before
            before = contrast(getattr(tinted, name), back)
            assert contrast(grey.name(), back) == pytest.approx(before, rel=0.03), name
    assert (chosen.accent, chosen.error) == (tinted.accent, tinted.error)


def test_colours_are_plain_while_the_picture_travels(theme: Theme) -> None:
    theme.apply(Looks("light", remote=True))
    assert colours() is PLAIN_LIGHT
    assert QApplication.palette().color(QPalette.ColorRole.Text).name() == PLAIN_LIGHT.text
    theme.apply(Looks("dark", remote=True))
    assert colours() is PLAIN_DARK
    theme.apply(Looks("dark"))
    assert colours() is DARK


def test_contrast_is_that_of_the_standard(qapp: QApplication) -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_dark_can_be_forced_and_left(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.apply(Looks("dark"))
    assert is_dark()
    assert colours() is DARK
    theme.apply(Looks("light"))
    assert colours() is LIGHT


def test_a_remote_picture_has_no_blinking_caret(theme: Theme, qapp: QApplication) -> None:
    theme.apply(Looks("light", remote=True))
    assert qapp.cursorFlashTime() == 0
    theme.apply(Looks("light"))
    assert qapp.cursorFlashTime() > 0


def test_nothing_is_animated(theme: Theme, qapp: QApplication) -> None:
    assert qapp.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
    assert not any(
        qapp.isEffectEnabled(effect) for effect in Qt.UIEffect if effect is not Qt.UIEffect.UI_General
    )


def test_over_a_line_what_is_scrolled_by_hand_jumps_when_the_hand_rests(theme: Theme, qtbot: QtBot) -> None:
    """Every scroll bar, made before or after, and back again."""
    text, table = QPlainTextEdit(), QTableView()
    for view in (text, table):
        qtbot.addWidget(view)
        view.show()
    theme.apply(Looks("light", remote=True))
    later = QScrollArea()
    qtbot.addWidget(later)
    later.show()
    bars = [
        bar for view in (text, table, later) for bar in (view.verticalScrollBar(), view.horizontalScrollBar())
    ]
    assert [bar.hasTracking() for bar in bars] == [False] * 6
    theme.apply(Looks("light"))
    assert [bar.hasTracking() for bar in bars] == [True] * 6


@pytest.mark.parametrize(
    ("smooth", "remote", "wanted"),
    [
        (True, False, QFont.StyleStrategy.PreferDefault),
        (True, True, QFont.StyleStrategy.NoSubpixelAntialias),
        (False, True, QFont.StyleStrategy.NoAntialias),
    ],
)
def test_letters_over_a_line_have_no_coloured_edges_and_on_a_thin_one_none_at_all(
    theme: Theme, qapp: QApplication, smooth: bool, remote: bool, wanted: QFont.StyleStrategy
) -> None:
    theme.apply(Looks("light", remote=remote, smooth=smooth))
    assert qapp.font().styleStrategy() == wanted


def test_text_size_is_in_points_and_can_be_larger(theme: Theme, qapp: QApplication) -> None:
    plain = qapp.font().pointSizeF()
    rows = row_height()
    theme.apply(Looks("light", percent=150))
    assert qapp.font().pointSizeF() == pytest.approx(plain * 1.5, abs=0.1)
    assert row_height() > rows == 24


def _picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def _colours_of(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_a_button_under_the_mouse_looks_the_same(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("Save")
    qtbot.addWidget(button)
    button.resize(120, 28)
    button.show()
    before = _picture(button)
    middle = button.rect().center().toPointF()
    QApplication.sendEvent(button, QEnterEvent(middle, middle, middle))
    QApplication.sendEvent(button, QEvent(QEvent.Type.HoverEnter))
    assert _picture(button) == before
    assert not button.testAttribute(Qt.WidgetAttribute.WA_Hover)


def test_surfaces_are_flat(theme: Theme, qtbot: QtBot) -> None:
    """A gradient would show as many colours: the inside of each part has exactly one."""
    scroll = QScrollBar(Qt.Orientation.Vertical)
    scroll.setRange(0, 100)
    progress = QProgressBar()
    progress.setValue(50)
    progress.setTextVisible(False)
    button = QPushButton()
    tool = QToolButton()
    combo = QComboBox()
    for widget, most in ((scroll, 2), (progress, 2), (button, 1), (tool, 1), (combo, 1)):
        qtbot.addWidget(widget)
        widget.resize(90, 90)
        widget.show()
        inside = _picture(widget).copy(6, 6, 40, 78)
        assert len(_colours_of(inside)) <= most, type(widget).__name__


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_focus_is_seen(theme: Theme, qtbot: QtBot, mode: str) -> None:
    theme.apply(Looks(mode))
    window = QWidget()
    qtbot.addWidget(window)
    edit, other = QLineEdit(window), QPushButton(window)
    other.move(0, 60)
    window.show()
    for widget in (edit, other):
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        assert colours().accent in _colours_of(_picture(widget)), type(widget).__name__


def test_every_icon_that_was_asked_for_is_there(theme: Theme) -> None:
    assert set(NEEDED.split()) - icons.names() == set()


def test_every_icon_draws_something_in_its_tint(theme: Theme) -> None:
    for name in icons.names():
        drawn = icons.pixmap(name, 16, "#ff0000").toImage()
        alphas = [drawn.pixelColor(x, y).alpha() for x in range(16) for y in range(16)]
        assert max(alphas) > 100, name
        reds = [drawn.pixelColor(x, y) for x in range(16) for y in range(16)]
        assert all(c.red() >= 250 and c.green() <= 5 for c in reds if c.alpha() > 200), name


def test_an_unknown_icon_is_an_error(theme: Theme) -> None:
    with pytest.raises(KeyError):
        icons.icon("no such icon")
    with pytest.raises(AttributeError):
        icons.icon("client", "no such tint")


def _main_colour(icon: QIcon) -> str:
    image = icon.pixmap(QSize(16, 16)).toImage()
    found = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(found, key=lambda colour: colour.alpha()).name()


def test_icons_follow_the_theme(theme: Theme, qtbot: QtBot) -> None:
    button, action = QPushButton(), QAction()
    qtbot.addWidget(button)
    icons.set_icon(button, "stop", "accent")
    icons.set_icon(action, "stop")
    assert _main_colour(button.icon()) == LIGHT.accent
    theme.apply(Looks("dark"))
    assert _main_colour(button.icon()) == DARK.accent
    assert _main_colour(action.icon()) == DARK.text


def test_an_icon_is_as_sharp_as_the_screen(theme: Theme) -> None:
    fine = icons.icon("client").pixmap(QSize(16, 16), 2.0)
    assert fine.size() == QSize(32, 32)
    assert fine.devicePixelRatio() == 2


def test_what_cannot_be_used_is_faint(theme: Theme) -> None:
    image = icons.icon("stop").pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage()
    found = max(
        (image.pixelColor(x, y) for x in range(16) for y in range(16)), key=lambda colour: colour.alpha()
    )
    assert found.name() == LIGHT.faint


def test_a_dense_list_keeps_its_headers_quiet(theme: Theme, qtbot: QtBot) -> None:
    model = QStandardItemModel(3, 2)
    for row in range(3):
        model.setItem(row, 0, QStandardItem("x"))
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    dense(view)
    view.show()
    view.setCurrentIndex(model.index(1, 0))
    assert view.rowHeight(0) == 24
    assert not view.horizontalHeader().highlightSections()
    assert not view.horizontalHeader().selectionModel().hasSelection()
    assert view.selectionModel().hasSelection()


def test_the_text_of_a_header_is_not_cut(theme: Theme, qtbot: QtBot) -> None:
    """Letters reach below the line: the lowest row of "g" differs from the ground."""
    view = QTableView()
    qtbot.addWidget(view)
    model = QStandardItemModel(0, 1)
    model.setHorizontalHeaderLabels(["gpy"])
    view.setModel(model)
    dense(view)
    view.show()
    header = view.horizontalHeader()
    image = header.viewport().grab().toImage()
    lines = [
        y
        for y in range(header.height() - 2)
        if any(image.pixelColor(x, y) != QColor(LIGHT.header) for x in range(8, 60))
    ]
    assert lines[-1] - lines[0] >= header.fontMetrics().tightBoundingRect("gpy").height() - 2


def test_colours_of_their_own_follow_the_look_that_is_switched_to(theme: Theme, qtbot: QtBot) -> None:
    """The system tells widgets of a new palette, not that it is the application's."""
    theme.apply(Looks("light"))
    page = QWidget()
    qtbot.addWidget(page)
    box = QVBoxLayout(page)
    notice, head, field = Notice(page), Head("edit", page), NumberField(page)
    for part in (notice, head, field):
        box.addWidget(part)
    notice.say("warning", "Look here")
    field.edit.setText("not a number")
    assert not field.show_problem()
    page.show()
    theme.apply(Looks("dark"))
    QApplication.processEvents()
    assert notice.palette().window().color().name() == DARK.warning_back
    assert head.marker.palette().windowText().color().name() == DARK.accent
    assert field._says is not None
    assert field._says.palette().color(field._says.foregroundRole()).name() == DARK.error
