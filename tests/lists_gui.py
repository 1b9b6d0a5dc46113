"""A workplace on a small base, for the tests of lists on the screen. Import the fixtures by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.bridge.background import Background
from app.bridge.workplace import Workplace
from app.core.begin import begin
from app.core.drafts import Drafts
from db import engine
from db.lane import Lane
from db.session import open_session
from tests.lists_base import LOGIN

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
