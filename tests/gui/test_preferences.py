"""The preferences: every declared setting is there, and is kept where it belongs as soon as it is changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bridge.workplace import Workplace
from app.core.facts import Facts
from app.core.places import Places
from app.core.rights import Rights
from app.core.settings import SETTINGS, Settings
from widgets.fields import ChoiceField, Field, FlagField, NumberField
from widgets.preferences import Preferences
from widgets.theme import Theme, draws_less, is_dark

Key = Qt.Key


class Desk(Workplace):
    """A workplace that writes down what is to be kept in the base."""

    def __init__(self, parent: QObject, administrator: bool) -> None:
        rights = Rights([("EMPLOYEE", "SIUD" if administrator else "S")])
        facts = Facts(
            "Sun", "x" * 32, 1, dt.timedelta(), "ANNA", 1, "Anna", 1, None, True, rights, Settings()
        )
        super().__init__(None, facts, None, parent)  # type: ignore[arg-type]
        self.kept: list[tuple[str, Any, bool]] = []

    def remember(self, key: str, value: Any, for_firm: bool = False) -> None:
        self.facts.settings.remember(key, value, for_firm)
        self.kept.append((key, value, for_firm))


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    before = (qapp.font(), qapp.palette())
    made = Theme(qapp)
    made.apply()
    yield made
    made.deleteLater()
    qapp.setStyle("Fusion")
    qapp.setFont(before[0])
    qapp.setPalette(before[1])


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Callable[..., Preferences]]:
    parent = QObject()
    kept: list[Preferences] = []

    def make(administrator: bool = True, **more: Any) -> Preferences:
        made = Preferences(Desk(parent, administrator), Places(tmp_path / "p.json"), theme, **more)
        kept.append(made)
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return made

    yield make
    kept.clear()


def desk(page: Preferences) -> Desk:
    assert isinstance(page._workplace, Desk)
    return page._workplace


def test_every_declared_setting_that_is_shown_has_an_editor(page: Callable[..., Preferences]) -> None:
    shown = {key for key, setting in SETTINGS.items() if setting.kind != "data"}
    assert set(page().fields) == shown


def test_every_editor_shows_the_default_and_finds_it_good(page: Callable[..., Preferences]) -> None:
    for key, field in page().fields.items():
        assert field.value() == SETTINGS[key].default, key
        assert field.problem() is None or SETTINGS[key].default == "", key


def test_a_number_is_kept_in_the_base_when_it_is_finished(
    page: Callable[..., Preferences], qtbot: QtBot
) -> None:
    made = page()
    field = made.fields["page.size"]
    assert isinstance(field, NumberField)
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "80")
    assert desk(made).kept == []
    qtbot.keyClick(field.edit, Key.Key_Return)
    assert desk(made).kept == [("page.size", 80, False)]


def test_a_number_out_of_bounds_is_not_kept_and_is_told(
    page: Callable[..., Preferences], qtbot: QtBot
) -> None:
    made = page()
    field = made.fields["page.size"]
    assert isinstance(field, NumberField)
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "9")
    qtbot.keyClick(field.edit, Key.Key_Return)
    assert desk(made).kept == []
    assert "20" in field.problem_text()


def test_a_firm_setting_is_kept_for_the_firm(page: Callable[..., Preferences], qtbot: QtBot) -> None:
    made = page()
    field = made.fields["undo.days"]
    assert isinstance(field, NumberField)
    field.edit.setText("60")
    field.settled.emit()
    assert desk(made).kept == [("undo.days", 60, True)]


def test_only_an_administrator_changes_the_firm(page: Callable[..., Preferences]) -> None:
    made = page(administrator=False)
    for key, field in made.fields.items():
        assert field.is_read_only() == (SETTINGS[key].scope == "firm"), key


def choose(field: Field, key: str) -> None:
    assert isinstance(field, ChoiceField)
    field.box.setCurrentIndex(field.box.findData(key))
    field.box.activated.emit(field.box.currentIndex())


def test_the_look_changes_at_once_and_stays(
    page: Callable[..., Preferences], theme: Theme, tmp_path: Path
) -> None:
    made = page()
    choose(made.fields["look"], "dark")
    assert is_dark()
    assert Places(tmp_path / "p.json").setting("look") == "dark"
    assert desk(made).kept == []


def test_larger_text_changes_at_once(
    page: Callable[..., Preferences], theme: Theme, qapp: QApplication
) -> None:
    made = page()
    before = qapp.font().pointSizeF()
    field = made.fields["text.percent"]
    assert isinstance(field, NumberField)
    field.edit.setText("150")
    field.settled.emit()
    assert qapp.font().pointSizeF() == pytest.approx(before * 1.5, abs=0.1)


def test_a_flag_is_kept_with_the_click(page: Callable[..., Preferences], qtbot: QtBot) -> None:
    made = page()
    field = made.fields["remind.sound"]
    assert isinstance(field, FlagField)
    field.box.click()
    assert desk(made).kept == [("remind.sound", True, False)]


def test_another_language_is_put_in_force(page: Callable[..., Preferences]) -> None:
    used: list[str] = []
    made = page(use_language=used.append)
    choose(made.fields["language"], "ru")
    assert used == ["ru"]


def test_less_is_drawn_by_hand_and_all_of_it_again(
    page: Callable[..., Preferences], qapp: QApplication
) -> None:
    """Also where the program cannot know that its picture travels: VNC, a virtual machine's window."""
    made = page()
    before = qapp.cursorFlashTime()
    choose(made.fields["drawing"], "less")
    assert draws_less()
    assert qapp.cursorFlashTime() == 0
    assert not made.verticalScrollBar().hasTracking()
    assert made._places.setting("drawing") == "less"
    choose(made.fields["text.edges"], "sharp")
    assert qapp.font().styleStrategy() == QFont.StyleStrategy.NoAntialias
    choose(made.fields["drawing"], "full")
    choose(made.fields["text.edges"], "smooth")
    assert not draws_less()
    assert qapp.cursorFlashTime() == before
    assert made.verticalScrollBar().hasTracking()
