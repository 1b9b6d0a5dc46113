"""Kept sets of answers: choose one, keep the answers under a name, for oneself or for everybody, remove
one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core import keeping, store
from app.core.keeping import Saved
from widgets.icons import set_icon
from widgets.theme import UNIT

KIND = "report"
LONGEST = 80


class NameDialog(QDialog):
    """Asks under which name a set is kept, and for whom."""

    def __init__(self, name: str, shared: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keep this set of parameters"))
        self.name = QLineEdit(name, self)
        self.name.setMaxLength(LONGEST)
        self.shared = QCheckBox(self.tr("For everybody"), self)
        self.shared.setChecked(shared)
        self._buttons = QDialogButtonBox(self)
        self._keep = self._buttons.addButton(self.tr("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self._typed)
        form = QFormLayout()
        form.addRow(self.tr("Name"), self.name)
        form.addRow("", self.shared)
        box = QVBoxLayout(self)
        box.addLayout(form)
        box.addWidget(self._buttons)
        self.setMinimumWidth(45 * UNIT)
        self._typed()

    def _typed(self) -> None:
        self._keep.setEnabled(bool(self.name.text().strip()))


class Sets(QWidget):
    """The kept sets of one report.

    Signals: chosen(body): the answers of a set are wanted; keep_asked(): the answers in the form are to be
        kept.
    """

    chosen = Signal(object)
    keep_asked = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._key = ""
        self._sets: list[Saved] = []
        self.box = QComboBox(self)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(23)
        self.box.activated.connect(self._activated)
        self.keep_button = self._button("save", self.keep_asked.emit)
        self.drop_button = self._button("delete", self.drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        for each in (self.box, self.keep_button, self.drop_button):
            row.addWidget(each)
        self.retranslate()

    def _button(self, picture: str, does: Any) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(button, picture)
        button.clicked.connect(lambda: does())
        return button

    def retranslate(self) -> None:
        """The words of the language in force."""
        self.box.setAccessibleName(self.tr("Kept sets of parameters"))
        self.box.setToolTip(self.tr("Kept sets of parameters"))
        self.keep_button.setToolTip(self.tr("Keep these parameters under a name (Ctrl+S)"))
        self.keep_button.setAccessibleName(self.keep_button.toolTip())
        self.drop_button.setToolTip(self.tr("Remove this set"))
        self.drop_button.setAccessibleName(self.drop_button.toolTip())
        self._fill(self._sets)

    def show_report(self, key: str) -> None:
        """The sets of another report."""
        self._key = key
        self._fill([])
        self._reload()

    def current(self) -> Saved | None:
        """The set that is chosen."""
        at = self.box.currentIndex() - 1
        return self._sets[at] if 0 <= at < len(self._sets) else None

    def _reload(self, select: str = "") -> None:
        if not self._key:
            return

        def found(sets: list[Saved]) -> None:
            self._fill(sets, select)

        self._workplace.background.run(self, keeping.saved(KIND, self._key), found, key="sets")

    def _fill(self, sets: list[Saved], select: str = "") -> None:
        self._sets = sets
        self.box.clear()
        self.box.addItem(self.tr("Kept sets") if sets else self.tr("No kept sets"))
        for each in sets:
            shared = each.owner_id is None
            self.box.addItem(self.tr("{name} (everybody's)").format(name=each.name) if shared else each.name)
            if select and each.name == select:
                self.box.setCurrentIndex(self.box.count() - 1)
        self.box.setEnabled(bool(sets))
        self._show_button()

    def _show_button(self) -> None:
        self.drop_button.setEnabled(self.current() is not None)

    def _activated(self) -> None:
        self._show_button()
        chosen = self.current()
        if chosen is not None:
            self.chosen.emit(chosen.body)

    def keep(self, body: Any) -> None:
        """Ask for a name and keep the answers; a set of the same name and kind of owner is replaced."""
        now = self.current()
        dialog = NameDialog(now.name if now else "", now is not None and now.owner_id is None, self)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        name, shared = dialog.name.text().strip(), dialog.shared.isChecked()
        dialog.deleteLater()
        if not agreed or not name:
            return
        owner = None if shared else self._workplace.facts.me_id
        old = next((each for each in self._sets if each.name == name and each.owner_id == owner), None)
        self._workplace.background.run(
            self,
            keeping.keep(store.new_uid(), KIND, self._key, name, owner, body, old),
            lambda _: self._reload(name),
        )

    def drop(self) -> None:
        """Remove the chosen set, after a question."""
        chosen = self.current()
        if chosen is None:
            return
        question = self.tr("Remove the set “{name}”?").format(name=chosen.name)
        if messages.ask(self, question, self.tr("Remove")):
            self._workplace.background.run(self, keeping.forget(chosen), lambda _: self._reload())
