"""Texts outside Qt: T marks them for translation, app.bridge.translate turns them into words when they are shown."""

from __future__ import annotations

from typing import NamedTuple


class T(NamedTuple):
    """A text in the source language with its translation context. Marking changes nothing: the words come when shown."""

    context: str
    text: str
