"""The audit and the alarms on the screen: read, put back, checked, seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from app.bridge import messages
from app.bridge.messages import Recorder
from app.bridge.workplace import Workplace
from app.core.cases import auditing
from app.core.entities.alarm import ALARM
from app.shell.freshness import Freshness
from app.shell.sections import SECTIONS
from app.shell.status import StatusLine
from db import base, engine, looking
from db.sql import Query
from tests.lists_base import NARROW, lists_path, lists_read  # noqa: F401 - fixtures
from tests.lists_gui import Opened, Settle, make_workplace, opened, settle, workplace  # noqa: F401 - fixtures
from widgets.alarms_list import AlarmFormats, AlarmsList
from widgets.audit_page import AuditPage
from widgets.audit_words import gist
from widgets.card_decoy import ask_about_decoy

CLIENT = 5


def run(workplace: Workplace, text: str, *values: object) -> Any:  # noqa: F811
    return workplace.background._desk.submit(
        lambda session: session.write(Query("test", text, values))
    ).result(30)


@pytest.fixture
def changed(workplace: Workplace) -> None:  # noqa: F811
    run(workplace, "update client set city = 'Omsk' where id = ? returning rv", CLIENT)
    run(workplace, "update client set city = 'Tver', note = 'moved' where id = ? returning rv", CLIENT)


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, opened: Opened, settle: Settle, changed: None) -> AuditPage:  # noqa: F811
    made = AuditPage(workplace, {"kind": ("U",)})
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    settle()
    qtbot.wait(200)
    settle()
    return made


@pytest.fixture
def vera(lists_path: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Workplace]:  # noqa: F811
    made = make_workplace(lists_path, tmp_path / "vera", NARROW)
    yield made
    made.background.close()


def fields(page: AuditPage) -> list[tuple[str, ...]]:
    model = page.pane.model
    return [
        tuple(str(model.data(model.index(row, column))) for column in range(3))
        for row in range(model.rowCount())
    ]


def test_the_newest_entry_tells_which_fields_became_what(page: AuditPage) -> None:
    model = page.list.model
    shown = {col.name: model.text(0, i) for i, col in enumerate(model.columns)}
    assert (shown["employee"], shown["kind"], shown["entity"]) == ("Anna Ray", "Changed", "Client")
    assert shown["gist"] == "City, Note"
    assert fields(page) == [("City", "Omsk", "Tver"), ("Note", "", "moved")]


def test_enter_opens_the_object(page: AuditPage, opened: Opened) -> None:  # noqa: F811
    page.list.open_current()
    assert opened.cards == [("client", CLIENT, None)]


def test_an_object_that_is_gone_cannot_be_opened(
    workplace: Workplace,
    page: AuditPage,
    settle: Settle,
    opened: Opened,  # noqa: F811
) -> None:
    run(workplace, "insert into client (uid, name) values ('gone', 'Gone') returning id")
    run(workplace, "delete from client where uid = 'gone' returning id")
    page.list.set_filters({"kind": ("D",)})
    settle()
    assert page.list.model.text(0, 2) == "Deleted"
    assert not page.pane.open_button.isEnabled()
    page.list.open_current()
    assert opened.cards == []


def test_the_old_value_is_put_back_as_a_change_of_its_own(
    page: AuditPage,
    workplace: Workplace,
    settle: Settle,  # noqa: F811
) -> None:
    page.pane.view.setCurrentIndex(page.pane.model.index(0, 0))
    with Recorder(answer=True) as said:
        page.pane.back_button.click()
        settle()
        settle()
    assert said.texts == ["Put back “City”? Now: “Tver”. Then: “Omsk”."]
    assert run(workplace, "select city from client where id = ?", CLIENT)[0] == "Omsk"
    assert page.list.model.text(0, 5) == "City"


def test_a_value_that_is_there_already_is_not_put_back(
    page: AuditPage,
    workplace: Workplace,
    settle: Settle,  # noqa: F811
) -> None:
    run(workplace, "update client set city = 'Omsk' where id = ? returning rv", CLIENT)
    page.pane.view.setCurrentIndex(page.pane.model.index(0, 0))
    with Recorder(answer=True) as said:
        page.pane.back_button.click()
        settle()
    assert said.texts == ["“City” has this value already."]


def test_who_was_faster_is_not_overwritten(page: AuditPage, workplace: Workplace, settle: Settle) -> None:  # noqa: F811
    page.pane.view.setCurrentIndex(page.pane.model.index(0, 0))

    def meanwhile(kind: str, _parent: object, _text: str, **_rest: object) -> bool:
        told.append(kind)
        if kind == "ask":
            run(workplace, "update client set city = 'Perm' where id = ? returning rv", CLIENT)
        return True

    told: list[str] = []
    before = messages.speak_through(meanwhile)
    page.pane.back_button.click()
    settle()
    settle()
    messages.speak_through(before)
    assert len(told) == 2  # asked, then told of the conflict
    assert run(workplace, "select city from client where id = ?", CLIENT)[0] == "Perm"


def test_all_entries_of_one_object_can_be_shown_alone(page: AuditPage, settle: Settle) -> None:  # noqa: F811
    page.list.show_alone()
    settle()
    model = page.list.model
    assert model.rowCount() == 3
    assert {model.value(row, "row_id") for row in range(3)} == {CLIENT}
    page.list.reset_filters()
    settle()
    assert model.rowCount() > 3


def test_text_is_found_in_old_and_new_values(page: AuditPage, settle: Settle) -> None:  # noqa: F811
    page.list.set_filters({"text": "OMSK"})
    settle()
    assert page.list.model.rowCount() == 2


def test_the_chain_is_checked_and_a_break_is_said(
    lists_path: Path,
    qtbot: QtBot,
    tmp_path: Path,  # noqa: F811
) -> None:
    with base.owner(engine.Embedded(str(lists_path))) as con:
        for text in (
            "insert into audit_t (at_ts, login, entity, row_id, verb) values ('2020-01-01 10:00', 'ANNA', 'client', 1, 'V')",
            "alter trigger audit_keep inactive",
        ):
            con.execute_immediate(text)
            con.commit()
        con.execute_immediate("delete from audit_t where at_ts > '2021-01-01'")
        con.commit()
        cursor = con.cursor()
        cursor.execute("select sealed from audit_seal")
        assert cursor.fetchone()[0] == 1
        cursor.close()
        con.commit()
    anna = make_workplace(lists_path, tmp_path)
    made = AuditPage(anna)
    qtbot.addWidget(made)
    made.show()

    def checked() -> str:
        made.list.check()
        qtbot.waitUntil(lambda: not anna.background._calls, timeout=10_000)
        return made.list.notice.text.text()

    assert checked().startswith("The audit is as it was sealed: 1 entries in 1 seals")
    with base.owner(engine.Embedded(str(lists_path))) as con:
        con.execute_immediate("update audit_t set verb = 'X' where verb = 'V'")
        con.commit()
    assert "an entry was changed" in checked()
    anna.background.close()


def test_refusals_are_told_in_words() -> None:
    assert gist("!may_not_delete") == "Your rights do not let you delete this"
    assert gist("!something new") == "something new"
    assert gist("new_address") == "from a new address"
    assert gist("control/gate: Period: March") == "Log-ins and refusals (Period: March)"
    assert gist("http://example.com: seen") == "http://example.com: seen"


def test_work_by_the_clock_is_told_in_words() -> None:
    assert gist("backup: on") == "Verified backup; older ones are thinned out: switched on"
    assert gist("seal: asked") == "Seal the audit and check its chain: asked for at once"
    assert gist("ends") == "days until its end"
    formats, words = AlarmFormats(datetime.now), next(col for col in ALARM.columns if col.name == "words")
    told = formats.show(words, "backup: failed|OSError: disk full")
    assert told == "Verified backup; older ones are thinned out: OSError: disk full"
    assert formats.show(words, "Boris: client") == "Boris: client"


def test_a_report_that_was_run_stands_in_the_audit(
    workplace: Workplace, page: AuditPage, settle: Settle
) -> None:  # noqa: F811
    workplace.background._desk.submit(auditing.note_report("control/gate", 12, "Period: March")).result(30)
    page.list.set_filters({"kind": ("R",)})
    settle()
    assert page.list.model.text(0, 5) == "Log-ins and refusals (Period: March)"
    assert page.pane.words.text() == "Log-ins and refusals (Period: March)"


# ---- alarms


def test_alarms_are_counted_quietly_and_go_when_they_were_seen(
    workplace: Workplace,
    vera: Workplace,
    qtbot: QtBot,
    settle: Settle,  # noqa: F811
) -> None:
    run(workplace, "delete from alarm_rule where kind = 'night_login' returning id")
    run(workplace, "select is_decoy from decoy_plant(?, true)", CLIENT)
    (row_id,) = run(vera, "select first 1 id from client where employee_id = (select id from me)")
    run(workplace, "select is_decoy from decoy_plant(?, true)", row_id)
    run(vera, "update client set note = 'touched' where id = ? returning rv", row_id)
    owner = QObject()
    freshness, status = Freshness(workplace, owner), StatusLine(workplace, None)  # type: ignore[arg-type]
    qtbot.addWidget(status)
    freshness.unseen.connect(status.show_alarms)
    freshness.look()
    settle()
    assert status.alarms.isVisibleTo(status)
    waiting = int(status.alarms.text().split()[0])
    view = AlarmsList(workplace, {"state": ("N",)})
    qtbot.addWidget(view)
    view.show()
    settle()
    assert view.model.rowCount() == waiting
    shown = {col.name: view.model.text(0, i) for i, col in enumerate(view.model.columns)}
    assert (shown["kind"], shown["employee"], shown["state"]) == (
        "Planted client touched",
        "Vera Petrova",
        "New",
    )
    view.table.selectAll()
    view.mark_seen()
    settle()
    settle()
    assert view.model.rowCount() == 0
    freshness.look()
    settle()
    assert not status.alarms.isVisibleTo(status)


def test_from_an_alarm_one_comes_to_what_the_person_did(
    workplace: Workplace, qtbot: QtBot, settle: Settle, vera: Workplace
) -> None:  # noqa: F811
    (row_id,) = run(vera, "select first 1 id from client where employee_id = (select id from me)")
    run(workplace, "select is_decoy from decoy_plant(?, true)", row_id)
    run(vera, "update client set note = 'touched' where id = ? returning rv", row_id)
    asked: list[tuple[str, Any]] = []
    workplace.open_list = lambda entity, filters: asked.append((entity, filters))
    view = AlarmsList(workplace)
    qtbot.addWidget(view)
    view.show()
    settle()
    view.open_current()
    assert asked[0][0] == "audit"
    assert asked[0][1]["employee"] == (3,)


def test_a_client_is_planted_and_dug_up_from_its_card(workplace: Workplace, settle: Settle) -> None:  # noqa: F811
    class Shown(QObject):
        row_id = CLIENT

    card = Shown()
    card.workplace = workplace  # type: ignore[attr-defined]
    for words, now in (("planted one? Whoever", True), ("ordinary client again", False)):
        with Recorder(answer=True) as said:
            ask_about_decoy(card)
            settle()
            settle()
        assert words in said.texts[0]
        assert run(workplace, "select is_decoy from decoy_plant(?, null)", CLIENT) == (now,)


def test_sections_of_control_are_for_who_may_see_them(workplace: Workplace, vera: Workplace) -> None:  # noqa: F811
    def seen(by: Workplace) -> set[str]:
        permissions = by.facts.rights.permissions
        keys = {"audit", "alarm", "alarm_rule"}
        return {one.key for one in SECTIONS if one.key in keys and permissions.may(one.block, "S")}

    assert seen(workplace) == {"audit", "alarm", "alarm_rule"}
    assert seen(vera) == {"alarm", "alarm_rule"}  # a head hears of the own people


def test_a_text_is_looked_for_in_steps_and_further_back_when_asked_for(
    workplace: Workplace,  # noqa: F811
    lists_path: Path,
    qtbot: QtBot,
    settle: Settle,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(looking, "STEP", 20)
    run(workplace, "update client set city = 'Needle' where id = ? returning rv", CLIENT)
    many = (
        "insert into interaction (uid, client_id, employee_id, summary) values (?, ?, 1, 'hay') returning id"
    )
    for number in range(240):
        run(workplace, many, f"{number:032x}", CLIENT)
    page = AuditPage(workplace, {"text": "Needle"})
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    settle()
    view = page.list
    assert view.model.rowCount() == 0
    assert view.model.reached is not None
    assert view.empty.text.text().startswith("Nothing matches the filter, as far as was looked: back to ")
    assert view.below.reached.text().startswith("Looked back to ")
    question = view.model._question
    settle()
    assert view.model._question == question  # it looks no further by itself
    for _ in range(20):
        if view.model.rowCount():
            break
        qtbot.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
        settle()
    assert view.model.rowCount() == 1
    before = view.model.reached
    if before is not None:
        qtbot.keyClick(view.below.further, Qt.Key.Key_Space)
        settle()
        assert view.model.rowCount() == 1
        assert view.model.reached != before
    view.reload()
    settle()
    assert view.model.rowCount() == 1
