"""The reports page on a small screen, for screen readers, in another language, and at its next start."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bridge.workplace import Workplace
from reports.report import Report
from tests.report_pages import LONG_AGO, Key, Mod, build, cell, click, firm, idle, page, workplace  # noqa: F401 -- fixtures
from widgets.report_dialog import ReportsPage
from widgets.report_table import ResultTable


@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_asks_for_more_room_than_a_small_screen_has(
    page: ReportsPage, qtbot: QtBot, percent: int
) -> None:
    font = page.font()
    font.setPointSizeF(font.pointSizeF() * percent / 100)
    page.setFont(font)
    for key in page.catalogue.shown_keys():
        page.catalogue.select(key)
        assert page.minimumSizeHint().width() <= 1366 - 160
        assert page.minimumSizeHint().height() <= 640


def test_no_title_is_cut_off(page: ReportsPage, qtbot: QtBot) -> None:
    """Neither in the catalogue nor over the columns of a result."""
    tree = page.catalogue.tree
    assert tree.sizeHintForColumn(0) <= tree.viewport().width()
    page.choose("clients/duplicates")
    page.build()
    qtbot.waitUntil(lambda: page.pane() is not None)
    table = page.pane().findChild(ResultTable)
    header = table.horizontalHeader()
    metrics = header.fontMetrics()
    for width in (60, 90, 200):
        for section in range(header.count()):
            table.setColumnWidth(section, width)
        table._set_header_height()
        lines = max(
            metrics.boundingRect(QRect(0, 0, width - 8, 1000), Qt.TextFlag.TextWordWrap, title).height()
            for title in (
                table.model().headerData(i, Qt.Orientation.Horizontal) for i in range(header.count())
            )
        )
        assert header.height() >= lines


def test_every_editor_has_a_name_for_screen_readers(page: ReportsPage) -> None:
    for key in page.catalogue.shown_keys():
        page.catalogue.select(key)
        for name, editor in page.form.editors.items():
            target: QWidget = editor
            while target.focusProxy() is not None:
                target = target.focusProxy()
            assert target.accessibleName() or getattr(target, "text", str)(), (key, name)
    assert isinstance(page.report, Report)


def test_new_dictionaries_and_another_language_keep_the_answers(
    page: ReportsPage, qtbot: QtBot, workplace: Workplace
) -> None:
    page.catalogue.select("clients/inactive")
    page.form.set_choices({"days": 77, "never": False}, ["status_id"])
    before = page.form
    workplace.facts_changed.emit()
    assert page.form is not before
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    qtbot.waitUntil(lambda: page.form is not before)
    assert page.form.choices()["days"] == 77
    assert page.form.group_by() == ("status_id",)
    assert page.catalogue.tree.currentIndex().data(Qt.ItemDataRole.UserRole) == "clients/inactive"


def test_the_last_report_is_offered_next_time(page: ReportsPage, qtbot: QtBot, workplace: Workplace) -> None:
    build(qtbot, page, "work/overdue")
    again = ReportsPage(workplace)
    qtbot.addWidget(again)
    assert again.report.key == "work/overdue"
    assert again.head.title.text() == "Overdue tasks"
