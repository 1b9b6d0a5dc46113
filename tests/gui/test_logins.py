"""Log-ins on the screen: made, reset, blocked; the own password; a departure from the first step to the report."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bridge import messages
from app.bridge.background import Background
from app.bridge.workplace import Workplace
from app.core.begin import begin
from app.core.cases import departure
from app.core.drafts import Drafts
from app.core.login_rules import PasswordRules
from app.core.places import Choice
from app.shell.own_password import OwnPassword
from db import engine, sharing
from db.errors import WrongPassword
from db.lane import Lane
from db.session import open_session
from db.sql import Query
from tests.rig.server import ServerRig
from tests.staffed import ADMIN, MANAGER, NARROW, staffed_path, staffed_template  # noqa: F401 -- fixtures
from widgets.departure import Departure
from widgets.employees import EmployeeList
from widgets.login_dialog import LoginDialog
from widgets.logins import LoginsPage

PASSWORDS = {ADMIN: "anna-2Krt", MANAGER: "boris-7Qm"}  # Vera has no user yet
Settle = Callable[[], None]


@pytest.fixture
def target(server_rig: ServerRig, staffed_path: Path, request: pytest.FixtureRequest) -> engine.Server:  # noqa: F811
    alias = f"s{abs(hash(request.node.nodeid))}"
    sharing.make_users(staffed_path, {"SYSDBA": "s", "PADDOCK_OWNER": "o", **PASSWORDS})
    sharing.guard(staffed_path)
    server_rig.place(staffed_path, alias)
    return engine.Server(server_rig.host, server_rig.port, alias)


def at(target: engine.Target, folder: Path, password: str = "") -> Workplace:
    lane = Lane(lambda: open_session(target, ADMIN, password))
    facts = lane.submit(begin()).result(30).facts
    return Workplace(Background(lane), facts, Drafts(folder))


@pytest.fixture
def workplace(target: engine.Server, tmp_path: Path, qtbot: QtBot) -> Iterator[Workplace]:
    made = at(target, tmp_path / "drafts", PASSWORDS[ADMIN])
    yield made
    made.background.close()


@pytest.fixture
def settle(qtbot: QtBot, workplace: Workplace) -> Settle:
    def wait() -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not workplace.background._calls, timeout=20_000)
        QApplication.processEvents()

    return wait


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, settle: Settle) -> LoginsPage:
    made = LoginsPage(workplace)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    settle()
    return made


def enters(target: engine.Server, login: str, password: str) -> bool:
    try:
        open_session(target, login, password).close()
    except WrongPassword:
        return False
    return True


def choose(page: LoginsPage, login: str) -> None:
    page.choose(next(one.id for one in page.people.rows.things if one.login == login))


def state_of(page: LoginsPage, login: str) -> str:
    return page.people.state_of(next(one for one in page.people.rows.things if one.login == login))


def test_a_log_in_is_made_with_a_first_password_that_is_shown_once(
    page: LoginsPage, settle: Settle, target: engine.Server, qtbot: QtBot, dialogs: Any
) -> None:
    assert state_of(page, NARROW) == "no password yet"
    choose(page, NARROW)

    def fill(dialog: LoginDialog) -> None:
        assert dialog.login == NARROW
        dialog.login_edit.setText("ВЕРА")
        dialog.send()
        assert "Latin letters" in dialog.problem.text()
        dialog.login_edit.setText("BORIS")
        dialog.send()
        assert "Somebody has" in dialog.problem.text()
        dialog.login_edit.setText("vera_k")
        dialog.copy()
        assert QGuiApplication.clipboard().text() == dialog.password
        dialog.ok.click()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    dialogs.expect(fill)
    page.people.make()
    settle()
    password = QGuiApplication.clipboard().text()
    assert f"VERA_K, first password {password}" in page.people.notice.text.text()
    assert state_of(page, "VERA_K") == "must change the password"
    assert enters(target, "VERA_K", password)


def test_a_reset_takes_the_old_password_away(
    page: LoginsPage, settle: Settle, target: engine.Server, qtbot: QtBot, dialogs: Any
) -> None:
    choose(page, MANAGER)
    passwords = []

    def fill(dialog: LoginDialog) -> None:
        dialog.password_edit.setText("short")
        dialog.send()
        assert "10" in dialog.problem.text()
        dialog.another()
        passwords.append(dialog.password)
        dialog.send()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    dialogs.expect(fill)
    page.people.reset()
    settle()
    assert not enters(target, MANAGER, PASSWORDS[MANAGER])
    assert enters(target, MANAGER, passwords[0])


def test_a_blocked_person_is_shown_so_and_let_in_again(
    page: LoginsPage, settle: Settle, target: engine.Server
) -> None:
    choose(page, MANAGER)
    with open_session(target, MANAGER, PASSWORDS[MANAGER]), messages.Recorder(answer=True) as said:
        page.people.block()
        settle()
    assert "Block Boris?" in said.texts[0]
    assert state_of(page, MANAGER).startswith("blocked since")
    assert "session" in page.people.notice.text.text()
    assert not enters(target, MANAGER, PASSWORDS[MANAGER])
    page.people.block()
    settle()
    assert state_of(page, MANAGER) == "may sign in"
    assert enters(target, MANAGER, PASSWORDS[MANAGER])


def test_nobody_blocks_or_resets_the_own_log_in(page: LoginsPage) -> None:
    choose(page, ADMIN)
    tab = page.people
    assert not tab.block_button.isEnabled()
    assert not tab.reset_button.isEnabled()
    assert not tab.leave_button.isEnabled()


def test_the_column_of_wrong_tries_says_whose_it_counts(page: LoginsPage, settle: Settle) -> None:
    for tab in (page.people, page.past):
        page.tabs.setCurrentWidget(tab)
        settle()
        last = tab.rows.columnCount() - 1
        across = Qt.Orientation.Horizontal
        assert tab.rows.headerData(last, across) == "Wrong tries"
        tip = tab.rows.headerData(last, across, Qt.ItemDataRole.ToolTipRole)
        assert "no Firebird server records them" in tip
        assert tab.rows.headerData(0, across, Qt.ItemDataRole.ToolTipRole) == "Name"


def test_people_are_found_by_name_and_log_in(page: LoginsPage) -> None:
    page.people.words.setText("bor")
    assert [one.login for one in page.people.rows.things] == [MANAGER]
    page.people.words.setText("nobody")
    assert list(page.people.rows.things) == []
    assert not page.people.block_button.isEnabled()


def test_open_sessions_are_listed_and_ended(page: LoginsPage, settle: Settle, target: engine.Server) -> None:
    with open_session(target, MANAGER, PASSWORDS[MANAGER]):
        page.tabs.setCurrentWidget(page.now)
        settle()
        found = {one.login: row for row, one in enumerate(page.now.rows.things)}
        assert set(found) == {ADMIN, MANAGER}
        assert page.now.rows.things[found[MANAGER]].idle is None  # it has polled nothing
        last = page.now.rows.columnCount() - 1
        view = page.now.view
        assert view.columnViewportPosition(last) + view.columnWidth(last) >= view.viewport().width() - 1
        page.now.view.selectRow(found[ADMIN])
        assert not page.now.end_button.isEnabled()
        page.now.view.selectRow(found[MANAGER])
        with messages.Recorder(answer=True) as said:
            page.now.end()
            settle()
        assert "End this session of Boris?" in said.texts[0]
        assert [one.login for one in page.now.rows.things] == [ADMIN]
    page.tabs.setCurrentWidget(page.past)
    settle()
    assert {one.login for one in page.past.rows.things} >= {ADMIN, MANAGER}
    page.past.who.set_value(next(p.id for p in page.people.rows.things if p.login == MANAGER))
    page.past.look()
    settle()
    assert {one.login for one in page.past.rows.things} == {MANAGER}
    assert page.past.rows.things[0].ended_at is not None


def test_a_base_on_one_computer_says_that_it_asks_for_no_passwords(
    staffed_path: Path,  # noqa: F811
    tmp_path: Path,
    qtbot: QtBot,
    dialogs: Any,
) -> None:
    alone = at(engine.Embedded(str(staffed_path)), tmp_path / "drafts")
    made = LoginsPage(alone)
    qtbot.addWidget(made)
    made.show()
    try:
        qtbot.waitUntil(lambda: bool(made.people.rows.things), timeout=20_000)
        assert "nobody is asked for a password" in made.people.notice.text.text()
        choose(made, MANAGER)
        assert not made.people.reset_button.isEnabled()

        def fill(dialog: LoginDialog) -> None:
            assert dialog.password_edit.isHidden()
            dialog.login_edit.setText("BORIS2")
            dialog.send()
            qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

        dialogs.expect(fill)
        made.people.make()
        qtbot.waitUntil(lambda: any(p.login == "BORIS2" for p in made.people.rows.things), timeout=20_000)
    finally:
        alone.background.close()


def test_the_list_of_employees_leads_to_the_log_in_and_the_departure(
    qtbot: QtBot, workplace: Workplace, settle: Settle
) -> None:
    asked: list[tuple[str, int]] = []
    workplace.open_logins = lambda employee_id: asked.append(("login", employee_id))
    workplace.open_departure = lambda employee_id: asked.append(("departure", employee_id))
    view = EmployeeList(workplace)
    qtbot.addWidget(view)
    view.show()
    settle()
    view.table.setCurrentIndex(view.model.index(1, 0))
    view.login_action.trigger()
    view.leave_action.trigger()
    wanted = view.model.row_id(1)
    assert asked == [("login", wanted), ("departure", wanted)]


# ---- the own password


def own(target: engine.Server, taken: list[str], qtbot: QtBot, why: str = "") -> OwnPassword:
    choice = Choice(target, MANAGER, PASSWORDS[MANAGER])
    dialog = OwnPassword(choice, PasswordRules(10), "Boris", taken.append, why)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_own_password_is_changed_by_who_knows_the_old_one(target: engine.Server, qtbot: QtBot) -> None:
    taken: list[str] = []
    dialog = own(target, taken, qtbot)
    for old, new, again, says in (
        ("", "seven blue kettles", "seven blue kettles", "password you have now"),
        (PASSWORDS[MANAGER], "boris-7Qm", "boris-7Qm", "10 characters"),
        (PASSWORDS[MANAGER], "password12", "password12", "guessed"),
        (PASSWORDS[MANAGER], "seven blue kettles", "seven blue kettle", "differ"),
    ):
        dialog.old.setText(old)
        dialog.new.setText(new)
        dialog.again.setText(again)
        dialog.send()
        assert says in dialog.problem.text()
    dialog.again.setText("seven blue kettles")
    dialog.old.setText("guess")
    dialog.send()
    qtbot.waitUntil(lambda: "old password is wrong" in dialog.problem.text(), timeout=20_000)
    dialog.old.setText(PASSWORDS[MANAGER])
    dialog.send()
    qtbot.waitUntil(lambda: taken == ["seven blue kettles"], timeout=20_000)
    assert enters(target, MANAGER, "seven blue kettles")
    assert not enters(target, MANAGER, PASSWORDS[MANAGER])


def test_who_must_change_it_is_not_asked_for_the_old_one_again(target: engine.Server, qtbot: QtBot) -> None:
    taken: list[str] = []
    dialog = own(target, taken, qtbot, "Set by another.")
    assert dialog.old.isHidden()
    dialog.new.setText("seven blue kettles")
    dialog.again.setText("seven blue kettles")
    dialog.send()
    qtbot.waitUntil(lambda: taken == ["seven blue kettles"], timeout=20_000)


# ---- departure


@pytest.fixture
def leaving(qtbot: QtBot, workplace: Workplace, settle: Settle) -> Departure:
    boris = next(one.id for one in workplace.facts.refs("employee") if one.name == MANAGER.title())

    def fill(session: object) -> None:
        from tests.staffed import new

        new(session, "client", name="Boris has it Ltd", branch_id=1, employee_id=boris)  # type: ignore[arg-type]

    workplace.background._desk.submit(fill).result(30)
    made = Departure(workplace, boris)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    settle()
    return made


def test_a_departure_goes_step_by_step_and_says_at_the_end_what_was_done(
    leaving: Departure,
    settle: Settle,
    target: engine.Server,
    workplace: Workplace,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    assert leaving.step() == "block"
    leaving.do()
    settle()
    assert not enters(target, MANAGER, PASSWORDS[MANAGER])
    assert leaving.step() == "backup"
    step = leaving.steps["backup"]
    step.folder.setText(str(tmp_path / "backups"))  # type: ignore[attr-defined]
    step.phrase.setText("a phrase of the test")  # type: ignore[attr-defined]
    step.password.setText("o")  # type: ignore[attr-defined]
    leaving.do()
    settle()
    assert len(list((tmp_path / "backups").glob("*.pbk"))) == 1
    assert leaving.step() == "days"
    leaving.do()
    settle()
    assert leaving.step() == "hand"
    assert "1 client" in leaving.steps["hand"].about.text()
    vera = next(one.id for one in workplace.facts.refs("employee") if one.name == NARROW.title())
    leaving.steps["hand"].to.set_value(vera)  # type: ignore[attr-defined]
    leaving.do()
    settle()
    assert leaving.step() == "close"
    leaving.skip()
    settle()
    report = leaving.report()
    assert "The log-in is blocked." in report
    assert "was restored and compared" in report
    assert "passed on" in report
    assert "Close the card: skipped" in report
    assert leaving.summary.isVisible()
    assert leaving.report() in leaving.summary.text()

    again = Departure(workplace, leaving._id)
    qtbot.addWidget(again)
    again.show()
    settle()
    assert again.report() == report
    again.list.setCurrentRow(4)
    again.do()
    settle()
    assert "The card is marked." in again.report()
    found = workplace.background._desk.submit(departure.look(leaving._id)).result(30)
    assert (found.leaver.is_active, found.leaver.is_blocked, found.leaver.clients) == (False, True, 0)


def test_a_backup_without_a_folder_or_with_a_wrong_password_is_told(
    leaving: Departure, settle: Settle, tmp_path: Path
) -> None:
    leaving.list.setCurrentRow(1)
    with messages.Recorder() as said:
        leaving.do()
        assert "pass phrase" in said.texts[0]
        step = leaving.steps["backup"]
        step.folder.setText(str(tmp_path / "backups"))  # type: ignore[attr-defined]
        step.phrase.setText("a phrase of the test")  # type: ignore[attr-defined]
        step.password.setText("wrong")  # type: ignore[attr-defined]
        leaving.do()
        settle()
        assert "no backup that counts" in said.texts[1]
    assert leaving.do_button.isEnabled()
    assert leaving._progress.state("backup") == "open"
    shutil.rmtree(tmp_path / "backups", ignore_errors=True)


# ---- the backup that the keeper makes


def keeper_says(target: engine.Server, ok: bool, said: str) -> None:
    """What the keeper would note after its work."""
    with open_session(target, "PADDOCK_OWNER", "o") as owner:
        text = "update timed_t set last_at = utc_now(), is_ok = ?, last_say = ?, next_at = dateadd(1 day to utc_now())"
        owner.write(Query("t", f"{text} where code = 'backup' returning code", (ok, said)))


@pytest.fixture
def keeper(target: engine.Server) -> None:
    """A keeper has just given a sign of life."""
    with open_session(target, "PADDOCK_OWNER", "o") as owner:
        alive = (
            "update or insert into lease_t (id, keeper_at) values (1, utc_now()) matching (id) returning id"
        )
        owner.write(Query("t", alive))


def test_at_a_server_with_a_keeper_a_departure_needs_no_password_for_its_backup(
    keeper: None, leaving: Departure, settle: Settle, target: engine.Server, qtbot: QtBot
) -> None:
    step: Any = leaving.steps["backup"]
    leaving.list.setCurrentRow(1)
    assert step.by_server.isChecked()
    assert not step.form.isEnabled()
    leaving.do()
    settle()
    step._wait.look()
    settle()
    assert not leaving.do_button.isEnabled()  # the keeper has not done it yet
    keeper_says(target, True, "s-1.pbk: 12 rows, restored and compared")
    step._wait.look()
    settle()
    assert "Made by the server: s-1.pbk: 12 rows, restored and compared." in leaving.report()
    assert leaving._progress.state("backup") == "done"


@pytest.mark.parametrize(
    ("said", "told"), [("not_configured|folder", "part [backup]"), ("OSError: disk full", "disk full")]
)
def test_a_backup_that_the_keeper_could_not_make_is_none(
    keeper: None, leaving: Departure, settle: Settle, target: engine.Server, said: str, told: str
) -> None:
    step: Any = leaving.steps["backup"]
    leaving.list.setCurrentRow(1)
    leaving.do()
    settle()
    keeper_says(target, False, said)
    with messages.Recorder() as recorder:
        step._wait.look()
        settle()
    assert told in recorder.texts[0]
    assert leaving._progress.state("backup") == "open"
    assert leaving.do_button.isEnabled()


def test_without_a_keeper_the_departure_says_what_to_do(leaving: Departure) -> None:
    step: Any = leaving.steps["backup"]
    leaving.list.setCurrentRow(1)
    assert not step.by_server.isEnabled()
    assert step.here.isChecked()
    assert "paddock-admin backup" in step.keeper.text()
