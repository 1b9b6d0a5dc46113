"""Reads single cells into the fields of a client or person; asks the answers whenever it doubts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from rapidfuzz import fuzz, process

from app.core import phones, tax_numbers
from app.core.clinic import content, dates
from app.core.clinic.countries import country_code
from app.core.clinic.doubts import Answers, Doubt, Kind
from app.core.clinic.fields import FIELDS
from app.core.clinic.mapping import Column
from app.core.clinic.model import ADDRESS, EMAIL, MESSENGER, PHONE, SITE, Channel, Client, Known, Person
from app.core.clinic.names import tidy, unmixed
from app.core.clinic.table import Cell, shown
from app.core.phones import Phone, Reason

_PHONE_KINDS: Final = {Reason.AREA: Kind.AREA, Reason.LETTERS: Kind.PHONE_LETTERS}
_NEAR_VALUE: Final = 84.0
_CYRILLIC_IN_EMAIL: Final = str.maketrans("асеорхуктАСЕОРХУКТМВН", "aceopxyktACEOPXYKTMBH")
_EMAIL_BREAK: Final = re.compile(r"[\s,;/|]+")
_PHONE_LABELS: Final = {"факс": "факс", "fax": "fax", "моб|сот": "мобильный", "mobil|cell|handy": "mobile"}
_EMPTY: Final = frozenset(
    {"", "-", "--", "—", "–", "нет", "н/д", "n/a", "none", "null", "#n/a", "#н/д", "?", "0"}
)


@dataclass(slots=True)
class Pen:
    """Reads cells of one row; collects doubts, and knows what the user said of them."""

    known: Known
    region: str
    area: str
    answers: Answers
    day_first: dict[int, bool] = field(default_factory=dict)
    percent: set[tuple[int, int]] = field(default_factory=set)
    doubts: list[Doubt] = field(default_factory=list)
    home: str = ""  # the country of the row's client, if that is not `region`
    said: dict[tuple[Kind, int, str], bool] = field(default_factory=dict)
    row: int = 0
    column: Column = field(default_factory=lambda: Column(0, ""))

    def ask(self, kind: Kind, was: str, proposed: str, certainty: float) -> bool:
        """Note a doubt; whether its proposal is to be taken."""
        doubt = Doubt(self.row, self.column.index, kind, was, proposed, certainty)
        self.doubts.append(doubt)
        return self.answers.accepted(doubt)

    def ask_once(self, kind: Kind, was: str, proposed: str, certainty: float) -> bool:
        """A doubt about a value, which is the same in every row: asked where it is first met."""
        place = (kind, self.column.index, was.lower())
        if place not in self.said:
            self.said[place] = self.ask(kind, was, proposed, certainty)
        return self.said[place]

    def read(self, cell: Cell, client: Client, person: Person | None) -> None:
        """Put one cell where its column says; to the person when the column is a person's."""
        cell = self._unpercent(cell)
        if shown(cell).strip().lower() in _EMPTY:
            return
        _READERS.get(self.column.field, _read_text)(self, cell, client, person)

    def _unpercent(self, cell: Cell) -> Cell:
        if isinstance(cell, bool) or not isinstance(cell, int | float):
            return cell
        if (self.row, self.column.index) not in self.percent:
            return cell
        seen = float(Decimal(repr(cell)) * 100)  # by its digits: binary fractions would show
        sure = 0.9 if self.column.field in ("phone", "tax_id", "reg_code", "reg_no", "postcode") else 0.6
        taken = self.ask(Kind.PERCENT, f"{shown(seen)} %", shown(seen), sure)
        return seen if taken else f"{shown(seen)}%"

    def text(self, cell: Cell) -> str:
        """A cell as one line, mixed scripts mended when accepted."""
        plain = tidy(shown(cell))
        mended = unmixed(plain)
        if mended != plain and self.ask(Kind.SCRIPT, plain, mended, 0.95):
            return mended
        return plain

    def fitted(self, text: str, size: int, client: Client) -> str:
        """A text that the base can hold; the rest goes to the note."""
        if len(text) <= size:
            return text
        cut = text[:size].rsplit(" ", 1)[0] if " " in text[:size] else text[:size]
        self.ask(Kind.CUT, text, cut, 1.0)
        client.add_note(f"{self.column.header}: {text}")
        return cut

    def aside(self, client: Client, text: str) -> None:
        """What has no place of its own goes to the note, with its header."""
        client.add_note(f"{self.column.header}: {text}")


