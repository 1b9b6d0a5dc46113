"""What was typed and not saved when the program ended last time: a strip that offers it again."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.bridge import messages
from app.bridge.translate import words
from app.bridge.workplace import Workplace
from app.core.drafts import Draft
from app.core.entities import ENTITIES
from widgets.card_head import Shortened
from widgets.fields import show_moment
from widgets.icons import pixmap, set_icon
from widgets.quick_entry import DRAFT
from widgets.theme import UNIT, bold


class DraftsBar(QFrame):
    """Hidden when nothing is left. `look` reads the drafts; the window calls it once after it is shown."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.backgroundRole().ToolTipBase)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(UNIT * 2, UNIT // 2, UNIT, UNIT // 2)
        self._box.setSpacing(2)
        self.rows: dict[str, QWidget] = {}
        self.hide()

    def look(self, only: list[str] | None = None) -> None:
        """Show the drafts that are left; those of `only`, where others may belong to open cards."""
        for draft in self.workplace.drafts.left():
            if only is not None and draft.uid not in only:
                continue
            if draft.uid not in self.rows and (draft.entity in ENTITIES or draft.entity == DRAFT):
                self.rows[draft.uid] = self._row(draft)
                self._box.addWidget(self.rows[draft.uid])
        self.setVisible(bool(self.rows))

    def _row(self, draft: Draft) -> QWidget:
        row = QWidget(self)
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(UNIT)
        picture = QLabel(row)
        picture.setPixmap(pixmap("edit", 16, "accent"))
        text = self.tr("Not saved on {when}: {what}")
        label = Shortened(row)
        label.setFont(bold())
        label.set_whole(text.format(when=show_moment(draft.at), what=self.title_of(draft)))
        box.addWidget(picture)
        box.addWidget(label, 1)
        for name, caption, does in (
            ("edit", self.tr("Go on"), self.go_on),
            ("delete", self.tr("Discard"), self.discard),
        ):
            button = QToolButton(row)
            button.setAutoRaise(True)
            button.setText(caption)
            button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextBesideIcon)
            set_icon(button, name)
            button.clicked.connect(lambda _checked=False, act=does: act(draft))
            box.addWidget(button)
        return row

    def title_of(self, draft: Draft) -> str:
        """What a draft is about."""
        if draft.entity == DRAFT:
            return " · ".join(
                t
                for t in (str(draft.values.get("client") or ""), str(draft.values.get("said") or "")[:60])
                if t
            )
        declared = ENTITIES[draft.entity]
        typed = draft.values.get(declared.title)
        name = (typed or {}).get("value") if isinstance(typed, dict) else None
        name = name or draft.before.get(declared.title) or ""
        return f"{words(declared.one)} {name}".strip()

    def go_on(self, draft: Draft) -> None:
        """Open the card, or quick entry, with what was typed."""
        self._take_away(draft)
        if draft.entity == DRAFT:
            self.workplace.quick_entry({"draft": draft})
        else:
            row_id = draft.before.get("id")
            self.workplace.open_card(draft.entity, None if row_id is None else int(row_id), {"draft": draft})

    def discard(self, draft: Draft) -> None:
        """Throw a draft away, after a question."""
        text = self.tr("Throw away what you had typed?")
        if messages.ask(self, text, yes=self.tr("Throw away")):
            self.workplace.drafts.drop(draft.uid)
            self._take_away(draft)

    def _take_away(self, draft: Draft) -> None:
        row = self.rows.pop(draft.uid, None)
        if row is not None:
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.setVisible(bool(self.rows))
