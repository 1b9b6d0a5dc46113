"""What a person sees when the gate does not let something out: why, and, where a second person can help, how to ask for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core import gate
from app.core.errors import explain
from app.core.gate import Held, Leaving, Pass
from widgets.theme import UNIT

_WHY = 250  # characters


class ConsentDialog(QDialog):
    """Asks what the rows are for. `why`: the answer."""

    def __init__(self, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ask for consent"))
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        said = QLabel(reason, self)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        said.setMinimumWidth(52 * UNIT)
        box.addWidget(said)
        label = QLabel(self.tr("&What is it for?"), self)
        box.addWidget(label)
        self._why = QLineEdit(self)
        self._why.setMaxLength(_WHY)
        label.setBuddy(self._why)
        box.addWidget(self._why)
        buttons = QDialogButtonBox(self)
        self._ask = buttons.addButton(self.tr("Ask"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self._ask.setEnabled(False)
        self._why.textChanged.connect(lambda text: self._ask.setEnabled(bool(text.strip())))

    @property
    def why(self) -> str:
        """What was typed."""
        return self._why.text().strip()

    def say(self, why: str) -> None:
        """Fill in the answer."""
        self._why.setText(why)


def ask_gate(workplace: Workplace, parent: QWidget, leaving: Leaving, go_on: Callable[[Pass], None]) -> None:
    """Ask the gate and go on with its pass; what holds it back is said."""

    def failed(error: Exception) -> None:
        if isinstance(error, Held):
            held(workplace, parent, error, again)
        else:
            messages.failed(parent, error)

    def again() -> None:
        workplace.background.run(parent, gate.ask(leaving), go_on, failed)

    again()


def held(workplace: Workplace, parent: QWidget, error: Held, again: Callable[[], None]) -> None:
    """Say that something may not leave; ask a second person for it when the user wants that.

    `again` is what the user did: it is offered once more when the consent has come.
    """
    if not error.may_be_granted:
        messages.failed(parent, error)
        return
    dialog = ConsentDialog(messages.words(explain(error)), parent)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    why = dialog.why
    dialog.deleteLater()
    if agreed and why:
        workplace.background.run(
            parent,
            gate.ask_consent(error.leaving, why),
            lambda number: workplace.consents.wait_for(number, again),
        )
