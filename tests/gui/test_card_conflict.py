"""Saves that go wrong: somebody was first, the line broke, the program died. Nothing typed is lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bridge.messages import Recorder
from app.core import errors, store
from app.core.drafts import Drafts
from db.session import Session
from tests.cards_base import Desk, desk, looks, romashka, type_text  # noqa: F401 - fixtures
from tests.staffed import as_user, boris, do, staffed_path, staffed_template  # noqa: F401 - fixtures
from widgets.card import Card


def typed(card: Card, name: str, text: str) -> None:
    """Put a text into a field as its user would."""
    edit = card.blocks.editors[name].edit  # type: ignore[attr-defined]
    edit.setFocus()
    edit.selectAll()
    type_text(edit, text)


def test_a_stale_save_shows_mine_beside_theirs_and_who_it_was(
    desk: Desk, romashka: int, boris: Session
) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    typed(card, "city", "Moscow")
    do(boris, "update client set city = 'Klin', address = 'Main street' where id = ?", romashka)
    card.save()
    desk.wait(lambda: card.conflict is not None)
    assert card.conflict is not None
    assert card.conflict.mine["city"].text() == "Moscow"
    assert card.conflict.theirs["city"].text().startswith("Klin   Boris, ")
    assert card.conflict.mine["city"].isChecked(), "what I typed is kept unless I say otherwise"
    assert card.conflict.theirs["address"].isChecked(), "what I never touched comes from them"
    assert card.blocks.editors["city"].value() == "Moscow"


def test_keeping_mine_saves_over_the_new_version(desk: Desk, romashka: int, boris: Session) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    typed(card, "city", "Moscow")
    typed(card, "legal_name", "Romashka Limited")
    do(boris, "update client set city = 'Klin', address = 'Main street' where id = ?", romashka)
    card.save()
    desk.wait(lambda: card.conflict is not None)
    desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: not card.is_dirty() and card.conflict is None)
    row = store.card("client", romashka)(boris).values
    assert (row["city"], row["address"], row["legal_name"]) == ("Moscow", "Main street", "Romashka Limited")
    assert card.blocks.editors["address"].value() == "Main street"


def test_keeping_theirs_gives_mine_up_in_that_field_only(desk: Desk, romashka: int, boris: Session) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    typed(card, "city", "Moscow")
    typed(card, "legal_name", "Romashka Limited")
    do(boris, "update client set city = 'Klin' where id = ?", romashka)
    card.save()
    desk.wait(lambda: card.conflict is not None)
    assert card.conflict is not None
    card.conflict.take_theirs()
    desk.wait(lambda: not card.is_dirty())
    row = store.card("client", romashka)(boris).values
    assert (row["city"], row["legal_name"]) == ("Klin", "Romashka Limited")


def test_the_old_value_can_be_put_back_over_theirs(desk: Desk, romashka: int, boris: Session) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    typed(card, "legal_name", "Romashka Limited")
    do(boris, "update client set city = 'Klin' where id = ?", romashka)
    card.save()
    desk.wait(lambda: card.conflict is not None)
    assert card.conflict is not None
    card.conflict.mine["city"].setChecked(True)
    card.conflict.take()
    desk.wait(lambda: not card.is_dirty())
    assert desk.one("select city from client where id = ?", romashka) == "Tver"


def test_the_same_change_by_two_is_no_conflict(desk: Desk, romashka: int, boris: Session) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    typed(card, "city", "Klin")
    typed(card, "legal_name", "Romashka Limited")
    do(boris, "update client set city = 'Klin' where id = ?", romashka)
    card.save()
    desk.wait(lambda: not card.is_dirty() and not card.saving.running)
    assert card.conflict is None
    assert desk.one("select legal_name from client where id = ?", romashka) == "Romashka Limited"


class Cut:
    """A session's write that loses its answer once; `arrives`: whether the statement ran."""

    def __init__(self, arrives: bool) -> None:
        self.arrives, self.left = arrives, 1

    def __call__(self, real: Any) -> Any:
        def write(session: Session, query: Any) -> Any:
            if self.left:
                self.left -= 1
                if self.arrives:
                    real(session, query)
                raise errors.LineDown("cut")
            return real(session, query)

        return write


