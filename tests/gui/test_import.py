"""The import on the screen: from a file to clients in the base, and back."""

from __future__ import annotations

import threading
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox

from app.bridge.messages import Recorder
from app.core.clinic import reading, sample
from app.core.clinic.doubts import Kind
from app.core.clinic.plan import Fate
from tests.cards_base import Desk, desk, looks  # noqa: F401 - fixtures
from tests.staffed import as_user, boris, new, staffed_path, staffed_template  # noqa: F401 - fixtures
from widgets.import_wizard import ImportWizard

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def wizard(desk: Desk) -> ImportWizard:  # noqa: F811
    made = ImportWizard(desk.workplace)
    desk.put(made)
    return made


def sheet(path: Path, *rows: tuple[object, ...]) -> str:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return str(path)


def settle(desk: Desk, wizard: ImportWizard) -> None:  # noqa: F811
    desk.qtbot.waitUntil(
        lambda: not wizard.work.running and not desk.workplace.background._calls, timeout=60_000
    )
    QApplication.processEvents()


def read(desk: Desk, wizard: ImportWizard, path: str) -> None:  # noqa: F811
    wizard.read(path)
    settle(desk, wizard)


def on(desk: Desk, wizard: ImportWizard, times: int = 1) -> None:  # noqa: F811
    for _ in range(times):
        wizard.go_on()
        settle(desk, wizard)


