"""The printed card of one client: sections, pairs, pages."""

from __future__ import annotations

import io
from datetime import datetime

import pypdfium2
from hypothesis import given
from hypothesis import strategies as st

from reports.catalog.clients.passport import FIELDS, REPORT, UNIT
from reports.document import Item, name_of, paginate, write
from reports.params import PickChoice
from reports.report import Row
from reports.run import Result, arrange
from tests.unit.report_samples import TODAY, facts

REQUISITES = {
    "kind": "P",
    "country": "PL",
    "name": "Łódzkie Zakłady „Ромашка” ดอกบัว",
    "tax_id": "7712345678",
    "birthday": "1988-02-29",
    "created": "2025-01-31",
    "note": "Очень длинное примечание. " * 20,
}


def rows(events: int = 3) -> list[Row]:
    packed = UNIT.join(REQUISITES.get(name, "") for name, _ in FIELDS)
    made: list[Row] = [
        ("feed", 4, datetime(2025, 1, 1 + at % 28, 9, at % 60), "C", "Иванов", "Заказ", f"Разговор {at}")
        for at in range(events)
    ]
    made += [
        ("people", 3, None, "Персона", "Директор", "+7 495 000-00-00", ""),
        ("channels", 2, None, "E", "", "", "a@example.com"),
        ("channels", 2, None, "P", "склад", "main", "8 (495) 000-00-00"),
        ("classes", 1, None, "Класс", "", "", "A"),
        ("requisites", 0, None, "", "", "", packed),
    ]
    return made


def card(given_rows: list[Row], feed: int = 30) -> Result:
    return arrange(REPORT, given_rows, {"client": PickChoice(1, "x"), "feed": feed}, TODAY)


def pages_of(result: Result) -> list[str]:
    out = io.BytesIO()
    write(result, facts(), out)
    document = pypdfium2.PdfDocument(out.getvalue())
    pages = []
    for page in document:
        layer = page.get_textpage()
        pages.append(layer.get_text_bounded())
        layer.close()
        page.close()
    document.close()
    return pages


def test_a_card_shows_every_section_with_its_words() -> None:
    (page,) = pages_of(card(rows()))
    for words in ("Ромашка", "Польша", "Private person", "7712345678", "29.02.1988", "31.01.2025"):
        assert words in page
    for words in ("Requisites", "Classifiers", "Phones and addresses", "Persons", "Latest events"):
        assert words in page
    for words in ("8 (495) 000-00-00", "a@example.com", "Директор", "Разговор 2", "Call"):
        assert words in page
    assert "Made 21.11.2025 14:05 by Петров Иван" in page


def test_empty_requisites_take_no_room() -> None:
    (page,) = pages_of(card(rows()))
    assert "Legal name" not in page
    assert "Register number" not in page


def test_phones_come_first_and_the_feed_is_newest_first_and_cut() -> None:
    result = card(rows(40), feed=5)
    channels = [row[3] for row in result.rows if row[0] == "channels"]
    assert channels == ["P", "E"]
    feed = [row[2] for row in result.rows if row[0] == "feed"]
    assert len(feed) == 5
    assert feed == sorted(feed, reverse=True)


def test_a_long_card_goes_on_with_page_numbers() -> None:
    pages = pages_of(card(rows(200), feed=500))
    assert len(pages) > 2
    assert f"Page 2 of {len(pages)}" in pages[1]


def test_a_client_that_is_not_there_says_so() -> None:
    (page,) = pages_of(card([]))
    assert "Nothing found" in page


def test_a_card_is_named_after_its_record() -> None:
    assert name_of(card(rows())) == REQUISITES["name"]


@given(st.lists(st.tuples(st.floats(5, 60), st.booleans()), max_size=60), st.floats(80, 400))
def test_pages_of_a_card_hold_every_piece_once_and_no_heading_last(pieces: list, room: float) -> None:
    made = [Item(height, (), "", keep) for height, keep in pieces]
    pages = paginate(made, room)
    assert [id(item) for page in pages for item in page] == [id(item) for item in made]
    for page in pages[:-1]:
        assert not page[-1].keep
