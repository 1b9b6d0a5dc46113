"""Which blocks of a card are shown: by the person, for everybody by an administrator."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.entity import Entity
from widgets.theme import UNIT


def key_of(entity: str) -> str:
    """Under which key the choice is kept."""
    return f"card.{entity}.blocks"


def hidden_blocks(workplace: Workplace, entity: Entity) -> set[str]:
    """Keys of the blocks that are switched off: the person's choice, else the firm's."""
    kept = workplace.facts.settings.layout(key_of(entity.key))
    hidden = kept.get("hidden", ()) if isinstance(kept, dict) else ()
    return {str(key) for key in hidden}


class BlockChooser(QDialog):
    """A list of blocks to tick. `accept` keeps the choice."""

    def __init__(self, workplace: Workplace, entity: Entity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._entity = workplace, entity
        self.setWindowTitle(self.tr("Blocks of the card"))
        box = QVBoxLayout(self)
        box.setSpacing(UNIT)
        box.addWidget(QLabel(self.tr("Shown on the card of {what}:").format(what=words(entity.one)), self))
        hidden = hidden_blocks(workplace, entity)
        self.boxes: dict[str, QCheckBox] = {}
        for block in entity.card:
            tick = QCheckBox(words(block.title), self)
            tick.setChecked(block.key not in hidden)
            tick.setEnabled(block.optional)
            box.addWidget(tick)
            self.boxes[block.key] = tick
        self.for_firm = QCheckBox(self.tr("For everybody who has chosen nothing of their own"), self)
        self.for_firm.setVisible(workplace.facts.rights.may("U", "dictionary"))
        box.addSpacing(UNIT)
        box.addWidget(self.for_firm)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel,
            Qt.Orientation.Horizontal,
            self,
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)

    def accept(self) -> None:
        hidden = [key for key, tick in self.boxes.items() if not tick.isChecked()]
        self._workplace.remember(key_of(self._entity.key), {"hidden": hidden}, self.for_firm.isChecked())
        super().accept()
