"""Texts that the user sees, marked for translation without Qt."""

from __future__ import annotations

from typing import NamedTuple


class T(NamedTuple):
    """A text of the program: only a mark, turned into words when it is shown."""

    context: str
    text: str