def _read_text(pen: Pen, cell: Cell, client: Client, person: Person | None) -> None:
    key = pen.column.field
    size = FIELDS[key].size or 250
    if key == "note":
        text = shown(cell).strip()
        if person is not None:
            person.note = f"{person.note}\n{text}".strip()[:2000]
        else:
            client.add_note(text)
    elif key in ("job", "salutation") and person is not None:
        setattr(person, key, pen.fitted(pen.text(cell), size, client))
    else:
        client.fields[key] = pen.fitted(pen.text(cell), size, client)


def _read_phone(pen: Pen, cell: Cell, client: Client, person: Person | None) -> None:
    typed = tidy(shown(cell).replace("\n", "; "))
    pieces = phones.split(shown(cell))
    found = phones.numbers(shown(cell), pen.home or pen.region, "" if pen.home else pen.area)
    if len(found) > 1:
        listed = "; ".join(_spelt(one) or piece for one, piece in zip(found, pieces, strict=True))
        if not pen.ask(Kind.PHONES, typed, listed, 0.95 if all(one.valid for one in found) else 0.6):
            _add(client, person, Channel(PHONE, typed[:250], label=_phone_label(pen.column)))
            return
    for piece, phone in zip(pieces, found, strict=True):
        _take_phone(pen, piece, phone, client, person)


def _take_phone(pen: Pen, piece: str, phone: Phone, client: Client, person: Person | None) -> None:
    piece = tidy(piece)
    label = _phone_label(pen.column)
    if not phone.valid:
        if pen.ask(Kind.PHONE_BAD, piece, "", 0.9 if not phone.digits else 0.3):
            pen.aside(client, piece)
        else:
            _add(client, person, Channel(PHONE, piece[:250], label=label))
        return
    if phone.changed:
        kind = _PHONE_KINDS.get(phone.reason, Kind.PHONE)
        sure = {Kind.AREA: 0.8, Kind.PHONE_LETTERS: 0.8}.get(kind, 0.98)
        if not pen.ask(kind, piece, _spelt(phone), sure):
            _add(client, person, Channel(PHONE, piece[:250], label=label))
            return
    _add(client, person, Channel(PHONE, piece[:250], phone.e164, label))


def _spelt(phone: Phone) -> str:
    return phones.pretty(phone.e164, phone.extension) if phone.valid else ""


def _phone_label(column: Column) -> str:
    low = column.header.lower()
    for words, label in _PHONE_LABELS.items():  # in the language of the file: labels are the firm's data
        if re.search(words, low):
            return label
    return ""


def _add(client: Client, person: Person | None, channel: Channel) -> None:
    if person is None:
        client.add_channel(channel)
    elif all(channel.same != one.same for one in person.channels):
        person.channels.append(channel)


def _read_email(pen: Pen, cell: Cell, client: Client, person: Person | None) -> None:
    text = tidy(shown(cell)).removeprefix("mailto:")
    inner = re.findall(r"<([^<>\s]+@[^<>\s]+)>", text)  # "Anna Muller <anna@muller.de>"
    pieces = inner or [one for one in _EMAIL_BREAK.split(text) if one]
    if not inner and not all(content.EMAIL.fullmatch(piece.strip(".<>")) for piece in pieces):
        pieces = [text]
    for piece in pieces:
        plain = piece.strip(".<>()'\" ")
        mended = _mended_email(plain)
        if not content.EMAIL.fullmatch(mended) or not mended.isascii():
            if pen.ask(Kind.EMAIL_BAD, plain, "", 0.8):
                pen.aside(client, plain)
            else:
                _add(client, person, Channel(EMAIL, plain[:120]))
        elif mended == plain or pen.ask(Kind.EMAIL, plain, mended, 0.85):
            _add(client, person, Channel(EMAIL, mended[:120], mended.lower()[:120]))
        else:
            pen.aside(client, plain)


