"""The reports page on a real base: questions, results, rows behind figures, preview, paper and files; by
mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt, QVariantAnimation
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from app.bridge.messages import Recorder
from app.bridge.workplace import Workplace
from db.session import Session
from reports.params import PeriodChoice, PickChoice
from tests.guards import Dialogs
from tests.report_pages import LONG_AGO, Key, Mod, build, cell, click, firm, idle, page, workplace  # noqa: F401 -- fixtures
from widgets.report_dialog import ReportsPage
from widgets.report_pages import WHOLE_PAGE
from widgets.report_result import PreviewPane, ResultPane
from widgets.report_sets import NameDialog
from widgets.tokens import LESS


def test_the_catalogue_finds_reports_by_any_words_of_their_name_or_description(page: ReportsPage) -> None:
    whole = page.catalogue.shown_keys()
    page.catalogue.search.setText("tax DUPLICATES")
    assert page.catalogue.shown_keys() == ["clients/duplicates"]
    page.catalogue.search.setText("no such report")
    assert page.catalogue.shown_keys() == []
    assert page.catalogue.nothing.isVisible()
    page.catalogue.search.clear()
    assert page.catalogue.shown_keys() == whole


def test_a_report_is_found_built_and_walked_by_keys_alone(
    page: ReportsPage, qtbot: QtBot, workplace: Workplace
) -> None:
    opened: list[tuple[str, int | None]] = []
    workplace.open_card = lambda entity, row, given: opened.append((entity, row))
    page.catalogue.search.setFocus()
    qtbot.keyClicks(page.catalogue.search, "region")
    qtbot.keyClick(page.catalogue.search, Key.Key_Return)
    assert page.report.key == "clients/by_place"
    qtbot.keyClick(page.focusWidget(), Key.Key_F5)
    idle(qtbot, page)
    pane = page.pane()
    assert isinstance(pane, ResultPane)
    assert pane.table.hasFocus()
    row, column = cell(pane, "row", "clients")
    for _ in range(row):
        qtbot.keyClick(pane.table, Key.Key_Down)
    for _ in range(column):
        qtbot.keyClick(pane.table, Key.Key_Right)
    qtbot.keyClick(pane.table, Key.Key_Return)
    idle(qtbot, page)
    behind = page.pane()
    assert isinstance(behind, ResultPane)
    assert len(behind.result.rows) == pane.result.lines[row].cells[column]
    qtbot.keyClick(behind.table, Key.Key_Return)
    assert opened == [("client", behind.result.rows[0][0])]
    qtbot.keyClick(behind.table, Key.Key_Escape)
    assert page.pane() is pane


def test_a_click_on_a_figure_opens_as_many_rows(page: ReportsPage, qtbot: QtBot) -> None:
    pane = build(qtbot, page, "work/by_employee", **LONG_AGO)
    for kind in ("row", "total"):
        place = cell(pane, kind, "everything")
        wanted = pane.result.lines[place[0]].cells[place[1]]
        click(qtbot, pane, place)
        idle(qtbot, page)
        behind = page.pane()
        assert isinstance(behind, ResultPane)
        assert behind is not pane
        assert len(behind.result.rows) == wanted
        assert not page.head.isVisible()
        page.back()
        assert page.head.isVisible()


def test_a_click_on_a_row_of_a_list_does_nothing_and_two_open_the_card(
    page: ReportsPage, qtbot: QtBot, workplace: Workplace
) -> None:
    opened: list[int | None] = []
    workplace.open_card = lambda entity, row, given: opened.append(row)
    pane = build(qtbot, page, "clients/register")
    place = cell(pane, "row", "name")
    click(qtbot, pane, place)
    assert opened == []
    where = pane.table.visualRect(pane.table.shown().index(*place)).center()
    qtbot.mouseDClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened == [dict(pane.result.lines[place[0]].keys)["id"]]


def test_a_heading_opens_the_rows_of_its_group(page: ReportsPage, qtbot: QtBot) -> None:
    pane = build(qtbot, page, "clients/register")
    assert pane.result.lines[0].kind == "head"
    pane.table.setCurrentIndex(pane.table.shown().index(0, 0))
    qtbot.keyClick(pane.table, Key.Key_Return)
    idle(qtbot, page)
    behind = page.pane()
    assert isinstance(behind, ResultPane)
    assert len(behind.result.rows) == pane.result.lines[0].count
    assert behind.result.note


def test_the_grouping_can_be_changed(page: ReportsPage, qtbot: QtBot) -> None:
    page.catalogue.select("clients/register")
    page.form.set_choices({}, ["source_id"])
    page.build()
    idle(qtbot, page)
    pane = page.pane()
    assert pane is not None
    assert pane.result.group_by == ("source_id",)
    assert "source" not in [column.name for column in pane.result.columns]


def test_a_chart_opens_its_rows_by_mouse_and_by_keys(page: ReportsPage, qtbot: QtBot) -> None:
    pane = build(qtbot, page, "clients/register")
    chart = pane.chart
    first = next(shape for shape in chart.shapes() if getattr(shape, "index", None) == (0, 0))
    middle = QPoint(int(first.x + first.width / 2) + 8, int(first.y + first.height / 2) + 8)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=middle)
    idle(qtbot, page)
    behind = page.pane()
    assert isinstance(behind, ResultPane)
    most = max(line.count for line in pane.result.lines if line.kind == "head")
    assert len(behind.result.rows) == most
    page.back()
    chart.setFocus()
    qtbot.keyClick(chart, Key.Key_Down)
    assert chart.current() == (1, 0)
    qtbot.keyClick(chart, Key.Key_Return)
    idle(qtbot, page)
    behind = page.pane()
    assert isinstance(behind, ResultPane)
    assert behind is not pane
    assert len(behind.result.rows) <= most


def test_a_chart_is_painted_in_the_colours_of_its_series(page: ReportsPage, qtbot: QtBot) -> None:
    pane = build(qtbot, page, "work/by_employee", **LONG_AGO)
    shot = pane.chart.grab().toImage()
    colours = {
        QColor(shot.pixel(x, y)).name() for x in range(0, shot.width(), 3) for y in range(0, shot.height(), 3)
    }
    assert {"#2f6db5", "#e08a1e", "#4a9a5b"} <= colours or {"#6fa3e0", "#eda84f", "#74bd84"} <= colours


def test_a_chart_over_a_line_has_flat_colours_only(
    page: ReportsPage, qtbot: QtBot, qapp: QApplication
) -> None:
    pane = build(qtbot, page, "clients/growth", **LONG_AGO)
    counted = []
    for less in (False, True):
        qapp.setProperty(LESS, less)
        try:
            shot = pane.chart.grab().toImage()
        finally:
            qapp.setProperty(LESS, False)
        counted.append(len({shot.pixel(x, y) for x in range(shot.width()) for y in range(shot.height())}))
    assert counted[1] <= counted[0]
    assert not pane.chart.findChildren(QVariantAnimation)


def test_nothing_found_says_so_and_still_prints(page: ReportsPage, qtbot: QtBot) -> None:
    pane = build(qtbot, page, "work/overdue", days=3650)
    assert pane.empty.isVisible()
    assert pane.empty.text() == "No task is overdue."
    assert not pane.table.isVisible()
    page.preview()
    idle(qtbot, page)
    assert isinstance(page.pane(), PreviewPane)


def test_days_the_wrong_way_round_are_said_and_nothing_runs(page: ReportsPage, qtbot: QtBot) -> None:
    page.catalogue.select("clients/growth")
    page.form.set_choices({"period": PeriodChoice("custom", date(2025, 2, 1), date(2025, 1, 1))})
    page.build()
    assert page.line.words.text() == "The first day is later than the last one."
    assert not page.line.busy
    assert page.pane() is None


def test_an_answer_that_must_be_given_is_asked_for(page: ReportsPage, qtbot: QtBot) -> None:
    page.catalogue.select("clients/passport")
    page.build()
    assert page.line.words.text() == "Answer first: Client."
    assert page.pane() is None


def test_a_card_is_shown_as_its_page(page: ReportsPage, qtbot: QtBot) -> None:
    page.catalogue.select("clients/passport")
    page.form.set_choices({"client": PickChoice(1, "x")})
    page.build()
    idle(qtbot, page)
    pane = page.pane()
    assert isinstance(pane, PreviewPane)
    qtbot.waitUntil(lambda: pane.view.image() is not None)
    assert len(pane.bar.save_button.menu().actions()) == 1


def test_the_preview_turns_pages_and_changes_size(page: ReportsPage, qtbot: QtBot) -> None:
    build(qtbot, page, "clients/register")
    qtbot.keyClick(page.focusWidget(), Key.Key_P, Mod.ControlModifier | Mod.ShiftModifier)
    idle(qtbot, page)
    pane = page.pane()
    assert isinstance(pane, PreviewPane)
    qtbot.waitUntil(lambda: pane.view.image() is not None)
    assert pane.view.pages() > 1
    pane.page.setValue(2)
    idle(qtbot, page)
    assert pane.view.page() == 2
    pane.zoom.setCurrentIndex(pane.zoom.findData(WHOLE_PAGE))
    idle(qtbot, page)
    small = pane.view.widget().height()
    assert small <= pane.view.viewport().height()
    qtbot.keyClick(pane.view, Key.Key_Plus, Mod.ControlModifier)
    idle(qtbot, page)
    assert pane.view.zoom() == 100
    assert pane.view.widget().height() > small
    qtbot.keyClick(pane.view, Key.Key_End)
    idle(qtbot, page)
    assert pane.view.page() == pane.view.pages()


def save_as(page: ReportsPage, qtbot: QtBot, dialogs: Dialogs, kind: str, path: Path) -> None:
    def answer(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        dialog.done(QFileDialog.DialogCode.Accepted)

    dialogs.expect(answer)
    page.save(kind)
    idle(qtbot, page)


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "csv"])
def test_a_report_is_saved_and_the_folder_remembered(
    page: ReportsPage, qtbot: QtBot, dialogs: Dialogs, tmp_path: Path, kind: str
) -> None:
    pane = build(qtbot, page, "clients/register")
    path = tmp_path / f"Клиенты.{kind}"
    save_as(page, qtbot, dialogs, kind, path)
    assert path.exists()
    assert "Клиенты" in page.line.words.text()
    assert page._workplace.facts.settings.layout("report.folder") == str(tmp_path)
    if kind == "xlsx":
        assert openpyxl.load_workbook(path).worksheets[0].max_row == len(pane.result.rows) + 3


def test_a_folder_that_refuses_is_said_in_words(
    page: ReportsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    build(qtbot, page, "clients/register")
    nowhere = tmp_path / "nowhere" / "a.csv"
    monkeypatch.setattr(page.output, "_ask_path", lambda title, kind: nowhere)
    with Recorder() as said:
        page.save("csv")
        idle(qtbot, page)
    assert "could not be written" in said.texts[0]


def test_pages_are_printed_one_by_one(
    page: ReportsPage, qtbot: QtBot, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pane = build(qtbot, page, "clients/register")
    path = tmp_path / "printed.pdf"

    def answer(dialog: QPrintDialog) -> None:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        QDialog.done(dialog, QDialog.DialogCode.Accepted)  # accept would take the file from its own line

    monkeypatch.setattr(
        QPrintDialog, "exec", lambda dialog: dialogs.run(dialog)
    )  # it has an exec of its own, beside QDialog's
    dialogs.expect(answer)
    page.print()
    idle(qtbot, page)
    printed = pypdfium2.PdfDocument(path)
    whole = pypdfium2.PdfDocument(page.output._made[1] if page.output._made else b"")
    assert len(printed) == len(whole) > 1
    assert printed[0].get_width() > printed[0].get_height()
    assert pane.result.report.landscape
    printed.close()
    whole.close()
    assert page.line.words.text() == f"Printed pages: {page_count(path)}."


def page_count(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    count = len(document)
    document.close()
    return count


def test_a_set_of_answers_is_kept_chosen_and_removed(
    page: ReportsPage, qtbot: QtBot, dialogs: Dialogs
) -> None:
    page.catalogue.select("clients/inactive")
    idle(qtbot, page)
    page.form.set_choices({"days": 33, "never": False}, ["branch_id"])

    def name(shared: bool) -> Callable[[NameDialog], None]:
        def answer(dialog: NameDialog) -> None:
            dialog.name.setText("Забытые")
            dialog.shared.setChecked(shared)
            dialog.accept()

        return answer

    for shared in (False, True):
        dialogs.expect(name(shared))
        page.head.keep()
        idle(qtbot, page)
    assert page.head.sets.box.count() == 3
    page.form.set_choices({"days": 90, "never": True}, [])
    page.head.sets.box.setCurrentIndex(1)
    page.head.sets.box.activated.emit(1)
    idle(qtbot, page)
    assert page.form.choices()["days"] == 33
    assert page.form.choices()["never"] is False
    assert page.form.group_by() == ("branch_id",)
    pane = page.pane()
    assert pane is not None
    assert pane.result.values["days"] == 33
    for left in (2, 1):
        page.head.sets.box.setCurrentIndex(1)
        page.head.sets._show_button()
        with Recorder(answer=True):
            page.head.sets.drop()
            idle(qtbot, page)
        assert page.head.sets.box.count() == left


def test_another_report_forgets_the_result_of_the_last(page: ReportsPage, qtbot: QtBot) -> None:
    build(qtbot, page, "clients/register")
    page.catalogue.select("clients/growth")
    assert page.pane() is None
    assert page.head.title.text() == "Growth of the base by month"


def test_a_stopped_report_says_so(page: ReportsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    from reports import jobs
    from reports.writing import Cancelled

    def stopped(*_: object) -> Callable[[Session], None]:
        def job(session: Session) -> None:
            raise Cancelled("test")

        return job

    monkeypatch.setattr(jobs, "run", stopped)
    page.build()
    idle(qtbot, page)
    assert page.line.words.text() == "Stopped."
