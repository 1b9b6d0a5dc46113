"""Who is at work now, and who was: sessions as the server sees them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.cases import logins
from app.core.cases.logins import SessionNow, SessionPast
from widgets.fields import ChoiceField
from widgets.icons import set_icon
from widgets.import_table import Rows, RowsView
from widgets.logins_people import WRONG_TRIES, address, when
from widgets.seat_words import idle_for
from widgets.theme import UNIT


class NowTab(QWidget):
    """Open sessions, with a button that ends one."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.count = QLabel(self)
        self.renew_button, self.end_button = QPushButton(self), QPushButton(self)
        set_icon(self.renew_button, "refresh")
        set_icon(self.end_button, "logout")
        self.rows = Rows(self, self._text)
        self.view = RowsView(self.rows, self, [36, 16, 18, 10, 15, 15, 30, 20])
        self.view.stretch(6)
        self.view.setSelectionMode(RowsView.SelectionMode.SingleSelection)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.count, 1)
        row.addWidget(self.renew_button)
        row.addWidget(self.end_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(UNIT)
        box.addLayout(row)
        box.addWidget(self.view, 1)
        self.renew_button.clicked.connect(self.look)
        self.end_button.clicked.connect(self.end)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_button())
        self.setFocusProxy(self.view)
        self.retranslate()

    def retranslate(self) -> None:
        """Put the words of the language in force."""
        self.renew_button.setText(self.tr("&Refresh"))
        self.end_button.setText(self.tr("&End the session"))
        self.view.setAccessibleName(self.tr("Open sessions"))
        self.rows.show(self.rows.things, self._headers())

    def _headers(self) -> list[str]:
        return [
            self.tr("Name"),
            self.tr("Log-in"),
            self.tr("Since"),
            self.tr("Idle"),
            self.tr("Address"),
            self.tr("Computer"),
            self.tr("Says of itself"),
            self.tr("Program"),
        ]

    def _text(self, one: SessionNow, column: int) -> str:
        name = self.tr("{name} (this session)").format(name=one.name) if one.is_own else one.name
        return (
            name,
            one.login,
            when(one.began_at),
            idle_for(one.idle),
            address(one.address),
            one.host,
            one.claimed,
            one.process.replace("\\", "/").rpartition("/")[2],
        )[column]

    @Slot()
    def look(self) -> None:
        """Ask the base."""
        self._workplace.background.run(self, logins.sessions(), self._show, key="now")

    def _show(self, found: list[SessionNow]) -> None:
        self.rows.show(found, self._headers())
        people = len({one.login for one in found})
        self.count.setText(
            self.tr("%n session(s)", "", len(found)) + ", " + self.tr("%n person(s)", "", people)
        )
        if found:
            self.view.selectRow(0)
        self._show_button()

    def current(self) -> SessionNow | None:
        """The session of the current row."""
        index = self.view.currentIndex()
        return (
            self.rows.things[index.row()] if index.isValid() and index.row() < len(self.rows.things) else None
        )

    def _show_button(self) -> None:
        one = self.current()
        self.end_button.setEnabled(one is not None and not one.is_own)

    @Slot()
    def end(self) -> None:
        """End the current session, after a question."""
        one = self.current()
        if one is None or not self.end_button.isEnabled():
            return
        text = self.tr(
            "End this session of {name}? What was typed there and not saved is kept as a draft on that computer. "
            "The person may sign in again; to prevent that, block the log-in."
        )
        if messages.ask(self, text.format(name=one.name or one.login), yes=self.tr("End the session")):
            self._workplace.background.run(self, logins.end_session(one.conn), lambda _: self.look())


class PastTab(QWidget):
    """The newest 500 log-ins of everybody or of one person."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.who = ChoiceField()
        self.who.setFixedWidth(UNIT * 36)
        self._label = QLabel(self)
        self._label.setBuddy(self.who)
        self.rows = Rows(self, self._text)
        self.view = RowsView(self.rows, self, [28, 17, 18, 18, 14, 14, 24, 14])
        self.view.stretch(6)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._label)
        row.addWidget(self.who)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(UNIT)
        box.addLayout(row)
        box.addWidget(self.view, 1)
        self.who.changed.connect(self.look)
        self.setFocusProxy(self.who)
        self.retranslate()

    def retranslate(self) -> None:
        """Put the words of the language in force."""
        self._label.setText(self.tr("Wh&ose"))
        self.who.set_name(self.tr("Whose"))
        people = self._workplace.facts.refs("employee")
        self.who.set_items([(0, self.tr("Everybody")), *((one.id, one.name) for one in people)])
        self.who.set_required(True)
        self.who.set_value(self.who.value() or 0)
        self.rows.tips = {7: words(WRONG_TRIES)}
        self.view.setAccessibleName(self.tr("Past log-ins"))
        self.rows.show(self.rows.things, self._headers())

    def _headers(self) -> list[str]:
        return [
            self.tr("Name"),
            self.tr("Log-in"),
            self.tr("Since"),
            self.tr("Until"),
            self.tr("Address"),
            self.tr("Computer"),
            self.tr("Says of itself"),
            self.tr("Wrong tries"),
        ]

    def _text(self, one: SessionPast, column: int) -> str:
        return (
            one.name,
            one.login,
            when(one.began_at),
            when(one.ended_at),
            address(one.address),
            one.host,
            one.claimed,
            str(one.failed) if one.failed else "",
        )[column]

    @Slot()
    def look(self) -> None:
        """Ask the base."""
        self._workplace.background.run(self, logins.past(self.who.value() or None), self._show, key="past")

    def _show(self, found: list[SessionPast]) -> None:
        self.rows.show(found, self._headers())