def _mended_email(text: str) -> str:
    mended = text.translate(_CYRILLIC_IN_EMAIL).replace("(at)", "@").replace("[at]", "@").replace("@@", "@")
    mended = re.sub(r"\s*@\s*", "@", mended)
    mended = re.sub(r",(?=[a-z]{2,4}$)", ".", mended.replace("..", "."))
    return re.sub(r"\s+", "", mended) if mended.count("@") == 1 else mended


def _read_site(pen: Pen, cell: Cell, client: Client, person: Person | None) -> None:
    text = tidy(shown(cell))
    if "@" in text and content.EMAIL.search(text):
        _read_email(pen, cell, client, person)
        return
    for piece in re.split(r"[\s,;]+", text):
        normal = re.sub(r"^(?:https?://)?(?:www\.)?", "", piece.lower()).rstrip("/")
        if "." in normal:
            _add(client, None, Channel(SITE, piece[:250], normal[:250]))
        elif normal:
            pen.aside(client, piece)


def _read_messenger(pen: Pen, cell: Cell, client: Client, person: Person | None) -> None:
    text = tidy(shown(cell))
    phone = phones.normal(text, pen.region)
    normal = phone.e164 if phone.valid else text.lower().removeprefix("https://t.me/").removeprefix("@")
    _add(client, person, Channel(MESSENGER, text[:250], normal[:250], pen.column.header[:80]))


def _read_address(pen: Pen, cell: Cell, client: Client, person: Person | None) -> None:
    text = pen.fitted(pen.text(cell), 250, client)
    if pen.column.field == "address" and "address" not in client.fields:
        client.fields["address"] = text
    else:
        _add(client, None, Channel(ADDRESS, text, "", pen.column.header[:80]))


def _read_tax(pen: Pen, cell: Cell, client: Client, person: Person | None) -> None:
    typed, reg_code = tax_numbers.split_inn_kpp(tidy(shown(cell)))
    if reg_code:
        client.fields.setdefault("reg_code", reg_code)
    verdict = tax_numbers.tax_number(typed, pen.home or pen.region)
    _take_number(pen, typed, verdict, client)
    if verdict.valid and verdict.kind:
        client.fields.setdefault("country", verdict.country)


def _read_register(pen: Pen, cell: Cell, client: Client, person: Person | None) -> None:
    typed = tidy(shown(cell))
    _take_number(pen, typed, tax_numbers.register_number(typed, pen.home or pen.region), client)


def _read_kpp(pen: Pen, cell: Cell, client: Client, person: Person | None) -> None:
    typed = tidy(shown(cell))
    _take_number(pen, typed, tax_numbers.kpp(typed), client)


def _take_number(pen: Pen, typed: str, verdict: tax_numbers.Verdict, client: Client) -> None:
    key = pen.column.field
    size = FIELDS[key].size
    taken = verdict.compact[:size]
    if not verdict.valid:
        if pen.ask(Kind.TAX_BAD, typed, "", 0.6):
            pen.aside(client, typed)
            return
        taken = typed[:size]
    elif verdict.repaired and not pen.ask(Kind.TAX, typed, verdict.compact, 0.95):
        taken = typed[:size]
    client.fields[key] = taken


def _read_country(pen: Pen, cell: Cell, client: Client, person: Person | None) -> None:
    text = pen.text(cell)
    code = country_code(text)
    if code:
        client.fields["country"] = code
        pen.home = code if code != pen.region else ""
    else:
        pen.aside(client, text)


def _read_birthday(pen: Pen, cell: Cell, client: Client, person: Person | None) -> None:
    day = dates.read(cell, day_first=pen.day_first.get(pen.column.index, True))
    typed = shown(cell).strip()
    value: date | None = day.value
    if value is None or value > date.today():
        pen.ask(Kind.DATE_BAD, typed, "", 0.8)
        pen.aside(client, typed)
        return
    if day.as_text:
        kind = Kind.DATE if day.sure else Kind.DATE_UNSURE
        if not pen.ask(kind, typed, value.isoformat(), 0.95 if day.sure else 0.7):
            pen.aside(client, typed)
            return
    if person is not None:
        person.birthday = value
    else:
        client.birthday = value


