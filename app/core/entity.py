"""The vocabulary of declarations: what an entity is, what its fields, columns, filters, card and tabs are.

A declaration says what exists and how it is called. How it looks is the widgets' affair, who may do what is the base's.
List, card, menu, filter bar, export and the generic tests all read the same declaration.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from app.core.texts import T

Option = tuple[str, T]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a card. `name` is the column of the entity's view."""

    name: str
    label: T
    required: bool = False
    readonly: bool = False
    hint: T | None = None


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """A line of text of at most `size` characters. `kind` names a check: "", "phone", "email", "tax", "login"."""

    size: int
    kind: str = ""
    suggests: str = ""  # a named statement whose values are offered while typing (cities, regions)


@dataclass(frozen=True, kw_only=True)
class Memo(Field):
    """Several lines of text of at most `size` characters."""

    size: int = 2000


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A whole number."""

    low: int = 0
    high: int = 2_000_000_000


@dataclass(frozen=True, kw_only=True)
class Money(Field):
    """An amount as Decimal with two places."""


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A date."""


@dataclass(frozen=True, kw_only=True)
class Moment(Field):
    """A date with time, in the firm's time."""


@dataclass(frozen=True, kw_only=True)
class Flag(Field):
    """Yes or no."""


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of a closed set of letters that the schema knows."""

    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class Pick(Field):
    """A value of a dictionary that administrators edit; the column holds its id."""

    kind: str


@dataclass(frozen=True, kw_only=True)
class Ref(Field):
    """Another entity's row; the column holds its id. Small entities are offered as a list, large ones by search."""

    to: str


@dataclass(frozen=True, kw_only=True)
class Photo(Field):
    """The hash of a picture kept beside the row."""


@dataclass(frozen=True, kw_only=True)
class Col:
    """A column of a list. `kind`: text, int, day, moment, flag, choice, phone, due. `sort` names a sort of the .sql file."""

    name: str
    label: T
    kind: str = "text"
    width: int = 16  # in characters of the list's font
    sort: str = ""
    options: tuple[Option, ...] = ()
    shown: bool = True  # in the layout a new user gets


@dataclass(frozen=True, kw_only=True)
class Filter:
    """A filter of a list, named as in the .sql file. `kind`: text, choice, country, pick, ref, flag, period.

    Values: text -> str; choice -> tuple of letters; country -> tuple of ISO codes; pick, ref -> tuple of ids, None in it means "not set";
    flag -> bool; period -> (first day or None, last day or None), both included, or (None,) for "not set".
    """

    name: str
    label: T
    kind: str = "text"
    dictionary: str = ""
    to: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Hideable:
    """A field that may be hidden from a role or a person. The base hides it (`sees` in the views of schema.sql); what else
    shows it here: columns and filters of the list, a tab of the card."""

    name: str
    label: T
    columns: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    tab: str = ""


@dataclass(frozen=True, kw_only=True)
class Block:
    """A block of the card that a person or the firm may switch off. `rows`: names side by side."""

    key: str
    title: T
    rows: tuple[tuple[str, ...], ...]
    optional: bool = True


@dataclass(frozen=True, kw_only=True)
class Tab:
    """A tab below the card. `kind`: feed, list (rows of `entity` by its filter `by`), channels, files, history."""

    key: str
    title: T
    kind: str
    entity: str = ""
    by: str = ""


@dataclass(frozen=True)
class Unseen:
    """Names of what is hidden from a person: fields of the card, columns and filters of the list, tabs."""

    fields: frozenset[str] = frozenset()
    columns: frozenset[str] = frozenset()
    filters: frozenset[str] = frozenset()
    tabs: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Entity:
    """All that list, card, search and export need to know of one kind of row."""

    key: str
    one: T
    many: T
    fields: tuple[Field, ...]
    columns: tuple[Col, ...]
    sort: str
    filters: tuple[Filter, ...] = ()
    card: tuple[Block, ...] = ()
    tabs: tuple[Tab, ...] = ()
    title: str = "name"  # the field that names a row
    icon: str = ""
    empty: T | None = None  # what an empty list says
    has_uid: bool = True
    small: bool = False  # a Ref to it is offered as a whole list
    hideable: tuple[Hideable, ...] = ()
    mass: tuple[str, ...] = ()  # fields that may be changed for many rows at once
    first: str = ""  # a statement to be run before the first page is read
    slow: tuple[
        str, ...
    ] = ()  # filters that look at every row: such a list is looked through in steps (db.looking)
    defaults: Callable[[Any], dict[str, Any]] | None = None  # session facts -> values of a new row
    writable: tuple[str, ...] = dataclass_field(init=False, default=())

    def __post_init__(self) -> None:
        """Work out what a save sends: every field that is neither read only nor a photo (which has a procedure)."""
        names = tuple(f.name for f in self.fields if not f.readonly and not isinstance(f, Photo))
        object.__setattr__(self, "writable", names)

    def without(self, sees: Callable[[str, str], bool]) -> Unseen:
        """What of this entity a person does not see. `sees(entity, field)`: what the base says."""
        gone = [one for one in self.hideable if not sees(self.key, one.name)]
        return Unseen(
            frozenset(one.name for one in gone),
            frozenset(name for one in gone for name in one.columns),
            frozenset(name for one in gone for name in one.filters),
            frozenset(one.tab for one in gone if one.tab),
        )

    def field(self, name: str) -> Field:
        """The field of that name. Raises KeyError."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(f"{self.key}.{name}")
