"""The composition root: the only place where the program's objects are made and handed over."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.bridge import messages
from app.bridge.background import Background
from app.bridge.collector import Collector
from app.bridge.session_watch import SessionWatch
from app.bridge.translate import Translation, words
from app.bridge.turns import in_turns
from app.bridge.workplace import Workplace
from app.core import begin, errors, seats, store, warm
from app.core.drafts import Drafts
from app.core.entities import ENTITIES
from app.core.errors import WrongPassword
from app.core.facts import Facts
from app.core.keeping import say_who
from app.core.login_rules import PasswordRules
from app.core.places import Choice, Embedded, Places, Stay, folder, in_background
from app.core.texts import T
from app.shell.ask_first import ask_token, open_alone, token_door
from app.shell.first_sight import first_sight
from app.shell.lock import Lock, lock_minutes
from app.shell.mark import Mark
from app.shell.own_password import OwnPassword
from app.shell.pages import Pages
from app.shell.presence import Presence
from app.shell.same_place import change_language
from app.shell.timed_work import TimedWork
from app.shell.window import MainWindow
from db import engine
from db.lane import ENDED, SHUT_OUT, Lane
from widgets.card_blocks import Blocks
from widgets.theme import Theme

VERSION = "0.1"
_KNOWN = ("dictionary", "dictionary_kind", "employee", "branch", "department", "staff_role")
_LATER = 1500  # ms after the window is shown
_PULSE = 7.0  # seconds: a session that an administrator ended is noticed within ten
_ABOUT = T("Program", "Paddock CRM {version}\nA client base that belongs to the company.")
_LOG = logging.getLogger(__name__)


class Program(QObject):
    """The running program at one base at a time: lanes, what is known of the base, the main window."""

    line = Signal(str)  # the state of the desk lane, from its thread

    def __init__(
        self, app: QApplication, places: Places, translation: Translation, theme: Theme, kbps: int = 0
    ) -> None:
        """kbps: how fast the line is that the picture travels over, as the administrator says; 0: nobody has said."""
        super().__init__(app)
        self._app = app
        self.places = places
        self.translation = translation
        self.theme = theme
        self.workplace: Workplace | None = None
        self.window: MainWindow | None = None
        self._background: Background | None = None
        self._old: tuple[MainWindow | None, Background | None, Stay | None] = None, None, None
        self.choose: Callable[[], None] = lambda: None  # asks for another base; the entrance fills these in
        self.ask_again: Callable[[Choice, Exception], None] = lambda choice, error: None
        self._stay: Stay | None = None
        self._is_out = False  # the sessions have ended, the window is still shown
        self._kbps = kbps
        self.lock: Lock | None = None
        self.watch = SessionWatch(self)
        self._mark = Mark(self.watch, self)
        self._collector = Collector(self, lambda: self.lock.idle() if self.lock is not None else 0.0)
        self._follow_line()
        self.line.connect(self._line_changed, Qt.ConnectionType.QueuedConnection)

    def enter(
        self,
        choice: Choice,
        failed: Callable[[Exception], None],
        done: Callable[[begin.Start], None] | None = None,
    ) -> Callable[[], None]:
        """Sign in and show the main window, then call `done`; `failed` gets the error instead (on the GUI thread).

        Returns a function that gives the attempt up; it does not wait.
        """
        stay = Stay(choice)
        desk, long = Lane(stay.open, "desk", self.line.emit, pulse=_PULSE), Lane(stay.open, "long")
        background = Background(desk, long, self)

        def refused(error: Exception) -> None:
            if isinstance(error, begin.TokenWanted) and stay.signer is None:
                ask_token(self, stay, background, start, failed, self._stay)
                return
            background.close()
            if isinstance(error, begin.PasswordEnded):
                self._renew_password(choice, failed, done)
                return
            if isinstance(error, WrongPassword) and choice.password:  # typed, not tried by the program itself
                self.places.wrong_password(choice.target, choice.user)
            failed(error)

        def entered(start: begin.Start) -> None:
            self._old = self.window, self._background, self._stay
            window = self._make_window(choice, background, start)
            self._stay, self._is_out = stay, False
            in_turns(self, still_here, *first_sight(window, "client"), lambda: shown(start))

        def still_here() -> bool:
            return self._background is background

        def shown(start: begin.Start) -> None:
            self._say_hello(choice, start.facts)
            self._close_old()  # not before another is shown: with its last window the program ends
            self._guard(stay, start.facts)
            if done is not None:
                done(start)

        calls = []

        def start() -> None:
            calls.append(background.run(self, begin.begin("client", size=50), entered, refused))

        start()

        def give_up() -> None:
            for call in calls:
                call.cancel()
            for lane in (desk, long):
                in_background(lane.close)

        return give_up

    def _renew_password(
        self, choice: Choice, failed: Callable[[Exception], None], done: Callable[[begin.Start], None] | None
    ) -> None:
        """The base opens nothing before the password is changed: ask for a new one, then sign in with it.

        The firm's rules are not known yet, as nothing is open: the program's own hold.
        """

        def taken(password: str) -> None:
            self.enter(replace(choice, password=password), failed, done)

        why = self.tr(
            "Your password was set by another person, or it is too old. Choose one that only you know; then the base opens."
        )
        dialog = OwnPassword(choice, PasswordRules(), choice.user, taken, why)
        dialog.rejected.connect(lambda: failed(begin.PasswordEnded()))
        open_alone(dialog, self.window)

    @Slot()
    def change_password(self) -> None:
        """Let the person change the own password."""
        if self.workplace is None or self._stay is None:
            return
        facts, stay = self.workplace.facts, self._stay
        if isinstance(stay.choice.target, Embedded):
            messages.info(
                self.window,
                self.tr(
                    "This base is a file on this computer and asks nobody for a password. "
                    "Whoever may open the file gets in; guard the file."
                ),
            )
            return

        def taken(password: str) -> None:
            in_background(lambda: stay.take_password(password))
            messages.info(self.window, self.tr("Your password is changed."))

        dialog = OwnPassword(
            stay.choice, PasswordRules.of(facts.settings), facts.me_name, taken, parent=self.window
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot(str)
    def _line_changed(self, state: str) -> None:
        """The administrator has ended the session: what is typed is kept, the person is told, and may sign in again."""
        if state in (ENDED, SHUT_OUT):
            self._sign_in_again(errors.ShutOut() if state == SHUT_OUT else errors.SessionEnded())

    def _sign_in_again(self, why: Exception) -> None:
        """Once: what has ended the sessions is told first, that they have ended comes after."""
        if self.window is None or self._stay is None or self._is_out:
            return
        self._is_out = True
        self.window.keep_drafts()
        choice = replace(self._stay.choice, password="", new=None)
        if isinstance(why, errors.TakenOver):
            self.leave()  # the seat goes back, and who passes by sees nothing
        self.ask_again(choice, why)

    def _make_window(self, choice: Choice, background: Background, start: begin.Start) -> MainWindow:
        facts = start.facts
        self._background, self.lock = background, None
        drafts = Drafts(folder() / "drafts" / f"{facts.base_uid}-{facts.login}")
        self.workplace = Workplace(background, facts, drafts, self)
        self.workplace.at_server = isinstance(choice.target, engine.Server)
        self.workplace.sign_in_again = self._sign_in_again
        self.workplace.put_in_place = lambda restored: _put_in_place(self, choice, restored)
        self.workplace.changed.connect(self._known_changed)
        self.places.note(choice.target, choice.user, facts.firm)
        self._mark.follow(self.workplace)
        self.window = self._made_window(self.workplace, start.page)
        return self.window

    def _say_hello(self, choice: Choice, facts: Facts) -> None:
        assert self.window is not None
        self._be_present(self.window)
        _LOG.info("signed in, the first page is shown")
        failed = self.places.forget_wrong(choice.target, choice.user)
        self._claim_and_warm(facts, failed)
        if failed:
            self.window.say_wrong_passwords(failed)

    def _made_window(self, workplace: Workplace, first: store.Page | None = None) -> MainWindow:
        pages = Pages(
            workplace,
            self.places,
            self.theme,
            first=first,
            open_base=lambda: self.choose(),
            switch_look=self.switch_look,
            about=lambda: _about(self.window),
            change_password=self.change_password,
            lock=lambda: self.lock.lock() if self.lock is not None else None,
            use_language=lambda chosen: change_language(self, chosen),
        )
        window = MainWindow(workplace, pages, workplace.facts.firm)
        self.line.connect(window.show_line)
        return window

    def another_window(self) -> MainWindow:
        """Make the main window anew for the same person; whoever asked for it shows it in place of the one before."""
        assert self.workplace is not None
        assert self._stay is not None
        self.window = self._made_window(self.workplace)
        self._be_present(self.window)
        self._guard(self._stay, self.workplace.facts)
        return self.window

    def _claim_and_warm(self, facts: Facts, failed: int) -> None:
        assert self._background is not None
        self._background.run(
            self, say_who(f"Paddock CRM {VERSION}, {sys.platform}", failed), _ignore, _ignore
        )
        if facts.standing.twin is not None:
            self._background.run(self, seats.look_anew, _ignore, _ignore)
        for job in warm.warm(warm.usual(int(facts.settings.get("page.size")))):
            self._background.run(self, job, _ignore, _ignore)
        QTimer.singleShot(_LATER, self, lambda: in_background(_import_more))
        QTimer.singleShot(_LATER * 2, self, self._rehearse)

    @Slot()
    def _rehearse(self) -> None:
        """Make the fields of a card once and drop them: what the first of a kind costs is paid while nobody waits."""
        if self.workplace is not None:
            Blocks(self.workplace, ENTITIES["client"]).deleteLater()
            QTimer.singleShot(_LATER, self, self._collector.settle)

    @Slot(str, int)
    def _known_changed(self, entity: str, _row_id: int) -> None:
        """Dictionaries and small entities are part of what is known of the base: the choices of open screens follow."""
        if entity in _KNOWN:
            self.refresh_facts()

    def refresh_facts(self) -> None:
        """Ask anew for dictionaries, settings and rights; open screens hear of it."""
        workplace = self.workplace
        if workplace is None:
            return

        def renewed(start: begin.Start) -> None:
            workplace.facts.renew(start.facts)
            workplace.facts_changed.emit()

        workplace.background.run(self, begin.begin(), renewed, _ignore, key="facts")

    def leave(self) -> None:
        """Close the window and the lanes of the base in use."""
        self._close_old()
        self._old = self.window, self._background, self._stay
        self._close_old()
        self.window = self._background = self.workplace = self.lock = self._stay = None

    def _close_old(self) -> None:
        """Close the window and the lanes that another sign-in has taken the place of."""
        (window, background, stay), self._old = self._old, (None, None, None)
        if window is not None:
            window.leave()
        if background is not None:
            background.close()
        if stay is not None:
            in_background(stay.leave)  # a token may take its time
        self._collector.unsettle()

    def _be_present(self, window: MainWindow) -> None:
        """Follow what happens to the session: nobody there, somebody back, another screen."""
        presence = Presence(self.watch, window)
        window.twins.attend(presence, window.look_around)
        window.twins.handed.connect(lambda: self._sign_in_again(errors.TakenOver()))
        presence.moved.connect(self._moved)
        assert self.workplace is not None
        TimedWork(self.workplace, self.places, window)

    def _guard(self, stay: Stay, facts: Facts) -> None:
        """Lock the window when nobody is there. Who works at a file of this computer has no password to be asked for."""
        assert self.window is not None
        own_file = isinstance(stay.choice.target, Embedded)
        door = token_door(stay)
        self.lock = Lock(
            self.window,
            facts.me_name,
            lambda: lock_minutes(facts.settings),
            None if own_file else stay.knows,
            door,
        )
        if door is not None:
            door.guard(self.lock)
            self.lock.unlocked.connect(self.window.look_around)
        self.lock.locked.connect(self.window.keep_drafts)
        self.lock.wrong.connect(lambda: self.places.wrong_password(stay.choice.target, stay.choice.user))

    def _follow_line(self) -> None:
        self.theme.set_line(self.watch.place.remote, self._kbps)

    @Slot()
    def _moved(self) -> None:
        """The session is shown elsewhere: perhaps over a line, perhaps no more."""
        self._follow_line()
        wanted = self.theme.chosen(self.places.setting)
        if wanted != self.theme.looks():
            self.theme.apply(wanted)

    @Slot()
    def switch_look(self) -> None:
        """From light to dark and back."""
        dark = self.theme.looks().mode == "dark"
        self.use_looks("light" if dark else "dark")
        self.places.set_setting("look", self.theme.looks().mode)

    def use_looks(self, mode: str) -> None:
        """Show the looks of a mode: light, dark, or "" for the system's."""
        self.theme.apply(replace(self.theme.chosen(self.places.setting), mode=mode or "system"))


def _put_in_place(program: Program, choice: Choice, restored: Path) -> None:
    from app.shell.switch_base import (
        put_in_place,
    )  # with the libraries of backups: only where one was restored

    put_in_place(program, choice, restored)


def _about(window: MainWindow | None) -> None:
    """What this program is."""
    messages.info(window, words(_ABOUT).format(version=VERSION))


def _import_more() -> None:
    """Import what is imported late and opened most (cards' tabs, reports), while the person looks at the first list."""
    for name in (
        "card_people",
        "channels_tab",
        "classes_tab",
        "feed",
        "files_tab",
        "history_tab",
        "report_dialog",
    ):
        import_module(f"widgets.{name}")


def _ignore(_: object) -> None:
    """An answer nobody waits for."""
