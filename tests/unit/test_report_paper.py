"""What stands on the paper, and where."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.texts import T
from reports import typeface
from reports.layout import Block, column_widths, paginate
from reports.paper import write
from reports.pen import Pen
from reports.report import Col, Report
from reports.run import Line, Result, arrange
from tests.unit.report_samples import REGISTER, TODAY, facts, register_rows, text


def pages_of(result: Result, locale: str = "ru_RU") -> tuple[list[str], Pen]:
    """The text of every page."""
    out = io.BytesIO()
    pen = write(result, facts(locale), out)
    document = pypdfium2.PdfDocument(out.getvalue())
    pages = []
    for page in document:
        layer = page.get_textpage()
        pages.append(layer.get_text_bounded().replace("\r\n", "\n"))
        layer.close()
        page.close()
    document.close()
    return pages, pen


def test_the_page_carries_title_parameters_author_moment_firm_and_row_count() -> None:
    pages, _ = pages_of(arrange(REGISTER, register_rows(20), {}, TODAY))
    for words in ("Реестр клиентов", "ООО «Паддок»", "Rows: 20", "Made 21.11.2025 14:05 by Петров Иван"):
        assert words in pages[0]
    assert "Grouped by:" in pages[0]
    assert f"Page 1 of {len(pages)}" in pages[0]


def test_every_row_is_on_paper_once_in_every_script() -> None:
    rows = register_rows(300)
    pages, _ = pages_of(arrange(REGISTER, rows, {}, TODAY))
    whole = " ".join("".join(pages).split())
    for row in rows:
        assert whole.count(f"{row[8]:,.2f}".replace(",", "\xa0").replace(".", ",").replace("\xa0", " ")) >= 1
    for words in ("Łódzkie", "Ромашка", "Müller", "Kraków"):
        assert words in whole
    assert "ดินไทย" in whole


def test_column_and_group_headings_are_repeated_on_the_next_page() -> None:
    pages, _ = pages_of(arrange(REGISTER, register_rows(300, managers=2), {}, TODAY))
    assert len(pages) > 3
    for page in pages[1:-1]:
        assert "Клиент" in page
        assert "(continued)" in page
    assert f"Page 2 of {len(pages)}" in pages[1]


def test_an_empty_report_says_so_and_has_one_page() -> None:
    pages, _ = pages_of(arrange(REGISTER, [], {}, TODAY))
    assert len(pages) == 1
    assert "Nothing found" in pages[0]


def test_a_cut_report_says_so() -> None:
    pages, _ = pages_of(arrange(REGISTER, register_rows(3), {}, TODAY, cut=True))
    assert "Only the first 3 rows are shown." in pages[0]


def test_what_is_drawn_grows_with_the_rows_and_not_faster() -> None:
    counts = {}
    for rows in (500, 1000, 2000):
        _, pen = pages_of(arrange(REGISTER, register_rows(rows), {}, TODAY))
        counts[rows] = pen.drawn
    assert counts[1000] < 2.1 * counts[500]
    assert counts[2000] < 2.1 * counts[1000]


def test_a_stop_asked_between_pages_stops_the_writing() -> None:
    class StopError(Exception):
        pass

    def tick(page: int, pages: int) -> None:
        assert pages > 2
        if page == 2:
            raise StopError

    with pytest.raises(StopError):
        write(arrange(REGISTER, register_rows(300), {}, TODAY), facts(), io.BytesIO(), tick)


def test_a_landscape_report_lies() -> None:
    out = io.BytesIO()
    write(arrange(replace(REGISTER, landscape=True), register_rows(3), {}, TODAY), facts(), out)
    document = pypdfium2.PdfDocument(out.getvalue())
    assert document[0].get_width() > document[0].get_height()
    document.close()


def test_text_with_line_ends_and_signs_without_a_picture_prints() -> None:
    report = Report(
        "t/t", text("T"), text("T"), text("T"), (Col("id", text("Id"), "id"), Col("note", text("Note")))
    )
    rows = [(1, "first\r\nsecond\x00\x07\tthird\u200b"), (2, "word" * 400), (3, ""), (4, None)]
    pages, _ = pages_of(arrange(report, rows, {}, TODAY))
    assert "first" in pages[0]
    assert "second third" in pages[0]
    assert "…" in pages[0]


# --- the sums of the layout ---

titles = st.text(st.sampled_from("abc жяЩ"), min_size=1, max_size=30)
kinds = st.sampled_from(["text", "int", "day", "money"])


@given(
    st.lists(
        st.tuples(kinds, titles, st.lists(st.text("аб cd", max_size=60), max_size=5)), min_size=1, max_size=9
    )
)
def test_columns_never_leave_the_page(columns: list) -> None:
    cols = [Col(f"c{at}", T("Test", title), kind) for at, (kind, title, _) in enumerate(columns)]
    high = max(len(cells) for _, _, cells in columns)
    texts = [[(cells[at] if at < len(cells) else "") for _, _, cells in columns] for at in range(high)]
    widths = column_widths(cols, [title for _, title, _ in columns], texts, 520.0)
    assert len(widths) == len(cols)
    assert sum(widths) <= 520.01
    assert min(widths) > 0


@given(st.text(st.sampled_from("аб cdทีที่éÅ-\n"), max_size=200), st.floats(10, 300))
def test_wrapped_text_loses_nothing_but_spaces_and_fits(words: str, room: float) -> None:
    lines = typeface.wrap(words, room, 8.0)
    assert "".join("".join(lines).split()) == "".join(words.split())
    for line in lines:
        assert typeface.width(line, 8.0) <= room + 0.01 or len(line) <= 3


@given(st.text(st.sampled_from("аб cdที่éÅ")))
def test_runs_of_letters_join_to_the_text_and_thai_has_its_own_font(words: str) -> None:
    runs = typeface.runs(words, typeface.BOLD)
    assert "".join(part for _, part in runs) == words
    for font, part in runs:
        assert all(("\u0e00" <= sign <= "\u0e7f") == typeface.thai(font) for sign in part)


def test_every_letter_of_the_supported_scripts_has_a_picture() -> None:
    form = facts().form
    signs = form.change(-1200) + form.change(5) + form.share(0.5) + form.money(-1234567) + form.number(0.5)
    letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўқғңөұүһ ąćęłńóśźżäöüßéèêëàâçñõãåøæœğışřžůțăő€₽№«»–—…"
    for style in (typeface.PLAIN, typeface.BOLD, typeface.ITALIC):
        for font, part in typeface.runs(signs + letters + letters.upper() + "กขฃคฅฆงที่น้ำ฿", style):
            known = typeface._font(font).face.charToGlyph
            assert [sign for sign in part if ord(sign) not in known and sign not in "\u1e9e"] == []


depths = st.lists(st.sampled_from(["head0", "head1", "row", "row", "row", "sub1", "sub0"]), max_size=80)


@given(depths, st.integers(60, 200), st.integers(120, 300))
def test_pages_hold_every_block_once_in_order_and_no_heading_stands_last(
    names: list, first: int, other: int
) -> None:
    blocks = [block(name) for name in names]
    pages = paginate(blocks, float(first), float(other))
    assert [id(each) for page in pages for each in page.blocks] == [id(each) for each in blocks]
    for at, page in enumerate(pages):
        used = sum(each.height for each in (*page.repeated, *page.blocks))
        fits = used <= (first if at == 0 else other)
        assert fits or len(page.blocks) <= 3 or all(each.line.kind == "head" for each in page.blocks[:-1])
        if at < len(pages) - 1 and page.blocks:
            assert page.blocks[-1].line.kind != "head"


def block(name: str) -> Block:
    depth = int(name[-1]) if name[-1].isdigit() else 2
    return Block(Line(name.rstrip("01"), depth, (), ()), (("x",),), 14.0)  # type: ignore[arg-type]
