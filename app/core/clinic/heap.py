"""Keeps Python's collector of cycles away from an import.

An import holds some hundred thousand objects and makes no cycles. Each full collection would look at all of them,
with every thread standing still: 0.7 s of a frozen window for 20,000 rows, and a third of the whole time.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

from app.core import phones
from app.core.clinic import duplicates, names


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """No collection inside; what was made inside is not looked at afterwards, either."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()


def release() -> None:
    """The import is over: everything is looked at again, and what was remembered for speed is forgotten."""
    gc.unfreeze()
    phones.forget()
    names.key.cache_clear()
    duplicates.forget()
