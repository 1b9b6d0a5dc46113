"""The page "Log-ins": people, open sessions, log-ins of the past. For administrators; the base decides it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.bridge.workplace import Workplace
from widgets.logins_people import PeopleTab
from widgets.logins_sessions import NowTab, PastTab


class LoginsPage(QWidget):
    """One page of the main window; each tab asks the base when it is shown."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help", "logins")
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.people, self.now, self.past = (
            PeopleTab(workplace, self),
            NowTab(workplace, self),
            PastTab(workplace, self),
        )
        for tab in (self.people, self.now, self.past):
            self.tabs.addTab(tab, "")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.tabs)
        self.setFocusProxy(self.people)
        self.people.leaving.connect(lambda employee_id: workplace.open_departure(employee_id))
        self.tabs.currentChanged.connect(self._shown)
        self._say_words()

    def title(self) -> str:
        """What the page's tab says."""
        return self.tr("Log-ins")

    def choose(self, employee_id: int) -> None:
        """Show an employee among the people."""
        self.tabs.setCurrentWidget(self.people)
        self.people.choose(employee_id)

    def _say_words(self) -> None:
        for place, text in enumerate((self.tr("People"), self.tr("At work now"), self.tr("Past log-ins"))):
            self.tabs.setTabText(place, text)

    @Slot(int)
    def _shown(self, place: int) -> None:
        (self.people, self.now, self.past)[place].look()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say_words()
            for tab in (self.people, self.now, self.past):
                tab.retranslate()
