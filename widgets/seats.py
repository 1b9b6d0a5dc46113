"""The page "Seats and licence" for administrators: what the licence allows, how key and keeper are, who sits where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.bridge import messages
from app.bridge.workplace import Workplace
from app.core import seats
from app.core.seats import Desk, Seat
from terminal import build, licence
from terminal.licence import BadLicence, Licence, Signed
from widgets import seat_words
from widgets.card_notice import Notice
from widgets.fields import show_moment
from widgets.icons import set_icon
from widgets.import_table import Rows, RowsView
from widgets.list_flow import Flow
from widgets.list_parts import EmptyPage
from widgets.theme import UNIT, bold

_EVERY_MS = 30_000
_LICENCE_END = "*.paddock-licence"


class SeatsPage(QWidget):
    """One page of the main window. Asks again twice a minute while it is seen."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.setProperty("help", "key")
        self.desk: Desk | None = None
        self.notice = Notice(self)
        self._names = [QLabel(self) for _ in range(5)]
        self.facts = [QLabel(self) for _ in range(5)]
        self.install_button, self.key_button = QPushButton(self), QPushButton(self)
        self.ask_button, self.release_button, self.renew_button = (QPushButton(self) for _ in range(3))
        self.title = QLabel(self)
        self.rows = Rows(self, self._text)
        self.view = RowsView(self.rows, self, [22, 12, 15, 15, 21, 9, 14, 12, 12])
        self.view.setSelectionMode(RowsView.SelectionMode.SingleSelection)
        self.empty = EmptyPage(self.view.viewport())
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._look_if_seen)
        self._timer.start()
        self.retranslate()
        self.look()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(UNIT * 2)
        form.setVerticalSpacing(UNIT // 2)
        for name, fact in zip(self._names, self.facts, strict=True):
            fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            fact.setWordWrap(True)
            form.addRow(name, fact)
        side = QVBoxLayout()
        side.addWidget(self.install_button)
        side.addWidget(self.key_button)
        side.addStretch(1)
        top = QHBoxLayout()
        top.addLayout(form, 1)
        top.addLayout(side)
        self.title.setFont(bold())
        self.title.setWordWrap(True)
        row = Flow(gap=UNIT)
        for button, picture in (
            (self.ask_button, "message"),
            (self.release_button, "logout"),
            (self.renew_button, "refresh"),
        ):
            set_icon(button, picture)
            row.addWidget(button)
        set_icon(self.install_button, "file")
        set_icon(self.key_button, "key")
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(UNIT)
        box.addWidget(self.notice)
        box.addLayout(top)
        box.addSpacing(UNIT)
        box.addWidget(self.title)
        box.addLayout(row)
        box.addWidget(self.view, 1)
        self.install_button.clicked.connect(self.choose_licence)
        self.key_button.clicked.connect(self.open_key)
        self.ask_button.clicked.connect(self.ask_to_leave)
        self.release_button.clicked.connect(self.release)
        self.renew_button.clicked.connect(self.look)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """As a proxy it would be all of the page that Tab comes to."""
        super().focusInEvent(event)
        self.view.setFocus(event.reason())

    def retranslate(self) -> None:
        """Put the words of the language in force."""
        self.install_button.setText(self.tr("I&nstall a licence…"))
        self.key_button.setText(self.tr("Hardware &key…"))
        self.release_button.setText(self.tr("&Release"))
        self.renew_button.setText(self.tr("Refre&sh"))
        for label, text in zip(
            self._names,
            (
                self.tr("Customer"),
                self.tr("Licence"),
                self.tr("Seats"),
                self.tr("State"),
                self.tr("Key and keeper"),
            ),
            strict=True,
        ):
            label.setText(text)
        self.view.setAccessibleName(self.tr("Seats"))
        self._show_buttons()
        if self.desk is not None:
            self._show(self.desk)

    def _headers(self) -> list[str]:
        return [
            self.tr("Name"),
            self.tr("Log-in"),
            self.tr("Computer"),
            self.tr("Address"),
            self.tr("Kind"),
            self.tr("Idle"),
            self.tr("Not saved"),
            self.tr("Since"),
            self.tr("Asked to leave"),
        ]

    def _text(self, seat: Seat, column: int) -> str:
        assert self.desk is not None
        now = self.desk.condition.now
        return (
            seat.name,
            seat.login,
            seat.host,
            seat.address,
            seat_words.kind_of(seat),
            seat_words.idle(seat, now),
            str(seat.drafts) if seat.drafts else "",
            seat_words.moment(seat.since, now),
            seat_words.moment(seat.asked_at, now) if seat.asked_at else "",
        )[column]

    # ---- asking the base

    @Slot()
    def look(self) -> None:
        """Ask the base."""
        self._workplace.background.run(self, seats.desk(), self._show, key="seats")

    @Slot()
    def _look_if_seen(self) -> None:
        if self.isVisible():
            self.look()

    def _show(self, found: Desk) -> None:
        chosen = self.current()
        self.desk = found
        self._show_licence(found)
        self.rows.show(found.seats, self._headers())
        people = self.tr("%n seat(s) in use", "", len(found.seats))
        counted = self.tr("{taken} of {number} terminal and remote ones").format(
            taken=found.condition.taken, number=found.condition.seats
        )
        self.title.setText(f"{people}, {counted}")
        same = [
            i
            for i, seat in enumerate(found.seats)
            if chosen and (seat.login, seat.host) == (chosen.login, chosen.host)
        ]
        if found.seats:
            self.view.selectRow(same[0] if same else 0)
            self.empty.hide()
        else:
            self._say_empty()
        self._show_buttons()

    def _say_empty(self) -> None:
        if self._workplace.at_server:
            self.empty.say(self.tr("Nobody has a seat now. Whoever signs in through the server stands here."))
        else:
            self.empty.say(
                self.tr(
                    "This base is a file on this computer: it needs no seats. Put it under a server (paddock-admin share), "
                    "and whoever signs in there stands here."
                ),
                self.tr("Read more"),
                lambda: self._workplace.open_help("share"),
            )

    def _show_licence(self, found: Desk) -> None:
        condition = found.condition
        signed, wrong = self._checked(found)
        own = signed.licence if signed else None
        number = self.tr("%n terminal and remote seat(s)", "", own.trm if own else condition.seats)
        seen = (
            self.tr("proved {when}").format(when=show_moment(condition.proved_at))
            if condition.proved_at
            else ""
        )
        spare = self.tr("the spare key") if condition.key == 2 else ""
        key = " · ".join(part for part in (seat_words.key_state(condition), seen, spare) if part)
        told = (
            f"{own.customer} · {own.edition}" if own else self.tr("no licence"),
            self._licence_line(own),
            number,
            seat_words.standing(condition, own is not None),
            key,
        )
        for label, text in zip(self.facts, told, strict=True):
            label.setText(text)
        if wrong:
            self.notice.say("error", wrong)
        else:
            self.notice.clear()

    def _licence_line(self, own: Licence | None) -> str:
        if own is None:
            return "—"
        line = seat_words.summary(own)
        return line if build.RELEASE else line + " · " + self.tr("test vendor")

    def _checked(self, found: Desk) -> tuple[Signed | None, str]:
        """The licence in force as this program itself checks it, and why it refuses one that the base holds."""
        uid = self._workplace.facts.base_uid.strip()
        wrong = ""
        for file in sorted(found.licences, key=lambda file: file.kind != found.condition.why):
            try:
                return licence.verify(file.body, file.for_program, file.for_base, base_uid=uid), ""
            except BadLicence as bad:
                wrong = seat_words.bad_file(bad.key, uid)
        return None, wrong

    # ---- acts

    def current(self) -> Seat | None:
        """The seat of the current row."""
        index = self.view.currentIndex()
        known = index.isValid() and index.row() < len(self.rows.things)
        return self.rows.things[index.row()] if known else None

    def _show_buttons(self) -> None:
        seat = self.current()
        own = seat is not None and seat.login == self._workplace.facts.login
        self.ask_button.setEnabled(seat is not None and not own)
        self.release_button.setEnabled(seat is not None and not own)
        asked = seat is not None and seat.asked_at is not None
        self.ask_button.setText(self.tr("&Ask no more") if asked else self.tr("&Ask to leave"))

    @Slot()
    def ask_to_leave(self) -> None:
        """Ask the person of the current seat to leave, or take that back."""
        seat = self.current()
        if seat is not None:
            job = seats.ask_to_leave(seat, seat.asked_at is None)
            self._workplace.background.run(self, job, lambda _: self.look())

    @Slot()
    def release(self) -> None:
        """End the connections of the current seat, after a question."""
        seat = self.current()
        if seat is None:
            return
        text = self.tr(
            "Release the seat of {name} at {computer}? The program there loses its connection; "
            "what was typed and not saved is kept there as a draft."
        ).format(name=seat.name, computer=seat.host)
        if messages.ask(self, text, yes=self.tr("Release")):
            self._workplace.background.run(self, seats.release(seat), lambda _: self.look())

    @Slot()
    def choose_licence(self) -> None:
        """Choose a licence file and put it in place."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Install a licence"), "", self.tr("Licences ({end})").format(end=_LICENCE_END)
        )
        if name:
            self.install(Path(name))

    def install(self, path: Path) -> None:
        """Check a licence file, show what it says, and put it in place after a question."""
        uid = self._workplace.facts.base_uid.strip()
        try:
            signed = licence.read(path.read_text(encoding="utf-8"), base_uid=uid)
        except BadLicence as bad:
            messages.warn(self, seat_words.bad_file(bad.key, uid))
            return
        except (OSError, UnicodeError):
            messages.warn(self, seat_words.bad_file("not_a_licence", uid))
            return
        own = signed.licence
        text = self.tr(
            "{kind} {number} for {customer}: {seats} terminal and remote seats. It takes the place of the one installed now."
        ).format(
            kind=seat_words.tr_kind(own.kind),
            number=seat_words.summary(own),
            customer=own.customer,
            seats=own.trm,
        )
        if messages.ask(self, text, yes=self.tr("Install")):
            job = seats.install(signed.text, signed.for_program, signed.for_base)
            self._workplace.background.run(self, job, lambda _: self.look())

    @Slot()
    def open_key(self) -> None:
        """Set up a hardware key at this computer."""
        from widgets.key_wizard import KeyWizard  # with the token libraries: only where a key is set up

        KeyWizard(self._workplace, self).open()
