"""The wizard that restores: a file checked, what it holds, a new base made and compared, and the way over to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bridge import messages
from app.bridge.background import Background
from app.bridge.workplace import Workplace
from app.core.begin import begin
from app.core.cases import backups
from app.core.drafts import Drafts
from app.core.places import Places
from app.shell.wiring import Program
from db import base, engine
from db.lane import Lane
from db.session import open_session
from tests.bases import Served
from tests.gui.test_whole_window import program, settle  # noqa: F401 -- a fixture
from tests.lists_base import LOGIN, lists_path, lists_read  # noqa: F401 -- fixtures
from tests.lists_gui import workplace  # noqa: F401 -- a fixture
from widgets.backups_page import BackupsPage
from widgets.restore_wizard import DONE, FILE, WHERE, RestoreWizard

PHRASE = "correct horse battery"
KEY = backups.secret(PHRASE)


@pytest.fixture
def file(lists_path: Path, tmp_path: Path) -> Path:  # noqa: F811
    """A backup of the base, made before anybody opens it."""
    with open_session(engine.Embedded(str(lists_path)), LOGIN) as session:
        return backups.make(tmp_path / "safe", KEY, "", None)(session).path


Wait = Callable[[RestoreWizard], None]


@pytest.fixture
def answered(qtbot: QtBot) -> Wait:
    def wait(wizard: RestoreWizard) -> None:
        qtbot.waitUntil(lambda: not wizard.at_work, timeout=60_000)
        QApplication.processEvents()

    return wait


@pytest.fixture
def wizard(file: Path, workplace: Workplace, qtbot: QtBot, tmp_path: Path) -> RestoreWizard:  # noqa: F811
    return opened(workplace, file, qtbot)


def opened(workplace: Workplace, file: Path, qtbot: QtBot) -> RestoreWizard:  # noqa: F811
    made = RestoreWizard(workplace, str(file))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_backup_is_checked_shown_and_restored_by_keys_alone(
    wizard: RestoreWizard,
    answered: Wait,
    lists_path: Path,
    qtbot: QtBot,  # noqa: F811
) -> None:
    before = lists_path.read_bytes
    QTest.keyClicks(wizard.phrase, PHRASE)
    QTest.keyClick(wizard.phrase, Qt.Key.Key_Return)
    answered(wizard)
    assert wizard.stack.currentIndex() == WHERE
    assert wizard.holds.text().startswith("Whole. Made ")
    assert "Clients: " in wizard.holds.text()
    assert Path(wizard.to.text()).parent == lists_path.parent
    assert not Path(wizard.to.text()).exists()
    QTest.keyClick(wizard.to, Qt.Key.Key_Return)
    answered(wizard)
    assert wizard.stack.currentIndex() == DONE
    assert wizard.made is not None
    with open_session(engine.Embedded(str(wizard.made.path)), LOGIN) as session:
        assert begin()(session).facts.login == LOGIN
    assert before() == lists_path.read_bytes()
    QTest.keyClick(wizard.copy_button, Qt.Key.Key_Space)
    assert str(wizard.made.path) in QApplication.clipboard().text()
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()


def test_a_wrong_phrase_and_a_file_that_is_there_are_said_and_nothing_is_made(
    wizard: RestoreWizard,
    answered: Wait,
    lists_path: Path,  # noqa: F811
) -> None:
    wizard.phrase.setText("another phrase")
    wizard.go_on()
    answered(wizard)
    assert wizard.stack.currentIndex() == FILE
    assert wizard.notice.text.text().startswith("This backup is damaged, or another pass phrase")
    wizard.phrase.setText(PHRASE)
    wizard.go_on()
    answered(wizard)
    size = lists_path.stat().st_size
    wizard.to.setText(str(lists_path))
    wizard.go_on()
    answered(wizard)
    assert "never written over" in wizard.notice.text.text()
    assert lists_path.stat().st_size == size


def test_it_is_not_closed_while_a_base_is_made(wizard: RestoreWizard, answered: Wait) -> None:
    wizard.phrase.setText(PHRASE)
    wizard.go_on()
    wizard.reject()
    assert wizard.isVisible()
    answered(wizard)
    wizard.reject()
    assert not wizard.isVisible()


def test_the_page_opens_one_wizard_at_a_time_with_the_newest_file(
    workplace: Workplace,
    qtbot: QtBot,
    tmp_path: Path,  # noqa: F811
) -> None:
    page = BackupsPage(workplace, Places(tmp_path / "places"))
    qtbot.addWidget(page)
    page.show()
    page.restore_button.click()
    first = page.wizard
    page.restore_button.click()
    assert page.wizard is first
    assert first is not None
    assert first.isVisible()
    assert not first.isModal()
    first.reject()
    assert page.wizard is None


def test_the_restored_base_takes_the_place_of_the_open_one_which_is_kept(
    program: Program,
    lists_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    tmp_path: Path,
    answered: Wait,  # noqa: F811
) -> None:
    before, workplace = program.window, program.workplace  # noqa: F811
    assert before is not None
    assert workplace is not None
    made = workplace.background
    files: list[Any] = []
    made.run(program, backups.make(tmp_path / "safe", KEY, "", None), files.append, long=True)
    qtbot.waitUntil(lambda: bool(files), timeout=60_000)
    wizard = opened(workplace, files[0].path, qtbot)  # noqa: F811
    wizard.phrase.setText(PHRASE)
    for _ in range(2):
        wizard.go_on()
        answered(wizard)
    restored = Path(wizard.to.text())
    said: list[str] = []
    monkeypatch.setattr(messages, "ask", lambda _parent, text, **_: not said.append(text))
    monkeypatch.setattr(messages, "info", lambda _parent, text: said.append(text))
    wizard.place_button.click()
    qtbot.waitUntil(
        lambda: program.window not in (None, before) and program.window.isVisible(), timeout=30_000
    )
    settle(program, qtbot)
    qtbot.waitUntil(lambda: len(said) == 2, timeout=30_000)
    assert not restored.exists()
    (kept,) = lists_path.parent.glob(f"{lists_path.stem}-before-*.fdb")
    assert str(kept) in said[1]
    assert program.window is not None
    assert program.window.tabs.page() is not None


@pytest.fixture
def at_server(served_base: Served, tmp_path: Path, qtbot: QtBot) -> Iterator[Workplace]:
    lane = Lane(lambda: open_session(served_base.target, served_base.login, served_base.password))
    made = Workplace(Background(lane), lane.submit(begin()).result(30).facts, Drafts(tmp_path))
    made.at_server = True
    yield made
    made.background.close()


@pytest.mark.server
def test_at_a_server_the_base_is_made_there_beside_the_running_one(
    served_base: Served, at_server: Workplace, tmp_path: Path, qtbot: QtBot, answered: Wait
) -> None:
    rig, running = served_base.rig, served_base.target
    rig.add_people(running.alias, {"PADDOCK_OWNER": "owner-1"})
    with open_session(running, served_base.login, served_base.password) as session:
        made = backups.make(tmp_path / "safe", KEY, "owner-1", None)(session)
    wizard = opened(at_server, made.path, qtbot)
    wizard.phrase.setText(PHRASE)
    wizard.go_on()
    answered(wizard)
    assert wizard.to.text() == f"{running.alias}_restored"
    for password, said in (("wrong", "has no such alias"), ("owner-1", "has no such alias")):
        wizard.password.setText(password)
        wizard.go_on()
        answered(wizard)
        assert said in wizard.notice.text.text()
    name = rig.make_room(running.alias)
    wizard.go_on()
    answered(wizard)
    assert wizard.stack.currentIndex() == DONE, wizard.notice.text.text()
    assert not wizard.place_button.isVisible()
    assert f"{running.host}/{running.port}:{name}" in wizard.says.text()
    with base.owner(engine.Server(rig.host, rig.port, name), "owner-1") as con, con.cursor() as cursor:
        assert cursor.execute("select count(*) from branch_t").fetchone() == (1,)
    again = opened(at_server, made.path, qtbot)
    again.phrase.setText(PHRASE)
    again.go_on()
    answered(again)
    again.password.setText("owner-1")
    again.go_on()
    answered(again)
    assert "is there already and is never written over" in again.notice.text.text()
