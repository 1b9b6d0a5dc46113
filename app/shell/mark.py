"""The mark of a remote session: person and time over the rows of lists and behind the fields of cards, where the firm wants it of
pictures that leave the house."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from app.bridge.session_watch import SessionWatch
from app.bridge.workplace import Workplace
from widgets.fields import show_moment
from widgets.tokens import MARK


class Mark(QObject):
    """Puts the mark on and takes it off: the session may go on over a line that began at the computer, and the firm may change its
    mind while somebody is at work."""

    def __init__(self, watch: SessionWatch, parent: QObject) -> None:
        super().__init__(parent)
        self._watch = watch
        self._workplace: Workplace | None = None
        watch.back.connect(self.show)

    def follow(self, workplace: Workplace) -> None:
        """Mark what this person sees from now on."""
        self._workplace = workplace
        workplace.facts_changed.connect(self.show)
        self.show()

    @Slot()
    def show(self) -> None:
        """Look whether there has to be a mark, and whose."""
        if self._workplace is None:
            return
        facts = self._workplace.facts
        wanted = self._watch.place.remote and bool(facts.settings.get("watermark.remote"))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        before = str(app.property(MARK) or "")
        if wanted and before.startswith(f"{facts.me_name} · "):
            return  # its time is that of the sign-in
        mark = f"{facts.me_name} · {show_moment(facts.now())}" if wanted else ""
        if mark != before:
            app.setProperty(MARK, mark)
            for widget in app.allWidgets():
                widget.update()
