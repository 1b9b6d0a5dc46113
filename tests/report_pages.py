"""The reports page on a real base, as the tests of its parts need it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from app.bridge.background import Background
from app.bridge.workplace import Workplace
from app.core import begin
from app.core.drafts import Drafts
from db import engine
from db.lane import Lane
from db.session import Session
from reports.params import PeriodChoice
from tests.db.report_base import BOSS, make
from widgets.report_dialog import ReportsPage
from widgets.report_result import ResultPane

Key, Mod = Qt.Key, Qt.KeyboardModifier
LONG_AGO = {"period": PeriodChoice("custom", date(2024, 1, 1), date(2026, 12, 31))}


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports") / "firm.fdb"
    make(path, 60)
    return path


@pytest.fixture
def workplace(firm: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Workplace]:
    def attach() -> Session:
        engine.load()
        return Session(engine.connect_embedded(firm, BOSS), engine.Embedded(str(firm)), BOSS)

    background = Background(Lane(attach, "desk"), Lane(attach, "long"))
    started: list[begin.Start] = []
    background.run(background, begin.begin(), started.append)
    qtbot.waitUntil(lambda: bool(started))
    made = Workplace(background, started[0].facts, Drafts(tmp_path / "drafts"))
    yield made
    background.close()
    made.deleteLater()
    background.deleteLater()


@pytest.fixture
def page(workplace: Workplace, qtbot: QtBot) -> Iterator[ReportsPage]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    made = ReportsPage(workplace, "clients/register")
    qtbot.addWidget(made)
    made.resize(1100, 640)
    with qtbot.waitActive(made):
        made.show()
    yield made
    QLocale.setDefault(before)


def idle(qtbot: QtBot, page: ReportsPage) -> None:
    background = page._workplace.background
    # An answer that has come but is not delivered yet is still among the calls.
    qtbot.waitUntil(lambda: not page.line.busy and not background._calls, timeout=20_000)


def build(qtbot: QtBot, page: ReportsPage, key: str, **choices: Any) -> ResultPane:
    page.catalogue.select(key)
    page.form.set_choices(choices)
    page.build()
    idle(qtbot, page)
    pane = page.pane()
    assert isinstance(pane, ResultPane)
    return pane


def cell(pane: ResultPane, kind: str, column: str) -> tuple[int, int]:
    names = [each.name for each in pane.result.columns]
    row = next(at for at, line in enumerate(pane.result.lines) if line.kind == kind)
    return row, names.index(column)


def click(qtbot: QtBot, pane: ResultPane, place: tuple[int, int]) -> None:
    index = pane.table.shown().index(*place)
    pane.table.scrollTo(index)
    where = pane.table.visualRect(index).center()
    qtbot.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
