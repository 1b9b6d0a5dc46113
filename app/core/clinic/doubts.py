"""What the clinic doubts: shown before anything is written, accepted or refused by kind or one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from app.core.texts import T


class Kind(StrEnum):
    """What is doubted."""

    PHONE = "phone"
    AREA = "area"
    PHONE_LETTERS = "phone_letters"
    PHONES = "phones"
    PHONE_BAD = "phone_bad"
    EMAIL = "email"
    EMAIL_BAD = "email_bad"
    TAX = "tax"
    TAX_BAD = "tax_bad"
    DATE = "date"
    DATE_UNSURE = "date_unsure"
    DATE_BAD = "date_bad"
    PERCENT = "percent"
    SCRIPT = "script"
    VALUE_NEAR = "value_near"
    VALUE_NEW = "value_new"
    EMPLOYEE = "employee"
    EMPLOYEE_BAD = "employee_bad"
    PERSON = "person"
    JOINED = "joined"
    CUT = "cut"


class About(NamedTuple):
    """The words of a kind: its name, and what accepting it does."""

    label: T
    accepted: T


ABOUT: Final[dict[Kind, About]] = {
    Kind.PHONE: About(
        T("Import", "Phones brought to one form"),
        T("Import", "8..., 00... and numbers without a country code become +..."),
    ),
    Kind.AREA: About(
        T("Import", "Phones without an area code"), T("Import", "The firm's area code is put before them.")
    ),
    Kind.PHONE_LETTERS: About(
        T("Import", "Letters in phones"), T("Import", "The letters are read as digits.")
    ),
    Kind.PHONES: About(
        T("Import", "Several phones in one cell"), T("Import", "Each number becomes a phone of its own.")
    ),
    Kind.PHONE_BAD: About(
        T("Import", "Phones that cannot be right"),
        T("Import", "They go to the note. Refused: they are kept as phones, as typed."),
    ),
    Kind.EMAIL: About(T("Import", "E-mail addresses mended"), T("Import", "The mended address is taken.")),
    Kind.EMAIL_BAD: About(
        T("Import", "E-mail addresses that cannot be right"), T("Import", "They go to the note.")
    ),
    Kind.TAX: About(
        T("Import", "Tax numbers mended"), T("Import", "A lost zero is put back, letters are read as digits.")
    ),
    Kind.TAX_BAD: About(
        T("Import", "Tax numbers that cannot be right"),
        T("Import", "They go to the note. Refused: they are kept as typed."),
    ),
    Kind.DATE: About(T("Import", "Dates written as text"), T("Import", "They become dates.")),
    Kind.DATE_UNSURE: About(
        T("Import", "Dates that can be read two ways"), T("Import", "They become dates, the day first.")
    ),
    Kind.DATE_BAD: About(T("Import", "Dates that cannot be right"), T("Import", "They go to the note.")),
    Kind.PERCENT: About(
        T("Import", "Numbers stored as percent"),
        T("Import", "The number that the sheet shows is taken, without the sign."),
    ),
    Kind.SCRIPT: About(
        T("Import", "Latin and Cyrillic letters mixed"),
        T("Import", "Letters of the foreign alphabet are replaced."),
    ),
    Kind.VALUE_NEAR: About(
        T("Import", "Values spelt unlike the dictionary"),
        T("Import", "The value of the dictionary is taken."),
    ),
    Kind.VALUE_NEW: About(
        T("Import", "Values not in the dictionary"),
        T("Import", "They are added. Refused: they go to the note."),
    ),
    Kind.EMPLOYEE: About(
        T("Import", "Responsible employees recognised by part of the name"),
        T("Import", "The employee is taken."),
    ),
    Kind.EMPLOYEE_BAD: About(
        T("Import", "Responsible employees not found"),
        T("Import", "The name goes to the note, you become responsible."),
    ),
    Kind.PERSON: About(
        T("Import", "Clients that look like persons"), T("Import", "They become persons, not organisations.")
    ),
    Kind.JOINED: About(
        T("Import", "Rows of the same client"),
        T("Import", "The rows become one client with several contact persons."),
    ),
    Kind.CUT: About(
        T("Import", "Texts that are too long"),
        T("Import", "The beginning is taken, the rest goes to the note."),
    ),
}


class Doubt(NamedTuple):
    """One doubt about one cell: what stood there, what is proposed, how sure that is (0 to 1).

    Rows and columns count from 0; `column` is the first one of those a joined doubt is about.
    """

    row: int
    column: int
    kind: Kind
    was: str
    proposed: str
    certainty: float

    @property
    def place(self) -> tuple[int, int, Kind]:
        return self.row, self.column, self.kind


@dataclass(slots=True)
class Answers:
    """What the user said: by kind, and for single cells, which win."""

    kinds: dict[Kind, bool] = field(default_factory=dict)
    single: dict[tuple[int, int, Kind], bool] = field(default_factory=dict)

    def accepted(self, doubt: Doubt) -> bool:
        """Whether the proposal is taken; by itself what is at least as likely as not."""
        said = self.single.get(doubt.place)
        if said is None:
            said = self.kinds.get(doubt.kind)
        return default(doubt) if said is None else said

    def answer_kind(self, kind: Kind, accepted: bool) -> None:
        """Answer all doubts of a kind at once; single answers of that kind are forgotten."""
        self.kinds[kind] = accepted
        self.single = {place: said for place, said in self.single.items() if place[2] != kind}


def default(doubt: Doubt) -> bool:
    return doubt.certainty >= 0.5


def by_kind(doubts: Iterable[Doubt]) -> dict[Kind, list[Doubt]]:
    """Doubts grouped, in the order of the kinds."""
    groups: dict[Kind, list[Doubt]] = {kind: [] for kind in Kind}
    for doubt in doubts:
        groups[doubt.kind].append(doubt)
    return {kind: found for kind, found in groups.items() if found}
