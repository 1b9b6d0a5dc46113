"""The main acts of an administrator and of the head, by keys alone: from the page's own focus to the end of the act, with no mouse."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core import store
from app.core.cases import departure, permissions
from app.core.cases.permissions import Subject
from app.shell.wiring import Program
from db import engine, sql
from tests.gui import test_logins
from tests.gui.test_gate import clients, give, looks  # noqa: F401 -- fixtures
from tests.gui.test_logins import enters, page, target  # noqa: F401 -- fixtures
from tests.gui.test_permissions import VERA, vera, wait_for  # noqa: F401 -- fixtures
from tests.gui.test_whole_window import program  # noqa: F401 -- a fixture
from tests.gui.test_whole_window import settle as settle_program
from tests.lists_base import lists_path, lists_read  # noqa: F401 -- fixtures
from tests.lists_gui import workplace  # noqa: F401 -- a fixture
from tests.staffed import MANAGER, NARROW, staffed_path, staffed_template  # noqa: F401 -- fixtures
from widgets.consents_bar import ConsentsBar
from widgets.departure import Departure
from widgets.gate_held import ConsentDialog
from widgets.list_file import ListFile
from widgets.logins import LoginsPage

Key, Mod = Qt.Key, Qt.KeyboardModifier
MOST = 120  # keys of Tab until a stop is said not to be there


class Hands:
    """Ten fingers over one window: keys go to what has the focus there, and only there."""

    def __init__(self, window: QWidget) -> None:
        self._window = window.window()

    @property
    def here(self) -> QWidget:
        """What has the focus."""
        return self._window.focusWidget() or self._window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.here, key, modifier)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.here, text)
        QApplication.processEvents()

    def tab_to(self, wanted: QWidget | str) -> None:
        """Press Tab until the focus is at a widget, or at one of that name."""
        seen = []
        for _ in range(MOST):
            here = self.here
            seen.append(f"{type(here).__name__} {name_of(here)}".strip())
            if here is wanted or (isinstance(wanted, QWidget) and wanted.isAncestorOf(here)):
                return
            if isinstance(wanted, str) and wanted in name_of(here):
                return
            self.press(Key.Key_Tab)
        said = wanted if isinstance(wanted, str) else f"{type(wanted).__name__} {name_of(wanted)}"
        raise AssertionError(f"Tab does not come to {said}, only to {list(dict.fromkeys(seen))}")


def name_of(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    text = widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""
    labels = [
        label.text().replace("&", "")
        for label in widget.window().findChildren(QLabel)
        if label.buddy() in (widget, widget.parentWidget())
    ]
    return " ".join((text, widget.accessibleName(), *labels))


Settle = Callable[[], None]


@pytest.fixture
def calm(program: Program, qtbot: QtBot) -> Settle:  # noqa: F811
    return lambda: settle_program(program, qtbot)


def opened(program: Program, section: str, calm: Settle) -> tuple[Any, Hands]:  # noqa: F811
    """The page of a section with the focus where opening it puts it."""
    assert program.window is not None
    program.window.open_section(section)
    calm()
    shown = program.window.tabs.page()
    shown.setFocus()
    return shown, Hands(program.window)


def answers(program: Program, job: Any) -> Any:  # noqa: F811
    assert program.workplace is not None
    return program.workplace.background._desk.submit(job).result(30)


# ---- permissions


def test_a_permission_gets_an_end_and_is_taken_back(program: Program, calm: Settle) -> None:  # noqa: F811
    shown, hands = opened(program, "permission", calm)
    while "Vera Petrova" not in shown.subjects.currentItem().text():
        before = shown.subjects.currentRow()
        hands.press(Key.Key_Down)
        assert shown.subjects.currentRow() > before
    calm()
    vera_is = Subject(employee_id=VERA)
    assert shown.subject() == vera_is
    before = ended(program, vera_is)
    hands.tab_to(shown.until.edit)
    hands.type("31.12.2031 18:00")
    hands.tab_to(shown.table)
    hands.press(Key.Key_Home)
    hands.press(Key.Key_Right)
    hands.type("N")
    calm()
    (place,) = ended(program, vera_is) - before
    assert place[1:] == ("S", "N", dt.datetime(2031, 12, 31, 18))
    hands.tab_to(shown.undo_button)
    hands.press(Key.Key_Space)
    calm()
    assert ended(program, vera_is) == before


def ended(program: Program, subject: Subject) -> set[tuple[Any, ...]]:  # noqa: F811
    """The rules with an end: block, verb, scope, end."""

    def job(session: Any) -> Any:
        session.end_reading()
        return permissions.matrix(subject)(session).rules.items()

    return {(*place, rule.scope, rule.until) for place, rule in answers(program, job) if rule.until}


# ---- hand-over, stand-in


def test_clients_are_handed_over_and_it_is_taken_back(
    program: Program,  # noqa: F811
    calm: Settle,
    dialogs: Any,
) -> None:
    shown, hands = opened(program, "client", calm)
    hands.tab_to(shown.table)
    hands.press(Key.Key_Home, Mod.ControlModifier)
    hands.press(Key.Key_Down, Mod.ShiftModifier)
    ids = shown.chosen_ids()
    assert len(ids) == 2
    owners = lambda: answers(program, _owners(ids))  # noqa: E731
    before = owners()

    def choose(dialog: Any) -> None:
        fingers = Hands(dialog)
        fingers.tab_to(dialog.search)
        fingers.type("Gleb")
        fingers.press(Key.Key_Return)

    dialogs.expect(choose)
    hands.press(Key.Key_H, Mod.ControlModifier)
    calm()
    assert owners() == ["Gleb Sidorov"] * 2
    hands.tab_to(shown.notice.buttons[0])
    hands.press(Key.Key_Space)
    calm()
    assert owners() == before


def _owners(ids: list[int]) -> Any:
    def job(session: Any) -> list[Any]:
        session.end_reading()
        place = store.columns("client").index("employee")
        return [row[place] for row in store.page("client", filters={"ids": ids})(session).rows]

    return job


def test_a_stand_in_is_named_for_two_days(program: Program, calm: Settle) -> None:  # noqa: F811
    shown, hands = opened(program, "stand_in", calm)
    assert program.window is not None
    hands.press(Key.Key_Insert)
    calm()
    card = program.window.tabs.page()
    assert card is not shown
    for name, text in (("absent_id", "Vera"), ("stand_in_id", "Gleb")):
        editor = card.blocks.editors[name]
        hands.tab_to(editor)
        hands.type(text)
        calm()
        hands.press(Key.Key_Return)
    for name, text in (("since", "01.12.2031"), ("until", "02.12.2031")):
        hands.tab_to(card.blocks.editors[name])
        hands.press(Key.Key_A, Mod.ControlModifier)
        hands.type(text)
    hands.press(Key.Key_S, Mod.ControlModifier)
    calm()
    rows = answers(
        program,
        lambda session: session.rows(sql.Query("t", "select absent_id, stand_in_id from stand_in", ())),
    )
    assert len(rows) == 1


# ---- an old value out of the audit; backups


def test_an_old_value_is_put_back_from_the_audit(
    program: Program,  # noqa: F811
    calm: Settle,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    change = "update client set city = ? where id = 5 returning rv"
    for city in ("Omsk", "Tver"):
        answers(program, lambda session, city=city: session.write(sql.Query("t", change, (city,))))
    monkeypatch.setattr(messages, "ask", lambda *_: True)
    shown, hands = opened(program, "audit", calm)
    hands.tab_to(shown.list.table)
    hands.press(Key.Key_Home, Mod.ControlModifier)
    for _ in range(20):
        entry = shown.list.entry()
        if entry is not None and entry[1:3] == ("U", "client"):
            break
        hands.press(Key.Key_Down)
    qtbot.wait(200)
    calm()
    hands.tab_to(shown.pane.view)
    while shown.pane.model.change(shown.pane.view.currentIndex().row()).field != "city":
        hands.press(Key.Key_Down)
    hands.tab_to(shown.pane.back_button)
    hands.press(Key.Key_Space)
    calm()
    city = answers(
        program, lambda session: session.rows(sql.Query("t", "select city from client where id = 5", ()))
    )
    assert city == [("Omsk",)]


def test_a_backup_is_made_and_checked(
    program: Program,  # noqa: F811
    calm: Settle,
    dialogs: Any,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    shown, hands = opened(program, "backups", calm)

    def fill(place: Path, again: bool) -> Callable[[Any], None]:
        def typed(dialog: Any) -> None:
            fingers = Hands(dialog)
            fingers.tab_to(dialog.place)
            fingers.press(Key.Key_A, Mod.ControlModifier)
            fingers.type(str(place))
            fingers.tab_to(dialog.phrase)
            fingers.type("correct horse battery")
            if again:
                fingers.tab_to(dialog.again)
                fingers.type("correct horse battery")
            fingers.press(Key.Key_Return)

        return typed

    dialogs.expect(fill(tmp_path / "safe", True))
    hands.tab_to(shown.make_button)
    hands.press(Key.Key_Space)
    qtbot.waitUntil(lambda: "restored and compared" in shown.notice.text.text(), timeout=60_000)
    (file,) = (tmp_path / "safe").glob("*.pbk")
    dialogs.expect(fill(file, False))
    hands.tab_to(shown.check_button)
    hands.press(Key.Key_Space)
    qtbot.waitUntil(lambda: "is whole" in shown.notice.text.text(), timeout=60_000)


# ---- consent


def test_consent_is_asked_for_and_given(
    give: Callable[..., None],  # noqa: F811
    vera: Workplace,  # noqa: F811
    workplace: Workplace,  # noqa: F811
    looks: Callable[[], None],  # noqa: F811
    qtbot: QtBot,
    dialogs: Any,
    tmp_path: Path,
) -> None:
    give(alone=5)
    looks()
    view = clients(vera, qtbot)
    theirs, mine = ConsentsBar(vera), ConsentsBar(workplace)
    for bar in (theirs, mine):
        qtbot.addWidget(bar)
        bar.show()

    def why(dialog: Any) -> None:
        assert isinstance(dialog, ConsentDialog)
        fingers = Hands(dialog)
        fingers.tab_to("What is it for?")
        fingers.type("for the fair")
        fingers.tab_to(dialog._ask)
        fingers.press(Key.Key_Space)

    path = tmp_path / "clients.csv"
    assert isinstance(view.spreadsheet, ListFile)
    dialogs.expect(why)
    view.spreadsheet.save(view.export_rows(), path)
    wait_for(qtbot, vera)
    wait_for(qtbot, vera)
    looks()
    hands = Hands(mine)
    hands.tab_to("Agree")
    hands.press(Key.Key_Space)
    wait_for(qtbot, workplace)
    looks()
    with messages.Recorder():
        hands = Hands(theirs)
        hands.tab_to("Go on")
        hands.press(Key.Key_Space)
        wait_for(qtbot, vera)
    assert path.exists()


# ---- log-ins and departure, at a server


@pytest.fixture
def server_workplace(target: engine.Server, tmp_path: Path, qtbot: QtBot) -> Any:  # noqa: F811
    made = test_logins.at(target, tmp_path / "drafts", test_logins.PASSWORDS[test_logins.ADMIN])
    yield made
    made.background.close()


@pytest.fixture
def server_page(server_workplace: Workplace, qtbot: QtBot) -> LoginsPage:
    made = LoginsPage(server_workplace)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    wait_for(qtbot, server_workplace)
    return made


def go_to(page: LoginsPage, hands: Hands, login: str) -> None:  # noqa: F811
    """Find a person by typing, and go to the row."""
    hands.tab_to(page.people.words)
    hands.press(Key.Key_A, Mod.ControlModifier)
    hands.type(login)
    hands.tab_to(page.people.view)
    hands.press(Key.Key_Home, Mod.ControlModifier)


@pytest.mark.server
def test_a_person_gets_a_log_in_is_blocked_and_gets_a_new_password(
    server_page: LoginsPage,
    server_workplace: Workplace,
    target: engine.Server,  # noqa: F811
    qtbot: QtBot,
    dialogs: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown, hands = server_page, Hands(server_page)
    shown.setFocus()
    passwords: list[str] = []

    def agreed(dialog: Any) -> None:
        fingers = Hands(dialog)
        if dialog.login_edit.isVisible():
            fingers.tab_to(dialog.login_edit)
        passwords.append(dialog.password)
        fingers.press(Key.Key_Return)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    go_to(shown, hands, NARROW.title())
    dialogs.expect(agreed)
    hands.press(Key.Key_Return)  # in the table: make the log-in
    wait_for(qtbot, server_workplace)
    assert enters(target, NARROW, passwords[0])

    monkeypatch.setattr(messages, "ask", lambda *_, **__: True)
    go_to(shown, hands, MANAGER.title())
    hands.tab_to(shown.people.block_button)
    hands.press(Key.Key_Space)
    wait_for(qtbot, server_workplace)
    assert not enters(target, MANAGER, test_logins.PASSWORDS[MANAGER])
    go_to(shown, hands, MANAGER.title())
    hands.tab_to(shown.people.block_button)
    hands.press(Key.Key_Space)
    wait_for(qtbot, server_workplace)
    assert enters(target, MANAGER, test_logins.PASSWORDS[MANAGER])

    go_to(shown, hands, MANAGER.title())
    dialogs.expect(agreed)
    hands.tab_to(shown.people.reset_button)
    hands.press(Key.Key_Space)
    wait_for(qtbot, server_workplace)
    assert enters(target, MANAGER, passwords[1])
    assert not enters(target, MANAGER, test_logins.PASSWORDS[MANAGER])


@pytest.mark.server
def test_a_departure_is_gone_through_to_its_end(
    server_workplace: Workplace,
    target: engine.Server,  # noqa: F811
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    boris = next(one.id for one in server_workplace.facts.refs("employee") if one.name == MANAGER.title())
    shown = Departure(server_workplace, boris)
    qtbot.addWidget(shown)
    shown.resize(1200, 600)
    shown.show()
    wait_for(qtbot, server_workplace)
    hands = Hands(shown)
    shown.setFocus()

    def done(step: str) -> None:
        assert shown.step() == step
        hands.tab_to(shown.do_button)
        hands.press(Key.Key_Space)
        wait_for(qtbot, server_workplace)

    done("block")
    backup = shown.steps["backup"]
    for field, text in (
        (backup.folder, str(tmp_path / "safe")),  # type: ignore[attr-defined]
        (backup.phrase, "a phrase of the test"),  # type: ignore[attr-defined]
        (backup.password, "o"),  # type: ignore[attr-defined]
    ):
        hands.tab_to(field)
        hands.type(text)
    done("backup")
    done("days")
    hands.tab_to(shown.steps["hand"].to)  # type: ignore[attr-defined]
    hands.type("Vera")
    hands.press(Key.Key_Return)
    done("hand")
    done("close")
    found = server_workplace.background._desk.submit(departure.look(boris)).result(30)
    assert (found.leaver.is_active, found.leaver.is_blocked) == (False, True)
    hands.tab_to(shown.copy_button)
    hands.press(Key.Key_Space)
    assert "The card is marked." in QGuiApplication.clipboard().text()
