"""What a command prints when the console, or the file that takes its place, knows fewer letters than the base."""

from __future__ import annotations

import io
import sys


def show_any_letter() -> None:
    """From now on a letter that the output cannot take is written as an escape: the command goes on.

    On Windows an output that goes into a file is in the code page of the system, and a Russian firm's name would end the command
    on an English one.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
