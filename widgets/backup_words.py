"""How old the last verified backup is, in words."""

from __future__ import annotations

import datetime as dt

from app.bridge.translate import words
from app.core.texts import T

_NONE = T("BackupAge", "There is no verified backup")
_NOW = T("BackupAge", "Last verified backup: less than an hour ago")

_HOURS = T("BackupAge", "Last verified backup: {n} h ago")
_DAYS = T("BackupAge", "Last verified backup: {n} days ago")


def age_words(last: dt.datetime | None, now: dt.datetime) -> str:
    """Hours below two days, then days."""
    if last is None:
        return words(_NONE)
    hours = int((now - last).total_seconds() // 3600)
    if hours < 1:
        return words(_NOW)
    if hours < 48:
        return words(_HOURS).format(n=hours)
    return words(_DAYS).format(n=hours // 24)
