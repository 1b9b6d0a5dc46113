"""Finds the header row and guesses what each column is, from the headers and from the cells."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from app.core.clinic import content
from app.core.clinic.fields import FIELDS, PERSONS
from app.core.clinic.mapping import Column, Mapping, headers_of, plain_header
from app.core.clinic.table import Table

_LOOKED_AT: Final = 25  # rows from the top in which the headers may stand
_PHRASES: Final[dict[str, str]] = {plain_header(word): key for key, f in FIELDS.items() for word in f.words}
_CONTEXTS: Final = sorted(PERSONS, key=len, reverse=True)
_NEAR: Final = 87.0
_BOTH: Final = frozenset(key for key, f in FIELDS.items() if f.of == "both")
_PERSONAL: Final = frozenset(key for key, f in FIELDS.items() if f.of == "person")


def mapping(table: Table, region: str = "RU", area: str = "") -> Mapping:
    """The guessed mapping of a table."""
    row = header_row(table)
    return columns_for(table, row, region, area)


def header_row(table: Table) -> int:
    """The row that holds the headers, -1 when the table begins with data."""
    best, most = -1, 0.0
    for number, cells in enumerate(table.rows[:_LOOKED_AT]):
        texts = [cell for cell in cells if isinstance(cell, str)]
        if not texts or any(content.is_data(cell) for cell in cells):
            continue
        known = sum(_by_words(plain_header(text))[1] >= 0.7 for text in texts)
        different = len({plain_header(text) for text in texts})
        score = known + 0.1 * different - 0.02 * number
        if score > most and (known >= 2 or known == len(texts)):
            best, most = number, score
    return best if best >= 0 else _fallback(table)


def _fallback(table: Table) -> int:
    """No known header: the first row of several short texts without data, if data follow it."""
    for number, cells in enumerate(table.rows[: _LOOKED_AT - 1]):
        filled = [cell for cell in cells if cell is not None]
        if len(filled) >= 2:
            short = all(isinstance(cell, str) and len(cell) < 50 for cell in filled)
            below = table.rows[number + 1] if number + 1 < len(table.rows) else []
            clean = not any(content.is_data(cell) for cell in filled)
            return number if short and clean and any(content.is_data(cell) for cell in below) else -1
    return -1


def columns_for(table: Table, row: int, region: str, area: str) -> Mapping:
    """The guessed mapping when the headers stand in a given row."""
    headers = headers_of(table, row)
    found: list[Column] = []
    groups: dict[str, int] = {}
    for index, header in enumerate(headers):
        cells = [table.cell(number, index) for number in range(row + 1, min(len(table.rows), row + 400))]
        if any(cell is not None for cell in cells):
            column = _with_content(_by_header(index, header, groups), content.kind(cells))
        else:
            column = Column(index, header)
        found.append(column)
    columns = tuple(_once(_assigned(found)))
    return Mapping(columns, row, region, area, max((c.group for c in columns), default=0))


def _by_header(index: int, header: str, groups: dict[str, int]) -> Column:
    """What the header alone says; `groups` remembers the persons met so far by the words that name them."""
    plain = plain_header(re.sub(r"(?<=\D)(?=\d)|(?<=\d)(?=\D)", " ", header))
    key, sure = _by_words(plain)
    digits = re.search(r"\b(\d{1,2})\b", plain)
    rest = re.sub(r"\b\d{1,2}\b", "", plain)
    rest = " ".join(rest.split())
    if sure < 1 and rest != plain:
        key, sure = _by_words(rest)
    context = next((words for words in _CONTEXTS if re.search(rf"\b{words}\b", rest)), "")
    if key in ("phone", "employee") and sure == 1 and rest in _PHRASES:
        context = context if PERSONS.get(context) else ""
    if key in FIELDS and FIELDS[key].of == "client" and sure == 1:
        context = ""
    if not context and key not in _PERSONAL:
        return Column(index, header, key, 0, header if key == "class" else "", sure)
    job = PERSONS.get(context, "")
    inner = " ".join(re.sub(rf"\b{context}\b", "", rest).split()) if context else rest
    inner_key, inner_sure = _by_words(inner) if inner else ("person", 0.9)
    if inner_key not in _PERSONAL | _BOTH:
        inner_key, inner_sure = (
            (key, sure) if key in _PERSONAL | _BOTH else ("person", 0.8 if context else 0.0)
        )
    name = f"{job.split()[-1].lower() if job else 'contact'} {digits[1] if digits else ''}"
    group = groups.setdefault(name, int(digits[1]) if digits and not job else len(groups) + 1)
    return Column(index, header, inner_key, min(group, 9), job, max(inner_sure, sure))


@lru_cache(2_000)
def _by_words(plain: str) -> tuple[str, float]:
    """The field that a plain header names: exactly (1), nearly (0.8) or among other words (0.7)."""
    if not plain:
        return "", 0.0
    if plain in _PHRASES:
        return _PHRASES[plain], 1.0
    near = process.extractOne(plain, _PHRASES.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    if near and len(plain) > 3:
        return _PHRASES[near[0]], 0.8
    inside = [
        phrase for phrase in _PHRASES if len(phrase) > 2 and re.search(rf"\b{re.escape(phrase)}\b", plain)
    ]
    if inside:
        return _PHRASES[max(inside, key=len)], 0.7
    return "", 0.0


def _with_content(column: Column, seen: tuple[str, float]) -> Column:
    """The header's word, unless the cells plainly are something else; without a header's word, the cells'."""
    key, share = seen
    if not key or key == column.field:
        return column if not key else replace(column, certainty=min(1.0, column.certainty + 0.1))
    if not column.field:
        group = 1 if key == "person" else 0
        return replace(column, field=key, group=group, certainty=0.6 * share)
    contradicts = {column.field, key} <= {
        "phone",
        "email",
        "site",
        "tax_id",
        "birthday",
        "city",
        "name",
        "reg_no",
    }
    vague = key == "city" or (key == "phone" and column.field in ("tax_id", "reg_no", "birthday"))
    if contradicts and share >= 0.8 and not vague:  # bare figures may be a phone in any column
        return replace(column, field=key, certainty=0.7 * share)
    if column.field == "name" and key == "person" and column.certainty < 1:
        return replace(column, field="person", group=1, certainty=0.6)
    return column


def _assigned(columns: list[Column]) -> list[Column]:
    """Phones and e-mails that follow a person go to that person, if the client has its own before."""
    found: list[Column] = []
    person = 0
    for column in columns:
        if column.field in _PERSONAL:
            person = column.group
        elif column.field not in _BOTH and column.field:
            person = 0
        own = any(c.field == column.field and c.group == 0 for c in found)
        has = any(c.field == column.field and c.group == person for c in found)
        if column.field in _BOTH and column.group == 0 and person and not has and (own or person > 1):
            column = replace(column, group=person)
        if column.field == "birthday" and column.group == 0 and any(c.group for c in columns):
            column = replace(column, group=person or 1)
        found.append(column)
    return found


def _once(columns: list[Column]) -> list[Column]:
    """A field that takes one column keeps the surest; a second name of the client becomes its legal name."""
    best: dict[tuple[str, int], Column] = {}
    for column in sorted(columns, key=lambda c: -c.certainty):
        best.setdefault((column.field, column.group), column)
    found = []
    for column in columns:
        field = FIELDS.get(column.field)
        if field and not field.many and best[column.field, column.group] is not column:
            second = "legal_name" if column.field == "name" and ("legal_name", 0) not in best else ""
            if column.field == "address":
                second = "post_address"
            column = replace(column, field=second, certainty=column.certainty / 2)
        found.append(column)
    return found
