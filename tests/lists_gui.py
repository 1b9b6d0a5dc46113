"""A workplace on a small base, for the tests of lists on the screen. Import the fixtures by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bridge.background import Background
from app.bridge.workplace import Workplace
from app.core import store
from app.core.begin import begin
from app.core.drafts import Drafts
from db import engine
from db.lane import Lane
from db.session import open_session
from tests.lists_base import LOGIN
from widgets.acts_list import ActsList
from widgets.list_view import ListView

Settle = Callable[[], None]
Show = Callable[..., ListView]
WAIT = 10_000  # ms; nothing is timed, this is only when to give up


class Opened:
    """Takes what lists ask the main window to open."""

    def __init__(self, workplace: Workplace) -> None:
        self.cards: list[tuple[str, int | None, Any]] = []
        workplace.open_card = lambda entity, row_id, given: self.cards.append((entity, row_id, given))


def make_workplace(path: Path, folder: Path, login: str = LOGIN) -> Workplace:
    """A person signed in; `workplace.background.close()` at the end."""
    lane = Lane(lambda: open_session(engine.Embedded(str(path)), login))
    facts = lane.submit(begin()).result(30).facts
    return Workplace(Background(lane), facts, Drafts(folder))


@pytest.fixture
def workplace(lists_path: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Workplace]:
    made = make_workplace(lists_path, tmp_path)
    yield made
    made.background.close()


@pytest.fixture
def opened(workplace: Workplace) -> Opened:
    return Opened(workplace)


@pytest.fixture
def settle(qtbot: QtBot, workplace: Workplace) -> Settle:
    def wait() -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not workplace.background._calls, timeout=WAIT)
        QApplication.processEvents()

    return wait


@pytest.fixture
def show(qtbot: QtBot, workplace: Workplace, opened: Opened, settle: Settle) -> Show:
    def make(entity: str = "client", **options: Any) -> ListView:
        view = ActsList(workplace) if entity == "act" else ListView(workplace, entity, **options)
        qtbot.addWidget(view)
        view.resize(1100, 600)
        view.show()
        view.activateWindow()
        view.table.setFocus()
        settle()
        return view

    return make


def change(workplace: Workplace, entity: str, row_id: int, **values: Any) -> None:
    """Somebody else saves a row."""

    def job(session: Any) -> None:
        session.end_reading()
        card = store.card(entity, row_id)(session)
        store.save(entity, card.values | values)(session)
        session.end_reading()

    workplace.background._desk.submit(job).result(30)


def names(view: ListView) -> list[str]:
    return [view.place.name_at(place) for place in range(view.model.rowCount())]
