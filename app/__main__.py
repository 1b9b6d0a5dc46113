"""Starts the program.

paddock                                        asks which base
paddock --base PATH [--user NAME]              a base on this computer
paddock --server HOST[/PORT][:ALIAS] --user NAME
paddock --demo                                 the demonstration base, made when it is not there yet
paddock --line 512                             the picture travels over a line of 512 kbit/s: draw accordingly
paddock --tour FOLDER                          plays the main job by itself and leaves pictures and a report
"""

from __future__ import annotations

import argparse
import contextlib
import io
import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from app.bridge import messages
from app.bridge.translate import Translation
from app.core.logfile import log_file
from app.core.places import Places, folder
from app.shell.entrance import Entrance
from app.shell.wiring import Program
from widgets.theme import Theme


def main(arguments: list[str] | None = None) -> int:
    """Run the program until its last window closes. Returns the exit code."""
    args = _arguments(arguments)
    _log()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Paddock CRM")
    places = Places()
    translation = Translation(app)
    translation.use(args.language or str(places.setting("language", "")))
    program = Program(app, places, translation, Theme(app), args.line)
    program.use_looks(args.look or str(places.setting("look", "")))
    entrance = Entrance(app, program)
    if args.tour:
        from app.shell.tour import Tour

        tour = Tour(app, program, entrance, args.tour)
        tour.start()
    elif args.demo:
        entrance.demo()
    elif args.base:
        entrance.base(args.base, args.user)
    elif args.server:
        entrance.server(args.server, args.user)
    else:
        entrance.ask()
    code = app.exec()
    program.leave()
    return code


def _arguments(given: list[str] | None) -> argparse.Namespace:
    """The words of the command line. A program of Windows has no console: what would be printed there stands in a box."""
    if sys.stdout is not None:
        return _parser().parse_args(given)
    told = io.StringIO()
    try:
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
            return _parser().parse_args(given)
    except SystemExit:
        app = QApplication.instance() or QApplication(sys.argv[:1])
        app.setApplicationName("Paddock CRM")
        messages.info(None, told.getvalue().strip())
        raise


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="paddock", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--base", type=Path, metavar="PATH", help="a base on this computer")
    where.add_argument("--server", metavar="HOST[/PORT][:ALIAS]", help="a base on a server")
    where.add_argument("--demo", action="store_true", help="the demonstration base")
    where.add_argument("--tour", type=Path, metavar="FOLDER", help="play the main job, leave pictures there")
    parser.add_argument("--user", default="", metavar="NAME", help="log-in")
    parser.add_argument("--language", choices=("en", "ru"), default="")
    parser.add_argument("--look", choices=("light", "dark"), default="")
    parser.add_argument(
        "--line", type=int, default=0, metavar="KBPS", help="how fast the line to the screen is, kbit/s"
    )
    return parser


def _log() -> None:
    """What goes wrong is written to a file of this person, at most 2 MB; so is what nobody has caught."""
    sys.excepthook = _uncaught
    threading.excepthook = lambda told: _uncaught(
        told.exc_type, told.exc_value or told.exc_type(), told.exc_traceback
    )
    try:
        handler = log_file(folder() / "log" / "paddock.log")
    except OSError:
        return
    logging.basicConfig(
        level=logging.INFO, handlers=[handler], format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """On Windows the program has no error output: without this line an error in a slot would leave no trace at all."""
    if not issubclass(kind, KeyboardInterrupt | SystemExit):
        logging.getLogger(__name__).error("not caught", exc_info=(kind, error, trace))
    if sys.stderr is not None:
        sys.__excepthook__(kind, error, trace)


if __name__ == "__main__":
    sys.exit(main())