@pytest.mark.parametrize("new", [False, True])
@pytest.mark.parametrize("arrives", [False, True])
def test_after_a_broken_line_the_card_learns_whether_its_save_arrived(
    desk: Desk,  # noqa: F811
    romashka: int,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    arrives: bool,
    new: bool,
) -> None:
    card = desk.card("client", None if new else romashka)
    typed(card, "name", "Vasilek")
    desk.rest()
    monkeypatch.setattr(Session, "write", Cut(arrives)(Session.write))
    card.save()
    desk.wait(lambda: not card.is_dirty() if arrives else "not arrived" in card.notice.text.text())
    if not arrives:
        assert card.blocks.editors["name"].value() == "Vasilek"
        assert list(desk.workplace.drafts.left()), "the draft stays until the save is known to have arrived"
        card.notice.buttons[0].click()
        desk.wait(lambda: not card.is_dirty())
    assert list(desk.workplace.drafts.left()) == []
    assert desk.one("select count(*) from client where name = 'Vasilek'") == 1
    assert not card.notice.isVisible()


def test_a_new_row_sent_twice_is_found_to_be_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    card = desk.card("client", None)
    typed(card, "name", "Vasilek")
    desk.rest()
    with monkeypatch.context() as cut:
        cut.setattr(Session, "write", Cut(arrives=True)(Session.write))
        cut.setattr(card.saving, "look_whether_it_arrived", card.saving._again.stop)
        card.save()
        desk.wait(lambda: not card.saving.running)
    card.save()
    desk.wait(lambda: not card.is_dirty())
    assert desk.one("select count(*) from client where name = 'Vasilek'") == 1
    assert list(desk.workplace.drafts.left()) == []


