"""The start dialog: which base, as whom. It never waits: everything that may take time runs in a lane."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.bridge import messages
from app.core import knock
from app.core.errors import Explanation
from app.core.knock import Greeting
from app.core.places import PROGRAM, Choice, Embedded, Place, Places
from app.shell.hop import Done, Failed, Hop
from app.shell.login_pages import FilePage, NewPage, Page, ServerPage
from widgets.icons import icon, pixmap
from widgets.theme import colours, small_font, title_font

_LOG = logging.getLogger(__name__)
_ROLE = Qt.ItemDataRole.UserRole

Connect = Callable[[Choice, Done, Failed], Callable[[], None]]  # answers a function that cancels


class StartDialog(QDialog):
    """Which base, as whom. Signals: chosen(Choice), when the dialog closes with a choice.

    connect: opens the base for work and calls back with anything; the dialog stays until that has
    succeeded, so that a mistake is said beside what was typed. Without it the choice is only handed out.
    """

    chosen = Signal(object)

    def __init__(self, places: Places, parent: QWidget | None = None, connect: Connect | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(PROGRAM)
        self.answer: Any = None  # what connect gave
        self._places = places
        self._connect = connect
        self._cancel: Callable[[], None] | None = None
        self._attempt = 0
        self._kept_out: Choice | None = None
        language = "ru" if QLocale().language() == QLocale.Language.Russian else "en"
        self._file, self._new, self._server = FilePage(), NewPage(language), ServerPage()
        self._pages: tuple[Page, ...] = (self._file, self._new, self._server)
        self._build()
        self._fill()
        self.resize(720, 440)

    # -- look

    def _build(self) -> None:
        self.list = QListWidget(self)
        self.list.setIconSize(QSize(16, 16))
        self.list.setFixedWidth(256)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.currentItemChanged.connect(self._selected)
        self.list.itemActivated.connect(lambda _: self.enter())
        self.stack = QStackedWidget(self)
        for page in self._pages:
            self.stack.addWidget(page)
        name = QLabel(PROGRAM, self)
        name.setFont(title_font())
        self._sign = QLabel(self)
        self._says = QLabel(self)
        self._says.setWordWrap(True)
        self._says.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._says.setMinimumHeight(2 * self._says.fontMetrics().lineSpacing())
        self._says.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.test_button = _button(self.tr("&Test the connection"), self.test, self)
        self.open_button = QPushButton(self.tr("&Open"), self)
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self.enter)
        self.cancel_button = _button(self.tr("Cancel"), self.reject, self)
        self.take_button = _button(self.tr("&Take that session over"), self.take_over, self)
        self.take_button.hide()
        said = QHBoxLayout()
        said.addWidget(self._sign)
        said.addWidget(self._says, 1)
        said.addWidget(self.take_button, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.test_button)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.cancel_button)
        right = QVBoxLayout()
        right.addWidget(self.stack, 1)
        right.addLayout(said)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.list)
        middle.addLayout(right, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(12)
        box.addWidget(name)
        box.addLayout(middle, 1)
        box.addLayout(buttons)

    def _fill(self) -> None:
        """Recent bases first, then the ways to others."""
        self.list.clear()
        recent = self._places.recent()
        for place in recent:
            kind = "computer" if isinstance(place.target, Embedded) else "server"
            item = QListWidgetItem(icon(kind, "muted"), f"{place.title()}\n{place.user} · {place.target}")
            item.setToolTip(str(place.target))
            item.setData(_ROLE, place)
            self.list.addItem(item)
        if recent:
            line = QListWidgetItem(self.tr("Other"))
            line.setFlags(Qt.ItemFlag.NoItemFlags)
            line.setFont(small_font())
            self.list.addItem(line)
        for name, text, page in (
            ("computer", self.tr("A base on this computer"), self._file),
            ("add", self.tr("A new base"), self._new),
            ("server", self.tr("A server"), self._server),
        ):
            item = QListWidgetItem(icon(name, "muted"), text)
            item.setData(_ROLE, page)
            self.list.addItem(item)
        self.list.setCurrentRow(0 if recent else 1)

    def _selected(self) -> None:
        item = self.list.currentItem()
        what = item.data(_ROLE) if item else None
        if isinstance(what, Place):
            page = self._file if isinstance(what.target, Embedded) else self._server
            page.show_place(what)
            self._show(page)
        elif isinstance(what, Page):
            if what is not self._new:
                what.clear()
            self._show(what)

    def _show(self, page: Page) -> None:
        self.stack.setCurrentWidget(page)
        self.open_button.setText(self.tr("&Create") if page is self._new else self.tr("&Open"))
        self.test_button.setVisible(page is not self._new)
        self._say("")

    def _page(self) -> Page:
        page = self.stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._forget()
        else:
            super().keyPressEvent(event)

    def _forget(self) -> None:
        """Del on a recent base takes it off the list; the base stays."""
        item = self.list.currentItem()
        what = item.data(_ROLE) if item else None
        if isinstance(what, Place):
            self._places.forget(what)
            self._fill()

    # -- acts

    def enter(self) -> None:
        """Open what is chosen; the dialog closes when it is open."""
        choice = self._checked()
        if choice is None:
            return
        if self._connect is None:
            self._leave_with(choice)
        else:
            text = self.tr("Making the base…") if choice.new else self.tr("Connecting to {target}…")
            self._begin(self._connect, choice, text.format(target=choice.target), self._opened)

    def take_over(self) -> None:
        """Take the own seat at another computer, which keeps the person out, and open the base then."""
        if self._kept_out is not None and self._cancel is None:
            text = self.tr("The program there keeps what is typed and leaves. This takes up to a minute.")
            self._begin(self._free_and_connect, self._kept_out, text, self._opened)

    def _free_and_connect(self, choice: Choice, done: Done, failed: Failed) -> Callable[[], None]:
        assert self._connect is not None
        connect, handing, mine = self._connect, knock.Handing(choice), self._attempt

        def freed(_: object) -> None:
            if mine == self._attempt:
                self._cancel = connect(choice, done, failed)

        Hop(handing.done, freed, failed, self)
        return handing.cancel

    def test(self) -> None:
        """Knock, say what answered, and stay."""
        choice = self._checked()
        if choice is not None:
            text = self.tr("Connecting to {target}…").format(target=choice.target)
            self._begin(_knocking(self), choice, text, self._greeted)

    def _checked(self) -> Choice | None:
        if self._cancel is not None:
            return None
        page = self._page()
        problem = page.problem()
        if problem:
            self._say(problem, "warning")
            return None
        return page.choice()

    def _begin(self, how: Connect, choice: Choice, text: str, then: Callable[[Choice, Any], None]) -> None:
        self._attempt += 1
        mine = self._attempt

        def done(answer: Any) -> None:
            if mine == self._attempt:
                self._end()
                then(choice, answer)

        def failed(error: BaseException) -> None:
            if mine == self._attempt:
                self._end()
                self._failed(error, choice)

        self._busy(True)
        self._kept_out = None
        self._say(text, "info")
        self._cancel = how(choice, done, failed)

    def _busy(self, busy: bool) -> None:
        for part in (self.list, self.stack, self.test_button, self.open_button):
            part.setEnabled(not busy)
        self.cancel_button.setText(self.tr("Stop") if busy else self.tr("Cancel"))
        if busy:
            self.cancel_button.setFocus()

    def _end(self) -> None:
        self._cancel = None
        self._busy(False)

    def _opened(self, choice: Choice, answer: Any) -> None:
        self.answer = answer
        self._leave_with(choice)

    def _leave_with(self, choice: Choice) -> None:
        self.accept()
        self.chosen.emit(choice)

    def show_choice(self, choice: Choice, error: BaseException | None = None) -> None:
        """Fill in a choice, and say why it did not succeed."""
        page: Page = self._file if isinstance(choice.target, Embedded) else self._server
        page = self._new if choice.new is not None else page
        row = next(
            (i for i in range(self.list.count()) if _is_of(self.list.item(i).data(_ROLE), choice, page)),
            0,
        )
        self.list.setCurrentRow(row)
        page.show_choice(choice)
        self._show(page)
        if error is not None:
            self._failed(error, choice)
        elif page is self._server:
            page.look_at("password")  # all that is missing

    def show_server(self, address: str, user: str) -> None:
        """Fill in a server as it was typed on the command line, and say what is wrong with it or still missing."""
        self.list.setCurrentRow(self.list.count() - 1)
        self._server.show_typed(address, user)
        self._say(self._server.problem(), "warning")

    def _greeted(self, choice: Choice, greeting: Greeting) -> None:
        text = self.tr("Connected: {firm}. Firebird {version}, answers in {ms} ms.").format(
            firm=greeting.firm,
            version=".".join(map(str, greeting.engine)),
            ms=max(1, round(greeting.answer * 1000)),
        )
        self._say(text, "ok")
        self.open_button.setFocus()

    def _failed(self, error: BaseException, choice: Choice) -> None:
        said = knock.say(error, choice)
        _LOG.info("not connected: %s %s", type(error).__name__, said.details)
        self._kept_out = choice if knock.has_own_seat(error) and self._connect is not None else None
        self._say(messages.words(Explanation(said.mark, said.values)), "error")
        self._page().look_at(said.about)

    def _say(self, text: str, kind: str = "") -> None:
        tint = {"error": "error", "warning": "warning", "ok": "good"}.get(kind, "muted")
        signs = {"error": "error", "warning": "warning", "ok": "ok"}
        self._sign.setVisible(bool(text) and kind in signs)
        if kind in signs:
            self._sign.setPixmap(pixmap(signs[kind], 16, tint))
        look = self._says.palette()
        look.setColor(self._says.foregroundRole(), getattr(colours(), tint))
        self._says.setPalette(look)
        self._says.setText(text)
        self.take_button.setVisible(self._kept_out is not None and self._cancel is None)

    def said(self) -> str:
        """The sentence shown now."""
        return self._says.text()

    def is_busy(self) -> bool:
        return self._cancel is not None

    def reject(self) -> None:
        """Stops what runs; with nothing running, closes the dialog."""
        if self._cancel is None:
            super().reject()
            return
        cancel = self._cancel
        self._attempt += 1
        self._end()
        self._say(self.tr("Stopped."))
        cancel()
        self._page().look_at("")

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._cancel is not None:
            self._attempt += 1
            self._cancel()
            self._cancel = None
        super().closeEvent(event)


def _button(text: str, act: Callable[[], None], parent: QWidget) -> QPushButton:
    """A button that Enter in a box does not press."""
    made = QPushButton(text, parent)
    made.setAutoDefault(False)
    made.clicked.connect(lambda: act())
    return made


def _knocking(owner: QWidget) -> Connect:
    """Knocks at a base and comes back to a widget with what it says of itself."""

    def knocks(choice: Choice, done: Done, failed: Failed) -> Callable[[], None]:
        attempt = knock.Attempt(choice, knock.greet)
        Hop(attempt.done, done, failed, owner)
        return attempt.cancel

    return knocks


def _is_of(what: object, choice: Choice, page: Page) -> bool:
    """Whether a line of the list leads to a choice."""
    if isinstance(what, Place):
        return choice.new is None and (what.target, what.user) == (choice.target, choice.user)
    return what is page