def _read_value(pen: Pen, cell: Cell, client: Client, person: Person | None) -> None:
    """A value of a dictionary: exact, nearly spelt, or new."""
    kind = pen.column.field
    title = pen.column.name if kind == "class" else ""
    text = pen.text(cell)[:80]
    pieces = [one.strip() for one in re.split(r"[;|]|,\s", text)] if kind == "class" else [text]
    for piece in filter(None, pieces):
        value = _value(pen, f"class:{title.lower()}" if kind == "class" else kind, piece)
        if not value:
            pen.aside(client, piece)
        elif kind == "class":
            client.classes.append((title, value))
        else:
            client.values[kind] = value


def _value(pen: Pen, kind: str, text: str) -> str:
    known = pen.known.values.setdefault(kind, {})
    exact = known.get(text.lower())
    if exact:
        return exact
    near = process.extractOne(text.lower(), known.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_VALUE)
    if near and pen.ask_once(Kind.VALUE_NEAR, text, known[near[0]], near[1] / 100):
        return known[near[0]]
    if pen.ask_once(Kind.VALUE_NEW, text, text, 0.7) if pen.known.may_add else _refuse(pen, text):
        return text
    return ""


def _refuse(pen: Pen, text: str) -> bool:
    pen.ask_once(Kind.VALUE_NEW, text, "", 0.0)
    return False


def _read_employee(pen: Pen, cell: Cell, client: Client, person: Person | None) -> None:
    text = pen.text(cell)
    known = pen.known.employees
    exact = known.get(text.lower())
    if exact:
        client.employee_id = exact
        return
    near = process.extractOne(text.lower(), known.keys(), scorer=fuzz.token_set_ratio, score_cutoff=88)
    name = _by_initials(text, known) or (near[0] if near else "")
    if name:
        if pen.ask_once(Kind.EMPLOYEE, text, name.title(), 0.85):
            client.employee_id = known[name]
            return
    else:
        pen.ask_once(Kind.EMPLOYEE_BAD, text, "", 1.0)
    pen.aside(client, text)


def _by_initials(text: str, known: dict[str, int]) -> str:
    """«Петров И.» or «Иван П.»: the one employee whose words begin so; "" for none or several."""
    parts = re.findall(r"\w+", text.lower())
    fits = [
        name
        for name in known
        if parts
        and len(parts) <= len(name.split())
        and all(any(w.startswith(p) for w in name.split()) for p in parts)
    ]
    return fits[0] if len({known[name] for name in fits}) == 1 else ""


def _read_branch(pen: Pen, cell: Cell, client: Client, person: Person | None) -> None:
    text = pen.text(cell)
    found = pen.known.branches.get(text.lower())
    if found:
        client.branch_id = found
    else:
        pen.aside(client, text)


def _read_kind(pen: Pen, cell: Cell, client: Client, person: Person | None) -> None:
    low = shown(cell).strip().lower()
    if re.search(r"физ|person|individual|privat|частн", low):
        client.kind = "P"
    elif not re.search(r"юр|орг|company|organi|firm|ип\b|business", low):
        pen.aside(client, shown(cell).strip())


Reader = Callable[[Pen, Cell, Client, "Person | None"], None]
_READERS: Final[dict[str, Reader]] = {
    "phone": _read_phone,
    "email": _read_email,
    "site": _read_site,
    "messenger": _read_messenger,
    "address": _read_address,
    "post_address": _read_address,
    "tax_id": _read_tax,
    "reg_no": _read_register,
    "reg_code": _read_kpp,
    "country": _read_country,
    "birthday": _read_birthday,
    "source": _read_value,
    "status": _read_value,
    "trade": _read_value,
    "size": _read_value,
    "class": _read_value,
    "employee": _read_employee,
    "branch": _read_branch,
    "kind": _read_kind,
}
