"""Tabs that are not painted anew when something inside them changes its wish for room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget


class CalmTabs(QTabWidget):
    """A tab widget of Qt lays itself out and paints itself, and all that is transparent in it, with each label in it that
    gets a longer text. This one does so only when the line of tabs itself needs another size.

    Emits `changing` before another page is shown; Qt's own signal comes when the page before is gone from the screen.
    """

    changing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        bar = QTabBar(self)
        bar.setObjectName("qt_tabwidget_tabbar")
        bar.setDrawBase(False)
        bar.currentChanged.connect(
            self.changing
        )  # before Qt connects itself: who connects first is called first
        self.setTabBar(bar)
        self._known = (QSize(), QSize())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            known = (self.tabBar().sizeHint(), self.size())
            if known == self._known:
                self.updateGeometry()
                return True
            self._known = known
        return super().event(event)
