"""The page of a card: head, what is to be said, the blocks of fields, the tabs below, and how they share the room."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.bridge.workplace import Workplace
from app.core.entity import Entity
from widgets.card_blocks import Blocks, BlocksArea
from widgets.card_head import Head
from widgets.card_notice import Notice
from widgets.card_tabs import Tabs
from widgets.theme import UNIT

_REST = 1500  # ms after the last movement of the splitter until its place is kept


class CardFrame(QWidget):
    """The parts of a card, laid out. `loaded`: the row is shown."""

    def __init__(
        self, workplace: Workplace, entity: Entity, row_id: int | None, blocks: Blocks | None = None
    ) -> None:
        super().__init__()
        self.workplace, self.entity, self.row_id = workplace, entity, row_id
        self.loaded = False
        self.blocks = blocks or Blocks(workplace, entity, self)
        self.head = Head(entity.icon or "edit", self)
        self.notice = Notice(self)
        self.tabs = Tabs(workplace, entity, row_id, self)
        self._lay_out()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.area = BlocksArea(self.blocks, self)
        self._over = QVBoxLayout()  # where a conflict stands
        self._over.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.head)
        box.addWidget(self.notice)
        box.addLayout(self._over)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.area)
        self.splitter.addWidget(self.tabs)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self._moved = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._keep_split)
        self.splitter.splitterMoved.connect(self._splitter_moved)
        box.addWidget(self.splitter, 1)
        self.tabs.setVisible(bool(self.entity.tabs))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _fit(self) -> None:
        """The blocks get the height they need, the tabs the rest, as large a part as the person has given them."""
        if self._moved or not self.entity.tabs:
            return
        room = self.splitter.height()
        lively = self.entity.tabs[0].kind in ("feed", "list")
        kept = self.workplace.facts.settings.layout(self._split_key())
        most = (
            room * int(kept) // 100
            if isinstance(kept, int)
            else room * 58 // 100
            if lively
            else room - UNIT * 20
        )
        wanted = min(self.area.sizeHint().height(), most)
        self.splitter.setSizes([wanted, max(1, room - wanted)])

    def _split_key(self) -> str:
        return f"card.{self.entity.key}.split"

    def _splitter_moved(self) -> None:
        self._moved = True
        self._rest.start()

    def _keep_split(self) -> None:
        share = self.splitter.sizes()[0] * 100 // max(1, self.splitter.height())
        self.workplace.remember(self._split_key(), max(10, min(90, share)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit)
        self.tabs.show_front()

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.loaded:
            return
        if event.reason() == Qt.FocusReason.BacktabFocusReason:  # from the first field: on, not back to it
            self.focusNextPrevChild(False)
        elif (
            event.reason() == Qt.FocusReason.TabFocusReason
        ):  # the field that names the row need not be the first
            self.focusNextPrevChild(True)
        else:
            self.blocks.focus_first()