def key(desk: Desk, wizard: ImportWizard, code: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:  # noqa: F811
    desk.qtbot.keyClick(QApplication.focusWidget() or wizard, code, held)
    settle(desk, wizard)


def test_the_sample_goes_in_by_the_keyboard_alone_and_is_taken_back(desk: Desk, wizard: ImportWizard) -> None:  # noqa: F811
    wizard.file.sample.setFocus()
    key(desk, wizard, Key.Key_Space)
    assert wizard.file.model.rowCount() > 100
    for place in range(1, 6):
        key(desk, wizard, Key.Key_Return, Held.ControlModifier)
        assert wizard.place == place
    loaded = wizard.work.state.loaded
    assert loaded is not None
    assert desk.one("select count(*) from client") == loaded.new == 104
    assert desk.one("select count(*) from channel where normal starting with '+7'") > 90
    wizard.done.undo.setFocus()
    with Recorder(answer=True) as said:
        key(desk, wizard, Key.Key_Space)
    assert len(said.texts) == 1
    assert desk.one("select count(*) from client") == 0
    assert desk.one("select state from act where id = ?", loaded.act_id) in (None, "U")
    assert not wizard.done.undo.isEnabled()


def test_a_refused_file_is_a_sentence_and_the_page_stays(
    desk: Desk, wizard: ImportWizard, tmp_path: Path
) -> None:  # noqa: F811
    (tmp_path / "a.xls").write_text("<html></html>")
    with Recorder() as said:
        read(desk, wizard, str(tmp_path / "a.xls"))
    assert said.texts == [
        "This is a web page with the name of a table. Open it in a spreadsheet program and save it as xlsx."
    ]
    assert wizard.place == 0
    assert not wizard.on.isEnabled()


def test_a_file_dropped_on_the_page_is_read(desk: Desk, wizard: ImportWizard, tmp_path: Path) -> None:  # noqa: F811
    data = QMimeData()
    data.setUrls(
        [
            QUrl.fromLocalFile(
                sheet(tmp_path / "a.xlsx", ("Company", "Phone"), ("Acme Ltd", "+44 20 7946 0958"))
            )
        ]
    )
    event = QDropEvent(
        QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Held.NoModifier
    )
    wizard.file.dropEvent(event)
    settle(desk, wizard)
    assert wizard.work.state.name == "a.xlsx"
    assert wizard.on.isEnabled()


def test_a_column_is_decided_by_the_user(desk: Desk, wizard: ImportWizard, tmp_path: Path) -> None:  # noqa: F811
    read(desk, wizard, sheet(tmp_path / "a.xlsx", ("Foo", "Bar"), ("Acme", "x"), ("Beta", "y")))
    on(desk, wizard)
    assert not wizard.on.isEnabled()  # no column is a name
    assert wizard.columns.problem.isVisible()
    view = wizard.columns.view
    view.setFocus()
    view.setCurrentIndex(wizard.columns.model.index(0, 1))
    desk.qtbot.keyClick(view, Key.Key_F2)
    box = view.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(box.findData("name"))
    box.activated.emit(box.currentIndex())
    QApplication.processEvents()
    assert wizard.work.state.mapping is not None
    assert wizard.work.state.mapping.columns[0].field == "name"
    assert wizard.on.isEnabled()


def test_a_recipe_is_kept_and_found_again(
    desk: Desk, wizard: ImportWizard, tmp_path: Path, monkeypatch
) -> None:  # noqa: F811, ANN001
    path = sheet(tmp_path / "a.xlsx", ("Firma XY", "Foo"), ("Acme Ltd", "x"), ("Beta Ltd", "y"))
    read(desk, wizard, path)
    on(desk, wizard)
    wizard.columns.decide(1, 1, "note")
    monkeypatch.setattr("widgets.import_columns.QInputDialog.getText", lambda *_, **__: ("Ours", True))
    wizard.columns.keep.click()
    settle(desk, wizard)
    read(desk, wizard, path)
    on(desk, wizard)
    assert wizard.columns.recipe.currentText() == "Ours"
    assert wizard.work.state.mapping is not None
    assert wizard.work.state.mapping.columns[1].field == "note"


def test_a_kind_of_doubt_is_refused_as_a_whole_and_single_rows_apart(
    desk: Desk,
    wizard: ImportWizard,
    tmp_path: Path,  # noqa: F811
) -> None:
    rows = [(f"Firm {n} Ltd", f"8 (912) 345-67-{n:02}") for n in range(10, 20)]
    read(desk, wizard, sheet(tmp_path / "a.xlsx", ("Company", "Phone"), *rows))
    on(desk, wizard, 2)
    page = wizard.doubts
    assert page.kinds.things == [Kind.PHONE]
    page.kinds_view.setFocus()
    desk.qtbot.keyClick(page.kinds_view, Key.Key_Space)
    page.doubts_view.setFocus()
    page.doubts_view.setCurrentIndex(page.doubts.index(3, 0))
    desk.qtbot.keyClick(page.doubts_view, Key.Key_Space)
    on(desk, wizard, 3)
    assert desk.one("select count(*) from channel where normal starting with '+7'") == 1
    assert desk.one("select count(*) from channel where normal starting with '8912'") == 9


def test_a_client_of_the_base_is_filled_up_or_left_or_made_anew(
    desk: Desk,
    wizard: ImportWizard,
    tmp_path: Path,  # noqa: F811
) -> None:
    client = new(desk.boris, "client", name="Acme Ltd", branch_id=1)
    new(desk.boris, "channel", client_id=client, kind="E", typed="info@acme.com")
    path = sheet(
        tmp_path / "a.xlsx", ("Company", "E-mail", "City"), ("ACME Limited", "info@acme.com", "Leeds")
    )
    read(desk, wizard, path)
    on(desk, wizard, 3)
    page = wizard.duplicates
    assert [item.fate for item in page.base.things] == [Fate.FILL]
    for fate, total in ((Fate.NEW, 1), (Fate.SKIP, 0), (Fate.FILL, 0)):
        page._decide_all(fate)
        on(desk, wizard)
        assert wizard.trial.figures["new"].text() == str(total)
        wizard.go_back()
    on(desk, wizard, 2)
    assert desk.one("select city from client where id = ?", client) == "Leeds"
    assert desk.one("select count(*) from client") == 1


def test_rows_not_taken_are_saved_with_the_reason(
    desk: Desk,
    wizard: ImportWizard,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,  # noqa: F811
) -> None:
    rows = (
        ("Company", "Phone"),
        ("Acme Ltd", "+44 20 7946 0958"),
        (None, "+44 20 7946 0959"),
        (None, "call back"),
    )
    read(desk, wizard, sheet(tmp_path / "a.xlsx", *rows))
    on(desk, wizard, 5)
    assert wizard.done.rows.rowCount() == 2
    target = str(tmp_path / "left.xlsx")
    monkeypatch.setattr("widgets.import_done.QFileDialog.getSaveFileName", lambda *_: (target, ""))
    wizard.done.save.click()
    saved = [[cell.value for cell in row] for row in openpyxl.load_workbook(target).active]
    reason = "The row has neither a client's name nor a person's."
    assert saved == [
        ["Company", "Phone", "Reason"],
        [None, "+44 20 7946 0959", reason],
        [None, "call back", reason],
    ]


def test_reading_is_stopped_with_escape(
    desk: Desk,
    wizard: ImportWizard,
    monkeypatch: pytest.MonkeyPatch,  # noqa: F811
) -> None:
    started = threading.Event()
    run = reading.Reading.run

    def slowly(one: reading.Reading, progress: reading.Progress) -> object:
        def tell(rows: int) -> None:
            started.set()
            threading.Event().wait(0.02)
            progress(rows)

        return run(one, tell)

    monkeypatch.setattr(reading.Reading, "run", slowly)
    monkeypatch.setattr("app.core.clinic.worker._BLOCK", 1)
    wizard.read(str(sample.PATH))
    assert wizard.halt.isVisible()
    wizard.stop()
    settle(desk, wizard)
    assert wizard.says.text() == "Stopped. Nothing was changed."
    assert wizard.work.state.table is None


def test_a_failing_load_leaves_nothing_and_can_be_tried_again(
    desk: Desk,
    wizard: ImportWizard,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,  # noqa: F811
) -> None:
    read(desk, wizard, sheet(tmp_path / "a.xlsx", ("Company", "Phone"), ("Acme Ltd", "+44 20 7946 0958")))
    on(desk, wizard, 4)
    wizard.work.tell = lambda done, of: wizard.work.stop() or type(wizard.work).tell(wizard.work, done, of)  # type: ignore[func-returns-value, method-assign]
    on(desk, wizard)
    assert wizard.place == 4
    assert desk.one("select count(*) from client") == 0
    assert desk.one("select count(*) from act") == 0
    del wizard.work.tell
    on(desk, wizard)
    assert desk.one("select count(*) from client") == 1


def test_going_back_keeps_the_answers(desk: Desk, wizard: ImportWizard) -> None:  # noqa: F811
    read(desk, wizard, str(sample.PATH))
    on(desk, wizard, 2)
    wizard.doubts._tick_kind(Kind.DATE, False)
    on(desk, wizard)
    wizard.go_back()
    assert wizard.doubts._kind_ticked(Kind.DATE) is False
    assert wizard.is_dirty()


def test_of_rows_that_become_one_the_one_the_base_knows_decides(
    desk: Desk,
    wizard: ImportWizard,
    tmp_path: Path,
) -> None:
    client = new(desk.boris, "client", name="Stroyinvest", branch_id=1)
    new(desk.boris, "channel", client_id=client, kind="E", typed="b@acme.com")
    rows = (
        ("Company", "Phone", "E-mail"),
        ("Stroyinvestproekt Ltd", "+44 20 7946 0958", "a@acme.com"),
        ("Stroyinvestproect", "+44 20 7946 0958", "b@acme.com"),
    )
    read(desk, wizard, sheet(tmp_path / "a.xlsx", *rows))
    on(desk, wizard, 3)
    page = wizard.duplicates
    assert [wizard.work.state.is_joined(pair) for pair in page.pairs.things] == [True]
    page.decide(0, Fate.FILL, client)
    on(desk, wizard, 2)
    assert desk.one("select count(*) from client") == 1
    assert desk.one("select count(*) from channel where client_id = ?", client) == 3
