"""The boxes that speak to the user, and what stands in for them in tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.bridge import messages
from app.core.errors import explain
from db import engine, errors


def press(text: str) -> Callable[[Any], None]:
    def act(box: QMessageBox) -> None:
        buttons = {button.text(): button for button in box.findChildren(QPushButton)}
        buttons[text].click()

    return act


def test_a_question_is_agreed_to_only_by_its_own_button(qtbot: QtBot, dialogs: Any) -> None:
    dialogs.expect(press("Delete"))
    assert messages.ask(None, "Delete the client?", yes="Delete")
    dialogs.expect(press("Cancel"))
    assert not messages.ask(None, "Delete the client?", yes="Delete")
    dialogs.expect(lambda box: box.reject())
    assert not messages.ask(None, "Delete the client?", yes="Delete")


def test_enter_does_not_agree(qtbot: QtBot, dialogs: Any) -> None:
    dialogs.expect(lambda box: box.defaultButton().click())
    assert not messages.ask(None, "Delete the client?", yes="Delete")


def test_the_text_of_a_user_is_never_read_as_markup(qtbot: QtBot, dialogs: Any) -> None:
    seen = []
    dialogs.expect(lambda box: (seen.append(box.textFormat().name), box.reject()))
    messages.info(None, "<b>Acme</b> <img src='x'>")
    assert seen == ["PlainText"]


def test_details_of_a_bug_can_be_copied(
    qtbot: QtBot, dialogs: Any, expected_log: Callable[[str], None]
) -> None:
    expected_log("boom")
    dialogs.expect(press("Copy details"))
    messages.failed(None, errors.Bug("boom", "client.page"))
    assert "client.page: boom" in QGuiApplication.clipboard().text()


def test_a_known_error_is_said_in_a_sentence_without_details(qtbot: QtBot, dialogs: Any) -> None:
    dialogs.expect(press("Close"))
    messages.failed(None, errors.PortClosed(engine.Server("crm.example.org", 3059)))
    assert "crm.example.org does not take connections at port 3059" in dialogs.texts[0]


def test_what_the_user_stopped_himself_is_no_news(qtbot: QtBot) -> None:
    with messages.Recorder(expected=False) as said:
        messages.failed(None, errors.Cancelled())
    assert said.said == []


def test_a_recorder_takes_the_place_of_the_boxes(qtbot: QtBot) -> None:
    with messages.Recorder(answer=True) as said:
        assert messages.ask(None, "Sure?")
        messages.warn(None, "Careful")
        messages.info(None, "Done")
    assert said.texts == ["Sure?", "Careful", "Done"]


def test_a_message_that_a_test_does_not_expect_fails_it(qtbot: QtBot) -> None:
    with messages.Recorder(expected=False), pytest.raises(AssertionError, match="Careful"):
        messages.warn(None, "Careful")


def test_a_value_missing_from_a_rule_leaves_a_gap_not_an_error(qtbot: QtBot) -> None:
    assert "larger than  MB" in messages.words(explain(errors.Rule("file_too_big")))
    assert "larger than 25 MB" in messages.words(explain(errors.Rule("file_too_big|25")))