def test_after_a_long_outage_the_card_finds_out_by_itself(
    desk: Desk,  # noqa: F811
    romashka: int,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    card = desk.card("client", romashka)
    typed(card, "name", "Vasilek")
    desk.rest()
    card.saving._again.setInterval(20)
    monkeypatch.setattr(Session, "write", Cut(arrives=True)(Session.write))
    real, left = Session.rows, [3]

    def rows(session: Session, query: Any, limit: int | None = None, charged: bool = False) -> Any:
        if left[0] and query.name.startswith("client.card"):
            left[0] -= 1
            raise errors.LineDown("still down")
        return real(session, query, limit, charged)

    monkeypatch.setattr(Session, "rows", rows)
    card.save()
    desk.wait(lambda: not card.is_dirty())
    assert left == [0]
    assert list(desk.workplace.drafts.left()) == []


def test_shift_tab_leaves_the_first_field_backwards(desk: Desk, romashka: int) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    card.blocks.focus_first()
    first = card.window().focusWidget()
    QTest.keyClick(first, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    now = card.window().focusWidget()
    assert now is not first
    assert now is not card


def test_a_draft_is_kept_when_the_hands_rest_and_gone_when_saved(desk: Desk, romashka: int) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    typed(card, "city", "Moscow")
    assert card.saving._rest.isActive()
    assert card.saving._rest.interval() == 2000
    card.saving.keep_draft()
    assert [draft.values["city"]["text"] for draft in desk.workplace.drafts.left()] == ["Moscow"]
    card.save()
    desk.wait(lambda: not card.is_dirty())
    assert list(desk.workplace.drafts.left()) == []


def test_a_draft_survives_a_kill_and_is_offered_again(desk: Desk, romashka: int, boris: Session) -> None:  # noqa: F811
    from widgets.drafts_bar import DraftsBar

    card = desk.card("client", romashka)
    typed(card, "city", "Moscow")
    card.saving.keep_draft()
    card.saving._rest.stop()
    card.deleteLater()  # killed: nothing of it runs any more
    desk.rest()
    desk.workplace.drafts = Drafts(desk.workplace.drafts._folder)
    bar = DraftsBar(desk.workplace)
    desk.put(bar)
    bar.look()
    assert len(bar.rows) == 1
    (draft,) = desk.workplace.drafts.left()
    bar.go_on(draft)
    assert desk.opened == [("client", romashka, {"draft": draft})]
    again = desk.card(*desk.opened[0])
    assert again.blocks.editors["city"].value() == "Moscow"
    assert again.is_dirty()
    assert "typed on" in again.notice.text.text()
    again.save()
    desk.wait(lambda: not again.is_dirty())
    assert desk.one("select city from client where id = ?", romashka) == "Moscow"
    assert list(desk.workplace.drafts.left()) == []


def test_a_draft_of_a_row_that_others_changed_is_compared_with_it(
    desk: Desk, romashka: int, boris: Session
) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    typed(card, "city", "Moscow")
    card.saving.keep_draft()
    card.hide()
    do(boris, "update client set city = 'Klin' where id = ?", romashka)
    (draft,) = desk.workplace.drafts.left()
    again = desk.card("client", romashka, {"draft": draft})
    assert again.conflict is not None
    assert again.conflict.mine["city"].text() == "Moscow"
    assert "Klin" in again.conflict.theirs["city"].text()
    again.conflict.take()
    desk.wait(lambda: not again.is_dirty())
    assert desk.one("select city from client where id = ?", romashka) == "Moscow"


def test_a_draft_of_a_new_row_keeps_its_uid(desk: Desk) -> None:  # noqa: F811
    card = desk.card("client", None)
    typed(card, "name", "Vasilek")
    card.saving.keep_draft()
    (draft,) = desk.workplace.drafts.left()
    uid = card.blocks.base["uid"]
    again = desk.card("client", None, {"draft": draft})
    assert again.blocks.base["uid"] == uid
    assert again.blocks.editors["name"].value() == "Vasilek"


def test_a_text_that_cannot_be_read_is_in_the_draft_as_typed(desk: Desk, romashka: int) -> None:  # noqa: F811
    card = desk.card("client", romashka)
    typed(card, "birthday", "39 march")
    card.saving.keep_draft()
    (draft,) = desk.workplace.drafts.left()
    again = desk.card("client", romashka, {"draft": draft})
    assert again.blocks.editors["birthday"].edit.text() == "39 march"  # type: ignore[attr-defined]


def test_another_error_is_said_and_the_text_stays(desk: Desk, romashka: int) -> None:  # noqa: F811
    desk.workplace.facts.rights._verbs["employee"] = "SIUD"
    card = desk.card("employee", None)
    typed(card, "name", "Second Boris")
    typed(card, "login", "boris")
    with Recorder() as said:
        card.save()
        desk.wait(lambda: bool(said.texts))
    assert "log-in" in said.texts[0]
    assert card.blocks.editors["name"].value() == "Second Boris"
    assert card.is_dirty()


KILLED = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from app.bridge.background import Background
from app.bridge.workplace import Workplace
from app.core import begin, store
from app.core.drafts import Drafts
from db import engine
from db.lane import Lane
from db.session import open_session
from widgets.card import Card

base, folder, row = sys.argv[1:]
app = QApplication([])
target = engine.Embedded(base)
with open_session(target, "ANNA") as session:
    facts = begin.begin()(session).facts
    assert store.save("client", store.blank("client", facts, {"name": "Romashka Ltd"}).values)(session).id == int(row)
workplace = Workplace(Background(Lane(lambda: open_session(target, "ANNA"))), facts, Drafts(Path(folder)))
card = Card(workplace, "client", int(row))
card.show()
while not card.loaded:
    app.processEvents()
card.blocks.editors["city"].restore("Moscow")
print("typed", flush=True)
app.exec()
"""


def test_what_was_typed_in_a_program_that_was_killed_is_offered_by_the_next(
    desk: Desk,  # noqa: F811
    romashka: int,  # noqa: F811
    staffed_template: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    base = shutil.copyfile(
        staffed_template, tmp_path / "other.fdb"
    )  # an embedded engine shares its file with nobody
    folder = desk.workplace.drafts._folder
    program = [sys.executable, "-c", KILLED, str(base), str(folder), str(romashka)]
    with subprocess.Popen(program, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "typed\n"
        desk.wait(lambda: bool(list(desk.workplace.drafts.left())))
        other.kill()
    (draft,) = desk.workplace.drafts.left()
    card = desk.card("client", romashka, {"draft": draft})
    assert card.blocks.editors["city"].value() == "Moscow"
    assert card.is_dirty()
