"""A signed-in person at a base of the test's own, with a window for cards, and a second person who works beside.

Import the fixtures by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.bridge.background import Background
from app.bridge.workplace import Workplace
from app.core import begin
from app.core.drafts import Drafts
from db import engine
from db.lane import Lane
from db.session import Session, open_session
from tests.staffed import ADMIN, MANAGER, ask, new
from widgets.card import Card
from widgets.theme import Theme


@dataclass
class Desk:
    """What a test of a screen needs: the workplace, what was opened from it, the window, the other person's session."""

    qtbot: QtBot
    workplace: Workplace
    window: QWidget
    lane: Lane
    boris: Session
    opened: list[tuple[str, int | None, Any]] = field(default_factory=list)
    noted: list[Any] = field(default_factory=list)

    def put(self, page: QWidget) -> QWidget:
        """Put a page into the window."""
        box = self.window.layout()
        assert box is not None
        box.addWidget(page)
        page.show()
        return page

    def wait(self, true: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(true, timeout=10_000)

    def rest(self) -> None:
        """Wait until nothing is on its way any more."""
        self.wait(lambda: not self.workplace.background._calls)
        QApplication.processEvents()

    def card(self, entity: str, row_id: int | None = None, given: dict[str, Any] | None = None) -> Card:
        """An open, loaded card with the focus in it."""
        card = Card(self.workplace, entity, row_id, given)
        self.put(card)
        card.setFocus()
        self.rest()
        assert card.loaded
        return card

    def one(self, text: str, *values: object) -> Any:
        """The first value a statement gives, read by the other person."""
        self.boris.end_reading()
        rows = ask(self.boris, text, *values)
        return rows[0][0] if rows else None


def type_text(widget: QWidget | None, text: str) -> None:
    """Type any letters into a widget, as the keyboard would."""
    assert widget is not None
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[Theme]:
    """The program's own look."""
    before = (qapp.font(), qapp.palette())
    made = Theme(qapp)
    made.apply()
    yield made
    made.deleteLater()
    qapp.setStyle("Fusion")
    qapp.setFont(before[0])
    qapp.setPalette(before[1])


@pytest.fixture
def desk(qtbot: QtBot, looks: Theme, staffed_path: Path, boris: Session, tmp_path: Path) -> Iterator[Desk]:
    """Anna, an administrator, at the base; Boris beside her."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    target = engine.Embedded(str(staffed_path))
    with open_session(target, ADMIN) as session:
        facts = begin.begin()(session).facts
    lane = Lane(lambda: open_session(target, ADMIN), "desk")
    background = Background(lane)
    workplace = Workplace(background, facts, Drafts(tmp_path / "drafts"))
    window = QWidget()
    window.resize(1200, 760)
    box = QVBoxLayout(window)
    box.setContentsMargins(0, 0, 0, 0)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    made = Desk(qtbot, workplace, window, lane, boris)
    workplace.open_card = lambda entity, row_id, given=None: made.opened.append((entity, row_id, given))
    workplace.quick_entry = lambda given=None: made.noted.append(given)
    yield made
    background.close()
    for child in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        child.deleteLater()
    window.close()


@pytest.fixture
def romashka(boris: Session) -> int:
    """A client with a phone, a person, an interaction and a task."""
    client = new(boris, "client", name="Romashka Ltd", city="Tver", branch_id=1, employee_id=1)
    phone = {"kind": "P", "typed": "8 912 345-67-89", "normal": "+79123456789", "is_main": True}
    new(boris, "channel", client_id=client, **phone)
    person = new(boris, "contact", name="Ivan Petrov", branch_id=1)
    new(boris, "employment", contact_id=person, client_id=client, job="Director")
    when = {"employee_id": 1, "at_ts": "2026-03-05 10:30"}
    new(
        boris,
        "interaction",
        client_id=client,
        contact_id=person,
        kind="C",
        summary="Asked for prices",
        **when,
    )
    new(boris, "task", client_id=client, subject="Send the offer", employee_id=1, due_at="2026-03-06 12:00")
    return client


__all__ = ["ADMIN", "MANAGER", "Desk", "desk", "looks", "romashka", "type_text"]
