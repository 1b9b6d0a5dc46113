"""Every setting, one declaration each: what it is called, its kind, default and scope.

Scopes: `machine` (a file on this computer), `person` (in the base, follows the person across computers), `firm` (in the base,
administrators only). Values travel as JSON text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.core.texts import T


@dataclass(frozen=True)
class Setting:
    """One setting. `kind`: flag, int, text, choice (with `options`), or data (not shown in the preferences)."""

    key: str
    kind: str
    default: Any
    scope: str
    label: T
    options: tuple[tuple[str, T], ...] = ()
    low: int = 0
    high: int = 1_000_000


LANGUAGES = (
    ("", T("Settings", "As the system")),
    ("en", T("Settings", "English")),
    ("ru", T("Settings", "Russian")),
)
LOOKS = (
    ("", T("Settings", "As the system")),
    ("light", T("Settings", "Light")),
    ("dark", T("Settings", "Dark")),
)

EDGES = (
    ("", T("Settings", "Smooth, but not on a thin line")),
    ("smooth", T("Settings", "Smooth")),
    ("sharp", T("Settings", "Sharp")),
)
DRAWING = (
    ("", T("Settings", "Less in a remote session")),
    ("less", T("Settings", "Always less")),
    ("full", T("Settings", "Always in full")),
)

SETTINGS: dict[str, Setting] = {
    setting.key: setting
    for setting in (
        Setting("language", "choice", "", "machine", T("Settings", "Language"), LANGUAGES),
        Setting("look", "choice", "", "machine", T("Settings", "Look"), LOOKS),
        Setting(
            "text.percent", "int", 100, "machine", T("Settings", "Size of text, per cent"), low=80, high=200
        ),
        Setting("text.edges", "choice", "", "machine", T("Settings", "Edges of letters"), EDGES),
        Setting("drawing", "choice", "", "machine", T("Settings", "Drawing"), DRAWING),
        Setting(
            "page.size", "int", 50, "person", T("Settings", "Rows a list asks for at once"), low=20, high=500
        ),
        Setting(
            "remind.minutes",
            "int",
            15,
            "person",
            T("Settings", "Remind this many minutes before"),
            high=10_080,
        ),
        Setting("remind.sound", "flag", False, "person", T("Settings", "Sound with a reminder")),
        Setting(
            "lock.own_minutes",
            "int",
            0,
            "person",
            T("Settings", "Lock after idle minutes (0: the firm’s)"),
            high=1_440,
        ),
        Setting(
            "lock.minutes",
            "int",
            0,
            "firm",
            T("Settings", "Lock after idle minutes (0: never)"),
            high=1_440,
        ),
        Setting(
            "watermark.remote",
            "flag",
            False,
            "firm",
            T("Settings", "Person and time on lists and cards in remote sessions"),
        ),
        Setting("phone.region", "text", "RU", "firm", T("Settings", "Country of phones typed without one")),
        Setting("phone.area", "text", "", "firm", T("Settings", "Area code of phones typed without one")),
        Setting(
            "file.limit_mb",
            "int",
            20,
            "firm",
            T("Settings", "Largest file that may be attached, MB"),
            low=1,
            high=500,
        ),
        Setting(
            "undo.days",
            "int",
            30,
            "firm",
            T("Settings", "Days in which a bulk operation can be taken back"),
            low=1,
            high=365,
        ),
        Setting(
            "backup.days",
            "int",
            7,
            "firm",
            T("Settings", "Daily backups kept"),
            low=1,
            high=365,
        ),
        Setting("backup.weeks", "int", 4, "firm", T("Settings", "Weekly backups kept"), high=520),
        Setting("backup.months", "int", 12, "firm", T("Settings", "Monthly backups kept"), high=240),
        Setting(
            "password.length",
            "int",
            10,
            "firm",
            T("Settings", "Shortest password, characters"),
            low=6,
            high=64,
        ),
        Setting(
            "password.days",
            "int",
            0,
            "firm",
            T("Settings", "Days after which a password has to be changed (0: never)"),
            high=3650,
        ),
        Setting(
            "password.guess", "flag", True, "firm", T("Settings", "Refuse passwords that are easily guessed")
        ),
        Setting("country", "text", "RU", "firm", T("Settings", "Country of new clients")),
    )
}


class Settings:
    """Values of the base's settings: the person's own go before the firm's, which go before the defaults."""

    def __init__(
        self, firm: Mapping[str, str] | None = None, person: Mapping[str, str] | None = None
    ) -> None:
        self._firm = dict(firm or {})
        self._person = dict(person or {})

    def get(self, key: str) -> Any:
        """The value of a declared setting. Raises KeyError for one that is not declared."""
        setting = SETTINGS[key]
        body = self._person.get(key) if setting.scope == "person" else None
        body = self._firm.get(key) if body is None else body
        return setting.default if body is None else json.loads(body)

    def layout(self, key: str) -> Any:
        """A layout (columns of a list, blocks of a card): the person's, else the firm's, else None."""
        body = self._person.get(key, self._firm.get(key))
        return None if body is None else json.loads(body)

    def remember(self, key: str, value: Any, for_firm: bool = False) -> str | None:
        """Keep a value and return the text to store; None removes it."""
        body = None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        values = self._firm if for_firm else self._person
        if body is None:
            values.pop(key, None)
        else:
            values[key] = body
        return body
