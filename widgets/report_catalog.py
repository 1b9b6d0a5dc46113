"""The catalogue of reports by groups, with a search over titles and descriptions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QLineEdit, QTreeView, QVBoxLayout, QWidget

from app.bridge.translate import words
from reports.catalog import REPORTS
from reports.report import Report
from reports.run import fold
from widgets.theme import UNIT, bold, dense

_KEY = Qt.ItemDataRole.UserRole


class Catalogue(QWidget):
    """Offers the reports.

    Signals: chosen(key): another report is chosen; entered(): its parameters are wanted (Enter).
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, reports: tuple[Report, ...] = REPORTS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reports = reports
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.tree = QTreeView(self)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(UNIT)
        self.tree.setItemsExpandable(False)
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self._model = QStandardItemModel(self)
        self.tree.setModel(self._model)
        dense(self.tree)
        self.tree.selectionModel().currentChanged.connect(self._current)
        self.tree.activated.connect(lambda _: self.entered.emit())
        self.nothing = QLabel(self)
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT, 0, 0)
        box.setSpacing(UNIT)
        box.addWidget(self.search)
        box.addWidget(self.nothing)
        box.addWidget(self.tree, 1)
        self.setFocusProxy(self.search)
        self.retranslate()

    def retranslate(self) -> None:
        """The words of the language in force."""
        self.search.setPlaceholderText(self.tr("Find a report"))
        self.search.setAccessibleName(self.tr("Find a report"))
        self.tree.setAccessibleName(self.tr("Reports"))
        self.nothing.setText(self.tr("No report has these words in its name or description."))
        self._filter()

    def select(self, key: str) -> None:
        """Choose a report."""
        for item in self._items():
            if item.data(_KEY) == key:
                self.tree.setCurrentIndex(item.index())

    def wanted_width(self) -> int:
        """How wide the catalogue is when no title is cut off, in pixels."""
        scrolled = self.tree.verticalScrollBar().sizeHint().width()
        return self.tree.sizeHintForColumn(0) + scrolled + 2 * UNIT

    def shown_keys(self) -> list[str]:
        """The reports shown, in order."""
        return [str(item.data(_KEY)) for item in self._items()]

    def _items(self) -> list[QStandardItem]:
        groups = [self._model.item(row) for row in range(self._model.rowCount())]
        return [group.child(row) for group in groups for row in range(group.rowCount())]

    def _filter(self) -> None:
        wanted = str(fold(self.search.text())).split()
        current = self.tree.currentIndex().data(_KEY)
        selection = self.tree.selectionModel()
        selection.blockSignals(True)
        self._model.clear()
        groups: dict[str, QStandardItem] = {}
        for report in self._reports:
            title, about, group = words(report.title), words(report.about), words(report.group)
            text = str(fold(f"{title} {about} {group}"))
            if not all(word in text for word in wanted):
                continue
            if group not in groups:
                groups[group] = QStandardItem(group)
                groups[group].setFlags(Qt.ItemFlag.ItemIsEnabled)
                groups[group].setFont(bold())
                self._model.appendRow(groups[group])
            item = QStandardItem(title)
            item.setData(report.key, _KEY)
            item.setToolTip(f"{title}\n{about}")
            groups[group].appendRow(item)
        self.tree.expandAll()
        self.nothing.setVisible(not groups)
        for item in self._items():
            if item.data(_KEY) == current:
                self.tree.setCurrentIndex(item.index())
        selection.blockSignals(False)

    def _current(self, index: QModelIndex) -> None:
        if index.data(_KEY):
            self.chosen.emit(str(index.data(_KEY)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            items = self._items()
            if event.key() == Qt.Key.Key_Down and items:
                self.tree.setFocus()
                if not self.tree.currentIndex().data(_KEY):
                    self.tree.setCurrentIndex(items[0].index())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and items:
                self.tree.setCurrentIndex(items[0].index())
                self.entered.emit()
                return True
        return False
