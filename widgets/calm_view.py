"""A list whose picture is the same with the focus and without; nothing of it is painted anew for that over a line."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListView

from widgets.tokens import draws_less


class CalmListView(QListView):
    """Qt's own paints the whole list when the focus comes or goes: when a menu is opened over it, say."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row that can be chosen is the current one, as in Qt's own."""
        if not draws_less():
            super().focusInEvent(event)
            return
        model = self.model()
        if model is None or self.currentIndex().isValid():
            return
        rows = (model.index(row, self.modelColumn()) for row in range(model.rowCount()))
        first = next((index for index in rows if index.flags() & Qt.ItemFlag.ItemIsEnabled), None)
        if first is not None:
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """As with the focus that comes."""
        if not draws_less():
            super().focusOutEvent(event)
